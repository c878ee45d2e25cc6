//! One certification of the catalogue: what it asks, bloc by bloc, and beginning a dossier on it.

use super::Nothing;
use crate::domain::certification::{Block, Certification, Route as Way};
use crate::fiche::published::Published;
use crate::fiche::segment::{Kind, Piece};
use crate::state::Route;
use crate::ui::aside::{aside, text};
use crate::ui::catalogue::{Trouble, fiche};
use crate::ui::desk::desk;
use crate::ui::pages::Heading;
use crate::ui::parts::{doubts::Doubts, replace_in::ReplaceIn};
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// Below which a cut is one to look at.
const DOUBTFUL: f32 = 0.6;

/// One certification of the catalogue.
#[component]
pub fn ChosenPage(
    /// Its code.
    code: String,
) -> impl IntoView {
    let t = text();
    let arrived = RwSignal::new(None::<Result<Arc<Published>, Trouble>>);
    let ask = {
        let code = code.clone();
        move || {
            let code = code.clone();
            arrived.set(None);
            spawn_local(async move {
                let read = fiche(&code).await.map(Arc::new);
                arrived.try_set(Some(read));
            });
        }
    };
    ask();
    let title = move || match arrived.get() {
        Some(Ok(read)) => read.certification.title.clone(),
        _ => code.clone(),
    };
    view! {
        <p><a href=Route::Catalogue.href()>{t.catalogue.back}</a></p>
        <header class="page-head">
            <Heading title=Signal::derive(title) />
        </header>
        {move || match arrived.get() {
            None => view! { <p class="boot" role="status">{t.catalogue.coming}</p> }.into_any(),
            Some(Ok(read)) => whole(&read).into_any(),
            Some(Err(trouble)) => view! { <Nothing trouble again=ask.clone() /> }.into_any(),
        }}
    }
}

fn whole(read: &Published) -> impl IntoView + use<> {
    let t = text();
    let desk = desk();
    let aside = aside();
    let certification = &read.certification;
    let taken = Arc::new(certification.clone());
    let begin = {
        let certification = taken.clone();
        move |_| desk.begin_on(certification.clone())
    };
    let correct = {
        let read = read.clone();
        move |_| {
            aside.drafting.take(read.clone().draft());
            desk.go(&Route::Import);
        }
    };
    // A draft that is there is not written over.
    let drafted = aside.drafting.draft().with_untracked(Option::is_some);
    let correct = if drafted {
        view! { <a href=Route::Import.href()>{t.catalogue.draft_there}</a> }.into_any()
    } else {
        view! { <button type="button" id="correct-chosen" class="button" on:click=correct>{t.catalogue.correct}</button> }
            .into_any()
    };
    let blocks = certification.blocks.iter().zip(&read.lists);
    let blocks: Vec<_> = blocks.map(|(block, list)| bloc(block, list)).collect();
    let doubtful = read.lists.iter().flat_map(|list| sureness(list)).any(|it| it < DOUBTFUL);
    let experience = certification.is_open(Way::Experience) == Some(false);
    view! {
        {facts(certification)}
        <Doubts dates=certification.registration.clone() soon=true />
        {experience.then(|| view! { <p class="reminder">{t.catalogue.no_experience}</p> })}
        {doubtful.then(|| view! { <p class="hint">{t.catalogue.doubtful}</p> })}
        <p class="row">
            <button type="button" id="begin-chosen" class="button primary" on:click=begin>{t.catalogue.begin}</button>
            {correct}
        </p>
        <p class="muted small">{t.catalogue.kept}</p>
        <ReplaceIn certification=move |()| Some(taken.clone()) />
        <section class="card" aria-labelledby="chosen-blocks">
            <h2 id="chosen-blocks">{t.fiche.blocks}</h2>
            {blocks}
        </section>
        <p class="muted small">{crate::fiche::catalogue::MENTION}</p>
    }
}

fn facts(certification: &Certification) -> impl IntoView + use<> {
    let t = text();
    let level = certification.level.map_or(t.common.unknown.to_owned(), t.fiche.level_named);
    let count =
        (t.fiche.block_count)(certification.blocks.len(), certification.competences().count());
    let experience = match certification.is_open(Way::Experience) {
        Some(true) => t.fiche.open,
        Some(false) => t.fiche.closed,
        None => t.common.unknown,
    };
    let until = certification.registration.expires.map(t.common.date);
    let certifiers: Vec<_> =
        certification.certifiers.iter().map(|certifier| certifier.name.clone()).collect();
    view! {
        <p class="eyebrow">{certification.code.clone()}</p>
        <dl class="facts">
            <div><dt>{t.fiche.level}</dt><dd>{level}</dd></div>
            <div><dt>{t.fiche.blocks}</dt><dd>{count}</dd></div>
            <div><dt>{t.fiche.by_experience}</dt><dd>{experience}</dd></div>
            <div><dt>{t.fiche.expires}</dt><dd>{until.unwrap_or_else(|| t.common.unknown.to_owned())}</dd></div>
            <div><dt>{t.fiche.certifiers}</dt><dd lang="fr">{certifiers.join(" · ")}</dd></div>
        </dl>
    }
}

/// How sure the cut before each competence of a list is.
fn sureness(list: &[Piece]) -> impl Iterator<Item = f32> {
    list.iter().filter(|piece| piece.kind == Kind::Competence).map(|piece| piece.confidence)
}

fn bloc(block: &Block, list: &[Piece]) -> impl IntoView + use<> {
    let t = text();
    let count = (t.common.competences)(block.competences.len());
    let competences: Vec<_> = block
        .competences
        .iter()
        .zip(sureness(list).chain(std::iter::repeat(1.0)))
        .map(|(competence, surely)| {
            let code = competence.code.clone();
            let doubtful = surely < DOUBTFUL;
            view! {
                <li data-doubtful=doubtful.to_string()>
                    {code.map(|code| view! { <span class="muted">{code} " "</span> })}
                    <span lang="fr">{competence.text.clone()}</span>
                    {doubtful.then(|| view! { " " <span class="tag plain">{t.catalogue.to_check}</span> })}
                </li>
            }
        })
        .collect();
    view! {
        <details class="part-of" data-block=block.code.to_string()>
            <summary>
                <span class="muted">{block.code.to_string()} " "</span>
                <strong lang="fr">{block.title.clone()}</strong>
                <span class="muted">" · " {count}</span>
            </summary>
            {block.intro.clone().map(|intro| view! { <p lang="fr">{intro}</p> })}
            <ol>{competences}</ol>
        </details>
    }
}
