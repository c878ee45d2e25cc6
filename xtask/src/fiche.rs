//! `cargo xtask fiche`: the certifications of published fiches as JSON.
//!
//! Owns the command line; the reading is the package's own (`examples/fiche.rs`).

use std::process::Command;

use crate::{
    failure::{Doing, Failure, Outcome},
    project::Project,
};

const HELP: &str = "\
Usage: cargo xtask fiche FILE…

Prints each certification of the files as one line of JSON: its blocs, and each competence with its
printed code and the heading it stands under. Reads the XML flux (one fiche or the whole export), an
API's JSON, a saved page and the text of a page. What cannot be read is told on stderr, and the exit
code is 1; the other fiches are printed all the same.";

/// Reads the files.
///
/// # Errors
/// [`Failure::Usage`] without a file; [`Failure::Step`] when a fiche could not be read.
pub fn run(project: &Project, files: &[String]) -> Outcome<()> {
    if files.iter().any(|file| file == "--help" || file == "-h") {
        println!("{HELP}");
        return Ok(());
    }
    if files.is_empty() {
        return Err(Failure::Usage(HELP.to_owned()));
    }
    let status = Command::new("cargo")
        .args(["run", "--quiet", "--profile", "campaign", "--no-default-features"])
        .arg("--manifest-path")
        .arg(project.root.join("Cargo.toml"))
        .args(["--package", "acquis", "--example", "fiche", "--"])
        .args(files)
        .status()
        .doing("start cargo")?;
    if status.success() {
        Ok(())
    } else {
        Err(Failure::step("Not every fiche could be read: see above."))
    }
}
