//! wasm-opt, esbuild and axe-core: from npm, pinned by `xtask/npm/package-lock.json`.
//!
//! None of them is shipped: they work on the site or on its tests.

use std::{fs, path::PathBuf, process::Command};

use crate::{
    failure::{Doing, Failure, Outcome},
    process,
    project::Project,
    say::Step,
};

/// Installs the tools when they are not those of the lock file; gives the folder of their programs.
pub(super) fn ensure(project: &Project, versions: &mut Vec<String>) -> Outcome<PathBuf> {
    let manifest = fs::read_to_string(project.npm.join("package.json"))
        .doing("read xtask/npm/package.json")?;
    versions.extend(pins(&manifest));
    let lock = fs::read(project.npm.join("package-lock.json"))
        .doing("read xtask/npm/package-lock.json")?;
    // A copy of the lock file, written last, says that what stands there is whole and is that.
    let modules = project.npm.join("node_modules");
    let witness = modules.join(".installed-from");
    if fs::read(&witness).is_ok_and(|installed| installed == lock) {
        return Ok(modules.join(".bin"));
    }
    if process::find_on_path("npm", None).is_none() {
        return Err(Failure::step(
            "`npm` is not installed, and wasm-opt comes through it. \
             Install Node.js 18 or newer with its npm (Debian: apt-get install nodejs npm).",
        ));
    }
    let step = Step::start("Installing wasm-opt, esbuild and axe-core with npm", "10 s");
    process::run_long(Command::new("npm").current_dir(&project.npm).args([
        "ci",
        "--ignore-scripts",
        "--no-fund",
        "--no-audit",
        "--loglevel=error",
    ]))?;
    fs::write(&witness, &lock).doing("note what npm installed")?;
    step.done();
    Ok(modules.join(".bin"))
}

/// The `"name": "version"` lines of the manifest's `devDependencies`, as `name version`.
fn pins(manifest: &str) -> Vec<String> {
    let after = manifest.split_once("\"devDependencies\"").map_or("", |(_, after)| after);
    let inside = after.split('}').next().unwrap_or_default();
    let quoted: Vec<&str> = inside.split('"').skip(1).step_by(2).collect();
    quoted.chunks(2).map(|pair| pair.join(" ")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pins_are_read_from_the_manifest() {
        let read = pins(include_str!("../../npm/package.json"));
        assert!(read.contains(&"binaryen 132.0.0".to_owned()), "{read:?}");
        assert_eq!(read.len(), 3);
        assert!(pins("{}").is_empty());
    }

    /// `npm ci` installs what the lock file says or nothing, and checks each package's digest.
    #[test]
    fn every_package_is_pinned_to_a_version_and_a_digest() {
        let exact = |version: &str| version.split('.').all(|part| part.parse::<u32>().is_ok());
        let pins = pins(include_str!("../../npm/package.json"));
        assert!(pins.iter().all(|pin| exact(pin.rsplit(' ').next().unwrap())), "{pins:?}");
        let lock = include_str!("../../npm/package-lock.json");
        let packages = lock.matches("\n    \"node_modules/").count();
        assert!(packages >= pins.len());
        assert_eq!(lock.matches("\"integrity\": \"sha512-").count(), packages);
    }

    #[test]
    fn the_lock_file_names_no_host() {
        let lock = include_str!("../../npm/package-lock.json");
        assert!(!lock.contains("\"resolved\"") && !lock.contains("://"));
    }
}
