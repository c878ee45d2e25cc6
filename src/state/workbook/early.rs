//! Taking over what was rated before the application was there.

use super::{SaveStatus, Workbook};
use crate::domain::Edit;
use crate::state::early::{self, Early};
use leptos::prelude::*;

impl Workbook {
    /// Does what was rated on the open dossier's page before the application was there, and saves it. What was rated
    /// otherwise since stays; what cannot be kept now stays where it is, for the next time.
    pub fn take_early(&self) {
        let id = self.dossier.with_untracked(|dossier| dossier.id.clone());
        let (store, key) = (self.ports.with_value(|ports| ports.store.clone()), early::key(&id));
        let Ok(Some(text)) = store.get(&key) else { return };
        if self.saver.with_value(Option::is_none) {
            return;
        }
        for Early { competence, level, at, before } in early::read(&text) {
            let due = self.dossier.with_untracked(|dossier| {
                let (known, now) =
                    (dossier.certification.competence(&competence), dossier.rating(&competence));
                let latest = now.updated_at.is_none_or(|last| last <= at);
                known.is_some() && (latest || now.level == before)
            });
            if due {
                self.dispatch(&Edit::Rate { competence, level: Some(level), at });
            }
        }
        self.flush();
        let failed = self.status.with_untracked(|status| matches!(status, SaveStatus::Failed(_)));
        // One that came in the meantime is taken the next time, with those that are known by then.
        if !failed && store.get(&key) == Ok(Some(text)) {
            // Taken again, it changes nothing.
            let _ = store.remove(&key);
        }
    }
}
