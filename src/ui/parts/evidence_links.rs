//! The evidence of one competence: what is linked, linking one that exists, telling a new one.

use crate::domain::id::{CompetenceId, EvidenceId};
use crate::state::Route;
use crate::ui::desk::{desk, text};
use crate::ui::parts::icon::{Icon, Symbol};
use crate::ui::parts::reasons::{evidence_title, gap_words, title_of};
use leptos::prelude::*;

/// The evidence of one competence.
#[component]
pub fn EvidenceLinks(
    /// The competence.
    id: CompetenceId,
    /// Its number, as it is called on the page.
    number: String,
) -> impl IntoView {
    let desk = desk();
    let t = text();
    let own = id.clone();
    let linked = desk.book.competence(id.clone());
    let linked = Memo::new(move |_| linked.get().map(|found| found.evidence).unwrap_or_default());
    let told = desk.book.told();
    let any = Memo::new(move |_| told.get() > linked.with(Vec::len));
    // A list of a thousand titles in each card would cost more than all the rest of the page: it is made
    // for whoever turns to it.
    let wanted = RwSignal::new(false);
    let choices = Memo::new(move |_| {
        if !wanted.get() {
            return Vec::new();
        }
        let taken = linked.get();
        desk.book.dossier().with(|dossier| {
            let all = dossier.evidence.iter();
            let free = all.filter(|(id, _)| !taken.iter().any(|(taken, _)| taken == *id));
            let titled = free.map(|(id, evidence)| (id.clone(), title_of(t, Some(evidence))));
            titled.collect::<Vec<(EvidenceId, String)>>()
        })
    });
    let tell = {
        let id = id.clone();
        move |_| desk.tell(Some(id.clone()))
    };
    let select_id = format!("link-{id}");
    let linking = id.clone();
    view! {
        <div class="links">
            <h2 class="links-title">{t.rating.evidence}</h2>
            <ul class="link-list">
                <For each=move || linked.get() key=Clone::clone let:entry>
                    <LinkedEvidence competence=own.clone() evidence=entry.0 gaps=gap_words(t, &entry.1) />
                </For>
            </ul>
            <Show when=move || linked.with(Vec::is_empty)>
                <p class="muted">{t.rating.no_evidence}</p>
            </Show>
            <div class="row">
                <button type="button" class="button small" aria-label=(t.rating.tell_for)(&number) on:click=tell>
                    {t.rating.tell}
                </button>
                <Show when=move || any.get()>
                    <label class="visually-hidden" for=select_id.clone()>
                        {format!("{} ({number})", t.rating.link)}
                    </label>
                    <select
                        id=select_id.clone()
                        class="small"
                        on:pointerdown=move |_| wanted.set(true)
                        on:focus=move |_| wanted.set(true)
                        on:change={
                        let linking = linking.clone();
                        move |event| {
                            let chosen = event_target_value(&event);
                            if !chosen.is_empty() {
                                desk.link(&EvidenceId::new(chosen), &linking, true);
                            }
                        }
                    }>
                        <option value="" selected=move || { linked.track(); true }>{t.rating.link_choose}</option>
                        {move || choices.get().into_iter().map(|(evidence, title)| view! {
                            <option value=evidence.to_string()>{title}</option>
                        }).collect_view()}
                    </select>
                </Show>
            </div>
        </div>
    }
}

/// One linked piece of evidence, with what it lacks and a way to unlink it.
#[component]
fn LinkedEvidence(competence: CompetenceId, evidence: EvidenceId, gaps: String) -> impl IntoView {
    let desk = desk();
    let t = text();
    let title = {
        let evidence = evidence.clone();
        Memo::new(move |_| evidence_title(desk.book, t, &evidence))
    };
    let href = Route::Evidence(desk.dossier_id(), evidence.clone()).href();
    let complete = gaps.is_empty();
    let state = if complete { t.rating.complete.to_owned() } else { (t.rating.incomplete)(&gaps) };
    view! {
        <li>
            <a href=href>{title}</a>
            <span class="muted" class:good=complete>{state}</span>
            <button
                type="button"
                class="icon-button small"
                aria-label=move || (t.rating.unlink)(&title.get())
                title=move || (t.rating.unlink)(&title.get())
                on:click=move |_| desk.link(&evidence, &competence, false)
            >
                <Icon symbol=Symbol::Close />
            </button>
        </li>
    }
}
