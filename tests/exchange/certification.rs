//! The certification file: it comes back whole, is valid by its schema, and damage is told.
//!
//! `ACQUIS_BLESS=1` rewrites the schema; nothing rewrites the golden file.

use acquis::domain::{Draft, Timestamp};
use acquis::exchange::schema::certification_schema;
use acquis::exchange::{
    CertificationImportError, Finding, ImportError, certification_file_name, read_certification,
    write_certification,
};
use acquis::fiche::default_certification;
use acquis::fiche::published::{self, Why};
use serde_json::{Value, json};

const GOLDEN: &str = include_str!("../golden/certification-1.json");

fn at() -> Timestamp {
    "2026-11-26T16:30:00Z".parse().unwrap()
}

fn golden() -> Value {
    serde_json::from_str(GOLDEN).unwrap()
}

fn valid(file: &Value) -> bool {
    jsonschema::draft202012::new(&certification_schema()).unwrap().is_valid(file)
}

#[test]
fn the_golden_file_of_version_1_reads_and_is_written_the_same() {
    let read = read_certification(GOLDEN.as_bytes()).unwrap();
    assert_eq!(read.findings, []);
    assert_eq!(read.certification.competences().count(), 3);
    let written = write_certification(&read.certification, "0.1.0", at()).unwrap();
    assert_eq!(written.text, GOLDEN);
    assert!(valid(&golden()));
}

#[test]
fn the_published_schema_is_that_of_the_types() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/public/schema/certification-1.schema.json");
    let schema = certification_schema();
    let text = serde_json::to_string_pretty(&schema).unwrap() + "\n";
    if std::env::var_os("ACQUIS_BLESS").is_some() {
        std::fs::write(path, &text).unwrap();
    }
    assert!(
        std::fs::read_to_string(path).unwrap_or_default() == text,
        "ACQUIS_BLESS=1 rewrites it"
    );
    jsonschema::draft202012::meta::validate(&schema).unwrap();
    assert_eq!(schema["$id"], golden()["$schema"]);
}

#[test]
fn the_default_certification_comes_back_whole() {
    let whole = default_certification();
    let text = write_certification(&whole, "0.1.0", at()).unwrap().text;
    assert!(valid(&serde_json::from_str(&text).unwrap()));
    let read = read_certification(text.as_bytes()).unwrap();
    assert_eq!((&read.certification, &read.findings[..]), (&*whole, &[][..]));
    let read = published::read(text.as_bytes()).pop().unwrap().unwrap();
    assert_eq!(read.draft().certification().as_ref(), Some(&*whole));
}

#[test]
fn a_file_of_another_program_needs_no_digest_and_one_that_was_altered_says_so() {
    let mut file = golden();
    file["certification"]["title"] = json!("Autre");
    let read = read_certification(file.to_string().as_bytes()).unwrap();
    assert!(matches!(read.findings[..], [Finding::DigestDiffers { .. }]));
    file.as_object_mut().unwrap().remove("digest");
    assert!(valid(&file));
    let read = read_certification(file.to_string().as_bytes()).unwrap();
    assert_eq!((read.certification.title.as_str(), read.findings), ("Autre", vec![]));
}

#[test]
fn a_smallest_file_written_by_hand_is_enough() {
    let file = json!({
        "format": "acquis-certification", "version": 1,
        "certification": { "code": "X", "title": "Y", "blocks": [
            { "code": "B1", "title": "Z", "competences": [{ "id": "B1-01", "text": "Saluer" }] },
        ] },
    });
    assert!(valid(&file));
    let read = published::read(file.to_string().as_bytes()).pop().unwrap().unwrap();
    assert_eq!(read.draft().competences(), 1);
}

#[test]
fn damage_and_other_files_are_told() {
    let cases = [
        (json!({ "format": "acquis-dossier", "version": 1 }), Why::Dossier),
        (
            json!({ "format": "acquis-certification", "version": 2, "certification": {} }),
            Why::Newer,
        ),
        (json!({ "format": "acquis-certification", "version": 1 }), Why::NoCompetences),
        (
            json!({ "format": "acquis-certification", "version": 1, "certification": { "blocks": [] } }),
            Why::NoCompetences,
        ),
        (json!({ "format": "acquis-autre", "version": 1 }), Why::NotAFiche),
    ];
    for (file, why) in cases {
        let read = published::read(file.to_string().as_bytes()).pop().unwrap();
        assert_eq!(read.unwrap_err().why, why, "{file}");
    }
    let no_version = json!({ "format": "acquis-certification" }).to_string();
    assert_eq!(
        read_certification(no_version.as_bytes()),
        Err(CertificationImportError::File(ImportError::NoVersion))
    );
    // A competence of a wrong type costs itself alone.
    let mut file = golden();
    file["certification"]["blocks"][0]["competences"][0] = json!(7);
    let read = read_certification(file.to_string().as_bytes()).unwrap();
    assert_eq!(read.certification.competences().count(), 2);
    assert!(read.findings.len() >= 2);
    for at in (0..GOLDEN.len()).filter(|at| GOLDEN.is_char_boundary(*at)) {
        assert!(read_certification(&GOLDEN.as_bytes()[..at]).is_err() || at + 1 == GOLDEN.len());
    }
}

#[test]
fn a_file_is_named_after_its_code() {
    let day = "2026-11-26".parse().unwrap();
    for (code, name) in [
        ("RNCP36490", "acquis-certification_RNCP36490_2026-11-26.json"),
        ("à/../b", "acquis-certification_b_2026-11-26.json"),
        ("", "acquis-certification_2026-11-26.json"),
    ] {
        assert_eq!(certification_file_name(code, day), name);
    }
    assert_eq!(Draft::blank().competences(), 1);
}
