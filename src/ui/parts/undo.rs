//! The two buttons that take a step back and do it again, each saying which.

use crate::ui::desk::{desk, text};
use crate::ui::parts::icon::{Icon, Symbol};
use leptos::prelude::*;

/// Undo and redo.
#[component]
pub fn UndoButtons() -> impl IntoView {
    let desk = desk();
    let t = text();
    let undoable = desk.book.undoable();
    let redoable = desk.book.redoable();
    let label = move |step, none: &'static str, some: fn(&str) -> String| match step {
        Some(step) => some((t.words.step)(step)),
        None => none.to_owned(),
    };
    view! {
        <button
            type="button"
            class="icon-button"
            aria-label=move || label(undoable.get(), t.shell.undo, t.shell.undo_what)
            title=move || label(undoable.get(), t.shell.undo, t.shell.undo_what)
            disabled=move || undoable.get().is_none()
            on:click=move |_| desk.undo()
        >
            <Icon symbol=Symbol::Undo />
        </button>
        <button
            type="button"
            class="icon-button"
            aria-label=move || label(redoable.get(), t.shell.redo, t.shell.redo_what)
            title=move || label(redoable.get(), t.shell.redo, t.shell.redo_what)
            disabled=move || redoable.get().is_none()
            on:click=move |_| desk.redo()
        >
            <Icon symbol=Symbol::Redo />
        </button>
    }
}
