//! What the import page and the reader beside it (`src/bin/acquis-reader.rs`) say to each other.
//!
//! Owns the messages and their text. The page has this and not the readers.

use super::published::Why;
use crate::domain::draft::Draft;
use crate::exchange::codec::{from_text, names, record, to_text};

/// What is asked of the reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    /// What was pasted; `None` when a file goes with the question.
    pub text: Option<String>,
    /// Whether what was pasted is HTML.
    pub html: bool,
    /// The code of the fiche that is wanted of several.
    pub code: Option<String>,
}

/// What the reader answers. Several answers come to one question: how far it is, then one that ends it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answer {
    /// What this answer is.
    pub kind: AnswerKind,
    /// The fiche that was read; in a refusal, the list that a pasted text may be.
    pub draft: Option<Draft>,
    /// Whether the file was altered or damaged, and what could be read of it was.
    pub damaged: bool,
    /// The fiches of a file of several: those since the last answer.
    pub rows: Vec<Row>,
    /// How many bytes were read.
    pub read: usize,
    /// How many fiches were met that could not be read.
    pub refused: usize,
    /// The number of the fiche that could not be read; empty when it is not known.
    pub code: String,
    /// Why.
    pub why: Option<Why>,
}

/// The kinds of an answer.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum AnswerKind {
    /// How far the reading is.
    #[default]
    Progress,
    /// The end: one fiche, in `draft`.
    Read,
    /// The end: several fiches, all of them in the `rows` of the answers.
    Several,
    /// The end: nothing can be made of it, for the reason in `why`.
    Refused,
}

/// A fiche of a file of several.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    /// Its number.
    pub code: String,
    /// Its title.
    pub title: String,
    /// Its level.
    pub level: Option<u8>,
    /// Whether it is active; `None` when it does not tell.
    pub active: Option<bool>,
}

names! {
    AnswerKind { Progress = "progress", Read = "read", Several = "several", Refused = "refused" }
    Why {
        NotAFiche = "not-a-fiche",
        Csv = "csv",
        Zip = "zip",
        Pdf = "pdf",
        Binary = "binary",
        TooLarge = "too-large",
        Damaged = "damaged",
        Cut = "cut",
        NoCompetences = "no-competences",
        Dossier = "dossier",
        Newer = "newer",
    }
}

record! {
    Ask { text: Optional, html: Optional, code: Optional }
    Answer {
        kind: Required,
        draft: Sparse,
        damaged: Optional,
        rows: Optional,
        read: Optional,
        refused: Optional,
        code: Optional,
        why: Sparse,
    }
    Row { code: Optional, title: Optional, level: Optional, active: Optional }
}

impl Ask {
    /// The question as text.
    pub fn text(&self) -> String {
        to_text(self)
    }

    /// The question of a text.
    pub fn of(text: &str) -> Option<Self> {
        from_text(text)
    }
}

impl Answer {
    /// The answer as text.
    pub fn text(&self) -> String {
        to_text(self)
    }

    /// The answer of a text.
    pub fn of(text: &str) -> Option<Self> {
        from_text(text)
    }
}
