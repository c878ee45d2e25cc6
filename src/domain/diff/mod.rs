//! What changed between two states of one dossier: by competence, by piece of evidence, by request.
//!
//! Owns the comparison as data. Tells what was said and what is said; does not judge which is better
//! (`readiness` gives both states). Two states are any two: two files, two days, two rounds. When the
//! dossier went over to another certification between them, what moved with its competence is no change.

mod carried;
mod since;
mod text;

use super::Dossier;
use super::date::Period;
use super::evidence::{Document, Evidence};
use super::id::{CompetenceId, DocumentId, EvidenceId, ExperienceId, ReviewId};
use super::rating::Level;
use super::readiness::{CompetenceStatus, Readiness};
use super::story::StoryPart;
use crate::domain::gather::Gather;
use std::collections::{BTreeMap, BTreeSet};

pub use since::{Since, since_last_review, touched_since};
pub use text::{Piece, amount, compare};

/// A text that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextChange {
    /// What it said.
    pub before: String,
    /// What it says.
    pub after: String,
}

impl TextChange {
    fn of(before: &str, after: &str) -> Option<Self> {
        (before != after).then(|| Self { before: before.to_owned(), after: after.to_owned() })
    }

    /// What changed in it, word by word.
    pub fn pieces(&self) -> Vec<Piece<'_>> {
        compare(&self.before, &self.after)
    }
}

/// A value that changed: what it was, what it is.
pub type Turned<T> = Option<(T, T)>;

fn turned<T: PartialEq + Clone>(before: &T, after: &T) -> Turned<T> {
    (before != after).then(|| (before.clone(), after.clone()))
}

/// Everything that changed; what did not is not listed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// Whether what the candidate tells of themselves changed, dates of their path included.
    pub candidate: bool,
    /// Whether another target is aimed at.
    pub target: bool,
    /// Whether the certification is another text.
    pub certification: bool,
    /// The competences of which something changed, in the fiche's order.
    pub competences: Vec<CompetenceChanges>,
    /// The evidence that was added, removed or changed, by id.
    pub evidence: Vec<EvidenceChanges>,
    /// The experiences that were added, removed or changed, by id.
    pub experiences: Vec<(ExperienceId, Presence)>,
    /// The requests answered, answered otherwise or opened again.
    pub requests: Vec<RequestChange>,
}

/// What changed of one competence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompetenceChanges {
    /// The competence.
    pub id: CompetenceId,
    /// The candidate's rating.
    pub level: Turned<Option<Level>>,
    /// The comment on it.
    pub comment: Option<TextChange>,
    /// Where it stands.
    pub status: Turned<CompetenceStatus>,
    /// Evidence that proves it and did not.
    pub linked: Vec<EvidenceId>,
    /// Evidence that proved it and does not any more.
    pub unlinked: Vec<EvidenceId>,
    /// Evidence that proves it as before, told otherwise.
    pub retold: Vec<EvidenceId>,
}

/// Whether something is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// It was not there.
    Added,
    /// It is not there any more.
    Removed,
    /// It says something else.
    Changed,
}

/// What changed of one piece of evidence. All of an added one is in its present text, and of a
/// removed one in its past text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EvidenceChanges {
    /// Which.
    pub id: EvidenceId,
    /// Whether it is there.
    pub presence: Presence,
    /// What it is called.
    pub title: Option<TextChange>,
    /// When it took place.
    pub period: Turned<Period>,
    /// The experience in which it took place.
    pub experience: Turned<Option<ExperienceId>>,
    /// The parts that are told otherwise, in reading order.
    pub parts: Vec<(StoryPart, TextChange)>,
    /// The supporting documents named, taken off or named otherwise.
    pub documents: Vec<(DocumentId, Presence)>,
    /// Whether it proves other competences.
    pub links: bool,
}

/// What the candidate did with one request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestChange {
    /// Of which review.
    pub review: ReviewId,
    /// The request's id within it.
    pub request: String,
    /// The competence it is about.
    pub competence: Option<CompetenceId>,
    /// The word before, if it was answered.
    pub before: Option<String>,
    /// The word now, if it is answered.
    pub after: Option<String>,
}

impl Changes {
    /// What changed from `before` to `after`.
    pub fn between(before: &Dossier, after: &Dossier) -> Self {
        let evidence = both(before.evidence.keys(), after.evidence.keys());
        let evidence: Vec<_> = evidence
            .into_iter()
            .filter_map(|id| {
                let sides = (before.evidence.get(id), after.evidence.get(id));
                EvidenceChanges::of(id, sides.0.map(|e| &**e), sides.1.map(|e| &**e), after)
            })
            .collect();
        let experiences = both(before.experiences.keys(), after.experiences.keys());
        let experiences = experiences.into_iter().filter_map(|id| {
            let sides = (before.experiences.get(id), after.experiences.get(id));
            Some((id.clone(), presence(sides.0, sides.1)?))
        });
        Self {
            candidate: before.candidate != after.candidate || before.milestones != after.milestones,
            target: before.target != after.target,
            certification: before.certification != after.certification,
            competences: competences(before, after, &evidence),
            experiences: experiences.collect(),
            requests: requests(before, after),
            evidence,
        }
    }

    /// Whether nothing did.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The competences of which something changed.
    pub fn touched(&self) -> BTreeSet<CompetenceId> {
        self.competences.iter().map(|competence| competence.id.clone()).gathered()
    }
}

/// The names on either side, in order.
fn both<'a, T: Ord>(
    before: impl Iterator<Item = &'a T>,
    after: impl Iterator<Item = &'a T>,
) -> BTreeSet<&'a T> {
    before.chain(after).gathered()
}

fn presence<T: PartialEq>(before: Option<&T>, after: Option<&T>) -> Option<Presence> {
    match (before, after) {
        (None, Some(_)) => Some(Presence::Added),
        (Some(_), None) => Some(Presence::Removed),
        (before, after) if before != after => Some(Presence::Changed),
        _ => None,
    }
}

fn competences(
    before: &Dossier,
    after: &Dossier,
    evidence: &[EvidenceChanges],
) -> Vec<CompetenceChanges> {
    let (was, is) = (Readiness::of(before), Readiness::of(after));
    let told =
        |changes: &&EvidenceChanges| changes.presence == Presence::Changed && changes.tells();
    let retold: BTreeSet<_> = evidence.iter().filter(told).map(|changes| &changes.id).gathered();
    let each = after.certification.competences().map(|(_, competence)| &competence.id);
    let changes = each.filter_map(|id| {
        let (old, new) = (carried::was(before, &was, after, id), after.rating(id));
        let now = is.competence(id);
        let has = now.into_iter().flat_map(|c| c.evidence.iter().map(|(id, _)| id));
        let (had, has) = (old.linked, has.gathered::<BTreeSet<_>>());
        let each =
            |ids: &mut dyn Iterator<Item = &&EvidenceId>| ids.map(|id| (*id).clone()).collect();
        let changes = CompetenceChanges {
            id: id.clone(),
            level: turned(&old.level, &new.level),
            comment: TextChange::of(&old.comment, &new.comment),
            status: old.status.zip(now).and_then(|(then, now)| turned(&then, &now.status)),
            linked: each(&mut has.difference(&had)),
            unlinked: each(&mut had.difference(&has)),
            retold: each(&mut has.intersection(&had).filter(|id| retold.contains(**id))),
        };
        (!changes.is_empty()).then_some(changes)
    });
    changes.collect()
}

impl CompetenceChanges {
    fn is_empty(&self) -> bool {
        self.level.is_none()
            && self.comment.is_none()
            && self.status.is_none()
            && self.linked.is_empty()
            && self.unlinked.is_empty()
            && self.retold.is_empty()
    }
}

impl EvidenceChanges {
    fn of(
        id: &EvidenceId,
        before: Option<&Evidence>,
        after: Option<&Evidence>,
        now: &Dossier,
    ) -> Option<Self> {
        let there = match (before, after) {
            (None, Some(_)) => Presence::Added,
            (Some(_), None) => Presence::Removed,
            _ => Presence::Changed,
        };
        let blank = Evidence::blank(id.clone(), super::Timestamp::default());
        let (before, after) = (before.unwrap_or(&blank), after.unwrap_or(&blank));
        let parts = StoryPart::ALL.into_iter().filter_map(|part| {
            let change = TextChange::of(before.story.part(part), after.story.part(part))?;
            Some((part, change))
        });
        let ids = |evidence: &Evidence| {
            evidence.documents.iter().map(|document| document.id.clone()).gathered::<BTreeSet<_>>()
        };
        let documents = ids(before).into_iter().chain(ids(after)).gathered::<BTreeSet<_>>();
        let documents = documents.into_iter().filter_map(|id| {
            let presence = presence(named(before, &id), named(after, &id))?;
            Some((id, presence))
        });
        let changes = Self {
            id: id.clone(),
            presence: there,
            title: TextChange::of(&before.title, &after.title),
            period: turned(&before.period, &after.period),
            experience: turned(&before.experience, &after.experience),
            parts: parts.collect(),
            documents: documents.collect(),
            links: !carried::proves_the_same(now, &before.competences, &after.competences),
        };
        let differs = there != Presence::Changed || changes.tells() || changes.links;
        differs.then_some(changes)
    }

    /// Whether it tells something else, links aside.
    pub fn tells(&self) -> bool {
        self.title.is_some()
            || self.period.is_some()
            || self.experience.is_some()
            || !self.parts.is_empty()
            || !self.documents.is_empty()
    }
}

fn named<'a>(evidence: &'a Evidence, id: &DocumentId) -> Option<&'a Document> {
    evidence.documents.iter().find(|document| document.id == *id)
}

/// Each request of the reviews that both states have, or that came with an answer.
fn requests(before: &Dossier, after: &Dossier) -> Vec<RequestChange> {
    let each = after.reviews.values().flat_map(|review| {
        let known = before.reviews.get(&review.id).into_iter().flat_map(|r| &r.requests);
        let known: BTreeMap<_, _> = known.map(|request| (&request.id, &request.answer)).gathered();
        review.requests.iter().filter_map(move |request| {
            let was = known.get(&request.id).and_then(|answer| (*answer).clone());
            (was != request.answer).then(|| RequestChange {
                review: review.id.clone(),
                request: request.id.clone(),
                competence: request.competence.clone(),
                before: was,
                after: request.answer.clone(),
            })
        })
    });
    each.collect()
}
