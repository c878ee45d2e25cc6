//! Who changed something at which step, and what a copy has seen of that.
//!
//! Owns the order of revisions: a counter, then the device's name. No clock stands in it: clocks run
//! wrong, and two of them are never compared.

use crate::domain::id::DeviceId;
use std::{collections::BTreeMap, fmt, str::FromStr};

/// The highest counter that is read: it stays a whole number in any JSON reader, and no writer
/// comes near it.
pub const HIGHEST: u64 = 1 << 52;

/// One change of one record: later ones have seen the earlier, or happened beside them.
///
/// Ordered by counter, then device. Whoever has seen a change counts on from it, so that of two
/// revisions of which one follows the other, the follower is the greater. Text: `12@device`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Revision {
    /// One more than the highest its writer had seen of the record.
    pub counter: u64,
    /// Who wrote.
    pub device: DeviceId,
}

impl fmt::Display for Revision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}@{}", self.counter, self.device)
    }
}

impl fmt::Debug for Revision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

/// A text that is no revision.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a revision: {0:?}")]
pub struct NotARevision(pub String);

impl FromStr for Revision {
    type Err = NotARevision;

    fn from_str(text: &str) -> Result<Self, NotARevision> {
        let (counter, device) =
            text.split_once('@').ok_or_else(|| NotARevision(text.to_owned()))?;
        let counter = counter.parse().ok().filter(|counter| (1..=HIGHEST).contains(counter));
        let revision = counter.map(|counter| Self { counter, device: DeviceId::new(device) });
        revision
            .filter(|revision| revision.to_string() == text)
            .ok_or_else(|| NotARevision(text.to_owned()))
    }
}

/// What a copy has seen of a record: of each device the last revision, and so every earlier one
/// (a *version vector*).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Seen(BTreeMap<DeviceId, u64>);

impl Seen {
    /// Whether nothing is seen.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether that revision, or a later one of its device, is seen.
    pub fn covers(&self, revision: &Revision) -> bool {
        self.0.get(&revision.device).is_some_and(|last| *last >= revision.counter)
    }

    /// Whether everything that `other` has seen is seen.
    pub fn covers_all(&self, other: &Self) -> bool {
        other.last().all(|revision| self.covers(&revision))
    }

    /// The last revision of each device.
    pub fn last(&self) -> impl Iterator<Item = Revision> {
        self.0
            .iter()
            .map(|(device, counter)| Revision { counter: *counter, device: device.clone() })
    }

    /// Sees a revision, and every earlier one of its device.
    pub fn see(&mut self, revision: &Revision) {
        let last = self.0.entry(revision.device.clone()).or_default();
        *last = revision.counter.max(*last);
    }

    /// Sees what `other` has seen.
    pub fn join(&mut self, other: &Self) {
        other.last().for_each(|revision| self.see(&revision));
    }

    /// The highest counter seen of any device; 0 when nothing is.
    pub fn highest(&self) -> u64 {
        self.0.values().copied().max().unwrap_or_default()
    }
}

impl FromIterator<Revision> for Seen {
    fn from_iter<I: IntoIterator<Item = Revision>>(revisions: I) -> Self {
        let mut seen = Self::default();
        revisions.into_iter().for_each(|revision| seen.see(&revision));
        seen
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_counter_comes_first_and_the_device_decides_between_equals() {
        let of = |text: &str| text.parse::<Revision>().unwrap();
        assert!(of("2@a") > of("1@b"));
        assert!(of("10@a") > of("9@b"));
        assert!(of("2@b") > of("2@a"));
    }

    #[test]
    fn a_revision_is_read_as_it_is_written_and_in_no_other_way() {
        for text in ["1@a", "4503599627370496@a", "3@", "3@a@b"] {
            assert_eq!(text.parse::<Revision>().unwrap().to_string(), text);
        }
        for text in ["", "@", "1", "0@a", "01@a", "+1@a", "-1@a", " 1@a", "4503599627370497@a"] {
            assert_eq!(text.parse::<Revision>(), Err(NotARevision(text.to_owned())));
        }
    }
}
