//! « Depuis votre dernière relecture »: what changed, which requests were answered.

use super::agenda::SIDE;
use super::{day, here};
use crate::domain::diff::Changes;
use crate::domain::id::CompetenceId;
use crate::domain::unseen::shown;
use crate::platform::{page, timer};
use crate::state::reviewing::Since;
use crate::ui::aside::text;
use leptos::prelude::*;

/// What changed, with the way there; nothing on a first reading.
#[component]
pub fn SinceCard() -> impl IntoView {
    card()
}

fn card() -> Option<impl IntoView + use<>> {
    let here = here();
    let t = text();
    let open = here.open.get_value();
    let carry = move |_| here.reviewing.carry_over();
    let body = match &open.since {
        Since::Never => return None,
        Since::Reviewed(_) => view! { <p>{t.review.since_reviewed}</p> }.into_any(),
        Since::NotAtHand(review) => {
            view! { <p>{(t.review.since_unknown)(&day(review.made_at))}</p> }.into_any()
        }
        Since::Review(review, changes) => view! {
            <p>{(t.review.since_review)(&day(review.made_at), changes.competences.len())}</p>
            {list(changes)}
            <p class="hint">{t.review.carry_hint}</p>
            <button type="button" id="carry-over" class="button small" on:click=carry>{t.review.carry}</button>
        }
        .into_any(),
        Since::File(at, changes) => view! {
            <p>{(t.review.since_file)(&day(*at), changes.competences.len())}</p>
            {list(changes)}
        }
        .into_any(),
    };
    Some(view! {
        <section class="card next" aria-labelledby="since-title" id="since">
            <h2 id="since-title">{t.review.since}</h2>
            {body}
        </section>
    })
}

/// The competences that changed, each a way there; the answers.
fn list(changes: &Changes) -> impl IntoView + use<> {
    let here = here();
    let t = text();
    let open = here.open.get_value();
    let dossier = open.dossier.clone();
    let words = |id: &CompetenceId| {
        let known = dossier.competence(id).map(|(_, known)| known.text.clone());
        known.unwrap_or_else(|| id.to_string())
    };
    let go = move |id: CompetenceId| {
        move |_| {
            here.at.set(id.clone());
            timer::after(0, || page::reveal(SIDE));
        }
    };
    let lines = changes.competences.iter().map(|one| {
        let id = one.id.clone();
        view! { <li><button type="button" class="link" on:click=go(id.clone())>{words(&id)}</button></li> }
    });
    let lines: Vec<_> = lines.collect();
    let answers: Vec<_> = changes.requests.iter().filter_map(|c| c.after.clone()).collect();
    let asked = |id: &str| {
        let all = open.dossier.reviews.values().flat_map(|review| &review.requests);
        all.clone().find(|request| request.id == *id).map(|request| request.text.clone())
    };
    let answered = changes.requests.iter().filter(|change| change.after.is_some()).map(|change| {
        let asked = asked(&change.request).unwrap_or_default();
        let after = change.after.as_deref().unwrap_or_default();
        let answer = format!("{} {}", t.review.answer, shown(after));
        view! { <li><p class="told"><b>{asked}</b></p><p class="told">{answer}</p></li> }
    });
    let answered: Vec<_> = answered.collect();
    let nothing = lines.is_empty() && answered.is_empty();
    view! {
        {changes.certification.then(|| view! { <p class="hint" id="since-fiche">{t.carry.since}</p> })}
        {nothing.then(|| view! { <p class="muted">{t.review.since_nothing}</p> })}
        {(!lines.is_empty()).then(|| view! { <ul class="bullets changed-list">{lines}</ul> })}
        {(!answered.is_empty()).then(|| view! {
            <h3>{(t.review.answered)(answers.len())}</h3>
            <ul class="plain answered-list">{answered}</ul>
        })}
    }
}
