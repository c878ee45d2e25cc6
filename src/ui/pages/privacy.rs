//! What looks like other people's personal data in the told texts, shown before export.
//!
//! It warns and leads to the text; it never rewrites. What the person decides to leave is remembered
//! on this device, beside the dossier's card.

use crate::domain::Dossier;
use crate::domain::anonymity::{Ignored, Mark, Place, Spot, survey, text_of};
use crate::domain::id::EvidenceId;
use crate::domain::unseen::shown;
use crate::platform::{page, timer};
use crate::state::card::OnDevice;
use crate::state::{Route, Workbook};
use crate::ui::aside::text;
use crate::ui::desk::desk;
use leptos::prelude::*;

/// Letters of context shown on each side of a hit.
const AROUND: usize = 24;
const TITLE: &str = "privacy-title";

/// A hit, where it stands and how to get there.
#[derive(Clone, PartialEq)]
struct Found {
    kind: &'static str,
    place: String,
    href: String,
    before: String,
    hit: String,
    after: String,
    mark: Mark,
}

/// The section on personal data.
#[component]
pub fn Privacy() -> impl IntoView {
    let desk = desk();
    let t = text();
    let ignored = Memo::new(move |_| desk.book.device().with(OnDevice::left));
    let all = Memo::new(move |_| desk.book.dossier().with(search));
    let part = move |left: bool| {
        let ignored = ignored.get();
        let all = all.get().into_iter();
        all.filter(move |found| ignored.holds(&found.mark) == left).collect::<Vec<_>>()
    };
    let told = Memo::new(move |_| part(false));
    let left = Memo::new(move |_| part(true));
    view! {
        <section class="card" id="privacy" aria-labelledby=TITLE>
            <h2 id=TITLE tabindex="-1">{t.file.privacy}</h2>
            <div role="status">
                {move || match told.with(Vec::len) {
                    0 => view! { <p class="muted">{t.file.privacy_none}</p> }.into_any(),
                    n => view! { <p class="reminder">{(t.file.privacy_some)(n)}</p> }.into_any(),
                }}
            </div>
            <Show when=move || !told.with(Vec::is_empty)>
                <p class="hint">{t.file.privacy_hint}</p>
                <ul class="plain hits">{move || told.get().into_iter().map(to_check).collect_view()}</ul>
            </Show>
            <Show when=move || !left.with(Vec::is_empty)>
                <details class="left-hits">
                    <summary class="small">{move || (t.file.left)(left.with(Vec::len))}</summary>
                    <p class="hint">{t.file.left_hint}</p>
                    <ul class="plain hits">{move || left.get().into_iter().map(left_alone).collect_view()}</ul>
                </details>
            </Show>
        </section>
    }
}

/// Changes what is left, and says where one goes on reading: the button that was used goes.
fn decide(book: Workbook, change: impl FnOnce(&mut Ignored)) {
    let mut left = book.device().with_untracked(OnDevice::left);
    change(&mut left);
    book.dossier().with_untracked(|dossier| left.prune(&survey(dossier)));
    book.leave_hits(&left);
    timer::after(0, || page::focus(TITLE));
}

fn to_check(found: Found) -> impl IntoView {
    let (t, book) = (text(), desk().book);
    let label = (t.file.leave_of)(&found.hit);
    let mark = found.mark.clone();
    let leave = move |_| decide(book, |left| left.ignore(mark.clone()));
    view! {
        <li>
            {passage(found)}
            <button type="button" class="link small" aria-label=label on:click=leave>{t.file.leave}</button>
        </li>
    }
}

fn left_alone(found: Found) -> impl IntoView {
    let (t, book) = (text(), desk().book);
    let label = (t.file.tell_again_of)(&found.hit);
    let mark = found.mark.clone();
    let again = move |_| decide(book, |left| left.show(&mark));
    view! {
        <li>
            {passage(found)}
            <button type="button" class="link small" aria-label=label on:click=again>{t.file.tell_again}</button>
        </li>
    }
}

fn passage(found: Found) -> impl IntoView {
    view! {
        <strong>{found.kind}</strong> " · "
        <a href=found.href>{found.place}</a>
        <q>{found.before}<mark>{found.hit}</mark>{found.after}</q>
    }
}

/// Every hit in the texts of a dossier; the candidate's own name and contact are theirs to give.
fn search(dossier: &Dossier) -> Vec<Found> {
    let t = text();
    let found = survey(dossier).into_iter().filter_map(|spot| {
        let Spot { place, hit, mark } = spot;
        let text = text_of(dossier, &place)?;
        Some(Found {
            kind: (t.file.hit)(hit.kind),
            place: place_words(dossier, &place),
            href: route(dossier, &place).href(),
            before: tail(&text[..hit.range.start]),
            after: head(&text[hit.range.end..]),
            hit: shown(&text[hit.range]).into_owned(),
            mark,
        })
    });
    found.collect()
}

fn place_words(dossier: &Dossier, place: &Place) -> String {
    let t = text();
    let title = |id: &EvidenceId| {
        let title = dossier.evidence.get(id).map_or("", |evidence| evidence.title.trim());
        shown(if title.is_empty() { t.board.untitled_evidence } else { title }).into_owned()
    };
    match place {
        Place::Title(id) | Place::Document(id, _) | Place::KeptAt(id, _) => title(id),
        Place::Part(id, part) => format!("{}, {}", title(id), (t.words.part)(*part)),
        Place::Motivation | Place::Experience(_) => t.file.in_candidate.to_owned(),
        Place::Comment(_) => t.file.in_comment.to_owned(),
        Place::Answer(..) => t.file.in_answer.to_owned(),
    }
}

/// The page on which that text is written.
fn route(dossier: &Dossier, place: &Place) -> Route {
    let id = dossier.id.clone();
    let block = |place: &Place| match place {
        Place::Comment(competence) => dossier.certification.competence(competence),
        _ => None,
    };
    match (place.evidence(), block(place)) {
        (Some(evidence), _) => Route::Evidence(id, evidence.clone()),
        (None, Some((block, _))) => Route::Block(id, block.code.clone()),
        (None, None) if matches!(place, Place::Answer(..)) => Route::Board(id),
        // Of a competence of an earlier fiche.
        (None, None) if matches!(place, Place::Comment(_)) => Route::Replace(id),
        (None, None) => Route::Path(id),
    }
}

fn tail(text: &str) -> String {
    let start = text.char_indices().rev().nth(AROUND).map(|(at, _)| at);
    match start {
        Some(start) => format!("…{}", shown(&text[start..])),
        None => shown(text).into_owned(),
    }
}

fn head(text: &str) -> String {
    match text.char_indices().nth(AROUND) {
        Some((end, _)) => format!("{}…", shown(&text[..end])),
        None => shown(text).into_owned(),
    }
}
