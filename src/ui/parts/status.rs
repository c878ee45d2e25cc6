//! How a status is shown: a shape, a word, never a colour alone.

use crate::domain::id::BlockCode;
use crate::domain::readiness::{BlockReadiness, CompetenceStatus};
use crate::ui::desk::{desk, text};
use crate::ui::parts::icon::{Icon, Symbol};
use leptos::prelude::*;
use std::sync::Arc;

/// The name of a status for style sheets and tests.
pub fn status_name(status: CompetenceStatus) -> &'static str {
    match status {
        CompetenceStatus::Unrated => "unrated",
        CompetenceStatus::Developing => "developing",
        CompetenceStatus::Unproven => "unproven",
        CompetenceStatus::Thin => "thin",
        CompetenceStatus::Ready => "ready",
    }
}

/// The status of a competence, as a tag.
#[component]
pub fn StatusTag(
    /// Which.
    status: CompetenceStatus,
) -> impl IntoView {
    view! {
        <span class="tag" data-status=status_name(status)>
            <Icon symbol=Symbol::Status(status) />
            {(text().words.status)(status)}
        </span>
    }
}

/// The readiness of a bloc, as a tag.
#[component]
pub fn BlockTag(
    /// Whose.
    block: Arc<BlockReadiness>,
) -> impl IntoView {
    let t = text();
    let status = if block.is_ready() { CompetenceStatus::Ready } else { CompetenceStatus::Unrated };
    let words = if block.is_ready() {
        t.words.block_ready.to_owned()
    } else {
        (t.words.block_not_ready)(block.ready(), block.total())
    };
    view! {
        <span class="tag" data-status=status_name(status)>
            <Icon symbol=Symbol::Status(status) />
            {words}
        </span>
    }
}

/// « 3/6 », for narrow places; read out in full.
#[component]
pub fn ReadyCount(
    /// Of which bloc.
    code: BlockCode,
) -> impl IntoView {
    let desk = desk();
    let t = text();
    let block = desk.book.block(code);
    let count = Memo::new(move |_| {
        block.with(|block| {
            block.as_ref().map(|block| (block.ready(), block.total(), block.is_ready()))
        })
    });
    move || {
        count.get().map(|(ready, total, done)| {
            view! {
                <span class="count" class:done=done>
                    <span aria-hidden="true">{format!("{ready}/{total}")}</span>
                    <span class="visually-hidden">{(t.words.block_not_ready)(ready, total)}</span>
                </span>
            }
        })
    }
}
