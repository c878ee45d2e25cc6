//! What the candidate aims at: the whole certification, or chosen blocs.

use crate::domain::gather::Gather;
use crate::domain::id::BlockCode;
use crate::domain::{Edit, Target};
use crate::state::Route;
use crate::ui::aside::text;
use crate::ui::desk::desk;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// The choice of the target.
#[component]
pub fn TargetChoice() -> impl IntoView {
    let desk = desk();
    let t = text();
    let target = Memo::new(move |_| desk.book.dossier().with(|dossier| dossier.target.clone()));
    let whole = Memo::new(move |_| target.get() == Target::Whole);
    let certification = desk.book.dossier().with_untracked(|dossier| dossier.certification.clone());
    let every: BTreeSet<BlockCode> = certification.blocks.iter().map(|b| b.code.clone()).gathered();
    let emptied = RwSignal::new(false);
    let aim = move |target| {
        emptied.set(false);
        desk.book.dispatch(&Edit::SetTarget(target));
    };
    let some = {
        let every = every.clone();
        move |_| aim(Target::Blocks { blocks: every.clone() })
    };
    let boxes = certification.blocks.iter().map(|block| {
        let (code, own) = (block.code.clone(), block.code.clone());
        let every = every.clone();
        let aimed = Memo::new(move |_| target.get().includes(&own));
        let toggle = move |event: leptos::ev::Event| {
            let mut blocks = match target.get_untracked() {
                Target::Whole => every.clone(),
                Target::Blocks { blocks } => blocks,
            };
            if event_target_checked(&event) {
                blocks.insert(code.clone());
            } else {
                blocks.remove(&code);
            }
            if blocks.is_empty() {
                // Refused: the box is ticked again, and the reason told.
                let input: web_sys::HtmlInputElement = event_target(&event);
                input.set_checked(true);
                emptied.set(true);
            } else {
                aim(Target::Blocks { blocks });
            }
        };
        view! {
            <label class="check">
                <input type="checkbox" prop:checked=move || aimed.get() on:change=toggle />
                <span>{block.title.clone()}</span>
            </label>
        }
    });
    let boxes = boxes.collect_view();
    view! {
        <section class="card" aria-labelledby="target-title">
            <h2 id="target-title">{t.path.target}</h2>
            <p class="hint">{t.path.target_hint}</p>
            <fieldset class="checks">
                <legend class="visually-hidden">{t.path.target}</legend>
                <label class="check">
                    <input type="radio" name="target" prop:checked=move || whole.get() on:change=move |_| aim(Target::Whole) />
                    <span>{t.path.target_whole}</span>
                </label>
                <label class="check">
                    <input type="radio" name="target" prop:checked=move || !whole.get() on:change=some />
                    <span>{t.path.target_blocks}</span>
                </label>
            </fieldset>
            <fieldset class="checks nested" hidden=move || whole.get()>
                <legend class="visually-hidden">{t.path.target_blocks}</legend>
                {boxes}
            </fieldset>
            <p><a href=Route::Replace(desk.dossier_id()).href()>{t.carry.link}</a></p>
            <p class="error" role="alert">{move || emptied.get().then_some(t.path.target_empty)}</p>
        </section>
    }
}
