//! Relecture: the adviser's desk. Opening files, the table of dossiers, what is seen across it.

pub mod exports;
pub mod figures;
pub mod incoming;
pub mod intake;
pub mod table;
pub mod tools;

use crate::domain::cohort::{Column, Filter};
use crate::domain::review::Reviewer;
use crate::state::reviewing::Keeping;
use crate::ui::aside::{aside, text};
use crate::ui::pages::Heading;
use crate::ui::parts::field::LineField;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// What is looked at in the table.
#[derive(Clone, Copy)]
pub struct Look {
    /// Which rows are shown.
    filter: RwSignal<Filter>,
    /// By which column they are sorted.
    column: RwSignal<Column>,
    /// Which way.
    descending: RwSignal<bool>,
}

/// The desk.
#[component]
pub fn CohortPage() -> impl IntoView {
    let reviewing = aside().reviewing;
    let t = text();
    let look = Look {
        filter: RwSignal::new(Filter::default()),
        column: RwSignal::new(Column::Candidate),
        descending: RwSignal::new(false),
    };
    spawn_local(reviewing.restore());
    let rows = reviewing.rows();
    let some = Memo::new(move |_| rows.with(|rows| !rows.is_empty()));
    view! {
        <header class="page-head wide">
            <Heading title=t.cohort.title.to_owned() />
            <p class="lead">{t.cohort.lead}</p>
            <p class="muted">{t.cohort.where_kept}</p>
        </header>
        <NotKept />
        <intake::Intake />
        <Show when=move || some.get() fallback=move || view! { <p class="muted">{t.cohort.empty}</p> }>
            <table::Table look />
            <figures::Figures />
        </Show>
        <Me />
        <Show when=move || some.get()>
            <exports::Exports look />
            <exports::Clear />
        </Show>
    }
}

/// That what lies here is not kept, when it is not.
#[component]
pub fn NotKept() -> impl IntoView {
    let reviewing = aside().reviewing;
    let t = text();
    let words = move || match reviewing.keeping().get() {
        Keeping::Nowhere => Some(t.cohort.forgets),
        Keeping::Failed(_) => Some(t.cohort.not_kept),
        Keeping::Kept | Keeping::Writing => None,
    };
    view! { <p class="error" role="alert" id="desk-not-kept">{words}</p> }
}

/// Who reviews.
#[component]
pub fn Me() -> impl IntoView {
    let reviewing = aside().reviewing;
    let t = text();
    let reviewer = reviewing.reviewer();
    let name = Signal::derive(move || reviewer.get().name);
    let organisation = Signal::derive(move || reviewer.get().organisation);
    let named = move |name| reviewing.sign(Reviewer { name, ..reviewer.get_untracked() });
    let of = move |organisation| {
        reviewing.sign(Reviewer { organisation, ..reviewer.get_untracked() });
    };
    view! {
        <section class="card" aria-labelledby="me-title">
            <h2 id="me-title">{t.cohort.me}</h2>
            <p class="hint">{t.cohort.me_hint}</p>
            <div class="columns pair">
                <LineField id="me-name" label=t.cohort.name value=name on_input=named />
                <LineField id="me-organisation" label=t.cohort.organisation value=organisation on_input=of />
            </div>
        </section>
    }
}
