//! What Acquis is measured against: small applications of the same page, each built with its usual tool from
//! the sources in `tests/e2e/bench`, never a part of the site.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    failure::{Doing, Failure, Outcome},
    process,
    project::Project,
    say::Step,
};

/// Each contestant that is built. The static page is made while measuring, of what Acquis shows.
const BUILT: [&str; 3] = ["vanilla", "react", "svelte"];

/// Builds them all; gives the folder that holds one folder for each.
pub(super) fn build(project: &Project) -> Outcome<PathBuf> {
    let sources = project.root.join("tests/e2e/bench");
    install(&sources)?;
    let built = project.root.join("target/bench/sites");
    let step = Step::start("Building the contestants with Vite", "5 s");
    for name in BUILT {
        let mut vite = Command::new("node");
        vite.current_dir(&sources).args(["node_modules/vite/bin/vite.js", "build"]);
        vite.args(["--config", "vite.config.js"]);
        vite.env("CONTESTANT", name).env("OUT", built.join(name));
        process::run_long(&mut vite)?;
    }
    step.done();
    Ok(built)
}

/// Installs what the lock file says, unless that is what stands there.
fn install(sources: &Path) -> Outcome<()> {
    let lock =
        fs::read(sources.join("package-lock.json")).doing("read the contestants' lock file")?;
    let witness = sources.join("node_modules/.installed-from");
    if fs::read(&witness).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    if process::find_on_path("npm", None).is_none() {
        return Err(Failure::step(
            "`npm` is not installed, and the contestants are built with what it brings. \
             Install Node.js 20.19 or newer with its npm.",
        ));
    }
    let step = Step::start("Installing React, Svelte and Vite with npm", "15 s");
    let words = ["ci", "--ignore-scripts", "--no-fund", "--no-audit", "--loglevel=error"];
    process::run_long(Command::new("npm").current_dir(sources).args(words))?;
    fs::write(&witness, &lock).doing("note what npm installed")?;
    step.done();
    Ok(())
}
