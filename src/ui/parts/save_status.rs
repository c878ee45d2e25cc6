//! Whether the work is kept: a line that is always there, and a banner when it is not.

use crate::platform::clock;
use crate::state::{Route, SaveStatus, StoreError};
use crate::ui::desk::{desk, text};
use crate::ui::frame::frame_text;
use crate::ui::parts::icon::{Icon, Symbol};
use leptos::prelude::*;

/// The line in the header, read out politely when it changes.
#[component]
pub fn SaveLine() -> impl IntoView {
    let desk = desk();
    let t = text();
    let status = desk.book.status();
    let durable = move || desk.book.is_durable();
    let words = move || match status.get() {
        _ if !durable() => t.shell.not_saved.to_owned(),
        SaveStatus::Unchanged => t.shell.saved_here.to_owned(),
        SaveStatus::Pending => t.shell.saving.to_owned(),
        SaveStatus::Saved(at) => (t.shell.saved_at)(&clock::local_time(at)),
        SaveStatus::Failed(_) => t.shell.not_saved.to_owned(),
    };
    let symbol = Memo::new(move |_| match status.get() {
        SaveStatus::Failed(_) => Symbol::Warning,
        _ if !durable() => Symbol::Warning,
        SaveStatus::Pending => Symbol::Saving,
        SaveStatus::Unchanged | SaveStatus::Saved(_) => Symbol::Saved,
    });
    let failed = move || !durable() || matches!(status.get(), SaveStatus::Failed(_));
    view! {
        <p class="save" class:failed=failed title=t.shell.saved_here>
            {move || view! { <Icon symbol=symbol.get() /> }}
            <span id="save-status" role="status" aria-live="polite">{words}</span>
        </p>
    }
}

/// The banner: why the work is not kept, and what to do.
#[component]
pub fn SaveTrouble() -> impl IntoView {
    let desk = desk();
    let t = text();
    let newer_here = desk.shelf.holds_newer();
    let gone = desk.book.gone();
    let why = move || match desk.book.status().get() {
        _ if gone.get() => Some(t.shell.gone.to_owned()),
        SaveStatus::Failed(StoreError::Full) => Some(t.shell.not_saved_full.to_owned()),
        SaveStatus::Failed(StoreError::Newer) => Some(t.shell.not_saved_newer.to_owned()),
        SaveStatus::Failed(StoreError::Unavailable) => Some(t.shell.not_saved_blocked.to_owned()),
        SaveStatus::Failed(StoreError::Sealed) => Some(t.lock.sealed_elsewhere.to_owned()),
        SaveStatus::Failed(StoreError::Refused(why)) => Some((t.shell.not_saved_refused)(&why)),
        _ if !desk.book.is_durable() => Some(t.shell.memory_only.to_owned()),
        _ if newer_here => Some(t.shell.newer_here.to_owned()),
        _ if desk.book.places().get().journal == Some(StoreError::Newer) => {
            Some(t.shell.not_saved_newer.to_owned())
        }
        _ if desk.book.places().get().journal.is_some() => Some(t.shell.no_journal.to_owned()),
        _ => None,
    };
    let id = move || desk.book.dossier().with(|dossier| dossier.id.clone());
    let open = move || !id().as_str().is_empty();
    view! {
        <div role="alert">
            {move || why().map(|why| view! {
                <div class="banner">
                    <Icon symbol=Symbol::Warning />
                    <p>{why}</p>
                    <Show when=open>
                        <a class="button small" href=move || Route::File(id()).href()>{t.shell.go_export}</a>
                        <Show when=move || matches!(desk.book.status().get(), SaveStatus::Failed(_))>
                            <button type="button" class="button small quiet" on:click=move |_| desk.book.flush()>
                                {frame_text().frame.try_again}
                            </button>
                        </Show>
                        <Show when=move || gone.get()>
                            <Gone />
                        </Show>
                    </Show>
                </div>
            })}
        </div>
    }
}

/// What can be done with a dossier that is on this page alone.
#[component]
fn Gone() -> impl IntoView {
    let desk = desk();
    let t = text();
    let close = move |_| {
        desk.book.abandon();
        desk.go(&Route::Home);
    };
    view! {
        <button type="button" id="gone-keep" class="button small" on:click=move |_| desk.book.keep_on()>
            {t.shell.gone_keep}
        </button>
        <button type="button" id="gone-close" class="button small quiet" on:click=close>{t.shell.gone_close}</button>
    }
}
