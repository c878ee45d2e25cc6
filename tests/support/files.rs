//! What the tests of files share: the golden file, dossiers made by arbitrary edits, changes of JSON.
//!
//! Owns no assertion. Each test program uses a part of it.
#![allow(dead_code, reason = "each test program uses a part")]

use acquis::domain::dossier::{Candidate, Milestone, MilestoneKind};
use acquis::domain::edit::Edit;
use acquis::domain::evidence::{Document, DocumentKind, EvidenceChange};
use acquis::domain::experience::{ExperienceChange, ExperienceKind};
use acquis::domain::id::{CompetenceId, DocumentId, EvidenceId, ExperienceId, MilestoneId};
use acquis::domain::story::StoryPart;
use acquis::domain::{
    Date, Dossier, Evidence, Experience, Level, PartialDate, Period, Target, Timestamp,
};
use acquis::exchange::{Finding, Imported, write};
use acquis::fiche::default_certification;
use proptest::prelude::*;
use serde_json::Value;

/// The golden file of version 1, as it stands in the repository.
pub(crate) const GOLDEN: &str = include_str!("../golden/dossier-1.json");

/// The version and the instant that the tests export with.
pub(crate) const AT: &str = "2026-11-23T10:00:00Z";

/// The text of a dossier's file.
pub(crate) fn text(dossier: &Dossier) -> String {
    write(dossier, "0.1.0", AT.parse().unwrap()).unwrap().text
}

/// Reads a text, the default certification being known.
pub(crate) fn read(text: &str) -> Imported {
    let known = default_certification();
    acquis::exchange::read(text.as_bytes(), &[&known]).unwrap()
}

/// The golden file's dossier.
pub(crate) fn golden() -> Dossier {
    read(GOLDEN).dossier
}

/// What is found when the golden dossier is changed so, its digest being made right again.
pub(crate) fn altered(change: impl FnOnce(&mut Value)) -> Imported {
    read(&altered_text(change))
}

/// The golden file, its dossier changed so and its digest made right again.
pub(crate) fn altered_text(change: impl FnOnce(&mut Value)) -> String {
    let mut file: Value = serde_json::from_str(GOLDEN).unwrap();
    change(&mut file["dossier"]);
    file["digest"] = acquis::exchange::digest::digest(&file["dossier"]).unwrap().into();
    file.to_string()
}

/// The steps of a place, written with slashes.
pub(crate) fn at(steps: &str) -> Vec<String> {
    steps.split('/').map(str::to_owned).collect()
}

/// A place written with slashes, of findings that have one.
pub(crate) fn place(finding: &Finding) -> String {
    match finding {
        Finding::DamagedField { at, .. }
        | Finding::SkippedRecord { at, .. }
        | Finding::RepeatedRecord { at }
        | Finding::RepeatedKey { at }
        | Finding::TooLong { at, .. }
        | Finding::Unseen { at, .. }
        | Finding::TooMany { at, .. } => at.join("/"),
        other => panic!("{other:?} has no place"),
    }
}

/// A dossier about the default certification, made by edits of every kind.
pub(crate) fn any_dossier() -> impl Strategy<Value = Dossier> {
    let blank =
        Dossier::new("d-1".into(), default_certification(), Timestamp::from_unix(1_800_000_000));
    proptest::collection::vec(any_edit(), 0..60).prop_map(move |edits| {
        edits.iter().fold(blank.clone(), |dossier, edit| dossier.apply(edit).unwrap_or(dossier))
    })
}

fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zéœ’ \n\t\"\\\\/]{0,12}",
        any::<String>(),
        Just(String::new()),
        Just("\u{0}\u{7f}\u{2028}\u{202e}\u{feff}😀".to_owned()),
    ]
}

fn instant() -> impl Strategy<Value = Timestamp> {
    any::<u32>().prop_map(Timestamp::from_unix)
}

fn partial_date() -> impl Strategy<Value = Option<PartialDate>> {
    let parts = (1900u16..2200, proptest::option::of(0u8..14), proptest::option::of(0u8..33));
    proptest::option::of(parts)
        .prop_map(|parts| parts.and_then(|(year, month, day)| PartialDate::new(year, month, day)))
}

fn period() -> impl Strategy<Value = Period> {
    (partial_date(), partial_date()).prop_map(|(from, to)| Period { from, to })
}

fn competence() -> impl Strategy<Value = CompetenceId> {
    let ids: Vec<_> = default_certification().competences().map(|(_, c)| c.id.clone()).collect();
    proptest::sample::select(ids)
}

/// Few ids, so that edits meet; some that are names of prototypes, paths or blanks.
fn id() -> impl Strategy<Value = &'static str> {
    proptest::sample::select(vec![
        "a",
        "b",
        "é",
        "__proto__",
        "constructor",
        "#0",
        "a/b",
        " ",
        "\"~0",
    ])
}

fn target() -> impl Strategy<Value = Target> {
    let codes: Vec<_> = default_certification().blocks.iter().map(|b| b.code.clone()).collect();
    prop_oneof![
        Just(Target::Whole),
        proptest::collection::btree_set(proptest::sample::select(codes), 1..4)
            .prop_map(|blocks| Target::Blocks { blocks }),
    ]
}

fn document() -> impl Strategy<Value = Document> {
    let kind = proptest::sample::select(DocumentKind::ALL.to_vec());
    (id(), words(), kind, words(), proptest::option::of("[0-9a-f]{64}")).prop_map(
        |(id, label, kind, kept_at, sha256)| Document {
            id: DocumentId::new(id),
            label,
            kind,
            kept_at,
            sha256,
        },
    )
}

fn any_edit() -> impl Strategy<Value = Edit> {
    let candidate =
        (words(), words(), words(), words()).prop_map(|(name, contact, adviser, motivation)| {
            Edit::SetCandidate(Candidate { name, contact, adviser, motivation })
        });
    let level = proptest::option::of(proptest::sample::select(Level::ALL.to_vec()));
    let rate = (competence(), level, instant()).prop_map(|(competence, level, at)| Edit::Rate {
        competence,
        level,
        at,
    });
    let comment = (competence(), words(), instant())
        .prop_map(|(competence, comment, at)| Edit::Comment { competence, comment, at });
    let experience =
        (id(), proptest::sample::select(ExperienceKind::ALL.to_vec())).prop_map(|(id, kind)| {
            Edit::AddExperience(Experience { kind, ..Experience::blank(id.into()) })
        });
    let of_experience = prop_oneof![
        words().prop_map(ExperienceChange::Post),
        words().prop_map(ExperienceChange::Organisation),
        period().prop_map(ExperienceChange::Period),
        proptest::option::of(any::<u8>()).prop_map(ExperienceChange::WeeklyHours),
        words().prop_map(ExperienceChange::Description),
    ];
    let change_experience = (id(), of_experience)
        .prop_map(|(id, change)| Edit::ChangeExperience { id: ExperienceId::new(id), change });
    let evidence = (id(), instant())
        .prop_map(|(id, at)| Edit::AddEvidence(Box::new(Evidence::blank(id.into(), at))));
    let of_evidence = prop_oneof![
        words().prop_map(EvidenceChange::Title),
        proptest::option::of(id().prop_map(ExperienceId::new)).prop_map(EvidenceChange::Experience),
        period().prop_map(EvidenceChange::Period),
        (proptest::sample::select(StoryPart::ALL.to_vec()), words())
            .prop_map(|(part, text)| EvidenceChange::Part(part, text)),
        document().prop_map(EvidenceChange::Document),
        competence().prop_map(EvidenceChange::Link),
        competence().prop_map(EvidenceChange::Unlink),
    ];
    let change_evidence = (id(), of_evidence, instant())
        .prop_map(|(id, change, at)| Edit::ChangeEvidence { id: EvidenceId::new(id), change, at });
    let day = proptest::option::of((1900i32..2200, 1u8..13, 1u8..32));
    let kind = proptest::sample::select(MilestoneKind::ALL.to_vec());
    let milestone = (id(), kind, day, words()).prop_map(|(id, kind, day, note)| {
        let date = day.and_then(|(year, month, day)| Date::new(year, month, day));
        Edit::SetMilestone(Milestone { id: MilestoneId::new(id), kind, date, note })
    });
    prop_oneof![
        1 => words().prop_map(Edit::Rename),
        1 => candidate,
        1 => target().prop_map(Edit::SetTarget),
        4 => rate,
        2 => comment,
        3 => experience,
        3 => change_experience,
        1 => id().prop_map(|id| Edit::RemoveExperience(ExperienceId::new(id))),
        4 => evidence,
        12 => change_evidence,
        1 => id().prop_map(|id| Edit::RemoveEvidence(EvidenceId::new(id))),
        2 => milestone,
    ]
}
