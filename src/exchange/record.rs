//! A copy of a dossier as small records, one per key: `acquis/1/<dossier>/<kind>/<id>`.
//!
//! Small records make a save cost the same in a large dossier, and a damaged one costs only itself.
//! Each text carries a revision (a counter, never a clock), a checksum and the record with its
//! history (`history`), deleted ones too. Owns the keys and the texts; writing them down is the
//! saver's.

use super::finding::{Finding, Findings, Found, cut};
use super::{history, plain};
use crate::domain::id::{DeviceId, DossierId};
use crate::domain::merge::{Entity, Record, Replica};
use crate::domain::{Dossier, Timestamp};
use std::sync::Arc;

pub use super::stamp::{RecordError, decode, encode};

/// What every record's key begins with; the number is that of this layout.
pub const PREFIX: &str = "acquis/1/";

/// The kinds of records that a dossier has one of.
const SINGLE: [(&str, Entity); 4] = [
    ("header", Entity::Header),
    ("certification", Entity::Certification),
    ("candidate", Entity::Candidate),
    ("unknown", Entity::Unknown),
];

/// A record's kind and name, as they stand in its key.
fn place(entity: &Entity) -> (&'static str, &str) {
    match entity {
        Entity::Rating(id) => ("rating", id.as_str()),
        Entity::Experience(id) => ("experience", id.as_str()),
        Entity::Evidence(id) => ("evidence", id.as_str()),
        Entity::Milestone(id) => ("milestone", id.as_str()),
        Entity::Review(id) => ("review", id.as_str()),
        Entity::Framework(id) => ("framework", id.as_str()),
        single => {
            let known = SINGLE.iter().find(|(_, known)| known == single);
            (known.map_or("", |(kind, _)| kind), "-")
        }
    }
}

fn entity(kind: &str, id: &str) -> Option<Entity> {
    Some(match kind {
        "rating" => Entity::Rating(id.into()),
        "experience" => Entity::Experience(id.into()),
        "evidence" => Entity::Evidence(id.into()),
        "milestone" => Entity::Milestone(id.into()),
        "review" => Entity::Review(id.into()),
        "framework" => Entity::Framework(id.into()),
        _ => {
            let (_, single) = SINGLE.iter().find(|(known, _)| *known == kind && id == "-")?;
            single.clone()
        }
    })
}

/// The name of a record among those of its dossier: `evidence/<id>`.
pub fn name(entity: &Entity) -> String {
    let (kind, id) = place(entity);
    format!("{kind}/{}", escape(id))
}

/// The record of that name.
pub fn named(name: &str) -> Option<Entity> {
    let (kind, id) = name.split_once('/')?;
    (!id.contains('/')).then(|| entity(kind, &unescape(id))).flatten()
}

/// Where a record stands.
pub fn key(dossier: &DossierId, entity: &Entity) -> String {
    format!("{}{}", prefix(dossier), name(entity))
}

/// The dossier and the record that a key names; `None` for what is no record of a dossier.
pub fn entity_of(key: &str) -> Option<(DossierId, Entity)> {
    let (dossier, kind, id) = steps(key)?;
    Some((DossierId::new(unescape(dossier)), entity(kind, &unescape(id))?))
}

/// The dossier, kind and name in a key, as they stand there.
fn steps(key: &str) -> Option<(&str, &str, &str)> {
    let mut steps = key.strip_prefix(PREFIX)?.split('/');
    let (dossier, kind, id) = (steps.next()?, steps.next()?, steps.next()?);
    steps.next().is_none().then_some((dossier, kind, id))
}

/// What every key of a dossier begins with.
pub fn prefix(dossier: &DossierId) -> String {
    format!("{PREFIX}{}/", escape(dossier.as_str()))
}

/// Whether a dossier may not bear that id: no id at all, or a place beside the dossiers (parked
/// records, points, sealed dossiers).
pub fn is_reserved(id: &DossierId) -> bool {
    matches!(id.as_str(), "" | "quarantine" | "points" | "sealed")
}

/// The dossier a key belongs to; `None` for what is neither a record of a dossier nor its card.
pub fn dossier_of(key: &str) -> Option<DossierId> {
    let (dossier, kind, id) = steps(key)?;
    let known = kind == "card" || entity(kind, &unescape(id)).is_some();
    (known && !id.is_empty()).then(|| DossierId::new(unescape(dossier)))
}

/// Ids come from files too: a slash in one must not make another key.
fn escape(id: &str) -> String {
    id.replace('%', "%25").replace('/', "%2F")
}

fn unescape(id: &str) -> String {
    id.replace("%2F", "/").replace("%25", "%")
}

/// The text of a record.
pub fn text(record: &Record) -> String {
    let revision = record.seen().highest().max(record.deleted().highest());
    encode(revision, &history::to_text(record))
}

/// The record of a text; `None` when it is cut, altered or something else.
pub fn read(text: &str) -> Option<Record> {
    let (_, payload) = decode(text).ok()?;
    history::from_text(&payload)
}

/// Whether a text is whole and a later version's: this one neither understands nor touches it.
pub fn is_newer(text: &str) -> bool {
    decode(text).is_ok_and(|(_, payload)| history::is_newer(&payload))
}

/// Every record of a copy: where it stands, and its text.
pub fn all(replica: &Replica) -> Vec<(String, String)> {
    let each = replica.records().iter();
    each.map(|(entity, record)| (key(replica.id(), entity), text(record))).collect()
}

/// What two texts of one record know together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Joined {
    /// All that the one held there knew is in the new one.
    New,
    /// The one held there knows more: this is both.
    Both(String),
    /// The one held there cannot be read: it is to be parked, never lost.
    Unreadable,
    /// The one held there is a later version's: it stays.
    Newer,
}

/// Joins the text of a record that is `held` somewhere with a new one. What is no record, such as a
/// card, is taken by its revision.
pub fn join(key: &str, held: &str, new: &str) -> Joined {
    if held == new {
        return Joined::New;
    }
    if entity_of(key).is_none() {
        return match (decode(held), decode(new)) {
            (Err(_), _) => Joined::Unreadable,
            (Ok(held_one), Ok(new_one)) if held_one > new_one => Joined::Both(held.to_owned()),
            _ => Joined::New,
        };
    }
    let Some(known) = read(held) else {
        return if is_newer(held) { Joined::Newer } else { Joined::Unreadable };
    };
    let Some(record) = read(new) else { return Joined::Both(held.to_owned()) };
    let both = record.join(&known);
    if both == record { Joined::New } else { Joined::Both(text(&both)) }
}

/// Whether a joined record says no more than one of its parts: it is that one, but for the texts of a deleted record,
/// which whoever stores it lets go.
pub fn says_no_more(both: &str, one: &str) -> bool {
    let deleted = || {
        let mut record = read(both).filter(|record| !record.is_alive())?;
        record.delete();
        Some(text(&record))
    };
    both == one || deleted().is_some_and(|deleted| deleted == one)
}

/// A copy of a dossier put together from its records.
#[derive(Debug, Clone, PartialEq)]
pub struct Assembled {
    /// The copy, without what could not be read.
    pub replica: Replica,
    /// The dossier that it tells.
    pub dossier: Dossier,
    /// Records that could not be read, as they are stored.
    pub unreadable: Vec<(String, String)>,
    /// What a person should know: the records that could not be read, and what was dropped because
    /// it led to what is not there.
    pub findings: Vec<Finding>,
}

/// Why no dossier can be put together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotAssembled {
    /// The certification, without which nothing else has a meaning, could not be read.
    #[error("no readable certification")]
    NoCertification,
    /// Some of it is a later version's. Without that part it would be another dossier.
    #[error("written by a later version")]
    Newer,
}

/// Puts a copy together from its stored keys and texts, in any order; two texts of one record, from
/// two places, are joined.
///
/// Total: what cannot be read is listed and left out, links to what is left out are dropped from
/// the dossier in memory; either is a finding.
///
/// # Errors
/// [`NotAssembled`] when the certification's record is missing or damaged, or any is a later version's.
pub fn assemble(
    id: &DossierId,
    records: impl IntoIterator<Item = (String, String)>,
) -> Result<Assembled, NotAssembled> {
    let mut replica = Replica::new(id.clone());
    let (mut without_history, mut unreadable) = (Vec::new(), Vec::new());
    for (key, text) in records {
        let entity = entity_of(&key).filter(|(dossier, _)| dossier == id).map(|(_, entity)| entity);
        match (entity, read(&text)) {
            (Some(entity), Some(record)) => {
                let known = replica.records().get(&entity);
                let record = known.map_or_else(|| record.clone(), |known| known.join(&record));
                replica.insert(entity, record);
            }
            (Some(_), None) if is_newer(&text) => return Err(NotAssembled::Newer),
            (Some(entity), None) => without_history.push((entity, key, text)),
            (None, _) => unreadable.push((key, text)),
        }
    }
    let nothing = Dossier::new(id.clone(), Arc::default(), Timestamp::default());
    let mut before = nothing.clone();
    for (entity, key, text) in without_history {
        let payload = decode(&text).ok().map(|(_, payload)| payload);
        // What has a history elsewhere has come on since: the older text is only looked at.
        let known = replica.records().contains_key(&entity);
        let place = if known { &mut nothing.clone() } else { &mut before };
        if payload.and_then(|payload| plain::put(place, &entity, &payload)).is_none() {
            unreadable.push((key, text));
        }
    }
    replica.record(&nothing, &before, &DeviceId::new(plain::WRITER));
    let certification = replica.records().get(&Entity::Certification);
    if !certification.is_some_and(|record| record.is_alive()) {
        return Err(NotAssembled::NoCertification);
    }
    let (dossier, faults) = replica.dossier_with_faults();
    let mut findings = Findings::default();
    let prefix = prefix(id);
    // What one place could not tell the other may have told.
    let lost = |key: &str| entity_of(key).is_none_or(|(_, e)| !replica.records().contains_key(&e));
    findings.extend(unreadable.iter().filter(|(key, _)| lost(key)).map(|(key, text)| {
        let place = key.strip_prefix(&prefix).unwrap_or(key).split('/');
        let found = Found::Text(cut(text));
        Finding::SkippedRecord { at: place.map(unescape).collect(), found }
    }));
    findings.extend(faults.into_iter().map(Finding::Repaired));
    Ok(Assembled { replica, dossier, unreadable, findings: findings.into_list() })
}
