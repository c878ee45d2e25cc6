//! One competence side by side: what the candidate says, the evidence told in full, the adviser's
//! opinion. Never averaged, never overwritten.

use super::agenda::SIDE;
use super::{here, opinion, remarks, spots, told};
use crate::domain::diff::CompetenceChanges;
use crate::domain::id::CompetenceId;
use crate::domain::unseen::shown;
use crate::state::reviewing::{Open, Since};
use crate::ui::aside::text;
use crate::ui::parts::status::StatusTag;
use leptos::prelude::*;

/// The competence looked at.
#[component]
pub fn Side() -> impl IntoView {
    let here = here();
    Some(view! {
        <div id=SIDE class="side-place" tabindex="-1" data-card="">
            {move || view! { <Three id=here.at.get() /> }}
        </div>
    })
}

#[component]
fn Three(id: CompetenceId) -> impl IntoView {
    three(id)
}

fn three(id: CompetenceId) -> Option<impl IntoView + use<>> {
    let here = here();
    let t = text();
    let open = here.open.get_value();
    let dossier = open.dossier.clone();
    let (block, competence) = dossier.certification.competence(&id)?;
    let numbered = dossier.certification.blocks.iter().zip(1..).find(|(b, _)| b.code == block.code);
    let number = numbered.and_then(|(b, n)| {
        let at = b.competences.iter().position(|c| c.id == id)?;
        Some(format!("{n}.{}", at + 1))
    });
    let rating = dossier.rating(&id);
    let status = open.reading.competence(&id).map(|reading| reading.status);
    let changes = changes_of(&open, &id);
    let was = changes
        .and_then(|c| c.level.as_ref())
        .map(|(before, _)| (t.review.rating_was)(before.map_or(t.words.unrated, t.words.level)));
    let comment = match changes.and_then(|c| c.comment.as_ref()) {
        Some(change) => told::difference(change).into_any(),
        None if rating.comment.trim().is_empty() => {
            view! { <p class="muted">{t.review.no_comment}</p> }.into_any()
        }
        None => told::written(&rating.comment).into_any(),
    };
    let eyebrow = shown(&format!("{} · {}", block.code, block.title)).into_owned();
    let words = shown(&competence.text).into_owned();
    let (marked, looked, proved) = (id.to_string(), id.clone(), id.clone());
    let level = rating.level.map_or(t.words.unrated, t.words.level);
    Some(view! {
        <div class="side" data-competence=marked>
            <section class="card" aria-labelledby="side-candidate">
                <h2 id="side-candidate" class="side-title">{t.review.candidate_side}</h2>
                <p class="eyebrow">{eyebrow}</p>
                <p class="side-competence"><b class="number">{number}</b> " " {words}</p>
                <p class="side-level"><b>{level}</b></p>
                {was.map(|was| view! { <p class="reminder small">{was}</p> })}
                {status.map(|status| view! { <p><StatusTag status /></p> })}
                {comment}
                <spots::Spots of=spots::Of::Comment(id.clone()) />
                <remarks::Remarks id=looked />
            </section>
            <section class="card" aria-labelledby="side-evidence">
                <h2 id="side-evidence" class="side-title">{t.review.evidence_side}</h2>
                <told::Evidences id=proved />
            </section>
            <section class="card" aria-labelledby="side-own">
                <h2 id="side-own" class="side-title">{t.review.own_side}</h2>
                <opinion::Opinion id />
            </section>
        </div>
    })
}

/// What changed of that competence.
fn changes_of<'a>(open: &'a Open, id: &CompetenceId) -> Option<&'a CompetenceChanges> {
    match &open.since {
        Since::Review(_, changes) | Since::File(_, changes) => {
            changes.competences.iter().find(|changes| changes.id == *id)
        }
        _ => None,
    }
}
