//! The table leaves as CSV or NDJSON; the desk is cleared at a stroke.

use super::Look;
use super::table::looked_at;
use crate::domain::cohort::Column;
use crate::exchange::tables::{CsvWords, cohort_csv, cohort_ndjson};
use crate::platform::{clock, files};
use crate::ui::aside::{aside, text};
use crate::ui::desk::desk;
use crate::ui::parts::sheet::Dialog;
use leptos::prelude::*;

/// The exports of what is looked at.
#[component]
pub fn Exports(
    /// What is looked at.
    look: Look,
) -> impl IntoView {
    let desk = desk();
    let t = text();
    let shown = looked_at(look);
    let failed = RwSignal::new(false);
    let offer = move |kind: &str, mime: &str, content: &str| {
        let name = format!("acquis-relecture_{}.{kind}", clock::today());
        let offered = files::download(&name, mime, content.as_bytes());
        failed.set(offered.is_err());
        if offered.is_ok() {
            desk.say((t.cohort.exported)(&name), None);
        }
    };
    let csv = move |_| {
        let words = CsvWords {
            heading: &|column| (t.cohort.column)(column).to_owned(),
            state: &|state| (t.cohort.state)(state).to_owned(),
            whole: t.cohort.whole,
        };
        let table = shown.with_untracked(|rows| cohort_csv(rows, &Column::ALL, &words));
        offer("csv", "text/csv", &table);
    };
    let ndjson = move |_| {
        offer("ndjson", "application/x-ndjson", &shown.with_untracked(|rows| cohort_ndjson(rows)));
    };
    view! {
        <section class="card" aria-labelledby="tables-title">
            <h2 id="tables-title">{t.cohort.export}</h2>
            <p class="hint">{t.cohort.export_hint}</p>
            <div class="row">
                <button type="button" id="cohort-csv" class="button" on:click=csv>{t.cohort.csv}</button>
                <button type="button" id="cohort-ndjson" class="button" on:click=ndjson>{t.cohort.ndjson}</button>
            </div>
            <p class="error" role="alert">{move || failed.get().then_some(t.common.export_failed)}</p>
        </section>
    }
}

/// Clearing the desk.
#[component]
pub fn Clear() -> impl IntoView {
    let desk = desk();
    let aside = aside();
    let t = text();
    let open = RwSignal::new(false);
    let words = move || (t.cohort.clear_ask)(aside.reviewing.rows().with(Vec::len));
    let clear = move |_| {
        open.set(false);
        aside.reviewing.cancel();
        aside.incoming.forget();
        aside.reviewing.clear();
        desk.say(t.cohort.cleared.to_owned(), None);
    };
    view! {
        <section class="card" aria-labelledby="clear-title">
            <h2 id="clear-title">{t.cohort.clear}</h2>
            <p class="hint">{t.cohort.clear_hint}</p>
            <button type="button" id="desk-clear" class="button danger" on:click=move |_| open.set(true)>{t.cohort.clear}</button>
            <Dialog open labelled_by="clear-sure">
                <h2 id="clear-sure">{words}</h2>
                <p class="row end">
                    <button type="button" class="button quiet" on:click=move |_| open.set(false)>{t.common.cancel}</button>
                    <button type="button" id="desk-clear-sure" class="button danger" on:click=clear>{t.cohort.clear}</button>
                </p>
            </Dialog>
        </section>
    }
}
