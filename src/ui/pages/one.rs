//! Auto-positionnement on one bloc, one competence at a time.

use crate::domain::id::BlockCode;
use crate::state::Route;
use crate::ui::desk::{desk, text};
use crate::ui::pages::Heading;
use crate::ui::pages::block::BlockProgress;
use crate::ui::pages::trouble::NotFound;
use crate::ui::parts::competence_card::CompetenceCard;
use leptos::prelude::*;

/// One competence of a bloc.
#[component]
pub fn OneByOne(
    /// Which bloc.
    code: BlockCode,
    /// Which competence of it, counted from 1.
    ordinal: usize,
) -> impl IntoView {
    let desk = desk();
    let t = text();
    let id = desk.dossier_id();
    let block = desk.book.dossier().with_untracked(|d| d.certification.block(&code).cloned());
    let found = block.and_then(|block| {
        let competence = block.competences.get(ordinal.checked_sub(1)?)?.clone();
        Some((block, competence))
    });
    let Some((block, competence)) = found else {
        return view! { <NotFound /> }.into_any();
    };
    let total = block.competences.len();
    let at = |ordinal| Route::Competence(id.clone(), code.clone(), ordinal).href();
    let list = Route::Block(id.clone(), code.clone()).href();
    let previous = (ordinal > 1).then(|| at(ordinal - 1));
    let next = (ordinal < total).then(|| at(ordinal + 1));
    view! {
        <header class="page-head">
            <p class="eyebrow">{block.title.clone()}</p>
            <Heading title=(t.rating.position)(ordinal, total) />
            <BlockProgress code=code.clone() />
        </header>
        <div class="row between tools">
            <div class="segments" role="group">
                <a href=list.clone()>{t.rating.as_list}</a>
                <span aria-current="true">{t.rating.one_by_one}</span>
            </div>
        </div>
        <CompetenceCard competence number=ordinal explained=true />
        <nav class="row between foot" aria-label=t.rating.one_by_one>
            {match previous {
                Some(href) => view! { <a class="button quiet" data-step="previous" href=href>{t.rating.previous}</a> }.into_any(),
                None => view! { <span></span> }.into_any(),
            }}
            {match next {
                Some(href) => view! { <a class="button" data-step="next" href=href>{t.rating.next}</a> }.into_any(),
                None => view! { <a class="button" data-step="next" href=list>{t.rating.finish}</a> }.into_any(),
            }}
        </nav>
    }
    .into_any()
}
