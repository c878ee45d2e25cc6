//! The open dossier as signals: one value, selectors over it, and one way to change it.
//!
//! Owns dispatch, undo and the save status; how it is opened, kept and joined with what others
//! wrote is in `keeping`. When a save is due is decided here, when it is *run* by who listens to
//! [`Workbook::edits`] (a timer in `ui`). No rule of the domain stands here.

mod early;
mod joining;
mod keeping;
mod watched;

use super::card::OnDevice;
use super::points::{self, Point, PointKind};
use super::ports::{Ports, StoreError};
use super::saver::Saver;
use super::shown::{Seen, Shown};
use crate::domain::anonymity::Ignored;
use crate::domain::history::{History, StepKind};
use crate::domain::id::DossierId;
use crate::domain::merge::{Entity, Superseded};
use crate::domain::readiness::Readiness;
use crate::domain::{Carry, Certification, Dossier, Edit, EditError, Timestamp};
use crate::exchange::Finding;
use leptos::prelude::*;
use std::sync::Arc;
use watched::Selectors;

/// Milliseconds after the last keystroke at which work is saved.
pub const SAVE_AFTER: u64 = 300;

/// Whether the work is kept, as it is shown at all times.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SaveStatus {
    /// Nothing has changed since it was opened.
    Unchanged,
    /// Changes wait for the writer to pause, or for the journal to have them.
    Pending,
    /// Everything is kept, since that instant: by the journal, or by the store when there is none.
    Saved(Timestamp),
    /// Changes are not kept, and why.
    Failed(StoreError),
}

/// What the two places say, when one of them does not keep what it is given.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Places {
    /// Why the quick store does not.
    pub store: Option<StoreError>,
    /// Why the journal does not; only a browser that is killed loses by it.
    pub journal: Option<StoreError>,
}

/// The open dossier. A handle: copying it copies no work.
#[derive(Clone, Copy)]
pub struct Workbook {
    dossier: Shown<Dossier>,
    history: Shown<History>,
    status: Shown<SaveStatus>,
    refusal: Shown<Option<EditError>>,
    device: Shown<OnDevice>,
    edits: Shown<u64>,
    places: Shown<Places>,
    superseded: Shown<Vec<(Entity, Superseded)>>,
    findings: Shown<Vec<Finding>>,
    /// Whether no place has it any more: it is on this page alone.
    gone: Shown<bool>,
    /// What follows from it. No memo: a memo never forgets who has watched it, and this one lives as long as the page.
    readiness: Shown<Readiness>,
    watched: Selectors,
    saver: StoredValue<Option<Saver>, LocalStorage>,
    /// Whether something was changed since the last save, or no place has kept it.
    dirty: StoredValue<bool>,
    /// Whether the day's point was asked for since it was opened.
    pointed: StoredValue<bool>,
    /// Saves of which the journal has not answered yet.
    in_flight: StoredValue<usize>,
    /// Counts openings: an answer that comes after another dossier was opened is not for it.
    opening: StoredValue<u64>,
    /// Whether the person has left it, so that the shelf may have changed what is stored.
    left: StoredValue<bool>,
    ports: StoredValue<Ports, LocalStorage>,
}

impl Workbook {
    /// A workbook in which no dossier is open.
    pub fn new(ports: Ports, certification: Arc<Certification>) -> Self {
        let blank = Dossier::new(DossierId::new(""), certification, Timestamp::default());
        let readiness = Readiness::of(&blank);
        Self {
            dossier: Shown::new(blank),
            history: Shown::default(),
            status: Shown::new(SaveStatus::Unchanged),
            refusal: Shown::default(),
            device: Shown::default(),
            edits: Shown::default(),
            places: Shown::default(),
            superseded: Shown::default(),
            findings: Shown::default(),
            gone: Shown::default(),
            readiness: Shown::new(readiness),
            watched: Selectors::new(),
            saver: StoredValue::new_local(None),
            dirty: StoredValue::new(false),
            pointed: StoredValue::new(false),
            in_flight: StoredValue::new(0),
            opening: StoredValue::new(0),
            left: StoredValue::new(false),
            ports: StoredValue::new_local(ports),
        }
    }

    /// Leaves the open dossier for the shelf, saving it first: the shelf may rename it or take it
    /// away.
    pub fn leave(&self) {
        self.flush();
        self.left.set_value(true);
    }

    /// Closes the open dossier, saving it first.
    pub fn close(&self) {
        self.flush();
        self.abandon();
    }

    /// Whether the two places have answered for everything, and one of them has it.
    pub fn is_kept(&self) -> bool {
        !self.dirty.get_value()
            && self.in_flight.get_value() == 0
            && !matches!(self.status.get_untracked(), SaveStatus::Failed(_))
    }

    /// Lets go of the open dossier and of every step back in it, as it is: it was erased on purpose, is
    /// locked, or is not to be touched.
    pub fn abandon(&self) {
        self.opening.update_value(|opening| *opening += 1);
        self.saver.set_value(None);
        self.dirty.set_value(false);
        let certification = self.dossier.with_untracked(|d| d.certification.clone());
        let blank = Dossier::new(DossierId::new(""), certification, Timestamp::default());
        self.show(blank);
        self.history.set(History::default());
        self.status.set(SaveStatus::Unchanged);
        self.device.set(OnDevice::default());
        self.findings.set(Vec::new());
        self.superseded.set(Vec::new());
        self.refusal.set(None);
        self.left.set_value(false);
        self.gone.set(false);
    }

    /// Does an edit; says whether it was done. A refusal is kept for the page to word.
    pub fn dispatch(&self, edit: &Edit) -> bool {
        let before = self.dossier.get_untracked();
        match before.apply(edit) {
            Ok(after) => {
                self.refusal.set(None);
                if after == before {
                    return true;
                }
                let at = self.now();
                self.history.update(|history| history.record(before, edit, at));
                self.commit(after);
                true
            }
            Err(error) => {
                self.refusal.set(Some(error));
                false
            }
        }
    }

    /// Replaces the whole dossier by an imported one, as one step that can be undone.
    pub fn replace(&self, mut imported: Dossier) {
        let before = self.dossier.get_untracked();
        self.ports.with_value(|ports| points::keep(ports, &before, PointKind::Import));
        imported.id = before.id.clone();
        let at = self.now();
        self.history.update(|history| history.record_import(before, at));
        self.commit(imported);
        self.flush();
    }

    /// Goes over to another certification, or carries over what was left behind: one step, before
    /// which the dossier is kept as it is. Says whether it was done.
    pub fn carry(&self, carry: Carry) -> bool {
        let before = self.dossier.get_untracked();
        let edit = Edit::Carry(Box::new(carry));
        if before.apply(&edit).is_ok() {
            self.ports.with_value(|ports| points::keep(ports, &before, PointKind::Carry));
        }
        let done = self.dispatch(&edit);
        self.flush();
        done
    }

    /// Takes the last step back.
    pub fn undo(&self) {
        let now = self.dossier.get_untracked();
        if let Some(before) = self.history.try_update(|history| history.undo(now)).flatten() {
            self.commit(before);
        }
    }

    /// Does the last undone step again.
    pub fn redo(&self) {
        let now = self.dossier.get_untracked();
        if let Some(after) = self.history.try_update(|history| history.redo(now)).flatten() {
            self.commit(after);
        }
    }

    /// Puts another state in the place of the one that is shown.
    fn show(&self, after: Dossier) {
        let (before, was) = (self.dossier.get_untracked(), self.readiness.get_untracked());
        let now = was.follow(&before, &after);
        self.dossier.set(after.clone());
        if now != was {
            self.readiness.set(now.clone());
        }
        self.watched.follow((&before, &was), (&after, &now));
    }

    fn commit(&self, after: Dossier) {
        let at = self.now();
        if !self.pointed.get_value() {
            self.pointed.set_value(true);
            let before = self.dossier.get_untracked();
            self.ports.with_value(|ports| points::keep(ports, &before, PointKind::Daily));
        }
        self.device.update(|device| {
            device.changed(at);
            // Worked on again: it is not for the bin to erase.
            device.deleted_at = None;
        });
        self.show(after);
        self.dirty.set_value(true);
        self.status.set(SaveStatus::Pending);
        self.edits.update(|edits| *edits += 1);
    }

    /// Notes that a copy of everything has left this device.
    pub fn note_export(&self) {
        let at = self.now();
        let dossier = self.dossier.get_untracked();
        self.ports.with_value(|ports| points::keep(ports, &dossier, PointKind::Export));
        self.device.update(|device| device.exported(at));
        self.save();
    }

    /// Leaves these hits of the anonymity check from now on, and no others; kept on this device.
    pub fn leave_hits(&self, left: &Ignored) {
        self.device.update(|device| device.leave(left));
        self.save();
    }

    fn now(&self) -> Timestamp {
        self.ports.with_value(|ports| (ports.now)())
    }

    /// The present instant, for edits.
    pub fn at(&self) -> Timestamp {
        self.now()
    }

    /// A new name, for edits.
    pub fn new_id(&self) -> String {
        self.ports.with_value(|ports| (ports.new_id)())
    }

    /// Whether what is saved outlives the page.
    pub fn is_durable(&self) -> bool {
        let store = self.ports.with_value(|ports| ports.store.is_durable());
        let journal = self.ports.with_value(|ports| ports.journal.is_some());
        store || (journal && self.places.with(|places| places.journal.is_none()))
    }

    /// Whether there is work that the page's end would take along.
    pub fn goes_with_page(&self) -> bool {
        !self.is_durable() && self.history.with_untracked(|history| history.undoable().is_some())
    }

    /// The dossier itself.
    pub fn dossier(&self) -> Seen<Dossier> {
        self.dossier.read_only()
    }

    /// What follows from it.
    pub fn readiness(&self) -> Seen<Readiness> {
        self.readiness.read_only()
    }

    /// Whether the work is kept.
    pub fn status(&self) -> Seen<SaveStatus> {
        self.status.read_only()
    }

    /// Which of the two places does not keep what it is given.
    pub fn places(&self) -> Seen<Places> {
        self.places.read_only()
    }

    /// Whether it was taken from both places, by another page or by the browser, and is on this page alone.
    pub fn gone(&self) -> Seen<bool> {
        self.gone.read_only()
    }

    /// The versions that lost against others and can be brought back.
    pub fn superseded(&self) -> Seen<Vec<(Entity, Superseded)>> {
        self.superseded.read_only()
    }

    /// What only this device knows of it.
    pub fn device(&self) -> Seen<OnDevice> {
        self.device.read_only()
    }

    /// Why the last edit was refused.
    pub fn refusal(&self) -> Seen<Option<EditError>> {
        self.refusal.read_only()
    }

    /// The points to which the candidate can go back, when they have been read.
    pub fn points(&self, then: impl FnOnce(Vec<Point>) + 'static) {
        let id = self.dossier.with_untracked(|dossier| dossier.id.clone());
        self.ports.with_value(|ports| points::list(ports, &id, then));
    }

    /// What could not be read when it was opened, or had to be dropped, until the person has seen it.
    pub fn findings(&self) -> Seen<Vec<Finding>> {
        self.findings.read_only()
    }

    /// The person has seen the findings.
    pub fn dismiss_findings(&self) {
        self.findings.set(Vec::new());
    }

    /// Counts edits, so that a save can be timed after the last one.
    pub fn edits(&self) -> Seen<u64> {
        self.edits.read_only()
    }

    /// What the next undo and the next redo would do, now.
    pub fn next_steps(&self) -> (Option<StepKind>, Option<StepKind>) {
        self.history.with_untracked(|history| (history.undoable(), history.redoable()))
    }

    /// What the next undo would take back.
    pub fn undoable(&self) -> Memo<Option<StepKind>> {
        let history = self.history;
        Memo::new(move |_| history.with(History::undoable))
    }

    /// What the next redo would do again.
    pub fn redoable(&self) -> Memo<Option<StepKind>> {
        let history = self.history;
        Memo::new(move |_| history.with(History::redoable))
    }

    /// The certification of the open dossier.
    pub fn certification(&self) -> Arc<Certification> {
        self.dossier.with(|dossier| dossier.certification.clone())
    }
}
