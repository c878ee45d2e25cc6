//! One competence to rate and to prove, in the list of a bloc or by itself.

use crate::domain::readiness::CompetenceStatus;
use crate::domain::{Competence, Edit};
use crate::ui::desk::{desk, text};
use crate::ui::parts::adviser::AdviserThread;
use crate::ui::parts::evidence_links::EvidenceLinks;
use crate::ui::parts::field::TextField;
use crate::ui::parts::levels::LevelRadios;
use crate::ui::parts::reasons::reason;
use crate::ui::parts::status::StatusTag;
use leptos::prelude::*;

/// The id of a competence's card in the document.
pub fn card_id(competence: &Competence) -> String {
    format!("competence-{}", competence.id)
}

/// A competence with its levels, comment, status and evidence.
#[component]
pub fn CompetenceCard(
    /// The competence.
    competence: Competence,
    /// Its place in the bloc, counted from 1.
    number: usize,
    /// Whether what each level means is written beside it.
    #[prop(optional)]
    explained: bool,
) -> impl IntoView {
    let desk = desk();
    let t = text();
    let element = card_id(&competence);
    let id = competence.id.clone();
    let name = id.to_string();
    let found = desk.book.competence(id.clone());
    let status = Memo::new(move |_| found.get().map(|found| found.status));
    // The tag says the rest by itself.
    let explained_status =
        |status| matches!(status, CompetenceStatus::Developing | CompetenceStatus::Thin);
    let why = move || {
        let found = found.get().filter(|found| explained_status(found.status));
        found.and_then(|found| reason(desk.book, t, &found))
    };
    let printed = competence.code.clone().unwrap_or_else(|| number.to_string());
    let legend = view! {
        <span class="number">{printed.clone()}</span>
        <span>{competence.text.clone()}</span>
    };
    view! {
        <article class="card competence" id=element data-card="" tabindex="-1" data-competence=name>
            <fieldset>
                <legend>{legend}</legend>
                <LevelRadios id=id.clone() explained />
            </fieldset>
            <p class="status-line">
                {move || status.get().map(|status| view! { <StatusTag status /> })}
                <span class="muted">{why}</span>
            </p>
            <RatingComment id=id.clone() />
            <AdviserThread id=id.clone() />
            <EvidenceLinks id number=printed />
        </article>
    }
}

/// The comment on a rating: closed until there is one, so that a list stays short.
#[component]
fn RatingComment(id: crate::domain::id::CompetenceId) -> impl IntoView {
    let desk = desk();
    let t = text();
    let rating = desk.book.rating(id.clone());
    let comment = Memo::new(move |_| rating.get().comment.clone());
    let open = RwSignal::new(comment.with_untracked(|text| !text.is_empty()));
    let field = format!("comment-{id}");
    let write = Callback::new(move |comment| {
        let at = desk.book.at();
        desk.book.dispatch(&Edit::Comment { competence: id.clone(), comment, at });
    });
    let shown = Memo::new(move |_| open.get() || comment.with(|text| !text.is_empty()));
    view! {
        {move || if shown.get() {
            view! {
                <TextField
                    id=field.clone()
                    label=t.rating.comment
                    hint=t.rating.comment_hint
                    value=comment
                    on_input=write
                />
            }.into_any()
        } else {
            view! {
                <button type="button" class="link small" on:click=move |_| open.set(true)>
                    {t.rating.add_comment}
                </button>
            }.into_any()
        }}
    }
}
