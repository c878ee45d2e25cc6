//! What the table is narrowed to: words searched for, where the review stands, what is ready.

use super::Look;
use crate::domain::cohort::{Column, ReviewState};
use crate::domain::gather::Gather;
use crate::domain::readiness::CompetenceStatus;
use crate::ui::aside::{aside, text};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// What the list can be narrowed to.
#[derive(Clone, Copy, PartialEq)]
enum Only {
    All,
    Ready,
    NotReady,
    Feasible,
    Unproven,
    Open,
    State(ReviewState),
}

impl Only {
    const ALL: [Self; 10] = [
        Self::All,
        Self::State(ReviewState::ToReview),
        Self::State(ReviewState::Back),
        Self::State(ReviewState::Begun),
        Self::State(ReviewState::Reviewed),
        Self::Ready,
        Self::NotReady,
        Self::Feasible,
        Self::Unproven,
        Self::Open,
    ];

    fn words(self) -> &'static str {
        let t = text();
        match self {
            Self::All => t.cohort.all,
            Self::Ready => t.cohort.only_ready,
            Self::NotReady => t.cohort.only_not_ready,
            Self::Feasible => t.cohort.only_feasible,
            Self::Unproven => t.cohort.only_unproven,
            Self::Open => t.cohort.only_open,
            Self::State(state) => (t.cohort.state)(state),
        }
    }

    fn narrow(self, look: Look) {
        look.filter.update(|filter| {
            filter.ready = match self {
                Self::Ready => Some(true),
                Self::NotReady => Some(false),
                _ => None,
            };
            filter.feasible = (self == Self::Feasible).then_some(true);
            filter.status = (self == Self::Unproven).then_some(CompetenceStatus::Unproven);
            filter.open_requests = (self == Self::Open).then_some(true);
            filter.review = match self {
                Self::State(state) => Some(state),
                _ => None,
            };
        });
    }
}

/// The tools above the table.
#[component]
pub fn Tools(
    /// What is looked at.
    look: Look,
) -> impl IntoView {
    let t = text();
    let rows = aside().reviewing.rows();
    let options = Only::ALL.into_iter().enumerate();
    let options =
        options.map(|(at, only)| view! { <option value=at.to_string()>{only.words()}</option> });
    let choose = move |event| {
        let at = event_target_value(&event).parse::<usize>().ok();
        let only = at.and_then(|at| Only::ALL.get(at)).copied().unwrap_or(Only::All);
        only.narrow(look);
    };
    let codes = Memo::new(move |_| {
        rows.with(|rows| rows.iter().map(|row| row.certification.clone()).gathered::<BTreeSet<_>>())
    });
    let of = move |event| {
        let code = event_target_value(&event);
        look.filter.update(|filter| filter.certification = (!code.is_empty()).then_some(code));
    };
    view! {
        <div class="row tools">
            <label class="inline">
                <span>{t.cohort.search}</span>
                <input
                    type="search"
                    id="cohort-search"
                    on:input=move |event| look.filter.update(|filter| filter.search = event_target_value(&event))
                />
            </label>
            <label class="inline">
                <span>{t.cohort.show}</span>
                <select id="cohort-show" on:change=choose>{options.collect_view()}</select>
            </label>
            <Show when=move || codes.with(|codes| codes.len() > 1)>
                <label class="inline">
                    <span>{(t.cohort.column)(Column::Certification)}</span>
                    <select id="cohort-certification" on:change=of>
                        <option value="">{t.cohort.every_certification}</option>
                        {move || codes.get().into_iter().map(|code| view! { <option value=code.clone()>{code.clone()}</option> }).collect_view()}
                    </select>
                </label>
            </Show>
        </div>
    }
}
