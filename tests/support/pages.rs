//! The pages that the tests look at, in words of their own. Owns no assertion.

use crate::{desk, files};
use acquis::domain::Dossier;
use acquis::domain::review::Review;
use acquis::exchange::html::{DossierWords, ReviewWords, dossier_page, review_page, write_html};
use acquis::exchange::review::About;
use acquis::exchange::write_review;
use acquis::fiche::default_certification;

/// The page of a dossier, in words that say which they are.
pub(crate) fn of_dossier(dossier: &Dossier) -> String {
    let words = DossierWords {
        lang: "fr",
        heading: "Dossier",
        dated: "Le 23 novembre 2026.",
        note: "Seul le jury valide.",
        by: "Par",
        target: "Vise",
        whole: "tout",
        motivation: "Motivation",
        experiences: "Expériences",
        untitled_experience: "Sans nom",
        evidence: "Preuves",
        untitled_evidence: "Sans titre",
        proves: "Prouve",
        documents: "Justificatifs",
        columns: ["Compétence", "Niveau", "État", "Preuves"],
        number: &|number| format!("Preuve {number}"),
        level: &|level| format!("{level:?}"),
        status: &|status| format!("{status:?}"),
        part: &|part| format!("{part:?}"),
        experience: &|kind| format!("{kind:?}"),
        document: &|kind| format!("{kind:?}"),
        period: &|period| period.from.map(|from| from.to_string()).unwrap_or_default(),
        hours: &|hours| format!("{hours} h"),
    };
    write_html(&dossier_page(dossier, &words), &files::text(dossier))
}

fn file_of(review: &Review) -> String {
    let certification = default_certification();
    let about = About { certification: &certification, candidate: "La candidate" };
    write_review(review, &[], about, "0.1.0", desk::at(9)).unwrap().text
}

/// The page of a review of that dossier.
pub(crate) fn of_review(review: &Review, dossier: &Dossier) -> String {
    let words = ReviewWords {
        lang: "fr",
        heading: "Compte rendu de relecture",
        about: "Première relecture.",
        note: "Seul le jury valide.",
        by: "Par",
        candidate: "Pour",
        overall: "Avis",
        recommendations: "Préconisations",
        requests: "À faire",
        answer: "Réponse :",
        columns: ["Compétence", "Niveau", "Avis", "Commentaire"],
        level: &|level| format!("{level:?}"),
        verdict: &|verdict| format!("{verdict:?}"),
        stance: &|stance| format!("{stance:?}"),
    };
    write_html(&review_page(review, dossier, &words), &file_of(review))
}
