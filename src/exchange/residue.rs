//! Fields this version does not know: kept when a file is read, put back when it is written.
//!
//! Owns both directions. What is unknown is what a file states and the types, writing what they
//! understood of it, do not. Fields of the envelope are not kept: they tell of one export.

use super::specimen::{identity, step};
use crate::domain::dossier::UnknownField;
use crate::domain::edit::MOST_ENTRIES;
use crate::domain::gather::Gather;
use serde_json::Value;
use std::collections::BTreeMap;

/// What is unknown in a file.
pub(super) struct Residue {
    /// The fields that are kept, sorted.
    pub(super) fields: Vec<UnknownField>,
    /// How many there are.
    pub(super) count: usize,
}

/// The unknown fields of `raw`, so many at most as entries of a list; `understood` is what was made
/// of it.
pub(super) fn residue(raw: &Value, understood: &Value, shape: &Value) -> Residue {
    let mut unknown = Residue { fields: Vec::new(), count: 0 };
    collect(raw, understood, shape, &mut Vec::new(), &mut unknown);
    unknown.fields.sort();
    unknown
}

fn collect(
    raw: &Value,
    understood: &Value,
    shape: &Value,
    at: &mut Vec<String>,
    unknown: &mut Residue,
) {
    match (raw, understood, shape) {
        (Value::Object(raw), Value::Object(understood), Value::Object(shape)) => {
            for (key, raw) in raw {
                at.push(key.clone());
                match (understood.get(key), shape.get(key)) {
                    (None, _) => {
                        unknown.count += 1;
                        // Each holds its whole place: a small file can have many of long ones.
                        if unknown.count <= MOST_ENTRIES {
                            let value = raw.to_string();
                            unknown.fields.push(UnknownField { at: at.clone(), value });
                        }
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

fn by_step<'a>(entries: &'a [Value], identity: Option<&str>) -> BTreeMap<String, &'a Value> {
    let entries = entries.iter().enumerate();
    entries.map(|(index, entry)| (step(entry, identity, index), entry)).gathered()
}

/// Puts unknown fields back where they stood; those whose entry is gone are gone with it.
pub(super) fn overlay(value: &mut Value, unknown: &[UnknownField], shape: &Value) {
    let fields = unknown.iter().filter_map(|field| Some((field.at.split_last()?, &field.value)));
    put_back(value, fields.map(|((key, steps), value)| (steps, (key, value))).collect(), shape);
}

/// The steps that are left to a field, its key and its value.
type Left<'a> = (&'a [String], (&'a String, &'a String));

/// Each entry is looked up once, whatever the number of fields that are put back below it.
fn put_back(value: &mut Value, fields: Vec<Left<'_>>, shape: &Value) {
    let mut below: BTreeMap<&str, Vec<Left<'_>>> = BTreeMap::new();
    for (steps, (key, stored)) in fields {
        if let Some((first, rest)) = steps.split_first() {
            below.entry(first).or_default().push((rest, (key, stored)));
        } else if let Value::Object(value) = value
            && let Ok(stored) = serde_json::from_str(stored)
        {
            value.entry(key).or_insert(stored);
        }
    }
    match value {
        Value::Object(value) => {
            for (step, fields) in below {
                if let (Some(value), Some(shape)) = (value.get_mut(step), shape.get(step)) {
                    put_back(value, fields, shape);
                }
            }
        }
        Value::Array(entries) if !below.is_empty() => {
            let Some(shape) = shape.get(0) else {
                return;
            };
            let identity = identity(shape);
            for (index, entry) in entries.iter_mut().enumerate() {
                if let Some(fields) = below.remove(&*step(entry, identity, index)) {
                    put_back(entry, fields, shape);
                }
            }
        }
        _ => {}
    }
}
