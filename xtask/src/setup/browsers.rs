//! The browsers and their drivers, for the tests that need one.
//!
//! Owns which programs those are. Firefox's driver is in no Debian package: it comes as a tool of Cargo's.

use std::path::PathBuf;

use super::apt::{Wanted, found_or_installed};
use super::cargo_tools;
use crate::{failure::Outcome, process, project::Project};

const WHO: &str = "The browser tests need";

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
    let wanted = Wanted { who: WHO, what: "`chromium` and `chromedriver`", packages };
    let driver = found_or_installed(present, &wanted)?;
    Ok(Browser { driver })
}

/// Installs Firefox or its driver when one is missing.
pub(super) fn firefox(project: &Project) -> Outcome<Browser> {
    let present = || {
        let names = ["firefox-esr", "firefox"];
        names.iter().find_map(|name| process::find_on_path(name, None))
    };
    let packages = &["firefox-esr"];
    found_or_installed(
        present,
        &Wanted { who: WHO, what: "`firefox-esr` or `firefox`", packages },
    )?;
    let driver = match chosen("GECKODRIVER") {
        Some(driver) => driver,
        None => cargo_tools::geckodriver(project)?,
    };
    Ok(Browser { driver })
}

/// Installs WebKitGTK's own browser, its driver or a display for it when one is missing.
pub(super) fn webkit() -> Outcome<Browser> {
    let present = || {
        process::find_on_path("Xvfb", None)?;
        let driver = chosen("WEBKITDRIVER");
        driver.or_else(|| process::find_on_path("WebKitWebDriver", None))
    };
    let packages = &["webkit2gtk-driver", "xvfb"];
    let wanted = Wanted { who: WHO, what: "`WebKitWebDriver` and `Xvfb`", packages };
    let driver = found_or_installed(present, &wanted)?;
    Ok(Browser { driver })
}

/// The driver that the environment names, when it is there.
fn chosen(variable: &str) -> Option<PathBuf> {
    std::env::var_os(variable).map(PathBuf::from).filter(|file| file.is_file())
}
