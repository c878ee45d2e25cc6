//! What is done with a draft: a dossier is begun on it, it is shared as a file, or given up.
//!
//! Owns what is told of a draft that is no certification yet.

use super::Editing;
use crate::domain::Draft;
use crate::domain::draft::DraftFault;
use crate::exchange::{certification_file_name, write_certification};
use crate::platform::{clock, files, page, timer};
use crate::ui::app::HEADING;
use crate::ui::aside::text;
use crate::ui::desk::desk;
use crate::ui::pages::file::VERSION;
use crate::ui::parts::replace_in::ReplaceIn;
use leptos::prelude::*;
use std::sync::Arc;

/// The id of the list of what is missing.
const FAULTS: &str = "framework-faults";

/// The field that mends a fault.
fn field_of(fault: &DraftFault) -> String {
    match fault {
        DraftFault::NoCode => "framework-code".to_owned(),
        DraftFault::NoTitle => "framework-name".to_owned(),
        DraftFault::NoBlock => "framework-add-block".to_owned(),
        DraftFault::NoBlockCode(at) | DraftFault::RepeatedBlock(at) => format!("block-{at}-code"),
        DraftFault::NoBlockTitle(at) => format!("block-{at}-title"),
        DraftFault::EmptyBlock(at) => super::piece_id(*at, 0),
        DraftFault::EmptyPiece(at, piece) => super::piece_id(*at, *piece),
    }
}

/// What can be done next.
#[component]
pub fn Next(
    /// The draft.
    draft: Arc<Draft>,
    /// What the editor shares.
    editing: Editing,
) -> impl IntoView {
    let desk = desk();
    let t = &text().framework;
    let by_hand = draft.by_hand;
    let drafting = editing.drafting;
    let faults = Memo::new(move |_| {
        drafting.draft().with(|draft| draft.as_ref().map(|d| d.faults()).unwrap_or_default())
    });
    let asked = RwSignal::new(false);
    let refused = RwSignal::new(None::<&'static str>);
    let whole = move || {
        let certification = drafting.certification();
        asked.set(certification.is_none());
        if certification.is_none() {
            timer::after(0, || page::reveal(FAULTS));
        }
        certification
    };
    let begin = move |_| {
        let Some(certification) = whole() else { return };
        desk.begin_on(certification);
        let failed = desk.frame.failed.get_untracked();
        refused.set(failed.then_some(t.not_begun));
        // What is written by hand stays, to be shared.
        if !failed && !by_hand {
            drafting.discard();
        }
    };
    let share = move |_| {
        let Some(certification) = whole() else { return };
        let name = certification_file_name(&certification.code, clock::today());
        let written = write_certification(&certification, VERSION, clock::now()).ok();
        let offered = written.and_then(|written| {
            files::download(&name, "application/json", written.text.as_bytes()).ok()
        });
        refused.set(offered.is_none().then_some(t.not_shared));
        if offered.is_some() {
            editing.say(t.shared);
        }
    };
    let discard = move |_| {
        drafting.discard();
        editing.say(t.discarded);
        timer::after(0, || page::focus(HEADING));
    };
    let missing = move || {
        let told = faults.get();
        (asked.get() && !told.is_empty()).then(|| {
            let told = told.into_iter().map(|fault| {
                let id = field_of(&fault);
                let go = move |_| page::focus(&id);
                view! { <li><button type="button" class="link" on:click=go>{(t.told.fault)(&fault)}</button></li> }
            });
            view! {
                <div id=FAULTS class="error" role="group" aria-labelledby="framework-faults-title" tabindex="-1">
                    <p id="framework-faults-title">{t.faults}</p>
                    <ul class="plain">{told.collect_view()}</ul>
                </div>
            }
        })
    };
    view! {
        <section class="card next" aria-labelledby="framework-next">
            <h2 id="framework-next">{t.next}</h2>
            {missing}
            <p class="error" role="alert">{move || refused.get()}</p>
            <div class="row">
                <button type="button" id="framework-begin" class="button primary" on:click=begin>{t.begin}</button>
                <button type="button" id="framework-share" class="button" on:click=share>{t.share}</button>
                <button type="button" id="framework-discard" class="button quiet" on:click=discard>{t.discard}</button>
            </div>
            <p class="hint">{t.share_hint}</p>
            <ReplaceIn certification=move |()| whole() />
        </section>
    }
}
