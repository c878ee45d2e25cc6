//! A certification as a CASE 1.1 package: valid by the published structure, whole, the same each time.
//!
//! The structure is `fixtures/case-1.1-package.schema.json`, written from the information model. It is
//! shown to refuse what the model refuses.

use crate::strategies::certification_of;
use acquis::domain::certification::{Certification, Certifier};
use acquis::domain::{Date, Timestamp};
use acquis::exchange::case::{CaseWords, case_file_name, write_case};
use acquis::fiche::default_certification;
use jsonschema::Validator;
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

const WORDS: CaseWords = CaseWords {
    block: ["Bloc de compétences", "Un bloc."],
    competence: ["Compétence", "Une compétence."],
    licence: ["Licence Ouverte", "Licence Ouverte 2.0", "https://exemple.fr/licence"],
    publisher: "France compétences",
    source: |source| format!("Source : {source}"),
    heading: |heading| format!("Rubrique : {heading}"),
};

fn at() -> Timestamp {
    "2026-11-26T10:00:00Z".parse().unwrap()
}

fn package(certification: &Certification) -> Value {
    serde_json::from_str(&write_case(certification, &WORDS, at()).unwrap()).unwrap()
}

fn validator() -> &'static Validator {
    static VALIDATOR: LazyLock<Validator> = LazyLock::new(|| {
        let schema = include_str!("../fixtures/case-1.1-package.schema.json");
        jsonschema::validator_for(&serde_json::from_str(schema).unwrap()).unwrap()
    });
    &VALIDATOR
}

#[track_caller]
fn errors(package: &Value) -> Vec<String> {
    validator().iter_errors(package).map(|e| format!("{}: {e}", e.instance_path())).collect()
}

/// Identifiers are one of a kind, and every association ends at something in the package.
fn holds_together(package: &Value) -> Result<(), String> {
    let id = |value: &Value| value["identifier"].as_str().unwrap_or_default().to_owned();
    let list = |name: &str| package[name].as_array().cloned().unwrap_or_default();
    let document = id(&package["CFDocument"]);
    let items: BTreeSet<_> = list("CFItems").iter().map(id).collect();
    let mut all = items.clone();
    all.insert(document.clone());
    all.extend(list("CFAssociations").iter().map(id));
    let count = list("CFItems").len() + list("CFAssociations").len() + 1;
    if all.len() != count {
        return Err(format!("{} identifiers for {count} parts", all.len()));
    }
    let mut parents: BTreeMap<String, Vec<u64>> = BTreeMap::new();
    let mut children = BTreeSet::new();
    for association in list("CFAssociations") {
        let (from, to) =
            (id(&association["originNodeURI"]), id(&association["destinationNodeURI"]));
        if !items.contains(&from) || !(items.contains(&to) || to == document) {
            return Err(format!("{from} -> {to} leads nowhere"));
        }
        children.insert(from);
        let sequence = association["sequenceNumber"].as_u64().unwrap_or_default();
        parents.entry(to).or_default().push(sequence);
    }
    if children != items {
        return Err("an item belongs to nothing, or to two".to_owned());
    }
    for (parent, sequence) in parents {
        if sequence != (1..=sequence.len() as u64).collect::<Vec<_>>() {
            return Err(format!("{parent}: {sequence:?}"));
        }
    }
    Ok(())
}

#[test]
fn the_default_certification_is_a_valid_package_and_nothing_of_its_blocs_is_missing() {
    let certification = default_certification();
    let package = package(&certification);
    assert_eq!(errors(&package), Vec::<String>::new());
    holds_together(&package).unwrap();
    let items = package["CFItems"].as_array().unwrap();
    assert_eq!(items.len(), 4 + 19);
    assert_eq!(package["CFAssociations"].as_array().unwrap().len(), 4 + 19);
    let told: BTreeSet<_> = items.iter().map(|item| item["fullStatement"].as_str()).collect();
    for (block, competence) in certification.competences() {
        assert!(told.contains(&Some(&*block.title)) && told.contains(&Some(&*competence.text)));
    }
    let document = &package["CFDocument"];
    assert_eq!(document["title"], *certification.title);
    assert_eq!(document["language"], "fr");
    assert_eq!(document["caseVersion"], "1.1");
    assert_eq!(document["notes"], "Source : France compétences, Licence Ouverte 2.0");
    assert_eq!(document["publisher"], "France compétences");
    assert_eq!(
        document["officialSourceURL"],
        "https://www.francecompetences.fr/recherche/rncp/39866/"
    );
    assert_eq!(document["statusStartDate"], "2024-11-28");
    assert_eq!(document["statusEndDate"], "2027-11-28");
    assert_eq!(document["adoptionStatus"], "Adopted");
    assert_eq!(document["lastChangeDateTime"], "2024-11-28T00:00:00Z");
    assert_eq!(document["licenseURI"]["title"], "Licence Ouverte 2.0");
    let licences = &package["CFDefinitions"]["CFLicenses"];
    assert_eq!(licences[0]["identifier"], document["licenseURI"]["identifier"]);
}

#[test]
fn an_identifier_is_a_uuid_of_version_5_that_never_changes() {
    let package = package(&default_certification());
    // SHA-1 of NAMESPACE_URL and "urn:acquis:case:document:RNCP39866", computed apart.
    assert_eq!(package["CFDocument"]["identifier"], IDENTIFIER);
    let first = &package["CFItems"][0];
    assert_eq!(first["humanCodingScheme"], "RNCP39866BC01");
    assert_eq!(first["identifier"], FIRST_BLOC);
}

/// `uuid.uuid5(uuid.NAMESPACE_URL, …)` of Python.
const IDENTIFIER: &str = "5389bc67-40d8-5807-b18e-0c000c56b930";
const FIRST_BLOC: &str = "bb865fc7-dae4-5a82-8729-5b523adce5c8";

#[test]
fn a_text_of_several_lines_a_heading_a_printed_code_and_an_id_given_twice_do_no_harm() {
    let mut certification = certification_of(&[2, 1]);
    certification.title = "Un titre\nsur deux lignes".to_owned();
    certification.objectives = "Un paragraphe.\nUn autre.".to_owned();
    let block = &mut certification.blocks[0];
    block.competences[0].code = Some("C1.1".to_owned());
    block.competences[0].heading = Some("Accueillir".to_owned());
    block.competences[1].id = block.competences[0].id.clone();
    let package = package(&certification);
    assert_eq!(errors(&package), Vec::<String>::new());
    holds_together(&package).unwrap();
    assert_eq!(package["CFDocument"]["title"], "Un titre sur deux lignes");
    assert_eq!(package["CFDocument"]["description"], "Un paragraphe.\nUn autre.");
    let items = &package["CFItems"];
    assert_eq!(items[1]["humanCodingScheme"], "C1.1");
    assert_eq!(items[1]["notes"], "Rubrique : Accueillir");
    assert_eq!(items[2]["humanCodingScheme"], "B1-01");
    // No fiche of the register: no licence, no publisher, dated by the export.
    assert_eq!(package["CFDocument"]["lastChangeDateTime"], at().to_string());
    assert_eq!(package["CFDocument"].get("licenseURI"), None);
    assert_eq!(package["CFDocument"].get("publisher"), None);
    assert_eq!(package["CFDefinitions"].get("CFLicenses"), None);
}

#[test]
fn a_framework_that_says_nothing_of_itself_and_one_that_expired_are_valid() {
    let mut blank = certification_of(&[1]);
    blank.code.clear();
    blank.title.clear();
    blank.blocks[0].title.clear();
    let untitled = package(&blank);
    assert_eq!(errors(&untitled), Vec::<String>::new());
    assert_eq!(untitled["CFItems"][0]["fullStatement"], "B1");
    let blank = package(&Certification::default());
    assert_eq!(errors(&blank), Vec::<String>::new());
    let mut past = certification_of(&[1]);
    past.code = "RS5678".to_owned();
    past.registration.expires = Date::new(2024, 11, 10);
    let past = package(&past);
    assert_eq!(errors(&past), Vec::<String>::new());
    assert_eq!(past["CFDocument"]["adoptionStatus"], "Deprecated");
    let address = "https://www.francecompetences.fr/recherche/rs/5678/";
    assert_eq!(past["CFDocument"]["officialSourceURL"], address);
}

#[test]
fn the_structure_refuses_what_the_model_refuses() {
    let good = package(&default_certification());
    let spoilt: [(&str, Value); 10] = [
        ("/CFDocument/identifier", json!("RNCP39866")),
        // A version that the model's pattern does not admit.
        ("/CFDocument/identifier", json!("6ba7b811-9dad-81d1-80b4-00c04fd430c8")),
        ("/CFDocument/title", json!("Deux\nlignes")),
        ("/CFDocument/lastChangeDateTime", json!("2024-11-28")),
        ("/CFDocument/caseVersion", json!("1.0")),
        ("/CFDocument/licenseURI", json!("https://exemple.fr")),
        ("/CFItems/0/uri", json!("pas une adresse")),
        ("/CFAssociations/0/associationType", json!("isChildof")),
        ("/CFAssociations/0/sequenceNumber", json!("1")),
        ("/CFAssociations/0/originNodeURI", json!("urn:uuid:x")),
    ];
    for (at, value) in spoilt {
        let mut package = good.clone();
        *package.pointer_mut(at).unwrap() = value;
        assert!(!errors(&package).is_empty(), "{at}");
    }
    for (part, required) in [
        ("/CFDocument", &["identifier", "uri", "creator", "title", "lastChangeDateTime"][..]),
        ("/CFItems/0", &["identifier", "fullStatement", "uri", "lastChangeDateTime"]),
        ("/CFAssociations/0", &["identifier", "associationType", "uri", "destinationNodeURI"]),
        ("/CFDefinitions/CFItemTypes/0", &["description", "hierarchyCode"]),
        ("/CFDefinitions/CFLicenses/0", &["licenseText"]),
    ] {
        for name in required {
            let mut package = good.clone();
            package.pointer_mut(part).unwrap().as_object_mut().unwrap().remove(*name);
            assert!(!errors(&package).is_empty(), "{part} without {name}");
        }
    }
}

#[test]
fn the_file_is_named_after_the_code() {
    assert_eq!(case_file_name("RNCP39866"), "case_RNCP39866.json");
    assert_eq!(case_file_name("../é"), "case_certification.json");
}

proptest! {
    /// Whatever is written in a framework and however it is dated, its package is valid, whole, and
    /// the same each time.
    #[test]
    fn any_framework_gives_a_valid_package(
        counts in vec(0_usize..4, 0..4),
        texts in vec(any::<String>(), 12),
        source in prop_oneof![Just(String::new()), any::<String>(), Just("Licence Ouverte".to_owned())],
        dates in vec(proptest::option::of(0_i32..40), 3),
    ) {
        let mut certification = certification_of(&counts);
        let mut texts = texts.into_iter().cycle();
        let mut next = || texts.next().unwrap_or_default();
        certification.code = next();
        certification.title = next();
        certification.objectives = next();
        certification.source = source;
        certification.certifiers.push(Certifier::default());
        certification.certifiers[0].name = next();
        let day = |years: Option<i32>| years.and_then(|years| Date::new(2000 + years, 2, 28));
        certification.registration.decided = day(dates[0]);
        certification.registration.expires = day(dates[1]);
        certification.registration.last_published = day(dates[2]);
        for block in &mut certification.blocks {
            block.title = format!("B{}", next());
            for competence in &mut block.competences {
                competence.text = format!("C{}", next());
                competence.code = Some(next());
                competence.heading = Some(next());
            }
        }
        let package = package(&certification);
        prop_assert_eq!(errors(&package), Vec::<String>::new());
        prop_assert_eq!(holds_together(&package), Ok(()));
        prop_assert_eq!(package, self::package(&certification));
    }
}
