//! Holding a dossier from outside to the bounds that edits keep: lengths, counts, ids, hours,
//! fingerprints.
//!
//! Walks along the specimen, so that unknown fields are passed by. Does not look at types: what is
//! of a wrong one is `mend`'s.

use super::finding::{Finding, Findings, Found};
use super::specimen::{identity, step};
use crate::domain::edit::{LONGEST_LINE, LONGEST_TEXT, MOST_ENTRIES, WEEK_HOURS};
use serde_json::Value;
use std::collections::BTreeSet;

/// The fields of one line, where the candidate writes.
const LINES: [&str; 9] =
    ["name", "contact", "adviser", "post", "organisation", "title", "label", "kept_at", "note"];

/// Cuts what is too long or too many, drops entries without an id or with one met before.
pub(super) fn hold(
    value: &mut Value,
    shape: &Value,
    at: &mut Vec<String>,
    findings: &mut Findings,
) {
    match (value, shape) {
        (value @ Value::String(_), _) if at.last().is_some_and(|key| key == "sha256") => {
            fingerprint(value, at, findings);
        }
        (Value::String(text), _) => {
            let most = longest(at);
            let length = text.chars().count();
            if length > most {
                *text = text.chars().take(most).collect();
                findings.push(Finding::TooLong { at: at.clone(), length, most });
            }
        }
        (Value::Array(entries), Value::Array(shape)) => {
            let Some(shape) = shape.first() else {
                return;
            };
            if entries.len() > MOST_ENTRIES {
                let (count, most) = (entries.len(), MOST_ENTRIES);
                findings.push(Finding::TooMany { at: at.clone(), count, most });
                entries.truncate(MOST_ENTRIES);
            }
            let identity = identity(shape);
            if let Some(key) = identity {
                name(entries, key, at, findings);
            }
            for (index, entry) in entries.iter_mut().enumerate() {
                at.push(step(entry, identity, index));
                hold(entry, shape, at, findings);
                at.pop();
            }
        }
        (Value::Object(fields), Value::Object(shape)) => {
            for (key, shape) in shape {
                if let Some(value) = fields.get_mut(key) {
                    at.push(key.clone());
                    hold(value, shape, at, findings);
                    at.pop();
                }
            }
        }
        (value @ Value::Number(_), _) if is_too_many_hours(value, at) => {
            let found = Found::of(value);
            findings.push(Finding::DamagedField { at: at.clone(), found });
            *value = Value::Null;
        }
        _ => {}
    }
}

/// Holds a fingerprint to its form, 64 lower-case hexadecimal digits; no other text is one.
fn fingerprint(value: &mut Value, at: &[String], findings: &mut Findings) {
    let digits = value.as_str().map(str::to_ascii_lowercase).unwrap_or_default();
    *value = if digits.len() == 64 && digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        digits.into()
    } else {
        findings.push(Finding::DamagedField { at: at.to_vec(), found: Found::of(value) });
        Value::Null
    };
}

/// Whether a text can name an entry.
pub(super) fn is_id(text: &str) -> bool {
    !text.is_empty() && text.chars().count() <= LONGEST_LINE
}

fn is_too_many_hours(value: &Value, at: &[String]) -> bool {
    at.last().is_some_and(|key| key == "weekly_hours")
        && value.as_u64().is_some_and(|hours| hours > WEEK_HOURS.into())
}

fn longest(at: &[String]) -> usize {
    let own = !at.first().is_some_and(|field| field == "certification" || field == "reviews");
    let line = at.last().is_some_and(|field| LINES.contains(&field.as_str()));
    if own && line { LONGEST_LINE } else { LONGEST_TEXT }
}

/// Keeps the first entry of each name.
fn name(entries: &mut Vec<Value>, key: &str, at: &[String], findings: &mut Findings) {
    let place = |last: String| at.iter().cloned().chain([last]).collect::<Vec<_>>();
    let mut seen = BTreeSet::new();
    let mut index = 0;
    entries.retain(|entry| {
        let id = entry.get(key).and_then(Value::as_str).filter(|id| is_id(id));
        let finding = match id {
            Some(id) if seen.insert(id.to_owned()) => None,
            Some(id) => Some(Finding::RepeatedRecord { at: place(id.to_owned()) }),
            None => {
                let (at, found) = (place(format!("#{index}")), Found::of(entry));
                Some(Finding::SkippedRecord { at, found })
            }
        };
        index += 1;
        let keep = finding.is_none();
        findings.extend(finding);
        keep
    });
}
