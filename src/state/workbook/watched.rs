//! What pages watch of the open dossier, a signal for each thing.
//!
//! Owns which things are watched. A memo over the whole dossier leaves the list of its watchers at each edit
//! and joins it again, and leaving costs as much as the list is long: in a bloc of 1,500 competences
//! one rating took half a second. A thing's own signal is told of changes of that thing alone.

use super::Workbook;
use crate::domain::id::{BlockCode, CompetenceId, EvidenceId};
use crate::domain::readiness::{BlockReadiness, CompetenceReadiness, Readiness};
use crate::domain::{Dossier, Evidence, Rating};
use crate::state::shown::{Seen, Shown};
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// One thing's signal, and how many asked for it that are still there.
struct Watched<V: 'static> {
    by: usize,
    signal: ArcRwSignal<V>,
}

/// The things of one kind that are watched, by id.
struct Watch<K: 'static, V: 'static>(StoredValue<BTreeMap<K, Watched<V>>>);

impl<K, V> Clone for Watch<K, V> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<K, V> Copy for Watch<K, V> {}

impl<K, V> Watch<K, V>
where
    K: Ord + Clone + Send + Sync,
    V: PartialEq + Send + Sync,
{
    fn new() -> Self {
        Self(StoredValue::new(BTreeMap::new()))
    }

    /// The signal of a thing, which is `now` so; kept while the owner that asks is there.
    fn on(self, key: K, now: V) -> ReadSignal<V> {
        let known = self.0.with_value(|all| all.get(&key).map(|watched| watched.signal.clone()));
        let signal = known.unwrap_or_else(|| ArcRwSignal::new(now));
        self.0.update_value(|all| {
            let watched = Watched { by: 0, signal: signal.clone() };
            all.entry(key.clone()).or_insert(watched).by += 1;
        });
        on_cleanup(move || {
            self.0.try_update_value(|all| {
                if let Some(watched) = all.get_mut(&key) {
                    watched.by -= 1;
                    if watched.by == 0 {
                        all.remove(&key);
                    }
                }
            });
        });
        signal.read_only().into()
    }

    /// Tells those who watch a thing what it is now.
    fn tell(self, key: &K, now: V) {
        let signal = self.0.with_value(|all| all.get(key).map(|watched| watched.signal.clone()));
        if let Some(signal) = signal.filter(|signal| signal.with_untracked(|was| *was != now)) {
            signal.set(now);
        }
    }

    fn keys(self) -> Vec<K> {
        self.0.with_value(|all| all.keys().cloned().collect())
    }
}

/// What is watched of the open dossier.
#[derive(Clone, Copy)]
pub(super) struct Selectors {
    ratings: Watch<CompetenceId, Arc<Rating>>,
    competences: Watch<CompetenceId, Option<CompetenceReadiness>>,
    blocks: Watch<BlockCode, Option<Arc<BlockReadiness>>>,
    evidence: Watch<EvidenceId, Option<Arc<Evidence>>>,
    /// How many pieces of evidence there are.
    told: Shown<usize>,
    /// Notified when advisers said something, or of another certification.
    reviews: Shown<()>,
}

impl Selectors {
    pub(super) fn new() -> Self {
        Self {
            ratings: Watch::new(),
            competences: Watch::new(),
            blocks: Watch::new(),
            evidence: Watch::new(),
            told: Shown::default(),
            reviews: Shown::default(),
        }
    }

    /// Tells what is another in `after` than in `before`; the readiness was `was` and is `now`.
    pub(super) fn follow(
        self,
        (before, was): (&Dossier, &Readiness),
        (after, now): (&Dossier, &Readiness),
    ) {
        before.ratings.changes(&after.ratings, |id, _, _| self.ratings.tell(id, after.rating(id)));
        before.evidence.changes(&after.evidence, |id, _, is| self.evidence.tell(id, is.cloned()));
        let same = Arc::ptr_eq(&before.certification, &after.certification);
        if same {
            let blocks = was.blocks.iter().zip(&now.blocks);
            for (was, is) in blocks.filter(|(was, is)| !Arc::ptr_eq(was, is)) {
                self.blocks.tell(&is.code, Some(is.clone()));
                for (was, is) in was.competences.iter().zip(&is.competences) {
                    if was != is {
                        self.competences.tell(&is.id, Some(is.clone()));
                    }
                }
            }
        } else {
            for code in self.blocks.keys() {
                self.blocks.tell(&code, now.block(&code).cloned());
            }
            for id in self.competences.keys() {
                self.competences.tell(&id, now.competence(&id).cloned());
            }
        }
        let told = after.evidence.len();
        if self.told.get_untracked() != told {
            self.told.set(told);
        }
        // What is said of them names competences of the certification.
        if !same || !before.reviews.is_same(&after.reviews) {
            self.reviews.notify();
        }
    }
}

impl Workbook {
    /// What is said of one competence.
    pub fn rating(&self, id: CompetenceId) -> ReadSignal<Arc<Rating>> {
        let now = self.dossier.with_untracked(|dossier| dossier.rating(&id));
        self.watched.ratings.on(id, now)
    }

    /// Where one competence stands; `None` once the certification no longer has it.
    pub fn competence(&self, id: CompetenceId) -> ReadSignal<Option<CompetenceReadiness>> {
        let place = self.dossier.with_untracked(|dossier| dossier.certification.place(&id));
        let now = self
            .readiness
            .with_untracked(|all| all.competence_at(place.unwrap_or_default(), &id).cloned());
        self.watched.competences.on(id, now)
    }

    /// How far one bloc is; `None` once the certification no longer has it. For the navigation, which stays: what
    /// comes and goes with a page would be noted here as long as that does, and reads [`Workbook::readiness`].
    pub fn block(&self, code: BlockCode) -> ReadSignal<Option<Arc<BlockReadiness>>> {
        let now = self.readiness.with_untracked(|all| all.block(&code).cloned());
        self.watched.blocks.on(code, now)
    }

    /// One piece of evidence; `None` once it is deleted.
    pub fn evidence(&self, id: EvidenceId) -> ReadSignal<Option<Arc<Evidence>>> {
        let now = self.dossier.with_untracked(|dossier| dossier.evidence.get(&id).cloned());
        self.watched.evidence.on(id, now)
    }

    /// How many pieces of evidence there are.
    pub fn told(&self) -> Seen<usize> {
        self.watched.told.read_only()
    }

    /// Follows what advisers said, and which certification they said it of.
    pub fn track_reviews(&self) {
        self.watched.reviews.track();
    }
}
