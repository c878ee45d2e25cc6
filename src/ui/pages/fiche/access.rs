//! Who may enter: ways of access with their juries, and prerequisites.

use super::{bullets, expected, parts, prose};
use crate::domain::certification::{Access, Certification};
use crate::domain::readiness::CompetenceStatus;
use crate::ui::parts::icon::{Icon, Symbol};
use crate::ui::reading::text;
use leptos::prelude::*;

/// Open, closed or not told: a shape and a word.
pub(super) fn openness(open: Option<bool>) -> impl IntoView + use<> {
    let t = text();
    let (symbol, words, state) = match open {
        Some(true) => (Symbol::Status(CompetenceStatus::Ready), t.fiche.open, "ready"),
        Some(false) => (Symbol::Close, t.fiche.closed, "closed"),
        None => (Symbol::Status(CompetenceStatus::Unproven), t.common.unknown, "unknown"),
    };
    view! { <span class="tag" data-status=state><Icon symbol />{words}</span> }
}

/// The ways of access as a table, then each jury once with the ways it stands for.
pub(super) fn ways(certification: &Certification) -> Option<impl IntoView + use<>> {
    let t = text();
    if certification.access.is_empty() {
        return None;
    }
    let rows: Vec<_> = certification
        .access
        .iter()
        .map(|access| {
            view! {
                <tr>
                    <th scope="row">{(t.words.route)(access.route)}</th>
                    <td>{openness(access.open)}</td>
                </tr>
            }
        })
        .collect();
    let juries: Vec<_> = juries(&certification.access)
        .into_iter()
        .map(|(jury, ways)| {
            let ways: Vec<_> = ways.iter().map(|way| (t.words.route)(*way).to_owned()).collect();
            view! {
                <div class="part-of">
                    <h3>{t.fiche.jury}</h3>
                    <p class="muted">{(t.fiche.jury_for)(&(t.common.and)(&ways))}</p>
                    {prose(jury)}
                </div>
            }
        })
        .collect();
    Some(view! {
        <table class="data ways">
            <caption class="visually-hidden">{t.fiche.access}</caption>
            <thead>
                <tr><th scope="col">{t.fiche.access_way}</th><th scope="col">{t.fiche.access_state}</th></tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
        {juries}
    })
}

type Way = crate::domain::certification::Route;

/// Each distinct jury, with the ways it stands for, in the fiche's order.
fn juries(all: &[Access]) -> Vec<(&str, Vec<Way>)> {
    let mut juries: Vec<(&str, Vec<Way>)> = Vec::new();
    for access in all.iter().filter(|access| !access.jury.trim().is_empty()) {
        match juries.iter_mut().find(|(jury, _)| *jury == access.jury) {
            Some((_, ways)) => ways.push(access.route),
            None => juries.push((&access.jury, vec![access.route])),
        }
    }
    juries
}

/// What entering and validation ask beforehand.
pub(super) fn prerequisites(certification: &Certification) -> Option<impl IntoView + use<>> {
    let t = text();
    let distinct = certification.block_prerequisites.map(|distinct| {
        let words = if distinct { t.common.yes } else { t.common.no };
        view! { <p>{words}</p> }
    });
    parts([
        Some(expected(t.fiche.entry_prerequisites, bullets(&certification.entry_prerequisites))),
        Some(expected(t.fiche.award_prerequisites, bullets(&certification.award_prerequisites))),
        Some(expected(t.fiche.block_prerequisites, distinct)),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fiche::default_certification;

    #[test]
    fn a_jury_that_three_ways_share_is_told_once() {
        let certification = default_certification();
        let juries = juries(&certification.access);
        assert_eq!(juries.len(), 1);
        assert_eq!(
            juries[0].1,
            [Way::ContinuingTraining, Way::ProfessionalContract, Way::Experience]
        );
    }
}
