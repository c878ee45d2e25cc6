//! Opening and saving: the workbook between the person and the two places where the work is kept.
//!
//! Owns when the person may be told that their work is kept. Which records are written, and how two
//! copies become one, is the saver's; what is joined on a person's word is in `joining.rs`.

use super::{Places, SaveStatus, Workbook};
use crate::domain::Timestamp;
use crate::domain::gather::Gather;
use crate::domain::history::History;
use crate::domain::id::DossierId;
use crate::domain::merge::Entity;
use crate::exchange::record;
use crate::state::card::{card_key, card_of};
use crate::state::ports::StoreError;
use crate::state::saver::{OpenError, Opened, Saver, Text};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::BTreeSet;

impl Workbook {
    /// Opens a dossier of this device, after saving the one that was open. One that was left and
    /// is opened again keeps its history, unless what is stored has changed in the meantime.
    ///
    /// What only the journal knows of it comes a little later.
    ///
    /// # Errors
    /// An [`OpenError`] when it is not there or cannot be read; the open one stays, unless it is
    /// that one. [`OpenError::Looking`] when the journal must be asked first: `looked` is called
    /// with its answer; also when a later version's is found there.
    pub fn open(
        &self,
        id: &DossierId,
        looked: impl FnOnce(Result<(), OpenError>) + 'static,
    ) -> Result<(), OpenError> {
        let again = self.dossier.with_untracked(|dossier| dossier.id == *id);
        if again && !self.left.get_value() {
            return Ok(());
        }
        self.flush();
        if !again && self.is_kept_nowhere() {
            return Err(OpenError::Unsaved(self.dossier.with_untracked(|d| d.id.clone())));
        }
        let ports = self.ports.get_value();
        if again && self.dirty.get_value() {
            // What is here is all there is of it.
            if matches!(Saver::open(&ports, id), Err(OpenError::Absent)) {
                let dossier = self.dossier.get_untracked();
                self.saver.set_value(Some(Saver::new(&ports, &dossier)));
            }
            self.left.set_value(false);
            return Ok(());
        }
        let opened = Saver::open(&ports, id);
        if again && opened.is_err() {
            self.close();
        }
        let opening = self.opening.get_value() + 1;
        self.opening.set_value(opening);
        let Some(journal) = &ports.journal else {
            self.take(opened?);
            return Ok(());
        };
        let answer = journal.read(&record::prefix(id));
        let (book, id, found) = (*self, id.clone(), opened.is_ok());
        spawn_local(async move {
            let answer = answer.await;
            // The page, or the dossier, may be gone by now.
            if book.opening.try_get_value() == Some(opening) {
                let result = book.look(&id, found, answer);
                if !found || result.is_err() {
                    looked(result);
                }
            }
        });
        if found {
            self.take(opened?);
            return Ok(());
        }
        Err(OpenError::Looking)
    }

    /// Whether both places refused what was last given to them.
    fn is_kept_nowhere(&self) -> bool {
        let refused = self.places.with_untracked(|p| p.store.is_some() && p.journal.is_some());
        let open = self.saver.with_value(Option::is_some);
        open && (self.dirty.get_value() || (refused && self.in_flight.get_value() > 0))
    }

    /// Opens a dossier as [`Workbook::open`] does, then does something with it, at once or when the
    /// journal has been asked.
    pub fn when_open(
        &self,
        id: &DossierId,
        then: impl FnOnce(Result<(), OpenError>) + Clone + 'static,
    ) {
        match self.open(id, then.clone()) {
            Err(OpenError::Looking) => {}
            opened => then(opened),
        }
    }

    /// Asks both places again: others may have written while this page was asleep, or erased. What the journal
    /// refused from another page stands in the quick store alone.
    pub fn look_again(&self, held: Option<String>) {
        let id = self.dossier.with_untracked(|dossier| dossier.id.clone());
        let Some(journal) = self.ports.get_value().journal else { return };
        let (book, opening) = (*self, self.opening.get_value());
        let answer = journal.read(&record::prefix(&id));
        spawn_local(async move {
            if let Ok(mut texts) = answer.await
                && book.opening.try_get_value() == Some(opening)
            {
                let known: BTreeSet<_> = texts.iter().gathered();
                let mut more = book.stored(&id);
                more.retain(|text| !known.contains(text));
                texts.append(&mut more);
                book.adopt(&texts, held.as_deref());
                let open = book.saver.with_value(Option::is_some);
                let saving = book.dirty.get_value() || book.in_flight.get_value() > 0;
                book.gone.set(open && !saving && texts.is_empty());
            }
        });
    }

    /// What the quick store has of a dossier, if it keeps anything beyond this page.
    fn stored(&self, id: &DossierId) -> Vec<Text> {
        let store = self.ports.get_value().store;
        let durable = store.is_durable().then(|| store.texts(&record::prefix(id)));
        durable.and_then(Result::ok).unwrap_or_default()
    }

    /// Keeps the dossier that was taken from both places: all of it is written again.
    pub fn keep_on(&self) {
        self.gone.set(false);
        self.saver.update_value(|saver| {
            if let Some(saver) = saver {
                saver.lack_all();
            }
        });
        self.save();
    }

    /// Takes what the journal has of the dossier that is being opened.
    fn look(
        &self,
        id: &DossierId,
        found: bool,
        answer: Result<Vec<Text>, StoreError>,
    ) -> Result<(), OpenError> {
        let texts = match answer {
            Ok(texts) => texts,
            Err(error) => {
                self.say(|places| places.journal = Some(error));
                Vec::new()
            }
        };
        if !found {
            let ports = self.ports.get_value();
            self.take(Saver::open_with(&ports, id, texts.clone())?);
        }
        if self.adopt(&texts, None) {
            self.abandon();
            return Err(OpenError::Newer);
        }
        self.saver.update_value(|saver| {
            if let Some(saver) = saver {
                saver.compare(&texts);
            }
        });
        self.save();
        Ok(())
    }

    fn take(&self, opened: Opened) {
        let Opened { saver, dossier, device, findings } = opened;
        self.pointed.set_value(false);
        let again = self.dossier.with_untracked(|here| *here == dossier);
        self.left.set_value(false);
        self.gone.set(false);
        self.superseded.set(saver.superseded());
        self.saver.set_value(Some(saver));
        self.device.set(device);
        if again {
            return;
        }
        self.dirty.set_value(false);
        self.history.set(History::default());
        self.status.set(SaveStatus::Unchanged);
        self.refusal.set(None);
        self.findings.set(findings);
        self.show(dossier);
    }

    /// Joins records that another page or the journal has; `held` is the text of the field that is
    /// being written in, which stays as it is. Says whether a later version's are among them, which are
    /// left alone.
    pub fn adopt(&self, texts: &[Text], held: Option<&str>) -> bool {
        let before = self.dossier.get_untracked();
        self.adopt_card(texts, &before.id);
        let adopted = self.saver.try_update_value(|saver| {
            let saver = saver.as_mut()?;
            let adopted = saver.adopt(&before, texts, held);
            let new = adopted.dossier.is_some() || adopted.unstored;
            Some((new.then(|| saver.superseded()), adopted))
        });
        let Some((superseded, adopted)) = adopted.flatten() else { return false };
        // Nothing that concerns this dossier, or nothing new: two pages must not go on telling
        // each other what both know.
        let Some(superseded) = superseded else { return adopted.newer };
        self.superseded.set(superseded);
        if let Some(after) = adopted.dossier {
            self.history.update(|history| history.carry(&before, &after));
            self.show(after);
        }
        if adopted.unstored {
            self.dirty.set_value(true);
            self.edits.update(|edits| *edits += 1);
        }
        adopted.newer
    }

    /// What another page did on this device: an export from there is one from here. While something
    /// is written here, what follows from that stands.
    fn adopt_card(&self, texts: &[Text], id: &DossierId) {
        let key = card_key(id);
        let theirs = texts.iter().rfind(|(at, _)| *at == key).and_then(|(_, text)| card_of(text));
        let Some((revision, card)) = theirs else { return };
        let own = self.saver.try_update_value(|saver| {
            saver.as_mut().is_some_and(|saver| saver.hear_card(revision, &card))
        });
        if own != Some(true) {
            return;
        }
        let mut device = self.device.get_untracked();
        if self.dirty.get_value() {
            device.exported_at = device.exported_at.max(card.device.exported_at);
        } else {
            device = card.device;
        }
        if self.device.with_untracked(|before| *before != device) {
            self.device.set(device);
        }
    }

    /// Saves what has changed, now.
    pub fn flush(&self) {
        if self.dirty.get_value() {
            self.save();
        }
    }

    /// Writes to the store at once and to the journal in the background; the status says `Saved`
    /// when the journal has it all.
    pub(super) fn save(&self) {
        let at = self.now();
        let device = self.device.get_untracked();
        let ports = self.ports.get_value();
        self.gone.set(false);
        let result = self.saver.try_update_value(|saver| {
            let saver = saver.as_mut()?;
            self.dossier.with_untracked(|dossier| saver.note(dossier));
            let stored = self.readiness.with_untracked(|all| saver.store(all, device, at));
            let journalled = ports.journal.as_ref().map(|_| saver.take_unjournalled());
            Some((stored, journalled))
        });
        let Some((stored, journalled)) = result.flatten() else { return };
        let error = stored.err();
        self.say(|places| places.store.clone_from(&error));
        let Some((journal, (entities, offers))) = ports.journal.zip(journalled) else {
            self.dirty.set_value(error.is_some());
            self.status.set(error.map_or(SaveStatus::Saved(at), SaveStatus::Failed));
            return;
        };
        self.dirty.set_value(false);
        let settled = error.is_none() && offers.is_empty() && self.in_flight.get_value() == 0;
        if settled {
            // Both places have it all. Who only opens a dossier is not told that it is being saved.
            self.say(|places| places.journal = None);
            if self.status.with_untracked(|status| {
                matches!(status, SaveStatus::Pending | SaveStatus::Failed(_))
            }) {
                self.status.set(SaveStatus::Saved(at));
            }
            return;
        }
        // Mostly it says so since the edit: nothing is to be shown anew.
        if self.status.with_untracked(|status| *status != SaveStatus::Pending) {
            self.status.set(SaveStatus::Pending);
        }
        self.in_flight.update_value(|count| *count += 1);
        let (book, opening) = (*self, self.opening.get_value());
        let texts: Vec<Text> = offers.iter().map(|o| (o.key.clone(), o.text.clone())).collect();
        let answer = journal.join(offers);
        spawn_local(async move {
            let answer = answer.await;
            if let Some(others) = ports.others.filter(|_| answer.is_ok()) {
                others.tell(&texts);
            }
            // The page may be gone by now.
            if book.in_flight.try_update_value(|count| *count -= 1).is_some() {
                let same = book.opening.get_value() == opening;
                book.confirm(at, error, answer, same.then_some(entities));
            }
        });
    }

    /// The journal has answered; `entities` are those of the dossier that is open.
    fn confirm(
        &self,
        at: Timestamp,
        store: Option<StoreError>,
        answer: Result<Vec<Text>, StoreError>,
        entities: Option<Vec<Entity>>,
    ) {
        let error = answer.as_ref().err().cloned();
        // A store that seals what it takes could not say before.
        let store = store.or_else(|| self.ports.with_value(|ports| ports.store.refused_later()));
        self.say(|places| {
            places.journal.clone_from(&error);
            places.store.clone_from(&store);
        });
        let Some(entities) = entities else { return };
        if let Ok(more) = &answer
            && !more.is_empty()
        {
            self.adopt(more, None);
        }
        if error.is_some() {
            self.saver.update_value(|saver| {
                if let Some(saver) = saver {
                    saver.unconfirmed(entities);
                }
            });
        }
        let lost = store.filter(|_| error.is_some());
        self.dirty.update_value(|dirty| *dirty |= lost.is_some());
        if let Some(error) = lost {
            self.status.set(SaveStatus::Failed(error));
        } else if !self.dirty.get_value() && self.in_flight.get_value() == 0 {
            self.status.set(SaveStatus::Saved(at));
        }
    }

    /// Says of the two places what has changed.
    fn say(&self, change: impl FnOnce(&mut Places)) {
        let mut places = self.places.get_untracked();
        change(&mut places);
        if self.places.with_untracked(|before| *before != places) {
            self.places.set(places);
        }
    }
}
