//! What is published: the golden file of each version, the schema, and that files are valid by it.
//!
//! `ACQUIS_BLESS=1` rewrites the schema; nothing rewrites a golden file.

use crate::files;
use crate::files::{GOLDEN, golden, read, text};
use acquis::domain::readiness::{CompetenceStatus, Readiness};
use acquis::domain::review::{Stance, Verdict};
use acquis::domain::{Dossier, Level, Target, Timestamp};
use acquis::exchange::schema::dossier_schema;
use acquis::fiche::default_certification;
use proptest::prelude::*;
use serde_json::{Value, json};

#[test]
fn the_golden_file_of_version_1_reads_without_a_finding() {
    let imported = read(GOLDEN);
    assert_eq!(imported.findings, []);
    let dossier = imported.dossier;
    assert_eq!(dossier.name, "Mon dossier VAE, accueil en mutuelle");
    assert_eq!(dossier.created_at.to_string(), "2026-09-28T17:45:00Z");
    assert_eq!(dossier.certification.code, "RNCP39866");
    assert_eq!(dossier.certification.competences().count(), 19);
    assert_eq!(dossier.candidate.name, "La candidate");
    assert!(dossier.candidate.motivation.contains("chaque jour,\nd'abord"));
    let blocks = ["RNCP39866BC01".into(), "RNCP39866BC03".into()].into();
    assert_eq!(dossier.target, Target::Blocks { blocks });

    assert_eq!(dossier.ratings.len(), 10);
    assert_eq!(dossier.ratings["RNCP39866BC01-01"].level, Some(Level::Transmits));
    assert_eq!(dossier.ratings["RNCP39866BC01-05"].level, Some(Level::WithHelp));
    assert_eq!(dossier.ratings["RNCP39866BC02-01"].level, Some(Level::NotPractised));
    let commented = &dossier.ratings["RNCP39866BC03-04"];
    assert_eq!(
        (commented.level, &*commented.comment),
        (None, "À revoir avec mon accompagnatrice.")
    );

    assert_eq!(dossier.experiences.len(), 3);
    let post = &dossier.experiences["0192f1c1-0000-7000-8000-000000000002"];
    assert_eq!(post.period.from.map(|date| date.to_string()).as_deref(), Some("2017"));
    assert_eq!(post.weekly_hours, Some(3));

    assert_eq!(dossier.evidence.len(), 3);
    let told = &dossier.evidence["0192f1c2-0000-7000-8000-000000000001"];
    assert!(told.is_complete());
    assert_eq!(told.competences.len(), 4);
    assert_eq!(told.documents.len(), 2);
    assert_eq!(told.documents[0].sha256.as_ref().map(String::len), Some(64));
    assert_eq!(dossier.milestones.len(), 3);

    let review = &dossier.reviews["0192f1c5-0000-7000-8000-000000000001"];
    assert_eq!(review.opinions[1].verdict, Some(Verdict::Partly));
    assert_eq!(review.blocks[0].advice.stance, Some(Stance::Reserved));
    assert_eq!(review.requests[1].answer.as_deref(), Some("C'est fait, mars 2020."));

    let readiness = Readiness::of(&dossier);
    let status = |id: &str| readiness.competence(&id.into()).map(|c| c.status);
    assert_eq!(status("RNCP39866BC01-01"), Some(CompetenceStatus::Ready));
    assert_eq!(status("RNCP39866BC01-03"), Some(CompetenceStatus::Thin));
    assert_eq!(status("RNCP39866BC01-05"), Some(CompetenceStatus::Developing));
    assert_eq!(status("RNCP39866BC03-02"), Some(CompetenceStatus::Unrated));
}

#[test]
fn the_golden_file_written_again_is_the_same_to_the_byte() {
    let written = text(&golden());
    let differing = written.lines().zip(GOLDEN.lines()).find(|(now, then)| now != then);
    assert_eq!(differing, None, "written now, and in the golden file");
    assert!(written == GOLDEN, "the end of the file, or of a line, differs");
}

#[test]
fn the_published_schema_is_that_of_the_types() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/public/schema/dossier-1.schema.json");
    let schema = serde_json::to_string_pretty(&dossier_schema()).unwrap() + "\n";
    if std::env::var_os("ACQUIS_BLESS").is_some() {
        std::fs::write(path, &schema).unwrap();
    }
    let published = std::fs::read_to_string(path).unwrap_or_default();
    assert!(published == schema, "{path} differs: ACQUIS_BLESS=1 rewrites it");
}

fn valid(file: &Value) -> bool {
    jsonschema::draft202012::new(&dossier_schema()).unwrap().is_valid(file)
}

fn golden_value() -> Value {
    serde_json::from_str(GOLDEN).unwrap()
}

#[test]
fn the_schema_is_itself_a_valid_schema_of_2020_12() {
    let schema = dossier_schema();
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    assert_eq!(schema["$id"], golden_value()["$schema"]);
    jsonschema::draft202012::meta::validate(&schema).unwrap();
}

#[test]
fn exported_files_are_valid_by_the_schema() {
    assert!(valid(&golden_value()));
    let blank = Dossier::new("d-1".into(), default_certification(), Timestamp::default());
    assert!(valid(&serde_json::from_str(&text(&blank)).unwrap()));
    let mut with_more = golden_value();
    with_more["dossier"]["evidence"][0]["later"] = json!({ "a": 1 });
    assert!(valid(&with_more), "unknown fields are allowed");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn files_of_any_dossier_are_valid_by_the_schema(dossier in files::any_dossier()) {
        prop_assert!(valid(&serde_json::from_str(&text(&dossier)).unwrap()));
    }
}

#[test]
fn broken_files_are_not_valid_by_the_schema() {
    let set = |pointer: &str, with: Value| {
        let mut file = golden_value();
        *file.pointer_mut(pointer).unwrap_or_else(|| panic!("{pointer}")) = with;
        file
    };
    for (pointer, with) in [
        ("/format", json!("acquis-review")),
        ("/version", json!(2)),
        ("/digest", json!("sha-256:1234")),
        ("/exported_at", json!("2026-11-23")),
        ("/dossier", json!({})),
        ("/dossier/certification", json!("RNCP39866")),
        ("/dossier/ratings", json!({ "RNCP39866BC01-01": "autonomous" })),
        ("/dossier/ratings/0/level", json!("expert")),
        ("/dossier/ratings/0/level", json!(3)),
        ("/dossier/evidence/0/title", json!(7)),
        ("/dossier/evidence/0/period/from", json!("11/02/2025")),
        ("/dossier/evidence/0/documents/0/kind", json!("hologram")),
        ("/dossier/target", json!({ "scope": "galaxy" })),
        ("/dossier/experiences/0/weekly_hours", json!(-1)),
        ("/summary/blocks/0/status", json!("almost")),
    ] {
        assert!(!valid(&set(pointer, with.clone())), "{pointer} {with}");
    }
    for field in ["format", "version", "digest", "dossier"] {
        let mut file = golden_value();
        file.as_object_mut().unwrap().remove(field);
        assert!(!valid(&file), "without {field}");
    }
}
