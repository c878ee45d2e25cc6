//! The cohort as tables for other programs: CSV for spreadsheets, NDJSON for queries.
//!
//! Owns the forms. CSV is what a French spreadsheet opens by a double click: `;`, a byte order mark,
//! CRLF; no text in it can begin a formula. NDJSON has a row per candidate and competence. Headings
//! and words come from the page.

use super::codec::Codec;
use crate::domain::cohort::{Column, ReviewState, Row};
use crate::domain::id::BlockCode;
use crate::domain::readiness::CompetenceStatus;
use crate::domain::{Target, Timestamp};
use serde_json::{Value, json};
use std::fmt::Write;

/// The words of a CSV table.
pub struct CsvWords<'a> {
    /// A column's heading.
    pub heading: &'a dyn Fn(Column) -> String,
    /// Where a review stands.
    pub state: &'a dyn Fn(ReviewState) -> String,
    /// That the whole certification is aimed at.
    pub whole: &'a str,
}

/// A cell of a table.
enum Cell {
    /// A text from outside: it may hold anything.
    Text(String),
    Number(usize),
    Day(Option<Timestamp>),
}

/// The rows as CSV, in the order given.
pub fn cohort_csv<'a>(
    rows: impl IntoIterator<Item = &'a Row>,
    columns: &[Column],
    words: &CsvWords<'_>,
) -> String {
    let mut text = String::from('\u{feff}');
    let headings = columns.iter().map(|column| Cell::Text((words.heading)(*column)));
    line(&mut text, headings);
    for row in rows {
        line(&mut text, columns.iter().map(|column| cell(row, *column, words)));
    }
    text
}

fn cell(row: &Row, column: Column, words: &CsvWords<'_>) -> Cell {
    let count = |status| Cell::Number(row.count(status));
    match column {
        Column::Candidate => Cell::Text(row.candidate.clone()),
        Column::Certification => Cell::Text(row.certification.clone()),
        Column::Target => Cell::Text(match &row.target {
            Target::Whole => words.whole.to_owned(),
            Target::Blocks { blocks } => {
                blocks.iter().map(BlockCode::as_str).collect::<Vec<_>>().join(", ")
            }
        }),
        // Not « 2/4 », which a spreadsheet takes for the second of April.
        Column::ReadyBlocks => Cell::Number(row.ready_blocks().0),
        Column::Rated => Cell::Number(row.rated()),
        Column::Ready => count(CompetenceStatus::Ready),
        Column::Unproven => count(CompetenceStatus::Unproven),
        Column::Thin => count(CompetenceStatus::Thin),
        Column::Evidence => Cell::Number(row.evidence),
        Column::Words => Cell::Number(row.words),
        Column::NewestEvidence => Cell::Day(row.newest_evidence),
        Column::Exported => Cell::Day(row.exported_at),
        Column::Reviewed => Cell::Day(row.reviewed_at),
        Column::Review => Cell::Text((words.state)(row.review)),
        Column::OpenRequests => Cell::Number(row.open_requests),
        Column::AnsweredRequests => Cell::Number(row.answered_requests),
    }
}

fn line(text: &mut String, cells: impl Iterator<Item = Cell>) {
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            text.push(';');
        }
        match cell {
            Cell::Text(cell) => quote(text, &cell),
            // Writing to a `String` cannot fail.
            Cell::Number(number) => drop(write!(text, "{number}")),
            Cell::Day(None) => {}
            Cell::Day(Some(at)) => drop(write!(text, "{}", at.date())),
        }
    }
    text.push_str("\r\n");
}

/// A text as one cell. An apostrophe before what a spreadsheet would take for a formula: it shows the
/// text as it is. Controls that no cell holds become spaces.
fn quote(text: &mut String, cell: &str) {
    let formula = |c: char| matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠');
    let unseen = |c: char| matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{2060}');
    let first = cell.chars().find(|c| !(c.is_whitespace() || c.is_control() || unseen(*c)));
    let begins = cell.starts_with(['\t', '\r', '\n']) || first.is_some_and(formula);
    text.push('"');
    text.push_str(if begins { "'" } else { "" });
    for c in cell.chars() {
        match c {
            '"' => text.push_str("\"\""),
            c if c.is_control() && !matches!(c, '\t' | '\n' | '\r') => text.push(' '),
            c => text.push(c),
        }
    }
    text.push('"');
}

/// A row per candidate and competence, a JSON object a line: what `DuckDB` and `jq` read as a table.
/// Competences that are not aimed at are there too, and say so.
pub fn cohort_ndjson<'a>(rows: impl IntoIterator<Item = &'a Row>) -> String {
    let mut text = String::new();
    for row in rows {
        for cell in &row.competences {
            let opinions = cell.opinions.iter();
            let opinions = opinions.map(
                |(reviewer, verdict)| json!({ "reviewer": reviewer, "verdict": verdict.write() }),
            );
            let object = json!({
                "dossier": row.dossier.as_str(),
                "digest": row.digest,
                "candidate": row.candidate,
                "certification": row.certification,
                "block": cell.block.as_str(),
                "competence": cell.id.as_str(),
                "targeted": cell.targeted,
                "level": cell.level.write(),
                "status": cell.status.write(),
                "evidence": cell.evidence,
                "complete_evidence": cell.complete,
                "open_requests": cell.open_requests,
                "opinions": opinions.collect::<Vec<Value>>(),
                "exported_at": row.exported_at.write(),
                "reviewed_at": row.reviewed_at.write(),
            });
            text.push_str(&object.to_string());
            text.push('\n');
        }
    }
    text
}
