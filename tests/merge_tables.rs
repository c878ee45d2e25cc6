//! Two copies of a dossier meet: the cases a person would tell. What holds of any copies is in
//! `merge_properties.rs`.
#![cfg(not(target_arch = "wasm32"))]
// clippy allows them in `#[test]` functions only, not in what these share.
#![allow(clippy::expect_used, clippy::panic)]

mod strategies;

use acquis::domain::dossier::{Milestone, MilestoneKind};
use acquis::domain::evidence::{Document, DocumentKind, EvidenceChange};
use acquis::domain::id::DeviceId;
use acquis::domain::merge::{
    ChangeKind, Entity, Field, Merged, Replica, Superseded, Unrelated, Value, merge,
};
use acquis::domain::review::{Advice, Request, Review, Reviewer};
use acquis::domain::story::StoryPart::{self, Actions, Context, Outcome};
use acquis::domain::{Dossier, Edit, Evidence, Experience, Level, Timestamp};
use std::sync::Arc;
use strategies::{blank_dossier, complete_evidence};

/// A copy on a device, whose writer sees all that it knows.
#[derive(Clone)]
struct Device(DeviceId, Replica);

impl Device {
    fn does(&mut self, edits: impl IntoIterator<Item = Edit>) {
        for edit in edits {
            let before = self.1.dossier();
            let after = before.apply(&edit).expect("an edit that can be done");
            self.1.record(&before, &after, &self.0);
        }
    }

    fn tells(&mut self, part: StoryPart, text: &str) {
        self.does([tell(part, text)]);
    }

    fn meets(&mut self, other: &Self) -> Merged {
        let merged = merge(&self.1, &other.1).expect("one dossier");
        self.1 = merged.replica.clone();
        merged
    }

    #[track_caller]
    fn part(&self, part: StoryPart) -> String {
        self.evidence().story.part(part).to_owned()
    }

    #[track_caller]
    fn evidence(&self) -> Evidence {
        Evidence::clone(&self.1.dossier().evidence["ev"])
    }

    /// The texts that can be brought back.
    fn superseded(&self) -> Vec<String> {
        let text = |(_, version): (Entity, Superseded)| match version.value {
            Value::Text(text) => text,
            other => format!("{other:?}"),
        };
        self.1.superseded().into_iter().map(text).collect()
    }
}

fn at() -> Timestamp {
    Timestamp::from_unix(1_700_000_500)
}

fn tell(part: StoryPart, text: &str) -> Edit {
    change(EvidenceChange::Part(part, text.to_owned()))
}

fn change(change: EvidenceChange) -> Edit {
    Edit::ChangeEvidence { id: "ev".into(), change, at: at() }
}

fn ev() -> Entity {
    Entity::Evidence("ev".into())
}

/// A telephone and a computer with one dossier, in which one situation is told.
fn telephone_and_computer() -> (Device, Device) {
    let mut telephone = Device("telephone".into(), Replica::new("d1".into()));
    telephone.1 = Replica::of(&blank_dossier(&[2, 1]), &telephone.0);
    telephone.does([Edit::AddEvidence(Box::new(complete_evidence("ev")))]);
    let computer = Device("computer".into(), telephone.1.clone());
    (telephone, computer)
}

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
    computer.tells(Context, "Au guichet.");
    telephone.meets(&computer);
    // Of equal counters the device's name decides.
    assert_eq!(telephone.part(Context), "Au téléphone.");
    telephone.tells(Context, "Au téléphone, un lundi.");
    assert_eq!(telephone.superseded(), ["Au guichet."]);
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
fn a_deleted_situation_does_not_come_back_from_an_old_copy() {
    let (mut telephone, mut computer) = telephone_and_computer();
    telephone.does([Edit::RemoveEvidence("ev".into())]);
    assert_eq!(telephone.meets(&computer).changes, []);
    assert!(telephone.1.dossier().evidence.is_empty());
    let merged = computer.meets(&telephone);
    assert_eq!(merged.changes.len(), 1);
    assert_eq!(merged.changes[0].kind, ChangeKind::Deleted);
    assert!(computer.1.dossier().evidence.is_empty());
    // Its text is let go, where it was deleted at once and elsewhere with the next save.
    let device = computer.0.clone();
    computer.1.tidy(20, &device);
    assert_eq!(computer.1.records()[&ev()].versions().count(), 0);
    assert!(!computer.1.records()[&ev()].deleted().is_empty());
    assert_eq!(computer.meets(&telephone).changes, []);
}

#[test]
fn a_change_wins_over_a_deletion() {
    for deleted_first in [true, false] {
        let (mut telephone, mut computer) = telephone_and_computer();
        telephone.does([Edit::RemoveEvidence("ev".into())]);
        computer.tells(Outcome, "L’adhérent a écrit pour remercier.");
        let merged = if deleted_first {
            telephone.meets(&computer)
        } else {
            let merged = computer.meets(&telephone);
            telephone = computer;
            merged
        };
        assert_eq!(telephone.part(Outcome), "L’adhérent a écrit pour remercier.");
        assert_eq!(telephone.part(Context), "Au guichet de l’agence.", "the rest is there too");
        assert_eq!(telephone.superseded(), [""; 0]);
        let kinds: Vec<_> = merged.changes.into_iter().map(|change| change.kind).collect();
        let expected = if deleted_first { vec![ChangeKind::Added] } else { vec![] };
        assert_eq!(kinds, expected);
        // Deleted again by someone who saw the change, it is gone.
        telephone.does([Edit::RemoveEvidence("ev".into())]);
        assert!(telephone.1.dossier().evidence.is_empty());
    }
}

#[test]
fn a_deletion_taken_back_stands_everywhere() {
    let (mut telephone, mut computer) = telephone_and_computer();
    let before = telephone.1.dossier();
    telephone.does([Edit::RemoveEvidence("ev".into())]);
    computer.meets(&telephone);
    let after = telephone.1.dossier();
    let device = telephone.0.clone();
    telephone.1.record(&after, &before, &device);
    assert_eq!(telephone.1.dossier(), before);
    computer.meets(&telephone);
    assert_eq!(computer.1.dossier(), before);
    assert_eq!(computer.superseded(), [""; 0]);
}

#[test]
fn what_another_tab_wrote_meanwhile_is_not_overwritten_unseen() {
    let (mut telephone, mut computer) = telephone_and_computer();
    let shown = telephone.1.dossier();
    computer.tells(Context, "Dans l’autre onglet.");
    telephone.meets(&computer);
    // The writer types on in the field as it was.
    let typed = shown.apply(&tell(Context, "Au guichet de l’agence, un lundi.")).expect("done");
    let device = telephone.0.clone();
    telephone.1.record(&shown, &typed, &device);
    assert_eq!(telephone.part(Context), "Au guichet de l’agence, un lundi.");
    assert_eq!(telephone.superseded(), ["Dans l’autre onglet."]);
    let more = typed.apply(&tell(Context, "Au guichet, un lundi.")).expect("done");
    telephone.1.record(&typed, &more, &device);
    assert_eq!(telephone.superseded(), ["Dans l’autre onglet."]);
}

#[test]
fn what_another_tab_deleted_meanwhile_is_there_again_whole() {
    let (mut telephone, mut computer) = telephone_and_computer();
    let shown = telephone.1.dossier();
    computer.does([Edit::RemoveEvidence("ev".into())]);
    telephone.meets(&computer);
    let typed = shown.apply(&tell(Context, "Un lundi.")).expect("done");
    let device = telephone.0.clone();
    telephone.1.record(&shown, &typed, &device);
    assert_eq!(telephone.1.dossier(), typed);
    computer.meets(&telephone);
    assert_eq!(computer.1.dossier(), typed);
}

#[test]
fn what_another_tab_added_to_meanwhile_is_not_deleted_unseen() {
    let (mut telephone, mut computer) = telephone_and_computer();
    let shown = telephone.1.dossier();
    computer.tells(Actions, "J’ai rappelé l’adhérent.");
    telephone.meets(&computer);
    let without = shown.apply(&Edit::RemoveEvidence("ev".into())).expect("done");
    let device = telephone.0.clone();
    telephone.1.record(&shown, &without, &device);
    assert_eq!(telephone.part(Actions), "J’ai rappelé l’adhérent.");
}

#[test]
fn taking_a_step_back_leaves_what_came_from_elsewhere() {
    let (mut telephone, mut computer) = telephone_and_computer();
    let before = telephone.1.dossier();
    telephone.tells(Context, "Au téléphone.");
    let after = telephone.1.dossier();
    computer.tells(Outcome, "Content.");
    telephone.meets(&computer);
    let device = telephone.0.clone();
    telephone.1.record(&after, &before, &device);
    assert_eq!(telephone.part(Context), "Au guichet de l’agence.");
    assert_eq!(telephone.part(Outcome), "Content.");
}

#[test]
fn a_link_to_what_was_deleted_elsewhere_waits_for_it() {
    let (mut telephone, mut computer) = telephone_and_computer();
    let post = Experience::blank("exp".into());
    telephone.does([Edit::AddExperience(post.clone())]);
    computer.meets(&telephone);
    telephone.does([change(EvidenceChange::Experience(Some("exp".into())))]);
    computer.does([Edit::RemoveExperience("exp".into())]);
    telephone.meets(&computer);
    assert_eq!(telephone.evidence().experience, None);
    let mut gone = telephone.clone();
    gone.does([Edit::RemoveEvidence("ev".into())]);
    assert!(gone.1.dossier().evidence.is_empty(), "a link unseen keeps nothing from deletion");
    telephone.does([Edit::AddExperience(post)]);
    assert_eq!(telephone.evidence().experience, Some("exp".into()));
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
    assert_eq!(dossier.milestones.into_values().collect::<Vec<_>>(), [Arc::new(jury)]);
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
