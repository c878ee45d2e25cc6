//! Files with values put anywhere and bytes changed or cut: a right dossier or an error, never a panic.

use crate::files;
use crate::files::GOLDEN;
use acquis::exchange::{Finding, Imported, read};
use proptest::prelude::*;
use serde_json::{Value, json};

/// A place among all the values of a document, and what is put there.
fn mutate(value: &mut Value, target: &mut usize, with: &Value) {
    if *target == 0 {
        *value = with.clone();
    }
    *target = target.wrapping_sub(1);
    match value {
        Value::Array(entries) => entries.iter_mut().for_each(|entry| mutate(entry, target, with)),
        Value::Object(fields) => {
            fields.iter_mut().for_each(|(_, value)| mutate(value, target, with));
        }
        _ => {}
    }
}

fn anything() -> impl Strategy<Value = Value> {
    proptest::sample::select(vec![
        json!(null),
        json!(true),
        json!(-1),
        json!(1e300),
        json!(u64::MAX),
        json!(""),
        json!("__proto__"),
        json!("9999-99-99"),
        json!("RNCP39866BC01-01"),
        json!("\u{202e}\u{0}"),
        json!([]),
        json!([null, 1, "x", [], {}]),
        json!({}),
        json!({ "id": "x", "scope": "blocks", "level": "transmits" }),
        json!([{ "id": "x" }, { "id": "x" }, { "competence": "x" }, { "block": 1 }]),
    ])
}

fn holds(imported: &Imported) {
    assert_eq!(imported.dossier.faults(), []);
    let again = files::read(&files::text(&imported.dossier));
    assert_eq!(again.dossier, imported.dossier);
    let whole = |f: &Finding| {
        matches!(
            f,
            Finding::UnknownCertification(_)
                | Finding::CertificationDiffers(_)
                | Finding::FewerCompetences { .. }
                | Finding::Unseen { .. }
        )
    };
    assert!(again.findings.iter().all(whole), "{:?}", again.findings);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_file_with_values_put_anywhere_gives_a_right_dossier_or_an_error(
        changes in proptest::collection::vec((0usize..900, anything()), 1..6)
    ) {
        let mut file: Value = serde_json::from_str(GOLDEN).unwrap();
        for (target, with) in changes {
            mutate(&mut file, &mut target.clone(), &with);
        }
        if let Ok(imported) = read(file.to_string().as_bytes(), &[]) {
            holds(&imported);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3_000))]

    #[test]
    fn a_file_with_bytes_changed_or_cut_gives_a_right_dossier_or_an_error(
        changes in proptest::collection::vec((0usize..36_000, any::<u8>()), 1..4),
        cut in proptest::option::of(0usize..36_000),
    ) {
        let mut bytes = GOLDEN.as_bytes().to_vec();
        for (index, byte) in changes {
            let index = index % bytes.len();
            bytes[index] = byte;
        }
        bytes.truncate(cut.unwrap_or(usize::MAX));
        if let Ok(imported) = read(&bytes, &[]) {
            holds(&imported);
        }
    }

    #[test]
    fn any_bytes_at_all_give_an_answer(bytes in any::<Vec<u8>>()) {
        let _ = read(&bytes, &[]);
    }
}
