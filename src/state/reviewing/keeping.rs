//! Keeping what lies on the desk: one write at a time, the latest text of each key.
//!
//! Owns the keys (`<dossier>/file/<digest>`, `<dossier>/draft`, `<dossier>/sent/<review>`,
//! `<dossier>/left`, `me`). A text that is refused stays here as long as the page does, and the page
//! says so.

use super::{Keeping, Reviewing};
use crate::domain::id::DossierId;
use crate::state::archive::MemoryArchive;
use crate::state::ports::StoreError;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::rc::Rc;

/// Who reviews.
pub(super) const ME: &str = "me";

/// The key of something of a dossier. Its id comes from a file and may hold anything.
pub(super) fn key(id: &DossierId, what: &str) -> String {
    format!("{}/{what}", id.as_str().replace('%', "%25").replace('/', "%2F"))
}

pub(super) fn file_key(id: &DossierId, digest: &str) -> String {
    key(id, &format!("file/{digest}"))
}

/// The dossier of a key, and what of it.
pub(super) fn told_by(key: &str) -> Option<(DossierId, &str)> {
    let (id, what) = key.split_once('/')?;
    Some((DossierId::new(id.replace("%2F", "/").replace("%25", "%")), what))
}

impl Reviewing {
    pub(super) fn put(self, key: String, text: String) {
        let writing = self.inner.try_update_value(|inner| {
            inner.unkept.remove(&key);
            inner.pending.insert(key, text);
            inner.flying.is_some()
        });
        if writing == Some(false) {
            self.write();
        }
    }

    fn write(self) {
        let next = self.inner.try_update_value(|inner| {
            let batch: Vec<_> = std::mem::take(&mut inner.pending).into_iter().collect();
            inner.flying = (!batch.is_empty()).then(|| Rc::new(batch));
            inner.flying.clone().map(|batch| (inner.lent.archive.clone(), batch))
        });
        let Some(Some((archive, batch))) = next else { return };
        if archive.is_durable() && !self.has_failed() {
            self.tell(Keeping::Writing);
        }
        spawn_local(async move {
            let kept = archive.put(batch.clone()).await;
            let durable = archive.is_durable();
            self.inner.try_update_value(|inner| {
                inner.flying = None;
                if kept.is_err() {
                    // What was written anew meanwhile is tried again by itself.
                    inner.unkept.extend(batch.iter().cloned());
                }
            });
            if kept.is_ok() {
                self.tell_others(&batch);
            }
            match kept {
                Err(error) => self.tell(Keeping::Failed(error)),
                Ok(())
                    if durable
                        && self.inner.try_with_value(|i| i.unkept.is_empty()) == Some(true) =>
                {
                    self.tell(Keeping::Kept);
                }
                Ok(()) => {}
            }
            self.write();
        });
    }

    fn has_failed(self) -> bool {
        matches!(self.keeping.try_get_untracked(), Some(Keeping::Failed(_)))
    }

    fn tell(self, now: Keeping) {
        if self.keeping.try_get_untracked().is_some_and(|told| told != now) {
            self.keeping.try_set(now);
        }
    }

    /// The keys that begin so. A browser that lends no place gives a desk that forgets.
    pub(super) async fn keys(self, prefix: &str) -> Vec<String> {
        let Some(archive) = self.inner.try_with_value(|inner| inner.lent.archive.clone()) else {
            return Vec::new();
        };
        let kept = archive.keys(prefix).await;
        if let Err(StoreError::Unavailable | StoreError::Refused(_)) = &kept {
            self.inner
                .try_update_value(|inner| inner.lent.archive = Rc::new(MemoryArchive::default()));
            self.tell(Keeping::Nowhere);
        }
        let mut keys = kept.unwrap_or_default();
        self.inner.try_with_value(|inner| {
            let flying = inner.flying.iter().flat_map(|batch| batch.iter().map(|(key, _)| key));
            let here = inner.pending.keys().chain(inner.unkept.keys()).chain(flying);
            keys.extend(here.filter(|key| key.starts_with(prefix)).cloned());
        });
        keys.sort();
        keys.dedup();
        keys
    }

    /// The text under a key, wherever it is by now.
    pub(super) async fn text(self, key: &str) -> Option<String> {
        let here = self.inner.try_with_value(|inner| {
            let flying = inner.flying.iter().flat_map(|batch| batch.iter());
            let flying = flying.clone().find(|(flying, _)| flying == key).map(|(_, text)| text);
            let here = inner.pending.get(key).or(flying).or_else(|| inner.unkept.get(key));
            (here.cloned(), inner.lent.archive.clone())
        });
        match here? {
            (Some(text), _) => Some(text),
            (None, archive) => archive.text(key).await.ok().flatten(),
        }
    }

    /// Takes away every key that begins so.
    pub(super) fn remove(self, prefix: &str) {
        let removed = self.inner.try_update_value(|inner| {
            inner.pending.retain(|key, _| !key.starts_with(prefix));
            inner.unkept.retain(|key, _| !key.starts_with(prefix));
            inner.lent.archive.remove(prefix)
        });
        let Some(removed) = removed else { return };
        let prefix = prefix.to_owned();
        spawn_local(async move {
            match removed.await {
                Ok(()) => self.tell_gone(&prefix),
                Err(error) => self.tell(Keeping::Failed(error)),
            }
        });
    }
}
