//! A dossier behind its passphrase: the field that opens it, what a forgotten one means, deleting.

use crate::domain::id::DossierId;
use crate::platform::{page, timer};
use crate::state::Route;
use crate::ui::app::HEADING;
use crate::ui::desk::{desk, text};
use crate::ui::frame::frame_text;
use crate::ui::pages::Heading;
use crate::ui::parts::passphrase::OpenForm;
use crate::ui::parts::sheet::Dialog;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// The dossier of the route, locked.
#[component]
pub fn Locked() -> impl IntoView {
    let desk = desk();
    let t = text();
    let id = Memo::new(move |_| desk.frame.route.with(|route| route.dossier().cloned()));
    let able = desk.locking.vaults().is_some();
    let form = move |id| {
        if able {
            view! { <Unlock id /> }.into_any()
        } else {
            view! { <p class="error">{t.lock.unavailable}</p> }.into_any()
        }
    };
    view! {
        <header class="page-head">
            <Heading title=t.lock.locked_title.to_owned() />
            <p class="lead">{t.lock.locked_intro}</p>
        </header>
        <section class="card narrow" aria-label=t.lock.unlock>
            {move || id.get().map(form)}
            <details>
                <summary>{t.lock.forgotten}</summary>
                <div class="passphrase-form">
                    <p>{t.lock.forgotten_more}</p>
                    {move || id.get().map(|id| view! { <Erase id /> })}
                </div>
            </details>
        </section>
        <p><a class="button quiet" href="#/">{frame_text().frame.home}</a></p>
    }
}

#[component]
fn Unlock(id: DossierId) -> impl IntoView {
    let desk = desk();
    let t = text();
    let (busy, error) = (RwSignal::new(false), RwSignal::new(None));
    let open = move |passphrase: String| {
        let (Some(vaults), id) = (desk.locking.vaults(), id.clone()) else { return };
        busy.set(true);
        spawn_local(async move {
            let opened = vaults.unlock(&id, &passphrase).await;
            // The page may be gone by now.
            if busy.try_set(false).is_some() {
                return;
            }
            match opened {
                Err(why) => error.set(Some((t.lock.error)(&why))),
                Ok(damaged) => {
                    desk.turned();
                    let route = desk.frame.route.get_untracked();
                    desk.turn(&route);
                    desk.frame.parcels.focus_heading(desk.frame, &route);
                    if damaged > 0 {
                        desk.say((t.lock.set_aside)(damaged), None);
                    }
                }
            }
        });
    };
    view! {
        <OpenForm id="unlock" button=t.lock.unlock busy error on_open=Callback::new(open) />
    }
}

/// Deleting what no passphrase opens any more.
#[component]
fn Erase(id: DossierId) -> impl IntoView {
    let desk = desk();
    let t = text();
    let asking = RwSignal::new(false);
    let failed = RwSignal::new(false);
    let erase = move |_| {
        asking.set(false);
        let id = id.clone();
        desk.erase_sealed(id, move |erased| {
            if erased.is_err() {
                failed.set(true);
                return;
            }
            desk.say(t.lock.erased.to_owned(), None);
            desk.go(&Route::Home);
            timer::after(0, || page::focus(HEADING));
        });
    };
    view! {
        <p><button type="button" id="erase-sealed" class="button small danger" on:click=move |_| asking.set(true)>{t.lock.erase}</button></p>
        <p class="error" role="alert">{move || failed.get().then(|| frame_text().home.failed)}</p>
        <Dialog open=asking labelled_by="erase-sealed-title">
            <h2 id="erase-sealed-title">{t.lock.erase_sure}</h2>
            <p>{t.lock.erase_warning}</p>
            <p class="row end">
                <button type="button" class="button quiet" on:click=move |_| asking.set(false)>{t.common.cancel}</button>
                <button type="button" id="erase-sealed-now" class="button danger" on:click=erase.clone()>{t.lock.erase}</button>
            </p>
        </Dialog>
    }
}
