//! Two copies of a dossier that meet as files: what was written on each is there, once, and what was
//! withheld or damaged ends nothing. The laws of merging are in `merge_properties.rs`.

use crate::files::{AT, read};
use crate::merge::{Act, Copy, play};
use crate::strategies::{after, blank_dossier, edits, imported_dossiers, sequences};
use acquis::domain::evidence::{Document, DocumentKind, EvidenceChange};
use acquis::domain::id::EvidenceId;
use acquis::domain::merge::{Replica, merge};
use acquis::domain::{Dossier, Edit, Evidence, Level};
use acquis::exchange::{Imported, write_copy};
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Value, json};

fn file(copy: &Replica) -> String {
    write_copy(&copy.dossier(), copy, "0.1.0", AT.parse().unwrap()).unwrap().text
}

fn both(mine: &Replica, theirs: &Imported) -> Replica {
    merge(mine, &theirs.copy).unwrap().replica
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let act = prop_oneof![
        8 => (0_usize..2, edits()).prop_map(|(at, edit)| Act::Edit(at, Box::new(edit))),
        2 => (0_usize..2).prop_map(|at| Act::Meet(at, 1 - at, true)),
    ];
    vec(act, 0..20)
}

proptest! {
    #[test]
    fn a_file_is_the_copy_it_was_written_from(acts in acts()) {
        let mut copies = ["a", "b"].map(|device| Copy::new(&blank_dossier(&[2, 2]), "origin", device));
        play(&mut copies, &acts);
        let [here, there] = copies.map(|copy| copy.replica);
        let file = read(&file(&there));
        prop_assert_eq!(&file.copy, &there.without_superseded());
        // The texts it withholds are still with whoever had them, so that both ways give the same.
        let direct = merge(&here, &there).unwrap().replica;
        prop_assert_eq!(both(&here, &file).dossier(), direct.dossier());
        let again = both(&direct, &file);
        prop_assert_eq!(again.superseded(), direct.superseded());
        prop_assert_eq!(again.dossier(), direct.dossier());
    }

    #[test]
    fn a_file_comes_home_with_what_was_written_abroad_and_twice_is_once(
        before in imported_dossiers(),
        abroad in sequences(),
        at_home in sequences(),
    ) {
        let mut home = Replica::of(&before, &"home".into());
        let sent = read(&file(&home));
        let mut away = sent.copy.clone();
        let written = after(sent.dossier.clone(), &abroad);
        away.record(&sent.dossier, &written, &"away".into());
        home.record(&before, &after(before.clone(), &at_home), &"home".into());
        let back = read(&file(&away));
        let met = both(&home, &back);
        prop_assert_eq!(&both(&met, &back), &met);
        prop_assert_eq!(met.dossier(), merge(&home, &away).unwrap().replica.dossier());
    }

    #[test]
    fn a_file_without_history_or_with_a_damaged_one_is_a_copy_of_its_own(
        dossier in imported_dossiers(),
        damage in 0_usize..7,
    ) {
        let copy = Replica::of(&dossier, &"a".into());
        let whole = read(&file(&copy));
        let mut file: Value = serde_json::from_str(&file(&copy)).unwrap();
        let first = file["history"][0].clone();
        match damage {
            0 => drop(file.as_object_mut().unwrap().remove("history")),
            1 => file["history"] = json!({}),
            2 => file["history"][0]["record"] = "heading/-".into(),
            3 => file["history"][0]["seen"] = json!(["9007199254740991@x"]),
            4 => file["history"][0]["seen"] = json!(["2199023255552@x"]),
            5 => drop(file["history"][0].as_object_mut().unwrap().remove("versions")),
            _ => {
                file["history"][0]["versions"] = json!([{ "field": "note", "at": "1@x" }]);
            }
        }
        prop_assert!(!first.is_null());
        let read = read(&file.to_string());
        prop_assert_eq!(&read.dossier, &whole.dossier);
        prop_assert_eq!(read.copy.dossier(), whole.copy.dossier());
        let device = &read.digest[read.digest.len() - 12..];
        prop_assert_eq!(&read.copy, &Replica::of(&read.dossier, &device.into()));
    }
}

fn rated(dossier: &Dossier) -> Option<Level> {
    dossier.ratings.get("B1-01").and_then(|rating| rating.level)
}

#[test]
fn a_text_changed_by_hand_does_not_pass_for_the_version_that_stood_there() {
    let at = AT.parse().unwrap();
    let before = blank_dossier(&[1]);
    let rate = |level| Edit::Rate { competence: "B1-01".into(), level: Some(level), at };
    let dossier = before.apply(&rate(Level::WithHelp)).unwrap();
    let home = Replica::of(&dossier, &"home".into());
    let mut altered: Value = serde_json::from_str(&file(&home)).unwrap();
    for rating in altered["dossier"]["ratings"].as_array_mut().unwrap() {
        if rating["competence"] == "B1-01" {
            rating["level"] = "transmits".into();
        }
    }
    let read = read(&altered.to_string());
    assert_eq!(rated(&read.dossier), Some(Level::Transmits));
    let met = both(&home, &read);
    let told: Vec<_> = met.superseded().into_iter().map(|(_, version)| version.value).collect();
    let stands = rated(&met.dossier());
    assert_eq!(told.len(), 1, "the other is kept: {told:?} beside {stands:?}");
}

#[test]
fn an_order_of_documents_that_another_copy_completed_is_still_the_version_that_was_written() {
    let at = AT.parse().unwrap();
    let situation: EvidenceId = "E1".into();
    let begun = Edit::AddEvidence(Box::new(Evidence::blank(situation.clone(), at)));
    let names = |id: &str| {
        let document = Document {
            id: id.into(),
            label: id.to_owned(),
            kind: DocumentKind::Production,
            kept_at: String::new(),
            sha256: None,
        };
        let change = EvidenceChange::Document(document);
        Box::new(Edit::ChangeEvidence { id: situation.clone(), change, at })
    };
    let before = blank_dossier(&[1]).apply(&begun).unwrap();
    let mut copies = ["a", "b"].map(|device| Copy::new(&before, "origin", device));
    let each = [Act::Edit(0, names("plan")), Act::Edit(1, names("letter")), Act::Meet(1, 0, true)];
    play(&mut copies, &each);
    let [_, met] = copies.map(|copy| copy.replica);
    let documents = met.dossier().evidence.get(&situation).unwrap().documents.clone();
    let shown: Vec<_> = documents.iter().map(|document| document.label.as_str()).collect();
    assert_eq!(shown, ["letter", "plan"], "more than the order that stands says");
    let back = read(&file(&met));
    assert_eq!(back.dossier.evidence.get(&situation).unwrap().documents, documents);
    assert_eq!(back.copy, met.without_superseded());
}
