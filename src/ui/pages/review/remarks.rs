//! What is worth a look, in words. A remark says where to look and never what to think.

use super::here;
use super::told::title_of;
use crate::domain::Dossier;
use crate::domain::id::{CompetenceId, EvidenceId};
use crate::domain::reading::Remark;
use crate::ui::aside::text;
use crate::ui::parts::reasons::gap_words;
use leptos::prelude::*;

/// The situation that a remark is about; it is told beside it.
pub(super) fn of_evidence(remark: &Remark) -> Option<&EvidenceId> {
    match remark {
        Remark::RatedLow(id)
        | Remark::Lacks(id, _)
        | Remark::Reversed(id)
        | Remark::OutsideExperience(id)
        | Remark::Collective(id)
        | Remark::Short { evidence: id, .. }
        | Remark::CopiedPart { evidence: id, .. }
        | Remark::ProvesMany { evidence: id, .. } => Some(id),
        // Of third parties' data the passages themselves are shown beside the text.
        Remark::NothingTold | Remark::CopiedComment(_) | Remark::ThirdParties { .. } => None,
    }
}

/// A remark, as a sentence.
pub(super) fn remark_line(dossier: &Dossier, remark: &Remark) -> String {
    let t = text();
    match remark {
        Remark::NothingTold => t.review.nothing_told.to_owned(),
        Remark::RatedLow(_) => t.review.rated_low.to_owned(),
        Remark::Lacks(_, gaps) => (t.review.lacks)(&gap_words(t, gaps)),
        Remark::Reversed(_) => t.review.reversed.to_owned(),
        Remark::OutsideExperience(_) => t.review.outside.to_owned(),
        Remark::Short { words, .. } => (t.review.short)(*words),
        Remark::Collective(_) => t.review.collective.to_owned(),
        Remark::CopiedPart { part, others, .. } => {
            let others: Vec<_> = others.iter().map(|id| title_of(dossier, id)).collect();
            (t.review.copied_part)((t.words.part)(*part), &(t.common.and)(&others))
        }
        Remark::CopiedComment(others) => (t.review.copied_comment)(others.len()),
        Remark::ProvesMany { competences, .. } => (t.review.proves_many)(*competences),
        Remark::ThirdParties { places, .. } => (t.review.third_parties)(*places),
    }
}

/// The remarks on a competence that are about no situation.
#[component]
pub fn Remarks(
    /// Which competence.
    id: CompetenceId,
) -> impl IntoView {
    lines(&id)
}

fn lines(id: &CompetenceId) -> Option<impl IntoView + use<>> {
    let here = here();
    let t = text();
    let open = here.open.get_value();
    let remarks = &open.reading.competence(id)?.remarks;
    let passages = |remark: &Remark| matches!(remark, Remark::ThirdParties { .. });
    let own = remarks.iter().filter(|remark| of_evidence(remark).is_none() && !passages(remark));
    let own: Vec<_> =
        own.map(|remark| view! { <li>{remark_line(&open.dossier, remark)}</li> }).collect();
    (!own.is_empty()).then(|| {
        view! {
            <h3 class="small">{t.review.remarks}</h3>
            <ul class="remarks">{own}</ul>
        }
    })
}
