//! Saving what can be read of a dossier in which something is of a wrong type.
//!
//! Each doubtful value is tried alone, in its place in a record that holds nothing else but what no
//! record can be without: what does not fit is looked into, and the least that explains it is taken
//! out. The work is in proportion to the size, however much is damaged. Knows no type but the whole
//! record's: the same few lines serve every field, of a dossier and of a review.

use super::codec::{self, Codec};
use super::finding::{Finding, Findings, Found};
use super::specimen::{identity, step};
use serde_json::{Map, Value};
use std::collections::{BTreeMap, VecDeque};

/// Whether everything in a value is of the right type.
type Fits = fn(&Value) -> bool;

/// The record that a value stands for; what does not fit it is taken out of the value, with a finding
/// for each. `specimen` is that of the record.
pub(super) fn mended<T: Codec>(
    value: &mut Value,
    specimen: &Value,
    findings: &mut Findings,
) -> Option<T> {
    codec::from_value(value).or_else(|| {
        mend(value, specimen, |value| codec::from_value::<T>(value).is_some(), findings);
        codec::from_value(value)
    })
}

fn mend(value: &mut Value, specimen: &Value, parses: Fits, findings: &mut Findings) {
    let specimen = specimen.clone();
    let mut needed = BTreeMap::new();
    lean(&mut specimen.clone(), "", &specimen, parses, &mut needed);
    let mut mender = Mender { specimen, needed, parses, at: Vec::new(), findings };
    mender.look_into(value, "");
}

/// Notes, for each object of the specimen, what it cannot be without; returns that of this value.
/// `frame` is the whole specimen, in which taking a field out is tried.
fn lean(
    frame: &mut Value,
    pointer: &str,
    value: &Value,
    parses: Fits,
    needed: &mut BTreeMap<String, Map<String, Value>>,
) -> Value {
    match value {
        Value::Object(fields) => {
            let mut kept = Map::new();
            for (key, field) in fields {
                let field = lean(frame, &format!("{pointer}/{key}"), field, parses, needed);
                if !is_optional(frame, pointer, key, parses) {
                    kept.insert(key.clone(), field);
                }
            }
            needed.insert(pointer.to_owned(), kept.clone());
            Value::Object(kept)
        }
        Value::Array(entries) => {
            let pointer = format!("{pointer}/0");
            entries.iter().map(|entry| lean(frame, &pointer, entry, parses, needed)).collect()
        }
        other => other.clone(),
    }
}

/// Whether a record may be without that field of that object.
fn is_optional(frame: &mut Value, pointer: &str, key: &str, parses: Fits) -> bool {
    let Some(Value::Object(fields)) = frame.pointer_mut(pointer) else {
        return false;
    };
    let taken = fields.shift_remove(key);
    let optional = parses(frame);
    if let Some(Value::Object(fields)) = frame.pointer_mut(pointer) {
        fields.extend(taken.map(|taken| (key.to_owned(), taken)));
    }
    optional
}

struct Mender<'a> {
    /// The shape that is walked along.
    specimen: Value,
    /// What each object of the specimen cannot be without, by its JSON pointer.
    needed: BTreeMap<String, Map<String, Value>>,
    parses: Fits,
    at: Vec<String>,
    findings: &'a mut Findings,
}

impl Mender<'_> {
    /// Whether the value is right in that place (a JSON pointer) of an otherwise right record.
    fn fits(&self, value: &mut Value, pointer: &str) -> bool {
        let (mut tried, mut rest) = (value.take(), pointer);
        while let Some((parent, step)) = rest.rsplit_once('/') {
            tried = match self.needed.get(parent) {
                Some(needed) => {
                    let mut fields = needed.clone();
                    fields.insert(step.to_owned(), tried);
                    Value::Object(fields)
                }
                None => Value::Array(vec![tried]),
            };
            rest = parent;
        }
        let fits = (self.parses)(&tried);
        *value = tried.pointer_mut(pointer).map(Value::take).unwrap_or_default();
        fits
    }

    /// Mends a value that does not fit; `false` when it cannot be made to.
    fn look_into(&mut self, value: &mut Value, pointer: &str) -> bool {
        if self.findings.is_full() {
            return false;
        }
        let shape = self.specimen.pointer(pointer);
        match (value, shape) {
            (value @ Value::Object(_), Some(Value::Object(shape))) => {
                for key in shape.keys().cloned().collect::<Vec<_>>() {
                    self.field(value, &key, &format!("{pointer}/{key}"));
                }
                self.fits(value, pointer)
            }
            (Value::Array(entries), Some(Value::Array(shape))) => {
                let identity = shape.first().and_then(identity);
                let all = std::mem::take(entries).into();
                self.sift(all, identity, pointer, entries);
                true
            }
            _ => false,
        }
    }

    fn field(&mut self, parent: &mut Value, key: &str, pointer: &str) {
        let Some(value) = parent.get_mut(key) else {
            return;
        };
        if self.fits(value, pointer) {
            return;
        }
        self.at.push(key.to_owned());
        let found = Found::of(value);
        if !self.look_into(value, pointer) {
            self.findings.push(Finding::DamagedField { at: self.at.clone(), found });
            if let Value::Object(fields) = parent {
                fields.shift_remove(key);
            }
        }
        self.at.pop();
    }

    /// Moves the entries that fit, or that can be mended, to `kept`.
    ///
    /// As many are tried at once as fitted together before, and twice that; half of them when they
    /// do not. What a refusal costs was paid for by the entries that fitted since the last one.
    fn sift(
        &mut self,
        mut rest: VecDeque<Value>,
        identity: Option<&str>,
        pointer: &str,
        kept: &mut Vec<Value>,
    ) {
        let (all, mut most) = (rest.len(), rest.len());
        while !rest.is_empty() {
            let index = all - rest.len();
            let mut list: Value = rest.drain(..most.min(rest.len())).collect();
            let fits = self.fits(&mut list, pointer);
            let Value::Array(mut tried) = list else {
                return;
            };
            let count = tried.len();
            if fits {
                kept.append(&mut tried);
                most = count * 2;
            } else if let [value] = &mut *tried {
                kept.extend(self.entry(value, step(value, identity, index), pointer));
            } else {
                tried.into_iter().rev().for_each(|value| rest.push_front(value));
                most = count / 2;
            }
        }
    }

    /// An entry that does not fit, mended if it can be.
    fn entry(&mut self, value: &mut Value, step: String, pointer: &str) -> Option<Value> {
        self.at.push(step);
        let found = Found::of(value);
        let mended = self.look_into(value, &format!("{pointer}/0"));
        if !mended {
            self.findings.push(Finding::SkippedRecord { at: self.at.clone(), found });
        }
        self.at.pop();
        mended.then(|| value.take())
    }
}
