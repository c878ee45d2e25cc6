//! Writing dossier files: round trips, unknown fields, the digest as another program finds it, names.
//!
//! What reading says of files that are not right is tested in `read.rs`.

use crate::files;
use crate::files::{AT, GOLDEN, any_dossier, golden, read, text};
use acquis::domain::edit::Edit;
use acquis::domain::{Dossier, Target, Timestamp};
use acquis::exchange::{Finding, file_name, write};
use acquis::fiche::default_certification;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::process::Command;
use std::sync::Arc;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn what_was_written_is_read_back_whole(dossier in any_dossier()) {
        let written = write(&dossier, "0.1.0", AT.parse().unwrap()).unwrap();
        let read = read(&written.text);
        let told = |finding: &Finding| matches!(finding, Finding::Unseen { .. });
        prop_assert!(read.findings.iter().all(told), "{:?}", read.findings);
        prop_assert_eq!(&read.dossier, &dossier);
        prop_assert_eq!(&read.digest, &written.digest);
        let again = write(&read.dossier, "9.9.9", Timestamp::from_unix(1)).unwrap();
        prop_assert_eq!(again.digest, written.digest);
    }

    #[test]
    fn unknown_fields_of_any_file_survive(dossier in any_dossier(), seed in any::<u64>()) {
        let mut file: Value = serde_json::from_str(&text(&dossier)).unwrap();
        let mut count = 0;
        sprinkle(&mut file["dossier"], seed, &mut count);
        let first = read(&file.to_string());
        let is_digest = |f: &Finding| matches!(f, Finding::DigestDiffers { .. } | Finding::CertificationDiffers(_) | Finding::Unseen { .. });
        prop_assert!(first.findings.iter().all(is_digest), "{:?}", first.findings);
        prop_assert_eq!(first.dossier.unknown.len(), count);
        let written = text(&first.dossier);
        let second = read(&written);
        prop_assert_eq!(&second.dossier, &first.dossier);
        prop_assert_eq!(&second.digest, &first.digest);
        let again: Value = serde_json::from_str(&written).unwrap();
        prop_assert_eq!(&again["dossier"], &file["dossier"]);
    }
}

/// Puts unknown fields into some of the objects of a value.
fn sprinkle(value: &mut Value, seed: u64, count: &mut usize) {
    let mut chance = seed;
    match value {
        Value::Array(entries) => {
            for entry in entries {
                chance = chance.rotate_left(7).wrapping_mul(0x9e37_79b9_7f4a_7c15);
                sprinkle(entry, chance, count);
            }
        }
        Value::Object(fields) => {
            for (_, value) in fields.iter_mut() {
                chance = chance.rotate_left(9).wrapping_mul(0x9e37_79b9_7f4a_7c15);
                sprinkle(value, chance, count);
            }
            if chance.is_multiple_of(3) {
                fields.insert("x-later".into(), json!({ "id": [1, -0.5, "é", null, 1e300] }));
                *count += 1;
            }
        }
        _ => {}
    }
}

#[test]
fn the_same_dossier_gives_the_same_bytes() {
    assert_eq!(text(&golden()), text(&golden()));
    assert!(text(&golden()).ends_with("}\n"));
}

#[test]
fn a_fresh_dossier_states_every_competence_without_a_level() {
    let dossier = Dossier::new("d-1".into(), default_certification(), Timestamp::default());
    let file: Value = serde_json::from_str(&text(&dossier)).unwrap();
    let ratings = file["dossier"]["ratings"].as_array().unwrap();
    assert_eq!(ratings.len(), 19);
    assert!(ratings.iter().all(|rating| rating["level"].is_null()));
    assert_eq!(ratings[0]["competence"], "RNCP39866BC01-01");
    assert_eq!(ratings[18]["competence"], "RNCP39866BC04-05");
    assert_eq!(read(&file.to_string()).dossier, dossier);
}

#[test]
fn a_file_begins_with_what_it_is() {
    let file: Value = serde_json::from_str(GOLDEN).unwrap();
    let keys: Vec<_> = file.as_object().unwrap().keys().map(String::as_str).collect();
    let expected = [
        "$schema",
        "format",
        "version",
        "generator",
        "exported_at",
        "digest",
        "dossier",
        "summary",
    ];
    assert_eq!(keys, expected);
}

#[test]
fn unknown_fields_come_back_where_they_stood_and_go_with_their_record() {
    let first = files::altered(|dossier| {
        dossier["later"] = json!({ "deep": [1, { "a": "é" }] });
        dossier["candidate"]["pronoun"] = json!("elle");
        dossier["evidence"][0]["documents"][1]["pages"] = json!(12);
        dossier["evidence"][1]["mood"] = json!("calm");
        dossier["ratings"][18]["pinned"] = json!(true);
        dossier["certification"]["certifiers"][0]["id"] = json!("not a name of ours");
        dossier["certification"]["certifiers"][0]["zip"] = json!(75000);
        dossier["certification"]["blocks"][2]["competences"][1]["tags"] = json!(["x"]);
    });
    assert_eq!(first.findings, []);
    let places: Vec<_> = first.dossier.unknown.iter().map(|field| field.at.join("/")).collect();
    assert_eq!(
        places,
        [
            "candidate/pronoun",
            "certification/blocks/RNCP39866BC03/competences/RNCP39866BC03-02/tags",
            "certification/certifiers/#0/id",
            "certification/certifiers/#0/zip",
            "evidence/0192f1c2-0000-7000-8000-000000000001/documents/0192f1c3-0000-7000-8000-000000000002/pages",
            "evidence/0192f1c2-0000-7000-8000-000000000002/mood",
            "later",
            "ratings/RNCP39866BC04-05/pinned",
        ]
    );
    let second = read(&text(&first.dossier));
    assert_eq!(second.dossier, first.dossier);
    assert_eq!(second.digest, first.digest);

    let removal = Edit::RemoveEvidence("0192f1c2-0000-7000-8000-000000000002".into());
    let without = first.dossier.apply(&removal).unwrap();
    let third = read(&text(&without));
    assert_eq!(third.dossier.unknown.len(), 7);
    assert!(!text(&without).contains("mood"));
}

#[test]
fn a_known_field_is_never_replaced_by_an_unknown_one() {
    let mut dossier = golden();
    let field = |at: &str, value: &str| acquis::domain::dossier::UnknownField {
        at: files::at(at),
        value: value.to_owned(),
    };
    dossier.unknown = Arc::new(vec![
        field("name", "\"another\""),
        field("ratings", "[]"),
        field("broken", "{"),
        field("nowhere/at/all", "1"),
        acquis::domain::dossier::UnknownField { at: Vec::new(), value: "1".to_owned() },
    ]);
    let read = read(&text(&dossier)).dossier;
    assert_eq!(read, Dossier { unknown: Arc::default(), ..dossier });
}

#[test]
fn the_summary_says_what_is_ready_and_why_the_rest_is_not() {
    let file: Value = serde_json::from_str(GOLDEN).unwrap();
    let summary = &file["summary"];
    assert_eq!(summary["certification"]["code"], "RNCP39866");
    assert_eq!(summary["candidate"], "La candidate");
    assert_eq!(summary["ready"], false);
    let first = &summary["blocks"][0];
    assert_eq!((&first["ready"], &first["total"]), (&json!(4), &json!(6)));
    assert_eq!(first["status"], "not-ready");
    assert_eq!(
        first["missing"],
        json!([
            { "competence": "RNCP39866BC01-03", "status": "thin" },
            { "competence": "RNCP39866BC01-05", "status": "developing" },
        ])
    );
    let targeted: Vec<_> =
        summary["blocks"].as_array().unwrap().iter().map(|b| b["targeted"].clone()).collect();
    assert_eq!(targeted, [true, false, true, false]);

    let ready = golden()
        .apply(&Edit::SetTarget(Target::Blocks { blocks: ["RNCP39866BC01".into()].into() }))
        .unwrap();
    let file: Value = serde_json::from_str(&text(&ready)).unwrap();
    assert_eq!(file["summary"]["ready"], false);
}

#[test]
fn a_file_is_named_after_its_certification_and_its_day() {
    let day = "2026-11-23".parse().unwrap();
    for (code, name) in [
        ("RNCP39866", "acquis_RNCP39866_2026-11-23.json"),
        ("RS 56/78:é", "acquis_RS5678_2026-11-23.json"),
        ("../../etc", "acquis_etc_2026-11-23.json"),
        ("", "acquis_dossier_2026-11-23.json"),
        ("…", "acquis_dossier_2026-11-23.json"),
        (&"x".repeat(300), &format!("acquis_{}_2026-11-23.json", "x".repeat(40))),
    ] {
        assert_eq!(file_name(code, day), name, "{code}");
    }
}

/// What `tests/digest.mjs` says of a text.
fn node(name: &str, text: &str) -> (bool, String) {
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, text).unwrap();
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/digest.mjs");
    let output = Command::new("node").arg(script).arg(&path).output().expect("Node.js is there");
    (output.status.success(), String::from_utf8(output.stdout).unwrap())
}

#[test]
fn another_program_confirms_the_digest() {
    assert_eq!(node("right.json", GOLDEN), (true, "right\n".to_owned()));
    let mut dossier = golden();
    let odd = "\u{0}\u{1f}\u{7f}\u{2028}\u{fffe}😀\"\\/é\u{feff}";
    dossier.name = odd.to_owned();
    let field = |key: &str, value: &str| acquis::domain::dossier::UnknownField {
        at: vec![key.to_owned()],
        value: value.to_owned(),
    };
    dossier.unknown = Arc::new(vec![
        field("numbers", "[0,-0.0,1e21,1e-7,333333333.33333329,4.50,5e-324,9007199254740993,-1]"),
        field("\u{20ac}", "{\"\u{fb33}\":1,\"😀\":2,\"\\r\":3,\"1\":4,\"10\":5,\"2\":6}"),
        field("😀", "true"),
    ]);
    assert_eq!(node("odd.json", &text(&dossier)), (true, "right\n".to_owned()));
}

#[test]
fn another_program_sees_an_alteration() {
    let altered = GOLDEN.replacen("with-help", "autonomous", 1);
    let (right, said) = node("altered.json", &altered);
    assert!(!right);
    let actual = read(&altered).digest;
    assert!(said.contains(&actual), "{said} lacks {actual}");
}
