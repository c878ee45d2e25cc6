//! The sealed file: what it must hold before a key is derived, its schema, and that it opens with nothing of
//! Acquis. That it is sealed and opened here is in `sealing.rs`.

use crate::files::{AT, GOLDEN};
use acquis::domain::id::DossierId;
use acquis::exchange::schema::sealed_schema;
use acquis::exchange::sealed::{
    Bytes, Derivation, FEWEST_ROUNDS, Header, Keys, MOST_ROUNDS, SealedError, SealedFile, Stated,
    bound, dossier, header_key, header_of, is_header, lock_key, name, off, owner, owner_of,
    read_sealed, records, roots, sealed_by, sealed_file_name, seat, seat_prefix, written,
};
use acquis::exchange::{ImportError, LARGEST_FILE};
use serde_json::{Value, json};
use std::process::Command;

/// A sealed file made by Node's own cipher: the golden dossier.
const SEALED: &str = include_str!("../golden/sealed-1.json");

fn value() -> Value {
    serde_json::from_str(SEALED).unwrap()
}

fn refused(change: impl FnOnce(&mut Value)) -> SealedError {
    let mut file = value();
    change(&mut file);
    read_sealed(file.to_string().as_bytes()).unwrap_err()
}

#[test]
fn the_golden_sealed_file_is_read_and_written_again_to_the_byte() {
    let file = read_sealed(SEALED.as_bytes()).unwrap();
    assert_eq!(file.kdf.iterations, FEWEST_ROUNDS);
    assert_eq!(file.sealed().len(), 12 + GOLDEN.len() + 16);
    assert_eq!(file.text().unwrap(), SEALED);
    assert_eq!(file, SealedFile::of(file.kdf.clone(), &file.sealed()));
}

#[test]
fn a_reader_of_dossiers_says_that_it_is_sealed() {
    let read = acquis::exchange::read(SEALED.as_bytes(), &[]);
    assert_eq!(read.unwrap_err(), ImportError::Sealed);
}

#[test]
fn what_asks_for_too_much_or_too_little_is_refused_before_anything_is_derived() {
    let unsupported =
        |change: fn(&mut Value)| assert_eq!(refused(change), SealedError::Unsupported);
    unsupported(|file| file["kdf"]["iterations"] = json!(FEWEST_ROUNDS - 1));
    unsupported(|file| file["kdf"]["iterations"] = json!(MOST_ROUNDS + 1));
    unsupported(|file| file["kdf"]["iterations"] = json!(1));
    unsupported(|file| file["kdf"]["name"] = json!("scrypt"));
    unsupported(|file| file["kdf"]["hash"] = json!("SHA-1"));
    unsupported(|file| file["kdf"]["salt"] = json!("AAAA"));
    unsupported(|file| file["cipher"]["name"] = json!("AES-128-GCM"));
    let at_most = |n: u32| {
        let mut file = value();
        file["kdf"]["iterations"] = json!(n);
        read_sealed(file.to_string().as_bytes()).is_ok()
    };
    assert!(at_most(FEWEST_ROUNDS) && at_most(MOST_ROUNDS));
}

#[test]
fn what_is_cut_altered_in_its_shape_or_of_another_kind_is_refused() {
    let damaged = |change: fn(&mut Value)| assert_eq!(refused(change), SealedError::Damaged);
    damaged(|file| file["kdf"]["iterations"] = json!(4_294_967_296_u64));
    damaged(|file| file["kdf"]["iterations"] = json!(-1));
    damaged(|file| file["kdf"]["salt"] = json!("not base64!"));
    damaged(|file| file["kdf"] = json!(null));
    damaged(|file| file["cipher"]["iv"] = json!("AAAA"));
    damaged(|file| file["data"] = json!("AAAA"));
    damaged(|file| file["data"] = json!(7));
    assert_eq!(
        refused(|file| file["version"] = json!(2)),
        ImportError::Newer { found: 2, supported: 1 }.into()
    );
    assert_eq!(refused(|file| file["version"] = json!(0)), ImportError::NoVersion.into());
    let other = read_sealed(GOLDEN.as_bytes()).unwrap_err();
    assert_eq!(other, ImportError::NotADossier { format: None }.into());
    let whole = SEALED.trim_end().len();
    for end in (0..400).chain((400..whole).step_by(397)).chain(whole - 50..whole) {
        assert!(read_sealed(&SEALED.as_bytes()[..end]).is_err(), "{end}");
    }
}

#[test]
fn a_file_too_large_to_be_read_is_not_written() {
    let kdf = Derivation::with(vec![0; 16]);
    let fits = SealedFile::of(kdf.clone(), &vec![0; LARGEST_FILE / 4 * 3 - 1_000]);
    assert!(read_sealed(fits.text().unwrap().as_bytes()).is_ok());
    assert_eq!(SealedFile::of(kdf, &vec![0; LARGEST_FILE / 4 * 3]).text(), None);
}

#[test]
fn what_is_as_short_or_as_large_as_may_be_is_read_and_a_byte_beyond_is_not() {
    let file = |sealed: usize| SealedFile::of(Derivation::with(vec![0; 16]), &vec![0; 12 + sealed]);
    let read = |sealed: usize| read_sealed(file(sealed).text().unwrap().as_bytes());
    assert_eq!(read(16), Ok(file(16)), "a file of nothing: the tag alone");
    assert_eq!(read(15), Err(SealedError::Damaged));

    let mut large = file(LARGEST_FILE / 4 * 3 - 3_000);
    let room = LARGEST_FILE - large.text().unwrap().len();
    large.schema.push_str(&"x".repeat(room));
    assert_eq!(large.text().map(|text| text.len()), Some(LARGEST_FILE));
    large.schema.push('x');
    assert_eq!(large.text(), None);
}

#[test]
fn a_header_is_followed_only_when_all_that_leads_to_its_keys_is_known() {
    let header = Header {
        version: 1,
        mark: Bytes(vec![1; 16]),
        since: AT.parse().unwrap(),
        kdf: Derivation::with(vec![0; 16]),
        keys: Bytes(vec![2; 12 + Keys::LENGTH + 16]),
    };
    let stated = |change: &dyn Fn(&mut Header)| {
        let mut header = header.clone();
        change(&mut header);
        header_of(&written(7, &header))
    };
    assert_eq!(stated(&|_| {}), Some((7, Stated::On(Box::new(header.clone())))));
    let longer = stated(&|header| header.kdf.salt.0.push(0));
    assert!(matches!(longer, Some((7, Stated::On(_)))), "a longer salt");
    for change in [
        (&|header: &mut Header| header.version = 2) as &dyn Fn(&mut Header),
        &|header| header.kdf.iterations = FEWEST_ROUNDS - 1,
        &|header| header.keys.0.push(0),
        &|header| header.keys.0.truncate(12 + Keys::LENGTH + 15),
    ] {
        assert_eq!(stated(change), Some((7, Stated::Unknown)));
    }
    assert_eq!(header_of(&off(8)), Some((8, Stated::Off)));
    assert_eq!(header_of(&off(8).replacen('8', "9", 1)), None, "altered");
    assert_eq!(header_of(""), None);
}

#[test]
fn the_two_keys_of_a_dossier_stand_one_after_the_other() {
    let bytes: Vec<u8> = (0..64).collect();
    let keys = Keys::of(&bytes).unwrap();
    assert_eq!((&keys.records[..], &keys.names[..]), bytes.split_at(32));
    assert_eq!(Keys::LENGTH, 64);
    assert!(Keys::of(&bytes[1..]).is_none() && Keys::of(&[0; 65]).is_none());
    assert!(Keys::of(&bytes[..31]).is_none());
}

#[test]
fn a_key_tells_whose_it_is_and_where_it_stands_sealed() {
    // Whose it is unsealed, whose it is sealed, and whose header it is.
    for (key, unsealed, sealed, header) in [
        ("acquis/1/d-1/rating/C1", Some("d-1"), None, None),
        ("acquis/1/d%2F1/card/-", Some("d%2F1"), None, None),
        ("acquis/1/quarantine/acquis/1/d-1/rating/C1", Some("d-1"), None, None),
        ("acquis/1/points/d-1/3", Some("d-1"), None, None),
        ("acquis/1/sealed/d-1/r/00ff", None, Some("d-1"), None),
        ("acquis/1/sealed/d-1/lock/-", None, Some("d-1"), None),
        ("acquis/1/sealed/d%2F1/vault/-", None, Some("d%2F1"), Some("d/1")),
        ("acquis/1/d-1/vault/-", Some("d-1"), None, None),
        ("acquis/1/quarantine/x", None, None, None),
        ("acquis/1/d-1", None, None, None),
        ("ailleurs/d-1/rating/C1", None, None, None),
    ] {
        assert_eq!(owner(key), unsealed, "{key}");
        assert_eq!(seat(key), sealed, "{key}");
        assert_eq!(sealed_by(key), header.map(DossierId::new), "{key}");
        assert_eq!(is_header(key), header.is_some(), "{key}");
    }
    let id = DossierId::new("d/1");
    let named = owner_of(&id);
    assert_eq!((named.as_str(), dossier(&named)), ("d%2F1", Some(id)));
    assert_eq!(seat_prefix("d-1"), "acquis/1/sealed/d-1/");
    assert_eq!(lock_key("d-1"), "acquis/1/sealed/d-1/lock/-");
    assert_eq!(header_key("d-1"), "acquis/1/sealed/d-1/vault/-");
    assert_eq!(records("d-1"), "acquis/1/sealed/d-1/r/");
    let roots: Vec<_> = roots("d-1").into_iter().map(|root| (root.prefix, root.stored)).collect();
    assert_eq!(
        roots,
        [
            ("acquis/1/d-1/".to_owned(), true),
            ("acquis/1/quarantine/acquis/1/d-1/".to_owned(), true),
            ("acquis/1/points/d-1/".to_owned(), false),
        ]
    );
    // By Python's hmac.
    let place = name("d-1", &[7; 32], "acquis/1/d-1/rating/C1");
    assert_eq!(place, "acquis/1/sealed/d-1/r/9ca6f47ceacaa0419b59b329095606e9");
    assert_eq!(
        bound(&place),
        "acquis-vault/1 acquis/1/sealed/d-1/r/9ca6f47ceacaa0419b59b329095606e9"
    );
}

#[test]
fn its_name_says_that_it_is_sealed() {
    assert_eq!(
        sealed_file_name("acquis_RNCP39866_2026-11-23.json"),
        "acquis_RNCP39866_2026-11-23_chiffre.json"
    );
}

#[test]
fn the_published_schema_is_that_of_the_types_and_files_are_valid_by_it() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/public/schema/sealed-1.schema.json");
    let schema = sealed_schema();
    let text = serde_json::to_string_pretty(&schema).unwrap() + "\n";
    if std::env::var_os("ACQUIS_BLESS").is_some() {
        std::fs::write(path, &text).unwrap();
    }
    let published = std::fs::read_to_string(path).unwrap_or_default();
    assert!(published == text, "{path} differs: ACQUIS_BLESS=1 rewrites it");
    jsonschema::draft202012::meta::validate(&schema).unwrap();
    let valid = |file: &Value| jsonschema::draft202012::new(&schema).unwrap().is_valid(file);
    assert_eq!(schema["$id"], value()["$schema"]);
    assert!(valid(&value()));
    for (place, wrong) in [
        ("/kdf/iterations", json!(599_999)),
        ("/kdf/iterations", json!(10_000_001)),
        ("/kdf/name", json!("scrypt")),
        ("/format", json!("acquis-dossier")),
        ("/version", json!(2)),
        ("/data", json!(null)),
    ] {
        let mut file = value();
        *file.pointer_mut(place).unwrap() = wrong;
        assert!(!valid(&file), "{place}");
    }
}

#[test]
fn it_opens_with_the_lines_of_the_readme_and_nothing_of_acquis() {
    let root = env!("CARGO_MANIFEST_DIR");
    let open = |passphrase: &str| {
        Command::new("node")
            .arg(format!("{root}/tests/sealed.mjs"))
            .arg(format!("{root}/tests/golden/sealed-1.json"))
            .arg(passphrase)
            .output()
            .expect("node runs")
    };
    // Typed as one letter, and as a letter and an accent.
    for passphrase in ["cheval agrafe bleu tambour é", "cheval agrafe bleu tambour e\u{301}"] {
        let opened = open(passphrase);
        assert!(opened.stdout == GOLDEN.as_bytes(), "{}", String::from_utf8_lossy(&opened.stderr));
    }
    assert!(!open("cheval agrafe bleu tambour").status.success());
    let script = std::fs::read_to_string(format!("{root}/tests/sealed.mjs")).unwrap();
    let readme = std::fs::read_to_string(format!("{root}/README.md")).unwrap();
    for line in script.lines().filter(|line| !line.starts_with("//") && !line.is_empty()) {
        assert!(readme.contains(line), "README lacks: {line}");
    }
}
