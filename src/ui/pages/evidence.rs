//! Preuves: the list of told situations, searched and filtered, and the coverage matrix.

use crate::domain::id::EvidenceId;
use crate::domain::{Dossier, Evidence};
use crate::state::Route;
use crate::ui::aside::text;
use crate::ui::desk::desk;
use crate::ui::pages::Heading;
use crate::ui::pages::matrix::Matrix;
use crate::ui::parts::reasons::{evidence_title, gap_words};
use leptos::prelude::*;
use std::sync::Arc;

/// Which pieces of evidence are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Filter {
    All,
    Complete,
    Incomplete,
    Unlinked,
}

impl Filter {
    const ALL: [(Self, &'static str); 4] = [
        (Self::All, "all"),
        (Self::Complete, "complete"),
        (Self::Incomplete, "incomplete"),
        (Self::Unlinked, "unlinked"),
    ];

    fn keeps(self, dossier: &Dossier, evidence: &Evidence) -> bool {
        match self {
            Self::All => true,
            Self::Complete => evidence.is_complete(),
            Self::Incomplete => !evidence.is_complete(),
            Self::Unlinked => dossier.proved_by(evidence).next().is_none(),
        }
    }
}

/// Whether every word looked for stands somewhere in what is told, whatever the case.
fn matches(evidence: &Evidence, wanted: &str) -> bool {
    use crate::domain::story::StoryPart;
    let parts = StoryPart::ALL.map(|part| evidence.story.part(part).to_lowercase());
    let told = format!("{}\n{}", evidence.title.to_lowercase(), parts.join("\n"));
    wanted.to_lowercase().split_whitespace().all(|word| told.contains(word))
}

/// The list and the matrix.
#[component]
pub fn EvidenceList() -> impl IntoView {
    let desk = desk();
    let t = text();
    let filter = RwSignal::new(Filter::All);
    let wanted = RwSignal::new(String::new());
    let count = desk.book.told();
    let shown = Memo::new(move |_| {
        let (filter, wanted) = (filter.get(), wanted.get());
        desk.book.dossier().with(|dossier| {
            let fits = |e: &&Arc<Evidence>| filter.keeps(dossier, e) && matches(e, &wanted);
            // Newest first: ids sort by age.
            dossier.evidence.values().rev().filter(fits).map(|e| e.id.clone()).collect::<Vec<_>>()
        })
    });
    let name = move |filter| match filter {
        Filter::All => t.evidence.filter_all,
        Filter::Complete => t.evidence.filter_complete,
        Filter::Incomplete => t.evidence.filter_incomplete,
        Filter::Unlinked => t.evidence.filter_unlinked,
    };
    let begun = Memo::new(move |_| count.get() > 0);
    view! {
        <header class="page-head">
            <div class="row between">
                <Heading title=t.evidence.title.to_owned() />
                <button type="button" id="tell" class="button primary" on:click=move |_| desk.tell(None)>
                    {t.evidence.tell}
                </button>
            </div>
            <p class="muted">{t.evidence.intro}</p>
        </header>
        <Show when=move || !begun.get()>
            <div class="empty">
                <p><strong>{t.evidence.empty}</strong></p>
                <p>{t.evidence.empty_more}</p>
            </div>
        </Show>
        <Show when=move || begun.get()>
            <div class="row between tools">
                <label class="inline">
                    <span>{t.evidence.search}</span>
                    <input
                        type="search"
                        id="evidence-search"
                        prop:value=move || wanted.get()
                        on:input=move |event| wanted.set(event_target_value(&event))
                    />
                </label>
                <label class="inline">
                    <span>{t.evidence.filter}</span>
                    <select id="evidence-filter" on:change=move |event| {
                        let chosen = event_target_value(&event);
                        let found = Filter::ALL.into_iter().find(|(_, value)| *value == chosen);
                        filter.set(found.map_or(Filter::All, |(filter, _)| filter));
                    }>
                        {Filter::ALL.map(|(each, value)| view! {
                            <option value=value selected=move || filter.get() == each>{name(each)}</option>
                        })}
                    </select>
                </label>
            </div>
            <p class="muted small" role="status">
                {move || if shown.with(Vec::is_empty) {
                    t.evidence.none_match.to_owned()
                } else {
                    (t.evidence.shown)(shown.with(Vec::len), count.get())
                }}
            </p>
            <ul class="plain cards">
                <For each=move || shown.get() key=Clone::clone let:id>
                    <EvidenceRow id />
                </For>
            </ul>
            <Matrix shown />
        </Show>
    }
}

/// One piece of evidence in the list.
#[component]
fn EvidenceRow(id: EvidenceId) -> impl IntoView {
    let desk = desk();
    let t = text();
    let evidence = desk.book.evidence(id.clone());
    let href = Route::Evidence(desk.dossier_id(), id.clone()).href();
    let title = move || evidence_title(desk.book, t, &id);
    let about = move || {
        let evidence = evidence.get()?;
        let place = evidence.experience.as_ref().and_then(|id| {
            desk.book
                .dossier()
                .with(|d| d.experiences.get(id).map(|found| found.organisation.clone()))
        });
        let words = (t.evidence.written)(evidence.story.words());
        let parts = [(t.common.period)(evidence.period), place.unwrap_or_default(), words];
        Some(parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "))
    };
    let state = move || {
        evidence.get().map(|evidence| {
            let gaps = evidence.gaps();
            if gaps.is_empty() {
                view! { <span class="tag" data-status="ready">{t.evidence.complete}</span> }.into_any()
            } else {
                view! {
                    <span class="tag" data-status="thin">{(t.evidence.missing)(&gap_words(t, &gaps))}</span>
                }
                .into_any()
            }
        })
    };
    let count = move |evidence: Arc<Evidence>| {
        desk.book.dossier().with(|dossier| dossier.proved_by(&evidence).count())
    };
    let proves = move || match evidence.get().map_or(0, count) {
        0 => t.evidence.proves_none.to_owned(),
        n => (t.evidence.proves)(n),
    };
    view! {
        <li class="card evidence">
            <div class="row between">
                <h2><a class="cover" href=href>{title}</a></h2>
                {state}
            </div>
            <p class="muted small">{about}</p>
            <p class="small">{proves}</p>
        </li>
    }
}
