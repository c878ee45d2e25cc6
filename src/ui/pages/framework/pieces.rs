//! The blocs of a draft and the pieces of their lists: cut, joined, named, by keyboard and by touch.
//!
//! Owns the keys and the buttons of a piece. The text of a fiche cannot be changed: it stands in a
//! field for its caret alone.

use super::hand::{AddBlock, BlockFields, PieceCode, RemoveBlock, RemovePiece, type_text};
use super::{Editing, focus_later, piece_id};
use crate::domain::Draft;
use crate::domain::draft::{DraftBlock, DraftEdit, DraftError, DraftPiece, PieceKind};
use crate::platform::caret;
use crate::ui::aside::text;
use crate::ui::parts::icon::{Icon, Symbol};
use leptos::prelude::*;
use std::sync::Arc;
use web_sys::KeyboardEvent;

/// The blocs, each with its list.
#[component]
pub fn Blocks(
    /// The draft.
    draft: Arc<Draft>,
    /// What the editor shares.
    editing: Editing,
) -> impl IntoView {
    let by_hand = draft.by_hand;
    let blocks = draft.blocks.iter().cloned().enumerate();
    let blocks = blocks.map(|(at, block)| view! { <Bloc at block by_hand editing /> });
    view! {
        {blocks.collect_view()}
        {by_hand.then(|| view! { <AddBlock editing /> })}
    }
}

#[component]
fn Bloc(at: usize, block: DraftBlock, by_hand: bool, editing: Editing) -> impl IntoView {
    let t = &text().framework;
    let title_id = format!("framework-block-{at}");
    let doubtful = block.pieces.iter().filter(|piece| piece.is_doubtful()).count();
    let count = (t.count)(block.competences(), doubtful);
    let mut number = 0;
    let pieces: Vec<_> = block
        .pieces
        .iter()
        .cloned()
        .enumerate()
        .map(|(piece, found)| {
            let shown = (found.kind == PieceKind::Competence).then(|| {
                number += 1;
                number
            });
            view! { <Piece block=at at=piece piece=found number=shown by_hand editing /> }
        })
        .collect();
    let named = if block.title.is_empty() { block.code.clone() } else { block.title.clone() };
    view! {
        <section class="card draft-block" data-block=block.code.clone() aria-labelledby=title_id.clone()>
            {(!by_hand).then(|| view! { <p class="eyebrow">{block.code.clone()}</p> })}
            <h2 id=title_id.clone()>{if named.is_empty() { (t.block_title)(at + 1) } else { named }}</h2>
            <p class="muted small draft-count">{count}</p>
            {by_hand.then(|| view! { <BlockFields at block=block.clone() editing /> })}
            <ol class="pieces">{pieces}</ol>
            {by_hand.then(|| view! { <RemoveBlock at pieces=block.pieces.len() editing /> })}
        </section>
    }
}

/// The byte of a text before a caret, counted in UTF-16 units.
fn byte_at(text: &str, caret: u32) -> usize {
    let mut units = 0;
    for (at, c) in text.char_indices() {
        if units >= caret as usize {
            return at;
        }
        units += c.len_utf16();
    }
    text.len()
}

/// What can be done with one piece.
#[derive(Clone, Copy)]
struct Hand {
    block: usize,
    at: usize,
    /// Whether its text may be changed.
    writes: bool,
    editing: Editing,
}

impl Hand {
    fn id(self) -> String {
        piece_id(self.block, self.at)
    }

    fn split(self) {
        let t = self.editing.t;
        let Some((text, start, _)) = caret::text_and_caret(&self.id()) else { return };
        let (block, piece) = (self.block, self.at);
        let cut = DraftEdit::Split { block, piece, at: byte_at(&text, start) };
        let done = self.editing.drafting.edit(&cut);
        match done {
            Ok(()) => self.editing.say((t.split_done)(self.editing.competences(block))),
            // Who writes goes on with the next one.
            Err(DraftError::NothingToCut) if self.writes => {
                let at = if start == 0 && !text.is_empty() { piece } else { piece + 1 };
                if self.editing.edit(&DraftEdit::AddPiece { block, at }).is_err() {
                    return;
                }
            }
            Err(DraftError::NothingToCut) if start == 0 => return self.editing.say(t.place_caret),
            Err(error) => return self.editing.say((t.told.error)(error)),
        }
        focus_later(piece_id(block, piece + 1), 0);
    }

    /// Joins the piece at that place to the one before it.
    fn join(self, piece: usize) {
        let block = self.block;
        let before = piece.checked_sub(1).map(|before| piece_id(block, before));
        let caret = before
            .as_deref()
            .and_then(caret::text_and_caret)
            .map_or(0, |(text, ..)| u32::try_from(text.encode_utf16().count()).unwrap_or_default());
        if self.editing.edit(&DraftEdit::Join { block, piece }).is_ok() {
            self.editing.say((self.editing.t.join_done)(self.editing.competences(block)));
            focus_later(before.unwrap_or_default(), caret);
        }
    }

    fn name(self, kind: PieceKind) {
        let edit = DraftEdit::Name { block: self.block, piece: self.at, kind };
        if self.editing.edit(&edit).is_ok() {
            let t = self.editing.t;
            self.editing.say((t.kind_done)((t.kind)(kind)));
            focus_later(format!("{}-kind", self.id()), 0);
        }
    }

    fn confirm(self) {
        if self.editing.edit(&DraftEdit::Confirm { block: self.block, piece: self.at }).is_ok() {
            let left = self
                .editing
                .drafting
                .draft()
                .with_untracked(|draft| draft.as_ref().map_or(0, |draft| draft.doubtful()));
            self.editing.say((self.editing.t.confirmed)(left));
            focus_later(self.id(), 0);
        }
    }

    fn on_key(self, event: &KeyboardEvent) {
        if event.is_composing() {
            return;
        }
        let Some((text, start, end)) = caret::text_and_caret(&self.id()) else { return };
        let whole = text.encode_utf16().count();
        let key = event.key();
        let collapsed = start == end;
        if key == "Enter" {
            event.prevent_default();
            self.split();
        } else if key == "Backspace" && collapsed && start == 0 && self.at > 0 {
            event.prevent_default();
            self.join(self.at);
        } else if key == "Delete"
            && collapsed
            && start as usize == whole
            && self.editing.has_piece(self.block, self.at + 1)
        {
            event.prevent_default();
            self.join(self.at + 1);
        }
    }
}

impl Editing {
    fn has_piece(self, block: usize, piece: usize) -> bool {
        self.drafting.draft().with_untracked(|draft| {
            let block = draft.as_ref().and_then(|draft| draft.blocks.get(block));
            block.is_some_and(|block| block.pieces.len() > piece)
        })
    }
}

#[component]
fn Piece(
    block: usize,
    at: usize,
    piece: DraftPiece,
    number: Option<usize>,
    by_hand: bool,
    editing: Editing,
) -> impl IntoView {
    let t = &text().framework;
    let hand = Hand { block, at, writes: by_hand, editing };
    let id = hand.id();
    let place = at + 1;
    let kind = piece.kind;
    let kinds = PieceKind::ALL.map(|of| {
        view! { <option value=of as u8 selected=of == kind>{(t.kind)(of)}</option> }
    });
    let named = move |event| {
        let chosen = event_target_value(&event).parse::<usize>().ok();
        if let Some(kind) = chosen.and_then(|at| PieceKind::ALL.get(at).copied()) {
            hand.name(kind);
        }
    };
    let doubtful = piece.is_doubtful();
    let own = StoredValue::new(piece.text.clone());
    let shown = RwSignal::new(piece.text.clone());
    // A virtual keyboard may change a text that no key has: it is put back.
    let typed = move |event| {
        let value = event_target_value(&event);
        if by_hand {
            shown.set(value.clone());
            type_text(editing, block, at, &value);
        } else {
            caret::put_text(&piece_id(block, at), &own.get_value());
        }
    };
    let before_input = move |event: web_sys::InputEvent| {
        if by_hand {
            return;
        }
        event.prevent_default();
    };
    let on = |what: &str| (t.on_piece)(what, place);
    view! {
        <li class="piece" data-kind=kind_name(kind) class:doubtful=doubtful>
            <div class="piece-head">
                <span class="number" aria-hidden="true">{number}</span>
                {doubtful.then(|| view! {
                    <span class="tag" data-status="thin"><Icon symbol=Symbol::Warning />{t.doubtful}</span>
                    <button type="button" class="button small confirm" aria-label=on(t.confirm) on:click=move |_| hand.confirm()>{t.confirm}</button>
                })}
                {(!by_hand).then(|| piece.code.clone().map(|code| view! { <span class="muted">{code}</span> }))}
                {by_hand.then(|| view! { <PieceCode block at code=piece.code.clone().unwrap_or_default() editing /> })}
            </div>
            <div class="grow">
                <div class="grow-twin" aria-hidden="true">{move || shown.get() + " "}</div>
                <textarea
                    id=id.clone()
                    rows="1"
                    lang="fr"
                    maxlength="60000"
                    inputmode=(!by_hand).then_some("none")
                    aria-readonly=(!by_hand).then_some("true")
                    aria-label=(t.text_label)((t.kind)(kind), place)
                    aria-describedby="framework-how"
                    prop:value=piece.text.clone()
                    on:keydown=move |event| hand.on_key(&event)
                    on:beforeinput=before_input
                    on:input=typed
                ></textarea>
            </div>
            <div class="row piece-tools">
                <button type="button" class="button small split" aria-label=on(t.split) on:click=move |_| hand.split()>{t.split}</button>
                {(at > 0).then(|| view! {
                    <button type="button" class="button small join" aria-label=on(t.join) on:click=move |_| hand.join(at)>{t.join}</button>
                })}
                <select id=format!("{id}-kind") class="small" aria-label=(t.kind_label)(place) on:change=named>{kinds}</select>
                {by_hand.then(|| view! { <RemovePiece block at editing /> })}
            </div>
        </li>
    }
}

fn kind_name(kind: PieceKind) -> &'static str {
    match kind {
        PieceKind::Competence => "competence",
        PieceKind::Heading => "heading",
        PieceKind::Intro => "intro",
    }
}
