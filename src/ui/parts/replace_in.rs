//! The ways from a certification to the dossiers that could go over to it.
//!
//! Owns the list. What is kept and where it goes is decided on the page it leads to.

use crate::domain::Certification;
use crate::fiche::default_certification;
use crate::state::Route;
use crate::ui::aside::text;
use crate::ui::desk::desk;
use crate::ui::pages::home::display_name;
use leptos::prelude::*;
use std::sync::Arc;

/// The same, with the certification that Acquis carries.
#[component]
pub fn ReplaceWithCarried() -> impl IntoView {
    let certification = default_certification();
    let but = certification.code.clone();
    view! { <ReplaceIn certification=move |()| Some(certification.clone()) but /> }
}

/// The dossiers of this device, each to have its certification replaced; nothing when there is none.
#[component]
pub fn ReplaceIn(
    /// The certification, when it is whole; else the page says what it lacks.
    #[prop(into)]
    certification: Callback<(), Option<Arc<Certification>>>,
    /// Leaves out the dossiers on that code.
    #[prop(optional, into)]
    but: Option<String>,
) -> impl IntoView {
    let desk = desk();
    let t = text();
    let kept = desk.frame.cards.kept();
    let shown = Memo::new(move |_| {
        kept.with(|cards| {
            let others = cards.iter().filter(|card| Some(&card.code) != but.as_ref());
            others.map(|card| (card.id.clone(), display_name(card), card.code.clone())).collect()
        })
    });
    move || {
        let shown: Vec<_> = shown.get();
        (!shown.is_empty()).then(|| {
            let lines = shown.into_iter().map(|(id, name, code)| {
                let marked = id.to_string();
                let go = move |_| {
                    let Some(certification) = certification.run(()) else { return };
                    desk.offered.set(Some(certification));
                    desk.go(&Route::Replace(id.clone()));
                };
                view! {
                    <li>
                        <button type="button" class="button small" data-replace=marked on:click=go>
                            {(t.carry.replace_in)(&name, &code)}
                        </button>
                    </li>
                }
            });
            view! {
                <div class="replace-in">
                    <h3>{t.carry.or_replace}</h3>
                    <p class="hint">{t.carry.or_replace_hint}</p>
                    <ul class="plain">{lines.collect_view()}</ul>
                </div>
            }
        })
    }
}
