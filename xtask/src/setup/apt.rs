//! Programs of the system: found, or installed by `apt-get`.
//!
//! Only Debian's and Ubuntu's `apt-get` is known here; elsewhere a sentence says what to install.

use std::{path::PathBuf, process::Command};

use crate::{
    failure::{Failure, Outcome},
    process,
    say::Step,
};

/// What `present` finds, if need be after these packages are installed.
pub(super) fn found_or_installed(
    present: impl Fn() -> Option<PathBuf>,
    packages: &[&str],
    what: &str,
) -> Outcome<PathBuf> {
    if let Some(found) = present() {
        return Ok(found);
    }
    install(packages, what)?;
    present().ok_or_else(|| missing(what, "apt-get installed them under other names"))
}

fn install(packages: &[&str], what: &str) -> Outcome<()> {
    let has = |program| process::find_on_path(program, None).is_some();
    if !has("apt-get") {
        return Err(missing(what, "this system has no apt-get to install them with"));
    }
    let root = process::answer(Command::new("id").arg("-u")).as_deref() == Some("0");
    if !root && !has("sudo") {
        return Err(missing(what, "installing them takes root or sudo"));
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
    let names = packages.join(" and ");
    let step = Step::start(format_args!("Installing {names} with apt-get"), "30 s");
    apt(&["update", "-qq"])?;
    apt(&[&["install", "-y", "-qq", "--no-install-recommends"], packages].concat())?;
    step.done();
    Ok(())
}

fn missing(what: &str, why: &str) -> Failure {
    Failure::step(format!(
        "The tests need {what} on PATH, and {why}. \
         Install them by your system's means, then run this again."
    ))
}
