//! Programs that come with the system: looked for, and installed by `apt-get` where there is one.
//!
//! Only Debian's and Ubuntu's `apt-get` is known; elsewhere a sentence says what to install.

use std::{path::PathBuf, process::Command};

use crate::{
    failure::{Failure, Outcome},
    process,
    say::Step,
};

/// What is looked for and what brings it.
pub(super) struct Wanted<'a> {
    /// Whose need it is, as the beginning of a sentence: `The browser tests need`.
    pub(super) who: &'a str,
    /// The programs, as people call them.
    pub(super) what: &'a str,
    /// The packages that bring them.
    pub(super) packages: &'a [&'a str],
}

/// What `present` finds, if need be after the packages are installed.
pub(super) fn found_or_installed(
    present: impl Fn() -> Option<PathBuf>,
    wanted: &Wanted<'_>,
) -> Outcome<PathBuf> {
    if let Some(found) = present() {
        return Ok(found);
    }
    install(wanted)?;
    present().ok_or_else(|| missing(wanted, "apt-get installed them under other names"))
}

fn install(wanted: &Wanted<'_>) -> Outcome<()> {
    let has = |program| process::find_on_path(program, None).is_some();
    if !has("apt-get") {
        return Err(missing(wanted, "this system has no apt-get to install them with"));
    }
    let root = process::answer(Command::new("id").arg("-u")).as_deref() == Some("0");
    if !root && !has("sudo") {
        return Err(missing(wanted, "installing them takes root or sudo"));
    }
    let apt = |words: &[&str]| {
        let mut command = Command::new(if root { "apt-get" } else { "sudo" });
        if !root {
            command.arg("apt-get");
        }
        // In that run level no server is started that comes with a package.
        command.args(words).env("DEBIAN_FRONTEND", "noninteractive").env("RUNLEVEL", "1");
        process::run_long(&mut command)
    };
    let names = wanted.packages.join(" and ");
    let step = Step::start(format_args!("Installing {names} with apt-get"), "30 s");
    apt(&["update", "-qq"])?;
    apt(&[&["install", "-y", "-qq", "--no-install-recommends"], wanted.packages].concat())?;
    step.done();
    Ok(())
}

fn missing(wanted: &Wanted<'_>, why: &str) -> Failure {
    Failure::step(format!(
        "{} {} on PATH, and {why}. \
         Install them by your system's means, then run this again.",
        wanted.who, wanted.what
    ))
}
