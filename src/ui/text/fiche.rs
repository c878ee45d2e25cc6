//! Words of the certification's fiche: headings, labels and what is said where the fiche is silent.
//!
//! The fiche's own text is never here: it is quoted from the certification, word for word.

use crate::exchange::case::CaseWords;

/// Words of the certification's fiche.
pub struct FichePage {
    /// The page's heading when the certification has no title.
    pub title: &'static str,
    pub contents: &'static str,
    pub print: &'static str,
    pub case: &'static str,
    pub case_hint: &'static str,
    pub level: &'static str,
    /// A level of the national framework, with what it stands beside.
    pub level_named: fn(u8) -> String,
    pub expires: &'static str,
    pub last_award: &'static str,
    /// Days from today, negative when past.
    pub days: fn(i32) -> String,
    pub blocks: &'static str,
    pub block_count: fn(usize, usize) -> String,
    pub by_experience: &'static str,
    pub open: &'static str,
    pub closed: &'static str,

    pub purpose: &'static str,
    pub objectives: &'static str,
    pub activities: &'static str,

    pub blocks_intro: &'static str,
    pub competences: &'static str,
    pub assessment: &'static str,
    pub attested: fn(usize) -> String,

    pub award: &'static str,
    pub award_rule: &'static str,
    pub whole_assessment: &'static str,
    pub components_validity: &'static str,

    pub access: &'static str,
    pub access_way: &'static str,
    pub access_state: &'static str,
    pub jury: &'static str,
    pub jury_for: fn(&str) -> String,

    pub prerequisites: &'static str,
    pub entry_prerequisites: &'static str,
    pub award_prerequisites: &'static str,
    pub block_prerequisites: &'static str,

    pub trade: &'static str,
    pub sectors: &'static str,
    pub jobs: &'static str,
    pub rome: &'static str,
    pub nsf: &'static str,
    pub formacodes: &'static str,
    pub regulations: &'static str,

    pub certifiers: &'static str,
    pub siret: &'static str,
    pub trade_name: &'static str,
    pub website: &'static str,
    pub agreements: &'static str,

    pub registration: &'static str,
    pub decided: &'static str,
    pub duration: &'static str,
    pub years: fn(u8) -> String,
    pub last_published: &'static str,
    pub founding_texts: &'static str,
    pub decisions: &'static str,
    pub published_on: fn(&str) -> String,
    pub territories: &'static str,

    pub statistics: &'static str,
    pub statistics_caption: &'static str,
    pub statistics_scope: &'static str,
    pub year: &'static str,
    pub certified: &'static str,
    pub certified_by_vae: &'static str,
    pub employed_6_months: &'static str,
    pub in_trade_6_months: &'static str,
    pub in_trade_2_years: &'static str,
    pub percent: fn(u8) -> String,

    pub related: &'static str,
    pub previous: &'static str,
    pub next: &'static str,
    pub correspondences: &'static str,
    pub no_correspondence: &'static str,

    pub source: &'static str,
    pub source_text: fn(&str) -> String,
    pub source_page: &'static str,
    pub licence: &'static str,
    pub licence_url: &'static str,
    pub as_published: &'static str,
}

/// Words of the framework's file: in French in both languages, as the framework itself.
pub const CASE: CaseWords = CaseWords {
    block: ["Bloc de compétences", "Ensemble de compétences qui peut être obtenu séparément."],
    competence: ["Compétence", "Compétence attestée par la certification, évaluée dans son bloc."],
    licence: [
        "Licence Ouverte",
        "Licence Ouverte 2.0 (Etalab)",
        "https://www.etalab.gouv.fr/licence-ouverte-open-licence/",
    ],
    publisher: "France compétences",
    source: |source| format!("Source : {source}"),
    heading: |heading| format!("Sous l’intitulé : {heading}"),
};

/// French.
pub const FR: FichePage = FichePage {
    title: "La certification",
    contents: "Sur cette page",
    print: "Imprimer la fiche",
    case: "Exporter pour d’autres outils (CASE 1.1)",
    case_hint: "Un fichier JSON des blocs et des compétences, que lisent les plateformes de formation. Il ne contient rien de vos dossiers.",
    level: "Niveau de qualification",
    level_named: |level| match level_beside(level) {
        Some(beside) => format!("Niveau {level}, celui du {beside}"),
        None => format!("Niveau {level}"),
    },
    expires: "Échéance de l’enregistrement",
    last_award: "Dernière délivrance possible",
    days: |n| match n {
        i32::MIN..=-2 => format!("passée depuis {} jours", thousands(-n)),
        -1 => "passée depuis hier".to_owned(),
        0 => "c’est aujourd’hui".to_owned(),
        1 => "c’est demain".to_owned(),
        n => format!("dans {} jours", thousands(n)),
    },
    blocks: "Blocs de compétences",
    block_count: |blocks, competences| {
        format!(
            "{} et {}",
            fr_count(blocks, "bloc", "blocs"),
            fr_count(competences, "compétence", "compétences")
        )
    },
    by_experience: "Par l’expérience (VAE)",
    open: "Ouverte",
    closed: "Fermée",

    purpose: "Le métier en bref",
    objectives: "Objectifs et contexte",
    activities: "Activités visées",

    blocks_intro: "Chaque bloc peut être visé séparément. Les numéros sont ceux de l’auto-positionnement.",
    competences: "Compétences",
    assessment: "Modalités d’évaluation",
    attested: |n| {
        format!(
            "Compétences attestées, telles que la fiche les énumère à part ({})",
            fr_count(n, "compétence", "compétences")
        )
    },

    award: "Comment on l’obtient",
    award_rule: "Par blocs ou en entier",
    whole_assessment: "Évaluation de l’ensemble",
    components_validity: "Validité des composantes acquises",

    access: "Voies d’accès et jurys",
    access_way: "Voie d’accès",
    access_state: "État",
    jury: "Composition du jury",
    jury_for: |ways| format!("Pour : {ways}"),

    prerequisites: "Prérequis",
    entry_prerequisites: "Pour entrer en formation",
    award_prerequisites: "Pour la validation de la certification",
    block_prerequisites: "Prérequis distincts selon les blocs",

    trade: "Emplois et secteurs",
    sectors: "Secteurs d’activités",
    jobs: "Emplois accessibles",
    rome: "Codes ROME (métiers)",
    nsf: "Codes NSF (spécialités de formation)",
    formacodes: "Formacodes",
    regulations: "Règlementation de l’activité",

    certifiers: "Certificateurs",
    siret: "SIRET",
    trade_name: "Nom commercial",
    website: "Site internet",
    agreements: "Conventions collectives",

    registration: "Enregistrement au RNCP",
    decided: "Date de décision",
    duration: "Durée de l’enregistrement",
    years: |n| fr_count(n.into(), "an", "ans"),
    last_published: "Dernier Journal officiel ou Bulletin officiel",
    founding_texts: "Textes qui instaurent la certification",
    decisions: "Arrêtés et décisions",
    published_on: |date| format!("Publié le {date}"),
    territories: "Territoires",

    statistics: "Statistiques",
    statistics_caption: "Personnes certifiées et insertion, par année d’obtention",
    statistics_scope: "Chiffres tels que la fiche les publie. « Dans le métier » veut dire : dans le métier visé par la certification.",
    year: "Année",
    certified: "Certifiés",
    certified_by_vae: "Dont par la VAE",
    employed_6_months: "En emploi à 6 mois",
    in_trade_6_months: "Dans le métier à 6 mois",
    in_trade_2_years: "Dans le métier à 2 ans",
    percent: |n| format!("{n} %"),

    related: "Liens avec d’autres certifications",
    previous: "Elle remplace",
    next: "Elle est remplacée par",
    correspondences: "Correspondances",
    no_correspondence: "Aucune correspondance",

    source: "Source et licence",
    source_text: |source| format!("Source : {source}."),
    source_page: "La fiche sur le site de France compétences",
    licence: "Licence Ouverte 2.0 (Etalab)",
    licence_url: "https://www.etalab.gouv.fr/licence-ouverte-open-licence/",
    as_published: "Les textes de cette page sont ceux de la fiche, mot pour mot. Acquis n’y ajoute que les titres, les numéros et le décompte des jours. En cas de doute, la fiche publiée fait foi.",
};

/// English.
pub const EN: FichePage = FichePage {
    title: "The certification",
    contents: "On this page",
    print: "Print the fiche",
    case: "Export for other tools (CASE 1.1)",
    case_hint: "A JSON file of the blocs and competences, which learning platforms read. Nothing of your dossiers is in it.",
    level: "Level of qualification",
    level_named: |level| match level_beside(level) {
        Some(beside) => format!("Level {level} in France, that of the {beside}"),
        None => format!("Level {level} in France"),
    },
    expires: "Registration expires",
    last_award: "Last possible award",
    days: |n| match n {
        i32::MIN..=-2 => format!("{} days ago", thousands(-n)),
        -1 => "yesterday".to_owned(),
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        n => format!("in {} days", thousands(n)),
    },
    blocks: "Blocks of competences",
    block_count: |blocks, competences| {
        format!(
            "{} and {}",
            en_count(blocks, "block", "blocks"),
            en_count(competences, "competence", "competences")
        )
    },
    by_experience: "By experience (VAE)",
    open: "Open",
    closed: "Closed",

    purpose: "The trade in short",
    objectives: "Objectives and context",
    activities: "Activities",

    blocks_intro: "Each block can be aimed at by itself. The numbers are those of the self-assessment. The fiche is published in French.",
    competences: "Competences",
    assessment: "How it is assessed",
    attested: |n| {
        format!(
            "Competences attested, as the fiche lists them apart ({})",
            en_count(n, "competence", "competences")
        )
    },

    award: "How it is obtained",
    award_rule: "By blocks or as a whole",
    whole_assessment: "Assessment of the whole",
    components_validity: "Validity of the parts obtained",

    access: "Ways of access and juries",
    access_way: "Way of access",
    access_state: "State",
    jury: "Composition of the jury",
    jury_for: |ways| format!("For: {ways}"),

    prerequisites: "Prerequisites",
    entry_prerequisites: "To enter a training",
    award_prerequisites: "For the award of the certification",
    block_prerequisites: "Prerequisites that differ from block to block",

    trade: "Jobs and sectors",
    sectors: "Sectors",
    jobs: "Jobs it leads to",
    rome: "ROME codes (trades)",
    nsf: "NSF codes (training specialities)",
    formacodes: "Formacodes",
    regulations: "Rules of the activity",

    certifiers: "Certifying bodies",
    siret: "SIRET",
    trade_name: "Trade name",
    website: "Web site",
    agreements: "Collective agreements",

    registration: "Registration at the RNCP",
    decided: "Decided on",
    duration: "Length of the registration",
    years: |n| en_count(n.into(), "year", "years"),
    last_published: "Last official journal",
    founding_texts: "Texts that founded the certification",
    decisions: "Orders and decisions",
    published_on: |date| format!("Published on {date}"),
    territories: "Territories",

    statistics: "Statistics",
    statistics_caption: "People certified and their employment, by year of award",
    statistics_scope: "Figures as the fiche publishes them. “In the trade” means: in the trade that the certification aims at.",
    year: "Year",
    certified: "Certified",
    certified_by_vae: "Of whom by VAE",
    employed_6_months: "Employed at 6 months",
    in_trade_6_months: "In the trade at 6 months",
    in_trade_2_years: "In the trade at 2 years",
    percent: |n| format!("{n}%"),

    related: "Links with other certifications",
    previous: "It replaces",
    next: "It is replaced by",
    correspondences: "Correspondences",
    no_correspondence: "No correspondence",

    source: "Source and licence",
    source_text: |source| format!("Source: {source}."),
    source_page: "The fiche on the site of France compétences (in French)",
    licence: "Licence Ouverte 2.0 (Etalab, in French)",
    licence_url: "https://www.etalab.gouv.fr/licence-ouverte-open-licence/",
    as_published: "The French text of this page is the fiche’s, word for word. Acquis adds only the headings, the numbers and the count of days. In case of doubt, the published fiche prevails.",
};

use super::common::{en_count, fr_count};

/// The best known qualification of a level of the national framework (décret 2019-14).
fn level_beside(level: u8) -> Option<&'static str> {
    match level {
        3 => Some("CAP"),
        4 => Some("baccalauréat"),
        5 => Some("BTS"),
        7 => Some("master"),
        8 => Some("doctorat"),
        _ => None,
    }
}

/// A number below a million with its thousands apart, as both languages accept (ISO 80000-1).
fn thousands(n: i32) -> String {
    match (n / 1000, n % 1000) {
        (0, rest) => rest.to_string(),
        (thousands, rest) => format!("{thousands}\u{202f}{rest:03}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_days_left_are_a_sentence() {
        for (days, words) in [
            (-3, "passée depuis 3 jours"),
            (0, "c’est aujourd’hui"),
            (486, "dans 486 jours"),
            (1947, "dans 1\u{202f}947 jours"),
            (2005, "dans 2\u{202f}005 jours"),
        ] {
            assert_eq!((FR.days)(days), words);
        }
    }
}
