//! The evidence of a competence, told in full: what lacks, what changed, what to look at.

use super::here;
use super::remarks::{of_evidence, remark_line};
use super::spots::{Of, Spots};
use crate::domain::diff::{EvidenceChanges, Piece, Presence, TextChange};
use crate::domain::evidence::Gap;
use crate::domain::id::{CompetenceId, EvidenceId};
use crate::domain::story::StoryPart;
use crate::domain::unseen::shown;
use crate::domain::{Dossier, Evidence};
use crate::state::reviewing::{Open, Since};
use crate::ui::aside::text;
use crate::ui::parts::outside::document_line;
use leptos::prelude::*;

/// A text as it was written; what nobody sees in it is shown.
pub(super) fn written(words: &str) -> impl IntoView + use<> {
    view! { <p class="told">{shown(words.trim()).into_owned()}</p> }
}

/// A text that changed, word by word.
pub(super) fn difference(change: &TextChange) -> impl IntoView + use<> {
    let pieces = change.pieces().into_iter().map(|piece| match piece {
        Piece::Same(words) => view! { <span>{shown(words).into_owned()}</span> }.into_any(),
        Piece::Added(words) => view! { <ins>{shown(words).into_owned()}</ins> }.into_any(),
        Piece::Removed(words) => view! { <del>{shown(words).into_owned()}</del> }.into_any(),
    });
    view! { <p class="told">{pieces.collect_view()}</p> }
}

/// What a situation is called.
pub(super) fn title_of(dossier: &Dossier, id: &EvidenceId) -> String {
    match dossier.evidence.get(id).map(|evidence| evidence.title.trim()) {
        Some(title) if !title.is_empty() => shown(title).into_owned(),
        _ => text().board.untitled_evidence.to_owned(),
    }
}

/// The evidence linked to a competence.
#[component]
pub fn Evidences(
    /// Which competence.
    id: CompetenceId,
) -> impl IntoView {
    let here = here();
    let t = text();
    let open = here.open.get_value();
    let linked = open.dossier.evidence.values().filter(|e| e.competences.contains(&id));
    let linked: Vec<_> = linked.map(|evidence| one(&open, &id, evidence)).collect();
    let none = linked.is_empty().then(|| view! { <p class="reminder">{t.review.no_evidence}</p> });
    Some(view! {
        {none}
        {linked}
    })
}

fn one(open: &Open, competence: &CompetenceId, evidence: &Evidence) -> impl IntoView + use<> {
    let t = text();
    let dossier = &open.dossier;
    let changes = changes_of(open, &evidence.id);
    let mark = changes.map(|changes| match changes.presence {
        Presence::Added => t.review.new_evidence,
        Presence::Changed | Presence::Removed => t.review.changed_evidence,
    });
    let place = evidence.experience.as_ref().and_then(|id| dossier.experiences.get(id));
    let place =
        place.map(|place| shown(&format!("{} {}", place.post, place.organisation)).into_owned());
    let about = [place.unwrap_or_default().trim().to_owned(), (t.common.period)(evidence.period)];
    let about: Vec<_> = about.into_iter().filter(|part| !part.is_empty()).collect();
    let gaps = evidence.gaps();
    let parts = StoryPart::ALL.map(|part| told_part(evidence, changes, &gaps, part));
    let documents: Vec<_> = evidence.documents.iter().map(document_line).collect();
    let remarks =
        open.reading.competence(competence).map(|c| c.remarks.clone()).unwrap_or_default();
    let remarks: Vec<_> = remarks
        .iter()
        .filter(|remark| of_evidence(remark) == Some(&evidence.id))
        .map(|remark| view! { <li>{remark_line(dossier, remark)}</li> })
        .collect();
    view! {
        <article class="print-entry" data-evidence=evidence.id.to_string()>
            <h3>{title_of(dossier, &evidence.id)} " " {mark.map(|mark| view! { <span class="tag plain">{mark}</span> })}</h3>
            <p class="muted small">{about.join(" · ")}</p>
            {(!remarks.is_empty()).then(|| view! { <ul class="remarks">{remarks}</ul> })}
            <Spots of=Of::Evidence(evidence.id.clone()) />
            {parts}
            {(!documents.is_empty()).then(|| view! { <h4>{t.file.printed_documents}</h4><ul class="bullets">{documents}</ul> })}
        </article>
    }
}

/// A part: as it is told, what changed in it, or that it lacks when it is asked for.
fn told_part(
    evidence: &Evidence,
    changes: Option<&EvidenceChanges>,
    gaps: &[Gap],
    part: StoryPart,
) -> Option<impl IntoView + use<>> {
    let t = text();
    let words = evidence.story.part(part).trim().to_owned();
    let wanted = match part {
        StoryPart::Context => Some(Gap::Context),
        StoryPart::Actions => Some(Gap::Actions),
        StoryPart::Outcome => Some(Gap::Outcome),
        _ => None,
    };
    let name = (t.words.part)(part);
    if words.is_empty() {
        let lacks = wanted.is_some_and(|gap| gaps.contains(&gap));
        let line = (t.review.lacks_part)(name);
        return lacks.then(|| view! { <p class="reminder print-part">{line}</p> }.into_any());
    }
    let retold = changes.filter(|changes| changes.presence == Presence::Changed);
    let change = retold.and_then(|changes| {
        changes.parts.iter().find(|(changed, _)| *changed == part).map(|(_, change)| change.clone())
    });
    let change = change.map(|change| {
        view! {
            <details class="changes">
                <summary class="small">{t.review.see_changes}</summary>
                {difference(&change)}
            </details>
        }
    });
    Some(
        view! { <div class="print-part"><h4>{name}</h4>{written(&words)}{change}</div> }.into_any(),
    )
}

fn changes_of<'a>(open: &'a Open, id: &EvidenceId) -> Option<&'a EvidenceChanges> {
    match &open.since {
        Since::Review(_, changes) | Since::File(_, changes) => {
            changes.evidence.iter().find(|changes| {
                changes.id == *id && (changes.presence == Presence::Added || changes.tells())
            })
        }
        _ => None,
    }
}
