//! The open dossier and its review: begun, changed piece by piece, sent.
//!
//! Owns which review is gone on with: the one begun; else the one that answers this very state; else
//! a new one. Each change is kept at once, and can be taken back.

use super::keeping::{file_key, key};
use super::{Absent, Inner, Open, Reviewing, Since};
use crate::domain::anonymity::{Mark, survey};
use crate::domain::cohort::ReviewState;
use crate::domain::diff::{self, Changes, since_last_review};
use crate::domain::gather::Gather;
use crate::domain::id::DossierId;
use crate::domain::reading::Reading;
use crate::domain::review::{AdviceChange, Answered, ReviewChange};
use crate::domain::{Dossier, Review, Timestamp};
use crate::exchange::review::About;
use crate::exchange::{Imported, Written, read, write_review};
use leptos::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Steps that can be taken back.
const MOST_PAST: usize = 100;

impl Reviewing {
    /// Opens a dossier of the desk.
    ///
    /// # Errors
    /// [`Absent`].
    pub async fn read(self, id: &DossierId) -> Result<Arc<Open>, Absent> {
        let known = |inner: &Inner| inner.dossiers.get(id).is_some_and(|e| !e.states.is_empty());
        if self.inner.try_with_value(known) == Some(false) {
            self.recall_reviewer().await;
            self.recall(&key(id, "")).await;
        }
        let states = self.inner.try_with_value(|inner| {
            inner.dossiers.get(id).map(|entry| (entry.states.clone(), entry.sent.clone()))
        });
        let (states, sent) = states.flatten().ok_or(Absent::Unknown)?;
        let (_, latest) = states.last().cloned().ok_or(Absent::Unknown)?;
        let at_hand = self.state(id, &latest).await.ok_or(Absent::Unreadable)?;
        let dossier = Arc::new(at_hand.dossier);
        let reviewer = self.reviewer.get_untracked();
        let reviews = all_reviews(&dossier, &sent);
        // The state of before is asked for only when there is one.
        let wanted = match since_last_review(&dossier, &latest, &reviewer, &reviews, |_| None) {
            diff::Since::NotAtHand(review) => Some(review.answers_digest.clone()),
            diff::Since::Never => states.iter().rev().nth(1).map(|(_, digest)| digest.clone()),
            diff::Since::Nothing(_) | diff::Since::Changed(..) => None,
        };
        let held = |digest: &String| states.iter().any(|(_, known)| known == digest);
        let before = match wanted.filter(held) {
            Some(digest) => self.state(id, &digest).await,
            None => None,
        };
        let earlier = before.as_ref().map(|imported| &imported.dossier);
        let since = match since_last_review(&dossier, &latest, &reviewer, &reviews, |_| earlier) {
            diff::Since::Nothing(review) => Since::Reviewed(Box::new(review.clone())),
            diff::Since::Changed(review, changes) => {
                Since::Review(Box::new(review.clone()), changes)
            }
            diff::Since::NotAtHand(review) => Since::NotAtHand(Box::new(review.clone())),
            diff::Since::Never => before.as_ref().map_or(Since::Never, |before| {
                let changes = Changes::between(&before.dossier, &dossier);
                Since::File(before.exported_at, Box::new(changes))
            }),
        };
        let left =
            self.inner.try_with_value(|inner| inner.dossiers.get(id).map(|e| e.left.clone()));
        let left = left.flatten().unwrap_or_default();
        let open = Arc::new(Open {
            reading: Reading::of(&dossier, &left),
            dossier,
            digest: latest,
            exported_at: at_hand.exported_at,
            since,
            reviews,
        });
        self.begin(&open);
        Ok(open)
    }

    /// A state of a dossier.
    pub(super) async fn state(self, id: &DossierId, digest: &str) -> Option<Imported> {
        let text = self.text(&file_key(id, digest)).await?;
        let known = self.inner.try_with_value(|inner| inner.lent.known.clone())?;
        read(text.as_bytes(), &[&known]).ok()
    }

    /// Goes on with the review of the dossier, or begins one.
    fn begin(self, open: &Arc<Open>) {
        let id = open.dossier.id.clone();
        let reviewer = self.reviewer.get_untracked();
        let answered = Answered {
            dossier: id.clone(),
            digest: open.digest.clone(),
            exported_at: open.exported_at,
        };
        let new_id = self.new_id();
        let draft = self.inner.try_update_value(|inner| {
            let begun = inner.entry(&id).draft.clone().map(|mut begun| {
                // It goes on, on the state at hand.
                begun.answers_digest.clone_from(&answered.digest);
                begun.answers_exported_at = answered.exported_at;
                begun
            });
            let draft = begun.unwrap_or_else(|| match &open.since {
                Since::Reviewed(review) => review.plain(),
                _ => Review::begin(new_id.as_str().into(), reviewer, &answered, &open.reviews),
            });
            inner.open = Some(open.clone());
            (inner.agreed, inner.told) = (Some(draft.clone()), None);
            inner.past.clear();
            draft
        });
        self.gone.try_set(None);
        self.draft.try_set(draft);
    }

    /// Makes a change to the review; says whether it could be made.
    pub fn change(self, change: &ReviewChange) -> bool {
        let Some(before) = self.draft.get_untracked() else { return false };
        let Ok(mut next) = before.change(change, self.now()) else { return false };
        if next == before {
            return true;
        }
        // Who signs is asked once, for all reviews.
        next.reviewer = self.reviewer.get_untracked();
        let about = about(change);
        self.inner.update_value(|inner| {
            let goes_on = about.is_some()
                && inner.past.last().is_some_and(|(was, _)| Some(was) == about.as_ref());
            if !goes_on {
                inner.past.push((about.unwrap_or_default(), Some(before)));
                let over = inner.past.len().saturating_sub(MOST_PAST);
                inner.past.drain(..over);
            }
        });
        self.keep(next);
        true
    }

    /// Whether a change can be taken back.
    pub fn can_undo(self) -> bool {
        self.draft.track();
        self.inner.with_value(|inner| !inner.past.is_empty())
    }

    /// Takes the last change back.
    pub fn undo(self) {
        let before = self.inner.try_update_value(|inner| inner.past.pop());
        if let Some(Some((_, Some(mut before)))) = before {
            before.made_at = Some(self.now());
            self.keep(before);
        }
    }

    /// Takes over the opinions of the last review on what did not change since.
    pub fn carry_over(self) {
        let open = self.inner.with_value(|inner| inner.open.clone());
        let (Some(open), Some(before)) = (open, self.draft.get_untracked()) else { return };
        let Since::Review(earlier, changes) = &open.since else { return };
        let touched = changes.touched();
        let all = open.dossier.certification.competence_ids();
        let unchanged = all.into_iter().filter(|id| !touched.contains(*id)).cloned();
        let unchanged: BTreeSet<_> = unchanged.gathered();
        let mut next = before.carrying(earlier, &unchanged);
        if next != before {
            next.made_at = Some(self.now());
            self.inner.update_value(|inner| inner.past.push((String::new(), Some(before))));
            self.keep(next);
        }
    }

    /// Leaves a hit of the anonymity check from now on.
    pub fn leave(self, mark: Mark) {
        let kept = self.inner.try_update_value(|inner| {
            let open = inner.open.clone()?;
            let left = &mut inner.entry(&open.dossier.id).left;
            left.ignore(mark);
            left.prune(&survey(&open.dossier));
            let marks: Vec<_> = left.marks().map(str::to_owned).collect();
            Some((open.dossier.id.clone(), marks.join("\n")))
        });
        if let Some(Some((id, marks))) = kept {
            self.put(key(&id, "left"), marks);
        }
    }

    /// Whether that hit was left.
    pub fn is_left(self, mark: &Mark) -> bool {
        self.inner.with_value(|inner| {
            let open = inner.open.as_ref().map(|open| &open.dossier.id);
            let entry = open.and_then(|id| inner.dossiers.get(id));
            entry.is_some_and(|entry| entry.left.holds(mark))
        })
    }

    /// Keeps the review as it is now.
    pub(super) fn keep(self, review: Review) {
        let kept = self.inner.try_update_value(|inner| {
            let open = inner.open.clone()?;
            inner.entry(&open.dossier.id).draft = Some(review.clone());
            let text = inner.written(&open.dossier, &review, (inner.lent.now)())?.text;
            // The row changes with the first word of a review, not with each.
            let row = inner.entry(&open.dossier.id).row.as_ref();
            let told = row.is_some_and(|row| row.review == ReviewState::Begun);
            let counted = told == review.is_blank();
            if counted {
                inner.count(&open, &self.reviewer.get_untracked());
            }
            Some((open.dossier.id.clone(), text, counted))
        });
        self.draft.set(Some(review));
        if let Some(Some((id, text, counted))) = kept {
            self.put(key(&id, "draft"), text);
            if counted {
                self.show();
            }
        }
    }

    /// The file of the review, which is sent from now on.
    pub fn send(self) -> Option<(Written, Review)> {
        let (mut review, now) = (self.draft.get_untracked()?, self.now());
        review.reviewer = self.reviewer.get_untracked();
        review.made_at.get_or_insert(now);
        let sent = self.inner.try_update_value(|inner| {
            let open = inner.open.clone()?;
            let written = inner.written(&open.dossier, &review, now)?;
            let id = open.dossier.id.clone();
            inner.entry(&id).draft = None;
            let sent = &mut inner.entry(&id).sent;
            sent.retain(|known| known.id != review.id);
            sent.push(review.clone());
            inner.count(&open, &review.reviewer);
            Some((id, written))
        });
        let (id, written) = sent.flatten()?;
        self.put(key(&id, &format!("sent/{}", review.id)), written.text.clone());
        self.remove(&key(&id, "draft"));
        self.draft.set(Some(review.clone()));
        self.show();
        Some((written, review))
    }
}

impl Inner {
    fn written(&self, dossier: &Dossier, review: &Review, now: Timestamp) -> Option<Written> {
        let about =
            About { certification: &dossier.certification, candidate: &dossier.candidate.name };
        write_review(review, &[], about, self.lent.version, now).ok()
    }

    /// Makes the row of the open dossier anew.
    pub(super) fn count(&mut self, open: &Open, reviewer: &crate::domain::review::Reviewer) {
        let entry = self.entry(&open.dossier.id);
        entry.row = Some(entry.figures(&open.dossier, &open.digest, open.exported_at, reviewer));
    }
}

/// The reviews known of a dossier, the earliest first.
fn all_reviews(dossier: &Dossier, sent: &[Review]) -> Vec<Review> {
    let known = |review: &&Review| !dossier.reviews.contains_key(&review.id);
    let held = dossier.reviews.values().map(|review| (**review).clone());
    let mut all: Vec<_> = held.chain(sent.iter().filter(known).cloned()).collect();
    all.sort_by_key(|review| (review.made_at, review.round, review.id.clone()));
    all
}

/// What is typed into one field is one step; any other change is a step of its own.
fn about(change: &ReviewChange) -> Option<String> {
    let advice = |change: &AdviceChange| match change {
        AdviceChange::Comment(_) => Some("comment"),
        AdviceChange::Recommendations(_) => Some("recommendations"),
        AdviceChange::Stance(_) => None,
    };
    match change {
        ReviewChange::Comment(competence, _) => Some(format!("competence {competence}")),
        ReviewChange::Block(block, change) => advice(change).map(|what| format!("{what} {block}")),
        ReviewChange::Overall(change) => advice(change).map(|what| format!("{what} overall")),
        ReviewChange::Ask { id, .. } => Some(format!("request {id}")),
        ReviewChange::Reviewer(_) | ReviewChange::Verdict(..) | ReviewChange::TakeBack(_) => None,
    }
}
