//! What the competences of a certification became in another one: the proposal, case by case, and what
//! holds of any two.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by it")]

use acquis::domain::Target;
use acquis::domain::carry::{Confidence, Correspondence, Map, Offer, offer, propose, target};
use acquis::domain::certification::{Block, Certification, Competence, Related};
use acquis::domain::id::{BlockCode, CompetenceId};
use acquis::fiche::default_certification;
use proptest::collection::vec;
use proptest::prelude::*;
use std::collections::BTreeSet;

/// Blocs of made-up competences: a title, then its texts.
fn certification(code: &str, blocks: &[(&str, &[&str])]) -> Certification {
    let blocks = blocks.iter().enumerate().map(|(at, (title, texts))| {
        let block = BlockCode::new(format!("{code}BC{:02}", at + 1));
        let competence = |(at, text): (usize, &&str)| Competence {
            id: CompetenceId::of(&block, at + 1),
            code: Some(format!("C{}", at + 1)),
            heading: None,
            text: (*text).to_owned(),
        };
        Block {
            title: (*title).to_owned(),
            assessment: String::new(),
            competences: texts.iter().enumerate().map(competence).collect(),
            code: block,
        }
    });
    Certification { code: code.to_owned(), blocks: blocks.collect(), ..Certification::default() }
}

const WELCOME: (&str, &[&str]) = (
    "Accueillir le public",
    &[
        "Accueillir chaque visiteur en adaptant sa posture à la situation",
        "Orienter le visiteur vers le service compétent selon sa demande",
        "Enregistrer le courrier reçu dans l’outil de gestion",
    ],
);
const STOCK: (&str, &[&str]) = (
    "Tenir le stock",
    &[
        "Contrôler les livraisons à partir du bon de commande",
        "Ranger les marchandises en respectant les règles de sécurité",
    ],
);

fn old() -> Certification {
    certification("RNCP1", &[WELCOME, STOCK])
}

/// What is proposed, in short: where from, where to, how sure.
fn told(proposal: &[Correspondence]) -> Vec<(String, Vec<String>, Confidence)> {
    let one = |found: &Correspondence| {
        let to = found.to.iter().map(|(id, _)| id.to_string()).collect();
        (found.from.to_string(), to, found.confidence())
    };
    proposal.iter().map(one).collect()
}

fn map_of(proposal: &[Correspondence]) -> Map {
    let one = |found: &Correspondence| {
        (found.from.clone(), found.to.iter().map(|(id, _)| id.clone()).collect())
    };
    proposal.iter().map(one).collect()
}

#[test]
fn an_identical_fiche_is_carried_as_it_is_under_another_code() {
    let new = certification("RNCP2", &[WELCOME, STOCK]);
    for (from, to, confidence) in told(&propose(&old(), &new)) {
        assert_eq!(to, [from.replace("RNCP1", "RNCP2")]);
        assert_eq!(confidence, Confidence::Same);
    }
}

#[test]
fn blocs_and_competences_in_another_order_under_other_codes_are_found() {
    let turned: (&str, &[&str]) = (WELCOME.0, &[WELCOME.1[2], WELCOME.1[0], WELCOME.1[1]]);
    let new = certification("RNCP2", &[STOCK, turned]);
    let found: Vec<_> = propose(&old(), &new);
    let to: Vec<_> = found.iter().map(|found| found.to[0].0.to_string()).collect();
    assert_eq!(
        to,
        ["RNCP2BC02-02", "RNCP2BC02-03", "RNCP2BC02-01", "RNCP2BC01-01", "RNCP2BC01-02"]
    );
    assert!(found.iter().all(|found| found.confidence() == Confidence::Same));
}

#[test]
fn a_reworded_competence_is_very_like_and_one_that_is_gone_is_proposed_nothing() {
    let new = certification(
        "RNCP2",
        &[
            (
                "Accueil",
                &[
                    "Accueillir chacun des visiteurs en adaptant sa posture aux situations",
                    "Animer un atelier numérique pour des débutants",
                ],
            ),
            ("Stock", &["Contrôler la livraison d’après le bon de commande"]),
        ],
    );
    let found = told(&propose(&old(), &new));
    assert_eq!(found[0].1, ["RNCP2BC01-01"]);
    assert_eq!(found[0].2, Confidence::VeryLike);
    assert_eq!((&found[1].1, found[1].2), (&vec![], Confidence::None));
    assert_eq!((&found[2].1, found[2].2), (&vec![], Confidence::None));
    assert_eq!(found[3].1, ["RNCP2BC02-01"]);
    assert!(found[3].2 >= Confidence::Like);
    assert_eq!(found[4].2, Confidence::None);
}

#[test]
fn a_competence_cut_in_two_goes_to_both_and_two_that_became_one_go_to_it() {
    let whole = "Contrôler les livraisons à partir du bon de commande et ranger les marchandises en respectant les règles de sécurité";
    let one = certification("RNCP2", &[("Stock", &[whole])]);
    let parts = certification("RNCP1", &[STOCK]);
    let found = told(&propose(&parts, &one));
    assert!(found.iter().all(|(_, to, sure)| to == &["RNCP2BC01-01"] && *sure == Confidence::Like));
    let new = certification("RNCP3", &[STOCK]);
    let found = told(&propose(&one, &new));
    assert_eq!(found[0].1.iter().collect::<BTreeSet<_>>().len(), 2, "{found:?}");
    assert_eq!(found[0].2, Confidence::Like);
}

#[test]
fn the_default_certification_is_its_own_counterpart_however_its_blocs_are_turned_and_renumbered() {
    let known = default_certification();
    let mut turned = (*known).clone();
    turned.blocks.reverse();
    for (at, block) in turned.blocks.iter_mut().enumerate() {
        block.code = BlockCode::new(format!("RNCP1BC{at:02}"));
        block.competences.reverse();
        for (at, competence) in block.competences.iter_mut().enumerate() {
            competence.id = CompetenceId::of(&block.code, at + 1);
            // A renumbered code leads no one astray.
            competence.code = Some(format!("C{at}"));
        }
    }
    let proposal = propose(&known, &turned);
    assert_eq!(proposal.len(), 19);
    for found in &proposal {
        assert_eq!((found.to.len(), found.confidence()), (1, Confidence::Same));
        let text = |c: &Certification, id| c.competence(id).unwrap().1.text.clone();
        assert_eq!(text(&known, &found.from), text(&turned, &found.to[0].0));
    }
}

#[test]
fn the_blocs_aimed_at_are_those_into_which_most_of_it_goes() {
    let new = certification("RNCP2", &[STOCK, (WELCOME.0, &[WELCOME.1[0], WELCOME.1[1]])]);
    let map = map_of(&propose(&old(), &new));
    let aimed = |code: &str| Target::Blocks { blocks: [BlockCode::new(code)].into() };
    assert_eq!(target(&aimed("RNCP1BC01"), &old(), &new, &map), aimed("RNCP2BC02"));
    assert_eq!(target(&aimed("RNCP1BC02"), &old(), &new, &map), aimed("RNCP2BC01"));
    assert_eq!(target(&Target::Whole, &old(), &new, &map), Target::Whole);
    // Nothing of it is left: there is no bloc to aim at.
    assert_eq!(target(&aimed("RNCP1BC01"), &old(), &new, &Map::new()), Target::Whole);
}

#[test]
fn a_fiche_is_offered_when_it_changed_or_replaces_another() {
    let known = default_certification();
    assert_eq!(offer(&known, &known), None);
    let mut changed = (*known).clone();
    changed.blocks[0].competences.pop();
    assert_eq!(offer(&changed, &known), Some(Offer::Changed));
    let before = certification("RNCP36030", &[STOCK]);
    assert_eq!(offer(&before, &known), Some(Offer::Replaces));
    let mut old = old();
    assert_eq!(offer(&old, &known), None);
    old.next.push(Related { code: known.code.clone(), title: String::new() });
    assert_eq!(offer(&old, &known), Some(Offer::Replaces));
}

/// Texts of a few words, so that some are alike.
fn frameworks(code: &'static str) -> impl Strategy<Value = Certification> {
    let word = prop_oneof![
        Just("accueillir"),
        Just("orienter"),
        Just("visiteurs"),
        Just("contrôler"),
        Just("livraisons"),
        Just("adapter"),
        Just("stock"),
    ];
    let text = vec(word, 0..5).prop_map(|words| words.join(" "));
    vec(vec(text, 0..5), 0..4).prop_map(move |blocks| {
        let texts: Vec<Vec<&str>> =
            blocks.iter().map(|block| block.iter().map(String::as_str).collect()).collect();
        let blocks: Vec<_> = texts.iter().map(|texts| ("Un bloc", texts.as_slice())).collect();
        certification(code, &blocks)
    })
}

proptest! {
    /// Each old competence is answered once, in order, with what is there; the same each time. No new
    /// one is given to two that stay one each, unless they were joined, which is never sure.
    #[test]
    fn any_two_frameworks_have_a_proposal(old in frameworks("A"), new in frameworks("B")) {
        let proposal = propose(&old, &new);
        prop_assert_eq!(&proposal, &propose(&old, &new));
        let from: Vec<_> = proposal.iter().map(|found| &found.from).collect();
        let all: Vec<_> = old.competences().map(|(_, competence)| &competence.id).collect();
        prop_assert_eq!(from, all);
        for found in &proposal {
            let to: BTreeSet<_> = found.to.iter().map(|(id, _)| id).collect();
            prop_assert_eq!(to.len(), found.to.len());
            prop_assert!(to.iter().all(|id| new.competence(id).is_some()));
            prop_assert!(found.to.iter().all(|(_, sure)| *sure != Confidence::None));
            for (id, sure) in &found.to {
                let others = proposal.iter().filter(|other| other.from != found.from);
                let shared = others.flat_map(|other| &other.to).any(|(other, _)| other == id);
                prop_assert!(!shared || *sure <= Confidence::Like);
            }
        }
    }

    /// A framework is its own counterpart, text for text.
    #[test]
    fn a_framework_becomes_itself(old in frameworks("A")) {
        for found in propose(&old, &old) {
            let (_, was) = old.competence(&found.from).unwrap();
            prop_assert_eq!(found.confidence(), Confidence::Same);
            let (_, is) = old.competence(&found.to[0].0).unwrap();
            prop_assert_eq!(&was.text, &is.text);
        }
    }
}
