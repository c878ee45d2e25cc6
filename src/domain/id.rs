//! Identifiers: opaque names that travel in edits and files.
//!
//! They are made elsewhere (`platform`), so that the domain stays deterministic. Cloning one is
//! cheap: a dossier of 1,500 competences is copied at every edit.

use serde::{Deserialize, Serialize};
use std::{borrow::Borrow, fmt, sync::Arc};

/// Declares one identifier type, so that an evidence id can never stand for a block code.
macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
        #[serde(transparent)]
        pub struct $name(Arc<str>);

        impl $name {
            /// Wraps a name made elsewhere.
            pub fn new(name: impl AsRef<str>) -> Self {
                Self(Arc::from(name.as_ref()))
            }

            /// The name as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{:?}", &*self.0)
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(name: &str) -> Self {
                Self::new(name)
            }
        }
    };
}

id!(
    /// A dossier on this device or in a file.
    DossierId
);
id!(
    /// A *bloc de compétences*, by its published code (`RNCP39866BC01`).
    BlockCode
);
id!(
    /// A competence: its block's code and its ordinal in the fiche (`RNCP39866BC01-03`).
    CompetenceId
);
id!(
    /// An experience: a post held.
    ExperienceId
);
id!(
    /// A piece of evidence: a told situation.
    EvidenceId
);
id!(
    /// A supporting document named by a piece of evidence.
    DocumentId
);
id!(
    /// An adviser's review.
    ReviewId
);
id!(
    /// A date of the candidate's own path.
    MilestoneId
);
id!(
    /// A framework that a dossier has stood on.
    FrameworkId
);
id!(
    /// Whoever writes: a browser's profile, or the file a copy came from. Short, for it stands beside
    /// every change.
    DeviceId
);

impl CompetenceId {
    /// The id of the competence at `ordinal` (counted from 1) of a block.
    pub fn of(block: &BlockCode, ordinal: usize) -> Self {
        Self::new(format!("{block}-{ordinal:02}"))
    }
}
