//! The avis: on the bloc of the competence looked at, and on the whole.

use super::here;
use crate::domain::review::{Advice, AdviceChange, ReviewChange, Stance};
use crate::ui::aside::text;
use crate::ui::parts::field::TextField;
use leptos::prelude::*;

/// The avis and their names on the page.
const STANCES: [(Option<Stance>, &str); 4] = [
    (Some(Stance::Favourable), "favourable"),
    (Some(Stance::Reserved), "reserved"),
    (Some(Stance::Unfavourable), "unfavourable"),
    (None, "none"),
];

/// The avis on the bloc.
#[component]
pub fn BlockAdvice() -> impl IntoView {
    let here = here();
    let t = text();
    let reviewing = here.reviewing;
    let draft = reviewing.draft();
    let open = here.open.get_value();
    let certification = open.dossier.certification.clone();
    let block = Memo::new(move |_| {
        let (block, _) = certification.competence(&here.at.get())?;
        Some((block.code.clone(), block.title.clone()))
    });
    Some(move || {
        let (code, title) = block.get()?;
        let own = code.clone();
        let advice = Memo::new(move |_| {
            draft.with(|draft| draft.as_ref()?.advice(&own).cloned()).unwrap_or_default()
        });
        let change = Callback::new(move |change| {
            reviewing.change(&ReviewChange::Block(code.clone(), change));
        });
        Some(view! {
            <Form name="block" title=(t.review.advice_of)(&title) advice change />
        })
    })
}

/// The avis on the whole.
#[component]
pub fn Overall() -> impl IntoView {
    let here = here();
    let t = text();
    let reviewing = here.reviewing;
    let draft = reviewing.draft();
    let advice = Memo::new(move |_| {
        draft.with(|draft| draft.as_ref().map(|draft| draft.overall.clone())).unwrap_or_default()
    });
    let change = Callback::new(move |change| {
        reviewing.change(&ReviewChange::Overall(change));
    });
    Some(view! { <Form name="overall" title=t.review.overall advice change /> })
}

#[component]
fn Form(
    name: &'static str,
    #[prop(into)] title: String,
    advice: Memo<Advice>,
    change: Callback<AdviceChange>,
) -> impl IntoView {
    let t = text();
    let stances = STANCES.map(|(stance, value)| {
        view! {
            <label class="level">
                <input
                    type="radio"
                    name=format!("stance-{name}")
                    value=value
                    prop:checked=move || advice.with(|advice| advice.stance == stance)
                    on:change=move |_| change.run(AdviceChange::Stance(stance))
                />
                <span class="level-name">{(t.answers.stance)(stance)}</span>
            </label>
        }
    });
    // Empty lines are not kept, but must stand while they are typed.
    let typed = RwSignal::new(advice.with_untracked(|advice| advice.recommendations.join("\n")));
    let lines = |text: &str| -> Vec<String> {
        text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
    };
    Effect::new(move |_| {
        let kept = advice.with(|advice| advice.recommendations.clone());
        if lines(&typed.get_untracked()) != kept {
            typed.set(kept.join("\n"));
        }
    });
    let recommend = move |text: String| {
        let all = lines(&text);
        typed.set(text);
        change.run(AdviceChange::Recommendations(all));
    };
    let usual = t.review.usual.map(|usual| {
        let there = move || advice.with(|advice| advice.recommendations.iter().any(|r| r == usual));
        let add = move |_| {
            let mut all = advice.with_untracked(|advice| advice.recommendations.clone());
            all.push(usual.to_owned());
            change.run(AdviceChange::Recommendations(all));
        };
        view! {
            <button type="button" class="button small quiet" disabled=there aria-label=(t.review.add_usual)(usual) on:click=add>
                "+ " {usual}
            </button>
        }
    });
    let comment = Signal::derive(move || advice.with(|advice| advice.comment.clone()));
    let title_id = format!("advice-{name}");
    let titled = title_id.clone();
    view! {
        <section class="card advice-form" aria-labelledby=titled>
            <h2 id=title_id>{title}</h2>
            <fieldset>
                <legend class="label">{t.review.stance_legend}</legend>
                <div class="levels">{stances}</div>
            </fieldset>
            <TextField id=format!("advice-comment-{name}") label=t.review.comment value=comment on_input=move |text| change.run(AdviceChange::Comment(text)) />
            <TextField id=format!("recommendations-{name}") label=t.answers.recommendations hint=t.review.recommendations_hint value=typed on_input=recommend />
            <div class="row">{usual}</div>
        </section>
    }
}
