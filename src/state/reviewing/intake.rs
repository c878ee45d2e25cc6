//! Files come on the desk, and go from it.
//!
//! Owns which state of a dossier is at hand (the one exported last) and what one that is refused says.
//! One bad file never stops the others: whoever reads files gives them one by one.

use super::keeping::{ME, file_key, key, told_by};
use super::{Entry, Inner, MOST_STATES, Reviewing};
use crate::domain::anonymity::Ignored;
use crate::domain::cohort::{Opened, Row};
use crate::domain::id::DossierId;
use crate::domain::review::Reviewer;
use crate::domain::{Dossier, Review, Timestamp};
use crate::exchange::sealed::{SealedError, SealedFile, read_sealed};
use crate::exchange::{ImportError, Imported, ReviewImportError, html, read, read_review};
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What a file brought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Took {
    /// A dossier that was not on the desk.
    New(DossierId),
    /// Another state of one that was.
    State(DossierId),
    /// A state that was here already.
    Known(DossierId),
    /// A review made elsewhere, of that dossier.
    Review(DossierId),
}

/// Why a file is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// It is no dossier.
    #[error(transparent)]
    Dossier(#[from] ImportError),
    /// It is behind a passphrase.
    #[error("sealed")]
    Sealed(Box<SealedFile>),
    /// It is behind a passphrase, in a way that is not followed.
    #[error(transparent)]
    NotOpened(#[from] SealedError),
    /// It is a review that cannot be read.
    #[error(transparent)]
    Review(#[from] ReviewImportError),
}

impl Reviewing {
    /// Takes a file in. [`Reviewing::show`] shows the rows that came.
    ///
    /// # Errors
    /// [`Refused`]; nothing has changed.
    pub fn take(self, bytes: &[u8]) -> Result<Took, Refused> {
        let known = self.inner.with_value(|inner| inner.lent.known.clone());
        match read(bytes, &[&known]) {
            Ok(imported) => {
                let (id, digest) = (imported.dossier.id.clone(), imported.digest.clone());
                let took = self.note(&imported);
                let vouched = self.note_signed(&imported);
                if vouched || !matches!(took, Took::Known(_)) {
                    let text = html::data(bytes).unwrap_or(bytes);
                    self.put(file_key(&id, &digest), String::from_utf8_lossy(text).into_owned());
                }
                Ok(took)
            }
            Err(ImportError::Review) => {
                let review = read_review(bytes)?;
                let text = html::data(bytes).unwrap_or(bytes);
                let at = key(&review.dossier, &format!("sent/{}", review.review.id));
                self.put(at, String::from_utf8_lossy(text).into_owned());
                self.inner.update_value(|inner| inner.note_sent(&review.dossier, review.review));
                Ok(Took::Review(review.dossier))
            }
            Err(ImportError::Sealed) => Err(Refused::Sealed(Box::new(read_sealed(bytes)?))),
            Err(error) => Err(error.into()),
        }
    }

    /// Shows the rows of all that was taken.
    pub fn show(self) {
        let rows = self.inner.try_with_value(|inner| {
            inner.dossiers.values().filter_map(|entry| entry.row.clone()).collect::<Vec<_>>()
        });
        if let Some(rows) = rows {
            self.rows.try_set(rows);
        }
    }

    /// Says how far the reading of files has come; the end clears it.
    pub fn reads(self, progress: Option<(usize, usize)>) {
        if progress.is_none_or(|(done, _)| done == 0) {
            self.inner.try_update_value(|inner| inner.cancelled = false);
        }
        self.progress.try_set(progress);
    }

    /// Asks that no further file be read.
    pub fn cancel(self) {
        self.inner.update_value(|inner| inner.cancelled = true);
    }

    /// Whether that was asked.
    pub fn is_cancelled(self) -> bool {
        self.inner.try_with_value(|inner| inner.cancelled).unwrap_or(true)
    }

    /// Who reviews from now on.
    pub fn sign(self, reviewer: Reviewer) {
        self.put(ME.to_owned(), format!("{}\n{}", reviewer.name, reviewer.organisation));
        self.reviewer.set(reviewer);
    }

    /// Brings back what lay on the desk; once.
    pub async fn restore(self) {
        let first =
            self.inner.try_update_value(|inner| !std::mem::replace(&mut inner.restored, true));
        if first == Some(true) {
            self.recall_reviewer().await;
            self.read_kept().await;
        }
    }

    /// Reads what lies on the desk and was not read yet.
    pub async fn read_kept(self) {
        self.inner.try_update_value(|inner| inner.cancelled = false);
        self.unread.try_set(0);
        self.recall("").await;
        if self.is_cancelled() {
            let kept = self.keys("").await;
            let unread = self.inner.try_with_value(|inner| {
                kept.iter().filter(|key| is_file(key) && !inner.holds(key)).count()
            });
            self.unread.try_set(unread.unwrap_or_default());
        }
    }

    pub(super) async fn recall_reviewer(self) {
        if self.reviewer.try_get_untracked() == Some(Reviewer::default())
            && let Some(text) = self.text(ME).await
        {
            let (name, organisation) = text.split_once('\n').unwrap_or((&text, ""));
            let (name, organisation) = (name.to_owned(), organisation.to_owned());
            self.reviewer.try_set(Reviewer { name, organisation });
        }
    }

    /// Brings back what is kept under keys that begin so.
    pub(super) async fn recall(self, prefix: &str) {
        let keys = self.keys(prefix).await;
        let (files, others): (Vec<_>, Vec<_>) = keys.into_iter().partition(|key| is_file(key));
        for key in others {
            let Some((id, what)) = told_by(&key) else { continue };
            if let Some(text) = self.text(&key).await {
                self.inner.try_update_value(|inner| inner.take_kept(&id, what, &text));
            }
        }
        let (total, whole) = (files.len(), prefix.is_empty());
        let known = self.inner.try_with_value(|inner| inner.lent.known.clone());
        let Some(known) = known else { return };
        let mut shown = self.now();
        for (done, key) in files.into_iter().enumerate() {
            if whole && self.is_cancelled() {
                break;
            }
            if total > 20 {
                self.progress.try_set(Some((done, total)));
            }
            let here = self.inner.try_with_value(|inner| inner.holds(&key)) == Some(true);
            let text = if here { None } else { self.text(&key).await };
            if let Some(imported) = text.and_then(|text| read(text.as_bytes(), &[&known]).ok()) {
                self.note(&imported);
                self.note_signed(&imported);
            }
            let now = self.now();
            if now > shown {
                shown = now;
                self.show();
            }
        }
        self.progress.try_set(None);
        self.show();
    }

    /// Notes a state of a dossier.
    pub(super) fn note(self, imported: &Imported) -> Took {
        let dossier = Arc::new(imported.dossier.clone());
        let id = dossier.id.clone();
        let reviewer = self.reviewer.get_untracked();
        let state = (imported.exported_at, imported.digest.clone());
        let mut forgotten = Vec::new();
        let took = self.inner.try_update_value(|inner| {
            let certification = dossier.certification.clone();
            inner.certifications.insert(certification.code.clone(), certification);
            let entry = inner.entry(&id);
            if entry.states.iter().any(|(_, digest)| *digest == state.1) {
                return Took::Known(id.clone());
            }
            let new = entry.states.is_empty();
            entry.states.push(state.clone());
            entry.states.sort();
            if entry.states.last() == Some(&state) {
                entry.row = Some(entry.figures(&dossier, &state.1, state.0, &reviewer));
            }
            forgotten = entry.superfluous();
            if new { Took::New(id.clone()) } else { Took::State(id.clone()) }
        });
        for digest in forgotten {
            self.remove(&file_key(&id, &digest));
        }
        took.unwrap_or(Took::Known(id))
    }

    /// Takes a dossier off the desk, with its review.
    pub fn put_away(self, id: &DossierId) {
        self.inner.update_value(|inner| {
            inner.dossiers.remove(id);
            inner.signed.remove(id);
            if inner.open.as_ref().is_some_and(|open| open.dossier.id == *id) {
                inner.open = None;
            }
        });
        self.remove(&key(id, ""));
        self.show();
    }

    /// Clears the desk: nothing of it stays on this device.
    pub fn clear(self) {
        self.inner.update_value(|inner| {
            inner.dossiers.clear();
            inner.signed.clear();
            inner.certifications.clear();
            inner.open = None;
            inner.past.clear();
        });
        self.remove("");
        self.draft.set(None);
        self.standings.set(BTreeMap::new());
        self.reviewer.set(Reviewer::default());
        self.show();
    }
}

/// Whether a file of a dossier is kept under that key.
fn is_file(key: &str) -> bool {
    told_by(key).is_some_and(|(_, what)| what.starts_with("file/"))
}

impl Inner {
    pub(super) fn entry(&mut self, id: &DossierId) -> &mut Entry {
        self.dossiers.entry(id.clone()).or_default()
    }

    fn holds(&self, file_key: &str) -> bool {
        told_by(file_key).is_some_and(|(id, file)| {
            let known = self.dossiers.get(&id).map(|entry| &entry.states);
            let digest = file.strip_prefix("file/").unwrap_or(file);
            known.is_some_and(|states| states.iter().any(|(_, known)| known == digest))
        })
    }

    /// Takes what was kept of a dossier beside its files; a review that is begun here goes before.
    fn take_kept(&mut self, id: &DossierId, what: &str, text: &str) {
        let review = || read_review(text.as_bytes()).ok().map(|read| read.review);
        match what {
            "draft" => {
                if let Some(review) = review() {
                    self.entry(id).draft.get_or_insert(review);
                }
            }
            "left" => self.entry(id).left = Ignored::from_marks(text.lines()),
            _ => {
                if let Some(review) = review() {
                    self.note_sent(id, review);
                }
            }
        }
    }

    pub(super) fn note_sent(&mut self, id: &DossierId, review: Review) {
        let sent = &mut self.entry(id).sent;
        match sent.iter_mut().find(|known| known.id == review.id) {
            Some(known) => *known = known.joined(&review),
            None => sent.push(review),
        }
    }
}

impl Entry {
    pub(super) fn figures(
        &self,
        dossier: &Dossier,
        digest: &str,
        exported_at: Option<Timestamp>,
        reviewer: &Reviewer,
    ) -> Row {
        let draft = self.draft.as_ref();
        Row::of(&Opened { dossier, digest, exported_at, reviewer, sent: &self.sent, draft })
    }

    /// The states that are one too many, the oldest first; those that a review answers stay.
    fn superfluous(&mut self) -> Vec<String> {
        let answered = |digest: &String| {
            let reviews = self.sent.iter().chain(&self.draft);
            reviews.into_iter().any(|review| review.answers_digest == *digest)
        };
        let mut over = self.states.len().saturating_sub(MOST_STATES);
        let mut gone = Vec::new();
        let last = self.states.len().saturating_sub(1);
        for (place, (_, digest)) in self.states.iter().enumerate() {
            if over > 0 && place < last && !answered(digest) {
                over -= 1;
                gone.push(digest.clone());
            }
        }
        self.states.retain(|(_, digest)| !gone.contains(digest));
        gone
    }
}
