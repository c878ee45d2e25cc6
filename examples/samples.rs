//! A folder of dossiers as candidates send them, and the rows that the adviser's desk exports of them:
//! `cargo run --example samples -- FOLDER`. What README asks of such a folder is tried on them.
//!
//! Owns some persons that do not exist. Two folders: `many` has every case a question meets, `new` one
//! dossier in which nothing is said yet.
#![allow(clippy::unwrap_used, reason = "an example fails by it")]

use acquis::domain::cohort::{Opened, Row};
use acquis::domain::evidence::EvidenceChange;
use acquis::domain::review::{Answered, ReviewChange, ReviewEdit, Reviewer, Verdict};
use acquis::domain::story::StoryPart;
use acquis::domain::{Dossier, Edit, Evidence, Level, Period, Review, Target, Timestamp};
use acquis::exchange::tables::cohort_ndjson;
use acquis::exchange::{read, write};
use acquis::fiche::default_certification;
use std::collections::BTreeSet;
use std::path::Path;

fn at(second: u32) -> Timestamp {
    Timestamp::from_unix(1_795_000_000 + second)
}

/// A dossier of that candidate, aimed at some blocs or at all.
fn begun(id: &str, candidate: &str, aimed: &[&str]) -> Dossier {
    let dossier = Dossier::new(id.into(), default_certification(), at(0));
    let mut person = (*dossier.candidate).clone();
    candidate.clone_into(&mut person.name);
    let blocks: BTreeSet<_> = aimed.iter().map(|code| (*code).into()).collect();
    let target = if blocks.is_empty() { Target::Whole } else { Target::Blocks { blocks } };
    let mut dossier = dossier.apply(&Edit::SetTarget(target)).unwrap();
    dossier.candidate = person.into();
    dossier
}

fn rated(dossier: &Dossier, block: &str, count: usize) -> Dossier {
    (1..=count).fold(dossier.clone(), |dossier, n| {
        let competence = format!("{block}-{n:02}").as_str().into();
        let edit = Edit::Rate { competence, level: Some(Level::Autonomous), at: at(1) };
        dossier.apply(&edit).unwrap()
    })
}

/// With a situation told whole for these competences of that bloc.
fn told(dossier: &Dossier, block: &str, competences: &[usize], second: u32) -> Dossier {
    let mut evidence = Evidence::blank(format!("e{second}").as_str().into(), at(second));
    evidence.period = Period { from: Some("2024-03".parse().unwrap()), to: None };
    for part in [StoryPart::Context, StoryPart::Actions, StoryPart::Outcome] {
        "J’ai écouté la demande, puis j’ai répondu.".clone_into(evidence.story.part_mut(part));
    }
    evidence.competences =
        competences.iter().map(|n| format!("{block}-{n:02}").as_str().into()).collect();
    let id = evidence.id.clone();
    let dossier = dossier.apply(&Edit::AddEvidence(Box::new(evidence))).unwrap();
    let change = EvidenceChange::Title("Accueil d’un adhérent".to_owned());
    dossier.apply(&Edit::ChangeEvidence { id, change, at: at(second) }).unwrap()
}

/// With a review that asks two things, of which one is answered.
fn reviewed(dossier: &Dossier) -> Dossier {
    let reviewer = Reviewer { name: "L’accompagnatrice".to_owned(), organisation: String::new() };
    let digest = write(dossier, "0.1.0", at(20)).unwrap().digest;
    let answered = Answered { dossier: dossier.id.clone(), digest, exported_at: Some(at(20)) };
    let ask = |id: &str, text: &str| ReviewChange::Ask {
        id: id.to_owned(),
        competence: None,
        text: text.to_owned(),
    };
    let changes = [
        ReviewChange::Verdict("RNCP39866BC02-01".into(), Some(Verdict::Partly)),
        ask("q1", "Quand était-ce ?"),
        ask("q2", "Une attestation, « signée ».\nMerci."),
    ];
    let review = Review::begin("r1".into(), reviewer, &answered, []);
    let review = changes.iter().fold(review, |review, one| review.change(one, at(30)).unwrap());
    let answer = ReviewEdit::Answer {
        review: "r1".into(),
        request: "q1".to_owned(),
        answer: Some("En mars.".to_owned()),
    };
    let taken = dossier.apply(&Edit::Review(ReviewEdit::take(review))).unwrap();
    taken.apply(&Edit::Review(answer)).unwrap()
}

/// Puts the files of these dossiers in a folder, and the rows of them beside.
fn put(place: &Path, dossiers: &[Dossier]) {
    let folder = place.join("dossiers");
    std::fs::create_dir_all(&folder).unwrap();
    let mut rows = Vec::new();
    for (dossier, n) in dossiers.iter().zip(1..) {
        let file = write(dossier, "0.1.0", at(100 * n)).unwrap();
        std::fs::write(folder.join(format!("acquis_RNCP39866_{n}.json")), &file.text).unwrap();
        let back = read(file.text.as_bytes(), &[]).unwrap();
        rows.push(Row::of(&Opened {
            dossier: &back.dossier,
            digest: &back.digest,
            exported_at: back.exported_at,
            reviewer: &Reviewer::default(),
            sent: &[],
            draft: None,
        }));
    }
    let table = cohort_ndjson(&rows);
    std::fs::write(place.join("acquis-relecture_2026-11-26.ndjson"), table).unwrap();
}

fn main() {
    let place = std::env::args().nth(1).unwrap_or_else(|| "samples".to_owned());
    let place = Path::new(&place);
    let (first, second) = ("RNCP39866BC01", "RNCP39866BC02");
    let well = rated(&begun("d-1", "Alix", &[first]), first, 6);
    let well = told(&told(&well, first, &[1, 2, 3], 10), first, &[4, 5, 6], 40);
    let unproven = rated(&begun("d-2", "Béa, née \"O’Neil\"", &[second]), second, 4);
    let asked =
        reviewed(&told(&rated(&begun("d-3", "Chloé", &[second]), second, 2), second, &[1], 11));
    let everything = rated(&begun("d-4", "Dominique", &[]), first, 1);
    put(&place.join("many"), &[well, unproven, asked, everything]);
    put(&place.join("new"), &[begun("d-5", "", &[])]);
}
