//! Auto-positionnement on one bloc, as a list: each competence with its levels, status and evidence.

use crate::domain::Block;
use crate::domain::id::BlockCode;
use crate::domain::readiness::CompetenceStatus;
use crate::state::Route;
use crate::ui::desk::{desk, text};
use crate::ui::pages::Heading;
use crate::ui::pages::trouble::NotFound;
use crate::ui::parts::chart::{Part, StackedBar};
use crate::ui::parts::competence_card::CompetenceCard;
use crate::ui::parts::status::status_name;
use leptos::prelude::*;

/// One bloc as a list.
#[component]
pub fn BlockPage(
    /// Which bloc.
    code: BlockCode,
) -> impl IntoView {
    let desk = desk();
    let block = desk.book.dossier().with_untracked(|d| d.certification.block(&code).cloned());
    match block {
        Some(block) => view! { <KnownBlock block /> }.into_any(),
        None => view! { <NotFound /> }.into_any(),
    }
}

#[component]
fn KnownBlock(block: Block) -> impl IntoView {
    let desk = desk();
    let t = text();
    let filter = RwSignal::new(None::<CompetenceStatus>);
    let code = block.code.clone();
    let statuses = Memo::new(move |_| {
        desk.book.readiness().with(|all| {
            let found = all.block(&code).into_iter().flat_map(|block| &block.competences);
            found.map(|competence| competence.status).collect::<Vec<_>>()
        })
    });
    let count = move |status| statuses.with(|all| all.iter().filter(|s| **s == status).count());
    let all = block.competences.clone();
    let count_all = all.len();
    let shown = Memo::new(move |_| {
        let wanted = filter.get();
        let fits =
            |place: &usize| wanted.is_none() || statuses.with(|s| s.get(*place).copied() == wanted);
        (0..count_all).filter(fits).collect::<Vec<_>>()
    });
    let card = move |place: usize| {
        let competence = all.get(place).cloned();
        competence.map(|competence| view! { <CompetenceCard number=place + 1 competence /> })
    };
    let one = Route::Competence(desk.dossier_id(), block.code.clone(), 1).href();
    view! {
        <header class="page-head">
            <p class="eyebrow">{(t.rating.block)(block.code.as_str())}</p>
            <Heading title=block.title.clone() />
            <BlockProgress code=block.code.clone() />
            <details class="quote">
                <summary>{t.rating.assessment}</summary>
                <p>{block.assessment.clone()}</p>
            </details>
            {block.intro.clone().map(|intro| view! { <p class="muted" lang="fr">{intro}</p> })}
        </header>
        <div class="row between tools">
            <div class="segments" role="group">
                <span aria-current="true">{t.rating.as_list}</span>
                <a href=one>{t.rating.one_by_one}</a>
            </div>
            <label class="inline">
                <span>{t.rating.filter}</span>
                <select id="status-filter" on:change=move |event| {
                    let chosen = event_target_value(&event);
                    let status = CompetenceStatus::ALL.into_iter().find(|s| status_name(*s) == chosen);
                    filter.set(status);
                }>
                    <option value="" selected=move || filter.get().is_none()>
                        {format!("{} ({})", t.rating.filter_all, count_all)}
                    </option>
                    {CompetenceStatus::ALL.map(|status| view! {
                        <option value=status_name(status) selected=move || filter.get() == Some(status)>
                            {move || format!("{} ({})", (t.words.status)(status), count(status))}
                        </option>
                    })}
                </select>
            </label>
        </div>
        <div class="cards">
            <For each=move || shown.get() key=|place| *place children=card />
        </div>
        <Show when=move || shown.with(Vec::is_empty)>
            <p class="empty">
                {t.rating.filter_none}
                <button type="button" class="button small" on:click=move |_| filter.set(None)>{t.rating.show_all}</button>
            </p>
        </Show>
        <BlockFoot code=block.code />
    }
}

/// How far the bloc is: words and a bar.
#[component]
pub fn BlockProgress(
    /// Which bloc.
    code: BlockCode,
) -> impl IntoView {
    let desk = desk();
    let t = text();
    let block = Memo::new(move |_| desk.book.readiness().with(|all| all.block(&code).cloned()));
    move || {
        block.get().map(|block| {
            let parts = CompetenceStatus::ALL.map(|status| Part {
                name: status_name(status),
                label: (t.words.status)(status),
                count: block.count(status),
            });
            let words = (t.rating.block_progress)(block.rated(), block.ready(), block.total());
            view! {
                <p class="progress-words">{words}</p>
                <StackedBar parts=parts.into_iter().rev().collect() />
            }
        })
    }
}

/// Where to go after a bloc.
#[component]
pub fn BlockFoot(
    /// The bloc that ends here.
    code: BlockCode,
) -> impl IntoView {
    let desk = desk();
    let t = text();
    let id = desk.dossier_id();
    let next = desk.book.dossier().with_untracked(|dossier| {
        let blocks = &dossier.certification.blocks;
        let place = blocks.iter().position(|block| block.code == code)?;
        blocks.get(place + 1).map(|block| (block.code.clone(), block.title.clone()))
    });
    view! {
        <nav class="row between foot" aria-label=t.shell.blocks>
            <a class="button quiet" href=Route::Board(id.clone()).href()>{t.shell.board}</a>
            {next.map(|(code, title)| view! {
                <a class="button" href=Route::Block(id, code).href()>{(t.rating.next_block)(&title)}</a>
            })}
        </nav>
    }
}
