//! The coverage matrix: which piece of evidence proves which competence, to be seen and changed.
//!
//! Shown in parts when it is large: so many rows at first, and of a long certification one bloc.

use crate::domain::Certification;
use crate::domain::id::{CompetenceId, EvidenceId};
use crate::platform::{page, timer};
use crate::state::Route;
use crate::ui::aside::text;
use crate::ui::desk::desk;
use crate::ui::parts::reasons::evidence_title;
use leptos::prelude::*;

/// Rows shown at first, and brought by each « Afficher plus ».
const ROWS: usize = 50;
/// Most columns shown at once; with more competences than that, one bloc is shown.
const WIDEST: usize = 40;

/// A bloc and its columns.
#[derive(Clone, PartialEq)]
struct Group {
    number: usize,
    title: String,
    columns: Vec<Column>,
}

/// A column: a competence, how it is called in short, and in full.
#[derive(Clone, PartialEq)]
struct Column {
    id: CompetenceId,
    short: String,
    full: String,
}

/// The columns of a certification, bloc by bloc; blocs without competences have none.
fn groups(certification: &Certification) -> Vec<Group> {
    let blocks = certification.blocks.iter().zip(1..);
    let group = blocks.map(|(block, number)| Group {
        number,
        title: block.title.clone(),
        columns: block
            .competences
            .iter()
            .zip(1..)
            .map(|(competence, ordinal)| Column {
                id: competence.id.clone(),
                short: format!("{number}.{ordinal}"),
                full: competence.text.clone(),
            })
            .collect(),
    });
    group.filter(|group| !group.columns.is_empty()).collect()
}

/// Whether only one bloc is shown at a time.
fn one_at_a_time(groups: &[Group]) -> bool {
    groups.len() > 1 && groups.iter().map(|group| group.columns.len()).sum::<usize>() > WIDEST
}

/// The matrix of the evidence shown.
#[component]
pub fn Matrix(
    /// The rows.
    shown: Memo<Vec<EvidenceId>>,
) -> impl IntoView {
    let desk = desk();
    let t = text();
    let all = desk.book.dossier().with_untracked(|dossier| groups(&dossier.certification));
    let chosen = RwSignal::new(one_at_a_time(&all).then_some(0_usize));
    let most = RwSignal::new(ROWS);
    let rows = Memo::new(move |_| {
        shown.with(|shown| shown.iter().take(most.get()).cloned().collect::<Vec<_>>())
    });
    let hidden = Memo::new(move |_| shown.with(Vec::len) > most.get());
    let more = move |_| {
        let next = shown.with_untracked(|shown| shown.get(most.get_untracked()).map(row_id));
        most.update(|most| *most += ROWS);
        // The button may be gone: who used it goes on in the rows it brought.
        timer::after(0, move || page::focus(&next.unwrap_or_default()));
    };
    let options = one_at_a_time(&all).then(|| {
        let options = all.iter().enumerate().map(|(place, group)| {
            let selected = move || chosen.get() == Some(place);
            let name = format!("{}. {}", group.number, group.title);
            view! { <option value=place.to_string() selected=selected>{name}</option> }
        });
        let options = options.collect_view();
        view! {
            <label class="inline">
                <span>{t.evidence.matrix_block}</span>
                <select id="matrix-block" on:change=move |event| {
                    chosen.set(event_target_value(&event).parse().ok().or(Some(0)));
                }>{options}</select>
            </label>
        }
    });
    let table = move || {
        let groups: Vec<_> = match chosen.get() {
            Some(place) => all.get(place).cloned().into_iter().collect(),
            None => all.clone(),
        };
        view! { <Table groups rows /> }
    };
    view! {
        <section class="matrix">
            <h2 id="matrix-title">{t.evidence.matrix}</h2>
            <p class="muted">{t.evidence.matrix_hint}</p>
            {options}
            // Scrolls sideways by keyboard too (WCAG 2.1.1), hence the tabindex and its name.
            <div class="scroll" tabindex="0" role="region" aria-labelledby="matrix-title">
                {table}
            </div>
            <Show when=move || hidden.get()>
                <div class="row between tools">
                    <p class="muted small" role="status">
                        {move || (t.evidence.shown)(rows.with(Vec::len), shown.with(Vec::len))}
                    </p>
                    <button type="button" id="matrix-more" class="button" on:click=more>
                        {t.evidence.matrix_more}
                    </button>
                </div>
            </Show>
        </section>
    }
}

/// The id of the link that names a row.
fn row_id(evidence: &EvidenceId) -> String {
    format!("matrix-{evidence}")
}

/// The table of some blocs.
#[component]
fn Table(groups: Vec<Group>, rows: Memo<Vec<EvidenceId>>) -> impl IntoView {
    let desk = desk();
    let t = text();
    let columns: Vec<_> = groups.iter().flat_map(|group| group.columns.clone()).collect();
    let each_row = columns.clone();
    let caption = match &*groups {
        [group] => (t.evidence.matrix_caption)(group.number, &group.title),
        _ => t.evidence.matrix.to_owned(),
    };
    let covered = move |id: &CompetenceId| {
        let readiness = desk.book.readiness();
        readiness.with(|all| all.competence(id).map_or(0, |found| found.evidence.len()))
    };
    view! {
        <table>
            <caption class="visually-hidden">{caption}</caption>
            <thead>
                <tr>
                    <td></td>
                    {groups.iter().map(|group| view! {
                        <th scope="colgroup" colspan=group.columns.len() title=group.title.clone()>
                            <span aria-hidden="true">{group.number}</span>
                            <span class="visually-hidden">{group.title.clone()}</span>
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
                <For each=move || rows.get() key=Clone::clone let:id>
                    <Row id columns=each_row.clone() />
                </For>
            </tbody>
            <tfoot>
                <tr>
                    <th scope="row">{t.evidence.matrix_total}</th>
                    {columns.into_iter().map(|column| {
                        let count = Memo::new(move |_| covered(&column.id));
                        view! { <td class:none=move || count.get() == 0>{count}</td> }
                    }).collect_view()}
                </tr>
            </tfoot>
        </table>
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
            <th scope="row"><a id=row_id(&id) href=href>{title}</a></th>
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::certification::{Block, Competence};

    fn of(counts: &[usize]) -> Vec<Group> {
        let competence = |id: usize| Competence {
            id: CompetenceId::new(id.to_string()),
            code: None,
            heading: None,
            text: String::new(),
        };
        let block = |count: &usize| Block {
            code: "b".into(),
            title: String::new(),
            assessment: String::new(),
            intro: None,
            competences: (0..*count).map(competence).collect(),
        };
        let blocks = counts.iter().map(block).collect();
        groups(&Certification { blocks, ..Certification::default() })
    }

    #[test]
    fn a_long_certification_is_shown_bloc_by_bloc_and_a_short_one_whole() {
        for (counts, expected) in [
            (&[6, 4, 4, 5][..], false),
            (&[20, 20], false),
            (&[20, 21], true),
            (&[41], false),
            (&[0, 41], false),
            (&[], false),
        ] {
            assert_eq!(one_at_a_time(&of(counts)), expected, "{counts:?}");
        }
    }

    #[test]
    fn columns_are_numbered_by_bloc_and_a_bloc_without_competences_has_none() {
        let groups = of(&[1, 0, 2]);
        let short = |group: &Group| {
            group.columns.iter().map(|column| column.short.clone()).collect::<Vec<_>>()
        };
        assert_eq!(groups.iter().map(short).collect::<Vec<_>>(), [vec!["1.1"], vec!["3.1", "3.2"]]);
    }
}
