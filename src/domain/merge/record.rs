//! One record as a copy knows it: the versions of its fields, what was seen, what was deleted.
//!
//! Owns writing, deleting, bringing back and joining. Every operation adds to what is known,
//! so that copies may meet in any order; only the texts of a deleted record are let go.

use super::field::{Field, Value};
use super::register::Register;
use super::revision::{Revision, Seen};
use crate::domain::gather::Gather;
use crate::domain::id::DeviceId;
use std::collections::{BTreeMap, BTreeSet};

/// A version that does not stand: it lost against one written beside it, and can be brought back.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Superseded {
    /// Who wrote it, at which step.
    pub revision: Revision,
    /// Where it stood.
    pub field: Field,
    /// What was written.
    pub value: Value,
}

/// A field that is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// Which.
    pub field: Field,
    /// What its writer had before them.
    pub before: Value,
    /// What they left there.
    pub after: Value,
}

/// A record as one copy knows it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Record {
    /// Every revision whose effect is in `fields`, or was overwritten there.
    seen: Seen,
    /// Every revision that someone who deleted the record had seen.
    deleted: Seen,
    fields: BTreeMap<Field, Register<Value>>,
}

impl Record {
    /// A record from its stored parts; every version put in counts as seen.
    pub fn from_parts(
        seen: Seen,
        deleted: Seen,
        versions: impl IntoIterator<Item = (Field, Revision, Value)>,
    ) -> Self {
        let mut record = Self { seen, deleted, fields: BTreeMap::new() };
        for (field, revision, value) in versions {
            record.seen.see(&revision);
            record.fields.entry(field).or_default().insert(revision, value);
        }
        record
    }

    /// What has been seen of it.
    pub fn seen(&self) -> &Seen {
        &self.seen
    }

    /// What was seen by those who deleted it; empty when nobody did.
    pub fn deleted(&self) -> &Seen {
        &self.deleted
    }

    /// Every version of every field, the one that stands first.
    pub fn versions(&self) -> impl Iterator<Item = (&Field, &Revision, &Value)> {
        let each = self.fields.iter();
        each.flat_map(|(field, register)| register.versions().map(move |(r, v)| (field, r, v)))
    }

    /// Whether it is there: something in it was written beside or after every deletion.
    pub fn is_alive(&self) -> bool {
        self.versions().any(|(_, revision, _)| !self.deleted.covers(revision))
    }

    /// What its fields hold; `None` when it is not there. What is absent has no entry.
    pub fn fields(&self) -> Option<BTreeMap<Field, Value>> {
        let standing = |(field, register): (&Field, &Register<Value>)| {
            let (_, value) = register.current().filter(|(_, value)| !value.is_silent())?;
            Some((field.clone(), value.clone()))
        };
        self.is_alive().then(|| self.fields.iter().filter_map(standing).gathered())
    }

    /// The versions that can be brought back, the newest first. Equal ones are listed once, and none
    /// that says what stands there or nothing; none at all of a deleted record.
    pub fn superseded(&self) -> Vec<Superseded> {
        let mut list = Vec::new();
        if self.is_alive() {
            for (field, register) in self.fields.iter().filter(|(field, _)| field.is_told()) {
                let mut told: BTreeSet<_> =
                    register.current().map(|(_, value)| value).into_iter().gathered();
                for (revision, value) in register.versions().skip(1) {
                    if !value.is_silent() && told.insert(value) {
                        let (revision, value) = (revision.clone(), value.clone());
                        list.push(Superseded { revision, field: field.clone(), value });
                    }
                }
            }
        }
        list.sort_by(|a, b| b.cmp(a));
        list
    }

    /// A revision greater than any seen, of which the record takes note.
    fn next(&mut self, device: &DeviceId) -> Revision {
        let highest = self.seen.highest().max(self.deleted.highest());
        let revision = Revision { counter: highest.saturating_add(1), device: device.clone() };
        self.seen.see(&revision);
        revision
    }

    /// Fields take new values, all by one revision.
    ///
    /// Of a field, the versions that say what the writer had before them are overwritten. A version
    /// they did not have before them stays, superseded: a copy may learn of others' changes while
    /// someone is still writing in it. A deleted record begins anew, and has seen what was deleted.
    pub fn write(&mut self, changes: impl IntoIterator<Item = Written>, device: &DeviceId) {
        if !self.is_alive() {
            self.fields.clear();
            self.seen.join(&self.deleted);
        }
        let revision = self.next(device);
        for Written { field, before, after } in changes {
            let told = field.is_told();
            let register = self.fields.entry(field).or_default();
            register.retain(|_, value| told && *value != before);
            register.insert(revision.clone(), after);
        }
    }

    /// Deletes it with all it holds; what was written elsewhere meanwhile is not deleted.
    pub fn delete(&mut self) {
        self.deleted.join(&self.seen);
        self.seen = Seen::default();
        self.fields.clear();
    }

    /// Brings a version back: it stands again, and what stood there is superseded in its turn.
    /// `false` when there is no such version.
    pub fn restore(&mut self, version: &Superseded, device: &DeviceId) -> bool {
        let found = self.take_out(version);
        if found {
            let revision = self.next(device);
            let register = self.fields.entry(version.field.clone()).or_default();
            register.insert(revision, version.value.clone());
        }
        found
    }

    /// Gives a version up for good, on every copy. `false` when there is no such version.
    pub fn dismiss(&mut self, version: &Superseded, device: &DeviceId) -> bool {
        let found = self.take_out(version);
        if found {
            self.touch(device);
        }
        found
    }

    /// Takes out every version of that field that says the same, but not the one that stands.
    fn take_out(&mut self, version: &Superseded) -> bool {
        let alive = self.is_alive();
        let Some(register) = self.fields.get_mut(&version.field).filter(|_| alive) else {
            return false;
        };
        let standing =
            register.current().map(|(revision, value)| (revision.clone(), value.clone()));
        let mut found = false;
        register.retain(|revision, value| {
            let stands = standing.as_ref().is_some_and(|(r, v)| (r, v) == (revision, value));
            let meant = !stands && *value == version.value;
            found |= meant;
            !meant
        });
        found
    }

    /// Says that it is there: whoever takes a version away has seen the record alive, and must not
    /// delete it thereby.
    fn touch(&mut self, device: &DeviceId) {
        let revision = self.next(device);
        let begun = self.fields.entry(Field::Begun).or_default();
        begun.retain(|_, _| false);
        begun.insert(revision, Value::Present);
    }

    /// The record as it is shown to someone else: of superseded versions only the place is kept.
    #[must_use]
    pub fn without_superseded(&self) -> Self {
        let mut shown = self.clone();
        for register in shown.fields.values_mut() {
            register.withhold(&Value::Withheld);
        }
        shown
    }

    /// What two copies know of the record together.
    #[must_use]
    pub fn join(&self, other: &Self) -> Self {
        let mut joined = Self { seen: self.seen.clone(), ..Self::default() };
        joined.seen.join(&other.seen);
        joined.deleted.clone_from(&self.deleted);
        joined.deleted.join(&other.deleted);
        let none = Register::default();
        for field in self.fields.keys().chain(other.fields.keys()) {
            if !joined.fields.contains_key(field) {
                let (mine, theirs) = (self.fields.get(field), other.fields.get(field));
                let register =
                    mine.unwrap_or(&none).join(&self.seen, theirs.unwrap_or(&none), &other.seen);
                if !register.is_empty() {
                    joined.fields.insert(field.clone(), register);
                }
            }
        }
        joined
    }

    /// Whether [`Record::tidy`] has nothing to do.
    pub fn is_tidy(&self, most: usize) -> bool {
        if self.is_alive() {
            let beside = self.versions().count() - self.fields.len();
            beside <= most || self.superseded().len() <= most
        } else {
            self.fields.is_empty() && self.seen.is_empty()
        }
    }

    /// Keeps the `most` newest superseded versions and gives the others up; of a deleted record
    /// keeps that it is deleted, and none of its texts.
    ///
    /// Changes nothing that stands. To be called by whoever stores the record, never inside a merge.
    pub fn tidy(&mut self, most: usize, device: &DeviceId) {
        if self.is_alive() {
            let superseded = self.superseded();
            let oldest = superseded.get(most..).unwrap_or_default();
            if !oldest.is_empty() {
                for version in oldest {
                    self.take_out(version);
                }
                self.touch(device);
            }
        } else {
            self.delete();
        }
    }
}
