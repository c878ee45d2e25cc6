//! Keeping one dossier: what is known of its history, and which records the two stores still lack.
//!
//! The quick store (localStorage) takes each record at once and gives it back at once; the journal
//! takes it a little later and has it even when the browser is killed. Both hold the same texts
//! under the same keys. A save that fails leaves every record either old or new, never half; the
//! next one writes again whatever was not confirmed.

mod opening;

use super::card::{Card, OnDevice, card_key, card_text, held_revision};
use super::journal::{Offer, joined};
use super::ports::{Ports, RecordStore, StoreError};
use crate::domain::gather::Gather;
use crate::domain::id::DeviceId;
use crate::domain::merge::{
    Change, Entity, Field, MOST_SUPERSEDED, Replica, Superseded, Value, merge,
};
use crate::domain::readiness::Readiness;
use crate::domain::{Dossier, Timestamp};
use crate::exchange::record;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

pub use opening::{OpenError, Opened};

/// Where records that could not be read are parked, byte for byte.
pub const QUARANTINE: &str = "acquis/1/quarantine/";

/// What came of joining what others hold.
#[derive(Debug, Default)]
pub struct Adopted {
    /// The dossier that follows, if anything in it changes.
    pub dossier: Option<Dossier>,
    /// Whether the quick store lacks what came.
    pub unstored: bool,
    /// Whether some of it is a later version's.
    pub newer: bool,
}

/// A text and where it stands.
pub type Text = (String, String);

/// Keeps one dossier.
pub struct Saver {
    store: Rc<dyn RecordStore>,
    /// This page's own name among the writers of the dossier: no other page ever has it, so that
    /// no revision is given twice.
    device: DeviceId,
    replica: Replica,
    /// The dossier that the replica tells.
    told: Dossier,
    card: Option<Card>,
    /// The highest revision of the card that is known.
    card_revision: u64,
    /// Whether the quick store had the card when it was last looked at.
    card_stored: bool,
    /// Records that the quick store lacks.
    unstored: BTreeSet<Entity>,
    /// Records that the journal lacks, as far as is known.
    unjournalled: BTreeSet<Entity>,
    /// What was last offered to the journal from here, by key. All of it is known here, whether the
    /// journal took it or not.
    offered: BTreeMap<String, String>,
    /// Texts made for the quick store that the journal is to have as well.
    made: BTreeMap<Entity, Text>,
}

impl Saver {
    /// Keeps a dossier of which nothing is stored yet.
    pub fn new(ports: &Ports, dossier: &Dossier) -> Self {
        let device = new_device(ports);
        let replica = Replica::of(dossier, &device);
        let all: BTreeSet<_> = replica.records().keys().cloned().gathered();
        Self {
            store: ports.store.clone(),
            device,
            replica,
            told: dossier.clone(),
            card: None,
            card_revision: 0,
            card_stored: false,
            unstored: all.clone(),
            unjournalled: all,
            offered: BTreeMap::new(),
            made: BTreeMap::new(),
        }
    }

    /// The dossier that is kept.
    pub fn told(&self) -> &Dossier {
        &self.told
    }

    /// Takes note of what the person wrote since the last time.
    pub fn note(&mut self, dossier: &Dossier) {
        let touched = self.replica.record(&self.told, dossier, &self.device);
        self.replica.tidy_some(&touched, MOST_SUPERSEDED, &self.device);
        self.told = dossier.clone();
        self.lack(touched);
    }

    fn lack(&mut self, touched: Vec<Entity>) {
        self.made.clear();
        self.unstored.extend(touched.iter().cloned());
        self.unjournalled.extend(touched);
    }

    /// Writes to the quick store what it lacks, then the card. When the card that was there is gone,
    /// someone has emptied the store: all of the dossier is written again, never a piece of it.
    ///
    /// # Errors
    /// The first [`StoreError`] met; what was stored before stays readable.
    pub fn store(
        &mut self,
        readiness: &Readiness,
        device: OnDevice,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        let key = card_key(self.replica.id());
        let held = held_revision(&*self.store, &key)?;
        let gone = self.card_stored && held.is_none();
        if gone {
            self.lack_all();
        }
        self.card_revision = self.card_revision.max(held.unwrap_or_default());
        let any = !self.unstored.is_empty() || !self.unjournalled.is_empty();
        let since = self.card.as_ref().map(|card| card.updated_at).filter(|_| !any);
        let card = Card::of(&self.told, readiness, device, since.unwrap_or(at));
        let changed = self.card.as_ref() != Some(&card) || gone || !self.card_stored;
        let result = self.store_records();
        if changed {
            self.card_revision += 1;
        }
        self.card = Some(card);
        if changed && result.is_ok() {
            self.store.set(&key, &self.card_text().unwrap_or_default())?;
            self.card_stored = true;
        }
        result
    }

    /// The text of the card, at its revision.
    fn card_text(&self) -> Option<String> {
        Some(card_text(self.card_revision, self.card.as_ref()?))
    }

    /// The card, as it was last made.
    pub fn card(&self) -> Option<&Card> {
        self.card.as_ref()
    }

    /// What another page or the journal says of the card; whether that is new here.
    pub fn hear_card(&mut self, revision: u64, card: &Card) -> bool {
        let new = revision > self.card_revision;
        if new {
            self.card_revision = revision;
            self.card = Some(card.clone());
        }
        new
    }

    /// Nothing of the dossier is where it was: all of it is to be written.
    pub fn lack_all(&mut self) {
        self.offered.clear();
        self.lack(self.replica.records().keys().cloned().collect());
    }

    fn store_records(&mut self) -> Result<(), StoreError> {
        while let Some(entity) = self.unstored.first().cloned() {
            if let Some((key, text)) = self.text(&entity) {
                self.put(&key, &text)?;
                if self.unjournalled.contains(&entity) {
                    self.made.insert(entity.clone(), (key, text));
                }
            }
            self.unstored.remove(&entity);
        }
        Ok(())
    }

    /// Puts a record in the quick store, joined with what another page has put there since; that page tells of it
    /// itself. What a later version wrote is not overwritten. What was given to the journal from here is known, and
    /// need not be read.
    fn put(&self, key: &str, text: &str) -> Result<(), StoreError> {
        let held = self.store.get(key)?.filter(|held| self.offered.get(key) != Some(held));
        let Some(held) = held else { return self.store.set(key, text) };
        let offer = Offer { key: key.to_owned(), text: text.to_owned(), known: None };
        let write = joined(&offer, Some(&held));
        if write.newer {
            return Err(StoreError::Newer);
        }
        if let Some(place) = write.park {
            self.store.set(&place, &held)?;
        }
        let both = write.more.filter(|both| !record::says_no_more(both, text));
        match both.as_deref().unwrap_or(text) {
            text if text == held => Ok(()),
            text => self.store.set(key, text),
        }
    }

    fn text(&self, entity: &Entity) -> Option<Text> {
        let record = self.replica.records().get(entity)?;
        Some((record::key(self.replica.id(), entity), record::text(record)))
    }

    /// What the journal lacks, to be given to it; with [`Saver::unconfirmed`] when it refuses. Nothing when it is
    /// known to have it all.
    pub fn take_unjournalled(&mut self) -> (Vec<Entity>, Vec<Offer>) {
        let mut made = std::mem::take(&mut self.made);
        let entities: Vec<_> = std::mem::take(&mut self.unjournalled).into_iter().collect();
        let text = |entity| made.remove(entity).or_else(|| self.text(entity));
        let mut texts: Vec<_> = entities.iter().filter_map(text).collect();
        let card = self.card_text().map(|text| (card_key(self.replica.id()), text));
        texts.extend(card.filter(|(key, text)| self.offered.get(key) != Some(text)));
        let offer = |(key, text): Text| {
            let known = self.offered.insert(key.clone(), text.clone());
            Offer { key, text, known }
        };
        (entities, texts.into_iter().map(offer).collect())
    }

    /// The journal did not take these.
    pub fn unconfirmed(&mut self, entities: Vec<Entity>) {
        self.unjournalled.extend(entities);
        self.offered.remove(&card_key(self.replica.id()));
    }

    /// What the journal holds of the dossier: whatever it lacks is noted.
    pub fn compare(&mut self, journal: &[Text]) {
        let card = card_key(self.replica.id());
        let known = journal.iter().find(|(key, _)| *key == card);
        self.offered.extend(known.cloned());
        let held: BTreeMap<&str, &str> =
            journal.iter().map(|(key, text)| (key.as_str(), text.as_str())).gathered();
        for (entity, record) in self.replica.records() {
            let key = record::key(self.replica.id(), entity);
            if held.get(key.as_str()).is_none_or(|text| *text != record::text(record)) {
                self.unjournalled.insert(entity.clone());
            }
        }
    }

    /// Joins records that another page or the journal holds; `dossier` is what the person has
    /// before them, and `held` the text of the field they are writing in, which stays as it is.
    ///
    /// Gives the dossier that follows, if anything in it changes, and whether there is something to
    /// store.
    pub fn adopt(&mut self, dossier: &Dossier, texts: &[Text], held: Option<&str>) -> Adopted {
        let id = self.replica.id().clone();
        let (mut theirs, mut newer) = (Replica::new(id.clone()), false);
        for (key, text) in texts {
            let entity = record::entity_of(key).filter(|(dossier, _)| *dossier == id);
            match (entity, record::read(text)) {
                (Some((_, entity)), Some(record)) => theirs.insert(entity, record),
                (Some(_), None) => newer |= record::is_newer(text),
                (None, _) => {}
            }
        }
        if theirs.records().is_empty() {
            return Adopted { newer, ..Adopted::default() };
        }
        let (dossier, touched) = self.join(dossier, &theirs, held);
        Adopted { dossier, unstored: !touched.is_empty(), newer }
    }

    /// Joins a copy that came from elsewhere, to be given to both places.
    pub fn merge(&mut self, dossier: &Dossier, theirs: &Replica) -> Option<Dossier> {
        let (after, touched) = self.join(dossier, theirs, None);
        self.lack(touched);
        after
    }

    fn join(
        &mut self,
        dossier: &Dossier,
        theirs: &Replica,
        held: Option<&str>,
    ) -> (Option<Dossier>, Vec<Entity>) {
        self.note(dossier);
        let own = held.map(|text| self.holding(text, theirs.records().keys()));
        let Ok(merged) = merge(&self.replica, theirs) else { return (None, Vec::new()) };
        let differs = |entity: &&Entity| {
            self.replica.records().get(entity) != merged.replica.records().get(entity)
        };
        let touched: Vec<_> = theirs.records().keys().filter(differs).cloned().collect();
        self.made.clear();
        self.unstored.extend(touched.iter().cloned());
        self.replica = merged.replica;
        for (entity, field, value) in own.into_iter().flatten() {
            self.keep(&entity, &field, &value);
        }
        if merged.changes.is_empty() {
            return (None, touched);
        }
        let after = self.replica.patched(dossier, &touched);
        self.told = after.clone();
        ((after != *dossier).then_some(after), touched)
    }

    /// The fields of those records that hold this text.
    fn holding<'a>(
        &self,
        text: &str,
        entities: impl Iterator<Item = &'a Entity>,
    ) -> Vec<(Entity, Field, Value)> {
        let value = Value::Text(text.to_owned());
        let fields = |entity: &Entity| {
            let record = self.replica.records().get(entity)?;
            Some((entity.clone(), record.fields()?))
        };
        let each = entities.filter_map(fields).flat_map(|(entity, fields)| {
            let fields = fields.into_iter().filter(|(_, held)| *held == value);
            fields.map(|(field, value)| (entity.clone(), field, value)).collect::<Vec<_>>()
        });
        each.collect()
    }

    /// A field that is being written in stays as the writer has it; what others wrote there
    /// meanwhile is superseded.
    fn keep(&mut self, entity: &Entity, field: &Field, own: &Value) {
        if standing(&self.replica, entity, field).as_ref() == Some(own) {
            return;
        }
        let record = self.replica.records().get(entity);
        let versions = record.map(|record| record.superseded()).unwrap_or_default();
        let mine = versions.into_iter().find(|v| v.field == *field && v.value == *own);
        if mine.is_some_and(|version| self.replica.restore(entity, &version, &self.device)) {
            self.lack(vec![entity.clone()]);
        }
    }

    /// The versions that lost and can be brought back.
    pub fn superseded(&self) -> Vec<(Entity, Superseded)> {
        self.replica.superseded()
    }

    /// Brings a superseded version back, or gives it up for good. Gives the dossier that follows.
    pub fn settle(
        &mut self,
        dossier: &Dossier,
        entity: &Entity,
        version: &Superseded,
        restore: bool,
    ) -> Dossier {
        self.note(dossier);
        let done = if restore {
            self.replica.restore(entity, version, &self.device)
        } else {
            self.replica.dismiss(entity, version, &self.device)
        };
        if done {
            self.lack(vec![entity.clone()]);
            self.told = self.replica.patched(dossier, [entity]);
        }
        self.told.clone()
    }

    /// What joining a copy would change in the dossier that the person has before them.
    pub fn preview(&self, dossier: &Dossier, theirs: &Replica) -> Vec<Change> {
        let mut mine = self.replica.clone();
        mine.record(&self.told, dossier, &self.device);
        merge(&mine, theirs).map(|merged| merged.changes).unwrap_or_default()
    }

    /// The copy with its history, for a merge with another.
    pub fn replica(&self) -> &Replica {
        &self.replica
    }
}

/// What a field of a copy says.
fn standing(replica: &Replica, entity: &Entity, field: &Field) -> Option<Value> {
    replica.records().get(entity)?.fields()?.remove(field)
}

/// A name for a page among the writers of dossiers: the random end of a new id.
fn new_device(ports: &Ports) -> DeviceId {
    let id = (ports.new_id)();
    DeviceId::new(&id[id.len().saturating_sub(12)..])
}
