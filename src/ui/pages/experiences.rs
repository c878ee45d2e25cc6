//! The experiences of the candidate: list, add, change, delete.

use crate::domain::experience::{ExperienceChange, ExperienceKind};
use crate::domain::id::ExperienceId;
use crate::domain::{Edit, Experience, Period};
use crate::platform::{page, timer};
use crate::ui::aside::text;
use crate::ui::desk::desk;
use crate::ui::parcels::Errand;
use crate::ui::parts::field::{ChoiceField, DateField, LineField, TextField};
use leptos::prelude::*;

/// The list of experiences.
#[component]
pub fn Experiences() -> impl IntoView {
    let desk = desk();
    let t = text();
    let ids = Memo::new(move |_| {
        desk.book.dossier().with(|d| d.experiences.keys().cloned().enumerate().collect::<Vec<_>>())
    });
    let add = move |_| {
        let id = ExperienceId::new(desk.book.new_id());
        let field = format!("experience-{id}-post");
        desk.book.dispatch(&Edit::AddExperience(Experience::blank(id)));
        timer::after(0, move || page::reveal(&field));
    };
    view! {
        <section class="card" aria-labelledby="experiences-title">
            <h2 id="experiences-title">{t.path.experiences}</h2>
            <p class="hint">{t.path.experiences_hint}</p>
            <Show when=move || ids.with(Vec::is_empty)>
                <p class="muted">{t.path.experiences_empty}</p>
            </Show>
            <For each=move || ids.get() key=Clone::clone let:entry>
                <ExperienceForm number=entry.0 + 1 id=entry.1 />
            </For>
            <button type="button" class="button small" on:click=add>{t.path.experience_add}</button>
        </section>
    }
}

#[component]
fn ExperienceForm(number: usize, id: ExperienceId) -> impl IntoView {
    let desk = desk();
    let t = text();
    let own = id.clone();
    let experience = Memo::new(move |_| {
        let found = desk.book.dossier().with(|dossier| dossier.experiences.get(&own).cloned());
        found.map_or_else(|| Experience::blank(own.clone()), |found| (*found).clone())
    });
    let changed = id.clone();
    let change = Callback::new(move |change: ExperienceChange| {
        desk.book.dispatch(&Edit::ChangeExperience { id: changed.clone(), change });
    });
    let name = move || match experience.get().post.trim() {
        "" => (t.path.experience_number)(number),
        post => post.to_owned(),
    };
    let removed = id.clone();
    let remove = move |_| {
        let words = (t.path.experience_deleted)(&name());
        if desk.book.dispatch(&Edit::RemoveExperience(removed.clone())) {
            desk.say(words, Some(Errand::Undo));
            page::focus("experiences-title");
        }
    };
    let period = Memo::new(move |_| experience.get().period);
    let set = move |edit: &dyn Fn(&mut Period)| {
        let mut next = period.get_untracked();
        edit(&mut next);
        change.run(ExperienceChange::Period(next));
    };
    let kinds =
        ExperienceKind::ALL.map(|k| (kind_name(k).to_owned(), (t.words.experience)(k).to_owned()));
    view! {
        <fieldset class="entry">
            <legend>{name}</legend>
            <LineField
                id=format!("experience-{id}-post")
                label=t.path.post
                value=Signal::derive(move || experience.get().post)
                on_input=Callback::new(move |text| change.run(ExperienceChange::Post(text)))
            />
            <LineField
                id=format!("experience-{id}-organisation")
                label=t.path.organisation
                value=Signal::derive(move || experience.get().organisation)
                on_input=Callback::new(move |text| change.run(ExperienceChange::Organisation(text)))
            />
            <ChoiceField
                id=format!("experience-{id}-kind")
                label=t.path.kind
                choices=Signal::stored(kinds.to_vec())
                value=Signal::derive(move || kind_name(experience.get().kind).to_owned())
                on_choose=Callback::new(move |name: String| {
                    let found = ExperienceKind::ALL.into_iter().find(|kind| kind_name(*kind) == name);
                    change.run(ExperienceChange::Kind(found.unwrap_or_default()));
                })
            />
            <div class="dates">
                <DateField
                    id=format!("experience-{id}-from")
                    label=t.path.from
                    value=Signal::derive(move || period.get().from)
                    on_date=Callback::new(move |date| set(&|period| period.from = date))
                />
                <DateField
                    id=format!("experience-{id}-to")
                    label=t.path.to
                    value=Signal::derive(move || period.get().to)
                    on_date=Callback::new(move |date| set(&|period| period.to = date))
                />
            </div>
            <p class="error" aria-live="polite">
                {move || period.get().is_reversed().then_some(t.common.period_reversed)}
            </p>
            <Hours id=id.clone() value=Signal::derive(move || experience.get().weekly_hours) change />
            <TextField
                id=format!("experience-{id}-description")
                label=t.path.description
                value=Signal::derive(move || experience.get().description)
                on_input=Callback::new(move |text| change.run(ExperienceChange::Description(text)))
            />
            <button
                type="button"
                class="button small quiet"
                aria-label=move || (t.path.experience_delete)(&name())
                on:click=remove
            >{t.common.delete}</button>
        </fieldset>
    }
}

/// Hours a week: a small whole number, or nothing.
#[component]
fn Hours(
    id: ExperienceId,
    value: Signal<Option<u8>>,
    change: Callback<ExperienceChange>,
) -> impl IntoView {
    use crate::domain::edit::WEEK_HOURS;
    let t = text();
    let wrong = RwSignal::new(false);
    let field = format!("experience-{id}-hours");
    let error = format!("{field}-error");
    let typed = move |typed: String| {
        let hours = typed.trim().parse::<u8>().ok().filter(|hours| *hours <= WEEK_HOURS);
        wrong.set(!typed.trim().is_empty() && hours.is_none());
        if !wrong.get_untracked() {
            change.run(ExperienceChange::WeeklyHours(hours));
        }
    };
    view! {
        <div class="field short">
            <label class="label" for=field.clone()>{t.path.hours}</label>
            <input
                type="text"
                inputmode="numeric"
                id=field
                maxlength="5"
                autocomplete="off"
                aria-describedby=error.clone()
                aria-invalid=move || wrong.get().to_string()
                prop:value=move || value.get().map(|hours| hours.to_string()).unwrap_or_default()
                on:input=move |event| typed(event_target_value(&event))
            />
            <p class="error" id=error>{move || wrong.get().then_some(t.path.hours_wrong)}</p>
        </div>
    }
}

fn kind_name(kind: ExperienceKind) -> &'static str {
    match kind {
        ExperienceKind::Employment => "employment",
        ExperienceKind::SelfEmployment => "self-employment",
        ExperienceKind::Volunteering => "volunteering",
        ExperienceKind::Mandate => "mandate",
        ExperienceKind::Training => "training",
        ExperienceKind::Internship => "internship",
        ExperienceKind::Personal => "personal",
        ExperienceKind::Other => "other",
    }
}
