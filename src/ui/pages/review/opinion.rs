//! The adviser's opinion on a competence: Oui / Partiellement / Non, a comment, what is asked; below
//! it what was said before.

use super::requests::RequestField;
use super::{day, here};
use crate::domain::Dossier;
use crate::domain::id::CompetenceId;
use crate::domain::review::{Review, ReviewChange, Verdict};
use crate::domain::unseen::shown;
use crate::ui::aside::text;
use crate::ui::parts::field::TextField;
use leptos::prelude::*;

/// The verdicts and their names on the page.
const VERDICTS: [(Option<Verdict>, &str); 4] = [
    (Some(Verdict::Yes), "yes"),
    (Some(Verdict::Partly), "partly"),
    (Some(Verdict::No), "no"),
    (None, "none"),
];

/// The opinion on a competence.
#[component]
pub fn Opinion(
    /// Which competence.
    id: CompetenceId,
) -> impl IntoView {
    let here = here();
    let t = text();
    let reviewing = here.reviewing;
    let draft = reviewing.draft();
    let verdict = {
        let id = id.clone();
        Memo::new(move |_| draft.with(|draft| draft.as_ref()?.opinion(&id)?.verdict))
    };
    let comment = {
        let id = id.clone();
        Signal::derive(move || {
            let said = draft.with(|draft| Some(draft.as_ref()?.opinion(&id)?.comment.clone()));
            said.unwrap_or_default()
        })
    };
    let choices = VERDICTS.map(|(choice, name)| {
        let id = id.clone();
        let choose = move |_| {
            reviewing.change(&ReviewChange::Verdict(id.clone(), choice));
        };
        view! {
            <label class="level">
                <input
                    type="radio"
                    name="verdict"
                    value=name
                    prop:checked=move || verdict.get() == choice
                    on:change=choose
                />
                <span class="level-name">{(t.answers.verdict)(choice)}</span>
            </label>
        }
    });
    let say = {
        let id = id.clone();
        move |comment| {
            reviewing.change(&ReviewChange::Comment(id.clone(), comment));
        }
    };
    let asked = {
        let id = id.clone();
        Memo::new(move |_| {
            draft.with(|draft| {
                let all = draft.iter().flat_map(|draft| draft.requests.iter().enumerate());
                let own = all.filter(|(_, request)| request.competence.as_ref() == Some(&id));
                own.map(|(at, request)| (at + 1, request.id.clone())).collect::<Vec<_>>()
            })
        })
    };
    let ask = {
        let id = id.clone();
        move |_| {
            let change = ReviewChange::Ask {
                id: reviewing.new_id(),
                competence: Some(id.clone()),
                text: String::new(),
            };
            reviewing.change(&change);
        }
    };
    Some(view! {
        <fieldset class="verdicts">
            <legend class="label">{t.review.verdict_legend}</legend>
            {choices}
        </fieldset>
        <TextField id="opinion-comment" label=t.review.comment hint=t.review.comment_hint value=comment on_input=say />
        <For each=move || asked.get() key=Clone::clone let:one>
            <RequestField number=one.0 id=one.1 />
        </For>
        <button type="button" id="ask" class="button small" on:click=ask>{t.review.ask}</button>
        <Earlier id />
    })
}

/// What the reviews known of the dossier said of the competence, and what was answered.
#[component]
fn Earlier(id: CompetenceId) -> impl IntoView {
    earlier(&id)
}

fn earlier(id: &CompetenceId) -> Option<impl IntoView + use<>> {
    let here = here();
    let open = here.open.get_value();
    let own = here.reviewing.draft().with_untracked(|draft| draft.as_ref().map(|d| d.id.clone()));
    // What it was in an earlier fiche was spoken of before it.
    let before = open.dossier.earlier(id);
    let reviews = open.reviews.iter().filter(|review| Some(&review.id) != own.as_ref());
    let turns = reviews.flat_map(|review| {
        let each = before.iter().copied().chain([id]);
        each.filter_map(|said_of| turn(review, said_of, (said_of != id).then_some(&*open.dossier)))
    });
    let turns: Vec<_> = turns.collect();
    (!turns.is_empty()).then(|| {
        view! {
            <section class="thread">
                <h3>{text().review.earlier}</h3>
                <ul class="plain">{turns}</ul>
            </section>
        }
    })
}

/// What one review said of a competence; of an earlier fiche's, with its text.
fn turn(
    review: &Review,
    id: &CompetenceId,
    earlier: Option<&Dossier>,
) -> Option<impl IntoView + use<>> {
    let t = text();
    let opinion = review.opinion(id);
    let asked = review.requests.iter().filter(|r| r.competence.as_ref() == Some(id));
    let asked: Vec<_> = asked
        .map(|request| {
            let answer = match &request.answer {
                Some(answer) => format!("{} {}", t.review.answer, shown(answer)),
                None => t.review.unanswered.to_owned(),
            };
            let asked = shown(&request.text).into_owned();
            view! { <p class="told"><b>{asked}</b></p><p class="told">{answer}</p> }
        })
        .collect();
    if opinion.is_none() && asked.is_empty() {
        return None;
    }
    let who = format!("{} · {}", shown(&review.reviewer.name), day(review.made_at));
    let said = opinion.map(|opinion| {
        view! {
            <p><b>{(t.answers.verdict)(opinion.verdict)}</b></p>
            <p class="told">{shown(&opinion.comment).into_owned()}</p>
        }
    });
    let words = earlier.and_then(|dossier| dossier.competence(id));
    let words = words.map(|(_, competence)| shown(&competence.text).into_owned());
    let words = words.map(|words| {
        view! { <p class="muted small">{t.answers.earlier_fiche} " " <span lang="fr">{words}</span></p> }
    });
    Some(view! { <li><p class="muted small">{who}</p>{words}{said}{asked}</li> })
}
