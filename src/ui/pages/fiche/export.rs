//! The framework as a file for other tools (CASE 1.1).

use crate::domain::certification::Certification;
use crate::exchange::case::{case_file_name, write_case};
use crate::platform::{clock, files};
use crate::ui::frame::frame;
use crate::ui::reading::text;
use crate::ui::text::fiche::CASE;
use leptos::prelude::*;
use std::sync::Arc;

/// The button that gives the framework of a certification as a file, and what the file is.
#[component]
pub fn CaseExport(
    /// The certification.
    certification: Arc<Certification>,
) -> impl IntoView {
    let t = text();
    let frame = frame();
    let failed = RwSignal::new(false);
    let give = move |_| {
        let name = case_file_name(&certification.code);
        let text = write_case(&certification, &CASE, clock::now()).ok();
        let given =
            text.and_then(|text| files::download(&name, "application/json", text.as_bytes()).ok());
        failed.set(given.is_none());
        if given.is_some() {
            frame.say((t.common.exported)(&name), None);
        }
    };
    view! {
        <button type="button" id="case-export" class="button small" aria-describedby="case-hint" on:click=give>
            {t.fiche.case}
        </button>
        <p class="hint" id="case-hint">{t.fiche.case_hint}</p>
        <p class="error" role="alert">{move || failed.get().then_some(t.common.export_failed)}</p>
    }
}
