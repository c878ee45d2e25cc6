//! « Enregistrer sous… » and « Enregistrer à nouveau »: the dossier's file in a place of the person's own, where the
//! browser can write there.

use crate::exchange::file::ToSign;
use crate::platform::files;
use crate::platform::saving::{self, NoPlace, Place};
use crate::ui::aside::text;
use crate::ui::desk::desk;
use crate::ui::parts::signed::sign;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// The buttons; none where the browser cannot.
#[component]
pub fn SaveInPlace(
    /// The file's name.
    name: Memo<String>,
    /// Its kind.
    mime: &'static str,
    /// Makes the file.
    written: Callback<(), Option<ToSign>>,
    /// Told what was done.
    done: Callback<String>,
    /// Told that nothing could be.
    failed: Callback<()>,
) -> impl IntoView {
    if !saving::can_ask() {
        return ().into_any();
    }
    let t = text();
    let dossier = desk().book.dossier().with_untracked(|dossier| dossier.id.to_string());
    let sealed = desk().is_sealed();
    let last = RwSignal::new_local(None::<Place>);
    let which = StoredValue::new(dossier.clone());
    spawn_local(async move {
        let place = saving::place_of(&dossier).await;
        // The page may be gone by now.
        last.try_set(place);
    });
    // What cannot be put in its place is handed over as a download, and that is said.
    let put = move |place: Place| async move {
        let Some(file) = written.run(()) else {
            failed.run(());
            return;
        };
        let file = sign(file).await;
        let there = place.name();
        if place.may_write().await && place.write(file.text.as_bytes()).await {
            // A file's name tells what a dossier is about.
            if let Some(which) =
                which.try_get_value().filter(|_| !sealed.try_get_untracked().unwrap_or(true))
            {
                saving::remember(&which, &place).await;
            }
            last.try_set(Some(place));
            done.run((t.file.saved_there)(&there));
            return;
        }
        let name = name.try_get_untracked().unwrap_or(there);
        match files::download(&name, mime, file.text.as_bytes()) {
            Ok(()) => done.run((t.file.not_there)(&name)),
            Err(_) => failed.run(()),
        }
    };
    let ask = move |_| {
        let name = name.get_untracked();
        spawn_local(async move {
            match saving::ask(&name, mime, ".json").await {
                Ok(place) => put(place).await,
                Err(NoPlace::Cancelled) => {}
                Err(NoPlace::Refused) => failed.run(()),
            }
        });
    };
    let again = move |_| {
        if let Some(place) = last.get_untracked() {
            spawn_local(put(place));
        }
    };
    view! {
        {move || last.get().map(|place| view! {
            <button type="button" id="save-again" class="button" on:click=again>
                {(t.file.save_again)(&place.name())}
            </button>
        })}
        <button type="button" id="save-as" class="button" on:click=ask>{t.file.save_as}</button>
    }
    .into_any()
}
