//! Files come on the desk: dropped anywhere on the page, picked, pasted or opened from outside.

use crate::exchange::sealed::SealedError;
use crate::platform::files;
use crate::ui::aside::{aside, text};
use crate::ui::desk::desk;
use crate::ui::parts::passphrase::OpenForm;
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;

/// Where files come in.
#[component]
pub fn Intake() -> impl IntoView {
    let desk = desk();
    let aside = aside();
    let t = text();
    let incoming = aside.incoming;
    let came = incoming.came();
    let over = RwSignal::new(false);
    let progress = aside.reviewing.progress();
    let take = move |files: Vec<File>| incoming.take(aside.reviewing, t, files);
    Effect::new(move |_| {
        let launched = desk.launched.get();
        if !launched.is_empty() {
            desk.launched.set(Vec::new());
            take(launched);
        }
    });
    // A file dropped beside the box would be shown by the browser in the place of the application.
    let listeners = [
        window_event_listener(ev::dragover, move |event| {
            event.prevent_default();
            over.set(true);
        }),
        window_event_listener(ev::dragleave, move |_| over.set(false)),
        window_event_listener(ev::drop, move |event| {
            event.prevent_default();
            over.set(false);
            take(files::dropped(&event));
        }),
        window_event_listener(ev::paste, move |event| {
            let files = files::pasted(&event);
            if !files.is_empty() {
                event.prevent_default();
                take(files);
            }
        }),
    ];
    on_cleanup(move || listeners.into_iter().for_each(WindowListenerHandle::remove));
    let told = move || came.with(|o| (t.cohort.took)(o.new, o.states, o.known, o.reviews));
    view! {
        <section class="card" aria-labelledby="intake-title">
            <h2 id="intake-title">{t.cohort.intake}</h2>
            <p class="hint">{t.cohort.intake_hint}</p>
            <div class="drop" class:over=over>
                <label class="label" for="desk-files">{t.cohort.intake_label}</label>
                <input
                    type="file"
                    id="desk-files"
                    multiple
                    accept=".json,.html,.ndjson,application/json,text/html"
                    on:change=move |event| take(files::chosen(&event_target(&event)))
                />
            </div>
            <Paste />
            {move || progress.get().map(|(done, total)| view! {
                <div class="row progress">
                    <progress max=total.to_string() value=done.to_string() aria-label=t.file.reading></progress>
                    <span class="count">{(t.cohort.reading)(done, total)}</span>
                    <button type="button" id="desk-stop" class="button small" on:click=move |_| aside.reviewing.cancel()>{t.cohort.stop}</button>
                </div>
            })}
            <p class="good" role="status" id="desk-took">{told}</p>
            {move || {
                let left = came.with(|o| o.left);
                (left > 0).then(|| view! { <p class="reminder">{(t.cohort.stopped)(left)}</p> })
            }}
            {move || {
                let unread = aside.reviewing.unread().get();
                let go_on = move |_| spawn_local(aside.reviewing.read_kept());
                (unread > 0).then(|| view! {
                    <div class="row" id="desk-unread">
                        <p class="reminder">{(t.cohort.unread)(unread)}</p>
                        <button type="button" class="button small" on:click=go_on>{t.cohort.read_on}</button>
                    </div>
                })
            }}
            <SealedOnes />
            <Refusals />
        </section>
    }
}

/// Pasting a file's content.
#[component]
fn Paste() -> impl IntoView {
    let aside = aside();
    let t = text();
    let pasted = RwSignal::new(String::new());
    let open = move |_| {
        let content = pasted.get_untracked();
        if !content.trim().is_empty() && aside.incoming.take_text(aside.reviewing, t, &content) {
            pasted.set(String::new());
        }
    };
    view! {
        <details class="paste">
            <summary>{t.cohort.paste}</summary>
            <div class="field">
                <label class="label" for="desk-paste">{t.cohort.paste_label}</label>
                <textarea
                    id="desk-paste"
                    rows="4"
                    spellcheck="false"
                    prop:value=move || pasted.get()
                    on:input=move |event| pasted.set(event_target_value(&event))
                ></textarea>
            </div>
            <button type="button" id="desk-paste-open" class="button small" on:click=open>{t.cohort.paste_button}</button>
        </details>
    }
}

/// Files behind a passphrase: it is tried on each of them.
#[component]
fn SealedOnes() -> impl IntoView {
    let desk = desk();
    let aside = aside();
    let t = text();
    let (busy, error) = (RwSignal::new(false), RwSignal::new(None));
    let waiting = Memo::new(move |_| aside.incoming.came().with(|came| came.sealed.len()));
    let open = move |passphrase: String| {
        let Some(vaults) = desk.locking.vaults() else {
            error.set(Some((t.lock.file_error)(&SealedError::NoCipher)));
            return;
        };
        busy.set(true);
        spawn_local(async move {
            let left = aside.incoming.open_sealed(aside.reviewing, t, &vaults, &passphrase).await;
            // The page may be gone by now.
            busy.try_set(false);
            error.try_set((left > 0).then(|| (t.lock.files_wrong)(left)));
        });
    };
    view! {
        <Show when=move || waiting.get() != 0>
            <section id="desk-sealed" class="import" role="group" aria-labelledby="desk-sealed-title">
                <h3 id="desk-sealed-title">{move || (t.lock.files_waiting)(waiting.get())}</h3>
                <p class="hint">{t.lock.files_hint}</p>
                <OpenForm id="desk-passphrase" button=t.lock.file_open_button busy error on_open=Callback::new(open) />
            </section>
        </Show>
    }
}

/// The files that were refused, and why.
#[component]
fn Refusals() -> impl IntoView {
    let t = text();
    let incoming = aside().incoming;
    let refused = Memo::new(move |_| incoming.came().with(|came| came.refused.clone()));
    move || {
        let refused = refused.get();
        (!refused.is_empty()).then(|| {
            view! {
                <section id="desk-refused" class="refused" tabindex="-1" role="group" aria-labelledby="refused-title">
                    <h3 id="refused-title" class="error">{(t.cohort.refused)(refused.len())}</h3>
                    <ul class="bullets">
                        {refused.into_iter().map(|(name, why)| view! {
                            <li><b>{name}</b> " : " {why}</li>
                        }).collect_view()}
                    </ul>
                    <button type="button" class="button small quiet" on:click=move |_| incoming.seen()>
                        {t.cohort.put_off}
                    </button>
                </section>
            }
        })
    }
}
