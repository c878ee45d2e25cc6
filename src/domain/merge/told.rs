//! A piece of evidence, a review and a framework as fields, and fields as these again: the records
//! with lists.
//!
//! Owns how a list is merged entry by entry. A document of two copies is one field, and so is each
//! competence proved and each of the candidate's answers.

use super::field::{Field, Value};
use super::parts::Fields;
use crate::domain::Evidence;
use crate::domain::evidence::Document;
use crate::domain::framework::{Counterpart, Framework};
use crate::domain::gather::Gather;
use crate::domain::id::{DocumentId, EvidenceId};
use crate::domain::review::Review;
use crate::domain::story::{Story, StoryPart};
use std::{collections::BTreeMap, sync::Arc};

pub(super) fn of_evidence(evidence: &Evidence) -> Fields {
    let mut fields = Fields::begun();
    fields.put_text(Field::Title, &evidence.title);
    fields.put(Field::Experience, evidence.experience.clone().map(Value::Experience));
    fields.put_period(evidence.period);
    for part in StoryPart::ALL {
        fields.put_text(Field::Part(part), evidence.story.part(part));
    }
    for (field, document) in numbered(&evidence.documents) {
        fields.put(field, Some(Value::Document(document.clone())));
    }
    let order: Vec<_> = evidence.documents.iter().map(|document| document.id.clone()).collect();
    fields.put(Field::Order, (!order.is_empty()).then_some(Value::Order(order)));
    for competence in &evidence.competences {
        fields.put(Field::Link(competence.clone()), Some(Value::Present));
    }
    fields.put_instant(Field::CreatedAt, evidence.created_at);
    fields.put_instant(Field::UpdatedAt, evidence.updated_at);
    fields
}

/// Each document with its field.
fn numbered(documents: &[Document]) -> impl Iterator<Item = (Field, &Document)> {
    let mut counts: BTreeMap<&DocumentId, usize> = BTreeMap::new();
    documents.iter().map(move |document| {
        let count = counts.entry(&document.id).or_default();
        *count += 1;
        (Field::Document(document.id.clone(), *count), document)
    })
}

pub(super) fn to_evidence(id: &EvidenceId, fields: &Fields) -> Evidence {
    let mut story = Story::default();
    for part in StoryPart::ALL {
        *story.part_mut(part) = fields.text(&Field::Part(part));
    }
    let linked = fields.0.keys().filter_map(|field| match field {
        Field::Link(competence) => Some(competence.clone()),
        _ => None,
    });
    Evidence {
        id: id.clone(),
        title: fields.text(&Field::Title),
        experience: match fields.get(&Field::Experience) {
            Value::Experience(experience) => Some(experience.clone()),
            _ => None,
        },
        period: fields.period(),
        story,
        documents: documents(fields),
        competences: linked.gathered(),
        created_at: fields.instant(&Field::CreatedAt),
        updated_at: fields.instant(&Field::UpdatedAt),
    }
}

/// The documents in their order; those of which it does not speak come last, by id.
fn documents(fields: &Fields) -> Vec<Document> {
    let mut left: BTreeMap<(&DocumentId, usize), &Document> = BTreeMap::new();
    for (field, value) in &fields.0 {
        if let (Field::Document(id, number), Value::Document(document)) = (field, value) {
            left.insert((id, *number), document);
        }
    }
    let mut documents = Vec::new();
    if let Value::Order(order) = fields.get(&Field::Order) {
        for id in order {
            let next = left.range((id, 0)..=(id, usize::MAX)).next().map(|(place, _)| *place);
            documents.extend(next.and_then(|place| left.remove(&place)).cloned());
        }
    }
    documents.extend(left.into_values().cloned());
    documents
}

pub(super) fn of_review(review: &Review) -> Fields {
    let mut fields = Fields::begun();
    let mut body = review.clone();
    for at in 0..body.requests.len() {
        let id = body.requests[at].id.clone();
        // An answer to one of several requests of one id stays in the review.
        if body.requests.iter().filter(|request| request.id == id).count() == 1 {
            let answer = body.requests[at].answer.take();
            fields.put(Field::Answer(id), answer.map(Value::Text));
        }
    }
    fields.put(Field::Review, Some(Value::Review(Arc::new(body))));
    fields
}

/// The review; `None` when only answers to it are known.
pub(super) fn to_review(fields: &Fields) -> Option<Review> {
    let Value::Review(body) = fields.get(&Field::Review) else { return None };
    let mut review = Review::clone(body);
    for request in &mut review.requests {
        if let Value::Text(answer) = fields.get(&Field::Answer(request.id.clone())) {
            request.answer = Some(answer.clone());
        }
    }
    Some(review)
}

pub(super) fn of_framework(framework: &Framework) -> Fields {
    let mut fields = Fields::begun();
    for Counterpart { competence, became } in &framework.counterparts {
        let became = Value::Competences(became.clone());
        fields.put(Field::Counterpart(competence.clone()), Some(became));
    }
    let body = Framework { counterparts: Vec::new(), ..framework.clone() };
    fields.put(Field::Framework, Some(Value::Framework(Arc::new(body))));
    fields
}

/// The framework; `None` when only what became of its competences is known.
pub(super) fn to_framework(fields: &Fields) -> Option<Framework> {
    let Value::Framework(body) = fields.get(&Field::Framework) else { return None };
    let mut framework = Framework::clone(body);
    framework.counterparts = fields
        .0
        .iter()
        .filter_map(|(field, value)| match (field, value) {
            (Field::Counterpart(competence), Value::Competences(became)) => {
                Some(Counterpart { competence: competence.clone(), became: became.clone() })
            }
            _ => None,
        })
        .collect();
    Some(framework)
}
