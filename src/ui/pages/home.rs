//! Mes dossiers: the dossiers on this device, beginning one, opening a file, the bin.

use crate::domain::{Certification, id::DossierId};
use crate::fiche;
use crate::platform::clock;
use crate::state::{Card, Route};
use crate::ui::context::{ToastAction, desk, frame_text};
use crate::ui::pages::Heading;
use crate::ui::parcels::{Delivered, Parcel};
use crate::ui::parts::chart::{Part, StackedBar};
use crate::ui::parts::sheet::Dialog;
use leptos::prelude::*;
use std::sync::Arc;

/// The dossiers on this device.
#[component]
pub fn Home() -> impl IntoView {
    let desk = desk();
    let t = frame_text();
    let kept = desk.shelf.kept();
    let first_time = Memo::new(move |_| kept.with(Vec::is_empty));
    let failed = RwSignal::new(false);
    view! {
        <header class="page-head">
            <Heading title=t.home.title.to_owned() />
            <p class="lead">{t.home.what}</p>
            <p class="muted">{t.home.where_kept}</p>
        </header>
        <p class="error" role="alert">{move || failed.get().then_some(t.home.failed)}</p>
        <ul class="shelf">
            <For each=move || kept.get() key=Clone::clone let:card>
                <DossierCard card failed />
            </For>
        </ul>
        {move || first_time.get().then(|| view! { <p class="visually-hidden">{t.home.empty}</p> })}
        <Begin certification=fiche::default_certification() first_time failed />
        <OpenFile />
        <Bin failed />
    }
}

/// Opening a file: the place is kept for it until its part of the application is here.
#[component]
fn OpenFile() -> impl IntoView {
    let t = frame_text();
    view! {
        <section class="card" aria-labelledby="open-title">
            <h2 id="open-title">{t.home.open_file}</h2>
            <p class="hint">{t.home.open_file_hint}</p>
            <div class="open-place">
                <Delivered parcel=Parcel::Dossier route=Route::Home />
            </div>
        </section>
    }
}

/// What a dossier is called when the candidate has not named it.
fn display_name(card: &Card) -> String {
    match card.name.trim() {
        "" => (frame_text().home.untitled)(&card.code),
        name => name.to_owned(),
    }
}

#[component]
fn DossierCard(card: Card, failed: RwSignal<bool>) -> impl IntoView {
    let desk = desk();
    let t = frame_text();
    let name = display_name(&card);
    let id = card.id.clone();
    let href = Route::Board(id.clone()).href();
    let marked = id.to_string();
    let ago = |at| (t.common.days_ago)(clock::local_day(at).days_until(clock::today()));
    let copy = match card.device.exported_at {
        Some(at) => (t.home.exported)(&ago(at)),
        None => t.home.never_exported.to_owned(),
    };
    let overdue = card.device.overdue_days(clock::now()).is_some();
    let parts = vec![
        Part { name: "ready", label: t.words.status_short_ready, count: card.ready },
        Part {
            name: "developing",
            label: t.words.status_short_rated,
            count: card.rated.saturating_sub(card.ready),
        },
        Part {
            name: "none",
            label: t.words.unrated,
            count: card.competences.saturating_sub(card.rated.max(card.ready)),
        },
    ];
    let renaming = RwSignal::new(false);
    let duplicate = {
        let (id, name) = (id.clone(), name.clone());
        move |_| failed.set(desk.shelf.duplicate(&id, &(t.home.copy_of)(&name)).is_err())
    };
    let bin = {
        let (id, name) = (id.clone(), name.clone());
        move |_| match desk.shelf.bin(&id) {
            Ok(()) => desk.say((t.home.binned)(&name), ToastAction::Restore(id.clone())),
            Err(_) => failed.set(true),
        }
    };
    view! {
        <li class="card dossier" data-dossier=marked>
            <h2><a class="cover" href=href>{name.clone()}</a></h2>
            <p class="muted small">{format!("{} · {}", card.code, card.title)}</p>
            <StackedBar parts />
            <p>{(t.home.progress)(card.blocks_ready, card.blocks, card.ready, card.competences)}</p>
            <p class="muted small" class:reminder=overdue>
                {format!("{} · {copy}", (t.home.changed)(&ago(card.updated_at)))}
            </p>
            <div class="row above" role="group" aria-label=(t.home.actions_on)(&name)>
                <button type="button" class="button small quiet" on:click=move |_| renaming.set(true)>{t.common.rename}</button>
                <button type="button" class="button small quiet" on:click=duplicate>{t.home.duplicate}</button>
                <button type="button" class="button small quiet" on:click=bin>{t.common.delete}</button>
            </div>
            <Rename id name open=renaming failed />
        </li>
    }
}

#[component]
fn Rename(
    id: DossierId,
    name: String,
    open: RwSignal<bool>,
    failed: RwSignal<bool>,
) -> impl IntoView {
    let desk = desk();
    let t = frame_text();
    let draft = RwSignal::new(name.clone());
    let rename = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        open.set(false);
        failed.set(desk.shelf.rename(&id, draft.get_untracked().trim()).is_err());
    };
    view! {
        <Dialog open labelled_by="rename-title">
            <form on:submit=rename.clone()>
                <h2 id="rename-title">{t.common.rename}</h2>
                <div class="field">
                    <label class="label" for="rename">{t.home.new_name}</label>
                    <input
                        id="rename"
                        type="text"
                        maxlength="500"
                        autocomplete="off"
                        prop:value=move || draft.get()
                        on:input=move |event| draft.set(event_target_value(&event))
                    />
                </div>
                <p class="row end">
                    <button type="button" class="button quiet" on:click=move |_| open.set(false)>{t.common.cancel}</button>
                    <button type="submit" class="button primary">{t.common.save}</button>
                </p>
            </form>
        </Dialog>
    }
}

/// Beginning a dossier on a certification.
#[component]
fn Begin(
    certification: Arc<Certification>,
    first_time: Memo<bool>,
    failed: RwSignal<bool>,
) -> impl IntoView {
    let desk = desk();
    let t = frame_text();
    let line = (t.home.default_line)(
        certification.level.unwrap_or_default(),
        certification.blocks.len(),
        certification.competences().count(),
    );
    let until = certification.registration.expires;
    let begin = {
        let certification = certification.clone();
        move |_| match desk.shelf.create(certification.clone()) {
            Ok(id) => desk.go(&Route::Board(id)),
            Err(_) => failed.set(true),
        }
    };
    let label = (t.home.begin_on)(&certification.title);
    view! {
        <section class="card begin" aria-labelledby="begin-title">
            <p class="eyebrow">{certification.code.clone()}</p>
            <h2 id="begin-title">{certification.title.clone()}</h2>
            <p>{line}</p>
            <p class="muted small">{until.map(|date| (t.home.registered_until)(&(t.common.date)(date)))}</p>
            <div class="row">
                <button type="button" id="begin" class="button" class:primary=first_time aria-label=label on:click=begin>
                    {move || if first_time.get() { t.home.begin } else { t.home.begin_another }}
                </button>
                <a href=Route::Certification.href()>{t.home.see_fiche}</a>
            </div>
        </section>
    }
}

/// The dossiers in the bin.
#[component]
fn Bin(failed: RwSignal<bool>) -> impl IntoView {
    let desk = desk();
    let t = frame_text();
    let binned = desk.shelf.binned();
    view! {
        <Show when=move || !binned.with(Vec::is_empty)>
            <section aria-labelledby="bin-title">
                <h2 id="bin-title">{t.home.bin}</h2>
                <p class="muted">{t.home.bin_hint}</p>
                <ul class="plain">
                    <For each=move || binned.get() key=Clone::clone let:card>
                        <Binned card failed />
                    </For>
                </ul>
            </section>
        </Show>
    }
}

#[component]
fn Binned(card: Card, failed: RwSignal<bool>) -> impl IntoView {
    let desk = desk();
    let t = frame_text();
    let name = display_name(&card);
    let asking = RwSignal::new(false);
    let restore = {
        let id = card.id.clone();
        move |_| failed.set(desk.shelf.restore(&id).is_err())
    };
    let erase = {
        let id = card.id.clone();
        move |_| {
            asking.set(false);
            failed.set(desk.shelf.purge(&id).is_err());
        }
    };
    let sure = (t.home.erase_sure)(&name);
    view! {
        <li class="row between">
            <span>{name.clone()}</span>
            <span class="row" role="group" aria-label=(t.home.actions_on)(&name)>
                <button type="button" class="button small" on:click=restore>{t.home.restore}</button>
                <button type="button" class="button small danger" on:click=move |_| asking.set(true)>{t.home.erase}</button>
            </span>
            <Dialog open=asking labelled_by="erase-title">
                <h2 id="erase-title">{sure.clone()}</h2>
                <p>{t.home.erase_warning}</p>
                <p class="row end">
                    <button type="button" class="button quiet" on:click=move |_| asking.set(false)>{t.common.cancel}</button>
                    <button type="button" class="button danger" on:click=erase.clone()>{t.home.erase}</button>
                </p>
            </Dialog>
        </li>
    }
}
