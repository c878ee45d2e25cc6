//! Reading what is not a right dossier file: each error, each finding, and thousands of mutations.

use crate::files;
use crate::files::{GOLDEN, altered, altered_text, at, golden, place};
use acquis::domain::dossier::Fault;
use acquis::domain::edit::{LONGEST_LINE, LONGEST_TEXT, MOST_ENTRIES};
use acquis::domain::{Level, Target};
use acquis::exchange::{Finding, Found, ImportError, LARGEST_FILE, read};
use acquis::fiche::default_certification;
use serde_json::{Value, json};

fn error(bytes: impl AsRef<[u8]>) -> ImportError {
    read(bytes.as_ref(), &[]).unwrap_err()
}

fn file(change: impl FnOnce(&mut Value)) -> String {
    let mut file = serde_json::from_str(GOLDEN).unwrap();
    change(&mut file);
    file.to_string()
}

#[test]
fn a_file_of_20_mb_is_refused_before_it_is_looked_at() {
    let size = 20_000_000;
    assert_eq!(error(vec![0xff; size]), ImportError::TooLarge { size, most: LARGEST_FILE });
}

#[test]
fn bytes_that_are_no_text_are_told_with_their_place() {
    assert_eq!(error(b"\x89PNG\r\n"), ImportError::NotText { at: 0 });
    assert_eq!(error(b"{\"a\":\"\xe9\"}"), ImportError::NotText { at: 6 });
}

#[test]
fn text_that_is_no_json_is_told_with_its_place() {
    let not_json = |line, column, cut| ImportError::NotJson { line, column, cut };
    assert_eq!(error(""), not_json(1, 0, true));
    assert_eq!(error("{\n \"a\": nul }"), not_json(2, 10, false));
    assert_eq!(error("{} {}"), not_json(1, 4, false));
    assert_eq!(error("{\"a\": \"\\ud800\"}").to_string(), "not JSON at line 1, column 14");
    assert!(matches!(error(&GOLDEN[..9_000]), ImportError::NotJson { cut: true, .. }));
    let deep = "[".repeat(100_000);
    assert!(matches!(error(deep), ImportError::NotJson { line: 1, cut: false, .. }));
}

#[test]
fn more_values_than_memory_holds_are_refused() {
    let many = format!("[{}0]", "0,".repeat(1_500_000));
    assert_eq!(error(many), ImportError::TooManyValues { most: 1_000_000 });
}

#[test]
fn a_byte_order_mark_is_passed_over() {
    let imported = files::read(&format!("\u{feff}{GOLDEN}"));
    assert_eq!(imported.findings, []);
    assert_eq!(imported.dossier, golden());
}

#[test]
fn json_of_something_else_is_no_dossier() {
    for text in ["null", "3", "[]", "{}", "\"acquis-dossier\"", r#"{"format":1}"#] {
        assert_eq!(error(text), ImportError::NotADossier { format: None }, "{text}");
    }
    let other = ImportError::NotADossier { format: Some("acquis-device".to_owned()) };
    assert_eq!(error(r#"{"format":"acquis-device"}"#), other);
    assert_eq!(error(r#"{"format":"acquis-review","version":7}"#), ImportError::Review);
}

#[test]
fn a_newer_version_is_refused_and_a_missing_one_too() {
    let newer = file(|file| file["version"] = json!(2));
    assert_eq!(error(newer), ImportError::Newer { found: 2, supported: 1 });
    let bare = r#"{"format":"acquis-dossier","version":18446744073709551615}"#;
    assert_eq!(error(bare), ImportError::Newer { found: u64::MAX, supported: 1 });
    for version in [json!(null), json!(0), json!(-1), json!(1.5), json!("1"), json!(1e30)] {
        let text = file(|file| file["version"] = version.clone());
        assert_eq!(error(text), ImportError::NoVersion, "{version}");
    }
}

#[test]
fn without_its_dossier_certification_or_blocs_nothing_is_made() {
    for dossier in [json!(null), json!([]), json!("x")] {
        assert_eq!(error(file(|file| file["dossier"] = dossier)), ImportError::NoDossier);
    }
    for certification in [json!(null), json!("RNCP39866"), json!([])] {
        let text = file(|file| file["dossier"]["certification"] = certification);
        assert_eq!(error(text), ImportError::NoCertification);
    }
    for blocks in [json!(null), json!([]), json!({}), json!([1, {}, { "code": "x" }])] {
        let text = file(|file| file["dossier"]["certification"]["blocks"] = blocks);
        assert_eq!(error(text), ImportError::NoBlocks { code: "RNCP39866".to_owned() });
    }
}

#[test]
fn an_altered_file_is_read_and_told() {
    let text = GOLDEN.replacen("\"with-help\"", "\"autonomous\"", 1);
    let imported = files::read(&text);
    let stated =
        serde_json::from_str::<Value>(GOLDEN).unwrap()["digest"].as_str().unwrap().to_owned();
    let actual = imported.digest.clone();
    assert_ne!(stated, actual);
    assert_eq!(imported.findings, [Finding::DigestDiffers { stated, actual }]);
    let rated = &imported.dossier.ratings["RNCP39866BC01-05"];
    assert_eq!(rated.level, Some(Level::Autonomous));
    for digest in [json!(null), json!(5)] {
        let imported = files::read(&file(|file| file["digest"] = digest));
        assert_eq!(imported.findings, [Finding::DigestMissing]);
        assert_eq!(imported.dossier, golden());
    }
}

#[test]
fn every_changed_byte_of_the_dossier_is_told_or_changes_nothing() {
    let start = GOLDEN.find("\"dossier\": {").unwrap();
    let end = GOLDEN.find("\"summary\": {").unwrap();
    let before = golden();
    for index in (start + 11..end - 5).step_by(7) {
        let mut bytes = GOLDEN.as_bytes().to_vec();
        bytes[index] ^= 1;
        if let Ok(imported) = read(&bytes, &[&default_certification()]) {
            assert!(!imported.findings.is_empty() || imported.dossier == before, "byte {index}");
        }
    }
}

#[test]
fn a_fingerprint_is_64_hexadecimal_digits_or_none() {
    let place = "evidence/0192f1c2-0000-7000-8000-000000000001/documents/0192f1c3-0000-7000-8000-000000000001/sha256";
    let whole = golden();
    for wrong in ["", "ab", &"g".repeat(64), &"0".repeat(65), "é"] {
        let imported =
            altered(|dossier| dossier["evidence"][0]["documents"][0]["sha256"] = json!(wrong));
        let found = Found::Text(wrong.to_owned());
        assert_eq!(imported.findings, [Finding::DamagedField { at: at(place), found }]);
        let (_, evidence) = imported.dossier.evidence.first_key_value().unwrap();
        assert_eq!(evidence.documents[0].sha256, None);
    }
    let upper = altered(|dossier| {
        let digits = dossier["evidence"][0]["documents"][0]["sha256"].as_str().unwrap();
        dossier["evidence"][0]["documents"][0]["sha256"] = json!(digits.to_uppercase());
    });
    assert_eq!(upper.findings, []);
    assert!(upper.dossier == whole);
}

#[test]
fn a_field_of_a_wrong_type_costs_only_itself() {
    let first = "evidence/0192f1c2-0000-7000-8000-000000000001";
    let imported = altered(|dossier| {
        dossier["evidence"][0]["title"] = json!(7);
        dossier["evidence"][0]["story"]["role"] = json!(["a"]);
        dossier["evidence"][0]["period"]["to"] = json!("2025-02-30");
        dossier["evidence"][0]["documents"][0]["kind"] = json!("hologram");
        dossier["experiences"][1]["weekly_hours"] = json!(300);
        dossier["experiences"][0]["weekly_hours"] = json!(169);
        dossier["candidate"]["contact"] = json!(true);
        dossier["ratings"][0]["level"] = json!("expert");
        dossier["created_at"] = json!("yesterday");
        dossier["target"]["scope"] = json!("galaxy");
    });
    let text = |text: &str| Found::Text(text.to_owned());
    let number = |text: &str| Found::Number(text.to_owned());
    let expected = [
        ("experiences/0192f1c1-0000-7000-8000-000000000001/weekly_hours".to_owned(), number("169")),
        ("experiences/0192f1c1-0000-7000-8000-000000000002/weekly_hours".to_owned(), number("300")),
        ("created_at".to_owned(), text("yesterday")),
        ("candidate/contact".to_owned(), Found::Boolean),
        ("target/scope".to_owned(), text("galaxy")),
        ("target".to_owned(), Found::Record),
        ("ratings/RNCP39866BC01-01/level".to_owned(), text("expert")),
        (format!("{first}/title"), number("7")),
        (format!("{first}/period/to"), text("2025-02-30")),
        (format!("{first}/story/role"), Found::List),
        (format!("{first}/documents/0192f1c3-0000-7000-8000-000000000001/kind"), text("hologram")),
    ];
    let expected: Vec<_> = expected
        .into_iter()
        .map(|(place, found)| Finding::DamagedField { at: at(&place), found })
        .collect();
    assert_eq!(imported.findings, expected);

    let whole = golden();
    let evidence = |dossier: &acquis::domain::Dossier| {
        (*dossier.evidence["0192f1c2-0000-7000-8000-000000000001"]).clone()
    };
    let (mut was, is) = (evidence(&whole), evidence(&imported.dossier));
    was.title.clear();
    was.story.role.clear();
    was.period.to = None;
    was.documents[0].kind = acquis::domain::evidence::DocumentKind::default();
    assert_eq!(is, was);
    assert_eq!(imported.dossier.target, Target::Whole);
    let rated = &imported.dossier.ratings["RNCP39866BC01-01"];
    assert_eq!((rated.level, &*rated.comment), (None, &*whole.ratings["RNCP39866BC01-01"].comment));
}

#[test]
fn a_record_without_its_id_or_with_another_ones_is_left_out() {
    let imported = altered(|dossier| {
        dossier["evidence"][2]["id"] = json!(null);
        dossier["milestones"][0] = json!("tomorrow");
        dossier["experiences"][2]["id"] = dossier["experiences"][1]["id"].clone();
        dossier["reviews"][0]["requests"][0]["id"] = json!("");
        dossier["evidence"][0]["documents"][1] = json!({ "label": "without an id" });
    });
    let skipped = |place: &str, found| Finding::SkippedRecord { at: at(place), found };
    let first = "evidence/0192f1c2-0000-7000-8000-000000000001/documents/#1";
    assert_eq!(
        imported.findings,
        [
            Finding::RepeatedRecord { at: at("experiences/0192f1c1-0000-7000-8000-000000000002") },
            skipped("evidence/#2", Found::Record),
            skipped(first, Found::Record),
            skipped("milestones/#0", Found::Text("tomorrow".to_owned())),
            skipped("reviews/0192f1c5-0000-7000-8000-000000000001/requests/#0", Found::Record),
        ]
    );
    let whole = golden();
    assert_eq!(imported.dossier.evidence.len(), 2);
    assert_eq!(imported.dossier.experiences.len(), 2);
    let second = "0192f1c1-0000-7000-8000-000000000002";
    assert_eq!(imported.dossier.experiences[second], whole.experiences[second]);
}

#[test]
fn an_entry_of_a_wrong_type_among_thousands_is_found() {
    let imported = altered(|dossier| {
        let milestone = |index: usize| json!({ "id": format!("m{index}"), "note": "" });
        let mut milestones: Vec<_> = (0..4_000).map(milestone).collect();
        milestones[1_234]["kind"] = json!(1);
        milestones[3_999]["date"] = json!("0000-00-00");
        dossier["milestones"] = json!(milestones);
    });
    let places: Vec<_> = imported.findings.iter().map(place).collect();
    assert_eq!(places, ["milestones/m1234/kind", "milestones/m3999/date"]);
    assert_eq!(imported.dossier.milestones.len(), 4_000);
}

#[test]
fn wrong_entries_are_found_wherever_they_stand_and_the_right_ones_keep_their_order() {
    let patterns: [fn(usize) -> bool; 7] = [
        |_| true,
        |index| index == 0,
        |index| index == 199,
        |index| index % 2 == 0,
        |index| index % 2 == 1,
        |index| index.is_power_of_two(),
        |index| (64..128).contains(&index),
    ];
    for wrong in patterns {
        let imported = altered(|dossier| {
            let entry = |index: usize| {
                let label = if wrong(index) { json!([]) } else { json!("right") };
                json!({ "id": format!("d{index:03}"), "label": label })
            };
            let documents: Vec<_> = (0..200).map(entry).collect();
            dossier["evidence"][0]["documents"] = json!(documents);
        });
        let (id, evidence) = imported.dossier.evidence.first_key_value().unwrap();
        let ids: Vec<_> = evidence.documents.iter().map(|known| known.id.to_string()).collect();
        assert!(ids.is_sorted() && ids.len() == 200, "{ids:?}");
        let unlabelled = evidence.documents.iter().filter(|known| known.label.is_empty()).count();
        assert_eq!(unlabelled, (0..200).filter(|index| wrong(*index)).count());
        let expected: Vec<_> = (0..200)
            .filter(|index| wrong(*index))
            .map(|index| format!("evidence/{id}/documents/d{index:03}/label"))
            .collect();
        assert_eq!(imported.findings.iter().map(place).collect::<Vec<_>>(), expected);
    }
}

#[test]
fn unknown_fields_beyond_the_bound_are_counted_and_those_kept_come_back() {
    let imported = altered(|dossier| {
        let entry = |index: usize| json!({ "id": index.to_string(), "later": index, "more": [] });
        dossier["milestones"] = json!((0..MOST_ENTRIES).map(entry).collect::<Vec<_>>());
    });
    let (count, most) = (2 * MOST_ENTRIES, MOST_ENTRIES);
    assert_eq!(imported.findings, [Finding::TooMany { at: Vec::new(), count, most }]);
    assert_eq!(imported.dossier.unknown.len(), MOST_ENTRIES);
    let again = files::read(&files::text(&imported.dossier));
    assert_eq!(again.findings, []);
    assert!(again.dossier == imported.dossier, "what was kept has changed");
}

#[test]
fn collections_keyed_by_code_are_not_understood_and_told() {
    let imported = altered(|dossier| dossier["ratings"] = json!({ "RNCP39866BC01-01": {} }));
    let found = Found::Record;
    assert_eq!(imported.findings, [Finding::DamagedField { at: at("ratings"), found }]);
    assert!(imported.dossier.ratings.is_empty());
    assert_eq!(imported.dossier.evidence, golden().evidence);
}

#[test]
fn links_to_what_is_not_there_are_dropped_and_told() {
    let imported = altered(|dossier| {
        dossier["evidence"][0]["experience"] = json!("gone");
        dossier["evidence"][1]["competences"] = json!(["RNCP1BC01-01", "RNCP39866BC03-03"]);
        dossier["target"]["blocks"] = json!(["RNCP1BC01"]);
        dossier["ratings"][1]["competence"] = json!("RNCP1BC01-02");
        dossier["ratings"][2] = json!({ "competence": "RNCP39866BC01-03", "comment": "  " });
    });
    assert_eq!(
        imported.findings,
        [
            Finding::Repaired(Fault::UnknownCompetence("RNCP1BC01-02".into())),
            Finding::Repaired(Fault::UnknownExperience("gone".into())),
            Finding::Repaired(Fault::UnknownCompetence("RNCP1BC01-01".into())),
            Finding::Repaired(Fault::UnknownBlock("RNCP1BC01".into())),
        ]
    );
    assert_eq!(imported.dossier.faults(), []);
    assert!(!imported.dossier.ratings.contains_key("RNCP39866BC01-03"));
}

#[test]
fn a_dossier_without_an_id_takes_one_that_is_always_the_same() {
    let text = altered_text(|dossier| dossier["id"] = json!(12));
    let (first, second) = (files::read(&text), files::read(&text));
    assert_eq!(first, second);
    let found = Found::Number("12".to_owned());
    assert_eq!(first.findings, [Finding::DamagedField { at: at("id"), found }]);
    assert_eq!(first.dossier.id.as_str(), format!("file-{}", &first.digest[8..40]));
}

#[test]
fn texts_and_lists_beyond_the_bounds_are_cut_and_told() {
    let imported = altered(|dossier| {
        dossier["candidate"]["name"] = json!("é".repeat(LONGEST_LINE + 1));
        dossier["candidate"]["motivation"] = json!("é".repeat(LONGEST_TEXT));
        dossier["ratings"][0]["comment"] = json!("x".repeat(LONGEST_TEXT + 9));
        dossier["reviews"][0]["reviewer"]["name"] = json!("y".repeat(LONGEST_LINE + 1));
        let many: Vec<_> = (0..=MOST_ENTRIES).map(|n| json!({ "id": n.to_string() })).collect();
        dossier["milestones"] = json!(many);
    });
    let long = |place: &str, length, most| Finding::TooLong { at: at(place), length, most };
    assert_eq!(
        imported.findings,
        [
            long("candidate/name", LONGEST_LINE + 1, LONGEST_LINE),
            long("ratings/RNCP39866BC01-01/comment", LONGEST_TEXT + 9, LONGEST_TEXT),
            Finding::TooMany { at: at("milestones"), count: MOST_ENTRIES + 1, most: MOST_ENTRIES },
        ]
    );
    assert_eq!(imported.dossier.candidate.name.chars().count(), LONGEST_LINE);
    assert_eq!(imported.dossier.milestones.len(), MOST_ENTRIES);
}

#[test]
fn a_key_stated_twice_is_told_and_the_last_one_counts() {
    let text = GOLDEN.replacen("\"name\": \"Mon", "\"name\": \"x\", \"name\": \"Mon", 1);
    let imported = files::read(&text);
    assert_eq!(imported.findings, [Finding::RepeatedKey { at: at("dossier/name") }]);
    assert_eq!(imported.dossier, golden());
}

#[test]
fn a_file_damaged_all_over_is_read_in_little_time_and_few_findings() {
    let imported = altered(|dossier| {
        let damaged = |n: usize| json!({ "id": n.to_string(), "kind": n, "competences": [n, n] });
        let entries: Vec<_> = (0..MOST_ENTRIES).map(damaged).collect();
        for list in ["evidence", "experiences", "milestones", "reviews"] {
            dossier[list] = json!(entries);
        }
    });
    assert_eq!(imported.findings.len(), 1_001);
    assert_eq!(imported.findings.last(), Some(&Finding::AndMore));
    assert_eq!(imported.dossier.faults(), []);
}

#[test]
fn who_wrote_a_file_and_when_is_told_if_it_says_so() {
    let whole = files::read(GOLDEN);
    assert_eq!(whole.generator.as_deref(), Some("acquis 0.1.0"));
    assert_eq!(whole.exported_at.map(|at| at.to_string()).as_deref(), Some(files::AT));
    let silent = files::read(&file(|file| {
        file["generator"] = json!("me");
        file["exported_at"] = json!("yesterday");
        file["summary"] = json!(3);
    }));
    assert_eq!((silent.generator, silent.exported_at), (None, None));
    assert_eq!(silent.findings, []);
}
