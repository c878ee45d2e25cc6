//! What « Mes dossiers » shows of a dossier without opening it.
//!
//! Derived from the dossier at each save, but for what only this device knows: when it was last
//! exported and whether it lies in the bin. Owns no rule of readiness.

use super::ports::{RecordStore, StoreError};
use super::saver::QUARANTINE;
use crate::domain::anonymity::Ignored;
use crate::domain::readiness::{CompetenceStatus, Readiness};
use crate::domain::{Dossier, Timestamp, id::DossierId};
use crate::exchange::{codec, record, stamp};

/// Days of changes without a copy after which the candidate is reminded.
pub const REMINDER_DAYS: i32 = 7;

/// The face of a dossier on this device.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Card {
    /// Whose.
    pub id: DossierId,
    /// What the candidate calls it; may be empty.
    pub name: String,
    /// Code of its certification.
    pub code: String,
    /// Title of its certification.
    pub title: String,
    /// Competences of the targeted blocs.
    pub competences: usize,
    /// Of which rated.
    pub rated: usize,
    /// Of which ready.
    pub ready: usize,
    /// Pieces of evidence told.
    pub evidence: usize,
    /// Targeted blocs.
    pub blocks: usize,
    /// Of which ready.
    pub blocks_ready: usize,
    /// When it last changed.
    pub updated_at: Timestamp,
    /// What only this device knows.
    pub device: OnDevice,
}

/// What only this device knows of a dossier.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct OnDevice {
    /// When it was last exported from here.
    pub exported_at: Option<Timestamp>,
    /// Since when changes stand that no export holds.
    pub unexported_since: Option<Timestamp>,
    /// When it was put in the bin.
    pub deleted_at: Option<Timestamp>,
    /// The hits of the anonymity check that the person decided to leave: their marks, between spaces.
    pub left: String,
}

codec::record! {
    Card {
        id: Required,
        name: Required,
        code: Required,
        title: Required,
        competences: Required,
        rated: Required,
        ready: Required,
        evidence: Required,
        blocks: Required,
        blocks_ready: Required,
        updated_at: Required,
        device: Optional,
    }
    OnDevice {
        exported_at: Optional,
        unexported_since: Optional,
        deleted_at: Optional,
        left: Optional,
    }
}

impl Card {
    /// The face of a dossier that changed at `at`.
    pub fn of(dossier: &Dossier, readiness: &Readiness, device: OnDevice, at: Timestamp) -> Self {
        let sum = |count: &dyn Fn(&crate::domain::readiness::BlockReadiness) -> usize| {
            readiness.targeted().map(count).sum()
        };
        Self {
            id: dossier.id.clone(),
            name: dossier.name.clone(),
            code: dossier.certification.code.clone(),
            title: dossier.certification.title.clone(),
            competences: sum(&|block| block.total()),
            rated: sum(&|block| block.rated()),
            ready: sum(&|block| block.count(CompetenceStatus::Ready)),
            evidence: dossier.evidence.len(),
            blocks: readiness.targeted().count(),
            blocks_ready: readiness.targeted().filter(|block| block.is_ready()).count(),
            updated_at: at,
            device,
        }
    }

    /// The latest instant that is known of the dossier.
    pub fn last_known(&self) -> Timestamp {
        let known = self.device.exported_at.max(self.device.unexported_since);
        known.unwrap_or_default().max(self.updated_at)
    }
}

impl OnDevice {
    /// Changes were made at `at`.
    pub fn changed(&mut self, at: Timestamp) {
        self.unexported_since.get_or_insert(at);
    }

    /// A copy of everything left the device at `at`.
    pub fn exported(&mut self, at: Timestamp) {
        self.exported_at = Some(at);
        self.unexported_since = None;
    }

    /// The hits of the anonymity check that the person decided to leave.
    pub fn left(&self) -> Ignored {
        Ignored::from_marks(self.left.split(' '))
    }

    /// Leaves these hits from now on, and no others.
    pub fn leave(&mut self, left: &Ignored) {
        self.left = left.marks().collect::<Vec<_>>().join(" ");
    }

    /// Days for which changes have stood without a copy, once that is long enough to remind.
    pub fn overdue_days(&self, now: Timestamp) -> Option<i32> {
        let days = self.unexported_since?.date().days_until(now.date());
        (days >= REMINDER_DAYS).then_some(days)
    }
}

/// The key of a dossier's card.
pub fn card_key(id: &DossierId) -> String {
    format!("{}card/-", record::prefix(id))
}

/// A dossier's card and its revision; `None` when it is absent or cannot be read.
pub fn read_card(store: &dyn RecordStore, id: &DossierId) -> Option<(u64, Card)> {
    card_of(&store.get(&card_key(id)).ok()??)
}

/// The card of a text, and its revision.
pub fn card_of(text: &str) -> Option<(u64, Card)> {
    let (revision, payload) = stamp::decode(text).ok()?;
    Some((revision, codec::from_text(&payload)?))
}

/// The text of a card.
pub fn card_text(revision: u64, card: &Card) -> String {
    stamp::encode(revision, &codec::to_text(card))
}

/// The revision of the card that stands in a store, about to give way to another; `None` when there is
/// none. One that cannot be read is parked first.
///
/// # Errors
/// When the store refuses.
pub fn held_revision(store: &dyn RecordStore, key: &str) -> Result<Option<u64>, StoreError> {
    let Some(held) = store.get(key)? else { return Ok(None) };
    if card_of(&held).is_none() {
        store.set(&format!("{QUARANTINE}{key}"), &held)?;
    }
    Ok(Some(stamp::decode(&held).map_or(0, |(revision, _)| revision)))
}

/// Puts a card in the place of the one before it; gives its text.
///
/// # Errors
/// When the store refuses.
pub fn write_card(store: &dyn RecordStore, card: &Card) -> Result<String, StoreError> {
    let key = card_key(&card.id);
    let text = card_text(held_revision(store, &key)?.unwrap_or_default() + 1, card);
    store.set(&key, &text)?;
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reminder_comes_after_a_week_of_changes_and_goes_with_an_export() {
        let day = |n: u32| Timestamp::from_unix(1_800_000_000 + n * 86_400);
        let mut device = OnDevice::default();
        assert_eq!(device.overdue_days(day(90)), None, "nothing has changed");
        device.changed(day(0));
        device.changed(day(6));
        assert_eq!(device.overdue_days(day(6)), None);
        assert_eq!(device.overdue_days(day(7)), Some(7), "counted from the first change");
        device.exported(day(8));
        assert_eq!(device.overdue_days(day(30)), None);
        assert_eq!(device.exported_at, Some(day(8)));
    }
}
