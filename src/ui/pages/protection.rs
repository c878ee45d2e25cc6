//! On the dossier page: its protection by a passphrase, put on, changed and taken off.

use crate::platform::{clock, page, saving, settings, snapshot, timer};
use crate::state::vault::VaultError;
use crate::ui::aside::text;
use crate::ui::desk::{Desk, desk};
use crate::ui::locking::CHOICES;
use crate::ui::pages::file::save_copy;
use crate::ui::parts::passphrase::{ChooseFields, Chosen, PassphraseField};
use crate::ui::parts::sheet::Dialog;
use leptos::prelude::*;
use std::future::Future;
use wasm_bindgen_futures::spawn_local;

/// The protection of the open dossier.
#[component]
pub fn Protection() -> impl IntoView {
    let desk = desk();
    let t = text();
    let sealed = desk.is_sealed();
    let able = desk.locking.vaults().is_some();
    let inside = move || match (sealed.get(), able) {
        (true, _) => view! { <Protected /> }.into_any(),
        (false, true) => view! { <Protect /> }.into_any(),
        (false, false) => {
            view! { <p class="muted" id="protection-away">{t.lock.unavailable}</p> }.into_any()
        }
    };
    view! {
        <section class="card" id="protection" aria-labelledby="protection-title">
            <h2 id="protection-title" tabindex="-1">{t.lock.title}</h2>
            <div class="passphrase-form">
                <p class="hint">{t.lock.why}</p>
                {inside}
            </div>
        </section>
    }
}

/// Does something with the open dossier's seal, and says how it went.
fn attempt<F>(
    desk: Desk,
    busy: RwSignal<bool>,
    failed: RwSignal<Option<String>>,
    done: &'static str,
    work: F,
) where
    F: Future<Output = Result<(), VaultError>> + 'static,
{
    let t = text();
    busy.set(true);
    failed.set(None);
    spawn_local(async move {
        let result = work.await;
        // The page may be gone by now.
        busy.try_set(false);
        match result {
            Ok(()) => {
                desk.turned();
                desk.say(done.to_owned(), None);
                // Once the dialog is gone.
                timer::after(0, || page::focus("protection-title"));
            }
            Err(error) => drop(failed.try_set(Some((t.lock.error)(&error)))),
        }
    });
}

/// Putting it on.
#[component]
fn Protect() -> impl IntoView {
    let desk = desk();
    let t = text();
    let asking = RwSignal::new(false);
    let chosen = Chosen::nothing();
    let (busy, failed) = (RwSignal::new(false), RwSignal::new(None::<String>));
    let not_copied = RwSignal::new(false);
    let close = move || asking.set(false);
    // However it was closed.
    Effect::new(move |_| {
        if !asking.get() {
            failed.set(None);
            chosen.clear();
        }
    });
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let (Some(vaults), false) = (desk.locking.vaults(), busy.get_untracked()) else { return };
        let Some(passphrase) = chosen.take("new-passphrase") else { return };
        let id = desk.dossier_id();
        desk.book.flush();
        attempt(desk, busy, failed, t.lock.protected, async move {
            // Another window may have left its page, unsealed.
            snapshot::forget();
            vaults.seal(&id, &passphrase).await?;
            saving::forget_place_of(&id.to_string()).await;
            if asking.try_get_untracked().is_some() {
                close();
            }
            Ok(())
        });
    };
    view! {
        <p><button type="button" id="protect" class="button" on:click=move |_| asking.set(true)>{t.lock.begin}</button></p>
        <Dialog open=asking labelled_by="protect-title">
            <form on:submit=submit class="passphrase-form">
                <h2 id="protect-title">{t.lock.begin}</h2>
                <p class="reminder"><strong>{t.lock.warning}</strong></p>
                <p class="row between">
                    <span>{t.lock.copy_first}</span>
                    <button type="button" id="copy-first" class="button small" on:click=move |_| save_copy(desk, not_copied)>{t.lock.copy}</button>
                </p>
                <p class="error" role="alert">{move || not_copied.get().then_some(t.common.export_failed)}</p>
                <ChooseFields id="new-passphrase" again="new-passphrase-again" chosen />
                <p class="hint small">{t.lock.scope}</p>
                <p class="error" role="alert">{move || failed.get()}</p>
                <p class="row end">
                    <button type="button" class="button quiet" on:click=move |_| close()>{t.common.cancel}</button>
                    <button type="submit" class="button primary" aria-disabled=move || busy.get().to_string()>
                        {move || if busy.get() { t.lock.working } else { t.lock.protect }}
                    </button>
                </p>
            </form>
        </Dialog>
    }
}

/// What can be done with it.
#[component]
fn Protected() -> impl IntoView {
    let desk = desk();
    let t = text();
    let since = desk.locking.vaults().and_then(|vaults| vaults.since(&desk.dossier_id()));
    let since = since.map(|at| (t.lock.since)(&(t.common.date)(clock::local_day(at))));
    let now = desk.locking.idle_minutes();
    let choices = CHOICES.map(|minutes| {
        view! { <option value=minutes.to_string() selected=minutes == now>{(t.lock.idle_minutes)(minutes)}</option> }
    });
    let choose = move |event| {
        if let Ok(minutes) = event_target_value(&event).parse() {
            settings::set_idle_minutes(minutes);
        }
    };
    view! {
        <div class="passphrase-form">
            <p class="good" id="protected">{since}</p>
            <div class="field short">
                <label class="label" for="idle">{t.lock.idle}</label>
                <select id="idle" on:change=choose>{choices}</select>
            </div>
            <p class="row">
                <button type="button" id="lock-here" class="button primary" on:click=move |_| desk.lock_open()>{t.lock.lock}</button>
            </p>
            <Change />
            <Remove />
        </div>
    }
}

/// Another passphrase.
#[component]
fn Change() -> impl IntoView {
    let desk = desk();
    let t = text();
    let open = RwSignal::new(false);
    let old = RwSignal::new(String::new());
    let chosen = Chosen::nothing();
    let (busy, failed) = (RwSignal::new(false), RwSignal::new(None::<String>));
    let close = move || open.set(false);
    // However it was closed.
    Effect::new(move |_| {
        if !open.get() {
            old.set(String::new());
            failed.set(None);
            chosen.clear();
        }
    });
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let (Some(vaults), false) = (desk.locking.vaults(), busy.get_untracked()) else { return };
        let Some(new) = chosen.take("changed-passphrase") else { return };
        let (id, before) = (desk.dossier_id(), old.get_untracked());
        attempt(desk, busy, failed, t.lock.changed, async move {
            vaults.rekey(&id, &before, &new).await?;
            if open.try_get_untracked().is_some() {
                close();
            }
            Ok(())
        });
    };
    view! {
        <p><button type="button" id="change-passphrase" class="button small" on:click=move |_| open.set(true)>{t.lock.change}</button></p>
        <Dialog open labelled_by="change-title">
            <form on:submit=submit class="passphrase-form">
                <h2 id="change-title">{t.lock.change}</h2>
                <PassphraseField id="old-passphrase" label=t.lock.current autocomplete="current-password" value=old shown=chosen.shown() error=failed />
                <ChooseFields id="changed-passphrase" again="changed-passphrase-again" chosen />
                <p class="visually-hidden" role="alert">{move || failed.get()}</p>
                <p class="row end">
                    <button type="button" class="button quiet" on:click=move |_| close()>{t.common.cancel}</button>
                    <button type="submit" class="button primary" aria-disabled=move || busy.get().to_string()>
                        {move || if busy.get() { t.lock.working } else { t.lock.change }}
                    </button>
                </p>
            </form>
        </Dialog>
    }
}

/// Taking it off.
#[component]
fn Remove() -> impl IntoView {
    let desk = desk();
    let t = text();
    let asking = RwSignal::new(false);
    let (busy, failed) = (RwSignal::new(false), RwSignal::new(None::<String>));
    let remove = move |_| {
        let (Some(vaults), false) = (desk.locking.vaults(), busy.get_untracked()) else { return };
        asking.set(false);
        let id = desk.dossier_id();
        desk.book.flush();
        attempt(desk, busy, failed, t.lock.removed, async move { vaults.unseal(&id).await });
    };
    view! {
        <p><button type="button" id="unprotect" class="button small quiet" on:click=move |_| asking.set(true)>{t.lock.remove}</button></p>
        <p class="error" role="alert">{move || failed.get()}</p>
        <Dialog open=asking labelled_by="unprotect-title">
            <h2 id="unprotect-title">{t.lock.remove_sure}</h2>
            <p>{t.lock.remove_warning}</p>
            <p class="row end">
                <button type="button" class="button quiet" on:click=move |_| asking.set(false)>{t.common.cancel}</button>
                <button type="button" id="unprotect-now" class="button danger" on:click=remove>{t.lock.remove}</button>
            </p>
        </Dialog>
    }
}
