//! The dossier as a page to be read: frame, blocs with their competences, then each piece of evidence.
//!
//! What a jury reads on A4, bloc by bloc; the same on the screen as a preview, and in the file that is
//! exported as a page. Owns the words of that page.

use crate::domain::Dossier;
use crate::exchange::html::{DossierWords, Page, dossier_page};
use crate::platform::clock;
use crate::ui::aside::text;
use crate::ui::desk::desk;
use crate::ui::frame::frame;
use crate::ui::parts::paper::Paper;
use leptos::prelude::*;

/// The dossier in full.
#[component]
pub fn Printed() -> impl IntoView {
    let dossier = desk().book.dossier();
    move || {
        dossier.with(|dossier| view! { <Paper page=page_of(dossier, text().file.printed_on) /> })
    }
}

/// The page of a dossier; `dated` is what stands before the day.
pub fn page_of(dossier: &Dossier, dated: &str) -> Page {
    let t = text();
    let dated = format!("{dated} {}", (t.common.date)(clock::today()));
    let words = DossierWords {
        lang: frame().language.get_untracked().tag(),
        heading: t.file.printed_title,
        dated: &dated,
        note: t.file.printed_note,
        by: t.file.printed_by,
        target: t.file.printed_target,
        whole: t.path.target_whole,
        motivation: t.path.motivation,
        experiences: t.file.printed_experiences,
        untitled_experience: t.answers.experience_untitled,
        evidence: t.file.printed_evidence,
        untitled_evidence: t.board.untitled_evidence,
        proves: t.file.printed_proves,
        documents: t.file.printed_documents,
        columns: [
            t.file.printed_competence,
            t.file.printed_level,
            t.file.printed_status,
            t.file.printed_proofs,
        ],
        number: &|number| (t.file.printed_number)(number),
        level: &|level| level.map_or(t.words.unrated, t.words.level).to_owned(),
        status: &|status| (t.words.status)(status).to_owned(),
        part: &|part| (t.words.part)(part).to_owned(),
        experience: &|kind| (t.words.experience)(kind).to_owned(),
        document: &|kind| (t.words.document)(kind).to_owned(),
        period: &|period| (t.common.period)(period),
        hours: &|hours| (t.file.printed_hours)(hours),
    };
    dossier_page(dossier, &words)
}
