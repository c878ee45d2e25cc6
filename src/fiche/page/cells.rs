//! Rows and cells as a page's text writes them: ` | ` or tabs, cells broken over several lines.
//!
//! Owns cells, dates and coded labels. Does not know any particular table.

use crate::domain::certification::Coded;
use crate::domain::date::{Date, PartialDate};

const SEPARATORS: [char; 2] = ['|', '\t'];

/// Whether a line holds more than one cell.
pub(super) fn has_cells(line: &str) -> bool {
    line.trim().contains(SEPARATORS)
}

/// `---|---|`: the rule under the header of a table.
pub(super) fn is_rule(line: &str) -> bool {
    line.contains("---") && line.chars().all(|c| matches!(c, '-' | '|' | ':' | ' ' | '\t'))
}

/// The first cell of a row and the rest of it.
pub(super) fn first_cell(line: &str) -> (&str, &str) {
    line.split_once(SEPARATORS).unwrap_or((line, ""))
}

/// The cells of a row, trimmed. A closing ` |` closes, it opens no further cell.
pub(super) fn cells(row: &str) -> Vec<&str> {
    let row = row.trim_end_matches([' ', '\n', '\r']);
    let row = row.strip_suffix('|').unwrap_or(row);
    row.split(SEPARATORS).map(str::trim).collect()
}

/// What a cell says; nothing when it is empty or a dash.
pub(super) fn said(cell: &str) -> Option<&str> {
    Some(cell.trim()).filter(|cell| cell.chars().any(char::is_alphanumeric))
}

/// A line without the mark of a list.
pub(super) fn item(line: &str) -> &str {
    let line = line.trim();
    let marked = line.strip_prefix(['-', '–', '•', '*', '·', '▪']);
    marked.filter(|rest| rest.starts_with(char::is_whitespace)).map_or(line, str::trim)
}

/// A text with every run of white space made one space.
pub(super) fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Lines as paragraphs.
pub(super) fn paragraphs(lines: &[&str]) -> String {
    let paragraphs = lines.iter().map(|line| tidy(line.trim_matches([' ', '|', '\t'])));
    paragraphs.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// `28-11-2027`, `07/06/2016`: a whole day, nothing else in the text.
pub(super) fn date(text: &str) -> Option<Date> {
    let date = PartialDate::read(text.trim_matches([' ', '\u{a0}', '|', '\t', '.'])).ok()?;
    Date::new(date.year().into(), date.month()?, date.day()?)
}

/// `310 : Spécialités`, `3300 - Mutualité`: a code, which holds a digit, and its label.
pub(super) fn coded(line: &str) -> Option<Coded> {
    let line = item(line);
    let end = line.find([':', ' ', '\u{a0}', '-', '–', '|', '\t'])?;
    let (code, label) = line.split_at(end);
    let label = label.trim_matches([' ', '\u{a0}', ':', '-', '–', '|', '\t']);
    let coded = code.chars().all(|c| c.is_ascii_alphanumeric())
        && code.contains(|c: char| c.is_ascii_digit());
    coded.then(|| Coded { code: code.to_owned(), label: tidy(label) })
}

/// The whole number that begins a text: `3`, `3 ans`.
pub(super) fn number<N: std::str::FromStr>(text: &str) -> Option<N> {
    let text = text.trim_matches([' ', '\u{a0}', '|', '\t']);
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    text[..end].parse().ok()
}
