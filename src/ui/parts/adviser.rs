//! What advisers said, beside the candidate's own words: by competence, and as things to do.
//!
//! Two advisers' words both stand; a rating never changes by them.

use crate::domain::Edit;
use crate::domain::id::{CompetenceId, ReviewId};
use crate::domain::review::{ReviewEdit, thread};
use crate::domain::unseen::shown;
use crate::platform::clock;
use crate::ui::desk::{desk, text};
use crate::ui::parts::field::TextField;
use leptos::prelude::*;

/// One adviser's turn on a competence.
#[derive(Clone, PartialEq)]
struct Turn {
    who: String,
    earlier: Option<String>,
    verdict: Option<&'static str>,
    comment: String,
    requests: Vec<(ReviewId, String)>,
}

/// Who made a review, and when.
pub fn signature(review: &crate::domain::Review) -> String {
    let t = text();
    let name = match review.reviewer.name.trim() {
        "" => t.answers.unsigned,
        name => name,
    };
    match review.made_at {
        Some(at) => (t.answers.by)(&shown(name), &(t.common.date)(clock::local_day(at))),
        None => shown(name).into_owned(),
    }
}

/// What advisers said of a competence, by round; nothing when none did.
#[component]
pub fn AdviserThread(
    /// The competence.
    id: CompetenceId,
) -> impl IntoView {
    let desk = desk();
    let t = text();
    let turns = Memo::new(move |_| {
        desk.book.track_reviews();
        desk.book.dossier().with_untracked(|dossier| {
            let turns = thread(dossier, &id).into_iter().map(|turn| Turn {
                who: signature(turn.review),
                earlier: turn
                    .earlier
                    .and_then(|id| dossier.competence(id))
                    .map(|(_, c)| c.text.clone()),
                verdict: turn.opinion.and_then(|o| o.verdict).map(|v| (t.answers.verdict)(Some(v))),
                comment: turn
                    .opinion
                    .map(|o| shown(o.comment.trim()).into_owned())
                    .unwrap_or_default(),
                requests: turn
                    .requests
                    .iter()
                    .map(|request| (turn.review.id.clone(), request.id.clone()))
                    .collect(),
            });
            turns.collect::<Vec<_>>()
        })
    });
    let line = move |turn: Turn| {
        let requests = turn.requests.into_iter();
        view! {
            <li class="turn">
                <p class="small"><span class="muted">{turn.who}</span> " " {turn.verdict.map(|verdict| view! { <b>{verdict}</b> })}</p>
                {turn.earlier.map(|words| view! { <p class="muted small">{t.answers.earlier_fiche} " " <span lang="fr">{words}</span></p> })}
                {(!turn.comment.is_empty()).then(|| view! { <p class="told">{turn.comment}</p> })}
                {requests.map(|(review, request)| view! { <RequestItem review request place="thread" /> }).collect_view()}
            </li>
        }
    };
    move || {
        let turns = turns.get();
        (!turns.is_empty()).then(|| {
            view! {
                <section class="thread">
                    <h3>{t.answers.thread}</h3>
                    <ul class="plain">{turns.into_iter().map(line).collect_view()}</ul>
                </section>
            }
        })
    }
}

/// Something asked: ticked when done, with a word that is saved as it is typed.
#[component]
pub fn RequestItem(
    /// Of which review.
    review: ReviewId,
    /// Its id within the review.
    request: String,
    /// Where it stands on the page, for its controls' ids.
    place: &'static str,
) -> impl IntoView {
    let desk = desk();
    let t = text();
    let control = format!("{place}-{review}-{request}");
    let (of, which) = (review.clone(), request.clone());
    let known = Memo::new(move |_| {
        desk.book.dossier().with(|dossier| {
            let review = dossier.reviews.get(&of)?;
            let found = review.requests.iter().find(|request| request.id == which)?;
            Some((found.text.clone(), found.answer.clone()))
        })
    });
    let asked = move || known.get().map(|(text, _)| shown(&text).into_owned());
    let done = Memo::new(move |_| known.get().is_some_and(|(_, answer)| answer.is_some()));
    let word =
        Signal::derive(move || known.get().and_then(|(_, answer)| answer).unwrap_or_default());
    let answer = Callback::new(move |answer: Option<String>| {
        let (review, request) = (review.clone(), request.clone());
        desk.book.dispatch(&Edit::Review(ReviewEdit::Answer { review, request, answer }));
    });
    let field = format!("answer-{control}");
    view! {
        <div class="todo">
            <label class="check">
                <input
                    type="checkbox"
                    id=control
                    prop:checked=move || done.get()
                    on:change=move |event| answer.run(event_target_checked(&event).then(String::new))
                />
                <span><span class="told">{asked}</span> " " <span class="muted small">{t.answers.done}</span></span>
            </label>
            {move || done.get().then(|| view! {
                <TextField id=field.clone() label=t.answers.answer hint=t.answers.answer_hint value=word on_input=move |text| answer.run(Some(text)) />
            })}
        </div>
    }
}
