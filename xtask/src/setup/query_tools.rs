//! What README asks a folder of dossiers with: `jq`, which comes with the system, and `DuckDB`, which
//! comes from `PyPI` into a folder of its own.
//!
//! Neither is part of the site.

use std::{fs, path::PathBuf, process::Command};

use super::apt::{Wanted, found_or_installed};
use crate::{
    failure::{Doing, Failure, Outcome},
    process,
    project::Project,
    say::Step,
};

const DUCKDB: &str = "1.5.6";
const WHO: &str = "The questions of README need";

/// Installs what is missing; gives the folders of both programs.
pub(super) fn ensure(project: &Project) -> Outcome<Vec<PathBuf>> {
    let wanted = Wanted { who: WHO, what: "`jq`", packages: &["jq"] };
    let jq = found_or_installed(|| process::find_on_path("jq", None), &wanted)?;
    let mut folders = vec![duckdb(project)?];
    folders.extend(jq.parent().map(PathBuf::from));
    Ok(folders)
}

/// `DuckDB`'s command line, in a Python environment beside the tools.
fn duckdb(project: &Project) -> Outcome<PathBuf> {
    let place = project.tools.join(format!("duckdb-{DUCKDB}"));
    let folder = place.join("bin");
    let works = || {
        let said = process::answer(Command::new(folder.join("duckdb")).arg("--version"));
        said.is_some_and(|said| said.starts_with(&format!("v{DUCKDB} ")))
    };
    if works() {
        return Ok(folder);
    }
    let python = python()?;
    let step = Step::start(format_args!("Installing DuckDB {DUCKDB} from PyPI"), "15 s");
    fs::create_dir_all(&project.tools).doing("make the folder of the tools")?;
    process::run_long(Command::new(&python).args(["-m", "venv", "--clear"]).arg(&place))?;
    process::run_long(Command::new(folder.join("python")).args([
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-input",
        "--disable-pip-version-check",
        &format!("duckdb-cli=={DUCKDB}"),
    ]))?;
    step.done();
    if works() { Ok(folder) } else { Err(Failure::step("DuckDB was installed and does not run.")) }
}

/// A Python that can make environments.
fn python() -> Outcome<PathBuf> {
    let present = || {
        let python = process::find_on_path("python3", None)?;
        // Debian parts `venv` and what it needs from Python itself.
        let able = Command::new(&python).args(["-c", "import venv, ensurepip"]).output();
        able.is_ok_and(|tried| tried.status.success()).then_some(python)
    };
    let packages = &["python3", "python3-venv"];
    let wanted = Wanted { who: WHO, what: "`python3` with its module `venv`", packages };
    found_or_installed(present, &wanted)
}
