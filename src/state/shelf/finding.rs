//! What is found on this device: by the other pages, by the journal, by who wants all of it.

use super::Shelf;
use crate::domain::merge::Replica;
use crate::domain::{Dossier, id::DossierId};
use crate::exchange::record;
use crate::state::card::{card_key, card_of, read_card};
use crate::state::journal;
use crate::state::saver::{QUARANTINE, Saver, Text};
use leptos::task::spawn_local;

/// What the keys of every layout begin with; the layout's number follows.
const FAMILY: &str = "acquis/";

impl Shelf {
    /// Shows what another page has done to the cards; gives the dossiers that it erased.
    pub fn told(&self, texts: &[Text]) -> Vec<DossierId> {
        let mut erased = Vec::new();
        for (key, text) in texts {
            if let Some((_, card)) = card_of(text) {
                self.cards.found(card);
            } else if text.is_empty()
                && let Some(id) = record::dossier_of(key).filter(|id| *key == card_key(id))
            {
                self.cards.forget(&id);
                erased.push(id);
            }
        }
        if !erased.is_empty() {
            self.refresh();
        }
        erased
    }

    /// Shows what the journal knows better: dossiers that the quick store has lost or could not take,
    /// and cards of which it has an older state, as after a kill. Only then is the bin emptied.
    pub fn find_in_journal(&self) {
        let Some(journal) = self.ports().journal else { return self.empty_bin() };
        let (this, answer) = (*self, journal.read_ending("/card/-"));
        spawn_local(async move {
            // Without an answer nobody knows what was taken out of the bin.
            let Ok(texts) = answer.await else { return };
            for (key, text) in texts {
                if let Some((revision, card)) = card_of(&text) {
                    let store = this.ports().store;
                    let here = read_card(&*store, &card.id).map(|(revision, _)| revision);
                    if here.is_none_or(|here| here < revision) {
                        match store.set(&key, &text) {
                            Ok(()) => this.cards.found(card),
                            Err(_) => this.cards.beside(card),
                        }
                    }
                }
            }
            this.empty_bin();
        });
    }

    /// Whether a later version of the application keeps dossiers on this device, under keys of its own:
    /// this one neither reads nor touches them.
    pub fn holds_newer(&self) -> bool {
        let keys = self.ports().store.keys(FAMILY).unwrap_or_default();
        keys.iter().any(|key| {
            let layout = key.strip_prefix(FAMILY).and_then(|rest| rest.split('/').next());
            layout.and_then(|layout| layout.parse::<u64>().ok()).is_some_and(|layout| layout > 1)
        })
    }

    /// All that is kept of a dossier, as it is: for one that cannot be opened.
    pub fn raw(&self, id: &DossierId, then: impl FnOnce(Vec<Text>) + 'static) {
        self.texts(&record::prefix(id), then);
    }

    /// Every dossier of this device with its history, those in the bin too, and how many could not be
    /// opened.
    pub fn everything(&self, done: impl FnOnce((Vec<(Dossier, Replica)>, usize)) + 'static) {
        let this = *self;
        journal::with(&self.ports(), record::PREFIX, move |journal| {
            let ports = this.ports();
            let open = |id: &DossierId| {
                let prefix = record::prefix(id);
                let own = journal.iter().filter(|(key, _)| key.starts_with(&prefix)).cloned();
                let opened = Saver::open_with(&ports, id, own.collect()).ok()?;
                Some((opened.dossier, opened.saver.replica().clone()))
            };
            let ids = this.cards.ids();
            let all: Vec<_> = ids.iter().filter_map(open).collect();
            let left_out = ids.len() - all.len();
            done((all, left_out));
        });
    }

    /// The texts that were set aside because they could not be read, as they are stored.
    pub fn unreadable(&self, then: impl FnOnce(Vec<Text>) + 'static) {
        self.texts(QUARANTINE, then);
    }

    /// The texts under every key that begins so, of both places.
    fn texts(&self, prefix: &str, then: impl FnOnce(Vec<Text>) + 'static) {
        let ports = self.ports();
        let keys = ports.store.keys(prefix).unwrap_or_default();
        let read = |key: String| ports.store.get(&key).ok().flatten().map(|text| (key, text));
        let mut texts: Vec<Text> = keys.into_iter().filter_map(read).collect();
        journal::with(&ports, prefix, move |journal| {
            texts.extend(journal);
            texts.sort();
            texts.dedup();
            then(texts);
        });
    }
}
