//! A deletion meets a change, and a writer meets what came while they wrote: the cases a person would
//! tell. Two texts that meet are in `merge_tables.rs`.

use crate::device::{Device, at, change, ev, telephone_and_computer, tell};
use acquis::domain::evidence::EvidenceChange;
use acquis::domain::experience::ExperienceChange;
use acquis::domain::merge::{ChangeKind, Entity, Field, Record, Replica, Value, Written};
use acquis::domain::story::StoryPart::{Actions, Context, Outcome};
use acquis::domain::{Edit, Evidence, Experience};

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
fn what_is_seen_nowhere_keeps_no_record_from_being_deleted() {
    let entity = Entity::Milestone("m".into());
    for (field, value) in [
        (Field::Note, Value::Hours(3)),
        (Field::Note, Value::Text(String::new())),
        (Field::Post, Value::Text("of another kind of record".to_owned())),
    ] {
        let written = |field, after| Written { field, before: Value::Absent, after };
        let mut record = Record::default();
        let fields = [written(Field::Begun, Value::Present), written(field, value)];
        record.write(fields, &"there".into());
        let mut replica = Replica::new("d".into());
        replica.insert(entity.clone(), record);
        let before = replica.dossier();
        assert_eq!(before.milestones.len(), 1);
        let mut after = before.clone();
        after.milestones.clear();
        replica.record(&before, &after, &"here".into());
        assert_eq!(replica.dossier(), after);
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
fn what_is_begun_anew_after_a_deletion_holds_nothing_of_the_old() {
    let (mut telephone, mut computer) = telephone_and_computer();
    telephone.does([Edit::RemoveEvidence("ev".into())]);
    computer.meets(&telephone);
    let anew = Evidence::blank("ev".into(), at());
    computer.does([Edit::AddEvidence(Box::new(anew)), tell(Outcome, "Autrement.")]);
    assert_eq!(computer.superseded(), [""; 0]);
    assert_eq!(computer.part(Context), "");
    telephone.meets(&computer);
    assert_eq!(telephone.1.dossier(), computer.1.dossier());
    assert_eq!(telephone.superseded(), [""; 0]);
}

#[test]
fn who_deleted_counts_on_from_what_they_deleted() {
    let (mut telephone, mut computer) = telephone_and_computer();
    for text in ["A", "Au", "Au guichet."] {
        telephone.tells(Context, text);
    }
    telephone.does([Edit::RemoveEvidence("ev".into())]);
    computer.tells(Outcome, "Content.");
    telephone.meets(&computer);
    telephone.tells(Outcome, "Très content.");
    let record = &telephone.1.records()[&ev()];
    let standing = |field: &Field| *field == Field::Part(Outcome);
    let (_, revision, _) = record.versions().find(|(field, ..)| standing(field)).expect("told");
    assert!(
        !record.deleted().covers(revision),
        "{revision:?} is no part of {:?}",
        record.deleted()
    );
}

#[test]
fn giving_a_version_up_deletes_nothing() {
    let post = |text: &str| Edit::ChangeExperience {
        id: "exp".into(),
        change: ExperienceChange::Post(text.to_owned()),
    };
    let (mut telephone, mut computer) = telephone_and_computer();
    telephone.does([Edit::AddExperience(Experience::blank("exp".into()))]);
    computer.meets(&telephone);
    let mut tablet = Device("tablet".into(), telephone.1.clone());
    // The telephone's text stands, and was deleted with the rest; only the computer's was not.
    telephone.does([post("Gestionnaire")]);
    computer.does([post("Conseiller")]);
    tablet.meets(&telephone);
    tablet.does([Edit::RemoveExperience("exp".into())]);
    telephone.meets(&computer);
    telephone.meets(&tablet);
    assert_eq!(telephone.superseded(), ["Conseiller"]);
    for dismiss in [true, false] {
        let mut left = telephone.clone();
        if dismiss {
            let (entity, version) = left.1.superseded().remove(0);
            assert!(left.1.dismiss(&entity, &version, &left.0));
        } else {
            left.1.tidy(0, &left.0);
        }
        assert_eq!(left.superseded(), [""; 0]);
        assert_eq!(left.1.dossier(), telephone.1.dossier());
        assert_eq!(left.1.dossier().experiences.len(), 1);
        let record = &left.1.records()[&Entity::Experience("exp".into())];
        assert_eq!(record.versions().filter(|(field, ..)| **field == Field::Begun).count(), 1);
    }
}
