//! The signature of a dossier file: how it is read, what it is of, and that another program makes and checks it.

use crate::files::{AT, GOLDEN, golden, read, text};
use acquis::exchange::file::write_to_sign;
use acquis::exchange::schema::dossier_schema;
use acquis::exchange::signature::{ALGORITHM, fingerprint};
use acquis::exchange::{Claim, Signed};
use serde_json::{Value, json};
use std::process::Command;

/// A key and a signature by their form; they are of nothing.
fn shapes() -> (Vec<u8>, Vec<u8>) {
    let key = [4].into_iter().chain(0..64).collect();
    (key, vec![7; 64])
}

fn hex(bytes: &[u8]) -> String {
    let digit = |value: u8| char::from_digit(u32::from(value), 16).unwrap();
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

fn signed_by(key: &[u8], value: &[u8]) -> String {
    write_to_sign(&golden(), None, "0.1.0", AT.parse().unwrap()).unwrap().signed(key, value).text
}

#[track_caller]
fn claim(text: &str) -> Claim {
    match read(text).signed {
        Signed::By(claim) => claim,
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_is_signed_is_the_digest_and_the_instant_and_a_reader_finds_it_again() {
    let (key, value) = shapes();
    let file = write_to_sign(&golden(), None, "0.1.0", AT.parse().unwrap()).unwrap();
    let message = file.message();
    let unsigned = file.clone().unsigned();
    let expected = format!(
        r#"{{"digest":"{}","exported_at":"{AT}","format":"acquis-dossier","version":1}}"#,
        unsigned.digest
    );
    assert_eq!(String::from_utf8(message.clone()).unwrap(), expected);
    assert_eq!(unsigned.text, text(&golden()), "unsigned, it is as before");
    let signed = file.signed(&key, &value).text;
    assert_eq!(claim(&signed), Claim { key, value, message });
    let imported = read(&signed);
    assert_eq!((imported.dossier, imported.findings), (golden(), vec![]));
    let mut parsed: Value = serde_json::from_str(&signed).unwrap();
    let schema = jsonschema::validator_for(&dossier_schema()).unwrap();
    assert!(schema.is_valid(&parsed));
    parsed["signature"]["key"] = json!("04");
    assert!(!schema.is_valid(&parsed));
    parsed.as_object_mut().unwrap().remove("signature");
    assert_eq!(parsed, serde_json::from_str::<Value>(&unsigned.text).unwrap());
}

#[test]
fn an_alteration_changes_what_must_have_been_signed_whatever_digest_is_stated() {
    let (key, value) = shapes();
    let signed = signed_by(&key, &value);
    let right = claim(&signed).message;
    let mut file: Value = serde_json::from_str(&signed).unwrap();
    file["exported_at"] = json!("2026-11-24T10:00:00Z");
    assert_ne!(claim(&file.to_string()).message, right);
    file["exported_at"] = json!(AT);
    assert_eq!(claim(&file.to_string()).message, right, "spaces are nothing");
    file["dossier"]["candidate"]["name"] = json!("Une autre");
    let damaged = claim(&file.to_string()).message;
    assert_ne!(damaged, right);
    file["digest"] = json!(read(&file.to_string()).digest);
    assert_eq!(read(&file.to_string()).findings, []);
    assert_eq!(claim(&file.to_string()).message, damaged);
}

#[test]
fn what_is_no_signature_is_told_apart_from_none() {
    let (key, value) = (hex(&shapes().0), hex(&shapes().1));
    let stating = |signature: Value| {
        let mut file: Value = serde_json::from_str(GOLDEN).unwrap();
        file["signature"] = signature;
        read(&file.to_string())
    };
    let whole = json!({ "algorithm": ALGORITHM, "key": key, "value": value, "more": 1 });
    assert!(matches!(stating(whole.clone()).signed, Signed::By(_)));
    assert_eq!(read(GOLDEN).signed, Signed::No);
    assert_eq!(stating(Value::Null).signed, Signed::No);
    let with = |member: &str, value: Value| {
        let mut changed = whole.clone();
        changed[member] = value;
        changed
    };
    for wrong in [
        json!("yes"),
        json!({}),
        json!([key, value]),
        with("algorithm", json!("RSA")),
        with("key", json!(key[2..])),
        with("key", json!(format!("02{}", &key[2..]))),
        with("key", json!(key.replace("0a", "0A"))),
        with("key", json!(key.replace("0a", "é"))),
        with("value", json!(value[1..])),
        with("value", json!(7)),
        with("value", json!("")),
    ] {
        let imported = stating(wrong.clone());
        assert_eq!(imported.signed, Signed::Unreadable, "{wrong}");
        assert_eq!((imported.dossier, imported.findings), (golden(), vec![]), "{wrong}");
    }
}

#[test]
fn a_fingerprint_is_seven_groups_of_four_digits() {
    // By Python's hashlib.
    let (key, value) = shapes();
    let claim = Claim { key, value, message: Vec::new() };
    assert_eq!(claim.fingerprint(), "0413 1195 0556 6743 7866 6692 5833");
    assert_eq!(claim.fingerprint(), fingerprint(&claim.key));
}

/// Makes a key and signs a message, both in hexadecimal digits.
const SIGN: &str = "
const { subtle } = require('node:crypto').webcrypto;
const curve = { name: 'ECDSA', namedCurve: 'P-256' };
const hex = (buffer) => Buffer.from(buffer).toString('hex');
(async () => {
  const pair = await subtle.generateKey(curve, false, ['sign', 'verify']);
  const message = Buffer.from(process.argv[1], 'hex');
  const value = await subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, pair.privateKey, message);
  console.log(hex(await subtle.exportKey('raw', pair.publicKey)), hex(value));
})();";

/// What `tests/signature.mjs` says of a text, and its exit code.
fn said(name: &str, text: &str) -> (Option<i32>, String) {
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, text).unwrap();
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/signature.mjs");
    let output = Command::new("node").arg(script).arg(&path).output().expect("Node.js is there");
    (output.status.code(), String::from_utf8(output.stdout).unwrap().trim().to_owned())
}

#[test]
fn another_program_signs_and_checks() {
    let file = write_to_sign(&golden(), None, "0.1.0", AT.parse().unwrap()).unwrap();
    let output =
        Command::new("node").args(["-e", SIGN, &hex(&file.message())]).output().expect("Node.js");
    let line = String::from_utf8(output.stdout).unwrap();
    let unhex = |text: &str| -> Vec<u8> {
        let pairs = (0..text.len()).step_by(2);
        pairs.map(|at| u8::from_str_radix(&text[at..at + 2], 16).unwrap()).collect()
    };
    let (key, value) = line.trim().split_once(' ').unwrap();
    let (key, value) = (unhex(key), unhex(value));
    let signed = file.signed(&key, &value).text;
    let right = format!("signed {}", fingerprint(&key));
    assert_eq!(said("signed.json", &signed), (Some(0), right.clone()));
    let compact = serde_json::from_str::<Value>(&signed).unwrap().to_string();
    assert_eq!(said("compact.json", &compact), (Some(0), right), "its form is nothing");
    let altered = signed.replacen("with-help", "autonomous", 1);
    assert_eq!(said("changed.json", &altered), (Some(1), "altered".to_owned()));
    let mut forged: Value = serde_json::from_str(&altered).unwrap();
    forged["digest"] = json!(read(&altered).digest);
    assert_eq!(said("forged.json", &forged.to_string()), (Some(1), "altered".to_owned()));
    let later = signed.replacen(AT, "2026-11-24T10:00:00Z", 1);
    assert_eq!(said("later.json", &later), (Some(1), "altered".to_owned()));
    assert_eq!(said("unsigned.json", GOLDEN), (Some(2), "unsigned".to_owned()));
}
