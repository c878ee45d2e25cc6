//! Chromium's own record of what its main thread did, and the sums that are read from it.
//!
//! Times are those of the browser's trace (microseconds), not of a clock in the page, which the
//! browser makes coarse. What is summed is the time for which the thread ran: what it waited for while
//! others had the processor is not in it.

use serde_json::Value;

/// Something that took time on the page's main thread.
#[derive(Debug, Clone)]
pub(crate) struct Event {
    pub(crate) name: String,
    /// Of an event that was dispatched: its type. Of a timer: its delay.
    pub(crate) detail: String,
    pub(crate) from: f64,
    pub(crate) to: f64,
    /// For how long the thread ran meanwhile.
    pub(crate) ran: f64,
}

/// What runs script; nested ones are counted once.
const SCRIPT: [&str; 6] = [
    "FunctionCall",
    "TimerFire",
    "EventDispatch",
    "RunMicrotasks",
    "EvaluateScript",
    "FireAnimationFrame",
];

/// What follows from a changed page.
const RENDERING: [&str; 6] =
    ["UpdateLayoutTree", "Layout", "PrePaint", "Paint", "Layerize", "Commit"];

/// The main thread's events of a trace, in the order of their beginnings: the thread of the page in which
/// something was typed or clicked.
pub(crate) fn main_thread(trace: &[Value]) -> Vec<Event> {
    let thread = |event: &Value| (event["pid"].clone(), event["tid"].clone());
    let by_person = |event: &&Value| {
        let kind = &event["args"]["data"]["type"];
        event["name"] == "EventDispatch" && (*kind == "keydown" || *kind == "click")
    };
    let Some(main) = trace.iter().find(by_person).map(thread) else {
        return Vec::new();
    };
    let mut events: Vec<Event> =
        trace.iter().filter(|event| thread(event) == main).filter_map(read).collect();
    events.sort_by(|a, b| a.from.total_cmp(&b.from));
    events
}

fn read(event: &Value) -> Option<Event> {
    let name = event["name"].as_str()?.to_owned();
    let from = event["ts"].as_f64()?;
    let to = from + event["dur"].as_f64().unwrap_or_default();
    let ran = event["tdur"].as_f64().unwrap_or(to - from);
    let data = &event["args"]["data"];
    let detail = match name.as_str() {
        "EventDispatch" => data["type"].as_str().unwrap_or_default().to_owned(),
        "TimerInstall" => format!("{} {}", data["timerId"], data["timeout"]),
        "TimerFire" => data["timerId"].to_string(),
        _ => String::new(),
    };
    Some(Event { name, detail, from, to, ran })
}

/// Milliseconds of script from one instant to another.
pub(crate) fn script(events: &[Event], from: f64, to: f64) -> f64 {
    covered(events, &SCRIPT, from, to)
}

/// Milliseconds of style, layout and paint from one instant to another.
pub(crate) fn rendering(events: &[Event], from: f64, to: f64) -> f64 {
    covered(events, &RENDERING, from, to)
}

/// From something a person did to the frame that shows what came of it, for each time it was done: when it
/// began, and when its layers were made, which is the last of it that Chromium tells of. `begins` and `changes` are
/// types of events: the first that reaches the page, and the one by which it learns what was done.
pub(crate) fn painted(events: &[Event], begins: &str, changes: &str) -> Vec<(f64, f64)> {
    let dispatched =
        |kind: &str, event: &Event| event.name == "EventDispatch" && event.detail == kind;
    let mut spans: Vec<(f64, f64)> = Vec::new();
    let mut begun = None;
    let mut told = None;
    for event in events {
        if dispatched(begins, event) {
            (begun, told) = (Some(event.from), None);
        } else if dispatched(changes, event) && told.is_none() {
            told = Some(event.to);
        } else if event.name == "Layerize"
            && let (Some(from), Some(after)) = (begun, told)
            && event.from >= after
        {
            spans.push((from, event.to));
            begun = None;
        }
    }
    spans
}

/// For how long events of those names ran within a span; what is within another of them counts once.
fn covered(events: &[Event], names: &[&str], from: f64, to: f64) -> f64 {
    let mut sum = 0.0;
    let mut until = from;
    let within = |event: &&Event| event.from >= from && event.from < to;
    for event in events.iter().filter(within).filter(|event| names.contains(&event.name.as_str())) {
        if event.from >= until {
            sum += event.ran;
            until = event.to;
        }
    }
    sum / 1000.0
}
