//! The dates of the path, entered in Parcours. The dashboard recalls them (`dates`).

use crate::domain::dossier::{Milestone, MilestoneKind};
use crate::domain::id::MilestoneId;
use crate::domain::{Date, Edit};
use crate::platform::{page, timer};
use crate::ui::aside::text;
use crate::ui::desk::desk;
use crate::ui::parcels::Errand;
use crate::ui::parts::field::{ChoiceField, DateField, LineField};
use leptos::prelude::*;

/// Entering the dates of the path.
#[component]
pub fn Milestones() -> impl IntoView {
    let desk = desk();
    let t = text();
    let ids = Memo::new(move |_| {
        desk.book.dossier().with(|d| d.milestones.keys().cloned().enumerate().collect::<Vec<_>>())
    });
    let add = move |_| {
        let id = MilestoneId::new(desk.book.new_id());
        let field = format!("milestone-{id}-kind");
        let kind = MilestoneKind::default();
        desk.book.dispatch(&Edit::SetMilestone(Milestone {
            id,
            kind,
            date: None,
            note: String::new(),
        }));
        timer::after(0, move || page::reveal(&field));
    };
    view! {
        <section class="card" aria-labelledby="milestones-title">
            <h2 id="milestones-title" tabindex="-1">{t.path.milestones}</h2>
            <p class="hint">{t.path.milestones_hint}</p>
            <Show when=move || ids.with(Vec::is_empty)>
                <p class="muted">{t.path.milestones_empty}</p>
            </Show>
            <For each=move || ids.get() key=Clone::clone let:entry>
                <MilestoneForm number=entry.0 + 1 id=entry.1 />
            </For>
            <button type="button" class="button small" on:click=add>{t.path.milestone_add}</button>
        </section>
    }
}

#[component]
fn MilestoneForm(number: usize, id: MilestoneId) -> impl IntoView {
    let desk = desk();
    let t = text();
    let own = id.clone();
    let milestone = Memo::new(move |_| {
        desk.book.dossier().with(|dossier| dossier.milestones.get(&own).cloned())
    });
    let edit = move |set: &dyn Fn(&mut Milestone)| {
        if let Some(found) = milestone.get_untracked() {
            let mut next = (*found).clone();
            set(&mut next);
            desk.book.dispatch(&Edit::SetMilestone(next));
        }
    };
    let kinds =
        MilestoneKind::ALL.map(|k| (kind_name(k).to_owned(), (t.words.milestone)(k).to_owned()));
    let kind = Memo::new(move |_| milestone.get().map(|m| m.kind).unwrap_or_default());
    let day = |date: crate::domain::PartialDate| {
        Date::new(date.year().into(), date.month()?, date.day()?)
    };
    let name = move || (t.words.milestone)(kind.get()).to_owned();
    let removed = id.clone();
    let remove = move |_| {
        if desk.book.dispatch(&Edit::RemoveMilestone(removed.clone())) {
            desk.say((t.shell.undone_remove)(&name()), Some(Errand::Undo));
            page::focus("milestones-title");
        }
    };
    view! {
        <fieldset class="entry">
            <legend>{(t.path.milestone_number)(number)}</legend>
            <ChoiceField
                id=format!("milestone-{id}-kind")
                label=t.path.milestone_kind
                choices=Signal::stored(kinds.to_vec())
                value=Signal::derive(move || kind_name(kind.get()).to_owned())
                on_choose=Callback::new(move |name: String| edit(&|milestone| {
                    let found = MilestoneKind::ALL.into_iter().find(|kind| kind_name(*kind) == name);
                    milestone.kind = found.unwrap_or_default();
                }))
            />
            <DateField
                id=format!("milestone-{id}-date")
                label=t.path.milestone_date
                whole_day=true
                value=Signal::derive(move || milestone.get().and_then(|m| m.date).map(Into::into))
                on_date=Callback::new(move |date: Option<crate::domain::PartialDate>| {
                    edit(&|milestone| milestone.date = date.and_then(day));
                })
            />
            <LineField
                id=format!("milestone-{id}-note")
                label=t.path.milestone_note
                value=Signal::derive(move || milestone.get().map(|m| m.note.clone()).unwrap_or_default())
                on_input=Callback::new(move |text: String| edit(&|milestone| milestone.note.clone_from(&text)))
            />
            <button
                type="button"
                class="button small quiet"
                aria-label=move || (t.path.milestone_delete)(&name())
                on:click=remove
            >{t.common.delete}</button>
        </fieldset>
    }
}

fn kind_name(kind: MilestoneKind) -> &'static str {
    match kind {
        MilestoneKind::Feasibility => "feasibility",
        MilestoneKind::Admissibility => "admissibility",
        MilestoneKind::Validation => "validation",
        MilestoneKind::Assessment => "assessment",
        MilestoneKind::Jury => "jury",
        MilestoneKind::Appointment => "appointment",
        MilestoneKind::Other => "other",
    }
}
