//! A record with its history as JSON, for the store: `{"seen": […], "deleted": […], "versions": […]}`.
//!
//! Owns the names of fields and of kinds of value. Text that is no history gives `None`, never half
//! of one: a version left out would look like one that was overwritten.

use super::codec::{self, Codec, Need, names, record, text};
use crate::domain::dossier::UnknownField;
use crate::domain::id::DeviceId;
use crate::domain::merge::{Field, Record, Revision, Seen, Value};
use crate::domain::story::StoryPart;
use serde_json::Value as Json;
use std::sync::Arc;

/// The text of a record and its history.
pub fn to_text(record: &Record) -> String {
    to_json(record).to_string()
}

/// The record and its history; `None` when the text is none.
pub fn from_text(text: &str) -> Option<Record> {
    from_json(&serde_json::from_str(text).ok()?)
}

pub(super) fn value_to_json(value: &Value) -> Json {
    value.write()
}

pub(super) fn to_json(record: &Record) -> Json {
    let versions = record.versions().map(|(field, revision, value)| Version {
        field: field.clone(),
        at: revision.clone(),
        value: value.clone(),
    });
    let history = History {
        seen: record.seen().last().collect(),
        deleted: record.deleted().last().collect(),
        versions: versions.collect(),
    };
    history.write()
}

pub(super) fn from_json(json: &Json) -> Option<Record> {
    if json.get(LAYOUT).is_some() {
        return None;
    }
    let History { seen, deleted, versions } = codec::from_value(json)?;
    let versions = versions.into_iter().map(|version| (version.field, version.at, version.value));
    Some(Record::from_parts(Seen::from_iter(seen), Seen::from_iter(deleted), versions))
}

/// What a later version states in a history that this one would not carry whole, so that it leaves it alone.
/// The histories written here have no such member.
const LAYOUT: &str = "layout";

/// Whether a payload is a history that a later version wrote: it is one, and not understood here.
pub(super) fn is_newer(payload: &str) -> bool {
    let json = serde_json::from_str::<Json>(payload).ok();
    json.is_some_and(|json| json.get("versions").is_some() && from_json(&json).is_none())
}

struct History {
    seen: Vec<Revision>,
    deleted: Vec<Revision>,
    versions: Vec<Version>,
}

struct Version {
    field: Field,
    at: Revision,
    value: Value,
}

record! {
    History { seen: Required, deleted: Required, versions: Required }
    Version { field: Required, at: Required, value: Required }
}

text! {
    Revision: blank Self { counter: 1, device: DeviceId::new("") }, read |text| text.parse().ok();
}

names! {
    StoryPart {
        Context = "context",
        Role = "role",
        Actions = "actions",
        Means = "means",
        People = "people",
        Difficulties = "difficulties",
        Outcome = "outcome",
        Learnings = "learnings",
    }
}

/// The fields that are one of their kind.
const PLAIN: [(&str, Field); 23] = [
    ("begun", Field::Begun),
    ("name", Field::Name),
    ("target", Field::Target),
    ("certification", Field::Certification),
    ("contact", Field::Contact),
    ("adviser", Field::Adviser),
    ("motivation", Field::Motivation),
    ("level", Field::Level),
    ("comment", Field::Comment),
    ("post", Field::Post),
    ("organisation", Field::Organisation),
    ("kind", Field::Kind),
    ("period", Field::Period),
    ("weekly_hours", Field::WeeklyHours),
    ("description", Field::Description),
    ("title", Field::Title),
    ("experience", Field::Experience),
    ("order", Field::Order),
    ("date", Field::Date),
    ("note", Field::Note),
    ("review", Field::Review),
    ("created_at", Field::CreatedAt),
    ("updated_at", Field::UpdatedAt),
];

/// `title`, `part/context`, `document/1/<id>`, `link/<id>`, `answer/<id>`, `unknown/<JSON>`.
impl Codec for Field {
    fn blank() -> Self {
        Self::Begun
    }

    fn read(&mut self, value: &Json) -> bool {
        let found = value.as_str().and_then(field);
        found.map(|field| *self = field).is_some()
    }

    fn write(&self) -> Json {
        let name = match self {
            Self::Part(part) => format!("part/{}", part.write().as_str().unwrap_or_default()),
            Self::Document(id, number) => format!("document/{number}/{id}"),
            Self::Link(id) => format!("link/{id}"),
            Self::Answer(id) => format!("answer/{id}"),
            Self::Unknown(field) => format!("unknown/{}", codec::to_text(field)),
            one => {
                let known = PLAIN.iter().find(|(_, field)| field == one);
                known.map_or_else(String::new, |(name, _)| (*name).to_owned())
            }
        };
        name.into()
    }
}

pub(super) fn field(name: &str) -> Option<Field> {
    let Some((kind, rest)) = name.split_once('/') else {
        let known = PLAIN.iter().find(|(known, _)| *known == name);
        return known.map(|(_, field)| field.clone());
    };
    match kind {
        "part" => codec::from_value(&rest.into()).map(Field::Part),
        "document" => {
            let (number, id) = rest.split_once('/')?;
            Some(Field::Document(id.into(), number.parse().ok()?))
        }
        "link" => Some(Field::Link(rest.into())),
        "answer" => Some(Field::Answer(rest.to_owned())),
        "unknown" => codec::from_text::<UnknownField>(rest).map(Field::Unknown),
        _ => None,
    }
}

/// `null`, `true`, `false` (withheld), or an object of one member that names the kind: `{"text": "…"}`.
impl Codec for Value {
    fn blank() -> Self {
        Self::Absent
    }

    fn read(&mut self, value: &Json) -> bool {
        let read = match value {
            Json::Null => Some(Self::Absent),
            Json::Bool(present) => Some(if *present { Self::Present } else { Self::Withheld }),
            Json::Object(members) if members.len() == 1 => {
                members.iter().next().and_then(|(kind, value)| read(kind, value))
            }
            _ => None,
        };
        read.map(|read| *self = read).is_some()
    }

    fn write(&self) -> Json {
        let (kind, value): (_, &dyn Codec) = match self {
            Self::Absent => return Json::Null,
            Self::Present => return Json::Bool(true),
            Self::Withheld => return Json::Bool(false),
            Self::Text(text) => ("text", text),
            Self::Level(level) => ("level", level),
            Self::Target(target) => ("target", target),
            Self::ExperienceKind(kind) => ("experience_kind", kind),
            Self::MilestoneKind(kind) => ("milestone_kind", kind),
            Self::Period(period) => ("period", period),
            Self::Hours(hours) => ("hours", hours),
            Self::Date(date) => ("date", date),
            Self::Instant(at) => ("instant", at),
            Self::Experience(id) => ("experience", id),
            Self::Document(document) => ("document", document),
            Self::Order(order) => ("order", order),
            Self::Certification(certification) => ("certification", &**certification),
            Self::Review(review) => ("review", &**review),
        };
        codec::write_fields(&[(kind, Need::Required)], &[value])
    }
}

fn read(kind: &str, value: &Json) -> Option<Value> {
    Some(match kind {
        "text" => Value::Text(codec::from_value(value)?),
        "level" => Value::Level(codec::from_value(value)?),
        "target" => Value::Target(codec::from_value(value)?),
        "experience_kind" => Value::ExperienceKind(codec::from_value(value)?),
        "milestone_kind" => Value::MilestoneKind(codec::from_value(value)?),
        "period" => Value::Period(codec::from_value(value)?),
        "hours" => Value::Hours(codec::from_value(value)?),
        "date" => Value::Date(codec::from_value(value)?),
        "instant" => Value::Instant(codec::from_value(value)?),
        "experience" => Value::Experience(codec::from_value(value)?),
        "document" => Value::Document(codec::from_value(value)?),
        "order" => Value::Order(codec::from_value(value)?),
        "certification" => Value::Certification(Arc::new(codec::from_value(value)?)),
        "review" => Value::Review(Arc::new(codec::from_value(value)?)),
        _ => return None,
    })
}
