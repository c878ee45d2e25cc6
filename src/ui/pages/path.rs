//! Parcours: what is aimed at, who writes, the experiences, the dates.

use crate::domain::Edit;
use crate::domain::dossier::Candidate;
use crate::ui::aside::text;
use crate::ui::desk::desk;
use crate::ui::pages::Heading;
use crate::ui::pages::{experiences::Experiences, milestones::Milestones, target::TargetChoice};
use crate::ui::parts::field::{LineField, TextField};
use leptos::prelude::*;

/// The path of the candidate.
#[component]
pub fn PathPage() -> impl IntoView {
    let t = text();
    view! {
        <header class="page-head">
            <Heading title=t.path.title.to_owned() />
            <p class="muted">{t.path.intro}</p>
        </header>
        <TargetChoice />
        <Experiences />
        <Milestones />
        <CandidateForm />
    }
}

/// Who writes, and what the dossier is called here.
#[component]
fn CandidateForm() -> impl IntoView {
    let desk = desk();
    let t = text();
    let candidate = Memo::new(move |_| desk.book.dossier().with(|d| d.candidate.clone()));
    let name = Memo::new(move |_| desk.book.dossier().with(|d| d.name.clone()));
    let edit = move |set: fn(&mut Candidate, String)| {
        Callback::new(move |text| {
            let mut next = (*candidate.get_untracked()).clone();
            set(&mut next, text);
            desk.book.dispatch(&Edit::SetCandidate(next));
        })
    };
    let read =
        move |get: fn(&Candidate) -> &String| Memo::new(move |_| get(&candidate.get()).clone());
    view! {
        <section class="card" aria-labelledby="candidate-title">
            <h2 id="candidate-title">{t.path.candidate}</h2>
            <p class="hint">{t.path.candidate_hint}</p>
            <LineField
                id="dossier-name"
                label=t.path.dossier_name
                value=name
                on_input=Callback::new(move |name| {
                    desk.book.dispatch(&Edit::Rename(name));
                })
            />
            <LineField id="candidate-name" label=t.path.name value=read(|c| &c.name) on_input=edit(|c, text| c.name = text) />
            <LineField id="candidate-contact" label=t.path.contact value=read(|c| &c.contact) on_input=edit(|c, text| c.contact = text) />
            <LineField id="candidate-adviser" label=t.path.adviser value=read(|c| &c.adviser) on_input=edit(|c, text| c.adviser = text) />
            <TextField
                id="candidate-motivation"
                label=t.path.motivation
                hint=t.path.motivation_hint
                value=read(|c| &c.motivation)
                on_input=edit(|c, text| c.motivation = text)
            />
        </section>
    }
}
