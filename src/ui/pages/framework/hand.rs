//! What only a framework that is written by hand has: fields for its texts, more and fewer pieces.
//!
//! Owns those fields. Typing builds nothing anew: a field keeps its caret.

use super::{Editing, focus_later, piece_id};
use crate::domain::Draft;
use crate::domain::draft::{DraftBlock, DraftEdit};
use crate::ui::aside::text;
use crate::ui::parts::field::LineField;
use leptos::prelude::*;
use std::sync::Arc;

/// The code, the title and the level of the certification.
#[component]
pub fn AboutFields(
    /// The draft.
    draft: Arc<Draft>,
    /// What the editor shares.
    editing: Editing,
) -> impl IntoView {
    let t = &text().framework;
    let (code, title) = (draft.about.code.clone(), draft.about.title.clone());
    let level = draft.about.level;
    let levels = (1..=8_u8).map(|of| {
        view! { <option value=of.to_string() selected=level == Some(of)>{of}</option> }
    });
    let levels = levels.collect_view();
    let set_code = Callback::new(move |code| editing.type_in(&DraftEdit::Code(code)));
    let set_title = Callback::new(move |title| editing.type_in(&DraftEdit::Title(title)));
    let set_level = move |event| {
        editing.type_in(&DraftEdit::Level(event_target_value(&event).parse().ok()));
        focus_later("framework-level".to_owned(), 0);
    };
    view! {
        <section class="card">
            <LineField id="framework-code" label=t.code hint=t.code_hint value=Signal::derive(move || code.clone()) on_input=set_code />
            <LineField id="framework-name" label=t.name value=Signal::derive(move || title.clone()) on_input=set_title />
            <div class="field">
                <label class="label" for="framework-level">{t.level}</label>
                <select id="framework-level" class="small" on:change=set_level>
                    <option value="" selected=level.is_none()>{t.no_level}</option>
                    {levels}
                </select>
            </div>
        </section>
    }
}

/// The code and the title of a bloc.
#[component]
pub fn BlockFields(
    /// The place of the bloc.
    at: usize,
    /// The bloc.
    block: DraftBlock,
    /// What the editor shares.
    editing: Editing,
) -> impl IntoView {
    let t = &text().framework;
    let (code, title) = (block.code, block.title);
    let set_code = Callback::new(move |code| editing.type_in(&DraftEdit::BlockCode(at, code)));
    let set_title = Callback::new(move |title| editing.type_in(&DraftEdit::BlockTitle(at, title)));
    view! {
        <LineField id=format!("block-{at}-code") label=(t.block_code)(at + 1) value=Signal::derive(move || code.clone()) on_input=set_code />
        <LineField id=format!("block-{at}-title") label=(t.block_title)(at + 1) value=Signal::derive(move || title.clone()) on_input=set_title />
    }
}

/// The printed code of a piece.
#[component]
pub fn PieceCode(
    /// The place of the bloc.
    block: usize,
    /// The place of the piece.
    at: usize,
    /// The code.
    code: String,
    /// What the editor shares.
    editing: Editing,
) -> impl IntoView {
    let set = move |event| {
        let code = event_target_value(&event);
        editing.type_in(&DraftEdit::PieceCode { block, piece: at, code });
    };
    view! {
        <input
            type="text"
            class="code"
            maxlength="40"
            autocomplete="off"
            placeholder=text().framework.code
            aria-label=(text().framework.piece_code)(at + 1)
            prop:value=code
            on:input=set
        />
    }
}

/// Takes in what is typed or pasted in a piece: each line of a list is a piece of its own.
pub(super) fn type_text(editing: Editing, block: usize, at: usize, value: &str) {
    let lines: Vec<&str> = value.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    if lines.len() < 2 {
        let text = value.replace(['\n', '\r'], " ");
        return editing.type_in(&DraftEdit::PieceText { block, piece: at, text });
    }
    for (more, line) in lines.iter().enumerate() {
        let piece = at + more;
        let added = more == 0 || editing.edit(&DraftEdit::AddPiece { block, at: piece }).is_ok();
        let text = (*line).to_owned();
        if !added || editing.edit(&DraftEdit::PieceText { block, piece, text }).is_err() {
            break;
        }
    }
    // The last text came after the page was built.
    editing.drafting.show();
    focus_later(piece_id(block, at + lines.len() - 1), 0);
}

/// Adds a bloc.
#[component]
pub fn AddBlock(
    /// What the editor shares.
    editing: Editing,
) -> impl IntoView {
    let add = move |_| {
        if editing.edit(&DraftEdit::AddBlock).is_ok() {
            let count = editing
                .drafting
                .draft()
                .with_untracked(|draft| draft.as_ref().map_or(0, |draft| draft.blocks.len()));
            focus_later(format!("block-{}-code", count.saturating_sub(1)), 0);
        }
    };
    view! {
        <p><button type="button" id="framework-add-block" class="button" on:click=add>{text().framework.add_block}</button></p>
    }
}

/// What can be done at the end of a bloc: another competence, or the bloc away.
#[component]
pub fn RemoveBlock(
    /// The place of the bloc.
    at: usize,
    /// How many pieces it has.
    pieces: usize,
    /// What the editor shares.
    editing: Editing,
) -> impl IntoView {
    let t = &text().framework;
    let add = move |_| {
        if editing.edit(&DraftEdit::AddPiece { block: at, at: pieces }).is_ok() {
            focus_later(piece_id(at, pieces), 0);
        }
    };
    let remove = move |_| {
        if editing.edit(&DraftEdit::RemoveBlock(at)).is_ok() {
            editing.say(t.removed);
            focus_later("framework-add-block".to_owned(), 0);
        }
    };
    view! {
        <p class="row">
            <button type="button" class="button small add-piece" on:click=add>{t.add_piece}</button>
            <button type="button" class="button small quiet" on:click=remove>{(t.remove_block)(at + 1)}</button>
        </p>
    }
}

/// Takes a piece away.
#[component]
pub fn RemovePiece(
    /// The place of the bloc.
    block: usize,
    /// The place of the piece.
    at: usize,
    /// What the editor shares.
    editing: Editing,
) -> impl IntoView {
    let t = &text().framework;
    let remove = move |_| {
        if editing.edit(&DraftEdit::RemovePiece { block, piece: at }).is_ok() {
            editing.say(t.removed);
            focus_later(piece_id(block, at.saturating_sub(1)), 0);
        }
    };
    view! {
        <button type="button" class="button small quiet" aria-label=(t.on_piece)(t.remove_piece, at + 1) on:click=remove>{t.remove_piece}</button>
    }
}
