//! How long what a person does takes in the built application, always beside a control of the same run.
//!
//! Run by `cargo xtask bench`, which sets what the journeys too find in the environment. Writes every
//! figure to a JSON file and prints a table. Says what was measured; decides nothing and fails on no
//! time.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test program fails by panicking"
)]

mod dossiers;
mod numbers;
mod report;
mod save;
mod trace;

use acquis_e2e::{Site, run};
use std::path::PathBuf;
use std::process::ExitCode;

/// Reads `ROUNDS FILE`; `cargo xtask bench` has checked what a person typed.
fn asked() -> Option<(usize, PathBuf)> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [rounds, file] = &words[..] else { return None };
    Some((rounds.parse().ok().filter(|rounds| *rounds > 0)?, file.into()))
}

fn main() -> ExitCode {
    let Some((rounds, file)) = asked() else {
        eprintln!("Give a number of rounds and a file to write, as `cargo xtask bench` does.");
        return ExitCode::from(2);
    };
    let site = Site::serve();
    let mut lines = Vec::new();
    run(async {
        lines.extend(save::measure(&site, rounds).await);
    });
    println!("{}", report::table(&lines));
    let json = serde_json::to_string_pretty(&report::json(&lines, rounds)).expect("JSON");
    std::fs::write(&file, json + "\n").expect("the figures are written");
    println!("Every figure: {}", file.display());
    ExitCode::SUCCESS
}
