//! On the dashboard: what advisers ask and say of the whole, and the gate of the *dossier de
//! faisabilité*.

use crate::domain::Edit;
use crate::domain::feasibility::Feasibility;
use crate::domain::id::{BlockCode, ReviewId};
use crate::domain::review::{Advice, ReviewEdit, requests, rounds};
use crate::domain::unseen::shown;
use crate::state::Route;
use crate::ui::desk::{desk, text};
use crate::ui::parcels::Errand;
use crate::ui::parts::adviser::{RequestItem, signature};
use leptos::prelude::*;

/// The requests as a list, then the avis of each review; nothing when no review was received.
#[component]
pub fn Received() -> impl IntoView {
    let desk = desk();
    let t = text();
    let some = Memo::new(move |_| desk.book.dossier().with(|dossier| !dossier.reviews.is_empty()));
    move || {
        some.get().then(|| {
            view! {
                <section class="card" aria-labelledby="received-title" id="received">
                    <h2 id="received-title">{t.answers.title}</h2>
                    <Todo />
                    <Avis />
                </section>
            }
        })
    }
}

#[component]
fn Todo() -> impl IntoView {
    let desk = desk();
    let t = text();
    // In the order they were asked, so that none moves while its answer is typed.
    let all = Memo::new(move |_| {
        desk.book.dossier().with(|dossier| {
            let each = rounds(dossier).into_iter().flat_map(|review| {
                review
                    .requests
                    .iter()
                    .map(|r| (review.id.clone(), r.id.clone(), r.competence.clone()))
            });
            each.collect::<Vec<_>>()
        })
    });
    let open = Memo::new(move |_| {
        desk.book.dossier().with(|dossier| {
            requests(dossier).iter().filter(|asked| !asked.request.is_answered()).count()
        })
    });
    let line = move |(review, request, competence): (ReviewId, String, Option<_>)| {
        let way = competence.and_then(|id| {
            let dossier = desk.book.dossier();
            dossier.with_untracked(|dossier| {
                let standing = dossier.certification.competence(&id);
                let route = standing.map(|(b, _)| Route::Block(dossier.id.clone(), b.code.clone()));
                let (_, competence) = dossier.competence(&id)?;
                Some((route.map(|route| route.href()), competence.text.clone()))
            })
        });
        let way = match way {
            Some((None, words)) => {
                view! { <p class="small muted">{t.answers.earlier_fiche} " " {words}</p> }.into_any()
            }
            Some((Some(href), words)) => {
                view! { <p class="small"><a href=href title=words.clone()>{t.answers.about}</a> " " <span class="muted">{words}</span></p> }.into_any()
            }
            None => view! { <p class="small muted">{t.answers.whole}</p> }.into_any(),
        };
        view! { <li class="asked"><RequestItem review request place="todo" />{way}</li> }
    };
    view! {
        <Show when=move || !all.with(Vec::is_empty)>
            <h3>{t.answers.todo}</h3>
            <p class="muted small" role="status" id="todo-count">
                {move || match open.get() {
                    0 => t.answers.todo_done.to_owned(),
                    n => (t.answers.todo_open)(n),
                }}
            </p>
            <ul class="plain"><For each=move || all.get() key=Clone::clone children=line /></ul>
        </Show>
    }
}

/// The avis of a review, as shown.
#[derive(Clone, PartialEq)]
struct Shown {
    id: ReviewId,
    who: String,
    overall: Advice,
    blocks: Vec<(BlockCode, String, Advice)>,
}

#[component]
fn Avis() -> impl IntoView {
    let desk = desk();
    let t = text();
    let all = Memo::new(move |_| {
        desk.book.dossier().with(|dossier| {
            let title = |code: &BlockCode| {
                dossier
                    .certification
                    .block(code)
                    .map(|block| block.title.clone())
                    .unwrap_or_default()
            };
            let each = rounds(dossier).into_iter().rev().map(|review| Shown {
                id: review.id.clone(),
                who: signature(review),
                overall: review.overall.clone(),
                blocks: review
                    .blocks
                    .iter()
                    .map(|block| (block.block.clone(), title(&block.block), block.advice.clone()))
                    .collect(),
            });
            each.collect::<Vec<_>>()
        })
    });
    let line = move |shown: Shown| {
        let id = shown.id.clone();
        let remove = move |_| {
            if desk.book.dispatch(&Edit::Review(ReviewEdit::Remove(id.clone()))) {
                desk.say(t.answers.removed.to_owned(), Some(Errand::Undo));
            }
        };
        let blocks = shown.blocks.into_iter().map(|(code, title, of)| {
            view! { <li>{avis(format!("{code} · {title}"), &of)}</li> }
        });
        view! {
            <li class="turn">
                <p><b>{shown.who}</b></p>
                {(!shown.overall.is_blank()).then(|| avis(t.answers.overall.to_owned(), &shown.overall))}
                <ul class="plain">{blocks.collect_view()}</ul>
                <button type="button" class="link small" on:click=remove>{t.answers.remove}</button>
            </li>
        }
    };
    view! {
        <h3>{t.answers.received}</h3>
        <ul class="plain"><For each=move || all.get() key=|shown| (shown.id.clone(), shown.who.clone()) children=line /></ul>
    }
}

fn avis(of: String, advice: &Advice) -> impl IntoView + use<> {
    let t = text();
    let stance = (t.answers.stance)(advice.stance);
    let comment = shown(advice.comment.trim()).into_owned();
    let lines = advice.recommendations.iter().map(|line| shown(line).into_owned());
    let lines: Vec<_> = lines.map(|line| view! { <li class="told">{line}</li> }).collect();
    view! {
        <div class="turn">
            <p><span class="muted">{of}</span> " : " <b>{stance}</b></p>
            {(!comment.is_empty()).then(|| view! { <p class="told">{comment}</p> })}
            {(!lines.is_empty()).then(|| view! { <p class="small muted">{t.answers.recommendations}</p><ul class="bullets">{lines}</ul> })}
        </div>
    }
}

/// Whether the *dossier de faisabilité* is ready, and what it lacks.
#[component]
pub fn FeasibilityCard() -> impl IntoView {
    let desk = desk();
    let t = text();
    let found = Memo::new(move |_| desk.book.dossier().with(Feasibility::of));
    let lacks = move || {
        let found = found.get();
        let id = desk.dossier_id();
        let path = Route::Path(id.clone()).href();
        let mut lines = Vec::new();
        let dossier = desk.book.dossier();
        if let Some(first) = found.unrated.first() {
            let block =
                dossier.with(|d| d.certification.competence(first).map(|(b, _)| b.code.clone()));
            let href = block.map_or(path.clone(), |code| Route::Block(id, code).href());
            lines.push((href, (t.answers.unrated)(found.unrated.len())));
        }
        if !found.has_experience {
            lines.push((path.clone(), t.answers.no_experience.to_owned()));
        }
        for (experience, gaps) in &found.unfinished {
            let post =
                dossier.with(|d| d.experiences.get(experience).map(|e| e.post.trim().to_owned()));
            let post = post.filter(|post| !post.is_empty());
            let post = post.unwrap_or_else(|| t.answers.experience_untitled.to_owned());
            let gaps: Vec<_> = gaps.iter().map(|gap| (t.answers.gap)(*gap).to_owned()).collect();
            lines.push((path.clone(), (t.answers.unfinished)(&post, &(t.common.and)(&gaps))));
        }
        let lines =
            lines.into_iter().map(|(href, words)| view! { <li><a href=href>{words}</a></li> });
        lines.collect_view()
    };
    let state = move || {
        if found.with(Feasibility::is_ready) { t.answers.feasible } else { t.answers.not_feasible }
    };
    view! {
        <section class="card" aria-labelledby="feasibility-title" id="feasibility">
            <h2 id="feasibility-title">{t.answers.feasibility}</h2>
            <p class:good=move || found.with(Feasibility::is_ready)><b>{state}</b></p>
            <p class="hint">{t.answers.feasibility_hint}</p>
            <ul class="bullets">{lacks}</ul>
        </section>
    }
}
