//! What the candidate is asked to do.

use super::here;
use crate::domain::review::ReviewChange;
use crate::ui::aside::text;
use crate::ui::parts::field::TextField;
use leptos::prelude::*;

/// One request, to be written.
#[component]
pub fn RequestField(
    /// Its number among the requests.
    number: usize,
    /// Its id within the review.
    id: String,
) -> impl IntoView {
    let here = here();
    let t = text();
    let reviewing = here.reviewing;
    let draft = reviewing.draft();
    let own = id.clone();
    let known = Memo::new(move |_| {
        draft.with(|draft| {
            let found = draft.as_ref()?.requests.iter().find(|request| request.id == own)?;
            Some((found.competence.clone(), found.text.clone()))
        })
    });
    let value = Signal::derive(move || known.get().map(|(_, text)| text).unwrap_or_default());
    let put = {
        let id = id.clone();
        move |text| {
            let competence = known.get_untracked().and_then(|(competence, _)| competence);
            reviewing.change(&ReviewChange::Ask { id: id.clone(), competence, text });
        }
    };
    let field = format!("request-{id}");
    let take_back = move |_| {
        reviewing.change(&ReviewChange::TakeBack(id.clone()));
    };
    Some(view! {
        <div class="request">
            <TextField id=field label=(t.review.request)(number) value on_input=put />
            <button type="button" class="button small quiet" aria-label=(t.review.take_back_of)(number) on:click=take_back>
                {t.review.take_back}
            </button>
        </div>
    })
}

/// All that is asked.
#[component]
pub fn Requests() -> impl IntoView {
    let here = here();
    let t = text();
    let reviewing = here.reviewing;
    let draft = reviewing.draft();
    let numbers = Memo::new(move |_| {
        draft.with(|draft| {
            let all = draft.iter().flat_map(|draft| draft.requests.iter().enumerate());
            all.map(|(at, r)| (at + 1, r.id.clone(), r.competence.clone())).collect::<Vec<_>>()
        })
    });
    let open = here.open.get_value();
    let dossier = open.dossier.clone();
    let line = move |(number, id, competence): (usize, String, Option<_>)| {
        let words = competence.as_ref().map(|id| {
            let known = dossier.competence(id).map(|(_, known)| known.text.clone());
            known.unwrap_or_else(|| id.to_string())
        });
        // What is asked of a competence is written beside it.
        let Some(words) = words else {
            return view! { <li><RequestField number id /></li> }.into_any();
        };
        let said = Memo::new(move |_| {
            draft.with(|draft| {
                let all = draft.iter().flat_map(|draft| &draft.requests);
                all.clone().find(|request| request.id == id).map(|r| r.text.clone())
            })
        });
        let go = move |_| {
            if let Some(id) = competence.clone() {
                here.at.set(id);
            }
        };
        view! {
            <li class="asked">
                <p class="told"><b>{(t.review.request)(number)}</b> " : " {said}</p>
                <button type="button" class="link small" on:click=go>{words}</button>
            </li>
        }
        .into_any()
    };
    let ask = move |_| {
        let id = reviewing.new_id();
        reviewing.change(&ReviewChange::Ask { id, competence: None, text: String::new() });
    };
    Some(view! {
        <section class="card" aria-labelledby="requests-title">
            <h2 id="requests-title">{t.review.requests}</h2>
            <p class="hint">{t.review.requests_hint}</p>
            {move || numbers.with(Vec::is_empty).then(|| view! { <p class="muted">{t.review.requests_none}</p> })}
            <ul class="plain">
                <For each=move || numbers.get() key=Clone::clone children=line />
            </ul>
            <button type="button" id="ask-all" class="button small" on:click=ask>{t.review.ask_all}</button>
        </section>
    })
}
