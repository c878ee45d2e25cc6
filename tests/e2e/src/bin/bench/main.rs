//! How fast Acquis opens and answers, always beside contestants or controls of the same run.
//!
//! Run by `cargo xtask bench`, which sets what the journeys too find in the environment, and builds the
//! contestants. Writes every figure to a JSON file, draws a chart of it and prints tables. Says what was
//! measured; decides nothing and fails on no time.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::cast_precision_loss,
    reason = "a test program fails by panicking; nothing is counted beyond 52 bits"
)]

mod chart;
mod dossiers;
mod files;
mod goals;
mod load;
mod memory;
mod numbers;
mod report;
mod save;
mod search;
mod stage;
mod trace;
mod typing;

use report::Line;
use serde_json::{Map, Value, json};
use stage::Stage;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The parts of a run, in their order. Each is measured by itself, and stands by itself in the JSON.
const PARTS: [&str; 8] =
    ["first", "again", "typing", "save", "files", "cohort", "search", "memory"];

struct Asked {
    rounds: usize,
    out: PathBuf,
    parts: Vec<&'static str>,
}

/// Reads `ROUNDS FILE [PART…]`; `cargo xtask bench` has checked what a person typed.
fn asked() -> Option<Asked> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [rounds, out, wanted @ ..] = &words[..] else { return None };
    let rounds = rounds.parse().ok().filter(|rounds| *rounds > 0)?;
    let mut parts = PARTS.to_vec();
    if !wanted.is_empty() {
        parts.retain(|part| wanted.iter().any(|wanted| wanted == part));
    }
    (!parts.is_empty()).then_some(Asked { rounds, out: out.into(), parts })
}

fn main() -> ExitCode {
    let Some(asked) = asked() else {
        eprintln!(
            "Give a number of rounds, a file to write and parts of {PARTS:?}, as `cargo xtask bench` does."
        );
        return ExitCode::from(2);
    };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.expect("a runtime").block_on(measure(&asked));
    ExitCode::SUCCESS
}

async fn measure(asked: &Asked) {
    let mut stage = Stage::open().await;
    let browser = stage.browser_name().await;
    // What was measured before and is not now stays.
    let mut parts = earlier(&asked.out);
    for part in &asked.parts {
        let rounds = asked.rounds;
        eprintln!("{part}:");
        let start = std::time::Instant::now();
        let lines: Vec<Line> = match *part {
            "first" => load::first(&mut stage, rounds).await,
            "again" => load::again(&mut stage, rounds).await,
            "typing" => typing::measure(&mut stage, rounds).await,
            "save" => save::measure(&mut stage, rounds).await,
            "files" => files::measure(&mut stage, rounds).await,
            "cohort" => files::cohort(&mut stage, rounds).await,
            "search" => search::measure(&mut stage, rounds).await,
            _ => memory::measure(&mut stage, rounds).await,
        };
        let figures = report::json(&lines);
        println!("\n{}", report::table(&figures));
        let seconds = start.elapsed().as_secs();
        let part_of = json!({ "rounds": rounds, "seconds": seconds, "figures": figures });
        parts.insert((*part).to_owned(), part_of);
        write(&asked.out, &browser, &parts);
    }
    println!("Every figure: {}", asked.out.display());
}

fn earlier(out: &Path) -> Map<String, Value> {
    let text = std::fs::read_to_string(out).unwrap_or_default();
    let mut all: Value = serde_json::from_str(&text).unwrap_or_default();
    match all["parts"].take() {
        Value::Object(parts) => parts,
        _ => Map::new(),
    }
}

/// Writes the JSON, its chart and its tables beside each other.
fn write(out: &Path, browser: &str, parts: &Map<String, Value>) {
    let each = PARTS.iter().filter_map(|part| parts.get(*part)?["figures"].as_array());
    let figures: Vec<Value> = each.flatten().cloned().collect();
    let goals = goals::reached(&figures);
    let all = json!({ "machine": machine(browser), "goals": goals, "parts": parts });
    let json = serde_json::to_string_pretty(&all).expect("JSON");
    std::fs::write(out, json + "\n").expect("the figures are written");
    std::fs::write(out.with_extension("svg"), chart::svg(&figures)).expect("the chart is written");
    let tables = format!("{}\n{}", goals::table(&goals), report::table(&figures));
    std::fs::write(out.with_extension("md"), tables).expect("the tables are written");
    println!("{}", goals::table(&goals));
}

fn machine(browser: &str) -> Value {
    let cpu = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = cpu.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": "));
    let memory = std::fs::read_to_string("/proc/meminfo").unwrap_or_default();
    let kilobytes = memory.split_whitespace().nth(1).and_then(|n| n.parse::<u64>().ok());
    json!({
        "processor": model.map_or("unknown", |(_, name)| name),
        "cores": std::thread::available_parallelism().map_or(0, std::num::NonZero::get),
        "memory_gb": kilobytes.map(|n| n / 1_000_000),
        "browser": browser,
    })
}
