//! Files, records and pages made to do harm, as tables: each is refused by an error of its kind, told by
//! a finding, or is text like any other. Damage by chance is `campaign.rs`'s.

use crate::files;
use crate::files::{GOLDEN, altered, at, golden};
use acquis::domain::Dossier;
use acquis::domain::edit::LONGEST_LINE;
use acquis::domain::id::MilestoneId;
use acquis::domain::merge::Replica;
use acquis::exchange::bundle::{self, LARGEST_BUNDLE, MOST_FILES};
use acquis::exchange::record::{self, RecordError};
use acquis::exchange::{Finding, Found, ImportError, LARGEST_FILE, read};
use acquis::fiche::FicheError;
use acquis::fiche::page::{self, LARGEST_PAGE};
use serde_json::{Value, json};

/// The least that is a dossier file, with this in its dossier.
fn least(fields: &str) -> String {
    let blocks = r#"[{"code":"b","title":"","competences":[{"id":"c","text":""}]}]"#;
    format!(
        r#"{{"format":"acquis-dossier","version":1,"dossier":{{"id":"d","certification":{{"blocks":{blocks}}}{fields}}}}}"#
    )
}

#[test]
fn what_no_reader_should_swallow_is_refused_with_its_reason() {
    let not_json = |line, column| ImportError::NotJson { line, column, cut: false };
    let nested =
        |depth: usize| least(&format!(r#","later":{}{}"#, "[".repeat(depth), "]".repeat(depth)));
    // The file and its dossier are two of the 128 levels that are read.
    assert!(read(nested(125).as_bytes(), &[]).is_ok());
    let column = nested(126).find("[[[").unwrap() + 126;
    let many = format!("[{}0]", "0,".repeat(1_000_000));
    let table: [(&str, Vec<u8>, ImportError); 13] = [
        (
            "a byte more than is read",
            vec![b' '; LARGEST_FILE + 1],
            ImportError::TooLarge { size: LARGEST_FILE + 1, most: LARGEST_FILE },
        ),
        ("a value more than is read", many.into(), ImportError::TooManyValues { most: 1_000_000 }),
        ("a level more than is read", nested(126).into(), not_json(1, column)),
        ("a lone surrogate", br#"{"a":"\ud800"}"#.into(), not_json(1, 13)),
        ("surrogates in the wrong order", br#"{"a":"\udc00\ud800"}"#.into(), not_json(1, 12)),
        ("a surrogate cut off", br#"{"a":"\ud83d\u00e9"}"#.into(), not_json(1, 18)),
        ("a lone surrogate as a key", br#"{"\udfff":1}"#.into(), not_json(1, 8)),
        (
            "half a surrogate in UTF-8",
            b"{\"a\":\"\xed\xa0\x80\"}".into(),
            ImportError::NotText { at: 6 },
        ),
        (
            "a letter in too many bytes",
            b"{\"a\":\"\xc1\xa1\"}".into(),
            ImportError::NotText { at: 6 },
        ),
        ("a control within a text", b"{\"a\":\"\x01\"}".into(), not_json(1, 7)),
        ("a number beyond all", br#"{"a":1e400}"#.into(), not_json(1, 10)),
        (
            "a version beyond all",
            br#"{"format":"acquis-dossier","version":1e30}"#.into(),
            ImportError::NoVersion,
        ),
        (
            "a format that rewrites its sentence",
            "{\"format\":\"x\u{202e}\\u0007y\"}".into(),
            ImportError::NotADossier { format: Some("x[U+202E][U+0007]y".to_owned()) },
        ),
    ];
    for (what, bytes, error) in table {
        assert_eq!(read(&bytes, &[]).map(|read| read.findings), Err(error), "{what}");
    }
    for literal in ["NaN", "Infinity", "-Infinity", "0x10", "01", "1.", ".5", "+1", "undefined"] {
        let error = read(least(&format!(r#","later":{literal}"#)).as_bytes(), &[]).unwrap_err();
        assert!(matches!(error, ImportError::NotJson { line: 1, cut: false, .. }), "{literal}");
    }
}

/// What stands in `weekly_hours`, and what is made of it.
#[test]
fn numbers_that_no_field_holds_are_told_and_left_out() {
    for number in ["-1", "-0", "1e2", "168.5", "169", "256", "4294967296", "1e308", "1E-400"] {
        let value: Value = serde_json::from_str(number).unwrap();
        let imported = altered(|dossier| dossier["experiences"][0]["weekly_hours"] = value.clone());
        let place = at("experiences/0192f1c1-0000-7000-8000-000000000001/weekly_hours");
        let found = Found::Number(value.to_string());
        assert_eq!(imported.findings, [Finding::DamagedField { at: place, found }], "{number}");
        let (_, post) = imported.dossier.experiences.first_key_value().unwrap();
        assert_eq!(post.weekly_hours, None, "{number}");
    }
    let imported = altered(|dossier| {
        dossier["experiences"][0]["weekly_hours"] = json!("35");
        dossier["certification"]["level"] = json!(1e20);
        dossier["certification"]["statistics"][0]["year"] = json!(70_000);
    });
    let places: Vec<_> = imported.findings.iter().take(3).map(files::place).collect();
    let post = "experiences/0192f1c1-0000-7000-8000-000000000001/weekly_hours";
    assert_eq!(places, ["certification/level", "certification/statistics/#0/year", post]);
}

#[test]
fn dates_that_no_calendar_has_are_told_and_left_out() {
    for day in [
        "0000-00-00",
        "2026-02-30",
        "2025-02-29",
        "2026-13-01",
        "1899-12-31",
        "2200-01-01",
        "9999-12-31",
        "-2026-11-23",
        "+002026-11-23",
        "2026-11-23T10:00:00Z",
        "2026-11",
        "2026-W48-1",
        "26-11-23",
        "23/11/2026",
        "２０２６-11-23",
        " 2026-11-23",
        "",
    ] {
        let imported = altered(|dossier| dossier["milestones"][0]["date"] = json!(day));
        let place = at("milestones/0192f1c4-0000-7000-8000-000000000001/date");
        let found = Found::Text(day.to_owned());
        assert_eq!(imported.findings, [Finding::DamagedField { at: place, found }], "{day}");
        let (_, milestone) = imported.dossier.milestones.first_key_value().unwrap();
        assert_eq!(milestone.date, None, "{day}");
    }
    for instant in [
        "1969-12-31T23:59:59Z",
        "2106-02-07T06:28:16Z",
        "2026-11-23T24:00:00Z",
        "2026-11-23T10:00:00+01:00",
    ] {
        let imported = altered(|dossier| dossier["created_at"] = json!(instant));
        let found = Found::Text(instant.to_owned());
        assert_eq!(imported.findings, [Finding::DamagedField { at: at("created_at"), found }]);
    }
}

/// Names that mean something to other programs, and ids that are paths, blanks or very long.
fn names() -> Vec<String> {
    let names = [
        "__proto__",
        "constructor",
        "toString",
        "hasOwnProperty",
        "prototype",
        "length",
        "#0",
        "..",
        "/",
        "~1",
        "%2F",
        "\"",
        "\\",
        "'; DROP TABLE",
        "<script>",
        "=1+1",
        "{{x}}",
        "\u{feff}",
        "ﬁ",
        "null",
        "-",
    ];
    names.map(str::to_owned).into_iter().chain(["x".repeat(LONGEST_LINE)]).collect()
}

#[test]
fn names_of_prototypes_are_names_like_any_other() {
    let list = |field: &str| -> Value {
        names().into_iter().map(|name| json!({ "id": name, field: name })).collect()
    };
    let imported = altered(|dossier| {
        dossier["evidence"] = list("title");
        dossier["experiences"] = list("post");
        dossier["milestones"] = list("note");
        dossier["evidence"][0]["documents"] = list("label");
    });
    assert_eq!(imported.findings, []);
    let dossier = &imported.dossier;
    assert_eq!(dossier.evidence.len(), names().len());
    for name in names() {
        assert_eq!(dossier.evidence[&*name].title, name);
        assert_eq!(dossier.experiences[&*name].post, name);
        assert_eq!(dossier.milestones[&*name].note, name);
    }
    comes_back(dossier);
}

/// From its own file and from its own records.
fn comes_back(dossier: &Dossier) {
    assert_eq!(files::read(&files::text(dossier)).dossier, *dossier);
    let records = record::all(&Replica::of(dossier, &"a".into()));
    assert_eq!(record::assemble(&dossier.id, records).unwrap().dossier, *dossier);
}

#[test]
fn fields_named_after_prototypes_are_unknown_fields_like_any_other() {
    let text =
        least(r#","__proto__":{"admin":true},"ratings":[{"competence":"c","constructor":[]}]"#);
    let imported = read(text.as_bytes(), &[]).unwrap();
    let unknown: Vec<_> = imported.dossier.unknown.iter().map(|field| field.at.join("/")).collect();
    assert_eq!(unknown, ["__proto__", "ratings/c/constructor"]);
    let again: Value = serde_json::from_str(&files::text(&imported.dossier)).unwrap();
    assert_eq!(again["dossier"]["__proto__"], json!({ "admin": true }));
    comes_back(&imported.dossier);
}

#[test]
fn a_dossier_that_names_itself_after_a_place_of_the_store_is_told_from_it() {
    for id in ["quarantine", "card", "settings", "../1", "acquis/1/d", "__proto__"] {
        let imported = altered(|dossier| dossier["id"] = json!(id));
        assert_eq!(imported.dossier.id.as_str(), id);
        assert_eq!(record::is_reserved(&id.into()), id == "quarantine");
        comes_back(&imported.dossier);
    }
}

#[test]
fn keys_stated_twice_are_told_and_the_last_one_counts() {
    for (fields, place) in [
        (r#","name":"a","name":"b""#, "dossier/name"),
        (r#","n\u0061me":"a","name":"b""#, "dossier/name"),
        (r#","name":"b","__proto__":1,"__proto__":2"#, "dossier/__proto__"),
        (r#","name":"b","target":{"scope":"whole","scope":"whole"}"#, "dossier/target/scope"),
    ] {
        let imported = read(least(fields).as_bytes(), &[]).unwrap();
        let told: Vec<_> =
            imported.findings.iter().filter(|f| matches!(f, Finding::RepeatedKey { .. })).collect();
        assert_eq!(told, [&Finding::RepeatedKey { at: at(place) }], "{fields}");
        assert_eq!(imported.dossier.name, "b", "{fields}");
    }
}

#[test]
fn characters_that_nobody_sees_are_told_and_kept() {
    let evidence = "evidence/0192f1c2-0000-7000-8000-000000000001";
    for c in [
        '\u{0}', '\u{1}', '\u{8}', '\u{b}', '\u{1b}', '\u{7f}', '\u{85}', '\u{9b}', '\u{202a}',
        '\u{202e}', '\u{2066}', '\u{2069}', '\u{200e}', '\u{200f}', '\u{61c}',
    ] {
        let text = format!("J’ai {c}relu");
        let imported = altered(|dossier| {
            dossier["evidence"][0]["story"]["role"] = json!(text);
            dossier["milestones"][1]["note"] = json!(text);
        });
        let finding = Finding::Unseen { at: at(&format!("{evidence}/story/role")), count: 2 };
        assert_eq!(imported.findings, [finding], "{c:?}");
        let (_, told) = imported.dossier.evidence.first_key_value().unwrap();
        assert_eq!(told.story.role, text);
        comes_back(&imported.dossier);
    }
    for c in ['\t', '\n', '\r', '\u{a0}', '\u{200d}', '\u{202f}', '\u{2028}', '\u{feff}', '😀'] {
        let imported = altered(|dossier| dossier["name"] = json!(format!("a{c}b")));
        assert_eq!(imported.findings, [], "{c:?}");
    }
    // What is said of a file cannot be rewritten by it.
    let imported = altered(|dossier| dossier["milestones"][0]["date"] = json!("\u{202e}6202\u{0}"));
    let found = Found::Text("[U+202E]6202[U+0000]".to_owned());
    assert!(
        imported
            .findings
            .iter()
            .any(|f| matches!(f, Finding::DamagedField { found: is, .. } if *is == found))
    );
}

#[test]
fn as_much_as_may_be_is_read() {
    let largest = GOLDEN.to_owned() + &" ".repeat(LARGEST_FILE - GOLDEN.len());
    assert_eq!(files::read(&largest).dossier, golden());
    // As many values as are read, and then no more of the file.
    let cut = format!("[{}", "0,".repeat(1_000_000 - 1));
    assert!(matches!(read(cut.as_bytes(), &[]), Err(ImportError::NotJson { cut: true, .. })));
}

#[test]
fn of_a_list_only_the_damaged_entries_are_lost() {
    for damaged in 0..8 {
        let imported = altered(|dossier| {
            let entry = |n: usize| {
                let sound = json!({ "id": n.to_string(), "kind": "jury" });
                if n == damaged { json!("nothing") } else { sound }
            };
            dossier["milestones"] = json!((0..8).map(entry).collect::<Vec<_>>());
        });
        let kept: Vec<_> = imported.dossier.milestones.keys().map(MilestoneId::as_str).collect();
        let all: Vec<_> = (0..8).filter(|n| *n != damaged).map(|n| n.to_string()).collect();
        assert_eq!(kept, all);
    }
}

#[test]
fn a_file_of_too_many_dossiers_is_none() {
    let line = format!("{}\n", least(""));
    let lines = |text: &str| bundle::lines(text.as_bytes()).map(|lines| lines.len());
    assert_eq!(lines(&line.repeat(MOST_FILES)), Some(MOST_FILES));
    assert_eq!(lines(&line.repeat(MOST_FILES + 1)), None);
    // A first line that no file may be is not built in memory to find out.
    let many = format!("{{\"a\":[{}0]}}\n{{}}\n", "0,".repeat(1_000_000));
    assert_eq!(lines(&many), None);
    let long = format!("{{\"a\":\"{}\"}}\n{{}}\n", "x".repeat(LARGEST_FILE));
    assert_eq!(lines(&long), None);
    // Several of the largest go into one.
    const { assert!(LARGEST_BUNDLE >= 2 * LARGEST_FILE) };
}

#[test]
fn a_page_of_any_size_is_no_fiche() {
    let page = |size: usize| format!("RS5BC01 - B\nA | B\n{}", " ".repeat(size));
    let (small, most) = (page(0), LARGEST_PAGE);
    assert!(page::read(&page(most - small.len())).is_ok());
    let size = most + 1;
    assert_eq!(page::read(&page(size - small.len())), Err(FicheError::TooLarge { size, most }));
}

#[test]
fn payloads_under_a_right_checksum_are_read_in_one_way_only() {
    let history = |seen: &str, versions: &str| {
        format!(r#"{{"seen":[{seen}],"deleted":[],"versions":[{versions}]}}"#)
    };
    let version = |field: &str, at: &str, value: &str| {
        history("", &format!(r#"{{"field":"{field}","at":"{at}","value":{value}}}"#))
    };
    let right = version("note", "1@a", r#"{"text":"x"}"#);
    assert!(record::read(&record::encode(1, &right)).is_some());
    for payload in [
        String::new(),
        "null".to_owned(),
        "{}".to_owned(),
        "[".repeat(200_000),
        history("\"0@a\"", ""),
        history("\"-1@a\"", ""),
        history("\"01@a\"", ""),
        history("\"4503599627370497@a\"", ""),
        history("\"18446744073709551616@a\"", ""),
        history("1", ""),
        version("note", "1", r#"{"text":"x"}"#),
        version("__proto__", "1@a", "true"),
        version("document/x/p", "1@a", "null"),
        version("part/__proto__", "1@a", "null"),
        version("note", "1@a", r#"{"text":1}"#),
        version("note", "1@a", r#"{"text":"\ud800"}"#),
        version("note", "1@a", r#"{"__proto__":"x"}"#),
        version("note", "1@a", r#"{"text":"x","hours":1}"#),
        version("weekly_hours", "1@a", r#"{"hours":256}"#),
        version("weekly_hours", "1@a", r#"{"hours":1e1}"#),
        version("date", "1@a", r#"{"date":"2026-02-30"}"#),
        version("begun", "1@a", "1"),
    ] {
        let shown: String = payload.chars().take(90).collect();
        assert_eq!(record::read(&record::encode(1, &payload)), None, "{shown}");
    }
    for (text, error) in [
        ("18446744073709551616 0000000000000000 {}", RecordError::Shape),
        ("-1 0000000000000000 {}", RecordError::Shape),
        ("1 0000000000000000 {}", RecordError::Checksum),
        ("1 é000000000000000 {}", RecordError::Shape),
    ] {
        assert_eq!(record::decode(text), Err(error), "{text}");
    }
}

#[test]
fn the_golden_file_holds_nothing_of_this() {
    assert_eq!(files::read(GOLDEN).findings, []);
    comes_back(&golden());
}
