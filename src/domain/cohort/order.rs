//! The rows sorted, filtered and searched.
//!
//! Owns what a column compares. What is missing stands last whichever way a column is sorted, and
//! equals stand by name, so that no order depends on that of the files.

use super::{ReviewState, Row};
use crate::domain::fold::key;
use crate::domain::id::BlockCode;
use crate::domain::readiness::CompetenceStatus;
use std::cmp::Ordering;

/// A column of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// The candidate's name.
    Candidate,
    /// The certification's code.
    Certification,
    /// How many blocs are aimed at.
    Target,
    /// Blocs ready, of those aimed at.
    ReadyBlocks,
    /// Competences rated.
    Rated,
    /// Competences ready.
    Ready,
    /// Competences declared without proof.
    Unproven,
    /// Competences of which no proof is complete.
    Thin,
    /// Situations told.
    Evidence,
    /// Words.
    Words,
    /// When a situation last changed.
    NewestEvidence,
    /// When the file was made.
    Exported,
    /// When the adviser last reviewed; read as days, the longest ago comes first when ascending.
    Reviewed,
    /// Where the review stands.
    Review,
    /// Requests that are open.
    OpenRequests,
    /// Requests that are answered.
    AnsweredRequests,
}

impl Column {
    /// Every column, in the order of the table.
    pub const ALL: [Self; 16] = [
        Self::Candidate,
        Self::Certification,
        Self::Target,
        Self::ReadyBlocks,
        Self::Rated,
        Self::Ready,
        Self::Unproven,
        Self::Thin,
        Self::Evidence,
        Self::Words,
        Self::NewestEvidence,
        Self::Exported,
        Self::Reviewed,
        Self::Review,
        Self::OpenRequests,
        Self::AnsweredRequests,
    ];
}

/// Which rows are shown; of those set, all must hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words that the names of the candidate, the dossier and the certification must hold, without
    /// case and accents.
    pub search: String,
    /// A certification's code.
    pub certification: Option<String>,
    /// Where the review stands.
    pub review: Option<ReviewState>,
    /// Whether every bloc aimed at is ready.
    pub ready: Option<bool>,
    /// Whether the *dossier de faisabilité* is ready.
    pub feasible: Option<bool>,
    /// A bloc that is aimed at and not ready.
    pub lacks: Option<BlockCode>,
    /// At least one competence aimed at has that status.
    pub status: Option<CompetenceStatus>,
    /// Whether some request is open.
    pub open_requests: Option<bool>,
}

/// Whether a row is shown.
pub fn matches(row: &Row, filter: &Filter) -> bool {
    let text = [&row.candidate, &row.name, &row.certification, &row.title].map(|part| key(part));
    let lacking = |code: &BlockCode| {
        row.blocks.iter().any(|b| b.code == *code && b.targeted && !b.is_ready())
    };
    let is = |wanted: Option<bool>, is: bool| wanted.is_none_or(|wanted| wanted == is);
    filter.search.split_whitespace().map(key).all(|w| text.iter().any(|text| text.contains(&w)))
        && filter.certification.as_ref().is_none_or(|code| *code == row.certification)
        && filter.review.is_none_or(|state| state == row.review)
        && is(filter.ready, row.ready)
        && is(filter.feasible, row.feasible)
        && filter.lacks.as_ref().is_none_or(lacking)
        && filter.status.is_none_or(|status| row.count(status) > 0)
        && is(filter.open_requests, row.open_requests > 0)
}

/// Sorts rows by a column.
pub fn sort(rows: &mut [Row], column: Column, descending: bool) {
    rows.sort_by_cached_key(|row| (key(&row.candidate), row.dossier.clone(), row.digest.clone()));
    rows.sort_by(|a, b| compare(a, b, column, descending));
}

fn compare(a: &Row, b: &Row, column: Column, descending: bool) -> Ordering {
    let way = |order: Ordering| if descending { order.reverse() } else { order };
    let number = |of: fn(&Row) -> usize| way(of(a).cmp(&of(b)));
    let text = |of: fn(&Row) -> &String| {
        let (a, b) = (key(of(a)), key(of(b)));
        a.is_empty().cmp(&b.is_empty()).then_with(|| way(a.cmp(&b)))
    };
    let instant = |of: fn(&Row) -> Option<crate::domain::Timestamp>| match (of(a), of(b)) {
        (Some(a), Some(b)) => way(a.cmp(&b)),
        (a, b) => b.is_some().cmp(&a.is_some()),
    };
    match column {
        Column::Candidate => text(|row| &row.candidate),
        Column::Certification => text(|row| &row.certification),
        Column::Target => number(|row| row.ready_blocks().1),
        Column::ReadyBlocks => {
            // A share: 1 of 1 stands above 2 of 4. Where nothing is aimed at there is none.
            let share = |row: &Row| row.ready_blocks();
            let ((x, of_x), (y, of_y)) = (share(a), share(b));
            let none = (of_x == 0).cmp(&(of_y == 0));
            none.then_with(|| way((x * of_y).cmp(&(y * of_x)).then(of_x.cmp(&of_y))))
        }
        Column::Rated => number(Row::rated),
        Column::Ready => number(|row| row.count(CompetenceStatus::Ready)),
        Column::Unproven => number(|row| row.count(CompetenceStatus::Unproven)),
        Column::Thin => number(|row| row.count(CompetenceStatus::Thin)),
        Column::Evidence => number(|row| row.evidence),
        Column::Words => number(|row| row.words),
        Column::NewestEvidence => instant(|row| row.newest_evidence),
        Column::Exported => instant(|row| row.exported_at),
        Column::Reviewed => instant(|row| row.reviewed_at),
        Column::Review => way(a.review.cmp(&b.review)),
        Column::OpenRequests => number(|row| row.open_requests),
        Column::AnsweredRequests => number(|row| row.answered_requests),
    }
}
