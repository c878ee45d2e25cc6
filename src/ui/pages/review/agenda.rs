//! The competences of the dossier as numbered buttons, and the ways from one to the next.

use super::{here, touched};
use crate::domain::id::CompetenceId;
use crate::domain::reading::{BlockReading, Direction, Sought, minutes, seek};
use crate::domain::review::Verdict;
use crate::platform::{page, timer};
use crate::ui::aside::text;
use leptos::prelude::*;
use std::sync::Arc;

/// The part that has the competence looked at.
pub(super) const SIDE: &str = "review-side";

/// The way from competence to competence.
#[component]
pub fn Agenda() -> impl IntoView {
    let here = here();
    let t = text();
    let open = here.open.get_value();
    let changed = Arc::new(touched(&open));
    let draft = here.reviewing.draft();
    let aimed = open.reading.blocks.iter().filter(|block| block.targeted);
    let all: Vec<_> = aimed.flat_map(|block| &block.competences).map(|c| c.id.clone()).collect();
    let total = all.len();
    let decided = move || {
        let n = draft.with(|draft| {
            draft.as_ref().map_or(0, |draft| all.iter().filter(|id| draft.decides(id)).count())
        });
        (t.review.decided)(n, total)
    };
    let blocks = open.reading.blocks.iter().enumerate();
    let blocks: Vec<_> =
        blocks.map(|(at, block)| view! { <Line number=at + 1 block=block.clone() /> }).collect();
    let none_changed = changed.is_empty();
    let go = move |way: &'static str| {
        let open = here.open.get_value();
        let review = draft.get_untracked();
        let changed = changed.clone();
        move |_| {
            let review = draft.get_untracked().or_else(|| review.clone());
            let (sought, direction) = match (way, &review) {
                ("previous", _) => (Sought::Any, Direction::Previous),
                ("undecided", Some(review)) => (Sought::Undecided(review), Direction::Next),
                ("thin", _) => (Sought::Thin, Direction::Next),
                ("changed", _) => (Sought::Changed(&changed), Direction::Next),
                _ => (Sought::Any, Direction::Next),
            };
            let from = here.at.get_untracked();
            if let Some(found) = seek(&open.reading, Some(&from), sought, direction) {
                here.at.set(found.clone());
                timer::after(0, || page::reveal(SIDE));
            }
        }
    };
    Some(view! {
        <section class="card agenda" aria-labelledby="agenda-title">
            <div class="row between">
                <h2 id="agenda-title">{t.review.agenda}</h2>
                <span class="count" role="status" id="review-decided">{decided}</span>
            </div>
            {blocks}
            <div class="row steps">
                <button type="button" class="button small" data-step="previous" aria-keyshortcuts="K" on:click=go("previous")>"← " {t.review.previous}</button>
                <button type="button" class="button small" data-step="next" aria-keyshortcuts="J" on:click=go("next")>{t.review.next} " →"</button>
                <button type="button" class="button small" data-step="undecided" aria-keyshortcuts="U" on:click=go("undecided")>{t.review.next_undecided}" "<kbd>{"U"}</kbd></button>
                <button type="button" class="button small" data-step="thin" aria-keyshortcuts="T" on:click=go("thin")>{t.review.next_thin}" "<kbd>{"T"}</kbd></button>
                <button type="button" class="button small" data-step="changed" aria-keyshortcuts="C" disabled=none_changed on:click=go("changed")>{t.review.next_changed}" "<kbd>{"C"}</kbd></button>
            </div>
        </section>
    })
}

/// A bloc: its title, how long it is to read, its competences.
#[component]
fn Line(number: usize, block: BlockReading) -> impl IntoView {
    let here = here();
    let t = text();
    let open = here.open.get_value();
    let title = open.dossier.certification.block(&block.code).map(|known| known.title.clone());
    let words = (t.review.words)(block.words, minutes(block.words));
    let aside = (!block.targeted).then(|| format!(" · {}", t.review.not_aimed));
    let chips = block.competences.iter().zip(1..).map(|(competence, ordinal)| {
        let (id, thin) = (competence.id.clone(), competence.is_thin());
        view! { <Chip id thin short=format!("{number}.{ordinal}") /> }
    });
    Some(view! {
        <div class="agenda-block">
            <p class="small"><b>{format!("{number}. ")}{title}</b> <span class="muted">" · " {words} {aside}</span></p>
            <ul class="chips">{chips.collect_view()}</ul>
        </div>
    })
}

#[component]
fn Chip(id: CompetenceId, short: String, thin: bool) -> impl IntoView {
    let here = here();
    let t = text();
    let open = here.open.get_value();
    let changed = touched(&open).contains(&id);
    let words = open.dossier.certification.competence(&id).map(|(_, c)| c.text.clone());
    let words = words.unwrap_or_default();
    let draft = here.reviewing.draft();
    let verdict = {
        let id = id.clone();
        Memo::new(move |_| draft.with(|draft| draft.as_ref()?.opinion(&id)?.verdict))
    };
    let name = move || match verdict.get() {
        Some(Verdict::Yes) => "yes",
        Some(Verdict::Partly) => "partly",
        Some(Verdict::No) => "no",
        None => "none",
    };
    let label = {
        let short = short.clone();
        move || {
            let mut label = (t.review.chip)(&short, &words, (t.answers.verdict)(verdict.get()));
            label.push_str(if thin { t.review.chip_thin } else { "" });
            label.push_str(if changed { t.review.chip_changed } else { "" });
            label
        }
    };
    let current = {
        let id = id.clone();
        move || here.at.with(|at| *at == id).then_some("true")
    };
    let go = move |_| {
        here.at.set(id.clone());
        timer::after(0, || page::reveal(SIDE));
    };
    Some(view! {
        <li>
            <button
                type="button"
                class="chip"
                class:thin=thin
                class:changed=changed
                data-verdict=name
                aria-label=label
                aria-current=current
                on:click=go
            >
                {short}
            </button>
        </li>
    })
}
