//! A review comes back to the candidate: taken into the dossier, its requests answered.
//!
//! Owns what happens when a review meets another text of itself. Taking is idempotent and in any
//! order the same: of two texts of one review the later stands, and no answer of the candidate's is
//! lost. Reviews of several advisers, and of several rounds, all stand.

use super::{Request, Review};
use crate::domain::Dossier;
use crate::domain::dossier::UnknownField;
use crate::domain::edit::{EditError, MOST_ENTRIES, room, text};
use crate::domain::id::{DossierId, ReviewId};
use std::sync::Arc;

/// What a candidate does with reviews.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReviewEdit {
    /// A review is taken into the dossier it answers. Answers in it are not: they are the
    /// candidate's own, and stand in the dossier.
    Take {
        /// The review.
        review: Box<Review>,
        /// What its file held and this version does not know, as steps from the review.
        unknown: Vec<UnknownField>,
    },
    /// A request is answered with a word, which may be empty; `None` opens it again.
    Answer {
        /// Of which review.
        review: ReviewId,
        /// The request's id within it.
        request: String,
        /// The word.
        answer: Option<String>,
    },
    /// A review is removed, with the answers given to it.
    Remove(ReviewId),
}

/// Why a review is not taken, or not answered. Nothing has changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReviewRefusal {
    /// It answers another dossier.
    #[error("a review of dossier {0}")]
    OtherDossier(DossierId),
    /// It does not say which dossier it answers.
    #[error("a review of no dossier")]
    NoDossier,
    /// The dossier has no such review.
    #[error("no review {0}")]
    Unknown(ReviewId),
    /// The review has no such request.
    #[error("no request {0}")]
    UnknownRequest(String),
}

/// What taking a review does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// It was not there.
    New,
    /// It takes the place of an earlier text of itself.
    Later,
    /// It is there already: nothing changes.
    Same,
    /// A later text of it is there already: nothing changes.
    Earlier,
}

impl Dossier {
    /// What taking that review would do.
    ///
    /// # Errors
    /// A [`ReviewRefusal`] when it answers another dossier, or says none.
    pub fn takes(&self, review: &Review) -> Result<Taken, ReviewRefusal> {
        match &review.dossier {
            None => return Err(ReviewRefusal::NoDossier),
            Some(id) if *id != self.id => return Err(ReviewRefusal::OtherDossier(id.clone())),
            Some(_) => {}
        }
        let Some(held) = self.reviews.get(&review.id) else { return Ok(Taken::New) };
        let both = held.joined(review);
        Ok(if both != **held {
            Taken::Later
        } else if review.made_at < held.made_at {
            Taken::Earlier
        } else {
            Taken::Same
        })
    }

    /// Does a [`ReviewEdit`].
    pub(in crate::domain) fn review(&mut self, edit: &ReviewEdit) -> Result<(), EditError> {
        match edit {
            ReviewEdit::Take { review, unknown } => self.take(review, unknown),
            ReviewEdit::Answer { review, request, answer } => {
                let held = self.reviews.get_mut(review);
                let held = held.ok_or_else(|| ReviewRefusal::Unknown(review.clone()))?;
                let known = held.requests.iter().position(|known| known.id == *request);
                let at = known.ok_or_else(|| ReviewRefusal::UnknownRequest(request.clone()))?;
                let answer = answer.as_deref().map(text).transpose()?;
                Arc::make_mut(held).requests[at].answer = answer;
                Ok(())
            }
            ReviewEdit::Remove(id) => match self.reviews.remove(id) {
                Some(_) => Ok(()),
                None => Err(ReviewRefusal::Unknown(id.clone()).into()),
            },
        }
    }

    fn take(&mut self, review: &Review, unknown: &[UnknownField]) -> Result<(), EditError> {
        let taken = self.takes(review)?;
        review.check()?;
        if taken == Taken::New {
            room(self.reviews.len())?;
        }
        if matches!(taken, Taken::New | Taken::Later) {
            let held = self.reviews.get(&review.id);
            let next = held.map_or_else(|| review.plain(), |held| held.joined(review));
            self.reviews.insert(review.id.clone(), Arc::new(next));
            self.take_unknown(&review.id, unknown);
        }
        Ok(())
    }

    /// What is unknown in a review takes the place of what was unknown in its earlier text.
    fn take_unknown(&mut self, review: &ReviewId, unknown: &[UnknownField]) {
        let place = ["reviews".to_owned(), review.to_string()];
        let mut fields = (*self.unknown).clone();
        fields.retain(|field| !field.at.starts_with(&place));
        let left = MOST_ENTRIES.saturating_sub(fields.len());
        fields.extend(unknown.iter().take(left).map(|field| UnknownField {
            at: place.iter().chain(&field.at).cloned().collect(),
            value: field.value.clone(),
        }));
        fields.sort();
        if fields != *self.unknown {
            self.unknown = Arc::new(fields);
        }
    }
}

impl ReviewEdit {
    /// Taking a review of which nothing is unknown.
    pub fn take(review: Review) -> Self {
        Self::Take { review: Box::new(review), unknown: Vec::new() }
    }
}

impl Review {
    /// The review as its adviser made it: in its one form, without the candidate's answers.
    #[must_use]
    pub fn plain(&self) -> Self {
        let mut plain = self.clone();
        plain.settle();
        plain.requests.iter_mut().for_each(|request| request.answer = None);
        plain
    }

    /// The later text of one review, with the candidate's answers that stand in `self`. A request
    /// that was answered stays, even when the later text does not ask it any more.
    #[must_use]
    pub fn joined(&self, other: &Self) -> Self {
        let (mine, theirs) = (self.plain(), other.plain());
        let mut later = if (&theirs.made_at, &theirs) > (&mine.made_at, &mine) {
            theirs
        } else {
            return self.clone();
        };
        let answered = self.requests.iter().filter(|request| request.answer.is_some());
        for request in answered {
            match later.requests.iter_mut().find(|asked| asked.id == request.id) {
                Some(asked) => asked.answer.clone_from(&request.answer),
                None => later.requests.push(request.clone()),
            }
        }
        later
    }

    /// Whether its texts and lists keep the bounds.
    fn check(&self) -> Result<(), EditError> {
        let advices = self.blocks.iter().map(|block| &block.advice).chain([&self.overall]);
        let lists = [self.opinions.len(), self.blocks.len(), self.requests.len()];
        let lists = lists.into_iter().chain(advices.clone().map(|a| a.recommendations.len()));
        lists.into_iter().try_for_each(|length| room(length.saturating_sub(1)))?;
        let texts = [&self.reviewer.name, &self.reviewer.organisation, &self.answers_digest];
        let texts = texts
            .into_iter()
            .chain(self.opinions.iter().map(|opinion| &opinion.comment))
            .chain(self.requests.iter().flat_map(|request| [&request.id, &request.text]))
            .chain(
                advices.flat_map(|advice| advice.recommendations.iter().chain([&advice.comment])),
            );
        texts.into_iter().try_for_each(|told| text(told).map(drop))
    }
}

impl Request {
    /// Whether the candidate has answered it.
    pub fn is_answered(&self) -> bool {
        self.answer.is_some()
    }
}
