//! The button in the header that locks a dossier behind its passphrase.

use crate::ui::desk::{desk, text};
use leptos::prelude::*;

/// The drawing, as those of `icon`, which come with the first load.
const PADLOCK: &str = "M5 11h14v10H5zM8 11V7a4 4 0 0 1 8 0v4M12 15v2";

/// The button, where there is something to lock.
#[component]
pub fn LockButton() -> impl IntoView {
    let desk = desk();
    let t = text();
    let sealed = desk.is_sealed();
    view! {
        <Show when=move || sealed.get()>
            <button
                type="button"
                id="lock"
                class="icon-button"
                aria-label=t.lock.lock
                title=t.lock.lock
                on:click=move |_| desk.lock_open()
            >
                <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
                    <path d=PADLOCK />
                </svg>
            </button>
        </Show>
    }
}
