//! What is seen across the rows: how far each bloc is, and which competences are weak for most.
//!
//! Owns counts, no mean: an average of people is no one. Certifications are kept apart by their code.

use super::Row;
use crate::domain::id::{BlockCode, CompetenceId};
use crate::domain::readiness::CompetenceStatus;
use std::collections::BTreeMap;

/// A bloc across the candidates who aim at it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BlockFigures {
    /// The certification's code.
    pub certification: String,
    /// The bloc.
    pub code: BlockCode,
    /// How many candidates aim at it.
    pub candidates: usize,
    /// How many are ready.
    pub ready: usize,
    /// How many are not and have some competence ready.
    pub begun: usize,
    /// How many have rated all of it.
    pub rated: usize,
}

/// A competence across the candidates who aim at it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompetenceFigures {
    /// The certification's code.
    pub certification: String,
    /// The competence.
    pub id: CompetenceId,
    /// How many candidates aim at it.
    pub candidates: usize,
    /// How many stand at each of [`CompetenceStatus::ALL`].
    pub counts: [usize; CompetenceStatus::ALL.len()],
}

impl CompetenceFigures {
    /// How many have that status.
    pub fn count(&self, status: CompetenceStatus) -> usize {
        let at = CompetenceStatus::ALL.iter().position(|known| *known == status);
        at.and_then(|at| self.counts.get(at)).copied().unwrap_or(0)
    }

    /// How many have rated it and are not ready: that is weak. Not rated is not known.
    pub fn weak(&self) -> usize {
        let known = self.candidates - self.count(CompetenceStatus::Unrated);
        known - self.count(CompetenceStatus::Ready)
    }
}

/// Each bloc, certification by certification in the order of codes.
pub fn blocks<'a>(rows: impl IntoIterator<Item = &'a Row>) -> Vec<BlockFigures> {
    let mut all: BTreeMap<(String, BlockCode), BlockFigures> = BTreeMap::new();
    for row in rows {
        for block in row.blocks.iter().filter(|block| block.targeted) {
            let name = (row.certification.clone(), block.code.clone());
            let figures =
                all.entry(name).or_insert_with_key(|(certification, code)| BlockFigures {
                    certification: certification.clone(),
                    code: code.clone(),
                    candidates: 0,
                    ready: 0,
                    begun: 0,
                    rated: 0,
                });
            figures.candidates += 1;
            figures.ready += usize::from(block.is_ready());
            figures.begun += usize::from(!block.is_ready() && block.ready > 0);
            figures.rated += usize::from(block.rated == block.total);
        }
    }
    all.into_values().collect()
}

/// Each competence, the one that is weak for the largest share of its candidates first.
pub fn weakest<'a>(rows: impl IntoIterator<Item = &'a Row>) -> Vec<CompetenceFigures> {
    let mut all: BTreeMap<(String, CompetenceId), CompetenceFigures> = BTreeMap::new();
    for row in rows {
        for cell in row.competences.iter().filter(|cell| cell.targeted) {
            let name = (row.certification.clone(), cell.id.clone());
            let figures =
                all.entry(name).or_insert_with_key(|(certification, id)| CompetenceFigures {
                    certification: certification.clone(),
                    id: id.clone(),
                    candidates: 0,
                    counts: [0; CompetenceStatus::ALL.len()],
                });
            figures.candidates += 1;
            let place = CompetenceStatus::ALL.iter().position(|known| *known == cell.status);
            if let Some(count) = place.and_then(|place| figures.counts.get_mut(place)) {
                *count += 1;
            }
        }
    }
    let mut all: Vec<_> = all.into_values().collect();
    // Shares compared without fractions: a/b against c/d is ad against cb.
    all.sort_by(|a, b| (b.weak() * a.candidates).cmp(&(a.weak() * b.candidates)));
    all
}
