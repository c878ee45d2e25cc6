//! A fiche's tree to a certification.
//!
//! Owns the names of the fields, in the flux, the official API and the apprenticeship API.

use super::json::NUMBERS;
use super::node::Node;
use super::{Problem, Published, Why, html};
use crate::domain::certification::{
    Access, Block, Certification, Certifier, Coded, Competence, LegalText, Registration, Related,
    Route, Territory, YearStatistics,
};
use crate::domain::date::{Date, PartialDate};
use crate::domain::id::{BlockCode, CompetenceId};
use crate::fiche::SOURCE;
use crate::fiche::segment::{self, Attested, Piece, single_spaced};
use crate::fiche::talk::Row;

const ROUTES: [(Route, &str); 6] = [
    (Route::InitialTraining, "FI"),
    (Route::Apprenticeship, "CA"),
    (Route::ContinuingTraining, "FC"),
    (Route::ProfessionalContract, "CQ"),
    (Route::IndividualApplication, "CL"),
    (Route::Experience, "VAE"),
];

/// The certification that a fiche tells.
pub(super) fn published(fiche: &Node) -> Result<Published, Problem> {
    let code = fiche.said(&NUMBERS).to_owned();
    if code.is_empty() {
        return Err(Problem { code, why: Why::NotAFiche });
    }
    let attested = plain(fiche.said(&["CAPACITES_ATTESTEES"]));
    let pieces = segment::cut(&attested, &Attested::default());
    let guide = Attested::lines(pieces.iter().map(|piece| piece.text.as_str()));
    let (blocks, lists) = blocks(fiche, &code, &attested, &guide);
    if blocks.iter().all(|block| block.competences.is_empty()) {
        return Err(Problem { code, why: Why::NoCompetences });
    }
    let certification = Certification {
        title: title(fiche),
        level: level(fiche),
        agreements: coded(fiche, "CODES_IDCC", "IDCC"),
        nsf: coded(fiche, "CODES_NSF", "NSF"),
        formacodes: coded(fiche, "FORMACODES", "FORMACODE"),
        rome: [coded(fiche, "CODES_ROME", "ROME"), coded(fiche, "ROMES", "ROME")].concat(),
        certifiers: certifiers(fiche),
        objectives: text(fiche, &["OBJECTIFS_CONTEXTE"]),
        activities: lines(fiche, "ACTIVITES_VISEES"),
        attested: told(pieces),
        blocks,
        sectors: text(fiche, &["SECTEURS_ACTIVITE"]),
        jobs: lines(fiche, "TYPE_EMPLOI_ACCESSIBLES"),
        regulations: lines(fiche, "REGLEMENTATIONS_ACTIVITES"),
        entry_prerequisites: lines(fiche, "PREREQUIS_ENTREE_FORMATION"),
        award_prerequisites: lines(fiche, "PREREQUIS_VALIDATION_CERTIFICATION"),
        components_validity: text(fiche, &["VALIDITE_COMPOSANTES_ACQUISES"]),
        access: access(fiche),
        territories: territories(fiche),
        founding_texts: [
            legal_texts(fiche, "PUBLICATION_DECRET_GENERAL"),
            legal_texts(fiche, "PUBLICATION_DECRET_CREATION"),
        ]
        .concat(),
        decisions: legal_texts(fiche, "PUBLICATION_DECRET_AUTRE"),
        registration: Registration {
            decided: day(fiche, &["DATE_DECISION", "DATE_EFFET"]),
            years: fiche.said(&["DUREE_ENREGISTREMENT"]).parse().ok(),
            expires: day(fiche, &["DATE_FIN_ENREGISTREMENT", "DATE_FIN_VALIDITE_ENREGISTREMENT"]),
            last_award: day(fiche, &["DATE_LIMITE_DELIVRANCE"]),
            last_published: day(fiche, &["DATE_DERNIER_JO"]),
        },
        statistics: statistics(fiche),
        previous: related(fiche, "ANCIENNE"),
        next: related(fiche, "NOUVELLE"),
        source: SOURCE.to_owned(),
        code,
        ..Certification::default()
    };
    Ok(Published { certification, lists, active: active(fiche), findings: Vec::new() })
}

/// Whether a fiche is active.
pub(super) fn active(fiche: &Node) -> Option<bool> {
    match fiche.said(&["ACTIF", "ACTIVE_INACTIVE"]).to_ascii_lowercase().as_str() {
        "oui" | "active" | "true" => Some(true),
        "non" | "inactive" | "false" => Some(false),
        _ => None,
    }
}

/// What tells a fiche from others.
pub(super) fn face(fiche: &Node) -> Row {
    Row {
        code: fiche.said(&NUMBERS).to_owned(),
        title: title(fiche),
        level: level(fiche),
        active: active(fiche),
    }
}

fn title(fiche: &Node) -> String {
    text(fiche, &["INTITULE", "INTITULE_DIPLOME", "LIBELLE"])
}

/// A text without HTML, its runs of spaces kept: they tell where it may be cut.
pub(super) fn plain(text: &str) -> String {
    if html::is_in(text) { html::text(text) } else { text.to_owned() }
}

fn text(node: &Node, names: &[&str]) -> String {
    single_spaced(&plain(node.said(names)))
}

fn blocks(
    fiche: &Node,
    code: &str,
    attested: &str,
    guide: &Attested,
) -> (Vec<Block>, Vec<Vec<Piece>>) {
    let mut blocks: Vec<Block> = Vec::new();
    let mut lists = Vec::new();
    for node in fiche.list("BLOCS_COMPETENCES", "BLOC_COMPETENCES") {
        let printed = node.said(&["CODE", "NUMERO_BLOC", "CODE_BLOC"]);
        let counted = || format!("{code}BC{:02}", blocks.len() + 1);
        let code = if printed.is_empty() { counted() } else { single_spaced(printed) };
        if blocks.iter().any(|block| block.code.as_str() == code) {
            continue;
        }
        let title = text(node, &["LIBELLE", "INTITULE"]);
        let list = plain(node.said(&["LISTE_COMPETENCES"]));
        let (mut block, list) = block(code, title, &list, guide);
        block.assessment = text(node, &["MODALITES_EVALUATION"]);
        blocks.push(block);
        lists.push(list);
    }
    // The *répertoire spécifique* has no blocs: its competences are one.
    if blocks.is_empty() && code.starts_with("RS") && !attested.trim().is_empty() {
        let title = text(fiche, &["INTITULE"]);
        let (block, list) = block(format!("{code}BC01"), title, attested, &Attested::default());
        blocks.push(block);
        lists.push(list);
    }
    (blocks, lists)
}

fn block(code: String, title: String, list: &str, guide: &Attested) -> (Block, Vec<Piece>) {
    let pieces = segment::cut(list, guide);
    let (intro, found) = segment::competences(&pieces);
    let code = BlockCode::new(code);
    let competences = found.into_iter().enumerate().map(|(at, found)| Competence {
        id: CompetenceId::of(&code, at + 1),
        code: found.code,
        heading: found.heading,
        text: found.text,
    });
    let competences = competences.collect();
    (Block { code, title, assessment: String::new(), intro, competences }, pieces)
}

/// `NIV5`, `niveau6`, `5`.
fn level(fiche: &Node) -> Option<u8> {
    let nested = fiche.child(&["NOMENCLATURE_EUROPE"]);
    let nested = nested.map(|node| match node.said(&["NIVEAU", "INTITULE", "LIBELLE"]) {
        "" => node.text.as_str(),
        said => said,
    });
    let said = nested.unwrap_or_else(|| fiche.said(&["NIVEAU_EUROPE", "NIVEAU"]));
    let digit = said.chars().find_map(|c| c.to_digit(10));
    digit.and_then(|level| u8::try_from(level).ok()).filter(|level| (1..=8).contains(level))
}

/// `31/08/2026`, an ISO date, or the day of an instant.
fn day(node: &Node, names: &[&str]) -> Option<Date> {
    let said = node.said(names);
    let said = said.split(['T', ' ']).next().unwrap_or_default();
    let date = PartialDate::read(said).ok()?;
    Date::new(date.year().into(), date.month()?, date.day()?)
}

fn coded(fiche: &Node, list: &str, item: &str) -> Vec<Coded> {
    let items = fiche.list(list, item);
    let coded = items.into_iter().map(|node| Coded {
        code: text(node, &["CODE", item, "CODE_NSF"]),
        label: text(node, &["LIBELLE", "INTITULE"]),
    });
    coded.filter(|coded| !coded.code.is_empty()).collect()
}

fn certifiers(fiche: &Node) -> Vec<Certifier> {
    let some =
        |node: &Node, names: &[&str]| Some(text(node, names)).filter(|text| !text.is_empty());
    let items = fiche.list("CERTIFICATEURS", "CERTIFICATEUR");
    // In the array of an API each item has a field of the item's own name.
    let nodes = items.into_iter().map(|node| Certifier {
        name: if node.children.is_empty() {
            single_spaced(&node.text)
        } else {
            text(node, &["NOM_CERTIFICATEUR", "CERTIFICATEUR"])
        },
        siret: some(node, &["SIRET_CERTIFICATEUR"]),
        trade_name: some(node, &["NOM_COMMERCIAL"]),
        website: some(node, &["SITE_INTERNET"]),
    });
    nodes.filter(|certifier| !certifier.name.is_empty()).collect()
}

/// Paragraphs and items of a long text.
fn lines(fiche: &Node, name: &str) -> Vec<String> {
    told(segment::cut(&plain(fiche.said(&[name])), &Attested::default()))
}

fn told(pieces: Vec<Piece>) -> Vec<String> {
    let lines = pieces.into_iter().map(|piece| match piece.code {
        Some(code) if piece.kind != segment::Kind::Competence => format!("{code} : {}", piece.text),
        _ => piece.text,
    });
    lines.filter(|line| !line.is_empty()).collect()
}

/// `<SI_JURY_VAE><ACTIF>Oui</ACTIF>…`, or flat: `<SI_JURY_VAE>Oui</SI_JURY_VAE>`.
fn access(fiche: &Node) -> Vec<Access> {
    let told = ROUTES.iter().filter_map(|(route, name)| {
        let (flag, jury) = (format!("SI_JURY_{name}"), format!("JURY_{name}"));
        let node = fiche.child(&[&flag])?;
        let said = match node.said(&["ACTIF"]) {
            "" => node.text.trim(),
            said => said,
        };
        let open = match said.to_ascii_lowercase().as_str() {
            "oui" | "true" | "1" => Some(true),
            "non" | "false" | "0" => Some(false),
            _ => None,
        };
        let composition = text(node, &["COMPOSITION"]);
        let beside = || text(fiche, &[&jury, &format!("COMPOSITION_{jury}")]);
        let jury = if composition.is_empty() { beside() } else { composition };
        Some(Access { route: *route, open, jury })
    });
    told.collect()
}

fn territories(fiche: &Node) -> Vec<Territory> {
    let named = [
        ("Nouvelle Calédonie", "ACCESSIBLE_NOUVELLE_CALEDONIE"),
        ("Polynésie française", "ACCESSIBLE_POLYNESIE_FRANCAISE"),
    ];
    let told = named.iter().filter_map(|(name, field)| {
        let registered = match fiche.said(&[field]) {
            "Oui" => Some(true),
            "Non" => Some(false),
            _ => return None,
        };
        Some(Territory { name: (*name).to_owned(), registered })
    });
    told.collect()
}

fn legal_texts(fiche: &Node, list: &str) -> Vec<LegalText> {
    let items = fiche.list(list, "PUBLICATION_JO");
    let texts = items.into_iter().map(|node| LegalText {
        date: day(node, &["DATE_PUBLICATION_JO"]),
        text: text(node, &["TITRE"]),
    });
    texts.filter(|text| !text.text.is_empty()).collect()
}

fn related(fiche: &Node, which: &str) -> Vec<Related> {
    let (list, item) = (format!("{which}S_CERTIFICATIONS"), format!("{which}_CERTIFICATION"));
    let of_api = format!("{which}_FICHE");
    let nested = fiche.list(&list, &item);
    let codes = nested.iter().map(|node| node.said(&[&format!("ID_FICHE_{item}")]));
    let codes = codes.chain(fiche.every(&of_api).map(|node| node.text.trim()));
    let related = codes.filter(|code| !code.is_empty());
    related.map(|code| Related { code: code.to_owned(), title: String::new() }).collect()
}

fn statistics(fiche: &Node) -> Vec<YearStatistics> {
    let years = fiche.list("STATISTIQUES_PROMOTIONS", "STATISTIQUES_PROMOTION");
    let told = years.into_iter().filter_map(|node| {
        Some(YearStatistics {
            year: node.said(&["ANNEE"]).parse().ok()?,
            certified: node.said(&["NOMBRE_CERTIFIES"]).parse().ok(),
            certified_by_vae: node.said(&["NOMBRE_CERTIFIES_VAE"]).parse().ok(),
            employed_6_months: rate(node, "TAUX_INSERTION_GLOBAL_6MOIS"),
            in_trade_6_months: rate(node, "TAUX_INSERTION_METIER_6MOIS"),
            in_trade_2_years: rate(node, "TAUX_INSERTION_METIER_2ANS"),
        })
    });
    told.collect()
}

/// Per cent, a fraction of one left out.
fn rate(node: &Node, name: &str) -> Option<u8> {
    let said = node.said(&[name]).trim_end_matches(['%', ' ']);
    said.split(['.', ',']).next()?.parse().ok().filter(|rate| *rate <= 100)
}
