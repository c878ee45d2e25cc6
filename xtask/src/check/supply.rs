//! What the site and its tests are made of: the locked crates by cargo-deny, and how many of them go into
//! the application.
//!
//! What is allowed is in `deny.toml` and `budget.toml`. That the tools of npm are pinned is a test of
//! `setup::npm`.

use std::{
    collections::BTreeSet,
    fs,
    path::Path,
    process::{Command, Stdio},
};

use super::bench::Bench;
use crate::{
    budget::Budget,
    failure::{Doing, Failure, Outcome},
    process, setup,
};

/// What needs no network.
const ALWAYS: [&str; 3] = ["bans", "licenses", "sources"];

/// Known weaknesses of crates: needs a database that is fetched each time.
const ADVISORIES: &str = "advisories";

/// Judges the crates.
pub(super) fn run(bench: &Bench) -> Outcome<()> {
    let deny = setup::cargo_deny(bench.project)?;
    let mut checks = ALWAYS.to_vec();
    match database(&deny, &bench.project.root)? {
        None => checks.push(ADVISORIES),
        Some(why) => println!("advisories NOT CHECKED: their database was not reached ({why})"),
    }
    let mut check = Command::new(deny);
    check.current_dir(&bench.project.root).args(["--locked", "check"]);
    process::run(check.args(checks))?;
    count(bench)
}

/// Fetches the advisories; gives why not, when that could not be done.
fn database(deny: &Path, root: &Path) -> Outcome<Option<String>> {
    let mut fetch = Command::new(deny);
    fetch.current_dir(root).args(["fetch", "db"]).stdin(Stdio::null());
    // Nobody is there to be asked for a name, nor to wait for a line that says nothing.
    fetch.env("GIT_TERMINAL_PROMPT", "0");
    fetch.envs([("GIT_HTTP_LOW_SPEED_LIMIT", "1000"), ("GIT_HTTP_LOW_SPEED_TIME", "20")]);
    let output = fetch.output().doing("start cargo-deny")?;
    if output.status.success() {
        return Ok(None);
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let last = said.lines().map(str::trim).rfind(|line| !line.is_empty());
    Ok(Some(last.unwrap_or("it does not say why").to_owned()))
}

/// Counts the crates that are compiled for the application.
fn count(bench: &Bench) -> Outcome<()> {
    let words = ["tree", "--locked", "--package", "acquis", "--target", "wasm32-unknown-unknown"];
    let how = ["--edges", "normal,no-proc-macro", "--prefix", "none", "--format", "{p}"];
    let tree = process::answer(bench.cargo(&words).args(how))
        .ok_or_else(|| Failure::step("`cargo tree --locked` does not answer."))?;
    let text = fs::read_to_string(bench.project.root.join("xtask/budget.toml"))
        .doing("read xtask/budget.toml")?;
    let (crates, allowed) = (crates(&tree), Budget::parse(&text)?.wasm_crates);
    println!("{crates} crates of Cargo.lock are compiled for the application, {allowed} allowed");
    if crates as u64 <= allowed {
        return Ok(());
    }
    Err(Failure::Step(format!(
        "Over budget: {crates} crates are compiled for the application, {allowed} allowed. What came \
         with the last one? `cargo {} {}` tells.",
        words.join(" "),
        how.join(" ")
    )))
}

/// How many crates of others a tree has; a line that has its like above ends with `(*)`.
fn crates(tree: &str) -> usize {
    let lines = tree.lines().map(|line| line.trim_end_matches(" (*)").trim());
    let all: BTreeSet<_> = lines.filter(|line| !line.is_empty()).collect();
    all.iter().filter(|line| !line.starts_with("acquis v")).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crate_is_counted_once_per_version_and_our_own_is_not() {
        let tree =
            "acquis v0.1.0 (/work/a)\nserde v1.0.1\nsyn v2.0.0\nserde v1.0.1 (*)\nsyn v3.0.0\n";
        assert_eq!(crates(tree), 3);
    }
}
