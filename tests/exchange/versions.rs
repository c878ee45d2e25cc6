//! Files of every version: each released one as it was, older ones brought to today's layout step by step, a
//! newer one refused and left as it is.

use crate::files::GOLDEN;
use acquis::exchange::digest::digest;
use acquis::exchange::migrate::{STEPS, Step, VERSION};
use acquis::exchange::read::read_by;
use acquis::exchange::{Finding, ImportError, Imported};
use acquis::fiche::default_certification;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

/// Every released file, and the SHA-256 of its bytes: none is ever edited.
const RELEASED: [(&str, &[u8], &str); 4] = [
    (
        "certification-1.json",
        include_bytes!("../golden/certification-1.json"),
        "153af4c250f652b08f6a2bf09df151ab6ab4d0d14edd030ed29b1567e64424e5",
    ),
    (
        "dossier-1.json",
        include_bytes!("../golden/dossier-1.json"),
        "31afe319a82152dc29fdbdfddb19a356ef20d2804a7b932ddd06198581461757",
    ),
    (
        "review-1.json",
        include_bytes!("../golden/review-1.json"),
        "5ee095535e705d903c66f330d68843567bffb36bf163454d93ae03cc68ce9a74",
    ),
    (
        "sealed-1.json",
        include_bytes!("../golden/sealed-1.json"),
        "85c6ee52a180973c711f546e6a6c31058c7a87732b1b93ca087b7583ef1a49fb",
    ),
];

#[test]
fn the_released_files_are_as_they_were_and_there_is_one_of_each_version() {
    for (name, bytes, known) in RELEASED {
        let digest = format!("{:x}", Sha256::digest(bytes));
        assert_eq!(digest, known, "{name} was edited");
    }
    for version in 1..=VERSION {
        let name = format!("dossier-{version}.json");
        assert!(RELEASED.iter().any(|(released, ..)| *released == name), "{name} is missing");
    }
    let folder = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden")).unwrap();
    let json =
        folder.filter(|e| e.as_ref().unwrap().path().extension().is_some_and(|x| x == "json"));
    assert_eq!(json.count(), RELEASED.len(), "a golden file has no digest here");
    assert_eq!(STEPS.len() as u64 + 1, VERSION);
}

/// Were today's layout the third version: the first had ratings by competence and one text per situation,
/// the second a list of ratings under another name.
const CHAIN: &[Step] = &[
    |file| {
        let Some(dossier) = file.get_mut("dossier").and_then(Value::as_object_mut) else { return };
        let by_competence = dossier.remove("levels");
        let rated = by_competence.as_ref().and_then(Value::as_object).map(|levels| {
            levels.iter().map(|(id, level)| json!({ "competence": id, "level": level })).collect()
        });
        dossier.insert("rated".to_owned(), rated.unwrap_or(Value::Array(vec![])));
    },
    |file| {
        let Some(dossier) = file.get_mut("dossier").and_then(Value::as_object_mut) else { return };
        let rated = dossier.remove("rated").unwrap_or_default();
        dossier.insert("ratings".to_owned(), rated);
    },
];

/// The golden file as those versions would have written it, from 1 on.
fn of_version(version: u64) -> Value {
    let mut file: Value = serde_json::from_str(GOLDEN).unwrap();
    // What a version without them can say.
    for rating in file["dossier"]["ratings"].as_array_mut().unwrap() {
        let id = &rating["competence"];
        *rating = json!({ "competence": id, "level": rating["level"] });
    }
    let dossier = file["dossier"].as_object_mut().unwrap();
    if version < 3 {
        let ratings = dossier.remove("ratings").unwrap();
        if version < 2 {
            let each = ratings.as_array().unwrap().iter();
            let levels: Map<_, _> = each
                .map(|r| (r["competence"].as_str().unwrap().to_owned(), r["level"].clone()))
                .collect();
            dossier.insert("levels".to_owned(), levels.into());
        } else {
            dossier.insert("rated".to_owned(), ratings);
        }
    }
    file["version"] = version.into();
    file["digest"] = digest(&file["dossier"]).unwrap().into();
    file
}

fn read(file: &Value) -> Result<Imported, ImportError> {
    read_by(file.to_string().as_bytes(), &[&default_certification()], CHAIN)
}

#[test]
fn a_file_of_an_older_version_is_brought_to_today_s_by_every_step_between() {
    let today = read(&of_version(3)).unwrap();
    assert_eq!((today.findings.as_slice(), today.dossier.ratings.len()), ([].as_slice(), 9));
    for version in [1, 2] {
        let file = of_version(version);
        let older = read(&file).unwrap();
        assert_eq!(older.findings, [], "the digest of version {version} is of what it wrote");
        assert_eq!(older.dossier, today.dossier);
        assert_eq!(older.digest, digest(&file["dossier"]).unwrap());
    }
}

#[test]
fn what_was_altered_in_an_older_file_is_told() {
    let mut file = of_version(1);
    file["dossier"]["levels"]["RNCP39866BC01-01"] = json!("not-practised");
    let read = read(&file).unwrap();
    assert!(matches!(read.findings[..], [Finding::DigestDiffers { .. }]), "{:?}", read.findings);
}

#[test]
fn no_step_panics_on_what_is_no_dossier() {
    for version in 1..=3 {
        for dossier in [json!(null), json!([]), json!("d"), json!({ "levels": 3, "rated": {} })] {
            let mut file = of_version(version);
            file["dossier"] = dossier;
            assert!(read(&file).is_err());
        }
    }
}

#[test]
fn a_version_from_which_no_step_leads_is_refused() {
    let newer = |found| Err(ImportError::Newer { found, supported: 3 });
    for (version, error) in [(0, Err(ImportError::NoVersion)), (4, newer(4)), (99, newer(99))] {
        let mut file = of_version(3);
        file["version"] = version.into();
        assert_eq!(read(&file).map(drop), error);
    }
}
