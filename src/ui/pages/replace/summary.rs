//! What moved, and the way back.

use crate::domain::{Certification, Dossier};
use crate::state::Route;
use crate::ui::aside::text;
use crate::ui::desk::desk;
use leptos::prelude::*;
use std::sync::Arc;

/// What went over, and what did not.
#[derive(Clone, PartialEq)]
pub struct Moved {
    /// The certification from then on.
    pub to: Arc<Certification>,
    /// Whether it is another than before.
    pub replaced: bool,
    ratings: usize,
    links: usize,
    left: usize,
    unrated: usize,
}

impl Moved {
    /// What a change did.
    pub fn between(before: &Dossier, after: &Dossier) -> Self {
        let standing = after.certification.competence_ids();
        let rated = |dossier: &Dossier| {
            dossier.ratings.keys().filter(|id| standing.contains(id)).cloned().collect::<Vec<_>>()
        };
        let replaced = before.certification != after.certification;
        let stayed = if replaced { Vec::new() } else { rated(before) };
        let links = |dossier: &Dossier| {
            dossier
                .evidence
                .values()
                .map(|evidence| dossier.proved_by(evidence).count())
                .sum::<usize>()
        };
        let linked = if replaced { 0 } else { links(before) };
        Self {
            to: after.certification.clone(),
            replaced,
            ratings: rated(after).len().saturating_sub(stayed.len()),
            links: links(after).saturating_sub(linked),
            left: after.left_behind().len(),
            unrated: standing.iter().filter(|id| after.rating(id).level.is_none()).count(),
        }
    }
}

/// What moved.
#[component]
pub fn Summary(
    /// What went over.
    moved: Moved,
) -> impl IntoView {
    let desk = desk();
    let t = text();
    let kept = match moved.left {
        0 => t.carry.kept_none.to_owned(),
        left => (t.carry.kept)(left),
    };
    view! {
        <section class="card" id="carry-done" tabindex="-1" aria-labelledby="carry-done-title">
            <h2 id="carry-done-title">{t.carry.done}</h2>
            <ul class="bullets">
                <li>{(t.carry.moved)(moved.ratings, moved.links)}</li>
                <li>{kept}</li>
                <li>{(t.carry.to_rate)(moved.unrated)}</li>
                <li>{t.carry.point}</li>
            </ul>
            <div class="row">
                <a class="button primary" href=Route::Board(desk.dossier_id()).href()>{t.carry.to_board}</a>
                <button type="button" id="carry-undo" class="button" on:click=move |_| desk.undo()>{t.carry.undo}</button>
            </div>
        </section>
    }
}
