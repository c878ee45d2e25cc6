//! Who delivers it, since when and until when, with what results, and where the text comes from.

use super::trade::coded;
use super::{deadline, part, parts, prose};
use crate::domain::certification::{
    Certification, Certifier, LegalText, Related, Territory, YearStatistics,
};
use crate::ui::parts::outside::address;
use crate::ui::reading::text;
use leptos::prelude::*;

/// Certifying bodies, and the collective agreements they stand in.
pub(super) fn certifiers(certification: &Certification) -> Option<impl IntoView + use<>> {
    let all: Vec<_> = certification.certifiers.iter().map(certifier).collect();
    let agreements = part(text().fiche.agreements, coded(&certification.agreements));
    parts([(!all.is_empty()).then(|| all.into_any()), agreements])
}

fn certifier(certifier: &Certifier) -> impl IntoView + use<> {
    let t = text();
    let siret = certifier.siret.as_deref().map(grouped_siret);
    let facts: Vec<_> = [
        siret.map(|siret| (t.fiche.siret, siret.into_any())),
        certifier.trade_name.clone().map(|name| (t.fiche.trade_name, name.into_any())),
        certifier.website.as_deref().map(|website| (t.fiche.website, address(website))),
    ]
    .into_iter()
    .flatten()
    .map(|(label, fact)| view! { <div><dt>{label}</dt><dd>{fact}</dd></div> })
    .collect();
    let facts = (!facts.is_empty()).then(|| view! { <dl class="facts">{facts}</dl> });
    view! { <div class="part-of"><h3 lang="fr">{certifier.name.clone()}</h3>{facts}</div> }
}

/// A SIRET as it is read: SIREN by threes, then the five digits of the establishment.
fn grouped_siret(siret: &str) -> String {
    let digits: Vec<char> = siret.chars().filter(char::is_ascii_digit).collect();
    if digits.len() != 14 {
        return siret.to_owned();
    }
    let group = |from: usize, to: usize| digits[from..to].iter().collect::<String>();
    [group(0, 3), group(3, 6), group(6, 9), group(9, 14)].join("\u{a0}")
}

/// Dates of the registration, the texts behind it, and its territories.
pub(super) fn dates(certification: &Certification) -> Option<impl IntoView + use<>> {
    let t = text();
    let registration = &certification.registration;
    let day = |date: Option<_>| date.map_or(t.common.unknown.to_owned(), t.common.date);
    let years = registration.years.map_or(t.common.unknown.to_owned(), t.fiche.years);
    let facts = view! {
        <dl class="facts">
            <div><dt>{t.fiche.decided}</dt><dd>{day(registration.decided)}</dd></div>
            <div><dt>{t.fiche.duration}</dt><dd>{years}</dd></div>
            <div><dt>{t.fiche.expires}</dt><dd>{deadline(registration.expires)}</dd></div>
            <div><dt>{t.fiche.last_award}</dt><dd>{deadline(registration.last_award)}</dd></div>
            <div><dt>{t.fiche.last_published}</dt><dd>{day(registration.last_published)}</dd></div>
        </dl>
    };
    parts([
        Some(facts.into_any()),
        part(t.fiche.founding_texts, legal(&certification.founding_texts)),
        part(t.fiche.decisions, legal(&certification.decisions)),
        part(t.fiche.territories, territories(&certification.territories)),
    ])
}

fn legal(texts: &[LegalText]) -> Option<impl IntoView + use<>> {
    let t = text();
    let items: Vec<_> = texts
        .iter()
        .map(|legal| {
            let published = legal.date.map(|date| (t.fiche.published_on)(&(t.common.date)(date)));
            view! {
                <li>
                    {published.map(|words| view! { <p class="muted small">{words}</p> })}
                    {prose(&legal.text)}
                </li>
            }
        })
        .collect();
    (!items.is_empty()).then(|| view! { <ul class="plain">{items}</ul> })
}

fn territories(all: &[Territory]) -> Option<impl IntoView + use<>> {
    let t = text();
    let items: Vec<_> = all
        .iter()
        .map(|territory| {
            let state = match territory.registered {
                Some(true) => t.common.yes,
                Some(false) => t.common.no,
                None => t.common.unknown,
            };
            view! { <div><dt lang="fr">{territory.name.clone()}</dt><dd>{state}</dd></div> }
        })
        .collect();
    (!items.is_empty()).then(|| view! { <dl class="facts">{items}</dl> })
}

/// The yearly figures as a table.
pub(super) fn statistics(certification: &Certification) -> Option<impl IntoView + use<>> {
    let t = text();
    let rows: Vec<_> = certification.statistics.iter().map(year).collect();
    (!rows.is_empty()).then(|| {
        view! {
            // Scrolls sideways by keyboard too (WCAG 2.1.1), hence the tabindex and its name.
            <div class="scroll" tabindex="0" role="region" aria-labelledby="statistics-caption">
                <table class="data figures">
                    <caption id="statistics-caption">{t.fiche.statistics_caption}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{t.fiche.year}</th>
                            <th scope="col">{t.fiche.certified}</th>
                            <th scope="col">{t.fiche.certified_by_vae}</th>
                            <th scope="col">{t.fiche.employed_6_months}</th>
                            <th scope="col">{t.fiche.in_trade_6_months}</th>
                            <th scope="col">{t.fiche.in_trade_2_years}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <p class="muted small">{t.fiche.statistics_scope}</p>
        }
    })
}

fn year(figures: &YearStatistics) -> impl IntoView + use<> {
    let t = text();
    let unknown = || t.common.unknown.to_owned();
    let people = |n: Option<u32>| n.map_or_else(unknown, |n| n.to_string());
    let rate = |n: Option<u8>| n.map_or_else(unknown, t.fiche.percent);
    view! {
        <tr>
            <th scope="row">{figures.year.to_string()}</th>
            <td>{people(figures.certified)}</td>
            <td>{people(figures.certified_by_vae)}</td>
            <td>{rate(figures.employed_6_months)}</td>
            <td>{rate(figures.in_trade_6_months)}</td>
            <td>{rate(figures.in_trade_2_years)}</td>
        </tr>
    }
}

/// What it replaces, what replaces it, and what it corresponds to.
pub(super) fn related(certification: &Certification) -> Option<impl IntoView + use<>> {
    let t = text();
    let correspondences = match prose(&certification.correspondences) {
        Some(words) => words.into_any(),
        None => view! { <p>{t.fiche.no_correspondence}</p> }.into_any(),
    };
    parts([
        part(t.fiche.previous, links(&certification.previous)),
        part(t.fiche.next, links(&certification.next)),
        part(t.fiche.correspondences, Some(correspondences)),
    ])
}

fn links(all: &[Related]) -> Option<impl IntoView + use<>> {
    let items: Vec<_> = all
        .iter()
        .map(|related| {
            let code = related.code.clone();
            let code = match fiche_address(&code) {
                Some(href) => {
                    view! { <a href=href rel="noopener noreferrer">{code}</a> }.into_any()
                }
                None => code.into_any(),
            };
            view! { <li lang="fr">{code} " " {related.title.clone()}</li> }
        })
        .collect();
    (!items.is_empty()).then(|| view! { <ul class="plain">{items}</ul> })
}

/// Where France compétences publishes the fiche of that code.
fn fiche_address(code: &str) -> Option<String> {
    let number = code.strip_prefix("RNCP")?;
    let digits = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| format!("https://www.francecompetences.fr/recherche/rncp/{number}/"))
}

/// Where the text comes from, under which licence, and what Acquis added.
pub(super) fn source(certification: &Certification) -> Option<impl IntoView + use<>> {
    let t = text();
    let published = fiche_address(&certification.code).map(|href| {
        view! { <li><a href=href rel="noopener noreferrer">{t.fiche.source_page}</a></li> }
    });
    let source = certification.source.trim();
    (!source.is_empty()).then(|| {
        view! {
            <p>{(t.fiche.source_text)(source)}</p>
            <p>{t.fiche.as_published}</p>
            <ul class="plain">
                {published}
                <li><a href=t.fiche.licence_url rel="license noopener noreferrer">{t.fiche.licence}</a></li>
            </ul>
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_siret_is_read_in_groups() {
        assert_eq!(grouped_siret("44399165800032"), "443\u{a0}991\u{a0}658\u{a0}00032");
        assert_eq!(grouped_siret("4439"), "4439");
    }

    #[test]
    fn the_published_fiche_is_found_by_its_number() {
        assert_eq!(
            fiche_address("RNCP39866").as_deref(),
            Some("https://www.francecompetences.fr/recherche/rncp/39866/")
        );
        assert_eq!(fiche_address("RS1234"), None);
        assert_eq!(fiche_address("RNCP1/../x"), None);
    }
}
