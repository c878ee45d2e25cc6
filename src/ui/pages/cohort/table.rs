//! The table of the dossiers on the desk: sorted, filtered, searched; J and K step through it.

use super::Look;
use super::tools::Tools;
use crate::domain::cohort::{Column, ReviewState, Row, matches, sort};
use crate::domain::id::DossierId;
use crate::domain::readiness::CompetenceStatus;
use crate::domain::unseen::shown;
use crate::domain::{Target, Timestamp};
use crate::platform::clock;
use crate::state::Route;
use crate::ui::aside::{aside, text};
use crate::ui::parts::chart::{Part, StackedBar};
use crate::ui::parts::sheet::Dialog;
use crate::ui::parts::signed::SignatureTag;
use leptos::prelude::*;

/// The columns shown; the CSV has all of them.
const COLUMNS: [Column; 12] = [
    Column::Candidate,
    Column::Certification,
    Column::Target,
    Column::ReadyBlocks,
    Column::Rated,
    Column::Ready,
    Column::Unproven,
    Column::NewestEvidence,
    Column::Exported,
    Column::Reviewed,
    Column::Review,
    Column::OpenRequests,
];
/// Rows shown at first, and brought by « Afficher plus ».
const ROWS: usize = 100;

/// Which dossier is to be taken off the desk.
#[derive(Clone, Copy)]
pub struct Asked {
    open: RwSignal<bool>,
    which: RwSignal<Option<(DossierId, String)>>,
}

/// The rows looked at, in their order.
pub(super) fn looked_at(look: Look) -> Memo<Vec<Row>> {
    let rows = aside().reviewing.rows();
    Memo::new(move |_| {
        let filter = look.filter.get();
        let mut shown: Vec<_> =
            rows.with(|rows| rows.iter().filter(|row| matches(row, &filter)).cloned().collect());
        sort(&mut shown, look.column.get(), look.descending.get());
        shown
    })
}

/// The table with its tools.
#[component]
pub fn Table(
    /// What is looked at.
    look: Look,
) -> impl IntoView {
    let t = text();
    let rows = aside().reviewing.rows();
    let shown = looked_at(look);
    let most = RwSignal::new(ROWS);
    let asked = Asked { open: RwSignal::new(false), which: RwSignal::new(None) };
    let part = move || shown.with(|rows| rows.iter().take(most.get()).cloned().collect::<Vec<_>>());
    // A row is made anew when something in it changed.
    let name = |row: &Row| format!("{row:?}");
    let heads = COLUMNS.map(|column| view! { <Head look column /> });
    view! {
        <section class="cohort" aria-labelledby="cohort-title">
            <h2 id="cohort-title">{t.cohort.table}</h2>
            <Tools look />
            <p class="muted small" role="status" id="cohort-count">
                {move || (t.cohort.count)(shown.with(Vec::len), rows.with(Vec::len))}
            </p>
            <div class="scroll" tabindex="0" role="region" aria-labelledby="cohort-count">
                <table class="data stacking">
                    <thead><tr>{heads}<td></td></tr></thead>
                    <tbody><For each=part key=name let:row><Line row asked /></For></tbody>
                </table>
            </div>
            {move || shown.with(Vec::is_empty).then(|| view! { <p class="muted">{t.cohort.none_found}</p> })}
            <PutAway asked />
            <Show when=move || { shown.with(Vec::len) > most.get() }>
                <button type="button" class="button" on:click=move |_| most.update(|most| *most += ROWS)>{t.cohort.more}</button>
            </Show>
        </section>
    }
}

/// Asks before a dossier is taken off the desk.
#[component]
fn PutAway(asked: Asked) -> impl IntoView {
    let aside = aside();
    let t = text();
    let Asked { open, which: asked } = asked;
    let words =
        move || asked.with(|asked| asked.as_ref().map(|(_, name)| (t.cohort.put_away_ask)(name)));
    let put_away = move |_| {
        if let Some((id, _)) = asked.get_untracked() {
            aside.reviewing.put_away(&id);
        }
        open.set(false);
    };
    view! {
        <Dialog open labelled_by="put-away-title">
            <h2 id="put-away-title">{words}</h2>
            <p class="row end">
                <button type="button" class="button quiet" on:click=move |_| open.set(false)>{t.common.cancel}</button>
                <button type="button" id="put-away" class="button danger" on:click=put_away>{t.cohort.put_away}</button>
            </p>
        </Dialog>
    }
}

/// A heading that sorts.
#[component]
fn Head(look: Look, column: Column) -> impl IntoView {
    let t = text();
    let here = move || look.column.get() == column;
    let order = move || match (here(), look.descending.get()) {
        (false, _) => "none",
        (true, false) => "ascending",
        (true, true) => "descending",
    };
    let turn = move |_| {
        if look.column.get_untracked() == column {
            look.descending.update(|descending| *descending = !*descending);
        } else {
            look.column.set(column);
            look.descending.set(false);
        }
    };
    let arrow = move || match order() {
        "ascending" => "▲",
        "descending" => "▼",
        _ => "",
    };
    view! {
        <th scope="col" aria-sort=order>
            <button type="button" class="sort" on:click=turn>
                {(t.cohort.column)(column)} <span aria-hidden="true">{arrow}</span>
            </button>
        </th>
    }
}

/// One dossier.
#[component]
fn Line(row: Row, asked: Asked) -> impl IntoView {
    let t = text();
    let name = match row.candidate.trim() {
        "" => t.cohort.no_name.to_owned(),
        name => shown(name).into_owned(),
    };
    let href = Route::Review(row.dossier.clone()).href();
    let (ready, aimed) = row.ready_blocks();
    let target = match &row.target {
        Target::Whole => t.cohort.whole.to_owned(),
        Target::Blocks { blocks } => (t.cohort.blocks_aimed)(blocks.len()),
    };
    let parts = CompetenceStatus::ALL.into_iter().rev().map(|status| Part {
        name: status_name(status),
        label: (t.words.status)(status),
        count: row.count(status),
    });
    let parts: Vec<_> = parts.collect();
    let day = |at: Option<Timestamp>| {
        at.map(|at| {
            let day = clock::local_day(at);
            format!("{:02}/{:02}/{}", day.day(), day.month(), day.year())
        })
    };
    let since = row.days_since_review(clock::today()).map(t.common.days_ago);
    let label = |column| (t.cohort.column)(column);
    let put_away = {
        let (id, name) = (row.dossier.clone(), name.clone());
        move |_| {
            asked.which.set(Some((id.clone(), name.clone())));
            asked.open.set(true);
        }
    };
    view! {
        <tr data-row=row.dossier.to_string()>
            <th scope="row"><a href=href data-card="">{name.clone()}</a></th>
            <td data-label=label(Column::Certification) title=shown(&row.title).into_owned()>{shown(&row.certification).into_owned()}</td>
            <td data-label=label(Column::Target)>{target}</td>
            <td data-label=label(Column::ReadyBlocks)>{(t.cohort.of)(ready, aimed)}</td>
            <td data-label=label(Column::Rated) class="number">{row.rated()}</td>
            <td data-label=label(Column::Ready)>
                {(t.cohort.of)(row.count(CompetenceStatus::Ready), row.total())}
                <StackedBar parts />
            </td>
            <td data-label=label(Column::Unproven) class="number">{row.count(CompetenceStatus::Unproven)}</td>
            <td data-label=label(Column::NewestEvidence)>{day(row.newest_evidence)}</td>
            <td data-label=label(Column::Exported)>{day(row.exported_at)} " " <SignatureTag id=row.dossier.clone() /></td>
            <td data-label=label(Column::Reviewed)>{since}</td>
            <td data-label=label(Column::Review)><span class="tag plain" data-review=state_name(row.review)>{(t.cohort.state)(row.review)}</span></td>
            <td data-label=label(Column::OpenRequests) class="number">{row.open_requests}</td>
            <td><button type="button" class="button small quiet" aria-label=(t.cohort.put_away_of)(&name) on:click=put_away>{t.cohort.put_away}</button></td>
        </tr>
    }
}

fn state_name(state: ReviewState) -> &'static str {
    match state {
        ReviewState::ToReview => "to-review",
        ReviewState::Back => "back",
        ReviewState::Begun => "begun",
        ReviewState::Reviewed => "reviewed",
    }
}

/// A status by its name in bars.
fn status_name(status: CompetenceStatus) -> &'static str {
    match status {
        CompetenceStatus::Unrated => "none",
        CompetenceStatus::Developing => "developing",
        CompetenceStatus::Unproven => "unproven",
        CompetenceStatus::Thin => "thin",
        CompetenceStatus::Ready => "ready",
    }
}
