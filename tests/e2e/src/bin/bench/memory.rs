//! What the page holds in memory after much use: after ten and after a hundred changes of page, and after
//! minutes of rating, writing and going about. What only grows will one day stop an old telephone.

use crate::dossiers::{self, Size};
use crate::numbers::Samples;
use crate::report::Line;
use crate::stage::{SAVED, Stage, Who};
use acquis_e2e::Tab;
use serde_json::json;
use std::time::{Duration, Instant};

const SIZE: Size = Size::new(150, 100);

/// Pages that are gone through, below the dossier's address; the last ones are outside it.
const PAGES: [&str; 10] = [
    "",
    "/bloc/B01",
    "/bloc/B02/3",
    "/preuves",
    "/preuves/EVIDENCE",
    "/parcours",
    "/dossier",
    "#/certification",
    "#/aide",
    "#/",
];

/// Runs before the page: keeps the memories that modules bring where they are found again.
const MEMORIES: &str = "
    globalThis.memories = new Set();
    for (const name of ['instantiate', 'instantiateStreaming']) {
        const make = WebAssembly[name].bind(WebAssembly);
        WebAssembly[name] = async (...given) => {
            const made = await make(...given);
            const brought = Object.values((made.instance ?? made).exports);
            brought.filter((one) => one instanceof WebAssembly.Memory).forEach((one) => memories.add(one));
            return made;
        };
    }";

/// What was held at one moment.
struct Held {
    script: f64,
    wasm: f64,
    nodes: f64,
}

async fn held(stage: &mut Stage, tab: &Tab) -> Held {
    let chrome = &mut stage.chrome;
    chrome.script(tab, "new Promise((done) => setTimeout(() => done(0), 1000))").await;
    for _ in 0..2 {
        chrome.ask_tab(tab, "HeapProfiler.collectGarbage", json!({})).await;
    }
    let heap = chrome.ask_tab(tab, "Runtime.getHeapUsage", json!({})).await;
    let counts = chrome.ask_tab(tab, "Memory.getDOMCounters", json!({})).await;
    let sum = "[...globalThis.memories].reduce((sum, one) => sum + one.buffer.byteLength, 0)";
    let wasm = chrome.script(tab, sum).await;
    Held {
        script: heap["usedSize"].as_f64().unwrap_or(f64::NAN),
        wasm: wasm.as_f64().unwrap_or(f64::NAN),
        nodes: counts["nodes"].as_f64().unwrap_or(f64::NAN),
    }
}

async fn turn(stage: &mut Stage, tab: &Tab, page: &str) {
    let hash = if page.starts_with('#') {
        page.to_owned()
    } else {
        format!("#/d/{}{}", dossiers::id(0), page.replace("EVIDENCE", &dossiers::evidence_id(0)))
    };
    stage.chrome.script(tab, &format!("location.hash = {hash:?}")).await;
    let there = format!(
        "(() => {{ const title = document.getElementById('page-title'); return location.hash === {hash:?} \
         && title !== null && document.title.startsWith(title.textContent); }})()"
    );
    stage.chrome.until_true(tab, &there).await;
}

/// Goes through pages; on those where something can be said, says it.
async fn about(stage: &mut Stage, tab: &Tab, n: usize, writes: bool) {
    let page = PAGES[n % PAGES.len()];
    turn(stage, tab, page).await;
    let act = match page {
        "/bloc/B01" => {
            "const radios = [...document.querySelectorAll('.level input:not(:checked)')]; radios[N % radios.length].click();"
        }
        "/preuves/EVIDENCE" => {
            "const field = document.getElementById('context'); field.value = field.value.slice(0, 200) + N;
            field.dispatchEvent(new Event('input', { bubbles: true }));"
        }
        _ => return,
    };
    if writes {
        let act = act.replace('N', &n.to_string());
        stage.chrome.script(tab, &format!("(() => {{ {act} }})()")).await;
        stage.chrome.until_true(tab, SAVED).await;
    }
}

pub(crate) async fn measure(stage: &mut Stage, rounds: usize) -> Vec<Line> {
    // Ten minutes in a full run.
    let minutes = if rounds < 9 { 1 } else { 10 };
    let profile = stage.chrome.new_profile().await;
    let tab = stage.bare(Who::Acquis, Some(&profile)).await;
    stage.chrome.ask_tab(&tab, "Page.enable", json!({})).await;
    let first = json!({ "source": MEMORIES });
    stage.chrome.ask_tab(&tab, "Page.addScriptToEvaluateOnNewDocument", first).await;
    stage.starts(&tab).await;
    stage.opens(&tab, 0, SIZE).await;
    stage.chrome.show(&tab).await;
    let mut after = Vec::new();
    for n in 0..100 {
        about(stage, &tab, n, false).await;
        if n == 9 || n == 99 {
            after.push(held(stage, &tab).await);
        }
    }
    let mut lines = compare("100 changes of page", "10 changes of page", &after[0], &after[1]);
    eprintln!("memory: 100 changes of page");
    let start = Instant::now();
    let mut n = 0;
    // The first minute fills what is kept for undo and for the day; then it is steady, or grows.
    let warm = Duration::from_secs(60 * minutes / 5);
    let mut early = None;
    while start.elapsed() < Duration::from_secs(60 * minutes) {
        about(stage, &tab, n, true).await;
        n += 1;
        if early.is_none() && start.elapsed() > warm && n % PAGES.len() == 0 {
            early = Some(held(stage, &tab).await);
        }
    }
    while n % PAGES.len() != 0 {
        about(stage, &tab, n, true).await;
        n += 1;
    }
    let late = held(stage, &tab).await;
    if let Some(early) = early {
        let now = format!("{minutes} minutes of use");
        lines.extend(compare(&now, "a fifth of it", &early, &late));
    }
    eprintln!("memory: {minutes} minutes, {n} pages");
    stage.chrome.forget(&profile).await;
    lines
}

fn compare(of: &str, control: &str, before: &Held, after: &Held) -> Vec<Line> {
    let one = |value: f64| -> Samples { [value].into_iter().collect() };
    let each = [
        (
            "memory of scripts and of the application",
            before.script + before.wasm,
            after.script + after.wasm,
            "B",
        ),
        ("memory, the application's own", before.wasm, after.wasm, "B"),
        ("elements held", before.nodes, after.nodes, ""),
    ];
    let line = |(figure, before, after, unit): (&str, f64, f64, &'static str)| Line {
        figure: figure.to_owned(),
        who: Who::Acquis.name().to_owned(),
        of: format!("after {of}"),
        unit,
        samples: one(after),
        control: Some((format!("after {control}"), one(before))),
    };
    each.into_iter().map(line).collect()
}
