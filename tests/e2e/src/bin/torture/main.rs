//! What the application shows as saved survives the killing of the browser: the proof, or the losses.
//!
//! Run by `cargo xtask torture`, which sets what the journeys too find in the environment. Types and
//! clicks through WebDriver, notes what is shown as saved, kills the browser's own processes at
//! random moments, starts it again on the same profile and compares. Ends with 1 when anything
//! that was shown as saved is gone, or nothing ever was.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test program fails by panicking"
)]

mod chance;
mod hand;
mod ledger;
mod recall;
mod report;
mod round;
mod sight;

use acquis_e2e::{Engine, Site, run};
use std::process::ExitCode;

/// What the command line asks for.
struct Asked {
    kills: usize,
    engines: Vec<Engine>,
    seed: u64,
}

/// Reads `KILLS BROWSERS SEED`; `cargo xtask torture` has checked what a person typed.
fn asked() -> Option<Asked> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [kills, browsers, seed] = &words[..] else { return None };
    let wanted = |engine: &Engine| browsers == "all" || browsers == engine.name();
    let engines: Vec<_> = Engine::KEEPING.into_iter().filter(wanted).collect();
    let asked = Asked { kills: kills.parse().ok()?, engines, seed: seed.parse().ok()? };
    (!asked.engines.is_empty()).then_some(asked)
}

fn main() -> ExitCode {
    let Some(Asked { kills, engines, seed }) = asked() else {
        eprintln!(
            "Give kills, a browser (chromium, firefox, all) and a seed, as `cargo xtask torture` does."
        );
        return ExitCode::from(2);
    };
    println!("seed {seed}");
    let site = Site::serve();
    let mut tallies = Vec::new();
    run(async {
        for (place, engine) in engines.iter().enumerate() {
            // The kills are shared out; what is left over goes to the first.
            let share = kills / engines.len() + usize::from(place < kills % engines.len());
            if share > 0 {
                tallies.push(round::torture(*engine, share, seed, &site).await);
            }
        }
    });
    println!("\n{}", report::table(&tallies));
    let good = tallies.iter().all(report::Tally::is_good);
    if good { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
