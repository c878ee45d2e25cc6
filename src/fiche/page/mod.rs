//! The plain text of a public RNCP page, as it is copied from francecompetences.fr.
//!
//! Owns what becomes of each section. Total: any text gives a fiche or a [`FicheError`], and what is
//! doubtful or left out is a [`Finding`]. Does not read HTML, XML or JSON.

mod blocks;
mod cells;
mod sections;
mod tables;

use super::{Fiche, FicheError, Finding, SOURCE, Section, TitleSource};
use crate::domain::certification::{Certification, Coded};
use crate::domain::date::Date;
use cells::{coded, date, item, number, paragraphs, said, tidy};
use sections::{Part, fiche_code, split};

/// Largest text that is read, in bytes: sixty times the page of a fiche.
pub const LARGEST_PAGE: usize = 1024 * 1024;

/// Reads the text of a public page: headings as anchors, cells parted by ` | ` or tabs.
///
/// # Errors
/// [`FicheError::TooLarge`] before it is looked at, [`FicheError::NotAFiche`] when no heading of a fiche is met, [`FicheError::NoBlocks`] when no
/// *bloc de compétences* is.
pub fn read(text: &str) -> Result<Fiche, FicheError> {
    if text.len() > LARGEST_PAGE {
        return Err(FicheError::TooLarge { size: text.len(), most: LARGEST_PAGE });
    }
    let parts = split(text);
    if parts.iter().all(|part| part.section == Section::Header || part.unknown) {
        return Err(FicheError::NotAFiche);
    }
    let mut findings = Vec::new();
    let code = code(&parts);
    let mut certification =
        Certification { code, source: SOURCE.to_owned(), ..Certification::default() };
    for part in &parts {
        take(part, &mut certification, &mut findings);
    }
    name(&parts, &mut certification, &mut findings);
    let (blocks, lists) = blocks::read(&parts, &certification, &mut findings);
    certification.blocks = blocks;
    if certification.blocks.is_empty() {
        return Err(FicheError::NoBlocks { code: certification.code });
    }
    findings.extend(missing(&certification).map(Finding::Missing));
    Ok(Fiche { certification, lists, findings })
}

/// The code of the fiche: where it is printed, else what its first bloc begins with.
fn code(parts: &[Part]) -> String {
    let headed =
        parts.iter().filter(|part| matches!(part.section, Section::Number | Section::Header));
    let printed = headed.flat_map(|part| &part.lines).find_map(|line| fiche_code(line.trim()));
    let first = || parts.iter().find(|part| part.section == Section::Block);
    printed
        .or_else(|| first().and_then(|part| fiche_code(part.heading.trim())))
        .map(|(code, _)| code)
        .unwrap_or_default()
}

/// Puts one section where it belongs.
fn take(part: &Part, into: &mut Certification, findings: &mut Vec<Finding>) {
    let lines = &part.lines[..];
    let list = || lines.iter().map(|line| tidy(item(line))).filter(|line| !line.is_empty());
    match part.section {
        Section::Header | Section::Number | Section::Title | Section::Block => {}
        Section::Agreements => codes(part, &mut into.agreements, findings),
        Section::Nsf => codes(part, &mut into.nsf, findings),
        Section::Formacodes => codes(part, &mut into.formacodes, findings),
        Section::Rome => codes(part, &mut into.rome, findings),
        Section::Level => into.level = level(part, findings),
        Section::Certifiers => into.certifiers.extend(tables::certifiers(lines, findings)),
        Section::Objectives => add(&mut into.objectives, lines),
        Section::Activities => into.activities.extend(list()),
        Section::Attested => into.attested.extend(list()),
        Section::Assessment => add(&mut into.assessment, lines),
        Section::AwardRule => add(&mut into.award_rule, lines),
        Section::Sectors => add(&mut into.sectors, lines),
        Section::Jobs => into.jobs.extend(list()),
        Section::Regulations => into.regulations.extend(list()),
        Section::EntryPrerequisites => into.entry_prerequisites.extend(list()),
        Section::AwardPrerequisites => into.award_prerequisites.extend(list()),
        Section::BlockPrerequisites => into.block_prerequisites = yes_or_no(part, findings),
        Section::ComponentsValidity => add(&mut into.components_validity, lines),
        Section::Access => into.access.extend(tables::access(lines, findings)),
        Section::Territories => {
            let territories = tables::territories(part.heading, lines, findings);
            into.territories.extend(territories);
        }
        Section::Correspondences => add(&mut into.correspondences, lines),
        Section::FoundingTexts => into.founding_texts.extend(tables::legal_texts(lines)),
        Section::Decisions => into.decisions.extend(tables::legal_texts(lines)),
        Section::Expiry => {
            let stated = day(part, findings);
            match (into.registration.expires, stated) {
                (Some(kept), Some(other)) if kept != other => {
                    findings.push(Finding::ExpiryDiffers { kept, other });
                }
                (kept, stated) => into.registration.expires = kept.or(stated),
            }
        }
        Section::Decided => into.registration.decided = day(part, findings),
        Section::LastAward => into.registration.last_award = day(part, findings),
        Section::LastPublished => into.registration.last_published = day(part, findings),
        Section::Years => {
            into.registration.years = first(part, findings).and_then(number);
        }
        Section::Statistics => into.statistics.extend(tables::statistics(lines, findings)),
        Section::Previous => into.previous.extend(tables::related(lines, part.section, findings)),
        Section::Next => into.next.extend(tables::related(lines, part.section, findings)),
        Section::Other if part.unknown => {
            findings.push(Finding::UnknownSection { heading: part.heading.to_owned() });
        }
        Section::Other => unread(part, lines, findings),
    }
}

/// The title: where it is printed, else a likely line of the header, else that of the replaced certification.
fn name(parts: &[Part], into: &mut Certification, findings: &mut Vec<Finding>) {
    let lines = |section| {
        parts.iter().filter(move |part| part.section == section).flat_map(|part| &part.lines)
    };
    let header = || lines(Section::Header).map(|line| line.trim());
    let beside_code = header().filter_map(fiche_code).find_map(|(_, rest)| said(rest));
    if let Some(title) = lines(Section::Title).find_map(|line| said(line)).or(beside_code) {
        into.title = tidy(title.trim_matches([' ', '-', '–', '—', ':', '|', '\t']));
    } else if let Some(title) = header().rfind(|line| likely_title(line)) {
        into.title = tidy(title);
        findings.push(Finding::TitleFrom(TitleSource::Header));
    } else if let Some(previous) = into.previous.iter().find(|previous| !previous.title.is_empty())
    {
        into.title.clone_from(&previous.title);
        findings.push(Finding::TitleFrom(TitleSource::Previous(previous.code.clone())));
    } else {
        findings.push(Finding::Missing(Section::Title));
    }
}

/// Several words that are not those of the site itself.
fn likely_title(line: &str) -> bool {
    let site = [
        "repertoire",
        "francecompetences",
        "cettecertification",
        "accueil",
        "aller",
        "retour",
        "menu",
    ];
    let name = crate::domain::fold::key(line);
    line.split_whitespace().count() > 1 && !site.iter().any(|word| name.starts_with(word))
}

/// Sections without which a candidate is ill informed.
fn missing(read: &Certification) -> impl Iterator<Item = Section> + use<> {
    let dates = &read.registration;
    [
        (Section::Level, read.level.is_none()),
        (Section::Certifiers, read.certifiers.is_empty()),
        (Section::Attested, read.attested.is_empty()),
        (Section::AwardRule, read.award_rule.is_empty()),
        (Section::Access, read.access.is_empty()),
        (Section::Expiry, dates.expires.is_none()),
    ]
    .into_iter()
    .filter_map(|(section, absent)| absent.then_some(section))
}

fn codes(part: &Part, into: &mut Vec<Coded>, findings: &mut Vec<Finding>) {
    for line in &part.lines {
        match coded(line) {
            Some(coded) => into.push(coded),
            None => findings.push(Finding::unread(part.section, line)),
        }
    }
}

/// « Niveau 5 ».
fn level(part: &Part, findings: &mut Vec<Finding>) -> Option<u8> {
    let line = first(part, findings)?;
    let level = line.find(|c: char| c.is_ascii_digit()).and_then(|at| number(&line[at..]));
    level.filter(|level| (1..=8).contains(level))
}

fn yes_or_no(part: &Part, findings: &mut Vec<Finding>) -> Option<bool> {
    let line = first(part, findings)?;
    match crate::domain::fold::key(line).as_str() {
        "oui" => Some(true),
        "non" => Some(false),
        _ => {
            findings.push(Finding::unread(part.section, line));
            None
        }
    }
}

/// The day that a section states.
fn day(part: &Part, findings: &mut Vec<Finding>) -> Option<Date> {
    let line = first(part, findings)?;
    let day = date(line);
    if day.is_none() && said(line).is_some() {
        findings.push(Finding::unread(part.section, line));
    }
    day
}

/// The first line of a section that takes one only.
fn first<'t>(part: &Part<'t>, findings: &mut Vec<Finding>) -> Option<&'t str> {
    unread(part, part.lines.get(1..).unwrap_or_default(), findings);
    part.lines.first().copied()
}

fn unread(part: &Part, lines: &[&str], findings: &mut Vec<Finding>) {
    let said = lines.iter().filter_map(|line| said(line));
    findings.extend(said.map(|line| Finding::unread(part.section, line)));
}

fn add(text: &mut String, lines: &[&str]) {
    if !text.is_empty() && !lines.is_empty() {
        text.push('\n');
    }
    text.push_str(&paragraphs(lines));
}

impl Finding {
    fn unread(section: Section, text: &str) -> Self {
        Self::Unread { section, text: tidy(text) }
    }
}
