//! `cargo xtask mutants`: a campaign that takes hours.
//!
//! Owns the command line. What is tried is cargo-mutants'.

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
Usage: cargo xtask mutants [--shard K/N] [--file GLOB]

Puts one small mistake after the other into src/domain and src/exchange and looks whether a test fails
(cargo-mutants). Lists those that none notices; ends with 2 then. Some 30 s a mistake, more than 2,000
of them: give a shard. Needs `cargo install cargo-mutants --locked`. Works in a copy; what it finds is in
target/xtask/mutants.

  --shard K/N    every Nth mistake, from the Kth on, counted from 0
  --file GLOB    in these files alone, such as 'src/domain/review/**'",
    options: args::Options { flags: &[], values: &["--shard", "--file"] },
    run: |project, given| {
        if process::find_on_path("cargo-mutants", None).is_none() {
            return Err(Failure::step("It needs `cargo install cargo-mutants --locked`."));
        }
        process::run(&mut mutants(project, given))
    },
};

fn mutants(project: &Project, given: &Given) -> Command {
    let mut cargo = Command::new("cargo");
    cargo.current_dir(&project.root).args(["mutants", "-p", "acquis", "--no-default-features"]);
    // Nobody looks at a stack: a test program is linked the sooner.
    cargo
        .args(["--timeout", "120", "--sharding", "round-robin"])
        .env("CARGO_PROFILE_DEV_DEBUG", "0");
    let files =
        given.value("--file").map_or(vec!["src/domain/**", "src/exchange/**"], |file| vec![file]);
    cargo.args(files.into_iter().flat_map(|file| ["-f", file]));
    cargo.args(given.value("--shard").into_iter().flat_map(|shard| ["--shard", shard]));
    cargo.arg("-o").arg(project.scratch.join("mutants"));
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
            all.contains("-f src/domain/** -f src/exchange/**") && !all.contains("--shard "),
            "{all}"
        );
        let some =
            words(&mutants(&project, &given(&MUTANTS, "--shard 3/40 --file src/domain/date.rs")));
        assert!(some.contains("-f src/domain/date.rs --shard 3/40"), "{some}");
    }
}
