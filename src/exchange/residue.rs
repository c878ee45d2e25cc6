//! Fields this version does not know: kept when a file is read, put back when it is written.
//!
//! Owns both directions. What is unknown is what a file states and the types, writing what they
//! understood of it, do not. Fields of the envelope are not kept: they tell of one export.

use super::specimen::{identity, step};
use crate::domain::dossier::UnknownField;
use serde_json::Value;

/// The unknown fields of `raw`, sorted; `understood` is what was made of it.
pub(super) fn residue(raw: &Value, understood: &Value, shape: &Value) -> Vec<UnknownField> {
    let mut unknown = Vec::new();
    collect(raw, understood, shape, &mut Vec::new(), &mut unknown);
    unknown.sort();
    unknown
}

fn collect(
    raw: &Value,
    understood: &Value,
    shape: &Value,
    at: &mut Vec<String>,
    unknown: &mut Vec<UnknownField>,
) {
    match (raw, understood, shape) {
        (Value::Object(raw), Value::Object(understood), Value::Object(shape)) => {
            for (key, raw) in raw {
                at.push(key.clone());
                match (understood.get(key), shape.get(key)) {
                    (None, _) => {
                        unknown.push(UnknownField { at: at.clone(), value: raw.to_string() });
                    }
                    (Some(understood), Some(shape)) => {
                        collect(raw, understood, shape, at, unknown);
                    }
                    (Some(_), None) => {}
                }
                at.pop();
            }
        }
        (Value::Array(raw), Value::Array(understood), Value::Array(shape)) => {
            let Some(shape) = shape.first().filter(|shape| shape.is_object()) else {
                return;
            };
            let identity = identity(shape);
            // Entries without a name are known by their index, which only means something while
            // none is missing.
            if identity.is_none() && raw.len() != understood.len() {
                return;
            }
            let understood = by_step(understood, identity);
            for (index, raw) in raw.iter().enumerate() {
                let step = step(raw, identity, index);
                if let Some(understood) = understood.get(&step) {
                    at.push(step);
                    collect(raw, understood, shape, at, unknown);
                    at.pop();
                }
            }
        }
        _ => {}
    }
}

fn by_step<'a>(
    entries: &'a [Value],
    identity: Option<&str>,
) -> std::collections::BTreeMap<String, &'a Value> {
    let entries = entries.iter().enumerate();
    entries.map(|(index, entry)| (step(entry, identity, index), entry)).collect()
}

/// Puts unknown fields back where they stood; those whose entry is gone are gone with it.
pub(super) fn overlay(value: &mut Value, unknown: &[UnknownField], shape: &Value) {
    for field in unknown {
        let Some((key, steps)) = field.at.split_last() else {
            continue;
        };
        let place = steps.iter().try_fold((&mut *value, shape), |(value, shape), at| match value {
            Value::Object(fields) => Some((fields.get_mut(at)?, shape.get(at)?)),
            Value::Array(entries) => {
                let shape = shape.get(0)?;
                let identity = identity(shape);
                let index = (0..entries.len()).find(|i| step(&entries[*i], identity, *i) == *at)?;
                Some((entries.get_mut(index)?, shape))
            }
            _ => None,
        });
        if let Some((Value::Object(fields), _)) = place
            && let Ok(stored) = serde_json::from_str(&field.value)
        {
            fields.entry(key).or_insert(stored);
        }
    }
}
