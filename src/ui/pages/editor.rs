//! The editor of one piece of evidence: frame, story, competences, and what is still missing.

use crate::domain::evidence::{EvidenceChange, Gap};
use crate::domain::id::{EvidenceId, ExperienceId};
use crate::domain::merge::Entity;
use crate::domain::story::{Story, StoryPart, Voice, voice};
use crate::domain::{Edit, Evidence, Period};
use crate::platform::page;
use crate::state::Route;
use crate::ui::aside::text;
use crate::ui::desk::desk;
use crate::ui::pages::{Heading, documents::Documents, proved::Proved};
use crate::ui::parcels::Errand;
use crate::ui::parts::copies::SupersededVersions;
use crate::ui::parts::field::{ChoiceField, DateField, LineField, TextField};
use crate::ui::parts::reasons::evidence_title;
use leptos::prelude::*;
use std::sync::Arc;

/// The editor of one piece of evidence.
#[component]
pub fn Editor(
    /// Which.
    id: EvidenceId,
) -> impl IntoView {
    let desk = desk();
    let t = text();
    let evidence = desk.book.evidence(id.clone());
    let there = Memo::new(move |_| evidence.get().is_some());
    let list = Route::EvidenceList(desk.dossier_id()).href();
    view! {
        <p><a class="back" href=list>{t.evidence.back}</a></p>
        {move || if there.get() {
            view! { <Form id=id.clone() evidence /> }.into_any()
        } else {
            view! { <Heading title=t.evidence.gone.to_owned() /> }.into_any()
        }}
    }
}

/// A selector over the evidence edited; a row's memo may run once after the deletion.
pub fn field<T: PartialEq + Send + Sync + Default + 'static>(
    evidence: ReadSignal<Option<Arc<Evidence>>>,
    read: impl Fn(&Evidence) -> T + Send + Sync + 'static,
) -> Memo<T> {
    Memo::new(move |_| evidence.get().map(|evidence| read(&evidence)).unwrap_or_default())
}

#[component]
fn Form(id: EvidenceId, evidence: ReadSignal<Option<Arc<Evidence>>>) -> impl IntoView {
    let desk = desk();
    let t = text();
    let change = {
        let id = id.clone();
        Callback::new(move |change: EvidenceChange| {
            let at = desk.book.at();
            desk.book.dispatch(&Edit::ChangeEvidence { id: id.clone(), change, at });
        })
    };
    let title = {
        let id = id.clone();
        Memo::new(move |_| evidence_title(desk.book, t, &id))
    };
    let delete = {
        let id = id.clone();
        move |_| {
            let title = title.get_untracked();
            if desk.book.dispatch(&Edit::RemoveEvidence(id.clone())) {
                desk.go(&Route::EvidenceList(desk.dossier_id()));
                // After the change of page, which clears older messages.
                let words = (t.evidence.deleted)(&title);
                crate::platform::timer::after(50, move || desk.say(words, Some(Errand::Undo)));
            }
        }
    };
    let parts = StoryPart::ALL.map(|part| view! { <PartField part evidence change /> });
    view! {
        <header class="page-head">
            <Heading title=title />
            <p class="muted">{t.evidence.editor_intro} " " {t.evidence.privacy}</p>
        </header>
        <SupersededVersions of=Entity::Evidence(id.clone()) />
        <div class="editor">
            <div class="editor-main">
                <section class="card">
                    <LineField
                        id="title"
                        label=t.evidence.name
                        hint=t.evidence.name_hint
                        value=field(evidence, |e| e.title.clone())
                        on_input=Callback::new(move |title| change.run(EvidenceChange::Title(title)))
                    />
                    <WhenAndWhere evidence change />
                </section>
                <section class="card" aria-labelledby="story-title">
                    <h2 id="story-title">{t.evidence.story}</h2>
                    {parts}
                </section>
                <Proved evidence change />
                <Documents id=id.clone() evidence change />
                <p>
                    <button type="button" class="button danger" on:click=delete>{t.evidence.delete}</button>
                </p>
            </div>
            <Missing evidence />
        </div>
    }
}

/// The experience and the period.
#[component]
fn WhenAndWhere(
    evidence: ReadSignal<Option<Arc<Evidence>>>,
    change: Callback<EvidenceChange>,
) -> impl IntoView {
    let desk = desk();
    let t = text();
    let choices = Signal::derive(move || {
        desk.book.dossier().with(|dossier| {
            let none = (String::new(), t.evidence.experience_none.to_owned());
            let each = dossier.experiences.values().map(|experience| {
                let names = [experience.post.trim(), experience.organisation.trim()];
                let names: Vec<_> = names.into_iter().filter(|name| !name.is_empty()).collect();
                let words = match names[..] {
                    [] => t.answers.experience_untitled.to_owned(),
                    _ => names.join(", "),
                };
                (experience.id.to_string(), words)
            });
            std::iter::once(none).chain(each).collect::<Vec<_>>()
        })
    });
    let chosen =
        field(evidence, |e| e.experience.as_ref().map(ToString::to_string).unwrap_or_default());
    let choose = Callback::new(move |name: String| {
        let experience = (!name.is_empty()).then(|| ExperienceId::new(name));
        change.run(EvidenceChange::Experience(experience));
    });
    let period = field(evidence, |e| e.period);
    let set = move |edit: &dyn Fn(&mut Period)| {
        let mut next = period.get_untracked();
        edit(&mut next);
        change.run(EvidenceChange::Period(next));
    };
    view! {
        <ChoiceField id="experience" label=t.evidence.experience choices value=chosen on_choose=choose />
        <Show when=move || choices.with(|all| all.len() < 2)>
            <p class="small"><a href=Route::Path(desk.dossier_id()).href()>{t.evidence.experience_add}</a></p>
        </Show>
        <fieldset class="dates" id="period">
            <legend class="label">{t.evidence.when}</legend>
            <DateField
                id="from"
                label=t.evidence.from
                value=Signal::derive(move || period.get().from)
                on_date=Callback::new(move |date| set(&|period| period.from = date))
            />
            <DateField
                id="to"
                label=t.evidence.to
                value=Signal::derive(move || period.get().to)
                on_date=Callback::new(move |date| set(&|period| period.to = date))
            />
        </fieldset>
        <p class="error" aria-live="polite">
            {move || period.get().is_reversed().then_some(t.common.period_reversed)}
        </p>
    }
}

/// The id of a part's field.
fn part_id(part: StoryPart) -> &'static str {
    match part {
        StoryPart::Context => "context",
        StoryPart::Role => "role",
        StoryPart::Actions => "actions",
        StoryPart::Means => "means",
        StoryPart::People => "people",
        StoryPart::Difficulties => "difficulties",
        StoryPart::Outcome => "outcome",
        StoryPart::Learnings => "learnings",
    }
}

/// One part of the story, marked when it is needed, with a word on its voice.
#[component]
fn PartField(
    part: StoryPart,
    evidence: ReadSignal<Option<Arc<Evidence>>>,
    change: Callback<EvidenceChange>,
) -> impl IntoView {
    let t = text();
    let value = field(evidence, move |e| e.story.part(part).to_owned());
    let needed = matches!(part, StoryPart::Context | StoryPart::Actions | StoryPart::Outcome);
    let told = Memo::new(move |_| !value.with(|text| text.trim().is_empty()));
    let mark = move || {
        let (words, status) = match (told.get(), needed) {
            (true, _) => (t.evidence.told, "ready"),
            (false, true) => (t.evidence.needed, "thin"),
            (false, false) => (t.common.optional, "unrated"),
        };
        view! { <span class="mark" data-status=status>{words}</span> }
    };
    let advice = Signal::derive(move || {
        // What others did belongs to these two parts.
        let own = !matches!(part, StoryPart::Context | StoryPart::People);
        let collective = value.with(|text| voice(text) == Voice::Collective);
        (own && collective).then_some(t.evidence.voice_collective)
    });
    view! {
        <TextField
            id=part_id(part)
            label=(t.words.part)(part)
            hint=(t.words.part_hint)(part)
            mark=ViewFn::from(mark)
            advice
            value
            on_input=Callback::new(move |text| change.run(EvidenceChange::Part(part, text)))
        />
    }
}

/// What is still missing, each a way to its field.
#[component]
fn Missing(evidence: ReadSignal<Option<Arc<Evidence>>>) -> impl IntoView {
    let t = text();
    let gaps = field(evidence, Evidence::gaps);
    let dossier = desk().book.dossier();
    let unlinked =
        field(evidence, move |e| dossier.with_untracked(|d| d.proved_by(e).next().is_none()));
    let words = field(evidence, |e| Story::words(&e.story));
    let go = |target: &'static str| {
        move |event: leptos::ev::MouseEvent| {
            event.prevent_default();
            page::reveal(target);
        }
    };
    let entry = move |target: &'static str, words: &'static str| {
        view! { <li><a href=format!("#{target}") on:click=go(target)>{words}</a></li> }
    };
    view! {
        <aside class="card missing" aria-labelledby="missing-title">
            <h2 id="missing-title">{t.evidence.gaps_title}</h2>
            <div role="status">
                {move || {
                    let gaps = gaps.get();
                    let linked = !unlinked.get();
                    (gaps.is_empty() && linked).then(|| view! { <p class="good">{t.evidence.gaps_none}</p> })
                }}
            </div>
            <ul class="plain">
                {move || gaps.get().into_iter().map(|gap| entry(gap_field(gap), (t.words.gap)(gap))).collect_view()}
                {move || unlinked.get().then(|| entry("proved-title", t.evidence.gaps_unlinked))}
            </ul>
            <p class="muted small">{move || (t.evidence.written)(words.get())}</p>
        </aside>
    }
}

/// The field in which a gap is filled.
fn gap_field(gap: Gap) -> &'static str {
    match gap {
        Gap::Title => "title",
        Gap::Period => "from",
        Gap::Context => part_id(StoryPart::Context),
        Gap::Actions => part_id(StoryPart::Actions),
        Gap::Outcome => part_id(StoryPart::Outcome),
    }
}
