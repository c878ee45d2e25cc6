//! What reading a dossier file may have to say: errors and findings, as data.
//!
//! Owns no word for users: the wording is an exhaustive `match` in the UI.

use crate::domain::dossier::Fault;
use crate::domain::id::{BlockCode, CompetenceId};
use crate::domain::unseen::shown;
use serde_json::Value;

/// Why no dossier could be made of some bytes. Nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// Larger than is read.
    #[error("{size} bytes, {most} at most")]
    TooLarge {
        /// Its size, in bytes.
        size: usize,
        /// What is read, in bytes.
        most: usize,
    },
    /// Not UTF-8: no text, or of another encoding.
    #[error("not UTF-8 at byte {at}")]
    NotText {
        /// The first byte that does not fit, counted from 0.
        at: usize,
    },
    /// Text that is not JSON, or deeper than is read.
    #[error("not JSON at line {line}, column {column}")]
    NotJson {
        /// The line, counted from 1.
        line: usize,
        /// The column, in bytes, counted from 1.
        column: usize,
        /// Whether the text ends too early, as after a broken download.
        cut: bool,
    },
    /// More JSON values than are read.
    #[error("more than {most} values")]
    TooManyValues {
        /// What is read.
        most: usize,
    },
    /// JSON of something else.
    #[error("not a dossier: format {format:?}")]
    NotADossier {
        /// The `format` it states, if any, cut at 80 characters.
        format: Option<String>,
    },
    /// An adviser's review: it is added to a dossier, not opened as one.
    #[error("a review")]
    Review,
    /// A file behind a passphrase: it is opened first.
    #[error("sealed")]
    Sealed,
    /// No `version`, or not a whole number from 1.
    #[error("no version")]
    NoVersion,
    /// Written by a later Acquis.
    #[error("version {found}, up to {supported} is read")]
    Newer {
        /// The file's version.
        found: u64,
        /// The latest version read.
        supported: u64,
    },
    /// No `dossier` in it.
    #[error("no dossier")]
    NoDossier,
    /// The dossier has no certification, without which nothing else has a meaning.
    #[error("no certification")]
    NoCertification,
    /// The certification has no bloc that could be read.
    #[error("no bloc in certification {code}")]
    NoBlocks {
        /// Its code; empty when it has none.
        code: String,
    },
}

/// Something a person should know before taking what was read.
///
/// `at` is where: steps from the dossier, field names and, within lists, the id of the entry or
/// `#` and its index counted from 0 (`["evidence", "e1", "period"]`). `[]` is the dossier itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// The file states no digest: it was not written by Acquis, or altered since.
    DigestMissing,
    /// The dossier is not the one the digest was made of: altered outside Acquis.
    DigestDiffers {
        /// The digest the file states, cut at 80 characters.
        stated: String,
        /// The digest of what the file holds.
        actual: String,
    },
    /// The certification is not known here; the file's own is used, it is whole.
    UnknownCertification(String),
    /// A certification of that code is known here with another content; the file's own is used.
    CertificationDiffers(String),
    /// The file was damaged, and competences of a bloc were lost: those of the certification known
    /// here were put back, for the bloc would be easier to prove without them.
    CompetencesPutBack {
        /// The bloc.
        block: BlockCode,
        /// The competences.
        competences: Vec<CompetenceId>,
    },
    /// In the file, which is whole, a bloc lacks competences that it has in the certification known
    /// here; the file's own is used.
    FewerCompetences {
        /// The bloc.
        block: BlockCode,
        /// The competences.
        competences: Vec<CompetenceId>,
    },
    /// A JSON object states a key twice; the last one counts, as in any JavaScript program.
    RepeatedKey {
        /// Where: steps from the file, not from the dossier; indexes within lists.
        at: Vec<String>,
    },
    /// A field could not be understood and was left empty, or at its default.
    DamagedField {
        /// Where.
        at: Vec<String>,
        /// What stands there.
        found: Found,
    },
    /// An entry of a list could not be understood and was left out.
    SkippedRecord {
        /// Where.
        at: Vec<String>,
        /// What stands there.
        found: Found,
    },
    /// A second entry with the id of another was left out.
    RepeatedRecord {
        /// Where.
        at: Vec<String>,
    },
    /// A text longer than is kept was cut.
    TooLong {
        /// Where.
        at: Vec<String>,
        /// Its length, in Unicode scalar values.
        length: usize,
        /// What was kept, in Unicode scalar values.
        most: usize,
    },
    /// A list longer than is kept was cut.
    TooMany {
        /// Where.
        at: Vec<String>,
        /// Its length.
        count: usize,
        /// What was kept.
        most: usize,
    },
    /// Texts hold characters that nobody sees: controls, or overrides of the direction of writing.
    /// They are kept.
    Unseen {
        /// The first such text.
        at: Vec<String>,
        /// How many such texts there are.
        count: usize,
    },
    /// A link to something that is not there was dropped.
    Repaired(Fault),
    /// There is more than is listed: so much is damaged that the rest was left out unseen.
    AndMore,
}

/// What stands where something else was wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// `null`.
    Null,
    /// `true` or `false`.
    Boolean,
    /// A number, as written.
    Number(String),
    /// A text, cut at 80 characters: a value this version does not know, or no date, or no id.
    Text(String),
    /// An array.
    List,
    /// An object, in which something is missing that it cannot be without.
    Record,
}

impl Found {
    pub(super) fn of(value: &Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(_) => Self::Boolean,
            Value::Number(number) => Self::Number(number.to_string()),
            Value::String(text) => Self::Text(cut(text)),
            Value::Array(_) => Self::List,
            Value::Object(_) => Self::Record,
        }
    }
}

/// The first 80 characters of a text from outside, to be shown.
pub(super) fn cut(text: &str) -> String {
    shown(&text.chars().take(80).collect::<String>()).into_owned()
}

/// The findings of one reading, so many at most that a page can list them.
#[derive(Debug, Default)]
pub(super) struct Findings(Vec<Finding>);

impl Findings {
    const MOST: usize = 1_000;

    /// Notes a finding, or that there are more than are listed.
    pub(super) fn push(&mut self, finding: Finding) {
        match self.0.len() {
            ..Self::MOST => self.0.push(finding),
            Self::MOST => self.0.push(Finding::AndMore),
            _ => {}
        }
    }

    pub(super) fn extend(&mut self, findings: impl IntoIterator<Item = Finding>) {
        findings.into_iter().for_each(|finding| self.push(finding));
    }

    /// Whether what is found from here on is not listed any more.
    pub(super) fn is_full(&self) -> bool {
        self.0.len() > Self::MOST
    }

    /// Whether the file was altered, or lost something of the blocs of its certification.
    pub(super) fn tell_of_lost_blocks(&self) -> bool {
        self.is_full()
            || self.0.iter().any(|finding| match finding {
                Finding::DigestMissing | Finding::DigestDiffers { .. } => true,
                Finding::DamagedField { at, .. }
                | Finding::SkippedRecord { at, .. }
                | Finding::RepeatedRecord { at }
                | Finding::TooMany { at, .. } => {
                    at.starts_with(&["certification", "blocks"].map(str::to_owned))
                }
                _ => false,
            })
    }

    pub(super) fn into_list(self) -> Vec<Finding> {
        self.0
    }
}
