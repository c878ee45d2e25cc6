//! `cargo xtask mutants` and `cargo xtask model`: campaigns that take hours, or as long as one likes.
//!
//! Own the command lines. What is tried is cargo-mutants' and `tests/state/two_tabs_model.rs`.

use std::collections::BTreeSet;
use std::process::Command;

use crate::{
    args::{self, Given},
    failure::Failure,
    process,
    project::Project,
};

/// Does a test fail when the code is wrong?
pub const MUTANTS: args::Command = args::Command {
    help: "\
Usage: cargo xtask mutants [--shard K/N] [--file GLOB] [--test NAME]

Puts one small mistake after the other into src/domain and src/exchange and looks whether a test fails
(cargo-mutants). Lists those that none notices; ends with 2 then. Some 10 s a mistake, more than 2,800
of them: give a shard, or files with their own tests. A mistake that is noticed ends its tests at once, and
properties try 64 cases each. Needs `cargo install cargo-mutants --locked`. Works in a copy; what it finds
is in target/xtask/mutants.

  --shard K/N    every Nth mistake, from the Kth on, counted from 0
  --file GLOB    in these files alone, such as 'src/domain/review/**'; several with commas between
  --test NAME    ask the tests of tests/NAME/ alone, or NAME::SUBJECT, such as domain::carry; several with
                 commas between. Without it: those beside the code, tests/domain and tests/exchange",
    options: args::Options { flags: &[], values: &["--shard", "--file", "--test"] },
    run: |project, given| {
        if process::find_on_path("cargo-mutants", None).is_none() {
            return Err(Failure::step("It needs `cargo install cargo-mutants --locked`."));
        }
        process::run(&mut mutants(project, given))
    },
};

/// Do pages on one dossier lose anything?
pub const MODEL: args::Command = args::Command {
    help: "\
Usage: cargo xtask model [--cases N] [--seed S]

Pages on one dossier do anything in any order, over places that refuse, wait and lose messages
(tests/state/two_tabs_model.rs). Each case is made of its seed, which is told when it fails; prints what was
counted. `cargo xtask test` tries 150 cases. Some 1,000 a minute.

  --cases N    this many. Without it: 5,000
  --seed S     the first one's seed. Without it: the one of every run",
    options: args::Options { flags: &[], values: &["--cases", "--seed"] },
    run: |project, given| {
        for name in ["--cases", "--seed"] {
            if let Some(text) = given.value(name).filter(|text| text.parse::<u64>().is_err()) {
                return Err(Failure::Usage(format!("`{name} {text}`: give a whole number.")));
            }
        }
        process::run(&mut model(project, given))
    },
};

fn mutants(project: &Project, given: &Given) -> Command {
    let mut cargo = Command::new("cargo");
    cargo.current_dir(&project.root).args(["mutants", "-p", "acquis", "--no-default-features"]);
    // Nobody looks at a stack: a test program is linked the sooner.
    cargo.args(["--timeout", "120"]).env("CARGO_PROFILE_DEV_DEBUG", "0");
    let files = given.value("--file").unwrap_or("src/domain/**,src/exchange/**");
    cargo.args(files.split(',').flat_map(|file| ["-f", file]));
    let tests: Vec<_> = given.value("--test").into_iter().flat_map(|all| all.split(',')).collect();
    let mut programs: BTreeSet<_> = tests.iter().map(|test| program(test)).collect();
    if programs.is_empty() {
        cargo.arg("--cargo-arg=--lib");
        programs.extend(["domain", "exchange"]);
    }
    for program in programs {
        // For the building too: the others are not even linked.
        cargo.args(["--cargo-arg=--test", &format!("--cargo-arg={program}")]);
    }
    cargo.env("PROPTEST_CASES", "64");
    if let Some(shard) = given.value("--shard") {
        cargo.args(["--sharding", "round-robin", "--shard", shard]);
    }
    cargo.arg("-o").arg(project.scratch.join("mutants"));
    // Test programs stop at a failure only where unstable options are had.
    cargo.env("RUSTC_BOOTSTRAP", "1").args(["--", "--", "-Z", "unstable-options", "--fail-fast"]);
    // The names go to every program, so that they are given where each has one only.
    let subjects: Vec<_> = tests.iter().filter_map(|test| test.split_once("::")).collect();
    if subjects.len() == tests.len() {
        cargo.args(subjects.iter().map(|(_, subject)| format!("{subject}::")));
    }
    cargo
}

/// The program that a test is in: `domain` of `domain::carry`.
fn program(test: &str) -> &str {
    test.split_once("::").map_or(test, |(program, _)| program)
}

fn model(project: &Project, given: &Given) -> Command {
    let mut cargo = Command::new("cargo");
    cargo.current_dir(&project.root).args(["test", "--profile", "campaign", "-p", "acquis"]);
    cargo.args(["--test", "state", "two_tabs_model", "--", "--nocapture"]);
    cargo.env("ACQUIS_MODEL_CASES", given.value("--cases").unwrap_or("5000"));
    if let Some(seed) = given.value("--seed") {
        cargo.env("ACQUIS_MODEL_SEED", seed);
    }
    cargo
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(command: &Command) -> String {
        command.get_args().map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn what_is_asked_for_is_what_is_run() {
        let project = Project::find().unwrap();
        let given = |command: &args::Command, line: &str| {
            Given::parse(&command.options, line.split_whitespace().map(str::to_owned)).unwrap()
        };
        let all = words(&mutants(&project, &given(&MUTANTS, "")));
        assert!(
            all.contains("-f src/domain/** -f src/exchange/**") && !all.contains("--shard"),
            "{all}"
        );
        assert!(all.contains("--lib --cargo-arg=--test --cargo-arg=domain"), "{all}");
        let line = "--shard 3/40 --file src/domain/a.rs,src/domain/b/** --test a,b::c";
        let some = words(&mutants(&project, &given(&MUTANTS, line)));
        for part in [
            "-f src/domain/a.rs -f src/domain/b/**",
            "--cargo-arg=--test --cargo-arg=a --cargo-arg=--test --cargo-arg=b",
            "--sharding round-robin --shard 3/40",
        ] {
            assert!(some.contains(part), "{some}");
        }
        assert!(some.ends_with("--fail-fast"), "all of `a` is asked: {some}");
        let subjects = words(&mutants(&project, &given(&MUTANTS, "--test a::b,a::c")));
        assert!(subjects.contains("--cargo-arg=--test --cargo-arg=a -o"), "{subjects}");
        assert!(subjects.ends_with("--fail-fast b:: c::"), "{subjects}");
        let model = model(&project, &given(&MODEL, "--cases 7"));
        let cases = model.get_envs().find(|(name, _)| *name == "ACQUIS_MODEL_CASES");
        assert_eq!(cases.and_then(|(_, value)| value), Some("7".as_ref()));
    }
}
