//! Tableau de bord: what is aimed at, which blocs are ready and why not, the next step, dates.

use crate::domain::id::CompetenceId;
use crate::domain::readiness::{BlockReadiness, CompetenceStatus, NextStep, NextStepKind};
use crate::domain::{Level, Target};
use crate::state::Route;
use crate::ui::desk::{desk, text};
use crate::ui::frame::frame_text;
use crate::ui::pages::received::{FeasibilityCard, Received};
use crate::ui::pages::{Heading, dates::BoardDates};
use crate::ui::pages::{replace::OtherFiche, safety_copy::SafetyCopy};
use crate::ui::parts::chart::{Legend, Part, StackedBar};
use crate::ui::parts::reasons::{evidence_title, gap_words, reason};
use crate::ui::parts::status::BlockTag;
use crate::ui::parts::{doubts::Doubts, levels::level_name};
use leptos::prelude::*;
use std::sync::Arc;

/// The dashboard.
#[component]
pub fn Board() -> impl IntoView {
    let desk = desk();
    let t = text();
    let title = Memo::new(move |_| {
        desk.book.dossier().with(|dossier| match dossier.name.trim() {
            "" => (frame_text().home.untitled)(&dossier.certification.code),
            name => name.to_owned(),
        })
    });
    let certification = desk.book.dossier().with_untracked(|d| d.certification.clone());
    view! {
        <header class="page-head">
            <p class="eyebrow">{format!("{} · {}", certification.code, certification.title)}</p>
            <Heading title />
            <Summary />
            <Doubts dates=certification.registration.clone() soon=false />
        </header>
        <SetAside />
        <OtherFiche />
        <Next />
        <Received />
        <section aria-labelledby="blocks-title">
            <div class="row between">
                <h2 id="blocks-title">{t.board.blocks_title}</h2>
                <TargetLine />
            </div>
            <Blocks />
            <details class="quote">
                <summary>{t.board.rule}</summary>
                <p>{certification.award_rule.clone()}</p>
            </details>
            <p class="muted small">{t.board.only_jury}</p>
        </section>
        <FeasibilityCard />
        <div class="columns">
            <BoardDates />
            <SafetyCopy />
        </div>
    }
}

/// How many versions were set aside, and the way to them.
#[component]
fn SetAside() -> impl IntoView {
    let desk = desk();
    let t = text();
    let superseded = desk.book.superseded();
    let count = Memo::new(move |_| superseded.with(Vec::len));
    let href = move || Route::File(desk.dossier_id()).href();
    view! {
        <Show when=move || { count.get() > 0 }>
            <p class="reminder" id="set-aside">
                <a href=href>{move || (t.board.superseded_count)(count.get())}</a>
            </p>
        </Show>
    }
}

/// How many targeted blocs and competences are ready.
#[component]
fn Summary() -> impl IntoView {
    let desk = desk();
    let t = text();
    let counts = Memo::new(move |_| {
        desk.book.readiness().with(|all| {
            let blocks: Vec<_> = all.targeted().collect();
            (
                all.is_ready(),
                blocks.iter().filter(|block| block.is_ready()).count(),
                blocks.len(),
                blocks.iter().map(|block| block.ready()).sum::<usize>(),
                blocks.iter().map(|block| block.total()).sum::<usize>(),
            )
        })
    });
    move || {
        let (ready, blocks_ready, blocks, competences_ready, competences) = counts.get();
        let first = if ready {
            t.board.ready_whole.to_owned()
        } else {
            (t.board.summary)(blocks_ready, blocks)
        };
        view! {
            <p class="summary">
                <strong>{first}</strong>
                " · "
                {(t.board.summary_competences)(competences_ready, competences)}
            </p>
        }
    }
}

#[component]
fn TargetLine() -> impl IntoView {
    let desk = desk();
    let t = text();
    let words = move || {
        desk.book.dossier().with(|dossier| match &dossier.target {
            Target::Whole => t.board.target_whole.to_owned(),
            Target::Blocks { blocks } => (t.board.target_some)(blocks.len()),
        })
    };
    view! {
        <p class="muted small">
            {words} " · "
            <a href=Route::Path(desk.dossier_id()).href()>{t.board.change_target}</a>
        </p>
    }
}

/// The one next step over the whole target.
#[component]
fn Next() -> impl IntoView {
    let desk = desk();
    let t = text();
    let next = Memo::new(move |_| {
        desk.book
            .readiness()
            .with(|all| all.next().map(|(block, step)| (block.code.clone(), step.clone())))
    });
    view! {
        <section class="card next" aria-labelledby="next-title">
            <h2 id="next-title">{t.board.next_title}</h2>
            {move || match next.get() {
                Some((code, step)) => {
                    let title = desk.book.dossier().with_untracked(|dossier| {
                        dossier.certification.block(&code).map(|block| block.title.clone())
                    });
                    view! {
                        <p>{step_words(&step)}</p>
                        <p class="muted small">{title.map(|title| (t.board.in_block)(&title))}</p>
                        <StepButton code step />
                    }.into_any()
                }
                None => view! {
                    <p>{t.board.next_none}</p>
                    <a class="button" href=Route::File(desk.dossier_id()).href()>{t.board.export}</a>
                }.into_any(),
            }}
        </section>
    }
}

fn step_words(step: &NextStep) -> String {
    let desk = desk();
    let t = text();
    let n = step.competences.len();
    match &step.kind {
        NextStepKind::Complete { evidence, gaps } => {
            let title = evidence_title(desk.book, t, evidence);
            (t.board.next_complete)(&title, &gap_words(t, gaps), n)
        }
        NextStepKind::Tell => (t.board.next_tell)(n),
        NextStepKind::Rate => (t.board.next_rate)(n),
        NextStepKind::Develop => (t.board.next_develop)(n),
    }
}

#[component]
fn StepButton(code: crate::domain::id::BlockCode, step: NextStep) -> impl IntoView {
    let desk = desk();
    let t = text();
    let id = desk.dossier_id();
    let first = step.competences.first().cloned();
    let ordinal = desk.book.dossier().with_untracked(|dossier| {
        let block = dossier.certification.block(&code)?;
        let place = block.competences.iter().position(|c| Some(&c.id) == first.as_ref())?;
        Some(place + 1)
    });
    let there = Route::Competence(id.clone(), code, ordinal.unwrap_or(1));
    let link = |href, label| view! { <a class="button primary" href=href>{label}</a> }.into_any();
    match step.kind {
        NextStepKind::Complete { evidence, .. } => {
            link(Route::Evidence(id, evidence).href(), t.board.go_complete)
        }
        NextStepKind::Tell => view! {
            <button type="button" class="button primary" on:click=move |_| desk.tell(first.clone())>
                {t.board.go_tell}
            </button>
        }
        .into_any(),
        NextStepKind::Rate => link(there.href(), t.board.go_rate),
        NextStepKind::Develop => link(there.href(), t.board.go_develop),
    }
}

/// Each bloc: a link, its readiness, its levels as a bar, and why it is not ready.
#[component]
fn Blocks() -> impl IntoView {
    let desk = desk();
    let t = text();
    let legend = || level_parts(&[]);
    let codes = desk.book.dossier().with_untracked(|dossier| {
        let blocks = dossier.certification.blocks.iter();
        blocks.map(|block| (block.code.clone(), block.title.clone())).collect::<Vec<_>>()
    });
    view! {
        <Legend parts=legend() />
        <ul class="blocks">
            {codes.into_iter().map(|(code, title)| {
                let href = Route::Block(desk.dossier_id(), code.clone()).href();
                let own = code.clone();
                let block = Memo::new(move |_| desk.book.readiness().with(|all| all.block(&own).cloned()));
                let described = format!("state-{code}");
                view! {
                    <li class="card block" data-block=code.to_string()>
                        <div class="row between">
                            <h3><a class="cover" href=href aria-describedby=described.clone()>{title}</a></h3>
                            <div id=described>
                                {move || block.get().map(|block| if block.targeted {
                                    view! { <BlockTag block /> }.into_any()
                                } else {
                                    view! { <span class="tag">{t.board.not_targeted}</span> }.into_any()
                                })}
                            </div>
                        </div>
                        {move || block.get().map(|block| view! {
                            <StackedBar parts=level_parts(&levels(&block)) />
                            <Why block />
                        })}
                    </li>
                }
            }).collect_view()}
        </ul>
    }
}

fn levels(block: &BlockReadiness) -> Vec<Option<Level>> {
    block.competences.iter().map(|competence| competence.level).collect()
}

/// The levels, highest first, and how many competences stand at each.
fn level_parts(levels: &[Option<Level>]) -> Vec<Part> {
    let t = text();
    let count = |wanted| levels.iter().filter(|level| **level == wanted).count();
    let rated = Level::ALL.into_iter().rev().map(|level| Part {
        name: level_name(level),
        label: (t.words.level)(level),
        count: count(Some(level)),
    });
    let unrated = Part { name: "none", label: t.words.unrated, count: count(None) };
    rated.chain([unrated]).collect()
}

/// Why a bloc is not ready: each competence that is missing, with its reason.
#[component]
fn Why(block: Arc<BlockReadiness>) -> impl IntoView {
    let desk = desk();
    let t = text();
    let missing: Vec<_> = block.missing().cloned().collect();
    if missing.is_empty() || missing.iter().all(|c| c.status == CompetenceStatus::Unrated) {
        return view! {
            <p class="muted small">{(t.board.block_rated)(block.rated(), block.total())}</p>
        }
        .into_any();
    }
    let place = |id: &CompetenceId| block.competences.iter().position(|c| c.id == *id);
    view! {
        <details class="why">
            <summary>{(t.board.why)(missing.len())}</summary>
            <ul>
                {missing.into_iter().map(|competence| {
                    let ordinal = place(&competence.id).map_or(1, |place| place + 1);
                    let href = Route::Competence(desk.dossier_id(), block.code.clone(), ordinal).href();
                    let words = desk.book.dossier().with_untracked(|dossier| {
                        dossier.certification.competence(&competence.id).map(|(_, c)| c.text.clone())
                    });
                    view! {
                        <li>
                            <a href=href>{words}</a>
                            <span class="muted">" — " {reason(desk.book, t, &competence)}</span>
                        </li>
                    }
                }).collect_view()}
            </ul>
        </details>
    }
    .into_any()
}
