//! Stored records of before they had a history: read, and giving way to those that have one.
// clippy allows them in `#[test]` functions only, not in what these share.

use crate::strategies::{after, blank_dossier, complete_evidence};
use acquis::domain::{Dossier, Edit, Experience, Level, Timestamp};
use acquis::exchange::record::{
    Joined, NotAssembled, all, assemble, encode, is_newer, join, prefix,
};
use serde::Serialize;
use std::collections::BTreeMap;

fn dossier() -> Dossier {
    let at = Timestamp::from_unix(1_700_000_000);
    let mut told = complete_evidence("018c-ev");
    told.competences.insert("B1-01".into());
    let mut post = Experience::blank("018c-exp".into());
    "Gestionnaire".clone_into(&mut post.post);
    let milestone = acquis::domain::dossier::Milestone {
        id: "m1".into(),
        kind: acquis::domain::dossier::MilestoneKind::Jury,
        date: "2026-11-23".parse().ok(),
        note: "À Brest".to_owned(),
    };
    let edits = [
        Edit::Rename("Mon dossier".to_owned()),
        Edit::Rate { competence: "B1-01".into(), level: Some(Level::Autonomous), at },
        Edit::AddExperience(post),
        Edit::AddEvidence(Box::new(told)),
        Edit::SetMilestone(milestone),
    ];
    after(blank_dossier(&[2, 1]), &edits)
}

/// The records of a dossier as they were stored.
fn plain(dossier: &Dossier) -> BTreeMap<String, String> {
    let mut texts = BTreeMap::new();
    let mut put = |name: String, payload: String| {
        texts.insert(prefix(&dossier.id) + &name, encode(3, &payload));
    };
    let header = serde_json::json!({
        "name": dossier.name, "created_at": dossier.created_at, "target": dossier.target,
    });
    put("header/-".to_owned(), header.to_string());
    put("certification/-".to_owned(), json(&*dossier.certification));
    put("candidate/-".to_owned(), json(&*dossier.candidate));
    dossier.ratings.iter().for_each(|(id, one)| put(format!("rating/{id}"), json(&**one)));
    dossier.experiences.iter().for_each(|(id, one)| put(format!("experience/{id}"), json(&**one)));
    dossier.evidence.iter().for_each(|(id, one)| put(format!("evidence/{id}"), json(&**one)));
    dossier.milestones.iter().for_each(|(id, one)| put(format!("milestone/{id}"), json(&**one)));
    texts
}

fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

#[test]
fn records_without_history_are_read_and_are_one_copy_wherever_they_are_read() {
    let (dossier, old) = (dossier(), plain(&dossier()));
    let read = assemble(&dossier.id, old.clone()).map(|read| (read.dossier, read.unreadable));
    assert_eq!(read, Ok((dossier.clone(), Vec::new())));
    let [first, second] = [(); 2].map(|()| assemble(&dossier.id, old.clone()).map(|r| r.replica));
    assert_eq!(first, second);
}

#[test]
fn they_give_way_to_records_that_have_a_history() {
    let (dossier, old) = (dossier(), plain(&dossier()));
    let at = Timestamp::from_unix(1_800_000_000);
    let rate = Edit::Rate { competence: "B1-01".into(), level: Some(Level::Transmits), at };
    let changed = after(dossier.clone(), &[rate]);
    let Ok(read) = assemble(&dossier.id, old.clone()) else { panic!("not read") };
    let mut replica = read.replica;
    replica.record(&dossier, &changed, &"a".into());
    let mut mixed: Vec<_> = old.into_iter().collect();
    mixed.extend(all(&replica));
    for texts in [mixed.clone(), mixed.into_iter().rev().collect()] {
        let read = assemble(&dossier.id, texts).map(|read| (read.dossier, read.unreadable));
        assert_eq!(read, Ok((changed.clone(), Vec::new())));
    }
}

#[test]
fn a_history_that_a_later_version_wrote_is_left_where_it_is_and_its_dossier_is_not_opened() {
    let (dossier, whole) = (dossier(), plain(&dossier()));
    let known = r#"{"seen":["1@a"],"deleted":[],"versions":[]}"#;
    assert!(!is_newer(&encode(1, known)));
    for later in [
        r#"{"seen":["1@a"],"deleted":[],"versions":[{"field":"mood","at":"1@a","value":{"text":"good"}}]}"#,
        r#"{"seen":["1@a"],"deleted":[],"versions":[{"field":"title","at":"1@a","value":{"feeling":"good"}}]}"#,
        r#"{"layout":2,"seen":["1@a"],"deleted":[],"versions":[]}"#,
    ] {
        let text = encode(1, later);
        assert!(is_newer(&text), "{later}");
        for name in ["candidate/-", "header/-", "rating/B1-01", "unknown/-", "certification/-"] {
            let (key, mut texts) = (prefix(&dossier.id) + name, whole.clone());
            texts.insert(key.clone(), text.clone());
            assert_eq!(assemble(&dossier.id, texts).map(drop), Err(NotAssembled::Newer), "{name}");
            let ours = encode(9, known);
            assert_eq!(join(&key, &text, &ours), Joined::Newer, "ours does not take its place");
            assert_eq!(join(&key, &ours, &text), Joined::Both(ours.clone()), "nor is it taken in");
        }
        // Damaged, it is a damaged record like any other.
        let torn = text.replace("versions", "version");
        assert!(!is_newer(&torn));
    }
}

#[test]
fn one_that_does_not_fit_its_place_is_kept_aside() {
    let (dossier, mut torn) = (dossier(), plain(&dossier()));
    torn.insert(prefix(&dossier.id) + "rating/B1-01", encode(3, "{}"));
    let read = assemble(&dossier.id, torn).map(|r| (r.unreadable.len(), r.dossier.ratings.len()));
    assert_eq!(read, Ok((1, dossier.ratings.len() - 1)));
}
