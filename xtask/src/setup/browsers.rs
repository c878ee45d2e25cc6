//! Chromium and its driver, for the tests that need a browser.
//!
//! Only Debian's and Ubuntu's `apt-get` is known here; elsewhere a sentence says what to install.

use std::{path::PathBuf, process::Command};

use crate::{
    failure::{Failure, Outcome},
    process,
    say::Step,
};

/// The browser the tests drive.
pub struct Browser {
    /// The WebDriver program.
    pub driver: PathBuf,
}

/// Installs both when one is missing.
pub(super) fn ensure() -> Outcome<Browser> {
    if let Some(found) = present() {
        return Ok(found);
    }
    let has = |program| process::find_on_path(program, None).is_some();
    if !has("apt-get") {
        return Err(missing("this system has no apt-get to install them with"));
    }
    let root = process::answer(Command::new("id").arg("-u")).as_deref() == Some("0");
    if !root && !has("sudo") {
        return Err(missing("installing them takes root or sudo"));
    }
    let apt = |words: &[&str]| {
        let mut command = Command::new(if root { "apt-get" } else { "sudo" });
        if !root {
            command.arg("apt-get");
        }
        command.args(words).env("DEBIAN_FRONTEND", "noninteractive");
        process::run_long(&mut command)
    };
    let step = Step::start("Installing Chromium and its driver with apt-get", "30 s");
    apt(&["update", "-qq"])?;
    apt(&["install", "-y", "-qq", "--no-install-recommends", "chromium", "chromium-driver"])?;
    step.done();
    present().ok_or_else(|| missing("apt-get installed them under other names"))
}

fn present() -> Option<Browser> {
    process::find_on_path("chromium", None)?;
    let driver = match std::env::var_os("CHROMEDRIVER") {
        Some(chosen) => Some(PathBuf::from(chosen)).filter(|file| file.is_file()),
        None => None,
    };
    let driver = driver.or_else(|| process::find_on_path("chromedriver", None))?;
    Some(Browser { driver })
}

fn missing(why: &str) -> Failure {
    Failure::step(format!(
        "The browser tests need `chromium` and `chromedriver` on PATH, and {why}. \
         Install them by your system's means, then run this again."
    ))
}
