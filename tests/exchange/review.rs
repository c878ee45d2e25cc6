//! The review file: what is published of it, round trips, and each thing its reader says of damaged
//! and hostile bytes.
//!
//! `ACQUIS_BLESS=1` rewrites the schema; nothing rewrites the golden file.

use crate::desk;
use crate::desk::{C1, C2, any_review, dossier};
use acquis::domain::review::{Review, Stance, Verdict};
use acquis::domain::{Date, Timestamp};
use acquis::exchange::digest::digest;
use acquis::exchange::review::{About, ImportedReview};
use acquis::exchange::schema::review_schema;
use acquis::exchange::{
    Finding, ImportError, LARGEST_FILE, ReviewImportError, read_review, review_file_name,
    write_review,
};
use acquis::fiche::default_certification;
use proptest::prelude::*;
use serde_json::{Value, json};

const GOLDEN: &str = include_str!("../golden/review-1.json");

fn text(review: &Review) -> String {
    let certification = default_certification();
    let about = About { certification: &certification, candidate: "La candidate" };
    let exported: Timestamp = "2026-11-23T10:00:00Z".parse().unwrap();
    write_review(review, &[], about, "0.1.0", exported).unwrap().text
}

fn read(text: &str) -> ImportedReview {
    read_review(text.as_bytes()).unwrap()
}

fn value(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

/// The golden file, changed so and its digest made right again.
fn altered(change: impl FnOnce(&mut Value)) -> String {
    let mut file = value(GOLDEN);
    change(&mut file["review"]);
    file["digest"] = digest(&file["review"]).unwrap().into();
    file.to_string()
}

#[test]
fn the_golden_file_of_version_1_reads_without_a_finding_and_is_written_again_to_the_byte() {
    let imported = read(GOLDEN);
    assert_eq!(imported.findings, []);
    assert_eq!(imported.unknown, []);
    assert_eq!(imported.dossier.as_str(), "d-1");
    assert_eq!(imported.generator.as_deref(), Some("acquis 0.1.0"));
    assert_eq!(imported.exported_at, "2026-11-23T10:00:00Z".parse().ok());
    assert_eq!(value(GOLDEN)["digest"], imported.digest.as_str());
    let review = &imported.review;
    assert_eq!(review.reviewer.name, "L’accompagnatrice");
    assert_eq!((review.round, review.opinions.len()), (Some(1), 2));
    assert_eq!(review.opinion(&C1.into()).unwrap().verdict, Some(Verdict::Yes));
    assert_eq!(review.opinion(&C2.into()).unwrap().verdict, Some(Verdict::Partly));
    assert_eq!(review.blocks[0].advice.stance, Some(Stance::Reserved));
    assert_eq!(review.requests.len(), 2);
    assert_eq!(review.requests[0].competence, Some(C2.into()));
    assert!(text(review) == GOLDEN, "written now, it differs from the golden file");
}

#[test]
fn the_published_schema_is_that_of_the_types() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/public/schema/review-1.schema.json");
    let schema = serde_json::to_string_pretty(&review_schema()).unwrap() + "\n";
    if std::env::var_os("ACQUIS_BLESS").is_some() {
        std::fs::write(path, &schema).unwrap();
    }
    let published = std::fs::read_to_string(path).unwrap_or_default();
    assert!(published == schema, "{path} differs: ACQUIS_BLESS=1 rewrites it");
    jsonschema::draft202012::meta::validate(&review_schema()).unwrap();
    assert_eq!(review_schema()["$id"], value(GOLDEN)["$schema"]);
}

fn valid(file: &Value) -> bool {
    jsonschema::draft202012::new(&review_schema()).unwrap().is_valid(file)
}

#[test]
fn files_that_are_broken_are_not_valid_by_the_schema() {
    assert!(valid(&value(GOLDEN)));
    for (pointer, with) in [
        ("/format", json!("acquis-dossier")),
        ("/version", json!(2)),
        ("/digest", json!("1234")),
        ("/review", json!({})),
        ("/review/dossier", json!(7)),
        ("/review/opinions/0/verdict", json!("maybe")),
        ("/review/blocks/0/advice/stance", json!("warm")),
        ("/review/made_at", json!("yesterday")),
        ("/review/requests", json!({ "q1": "…" })),
    ] {
        let mut file = value(GOLDEN);
        *file.pointer_mut(pointer).unwrap_or_else(|| panic!("{pointer}")) = with;
        assert!(!valid(&file), "{pointer}");
    }
    for field in ["format", "version", "digest", "review"] {
        let mut file = value(GOLDEN);
        file.as_object_mut().unwrap().remove(field);
        assert!(!valid(&file), "without {field}");
    }
    let mut file = value(GOLDEN);
    file["review"].as_object_mut().unwrap().remove("dossier");
    assert!(!valid(&file), "without the dossier it answers");
}

#[test]
fn what_is_no_review_is_refused_and_says_why() {
    let certification = default_certification();
    let dossier = acquis::exchange::write(&dossier(), "0.1.0", desk::at(1)).unwrap().text;
    assert_eq!(
        acquis::exchange::read(GOLDEN.as_bytes(), &[&certification]),
        Err(ImportError::Review)
    );
    let with = |field: &str, with: Value| {
        let mut file = value(GOLDEN);
        file[field] = with;
        file.to_string()
    };
    let not =
        |format: Option<&str>| ReviewImportError::NotAReview { format: format.map(str::to_owned) };
    for (bytes, error) in [
        (dossier, ReviewImportError::Dossier),
        ("{}".to_owned(), not(None)),
        ("[]".to_owned(), not(None)),
        ("null".to_owned(), not(None)),
        (with("format", json!("something\u{202e}")), not(Some("something[U+202E]"))),
        (with("version", json!(null)), ImportError::NoVersion.into()),
        (with("version", json!(0)), ImportError::NoVersion.into()),
        (with("version", json!("1")), ImportError::NoVersion.into()),
        (with("version", json!(2)), ImportError::Newer { found: 2, supported: 1 }.into()),
        (with("review", json!(null)), ReviewImportError::NoReview),
        (with("review", json!([])), ReviewImportError::NoReview),
        (with("review", json!({})), ReviewImportError::NoDossier),
        (altered(|review| review["dossier"] = json!("")), ReviewImportError::NoDossier),
        (altered(|review| review["dossier"] = json!(7)), ReviewImportError::NoDossier),
        (
            altered(|review| review["dossier"] = json!("x".repeat(501))),
            ReviewImportError::NoDossier,
        ),
    ] {
        assert_eq!(read_review(bytes.as_bytes()), Err(error), "{bytes:.80}");
    }
    let cut = &GOLDEN.as_bytes()[..GOLDEN.len() / 2];
    assert!(matches!(
        read_review(cut),
        Err(ReviewImportError::File(ImportError::NotJson { cut: true, .. }))
    ));
    assert!(matches!(
        read_review(b"\xff\xfe"),
        Err(ReviewImportError::File(ImportError::NotText { at: 0 }))
    ));
    assert!(matches!(
        read_review(&vec![b' '; LARGEST_FILE + 1]),
        Err(ReviewImportError::File(ImportError::TooLarge { .. }))
    ));
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    assert!(matches!(
        read_review(deep.as_bytes()),
        Err(ReviewImportError::File(ImportError::NotJson { .. }))
    ));
    let many = format!("[{}1]", "1,".repeat(1_000_001));
    assert!(matches!(
        read_review(many.as_bytes()),
        Err(ReviewImportError::File(ImportError::TooManyValues { .. }))
    ));
}

fn place(finding: &Finding) -> String {
    match finding {
        Finding::DamagedField { at, .. } => format!("damaged {}", at.join("/")),
        Finding::SkippedRecord { at, .. } => format!("skipped {}", at.join("/")),
        Finding::RepeatedRecord { at } => format!("repeated {}", at.join("/")),
        Finding::TooLong { at, .. } => format!("long {}", at.join("/")),
        Finding::TooMany { at, .. } => format!("many {}", at.join("/")),
        Finding::Unseen { at, .. } => format!("unseen {}", at.join("/")),
        Finding::RepeatedKey { at } => format!("key {}", at.join("/")),
        other => format!("{other:?}"),
    }
}

/// A name, what is done to the golden review, and what is found.
type Damage = (&'static str, fn(&mut Value), &'static [&'static str]);

#[test]
fn what_is_damaged_is_taken_out_and_told_and_the_rest_is_read() {
    let cases: [Damage; 14] = [
        (
            "a verdict of ours that is not",
            |r| r["opinions"][0]["verdict"] = json!("maybe"),
            &["damaged opinions/RNCP39866BC01-01/verdict"],
        ),
        (
            "a comment that is a number",
            |r| r["opinions"][1]["comment"] = json!(7),
            &["damaged opinions/RNCP39866BC01-02/comment"],
        ),
        (
            "an opinion on nothing",
            |r| r["opinions"][0] = json!({ "verdict": "yes" }),
            &["skipped opinions/#0"],
        ),
        ("opinions that are no list", |r| r["opinions"] = json!("yes"), &["damaged opinions"]),
        (
            "two opinions on one competence",
            |r| {
                let twice = r["opinions"][0].clone();
                r["opinions"].as_array_mut().unwrap().push(twice);
            },
            &["repeated opinions/RNCP39866BC01-01"],
        ),
        (
            "two requests of one id",
            |r| {
                let twice = r["requests"][0].clone();
                r["requests"].as_array_mut().unwrap().push(twice);
            },
            &["repeated requests/q1"],
        ),
        ("an instant that is none", |r| r["made_at"] = json!("hier"), &["damaged made_at"]),
        ("a round below nothing", |r| r["round"] = json!(-1), &["damaged round"]),
        (
            "a stance that is an object",
            |r| r["overall"]["stance"] = json!({}),
            &["damaged overall/stance"],
        ),
        (
            "a comment too long",
            |r| r["overall"]["comment"] = json!("é".repeat(60_001)),
            &["long overall/comment"],
        ),
        (
            "a name too long",
            |r| r["reviewer"]["name"] = json!("é".repeat(501)),
            &["long reviewer/name"],
        ),
        (
            "too many requests",
            |r| {
                let each = (0..5_001).map(|n| json!({ "id": n.to_string() }));
                r["requests"] = each.collect();
            },
            &["many requests"],
        ),
        (
            "a text turned round",
            |r| r["requests"][0]["text"] = json!("a\u{202e}b"),
            &["unseen requests/q1/text"],
        ),
        ("no id", |r| r["id"] = json!(null), &["damaged id"]),
    ];
    for (name, damage, found) in cases {
        let imported = read(&altered(damage));
        let places: Vec<_> = imported.findings.iter().map(place).collect();
        assert_eq!(places, found, "{name}");
        assert!(!imported.review.is_blank(), "{name}");
        assert_eq!(read(&text(&imported.review)).review, imported.review, "{name}");
    }
    assert_eq!(read(&altered(|r| r["id"] = json!(7))).review.id.as_str().len(), 37);
    let twice = GOLDEN.replacen("\"round\": 1", "\"round\": 1, \"round\": 2", 1);
    let places: Vec<_> = read(&twice).findings.iter().map(place).collect();
    assert_eq!(places[1..], ["key review/round"]);
}

#[test]
fn a_digest_that_is_missing_or_wrong_is_a_finding() {
    let mut file = value(GOLDEN);
    file["review"]["opinions"][0]["verdict"] = json!("no");
    let found = read(&file.to_string()).findings;
    assert!(matches!(&found[..], [Finding::DigestDiffers { .. }]), "{found:?}");
    file["digest"].take();
    assert_eq!(read(&file.to_string()).findings, [Finding::DigestMissing]);
}

#[test]
fn unknown_fields_survive_a_round_trip_and_answers_are_not_the_files() {
    let file = altered(|review| {
        review["mood"] = json!({ "a": [1] });
        review["opinions"][0]["weight"] = json!(3);
        review["requests"][0]["answer"] = json!("dit par un autre");
    });
    let imported = read(&file);
    assert_eq!(imported.findings, []);
    assert_eq!(imported.unknown.len(), 2);
    assert_eq!(imported.review.requests[0].answer, None);
    let certification = default_certification();
    let about = About { certification: &certification, candidate: "" };
    let again =
        write_review(&imported.review, &imported.unknown, about, "0.1.0", desk::at(1)).unwrap();
    let again = value(&again.text);
    assert_eq!(again["review"]["mood"], json!({ "a": [1] }));
    assert_eq!(again["review"]["opinions"][0]["weight"], 3);
    assert_eq!(again["review"]["requests"][0]["answer"], json!(null));

    // Taken into its dossier, they leave with it, and with a later text they are that one's.
    let taken = dossier().apply(&imported.edit()).unwrap();
    assert_eq!(taken.apply(&imported.edit()).unwrap(), taken);
    let exported = value(&acquis::exchange::write(&taken, "0.1.0", desk::at(1)).unwrap().text);
    let review = &exported["dossier"]["reviews"][0];
    assert_eq!(
        (&review["mood"], &review["opinions"][0]["weight"]),
        (&json!({ "a": [1] }), &json!(3))
    );
    let later = read(&altered(|review| {
        review["made_at"] = json!("2026-11-19T08:00:00Z");
        review["tone"] = json!("dry");
    }));
    let both = taken.apply(&later.edit()).unwrap();
    let unknown: Vec<_> = both.unknown.iter().map(|field| field.at.join("/")).collect();
    assert_eq!(unknown, ["reviews/r-1/tone"]);
}

#[test]
fn the_file_is_named_after_the_certification_and_the_candidate() {
    let day = Date::new(2026, 11, 23).unwrap();
    for (code, candidate, name) in [
        ("RNCP39866", "La candidate", "acquis-relecture_RNCP39866_la-candidate_2026-11-23.json"),
        ("RNCP39866", "", "acquis-relecture_RNCP39866_2026-11-23.json"),
        ("../é", "Élodie d’Ançenis\n", "acquis-relecture_elodie-d-ancenis_2026-11-23.json"),
        ("", "日本", "acquis-relecture_2026-11-23.json"),
    ] {
        assert_eq!(review_file_name(code, candidate, day), name);
    }
    let long = review_file_name(&"A".repeat(99), &"b".repeat(99), day);
    assert_eq!(long.len(), "acquis-relecture__".len() + 80 + "_2026-11-23.json".len());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_review_comes_back_as_it_was_valid_and_with_the_same_bytes(review in any_review()) {
        let written = text(&review);
        prop_assert!(valid(&value(&written)));
        let imported = read(&written);
        let seen = imported.findings.iter().all(|found| matches!(found, Finding::Unseen { .. }));
        prop_assert!(seen);
        prop_assert_eq!(&imported.review, &review);
        prop_assert_eq!(text(&imported.review), written);
    }

    #[test]
    fn whatever_one_value_becomes_the_reader_ends_in_a_review_in_its_one_form(
        place in any::<prop::sample::Index>(), with in 0_usize..9
    ) {
        let mut places = Vec::new();
        collect(&value(GOLDEN)["review"], "", &mut places);
        let pointer = place.get(&places);
        let with = [
            json!(null), json!(true), json!(-7), json!(1.5), json!(""), json!("x"), json!([]),
            json!([null, {}, [[]]]), json!({ "id": {}, "competence": 3 }),
        ][with].clone();
        let file = altered(|review| *review.pointer_mut(pointer).unwrap() = with);
        if let Ok(imported) = read_review(file.as_bytes()) {
            prop_assert_eq!(&imported.review.plain(), &imported.review);
            prop_assert_eq!(imported.review.dossier.as_ref(), Some(&imported.dossier));
            prop_assert_eq!(&read(&text(&imported.review)).review, &imported.review);
        }
    }

    #[test]
    fn bytes_changed_anywhere_never_panic(
        at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<bool>()
    ) {
        let mut bytes = GOLDEN.as_bytes().to_vec();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        if cut { bytes.truncate(at) }
        let _ = read_review(&bytes);
    }
}

/// The JSON pointer of every value.
fn collect(value: &Value, pointer: &str, places: &mut Vec<String>) {
    places.push(pointer.to_owned());
    match value {
        Value::Object(fields) => {
            fields
                .iter()
                .for_each(|(key, value)| collect(value, &format!("{pointer}/{key}"), places));
        }
        Value::Array(entries) => entries
            .iter()
            .enumerate()
            .for_each(|(at, value)| collect(value, &format!("{pointer}/{at}"), places)),
        _ => {}
    }
}
