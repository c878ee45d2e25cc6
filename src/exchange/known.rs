//! A file's certification beside the one of that code that comes with Acquis.
//!
//! Owns what is said of a difference, and one repair: a bloc that lost competences on the way would
//! be easier to prove, and takes them back. A whole file's own certification is never changed.

use super::finding::{Finding, Findings};
use crate::domain::certification::{Block, Certification};
use crate::domain::gather::Gather;
use crate::domain::id::CompetenceId;
use std::collections::BTreeSet;

/// Compares a certification with the known ones; of a file that was `damaged`, puts back the
/// competences it lost.
pub(super) fn check(
    certification: &mut Certification,
    known: &[&Certification],
    damaged: bool,
    findings: &mut Findings,
) {
    let code = certification.code.clone();
    let Some(known) = known.iter().find(|known| known.code == code) else {
        findings.push(Finding::UnknownCertification(code));
        return;
    };
    for (place, block, missing) in missing(certification, known) {
        let competences: Vec<CompetenceId> =
            missing.iter().map(|index| block.competences[*index].id.clone()).collect();
        let block_code = block.code.clone();
        if damaged {
            put_back(certification, place, block, &missing);
            findings.push(Finding::CompetencesPutBack { block: block_code, competences });
        } else {
            findings.push(Finding::FewerCompetences { block: block_code, competences });
        }
    }
    if !certification.says_as(known) {
        findings.push(Finding::CertificationDiffers(code));
    }
}

/// The blocs of the known certification of which competences stand nowhere in the other: their
/// place, and those of the competences.
fn missing<'a>(
    certification: &Certification,
    known: &'a Certification,
) -> Vec<(usize, &'a Block, Vec<usize>)> {
    let held = certification.competence_ids();
    // One that was carried over may bear an id of its own.
    let said: BTreeSet<_> = certification.competences().map(|(_, c)| c.text.as_str()).gathered();
    let lost = |block: &Block| {
        let each = block.competences.iter().enumerate();
        let lost = each.filter(|(_, c)| !held.contains(&c.id) && !said.contains(&*c.text));
        lost.map(|(index, _)| index).collect::<Vec<_>>()
    };
    let blocks = known.blocks.iter().enumerate();
    blocks
        .map(|(place, block)| (place, block, lost(block)))
        .filter(|(_, _, lost)| !lost.is_empty())
        .collect()
}

/// Puts competences of a known bloc, and the bloc itself when it is gone, where they stand in it.
fn put_back(certification: &mut Certification, place: usize, known: &Block, missing: &[usize]) {
    let blocks = &mut certification.blocks;
    let at = blocks.iter().position(|block| block.code == known.code).unwrap_or_else(|| {
        let at = place.min(blocks.len());
        blocks.insert(at, Block { competences: Vec::new(), ..known.clone() });
        at
    });
    if let Some(block) = blocks.get_mut(at) {
        for index in missing {
            let at = (*index).min(block.competences.len());
            block.competences.insert(at, known.competences[*index].clone());
        }
    }
}
