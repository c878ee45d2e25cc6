//! Dossier: export, print, personal data to check, and opening a copy.

use crate::exchange::file;
use crate::exchange::html::{html_file_name, write_html};
use crate::platform::{clock, files, page, timer};
use crate::ui::aside::text;
use crate::ui::desk::{Desk, desk};
use crate::ui::pages::Heading;
use crate::ui::pages::import::ImportPanel;
use crate::ui::pages::printed::{Printed, page_of};
use crate::ui::pages::privacy::Privacy;
use crate::ui::pages::protection::Protection;
use crate::ui::pages::sealed::SealedExport;
use crate::ui::pages::versions::Versions;
use crate::ui::parts::copies::SupersededVersions;
use crate::ui::parts::saving::SaveInPlace;
use crate::ui::parts::signed::{OwnFingerprint, sign};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// The version of Acquis that writes a file.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// What the files are.
pub const JSON: &str = "application/json";
const HTML: &str = "text/html";

/// The dossier page.
#[component]
pub fn FilePage() -> impl IntoView {
    let t = text();
    view! {
        <header class="page-head">
            <Heading title=t.file.title.to_owned() />
            <p class="muted">{t.file.intro}</p>
        </header>
        <Privacy />
        <SupersededVersions />
        <Export />
        <Protection />
        <Print />
        <section class="card" aria-labelledby="import-title">
            <h2 id="import-title">{t.file.import}</h2>
            <p class="hint">{t.file.import_hint}</p>
            <ImportPanel input_id="import" />
        </section>
        <Versions />
    }
}

/// The name of the open dossier's file.
pub fn name(desk: Desk) -> String {
    let dossier = desk.book.dossier();
    dossier.with(|dossier| file::file_name(&dossier.certification.code, clock::today()))
}

/// The open dossier's file, with its history.
pub fn to_sign(desk: Desk) -> Option<file::ToSign> {
    let (dossier, now) = (desk.book.dossier().get_untracked(), clock::now());
    file::write_to_sign(&dossier, desk.book.copy().as_ref(), VERSION, now).ok()
}

/// Offers the open dossier's file as a download; says whether it failed.
pub fn save_copy(desk: Desk, failed: RwSignal<bool>) {
    let name = untrack(|| name(desk));
    let Some(written) = to_sign(desk) else {
        failed.set(true);
        return;
    };
    let t = text();
    spawn_local(async move {
        let written = sign(written).await;
        let offered = files::download(&name, JSON, written.text.as_bytes()).is_ok();
        failed.try_set(!offered);
        if offered {
            desk.book.note_export();
            desk.say((t.common.exported)(&name), None);
        }
    });
}

#[component]
fn Export() -> impl IntoView {
    let desk = desk();
    let t = text();
    let failed = RwSignal::new(false);
    let name = Memo::new(move |_| name(desk));
    let written = move || to_sign(desk);
    let done = move |message: String| {
        desk.book.note_export();
        desk.say(message, None);
    };
    let export = move |_| save_copy(desk, failed);
    let export_page = move |_| {
        let name = html_file_name(&name.get_untracked());
        let Some(written) = written() else {
            failed.set(true);
            return;
        };
        let page =
            desk.book.dossier().with_untracked(|dossier| page_of(dossier, t.file.page_dated));
        spawn_local(async move {
            let written = sign(written).await;
            let page = write_html(&page, &written.text);
            let offered = files::download(&name, HTML, page.as_bytes()).is_ok();
            failed.try_set(!offered);
            if offered {
                done((t.common.exported)(&name));
            }
        });
    };
    let share = move |_| {
        let name = name.get_untracked();
        let Some(written) = written() else {
            failed.set(true);
            return;
        };
        spawn_local(async move {
            let written = sign(written).await;
            if files::share(&name, JSON, written.text.as_bytes()).await {
                done((t.file.shared)(&name));
            }
        });
    };
    let shareable = name.with_untracked(|name| files::can_share(name, JSON));
    view! {
        <section class="card" aria-labelledby="export-title">
            <h2 id="export-title">{t.file.export}</h2>
            <p class="hint">{move || (t.file.export_hint)(&name.get())}</p>
            <p class="hint">{t.file.page_hint}</p>
            <div class="row">
                <button type="button" id="export" class="button primary" on:click=export>{t.file.export_button}</button>
                <button type="button" id="export-page" class="button" on:click=export_page>{t.file.page_button}</button>
                <SaveInPlace
                    name
                    mime=JSON
                    written=Callback::new(move |()| written())
                    done=Callback::new(done)
                    failed=Callback::new(move |()| failed.set(true))
                />
                <Show when=move || shareable>
                    <button type="button" id="share" class="button" on:click=share>{t.file.share_button}</button>
                </Show>
            </div>
            <OwnFingerprint />
            <p class="error" role="alert">{move || failed.get().then_some(t.common.export_failed)}</p>
            <SealedExport />
        </section>
    }
}

/// The printed dossier, made only when it is looked at: it holds everything that was written.
#[component]
fn Print() -> impl IntoView {
    let t = text();
    let shown = RwSignal::new(false);
    let print = move |_| {
        shown.set(true);
        // Once the preview stands.
        timer::after(50, page::print);
    };
    view! {
        <section class="card" aria-labelledby="print-title">
            <h2 id="print-title">{t.file.print_title}</h2>
            <p class="hint">{t.file.print_hint}</p>
            <div class="row">
                <button type="button" id="print" class="button" on:click=print>{t.file.print_button}</button>
                <button
                    type="button"
                    id="preview"
                    class="button quiet"
                    aria-expanded=move || shown.get().to_string()
                    on:click=move |_| shown.update(|shown| *shown = !*shown)
                >
                    {move || if shown.get() { t.file.preview_hide } else { t.file.preview_show }}
                </button>
            </div>
        </section>
        <Show when=move || shown.get()>
            <Printed />
        </Show>
    }
}
