//! The field and what it finds, one link a certification; arrows go from one to the next.

use super::FIELD;
use crate::domain::Date;
use crate::fiche::catalogue::index::{Entry, Index};
use crate::platform::page;
use crate::state::Route;
use crate::ui::aside::{aside, text};
use crate::ui::catalogue::Listed;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

/// How many are shown at a time.
const SHOWN: usize = 30;

/// The field and its results.
#[component]
pub fn Search(
    /// What is searched.
    shown: Listed,
) -> impl IntoView {
    let t = text();
    let query = aside().catalogue.query;
    let index = shown.index;
    let most = RwSignal::new(SHOWN);
    let found = {
        let index = index.clone();
        Memo::new(move |_| query.with(|query| index.search(query, most.get())))
    };
    let asked = move || query.with(|query| !query.trim().is_empty());
    let told = move || found.with(|found| (t.catalogue.found)(found.total, found.near));
    let day = shown.generated_at.parse::<Date>().ok();
    let of = (t.catalogue.of)(index.len(), day.map(t.common.date).as_deref());
    let key = move |event: KeyboardEvent| match event.key().as_str() {
        "ArrowDown" => walk(&event, 1),
        "ArrowUp" => walk(&event, -1),
        "Escape" => page::focus(FIELD),
        _ => {}
    };
    view! {
        <div class="catalogue" on:keydown=key>
            <div class="field" role="search">
                <label class="label" for=FIELD>{t.catalogue.search}</label>
                <p class="hint" id="catalogue-hint">{t.catalogue.hint}</p>
                <input
                    id=FIELD
                    type="search"
                    autocomplete="off"
                    autocapitalize="none"
                    spellcheck="false"
                    maxlength="200"
                    aria-describedby="catalogue-hint"
                    prop:value=move || query.get()
                    on:input=move |event| {
                        most.set(SHOWN);
                        query.set(event_target_value(&event));
                    }
                />
            </div>
            <p role="status" id="catalogue-told" class="muted">{move || if asked() { told() } else { of.clone() }}</p>
            <ul class="results" id="catalogue-results" aria-label=t.catalogue.results>
                <For each=move || found.with(|found| found.entries.clone()) key=|at| *at let:at>
                    {row(&index, at)}
                </For>
            </ul>
            <Show when=move || found.with(|found| found.total > found.entries.len() && !found.entries.is_empty())>
                <button type="button" class="button" on:click=move |_| most.update(|most| *most += SHOWN)>
                    {t.catalogue.more}
                </button>
            </Show>
        </div>
    }
}

fn row(index: &Index, at: usize) -> Option<impl IntoView + use<>> {
    let entry = index.entry(at)?;
    let href = Route::Catalogued(entry.code.to_owned()).href();
    Some(view! {
        <li class="card result" data-code=entry.code.to_owned()>
            <a class="cover" href=href lang="fr">{named(&entry)}</a>
            <p class="muted small">{facts(&entry)}</p>
        </li>
    })
}

/// `BTS Support à l'action managériale`.
fn named(entry: &Entry<'_>) -> String {
    let short = entry.short;
    if short.is_empty() || entry.title.starts_with(short) {
        entry.title.to_owned()
    } else {
        format!("{short} {}", entry.title)
    }
}

fn facts(entry: &Entry<'_>) -> String {
    let t = text();
    let mut facts = vec![entry.code.to_owned()];
    facts.extend(entry.level.map(t.catalogue.level));
    facts.push((t.fiche.block_count)(entry.blocks, entry.competences));
    let until = entry.expires.parse::<Date>().ok();
    facts.extend(until.map(|day| (t.catalogue.until)(&(t.common.date)(day))));
    facts.join(" · ")
}

/// Moves the focus among the field and the results.
fn walk(event: &KeyboardEvent, step: i32) {
    if page::focus_next(&format!("#{FIELD}, #catalogue-results a"), step) {
        event.prevent_default();
    }
}
