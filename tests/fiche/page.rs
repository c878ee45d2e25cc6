//! The reader of public RNCP pages on the project's fixture, and the embedded certification, which
//! must be what the reader gives.
//!
//! `ACQUIS_BLESS=1 cargo test --test fiche page` rewrites the embedded certification. Damaged and
//! foreign pages are in `damage.rs`.
// clippy allows them in `#[test]` functions only, not in what these share.

use acquis::domain::Date;
use acquis::domain::certification::{Certification, Coded, Route};
use acquis::domain::id::CompetenceId;
use acquis::fiche::page::read;
use acquis::fiche::{Fiche, Finding, TitleSource, default_certification};
use serde::Serialize;
use std::path::Path;

const PAGE: &str = include_str!("../fixtures/RNCP39866-page.txt");

fn fixture() -> Fiche {
    read(PAGE).expect("the fixture is a fiche")
}

fn certification() -> Certification {
    fixture().certification
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

fn texts(certification: &Certification) -> Vec<Vec<String>> {
    let blocks = certification.blocks.iter();
    blocks.map(|block| block.competences.iter().map(|c| c.text.clone()).collect()).collect()
}

fn coded(code: &str, label: &str) -> Coded {
    Coded { code: code.into(), label: label.into() }
}

fn day(text: &str) -> Option<Date> {
    text.parse().ok()
}

#[test]
fn the_embedded_certification_is_what_the_reader_gives() {
    let read = certification();
    let mut json = Vec::new();
    let compact = serde_json::ser::PrettyFormatter::with_indent(b" ");
    read.serialize(&mut serde_json::Serializer::with_formatter(&mut json, compact)).expect("JSON");
    json.push(b'\n');
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/fiche/rncp39866.json");
    if std::env::var_os("ACQUIS_BLESS").is_some() {
        std::fs::write(&path, &json).expect("the embedded certification is written");
        return;
    }
    assert!(
        std::fs::read(&path).expect("it is there") == json,
        "run ACQUIS_BLESS=1 cargo test --test fiche page"
    );
    assert_eq!(*default_certification(), read);
}

#[test]
fn the_competences_are_those_of_the_gold_answer() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/fiches/gold/RNCP39866.json");
    let path = if path.exists() { path } else { "/work/shared/fiches/gold/RNCP39866.json".into() };
    let Ok(gold) = std::fs::read_to_string(&path) else {
        println!("skipped: no gold answer at {}", path.display());
        return;
    };
    let gold: serde_json::Value = serde_json::from_str(&gold).expect("gold JSON");
    let blocks = gold["blocks"].as_array().expect("blocks");
    let expected: Vec<(&str, &str, Vec<&str>)> = blocks
        .iter()
        .map(|block| {
            let competences = block["competences"].as_array().expect("competences");
            let texts = competences.iter().filter_map(|c| c["text"].as_str()).collect();
            (
                block["code"].as_str().expect("code"),
                block["libelle"].as_str().expect("title"),
                texts,
            )
        })
        .collect();
    let read = certification();
    let given: Vec<(&str, &str, Vec<&str>)> = read
        .blocks
        .iter()
        .map(|b| {
            (
                b.code.as_str(),
                b.title.as_str(),
                b.competences.iter().map(|c| c.text.as_str()).collect(),
            )
        })
        .collect();
    assert_eq!(given, expected);
    for (name, route) in [
        ("FI", Route::InitialTraining),
        ("CA", Route::Apprenticeship),
        ("FC", Route::ContinuingTraining),
        ("CQ", Route::ProfessionalContract),
        ("CL", Route::IndividualApplication),
        ("VAE", Route::Experience),
    ] {
        assert_eq!(read.is_open(route), gold["voies"][name].as_bool(), "{name}");
    }
}

#[test]
fn four_blocs_hold_nineteen_competences() {
    let read = certification();
    let shape: Vec<_> =
        read.blocks.iter().map(|b| (b.code.as_str(), b.competences.len())).collect();
    assert_eq!(
        shape,
        [("RNCP39866BC01", 6), ("RNCP39866BC02", 4), ("RNCP39866BC03", 4), ("RNCP39866BC04", 5)]
    );
    assert_eq!(read.blocks[3].competences[1].id, CompetenceId::new("RNCP39866BC04-02"));
    assert_eq!(read.blocks[1].assessment, "Mise en situation et entretien");
    assert!(
        read.blocks[0]
            .assessment
            .starts_with("Mise en situations d’entretiens d'accueil omnicanal")
    );
    assert!(read.blocks.iter().all(|b| !b.assessment.is_empty() && !b.assessment.contains('|')));
}

#[test]
fn the_bloc_keeps_its_own_spelling() {
    let texts = texts(&certification());
    assert!(texts[0][3].contains("compte de la réglementation,"));
    assert!(certification().attested[3].contains("compte de la règlementation,"));
}

#[test]
fn no_letter_of_a_bloc_is_lost_or_invented() {
    let rows: Vec<&str> = PAGE
        .lines()
        .skip_while(|line| !line.starts_with("RNCP39866BC01"))
        .filter(|line| line.ends_with('|') && line.len() > 400)
        .take(4)
        .collect();
    for (row, cut) in rows.iter().zip(texts(&certification())) {
        assert_eq!(letters(row), letters(&cut.concat()));
        assert_eq!(row.trim_end_matches([' ', '|']), cut.join(" "));
    }
}

#[test]
fn everything_else_the_page_says_becomes_data() {
    let read = certification();
    assert_eq!(read.code, "RNCP39866");
    assert_eq!(read.title, "CQP Chargé d'accueil et de relation clients-adhérents");
    assert_eq!(read.level, Some(5));
    assert_eq!(read.agreements, [coded("3300", "Mutualité")]);
    assert_eq!(
        read.nsf,
        [
            coded("310", "Spécialités plurivalentes des échanges et de la gestion"),
            coded("312t", "Négociation et vente"),
            coded("313", "Finances, banque, assurances, immobilier"),
        ]
    );
    assert_eq!(
        read.formacodes,
        [
            coded("41037", "Vente assurance"),
            coded("35052", "Accueil"),
            coded("34076", "Gestion relation client")
        ]
    );
    assert_eq!(read.rome, [coded("C1102", "Conseil clientèle en assurances")]);
    assert_eq!(read.certifiers.len(), 2);
    assert_eq!(read.certifiers[0].siret.as_deref(), Some("44399165800032"));
    assert_eq!(read.certifiers[0].trade_name, None);
    assert_eq!(read.certifiers[0].website.as_deref(), Some("https://www.anem-mutualite.fr/"));
    assert_eq!(read.certifiers[1].name, "CPNEFP Mutualité");
    assert_eq!(read.certifiers[1].siret, None);
    assert!(
        read.objectives.starts_with("Le chargé d’accueil")
            && read.objectives.ends_with("sur les produits.")
    );
    assert_eq!(read.activities.len(), 14);
    assert_eq!(read.activities[13], "Suivi de la relation commerciale");
    assert_eq!(read.attested.len(), 19);
    assert_eq!(read.assessment, "Mise en situations - Etude de cas - Entretiens complémentaires.");
    assert!(read.award_rule.starts_with("Chaque bloc peut être obtenu séparément"));
    assert!(read.sectors.ends_with("le code de la mutualité."));
    assert_eq!(read.jobs.len(), 6);
    assert_eq!(read.jobs[0], "Chargé/conseiller d'accueil");
    assert_eq!(read.regulations.len(), 3);
    assert!(read.regulations[0].contains("article R. 512-13-1 du code des assurances."));
    assert_eq!(read.entry_prerequisites.len(), 2);
    assert_eq!(read.entry_prerequisites[0], "Avoir 18 ans ou plus");
    assert!(read.award_prerequisites.is_empty());
    assert_eq!(read.block_prerequisites, Some(false));
    assert_eq!(read.components_validity, "");
    assert_eq!(read.correspondences, "");
    assert_eq!(read.founding_texts.len(), 1);
    assert_eq!(read.founding_texts[0].date, day("2016-06-07"));
    assert!(read.founding_texts[0].text.starts_with("Arrêté du 26 mai 2016"));
    assert_eq!(read.decisions.len(), 1);
    assert_eq!(read.decisions[0].date, day("2021-11-10"));
    assert!(read.decisions[0].text.starts_with("Date de décision : 10-11-2021"));
    assert_eq!(read.registration.decided, day("2024-11-28"));
    assert_eq!(read.registration.years, Some(3));
    assert_eq!(read.registration.expires, day("2027-11-28"));
    assert_eq!(read.registration.last_award, day("2031-11-28"));
    assert_eq!(read.registration.last_published, day("2021-11-10"));
    let years: Vec<_> =
        read.statistics.iter().map(|y| (y.year, y.certified, y.certified_by_vae)).collect();
    assert_eq!(years, [(2022, Some(18), Some(0)), (2021, Some(31), Some(0))]);
    assert_eq!(read.statistics[0].employed_6_months, Some(100));
    assert_eq!(read.statistics[0].in_trade_6_months, Some(100));
    assert_eq!(read.statistics[0].in_trade_2_years, None);
    assert_eq!(read.previous.len(), 1);
    assert_eq!(read.previous[0].code, "RNCP36030");
    assert!(read.next.is_empty());
    assert_eq!(read.source, "France compétences, Licence Ouverte 2.0");
}

#[test]
fn three_ways_are_open_with_a_jury_and_three_are_closed_without() {
    let access = certification().access;
    let open: Vec<_> = access.iter().map(|a| (a.route, a.open)).collect();
    assert_eq!(
        open,
        [
            (Route::InitialTraining, Some(false)),
            (Route::Apprenticeship, Some(false)),
            (Route::ContinuingTraining, Some(true)),
            (Route::ProfessionalContract, Some(true)),
            (Route::IndividualApplication, Some(false)),
            (Route::Experience, Some(true)),
        ]
    );
    for way in access {
        assert_eq!(
            way.open == Some(true),
            way.jury.starts_with("Le jury d’évaluation est composé")
        );
        assert_eq!(way.open == Some(true), way.jury.ends_with("formalités administratives."));
    }
}

#[test]
fn what_is_doubtful_in_the_fixture_is_told_and_nothing_else() {
    let findings = fixture().findings;
    let all = vec![
        Route::InitialTraining,
        Route::Apprenticeship,
        Route::ContinuingTraining,
        Route::ProfessionalContract,
        Route::IndividualApplication,
        Route::Experience,
    ];
    let attested = certification().attested;
    let spelled = |id: &str, line: usize| Finding::SpellingDiffers {
        competence: id.into(),
        attested: attested[line].clone(),
    };
    let territory = |name: &str| Finding::TerritoryUnknown { name: name.into() };
    assert_eq!(
        findings,
        [
            Finding::AccessDeduced(all),
            territory("Inscrite au cadre de la Nouvelle Calédonie"),
            territory("Inscrite au cadre de la Polynésie française"),
            Finding::TitleFrom(TitleSource::Previous("RNCP36030".into())),
            spelled("RNCP39866BC01-04", 3),
            spelled("RNCP39866BC04-02", 15),
        ]
    );
}
