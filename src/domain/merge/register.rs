//! One field as copies tell it: the version that stands, and those that stand beside it.
//!
//! Owns the one rule by which two copies' versions become one set. What was seen is the record's to
//! know (`record`): a version that one copy lacks although it has seen it was overwritten there.

use super::revision::{Revision, Seen};
use crate::domain::gather::Gather;
use std::collections::{BTreeMap, BTreeSet};

/// The versions of one field that nobody overwrote knowingly, by revision.
///
/// More than one value under a revision comes from a device that counted twice from the same place
/// (a profile copied, a store that forgot its last seconds): both are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Register<T>(BTreeMap<Revision, BTreeSet<T>>);

impl<T> Default for Register<T> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<T: Ord + Clone> Register<T> {
    /// Every version, the newest first: the first is the one that stands.
    pub fn versions(&self) -> impl Iterator<Item = (&Revision, &T)> {
        let each = self.0.iter().rev();
        each.flat_map(|(revision, values)| values.iter().rev().map(move |value| (revision, value)))
    }

    /// The version that stands: that of the highest revision.
    pub fn current(&self) -> Option<(&Revision, &T)> {
        self.versions().next()
    }

    /// Puts a version in.
    pub fn insert(&mut self, revision: Revision, value: T) {
        self.0.entry(revision).or_default().insert(value);
    }

    /// Takes out the versions of which `keep` says no.
    pub(super) fn retain(&mut self, mut keep: impl FnMut(&Revision, &T) -> bool) {
        self.0.retain(|revision, values| {
            values.retain(|value| keep(revision, value));
            !values.is_empty()
        });
    }

    /// Puts `silence` in the place of every version but the one that stands.
    pub(super) fn withhold(&mut self, silence: &T) {
        let standing = self.current().map(|(revision, value)| (revision.clone(), value.clone()));
        for (revision, values) in &mut self.0 {
            let stays = standing.as_ref().filter(|(standing, _)| standing == revision);
            *values = [stays.map_or(silence, |(_, value)| value).clone()].into_iter().gathered();
        }
    }

    /// The versions of two copies together, each with what its record has seen.
    ///
    /// Revision by revision there are three states, each above the one before: not seen, there, gone.
    /// The greater of two states is taken, and two sets of values under one revision are united:
    /// that is why the order of copies never matters.
    pub(super) fn join(&self, seen: &Seen, other: &Self, seen_there: &Seen) -> Self {
        let mut joined = BTreeMap::new();
        for (revision, values) in &self.0 {
            match other.0.get(revision) {
                Some(theirs) => {
                    joined.insert(revision.clone(), values.union(theirs).cloned().gathered());
                }
                None if !seen_there.covers(revision) => {
                    joined.insert(revision.clone(), values.clone());
                }
                None => {}
            }
        }
        for (revision, values) in &other.0 {
            if !self.0.contains_key(revision) && !seen.covers(revision) {
                joined.insert(revision.clone(), values.clone());
            }
        }
        Self(joined)
    }

    /// Whether there is no version at all.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
