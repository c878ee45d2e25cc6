//! Who is ready for assessment, who is not, and why: derived from a dossier, never stored.
//!
//! The rule is the fiche's: a bloc is obtained with 100 % of its competences (RNCP39866, *modalités
//! d'acquisition par capitalisation*). Acquis says « prêt à présenter »; only the jury validates.

mod follow;

use super::certification::Block;
use super::dossier::Dossier;
use super::evidence::{Evidence, Gap};
use super::id::{BlockCode, CompetenceId, EvidenceId};
use super::rating::Level;
use serde::Serialize;
use std::{collections::BTreeMap, sync::Arc};

/// Where a competence stands; ordered, the last one is what a bloc needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum CompetenceStatus {
    /// Not rated.
    Unrated,
    /// Rated below *En autonomie*.
    Developing,
    /// Declared, and nothing is linked: *déclarée sans preuve*.
    Unproven,
    /// Declared, and none of the linked pieces of evidence is complete.
    Thin,
    /// Declared, and proved by a complete piece of evidence: *prête à présenter*.
    Ready,
}

impl CompetenceStatus {
    /// Every status, from nothing said to ready.
    pub const ALL: [Self; 5] =
        [Self::Unrated, Self::Developing, Self::Unproven, Self::Thin, Self::Ready];
}

/// A competence's status with its reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompetenceReadiness {
    /// The competence.
    pub id: CompetenceId,
    /// Where it stands.
    pub status: CompetenceStatus,
    /// The candidate's rating.
    pub level: Option<Level>,
    /// The evidence linked, with what each still lacks.
    pub evidence: Vec<(EvidenceId, Vec<Gap>)>,
}

/// A bloc's readiness with its reasons and its next step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BlockReadiness {
    /// The bloc.
    pub code: BlockCode,
    /// Whether the candidate aims at it.
    pub targeted: bool,
    /// Each competence, in the fiche's order.
    pub competences: Vec<CompetenceReadiness>,
    /// What to do next; `None` when the bloc is ready or has no competence.
    pub next: Option<NextStep>,
}

/// The one thing that moves a bloc furthest: the step that brings on the most competences.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NextStep {
    /// What to do.
    pub kind: NextStepKind,
    /// The competences it brings on, in the fiche's order; never empty.
    pub competences: Vec<CompetenceId>,
}

/// What to do next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NextStepKind {
    /// Complete a piece of evidence that lacks something.
    Complete {
        /// Which.
        evidence: EvidenceId,
        /// What it lacks.
        gaps: Vec<Gap>,
    },
    /// Tell a situation, or link one, for competences declared without proof.
    Tell,
    /// Rate what is not rated.
    Rate,
    /// Practise or train for what is not yet held in autonomy.
    Develop,
}

/// The readiness of the whole target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Readiness {
    /// Every bloc, in the fiche's order, targeted or not.
    pub blocks: Vec<Arc<BlockReadiness>>,
}

impl CompetenceReadiness {
    fn of(dossier: &Dossier, links: &Links<'_>, id: &CompetenceId) -> Self {
        let level = dossier.ratings.get(id).and_then(|rating| rating.level);
        let linked = links.get(id).map(Vec::as_slice).unwrap_or_default();
        Self::with(id, level, linked.iter().map(|e| (e.id.clone(), e.gaps())).collect())
    }

    fn with(
        id: &CompetenceId,
        level: Option<Level>,
        evidence: Vec<(EvidenceId, Vec<Gap>)>,
    ) -> Self {
        let status = match level {
            None => CompetenceStatus::Unrated,
            Some(level) if !level.is_declared() => CompetenceStatus::Developing,
            Some(_) if evidence.is_empty() => CompetenceStatus::Unproven,
            Some(_) if evidence.iter().all(|(_, gaps)| !gaps.is_empty()) => CompetenceStatus::Thin,
            Some(_) => CompetenceStatus::Ready,
        };
        Self { id: id.clone(), status, level, evidence }
    }
}

impl BlockReadiness {
    fn of(dossier: &Dossier, links: &Links<'_>, block: &Block) -> Self {
        let each = block.competences.iter();
        let competences = each.map(|c| CompetenceReadiness::of(dossier, links, &c.id)).collect();
        let targeted = dossier.target.includes(&block.code);
        Self::with(block.code.clone(), targeted, competences)
    }

    fn with(code: BlockCode, targeted: bool, competences: Vec<CompetenceReadiness>) -> Self {
        let next = next_step(&competences);
        Self { code, targeted, competences, next }
    }

    /// How many of its competences are ready.
    pub fn ready(&self) -> usize {
        self.count(CompetenceStatus::Ready)
    }

    /// How many competences it has.
    pub fn total(&self) -> usize {
        self.competences.len()
    }

    /// How many of its competences have that status.
    pub fn count(&self, status: CompetenceStatus) -> usize {
        self.competences.iter().filter(|competence| competence.status == status).count()
    }

    /// How many of its competences are rated.
    pub fn rated(&self) -> usize {
        self.total() - self.count(CompetenceStatus::Unrated)
    }

    /// Whether 100 % of its competences are ready; a bloc without competences never is.
    pub fn is_ready(&self) -> bool {
        !self.competences.is_empty() && self.ready() == self.total()
    }

    /// The competences that keep it from being ready, in the fiche's order.
    pub fn missing(&self) -> impl Iterator<Item = &CompetenceReadiness> {
        self.competences.iter().filter(|c| c.status != CompetenceStatus::Ready)
    }
}

impl Readiness {
    /// Derives the readiness of every bloc.
    pub fn of(dossier: &Dossier) -> Self {
        let links = links(dossier);
        let blocks = dossier.certification.blocks.iter();
        let each = blocks.map(|block| Arc::new(BlockReadiness::of(dossier, &links, block)));
        Self { blocks: each.collect() }
    }

    /// The bloc of that code.
    pub fn block(&self, code: &BlockCode) -> Option<&Arc<BlockReadiness>> {
        self.blocks.iter().find(|block| block.code == *code)
    }

    /// The competence of that id.
    pub fn competence(&self, id: &CompetenceId) -> Option<&CompetenceReadiness> {
        self.blocks.iter().flat_map(|block| &block.competences).find(|c| c.id == *id)
    }

    /// The competence of that id, found at once where it is expected to stand (bloc, competence).
    pub fn competence_at(
        &self,
        (block, competence): (usize, usize),
        id: &CompetenceId,
    ) -> Option<&CompetenceReadiness> {
        let there = self.blocks.get(block).and_then(|block| block.competences.get(competence));
        there.filter(|there| there.id == *id).or_else(|| self.competence(id))
    }

    /// The blocs aimed at.
    pub fn targeted(&self) -> impl Iterator<Item = &BlockReadiness> {
        self.blocks.iter().map(Arc::as_ref).filter(|block| block.targeted)
    }

    /// Whether every targeted bloc is ready.
    pub fn is_ready(&self) -> bool {
        self.targeted().next().is_some() && self.targeted().all(BlockReadiness::is_ready)
    }

    /// The targeted bloc, not ready yet, whose next step brings on the most competences; the first
    /// of equals.
    pub fn next(&self) -> Option<(&BlockReadiness, &NextStep)> {
        let steps = self.targeted().filter_map(|block| Some((block, block.next.as_ref()?)));
        steps.reduce(|best, other| {
            if other.1.competences.len() > best.1.competences.len() { other } else { best }
        })
    }
}

/// Evidence by the competence it proves, so that a dossier is walked once.
type Links<'a> = BTreeMap<&'a CompetenceId, Vec<&'a Arc<Evidence>>>;

fn links(dossier: &Dossier) -> Links<'_> {
    let mut links = Links::new();
    for evidence in dossier.evidence.values() {
        for competence in &evidence.competences {
            links.entry(competence).or_default().push(evidence);
        }
    }
    links
}

/// Of equal steps the one nearest to « ready » comes first: completing (what lacks least, then the
/// oldest), telling, rating, training.
fn next_step(competences: &[CompetenceReadiness]) -> Option<NextStep> {
    let with = |status| competences.iter().filter(move |c| c.status == status);
    let ids = |status| with(status).map(|c| c.id.clone()).collect::<Vec<_>>();

    let mut unfinished: BTreeMap<&EvidenceId, (&Vec<Gap>, Vec<CompetenceId>)> = BTreeMap::new();
    for competence in with(CompetenceStatus::Thin) {
        for (evidence, gaps) in &competence.evidence {
            let entry = unfinished.entry(evidence).or_insert_with(|| (gaps, Vec::new()));
            entry.1.push(competence.id.clone());
        }
    }
    let mut unfinished: Vec<_> = unfinished.into_iter().collect();
    unfinished.sort_by_key(|(_, (gaps, _))| gaps.len());
    let complete = unfinished.into_iter().map(|(evidence, (gaps, competences))| NextStep {
        kind: NextStepKind::Complete { evidence: evidence.clone(), gaps: gaps.clone() },
        competences,
    });
    let others = [
        (NextStepKind::Tell, CompetenceStatus::Unproven),
        (NextStepKind::Rate, CompetenceStatus::Unrated),
        (NextStepKind::Develop, CompetenceStatus::Developing),
    ];
    let others = others.into_iter().map(|(kind, s)| NextStep { kind, competences: ids(s) });
    complete.chain(others).filter(|step| !step.competences.is_empty()).reduce(|best, other| {
        if other.competences.len() > best.competences.len() { other } else { best }
    })
}
