//! The sealed file: what it must hold before a key is derived, its schema, and that it opens with nothing of
//! Acquis. That it is sealed and opened here is in `sealing.rs`.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by it")]

mod exchange;

use acquis::exchange::schema::sealed_schema;
use acquis::exchange::sealed::{
    Derivation, FEWEST_ROUNDS, MOST_ROUNDS, SealedError, SealedFile, read_sealed, sealed_file_name,
};
use acquis::exchange::{ImportError, LARGEST_FILE};
use exchange::GOLDEN;
use serde_json::{Value, json};
use std::process::Command;

/// A sealed file made by Node's own cipher: the golden dossier.
const SEALED: &str = include_str!("golden/sealed-1.json");

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
