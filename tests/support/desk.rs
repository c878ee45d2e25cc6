//! What the tests of the adviser's desk share: one dossier of « la candidate », and reviews of it. All
//! of it is invented. Owns no assertion; each test program uses a part of it.
#![allow(dead_code, reason = "each test program uses a part")]

use acquis::domain::edit::Edit;
use acquis::domain::evidence::EvidenceChange;
use acquis::domain::review::{
    AdviceChange, Answered, Review, ReviewChange, Reviewer, Stance, Verdict,
};
use acquis::domain::story::StoryPart;
use acquis::domain::{Dossier, Evidence, Level, Period, Timestamp};
use acquis::exchange::write;
use acquis::fiche::default_certification;
use proptest::prelude::*;

/// Four competences of the first bloc.
pub(crate) const C1: &str = "RNCP39866BC01-01";
pub(crate) const C2: &str = "RNCP39866BC01-02";
pub(crate) const C3: &str = "RNCP39866BC01-03";
pub(crate) const C4: &str = "RNCP39866BC01-04";
/// The first bloc.
pub(crate) const B1: &str = "RNCP39866BC01";

/// The day that the tests live on, at that second.
pub(crate) fn at(second: u32) -> Timestamp {
    Timestamp::from_unix(1_795_000_000 + second)
}

pub(crate) fn period(text: &str) -> Period {
    Period { from: Some(text.parse().unwrap()), to: None }
}

/// A dossier in which nothing is said.
pub(crate) fn blank(id: &str) -> Dossier {
    Dossier::new(id.into(), default_certification(), at(0))
}

/// The dossier after those edits, all of which can be done.
pub(crate) fn after(dossier: &Dossier, edits: &[Edit]) -> Dossier {
    edits.iter().fold(dossier.clone(), |dossier, edit| dossier.apply(edit).unwrap())
}

pub(crate) fn rate(competence: &str, level: Level) -> Edit {
    Edit::Rate { competence: competence.into(), level: Some(level), at: at(1) }
}

pub(crate) fn change(evidence: &str, change: EvidenceChange) -> Edit {
    Edit::ChangeEvidence { id: evidence.into(), change, at: at(2) }
}

/// A situation told whole, for those competences.
pub(crate) fn told(id: &str, title: &str, competences: &[&str]) -> Evidence {
    let mut evidence = Evidence::blank(id.into(), at(0));
    title.clone_into(&mut evidence.title);
    evidence.period = period("2024-03");
    for (part, text) in [
        (StoryPart::Context, "Une agence de quartier, le lundi de la reprise des contrats."),
        (
            StoryPart::Actions,
            "J’ai écouté la demande, j’ai reformulé et j’ai comparé deux garanties.",
        ),
        (StoryPart::Outcome, "La personne est repartie avec un rendez-vous et une réponse écrite."),
    ] {
        text.clone_into(evidence.story.part_mut(part));
    }
    evidence.competences = competences.iter().map(|id| (*id).into()).collect();
    evidence
}

/// A dossier well begun: one competence ready, one thin, one declared without proof, one not rated.
pub(crate) fn dossier() -> Dossier {
    let mut thin = told("e2", "Un courrier difficile", &[C2]);
    thin.period = Period::default();
    after(
        &blank("d-1"),
        &[
            rate(C1, Level::Transmits),
            rate(C2, Level::Autonomous),
            rate(C3, Level::Autonomous),
            Edit::AddEvidence(Box::new(told("e1", "Accueil d’une personne pressée", &[C1]))),
            Edit::AddEvidence(Box::new(thin)),
        ],
    )
}

/// The digest of a dossier as it would be exported.
pub(crate) fn digest(dossier: &Dossier) -> String {
    write(dossier, "0.1.0", at(10)).unwrap().digest
}

pub(crate) fn answered(dossier: &Dossier) -> Answered {
    Answered { dossier: dossier.id.clone(), digest: digest(dossier), exported_at: Some(at(10)) }
}

pub(crate) fn reviewer(name: &str) -> Reviewer {
    Reviewer { name: name.to_owned(), organisation: "Point relais".to_owned() }
}

/// The review after those changes, a second apart.
pub(crate) fn changed(review: &Review, from: u32, changes: &[ReviewChange]) -> Review {
    changes
        .iter()
        .zip(from..)
        .fold(review.clone(), |review, (change, second)| review.change(change, at(second)).unwrap())
}

pub(crate) fn ask(id: &str, competence: Option<&str>, text: &str) -> ReviewChange {
    let competence = competence.map(Into::into);
    ReviewChange::Ask { id: id.to_owned(), competence, text: text.to_owned() }
}

/// A review of that dossier with something of everything.
pub(crate) fn review(id: &str, dossier: &Dossier) -> Review {
    let begun = Review::begin(
        id.into(),
        reviewer("L’accompagnatrice"),
        &answered(dossier),
        dossier.reviews.values().map(|review| &**review),
    );
    changed(
        &begun,
        100,
        &[
            ReviewChange::Verdict(C2.into(), Some(Verdict::Partly)),
            ReviewChange::Comment(C2.into(), "Le contexte est clair ; quand était-ce ?".to_owned()),
            ReviewChange::Verdict(C1.into(), Some(Verdict::Yes)),
            ReviewChange::Block(B1.into(), AdviceChange::Stance(Some(Stance::Reserved))),
            ReviewChange::Block(
                B1.into(),
                AdviceChange::Recommendations(vec!["Une autre preuve à l’oral".to_owned()]),
            ),
            ReviewChange::Overall(AdviceChange::Comment("On y est presque.".to_owned())),
            ask("q1", Some(C2), "Donner la période."),
            ask("q2", None, "Relire tout le bloc à voix haute."),
        ],
    )
}

fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => "[a-zéœ’ \n\"\\\\<>&]{0,16}",
        1 => any::<String>(),
        1 => Just("\u{0}\u{7f}\u{2028}\u{202e}</script>😀".to_owned()),
    ]
}

fn competence() -> impl Strategy<Value = &'static str> {
    proptest::sample::select(vec![C1, C2, C3, C4, "RNCP1BC01-01"])
}

fn advice() -> impl Strategy<Value = AdviceChange> {
    let stances = vec![Stance::Favourable, Stance::Reserved, Stance::Unfavourable];
    prop_oneof![
        proptest::option::of(proptest::sample::select(stances)).prop_map(AdviceChange::Stance),
        proptest::collection::vec(words(), 0..3).prop_map(AdviceChange::Recommendations),
        words().prop_map(AdviceChange::Comment),
    ]
}

/// Any change of a review.
pub(crate) fn any_change() -> impl Strategy<Value = ReviewChange> {
    let verdicts = vec![Verdict::Yes, Verdict::Partly, Verdict::No];
    let verdict = proptest::option::of(proptest::sample::select(verdicts));
    let id = || proptest::sample::select(vec!["q1", "q2", "q/3", "é"]);
    prop_oneof![
        (words(), words()).prop_map(|(name, organisation)| ReviewChange::Reviewer(Reviewer {
            name,
            organisation
        })),
        (competence(), verdict).prop_map(|(c, v)| ReviewChange::Verdict(c.into(), v)),
        (competence(), words()).prop_map(|(c, text)| ReviewChange::Comment(c.into(), text)),
        advice().prop_map(|change| ReviewChange::Block(B1.into(), change)),
        advice().prop_map(ReviewChange::Overall),
        (id(), proptest::option::of(competence()), words())
            .prop_map(|(id, competence, text)| ask(id, competence, &text)),
        id().prop_map(|id| ReviewChange::TakeBack(id.to_owned())),
    ]
}

/// Any review of `dossier()`, made by changes.
pub(crate) fn any_review() -> impl Strategy<Value = Review> {
    (proptest::collection::vec(any_change(), 0..24), 0_u32..4).prop_map(|(changes, from)| {
        let begun = Review::begin("r-1".into(), reviewer("A"), &answered(&blank("d-1")), []);
        changes.iter().zip(from..).fold(begun, |review, (change, second)| {
            review.change(change, at(second)).unwrap_or(review)
        })
    })
}
