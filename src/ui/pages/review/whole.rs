//! The dossier whole, as the candidate prints it: what stands with no competence is read here.

use super::here;
use super::spots::{Of, Spots};
use crate::ui::aside::text;
use crate::ui::pages::printed::page_of;
use crate::ui::parts::paper::Paper;
use leptos::prelude::*;

/// Reading it whole.
#[component]
pub fn Whole() -> impl IntoView {
    let here = here();
    let t = text();
    let whole = here.whole;
    let open = here.open.get_value();
    let paper = move || view! { <Paper page=page_of(&open.dossier, t.file.printed_on) /> };
    Some(view! {
        <section class="card" aria-labelledby="whole-title">
            <h2 id="whole-title">{t.review.whole}</h2>
            <p class="hint">{t.review.whole_hint}</p>
            <Spots of=Of::Rest />
            <button
                type="button"
                id="read-whole"
                class="button"
                aria-expanded=move || whole.get().to_string()
                on:click=move |_| whole.update(|whole| *whole = !*whole)
            >
                {move || if whole.get() { t.review.whole_hide } else { t.review.whole_show }}
            </button>
        </section>
        {move || whole.get().then(&paper)}
    })
}
