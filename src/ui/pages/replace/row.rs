//! One competence of before, what it holds, and what it becomes.

use crate::domain::carry::Confidence;
use crate::domain::id::CompetenceId;
use crate::domain::{Certification, Dossier, Level};
use crate::ui::aside::text;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// What stands under a competence.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Held {
    level: Option<Level>,
    comment: bool,
    evidence: usize,
}

impl Held {
    /// What stands under that one.
    pub fn of(dossier: &Dossier, id: &CompetenceId) -> Self {
        let rating = dossier.rating(id);
        Self {
            level: rating.level,
            comment: !rating.comment.trim().is_empty(),
            evidence: dossier.evidence_for(id).count(),
        }
    }
}

/// A competence of before.
#[derive(Clone)]
pub struct Source {
    /// Which.
    pub id: CompetenceId,
    /// The title of its bloc.
    pub block: String,
    /// Its text.
    pub text: String,
    /// What stands under it.
    pub held: Held,
    /// How sure what is proposed is.
    pub confidence: Confidence,
    /// What it becomes, as is proposed.
    pub to: Vec<CompetenceId>,
}

/// A competence that may be chosen.
#[derive(Clone)]
pub struct Choice {
    /// Which.
    pub id: CompetenceId,
    /// Its text.
    pub text: String,
    block: String,
}

impl Choice {
    /// Every competence of a certification.
    pub fn all(certification: &Certification) -> Vec<Self> {
        let each = certification.competences().map(|(block, competence)| Self {
            id: competence.id.clone(),
            text: competence.text.clone(),
            block: block.title.clone(),
        });
        each.collect()
    }
}

/// The choices that a select offers, bloc by bloc.
fn options(choices: StoredValue<Vec<Choice>>) -> impl IntoView {
    let mut blocks: Vec<(String, Vec<Choice>)> = Vec::new();
    choices.with_value(|all| {
        for choice in all {
            match blocks.last_mut().filter(|(block, _)| *block == choice.block) {
                Some((_, list)) => list.push(choice.clone()),
                None => blocks.push((choice.block.clone(), vec![choice.clone()])),
            }
        }
    });
    let blocks = blocks.into_iter().map(|(block, list)| {
        let list = list.into_iter().map(|choice| {
            view! { <option value=choice.id.to_string()>{choice.text}</option> }
        });
        view! { <optgroup label=block>{list.collect_view()}</optgroup> }
    });
    blocks.collect_view()
}

/// One competence of before beside what it becomes.
#[component]
pub fn Row(
    /// The competence of before.
    source: Source,
    /// What is chosen for each.
    picks: RwSignal<BTreeMap<CompetenceId, Vec<CompetenceId>>>,
    /// What may be chosen.
    choices: StoredValue<Vec<Choice>>,
) -> impl IntoView {
    let t = text();
    let Source { id, block, text: was, held, confidence, .. } = source;
    let was_text = was.clone();
    let level = held.level.map(t.words.level);
    let holds = match (t.carry.holds)(level, held.comment, held.evidence) {
        words if words.is_empty() => t.carry.holds_nothing.to_owned(),
        words => words,
    };
    let own = id.clone();
    let picked =
        Memo::new(move |_| picks.with(|picks| picks.get(&own).cloned().unwrap_or_default()));
    // One place more than is chosen, so that a competence that was cut can go to several.
    let places = Memo::new(move |_| (0..=picked.with(Vec::len).min(4)).collect::<Vec<_>>());
    let place = move |at: usize| {
        let set = {
            let id = id.clone();
            move |event: leptos::ev::Event| {
                let value = event_target_value(&event);
                picks.update(|picks| {
                    let list = picks.entry(id.clone()).or_default();
                    if at < list.len() {
                        list.remove(at);
                    }
                    if !value.is_empty() && !list.iter().any(|known| known.as_str() == value) {
                        list.insert(at.min(list.len()), value.as_str().into());
                    }
                });
            }
        };
        let value = move || {
            picked.with(|picked| picked.get(at).map(ToString::to_string)).unwrap_or_default()
        };
        let label = move || if at == 0 { t.carry.becomes } else { t.carry.also };
        let named = (t.carry.becomes_of)(&was);
        let becomes = move || {
            let id = picked.with(|picked| picked.get(at).cloned())?;
            choices.with_value(|all| all.iter().find(|c| c.id == id).map(|c| c.text.clone()))
        };
        let name = format!("carry-{id}-{at}");
        view! {
            <div class="carry-to">
                <label class="label" for=name.clone()>{label} <span class="visually-hidden">{named}</span></label>
                <select id=name class="small" prop:value=value on:change=set>
                    <option value="">{if at == 0 { t.carry.nothing } else { "—" }}</option>
                    {options(choices)}
                </select>
                <p class="told" lang="fr">{becomes}</p>
            </div>
        }
    };
    view! {
        <li class="carry-row" data-confidence=format!("{confidence:?}")>
            <div>
                <p class="muted small">{block} " · " <span class="tag plain">{(t.carry.confidence)(confidence)}</span></p>
                <p class="told" lang="fr">{was_text}</p>
                <p class="small"><b>{holds}</b></p>
            </div>
            <div>
                <For each=move || places.get() key=|at| *at children=place />
            </div>
        </li>
    }
}
