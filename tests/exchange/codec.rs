//! The hand-written codec against serde's derives: the same text of the same value, and the same
//! answer to damaged input.
//!
//! The one difference is meant: where a field may be missing the codec takes `null` for missing.

// Helpers of tests are tests too, which Clippy does not know.

use acquis::domain::certification::Route;
use acquis::domain::date::{Date, PartialDate, Period, Timestamp};
use acquis::domain::dossier::{Candidate, Milestone, MilestoneKind, UnknownField};
use acquis::domain::evidence::{Document, DocumentKind};
use acquis::domain::experience::ExperienceKind;
use acquis::domain::id::{BlockCode, CompetenceId, DocumentId, DossierId};
use acquis::domain::rating::Level;
use acquis::domain::review::{
    Advice, BlockAdvice, Opinion, Request, Review, Reviewer, Stance, Verdict,
};
use acquis::domain::story::Story;
use acquis::domain::{Certification, Evidence, Experience, Rating, Target};
use acquis::exchange::codec::{Codec, from_value};
use proptest::prelude::*;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};
use std::fmt::Debug;

/// Both ways, for one value.
fn agrees<T: Codec + Serialize + DeserializeOwned + PartialEq + Debug>(value: &Value) {
    let derived: Option<T> = serde_json::from_value(without_null(value)).ok();
    let by_hand: Option<T> = from_value(value);
    assert_eq!(by_hand, derived, "{value}");
    if let Some(read) = by_hand {
        assert_eq!(read.write(), serde_json::to_value(&read).unwrap(), "{value}");
    }
}

/// For the derives a `null` where text is due is an error; a missing field is not.
fn without_null(value: &Value) -> Value {
    match value {
        Value::Object(object) => {
            let told = object.iter().filter(|(_, value)| !value.is_null());
            told.map(|(name, value)| (name.clone(), without_null(value))).collect()
        }
        Value::Array(entries) => entries.iter().map(without_null).collect(),
        other => other.clone(),
    }
}

/// The value, and every value that differs from it in one place.
fn damaged(value: &Value) -> Vec<Value> {
    let others = [
        Value::Null,
        json!(true),
        json!(7),
        json!(70_000),
        json!(-1),
        json!(1.5),
        json!("2021-03"),
        json!("other"),
        json!([]),
        json!([null]),
        json!({"unknown": 1}),
    ];
    let mut all = others.to_vec();
    match value {
        // A derived type also reads an array as its fields in order; no file of ours holds that.
        Value::Object(object) => {
            all.retain(|other| !other.is_array());
            for (name, inner) in object {
                let with = |new: Option<Value>| {
                    let mut changed = object.clone();
                    changed.remove(name);
                    changed.extend(new.map(|new| (name.clone(), new)));
                    Value::Object(changed)
                };
                all.push(with(None));
                all.extend(damaged(inner).into_iter().map(|new| with(Some(new))));
            }
        }
        Value::Array(entries) => {
            for (place, inner) in entries.iter().enumerate() {
                all.extend(damaged(inner).into_iter().map(|new| {
                    let mut changed = entries.clone();
                    changed[place] = new;
                    Value::Array(changed)
                }));
            }
        }
        _ => {}
    }
    all.push(value.clone());
    all
}

fn holds<T: Codec + Serialize + DeserializeOwned + PartialEq + Debug>(sample: &Value) {
    let read: T = from_value(sample).expect("the sample is whole");
    let whole = serde_json::to_value(&read).unwrap();
    let named = |value: &Value| value.as_object().map(serde_json::Map::len);
    assert_eq!(named(&whole), named(sample), "the sample tells every field of {whole}");
    for value in damaged(sample) {
        agrees::<T>(&value);
    }
}

#[test]
fn every_record_is_read_and_written_as_its_derives_do() {
    let advice = json!({"stance": "reserved", "recommendations": ["Une", "Deux"], "comment": "c"});
    holds::<Rating>(&json!({
        "competence": "RNCP1BC01-01", "level": "autonomous", "comment": "œuvré",
        "updated_at": "2026-11-23T10:00:00Z"
    }));
    holds::<Period>(&json!({"from": "2021", "to": "2021-03-15"}));
    holds::<Experience>(&json!({
        "id": "x", "post": "Conseillère", "organisation": "Mutuelle", "kind": "mandate",
        "period": {"from": "2021-03", "to": null}, "weekly_hours": 35, "description": "d"
    }));
    let story = json!({
        "context": "1", "role": "2", "actions": "3", "means": "4", "people": "5",
        "difficulties": "6", "outcome": "7", "learnings": "8"
    });
    holds::<Story>(&story);
    let document = json!({
        "id": "d", "label": "Lettre", "kind": "image", "kept_at": "Classeur", "sha256": "ab"
    });
    holds::<Document>(&document);
    holds::<Evidence>(&json!({
        "id": "e", "title": "t", "experience": "x", "period": {"from": "2020", "to": "2021"},
        "story": {"context": "1"}, "documents": [{"id": "d"}], "competences": ["b", "a", "a"],
        "created_at": "2026-11-23T10:00:00Z", "updated_at": null
    }));
    holds::<Milestone>(&json!({"id": "m", "kind": "jury", "date": "2026-11-23", "note": "n"}));
    holds::<Candidate>(&json!({"name": "n", "contact": "c", "adviser": "a", "motivation": "m"}));
    holds::<UnknownField>(&json!({"at": ["a", "b"], "value": "{}"}));
    holds::<Review>(&json!({
        "id": "r", "reviewer": {"name": "n"}, "made_at": "2026-11-23T10:00:00Z",
        "answers_digest": "sha-256:…", "dossier": "d",
        "answers_exported_at": "2026-11-22T10:00:00Z", "round": 2, "opinions": [{"competence": "c", "verdict": "partly"}],
        "blocks": [{"block": "b", "advice": {"stance": "favourable"}}], "overall": {},
        "requests": [{"id": "1"}]
    }));
    holds::<Reviewer>(&json!({"name": "n", "organisation": "o"}));
    holds::<Opinion>(&json!({"competence": "c", "verdict": "no", "comment": "k"}));
    holds::<BlockAdvice>(&json!({"block": "b", "advice": advice}));
    holds::<Advice>(&advice);
    holds::<Request>(&json!({"id": "1", "competence": "c", "text": "t", "answer": "a"}));
    holds::<Target>(&json!({"scope": "whole"}));
    holds::<Target>(&json!({"scope": "blocks", "blocks": ["b", "a"]}));
}

#[test]
fn the_embedded_certification_is_read_and_written_as_its_derives_do() {
    let text = include_str!("../../src/fiche/rncp39866.json");
    let value: Value = serde_json::from_str(text).unwrap();
    // Long lists add no kind of damage, only time.
    let short: Value = value
        .as_object()
        .unwrap()
        .iter()
        .map(|(name, value)| {
            let value = value
                .as_array()
                .map_or_else(|| value.clone(), |all| all.iter().take(1).cloned().collect());
            (name.clone(), value)
        })
        .collect();
    agrees::<Certification>(&value);
    holds::<Certification>(&short);
}

#[test]
fn every_name_of_every_choice_is_the_same() {
    fn names<T: Codec + Serialize + DeserializeOwned + PartialEq + Debug>(all: &[T]) {
        for one in all {
            let name = serde_json::to_value(one).unwrap();
            assert_eq!(one.write(), name);
            agrees::<T>(&name);
        }
        assert_eq!(T::blank(), all[0], "the blank one is the first");
    }
    names(&Level::ALL);
    names(&ExperienceKind::ALL);
    names(&DocumentKind::ALL);
    names(&MilestoneKind::ALL);
    names(&[
        Route::InitialTraining,
        Route::Apprenticeship,
        Route::ContinuingTraining,
        Route::ProfessionalContract,
        Route::IndividualApplication,
        Route::Experience,
    ]);
    names(&[Verdict::Yes, Verdict::Partly, Verdict::No]);
    names(&[Stance::Favourable, Stance::Reserved, Stance::Unfavourable]);
}

#[test]
fn what_is_blank_is_what_the_derives_take_for_a_missing_field() {
    assert_eq!(Certification::blank(), Certification::default());
    assert_eq!(Story::blank(), Story::default());
    assert_eq!(Candidate::blank(), Candidate::default());
    assert_eq!(Advice::blank(), Advice::default());
    assert_eq!(Reviewer::blank(), Reviewer::default());
    assert_eq!(Period::blank(), Period::default());
    assert_eq!(Target::blank(), Target::default());
    assert_eq!(ExperienceKind::blank(), ExperienceKind::default());
    assert_eq!(DocumentKind::blank(), DocumentKind::default());
    assert_eq!(MilestoneKind::blank(), MilestoneKind::default());
}

proptest! {
    #[test]
    fn texts_with_a_form_of_their_own_agree(text in ".{0,24}", seconds: u32) {
        for value in [Value::String(text), json!(Timestamp::from_unix(seconds).to_string())] {
            agrees::<Date>(&value);
            agrees::<PartialDate>(&value);
            agrees::<Timestamp>(&value);
            agrees::<DossierId>(&value);
            agrees::<BlockCode>(&value);
            agrees::<CompetenceId>(&value);
            agrees::<DocumentId>(&value);
        }
    }

    #[test]
    fn any_dates_agree(year in 1890_u16..2210, month in 0_u8..14, day in 0_u8..33) {
        for text in [
            format!("{year}"), format!("{year}-{month:02}"), format!("{year}-{month:02}-{day:02}"),
        ] {
            agrees::<Date>(&Value::String(text.clone()));
            agrees::<PartialDate>(&Value::String(text));
        }
    }
}
