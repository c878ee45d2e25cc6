//! The pages of what cannot be shown: an address that names nothing, a dossier that does not open.

use crate::platform::{clock, files, page};
use crate::state::Route;
use crate::state::saver::OpenError;
use crate::ui::desk::{Desk, desk, text};
use crate::ui::frame::frame_text;
use crate::ui::pages::Heading;
use crate::ui::pages::locked::Locked;
use leptos::prelude::*;

/// An address that names nothing.
#[component]
pub fn NotFound() -> impl IntoView {
    let t = frame_text();
    view! {
        <Heading title=t.frame.not_found.to_owned() />
        <p>{t.frame.not_found_more}</p>
        <p><a class="button" href="#/">{t.frame.home}</a></p>
    }
}

/// A dossier that does not open, and what to do.
#[component]
pub fn CannotOpen() -> impl IntoView {
    let desk = desk();
    let t = text();
    let looking = move || desk.frame.trouble.get() == Some(OpenError::Looking);
    let why = move || match desk.frame.trouble.get() {
        Some(OpenError::Absent) => t.shell.cannot_open_absent,
        Some(OpenError::Newer) => t.shell.cannot_open_newer,
        Some(OpenError::Damaged) => t.shell.cannot_open_damaged,
        Some(OpenError::Unsaved(_)) => t.shell.cannot_open_unsaved,
        // `Locked` has a page of its own.
        Some(OpenError::Store(_) | OpenError::Looking | OpenError::Locked) | None => {
            t.shell.not_saved_blocked
        }
    };
    let locked = move || desk.frame.trouble.get() == Some(OpenError::Locked);
    let back = move || match desk.frame.trouble.get() {
        Some(OpenError::Unsaved(id)) => {
            let href = Route::File(id).href();
            Some(view! { <p><a class="button primary" href=href>{t.shell.back_to_unsaved}</a></p> })
        }
        _ => None,
    };
    let kept = move || {
        let newer = desk.frame.trouble.get() == Some(OpenError::Newer);
        let whole = !newer && desk.frame.trouble.get() != Some(OpenError::Damaged);
        (!whole).then(|| view! {
            <p class="row">
                {newer.then(|| view! {
                    <button type="button" class="button primary" on:click=move |_| page::reload()>{t.shell.reload}</button>
                })}
                <button type="button" id="save-raw" class="button" on:click=move |_| save_raw(desk)>{t.shell.save_raw}</button>
            </p>
        })
    };
    let words = move || {
        view! {
            <Heading title=t.shell.cannot_open.to_owned() />
            <p>{why}</p>
            {back}
            {kept}
            <p><a class="button" href="#/">{frame_text().frame.home}</a></p>
        }
    };
    let words = move || {
        if locked() { view! { <Locked /> }.into_any() } else { words().into_any() }
    };
    view! {
        <Show when=move || !looking() fallback=|| view! { <p class="boot" role="status">{frame_text().frame.opening}</p> }>
            {words}
        </Show>
    }
}

/// Offers what is kept of the dossier of the route, as it is.
fn save_raw(desk: Desk) {
    let Some(id) = desk.frame.route.with_untracked(|route| route.dossier().cloned()) else {
        return;
    };
    desk.shelf.raw(&id, |texts| {
        let name = format!("acquis_donnees_{}.txt", clock::today());
        // Refused, it stays where it is.
        let _ = files::download_records(&name, &texts);
    });
}
