//! The dossier as it is printed: frame, blocs with their competences, then each piece of evidence.
//!
//! What a jury reads on A4, bloc by bloc; the same on the screen as a preview.

use crate::domain::readiness::Readiness;
use crate::domain::story::StoryPart;
use crate::domain::{Block, Dossier, Evidence, Target};
use crate::platform::clock;
use crate::ui::desk::{desk, text};
use leptos::prelude::*;

/// The dossier in full.
#[component]
pub fn Printed() -> impl IntoView {
    let desk = desk();
    move || {
        let dossier = desk.book.dossier().get();
        let readiness = desk.book.readiness().get();
        let blocks = dossier.certification.blocks.iter();
        let aimed = blocks.filter(|block| dossier.target.includes(&block.code));
        view! {
            <article class="printed" tabindex="0" aria-label=text().file.print_title>
                {cover(&dossier)}
                {aimed.map(|block| block_page(&dossier, &readiness, block)).collect_view()}
                {evidence_pages(&dossier)}
            </article>
        }
    }
}

fn cover(dossier: &Dossier) -> impl IntoView + use<> {
    let t = text();
    let certification = &dossier.certification;
    let target = match &dossier.target {
        Target::Whole => t.path.target_whole.to_owned(),
        Target::Blocks { blocks } => {
            let titles = blocks.iter().filter_map(|code| certification.block(code));
            let titles: Vec<_> = titles.map(|block| block.title.clone()).collect();
            (t.common.and)(&titles)
        }
    };
    let who = [dossier.candidate.name.trim(), dossier.candidate.contact.trim()];
    let who: Vec<_> = who.into_iter().filter(|part| !part.is_empty()).collect();
    let experiences: Vec<_> = dossier
        .experiences
        .values()
        .map(|experience| {
            let hours = experience.weekly_hours.map(t.file.printed_hours).unwrap_or_default();
            let about = [
                experience.organisation.clone(),
                (t.words.experience)(experience.kind).to_owned(),
                (t.common.period)(experience.period),
                hours,
            ];
            let about: Vec<_> = about.into_iter().filter(|part| !part.is_empty()).collect();
            let post = match experience.post.trim() {
                "" => t.evidence.experience_untitled,
                post => post,
            };
            view! {
                <div class="print-entry">
                    <h4>{post.to_owned()}</h4>
                    <p class="muted">{about.join(" · ")}</p>
                    <p class="told">{experience.description.clone()}</p>
                </div>
            }
        })
        .collect();
    view! {
        <header>
            <p class="eyebrow">{format!("{} · {}", certification.code, certification.title)}</p>
            <h2>{t.file.printed_title}</h2>
            {(!who.is_empty()).then(|| view! { <p>{t.file.printed_by} " " <strong>{who.join(" · ")}</strong></p> })}
            <p>{t.file.printed_target} " : " {target}</p>
            <p class="muted">{t.file.printed_on} " " {(t.common.date)(clock::today())}</p>
            <p class="muted small">{t.file.printed_note}</p>
        </header>
        {told(t.path.motivation, &dossier.candidate.motivation)}
        {(!experiences.is_empty()).then(|| view! {
            <section><h3>{t.file.printed_experiences}</h3>{experiences}</section>
        })}
    }
}

/// A text under its heading; nothing when nothing is told.
fn told(heading: &'static str, words: &str) -> Option<impl IntoView + use<>> {
    let words = words.trim().to_owned();
    (!words.is_empty()).then(|| {
        view! {
            <div class="print-part"><h4>{heading}</h4><p class="told">{words}</p></div>
        }
    })
}

fn block_page(dossier: &Dossier, readiness: &Readiness, block: &Block) -> impl IntoView + use<> {
    let t = text();
    let numbers: Vec<_> = dossier.evidence.values().enumerate().collect();
    let rows: Vec<_> = block
        .competences
        .iter()
        .map(|competence| {
            let rating = dossier.rating(&competence.id);
            let proofs: Vec<_> = numbers
                .iter()
                .filter(|(_, evidence)| evidence.competences.contains(&competence.id))
                .map(|(place, _)| (place + 1).to_string())
                .collect();
            let status = readiness.competence(&competence.id).map(|found| (t.words.status)(found.status));
            view! {
                <tr>
                    <td>
                        {competence.text.clone()}
                        {(!rating.comment.trim().is_empty()).then(|| view! { <p class="told muted">{rating.comment.clone()}</p> })}
                    </td>
                    <td>{rating.level.map_or(t.words.unrated, t.words.level)}</td>
                    <td>{status}</td>
                    <td>{proofs.join(", ")}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <section class="print-block">
            <h3>{format!("{} — {}", block.code, block.title)}</h3>
            <table class="data">
                <thead>
                    <tr>
                        <th scope="col">{t.file.printed_competence}</th>
                        <th scope="col">{t.file.printed_level}</th>
                        <th scope="col">{t.file.printed_status}</th>
                        <th scope="col">{t.file.printed_proofs}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
}

fn evidence_pages(dossier: &Dossier) -> Option<impl IntoView + use<>> {
    let t = text();
    let all: Vec<_> = dossier
        .evidence
        .values()
        .enumerate()
        .map(|(place, evidence)| evidence_page(dossier, place + 1, evidence))
        .collect();
    (!all.is_empty()).then(|| {
        view! {
            <section class="print-evidence"><h3>{t.file.printed_evidence}</h3>{all}</section>
        }
    })
}

fn evidence_page(dossier: &Dossier, number: usize, evidence: &Evidence) -> impl IntoView + use<> {
    let t = text();
    let place = evidence.experience.as_ref().and_then(|id| dossier.experiences.get(id));
    let place = place.map(|found| format!("{} {}", found.post, found.organisation));
    let about = [place.unwrap_or_default().trim().to_owned(), (t.common.period)(evidence.period)];
    let about: Vec<_> = about.into_iter().filter(|part| !part.is_empty()).collect();
    let parts = StoryPart::ALL.map(|part| told((t.words.part)(part), evidence.story.part(part)));
    let proved = evidence.competences.iter().filter_map(|id| dossier.certification.competence(id));
    let proved: Vec<_> = proved.map(|(_, c)| view! { <li>{c.text.clone()}</li> }).collect();
    let documents: Vec<_> = evidence
        .documents
        .iter()
        .map(|document| {
            let kind = (t.words.document)(document.kind).to_owned();
            let parts = [document.label.clone(), kind, document.kept_at.clone()];
            let parts: Vec<_> = parts.into_iter().filter(|part| !part.trim().is_empty()).collect();
            view! { <li>{parts.join(" · ")}</li> }
        })
        .collect();
    let title = match evidence.title.trim() {
        "" => t.board.untitled_evidence.to_owned(),
        title => title.to_owned(),
    };
    view! {
        <article class="print-entry">
            <h4>{format!("{} — {title}", (t.file.printed_number)(number))}</h4>
            <p class="muted">{about.join(" · ")}</p>
            {parts}
            {(!proved.is_empty()).then(|| view! { <h5>{t.file.printed_proves}</h5><ul class="bullets">{proved}</ul> })}
            {(!documents.is_empty()).then(|| view! { <h5>{t.file.printed_documents}</h5><ul class="bullets">{documents}</ul> })}
        </article>
    }
}
