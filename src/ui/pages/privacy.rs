//! What looks like other people's personal data in the told texts, shown before export.
//!
//! It warns and leads to the text; it never rewrites.

use crate::domain::Dossier;
use crate::domain::anonymity::{self, HitKind};
use crate::domain::story::StoryPart;
use crate::state::Route;
use crate::ui::desk::{desk, text};
use leptos::prelude::*;

/// Letters of context shown on each side of a hit.
const AROUND: usize = 24;

/// A hit, where it stands and how to get there.
#[derive(Clone, PartialEq)]
struct Found {
    kind: HitKind,
    place: String,
    href: String,
    before: String,
    hit: String,
    after: String,
}

/// The section on personal data.
#[component]
pub fn Privacy() -> impl IntoView {
    let desk = desk();
    let t = text();
    let found = Memo::new(move |_| desk.book.dossier().with(search));
    view! {
        <section class="card" aria-labelledby="privacy-title">
            <h2 id="privacy-title">{t.file.privacy}</h2>
            {move || {
                let found = found.get();
                if found.is_empty() {
                    return view! { <p class="muted">{t.file.privacy_none}</p> }.into_any();
                }
                view! {
                    <p class="reminder">{(t.file.privacy_some)(found.len())}</p>
                    <p class="hint">{t.file.privacy_hint}</p>
                    <ul class="plain hits">
                        {found.into_iter().map(|found| view! {
                            <li>
                                <strong>{(t.file.hit)(found.kind)}</strong> " · "
                                <a href=found.href>{found.place}</a>
                                <q>{found.before}<mark>{found.hit}</mark>{found.after}</q>
                            </li>
                        }).collect_view()}
                    </ul>
                }
                .into_any()
            }}
        </section>
    }
}

/// Every hit in the texts of a dossier; the candidate's own name and contact are theirs to give.
fn search(dossier: &Dossier) -> Vec<Found> {
    let t = text();
    let id = dossier.id.clone();
    let mut found = Vec::new();
    let mut look = |text: &str, place: &str, href: &str| {
        let hits = anonymity::check(text).into_iter();
        found.extend(hits.map(|hit| Found {
            kind: hit.kind,
            place: place.to_owned(),
            href: href.to_owned(),
            before: tail(&text[..hit.range.start]),
            after: head(&text[hit.range.end..]),
            hit: text[hit.range].to_owned(),
        }));
    };
    for evidence in dossier.evidence.values() {
        let href = Route::Evidence(id.clone(), evidence.id.clone()).href();
        let title = match evidence.title.trim() {
            "" => t.board.untitled_evidence,
            title => title,
        };
        look(&evidence.title, title, &href);
        for part in StoryPart::ALL {
            let place = format!("{title}, {}", (t.words.part)(part));
            look(evidence.story.part(part), &place, &href);
        }
        for document in &evidence.documents {
            look(&document.label, title, &href);
            look(&document.kept_at, title, &href);
        }
    }
    let path = Route::Path(id.clone()).href();
    for experience in dossier.experiences.values() {
        look(&experience.description, t.file.in_candidate, &path);
    }
    look(&dossier.candidate.motivation, t.file.in_candidate, &path);
    for (competence, rating) in &dossier.ratings {
        let block = dossier.certification.competence(competence);
        let route = match block {
            Some((block, _)) => Route::Block(id.clone(), block.code.clone()),
            None => Route::Replace(id.clone()),
        };
        look(&rating.comment, t.file.in_comment, &route.href());
    }
    found
}

fn tail(text: &str) -> String {
    let start = text.char_indices().rev().nth(AROUND).map(|(at, _)| at);
    match start {
        Some(start) => format!("…{}", &text[start..]),
        None => text.to_owned(),
    }
}

fn head(text: &str) -> String {
    match text.char_indices().nth(AROUND) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
