//! A dossier as small records, one per key: `acquis/1/<dossier>/<kind>/<id>`.
//!
//! Small records make a save cost the same in a large dossier, and a damaged one costs only itself.
//! Each value carries a revision (a counter, never a clock) and a checksum of its payload. Owns the
//! keys and the text; writing them down is the saver's.

use super::codec::{self, Codec};
use super::finding::{Finding, Findings, Found, cut};
use crate::domain::dossier::{Candidate, Milestone, UnknownField};
use crate::domain::id::DossierId;
use crate::domain::review::Review;
use crate::domain::{Certification, Dossier, Evidence, Experience, Rating, Target, Timestamp};
use std::{collections::BTreeMap, fmt, sync::Arc};

pub use super::stamp::{RecordError, decode, encode};

/// What every record's key begins with; the number is that of this layout.
pub const PREFIX: &str = "acquis/1/";

/// What a record holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Name, beginning and target.
    Header,
    /// The certification, whole.
    Certification,
    /// Who writes.
    Candidate,
    /// A rating.
    Rating,
    /// An experience.
    Experience,
    /// A piece of evidence.
    Evidence,
    /// A date of the path.
    Milestone,
    /// A review received.
    Review,
    /// Fields this version does not know.
    Unknown,
}

impl Kind {
    const ALL: [Self; 9] = [
        Self::Header,
        Self::Certification,
        Self::Candidate,
        Self::Rating,
        Self::Experience,
        Self::Evidence,
        Self::Milestone,
        Self::Review,
        Self::Unknown,
    ];

    fn name(self) -> &'static str {
        match self {
            Self::Header => "header",
            Self::Certification => "certification",
            Self::Candidate => "candidate",
            Self::Rating => "rating",
            Self::Experience => "experience",
            Self::Evidence => "evidence",
            Self::Milestone => "milestone",
            Self::Review => "review",
            Self::Unknown => "unknown",
        }
    }
}

/// Where a record stands. Its `Display` is the key.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct RecordKey {
    dossier: DossierId,
    kind: Kind,
    id: String,
}

impl fmt::Display for RecordKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}/{}", prefix(&self.dossier), self.kind.name(), escape(&self.id))
    }
}

/// What every key of a dossier begins with.
pub fn prefix(dossier: &DossierId) -> String {
    format!("{PREFIX}{}/", escape(dossier.as_str()))
}

/// Whether a dossier may not bear that id: no id at all, or the place of parked records.
pub fn is_reserved(id: &DossierId) -> bool {
    matches!(id.as_str(), "" | "quarantine")
}

/// The dossier a key belongs to; `None` for what is no record of a dossier.
pub fn dossier_of(key: &str) -> Option<DossierId> {
    let mut steps = key.strip_prefix(PREFIX)?.split('/');
    let (dossier, kind, id) = (steps.next()?, steps.next()?, steps.next()?);
    let known = kind == "card" || Kind::ALL.iter().any(|k| k.name() == kind);
    (known && !id.is_empty() && steps.next().is_none()).then(|| DossierId::new(unescape(dossier)))
}

/// Ids come from files too: a slash in one must not make another key.
fn escape(id: &str) -> String {
    id.replace('%', "%25").replace('/', "%2F")
}

fn unescape(id: &str) -> String {
    id.replace("%2F", "/").replace("%25", "%")
}

/// A record to write or to take away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Write this payload there.
    Put {
        /// Where.
        key: RecordKey,
        /// What, as JSON.
        payload: String,
    },
    /// Take that record away.
    Remove {
        /// Which.
        key: RecordKey,
    },
}

/// The parts of a dossier that are neither a collection nor the certification.
struct Header {
    name: String,
    created_at: Timestamp,
    target: Target,
}
codec::record!(Header { name: Required, created_at: Required, target: Required });

/// Every record of a dossier, to be written.
pub fn all(dossier: &Dossier) -> Vec<Change> {
    let mut changes = Changes::new(dossier);
    changes.single(Kind::Certification, &*dossier.certification);
    changes.header(dossier);
    changes.single(Kind::Candidate, &*dossier.candidate);
    changes.single(Kind::Unknown, &*dossier.unknown);
    changes.collections(None, dossier);
    changes.list
}

/// The records that differ between two states of one dossier.
///
/// Of two dossiers with different ids every record of `after` differs, for they stand under other
/// keys; those of `before` stay, as they are another dossier's.
pub fn changes(before: &Dossier, after: &Dossier) -> Vec<Change> {
    if before.id != after.id {
        return all(after);
    }
    let mut changes = Changes::new(after);
    if !same(&before.certification, &after.certification) {
        changes.single(Kind::Certification, &*after.certification);
    }
    let header = |d: &Dossier| (d.name.clone(), d.created_at, d.target.clone());
    if header(before) != header(after) {
        changes.header(after);
    }
    if !same(&before.candidate, &after.candidate) {
        changes.single(Kind::Candidate, &*after.candidate);
    }
    if !same(&before.unknown, &after.unknown) {
        changes.single(Kind::Unknown, &*after.unknown);
    }
    changes.collections(Some(before), after);
    changes.list
}

/// Equal; entries that are shared are not looked into.
fn same<T: PartialEq>(a: &Arc<T>, b: &Arc<T>) -> bool {
    Arc::ptr_eq(a, b) || a == b
}

struct Changes {
    dossier: DossierId,
    list: Vec<Change>,
}

impl Changes {
    fn new(dossier: &Dossier) -> Self {
        Self { dossier: dossier.id.clone(), list: Vec::new() }
    }

    fn key(&self, kind: Kind, id: &str) -> RecordKey {
        RecordKey { dossier: self.dossier.clone(), kind, id: id.to_owned() }
    }

    fn put(&mut self, kind: Kind, id: &str, value: &dyn Codec) {
        let payload = codec::to_text(value);
        self.list.push(Change::Put { key: self.key(kind, id), payload });
    }

    fn single(&mut self, kind: Kind, value: &dyn Codec) {
        self.put(kind, "-", value);
    }

    fn header(&mut self, dossier: &Dossier) {
        let header = Header {
            name: dossier.name.clone(),
            created_at: dossier.created_at,
            target: dossier.target.clone(),
        };
        self.single(Kind::Header, &header);
    }

    fn collections(&mut self, before: Option<&Dossier>, after: &Dossier) {
        self.collection(Kind::Rating, before.map(|d| &d.ratings), &after.ratings);
        self.collection(Kind::Experience, before.map(|d| &d.experiences), &after.experiences);
        self.collection(Kind::Evidence, before.map(|d| &d.evidence), &after.evidence);
        self.collection(Kind::Milestone, before.map(|d| &d.milestones), &after.milestones);
        self.collection(Kind::Review, before.map(|d| &d.reviews), &after.reviews);
    }

    fn collection<K: Ord + fmt::Display, V: Codec + PartialEq>(
        &mut self,
        kind: Kind,
        before: Option<&BTreeMap<K, Arc<V>>>,
        after: &BTreeMap<K, Arc<V>>,
    ) {
        for (id, value) in after {
            let known = before.and_then(|before| before.get(id));
            if !known.is_some_and(|known| same(known, value)) {
                self.put(kind, &id.to_string(), &**value);
            }
        }
        for id in before.into_iter().flat_map(BTreeMap::keys).filter(|id| !after.contains_key(id)) {
            let key = self.key(kind, &id.to_string());
            self.list.push(Change::Remove { key });
        }
    }
}

/// A dossier put together from its records.
#[derive(Debug, Clone, PartialEq)]
pub struct Assembled {
    /// The dossier, without what could not be read.
    pub dossier: Dossier,
    /// The revision of each record, by key.
    pub revisions: BTreeMap<String, u64>,
    /// Records that could not be read, as they are stored.
    pub unreadable: Vec<(String, String)>,
    /// What a person should know: the records that could not be read, and what was dropped because
    /// it led to what is not there.
    pub findings: Vec<Finding>,
}

/// The certification, without which nothing else has a meaning, could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no readable certification")]
pub struct NoCertification;

/// Puts a dossier together from its stored keys and texts, in any order.
///
/// Total: what cannot be read is listed and left out, links to what is left out are dropped from
/// the dossier in memory; either is a finding.
///
/// # Errors
/// [`NoCertification`] when the certification's record is missing or damaged.
pub fn assemble(
    id: &DossierId,
    records: impl IntoIterator<Item = (String, String)>,
) -> Result<Assembled, NoCertification> {
    let mut reader = Reader {
        certification: None,
        dossier: Dossier::new(id.clone(), Arc::default(), Timestamp::default()),
        revisions: BTreeMap::new(),
        unreadable: Vec::new(),
    };
    let prefix = prefix(id);
    for (key, text) in records {
        let place = key.strip_prefix(&prefix).and_then(|rest| rest.split_once('/'));
        let read = place.and_then(|(kind, id)| {
            let kind = Kind::ALL.into_iter().find(|known| known.name() == kind)?;
            let (revision, payload) = decode(&text).ok()?;
            reader.take(kind, &unescape(id), &payload)?;
            Some(revision)
        });
        match read {
            Some(revision) => {
                reader.revisions.insert(key, revision);
            }
            None => reader.unreadable.push((key, text)),
        }
    }
    let Reader { certification, mut dossier, revisions, unreadable } = reader;
    dossier.certification = certification.ok_or(NoCertification)?;
    let mut findings = Findings::default();
    findings.extend(unreadable.iter().map(|(key, text)| {
        let place = key.strip_prefix(&prefix).unwrap_or(key).split('/');
        let found = Found::Text(cut(text));
        Finding::SkippedRecord { at: place.map(unescape).collect(), found }
    }));
    findings.extend(dossier.repair().into_iter().map(Finding::Repaired));
    Ok(Assembled { dossier, revisions, unreadable, findings: findings.into_list() })
}

struct Reader {
    certification: Option<Arc<Certification>>,
    dossier: Dossier,
    revisions: BTreeMap<String, u64>,
    unreadable: Vec<(String, String)>,
}

impl Reader {
    /// Takes a payload into its place; `None` when it does not fit there.
    fn take(&mut self, kind: Kind, id: &str, payload: &str) -> Option<()> {
        let dossier = &mut self.dossier;
        match kind {
            Kind::Certification => {
                let certification: Certification = codec::from_text(payload)?;
                self.certification = Some(Arc::new(certification));
            }
            Kind::Header => {
                let Header { name, created_at, target } = codec::from_text(payload)?;
                (dossier.name, dossier.created_at, dossier.target) = (name, created_at, target);
            }
            Kind::Candidate => {
                dossier.candidate = Arc::new(codec::from_text::<Candidate>(payload)?);
            }
            Kind::Unknown => {
                dossier.unknown = Arc::new(codec::from_text::<Vec<UnknownField>>(payload)?);
            }
            Kind::Rating => {
                let rating: Rating = codec::from_text(payload)?;
                (rating.competence.as_str() == id).then_some(())?;
                dossier.ratings.insert(rating.competence.clone(), Arc::new(rating));
            }
            Kind::Experience => {
                let experience: Experience = codec::from_text(payload)?;
                (experience.id.as_str() == id).then_some(())?;
                dossier.experiences.insert(experience.id.clone(), Arc::new(experience));
            }
            Kind::Evidence => {
                let evidence: Evidence = codec::from_text(payload)?;
                (evidence.id.as_str() == id).then_some(())?;
                dossier.evidence.insert(evidence.id.clone(), Arc::new(evidence));
            }
            Kind::Milestone => {
                let milestone: Milestone = codec::from_text(payload)?;
                (milestone.id.as_str() == id).then_some(())?;
                dossier.milestones.insert(milestone.id.clone(), Arc::new(milestone));
            }
            Kind::Review => {
                let review: Review = codec::from_text(payload)?;
                (review.id.as_str() == id).then_some(())?;
                dossier.reviews.insert(review.id.clone(), Arc::new(review));
            }
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dossier_under_another_id_is_written_whole() {
        let before = Dossier::new("one".into(), Arc::default(), Timestamp::default());
        let mut after = before.clone();
        assert_eq!(changes(&before, &after), []);
        after.id = "two".into();
        assert_eq!(changes(&before, &after), all(&after));
        assert!(!all(&after).is_empty());
    }
}
