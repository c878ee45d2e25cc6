//! A dossier as stored records: put apart and together it is the same, a change writes what differs,
//! and no damage passes for a record. Where records are kept is not of this file.
// clippy allows them in `#[test]` functions only, not in what these share.

use crate::strategies::{
    after, blank_dossier, complete_evidence, edits, imported_dossiers, sequences,
};
use acquis::domain::evidence::Document;
use acquis::domain::id::DossierId;
use acquis::domain::merge::{Replica, merge};
use acquis::domain::{Dossier, Edit, Evidence, Experience, Level, Timestamp};
use acquis::exchange::record::{
    Joined, NotAssembled, RecordError, all, assemble, decode, dossier_of, encode, join, prefix,
    says_no_more,
};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

type Stored = BTreeMap<String, String>;

/// Ids that a hostile or careless file may bring.
const HOSTILE: [&str; 22] = [
    "",
    "-",
    "/",
    "//",
    "%",
    "%2F",
    "%252F",
    "%/",
    "/%25",
    "%25",
    "a/b",
    "a%2Fb",
    "..",
    "../card",
    "card",
    "header/-",
    "__proto__",
    "constructor",
    "toString",
    "é\u{0}\u{2028}",
    " ",
    "%2f",
];

fn copy(dossier: &Dossier) -> Replica {
    Replica::of(dossier, &"a".into())
}

fn stored(dossier: &Dossier) -> Stored {
    all(&copy(dossier)).into_iter().collect()
}

/// A dossier such as a candidate has after an hour.
fn realistic() -> Dossier {
    let at = Timestamp::from_unix(1_700_000_000);
    let mut told = complete_evidence("018c-ev");
    "J’ai ouvert le dossier, « relu » l’acte\net rappelé.".clone_into(&mut told.story.actions);
    told.competences.insert("B1-01".into());
    let document = Document {
        id: "doc".into(),
        label: "Courrier type".to_owned(),
        kind: acquis::domain::evidence::DocumentKind::Production,
        kept_at: "Classeur bleu".to_owned(),
        sha256: Some("0a".repeat(32)),
    };
    told.documents.push(document);
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
        Edit::Comment { competence: "B1-02".into(), comment: "À revoir".to_owned(), at },
        Edit::AddExperience(post),
        Edit::AddEvidence(Box::new(told)),
        Edit::SetMilestone(milestone),
    ];
    after(blank_dossier(&[2, 1]), &edits)
}

/// Nothing that was altered is taken for a record, and nothing makes it panic.
#[track_caller]
fn is_told(altered: &[u8], key: &str) {
    // What is no text cannot come out of a store of texts.
    if let Ok(text) = std::str::from_utf8(altered)
        && let Ok(read) = decode(text)
    {
        panic!("{key}: damage passes for {read:?}");
    }
}

#[test]
fn every_alteration_of_one_byte_is_told() {
    for (key, text) in stored(&realistic()) {
        let whole = text.as_bytes();
        let mut altered = whole.to_vec();
        for at in 0..whole.len() {
            // The beginning, where the checksum stands, by every byte; the payload by every bit.
            let bits = (0..8).map(|bit| whole[at] ^ (1 << bit));
            let all = if at < 24 { (0..=255).collect() } else { bits.collect::<Vec<u8>>() };
            for byte in all.into_iter().filter(|byte| *byte != whole[at]) {
                altered[at] = byte;
                is_told(&altered, &key);
            }
            altered[at] = whole[at];
        }
        assert!(decode(&text).is_ok(), "{key}");
    }
}

#[test]
fn every_byte_in_the_place_of_another_is_told_in_a_short_record() {
    let text = encode(12, r#"{"name":"Été","at":null}"#);
    for at in 0..text.len() {
        for byte in (0..=255).filter(|byte| *byte != text.as_bytes()[at]) {
            let mut altered = text.clone().into_bytes();
            altered[at] = byte;
            is_told(&altered, "short");
        }
    }
}

#[test]
fn every_truncation_is_told() {
    for (key, text) in stored(&realistic()) {
        for length in 0..text.len() {
            is_told(&text.as_bytes()[..length], &key);
            is_told(&text.as_bytes()[text.len() - length..], &key);
        }
    }
}

#[test]
fn every_byte_lost_or_doubled_is_told() {
    for (key, text) in stored(&realistic()) {
        for at in 0..text.len() {
            let (before, rest) = text.as_bytes().split_at(at);
            is_told(&[before, &rest[1..]].concat(), &key);
            is_told(&[before, &rest[..1], rest].concat(), &key);
        }
    }
}

#[test]
fn the_reason_of_a_refusal_is_told() {
    let good = encode(7, "{}");
    assert_eq!(decode(&good), Ok((7, "{}".to_owned())));
    for (text, reason) in [
        (String::new(), RecordError::Shape),
        ("7".to_owned(), RecordError::Shape),
        ("{}".to_owned(), RecordError::Shape),
        ("seven 0000000000000000 {}".to_owned(), RecordError::Shape),
        (good.replace("{}", "{ }"), RecordError::Checksum),
        (good.replacen('7', "8", 1), RecordError::Checksum),
        (good.replacen('7', "07", 1), RecordError::Checksum),
        (good.replacen('7', "+7", 1), RecordError::Checksum),
        (good.replacen('7', "99999999999999999999999", 1), RecordError::Shape),
    ] {
        assert_eq!(decode(&text), Err(reason), "{text}");
    }
}

#[test]
fn hostile_ids_never_share_a_key() {
    let mut keys = BTreeSet::new();
    let mut written = 0;
    for dossier_id in HOSTILE {
        let mut dossier = hostile_dossier(dossier_id);
        assert_eq!(dossier.repair(), [], "{dossier_id:?}");
        for (key, _) in all(&copy(&dossier)) {
            assert_eq!(key.matches('/').count(), 4, "{key}");
            assert!(key.starts_with(&prefix(&dossier.id)), "{key}");
            // An entry without a name is told by its neighbours: the header always stands there.
            if !key.ends_with('/') {
                assert_eq!(dossier_of(&key), Some(dossier.id.clone()), "{key}");
            }
            keys.insert(key);
            written += 1;
        }
    }
    assert_eq!(keys.len(), written, "two records have one key");
}

#[test]
fn a_dossier_of_hostile_ids_comes_back_among_others_of_its_kind() {
    let mut device = Stored::new();
    for id in HOSTILE {
        device.extend(stored(&hostile_dossier(id)));
    }
    for id in HOSTILE {
        let id = DossierId::new(id);
        let prefix = prefix(&id);
        let own = device.iter().filter(|(key, _)| key.starts_with(&prefix));
        let own = own.map(|(key, text)| (key.clone(), text.clone()));
        let read = assemble(&id, own).map(|read| (read.dossier, read.unreadable));
        assert_eq!(read, Ok((hostile_dossier(id.as_str()), Vec::new())));
    }
}

fn hostile_dossier(id: &str) -> Dossier {
    let mut dossier = blank_dossier(&[1]);
    dossier.id = DossierId::new(id);
    for name in HOSTILE {
        let at = Timestamp::from_unix(1);
        dossier.evidence.insert(name.into(), Arc::new(Evidence::blank(name.into(), at)));
        dossier.experiences.insert(name.into(), Arc::new(Experience::blank(name.into())));
    }
    dossier
}

#[test]
fn keys_that_are_no_record_belong_to_no_dossier() {
    for key in [
        "",
        "acquis",
        "acquis/1/",
        "acquis/1/d1",
        "acquis/1/d1/",
        "acquis/1/d1/rating",
        "acquis/1/d1/rating/",
        "acquis/1/d1/rating/a/b",
        "acquis/1/d1/unheard-of/a",
        "acquis/2/d1/rating/a",
        "other/1/d1/rating/a",
        "xacquis/1/d1/rating/a",
    ] {
        assert_eq!(dossier_of(key), None, "{key}");
    }
    assert_eq!(dossier_of("acquis/1/d1/card/-"), Some("d1".into()));
    assert_eq!(dossier_of("acquis/1/a%2Fb/rating/x"), Some("a/b".into()));
}

#[test]
fn a_damaged_record_costs_only_itself() {
    let dossier = realistic();
    let whole = stored(&dossier);
    for damaged in whole.keys() {
        let mut texts = whole.clone();
        if let Some(text) = texts.get_mut(damaged) {
            text.push('x');
        }
        match assemble(&dossier.id, texts) {
            Err(why) => {
                assert_eq!(why, NotAssembled::NoCertification);
                assert!(damaged.contains("/certification/"), "{damaged}");
            }
            Ok(read) => {
                assert_eq!(read.unreadable.len(), 1);
                assert_eq!(read.unreadable.first().map(|(key, _)| key), Some(damaged));
                assert_eq!(read.dossier.faults(), [], "{damaged}");
                let kept = |d: &Dossier| d.ratings.len() + d.evidence.len() + d.experiences.len();
                assert!(kept(&read.dossier) + 1 >= kept(&dossier), "{damaged}");
                assert_eq!(read.replica.records().len(), whole.len() - 1);
            }
        }
    }
}

#[test]
fn a_record_under_a_key_that_names_none_is_kept_aside() {
    let dossier = realistic();
    let mut texts = stored(&dossier);
    let text = texts.remove(&(prefix(&dossier.id) + "rating/B1-01")).unwrap_or_default();
    let elsewhere = [prefix(&dossier.id) + "heading/-", prefix(&"d9".into()) + "header/-"];
    texts.extend(elsewhere.clone().map(|key| (key, text.clone())));
    let read =
        assemble(&dossier.id, texts).map(|read| (read.dossier.ratings.len(), read.unreadable));
    let aside = elsewhere.map(|key| (key, text.clone()));
    assert_eq!(read, Ok((1, aside.into())));
}

#[test]
fn a_card_is_taken_by_its_revision_and_what_cannot_be_read_gives_way() {
    let key = "acquis/1/d1/card/-";
    let [old, new] = [1, 2].map(|revision| encode(revision, "{}"));
    assert_eq!(join(key, &old, &new), Joined::New);
    assert_eq!(join(key, &new, &old), Joined::Both(new.clone()));
    assert_eq!(join(key, &new, &new), Joined::New);
    assert_eq!(join(key, "torn", &new), Joined::Unreadable);
    assert_eq!(join("acquis/1/d1/header/-", "torn", &new), Joined::Unreadable);
}

/// The order of the fields that this version does not know says nothing, and is not kept.
fn ordered(mut dossier: Dossier) -> Dossier {
    Arc::make_mut(&mut dossier.unknown).sort();
    dossier
}

#[test]
fn a_record_says_no_more_than_itself_alone() {
    let texts: Vec<_> = stored(&realistic()).into_values().collect();
    for (at, one) in texts.iter().enumerate() {
        for (other_at, other) in texts.iter().enumerate() {
            assert_eq!(says_no_more(one, other), at == other_at, "{one} and {other}");
        }
    }
}

proptest! {
    #[test]
    fn a_dossier_put_apart_and_together_is_the_same(dossier in imported_dossiers()) {
        let dossier = ordered(dossier);
        let read = assemble(&dossier.id, stored(&dossier));
        let read = read.map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert_eq!(&read.dossier, &dossier);
        prop_assert_eq!(read.unreadable, []);
        prop_assert_eq!(read.replica, copy(&dossier));
    }

    #[test]
    fn records_may_come_in_any_order(
        (dossier, records) in imported_dossiers().prop_flat_map(|dossier| {
            let dossier = ordered(dossier);
            let records: Vec<_> = stored(&dossier).into_iter().collect();
            (Just(dossier), Just(records).prop_shuffle())
        }),
    ) {
        let read = assemble(&dossier.id, records).map(|read| read.dossier);
        prop_assert_eq!(read, Ok(dossier));
    }

    #[test]
    fn two_places_that_hold_different_records_tell_what_both_know(
        before in imported_dossiers(),
        left in sequences(),
        right in sequences(),
    ) {
        let mut here = copy(&before);
        let mut there = here.clone();
        here.record(&before, &after(before.clone(), &left), &"b".into());
        there.record(&before, &after(before.clone(), &right), &"c".into());
        let both = merge(&here, &there).map_err(|e| TestCaseError::fail(e.to_string()))?.replica;
        let mut texts = all(&here);
        texts.extend(all(&there));
        prop_assert_eq!(assemble(&before.id, texts).map(|read| read.replica), Ok(both.clone()));

        // As the journal writes: each new text joined with the one that stands.
        let mut journal: Stored = all(&here).into_iter().collect();
        for (key, new) in all(&there) {
            let text = match journal.get(&key).map(|held| join(&key, held, &new)) {
                None | Some(Joined::New) => new,
                Some(Joined::Both(text)) => text,
                Some(Joined::Unreadable | Joined::Newer) => return Err(TestCaseError::fail(key)),
            };
            journal.insert(key, text);
        }
        prop_assert_eq!(assemble(&before.id, journal).map(|read| read.replica), Ok(both));
    }

    #[test]
    fn one_edit_touches_few_records(before in imported_dossiers(), edit in edits()) {
        if let Ok(next) = before.apply(&edit) {
            let touched = copy(&before).record(&before, &next, &"a".into());
            // Deleting an experience also touches the evidence that was told in it.
            let most = match &edit {
                Edit::RemoveExperience(_) => 1 + before.evidence.len(),
                // Going over to another certification touches all of it.
                Edit::Carry(_) => usize::MAX,
                _ => 1,
            };
            prop_assert!(touched.len() <= most, "{:?} touches {:?}", edit, touched);
        }
    }

    #[test]
    fn what_is_encoded_is_decoded(revision in any::<u64>(), payload in any::<String>()) {
        prop_assert_eq!(decode(&encode(revision, &payload)), Ok((revision, payload)));
    }

    #[test]
    fn no_text_makes_decoding_or_assembling_panic(
        texts in prop::collection::vec(("acquis/1/d1/[a-z]{0,8}/.{0,4}", any::<String>()), 0..6),
    ) {
        for (key, text) in &texts {
            let _ = (decode(text), dossier_of(key));
        }
        prop_assert_eq!(assemble(&"d1".into(), texts).map(|_| ()), Err(NotAssembled::NoCertification));
    }
}
