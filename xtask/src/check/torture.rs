//! `cargo xtask torture`: does what is shown as saved survive the killing of the browser?
//!
//! Owns the command line and the build before it. The typing, killing and comparing are the program
//! `torture` of the package `acquis-e2e`.

use std::{
    path::PathBuf,
    time::{SystemTime, UNIX_EPOCH},
};

use super::bench::{Bench, Engine};
use crate::{
    args::{self, Given},
    build,
    failure::{Doing, Failure, Outcome},
    process,
    project::Project,
};

/// As many kills as are enough to be told of a defect, and few enough to be run each time.
const KILLS: u32 = 20;

/// Those that keep a profile when they are killed.
const ALL: [Engine; 2] = [Engine::Chromium, Engine::Firefox];

/// The command.
pub const COMMAND: args::Command = args::Command {
    help: "\
Usage: cargo xtask torture [--kills N] [--browser chromium|firefox|all] [--seed S]

Types and clicks in the built site through WebDriver, notes what it shows as saved, kills the
browser's own processes (SIGKILL) at random moments, starts it again on the same profile and
compares. Prints what is lost, if anything is, and a table. Ends with 1 when anything that was
shown as saved is lost. Installs what is missing and builds what has changed. Linux only.
Some 5 s a kill.

  --kills N     this many kills in all, shared among the browsers. Without it: 20
  --browser B   chromium, firefox or all. Without it: all
  --seed S      makes the choices of the run that printed this seed. Without it: another each time
  --dir DIR     the built site in this folder; builds nothing",
    options: args::Options { flags: &[], values: &["--kills", "--browser", "--seed", "--dir"] },
    run: |project, given| {
        let asked = asked(given)?;
        let bench = Bench::new(project);
        if asked.site.is_none() {
            build::build(project, bench.tools()?)?;
        }
        run(&bench, &asked)
    },
};

/// What is to be done.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Asked {
    kills: u32,
    engines: &'static [Engine],
    /// Another one each time when it is not given.
    seed: Option<u64>,
    /// The project's own when it is not given.
    site: Option<PathBuf>,
}

impl Default for Asked {
    fn default() -> Self {
        Self { kills: KILLS, engines: &ALL, seed: None, site: None }
    }
}

fn asked(given: &Given) -> Outcome<Asked> {
    let kills = match given.value("--kills").map(|text| (text, text.parse())) {
        None => KILLS,
        Some((_, Ok(kills))) if kills > 0 => kills,
        Some((text, _)) => {
            return Err(Failure::Usage(format!("`--kills {text}`: give a number from 1.")));
        }
    };
    let engines = match given.value("--browser") {
        None | Some("all") => &ALL[..],
        Some("chromium") => &[Engine::Chromium],
        Some("firefox") => &[Engine::Firefox],
        Some(other) => {
            let words = format!("`--browser {other}`: give chromium, firefox or all.");
            return Err(Failure::Usage(words));
        }
    };
    let seed = match given.value("--seed").map(|text| (text, text.parse())) {
        None => None,
        Some((_, Ok(seed))) => Some(seed),
        Some((text, Err(_))) => {
            return Err(Failure::Usage(format!("`--seed {text}`: a seed is a whole number.")));
        }
    };
    let site = given.value("--dir").map(std::path::absolute).transpose();
    Ok(Asked { kills, engines, seed, site: site.doing("read the path of `--dir`")? })
}

/// Runs the program on the site as it stands.
pub(super) fn run(bench: &Bench, asked: &Asked) -> Outcome<()> {
    let Project { dist, .. } = bench.project;
    let site = asked.site.as_ref().unwrap_or(dist);
    let words = ["run", "--quiet", "-p", "acquis-e2e", "--bin", "torture", "--"];
    let browsers = match asked.engines {
        [one] => one.name(),
        _ => "all",
    };
    let seed = asked.seed.unwrap_or_else(another_seed);
    process::run(bench.end_to_end(&words, site, asked.engines)?.args([
        &asked.kills.to_string(),
        browsers,
        &seed.to_string(),
    ]))
}

/// Short enough to be typed again.
fn another_seed() -> u64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::from(now.subsec_nanos()) / 1_000
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Outcome<Asked> {
        let words = line.split_whitespace().map(str::to_owned);
        asked(&Given::parse(&COMMAND.options, words).unwrap())
    }

    #[test]
    fn a_line_is_read_and_without_one_there_are_twenty_kills_in_all_browsers() {
        assert_eq!(read("").unwrap(), Asked::default());
        let given = read("--kills 3 --browser firefox --seed 7 --dir /a").unwrap();
        let site = Some(PathBuf::from("/a"));
        assert_eq!(given, Asked { kills: 3, engines: &[Engine::Firefox], seed: Some(7), site });
    }

    #[test]
    fn what_makes_no_sense_is_refused_with_exit_code_2() {
        for line in ["--kills 0", "--kills many", "--browser lynx", "--seed -1"] {
            assert_eq!(read(line).unwrap_err().exit_code(), 2, "{line}");
        }
    }
}
