//! What other pages of this browser do at the same desk.
//!
//! Owns what is told (`+<key>` with the text, without it for a file, which is read where it is kept by
//! then; `~<over>~<key>` for a review that is being made, with what it was written over; `-<prefix>`
//! for what was taken away) and how a review that two pages make stays one: neither's words are lost.

use super::keeping::{ME, file_key, key, told_by};
use super::{Inner, Reviewing};
use crate::domain::Review;
use crate::domain::anonymity::Ignored;
use crate::domain::id::DossierId;
use crate::domain::review::Reviewer;
use crate::exchange::{read, read_review};
use crate::state::saver::Text;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::hash::{DefaultHasher, Hash, Hasher};

/// By what a text of a review is known to another page.
fn print(review: &Review) -> String {
    let mut hasher = DefaultHasher::new();
    format!("{review:?}").hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

impl Reviewing {
    /// Tells the other pages of what is kept by now.
    pub(super) fn tell_others(self, batch: &[Text]) {
        self.inner.try_update_value(|inner| {
            let texts: Vec<_> = batch.iter().map(|(key, text)| inner.worded(key, text)).collect();
            inner.tell(&texts);
        });
    }

    /// Tells the other pages of what was taken away.
    pub(super) fn tell_gone(self, prefix: &str) {
        let texts = [(format!("-{prefix}"), String::new())];
        self.inner.try_with_value(|inner| inner.tell(&texts));
    }

    /// Another page at this desk did these.
    pub fn hear(self, texts: Vec<Text>) {
        for (said, text) in texts {
            if let Some(prefix) = said.strip_prefix('-') {
                self.hear_gone(prefix);
            } else if let Some(key) = said.strip_prefix('+') {
                self.hear_kept(key, &text);
            } else if let Some((over, key)) = said.strip_prefix('~').and_then(|s| s.split_once('~'))
                && let Some((id, _)) = told_by(key)
                && let Ok(review) = read_review(text.as_bytes())
            {
                self.hear_draft(&id, review.review, over);
            }
        }
    }

    /// Looks at what others may have done while this page could not be told.
    pub async fn look_again(self) {
        let at = self.inner.try_with_value(|inner| {
            let untold = inner.restored && inner.lent.others.is_none();
            (untold, inner.open.as_ref().map(|open| open.dossier.id.clone()))
        });
        let Some((untold, open)) = at else { return };
        if untold {
            self.read_kept().await;
        }
        let Some(id) = open else { return };
        if let Some(text) = self.text(&key(&id, "draft")).await
            && let Ok(review) = read_review(text.as_bytes())
        {
            self.hear_draft(&id, review.review, "");
        }
    }

    fn hear_kept(self, key: &str, text: &str) {
        if key == ME {
            let (name, organisation) = text.split_once('\n').unwrap_or((text, ""));
            let (name, organisation) = (name.to_owned(), organisation.to_owned());
            self.reviewer.try_set(Reviewer { name, organisation });
            return;
        }
        let Some((id, what)) = told_by(key) else { return };
        if let Some(digest) = what.strip_prefix("file/") {
            spawn_local(self.hear_file(id, digest.to_owned()));
        } else if what == "left" {
            let left = Ignored::from_marks(text.lines());
            self.inner.try_update_value(|inner| inner.entry(&id).left = left);
        } else if let Ok(review) = read_review(text.as_bytes()) {
            self.hear_sent(&id, review.review);
        }
    }

    /// A file came on the desk elsewhere: it is kept by now.
    async fn hear_file(self, id: DossierId, digest: String) {
        let text = self.text(&file_key(&id, &digest)).await;
        let known = self.inner.try_with_value(|inner| inner.lent.known.clone());
        let (Some(text), Some(known)) = (text, known) else { return };
        if let Ok(imported) = read(text.as_bytes(), &[&known]) {
            self.note(&imported);
            self.note_signed(&imported);
            self.show();
        }
    }

    fn hear_draft(self, id: &DossierId, theirs: Review, over: &str) {
        let Some(Some(mine)) = self.inner.try_with_value(|inner| {
            let open = inner.open.as_ref().is_some_and(|open| open.dossier.id == *id);
            open.then(|| self.draft.try_get_untracked().flatten()).flatten()
        }) else {
            self.inner.try_update_value(|inner| inner.entry(id).draft = Some(theirs));
            spawn_local(self.count_again(id.clone()));
            return;
        };
        let base = self.inner.try_update_value(|inner| {
            let told = inner.told.take().filter(|told| print(told) == over);
            let agreed = inner.agreed.replace(theirs.clone());
            // What stood before is not this page's to take back.
            if theirs != mine {
                inner.past.clear();
            }
            told.or(agreed)
        });
        let met = match base.flatten() {
            _ if theirs == mine => return,
            Some(base) if base == mine || mine.is_blank() => theirs.clone(),
            Some(base) if mine.id == theirs.id => mine.meet(&base, &theirs),
            // Begun in both pages at once: what is said here joins what is said there.
            _ => {
                let id = mine.id.clone().min(theirs.id.clone());
                let [mine, theirs] =
                    [mine, theirs.clone()].map(|one| Review { id: id.clone(), ..one });
                mine.meet(&mine.emptied(), &theirs)
            }
        };
        self.keep_heard(id, met, &theirs);
    }

    /// Goes on with what a review is by now; what the others lack is told to them.
    fn keep_heard(self, id: &DossierId, met: Review, theirs: &Review) {
        if met != *theirs {
            self.keep(met);
            return;
        }
        let reviewer = self.reviewer.get_untracked();
        self.inner.try_update_value(|inner| {
            inner.entry(id).draft = Some(met.clone());
            if let Some(open) = inner.open.clone() {
                inner.count(&open, &reviewer);
            }
        });
        self.draft.try_set(Some(met));
        self.show();
    }

    fn hear_sent(self, id: &DossierId, sent: Review) {
        let own = self.draft.get_untracked().is_some_and(|draft| draft.id == sent.id);
        let shown = self.inner.try_update_value(|inner| {
            inner.note_sent(id, sent.clone());
            let open = inner.open.as_ref().is_some_and(|open| open.dossier.id == *id);
            if open && own {
                inner.agreed = Some(sent.clone());
                inner.past.clear();
            }
            open && own
        });
        if shown == Some(true) {
            self.draft.try_set(Some(sent));
        }
        spawn_local(self.count_again(id.clone()));
    }

    fn hear_gone(self, prefix: &str) {
        if let Some((id, "draft")) = told_by(prefix) {
            self.inner.try_update_value(|inner| inner.entry(&id).draft = None);
            spawn_local(self.count_again(id));
            return;
        }
        let open = self.inner.try_update_value(|inner| {
            let gone = |id: &DossierId| key(id, "").starts_with(prefix);
            inner.dossiers.retain(|id, _| !gone(id));
            inner.open.take_if(|open| gone(&open.dossier.id)).map(|open| open.dossier.id.clone())
        });
        if let Some(Some(id)) = open {
            self.gone.try_set(Some(id));
        }
        if prefix.is_empty() {
            self.reviewer.try_set(Reviewer::default());
        }
        self.show();
    }

    /// Makes the row of a dossier anew, from the state that is at hand.
    async fn count_again(self, id: DossierId) {
        let latest = self.inner.try_with_value(|inner| {
            inner.dossiers.get(&id).and_then(|entry| entry.states.last().cloned())
        });
        let Some(Some((exported_at, digest))) = latest else { return };
        let Some(imported) = self.state(&id, &digest).await else { return };
        let reviewer = self.reviewer.get_untracked();
        self.inner.try_update_value(|inner| {
            let entry = inner.entry(&id);
            entry.row = Some(entry.figures(&imported.dossier, &digest, exported_at, &reviewer));
        });
        self.show();
    }
}

impl Inner {
    fn tell(&self, texts: &[Text]) {
        if let Some(others) = &self.lent.others {
            others.tell(texts);
        }
    }

    /// What is said of a text that is kept.
    fn worded(&mut self, key: &str, text: &str) -> Text {
        match told_by(key) {
            Some((_, what)) if what.starts_with("file/") => (format!("+{key}"), String::new()),
            Some((id, "draft")) => {
                let open = self.open.as_ref().is_some_and(|open| open.dossier.id == id);
                let over = self.agreed.as_ref().filter(|_| open).map(print).unwrap_or_default();
                if open && self.lent.others.is_some() {
                    self.told = read_review(text.as_bytes()).ok().map(|read| read.review);
                }
                (format!("~{over}~{key}"), text.to_owned())
            }
            _ => (format!("+{key}"), text.to_owned()),
        }
    }
}
