//! The certification that is being prepared: one draft on this device, kept at each change.
//!
//! Owns the draft, its steps back and where it is kept. What may change is the draft's own
//! (`domain::draft`). It stands apart from the dossiers: beginning one copies it.

use super::ports::Ports;
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

/// The draft of this device. A handle.
#[derive(Clone, Copy)]
pub struct Drafting {
    draft: RwSignal<Option<Arc<Draft>>>,
    past: RwSignal<Vec<Option<Arc<Draft>>>>,
    /// Counts the changes after which the page is built anew: all but typing.
    shape: RwSignal<u32>,
    /// Whether the device refused to keep it.
    unkept: RwSignal<bool>,
    /// The last edit, when it was typing.
    typed: StoredValue<Option<DraftEdit>>,
    ports: StoredValue<Ports, LocalStorage>,
}

impl Drafting {
    /// Takes up the draft that is kept on this device.
    pub fn open(ports: Ports) -> Self {
        let kept = ports.store.get(KEY).ok().flatten().and_then(|text| read_draft(&text));
        Self {
            draft: RwSignal::new(kept.map(Arc::new)),
            past: RwSignal::new(Vec::new()),
            shape: RwSignal::new(0),
            unkept: RwSignal::new(!ports.store.is_durable()),
            typed: StoredValue::new(None),
            ports: StoredValue::new_local(ports),
        }
    }

    /// The draft, if there is one.
    pub fn draft(&self) -> Signal<Option<Arc<Draft>>> {
        self.draft.into()
    }

    /// Changes with everything but typing.
    pub fn shape(&self) -> Signal<u32> {
        self.shape.into()
    }

    /// Whether the device does not keep it.
    pub fn unkept(&self) -> Signal<bool> {
        self.unkept.into()
    }

    /// Whether there is a step to take back.
    pub fn undoable(&self) -> Signal<bool> {
        let past = self.past;
        Signal::derive(move || past.with(|past| !past.is_empty()))
    }

    /// The draft as a certification, as long as nothing keeps it from being one.
    pub fn certification(&self) -> Option<Arc<Certification>> {
        let draft = self.draft.get_untracked()?;
        draft.certification().map(Arc::new)
    }

    /// Takes a draft in the place of the one that is here, which a step back brings again.
    pub fn take(&self, draft: Draft) {
        self.step();
        self.put(Some(Arc::new(draft)));
        self.shape.update(|shape| *shape += 1);
    }

    /// Lets the draft go; a step back brings it again, as long as the page is open.
    pub fn discard(&self) {
        self.step();
        self.put(None);
        self.shape.update(|shape| *shape += 1);
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
            self.shape.update(|shape| *shape += 1);
        }
        Ok(())
    }

    /// Has the page built anew.
    pub fn show(&self) {
        self.shape.update(|shape| *shape += 1);
    }

    /// Takes the last step back; says whether there was one.
    pub fn undo(&self) -> bool {
        let Some(before) = self.past.try_update(Vec::pop).flatten() else { return false };
        self.typed.set_value(None);
        self.put(before);
        self.shape.update(|shape| *shape += 1);
        true
    }

    fn step(&self) {
        self.typed.set_value(None);
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
