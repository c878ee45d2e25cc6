//! What can be done with the dossiers of this device, on « Mes dossiers »: rename, duplicate, delete,
//! the bin.

use crate::domain::id::DossierId;
use crate::state::Card;
use crate::ui::desk::{desk, text};
use crate::ui::pages::home::display_name;
use crate::ui::parcels::Errand;
use crate::ui::parts::sheet::Dialog;
use leptos::prelude::*;

/// The actions on a dossier.
#[component]
pub fn Actions(
    /// Its card.
    card: Card,
) -> impl IntoView {
    let desk = desk();
    let t = text();
    let failed = desk.frame.failed;
    let name = display_name(&card);
    let id = card.id;
    // A second one like it would not be protected.
    let alone = {
        let id = id.clone();
        Memo::new(move |_| desk.locking.is_open(&id))
    };
    let renaming = RwSignal::new(false);
    let lock = {
        let id = id.clone();
        move |_| desk.lock(id.clone())
    };
    let duplicate = {
        let (id, name) = (id.clone(), name.clone());
        move |_| {
            let copy = (t.shelf.copy_of)(&name);
            desk.shelf.duplicate(&id, &copy, move |done| failed.set(done.is_err()));
        }
    };
    let bin = {
        let (id, name) = (id.clone(), name.clone());
        move |_| match desk.shelf.bin(&id) {
            Ok(()) => desk.say((t.shelf.binned)(&name), Some(Errand::Restore(id.clone()))),
            Err(_) => failed.set(true),
        }
    };
    view! {
        <div class="row above" role="group" aria-label=(t.shelf.actions_on)(&name)>
            <button type="button" class="button small quiet" on:click=move |_| renaming.set(true)>{t.common.rename}</button>
            <Show
                when=move || alone.get()
                fallback=move || view! {
                    <button type="button" class="button small quiet" on:click=duplicate.clone()>{t.shelf.duplicate}</button>
                }
            >
                <button type="button" class="button small quiet" on:click=lock.clone()>{t.lock.lock}</button>
            </Show>
            <button type="button" class="button small quiet" on:click=bin>{t.common.delete}</button>
        </div>
        <Rename id name open=renaming />
    }
}

#[component]
fn Rename(id: DossierId, name: String, open: RwSignal<bool>) -> impl IntoView {
    let desk = desk();
    let t = text();
    let draft = RwSignal::new(name.clone());
    let rename = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        open.set(false);
        let failed = desk.frame.failed;
        let name = draft.get_untracked();
        desk.shelf.rename(&id, name.trim(), move |done| failed.set(done.is_err()));
    };
    view! {
        <Dialog open labelled_by="rename-title">
            <form on:submit=rename.clone()>
                <h2 id="rename-title">{t.common.rename}</h2>
                <div class="field">
                    <label class="label" for="rename">{t.shelf.new_name}</label>
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

/// The dossiers in the bin.
#[component]
pub fn Bin() -> impl IntoView {
    let desk = desk();
    let t = text();
    let binned = desk.shelf.cards().binned();
    view! {
        <Show when=move || !binned.with(Vec::is_empty)>
            <section aria-labelledby="bin-title">
                <h2 id="bin-title">{t.shelf.bin}</h2>
                <p class="muted">{t.shelf.bin_hint}</p>
                <ul class="plain">
                    <For each=move || binned.get() key=Clone::clone let:card>
                        <Binned card />
                    </For>
                </ul>
            </section>
        </Show>
    }
}

#[component]
fn Binned(card: Card) -> impl IntoView {
    let desk = desk();
    let t = text();
    let name = display_name(&card);
    let asking = RwSignal::new(false);
    let restore = {
        let id = card.id.clone();
        move |_| desk.frame.failed.set(desk.shelf.restore(&id).is_err())
    };
    let erase = {
        let id = card.id.clone();
        move |_| {
            asking.set(false);
            let failed = desk.frame.failed;
            if untrack(|| desk.locking.is_open(&id)) {
                desk.erase_sealed(id.clone(), move |done| failed.set(done.is_err()));
            } else {
                desk.shelf.purge(&id, move |done| failed.set(done.is_err()));
            }
        }
    };
    let sure = (t.shelf.erase_sure)(&name);
    view! {
        <li class="row between">
            <span>{name.clone()}</span>
            <span class="row" role="group" aria-label=(t.shelf.actions_on)(&name)>
                <button type="button" class="button small" on:click=restore>{t.shelf.restore}</button>
                <button type="button" class="button small danger" on:click=move |_| asking.set(true)>{t.shelf.erase}</button>
            </span>
            <Dialog open=asking labelled_by="erase-title">
                <h2 id="erase-title">{sure.clone()}</h2>
                <p>{t.shelf.erase_warning}</p>
                <p class="row end">
                    <button type="button" class="button quiet" on:click=move |_| asking.set(false)>{t.common.cancel}</button>
                    <button type="button" class="button danger" on:click=erase.clone()>{t.shelf.erase}</button>
                </p>
            </Dialog>
        </li>
    }
}
