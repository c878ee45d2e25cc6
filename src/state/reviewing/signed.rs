//! Whose the files on the desk are: their signatures, checked, and compared with the earlier file's.
//!
//! Owns what follows from the answers. The checking itself is lent, for it is the browser's.

use super::{Inner, Reviewing};
use crate::domain::Timestamp;
use crate::domain::id::DossierId;
use crate::exchange::{Claim, Imported, Signed};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::BTreeMap;
use std::pin::Pin;

/// Answers whether a signature is right; nothing where that cannot be told.
pub type Check = fn(Claim) -> Pin<Box<dyn Future<Output = Option<bool>>>>;

/// What the signature of a dossier's latest file says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// There is none.
    Unsigned {
        /// Whether an earlier file of the dossier was signed.
        before: bool,
    },
    /// It is right.
    Signed {
        /// That of the key.
        fingerprint: String,
        /// Whether the earlier file that was signed was by the same key; nothing without one.
        same: Option<bool>,
    },
    /// It is not right: the file was changed after it was signed.
    Altered,
    /// The browser cannot tell.
    NotChecked,
}

/// What the files of one dossier say, the earliest first.
pub(super) type Signatures = BTreeMap<(Option<Timestamp>, String), Signed>;

impl Standing {
    /// Follows from the answers for each file, the earliest first.
    pub fn of(files: &[(Signed, Option<bool>)]) -> Self {
        let Some(((last, answer), earlier)) = files.split_last() else {
            return Self::Unsigned { before: false };
        };
        let right = earlier.iter().rev().find_map(|(signed, answer)| match (signed, answer) {
            (Signed::By(claim), Some(true)) => Some(&claim.key),
            _ => None,
        });
        match (last, answer) {
            (Signed::No, _) => Self::Unsigned { before: right.is_some() },
            (Signed::Unreadable, _) | (Signed::By(_), Some(false)) => Self::Altered,
            (Signed::By(_), None) => Self::NotChecked,
            (Signed::By(claim), Some(true)) => Self::Signed {
                fingerprint: claim.fingerprint(),
                same: right.map(|key| *key == claim.key),
            },
        }
    }
}

impl Reviewing {
    /// What the signature of a dossier's latest file says; nothing before it is checked.
    pub fn standing(self, id: &DossierId) -> Option<Standing> {
        self.standings.try_with(|standings| standings.get(id).cloned()).flatten()
    }

    /// Notes what a file says; whether it is signed where the same state was not.
    pub(super) fn note_signed(self, imported: &Imported) -> bool {
        let id = imported.dossier.id.clone();
        let at = (imported.exported_at, imported.digest.clone());
        let better = self.inner.try_update_value(|inner| {
            let signatures = inner.signed.entry(id.clone()).or_default();
            let unsigned = |signed: &Signed| *signed == Signed::No;
            let stands = signatures.iter().find(|((_, digest), _)| *digest == at.1);
            match stands.map(|(at, signed)| (at.clone(), unsigned(signed))) {
                Some((_, false)) => false,
                Some((_, true)) if unsigned(&imported.signed) => false,
                Some((worse, true)) => {
                    signatures.remove(&worse);
                    signatures.insert(at, imported.signed.clone());
                    true
                }
                None => {
                    signatures.insert(at, imported.signed.clone());
                    false
                }
            }
        });
        self.check_signatures(id);
        better.unwrap_or(false)
    }

    /// Checks every file of a dossier; what comes meanwhile is checked by itself.
    fn check_signatures(self, id: DossierId) {
        let asked = self.inner.try_with_value(|inner: &Inner| {
            let files: Vec<_> = inner.signed.get(&id).into_iter().flatten().collect();
            (
                files.into_iter().map(|(_, signed)| signed.clone()).collect::<Vec<_>>(),
                inner.lent.check,
            )
        });
        let Some((files, check)) = asked else { return };
        spawn_local(async move {
            let mut answered = Vec::with_capacity(files.len());
            for signed in files {
                let answer = match &signed {
                    Signed::By(claim) => check(claim.clone()).await,
                    Signed::No | Signed::Unreadable => None,
                };
                answered.push((signed, answer));
            }
            let known = self.inner.try_with_value(|inner| inner.signed.get(&id).map(BTreeMap::len));
            // Another file came: its own check tells of all.
            if known.flatten() == Some(answered.len()) {
                self.standings.try_update(|all| all.insert(id, Standing::of(&answered)));
            }
        });
    }
}
