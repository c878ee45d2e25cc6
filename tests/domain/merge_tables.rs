//! Two copies of a dossier meet: the cases a person would tell. What holds of any copies is in
//! `merge_properties.rs`.
// clippy allows them in `#[test]` functions only, not in what these share.

use crate::device::{Device, change, ev, telephone_and_computer, tell, tell_after};
use crate::strategies::{blank_dossier, complete_evidence};
use acquis::domain::dossier::{Milestone, MilestoneKind};
use acquis::domain::evidence::{Document, DocumentKind, EvidenceChange};
use acquis::domain::merge::{ChangeKind, Entity, Field, Replica, Unrelated, merge};
use acquis::domain::review::{Advice, Request, Review, Reviewer};
use acquis::domain::story::StoryPart::{Context, Outcome};
use acquis::domain::{Dossier, Edit, Level, Timestamp};
use std::sync::Arc;

#[test]
fn two_parts_of_one_situation_both_stand() {
    let (mut telephone, mut computer) = telephone_and_computer();
    telephone.tells(Context, "Au téléphone.");
    computer.tells(Outcome, "L’adhérent est parti content.");
    let merged = telephone.meets(&computer);
    assert_eq!(telephone.part(Context), "Au téléphone.");
    assert_eq!(telephone.part(Outcome), "L’adhérent est parti content.");
    assert_eq!(telephone.superseded(), [""; 0]);
    let [change] = &merged.changes[..] else { panic!("{:?}", merged.changes) };
    assert_eq!(change.entity, ev());
    assert_eq!(change.kind, ChangeKind::Changed(vec![Field::Part(Outcome)]));
}

#[test]
fn of_two_texts_one_stands_and_the_other_can_be_had_back() {
    let (mut telephone, mut computer) = telephone_and_computer();
    telephone.tells(Context, "Au téléphone.");
    computer.tells(Context, "Au");
    computer.tells(Context, "Au guichet.");
    // The computer wrote twice, and counted further.
    let merged = telephone.meets(&computer);
    assert_eq!(telephone.part(Context), "Au guichet.");
    assert_eq!(telephone.superseded(), ["Au téléphone."]);
    let [change] = &merged.changes[..] else { panic!("{:?}", merged.changes) };
    assert_eq!(change.kind, ChangeKind::Changed(vec![Field::Part(Context)]));
    let [version] = &change.superseded[..] else { panic!("{change:?}") };
    assert_eq!(version.revision.device, telephone.0);

    let mut kept = Device("tablet".into(), telephone.1.clone());
    let device = telephone.0.clone();
    assert!(telephone.1.restore(&ev(), version, &device));
    assert_eq!(telephone.part(Context), "Au téléphone.");
    assert_eq!(telephone.superseded(), ["Au guichet."]);
    assert!(!telephone.1.restore(&ev(), version, &device), "it stands already");

    assert!(kept.1.dismiss(&ev(), version, &kept.0));
    assert_eq!(kept.superseded(), [""; 0]);
    assert!(!kept.1.dismiss(&ev(), version, &kept.0), "it is given up already");
    // Brought back on one copy and given up on another, it stands.
    kept.meets(&telephone);
    assert_eq!(kept.part(Context), "Au téléphone.");
}

#[test]
fn writing_on_leaves_the_superseded_text_where_it_is() {
    let (mut telephone, mut computer) = telephone_and_computer();
    telephone.tells(Context, "Au téléphone.");
    computer.does([tell_after(30, Context, "Au guichet.")]);
    telephone.meets(&computer);
    // Of equal counters the device's name decides.
    assert_eq!(telephone.part(Context), "Au téléphone.");
    telephone.does([tell_after(60, Context, "Au téléphone, un lundi.")]);
    assert_eq!(telephone.superseded(), ["Au guichet."]);
    // Of what nobody told, one version is enough.
    let versions = |field: Field| {
        let record = &telephone.1.records()[&ev()];
        record.versions().filter(|(of, ..)| **of == field).count()
    };
    assert_eq!((versions(Field::UpdatedAt), versions(Field::Part(Context))), (1, 2));
    computer.meets(&telephone);
    assert_eq!(computer.part(Context), "Au téléphone, un lundi.");
    assert_eq!(computer.superseded(), ["Au guichet."]);
    // Copied back by hand, it is no other version any more.
    computer.tells(Context, "Au guichet.");
    assert_eq!(computer.superseded(), [""; 0]);
}

#[test]
fn who_saw_a_text_overwrites_it() {
    let (mut telephone, mut computer) = telephone_and_computer();
    for text in ["A", "Au", "Au guichet."] {
        telephone.tells(Context, text);
    }
    computer.meets(&telephone);
    computer.tells(Context, "");
    let merged = telephone.meets(&computer);
    assert_eq!(telephone.part(Context), "");
    assert_eq!(telephone.superseded(), [""; 0]);
    assert_eq!(merged.changes.len(), 1);
    assert_eq!(computer.meets(&telephone).changes, []);
}

#[test]
fn a_clock_decides_nothing() {
    let (mut telephone, mut computer) = telephone_and_computer();
    let at = Timestamp::from_unix;
    let rate = |level, at| Edit::Rate { competence: "B1-01".into(), level: Some(level), at };
    // The computer's clock is years behind.
    telephone.does([rate(Level::WithHelp, at(1_800_000_000))]);
    computer.does([rate(Level::NotPractised, at(5)), rate(Level::Autonomous, at(5))]);
    telephone.meets(&computer);
    let rating = telephone.1.dossier().rating(&"B1-01".into());
    assert_eq!(rating.level, Some(Level::Autonomous));
    assert_eq!(telephone.superseded(), ["Level(WithHelp)"]);
}

#[test]
fn lists_are_merged_entry_by_entry() {
    let (mut telephone, mut computer) = telephone_and_computer();
    let document = |id: &str, label: &str| Document {
        id: id.into(),
        label: label.to_owned(),
        kind: DocumentKind::Production,
        kept_at: String::new(),
        sha256: None,
    };
    telephone.does([
        change(EvidenceChange::Document(document("z", "Courrier"))),
        change(EvidenceChange::Link("B1-01".into())),
        change(EvidenceChange::Link("B1-02".into())),
    ]);
    computer.meets(&telephone);
    telephone.does([
        change(EvidenceChange::Document(document("b", "Tableau"))),
        change(EvidenceChange::Unlink("B1-01".into())),
    ]);
    computer.does([
        change(EvidenceChange::Document(document("z", "Courrier type"))),
        change(EvidenceChange::Document(document("a", "Photo"))),
        change(EvidenceChange::Link("B2-01".into())),
    ]);
    telephone.meets(&computer);
    let labels: Vec<_> = telephone.evidence().documents.into_iter().map(|d| d.label).collect();
    assert_eq!(labels, ["Courrier type", "Photo", "Tableau"]);
    let linked: Vec<_> = telephone.evidence().competences.into_iter().collect();
    assert_eq!(linked, ["B1-02".into(), "B2-01".into()]);
    assert_eq!(telephone.superseded(), [""; 0]);
}

fn review(answers: [Option<&str>; 2]) -> Review {
    let request = |(n, answer): (usize, Option<&str>)| Request {
        id: format!("q{n}"),
        competence: None,
        text: "Précisez.".to_owned(),
        answer: answer.map(str::to_owned),
    };
    Review {
        id: "r1".into(),
        reviewer: Reviewer { name: "Ana".to_owned(), organisation: String::new() },
        made_at: None,
        answers_digest: String::new(),
        dossier: None,
        answers_exported_at: None,
        round: None,
        opinions: Vec::new(),
        blocks: Vec::new(),
        overall: Advice::default(),
        requests: answers.into_iter().enumerate().map(request).collect(),
    }
}

fn with_review(device: &mut Device, answers: [Option<&str>; 2]) {
    let before = device.1.dossier();
    let mut after = before.clone();
    after.reviews.insert("r1".into(), Arc::new(review(answers)));
    device.1.record(&before, &after, &device.0);
}

#[test]
fn a_returned_review_is_added_and_its_answers_meet() {
    let (mut telephone, mut adviser) = telephone_and_computer();
    with_review(&mut adviser, [None, None]);
    telephone.tells(Context, "Entre-temps.");
    let merged = telephone.meets(&adviser);
    let [change] = &merged.changes[..] else { panic!("{:?}", merged.changes) };
    assert_eq!((&change.entity, &change.kind), (&Entity::Review("r1".into()), &ChangeKind::Added));
    let mut computer = Device("computer".into(), telephone.1.clone());
    with_review(&mut telephone, [Some("Oui"), None]);
    with_review(&mut computer, [None, Some("Non")]);
    telephone.meets(&computer);
    let both = review([Some("Oui"), Some("Non")]);
    assert_eq!(*telephone.1.dossier().reviews["r1"], both);
    assert_eq!(telephone.superseded(), [""; 0]);
}

#[test]
fn a_file_without_history_read_twice_is_read_once() {
    let (mut telephone, _) = telephone_and_computer();
    let edited = telephone.1.dossier().apply(&tell(Context, "Ailleurs.")).expect("done");
    telephone.tells(Context, "Ici.");
    let file = Device("sha-256:00".into(), Replica::of(&edited, &"sha-256:00".into()));
    telephone.meets(&file);
    assert_eq!(telephone.part(Context), "Ici.");
    assert_eq!(telephone.superseded(), ["Ailleurs."]);
    assert_eq!(telephone.meets(&file).changes, []);
}

#[test]
fn a_device_that_counted_twice_loses_neither_text() {
    let (mut telephone, _) = telephone_and_computer();
    let mut copied = telephone.clone();
    telephone.tells(Context, "Avant la panne.");
    copied.tells(Context, "Après la panne.");
    telephone.meets(&copied);
    let mut both = telephone.superseded();
    both.push(telephone.part(Context));
    both.sort();
    assert_eq!(both, ["Après la panne.", "Avant la panne."]);
}

#[test]
fn the_head_of_a_dossier_is_merged_too() {
    let (mut telephone, mut computer) = telephone_and_computer();
    let jury = Milestone {
        id: "m".into(),
        kind: MilestoneKind::Jury,
        date: "2026-11-23".parse().ok(),
        note: String::new(),
    };
    telephone.does([Edit::Rename("Mon dossier".to_owned())]);
    computer.does([
        Edit::SetTarget(acquis::domain::Target::Blocks { blocks: ["B1".into()].into() }),
        Edit::SetMilestone(jury.clone()),
    ]);
    telephone.meets(&computer);
    let dossier = telephone.1.dossier();
    assert_eq!(dossier.name, "Mon dossier");
    assert!(!dossier.target.includes(&"B2".into()));
    assert_eq!(dossier.milestones.values().cloned().collect::<Vec<_>>(), [Arc::new(jury)]);
    assert_eq!(telephone.superseded(), [""; 0]);
}

#[test]
fn documents_and_requests_of_one_id_all_come_through() {
    let mut dossier: Dossier = blank_dossier(&[1]);
    let mut told = complete_evidence("ev");
    let document = |label: &str| Document {
        id: "same".into(),
        label: label.to_owned(),
        kind: DocumentKind::Other,
        kept_at: String::new(),
        sha256: None,
    };
    told.documents = vec![document("1"), document("2"), document("3")];
    dossier.evidence.insert("ev".into(), Arc::new(told));
    let mut twice = review([Some("Oui"), Some("Non")]);
    twice.requests[1].id = "q0".to_owned();
    dossier.reviews.insert("r1".into(), Arc::new(twice));
    assert_eq!(Replica::of(&dossier, &"a".into()).dossier(), dossier);
}

#[test]
fn another_dossier_is_refused() {
    let (telephone, _) = telephone_and_computer();
    let other = Replica::new("d2".into());
    assert_eq!(merge(&telephone.1, &other), Err(Unrelated));
}
