//! Opening a file: reading, showing what it holds, and only then adding or replacing.

use crate::domain::unseen::shown;
use crate::exchange::ImportError;
use crate::exchange::bundle::{self, LARGEST_BUNDLE};
use crate::exchange::read::{self, Imported};
use crate::exchange::review::{ImportedReview, read_review};
use crate::exchange::sealed::{SealedError, SealedFile, read_sealed};
use crate::fiche;
use crate::platform::{clock, files, page, timer};
use crate::state::Route;
use crate::state::card::OnDevice;
use crate::state::saver::OpenError;
use crate::ui::aside::text;
use crate::ui::desk::desk;
use crate::ui::pages::import_contents::Contents;
use crate::ui::pages::import_many::{Many, One};
use crate::ui::pages::import_review::ReviewPreview;
use crate::ui::pages::launched::{self, FIRST_PAGE_INPUT};
use crate::ui::pages::sealed::OpenSealed;
use crate::ui::parcels::Errand;
use crate::ui::parts::copies::Changes;
use crate::ui::parts::signed::SignatureIn;
use crate::ui::text::AsideText;
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;

/// Where reading a file has come to.
#[derive(Clone)]
enum Reading {
    /// No file yet.
    Idle,
    /// A file is being read.
    Under,
    /// What it holds, under its name.
    Read(String, Arc<Imported>),
    /// An adviser's review.
    Review(Arc<ImportedReview>),
    /// What a file of several dossiers holds.
    Many(Vec<One>),
    /// A file behind a passphrase, and its name.
    Sealed(String, Box<SealedFile>),
    /// Why it is refused.
    Refused(String),
}

/// A file input, and what the chosen file holds.
#[component]
pub fn ImportPanel(
    /// The id of the input.
    input_id: &'static str,
) -> impl IntoView {
    let t = text();
    let reading = RwSignal::new(Reading::Idle);
    let over = RwSignal::new(false);
    let take = move |file: Option<File>| {
        let Some(file) = file else {
            return;
        };
        reading.set(Reading::Under);
        spawn_local(async move {
            let outcome = open(&file, t).await;
            if reading.try_set(outcome).is_none() {
                timer::after(0, || page::reveal("import-preview"));
            }
        });
    };
    if input_id == FIRST_PAGE_INPUT {
        launched::follow(move |file| take(Some(file)));
    }
    view! {
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
                take(files::dropped(&event).into_iter().next());
            }
        >
            <label class="label" for=input_id>{t.file.import_label}</label>
            <input
                type="file"
                id=input_id
                accept=".json,.html,application/json,text/html"
                on:change=move |event| take(files::chosen(&event_target(&event)).into_iter().next())
            />
        </div>
        <div aria-live="polite">
            {move || match reading.get() {
                Reading::Idle => ().into_any(),
                Reading::Under => view! { <p class="muted">{t.file.reading}</p> }.into_any(),
                Reading::Refused(why) => view! {
                    <p class="error" id="import-error" role="alert">{why}</p>
                }.into_any(),
                Reading::Sealed(name, file) => {
                    let under = name.clone();
                    let opened = move |bytes| {
                        reading.set(content(files::Picked { name: under.clone(), bytes }, t));
                        timer::after(0, || page::reveal("import-preview"));
                    };
                    view! {
                        <OpenSealed
                            name
                            file=*file
                            opened=Callback::new(opened)
                            cancel=Callback::new(move |()| reading.set(Reading::Idle))
                        />
                    }.into_any()
                }
                Reading::Many(all) => view! {
                    <Many all done=Callback::new(move |()| reading.set(Reading::Idle)) />
                }.into_any(),
                Reading::Review(read) => view! {
                    <ReviewPreview read done=Callback::new(move |()| reading.set(Reading::Idle)) />
                }.into_any(),
                Reading::Read(name, imported) => view! {
                    <Preview name imported done=Callback::new(move |()| reading.set(Reading::Idle)) />
                }.into_any(),
            }}
        </div>
    }
}

async fn open(file: &File, t: &AsideText) -> Reading {
    match files::read(file, LARGEST_BUNDLE as u64).await {
        Err(files::FileError::TooLarge { size }) => Reading::Refused((t.file.too_large)(size)),
        Err(files::FileError::Refused) => Reading::Refused(t.file.unreadable.to_owned()),
        Ok(picked) => content(picked, t),
    }
}

/// What a file holds, of one dossier or of several.
fn content(picked: files::Picked, t: &AsideText) -> Reading {
    let known = fiche::default_certification();
    let read = |bytes: &[u8]| {
        let read = read::read(bytes, &[&*known]);
        read.map(Arc::new).map_err(|error| (t.findings.error)(&error))
    };
    match bundle::lines(&picked.bytes) {
        Some(lines) => Reading::Many(lines.into_iter().map(read).collect()),
        None => one(picked, t),
    }
}

/// A file of one dossier, or of one review.
fn one(picked: files::Picked, t: &AsideText) -> Reading {
    match read::read(&picked.bytes, &[&*fiche::default_certification()]) {
        Ok(imported) => Reading::Read(picked.name, Arc::new(imported)),
        Err(ImportError::Review) => match read_review(&picked.bytes) {
            Ok(read) => Reading::Review(Arc::new(read)),
            Err(_) => Reading::Refused(t.answers.file.to_owned()),
        },
        Err(ImportError::Sealed) => match read_sealed(&picked.bytes) {
            Ok(file) => Reading::Sealed(picked.name, Box::new(file)),
            Err(SealedError::Import(error)) => Reading::Refused((t.findings.error)(&error)),
            Err(error) => Reading::Refused((t.lock.file_error)(&error)),
        },
        Err(error) => Reading::Refused((t.findings.error)(&error)),
    }
}

/// What the file holds, beside what is here, and what can be done with it.
#[component]
fn Preview(name: String, imported: Arc<Imported>, done: Callback<()>) -> impl IntoView {
    let desk = desk();
    let t = text();
    let dossier = imported.dossier.clone();
    let open_here = desk.frame.route.with_untracked(|route| route.dossier().cloned());
    let here = match &open_here {
        Some(_) => Some(desk.book.dossier().get_untracked()),
        None => desk.shelf.dossier(&dossier.id).ok(),
    };
    let binned =
        |id| desk.shelf.cards().of(id).is_some_and(|card| card.device.deleted_at.is_some());
    let note = here.as_ref().map(|here| match here.id == dossier.id {
        true if binned(&here.id) => t.file.exists_in_bin,
        true => t.file.exists,
        false => t.file.other,
    });
    let locked = desk.locking.is_locked(&dossier.id).then_some(t.lock.import_locked);
    let exported = imported
        .exported_at
        .map_or_else(|| t.common.unknown.to_owned(), |at| (t.common.date)(clock::local_day(at)));
    let findings: Vec<_> = imported.findings.iter().map(|f| (t.findings.finding)(f)).collect();
    let failed = RwSignal::new(false);
    let replaceable = here.is_some();
    let add = {
        let dossier = dossier.clone();
        let exported_at = imported.exported_at;
        move |_| {
            let device = OnDevice { exported_at, ..OnDevice::default() };
            desk.shelf.add(&dossier, device, move |added| match added {
                Ok(id) => {
                    done.run(());
                    desk.go(&Route::Board(id));
                }
                Err(_) => drop(failed.try_set(true)),
            });
        }
    };
    let replace = {
        let here = here.as_ref().map(|here| here.id.clone());
        let dossier = dossier.clone();
        move |_| {
            let Some(id) = here.clone() else {
                return;
            };
            let dossier = dossier.clone();
            let finish = {
                let id = id.clone();
                move |opened: Result<(), OpenError>| {
                    if opened.is_err() {
                        failed.set(true);
                        return;
                    }
                    desk.book.replace(dossier);
                    done.run(());
                    desk.go(&Route::Board(id));
                    let told = t.file.replaced.to_owned();
                    timer::after(50, move || desk.say(told, Some(Errand::Undo)));
                }
            };
            desk.book.when_open(&id, finish);
        }
    };
    let mergeable = here.as_ref().is_some_and(|here| here.id == dossier.id);
    let changes = mergeable.then(|| {
        let changes = match &open_here {
            Some(_) => desk.book.preview(&imported.copy),
            None => desk.shelf.preview(&imported.copy),
        };
        let dossiers = here.iter().cloned().chain([dossier.clone()]).collect();
        view! { <Changes changes dossiers /> }
    });
    let merge = {
        let copy = imported.copy.clone();
        move |_| {
            let (id, copy) = (copy.id().clone(), copy.clone());
            let finish = {
                let id = id.clone();
                move |opened: Result<(), OpenError>| {
                    if opened.is_err() {
                        failed.set(true);
                        return;
                    }
                    desk.book.merge(&copy);
                    done.run(());
                    desk.go(&Route::Board(id));
                    let told = t.merge.merged.to_owned();
                    timer::after(50, move || desk.say(told, Some(Errand::Undo)));
                }
            };
            desk.book.when_open(&id, finish);
        }
    };
    view! {
        <section id="import-preview" class="import" tabindex="-1" role="group" aria-labelledby="preview-title">
            <h3 id="preview-title">{t.file.preview}</h3>
            <p class="muted small">{(t.file.preview_of)(&shown(&name))}</p>
            <Contents file=dossier here />
            <p class="small">{t.file.holds_exported} " " {exported}</p>
            <SignatureIn signed=imported.signed.clone() />
            {(!findings.is_empty()).then(|| view! {
                <details id="import-findings" open>
                    <summary class="reminder">{(t.file.findings)(findings.len())}</summary>
                    <ul class="bullets">{findings.into_iter().map(|words| view! { <li>{words}</li> }).collect_view()}</ul>
                </details>
            })}
            <p>{note}</p>
            {locked.map(|words| view! { <p class="reminder">{words}</p> })}
            {changes}
            <p class="error" role="alert">{move || failed.get().then_some(t.file.import_failed)}</p>
            <div class="row">
                {mergeable.then(|| view! {
                    <button type="button" id="import-merge" class="button primary" on:click=merge>{t.merge.merge}</button>
                })}
                {replaceable.then(|| view! {
                    <button type="button" id="import-replace" class="button" on:click=replace>{t.file.import_replace}</button>
                })}
                <button type="button" id="import-add" class="button" class:primary=!replaceable on:click=add>
                    {if replaceable { t.file.import_add } else { t.file.import_open }}
                </button>
                <button type="button" id="import-cancel" class="button quiet" on:click=move |_| done.run(())>{t.common.cancel}</button>
            </div>
        </section>
    }
}
