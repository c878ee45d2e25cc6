//! Saving what can be read of a dossier in which something is of a wrong type.
//!
//! Each doubtful value is tried alone, in its place in the specimen, where everything else is
//! right: what does not fit is looked into, and the least that explains it is taken out. Lists are
//! halved to find the entries at fault, so that the work is bounded by the damage and not by the
//! size. Knows no type but the whole record's: the same few lines serve every field.

use super::codec;
use super::finding::{Finding, Findings, Found};
use super::layout::DossierRecord;
use super::specimen::{identity, specimen, step};
use serde_json::Value;

/// The record a value stands for, if everything in it is of the right type.
pub(super) fn parse(value: &Value) -> Option<DossierRecord> {
    codec::from_value(value)
}

/// Takes out of a value what does not fit the record, with a finding for each.
pub(super) fn mend(value: &mut Value, findings: &mut Findings) {
    let mut mender = Mender { frame: specimen(), at: Vec::new(), findings };
    mender.look_into(value, "");
}

struct Mender<'a> {
    /// The specimen, in which values are tried.
    frame: Value,
    at: Vec<String>,
    findings: &'a mut Findings,
}

impl Mender<'_> {
    /// Whether the value is right in that place (a JSON pointer) of an otherwise right record.
    fn fits(&mut self, value: &mut Value, pointer: &str) -> bool {
        let Some(place) = self.frame.pointer_mut(pointer) else {
            return false;
        };
        std::mem::swap(place, value);
        let fits = parse(&self.frame).is_some();
        if let Some(place) = self.frame.pointer_mut(pointer) {
            std::mem::swap(place, value);
        }
        fits
    }

    /// Mends a value that does not fit; `false` when it cannot be made to.
    fn look_into(&mut self, value: &mut Value, pointer: &str) -> bool {
        if self.findings.is_full() {
            return false;
        }
        let shape = self.frame.pointer(pointer);
        match (value, shape) {
            (value @ Value::Object(_), Some(Value::Object(shape))) => {
                for key in shape.keys().cloned().collect::<Vec<_>>() {
                    self.field(value, &key, &format!("{pointer}/{key}"));
                }
                self.fits(value, pointer)
            }
            (Value::Array(entries), Some(Value::Array(shape))) => {
                let identity = shape.first().and_then(identity);
                let all = std::mem::take(entries).into_iter().enumerate().collect();
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
    fn sift(
        &mut self,
        entries: Vec<(usize, Value)>,
        identity: Option<&str>,
        pointer: &str,
        kept: &mut Vec<Value>,
    ) {
        let (indexes, values): (Vec<_>, Vec<_>) = entries.into_iter().unzip();
        let mut list = Value::Array(values);
        let fits = self.fits(&mut list, pointer);
        let Value::Array(mut values) = list else {
            return;
        };
        if fits {
            kept.append(&mut values);
        } else if let ([index], [value]) = (&*indexes, &mut *values) {
            self.at.push(step(value, identity, *index));
            let found = Found::of(value);
            if self.look_into(value, &format!("{pointer}/0")) {
                kept.push(value.take());
            } else {
                self.findings.push(Finding::SkippedRecord { at: self.at.clone(), found });
            }
            self.at.pop();
        } else if !self.findings.is_full() {
            let mut first: Vec<_> = indexes.into_iter().zip(values).collect();
            let second = first.split_off(first.len() / 2);
            self.sift(first, identity, pointer, kept);
            self.sift(second, identity, pointer, kept);
        }
    }
}
