//! What becomes of each competence: the doubtful ones first, each to be changed, then confirmed.

use super::row::{Choice, Held, Row, Source};
use super::summary::Moved;
use crate::domain::carry::{Carry, Confidence, Map, is_replaced, lowest, propose, sources, target};
use crate::domain::gather::Gather;
use crate::domain::id::CompetenceId;
use crate::domain::{Certification, Dossier, Target};
use crate::ui::aside::text;
use crate::ui::desk::desk;
use crate::ui::parts::doubts::Doubts;
use leptos::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What is proposed, source by source, the doubtful and the fullest first.
fn rows(dossier: &Dossier, to: &Certification) -> Vec<Source> {
    let proposal = propose(dossier, to);
    let all = sources(dossier, to).into_iter().zip(proposal);
    let mut rows: Vec<_> = all
        .map(|((block, competence), found)| Source {
            confidence: found.confidence(),
            block: block.title.clone(),
            text: competence.text.clone(),
            held: Held::of(dossier, &competence.id),
            to: found.to.iter().map(|(id, _)| id.clone()).collect(),
            id: found.from,
        })
        .collect();
    let empty = |row: &Source| row.held == Held::default();
    rows.sort_by_key(|row| (row.confidence == Confidence::Same, empty(row), row.confidence));
    rows
}

/// What is confirmed of the choices made.
fn map_of(picks: &BTreeMap<CompetenceId, Vec<CompetenceId>>) -> Map {
    picks.iter().map(|(from, to)| (from.clone(), to.iter().cloned().gathered())).gathered()
}

/// The competences to which several levels come: each with who brings them.
fn contested(dossier: &Dossier, map: &Map) -> Vec<(CompetenceId, Vec<CompetenceId>)> {
    let mut coming: BTreeMap<&CompetenceId, BTreeSet<&CompetenceId>> = BTreeMap::new();
    for (from, to) in map {
        let rated = dossier.ratings.get(from).is_some_and(|rating| rating.level.is_some());
        for to in to.iter().filter(|_| rated) {
            coming.entry(to).or_default().insert(from);
            if dossier.ratings.get(to).is_some_and(|own| own.level.is_some()) {
                coming.entry(to).or_default().insert(to);
            }
        }
    }
    let level = |id: &&CompetenceId| dossier.rating(id).level;
    let differ =
        |ids: &BTreeSet<&CompetenceId>| ids.iter().map(level).gathered::<BTreeSet<_>>().len() > 1;
    let several = coming.into_iter().filter(|(_, ids)| differ(ids));
    several.map(|(to, ids)| (to.clone(), ids.into_iter().cloned().collect())).collect()
}

/// What becomes of what in a certification, or of what was left behind in the dossier's own one.
#[component]
pub fn Plan(
    /// The certification from then on.
    to: Arc<Certification>,
    /// It is confirmed and done.
    done: Callback<Moved>,
    /// Back to the choice; none where there was none.
    #[prop(optional)]
    cancel: Option<Callback<()>>,
) -> impl IntoView {
    let desk = desk();
    let t = text();
    let dossier = desk.book.dossier().get_untracked();
    let replaced = is_replaced(&dossier, &to);
    let rows = rows(&dossier, &to);
    let picks = RwSignal::new(
        rows.iter().map(|row| (row.id.clone(), row.to.clone())).gathered::<BTreeMap<_, _>>(),
    );
    let chosen = RwSignal::new(BTreeMap::<CompetenceId, CompetenceId>::new());
    let refused = RwSignal::new(false);
    let choices = StoredValue::new(Choice::all(&to));
    let (sure, doubtful): (Vec<_>, Vec<_>) =
        rows.into_iter().partition(|row| row.confidence == Confidence::Same);
    let (sure_count, doubtful_count) = (sure.len(), doubtful.len());
    let row = move |source: Source| view! { <Row source picks choices /> };
    let several = {
        let dossier = dossier.clone();
        Memo::new(move |_| picks.with(|picks| contested(&dossier, &map_of(picks))))
    };
    let fresh = {
        let to = to.clone();
        Memo::new(move |_| {
            let reached: BTreeSet<_> = picks.with(|p| p.values().flatten().cloned().gathered());
            to.competences().filter(|(_, c)| !reached.contains(&c.id)).count()
        })
    };
    let rated = dossier.clone();
    let aimed = {
        let to = to.clone();
        Memo::new(move |_| target(&dossier, &to, &picks.with(map_of)))
    };
    let aimed_words = {
        let to = to.clone();
        move || {
            let titles = |blocks: BTreeSet<_>| {
                let known = blocks.iter().filter_map(|code| to.block(code));
                known.map(|block| block.title.clone()).collect::<Vec<_>>()
            };
            match aimed.get() {
                Target::Whole => (t.carry.target)(&[]),
                Target::Blocks { blocks } => (t.carry.target)(&titles(blocks)),
            }
        }
    };
    let confirm = {
        let to = to.clone();
        move |_| {
            let carry = Carry {
                certification: to.clone(),
                map: picks.with_untracked(map_of),
                chosen: several.with_untracked(|several| {
                    let still = |to: &CompetenceId| several.iter().any(|(id, _)| id == to);
                    let chosen = chosen.get_untracked().into_iter();
                    chosen.filter(|(to, _)| still(to)).gathered()
                }),
                target: aimed.get_untracked(),
                at: desk.book.at(),
            };
            let before = desk.book.dossier().get_untracked();
            let made = desk.book.carry(carry);
            refused.set(!made);
            if made {
                let moved = desk.book.dossier().with_untracked(|now| Moved::between(&before, now));
                done.run(moved);
            }
        }
    };
    let title = if replaced { (t.carry.proposed)(&to.code) } else { t.carry.rest.to_owned() };
    let hint = if replaced { t.carry.proposed_hint } else { t.carry.rest_hint };
    let go = if replaced { (t.carry.confirm)(&to.code) } else { t.carry.confirm_rest.to_owned() };
    let (section, heading, button) = if replaced {
        ("carry-plan", "carry-plan-title", "carry-confirm")
    } else {
        ("carry-rest", "carry-rest-title", "carry-rest-confirm")
    };
    view! {
        <section class="card carry" id=section tabindex="-1" aria-labelledby=heading>
            <h2 id=heading>{title}</h2>
            <p class="hint">{hint}</p>
            {replaced.then(|| view! { <Doubts dates=to.registration.clone() soon=true /> })}
            {(doubtful_count > 0).then(|| view! {
                <p class="muted small">{(t.carry.doubtful)(doubtful_count)}</p>
                <ul class="plain carry-rows">{doubtful.into_iter().map(row).collect_view()}</ul>
            })}
            {(sure_count > 0).then(|| view! {
                <details>
                    <summary>{(t.carry.sure)(sure_count)}</summary>
                    <ul class="plain carry-rows">{sure.into_iter().map(row).collect_view()}</ul>
                </details>
            })}
            <For each=move || several.get() key=Clone::clone let:several>
                <Contest several chosen choices dossier=rated.clone() />
            </For>
            {replaced.then(|| view! {
                <p>{move || (t.carry.fresh)(fresh.get())} " · " {aimed_words}</p>
            })}
            <p class="error" role="alert">{move || refused.get().then_some(t.carry.refusal)}</p>
            <div class="row">
                <button type="button" id=button class="button primary" on:click=confirm>{go}</button>
                {cancel.map(|cancel| view! {
                    <button type="button" class="button quiet" on:click=move |_| cancel.run(())>{t.common.cancel}</button>
                })}
            </div>
        </section>
    }
}

/// Which of several levels stands.
#[component]
fn Contest(
    several: (CompetenceId, Vec<CompetenceId>),
    chosen: RwSignal<BTreeMap<CompetenceId, CompetenceId>>,
    choices: StoredValue<Vec<Choice>>,
    dossier: Dossier,
) -> impl IntoView {
    let t = text();
    let (to, from) = several;
    let ratings: Vec<_> = from.iter().map(|id| dossier.rating(id)).collect();
    let own = ratings.iter().find(|rating| rating.competence == to);
    let first = own.or_else(|| lowest(&ratings)).map(|rating| rating.competence.clone());
    let name = format!("level-{to}");
    let text_of = choices.with_value(|all| {
        all.iter().find(|choice| choice.id == to).map(|choice| choice.text.clone())
    });
    let radios = ratings.into_iter().map(|rating| {
        let id = rating.competence.clone();
        let (own, target) = (id.clone(), to.clone());
        let first = first.clone();
        let there = to.clone();
        let picked = move || {
            chosen.with(|chosen| chosen.get(&there).cloned().or_else(|| first.clone()))
                == Some(id.clone())
        };
        let level = rating.level.map_or(t.words.unrated, t.words.level);
        let words = dossier.competence(&own).map(|(_, c)| c.text.clone());
        view! {
            <label class="check">
                <input
                    type="radio"
                    name=name.clone()
                    prop:checked=picked
                    on:change=move |_| chosen.update(|chosen| {
                        chosen.insert(target.clone(), own.clone());
                    })
                />
                <span><b>{level}</b> " · " <span class="muted">{words}</span></span>
            </label>
        }
    });
    let radios = radios.collect_view();
    view! {
        <fieldset class="checks contest">
            <legend>{(t.carry.two)(&text_of.unwrap_or_default())}</legend>
            <p class="hint">{t.carry.two_hint}</p>
            {radios}
        </fieldset>
    }
}
