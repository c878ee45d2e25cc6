//! Importing a certification, or writing one: bring it, put its cuts right, go on with it.
//!
//! Owns the page's order and what its parts share: what is said after each change, and where the
//! focus goes. The draft is the device's (`state::drafting`); reading is a worker's (`sources`).

pub mod checks;
pub mod hand;
pub mod next;
pub mod pieces;
pub mod several;
pub mod sources;

use crate::domain::draft::{DraftEdit, DraftError};
use crate::platform::{caret, timer};
use crate::state::Drafting;
use crate::ui::aside::{aside, text};
use crate::ui::pages::Heading;
use crate::ui::text::framework::Framework;
use leptos::prelude::*;
use web_sys::KeyboardEvent;

/// What the parts of the editor share.
#[derive(Clone, Copy)]
pub struct Editing {
    drafting: Drafting,
    /// What is read out.
    said: RwSignal<String>,
    /// Its words: an answer of the worker is heard where no page could be asked for them.
    t: &'static Framework,
}

impl Editing {
    fn say(self, words: impl Into<String>) {
        // The same words twice are to be read out twice.
        let words = words.into();
        let again = self.said.with_untracked(|said| *said == words);
        self.said.set(if again { words + "\u{a0}" } else { words });
    }

    /// Changes the draft; says why not when it does not change.
    fn edit(self, edit: &DraftEdit) -> Result<(), DraftError> {
        let done = self.drafting.edit(edit);
        if let Err(error) = done {
            self.say((self.t.told.error)(error));
        }
        done
    }

    /// Takes in what is typed in a field.
    fn type_in(self, edit: &DraftEdit) {
        // Why not was said.
        let _ = self.edit(edit);
    }

    fn undo(self) {
        if self.drafting.undo() {
            self.say(self.t.undone);
        }
    }

    fn redo(self) {
        if self.drafting.redo() {
            self.say(self.t.redone);
        }
    }

    /// How many competences the bloc at that place holds.
    fn competences(self, block: usize) -> usize {
        self.drafting.draft().with_untracked(|draft| {
            let block = draft.as_ref().and_then(|draft| draft.blocks.get(block));
            block.map_or(0, crate::domain::draft::DraftBlock::competences)
        })
    }
}

/// The id of the text of a piece.
fn piece_id(block: usize, piece: usize) -> String {
    format!("piece-{block}-{piece}")
}

/// Moves the focus once the page stands again, the caret to that place of the text.
fn focus_later(id: String, caret: u32) {
    timer::after(0, move || caret::focus_text(&id, caret));
}

/// Importing a certification, or writing one.
#[component]
pub fn FrameworkPage() -> impl IntoView {
    let drafting = aside().drafting;
    let t = &text().framework;
    let editing = Editing { drafting, said: RwSignal::new(String::new()), t };
    let by_hand = Memo::new(move |_| drafting.draft().with(|d| d.as_ref().map(|d| d.by_hand)));
    let title = Signal::derive(move || {
        match by_hand.get() {
            None => t.title,
            Some(false) => t.draft_title,
            Some(true) => t.hand_title,
        }
        .to_owned()
    });
    let on_key = move |event: KeyboardEvent| {
        let key = event.key().to_ascii_lowercase();
        if !(event.ctrl_key() || event.meta_key()) || !matches!(key.as_str(), "z" | "y") {
            return;
        }
        // What is pasted here has steps of its own.
        if by_hand.get_untracked().is_none() {
            return;
        }
        event.prevent_default();
        event.stop_propagation();
        if key == "y" || event.shift_key() {
            editing.redo();
        } else {
            editing.undo();
        }
    };
    view! {
        <header class="page-head">
            <Heading title=title />
            <Show when=move || by_hand.get().is_none()>
                <p class="lead">{t.lead}</p>
                <p class="muted">{t.where_from}</p>
            </Show>
        </header>
        <p id="framework-status" class="visually-hidden" role="status" aria-live="polite">
            {move || editing.said.get()}
        </p>
        <div class="framework" on:keydown=on_key>
            {move || {
                drafting.shape().track();
                let draft = drafting.draft().get_untracked();
                match draft {
                    None => view! { <sources::Sources editing /> }.into_any(),
                    Some(draft) => view! {
                        <checks::Checks draft=draft.clone() editing />
                        <pieces::Blocks draft=draft.clone() editing />
                        <next::Next draft editing />
                    }
                    .into_any(),
                }
            }}
        </div>
    }
}
