//! Why a competence is not ready, in words, from what the domain says is missing.

use crate::domain::Evidence;
use crate::domain::evidence::Gap;
use crate::domain::id::EvidenceId;
use crate::domain::readiness::{CompetenceReadiness, CompetenceStatus};
use crate::state::Workbook;
use crate::ui::text::Text;
use leptos::prelude::*;

/// The title of a piece of evidence, or words for one that has none.
pub fn evidence_title(book: Workbook, t: &Text, id: &EvidenceId) -> String {
    book.evidence(id.clone()).with(|evidence| title_of(t, evidence.as_deref()))
}

/// The same of one that is at hand.
pub fn title_of(t: &Text, evidence: Option<&Evidence>) -> String {
    match evidence.map(|evidence| evidence.title.trim()) {
        Some(title) if !title.is_empty() => title.to_owned(),
        _ => t.board.untitled_evidence.to_owned(),
    }
}

/// What is missing, as words in a sentence.
pub fn gap_words(t: &Text, gaps: &[Gap]) -> String {
    let words: Vec<_> = gaps.iter().map(|gap| (t.words.gap)(*gap).to_owned()).collect();
    (t.common.and)(&words)
}

/// Why a competence is not ready; nothing when it is.
pub fn reason(book: Workbook, t: &Text, competence: &CompetenceReadiness) -> Option<String> {
    match competence.status {
        CompetenceStatus::Unrated => Some(t.board.reason_unrated.to_owned()),
        CompetenceStatus::Developing => {
            let level = competence.level.map(t.words.level).unwrap_or_default();
            Some((t.board.reason_developing)(level))
        }
        CompetenceStatus::Unproven => Some(t.board.reason_unproven.to_owned()),
        CompetenceStatus::Thin => {
            // The one that lacks least is the one worth completing.
            let nearest = competence.evidence.iter().min_by_key(|(_, gaps)| gaps.len())?;
            let title = evidence_title(book, t, &nearest.0);
            Some((t.board.reason_thin)(&title, &gap_words(t, &nearest.1)))
        }
        CompetenceStatus::Ready => None,
    }
}
