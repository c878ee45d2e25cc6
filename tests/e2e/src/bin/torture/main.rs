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

use acquis_e2e::{Engine, Site, run_for};
use std::process::ExitCode;
use std::time::Duration;

/// How long a kill and all that belongs to it may take on the slowest machine: past it, on the whole, the
/// browser has stopped answering.
const EACH_KILL: Duration = Duration::from_mins(1);

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
    // The kills are shared out; what is left over goes to the first. Each engine has its own thread, as
    // killing and starting wait.
    let share = |place| kills / engines.len() + usize::from(place < kills % engines.len());
    let tallies: Vec<_> = std::thread::scope(|scope| {
        let shares = engines.iter().enumerate().map(|(place, engine)| (*engine, share(place)));
        let site = &site;
        let works = shares.filter(|(_, share)| *share > 0).map(|(engine, share)| {
            scope.spawn(move || {
                let limit = EACH_KILL * u32::try_from(share).expect("not that many") + EACH_KILL;
                let tally = run_for(limit, round::torture(engine, share, seed, site));
                tally.unwrap_or_else(|| panic!("{engine:?} no longer answers after {limit:?}"))
            })
        });
        let works: Vec<_> = works.collect();
        works.into_iter().map(|work| work.join().expect("it ends by itself")).collect()
    });
    println!("\n{}", report::table(&tallies));
    let good = tallies.iter().all(report::Tally::is_good);
    if good { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
