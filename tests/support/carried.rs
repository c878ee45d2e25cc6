//! Made-up fiches, dossiers on them, and going over from one to another as proposed. No assertion but
//! that an edit can be done.
#![allow(dead_code, reason = "each test file takes what it needs of it")]
#![allow(clippy::expect_used)]

use crate::strategies::complete_evidence;
use acquis::domain::carry::{Carry, Confidence, Correspondence, Map, propose, target};
use acquis::domain::certification::{Block, Certification, Competence};
use acquis::domain::id::{BlockCode, CompetenceId};
use acquis::domain::{Dossier, Edit, Evidence, Level, Timestamp};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Blocs of made-up competences: a title, then its texts.
pub(crate) fn certification(code: &str, blocks: &[(&str, &[&str])]) -> Certification {
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
            intro: None,
            competences: texts.iter().enumerate().map(competence).collect(),
            code: block,
        }
    });
    Certification { code: code.to_owned(), blocks: blocks.collect(), ..Certification::default() }
}

pub(crate) const WELCOME: (&str, &[&str]) = (
    "Accueillir le public",
    &[
        "Accueillir chaque visiteur en adaptant sa posture à la situation",
        "Orienter le visiteur vers le service compétent selon sa demande",
        "Enregistrer le courrier reçu dans l’outil de gestion",
    ],
);
pub(crate) const STOCK: (&str, &[&str]) = (
    "Tenir le stock",
    &[
        "Contrôler les livraisons à partir du bon de commande",
        "Ranger les marchandises en respectant les règles de sécurité",
    ],
);

pub(crate) fn old() -> Certification {
    certification("RNCP1", &[WELCOME, STOCK])
}

pub(crate) fn at() -> Timestamp {
    Timestamp::from_unix(1_700_000_900)
}

pub(crate) fn dossier(certification: Certification) -> Dossier {
    Dossier::new("d1".into(), Arc::new(certification), Timestamp::from_unix(1_700_000_000))
}

#[track_caller]
pub(crate) fn done(dossier: &Dossier, edit: &Edit) -> Dossier {
    let after = dossier.apply(edit).expect("the edit can be done");
    assert_eq!(after.faults(), []);
    after
}

#[track_caller]
pub(crate) fn rated(dossier: &Dossier, id: &str, level: Level, comment: &str) -> Dossier {
    let rate = Edit::Rate { competence: id.into(), level: Some(level), at: at() };
    let comment = Edit::Comment { competence: id.into(), comment: comment.to_owned(), at: at() };
    done(&done(dossier, &rate), &comment)
}

#[track_caller]
pub(crate) fn proved(dossier: &Dossier, id: &str, by: &[&str]) -> Dossier {
    let mut evidence: Evidence = complete_evidence(id);
    evidence.competences = by.iter().copied().map(CompetenceId::new).collect();
    done(dossier, &Edit::AddEvidence(Box::new(evidence)))
}

/// What is proposed, in short: where from, where to, how sure.
pub(crate) fn told(proposal: &[Correspondence]) -> Vec<(String, Vec<String>, Confidence)> {
    let one = |found: &Correspondence| {
        let to = found.to.iter().map(|(id, _)| id.to_string()).collect();
        (found.from.to_string(), to, found.confidence())
    };
    proposal.iter().map(one).collect()
}

pub(crate) fn map_of(proposal: &[Correspondence]) -> Map {
    let one = |found: &Correspondence| {
        (found.from.clone(), found.to.iter().map(|(id, _)| id.clone()).collect())
    };
    proposal.iter().map(one).collect()
}

pub(crate) fn carry_with(dossier: &Dossier, new: &Certification, map: Map) -> Edit {
    let target = target(dossier, new, &map);
    let certification = Arc::new(new.clone());
    Edit::Carry(Box::new(Carry { certification, map, chosen: BTreeMap::new(), target, at: at() }))
}

#[track_caller]
pub(crate) fn carried(dossier: &Dossier, new: &Certification) -> Dossier {
    done(dossier, &carry_with(dossier, new, map_of(&propose(dossier, new))))
}
