//! This device, on « Mes dossiers »: the room there is, what was set aside as unreadable, a copy of
//! everything, and leaving.

use crate::exchange::bundle::bundle;
use crate::exchange::write_copy;
use crate::platform::space::{self, Space};
use crate::platform::{clock, files, page};
use crate::state::saver::Text;
use crate::ui::aside::text;
use crate::ui::desk::desk;
use crate::ui::pages::file::VERSION;
use crate::ui::parts::sheet::Dialog;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// What can be done with all of this device.
#[component]
pub fn ThisDevice() -> impl IntoView {
    let t = text();
    // Shown as a whole once the browser has answered, so that nothing in it moves.
    let asked = RwSignal::new(None::<Option<Space>>);
    spawn_local(async move {
        let answer = space::space().await;
        // The page may be gone by now.
        asked.try_set(Some(answer));
    });
    let room = move |room: Space| {
        view! {
            <p id="device-space">{(t.device.used)(room.used, room.quota)}</p>
            <p class="muted small">{if room.promised { t.device.promised } else { t.device.not_promised }}</p>
        }
    };
    // A first visit has nothing to export or to leave.
    let cards = desk().shelf.cards();
    let (kept, binned) = (cards.kept(), cards.binned());
    let locked = cards.locked();
    let any = Memo::new(move |_| {
        !kept.with(Vec::is_empty) || !binned.with(Vec::is_empty) || !locked.with(Vec::is_empty)
    });
    move || {
        asked.get().filter(|_| any.get()).map(|answer| {
            view! {
                <section class="card" id="device" aria-labelledby="device-title">
                    <h2 id="device-title">{t.device.title}</h2>
                    {answer.map(room)}
                    <Everything id="export-all" />
                    <Unreadable />
                    <Leave />
                </section>
            }
        })
    }
}

/// All dossiers in one file.
#[component]
fn Everything(id: &'static str) -> impl IntoView {
    let desk = desk();
    let t = text();
    let failed = RwSignal::new(false);
    let missing = RwSignal::new(0);
    let export = move |_| {
        desk.shelf.everything(move |(all, left_out)| {
            let now = clock::now();
            let written: Vec<_> = all
                .iter()
                .filter_map(|(dossier, copy)| write_copy(dossier, copy, VERSION, now).ok())
                .collect();
            let name = (t.device.everything_name)(&clock::today().to_string());
            let offered = bundle(&written)
                .ok()
                .and_then(|text| files::download(&name, "application/json", text.as_bytes()).ok());
            failed.set(offered.is_none());
            let left_out = left_out + all.len() - written.len();
            missing.set(left_out);
            if offered.is_some() {
                desk.say((t.device.everything_done)(written.len()), None);
            }
        });
    };
    let locked = desk.shelf.cards().locked();
    let left_out = move || match locked.with(Vec::len) {
        0 => None,
        n => Some(view! { <p class="reminder">{(t.lock.left_out)(n)}</p> }),
    };
    view! {
        <p class="hint">{t.device.everything_hint}</p>
        {left_out}
        <p><button type="button" id=id class="button" on:click=export>{t.device.everything}</button></p>
        <p class="error" role="alert">
            {move || failed.get().then_some(t.device.everything_failed)}
            {move || Some(missing.get()).filter(|n| *n > 0).map(t.device.everything_left_out)}
        </p>
    }
}

/// What could not be read, to be saved or erased.
#[component]
fn Unreadable() -> impl IntoView {
    let desk = desk();
    let t = text();
    let texts = RwSignal::new(Vec::<Text>::new());
    desk.shelf.unreadable(move |found| {
        texts.try_set(found);
    });
    let save = move |_| {
        let name = format!("acquis_illisible_{}.txt", clock::today());
        // Refused, it stays where it is.
        let _ = files::download_records(&name, &texts.get_untracked());
    };
    let erase = move |_| {
        desk.shelf.erase_unreadable(move || {
            texts.try_set(Vec::new());
        });
    };
    view! {
        <Show when=move || !texts.with(Vec::is_empty)>
            <div id="unreadable" role="group" aria-labelledby="unreadable-title">
                <h3 id="unreadable-title">{t.device.unreadable}</h3>
                <p class="reminder">{move || texts.with(|all| (t.device.unreadable_hint)(all.len()))}</p>
                <p class="row">
                    <button type="button" class="button small" on:click=save>{t.device.unreadable_save}</button>
                    <button type="button" class="button small danger" on:click=erase>{t.device.unreadable_erase}</button>
                </p>
            </div>
        </Show>
    }
}

/// Erasing everything, after offering a copy of it.
#[component]
fn Leave() -> impl IntoView {
    let desk = desk();
    let t = text();
    let asking = RwSignal::new(false);
    let failed = RwSignal::new(false);
    let leave = move |_| {
        asking.set(false);
        desk.book.abandon();
        desk.shelf.erase_from_journal("", move |erased| {
            // What is left there would bring everything back.
            if erased.is_err() {
                return failed.set(true);
            }
            spawn_local(async move {
                space::empty().await;
                desk.shelf.tell_all_erased();
                page::reload();
            });
        });
    };
    view! {
        <p class="hint">{t.device.leave_hint}</p>
        <p><button type="button" id="leave" class="button danger" on:click=move |_| asking.set(true)>{t.device.leave}</button></p>
        <p class="error" role="alert">{move || failed.get().then_some(t.device.leave_failed)}</p>
        <Dialog open=asking labelled_by="leave-title">
            <h2 id="leave-title">{t.device.leave_sure}</h2>
            <p>{t.device.leave_warning}</p>
            <Everything id="export-first" />
            <p class="row end">
                <button type="button" class="button quiet" on:click=move |_| asking.set(false)>{t.common.cancel}</button>
                <button type="button" id="leave-now" class="button danger" on:click=leave>{t.device.leave_now}</button>
            </p>
        </Dialog>
    }
}
