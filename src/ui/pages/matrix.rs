//! The coverage matrix: which piece of evidence proves which competence, to be seen and changed.

use crate::domain::id::{CompetenceId, EvidenceId};
use crate::state::Route;
use crate::ui::context::{desk, text};
use crate::ui::parts::reasons::evidence_title;
use leptos::prelude::*;

/// A column: a competence, how it is called in short, and in full.
#[derive(Clone, PartialEq)]
struct Column {
    id: CompetenceId,
    short: String,
    full: String,
}

/// The matrix of the evidence shown.
#[component]
pub fn Matrix(
    /// The rows.
    shown: Memo<Vec<EvidenceId>>,
) -> impl IntoView {
    let desk = desk();
    let t = text();
    let certification = desk.book.dossier().with_untracked(|d| d.certification.clone());
    let groups: Vec<_> = certification
        .blocks
        .iter()
        .enumerate()
        .map(|(place, block)| (place + 1, block.title.clone(), block.competences.len()))
        .collect();
    let columns: Vec<Column> = certification
        .blocks
        .iter()
        .enumerate()
        .flat_map(|(place, block)| {
            block.competences.iter().enumerate().map(move |(ordinal, competence)| Column {
                id: competence.id.clone(),
                short: format!("{}.{}", place + 1, ordinal + 1),
                full: competence.text.clone(),
            })
        })
        .collect();
    let rows = columns.clone();
    let covered = move |id: CompetenceId| {
        desk.book.dossier().with(|dossier| dossier.evidence_for(&id).count())
    };
    view! {
        <section class="matrix">
            <h2 id="matrix-title">{t.evidence.matrix}</h2>
            <p class="muted">{t.evidence.matrix_hint}</p>
            // Scrolls sideways by keyboard too (WCAG 2.1.1), hence the tabindex and its name.
            <div class="scroll" tabindex="0" role="region" aria-labelledby="matrix-title">
                <table>
                    <thead>
                        <tr>
                            <td></td>
                            {groups.into_iter().map(|(n, title, span)| (n, title.clone(), title, span)).map(|(n, hover, title, span)| view! {
                                <th scope="colgroup" colspan=span title=hover>
                                    <span aria-hidden="true">{format!("{n}")}</span>
                                    <span class="visually-hidden">{title}</span>
                                </th>
                            }).collect_view()}
                        </tr>
                        <tr>
                            <th scope="col">{t.evidence.title}</th>
                            {columns.iter().map(|column| view! {
                                <th scope="col" title=column.full.clone()>
                                    <span aria-hidden="true">{column.short.clone()}</span>
                                    <span class="visually-hidden">{column.full.clone()}</span>
                                </th>
                            }).collect_view()}
                        </tr>
                    </thead>
                    <tbody>
                        <For each=move || shown.get() key=Clone::clone let:id>
                            <Row id columns=rows.clone() />
                        </For>
                    </tbody>
                    <tfoot>
                        <tr>
                            <th scope="row">{t.evidence.matrix_total}</th>
                            {columns.iter().map(|column| {
                                let id = column.id.clone();
                                let count = Memo::new(move |_| covered(id.clone()));
                                view! { <td class:none=move || count.get() == 0>{count}</td> }
                            }).collect_view()}
                        </tr>
                    </tfoot>
                </table>
            </div>
        </section>
    }
}

#[component]
fn Row(id: EvidenceId, columns: Vec<Column>) -> impl IntoView {
    let desk = desk();
    let t = text();
    let evidence = desk.book.evidence(id.clone());
    let named = id.clone();
    let title = Memo::new(move |_| evidence_title(desk.book, t, &named));
    let href = Route::Evidence(desk.dossier_id(), id.clone()).href();
    view! {
        <tr>
            <th scope="row"><a href=href>{title}</a></th>
            {columns.into_iter().map(|column| {
                let competence = column.id.clone();
                let linked = Memo::new(move |_| {
                    evidence.get().is_some_and(|evidence| evidence.competences.contains(&competence))
                });
                let id = id.clone();
                view! {
                    <td>
                        <label class="cell">
                            <input
                                type="checkbox"
                                aria-label=move || (t.evidence.link_cell)(&title.get(), &column.full)
                                prop:checked=move || linked.get()
                                on:change=move |event| desk.link(&id, &column.id, event_target_checked(&event))
                            />
                        </label>
                    </td>
                }
            }).collect_view()}
        </tr>
    }
}
