//! The figures as a table for people and as JSON for whoever draws them.

use crate::numbers::Samples;
use serde_json::{Value, json};
use std::fmt::Write;

/// One figure of one thing.
pub(crate) struct Line {
    /// What is measured.
    pub(crate) figure: String,
    /// Of whom.
    pub(crate) who: String,
    /// On what, and under which conditions.
    pub(crate) of: String,
    /// In what; nothing for a plain number.
    pub(crate) unit: &'static str,
    /// What was seen.
    pub(crate) samples: Samples,
    /// The control's name, and the same thing of it in the same run.
    pub(crate) control: Option<(String, Samples)>,
}

/// A figure as people read it.
fn shown(value: f64, unit: &str) -> String {
    match unit {
        "B" if value >= 1e6 => format!("{:.2} MB", value / 1e6),
        "B" => format!("{:.1} KB", value / 1e3),
        "ms" if value >= 100.0 => format!("{value:.0} ms"),
        "ms" => format!("{value:.2} ms"),
        _ => format!("{}", (value * 1000.0).round() / 1000.0),
    }
}

/// The table of what was written to JSON: that is all that is known of earlier parts.
pub(crate) fn table(figures: &[Value]) -> String {
    let mut table = "\
| Figure | Whose | Of | n | median | middle half | p95 | ÷ control (median, p95) |
|---|---|---|---|---|---|---|---|
"
    .to_owned();
    for line in figures {
        let text = |name: &str| line[name].as_str().unwrap_or_default().to_owned();
        let unit = text("unit");
        let value = |name: &str| shown(line[name].as_f64().unwrap_or(f64::NAN), &unit);
        let count = line["samples"].as_array().map_or(0, Vec::len);
        let ratio = match (line["median_ratio"].as_f64(), line["p95_ratio"].as_f64()) {
            (Some(median), Some(p95)) => format!("{median:.2}, {p95:.2} × {}", text("control")),
            _ => String::new(),
        };
        let _ = writeln!(
            table,
            "| {} | {} | {} | {count} | {} | {} – {} | {} | {ratio} |",
            text("figure"),
            text("who"),
            text("of"),
            value("median"),
            value("p25"),
            value("p75"),
            value("p95"),
        );
    }
    table
}

/// The figures of a part.
pub(crate) fn json(lines: &[Line]) -> Vec<Value> {
    let figures = lines.iter().map(|line| {
        let control = line.control.as_ref().map(|(_, samples)| samples);
        json!({
            "figure": line.figure,
            "who": line.who,
            "of": line.of,
            "unit": line.unit,
            "median": line.samples.median(),
            "p25": line.samples.percentile(25),
            "p75": line.samples.percentile(75),
            "p95": line.samples.p95(),
            "control": line.control.as_ref().map(|(name, _)| name),
            "median_ratio": control.map(|control| line.samples.median() / control.median()),
            "p95_ratio": control.map(|control| line.samples.p95() / control.p95()),
            "samples": line.samples.values().iter().map(|v| (v * 1000.0).round() / 1000.0).collect::<Vec<_>>(),
        })
    });
    figures.collect()
}
