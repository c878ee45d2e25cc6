//! The commands that say whether the project is well: `cargo xtask ci-fast`, `test`, `journeys`, `fuzz`,
//! `torture`, `reproduce`, `bench`, `model` and `mutants`.
//!
//! Owns the list of steps and their order, cheapest first, and how they are run and summed up.
//! What is tested is in the tests themselves.

mod bench;
mod campaigns;
mod contestants;
mod figures;
mod fuzz;
mod journeys;
mod nginx;
mod queries;
mod reproduce;
mod steps;
mod supply;
mod torture;

use std::time::Instant;

use crate::{
    args,
    failure::{Failure, Outcome},
    project::Project,
    say,
};

use bench::Bench;
use steps::{FAST, STEPS, Step};

pub use campaigns::{MODEL, MUTANTS};
pub use figures::COMMAND as BENCH;
pub use fuzz::COMMAND as FUZZ;
pub use journeys::COMMAND as JOURNEYS;
pub use reproduce::COMMAND as REPRODUCE;
pub use torture::COMMAND as TORTURE;

/// Format, lints and native tests.
pub const CI_FAST: args::Command = args::Command {
    help: "\
Usage: cargo xtask ci-fast

Format, clippy with warnings denied on native and on wasm32, native tests. Needs no browser and
nothing beside Rust but Node. Some 4 minutes the first time, 20 s after a change.",
    options: args::Options { flags: &[], values: &[] },
    run: |project, _| run_steps(project, &STEPS[..FAST]),
};

/// Everything.
pub const TEST: args::Command = args::Command {
    help: "\
Usage: cargo xtask test [--only STEP | --from STEP]

Runs every check, the cheapest first, and stops at the first that fails. Installs what is
missing, the browsers and their drivers too. Half of it are the journeys in three browsers: on two
slow cores some 65 minutes the first time beside the tools' own installation (see `cargo xtask setup
--help`), 45 minutes after a change.

  --only STEP   this step alone
  --from STEP   this step and those after it

Steps: format, lint-native, lint-wasm, test-native, supply, queries, test-damage, fuzz, test-wasm,
build, nginx, e2e, torture",
    options: args::Options { flags: &[], values: &["--only", "--from"] },
    run: |project, given| {
        let steps = match (given.value("--only"), given.value("--from")) {
            (None, None) => &STEPS[..],
            (Some(name), None) => {
                let at = position(name)?;
                &STEPS[at..=at]
            }
            (None, Some(name)) => &STEPS[position(name)?..],
            (Some(_), Some(_)) => {
                return Err(Failure::Usage("Give `--only` or `--from`, not both.".to_owned()));
            }
        };
        run_steps(project, steps)
    },
};

fn position(name: &str) -> Outcome<usize> {
    let found = STEPS.iter().position(|step| step.name == name);
    found.ok_or_else(|| {
        let names: Vec<_> = STEPS.iter().map(|step| step.name).collect();
        let names = names.join(", ");
        Failure::Usage(format!("There is no step `{name}`. The steps: {names}."))
    })
}

fn run_steps(project: &Project, steps: &[Step]) -> Outcome<()> {
    let bench = Bench::new(project);
    let start = Instant::now();
    let mut table = Vec::new();
    let mut verdict = Ok(());
    for step in steps {
        if verdict.is_err() {
            table.push(format!("{:<12} not run", step.name));
            continue;
        }
        let step_start = Instant::now();
        say::line(format_args!("\n── {}: {} (usually {})", step.name, step.what, step.usually));
        verdict = (step.run)(&bench);
        let word = if verdict.is_ok() { "passed" } else { "FAILED" };
        let time = say::seconds(step_start.elapsed());
        table.push(format!("{:<12} {word} {time:>14}", step.name));
    }
    let all = say::seconds(start.elapsed());
    println!("\n{}\n{:<12} {all:>21}", table.join("\n"), "all");
    verdict
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_found_by_name_and_the_help_lists_them_all() {
        assert_eq!(position("format"), Ok(0));
        assert_eq!(position("frmat").unwrap_err().exit_code(), 2);
        assert!(STEPS.iter().all(|step| TEST.help.contains(step.name)));
    }
}
