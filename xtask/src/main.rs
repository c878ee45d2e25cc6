//! The entry of `cargo xtask`: picks the command and turns its result into an exit code.
//!
//! Exit codes: 0 done, 1 a step failed, 2 the command line was wrong. The commands themselves
//! live in the library.

use std::process::ExitCode;

use xtask::{
    args::Given,
    build, catalogue, check,
    failure::{Failure, Outcome},
    fiche,
    project::Project,
    serve, setup,
};

const HELP: &str = "\
Usage: cargo xtask <command> [options]

  setup     install the tools that are missing, and only those
  build     make the deployable site in dist/ and weigh it
  serve     set up, build, and serve the site on this machine
  ci-fast   format, lints and native tests
  test      everything: ci-fast, damaged data, tests in Chromium, build, end-to-end journeys, 20 kills
  fuzz      give each reader what libFuzzer makes up: does one panic?
  journeys  the end-to-end journeys alone, or one of them, in one engine or in all
  torture   kill the browser at random moments: is everything there that was shown as saved?
  catalogue make the catalogue of certifications that a host puts beside the site
  sample-export  write a made-up national export, to try that
  model     pages on one dossier do anything in any order: is anything lost?
  mutants   put mistakes into the code: does a test notice?
  fiche     print the certifications of published fiches as JSON
  bench     measure the built site: how long does what a person does take?

`cargo xtask <command> --help` tells more.";

fn run(mut words: Vec<String>) -> Outcome<()> {
    let name = if words.is_empty() { String::new() } else { words.remove(0) };
    let command = match name.as_str() {
        "setup" => &setup::COMMAND,
        "build" => &build::COMMAND,
        "serve" => &serve::COMMAND,
        "ci-fast" => &check::CI_FAST,
        "test" => &check::TEST,
        "fuzz" => &check::FUZZ,
        "journeys" => &check::JOURNEYS,
        "torture" => &check::TORTURE,
        "model" => &check::MODEL,
        "mutants" => &check::MUTANTS,
        "fiche" => return fiche::run(&Project::find()?, &words),
        "bench" => &check::BENCH,
        "sample-export" => &catalogue::SAMPLE,
        "catalogue" => return catalogue::run(&Project::find()?, words),
        "help" | "-h" | "--help" => {
            println!("{HELP}");
            return Ok(());
        }
        "" => return Err(Failure::Usage(HELP.to_owned())),
        other => {
            return Err(Failure::Usage(format!("There is no command `{other}`.\n\n{HELP}")));
        }
    };
    let given = Given::parse(&command.options, words)?;
    if given.help {
        println!("{}", command.help);
        return Ok(());
    }
    (command.run)(&Project::find()?, &given)
}

fn main() -> ExitCode {
    match run(std::env::args().skip(1).collect()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\n{failure}");
            ExitCode::from(failure.exit_code())
        }
    }
}
