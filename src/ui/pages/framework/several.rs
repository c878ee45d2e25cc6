//! Choosing one fiche of a file of several, up to the whole national export.
//!
//! Owns the search by number and words, without case and accents. Shows few at a time.

use crate::domain::fold::key;
use crate::fiche::talk::Row;
use crate::ui::aside::text;
use leptos::prelude::*;

/// How many are shown.
const SHOWN: usize = 30;

/// The fiches of a file, of which one is chosen.
#[component]
pub fn Several(
    /// The fiches.
    rows: RwSignal<Vec<Row>>,
    /// How many could not be read.
    refused: usize,
    /// Called with the number of the chosen one.
    choose: Callback<String>,
) -> impl IntoView {
    let t = &text().framework;
    let sought = RwSignal::new(String::new());
    let folded = StoredValue::new(rows.with_untracked(|rows| {
        rows.iter().map(|row| fold(&format!("{} {}", row.code, row.title))).collect::<Vec<_>>()
    }));
    let found = move || {
        let words: Vec<String> = sought.get().split_whitespace().map(fold).collect();
        let fits = |line: &String| words.iter().all(|word| line.contains(word.as_str()));
        let places: Vec<usize> = folded.with_value(|lines| {
            (0..lines.len()).filter(|at| lines.get(*at).is_some_and(fits)).collect()
        });
        let more = places.len().saturating_sub(SHOWN);
        let shown: Vec<Row> = rows.with_untracked(|rows| {
            places.iter().take(SHOWN).filter_map(|at| rows.get(*at).cloned()).collect()
        });
        (shown, more)
    };
    view! {
        <section class="card" aria-labelledby="several-title">
            <h2 id="several-title">{move || rows.with(|rows| (t.several)(rows.len()))}</h2>
            {(refused > 0).then(|| view! { <p class="muted small">{(t.unread)(refused)}</p> })}
            <div class="field">
                <label class="label" for="framework-find">{t.find}</label>
                <input
                    type="search"
                    id="framework-find"
                    autocomplete="off"
                    on:input=move |event| sought.set(event_target_value(&event))
                />
            </div>
            {move || {
                let (shown, more) = found();
                let none = shown.is_empty().then(|| view! { <p>{t.none_found}</p> });
                let rows = shown.into_iter().map(|row| {
                    let (code, number) = (row.code.clone(), row.code.clone());
                    let level = row.level.map(|level| format!(" · {} {level}", t.level));
                    let inactive =
                        (row.active == Some(false)).then(|| format!(" · {}", t.inactive_row));
                    view! {
                        <li>
                            <button
                                type="button"
                                class="link choose"
                                data-code=row.code
                                on:click=move |_| choose.run(code.clone())
                            >
                                {number}" · "{row.title}{level}{inactive}
                            </button>
                        </li>
                    }
                });
                view! {
                    {none}
                    <ul class="plain">{rows.collect_view()}</ul>
                    {(more > 0).then(|| view! { <p class="muted">{(t.more)(more)}</p> })}
                }
            }}
        </section>
    }
}

fn fold(text: &str) -> String {
    text.split_whitespace().map(key).collect::<Vec<_>>().join(" ")
}
