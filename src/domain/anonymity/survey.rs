//! The check on a whole dossier, and which of its hits a person has decided to leave.
//!
//! Owns where in a dossier texts are looked into, and what is remembered of a decision: a mark that
//! holds the place, the kind and a fingerprint of the text, never the text itself, so that the memory
//! is no list of personal data. Whoever shows the check keeps it on the device, beside the card; it
//! travels in no file.

use super::{Hit, HitKind, check};
use crate::domain::Dossier;
use crate::domain::fold::key;
use crate::domain::gather::Gather;
use crate::domain::id::{CompetenceId, DocumentId, EvidenceId, ExperienceId, ReviewId};
use crate::domain::story::StoryPart;
use std::collections::{BTreeMap, BTreeSet};

/// A text of a dossier.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// The candidate's motivation. Their own name and contact are not looked into.
    Motivation,
    /// The comment on a rating.
    Comment(CompetenceId),
    /// What an experience consisted in.
    Experience(ExperienceId),
    /// What a piece of evidence is called.
    Title(EvidenceId),
    /// A part of a piece of evidence.
    Part(EvidenceId, StoryPart),
    /// What a supporting document is called.
    Document(EvidenceId, DocumentId),
    /// Where a supporting document is kept.
    KeptAt(EvidenceId, DocumentId),
    /// The candidate's answer to that request of a review.
    Answer(ReviewId, String),
}

/// A hit with the text it stands in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    /// Which text.
    pub place: Place,
    /// What looks like personal data, and where in that text.
    pub hit: Hit,
    /// By what it is known when it was left once.
    pub mark: Mark,
}

/// A hit that a person decided to leave, by which it is known again: as long as the same is said in
/// the same text, wherever in it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mark(String);

/// The hits that a person decided to leave.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ignored(BTreeSet<Mark>);

impl Mark {
    fn of(place: &Place, kind: HitKind, found: &str) -> Self {
        // Letters and digits only: the same number written with other spaces is the same.
        let text = format!("{place:?} {kind:?} {}", key(found));
        let mut print = 0xcbf2_9ce4_8422_2325_u64;
        for byte in text.bytes() {
            print = (print ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
        Self(format!("{print:016x}"))
    }
}

impl Ignored {
    /// From what [`Ignored::marks`] gave; anything else is passed over.
    pub fn from_marks<'a>(marks: impl IntoIterator<Item = &'a str>) -> Self {
        let sound = |mark: &&str| mark.len() == 16 && mark.bytes().all(|b| b.is_ascii_hexdigit());
        let marks = marks.into_iter().filter(sound);
        Self(marks.map(|mark| Mark(mark.to_ascii_lowercase())).gathered())
    }

    /// What is to be kept: texts of 16 hexadecimal digits.
    pub fn marks(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|mark| mark.0.as_str())
    }

    /// Leaves that hit from now on.
    pub fn ignore(&mut self, mark: Mark) {
        self.0.insert(mark);
    }

    /// Shows that hit again.
    pub fn show(&mut self, mark: &Mark) {
        self.0.remove(mark);
    }

    /// Whether that hit was left.
    pub fn holds(&self, mark: &Mark) -> bool {
        self.0.contains(mark)
    }

    /// Forgets what is not in the dossier any more.
    pub fn prune(&mut self, spots: &[Spot]) {
        let there: BTreeSet<_> = spots.iter().map(|spot| &spot.mark).gathered();
        self.0.retain(|mark| there.contains(mark));
    }
}

/// What looks like personal data in a dossier, text by text in the order of [`Place`].
pub fn survey(dossier: &Dossier) -> Vec<Spot> {
    let texts = texts(dossier);
    let each = texts.into_iter().flat_map(|(place, text)| {
        check(text).into_iter().map(move |hit| {
            let mark = Mark::of(&place, hit.kind, &text[hit.range.clone()]);
            Spot { place: place.clone(), hit, mark }
        })
    });
    each.collect()
}

/// The text of that place, when it is there.
pub fn text_of<'a>(dossier: &'a Dossier, place: &Place) -> Option<&'a str> {
    let document = |evidence: &EvidenceId, id: &DocumentId| {
        let documents = dossier.evidence.get(evidence).map(|evidence| &evidence.documents);
        documents?.iter().find(|document| document.id == *id)
    };
    let text = match place {
        Place::Motivation => &dossier.candidate.motivation,
        Place::Comment(id) => &dossier.ratings.get(id)?.comment,
        Place::Experience(id) => &dossier.experiences.get(id)?.description,
        Place::Title(id) => &dossier.evidence.get(id)?.title,
        Place::Part(id, part) => dossier.evidence.get(id)?.story.part(*part),
        Place::Document(evidence, id) => &document(evidence, id)?.label,
        Place::KeptAt(evidence, id) => &document(evidence, id)?.kept_at,
        Place::Answer(review, id) => {
            let requests = &dossier.reviews.get(review)?.requests;
            requests.iter().find(|request| request.id == *id)?.answer.as_deref()?
        }
    };
    Some(text)
}

fn texts(dossier: &Dossier) -> BTreeMap<Place, &str> {
    let mut texts = BTreeMap::new();
    texts.insert(Place::Motivation, dossier.candidate.motivation.as_str());
    for (id, rating) in &dossier.ratings {
        texts.insert(Place::Comment(id.clone()), &rating.comment);
    }
    for (id, experience) in &dossier.experiences {
        texts.insert(Place::Experience(id.clone()), &experience.description);
    }
    for (id, evidence) in &dossier.evidence {
        texts.insert(Place::Title(id.clone()), &evidence.title);
        for part in StoryPart::ALL {
            texts.insert(Place::Part(id.clone(), part), evidence.story.part(part));
        }
        for document in &evidence.documents {
            texts.insert(Place::Document(id.clone(), document.id.clone()), &document.label);
            texts.insert(Place::KeptAt(id.clone(), document.id.clone()), &document.kept_at);
        }
    }
    for (id, review) in &dossier.reviews {
        for request in &review.requests {
            let answer = request.answer.as_deref().unwrap_or_default();
            texts.insert(Place::Answer(id.clone(), request.id.clone()), answer);
        }
    }
    texts.retain(|_, text| !text.is_empty());
    texts
}

impl Place {
    /// The piece of evidence that the text belongs to, if it does.
    pub fn evidence(&self) -> Option<&EvidenceId> {
        match self {
            Self::Title(id) | Self::Part(id, _) | Self::Document(id, _) | Self::KeptAt(id, _) => {
                Some(id)
            }
            Self::Motivation | Self::Comment(_) | Self::Experience(_) | Self::Answer(..) => None,
        }
    }
}
