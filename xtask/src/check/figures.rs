//! `cargo xtask bench`: how long things take, each beside a control of the same run.
//!
//! Owns the command line and the build before it. The measuring is the program `bench` of the package
//! `acquis-e2e`.

use std::{fs, path::PathBuf};

use super::bench::{Bench, Engine};
use crate::{
    args::{self, Given},
    build,
    failure::{Doing, Outcome},
    process,
};

/// Rounds of a full run, and of a quick one.
const ROUNDS: [u32; 2] = [9, 3];

/// The command.
pub const COMMAND: args::Command = args::Command {
    help: "\
Usage: cargo xtask bench [--quick] [--dir DIR] [--out FILE]

Measures the built site in Chromium: what a save of one field costs the main thread, in small and in
large dossiers. Prints a table, each figure also as a ratio to its control in the same run, and
writes every sample as JSON. Never fails on a time. Some 4 minutes; leave the machine alone meanwhile.

  --quick       3 rounds in place of 9
  --dir DIR     the built site in this folder; builds nothing
  --out FILE    the JSON goes there. Without it: target/bench/figures.json",
    options: args::Options { flags: &["--quick"], values: &["--dir", "--out"] },
    run: |project, given| {
        let asked = Asked::read(given)?;
        let bench = Bench::new(project);
        if asked.site.is_none() {
            build::build(project, bench.tools()?)?;
        }
        run(&bench, &asked)
    },
};

/// What is to be done.
#[derive(Debug, PartialEq, Eq)]
struct Asked {
    rounds: u32,
    /// The project's own when it is not given.
    site: Option<PathBuf>,
    out: Option<PathBuf>,
}

impl Asked {
    fn read(given: &Given) -> Outcome<Self> {
        let path = |name: &str| given.value(name).map(std::path::absolute).transpose();
        let rounds = ROUNDS[usize::from(given.flag("--quick"))];
        let site = path("--dir").doing("read the path of `--dir`")?;
        let out = path("--out").doing("read the path of `--out`")?;
        Ok(Self { rounds, site, out })
    }
}

fn run(bench: &Bench, asked: &Asked) -> Outcome<()> {
    let site = asked.site.as_ref().unwrap_or(&bench.project.dist);
    let out = asked.out.clone();
    let out = out.unwrap_or_else(|| bench.project.root.join("target/bench/figures.json"));
    if let Some(folder) = out.parent() {
        fs::create_dir_all(folder).doing("make the folder of the figures")?;
    }
    let words = ["run", "--quiet", "-p", "acquis-e2e", "--bin", "bench", "--"];
    process::run(
        bench.end_to_end(&words, site, &[Engine::Chromium])?.arg(asked.rounds.to_string()).arg(out),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Asked {
        let words = line.split_whitespace().map(str::to_owned);
        Asked::read(&Given::parse(&COMMAND.options, words).unwrap()).unwrap()
    }

    #[test]
    fn a_line_is_read_and_without_one_there_are_nine_rounds_on_the_project_s_own_site() {
        assert_eq!(read(""), Asked { rounds: 9, site: None, out: None });
        let (site, out) = (Some(PathBuf::from("/a")), Some(PathBuf::from("/b.json")));
        assert_eq!(read("--quick --dir /a --out /b.json"), Asked { rounds: 3, site, out });
    }
}
