//! How an adviser makes a review: begun on one state of a dossier, then changed piece by piece.
//!
//! Owns the one form of a review: opinions and avis in the order of their ids, none that says
//! nothing. Total and deterministic: ids and instants come from outside.

use super::{Advice, BlockAdvice, Opinion, Request, Review, Reviewer, Stance, Verdict};
use crate::domain::certification::Certification;
use crate::domain::date::Timestamp;
use crate::domain::edit::{EditError, line, room, text};
use crate::domain::gather::Gather;
use crate::domain::id::{BlockCode, CompetenceId, DossierId, ReviewId};
use std::collections::BTreeSet;

/// The state of a dossier that a review answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// The dossier.
    pub dossier: DossierId,
    /// The digest of that state.
    pub digest: String,
    /// When it was exported, if that is known.
    pub exported_at: Option<Timestamp>,
}

/// A change that an adviser makes to their review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReviewChange {
    /// Who reviews.
    Reviewer(Reviewer),
    /// *Oui / Partiellement / Non* on a competence, or undecided again.
    Verdict(CompetenceId, Option<Verdict>),
    /// The comment on a competence.
    Comment(CompetenceId, String),
    /// The avis on a bloc.
    Block(BlockCode, AdviceChange),
    /// The avis on the whole.
    Overall(AdviceChange),
    /// Something is asked, or what the request of that id asks is put otherwise.
    Ask {
        /// The request's id within the review.
        id: String,
        /// The competence it is about, if one.
        competence: Option<CompetenceId>,
        /// What is asked.
        text: String,
    },
    /// A request is taken back.
    TakeBack(String),
}

/// A change of an avis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AdviceChange {
    /// *Favorable / avec réserve / non favorable*, or undecided again.
    Stance(Option<Stance>),
    /// All the *préconisations*; empty ones are left out.
    Recommendations(Vec<String>),
    /// The comment.
    Comment(String),
}

impl Advice {
    /// Whether it says nothing.
    pub fn is_blank(&self) -> bool {
        *self == Self::default()
    }

    fn change(&mut self, change: &AdviceChange) -> Result<(), EditError> {
        match change {
            AdviceChange::Stance(stance) => self.stance = *stance,
            AdviceChange::Comment(comment) => self.comment = text(comment)?,
            AdviceChange::Recommendations(all) => {
                room(all.len())?;
                let told = all.iter().filter(|one| !one.trim().is_empty());
                self.recommendations = told.map(|one| text(one)).collect::<Result<_, _>>()?;
            }
        }
        Ok(())
    }
}

impl Review {
    /// A review in which nothing is said yet, on one state of a dossier.
    ///
    /// `earlier` are the reviews of that dossier that are known: those of the same reviewer (name
    /// and organisation) give the round.
    pub fn begin<'a>(
        id: ReviewId,
        reviewer: Reviewer,
        answered: &Answered,
        earlier: impl IntoIterator<Item = &'a Self>,
    ) -> Self {
        let own = earlier.into_iter().filter(|review| review.reviewer.is_same(&reviewer));
        let rounds = own.enumerate().map(|(at, review)| {
            review.round.unwrap_or(0).max(u32::try_from(at).unwrap_or(0).saturating_add(1))
        });
        let round = rounds.max().unwrap_or(0).saturating_add(1);
        Self {
            id,
            reviewer,
            made_at: None,
            answers_digest: answered.digest.clone(),
            dossier: Some(answered.dossier.clone()),
            answers_exported_at: answered.exported_at,
            round: Some(round),
            opinions: Vec::new(),
            blocks: Vec::new(),
            overall: Advice::default(),
            requests: Vec::new(),
        }
    }

    /// The review after that change, made `at`; an equal one, its instant included, when the change
    /// says what is so already.
    ///
    /// # Errors
    /// An [`EditError`] when the change exceeds a bound.
    pub fn change(&self, change: &ReviewChange, at: Timestamp) -> Result<Self, EditError> {
        let mut next = self.clone();
        match change {
            ReviewChange::Reviewer(reviewer) => {
                line(&reviewer.name)?;
                line(&reviewer.organisation)?;
                next.reviewer = reviewer.clone();
            }
            ReviewChange::Verdict(competence, verdict) => {
                next.opinion_mut(competence)?.verdict = *verdict;
            }
            ReviewChange::Comment(competence, comment) => {
                let comment = text(comment)?;
                next.opinion_mut(competence)?.comment = comment;
            }
            ReviewChange::Block(block, change) => next.advice_mut(block)?.change(change)?,
            ReviewChange::Overall(change) => next.overall.change(change)?,
            ReviewChange::Ask { id, competence, text: asked } => {
                let text = text(asked)?;
                let known = next.requests.iter_mut().find(|request| request.id == *id);
                if let Some(known) = known {
                    known.competence.clone_from(competence);
                    known.text = text;
                } else {
                    room(next.requests.len())?;
                    let (id, competence) = (line(id)?, competence.clone());
                    next.requests.push(Request { id, competence, text, answer: None });
                }
            }
            ReviewChange::TakeBack(id) => next.requests.retain(|request| request.id != *id),
        }
        next.settle();
        if next != *self {
            next.made_at = Some(at);
        }
        Ok(next)
    }

    /// Takes over, undecided as they are here, the opinions of an earlier review on competences that
    /// did not change since, without their comments: what was said of them was said then.
    #[must_use]
    pub fn carrying(&self, earlier: &Self, unchanged: &BTreeSet<CompetenceId>) -> Self {
        let mut next = self.clone();
        for opinion in earlier.opinions.iter().filter(|o| unchanged.contains(&o.competence)) {
            if let Ok(own) = next.opinion_mut(&opinion.competence)
                && own.verdict.is_none()
            {
                own.verdict = opinion.verdict;
            }
        }
        next.settle();
        next
    }

    /// What is said of a competence, if anything.
    pub fn opinion(&self, competence: &CompetenceId) -> Option<&Opinion> {
        self.opinions.iter().find(|opinion| opinion.competence == *competence)
    }

    /// What is said of a bloc, if anything.
    pub fn advice(&self, block: &BlockCode) -> Option<&Advice> {
        self.blocks.iter().find(|advice| advice.block == *block).map(|advice| &advice.advice)
    }

    /// Whether there is an opinion *Oui / Partiellement / Non* on that competence.
    pub fn decides(&self, competence: &CompetenceId) -> bool {
        self.opinion(competence).is_some_and(|opinion| opinion.verdict.is_some())
    }

    /// Whether it says nothing at all.
    pub fn is_blank(&self) -> bool {
        self.opinions.iter().all(Opinion::is_blank)
            && self.blocks.iter().all(|block| block.advice.is_blank())
            && self.overall.is_blank()
            && self.requests.is_empty()
    }

    /// The competences it speaks of that the certification lacks, in the order of their ids: it was
    /// made on another publication of it, or by hand.
    pub fn strangers(&self, certification: &Certification) -> BTreeSet<CompetenceId> {
        let known = certification.competence_ids();
        let spoken = self.opinions.iter().map(|opinion| &opinion.competence);
        let asked = self.requests.iter().filter_map(|request| request.competence.as_ref());
        spoken.chain(asked).filter(|id| !known.contains(*id)).cloned().gathered()
    }

    /// Puts it in its one form: of several entries on one thing the first counts.
    pub fn settle(&mut self) {
        self.opinions.retain(|opinion| !opinion.is_blank());
        self.opinions.sort_by(|a, b| a.competence.cmp(&b.competence));
        self.opinions.dedup_by(|a, b| a.competence == b.competence);
        self.blocks.retain(|block| !block.advice.is_blank());
        self.blocks.sort_by(|a, b| a.block.cmp(&b.block));
        self.blocks.dedup_by(|a, b| a.block == b.block);
        let mut seen = BTreeSet::new();
        self.requests.retain(|request| seen.insert(request.id.clone()));
    }

    fn opinion_mut(&mut self, competence: &CompetenceId) -> Result<&mut Opinion, EditError> {
        let known = self.opinions.iter().position(|o| o.competence == *competence);
        let at = if let Some(at) = known {
            at
        } else {
            room(self.opinions.len())?;
            let (competence, comment) = (competence.clone(), String::new());
            self.opinions.push(Opinion { competence, verdict: None, comment });
            self.opinions.len() - 1
        };
        Ok(&mut self.opinions[at])
    }

    fn advice_mut(&mut self, block: &BlockCode) -> Result<&mut Advice, EditError> {
        let known = self.blocks.iter().position(|advice| advice.block == *block);
        let at = if let Some(at) = known {
            at
        } else {
            room(self.blocks.len())?;
            self.blocks.push(BlockAdvice { block: block.clone(), advice: Advice::default() });
            self.blocks.len() - 1
        };
        Ok(&mut self.blocks[at].advice)
    }
}

impl Opinion {
    /// Whether it says nothing.
    pub fn is_blank(&self) -> bool {
        self.verdict.is_none() && self.comment.is_empty()
    }
}

impl Reviewer {
    /// Whether both sign alike: name and organisation, without case and accents.
    pub fn is_same(&self, other: &Self) -> bool {
        self.signature() == other.signature()
    }

    /// By what they are known again.
    pub(super) fn signature(&self) -> [String; 2] {
        [&self.name, &self.organisation].map(|text| crate::domain::fold::key(text))
    }
}
