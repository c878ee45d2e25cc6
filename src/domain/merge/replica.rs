//! A copy of a dossier with what it takes to meet other copies.
//!
//! Owns which records a change of the dossier touches, and the dossier that a replica tells. It is
//! recorded by comparing two states of the dossier, so that an edit, an undo and an import are all
//! one thing.

use super::field::{Entity, Field, Value};
use super::parts::{self, Fields};
use super::record::{Record, Superseded, Written};
use super::told;
use crate::domain::Dossier;
use crate::domain::dossier::Fault;
use crate::domain::entries::Entries;
use crate::domain::id::{DeviceId, DossierId};
use crate::domain::{Certification, Timestamp};
use std::{collections::BTreeMap, sync::Arc};

/// One copy of a dossier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replica {
    id: DossierId,
    records: BTreeMap<Entity, Arc<Record>>,
}

impl Replica {
    /// A replica of which nothing is known yet.
    pub fn new(id: DossierId) -> Self {
        Self { id, records: BTreeMap::new() }
    }

    /// A dossier that has no history: all of it is written by `device` now.
    ///
    /// For a file without history the device is named after its digest, so that reading it twice
    /// is reading it once, and so that nothing in it passes for an older state of what is here.
    pub fn of(dossier: &Dossier, device: &DeviceId) -> Self {
        let mut replica = Self::new(dossier.id.clone());
        replica.record(&nothing(&dossier.id), dossier, device);
        replica
    }

    /// The dossier it is a copy of.
    pub fn id(&self) -> &DossierId {
        &self.id
    }

    /// What is known of each record, the deleted ones too.
    pub fn records(&self) -> &BTreeMap<Entity, Arc<Record>> {
        &self.records
    }

    /// Puts a record in its place, as the store has it.
    pub fn insert(&mut self, entity: Entity, record: Record) {
        self.records.insert(entity, Arc::new(record));
    }

    /// Takes note of what a writer changed: `before` is the dossier as they had it before them.
    ///
    /// The replica may know more than they did. What they could not see is neither overwritten nor
    /// deleted by them: a record to which someone else has added stays.
    ///
    /// Gives the records it touched.
    pub fn record(&mut self, before: &Dossier, after: &Dossier, device: &DeviceId) -> Vec<Entity> {
        let mut touched = Vec::new();
        for (entity, was, is) in differences(before, after) {
            let mut was = was.unwrap_or_default();
            if let Some(is) = is {
                if !self.is_alive(&entity) {
                    // Deleted elsewhere while they had it before them: it is there again, whole.
                    was = Fields::default();
                }
                let written = written(&was, &is);
                if !written.is_empty() {
                    let record = self.records.entry(entity.clone()).or_default();
                    Arc::make_mut(record).write(written, device);
                    touched.push(entity);
                }
            } else if let Some(record) = self.records.get_mut(&entity)
                && !tells_more(&self.id, &entity, record, &was)
            {
                Arc::make_mut(record).delete();
                touched.push(entity);
            }
        }
        touched
    }

    fn is_alive(&self, entity: &Entity) -> bool {
        self.records.get(entity).is_some_and(|record| record.is_alive())
    }

    /// The dossier that this copy tells: of each field the version that stands.
    ///
    /// A link to what another copy deleted is left out here and kept in its record: it is there
    /// again when the other side is.
    pub fn dossier(&self) -> Dossier {
        self.dossier_with_faults().0
    }

    /// The dossier that this copy tells, and what was left out of it because it leads to nothing.
    pub fn dossier_with_faults(&self) -> (Dossier, Vec<Fault>) {
        let mut dossier = nothing(&self.id);
        for (entity, record) in &self.records {
            if let Some(fields) = record.fields() {
                put(&mut dossier, entity, &Fields(fields));
            }
        }
        let faults = dossier.repair();
        (dossier, faults)
    }

    /// The dossier that this copy tells, made of one that differs from it in some records only:
    /// what stays the same is shared.
    pub fn patched<'a>(
        &self,
        dossier: &Dossier,
        entities: impl IntoIterator<Item = &'a Entity>,
    ) -> Dossier {
        let mut patched = dossier.clone();
        for entity in entities {
            let fields = self.records.get(entity).and_then(|record| record.fields());
            replace(&mut patched, entity, fields.map(Fields).as_ref());
        }
        patched.repair();
        patched
    }

    /// Every version that can be brought back, with its record.
    pub fn superseded(&self) -> Vec<(Entity, Superseded)> {
        let each = self.records.iter();
        let with = |(entity, record): (&Entity, &Arc<Record>)| {
            let entity = entity.clone();
            record.superseded().into_iter().map(move |version| (entity.clone(), version))
        };
        each.flat_map(with).collect()
    }

    /// Brings a version back; what stood there is superseded in its turn.
    pub fn restore(&mut self, entity: &Entity, version: &Superseded, device: &DeviceId) -> bool {
        let found = self.records.get_mut(entity);
        found.is_some_and(|record| Arc::make_mut(record).restore(version, device))
    }

    /// Gives a version up for good, on every copy.
    pub fn dismiss(&mut self, entity: &Entity, version: &Superseded, device: &DeviceId) -> bool {
        let found = self.records.get_mut(entity);
        found.is_some_and(|record| Arc::make_mut(record).dismiss(version, device))
    }

    /// Keeps of each record the `most` newest superseded versions, and of a deleted one no text.
    ///
    /// An act of this copy, like an edit, and no part of merging: `mod` says why.
    pub fn tidy(&mut self, most: usize, device: &DeviceId) {
        let entities: Vec<_> = self.records.keys().cloned().collect();
        self.tidy_some(&entities, most, device);
    }

    /// [`Replica::tidy`] for these records only.
    pub fn tidy_some(&mut self, entities: &[Entity], most: usize, device: &DeviceId) {
        for entity in entities {
            if let Some(record) = self.records.get_mut(entity).filter(|r| !r.is_tidy(most)) {
                Arc::make_mut(record).tidy(most, device);
            }
        }
    }

    /// The copy as it is given to someone else: of superseded versions only the place is kept, so
    /// that none is shown and none is lost when it comes back.
    #[must_use]
    pub fn without_superseded(&self) -> Self {
        let mut shown = self.clone();
        for record in shown.records.values_mut() {
            *record = Arc::new(record.without_superseded());
        }
        shown
    }

    /// What two copies know together.
    pub(super) fn join(&self, other: &Self) -> Self {
        let mut joined = self.clone();
        for (entity, theirs) in &other.records {
            let record = joined.records.entry(entity.clone()).or_default();
            if !Arc::ptr_eq(record, theirs) {
                *record = Arc::new(record.join(theirs));
            }
        }
        joined
    }
}

/// A dossier in which nothing is said, on no certification.
fn nothing(id: &DossierId) -> Dossier {
    Dossier::new(id.clone(), Arc::new(Certification::default()), Timestamp::default())
}

/// Whether a record tells something that `was` does not. A link to an experience tells nothing by
/// itself, and is not seen while the experience is not there. Nor does a field that holds another kind
/// of value than its own, or stands in a record that has none such: a foreign file may bring one, and
/// it is seen nowhere.
fn tells_more(id: &DossierId, entity: &Entity, record: &Record, was: &Fields) -> bool {
    let Some(fields) = record.fields() else { return false };
    let mut alone = nothing(id);
    put(&mut alone, entity, &Fields(fields));
    let now = fields_of(&alone, entity).unwrap_or_default();
    let counts = |field: &Field| field.is_told() && *field != Field::Experience;
    now.0.iter().any(|(field, value)| counts(field) && was.get(field) != value)
}

/// The fields that differ.
fn written(was: &Fields, is: &Fields) -> Vec<Written> {
    let gone = was.0.keys().filter(|field| !is.0.contains_key(field));
    let fields = gone.chain(is.0.keys()).filter(|field| was.get(field) != is.get(field));
    let each = fields.map(|field| Written {
        field: field.clone(),
        before: was.get(field).clone(),
        after: is.get(field).clone(),
    });
    each.collect()
}

/// A record that differs: which, its fields before and after; `None` where it is not there.
type Difference = (Entity, Option<Fields>, Option<Fields>);

fn differences(before: &Dossier, after: &Dossier) -> Vec<Difference> {
    let mut list = Vec::new();
    let mut single = |entity, differs: bool, fields: &dyn Fn(&Dossier) -> Fields| {
        if differs {
            list.push((entity, Some(fields(before)), Some(fields(after))));
        }
    };
    single(Entity::Header, true, &parts::of_header);
    let differs = !Arc::ptr_eq(&before.certification, &after.certification);
    single(Entity::Certification, differs, &parts::of_certification);
    let differs = !Arc::ptr_eq(&before.candidate, &after.candidate);
    single(Entity::Candidate, differs, &|dossier| parts::of_candidate(&dossier.candidate));
    let differs = !Arc::ptr_eq(&before.unknown, &after.unknown);
    single(Entity::Unknown, differs, &parts::of_unknown);
    each(&before.ratings, &after.ratings, Entity::Rating, parts::of_rating, &mut list);
    let of = parts::of_experience;
    each(&before.experiences, &after.experiences, Entity::Experience, of, &mut list);
    each(&before.evidence, &after.evidence, Entity::Evidence, told::of_evidence, &mut list);
    each(&before.milestones, &after.milestones, Entity::Milestone, parts::of_milestone, &mut list);
    each(&before.reviews, &after.reviews, Entity::Review, told::of_review, &mut list);
    list
}

/// The entries of a collection that are not shared by both states.
fn each<K: Ord + Clone, V>(
    before: &Entries<K, V>,
    after: &Entries<K, V>,
    entity: fn(K) -> Entity,
    fields: fn(&V) -> Fields,
    list: &mut Vec<Difference>,
) {
    before.changes(after, |id, was, is| {
        let fields = |entry: Option<&Arc<V>>| entry.map(|entry| fields(entry));
        list.push((entity(id.clone()), fields(was), fields(is)));
    });
}

/// What others changed from `before` to `after`, done to a `past` state of the same dossier too: to
/// go back to it then takes back one's own steps and not theirs.
#[must_use]
pub fn carried(past: &Dossier, before: &Dossier, after: &Dossier) -> Dossier {
    let mut carried = past.clone();
    for (entity, was, is) in differences(before, after) {
        let was = was.unwrap_or_default();
        let mut fields = fields_of(past, &entity);
        match is {
            // Deleted by others: one's own undo does not bring it back.
            None => fields = None,
            // There only since: it was added by others, or taken back by the step.
            Some(is) if fields.is_none() && was.0.is_empty() => fields = Some(is),
            Some(is) => {
                if let Some(fields) = &mut fields {
                    for Written { field, after, .. } in written(&was, &is) {
                        if after == Value::Absent {
                            fields.0.remove(&field);
                        } else {
                            fields.0.insert(field, after);
                        }
                    }
                }
            }
        }
        replace(&mut carried, &entity, fields.as_ref());
    }
    carried.repair();
    carried
}

/// The fields of one record of a dossier; `None` when it is not there.
fn fields_of(dossier: &Dossier, entity: &Entity) -> Option<Fields> {
    Some(match entity {
        Entity::Header => parts::of_header(dossier),
        Entity::Certification => parts::of_certification(dossier),
        Entity::Unknown => parts::of_unknown(dossier),
        Entity::Candidate => parts::of_candidate(&dossier.candidate),
        Entity::Rating(id) => parts::of_rating(dossier.ratings.get(id)?),
        Entity::Experience(id) => parts::of_experience(dossier.experiences.get(id)?),
        Entity::Evidence(id) => told::of_evidence(dossier.evidence.get(id)?),
        Entity::Milestone(id) => parts::of_milestone(dossier.milestones.get(id)?),
        Entity::Review(id) => told::of_review(dossier.reviews.get(id)?),
    })
}

/// Puts a record in the place of what the dossier has of it; takes it away when there is none.
fn replace(dossier: &mut Dossier, entity: &Entity, fields: Option<&Fields>) {
    match entity {
        Entity::Rating(id) => drop(dossier.ratings.remove(id)),
        Entity::Experience(id) => drop(dossier.experiences.remove(id)),
        Entity::Evidence(id) => drop(dossier.evidence.remove(id)),
        Entity::Milestone(id) => drop(dossier.milestones.remove(id)),
        Entity::Review(id) => drop(dossier.reviews.remove(id)),
        Entity::Header | Entity::Certification | Entity::Candidate | Entity::Unknown => {}
    }
    let single = Fields::default();
    match (entity, fields) {
        (_, Some(fields)) => put(dossier, entity, fields),
        (Entity::Header | Entity::Candidate | Entity::Unknown, None) => {
            put(dossier, entity, &single);
        }
        (_, None) => {}
    }
}

/// Puts a record's fields into the dossier.
fn put(dossier: &mut Dossier, entity: &Entity, fields: &Fields) {
    match entity {
        Entity::Header => parts::to_header(fields, dossier),
        Entity::Certification => parts::to_certification(fields, dossier),
        Entity::Unknown => parts::to_unknown(fields, dossier),
        Entity::Candidate => dossier.candidate = Arc::new(parts::to_candidate(fields)),
        Entity::Rating(id) => {
            dossier.ratings.insert(id.clone(), Arc::new(parts::to_rating(id, fields)));
        }
        Entity::Experience(id) => {
            dossier.experiences.insert(id.clone(), Arc::new(parts::to_experience(id, fields)));
        }
        Entity::Evidence(id) => {
            dossier.evidence.insert(id.clone(), Arc::new(told::to_evidence(id, fields)));
        }
        Entity::Milestone(id) => {
            dossier.milestones.insert(id.clone(), Arc::new(parts::to_milestone(id, fields)));
        }
        Entity::Review(id) => {
            if let Some(review) = told::to_review(fields) {
                dossier.reviews.insert(id.clone(), Arc::new(review));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_of_another_kind_of_value_says_nothing() {
        let mut replica = Replica::new("d".into());
        let before = Value::Absent;
        let after = Value::Hours(3);
        for (entity, field) in [
            (Entity::Header, Field::Name),
            (Entity::Candidate, Field::Motivation),
            (Entity::Review("r".into()), Field::Review),
        ] {
            let mut record = Record::default();
            let (before, after) = (before.clone(), after.clone());
            record.write([Written { field, before, after }], &"a".into());
            replica.insert(entity, record);
        }
        assert_eq!(replica.dossier(), nothing(&"d".into()));
    }
}
