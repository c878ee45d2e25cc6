//! Dossier: export, print, personal data to check, and opening a copy.

use crate::exchange::file;
use crate::platform::{clock, files, page, timer};
use crate::ui::desk::{Desk, desk, text};
use crate::ui::pages::Heading;
use crate::ui::pages::import::ImportPanel;
use crate::ui::pages::printed::Printed;
use crate::ui::pages::privacy::Privacy;
use crate::ui::pages::protection::Protection;
use crate::ui::pages::sealed::SealedExport;
use crate::ui::pages::versions::Versions;
use crate::ui::parts::copies::SupersededVersions;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// The version of Acquis that writes a file.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// What the files are.
pub const JSON: &str = "application/json";

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
pub fn written(desk: Desk) -> Option<file::Written> {
    let (dossier, now) = (desk.book.dossier().get_untracked(), clock::now());
    let written = match desk.book.copy() {
        Some(copy) => file::write_copy(&dossier, &copy, VERSION, now),
        None => file::write(&dossier, VERSION, now),
    };
    written.ok()
}

/// Offers the open dossier's file as a download; says whether it could.
pub fn save_copy(desk: Desk) -> bool {
    let name = untrack(|| name(desk));
    let offered = written(desk)
        .and_then(|written| files::download(&name, JSON, written.text.as_bytes()).ok());
    if offered.is_some() {
        desk.book.note_export();
        desk.say((text().file.exported)(&name), None);
    }
    offered.is_some()
}

#[component]
fn Export() -> impl IntoView {
    let desk = desk();
    let t = text();
    let failed = RwSignal::new(false);
    let name = Memo::new(move |_| name(desk));
    let done = move |message: String| {
        desk.book.note_export();
        desk.say(message, None);
    };
    let export = move |_| failed.set(!save_copy(desk));
    let share = move |_| {
        let name = name.get_untracked();
        let Some(written) = written(desk) else {
            failed.set(true);
            return;
        };
        spawn_local(async move {
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
            <div class="row">
                <button type="button" id="export" class="button primary" on:click=export>{t.file.export_button}</button>
                <Show when=move || shareable>
                    <button type="button" id="share" class="button" on:click=share>{t.file.share_button}</button>
                </Show>
            </div>
            <p class="error" role="alert">{move || failed.get().then_some(t.file.export_failed)}</p>
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
