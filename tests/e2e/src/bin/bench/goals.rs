//! The goals, and how far the last figures are from them. Told, never asserted: a machine that is busy is
//! no fault of the program.

use crate::typing::COMPARED;
use serde_json::{Value, json};
use std::fmt::Write;

const FAST: &str = ", as is";
const SLOW: &str = ", 4×";

/// A figure, where it is found, and what it should not exceed.
struct Goal {
    name: &'static str,
    figure: &'static str,
    /// What the line's `of` begins with, and what else it holds.
    of: (String, &'static str),
    /// Which number of the line.
    number: &'static str,
    most: f64,
}

fn goals() -> Vec<Goal> {
    let goal = |name, figure, of: (&str, &'static str), number, most| {
        let of = (of.0.to_owned(), of.1);
        Goal { name, figure, of, number, most }
    };
    let rating = "a bloc's rating page,";
    let left = "a bloc's rating page as it was left,";
    let first = "the first page";
    let compared = COMPARED.name();
    let typed = compared.as_str();
    let large = "150 competences, 1,000";
    let both = "150 competences, 500";
    let grown =
        |name, figure, (large, small)| goal(name, figure, (large, small), "median_ratio", 1.2);
    let none = ("1500 competences, 0 ", "beside 19 competences, 0 ");
    let some = ("1500 competences, 100 ", "beside 19 competences, 100 ");
    let many = ("1500 competences, 1000 ", "beside 19 competences, 1000 ");
    let both_grown = ("1500 competences, 1000 ", "beside 19 competences, 0 ");
    let rated = "growth, rating → painted";
    let keyed = "growth, keystroke → painted";
    vec![
        goal(
            "first paint ÷ static page",
            "first contentful paint",
            (rating, FAST),
            "median_ratio",
            1.1,
        ),
        goal(
            "first paint ÷ static page, slow",
            "first contentful paint",
            (rating, SLOW),
            "median_ratio",
            1.1,
        ),
        goal(
            "first paint of the first page ÷ static page",
            "first contentful paint",
            (first, FAST),
            "median_ratio",
            1.1,
        ),
        goal(
            "first paint of the first page ÷ static page, slow",
            "first contentful paint",
            (first, SLOW),
            "median_ratio",
            1.1,
        ),
        goal("ready, page left before ÷ React", "ready", (left, FAST), "median_ratio", 1.0),
        goal("ready, page left before ÷ React, slow", "ready", (left, SLOW), "median_ratio", 1.0),
        goal("ready, never seen page ÷ React", "ready", (rating, FAST), "median_ratio", 1.0),
        goal("ready, never seen page ÷ React, slow", "ready", (rating, SLOW), "median_ratio", 1.0),
        goal("layout shift, rating page", "layout shift", (rating, SLOW), "median", 0.0),
        goal("layout shift, page left before", "layout shift", (left, SLOW), "median", 0.0),
        goal("layout shift, first page", "layout shift", (first, SLOW), "median", 0.0),
        goal("warm start ÷ static page", "warm start, ready", (left, FAST), "median_ratio", 1.5),
        goal(
            "warm start ÷ static page, slow",
            "warm start, ready",
            (left, SLOW),
            "median_ratio",
            1.5,
        ),
        goal(
            "offline start ÷ static page",
            "offline start, ready",
            (left, FAST),
            "median_ratio",
            1.5,
        ),
        goal(
            "offline start ÷ static page, slow",
            "offline start, ready",
            (left, SLOW),
            "median_ratio",
            1.5,
        ),
        goal("rating → painted ÷ vanilla", "rating → painted", (typed, FAST), "median_ratio", 1.3),
        goal(
            "rating → painted ÷ vanilla, slow",
            "rating → painted",
            (typed, SLOW),
            "median_ratio",
            1.3,
        ),
        goal(
            "keystroke → painted ÷ vanilla",
            "keystroke → painted",
            (typed, FAST),
            "median_ratio",
            1.3,
        ),
        goal(
            "keystroke → painted ÷ vanilla, slow",
            "keystroke → painted",
            (typed, SLOW),
            "median_ratio",
            1.3,
        ),
        grown("growth of a rating, 19 to 1,500 competences, no evidence", rated, none),
        grown("growth of a rating, 19 to 1,500 competences, 100 pieces each", rated, some),
        grown("growth of a rating, 19 to 1,500 competences, 1,000 pieces each", rated, many),
        grown("growth of a rating, and from no evidence to 1,000 pieces", rated, both_grown),
        grown("growth of a keystroke, 19 to 1,500 competences, no evidence", keyed, none),
        grown("growth of a keystroke, 19 to 1,500 competences, 100 pieces each", keyed, some),
        grown("growth of a keystroke, 19 to 1,500 competences, 1,000 pieces each", keyed, many),
        grown("growth of a keystroke, and from no evidence to 1,000 pieces", keyed, both_grown),
        goal(
            "save of one field, p95 (ms)",
            "save of one field: all script",
            (large, ""),
            "p95",
            1.0,
        ),
        goal(
            "save, 1,000 pieces of evidence ÷ empty, p95",
            "save of one field: all script",
            (large, ""),
            "p95_ratio",
            1.5,
        ),
        goal(
            "save, two of 500 pieces of evidence ÷ empty, p95",
            "save of one field: all script",
            (both, "(the other)"),
            "p95_ratio",
            1.5,
        ),
        goal(
            "memory after 100 changes of page ÷ after 10",
            "memory of scripts and of the application",
            ("after 100", ""),
            "median_ratio",
            1.05,
        ),
        goal(
            "memory after minutes of use ÷ after a fifth of them",
            "memory of scripts and of the application",
            ("after ", "minutes"),
            "median_ratio",
            1.05,
        ),
        goal(
            "first rows of 500 dossiers (ms)",
            "first rows on the desk",
            ("500 dossiers", ""),
            "median",
            1000.0,
        ),
        goal(
            "letter in the search of 25,600 certifications, p95 (ms)",
            "letter in the search",
            ("a catalogue of 25,600", ""),
            "p95",
            50.0,
        ),
    ]
}

/// Each goal with what was measured, as JSON.
pub(crate) fn reached(figures: &[Value]) -> Vec<Value> {
    let each = goals().into_iter().map(|goal| {
        let text = |line: &Value, name: &str| line[name].as_str().unwrap_or_default().to_owned();
        let line = figures.iter().find(|line| {
            let of = text(line, "of");
            text(line, "who") == "Acquis"
                && text(line, "figure") == goal.figure
                && of.starts_with(&goal.of.0)
                && of.contains(goal.of.1)
        });
        let measured = line.and_then(|line| line[goal.number].as_f64());
        json!({
            "goal": goal.name,
            "at_most": goal.most,
            "measured": measured,
            "reached": measured.map(|measured| measured <= goal.most),
        })
    });
    each.collect()
}

/// The goals as a table.
pub(crate) fn table(goals: &[Value]) -> String {
    let mut table = "| Goal | at most | measured | |\n|---|---|---|---|\n".to_owned();
    for goal in goals {
        let measured = goal["measured"].as_f64();
        let measured = measured.map_or_else(|| "—".to_owned(), |value| format!("{value:.2}"));
        let word = match goal["reached"].as_bool() {
            Some(true) => "reached",
            Some(false) => "**missed**",
            None => "not measured",
        };
        let name = goal["goal"].as_str().unwrap_or_default();
        let _ = writeln!(table, "| {name} | {} | {measured} | {word} |", goal["at_most"]);
    }
    table
}
