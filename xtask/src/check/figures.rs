//! `cargo xtask bench`: how long things take, each beside a control of the same run.
//!
//! Owns the command line and the build before it. The measuring is the program `bench` of the package
//! `acquis-e2e`.

use std::{fs, path::PathBuf};

use super::{
    bench::{Bench, Engine},
    contestants,
};
use crate::{
    args::{self, Given},
    build, catalogue,
    failure::{Doing, Failure, Outcome},
    process,
};

/// Rounds of a full run, and of a quick one.
const ROUNDS: [u32; 2] = [9, 3];

/// The parts of a run, in their order.
const PARTS: [&str; 8] = ["first", "again", "typing", "save", "files", "cohort", SEARCH, "memory"];

/// The part that wants a whole catalogue.
const SEARCH: &str = "search";

/// The command.
pub const COMMAND: args::Command = args::Command {
    help: "\
Usage: cargo xtask bench [--quick] [--only PART] [--dir DIR] [--out FILE]

Measures the built site in Chromium beside a static page, the same page in plain JavaScript, Svelte and
React, and the browser's own JSON.parse, all in the same run. Prints tables, each figure also as a
ratio to its control, then how far each goal is; writes every sample as JSON, and a chart of it. Never
fails on a time. Some 25 minutes, ten of them the memory's; leave the machine alone meanwhile.

  --quick       3 rounds in place of 9, one minute of use in place of ten; some 9 minutes
  --only PART   this part alone; what the JSON has of the others stays. Several with commas between:
                first (cold loads), again (from the service worker, offline), typing (rating and writing
                in dossiers of every size), save, files (5 MB), cohort (500 dossiers), search (a
                catalogue of 25,600, made the first time), memory
  --dir DIR     the built site in this folder; builds nothing but the contestants
  --out FILE    the JSON goes there, chart and tables beside it. Without it: target/bench/figures.json",
    options: args::Options { flags: &["--quick"], values: &["--only", "--dir", "--out"] },
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
    /// All of them when there is none.
    parts: Vec<String>,
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
        let parts = given.value("--only").into_iter().flat_map(|only| only.split(','));
        let parts: Vec<_> = parts.map(str::to_owned).collect();
        if let Some(part) = parts.iter().find(|part| !PARTS.contains(&part.as_str())) {
            return Err(Failure::Usage(format!(
                "`--only {part}`: the parts are {}.",
                PARTS.join(", ")
            )));
        }
        Ok(Self { rounds, parts, site, out })
    }
}

fn run(bench: &Bench, asked: &Asked) -> Outcome<()> {
    let site = asked.site.as_ref().unwrap_or(&bench.project.dist);
    let out = asked.out.clone();
    let out = out.unwrap_or_else(|| bench.project.root.join("target/bench/figures.json"));
    if let Some(folder) = out.parent() {
        fs::create_dir_all(folder).doing("make the folder of the figures")?;
    }
    let contestants = contestants::build(bench.project)?;
    let words = ["run", "--quiet", "-p", "acquis-e2e", "--bin", "bench", "--"];
    let mut measure = bench.end_to_end(&words, site, &[Engine::Chromium])?;
    measure.env("ACQUIS_CONTESTANTS", contestants);
    if asked.parts.is_empty() || asked.parts.iter().any(|part| part == SEARCH) {
        measure.env("ACQUIS_CATALOGUE", catalogue::whole(bench.project)?);
    }
    process::run(measure.arg(asked.rounds.to_string()).arg(out).args(&asked.parts))
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
        assert_eq!(read(""), Asked { rounds: 9, parts: vec![], site: None, out: None });
        let (site, out) = (Some(PathBuf::from("/a")), Some(PathBuf::from("/b.json")));
        let parts = vec!["search".to_owned(), "first".to_owned()];
        let line = "--quick --only search,first --dir /a --out /b.json";
        assert_eq!(read(line), Asked { rounds: 3, parts, site, out });
    }

    #[test]
    fn a_part_that_there_is_not_is_refused_before_anything_is_built() {
        let words = ["--only", "saving"].map(str::to_owned).into_iter();
        let given = Given::parse(&COMMAND.options, words).unwrap();
        assert!(Asked::read(&given).is_err());
    }
}
