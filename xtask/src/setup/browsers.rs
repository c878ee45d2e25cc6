//! The browsers and their drivers, for the tests that need one.
//!
//! Only Debian's and Ubuntu's `apt-get` is known here; elsewhere a sentence says what to install.
//! Firefox's driver is in no Debian package: it comes as a tool of Cargo's.

use std::{path::PathBuf, process::Command};

use super::cargo_tools;
use crate::{
    failure::{Failure, Outcome},
    process,
    project::Project,
    say::Step,
};

/// A browser that the tests drive.
pub struct Browser {
    /// The WebDriver program.
    pub driver: PathBuf,
}

/// Installs Chromium or its driver when one is missing.
pub(super) fn chromium() -> Outcome<Browser> {
    let present = || {
        process::find_on_path("chromium", None)?;
        let driver = chosen("CHROMEDRIVER");
        driver.or_else(|| process::find_on_path("chromedriver", None))
    };
    let packages = &["chromium", "chromium-driver"];
    let driver = found_or_installed(present, packages, "`chromium` and `chromedriver`")?;
    Ok(Browser { driver })
}

/// Installs Firefox or its driver when one is missing.
pub(super) fn firefox(project: &Project) -> Outcome<Browser> {
    let present = || {
        let names = ["firefox-esr", "firefox"];
        names.iter().find_map(|name| process::find_on_path(name, None))
    };
    found_or_installed(present, &["firefox-esr"], "`firefox-esr` or `firefox`")?;
    let driver = match chosen("GECKODRIVER") {
        Some(driver) => driver,
        None => cargo_tools::geckodriver(project)?,
    };
    Ok(Browser { driver })
}

/// Installs WebKitGTK's own browser, its driver or a display for it when one is missing.
pub(super) fn webkit() -> Outcome<Browser> {
    let present = || {
        process::find_on_path("xvfb-run", None)?;
        process::find_on_path("xauth", None)?;
        let driver = chosen("WEBKITDRIVER");
        driver.or_else(|| process::find_on_path("WebKitWebDriver", None))
    };
    let packages = &["webkit2gtk-driver", "xvfb", "xauth"];
    let driver = found_or_installed(present, packages, "`WebKitWebDriver` and `xvfb-run`")?;
    Ok(Browser { driver })
}

/// The driver that the environment names, when it is there.
fn chosen(variable: &str) -> Option<PathBuf> {
    std::env::var_os(variable).map(PathBuf::from).filter(|file| file.is_file())
}

/// What `present` finds, if need be after these packages are installed.
fn found_or_installed(
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
        command.args(words).env("DEBIAN_FRONTEND", "noninteractive");
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
        "The browser tests need {what} on PATH, and {why}. \
         Install them by your system's means, then run this again."
    ))
}
