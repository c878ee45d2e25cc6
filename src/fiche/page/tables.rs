//! The tables of the page: certifiers, ways of access, territories, legal texts, figures, related
//! certifications.
//!
//! Owns what each column means and how a lost column is made good. Does not find the tables.

use super::super::{Finding, Section};
use super::cells::{cells, date, first_cell, number, said, tidy};
use super::sections::fiche_code;
use crate::domain::certification::{
    Access, Certifier, LegalText, Related, Route, Territory, YearStatistics,
};
use crate::domain::fold::{alike, key};

/// One certifier a row: legal name, SIRET, trade name, web site.
pub(super) fn certifiers(lines: &[&str], findings: &mut Vec<Finding>) -> Vec<Certifier> {
    let mut certifiers = Vec::new();
    for line in lines {
        let cells = cells(line);
        let cell = |at: usize| cells.get(at).copied().and_then(said);
        let Some(name) = cell(0) else { continue };
        let siret = cell(1).map(|text| text.split_whitespace().collect::<String>());
        let valid = |siret: &String| siret.len() == 14 && siret.bytes().all(|b| b.is_ascii_digit());
        if siret.as_ref().is_some_and(|siret| !valid(siret)) {
            findings.push(Finding::unread(Section::Certifiers, line));
        }
        certifiers.push(Certifier {
            name: tidy(name),
            siret: siret.filter(valid),
            trade_name: cell(2).map(tidy),
            website: cell(3).map(str::to_owned),
        });
    }
    certifiers
}

const ROUTES: &[(&str, Route)] = &[
    ("apresunparcoursdeformationsousstatutdeleveoudetudiant", Route::InitialTraining),
    ("encontratdapprentissage", Route::Apprenticeship),
    ("apresunparcoursdeformationcontinue", Route::ContinuingTraining),
    ("encontratdeprofessionnalisation", Route::ProfessionalContract),
    ("parcandidatureindividuelle", Route::IndividualApplication),
    ("parexperience", Route::Experience),
];

/// The way of access that a row is about.
fn route(line: &str) -> Option<Route> {
    let name = key(first_cell(line).0);
    ROUTES.iter().find(|(known, _)| alike(known, &name)).map(|(_, route)| *route)
}

/// Whether the column Oui, or else Non, of a row is marked, where its columns are all there.
///
/// Some texts lose empty cells: every mark then falls in the first column and tells nothing.
fn column_marked(cells: &[&str], whole: bool) -> Option<bool> {
    let mark = |at: usize| cells.get(at).is_some_and(|cell| cell.eq_ignore_ascii_case("x"));
    let empty = |at: usize| cells.get(at).is_some_and(|cell| cell.is_empty());
    let told = whole || (empty(1) && cells.iter().skip(2).any(|cell| !cell.is_empty()));
    match (mark(0), mark(1)) {
        (true, false) if told => Some(true),
        (false, true) if empty(0) => Some(false),
        _ => None,
    }
}

/// One way a row: Oui, Non, jury, date. Where the text lost empty cells (one `X`, then the jury), a jury
/// tells that the way is open and a dash that it is closed.
pub(super) fn access(lines: &[&str], findings: &mut Vec<Finding>) -> Vec<Access> {
    let mut rows: Vec<(Route, String)> = Vec::new();
    for line in lines {
        match (route(line), rows.last_mut()) {
            (Some(route), _) => rows.push((route, first_cell(line).1.to_owned())),
            (None, Some((_, row))) => {
                row.push('\n');
                row.push_str(line);
            }
            (None, None) => findings.push(Finding::unread(Section::Access, line)),
        }
    }
    let rows: Vec<(Route, Vec<&str>)> =
        rows.iter().map(|(route, row)| (*route, cells(row))).collect();
    let whole = rows.iter().any(|(_, cells)| column_marked(cells, false).is_some());
    let mut deduced = Vec::new();
    let mut access = Vec::new();
    for (route, cells) in rows {
        let cell = |at: usize| cells.get(at).copied().unwrap_or_default();
        let lost = !whole && cell(0).eq_ignore_ascii_case("x") && !cell(1).is_empty();
        let jury = if lost { 1 } else { 2 };
        let open = if lost {
            deduced.push(route);
            Some(said(cell(1)).is_some())
        } else {
            column_marked(&cells, whole)
        };
        if open.is_none() {
            findings.push(Finding::AccessUnknown(route));
        }
        let rest = cells.iter().skip(jury + 1).filter_map(|cell| said(cell));
        findings.extend(rest.map(|text| Finding::unread(Section::Access, text)));
        access.push(Access { route, open, jury: said(cell(jury)).map(tidy).unwrap_or_default() });
    }
    if !deduced.is_empty() {
        findings.push(Finding::AccessDeduced(deduced));
    }
    access
}

/// One territory a row: Oui, Non. `heading` is the header row: it begins with an empty cell, unless the
/// text lost empty cells.
pub(super) fn territories(
    heading: &str,
    lines: &[&str],
    findings: &mut Vec<Finding>,
) -> Vec<Territory> {
    let rows: Vec<Vec<&str>> = lines.iter().map(|line| cells(line)).collect();
    let after = |row: &[&str]| column_marked(row.get(1..).unwrap_or_default(), false);
    let whole =
        said(first_cell(heading).0).is_none() || rows.iter().any(|row| after(row).is_some());
    let mut territories = Vec::new();
    for row in rows {
        let Some(name) = row.first().copied().and_then(said).map(tidy) else {
            continue;
        };
        let registered = column_marked(row.get(1..).unwrap_or_default(), whole);
        if registered.is_none() {
            findings.push(Finding::TerritoryUnknown { name: name.clone() });
        }
        territories.push(Territory { name, registered });
    }
    territories
}

/// One text a row, its date first; the reference may run over several lines.
pub(super) fn legal_texts(lines: &[&str]) -> Vec<LegalText> {
    let mut texts: Vec<LegalText> = Vec::new();
    for cell in lines.iter().flat_map(|line| cells(line)).filter_map(said) {
        match (date(cell), texts.last_mut()) {
            (Some(date), _) => texts.push(LegalText { date: Some(date), text: String::new() }),
            (None, Some(last)) => {
                if !last.text.is_empty() {
                    last.text.push('\n');
                }
                last.text.push_str(&tidy(cell));
            }
            (None, None) => texts.push(LegalText { date: None, text: tidy(cell) }),
        }
    }
    texts
}

/// One year a row. The header row, where it stands, tells the columns; else they are the site's usual ones.
pub(super) fn statistics(lines: &[&str], findings: &mut Vec<Finding>) -> Vec<YearStatistics> {
    let mut columns = vec![0, 1, 2, 3, 4, 5];
    let mut years = Vec::new();
    for line in lines {
        let cells = cells(line);
        let Some(year) = number::<u16>(cells[0]).filter(|year| (1900..2200).contains(year)) else {
            if key(line).starts_with("anneedobtention") {
                columns = cells.iter().map(|cell| column(&key(cell))).collect();
            } else {
                findings.push(Finding::unread(Section::Statistics, line));
            }
            continue;
        };
        let cell = |meaning: usize| {
            let at = columns.iter().position(|column| *column == meaning)?;
            said(cells.get(at)?)
        };
        let row = YearStatistics {
            year,
            certified: cell(1).and_then(number),
            certified_by_vae: cell(2).and_then(number),
            employed_6_months: cell(3).and_then(number),
            in_trade_6_months: cell(4).and_then(number),
            in_trade_2_years: cell(5).and_then(number),
        };
        // A decimal or a remark beside a figure is not kept: it is said.
        let plain = |cell: &str| cell.bytes().all(|b| b.is_ascii_digit());
        if !cells.iter().filter_map(|cell| said(cell)).all(plain) {
            findings.push(Finding::unread(Section::Statistics, line));
        }
        years.push(row);
    }
    years
}

/// What a column of the figures means: its place in the site's usual order.
fn column(name: &str) -> usize {
    let has = |part| name.contains(part);
    match name {
        _ if has("annee") => 0,
        _ if has("vae") => 2,
        _ if has("metier") && has("2ans") => 5,
        _ if has("metier") => 4,
        _ if has("global") => 3,
        _ if has("certifies") => 1,
        _ => usize::MAX,
    }
}

/// One certification a row: its code, its title.
pub(super) fn related(
    lines: &[&str],
    section: Section,
    findings: &mut Vec<Finding>,
) -> Vec<Related> {
    let mut related = Vec::new();
    for line in lines {
        match fiche_code(line.trim()) {
            Some((code, rest)) => {
                let title = rest.trim_matches([' ', '|', '\t', '-', '–', ':', '\u{a0}']);
                related.push(Related { code, title: tidy(title) });
            }
            None => findings.push(Finding::unread(section, line)),
        }
    }
    related
}
