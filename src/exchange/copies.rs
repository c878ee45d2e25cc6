//! The history that rides beside a dossier in its file, so that two copies can be merged as two tabs
//! are.
//!
//! `"history": [{"record": "evidence/<id>", "seen": […], "deleted": […], "versions": […]}]`. A version
//! that says what a reader finds in `dossier` leaves its value out: it is said once. What stands may
//! be shown otherwise (an order of documents, completed by one that another copy brought): that is
//! said, for a version is the same wherever it is read. Superseded texts are withheld: a file is made
//! for someone else. Owns when a history is believed; without one, or with one that is not, the file is
//! a copy by a device of its own.

use super::history;
use super::record::{name, named};
use crate::domain::Dossier;
use crate::domain::id::DeviceId;
use crate::domain::merge::{Entity, Field, Record, Replica, Value};
use serde_json::Value as Json;
use std::collections::BTreeMap;

/// The highest counter that is believed: someone who counts further would leave the person's own
/// next revisions no room.
const MOST_COUNTED: u64 = 1 << 40;

/// The history of a copy, beside which its dossier is to stand.
pub(super) fn write(copy: &Replica, dossier: &Dossier) -> Json {
    let shown = copy.without_superseded();
    let plain = Replica::of(dossier, &DeviceId::new(""));
    let each = shown.records().iter().map(|(entity, record)| {
        let standing = standing(&plain, entity);
        let mut written = history::to_json(record);
        let versions = written["versions"].as_array_mut().into_iter().flatten();
        for (version, (field, _, value)) in versions.zip(record.versions()) {
            let said = standing.get(field) == Some(value);
            if let Some(version) = version.as_object_mut().filter(|_| said) {
                version.remove("value");
            }
        }
        written["record"] = name(entity).into();
        written
    });
    Json::Array(each.collect())
}

/// The copy that a file is: with its history when `history` is whole and `believed`, else written
/// anew by a device named after the file's digest, so that reading it twice is reading it once.
pub(super) fn read(history: &Json, believed: bool, dossier: &Dossier, digest: &str) -> Replica {
    let device = DeviceId::new(digest.get(digest.len().saturating_sub(12)..).unwrap_or_default());
    let plain = Replica::of(dossier, &device);
    let told = Some(history).filter(|_| believed).and_then(|history| records(history, &plain));
    let Some(records) = told else { return plain };
    let mut copy = Replica::new(dossier.id.clone());
    for (entity, record) in records {
        copy.insert(entity, record);
    }
    // What the history does not tell of the dossier is written here.
    let known = copy.dossier();
    copy.record(&known, dossier, &device);
    copy
}

/// What a dossier says of a record, field by field: the values that a history leaves out.
fn standing(plain: &Replica, entity: &Entity) -> BTreeMap<Field, Value> {
    plain.records().get(entity).and_then(|record| record.fields()).unwrap_or_default()
}

fn records(history: &Json, plain: &Replica) -> Option<Vec<(Entity, Record)>> {
    history.as_array()?.iter().map(|entry| one(entry, plain)).collect()
}

fn one(entry: &Json, plain: &Replica) -> Option<(Entity, Record)> {
    let entity = named(entry.get("record")?.as_str()?)?;
    let standing = standing(plain, &entity);
    let mut entry = entry.clone();
    for version in entry.get_mut("versions")?.as_array_mut()? {
        let version = version.as_object_mut()?;
        if !version.contains_key("value") {
            let field = history::field(version.get("field")?.as_str()?)?;
            version.insert("value".to_owned(), history::value_to_json(standing.get(&field)?));
        }
    }
    entry.as_object_mut()?.remove("record");
    let record = history::from_json(&entry)?;
    let counted = record.seen().highest().max(record.deleted().highest());
    (counted <= MOST_COUNTED).then_some((entity, record))
}
