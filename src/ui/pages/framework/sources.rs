//! Bringing a certification: pasted, dropped, picked, or begun by hand; and how far its reading is.
//!
//! Owns the questions to the reader (`platform::reader`) and what is shown until it has answered.

use super::Editing;
use super::several::Several;
use crate::domain::Draft;
use crate::fiche::published::Why;
use crate::fiche::talk::{Answer, AnswerKind, Ask, Row};
use crate::platform::reader::{self, Asked, Silent};
use crate::platform::{files, page, timer};
use crate::ui::app::HEADING;
use crate::ui::aside::text;
use leptos::prelude::*;
use std::sync::Arc;
use web_sys::File;

/// The id of what is read out while a fiche is read.
const READING: &str = "framework-reading";

/// Where reading has come to.
#[derive(Clone)]
enum Reading {
    /// Nothing is read.
    Idle,
    /// Bytes read, bytes in all, fiches met.
    Under(usize, usize, usize),
    /// Several fiches; how many could not be read.
    Several(usize),
    /// Why nothing was made of it; the list that it may be.
    Refused(String, Option<Arc<Draft>>),
}

/// What is read.
#[derive(Clone, Default)]
struct Brought {
    file: Option<File>,
    /// The questions to be asked one after the other, until one is answered with a fiche.
    texts: Vec<(String, bool)>,
}

#[derive(Clone, Copy)]
struct Intake {
    editing: Editing,
    reading: RwSignal<Reading>,
    rows: RwSignal<Vec<Row>>,
    brought: StoredValue<Brought, LocalStorage>,
    asked: StoredValue<Option<Asked>, LocalStorage>,
}

impl Intake {
    fn open(editing: Editing) -> Self {
        Self {
            editing,
            reading: RwSignal::new(Reading::Idle),
            rows: RwSignal::new(Vec::new()),
            brought: StoredValue::new_local(Brought::default()),
            asked: StoredValue::new_local(None),
        }
    }

    fn bring(self, brought: Brought) {
        self.rows.set(Vec::new());
        self.brought.set_value(brought);
        self.ask(None);
    }

    /// Asks the reader; of several fiches, for the one of that code.
    fn ask(self, code: Option<String>) {
        let Brought { file, texts } = self.brought.get_value();
        let (text, html) = texts.first().cloned().map_or((None, false), |(t, h)| (Some(t), h));
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a file's size")]
        let size = file.as_ref().map_or(0, |file| file.size() as usize);
        self.reading.set(Reading::Under(0, size, 0));
        let question = Ask { text, html, code }.text();
        let asked = reader::ask(&question, file.as_ref(), move |heard| self.hear(heard));
        match asked {
            Ok(asked) => self.asked.set_value(Some(asked)),
            Err(Silent) => self.hear(Err(Silent)),
        }
    }

    fn hear(self, heard: Result<String, Silent>) {
        let answer = heard.ok().as_deref().and_then(Answer::of);
        let Some(answer) = answer else {
            return self.end(Reading::Refused(self.editing.t.silent.to_owned(), None));
        };
        match answer.kind {
            AnswerKind::Progress => {
                let met = self.rows.try_update(|rows| {
                    rows.extend(answer.rows);
                    rows.len() + answer.refused
                });
                self.reading.try_update(|reading| {
                    if let Reading::Under(read, _, fiches) = reading {
                        (*read, *fiches) = (answer.read, met.unwrap_or_default());
                    }
                });
            }
            AnswerKind::Read => {
                self.end(Reading::Idle);
                let Some(draft) = answer.draft else { return };
                self.take(draft);
                if answer.damaged {
                    self.editing.say(self.editing.t.damaged);
                }
            }
            AnswerKind::Several => {
                self.rows.try_update(|rows| rows.extend(answer.rows));
                self.end(Reading::Several(answer.refused));
            }
            AnswerKind::Refused => self.refused(answer),
        }
    }

    fn refused(self, answer: Answer) {
        let why = answer.why.unwrap_or(Why::NotAFiche);
        // What was pasted as HTML may be a fiche as plain text.
        let other = self.brought.try_update_value(|brought| {
            let more = why == Why::NotAFiche && brought.texts.len() > 1;
            if more {
                brought.texts.remove(0);
            }
            more
        });
        if other == Some(true) {
            return self.ask(None);
        }
        let t = self.editing.t;
        let words = (t.refused)(&answer.code, (t.told.why)(why));
        self.end(Reading::Refused(words, answer.draft.map(Arc::new)));
    }

    fn take(self, draft: Draft) {
        self.brought.try_set_value(Brought::default());
        self.editing.drafting.take(draft);
        timer::after(0, || page::focus(HEADING));
    }

    fn end(self, reading: Reading) {
        self.reading.try_set(reading);
        // Not now: it may be its own answer that is heard.
        timer::after(0, move || {
            self.asked.try_set_value(None);
        });
    }

    fn stop(self) {
        self.asked.set_value(None);
        self.rows.set(Vec::new());
        self.reading.set(Reading::Refused(self.editing.t.stopped.to_owned(), None));
    }
}

/// Bringing a certification.
#[component]
pub fn Sources(
    /// What the editor shares.
    editing: Editing,
) -> impl IntoView {
    let t = &text().framework;
    let intake = Intake::open(editing);
    let over = RwSignal::new(false);
    let pasted = RwSignal::new(String::new());
    let take = move |file: Option<File>| {
        if let Some(file) = file {
            intake.bring(Brought { file: Some(file), texts: Vec::new() });
        }
    };
    let paste = move |event: web_sys::ClipboardEvent| {
        let (html, plain) = reader::pasted(&event);
        let html = html.map(|html| (html, true));
        let texts: Vec<_> = html.into_iter().chain([(plain, false)]).collect();
        if texts.iter().any(|(text, _)| !text.trim().is_empty()) {
            intake.bring(Brought { file: None, texts });
        }
    };
    let read = move |_| {
        let text = pasted.get_untracked();
        if text.trim().is_empty() {
            let words = t.nothing_pasted.to_owned();
            intake.reading.set(Reading::Refused(words, None));
        } else {
            intake.bring(Brought { file: None, texts: vec![(text, false)] });
        }
    };
    let write = move |_| intake.take(Draft::blank());
    let back = move |_| {
        editing.drafting.undo();
        timer::after(0, || page::focus(HEADING));
    };
    view! {
        <Show when=move || editing.drafting.undoable().get()>
            <p><button type="button" id="framework-back" class="button small" on:click=back>{t.bring_back}</button></p>
        </Show>
        <section
            class="card drop"
            class:over=over
            on:dragover=move |event| {
                event.prevent_default();
                over.set(true);
            }
            on:dragleave=move |_| over.set(false)
            on:drop=move |event| {
                event.prevent_default();
                over.set(false);
                take(files::dropped(&event).into_iter().next());
            }
        >
            <div class="field">
                <label class="label" for="framework-paste">{t.paste}</label>
                <p class="hint" id="framework-paste-hint">{t.paste_hint}</p>
                <textarea
                    id="framework-paste"
                    rows="4"
                    aria-describedby="framework-paste-hint"
                    on:paste=paste
                    on:input=move |event| pasted.set(event_target_value(&event))
                ></textarea>
                <p><button type="button" id="framework-read" class="button small" on:click=read>{t.read_text}</button></p>
            </div>
            <div class="field">
                <label class="label" for="framework-file">{t.file}</label>
                <p class="hint" id="framework-file-hint">{t.file_hint}</p>
                <input
                    type="file"
                    id="framework-file"
                    aria-describedby="framework-file-hint"
                    accept=".xml,.json,.html,.htm,.txt,.csv,.zip,.pdf,text/*,application/json,application/xml"
                    on:change=move |event| take(files::chosen(&event_target(&event)).into_iter().next())
                />
            </div>
        </section>
        <div id=READING aria-live="polite">
            {move || match intake.reading.get() {
                Reading::Idle => ().into_any(),
                Reading::Under(read, of, fiches) => {
                    let words = if fiches == 0 {
                        t.reading.to_owned()
                    } else {
                        (t.progress)(read / 1_000_000, of / 1_000_000, fiches)
                    };
                    view! {
                        <p class="muted">{words}</p>
                        <p><button type="button" id="framework-stop" class="button small" on:click=move |_| intake.stop()>{t.stop}</button></p>
                    }
                    .into_any()
                }
                Reading::Several(refused) => view! {
                    <Several rows=intake.rows refused choose=Callback::new(move |code| intake.ask(Some(code))) />
                }
                .into_any(),
                Reading::Refused(words, list) => view! {
                    <p class="error" id="framework-refused" role="alert">{words}</p>
                    {list.map(|list| view! {
                        <p><button
                            type="button"
                            id="framework-list"
                            class="button small"
                            on:click=move |_| intake.take((*list).clone())
                        >{t.use_as_list}</button></p>
                    })}
                }
                .into_any(),
            }}
        </div>
        <section class="card" aria-labelledby="hand-title">
            <h2 id="hand-title">{t.by_hand}</h2>
            <p class="hint">{t.by_hand_hint}</p>
            <button type="button" id="framework-write" class="button" on:click=write>{t.write}</button>
        </section>
    }
}
