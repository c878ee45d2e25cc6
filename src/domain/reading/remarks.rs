//! What is worth a look in what proves a competence.
//!
//! Owns the kinds of remarks and their thresholds. A remark says where to look and never what to
//! think: a short text may be right, and one situation may well prove many competences.

use crate::domain::Dossier;
use crate::domain::anonymity::{Ignored, Place, survey};
use crate::domain::date::Period;
use crate::domain::evidence::{Evidence, Gap};
use crate::domain::fold::key;
use crate::domain::id::{CompetenceId, EvidenceId};
use crate::domain::rating::Level;
use crate::domain::readiness::CompetenceReadiness;
use crate::domain::story::{StoryPart, Voice, voice};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A complete situation told in fewer words than this is short.
pub const FEW_WORDS: usize = 60;
/// A situation that proves more competences than this proves many.
pub const MANY_COMPETENCES: usize = 6;
/// A text of fewer words than this is not said to be reused: « Même situation » is no copy.
const COPIED_WORDS: usize = 8;

/// Something to look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remark {
    /// Declared mastered, and not a word is told: no evidence is linked, or none tells anything.
    NothingTold,
    /// Rated below *En autonomie*, and a linked situation is told whole: the rating may be too low.
    RatedLow(EvidenceId),
    /// A linked situation lacks parts; the period is one of them.
    Lacks(EvidenceId, Vec<Gap>),
    /// A linked situation ends before it begins.
    Reversed(EvidenceId),
    /// A linked situation began before the experience it is told in, or after its end.
    OutsideExperience(EvidenceId),
    /// A linked situation is complete, in few words.
    Short {
        /// The situation.
        evidence: EvidenceId,
        /// How many words it is told in.
        words: usize,
    },
    /// « On » and « nous » act in a linked situation, not « je ».
    Collective(EvidenceId),
    /// The same text stands in other situations too, word for word.
    CopiedPart {
        /// The situation linked.
        evidence: EvidenceId,
        /// The part.
        part: StoryPart,
        /// The others in which it stands, [`MOST_OTHERS`] at most.
        others: Vec<EvidenceId>,
    },
    /// The same comment stands on other competences too, word for word; [`MOST_OTHERS`] at most.
    CopiedComment(Vec<CompetenceId>),
    /// A linked situation proves so many competences that it may be told for none in particular.
    ProvesMany {
        /// The situation.
        evidence: EvidenceId,
        /// How many it proves.
        competences: usize,
    },
    /// A linked situation, or the comment, holds what looks like personal data of third parties.
    ThirdParties {
        /// The situation; `None` for the comment.
        evidence: Option<EvidenceId>,
        /// How many places.
        places: usize,
    },
}

/// How many places look like personal data of third parties.
#[derive(Debug, Default)]
pub(super) struct Spots {
    evidence: BTreeMap<EvidenceId, usize>,
    comments: BTreeMap<CompetenceId, usize>,
}

impl Spots {
    /// Those of a dossier that were not left.
    pub(super) fn of(dossier: &Dossier, ignored: &Ignored) -> Self {
        let mut spots = Self::default();
        for spot in survey(dossier).into_iter().filter(|spot| !ignored.holds(&spot.mark)) {
            if let Some(evidence) = spot.place.evidence() {
                *spots.evidence.entry(evidence.clone()).or_default() += 1;
            } else if let Place::Comment(competence) = spot.place {
                *spots.comments.entry(competence).or_default() += 1;
            }
        }
        spots
    }
}

/// Most others that a remark on a copied text names.
pub const MOST_OTHERS: usize = 20;

/// What is found once for the whole dossier: a situation may be linked to thousands of competences.
pub(super) struct Sources<'a> {
    dossier: &'a Dossier,
    spots: Spots,
    evidence: BTreeMap<&'a EvidenceId, (usize, Vec<Arc<Remark>>)>,
    parts: BTreeMap<String, BTreeSet<&'a EvidenceId>>,
    comments: BTreeMap<String, BTreeSet<&'a CompetenceId>>,
}

/// By what a text is known as a copy of another; `None` when it is too short for that.
fn copied(text: &str) -> Option<String> {
    (text.split_whitespace().count() >= COPIED_WORDS).then(|| key(text))
}

impl<'a> Sources<'a> {
    pub(super) fn of(dossier: &'a Dossier, spots: Spots) -> Self {
        let (mut parts, mut comments) = (BTreeMap::new(), BTreeMap::new());
        for (id, evidence) in &dossier.evidence {
            for text in StoryPart::ALL.into_iter().filter_map(|p| copied(evidence.story.part(p))) {
                parts.entry(text).or_insert_with(BTreeSet::new).insert(id);
            }
        }
        // What is left of an earlier certification is shown nowhere to whoever reads.
        for (_, competence) in dossier.certification.competences() {
            let comment = dossier.ratings.get(&competence.id).map(|rating| &rating.comment);
            if let Some(text) = comment.and_then(|comment| copied(comment)) {
                comments.entry(text).or_insert_with(BTreeSet::new).insert(&competence.id);
            }
        }
        let mut sources = Self { dossier, spots, evidence: BTreeMap::new(), parts, comments };
        for (id, evidence) in &dossier.evidence {
            let told = evidence.story.words();
            let mut remarks = Vec::new();
            sources.of_evidence(evidence, told, &mut remarks);
            let remarks = remarks.into_iter().map(Arc::new).collect();
            sources.evidence.insert(id, (told, remarks));
        }
        sources
    }

    /// What to look at in one competence.
    pub(super) fn remarks(&self, competence: &CompetenceReadiness) -> Vec<Arc<Remark>> {
        let linked = || {
            let each = competence.evidence.iter();
            each.filter_map(|(id, gaps)| Some((id, gaps, self.evidence.get(id)?)))
        };
        let mut remarks = Vec::new();
        let declared = competence.level.is_some_and(Level::is_declared);
        if declared && linked().all(|(_, _, (told, _))| *told == 0) {
            remarks.push(Remark::NothingTold);
        }
        if competence.level.is_some() && !declared {
            let whole = linked().find(|(_, gaps, _)| gaps.is_empty());
            remarks.extend(whole.map(|(id, _, _)| Remark::RatedLow(id.clone())));
        }
        let mut all: Vec<_> = remarks.drain(..).map(Arc::new).collect();
        all.extend(linked().flat_map(|(_, _, (_, remarks))| remarks.iter().cloned()));
        if let Some(text) =
            self.dossier.ratings.get(&competence.id).and_then(|rating| copied(&rating.comment))
        {
            let same = self.comments.get(&text).into_iter().flatten();
            let others: Vec<_> = same
                .filter(|id| ***id != competence.id)
                .take(MOST_OTHERS)
                .map(|id| (*id).clone())
                .collect();
            remarks.extend((!others.is_empty()).then_some(Remark::CopiedComment(others)));
        }
        if let Some(places) = self.spots.comments.get(&competence.id) {
            remarks.push(Remark::ThirdParties { evidence: None, places: *places });
        }
        all.extend(remarks.into_iter().map(Arc::new));
        all
    }

    fn of_evidence(&self, evidence: &Evidence, words: usize, remarks: &mut Vec<Remark>) {
        let id = &evidence.id;
        let gaps = evidence.gaps();
        if gaps.is_empty() && words < FEW_WORDS {
            remarks.push(Remark::Short { evidence: id.clone(), words });
        }
        if !gaps.is_empty() {
            remarks.push(Remark::Lacks(id.clone(), gaps));
        }
        if evidence.period.is_reversed() {
            remarks.push(Remark::Reversed(id.clone()));
        }
        if self.is_outside(evidence) {
            remarks.push(Remark::OutsideExperience(id.clone()));
        }
        if voice(&evidence.story.actions) == Voice::Collective {
            remarks.push(Remark::Collective(id.clone()));
        }
        for part in StoryPart::ALL {
            let same = copied(evidence.story.part(part)).and_then(|text| self.parts.get(&text));
            let others = same.into_iter().flatten().filter(|other| ***other != *id);
            let others: Vec<_> = others.take(MOST_OTHERS).map(|other| (*other).clone()).collect();
            if !others.is_empty() {
                remarks.push(Remark::CopiedPart { evidence: id.clone(), part, others });
            }
        }
        let competences = self.dossier.proved_by(evidence).count();
        if competences > MANY_COMPETENCES {
            remarks.push(Remark::ProvesMany { evidence: id.clone(), competences });
        }
        if let Some(places) = self.spots.evidence.get(id) {
            let evidence = Some(id.clone());
            remarks.push(Remark::ThirdParties { evidence, places: *places });
        }
    }

    /// Whether what both periods state contradicts that the one lies in the other.
    fn is_outside(&self, evidence: &Evidence) -> bool {
        let experience =
            evidence.experience.as_ref().and_then(|id| self.dossier.experiences.get(id));
        experience.is_some_and(|experience| {
            let (inner, outer) = (evidence.period, experience.period);
            let begins_before = Period { from: outer.from, to: inner.from }.is_reversed();
            let begins_after = Period { from: inner.from, to: outer.to }.is_reversed();
            let ends_after = Period { from: inner.to, to: outer.to }.is_reversed();
            begins_before || begins_after || ends_after
        })
    }
}
