//! The supporting documents of one piece of evidence: named, with where each is kept.
//!
//! A chosen file is read for its fingerprint and forgotten.

use crate::domain::Evidence;
use crate::domain::evidence::{Document, DocumentKind, EvidenceChange};
use crate::domain::id::{DocumentId, EvidenceId};
use crate::domain::link::Link;
use crate::platform::{files, fingerprint, page};
use crate::ui::aside::text;
use crate::ui::desk::desk;
use crate::ui::parts::field::{ChoiceField, LineField};
use crate::ui::parts::outside::address;
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// What is done to one document.
type DocumentEdit = Box<dyn FnOnce(&mut Document)>;

/// The list of documents.
#[component]
pub fn Documents(
    /// Whose.
    id: EvidenceId,
    /// The evidence itself.
    evidence: ReadSignal<Option<Arc<Evidence>>>,
    /// Changes it.
    change: Callback<EvidenceChange>,
) -> impl IntoView {
    let desk = desk();
    let t = text();
    let documents = Memo::new(move |_| {
        let found = evidence.get();
        let ids = found.iter().flat_map(|e| e.documents.iter().map(|document| document.id.clone()));
        ids.enumerate().collect::<Vec<_>>()
    });
    let add = move |_| {
        let id = DocumentId::new(desk.book.new_id());
        let field = format!("document-{id}-label");
        change.run(EvidenceChange::Document(Document {
            id,
            label: String::new(),
            kind: DocumentKind::default(),
            kept_at: String::new(),
            sha256: None,
        }));
        crate::platform::timer::after(0, move || page::focus(&field));
    };
    view! {
        <section class="card" aria-labelledby="documents-title" data-evidence=id.to_string()>
            <h2 id="documents-title">{t.evidence.documents}</h2>
            <p class="hint">{t.evidence.documents_hint}</p>
            <For each=move || documents.get() key=Clone::clone let:entry>
                <DocumentRow number=entry.0 + 1 id=entry.1 evidence change />
            </For>
            <button type="button" class="button small" on:click=add>{t.evidence.document_add}</button>
        </section>
    }
}

#[component]
fn DocumentRow(
    number: usize,
    id: DocumentId,
    evidence: ReadSignal<Option<Arc<Evidence>>>,
    change: Callback<EvidenceChange>,
) -> impl IntoView {
    let t = text();
    let own = id.clone();
    let document = Memo::new(move |_| {
        let found = evidence.get()?;
        found.documents.iter().find(|document| document.id == own).cloned()
    });
    let edit = Callback::new(move |edit: DocumentEdit| {
        if let Some(mut document) = document.get_untracked() {
            edit(&mut document);
            change.run(EvidenceChange::Document(document));
        }
    });
    let label = Memo::new(move |_| document.get().map(|d| d.label).unwrap_or_default());
    let kept = Memo::new(move |_| document.get().map(|d| d.kept_at).unwrap_or_default());
    let kind = Memo::new(move |_| {
        document.get().map(|d| kind_name(d.kind)).unwrap_or_default().to_owned()
    });
    let kinds =
        DocumentKind::ALL.map(|k| (kind_name(k).to_owned(), (t.words.document)(k).to_owned()));
    let remove_label = move || {
        let label = label.get();
        let words =
            if label.trim().is_empty() { (t.evidence.document_number)(number) } else { label };
        (t.evidence.document_remove)(&words)
    };
    let removed = id.clone();
    view! {
        <fieldset class="entry">
            <legend>{(t.evidence.document_number)(number)}</legend>
            <LineField
                id=format!("document-{id}-label")
                label=t.evidence.document_label
                value=label
                on_input=Callback::new(move |text| edit.run(Box::new(move |d| d.label = text)))
            />
            <ChoiceField
                id=format!("document-{id}-kind")
                label=t.evidence.document_kind
                choices=Signal::stored(kinds.to_vec())
                value=kind
                on_choose=Callback::new(move |name: String| edit.run(Box::new(move |d| {
                    let found = DocumentKind::ALL.into_iter().find(|kind| kind_name(*kind) == name);
                    d.kind = found.unwrap_or_default();
                })))
            />
            <LineField
                id=format!("document-{id}-kept")
                label=t.evidence.document_kept
                hint=t.evidence.document_kept_hint
                value=kept
                on_input=Callback::new(move |text| edit.run(Box::new(move |d| d.kept_at = text)))
            />
            {move || Link::read(&kept.get()).map(|link| {
                let (before, link) = (t.evidence.document_follow, address(link.href()));
                view! { <p class="small">{before} " " {link}</p> }
            })}
            <Fingerprint id=id.clone() document edit />
            <button
                type="button"
                class="button small quiet"
                aria-label=remove_label
                on:click=move |_| change.run(EvidenceChange::WithoutDocument(removed.clone()))
            >{t.common.delete}</button>
        </fieldset>
    }
}

/// The fingerprint of a file, taken here and kept; the file is not.
#[component]
fn Fingerprint(
    id: DocumentId,
    document: Memo<Option<Document>>,
    edit: Callback<DocumentEdit>,
) -> impl IntoView {
    let t = text();
    let failed = RwSignal::new(false);
    let taken = Memo::new(move |_| document.get().and_then(|document| document.sha256));
    let take = move |event: leptos::ev::Event| {
        let input: web_sys::HtmlInputElement = event_target(&event);
        let Some(file) = files::chosen(&input).into_iter().next() else {
            return;
        };
        spawn_local(async move {
            match files::read(&file, fingerprint::LARGEST).await {
                Ok(picked) => {
                    let digest = fingerprint::sha256(&picked.bytes);
                    failed.set(false);
                    edit.run(Box::new(move |document| {
                        document.sha256 = Some(digest);
                        if document.label.trim().is_empty() {
                            document.label = picked.name;
                        }
                    }));
                }
                Err(_) => failed.set(true),
            }
        });
    };
    let input = format!("document-{id}-file");
    view! {
        <div class="field">
            <label class="label" for=input.clone()>{t.evidence.fingerprint_take}</label>
            <p class="hint">{t.evidence.fingerprint_hint}</p>
            <input type="file" id=input on:change=take />
            <p class="error" role="alert">{move || failed.get().then_some(t.evidence.fingerprint_failed)}</p>
            {move || taken.get().map(|digest| view! {
                <p class="small">
                    {t.evidence.fingerprint} " " <code class="digest">{digest}</code> " "
                    <button type="button" class="link small" on:click=move |_| {
                        edit.run(Box::new(|document| document.sha256 = None));
                    }>{t.evidence.fingerprint_remove}</button>
                </p>
            })}
        </div>
    }
}

fn kind_name(kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::Production => "production",
        DocumentKind::Attestation => "attestation",
        DocumentKind::Employment => "employment",
        DocumentKind::Appraisal => "appraisal",
        DocumentKind::Correspondence => "correspondence",
        DocumentKind::Image => "image",
        DocumentKind::Certificate => "certificate",
        DocumentKind::Other => "other",
    }
}
