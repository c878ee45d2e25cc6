//! Files behind a passphrase: exporting one, and opening one on the first page.

use crate::exchange::sealed::{SealedError, SealedFile, sealed_file_name};
use crate::platform::files;
use crate::ui::aside::text;
use crate::ui::desk::desk;
use crate::ui::pages::file::{self, JSON};
use crate::ui::parts::passphrase::{ChooseFields, Chosen, OpenForm};
use crate::ui::parts::signed::sign;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// Exporting the open dossier behind a passphrase.
#[component]
pub fn SealedExport() -> impl IntoView {
    let desk = desk();
    let t = text();
    let Some(vaults) = desk.locking.vaults() else { return ().into_any() };
    let vaults = StoredValue::new_local(vaults);
    let chosen = Chosen::nothing();
    let (busy, failed) = (RwSignal::new(false), RwSignal::new(false));
    let shareable = files::can_share("acquis.json", JSON);
    let leave = move |share: bool| {
        if busy.get_untracked() {
            return;
        }
        let Some(passphrase) = chosen.take("file-passphrase") else { return };
        let Some(written) = file::to_sign(desk) else {
            failed.set(true);
            return;
        };
        busy.set(true);
        let name = sealed_file_name(&untrack(|| file::name(desk)));
        let vaults = vaults.get_value();
        spawn_local(async move {
            let written = sign(written).await;
            let sealed = vaults.seal_file(&passphrase, written.text.as_bytes()).await;
            let text = sealed.ok().and_then(|sealed| sealed.text());
            let left = match text {
                None => false,
                Some(text) if share => files::share(&name, JSON, text.as_bytes()).await,
                Some(text) => files::download(&name, JSON, text.as_bytes()).is_ok(),
            };
            // The page may be gone by now.
            if busy.try_set(false).is_some() {
                return;
            }
            failed.set(!left && !share);
            if left {
                chosen.clear();
                desk.book.note_export();
                desk.say((t.common.exported)(&name), None);
            }
        });
    };
    view! {
        <details id="sealed-export">
            <summary>{t.lock.file}</summary>
            <form class="passphrase-form" on:submit=move |event| {
                event.prevent_default();
                leave(false);
            }>
                <p class="hint">{t.lock.file_hint}</p>
                <ChooseFields id="file-passphrase" again="file-passphrase-again" chosen />
                <p class="error" role="alert">{move || failed.get().then_some(t.common.export_failed)}</p>
                <p class="row">
                    <button type="submit" id="export-sealed" class="button" aria-disabled=move || busy.get().to_string()>
                        {move || if busy.get() { t.lock.working } else { t.lock.file_button }}
                    </button>
                    <Show when=move || shareable>
                        <button type="button" class="button" on:click=move |_| leave(true)>{t.lock.file_share}</button>
                    </Show>
                </p>
            </form>
        </details>
    }
    .into_any()
}

/// A sealed file, and the passphrase that opens it.
#[component]
pub fn OpenSealed(
    /// Its name.
    name: String,
    /// The file.
    file: SealedFile,
    /// Called with what it holds.
    opened: Callback<Vec<u8>>,
    /// Called when it is left closed.
    cancel: Callback<()>,
) -> impl IntoView {
    let desk = desk();
    let t = text();
    let (busy, error) = (RwSignal::new(false), RwSignal::new(None));
    let file = StoredValue::new(file);
    let open = move |passphrase: String| {
        busy.set(true);
        spawn_local(async move {
            let bytes = match desk.locking.vaults() {
                Some(vaults) => vaults.open_file(&passphrase, &file.get_value()).await,
                None => Err(SealedError::NoCipher),
            };
            // The page may be gone by now.
            if busy.try_set(false).is_some() {
                return;
            }
            match bytes {
                Ok(bytes) => opened.run(bytes),
                Err(why) => error.set(Some((t.lock.file_error)(&why))),
            }
        });
    };
    view! {
        <section id="import-preview" class="import" tabindex="-1" role="group" aria-labelledby="sealed-title">
            <h3 id="sealed-title">{t.lock.file_open}</h3>
            <p class="muted small">{(t.lock.file_open_hint)(&name)}</p>
            <OpenForm id="open-sealed" button=t.lock.file_open_button busy error on_open=Callback::new(open) />
            <p><button type="button" class="button small quiet" on:click=move |_| cancel.run(())>{t.common.cancel}</button></p>
        </section>
    }
}
