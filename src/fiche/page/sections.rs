//! The page's text cut into its sections, by their headings.
//!
//! Owns the list of headings and where a section ends. Does not read what stands in a section.

use super::super::Section;
use super::cells::{first_cell, has_cells, is_rule};
use crate::domain::fold::{alike, key};

/// A section as it stands in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part<'t> {
    pub(super) section: Section,
    /// The line that opened it, as it stands; empty for the header.
    pub(super) heading: &'t str,
    /// Its lines that hold something, table rules left out.
    pub(super) lines: Vec<&'t str>,
    /// Whether the heading is unknown.
    pub(super) unknown: bool,
}

/// Headings that take a line of their own, or two, or stand before a colon.
const HEADINGS: &[(&str, Section)] = &[
    ("ndefiche", Section::Number),
    ("numerodefiche", Section::Number),
    ("intitule", Section::Title),
    ("intituledelacertification", Section::Title),
    ("nomenclatureduniveaudequalification", Section::Level),
    ("codesnsf", Section::Nsf),
    ("formacodes", Section::Formacodes),
    ("objectifsetcontextedelacertification", Section::Objectives),
    ("activitesvisees", Section::Activities),
    ("competencesattestees", Section::Attested),
    ("modalitesdevaluation", Section::Assessment),
    (
        "descriptiondesmodalitesdacquisitiondelacertificationparcapitalisationdesblocsdecompetencesetouparcorrespondance",
        Section::AwardRule,
    ),
    ("secteursdactivites", Section::Sectors),
    ("typesdemploisaccessibles", Section::Jobs),
    ("codesrome", Section::Rome),
    ("referencesjuridiquesdesreglementationsdactivite", Section::Regulations),
    ("prerequisalentreeenformation", Section::EntryPrerequisites),
    ("prerequisalavalidationdelacertification", Section::AwardPrerequisites),
    ("prerequisdistinctspourlesblocsdecompetences", Section::BlockPrerequisites),
    ("validitedescomposantesacquises", Section::ComponentsValidity),
    (
        "liensavecdautrescertificationsprofessionnellescertificationsouhabilitations",
        Section::Correspondences,
    ),
    ("aucunecorrespondance", Section::Correspondences),
    ("referenceauxtextesreglementairesinstaurantlacertification", Section::FoundingTexts),
    (
        "referencedesarretesetdecisionspubliesaujournalofficielouaubulletinofficielenregistrementaurncpcreationdiplomeaccreditation",
        Section::Decisions,
    ),
    ("statistiques", Section::Statistics),
    ("certificationsanterieures", Section::Previous),
    ("nouvellescertifications", Section::Next),
    ("lessentiel", Section::Other),
    ("resumedelacertification", Section::Other),
    ("certificateurs", Section::Other),
    ("blocsdecompetences", Section::Other),
    ("secteurdactiviteettypedemploi", Section::Other),
    ("voiesdacces", Section::Other),
    ("baselegale", Section::Other),
    ("pourplusdinformation", Section::Other),
    ("lieninternetversledescriptifdelacertification", Section::Other),
    ("listedesorganismespreparantalacertification", Section::Other),
    ("referentieldactivitedecompetencesetdevaluation", Section::Other),
];

/// Headings of the table of dates: first cell of a row, or a line of their own, never before a
/// colon (decisions quote them so).
const DATES: &[(&str, Section)] = &[
    ("datedecheancedelenregistrement", Section::Expiry),
    ("datededecision", Section::Decided),
    ("dureedelenregistrementenannees", Section::Years),
    ("datededernieredelivrancepossibledelacertification", Section::LastAward),
    ("datedudernierjournalofficieloubulletinofficiel", Section::LastPublished),
];

/// Header rows of tables that open a section by themselves.
const TABLES: &[(&str, Section)] = &[
    ("nomlegalsiretnomcommercialsiteinternet", Section::Certifiers),
    (
        "voiedaccesalacertificationouinoncompositiondesjurysdatededernieremodification",
        Section::Access,
    ),
    ("ouinon", Section::Territories),
];

/// Header rows inside a section, which say nothing by themselves.
const HEADER_ROWS: &[&str] = &[
    "listedecompetencesmodalitesdevaluation",
    "listedecompetences",
    "datedujoboreferenceaujobo",
    "codedelaficheintituledelacertificationremplacee",
    "codedelaficheintituledelacertificationremplacante",
];

/// The sections of a text, in its order; the header first, even empty.
pub(super) fn split(text: &str) -> Vec<Part<'_>> {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    let mut parts = vec![Part::new(Section::Header, "")];
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let within = parts.last().map_or(Section::Header, |part| part.section);
        let next = lines.get(at + 1).copied().unwrap_or_default();
        at += 1;
        if is_rule(line) || is_header_row(line) {
            continue;
        }
        if let Some((section, rest, taken)) = heading(line, next, within) {
            at += taken - 1;
            let mut part = Part::new(section, line);
            part.lines.extend(Some(rest).filter(|rest| !rest.trim().is_empty()));
            parts.push(part);
        } else if is_unknown_heading(line, within) {
            parts.push(Part { unknown: true, ..Part::new(Section::Other, line.trim()) });
        } else if let Some(part) = parts.last_mut() {
            part.lines.push(line);
        }
    }
    parts
}

impl<'t> Part<'t> {
    fn new(section: Section, heading: &'t str) -> Self {
        Self { section, heading, lines: Vec::new(), unknown: false }
    }
}

/// The section that a line opens, what it already says of it, and how many lines the heading takes.
fn heading<'t>(line: &'t str, next: &str, within: Section) -> Option<(Section, &'t str, usize)> {
    let whole = key(line);
    if whole.is_empty() {
        return None;
    }
    if let Some(section) = find(TABLES, &whole) {
        return Some((section, "", 1));
    }
    if within != Section::Correspondences && block_heading(line).is_some() {
        return Some((Section::Block, "", 1));
    }
    if has_cells(line) {
        // The row that names the columns of statistics is also their heading, and is kept.
        if whole.starts_with("anneedobtentiondelacertification") {
            return Some((Section::Statistics, line, 1));
        }
        let (name, rest) = first_cell(line);
        return find(DATES, &key(name)).map(|section| (section, rest, 1));
    }
    let found = known(&whole).map(|section| (section, "", 1));
    let found = found.or_else(|| {
        let both = whole.clone() + &key(next);
        let joined = HEADINGS.iter().chain(DATES).find(|(name, _)| *name == both);
        joined.map(|(_, section)| (*section, "", 2))
    });
    let found = found.or_else(|| {
        let (name, rest) = line.split_once(':')?;
        let name = without_condition(&key(name)).to_owned();
        let inline = HEADINGS.iter().find(|(heading, _)| *heading == name);
        inline.map(|(_, section)| (*section, rest, 1))
    });
    found.filter(|(section, _, _)| within != Section::Block || !inside_block(*section))
}

/// What a bloc may say of itself without ending: « Modalités d'évaluation », …
fn inside_block(section: Section) -> bool {
    use Section::{Activities, Assessment, Attested, Objectives, Title};
    matches!(section, Activities | Assessment | Attested | Objectives | Title)
}

fn known(whole: &str) -> Option<Section> {
    let digits: &[char] = &['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];
    if whole.trim_end_matches(digits) == "ccn" {
        return Some(Section::Agreements);
    }
    let name = without_condition(whole);
    find(HEADINGS, name).or_else(|| find(DATES, name))
}

/// « Le cas échéant, prérequis… », which the site writes « Le cas échant ».
fn without_condition(name: &str) -> &str {
    let rest = name.strip_prefix("lecasecheant").or_else(|| name.strip_prefix("lecasechant"));
    rest.unwrap_or(name)
}

fn find(table: &[(&str, Section)], name: &str) -> Option<Section> {
    let exact = table.iter().find(|(heading, _)| *heading == name);
    let found = exact.or_else(|| table.iter().find(|(heading, _)| alike(heading, name)));
    found.map(|(_, section)| *section)
}

fn is_header_row(line: &str) -> bool {
    let whole = key(line);
    HEADER_ROWS.contains(&whole.as_str())
}

/// A line that looks like a heading of the site, where prose does not stand.
fn is_unknown_heading(line: &str, within: Section) -> bool {
    use Section::{
        Agreements, Certifiers, Decided, Expiry, Formacodes, Jobs, LastAward, LastPublished, Level,
        Next, Nsf, Number, Other, Previous, Rome, Statistics, Territories, Years,
    };
    const LONGEST: usize = 160;
    let line = line.trim();
    let prose = !matches!(
        within,
        Agreements
            | Certifiers
            | Decided
            | Expiry
            | Formacodes
            | Jobs
            | LastAward
            | LastPublished
            | Level
            | Next
            | Nsf
            | Number
            | Other
            | Previous
            | Rome
            | Statistics
            | Territories
            | Years
    );
    !prose
        && line.ends_with(':')
        && line.len() <= LONGEST
        && !has_cells(line)
        && line.chars().next().is_some_and(char::is_uppercase)
}

/// `RNCP39866BC01 - Assurer l'accueil`: the code and the title of a bloc.
pub(super) fn block_heading(line: &str) -> Option<(String, &str)> {
    let line = line.trim();
    if has_cells(line) {
        return None;
    }
    let (_, tail) = fiche_code(line)?;
    let number = tail.strip_prefix("BC").or_else(|| tail.strip_prefix("bc"))?;
    let digits = number.bytes().take_while(u8::is_ascii_digit).count();
    let title = &number[digits..];
    if digits == 0 || title.starts_with(char::is_alphanumeric) {
        return None;
    }
    let code = line[..line.len() - title.len()].to_ascii_uppercase();
    Some((code, title.trim_start_matches([' ', '\u{a0}', '-', '–', '—', ':', '.']).trim()))
}

/// `RNCP39866` at the beginning of a text, and what follows it.
pub(super) fn fiche_code(text: &str) -> Option<(String, &str)> {
    let upper = text.get(..4).map(str::to_ascii_uppercase).unwrap_or_default();
    let prefix = if upper == "RNCP" { 4 } else { 2 };
    if prefix == 2 && !text.get(..2)?.eq_ignore_ascii_case("RS") {
        return None;
    }
    let digits = text[prefix..].bytes().take_while(u8::is_ascii_digit).count();
    let end = prefix + digits;
    (digits > 0).then(|| (text[..end].to_ascii_uppercase(), &text[end..]))
}
