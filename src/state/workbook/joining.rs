//! Joining on a person's word: a copy of the open dossier, a version that was superseded.
//!
//! Owns what of it is a step that can be undone. How two copies become one is the saver's.

use super::Workbook;
use crate::domain::merge::{Change, Entity, Replica, Superseded};
use crate::state::points::{self, PointKind};
use leptos::prelude::*;

impl Workbook {
    /// Merges a copy of the open dossier into it, as one step that can be undone.
    pub fn merge(&self, copy: &Replica) {
        let before = self.dossier.get_untracked();
        self.ports.with_value(|ports| points::keep(ports, &before, PointKind::Import));
        let joined = self.saver.try_update_value(|saver| {
            let saver = saver.as_mut()?;
            let after = saver.merge(&before, copy);
            Some((after, saver.superseded()))
        });
        let Some((after, superseded)) = joined.flatten() else { return };
        self.superseded.set(superseded);
        if let Some(after) = after {
            let at = self.now();
            self.history.update(|history| history.record_import(before, at));
            self.commit(after);
        }
        self.save();
    }

    /// What merging a copy would change in the open dossier.
    pub fn preview(&self, copy: &Replica) -> Vec<Change> {
        let dossier = self.dossier.get_untracked();
        self.saver.with_value(|saver| {
            saver.as_ref().map(|saver| saver.preview(&dossier, copy)).unwrap_or_default()
        })
    }

    /// The open dossier as a copy with its history, for a file.
    pub fn copy(&self) -> Option<Replica> {
        let dossier = self.dossier.get_untracked();
        self.saver.try_update_value(|saver| {
            let saver = saver.as_mut()?;
            saver.note(&dossier);
            Some(saver.replica().clone())
        })?
    }

    /// Brings a superseded version back, or gives it up for good.
    pub fn settle(&self, entity: &Entity, version: &Superseded, restore: bool) {
        let before = self.dossier.get_untracked();
        let settled = self.saver.try_update_value(|saver| {
            let saver = saver.as_mut()?;
            let after = saver.settle(&before, entity, version, restore);
            Some((after, saver.superseded()))
        });
        if let Some((after, superseded)) = settled.flatten() {
            self.superseded.set(superseded);
            if after != before {
                let at = self.now();
                self.history.update(|history| history.record_restored(before, at));
            }
            self.commit(after);
            self.flush();
        }
    }
}
