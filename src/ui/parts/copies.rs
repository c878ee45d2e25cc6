//! Two copies that meet, in words: what a merge changes, and the versions that lost with their way
//! back.

use crate::domain::merge::{Change, ChangeKind, Entity, Field, Superseded, Value};
use crate::domain::{Dossier, unseen};
use crate::ui::aside::text;
use crate::ui::desk::desk;
use crate::ui::text::AsideText;
use leptos::prelude::*;

/// How many changes are listed; the rest is counted.
const MOST_LISTED: usize = 50;

/// What a record is called, in the first of these dossiers that has it.
fn name(t: &AsideText, dossiers: &[&Dossier], entity: &Entity) -> String {
    let found = |read: &dyn Fn(&Dossier) -> Option<String>| {
        let named = dossiers.iter().find_map(|dossier| read(dossier));
        named.filter(|name| !name.trim().is_empty()).unwrap_or_else(|| t.common.unknown.to_owned())
    };
    let m = &t.merge;
    match entity {
        Entity::Header => m.header.to_owned(),
        Entity::Certification => m.certification.to_owned(),
        Entity::Candidate => m.candidate.to_owned(),
        Entity::Unknown => m.unknown.to_owned(),
        Entity::Review(_) => m.review.to_owned(),
        Entity::Framework(_) => m.framework.to_owned(),
        Entity::Rating(id) => (m.rating)(&found(&|dossier| {
            dossier.competence(id).map(|(_, competence)| competence.text.clone())
        })),
        Entity::Experience(id) => (m.experience)(&found(&|dossier| {
            dossier.experiences.get(id).map(|experience| experience.post.clone())
        })),
        Entity::Evidence(id) => (m.evidence)(&found(&|dossier| {
            dossier.evidence.get(id).map(|evidence| evidence.title.clone())
        })),
        Entity::Milestone(id) => (m.milestone)(&found(&|dossier| {
            dossier.milestones.get(id).map(|milestone| milestone.note.clone())
        })),
    }
}

/// What a merge would change here.
#[component]
pub fn Changes(
    /// The changes.
    changes: Vec<Change>,
    /// The dossier here and the other copy.
    dossiers: Vec<Dossier>,
) -> impl IntoView {
    let t = text();
    if changes.is_empty() {
        return view! { <p id="merge-preview">{t.merge.no_change}</p> }.into_any();
    }
    let count = changes.len();
    let both: Vec<&Dossier> = dossiers.iter().collect();
    let lines: Vec<_> = changes
        .iter()
        .take(MOST_LISTED)
        .map(|change| {
            let mut words = vec![(t.merge.kind)(&change.kind).to_owned()];
            if let ChangeKind::Changed(fields) = &change.kind {
                let told = fields
                    .iter()
                    .filter(|field| field.is_told() || matches!(field, Field::Link(_)));
                let mut names: Vec<_> =
                    told.map(|field| (t.merge.field)(field).to_owned()).collect();
                names.dedup();
                words.extend((!names.is_empty()).then(|| (t.common.and)(&names)));
            }
            let kept = change.superseded.len();
            words.extend((kept > 0).then(|| (t.merge.kept)(kept)));
            let name = unseen::shown(&name(t, &both, &change.entity)).into_owned();
            view! { <li>{name} " " <span class="muted">{words.join(" · ")}</span></li> }
        })
        .collect();
    let more = count.saturating_sub(MOST_LISTED);
    view! {
        <details id="merge-preview">
            <summary>{(t.merge.changes)(count)}</summary>
            <ul class="bullets">
                {lines}
                {(more > 0).then(|| view! { <li>{format!("+ {more}")}</li> })}
            </ul>
        </details>
    }
    .into_any()
}

/// What a version says.
fn said(t: &AsideText, value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::Level(level) => (t.words.level)(*level).to_owned(),
        Value::ExperienceKind(kind) => (t.words.experience)(*kind).to_owned(),
        Value::MilestoneKind(kind) => (t.words.milestone)(*kind).to_owned(),
        Value::Period(period) => (t.common.period)(*period),
        Value::Hours(hours) => hours.to_string(),
        Value::Date(date) => (t.common.date)(*date),
        Value::Document(document) => document.label.clone(),
        Value::Certification(certification) => certification.title.clone(),
        _ => t.common.unknown.to_owned(),
    }
}

/// The versions that lost, of one record or of all.
#[component]
pub fn SupersededVersions(
    /// Of which record; of all when there is none.
    #[prop(optional)]
    of: Option<Entity>,
) -> impl IntoView {
    let desk = desk();
    let t = text();
    let all = desk.book.superseded();
    let shown = Memo::new(move |_| {
        let wanted =
            |(entity, _): &&(Entity, Superseded)| of.as_ref().is_none_or(|of| of == entity);
        all.with(|all| all.iter().filter(wanted).cloned().collect::<Vec<_>>())
    });
    let line = move |(entity, version): (Entity, Superseded)| {
        let name = desk.book.dossier().with_untracked(|dossier| name(t, &[dossier], &entity));
        let field = (t.merge.field)(&version.field);
        let said = said(t, &version.value);
        let settle = move |restore| {
            let (entity, version) = (entity.clone(), version.clone());
            move |_| desk.book.settle(&entity, &version, restore)
        };
        view! {
            <li class="superseded">
                <p class="small muted">{format!("{name} · {field}")}</p>
                <blockquote class="told">{said}</blockquote>
                <p class="row">
                    <button type="button" class="button small restore" on:click=settle(true)>{t.merge.restore}</button>
                    <button type="button" class="button small quiet dismiss" on:click=settle(false)>{t.merge.dismiss}</button>
                </p>
            </li>
        }
    };
    view! {
        <Show when=move || !shown.with(Vec::is_empty)>
            <section class="card reminder-card" id="superseded" aria-labelledby="superseded-title">
                <h2 id="superseded-title">{t.merge.superseded}</h2>
                <p class="hint">{t.merge.superseded_hint}</p>
                <ul class="plain">
                    {move || shown.get().into_iter().map(line).collect_view()}
                </ul>
            </section>
        </Show>
    }
}
