//! Files come on the desk: dropped, picked, pasted or opened from outside; read one by one, so that
//! the page answers meanwhile.

use crate::exchange::bundle::{self, LARGEST_BUNDLE};
use crate::exchange::sealed::{SealedError, SealedFile};
use crate::platform::{clock, files, page, timer};
use crate::state::reviewing::{Refused, Took};
use crate::ui::desk::{Desk, desk, text};
use crate::ui::parts::passphrase::OpenForm;
use crate::ui::text::Text;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;

/// Milliseconds between two looks at the rows that came.
const SHOW_EVERY: f64 = 250.0;

/// What reading came to.
#[derive(Clone, Default, PartialEq)]
struct Outcome {
    new: usize,
    states: usize,
    known: usize,
    reviews: usize,
    /// Names and reasons.
    refused: Vec<(String, String)>,
    /// Files that a passphrase may open, with their names.
    sealed: Vec<(String, SealedFile)>,
    /// Files that were not read.
    left: usize,
}

impl Outcome {
    fn note(&mut self, name: &str, took: Result<Took, Refused>, t: &Text) {
        match took {
            Ok(Took::New(_)) => self.new += 1,
            Ok(Took::State(_)) => self.states += 1,
            Ok(Took::Known(_)) => self.known += 1,
            Ok(Took::Review(_)) => self.reviews += 1,
            Err(Refused::Dossier(error)) => {
                self.refused.push((name.to_owned(), (t.findings.error)(&error)));
            }
            Err(Refused::Sealed(file)) => self.sealed.push((name.to_owned(), *file)),
            Err(Refused::NotOpened(error)) => {
                self.refused.push((name.to_owned(), (t.lock.file_error)(&error)));
            }
            Err(Refused::Review(_)) => {
                self.refused.push((name.to_owned(), t.cohort.review_refused.to_owned()));
            }
        }
    }
}

/// Where files come in.
#[component]
pub fn Intake() -> impl IntoView {
    let desk = desk();
    let t = text();
    let outcome = RwSignal::new(Outcome::default());
    let over = RwSignal::new(false);
    let progress = desk.reviewing.progress();
    let take = move |files: Vec<File>| {
        if !files.is_empty() && progress.get_untracked().is_none() {
            spawn_local(read_all(desk, t, files, outcome));
        }
    };
    Effect::new(move |_| {
        if let Some(file) = desk.launched.get() {
            desk.launched.set(None);
            take(vec![file]);
        }
    });
    let told = move || {
        let o = outcome.get();
        (t.cohort.took)(o.new, o.states, o.known, o.reviews)
    };
    view! {
        <section class="card" aria-labelledby="intake-title">
            <h2 id="intake-title">{t.cohort.intake}</h2>
            <p class="hint">{t.cohort.intake_hint}</p>
            <div
                class="drop"
                class:over=over
                on:dragover=move |event| {
                    event.prevent_default();
                    over.set(true);
                }
                on:dragleave=move |_| over.set(false)
                on:drop=move |event| {
                    event.prevent_default();
                    over.set(false);
                    take(files::dropped(&event));
                }
            >
                <label class="label" for="desk-files">{t.cohort.intake_label}</label>
                <input
                    type="file"
                    id="desk-files"
                    multiple
                    accept=".json,.html,.ndjson,application/json,text/html"
                    on:change=move |event| take(files::chosen(&event_target(&event)))
                />
            </div>
            <Paste outcome />
            {move || progress.get().map(|(done, total)| view! {
                <div class="row progress">
                    <progress max=total.to_string() value=done.to_string() aria-label=t.file.reading></progress>
                    <span class="count" role="status">{(t.cohort.reading)(done, total)}</span>
                    <button type="button" id="desk-stop" class="button small" on:click=move |_| desk.reviewing.cancel()>{t.cohort.stop}</button>
                </div>
            })}
            <p class="good" role="status" id="desk-took">{told}</p>
            {move || {
                let left = outcome.with(|o| o.left);
                (left > 0).then(|| view! { <p class="reminder">{(t.cohort.stopped)(left)}</p> })
            }}
            <SealedOnes outcome />
            <Refusals outcome />
        </section>
    }
}

/// Reads files one after the other; a file may hold several dossiers.
async fn read_all(desk: Desk, t: &'static Text, all: Vec<File>, outcome: RwSignal<Outcome>) {
    let reviewing = desk.reviewing;
    let total = all.len();
    let mut came = Outcome::default();
    let mut shown = clock::milliseconds();
    reviewing.reads(Some((0, total)));
    for (done, file) in all.into_iter().enumerate() {
        if reviewing.is_cancelled() {
            came.left = total - done;
            break;
        }
        match files::read(&file, LARGEST_BUNDLE as u64).await {
            Err(files::FileError::TooLarge { size }) => {
                came.refused.push((file.name(), (t.file.too_large)(size)));
            }
            Err(files::FileError::Refused) => {
                came.refused.push((file.name(), t.file.unreadable.to_owned()));
            }
            Ok(picked) => match bundle::lines(&picked.bytes) {
                Some(lines) => {
                    for line in lines {
                        came.note(&picked.name, reviewing.take(line), t);
                    }
                }
                None => came.note(&picked.name, reviewing.take(&picked.bytes), t),
            },
        }
        let now = clock::milliseconds();
        if now - shown > SHOW_EVERY {
            shown = now;
            reviewing.reads(Some((done + 1, total)));
            reviewing.show();
            outcome.try_set(came.clone());
            timer::pause().await;
        }
    }
    reviewing.show();
    reviewing.reads(None);
    let reveal = match (came.sealed.is_empty(), came.refused.is_empty()) {
        (false, _) => Some("desk-passphrase"),
        (true, false) => Some("desk-refused"),
        (true, true) => None,
    };
    if let (None, Some(place)) = (outcome.try_set(came), reveal) {
        timer::after(0, move || page::reveal(place));
    }
}

/// Pasting a file's content.
#[component]
fn Paste(outcome: RwSignal<Outcome>) -> impl IntoView {
    let desk = desk();
    let t = text();
    let pasted = RwSignal::new(String::new());
    let open = move |_| {
        let content = pasted.get_untracked();
        if content.trim().is_empty() {
            return;
        }
        let mut came = Outcome::default();
        came.note(t.cohort.pasted, desk.reviewing.take(content.trim().as_bytes()), t);
        if came.refused.is_empty() {
            pasted.set(String::new());
        }
        desk.reviewing.show();
        outcome.set(came);
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
fn SealedOnes(outcome: RwSignal<Outcome>) -> impl IntoView {
    let desk = desk();
    let t = text();
    let (busy, error) = (RwSignal::new(false), RwSignal::new(None));
    let waiting = Memo::new(move |_| outcome.with(|outcome| outcome.sealed.len()));
    let open = move |passphrase: String| {
        let Some(vaults) = desk.locking.vaults() else {
            error.set(Some((t.lock.file_error)(&SealedError::NoCipher)));
            return;
        };
        busy.set(true);
        spawn_local(async move {
            let mut came = outcome.get_untracked();
            for (name, file) in std::mem::take(&mut came.sealed) {
                match vaults.open_file(&passphrase, &file).await {
                    Ok(bytes) => came.note(&name, desk.reviewing.take(&bytes), t),
                    Err(SealedError::Wrong) => came.sealed.push((name, file)),
                    Err(why) => came.refused.push((name, (t.lock.file_error)(&why))),
                }
            }
            desk.reviewing.show();
            let left = came.sealed.len();
            // The page may be gone by now.
            if outcome.try_set(came).is_none() {
                busy.set(false);
                error.set((left > 0).then(|| (t.lock.files_wrong)(left)));
            }
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
fn Refusals(outcome: RwSignal<Outcome>) -> impl IntoView {
    let t = text();
    move || {
        let refused = outcome.with(|outcome| outcome.refused.clone());
        (!refused.is_empty()).then(|| {
            view! {
                <section id="desk-refused" class="refused" tabindex="-1" role="group" aria-labelledby="refused-title">
                    <h3 id="refused-title" class="error">{(t.cohort.refused)(refused.len())}</h3>
                    <ul class="bullets">
                        {refused.into_iter().map(|(name, why)| view! {
                            <li><b>{name}</b> " : " {why}</li>
                        }).collect_view()}
                    </ul>
                    <button
                        type="button"
                        class="button small quiet"
                        on:click=move |_| outcome.update(|outcome| outcome.refused.clear())
                    >
                        {t.cohort.put_off}
                    </button>
                </section>
            }
        })
    }
}
