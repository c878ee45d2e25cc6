//! The dossiers on an adviser's desk as one table, a row each.
//!
//! Owns the figures of a row. `order` sorts, filters and searches; `figures` looks across the rows.
//! Keeps no dossier: a row is small, so that hundreds may be held at once.

mod figures;
mod order;

use super::date::{Date, Timestamp};
use super::diff::Since;
use super::feasibility::Feasibility;
use super::id::{BlockCode, CompetenceId, DossierId};
use super::rating::Level;
use super::readiness::{CompetenceStatus, Readiness};
use super::reading::total;
use super::review::{Review, Reviewer, Verdict, all_latest_opinions, requests};
use super::{Dossier, Target};
use std::collections::BTreeMap;
use std::sync::Arc;

pub use figures::{BlockFigures, CompetenceFigures, blocks, weakest};
pub use order::{Column, Filter, matches, sort};

/// A dossier that was opened, with what the desk knows of it.
#[derive(Debug, Clone, Copy)]
pub struct Opened<'a> {
    /// The dossier.
    pub dossier: &'a Dossier,
    /// Its digest.
    pub digest: &'a str,
    /// When it was exported, if the file says so.
    pub exported_at: Option<Timestamp>,
    /// The adviser whose desk it is.
    pub reviewer: &'a Reviewer,
    /// Their reviews on the desk that were exported.
    pub sent: &'a [Review],
    /// Their review that is being made.
    pub draft: Option<&'a Review>,
}

/// Where the adviser's own review of a dossier stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReviewState {
    /// Not reviewed yet.
    #[default]
    ToReview,
    /// It came back in another state than the last one reviewed.
    Back,
    /// A review is being made.
    Begun,
    /// The state at hand is reviewed.
    Reviewed,
}

/// One dossier, in figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Which dossier.
    pub dossier: DossierId,
    /// The digest of the state at hand.
    pub digest: String,
    /// What the candidate calls it.
    pub name: String,
    /// The candidate's name.
    pub candidate: String,
    /// The certification's code.
    pub certification: String,
    /// The certification's title.
    pub title: String,
    /// What is aimed at.
    pub target: Target,
    /// Each bloc, in the fiche's order.
    pub blocks: Vec<BlockCell>,
    /// Each competence, in the fiche's order.
    pub competences: Vec<CompetenceCell>,
    /// Whether every bloc aimed at is ready for assessment.
    pub ready: bool,
    /// Whether the *dossier de faisabilité* is ready.
    pub feasible: bool,
    /// How many situations are told, complete or not.
    pub evidence: usize,
    /// How many of them are complete.
    pub complete: usize,
    /// How many experiences are told.
    pub experiences: usize,
    /// Words of the whole dossier.
    pub words: usize,
    /// When a situation last changed.
    pub newest_evidence: Option<Timestamp>,
    /// When the file was made.
    pub exported_at: Option<Timestamp>,
    /// When the adviser last reviewed it.
    pub reviewed_at: Option<Timestamp>,
    /// Where their review stands.
    pub review: ReviewState,
    /// How many requests of any review are open.
    pub open_requests: usize,
    /// How many are answered.
    pub answered_requests: usize,
}

/// A bloc of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BlockCell {
    /// The bloc.
    pub code: BlockCode,
    /// Whether it is aimed at.
    pub targeted: bool,
    /// How many of its competences are ready.
    pub ready: usize,
    /// How many are rated.
    pub rated: usize,
    /// How many there are.
    pub total: usize,
}

/// A competence of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompetenceCell {
    /// The competence.
    pub id: CompetenceId,
    /// Its bloc.
    pub block: BlockCode,
    /// Whether it is aimed at.
    pub targeted: bool,
    /// The candidate's rating.
    pub level: Option<Level>,
    /// Where it stands.
    pub status: CompetenceStatus,
    /// How many situations prove it.
    pub evidence: usize,
    /// How many of them are complete.
    pub complete: usize,
    /// The last opinion of each adviser: who signs, and what.
    pub opinions: Vec<(String, Verdict)>,
    /// How many requests about it are open.
    pub open_requests: usize,
}

impl Row {
    /// The row of a dossier.
    pub fn of(opened: &Opened<'_>) -> Self {
        let dossier = opened.dossier;
        let readiness = Readiness::of(dossier);
        let asked = requests(dossier);
        let mut open: BTreeMap<&CompetenceId, usize> = BTreeMap::new();
        for request in asked.iter().map(|asked| asked.request).filter(|r| !r.is_answered()) {
            if let Some(competence) = &request.competence {
                *open.entry(competence).or_default() += 1;
            }
        }
        let answered_requests = asked.iter().filter(|asked| asked.request.is_answered()).count();
        let opinions = all_latest_opinions(dossier);
        let signed =
            |(review, verdict): &(&Arc<Review>, Verdict)| (review.reviewer.name.clone(), *verdict);
        let blocks = readiness.blocks.iter().map(|block| BlockCell {
            code: block.code.clone(),
            targeted: block.targeted,
            ready: block.ready(),
            rated: block.rated(),
            total: block.total(),
        });
        let competences = readiness.blocks.iter().flat_map(|block| {
            block.competences.iter().map(|competence| CompetenceCell {
                id: competence.id.clone(),
                block: block.code.clone(),
                targeted: block.targeted,
                level: competence.level,
                status: competence.status,
                evidence: competence.evidence.len(),
                complete: competence.evidence.iter().filter(|(_, gaps)| gaps.is_empty()).count(),
                opinions: opinions.get(&competence.id).into_iter().flatten().map(signed).collect(),
                open_requests: open.get(&competence.id).copied().unwrap_or(0),
            })
        });
        let (review, reviewed_at) = state(opened);
        Self {
            dossier: dossier.id.clone(),
            digest: opened.digest.to_owned(),
            name: dossier.name.clone(),
            candidate: dossier.candidate.name.clone(),
            certification: dossier.certification.code.clone(),
            title: dossier.certification.title.clone(),
            target: dossier.target.clone(),
            blocks: blocks.collect(),
            competences: competences.collect(),
            ready: readiness.is_ready(),
            feasible: Feasibility::of(dossier).is_ready(),
            evidence: dossier.evidence.len(),
            complete: dossier.evidence.values().filter(|e| e.is_complete()).count(),
            experiences: dossier.experiences.len(),
            words: total(dossier),
            newest_evidence: dossier.evidence.values().filter_map(|e| e.updated_at).max(),
            exported_at: opened.exported_at,
            reviewed_at,
            review,
            open_requests: asked.len() - answered_requests,
            answered_requests,
        }
    }

    /// How many of the blocs aimed at are ready, and how many there are.
    pub fn ready_blocks(&self) -> (usize, usize) {
        let aimed = self.blocks.iter().filter(|block| block.targeted);
        (aimed.clone().filter(|block| block.is_ready()).count(), aimed.count())
    }

    /// How many of the competences aimed at have that status.
    pub fn count(&self, status: CompetenceStatus) -> usize {
        self.aimed().filter(|competence| competence.status == status).count()
    }

    /// How many competences are aimed at.
    pub fn total(&self) -> usize {
        self.aimed().count()
    }

    /// How many of the competences aimed at are rated.
    pub fn rated(&self) -> usize {
        self.total() - self.count(CompetenceStatus::Unrated)
    }

    /// Days since the adviser last reviewed it.
    pub fn days_since_review(&self, today: Date) -> Option<i32> {
        self.reviewed_at.map(|at| at.date().days_until(today))
    }

    fn aimed(&self) -> impl Iterator<Item = &CompetenceCell> {
        self.competences.iter().filter(|competence| competence.targeted)
    }
}

impl BlockCell {
    /// Whether 100 % of its competences are ready.
    pub fn is_ready(&self) -> bool {
        self.total > 0 && self.ready == self.total
    }
}

/// Where the adviser's own review stands, and when they last reviewed.
fn state(opened: &Opened<'_>) -> (ReviewState, Option<Timestamp>) {
    let known = opened.dossier.reviews.values().map(|review| &**review).chain(opened.sent);
    let known = known.filter(|review| opened.draft.is_none_or(|draft| draft.id != review.id));
    let (dossier, reviewer) = (opened.dossier, opened.reviewer);
    let since = super::diff::since_last_review(dossier, opened.digest, reviewer, known, |_| None);
    let (state, at) = match since {
        Since::Never => (ReviewState::ToReview, None),
        Since::Nothing(review) => (ReviewState::Reviewed, review.made_at),
        Since::Changed(review, _) | Since::NotAtHand(review) => (ReviewState::Back, review.made_at),
    };
    let begun = opened.draft.is_some_and(|draft| !draft.is_blank());
    (if begun { ReviewState::Begun } else { state }, at)
}
