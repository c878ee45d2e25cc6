//! Form fields: a label, a hint, an error tied to its control, and a value that follows its signal.
//!
//! The value is a property, not an attribute, so that the caret stays where the writer put it.

use crate::domain::PartialDate;
use crate::ui::desk::text;
use leptos::prelude::*;

/// A text of one line.
#[component]
pub fn LineField(
    /// The control's id, unique on the page.
    #[prop(into)]
    id: String,
    /// Its label.
    #[prop(into)]
    label: String,
    /// What helps to fill it in.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What stands in it.
    #[prop(into)]
    value: Signal<String>,
    /// What the writer types.
    #[prop(into)]
    on_input: Callback<String>,
) -> impl IntoView {
    let hint_id = format!("{id}-hint");
    let described = hint.as_ref().map(|_| hint_id.clone());
    view! {
        <div class="field">
            <label class="label" for=id.clone()>{label}</label>
            {hint.map(|hint| view! { <p class="hint" id=hint_id>{hint}</p> })}
            <input
                type="text"
                id=id
                maxlength="500"
                autocomplete="off"
                aria-describedby=described
                prop:value=move || value.get()
                on:input=move |event| on_input.run(event_target_value(&event))
            />
        </div>
    }
}

/// A text of many lines, as high as what it holds.
#[component]
pub fn TextField(
    /// The control's id, unique on the page.
    #[prop(into)]
    id: String,
    /// Its label.
    #[prop(into)]
    label: String,
    /// What helps to fill it in.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What stands after the label, such as a mark.
    #[prop(optional, into)]
    mark: Option<ViewFn>,
    /// What stands below, such as an advice on the text.
    #[prop(optional, into)]
    advice: Option<Signal<Option<&'static str>>>,
    /// What stands in it.
    #[prop(into)]
    value: Signal<String>,
    /// What the writer types.
    #[prop(into)]
    on_input: Callback<String>,
) -> impl IntoView {
    let hint_id = format!("{id}-hint");
    let advice_id = format!("{id}-advice");
    let described = hint.as_ref().map(|_| hint_id.clone()).into_iter();
    let described: Vec<_> = described.chain(advice.map(|_| advice_id.clone())).collect();
    let described = (!described.is_empty()).then(|| described.join(" "));
    view! {
        <div class="field">
            <div class="label-row">
                <label class="label" for=id.clone()>{label}</label>
                {mark.map(|mark| move || mark.run())}
            </div>
            {hint.map(|hint| view! { <p class="hint" id=hint_id>{hint}</p> })}
            <div class="grow">
                // The twin holds the same text and so gives the height; it is never read out.
                <div class="grow-twin" aria-hidden="true">{move || value.get() + "\n"}</div>
                <textarea
                    id=id
                    rows="2"
                    maxlength="60000"
                    aria-describedby=described
                    prop:value=move || value.get()
                    on:input=move |event| on_input.run(event_target_value(&event))
                ></textarea>
            </div>
            {advice.map(|advice| view! {
                <p class="advice" id=advice_id aria-live="polite">{move || advice.get()}</p>
            })}
        </div>
    }
}

/// A day, month or year, typed as people do; what is not understood is kept and told.
#[component]
pub fn DateField(
    /// The control's id, unique on the page.
    #[prop(into)]
    id: String,
    /// Its label.
    #[prop(into)]
    label: String,
    /// The date kept.
    #[prop(into)]
    value: Signal<Option<PartialDate>>,
    /// The date typed; `None` when the field is emptied.
    #[prop(into)]
    on_date: Callback<Option<PartialDate>>,
    /// Whether only whole days are wanted.
    #[prop(optional)]
    whole_day: bool,
) -> impl IntoView {
    let t = text();
    let shown = move || value.get().map(t.common.typed_date).unwrap_or_default();
    let draft = RwSignal::new(
        value.with_untracked(|date| date.map(t.common.typed_date).unwrap_or_default()),
    );
    let wrong = RwSignal::new(false);
    // An undo or another tab changes the date under the field.
    Effect::new(move |before: Option<Option<PartialDate>>| {
        let now = value.get();
        if before.is_some_and(|before| before != now)
            && PartialDate::read(&draft.get_untracked()).ok() != now
        {
            draft.set(shown());
            wrong.set(false);
        }
        now
    });
    let typed = move |typed: String| {
        draft.set(typed.clone());
        if typed.trim().is_empty() {
            wrong.set(false);
            on_date.run(None);
        } else if let Ok(date) = PartialDate::read(&typed)
            && (!whole_day || date.day().is_some())
        {
            wrong.set(false);
            on_date.run(Some(date));
        }
    };
    let left = move || {
        // A field that is taken away while it has the focus loses it after its signals are gone.
        let Some(typed) = draft.try_get_untracked() else {
            return;
        };
        let read = PartialDate::read(&typed).ok().filter(|date| !whole_day || date.day().is_some());
        wrong.set(!typed.trim().is_empty() && read.is_none());
    };
    let hint_id = format!("{id}-hint");
    let error_id = format!("{id}-error");
    let described = format!("{hint_id} {error_id}");
    let hint = if whole_day { t.common.day_hint } else { t.common.date_hint };
    let error = if whole_day { t.common.day_wrong } else { t.common.date_wrong };
    view! {
        <div class="field date">
            <label class="label" for=id.clone()>{label}</label>
            <p class="hint" id=hint_id>{hint}</p>
            <input
                type="text"
                id=id
                maxlength="20"
                autocomplete="off"
                aria-describedby=described
                aria-invalid=move || wrong.get().to_string()
                prop:value=move || draft.get()
                on:input=move |event| typed(event_target_value(&event))
                on:blur=move |_| left()
            />
            <p class="error" id=error_id>{move || wrong.get().then_some(error)}</p>
        </div>
    }
}

/// One choice of a few, as a native list.
#[component]
pub fn ChoiceField(
    /// The control's id, unique on the page.
    #[prop(into)]
    id: String,
    /// Its label.
    #[prop(into)]
    label: String,
    /// The choices: what each is called here and on the page.
    #[prop(into)]
    choices: Signal<Vec<(String, String)>>,
    /// What is chosen.
    #[prop(into)]
    value: Signal<String>,
    /// What the person chooses.
    #[prop(into)]
    on_choose: Callback<String>,
) -> impl IntoView {
    view! {
        <div class="field">
            <label class="label" for=id.clone()>{label}</label>
            <select id=id on:change=move |event| on_choose.run(event_target_value(&event))>
                {move || choices.get().into_iter().map(|(name, words)| {
                    let own = name.clone();
                    view! { <option value=name selected=move || value.get() == own>{words}</option> }
                }).collect_view()}
            </select>
        </div>
    }
}
