//! The certification that is being prepared: one draft on this device, kept at each change.
//!
//! Owns the draft, its steps back and where it is kept. What may change is the draft's own
//! (`domain::draft`). It stands apart from the dossiers: beginning one copies it.

use super::ports::Ports;
use super::shown::{Seen, Shown};
use crate::domain::Certification;
use crate::domain::draft::{Draft, DraftEdit, DraftError};
use crate::exchange::{read_draft, write_draft};
use leptos::prelude::*;
use std::mem::discriminant;
use std::sync::Arc;

/// The key of its record, beside those of the dossiers.
const KEY: &str = "acquis/draft/certification";
/// How many steps back are kept.
const STEPS: usize = 200;

/// The drafts that a step leads to; `None` is no draft.
type Steps = Vec<Option<Arc<Draft>>>;

/// The draft of this device. A handle.
#[derive(Clone, Copy)]
pub struct Drafting {
    draft: Shown<Option<Arc<Draft>>>,
    past: Shown<Steps>,
    future: Shown<Steps>,
    /// Counts the changes after which the page is built anew: all but typing.
    shape: Shown<u32>,
    /// Whether the device refused to keep it.
    unkept: Shown<bool>,
    /// The last edit, when it was typing.
    typed: StoredValue<Option<DraftEdit>>,
    ports: StoredValue<Ports, LocalStorage>,
}

impl Drafting {
    /// Takes up the draft that is kept on this device.
    pub fn open(ports: Ports) -> Self {
        let kept = ports.store.get(KEY).ok().flatten().and_then(|text| read_draft(&text));
        Self {
            draft: Shown::new(kept.map(Arc::new)),
            past: Shown::new(Vec::new()),
            future: Shown::new(Vec::new()),
            shape: Shown::new(0),
            unkept: Shown::new(!ports.store.is_durable()),
            typed: StoredValue::new(None),
            ports: StoredValue::new_local(ports),
        }
    }

    /// The draft, if there is one.
    pub fn draft(&self) -> Seen<Option<Arc<Draft>>> {
        self.draft.read_only()
    }

    /// Changes with everything but typing.
    pub fn shape(&self) -> Seen<u32> {
        self.shape.read_only()
    }

    /// Whether the device does not keep it.
    pub fn unkept(&self) -> Seen<bool> {
        self.unkept.read_only()
    }

    /// Whether there is a step to take back.
    pub fn undoable(&self) -> Signal<bool> {
        let past = self.past;
        Signal::derive(move || past.with(|past| !past.is_empty()))
    }

    /// Whether a step that was taken back can be made again.
    pub fn redoable(&self) -> Signal<bool> {
        let future = self.future;
        Signal::derive(move || future.with(|future| !future.is_empty()))
    }

    /// The draft as a certification, as long as nothing keeps it from being one.
    pub fn certification(&self) -> Option<Arc<Certification>> {
        let draft = self.draft.get_untracked()?;
        draft.certification().map(Arc::new)
    }

    /// Takes a draft in the place of the one that is here. No step leads back behind it: who takes
    /// back all that was written must not lose the draft.
    pub fn take(&self, draft: Draft) {
        self.typed.set_value(None);
        self.past.set(Vec::new());
        self.future.set(Vec::new());
        self.put(Some(Arc::new(draft)));
        self.show();
    }

    /// Lets the draft go; a step back brings it again, as long as the page is open.
    pub fn discard(&self) {
        self.step();
        self.put(None);
        self.show();
    }

    /// Changes the draft.
    ///
    /// # Errors
    /// [`DraftError`]; the draft stays as it was.
    pub fn edit(&self, edit: &DraftEdit) -> Result<(), DraftError> {
        let here = self.draft.get_untracked().ok_or(DraftError::Nowhere)?;
        let next = here.apply(edit)?;
        if next == *here {
            return Ok(());
        }
        let typing = edit.is_typing();
        let goes_on = typing
            && self
                .typed
                .with_value(|last| last.as_ref().is_some_and(|last| same_field(last, edit)));
        if !goes_on {
            self.step();
        }
        self.typed.set_value(typing.then(|| edit.clone()));
        self.put(Some(Arc::new(next)));
        if !typing {
            self.show();
        }
        Ok(())
    }

    /// Has the page built anew.
    pub fn show(&self) {
        self.shape.update(|shape| *shape += 1);
    }

    /// Takes the last step back; says whether there was one.
    pub fn undo(&self) -> bool {
        self.turn(self.past, self.future)
    }

    /// Makes the step that was taken back last again; says whether there was one.
    pub fn redo(&self) -> bool {
        self.turn(self.future, self.past)
    }

    fn turn(&self, from: Shown<Steps>, to: Shown<Steps>) -> bool {
        let Some(next) = from.try_update(Vec::pop).flatten() else { return false };
        let here = self.draft.get_untracked();
        to.update(|steps| steps.push(here));
        self.typed.set_value(None);
        self.put(next);
        self.show();
        true
    }

    fn step(&self) {
        self.typed.set_value(None);
        self.future.set(Vec::new());
        let here = self.draft.get_untracked();
        self.past.update(|past| {
            if past.len() >= STEPS {
                past.remove(0);
            }
            past.push(here);
        });
    }

    fn put(&self, draft: Option<Arc<Draft>>) {
        let kept = self.ports.with_value(|ports| match &draft {
            Some(draft) => ports.store.set(KEY, &write_draft(draft)),
            None => ports.store.remove(KEY),
        });
        let durable = self.ports.with_value(|ports| ports.store.is_durable());
        self.unkept.set(kept.is_err() || !durable);
        self.draft.set(draft);
    }
}

/// Whether two edits type in one field.
fn same_field(a: &DraftEdit, b: &DraftEdit) -> bool {
    discriminant(a) == discriminant(b) && a.place() == b.place()
}
