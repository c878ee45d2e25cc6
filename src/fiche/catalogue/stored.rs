//! One certification of a catalogue as a file: whole, its competences cut apart, with how surely.
//!
//! Owns the file's form: `format`, `version`, `code`, `active`, `source`, `certification` as in a dossier
//! file without what is empty, and `lists`, a record per bloc with, in per cent, how sure the cut before each
//! competence is.

use crate::domain::certification::Certification;
use crate::exchange::codec::{self, Codec};
use crate::fiche::catalogue::MENTION;
use crate::fiche::published::{self, Published};
use crate::fiche::segment::Kind;
use serde_json::{Map, Value, json};

const FORMAT: &str = "acquis-fiche";
const VERSION: u64 = 1;

/// The text of a fiche's file.
#[must_use]
pub fn write(read: &Published) -> String {
    let lists = read.lists.iter().map(|list| {
        let competences = list.iter().filter(|piece| piece.kind == Kind::Competence);
        let surely = competences.map(|piece| percent(piece.confidence));
        json!({ "confidence": surely.collect::<Vec<_>>() })
    });
    let said = |(name, value): (String, Value)| {
        let empty = match &value {
            Value::Null => true,
            Value::String(text) => text.is_empty(),
            Value::Array(items) => items.is_empty(),
            _ => false,
        };
        (!empty).then_some((name, value))
    };
    let certification: Map<String, Value> = match read.certification.write() {
        Value::Object(fields) => fields.into_iter().filter_map(said).collect(),
        _ => Map::new(),
    };
    let mut value = json!({
        "format": FORMAT,
        "version": VERSION,
        "source": MENTION,
        "active": read.active,
        "certification": null,
        "lists": lists.collect::<Vec<_>>(),
    });
    // Put there, not copied.
    value["certification"] = Value::Object(certification);
    // A value always has a text.
    serde_json::to_string(&value).unwrap_or_default()
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 100")]
fn percent(surely: f32) -> u8 {
    (surely * 100.0).round().clamp(0.0, 100.0) as u8
}

/// Reads a fiche's file; `None` when it is none, of a later version, or without a competence.
#[must_use]
pub fn read(text: &str) -> Option<Published> {
    let value: Value = serde_json::from_str(text).ok()?;
    let version = value["version"].as_u64()?;
    if value["format"] != FORMAT || version > VERSION {
        return None;
    }
    let certification: Certification = codec::from_value(&value["certification"])?;
    if certification.competences().next().is_none() || certification.code.is_empty() {
        return None;
    }
    let mut lists = published::lists(&certification);
    for (list, told) in lists.iter_mut().zip(value["lists"].as_array().into_iter().flatten()) {
        let competences = list.iter_mut().filter(|piece| piece.kind == Kind::Competence);
        for (at, piece) in competences.enumerate() {
            let percent = told["confidence"][at].as_u64().unwrap_or(100).min(100);
            piece.confidence = u8::try_from(percent).map_or(1.0, |it| f32::from(it) / 100.0);
        }
    }
    let active = value["active"].as_bool();
    Some(Published { certification, lists, active, findings: Vec::new() })
}
