//! Sealed dossiers on the page: what is open, when it is locked, and what other tabs tell of it.
//!
//! Owns when a dossier is locked: asked for, after idle minutes, or because another tab did. Its work
//! is saved first; what cannot be saved keeps it open.

use super::app::HEADING;
use super::desk::Desk;
use crate::domain::id::DossierId;
use crate::platform::{clock, page, settings, timer};
use crate::state::saver::{OpenError, Text};
use crate::state::vault::Heard;
use crate::state::{SaveStatus, Shown, StoreError, Vaults};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// Minutes without activity before a dossier is locked, when nothing else was chosen.
pub const IDLE_MINUTES: u32 = 10;
/// What can be chosen.
pub const CHOICES: [u32; 4] = [5, 10, 30, 60];
/// Milliseconds between two looks at the time.
const LOOK_EVERY: u64 = 10_000;
/// Milliseconds within which signs of activity count as one.
const NOTE_EVERY: f64 = 5_000.0;

/// Milliseconds by which the clock may go back.
const CLOCK_BACK: f64 = 60_000.0;

/// The sealed dossiers of the page. A handle.
#[derive(Clone, Copy)]
pub struct Locking {
    vaults: StoredValue<Option<Vaults>, LocalStorage>,
    /// Counts what was sealed, opened, locked and unsealed.
    turns: Shown<u64>,
    /// The dossier that is to be locked once it is kept, and whether the other tabs are told.
    asked: Shown<Option<(DossierId, bool)>>,
    /// Whether someone looks at the time.
    looking: StoredValue<bool>,
    noted: StoredValue<f64>,
}

impl Locking {
    /// Over the sealed dossiers of this device, where they can be had.
    pub fn over(vaults: Option<Vaults>) -> Self {
        Self {
            vaults: StoredValue::new_local(vaults),
            turns: Shown::new(0),
            asked: Shown::new(None),
            looking: StoredValue::new(false),
            noted: StoredValue::new(0.0),
        }
    }

    /// The sealed dossiers, if the browser can seal at all.
    pub fn vaults(self) -> Option<Vaults> {
        self.vaults.try_get_value().flatten().filter(Vaults::can_seal)
    }

    /// The sealed dossiers, whether or not the browser can seal.
    pub fn all(self) -> Option<Vaults> {
        self.vaults.try_get_value().flatten()
    }

    /// Whether a dossier is sealed and not open here.
    pub fn is_locked(self, id: &DossierId) -> bool {
        self.vaults.with_value(|vaults| vaults.as_ref().is_some_and(|v| v.is_locked(id)))
    }

    /// Whether a dossier is sealed and open here; asked anew when that may have changed.
    pub fn is_open(self, id: &DossierId) -> bool {
        self.turns.track();
        self.vaults.with_value(|vaults| vaults.as_ref().is_some_and(|v| v.is_open(id)))
    }

    /// Minutes before a lock.
    pub fn idle_minutes(self) -> u32 {
        settings::idle_minutes().filter(|m| CHOICES.contains(m)).unwrap_or(IDLE_MINUTES)
    }
}

impl Desk {
    /// Whether the open dossier is sealed.
    pub fn is_sealed(&self) -> Memo<bool> {
        let desk = *self;
        Memo::new(move |_| desk.book.dossier().with(|dossier| desk.locking.is_open(&dossier.id)))
    }

    /// Something was sealed, opened or unsealed here.
    pub fn turned(&self) {
        settings::note_activity(clock::milliseconds());
        self.shelf.refresh();
        self.locking.turns.update(|turns| *turns += 1);
        self.keep_looking();
    }

    /// Follows sealed dossiers as long as the page lives.
    pub(super) fn follow_locks(self) {
        let Some(vaults) = self.locking.vaults.get_value() else { return };
        spawn_local(async move {
            if vaults.reconcile().await && self.locking.turns.try_get_untracked().is_some() {
                self.turned();
                self.turn(&self.frame.route.get_untracked());
            }
        });
        Effect::new(move |_| {
            self.book.status().track();
            if let Some((id, tell)) = self.locking.asked.get() {
                self.lock_when_kept(&id, tell);
            }
        });
        page::on_activity(move || self.note_activity());
        page::on_return(move || self.look_at_time());
    }

    /// Locks the dossier that is open, saving it first.
    pub fn lock_open(&self) {
        self.ask_to_lock(self.dossier_id(), true);
    }

    /// Locks a dossier of the list.
    pub fn lock(&self, id: DossierId) {
        self.ask_to_lock(id, true);
        // Its card goes, and the button with it.
        timer::after(0, || page::focus(HEADING));
    }

    fn ask_to_lock(&self, id: DossierId, tell: bool) {
        if self.dossier_id() == id {
            self.book.flush();
        }
        self.locking.asked.set(Some((id, tell)));
    }

    fn lock_when_kept(&self, id: &DossierId, tell: bool) {
        if self.dossier_id() == *id && !self.book.is_kept() {
            let status = self.book.status().get_untracked();
            if status == SaveStatus::Failed(StoreError::Sealed) {
                // The banner tells what to do.
                self.locking.asked.set(None);
            } else if matches!(status, SaveStatus::Failed(_)) {
                self.locking.asked.set(None);
                let text = self.frame.language.get_untracked().text();
                self.say(text.lock.not_locked.to_owned(), None);
            }
            return;
        }
        self.locking.asked.set(None);
        self.lock_now(id, tell);
    }

    /// Locks a dossier whose work is kept.
    fn lock_now(&self, id: &DossierId, tell: bool) {
        let Some(vaults) = self.locking.vaults.get_value() else { return };
        if !vaults.lock(id) && !vaults.is_locked(id) {
            return;
        }
        if tell {
            vaults.tell_locked(id);
        }
        self.shut(id);
        let text = self.frame.language.get_untracked().text();
        self.say(text.lock.locked_now.to_owned(), None);
    }

    /// Lets go of all that the page shows of a dossier that is locked, sealed elsewhere or erased.
    pub fn shut(&self, id: &DossierId) {
        self.frame.toast.set(None);
        // Told twice, it is not made anew: someone may be typing the passphrase.
        let shown = self.frame.trouble.get_untracked() == Some(OpenError::Locked);
        if !shown && self.frame.route.with_untracked(|route| route.dossier() == Some(id)) {
            // The page goes first: nothing of it must look for the dossier.
            self.frame.trouble.set(Some(OpenError::Locked));
            timer::after(0, || page::focus(HEADING));
        }
        if self.dossier_id() == *id {
            self.book.abandon();
        }
        self.shelf.refresh();
        self.locking.turns.update(|turns| *turns += 1);
    }

    /// Other pages have told these.
    pub(super) fn hear_all(self, texts: Vec<Text>) {
        let Some(vaults) = self.locking.vaults.get_value() else {
            self.hear(&texts);
            return;
        };
        spawn_local(async move {
            for heard in vaults.hear(texts).await {
                // The page may be gone by now.
                if self.locking.turns.try_get_untracked().is_none() {
                    return;
                }
                match heard {
                    Heard::Records(texts) => self.hear(&texts),
                    Heard::Locked(id) if vaults.is_open(&id) => self.ask_to_lock(id, false),
                    Heard::Locked(_) => {}
                    Heard::Sealed(id) => self.sealed_elsewhere(id),
                    Heard::Unsealed(_) => {
                        self.turned();
                        self.turn(&self.frame.route.get_untracked());
                    }
                }
            }
        });
    }

    /// Another page has sealed a dossier. What was written in it here and cannot be kept any more is not taken
    /// from the person's eyes.
    pub(super) fn sealed_elsewhere(&self, id: DossierId) {
        if self.dossier_id() == id {
            self.ask_to_lock(id, false);
        } else {
            self.shut(&id);
        }
    }

    fn open_ones(&self) -> Vec<DossierId> {
        let vaults = self.locking.vaults.try_get_value().flatten();
        vaults.map(|vaults| vaults.open_ones()).unwrap_or_default()
    }

    fn note_activity(&self) {
        let now = clock::milliseconds();
        if now - self.locking.noted.get_value() > NOTE_EVERY && !self.open_ones().is_empty() {
            self.look_at_time();
            self.locking.noted.set_value(now);
            settings::note_activity(now);
        }
    }

    /// Looks at the time again and again while something is open.
    fn keep_looking(self) {
        if self.locking.looking.get_value() || self.open_ones().is_empty() {
            return;
        }
        self.locking.looking.set_value(true);
        timer::after(LOOK_EVERY, move || {
            if self.locking.looking.try_set_value(false).is_none() {
                self.look_at_time();
                self.keep_looking();
            }
        });
    }

    /// Locks what no tab has touched for too long.
    fn look_at_time(&self) {
        let idle = f64::from(self.locking.idle_minutes()) * 60_000.0;
        let last = settings::last_activity().unwrap_or_else(|| self.locking.noted.get_value());
        let passed = clock::milliseconds() - last;
        // A clock that was set back tells nothing.
        if passed >= idle || passed < -CLOCK_BACK {
            for id in self.open_ones() {
                self.ask_to_lock(id, true);
            }
        }
    }
}
