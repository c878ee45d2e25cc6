//! Records with their history as stored text: read back they are the same, and no text makes half of
//! one. What copies do is in `merge_properties.rs`.
// clippy allows them in `#[test]` functions only, not in what these share.

use crate::merge::{Act, Copy, play};
use crate::strategies::{blank_dossier, edits, imported_dossiers};
use acquis::domain::merge::{Field, Record, Replica, Revision, Seen, Value, Written};
use acquis::domain::story::StoryPart;
use acquis::exchange::history::{from_text, to_text};
use proptest::collection::vec;
use proptest::prelude::*;

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let act = prop_oneof![
        8 => (0_usize..2, edits()).prop_map(|(at, edit)| Act::Edit(at, Box::new(edit))),
        2 => (0_usize..2).prop_map(|at| Act::Meet(at, 1 - at, true)),
        1 => (0_usize..2).prop_map(|at| Act::Tidy(at, 2)),
    ];
    vec(act, 0..30)
}

fn comes_back(replica: &Replica) -> Result<(), TestCaseError> {
    let mut read = Replica::new(replica.id().clone());
    for (entity, record) in replica.records() {
        let text = to_text(record);
        let back = from_text(&text);
        prop_assert_eq!(back.as_ref(), Some(&**record), "{}", text);
        read.insert(entity.clone(), back.expect("read"));
    }
    prop_assert_eq!(&read, replica);
    prop_assert_eq!(read.dossier(), replica.dossier());
    Ok(())
}

proptest! {
    #[test]
    fn a_copy_is_read_back_as_it_was(acts in acts()) {
        let dossier = blank_dossier(&[2, 2]);
        let mut copies = ["a", "b"].map(|device| Copy::new(&dossier, "origin", device));
        play(&mut copies, &acts);
        for copy in &copies {
            comes_back(&copy.replica)?;
            comes_back(&copy.replica.without_superseded())?;
        }
    }

    #[test]
    fn any_dossier_is_read_back_as_it_was(dossier in imported_dossiers()) {
        comes_back(&Replica::of(&dossier, &"a".into()))?;
    }

    #[test]
    fn what_is_cut_or_altered_is_refused_or_is_whole(
        acts in acts(),
        cut in any::<prop::sample::Index>(),
        put in any::<char>(),
    ) {
        let mut copies = [Copy::new(&blank_dossier(&[1]), "origin", "a")];
        play(&mut copies, &acts);
        for record in copies[0].replica.records().values() {
            let mut text: Vec<char> = to_text(record).chars().collect();
            let at = cut.index(text.len());
            prop_assert_eq!(from_text(&text[..at].iter().collect::<String>()), None);
            text[at] = put;
            if let Some(read) = from_text(&text.into_iter().collect::<String>()) {
                prop_assert_eq!(from_text(&to_text(&read)), Some(read));
            }
        }
    }
}

#[test]
fn the_text_is_plain() {
    let mut record = Record::from_parts(
        Seen::from_iter([]),
        Seen::from_iter(["1@b".parse::<Revision>().expect("a revision")]),
        [],
    );
    let after = Value::Text("Au guichet.".to_owned());
    let field = Field::Part(StoryPart::Context);
    record.write([Written { field, before: Value::Absent, after }], &"a".into());
    assert_eq!(
        to_text(&record),
        r#"{"seen":["2@a","1@b"],"deleted":["1@b"],"versions":[{"field":"part/context","at":"2@a","value":{"text":"Au guichet."}}]}"#
    );
}

#[test]
fn what_is_no_history_is_refused() {
    let with = |version: &str| format!(r#"{{"seen":[],"deleted":[],"versions":[{version}]}}"#);
    assert!(from_text(&with("")).is_some());
    assert!(from_text(&with(r#"{"field":"title","at":"1@a","value":null}"#)).is_some());
    for version in [
        r#"{"field":"title","at":"1@a"}"#,
        r#"{"field":"title","at":"0@a","value":null}"#,
        r#"{"field":"","at":"1@a","value":null}"#,
        r#"{"field":"heading","at":"1@a","value":null}"#,
        r#"{"field":"part/heading","at":"1@a","value":null}"#,
        r#"{"field":"document/a","at":"1@a","value":null}"#,
        r#"{"field":"unknown/a","at":"1@a","value":null}"#,
        r#"{"field":"title","at":"1@a","value":1}"#,
        r#"{"field":"title","at":"1@a","value":{"text":"a","hours":1}}"#,
        r#"{"field":"title","at":"1@a","value":{"heading":"a"}}"#,
        r#"{"field":"title","at":"1@a","value":{"hours":"a"}}"#,
    ] {
        assert_eq!(from_text(&with(version)), None, "{version}");
    }
    for text in [
        "",
        "{}",
        "[]",
        r#"{"seen":[],"deleted":[]}"#,
        r#"{"seen":["a"],"deleted":[],"versions":[]}"#,
    ] {
        assert_eq!(from_text(text), None, "{text}");
    }
}
