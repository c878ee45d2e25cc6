//! The quiet line on the dashboard: another fiche is there for this dossier, its own is replaced or has
//! expired, or something is left of an earlier one.

use crate::domain::carry::offer;
use crate::fiche;
use crate::platform::clock;
use crate::state::Route;
use crate::ui::desk::{desk, text};
use leptos::prelude::*;

/// A fiche that replaces this one or has changed, and what is left of an earlier one.
#[component]
pub fn OtherFiche() -> impl IntoView {
    let desk = desk();
    let t = text();
    let known = fiche::default_certification();
    let code = known.code.clone();
    let offered = Memo::new(move |_| desk.book.dossier().with(|dossier| offer(dossier, &known)));
    let left = Memo::new(move |_| desk.book.dossier().with(|d| d.left_behind().len()));
    let stale = Memo::new(move |_| {
        desk.book.dossier().with(|dossier| {
            let own = &dossier.certification;
            let next: Vec<_> = own.next.iter().map(|next| next.code.clone()).collect();
            match own.registration.expires {
                _ if !next.is_empty() => Some((t.board.replaced_by)(&next.join(", "))),
                Some(day) if day < clock::today() => Some(t.board.expired.to_owned()),
                _ => None,
            }
        })
    });
    let stale = move || stale.get().filter(|_| offered.get().is_none());
    let href = move || Route::Replace(desk.dossier_id()).href();
    view! {
        {move || offered.get().map(|why| view! {
            <p class="reminder" id="carry-offer"><a href=href>{(t.board.offered)(why, &code)}</a></p>
        })}
        {move || stale().map(|words| view! {
            <p class="reminder" id="carry-stale"><a href=href>{words}</a></p>
        })}
        {move || (left.get() > 0).then(|| view! {
            <p class="reminder" id="carry-left"><a href=href>{(t.board.left)(left.get())}</a></p>
        })}
    }
}
