//! `cargo xtask fuzz`: each reader before libFuzzer, when the fuzzer's toolchain is there.
//!
//! Owns the command line and where inputs are kept: the checked-in corpus is read, never written. What
//! is looked for is in `tests/campaign/damage`.

use std::{
    fs,
    path::PathBuf,
    process::{Command, Stdio},
};

use super::bench::Bench;
use crate::{
    args::{self, Given},
    failure::{Doing, Failure, Outcome},
    process,
    project::Project,
    say::{self, Step},
};

/// A target for each reader.
const TARGETS: [&str; 6] = ["dossier", "review", "record", "page", "published", "catalogue"];

/// How long each target runs without a word on the command line: a minute and a half for all.
const SECONDS: u32 = 15;

/// The command.
pub const COMMAND: args::Command = args::Command {
    help: "\
Usage: cargo xtask fuzz [--seconds N] [--target T]

Gives each reader what libFuzzer makes of the corpus in tests/fuzz, and of what it has found before
(target/xtask/fuzz). Ends with 1 when one panics; the input is then in target/xtask/fuzz/broken.
Needs a nightly compiler and cargo-fuzz: without them it says so, and does nothing. Compiles for a
minute the first time.

  --seconds N   for each target. Without it: 15
  --target T    this one alone: dossier, review, record, page, published or catalogue",
    options: args::Options { flags: &[], values: &["--seconds", "--target"] },
    run: |project, given| run(&Bench::new(project), &asked(given)?),
};

/// What is to be done.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Asked {
    seconds: u32,
    targets: Vec<&'static str>,
}

impl Default for Asked {
    fn default() -> Self {
        Self { seconds: SECONDS, targets: TARGETS.to_vec() }
    }
}

fn asked(given: &Given) -> Outcome<Asked> {
    let seconds = match given.value("--seconds").map(|text| (text, text.parse())) {
        None => SECONDS,
        Some((_, Ok(seconds))) if seconds > 0 => seconds,
        Some((text, _)) => {
            return Err(Failure::Usage(format!("`--seconds {text}`: give a number from 1.")));
        }
    };
    let all = TARGETS.into_iter();
    let targets = match given.value("--target") {
        None => all.collect(),
        Some(name) => all.filter(|target| *target == name).collect::<Vec<_>>(),
    };
    if targets.is_empty() {
        let all = TARGETS.join(", ");
        return Err(Failure::Usage(format!("`--target`: give one of {all}.")));
    }
    Ok(Asked { seconds, targets })
}

/// Runs the targets, if it can be done.
pub(super) fn run(bench: &Bench, asked: &Asked) -> Outcome<()> {
    let compiler = process::answer(Command::new("rustup").args(["run", "nightly", "rustc", "-V"]));
    if compiler.is_none() || process::find_on_path("cargo-fuzz", None).is_none() {
        say::line(
            "  Not run: it needs `rustup toolchain install nightly` and `cargo install cargo-fuzz`.\n  \
             `cargo xtask test --only test-damage` mangles the same corpus with the stable compiler.",
        );
        return Ok(());
    }
    let place = Place::of(bench.project);
    fs::create_dir_all(&place.broken).doing("make a folder for what breaks")?;
    process::run(&mut place.cargo(bench, "build"))?;
    for target in &asked.targets {
        let seconds = asked.seconds;
        let step = Step::start(format_args!("Fuzzing {target}"), &format!("{seconds} s"));
        let tried = fuzz(bench, &place, target, seconds)?;
        println!("fuzzed {target}: {tried} inputs, none breaks it");
        step.done();
    }
    Ok(())
}

/// Runs one target; gives how many inputs it had.
fn fuzz(bench: &Bench, place: &Place, target: &str, seconds: u32) -> Outcome<String> {
    let kept = place.kept.join(target);
    fs::create_dir_all(&kept).doing("make a folder for what is found")?;
    let mut command = place.cargo(bench, "run");
    command.arg(target).arg(kept).arg(format!("tests/fuzz/corpus/{target}"));
    command.args(["--", "-dict=tests/fuzz/words.dict", "-max_len=20000", "-timeout=10"]);
    command.args(["-verbosity=0", "-print_final_stats=1"]);
    command.arg(format!("-max_total_time={seconds}"));
    command.arg(format!("-artifact_prefix={}/{target}-", place.broken.display()));
    let output = command.stdin(Stdio::null()).output().doing("start the fuzzer")?;
    let words = String::from_utf8_lossy(&output.stderr);
    let tried = words.lines().find_map(|line| line.strip_prefix("stat::number_of_executed_units:"));
    match tried {
        Some(tried) if output.status.success() => Ok(tried.trim().to_owned()),
        _ => {
            eprintln!("{words}");
            Err(Failure::Step(format!("The fuzzer broke {target}: what did is told above.")))
        }
    }
}

/// Where things are kept.
struct Place {
    /// What is compiled.
    target: PathBuf,
    /// Inputs that reached something new.
    kept: PathBuf,
    /// Inputs that broke something.
    broken: PathBuf,
}

impl Place {
    fn of(project: &Project) -> Self {
        let all = project.scratch.join("fuzz");
        Self { target: all.join("target"), kept: all.join("found"), broken: all.join("broken") }
    }

    /// A command of cargo-fuzz. None of our code is unsafe: a sanitizer would only slow it down.
    fn cargo(&self, bench: &Bench, command: &str) -> Command {
        let mut cargo = bench.cargo(&["+nightly", "fuzz", command, "--sanitizer", "none"]);
        cargo.args(["--fuzz-dir", "tests/fuzz", "--target-dir"]).arg(&self.target);
        cargo
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Outcome<Asked> {
        let words = line.split_whitespace().map(str::to_owned);
        asked(&Given::parse(&COMMAND.options, words).unwrap())
    }

    #[test]
    fn a_line_is_read_and_without_one_every_reader_has_its_turn() {
        assert_eq!(read("").unwrap(), Asked::default());
        let given = read("--seconds 300 --target record").unwrap();
        assert_eq!(given, Asked { seconds: 300, targets: vec!["record"] });
        for line in ["--seconds 0", "--seconds soon", "--target files"] {
            assert_eq!(read(line).unwrap_err().exit_code(), 2, "{line}");
        }
    }

    #[test]
    fn every_target_is_declared_and_has_a_corpus() {
        let root = Project::find().unwrap().root;
        let manifest = fs::read_to_string(root.join("tests/fuzz/Cargo.toml")).unwrap();
        let declared = manifest.lines().filter(|line| line.starts_with("path = \"targets/"));
        assert_eq!(declared.count(), TARGETS.len());
        for target in TARGETS {
            assert!(manifest.contains(&format!("path = \"targets/{target}.rs\"")), "{target}");
            let corpus = root.join("tests/fuzz/corpus").join(target);
            assert!(fs::read_dir(corpus).unwrap().count() > 3, "{target}");
        }
    }
}
