//! A dossier's records as fields, and fields as records again.
//!
//! Owns which field holds what; a field that says nothing has no entry. A field that holds another
//! kind of value than its own, which no edit makes, is read as one that says nothing.

use super::field::{Field, Value};
use crate::domain::dossier::{Candidate, Milestone, MilestoneKind};
use crate::domain::experience::{Experience, ExperienceKind};
use crate::domain::gather::Gather;
use crate::domain::id::{CompetenceId, ExperienceId, MilestoneId};
use crate::domain::rating::Rating;
use crate::domain::{Dossier, Period, Target, Timestamp};
use std::{collections::BTreeMap, sync::Arc};

/// The fields of one record.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Fields(pub(super) BTreeMap<Field, Value>);

impl Fields {
    /// Those of a record that can be begun and deleted.
    pub(super) fn begun() -> Self {
        Self::of(Field::Begun, Value::Present)
    }

    /// One field alone.
    fn of(field: Field, value: Value) -> Self {
        let mut fields = Self::default();
        fields.put(field, Some(value));
        fields
    }

    pub(super) fn put(&mut self, field: Field, value: Option<Value>) {
        self.0.extend(value.map(|value| (field, value)));
    }

    pub(super) fn put_text(&mut self, field: Field, text: &str) {
        self.put(field, (!text.is_empty()).then(|| Value::Text(text.to_owned())));
    }

    pub(super) fn put_instant(&mut self, field: Field, at: Option<Timestamp>) {
        self.put(field, at.map(Value::Instant));
    }

    pub(super) fn put_period(&mut self, period: Period) {
        self.put(Field::Period, period.is_given().then_some(Value::Period(period)));
    }

    pub(super) fn get(&self, field: &Field) -> &Value {
        self.0.get(field).unwrap_or(&Value::Absent)
    }

    pub(super) fn text(&self, field: &Field) -> String {
        match self.get(field) {
            Value::Text(text) => text.clone(),
            _ => String::new(),
        }
    }

    pub(super) fn instant(&self, field: &Field) -> Option<Timestamp> {
        match self.get(field) {
            Value::Instant(at) => Some(*at),
            _ => None,
        }
    }

    pub(super) fn period(&self) -> Period {
        match self.get(&Field::Period) {
            Value::Period(period) => *period,
            _ => Period::default(),
        }
    }
}

pub(super) fn of_header(dossier: &Dossier) -> Fields {
    let mut fields = Fields::default();
    fields.put_text(Field::Name, &dossier.name);
    let target = &dossier.target;
    fields.put(Field::Target, (*target != Target::Whole).then(|| Value::Target(target.clone())));
    let at = dossier.created_at;
    fields.put_instant(Field::CreatedAt, (at != Timestamp::default()).then_some(at));
    fields
}

pub(super) fn to_header(fields: &Fields, dossier: &mut Dossier) {
    dossier.name = fields.text(&Field::Name);
    dossier.target = match fields.get(&Field::Target) {
        Value::Target(target) => target.clone(),
        _ => Target::default(),
    };
    dossier.created_at = fields.instant(&Field::CreatedAt).unwrap_or_default();
}

pub(super) fn of_certification(dossier: &Dossier) -> Fields {
    let value = Value::Certification(dossier.certification.clone());
    Fields::of(Field::Certification, value)
}

pub(super) fn to_certification(fields: &Fields, dossier: &mut Dossier) {
    if let Value::Certification(certification) = fields.get(&Field::Certification) {
        dossier.certification = certification.clone();
    }
}

pub(super) fn of_candidate(candidate: &Candidate) -> Fields {
    let mut fields = Fields::default();
    fields.put_text(Field::Name, &candidate.name);
    fields.put_text(Field::Contact, &candidate.contact);
    fields.put_text(Field::Adviser, &candidate.adviser);
    fields.put_text(Field::Motivation, &candidate.motivation);
    fields
}

pub(super) fn to_candidate(fields: &Fields) -> Candidate {
    Candidate {
        name: fields.text(&Field::Name),
        contact: fields.text(&Field::Contact),
        adviser: fields.text(&Field::Adviser),
        motivation: fields.text(&Field::Motivation),
    }
}

pub(super) fn of_rating(rating: &Rating) -> Fields {
    let mut fields = Fields::begun();
    fields.put(Field::Level, rating.level.map(Value::Level));
    fields.put_text(Field::Comment, &rating.comment);
    fields.put_instant(Field::UpdatedAt, rating.updated_at);
    fields
}

pub(super) fn to_rating(competence: &CompetenceId, fields: &Fields) -> Rating {
    let level = match fields.get(&Field::Level) {
        Value::Level(level) => Some(*level),
        _ => None,
    };
    Rating {
        competence: competence.clone(),
        level,
        comment: fields.text(&Field::Comment),
        updated_at: fields.instant(&Field::UpdatedAt),
    }
}

pub(super) fn of_experience(experience: &Experience) -> Fields {
    let mut fields = Fields::begun();
    fields.put_text(Field::Post, &experience.post);
    fields.put_text(Field::Organisation, &experience.organisation);
    let kind = experience.kind;
    let chosen = kind != ExperienceKind::default();
    fields.put(Field::Kind, chosen.then_some(Value::ExperienceKind(kind)));
    fields.put_period(experience.period);
    fields.put(Field::WeeklyHours, experience.weekly_hours.map(Value::Hours));
    fields.put_text(Field::Description, &experience.description);
    fields
}

pub(super) fn to_experience(id: &ExperienceId, fields: &Fields) -> Experience {
    Experience {
        id: id.clone(),
        post: fields.text(&Field::Post),
        organisation: fields.text(&Field::Organisation),
        kind: match fields.get(&Field::Kind) {
            Value::ExperienceKind(kind) => *kind,
            _ => ExperienceKind::default(),
        },
        period: fields.period(),
        weekly_hours: match fields.get(&Field::WeeklyHours) {
            Value::Hours(hours) => Some(*hours),
            _ => None,
        },
        description: fields.text(&Field::Description),
    }
}

pub(super) fn of_milestone(milestone: &Milestone) -> Fields {
    let mut fields = Fields::begun();
    let kind = milestone.kind;
    let chosen = kind != MilestoneKind::default();
    fields.put(Field::Kind, chosen.then_some(Value::MilestoneKind(kind)));
    fields.put(Field::Date, milestone.date.map(Value::Date));
    fields.put_text(Field::Note, &milestone.note);
    fields
}

pub(super) fn to_milestone(id: &MilestoneId, fields: &Fields) -> Milestone {
    Milestone {
        id: id.clone(),
        kind: match fields.get(&Field::Kind) {
            Value::MilestoneKind(kind) => *kind,
            _ => MilestoneKind::default(),
        },
        date: match fields.get(&Field::Date) {
            Value::Date(date) => Some(*date),
            _ => None,
        },
        note: fields.text(&Field::Note),
    }
}

pub(super) fn of_unknown(dossier: &Dossier) -> Fields {
    let each = dossier.unknown.iter().map(|field| (Field::Unknown(field.clone()), Value::Present));
    Fields(each.gathered())
}

pub(super) fn to_unknown(fields: &Fields, dossier: &mut Dossier) {
    let each = fields.0.keys().filter_map(|field| match field {
        Field::Unknown(field) => Some(field.clone()),
        _ => None,
    });
    dossier.unknown = Arc::new(each.collect());
}
