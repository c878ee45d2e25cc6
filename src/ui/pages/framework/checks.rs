//! What should be known of a draft before going on: its facts, its dates, how many cuts to check.
//!
//! Owns the head of the editor, with the step back.

use super::Editing;
use super::hand::AboutFields;
use crate::domain::Draft;
use crate::domain::certification::Route;
use crate::ui::aside::text;
use crate::ui::parts::doubts::Doubts;
use crate::ui::parts::icon::{Icon, Symbol};
use leptos::prelude::*;
use std::sync::Arc;

/// The head of the editor.
#[component]
pub fn Checks(
    /// The draft.
    draft: Arc<Draft>,
    /// What the editor shares.
    editing: Editing,
) -> impl IntoView {
    let t = &text().framework;
    let by_hand = draft.by_hand;
    let undoable = editing.drafting.undoable();
    let redoable = editing.drafting.redoable();
    let unkept = editing.drafting.unkept();
    let tools = view! {
        <p class="hint" id="framework-how">{t.how}</p>
        {by_hand.then(|| view! { <p class="hint">{t.hand_how}</p> })}
        <p class="row">
            <button
                type="button"
                id="framework-undo"
                class="button small"
                disabled=move || !undoable.get()
                on:click=move |_| editing.undo()
            >
                <Icon symbol=Symbol::Undo />
                {t.undo}
            </button>
            <button
                type="button"
                id="framework-redo"
                class="button small"
                disabled=move || !redoable.get()
                on:click=move |_| editing.redo()
            >
                <Icon symbol=Symbol::Redo />
                {t.redo}
            </button>
        </p>
        <p class="reminder">{move || unkept.get().then_some(t.unkept)}</p>
    };
    if by_hand {
        return view! {
            <AboutFields draft editing />
            <div class="card">{tools}</div>
        }
        .into_any();
    }
    let about = &draft.about;
    let title = Some(about.title.clone()).filter(|title| !title.is_empty());
    let title = title.unwrap_or_else(|| t.unnamed.to_owned());
    let level = about.level.map(|level| format!("{} {level}", t.level));
    let eyebrow: Vec<String> = [about.code.clone()].into_iter().chain(level).collect();
    let doubtful = draft.doubtful();
    let sure = if doubtful == 0 { t.all_sure.to_owned() } else { (t.to_check)(doubtful) };
    let next: Vec<String> = about.next.iter().map(|next| next.code.clone()).collect();
    let gone = draft.active == Some(false);
    let inactive = gone.then(|| {
        let next = (!next.is_empty()).then(|| (t.replaced_by)(&next.join(", ")));
        view! { <li>{t.inactive}" "{next}</li> }
    });
    let closed = about.is_open(Route::Experience) == Some(false);
    view! {
        <section class="card" aria-labelledby="framework-about">
            <p class="eyebrow">{eyebrow.join(" · ")}</p>
            <h2 id="framework-about">{title}</h2>
            <p class="muted">{(text().fiche.block_count)(draft.blocks.len(), draft.competences())}</p>
            <ul class="plain reminder">
                {inactive}
                {closed.then(|| view! { <li>{t.not_vae}</li> })}
            </ul>
            <Doubts dates=about.registration.clone() soon=true />
            <p id="framework-doubtful" class:reminder=doubtful != 0>{sure}</p>
            {tools}
        </section>
    }
    .into_any()
}
