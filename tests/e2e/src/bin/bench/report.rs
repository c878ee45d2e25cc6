//! The figures as a table for people and as JSON for whoever draws them.

use crate::numbers::Samples;
use serde_json::{Value, json};
use std::fmt::Write;

/// One figure of one thing.
pub(crate) struct Line {
    /// What is measured.
    pub(crate) figure: &'static str,
    /// On what.
    pub(crate) of: String,
    /// What was seen.
    pub(crate) samples: Samples,
    /// The same thing on the control, in the same run.
    pub(crate) control: Option<Samples>,
}

pub(crate) fn table(lines: &[Line]) -> String {
    let mut table = "\
| Figure | Of | n | median (ms) | p95 (ms) | median ÷ control | p95 ÷ control |
|---|---|---|---|---|---|---|
"
    .to_owned();
    for Line { figure, of, samples, control } in lines {
        let ratio = |of: fn(&Samples) -> f64| {
            let control = control.as_ref().map(of);
            control.map_or_else(|| "control".to_owned(), |c| format!("{:.2}", of(samples) / c))
        };
        let (n, median, p95) = (samples.count(), samples.median(), samples.p95());
        let (by_median, by_p95) = (ratio(Samples::median), ratio(Samples::p95));
        let _ = writeln!(
            table,
            "| {figure} | {of} | {n} | {median:.2} | {p95:.2} | {by_median} | {by_p95} |"
        );
    }
    table
}

pub(crate) fn json(lines: &[Line], rounds: usize) -> Value {
    let figures = lines.iter().map(|line| {
        let control = line.control.as_ref();
        json!({
            "figure": line.figure,
            "of": line.of,
            "unit": "ms",
            "median": line.samples.median(),
            "p95": line.samples.p95(),
            "median_ratio": control.map(|control| line.samples.median() / control.median()),
            "p95_ratio": control.map(|control| line.samples.p95() / control.p95()),
            "samples": line.samples.values(),
        })
    });
    json!({ "rounds": rounds, "figures": figures.collect::<Vec<_>>() })
}
