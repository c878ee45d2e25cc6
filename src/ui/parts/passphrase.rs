//! Fields for a passphrase: one to give it, two to choose it.

use crate::platform::page;
use crate::ui::desk::text;
use leptos::prelude::*;

/// Fewest characters of a new passphrase.
pub const SHORTEST: usize = 12;

/// A field for a passphrase.
#[component]
pub fn PassphraseField(
    /// The control's id, unique on the page.
    id: &'static str,
    /// Its label.
    label: &'static str,
    /// What helps to fill it in.
    #[prop(optional)]
    hint: Option<&'static str>,
    /// `current-password` or `new-password`.
    autocomplete: &'static str,
    /// What stands in it.
    value: RwSignal<String>,
    /// Whether it is shown as typed.
    shown: RwSignal<bool>,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
) -> impl IntoView {
    let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
    let described = hint.map_or_else(|| error_id.clone(), |_| format!("{hint_id} {error_id}"));
    view! {
        <div class="field">
            <label class="label" for=id>{label}</label>
            {hint.map(|hint| view! { <p class="hint" id=hint_id>{hint}</p> })}
            <input
                type=move || if shown.get() { "text" } else { "password" }
                id=id
                class="passphrase"
                autocomplete=autocomplete
                autocapitalize="none"
                spellcheck="false"
                aria-describedby=described
                aria-invalid=move || error.with(Option::is_some).then_some("true")
                prop:value=move || value.get()
                on:input=move |event| value.set(event_target_value(&event))
            />
            <p class="error" id=error_id>{move || error.get()}</p>
        </div>
    }
}

/// Whether what is typed is shown.
#[component]
pub fn ShowTyped(
    /// Whether it is.
    shown: RwSignal<bool>,
) -> impl IntoView {
    view! {
        <label class="check">
            <input
                type="checkbox"
                prop:checked=move || shown.get()
                on:change=move |event| shown.set(event_target_checked(&event))
            />
            <span>{text().lock.show}</span>
        </label>
    }
}

/// A passphrase being chosen: typed twice.
#[derive(Clone, Copy)]
pub struct Chosen {
    first: RwSignal<String>,
    second: RwSignal<String>,
    first_error: RwSignal<Option<String>>,
    second_error: RwSignal<Option<String>>,
    shown: RwSignal<bool>,
}

impl Chosen {
    /// Nothing typed yet.
    pub fn nothing() -> Self {
        Self {
            first: RwSignal::default(),
            second: RwSignal::default(),
            first_error: RwSignal::default(),
            second_error: RwSignal::default(),
            shown: RwSignal::new(false),
        }
    }

    /// What was typed, if it will do; says what is wrong otherwise. `id` as in [`ChooseFields`].
    pub fn take(self, id: &'static str) -> Option<String> {
        let t = text();
        let (first, second) = (self.first.get_untracked(), self.second.get_untracked());
        let short = first.trim().chars().count() < SHORTEST;
        let differs = !short && first != second;
        self.first_error.set(short.then(|| t.lock.too_short.to_owned()));
        self.second_error.set(differs.then(|| t.lock.differs.to_owned()));
        if short {
            page::focus(id);
        } else if differs {
            page::focus(&format!("{id}-again"));
        }
        (!short && !differs).then_some(first)
    }

    /// Whether what is typed is shown.
    pub fn shown(self) -> RwSignal<bool> {
        self.shown
    }

    /// Forgets what was typed.
    pub fn clear(self) {
        self.first.set(String::new());
        self.second.set(String::new());
        self.first_error.set(None);
        self.second_error.set(None);
        self.shown.set(false);
    }
}

/// The fields in which a passphrase is chosen.
#[component]
pub fn ChooseFields(
    /// The id of the first; that of the second ends in `-again`.
    id: &'static str,
    /// The id of the second.
    again: &'static str,
    /// What is typed.
    chosen: Chosen,
) -> impl IntoView {
    let t = text();
    view! {
        <PassphraseField
            id
            label=t.lock.new_passphrase
            hint=t.lock.new_hint
            autocomplete="new-password"
            value=chosen.first
            shown=chosen.shown
            error=chosen.first_error
        />
        <PassphraseField
            id=again
            label=t.lock.again
            autocomplete="new-password"
            value=chosen.second
            shown=chosen.shown
            error=chosen.second_error
        />
        <ShowTyped shown=chosen.shown />
    }
}

/// One field and its button: what is behind a passphrase is opened.
#[component]
pub fn OpenForm(
    /// The id of the field.
    id: &'static str,
    /// What the button says.
    button: &'static str,
    /// Whether an answer is awaited.
    busy: RwSignal<bool>,
    /// Why it did not open.
    error: RwSignal<Option<String>>,
    /// What was typed.
    on_open: Callback<String>,
) -> impl IntoView {
    let t = text();
    let value = RwSignal::new(String::new());
    let shown = RwSignal::new(false);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        let typed = value.get_untracked();
        if typed.is_empty() {
            error.set(Some(t.lock.missing.to_owned()));
            page::focus(id);
            return;
        }
        error.set(None);
        on_open.run(typed);
    };
    // Refused, the field has the focus again, and says why.
    Effect::new(move |_| {
        if error.with(Option::is_some) {
            page::focus(id);
        }
    });
    view! {
        <form on:submit=submit class="passphrase-form">
            <PassphraseField id label=t.lock.passphrase autocomplete="current-password" value shown error />
            <ShowTyped shown />
            <p class="row">
                <button type="submit" class="button primary" aria-disabled=move || busy.get().to_string()>
                    {move || if busy.get() { t.lock.working } else { button }}
                </button>
            </p>
            <p class="visually-hidden" role="status">{move || busy.get().then_some(t.lock.working)}</p>
            <p class="visually-hidden" role="alert">{move || error.get()}</p>
        </form>
    }
}
