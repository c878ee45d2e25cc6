//! Going over to another certification: which one, what each competence becomes, what moved.
//!
//! Owns the choice and the order of the page. What is proposed and done is the domain's (`carry`).

pub mod offer;
pub mod plan;
pub mod row;
pub mod summary;

use crate::domain::Certification;
use crate::domain::carry::{Offer, offer};
use crate::exchange::read::{self, LARGEST_FILE};
use crate::exchange::read_certification;
use crate::fiche;
use crate::platform::{files, page, timer};
use crate::state::Route;
use crate::ui::app::HEADING;
use crate::ui::aside::{aside, text};
use crate::ui::desk::desk;
use crate::ui::frame::frame_text;
use crate::ui::pages::Heading;
use leptos::prelude::*;
pub use offer::OtherFiche;
use plan::Plan;
use std::sync::Arc;
use summary::{Moved, Summary};
use wasm_bindgen_futures::spawn_local;
use web_sys::File;

/// What the page is about now.
#[derive(Clone, PartialEq)]
enum Stage {
    /// Which certification?
    Choosing,
    /// What becomes of what in that one.
    Planning(Arc<Certification>),
    /// What moved.
    Done(Moved),
}

/// The page.
#[component]
pub fn ReplacePage() -> impl IntoView {
    let desk = desk();
    let t = text();
    let certification = Memo::new(move |_| desk.book.certification());
    // One that was chosen on another page, to replace that of this dossier.
    let offered = desk.offered.get_untracked();
    let same = offered.as_ref().is_some_and(|to| certification.with_untracked(|c| c.says_as(to)));
    let stage = RwSignal::new(match offered {
        Some(to) if !same => Stage::Planning(to),
        _ => Stage::Choosing,
    });
    let choosing = Callback::new(move |()| {
        desk.offered.set(None);
        stage.set(Stage::Choosing);
        timer::after(0, || page::focus(HEADING));
    });
    let done = Callback::new(move |moved| {
        desk.offered.set(None);
        stage.set(Stage::Done(moved));
        timer::after(0, || page::reveal("carry-done"));
    });
    let left = Memo::new(move |_| desk.book.dossier().with(|d| d.left_behind().len()));
    // Taken back: there is something to choose again.
    let undone =
        move |moved: &Moved| certification.with(|now| !now.says_as(&moved.to)) && moved.replaced;
    view! {
        <header class="page-head">
            <p class="eyebrow">{move || certification.with(|c| c.code.clone())}</p>
            <Heading title=t.carry.title.to_owned() />
            <p class="muted">{t.carry.intro}</p>
            <p>{move || certification.with(|c| (t.carry.own)(&c.code, &c.title))}</p>
        </header>
        {same.then(|| view! { <p class="reminder">{t.carry.same}</p> })}
        {move || match stage.get() {
            Stage::Done(moved) if !undone(&moved) => view! { <Summary moved /> }.into_any(),
            Stage::Planning(to) => view! {
                <Plan to done cancel=choosing />
            }.into_any(),
            Stage::Choosing | Stage::Done(_) => view! {
                <Choose take=Callback::new(move |to| {
                    stage.set(Stage::Planning(to));
                    timer::after(0, || page::reveal("carry-plan"));
                }) />
            }.into_any(),
        }}
        {move || {
            let here = left.get() > 0 && !matches!(stage.get(), Stage::Planning(_));
            here.then(|| view! { <Plan to=certification.get() done /> })
        }}
        <p><a href=move || Route::Board(desk.dossier_id()).href()>{t.carry.to_board}</a></p>
    }
}

/// Which certification: the one Acquis has, or that of a file.
#[component]
fn Choose(take: Callback<Arc<Certification>>) -> impl IntoView {
    let desk = desk();
    let t = text();
    let known = fiche::default_certification();
    let why = {
        let known = known.clone();
        Memo::new(move |_| desk.book.dossier().with(|dossier| offer(dossier, &known)))
    };
    let other = {
        let known = known.clone();
        Memo::new(move |_| desk.book.certification().code != known.code)
    };
    // The one that is being imported or written by hand.
    let draft = aside().drafting.certification();
    let draft =
        draft.filter(|d| desk.book.dossier().with_untracked(|own| !own.certification.says_as(d)));
    let draft = draft.map(|draft| {
        let (code, title) = (draft.code.clone(), draft.title.clone());
        let named = if code.trim().is_empty() { title.clone() } else { code.clone() };
        view! {
            <div class="row between">
                <span>
                    <b>{code}</b> " · " <span lang="fr">{title}</span>
                    <br /><span class="muted small">{t.carry.draft}</span>
                </span>
                <button type="button" id="carry-draft" class="button" on:click=move |_| take.run(draft.clone())>
                    {(t.carry.take)(&named)}
                </button>
            </div>
        }
    });
    let said = RwSignal::new("");
    let chosen = move |file: Option<File>| {
        let Some(file) = file else { return };
        spawn_local(async move {
            let picked = files::read(&file, LARGEST_FILE as u64).await.ok();
            let found = picked.and_then(|picked| {
                let dossier = read::read(&picked.bytes, &[]).map(|read| read.dossier.certification);
                let shared = || read_certification(&picked.bytes).ok();
                dossier.ok().or_else(|| shared().map(|read| Arc::new(read.certification)))
            });
            let own = desk.book.dossier().with_untracked(|d| d.certification.clone());
            match found {
                None => said.set(t.carry.refused),
                Some(found) if found.says_as(&own) => said.set(t.carry.same),
                Some(found) => take.run(found),
            }
        });
    };
    let line = move |why: Option<Offer>| {
        let taken = known.clone();
        view! {
            <div class="row between">
                <span>
                    <b>{known.code.clone()}</b> " · " <span lang="fr">{known.title.clone()}</span>
                    {why.map(|why| view! { <br /><span class="muted small">{(t.carry.why)(why)}</span> })}
                </span>
                <button type="button" id="carry-known" class="button" on:click=move |_| take.run(taken.clone())>
                    {(t.carry.take)(&known.code)}
                </button>
            </div>
        }
    };
    view! {
        <section class="card" aria-labelledby="choose-title">
            <h2 id="choose-title">{t.carry.choose}</h2>
            {move || match (why.get(), other.get()) {
                (None, false) => view! { <p class="muted">{t.carry.choose_none}</p> }.into_any(),
                (why, _) => line(why).into_any(),
            }}
            {draft}
            <div class="field">
                <label class="label" for="carry-file">{t.carry.file}</label>
                <p class="hint" id="carry-file-hint">{t.carry.file_hint}</p>
                <input
                    type="file"
                    id="carry-file"
                    aria-describedby="carry-file-hint"
                    accept=".json,.html,application/json,text/html"
                    on:change=move |event| chosen(files::chosen(&event_target(&event)).into_iter().next())
                />
            </div>
            <p class="error" role="alert">{move || said.get()}</p>
            <p class="hint">{t.carry.elsewhere}</p>
            <p class="row">
                <a href=Route::Import.href()>{frame_text().home.import}</a>
                <a href=Route::Catalogue.href()>{frame_text().home.choose}</a>
            </p>
        </section>
    }
}
