//! Two copies of one dossier become one, and nothing that was written is lost.
//!
//! Owns what a copy must remember of its history ([`Replica`]) and the one function by which two
//! copies become one ([`merge`]): two tabs, two devices, a file that comes back with a review. Owns
//! no storage, no clock and no choice of when copies meet.
//!
//! # What holds
//! - [`merge`] is commutative, associative and idempotent, for any replicas whatever. Each revision
//!   of each field is not seen, there or gone, in that order, and merging takes the greater; the
//!   rest is a union of sets. Copies that have met, in any order and any number of times, are equal.
//! - Every text is either what stands, or superseded, or was overwritten, given up or deleted by
//!   someone who had it before them.
//! - The greater [`Revision`] stands: a counter, then the device's name, never a clock.
//! - Emptying a field is a change like any other: a text written beside it is kept, superseded.
//! - **A change wins over a deletion.** A deleted record is a tombstone that says up to which
//!   revision it was seen by the one who deleted it. A record in which anything was written beside
//!   that is there again with everything the other copy has in it.
//!
//! # Field by field
//! Each field of a record is merged by itself: the context told on the telephone and the result told
//! on the computer both stand, where merging whole records would leave one of them to be copied by
//! hand. It costs little, as one revision and one list of what was seen serve the whole record, and
//! every kind of record shares the same hundred lines. Within a text nothing is merged: two people's
//! sentences mixed are no one's.
//!
//! What was seen is kept with each record and not once for the dossier. One list would be smaller,
//! but a record lost to a damaged store would then look like a deleted one, and be deleted
//! everywhere.
//!
//! # Bounds
//! The list of superseded versions is bounded by [`Replica::tidy`], never by [`merge`]: a merge that
//! forgets the oldest would forget others in another order. Giving up a version is an act like an
//! edit, which other copies learn of. It is done at each save, with [`MOST_SUPERSEDED`]. It also lets
//! go of the texts of deleted records. What that leaves is a lesser state of the same record, so the
//! laws hold for it too; a text that reached only the one who deleted it stays deleted, even when
//! the record comes back.
//!
//! # What a caller must see to
//! - A device never counts twice from one place: what it shows to others (another tab, a file) it
//!   has stored first, and a profile that finds its store behind takes a new name. If it happens all
//!   the same both texts are kept, unless one of them was followed by another change.
//! - A writer's `before` is what they had before them. A page that shows a field's own draft while
//!   others write there passes that draft's dossier: the others' text is then superseded, not lost.
//! - Bounds of the dossier ([`MOST_ENTRIES`](super::edit::MOST_ENTRIES)) are checked after a merge.
//!
//! # In the store and in files
//! `exchange::history` writes a [`Record`] as text, with the texts of the versions that stand: it can
//! take the place of the content now stored under the same key, and the dossier follows from the
//! records by [`Replica::dossier`]. A stored record of before is a dossier without history.
//!
//! In a dossier file the history would ride in an optional member of the envelope, beside `dossier`
//! and not in it, without the texts that stand, as these are in `dossier`: the digest tells of what
//! is said and not of how it came to be, readers of tables see no difference, and the version stays
//! 1, for nothing is misunderstood without it. A file without history is a copy by a device named
//! after its digest ([`Replica::of`]): what differs is kept from both. A file made for someone else
//! keeps the place of superseded texts and leaves out what they say
//! ([`Replica::without_superseded`]): they are the candidate's to show, and are still there when the
//! file comes back.

mod field;
mod parts;
mod places;
mod record;
mod register;
mod replica;
mod revision;
mod told;

pub use field::{Entity, Field, Value};
pub use record::{Record, Superseded, Written};
pub use register::Register;
pub use replica::{Replica, carried};
pub use revision::{HIGHEST, NotARevision, Revision, Seen};

use crate::domain::gather::Gather;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// How many superseded versions of one record are kept.
pub const MOST_SUPERSEDED: usize = 20;

/// Two copies of different dossiers: there is nothing to merge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("copies of different dossiers")]
pub struct Unrelated;

/// Two copies become one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// What both know together.
    pub replica: Replica,
    /// What that changes in the first of the two, record by record.
    pub changes: Vec<Change>,
}

/// What a merge does to one record of the first copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Which.
    pub entity: Entity,
    /// What happens to it.
    pub kind: ChangeKind,
    /// Versions that are superseded from now on, the newest first.
    pub superseded: Vec<Superseded>,
}

/// What happens to a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChangeKind {
    /// It was not there.
    Added,
    /// These fields say something else; none when only superseded versions came.
    Changed(Vec<Field>),
    /// It is not there any more.
    Deleted,
}

/// What two copies of one dossier know together, and what that changes in the first.
///
/// # Errors
/// [`Unrelated`] when they are copies of different dossiers.
pub fn merge(mine: &Replica, theirs: &Replica) -> Result<Merged, Unrelated> {
    if mine.id() != theirs.id() {
        return Err(Unrelated);
    }
    let replica = mine.join(theirs);
    let none = Record::default();
    let each = replica.records().iter();
    let changes = each.filter_map(|(entity, after)| {
        let before = mine.records().get(entity);
        if before.is_some_and(|before| Arc::ptr_eq(before, after)) {
            return None;
        }
        let before = before.map_or(&none, |record| record);
        if before == &**after {
            return None;
        }
        let (was, is) = (before.fields(), after.fields());
        let kind = match (was, is) {
            (None, None) => return None,
            (None, Some(_)) => ChangeKind::Added,
            (Some(_), None) => ChangeKind::Deleted,
            (Some(was), Some(is)) => ChangeKind::Changed(differing(&was, &is)),
        };
        let known: BTreeSet<_> =
            before.superseded().into_iter().map(|s| (s.field, s.value)).gathered();
        let mut superseded = after.superseded();
        superseded.retain(|s| !known.contains(&(s.field.clone(), s.value.clone())));
        let same = kind == ChangeKind::Changed(Vec::new()) && superseded.is_empty();
        (!same).then(|| Change { entity: entity.clone(), kind, superseded })
    });
    let changes = changes.collect();
    Ok(Merged { replica, changes })
}

fn differing(was: &BTreeMap<Field, Value>, is: &BTreeMap<Field, Value>) -> Vec<Field> {
    let fields: BTreeSet<_> = was.keys().chain(is.keys()).gathered();
    fields.into_iter().filter(|field| was.get(field) != is.get(field)).cloned().collect()
}
