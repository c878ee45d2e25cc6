//! The self-assessment of one competence: a native radio group of four levels, none preselected.

use crate::domain::id::CompetenceId;
use crate::domain::{Edit, Level};
use crate::ui::desk::{desk, text};
use leptos::prelude::*;

/// The name of a level for style sheets and tests.
pub fn level_name(level: Level) -> &'static str {
    match level {
        Level::NotPractised => "not-practised",
        Level::WithHelp => "with-help",
        Level::Autonomous => "autonomous",
        Level::Transmits => "transmits",
    }
}

/// The four levels, to be placed inside a fieldset whose legend is the competence.
#[component]
pub fn LevelRadios(
    /// The competence rated.
    id: CompetenceId,
    /// Whether what each level means is written beside it.
    #[prop(optional)]
    explained: bool,
) -> impl IntoView {
    let desk = desk();
    let t = text();
    let rating = desk.book.rating(id.clone());
    let level = Memo::new(move |_| rating.get().level);
    let name = format!("level-{id}");
    let rate = {
        let id = id.clone();
        move |level| {
            let at = desk.book.at();
            desk.book.dispatch(&Edit::Rate { competence: id.clone(), level, at });
        }
    };
    let radios = Level::ALL.map(|choice| {
        let rate = rate.clone();
        let means = (t.words.level_means)(choice);
        view! {
            <label class="level" data-level=level_name(choice) title=(!explained).then_some(means)>
                <input
                    type="radio"
                    name=name.clone()
                    value=level_name(choice)
                    prop:checked=move || level.get() == Some(choice)
                    on:change=move |_| rate(Some(choice))
                />
                <span class="level-words">
                    <span class="level-name">{(t.words.level)(choice)}</span>
                    {explained.then(|| view! { <span class="level-means">{means}</span> })}
                </span>
            </label>
        }
    });
    view! {
        <div class="levels" class:explained=explained>{radios}</div>
        <Show when=move || level.get().is_some()>
            <button type="button" class="link small withdraw" on:click={
                let rate = rate.clone();
                move |_| rate(None)
            }>{t.rating.withdraw}</button>
        </Show>
    }
}
