//! A dossier as an adviser reads it: what there is to read, how long it takes, and what to look at.
//!
//! Owns the figures and the order of reading; what is worth a look is `remarks`'s. All of it is
//! derived and none of it is a judgement: readiness does not depend on it, and only the jury
//! validates.

mod agenda;
mod remarks;

use super::Dossier;
use super::anonymity::Ignored;
use super::evidence::Evidence;
use super::id::{BlockCode, CompetenceId, EvidenceId};
use super::readiness::{CompetenceStatus, Readiness};
use crate::domain::gather::Gather;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

pub use agenda::{Direction, Sought, seek};
pub use remarks::{FEW_WORDS, MANY_COMPETENCES, MOST_OTHERS, Remark};

/// How many words of a told situation an adviser reads in a minute, attentively.
pub const WORDS_A_MINUTE: usize = 200;

/// A dossier, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// Every bloc, in the fiche's order.
    pub blocks: Vec<BlockReading>,
    /// Words of the whole dossier: every situation once, every comment, every experience.
    pub words: usize,
}

/// A bloc, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BlockReading {
    /// The bloc.
    pub code: BlockCode,
    /// Whether the candidate aims at it.
    pub targeted: bool,
    /// Words of the evidence linked to it, each piece once, and of the comments.
    pub words: usize,
    /// Each competence, in the fiche's order.
    pub competences: Vec<CompetenceReading>,
}

/// A competence, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompetenceReading {
    /// The competence.
    pub id: CompetenceId,
    /// Where it stands.
    pub status: CompetenceStatus,
    /// Words of the evidence linked to it and of the comment.
    pub words: usize,
    /// What to look at.
    pub remarks: Vec<Arc<Remark>>,
}

impl Reading {
    /// Reads a dossier. `ignored` are the hits of the anonymity check that were left.
    pub fn of(dossier: &Dossier, ignored: &Ignored) -> Self {
        let sources = remarks::Sources::of(dossier, remarks::Spots::of(dossier, ignored));
        let readiness = Readiness::of(dossier);
        let each = dossier.evidence.iter();
        let counts: BTreeMap<_, _> = each.map(|(id, e)| (id, evidence_words(e))).gathered();
        let words_of = |id: &EvidenceId| counts.get(id).copied().unwrap_or(0);
        let blocks = readiness.blocks.iter().map(|block| {
            let mut told: BTreeSet<&EvidenceId> = BTreeSet::new();
            let mut comments = 0;
            let competences = block.competences.iter().map(|competence| {
                let linked = competence.evidence.iter().map(|(id, _)| id);
                told.extend(linked.clone());
                let rating = dossier.ratings.get(&competence.id);
                let comment = rating.map_or(0, |rating| words(&rating.comment));
                comments += comment;
                CompetenceReading {
                    id: competence.id.clone(),
                    status: competence.status,
                    words: comment + linked.map(words_of).sum::<usize>(),
                    remarks: sources.remarks(competence),
                }
            });
            let competences: Vec<_> = competences.collect();
            let words = comments + told.into_iter().map(words_of).sum::<usize>();
            let (code, targeted) = (block.code.clone(), block.targeted);
            BlockReading { code, targeted, words, competences }
        });
        Self { blocks: blocks.collect(), words: total(dossier) }
    }

    /// The bloc of that code.
    pub fn block(&self, code: &BlockCode) -> Option<&BlockReading> {
        self.blocks.iter().find(|block| block.code == *code)
    }

    /// The competence of that id.
    pub fn competence(&self, id: &CompetenceId) -> Option<&CompetenceReading> {
        self.blocks.iter().flat_map(|block| &block.competences).find(|c| c.id == *id)
    }
}

impl BlockReading {
    /// Minutes it takes to read, rounded up; 0 when there is nothing.
    pub fn minutes(&self) -> usize {
        minutes(self.words)
    }
}

impl CompetenceReading {
    /// Whether there is something to look at: declared without a whole proof, or a remark.
    pub fn is_thin(&self) -> bool {
        matches!(self.status, CompetenceStatus::Unproven | CompetenceStatus::Thin)
            || !self.remarks.is_empty()
    }
}

/// Minutes it takes to read so many words, rounded up.
pub fn minutes(words: usize) -> usize {
    words.div_ceil(WORDS_A_MINUTE)
}

/// Words of the whole dossier, each text once.
pub fn total(dossier: &Dossier) -> usize {
    let told = dossier.evidence.values().map(|evidence| evidence_words(evidence));
    let comments = dossier.ratings.values().map(|rating| words(&rating.comment));
    let posts = dossier.experiences.values().map(|experience| words(&experience.description));
    told.chain(comments).chain(posts).sum::<usize>() + words(&dossier.candidate.motivation)
}

fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

fn evidence_words(evidence: &Evidence) -> usize {
    evidence.story.words() + words(&evidence.title)
}
