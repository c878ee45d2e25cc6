//! The frame around every page: header, navigation, save status, undo, settings, messages.
//!
//! Owns what is always visible, and the places that the dossier's parcel fills. The pages own what
//! is inside `<main>`.

use super::frame::{Frame, Theme, frame, frame_text};
use super::parcels::{Errand, Later, Part};
use super::parts::icon::{Icon, Symbol};
use super::text::Language;
use crate::platform::timer;
use crate::state::Route;
use leptos::prelude::*;

/// Milliseconds for which a message with something to do stays.
const TOAST_STAYS: u64 = 12_000;

/// The frame.
#[component]
pub fn Shell(children: Children) -> impl IntoView {
    let frame = frame();
    let t = frame_text();
    let in_dossier = Memo::new(move |_| {
        frame.route.with(|r| r.dossier().is_some()) && frame.trouble.with(Option::is_none)
    });
    view! {
        <div class="app" class:in-dossier=in_dossier>
            <a class="skip" href="#page" on:click=skip>{t.frame.skip}</a>
            <header class="bar">
                <a class="brand" href="#/">
                    <Icon symbol=Symbol::Mark />
                    <span>{"Acquis"}</span>
                </a>
                <nav class="bar-nav" aria-label=t.frame.main_nav>
                    <NavLink route=Route::Home label=t.frame.home />
                    <NavLink route=Route::Cohort label=t.frame.reviewing />
                    <NavLink route=Route::Certification label=t.frame.certification />
                    <NavLink route=Route::Help label=t.frame.help />
                </nav>
                <div class="bar-end">
                    <Show when=move || in_dossier.get()>
                        <Later part=Part::Bar />
                    </Show>
                    <Settings />
                </div>
            </header>
            <Later part=Part::Banner />
            <Show when=move || in_dossier.get()>
                <Later part=Part::Side />
            </Show>
            <main id="page" class="page" tabindex="-1">{children()}</main>
            <ToastLine />
            <Later part=Part::Shortcuts />
        </div>
    }
}

/// The skip link must not become a route.
fn skip(event: leptos::ev::MouseEvent) {
    event.prevent_default();
    crate::platform::page::focus("page");
}

#[component]
fn NavLink(route: Route, label: &'static str) -> impl IntoView {
    let frame = frame();
    let href = route.href();
    let here = Memo::new(move |_| frame.route.with(|now| *now == route));
    view! {
        <a href=href aria-current=move || here.get().then_some("page")>{label}</a>
    }
}

#[component]
fn Settings() -> impl IntoView {
    let frame = frame();
    let t = frame_text();
    let open = RwSignal::new(false);
    let languages = Language::ALL.map(|language| {
        let chosen = move || frame.language.get() == language;
        view! { <option value=language.tag() selected=chosen lang=language.tag()>{language.name()}</option> }
    });
    let theme_name = move |theme| match theme {
        Theme::System => t.frame.theme_system,
        Theme::Light => t.frame.theme_light,
        Theme::Dark => t.frame.theme_dark,
    };
    let themes = Theme::ALL.map(|theme| {
        let chosen = move || frame.theme.get() == theme;
        view! { <option value=theme.name().unwrap_or_default() selected=chosen>{theme_name(theme)}</option> }
    });
    view! {
        <div class="menu" on:keydown=move |event| if event.key() == "Escape" { open.set(false) }>
            <button
                type="button"
                class="icon-button"
                aria-label=t.frame.menu
                title=t.frame.menu
                aria-expanded=move || open.get().to_string()
                aria-controls="menu"
                on:click=move |_| open.update(|open| *open = !*open)
            >
                <Icon symbol=Symbol::Menu />
            </button>
            <div id="menu" class="menu-sheet" hidden=move || !open.get()>
                <nav class="menu-nav" aria-label=t.frame.menu on:click=move |_| open.set(false)>
                    <NavLink route=Route::Home label=t.frame.home />
                    <NavLink route=Route::Cohort label=t.frame.reviewing />
                    <NavLink route=Route::Certification label=t.frame.certification />
                    <NavLink route=Route::Help label=t.frame.help />
                </nav>
                <label class="field">
                    <span class="label">{t.frame.language}</span>
                    <select on:change=move |event| {
                        if let Some(language) = Language::of_tag(&event_target_value(&event)) {
                            frame.speak(language);
                        }
                    }>{languages}</select>
                </label>
                <label class="field">
                    <span class="label">{t.frame.theme}</span>
                    <select on:change=move |event| {
                        frame.look(Theme::of_name(&event_target_value(&event)));
                    }>{themes}</select>
                </label>
                <button type="button" class="link" on:click=move |_| {
                    open.set(false);
                    frame.help_sheet.set(true);
                }>{t.frame.shortcuts}</button>
            </div>
        </div>
    }
}

#[component]
fn ToastLine() -> impl IntoView {
    let frame = frame();
    let t = frame_text();
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    Effect::new(move |_| {
        frame.toast.track();
        waiting.update_value(|handle| {
            if let Some(handle) = handle.take() {
                handle.clear();
            }
            *handle = timer::after(TOAST_STAYS, move || frame.toast.set(None));
        });
    });
    view! {
        <div class="toast-place" role="status" aria-live="polite">
            {move || frame.toast.get().map(|toast| view! {
                <div class="toast">
                    <span>{toast.message}</span>
                    {toast_button(frame, toast.errand)}
                    <button
                        type="button"
                        class="icon-button"
                        aria-label=t.frame.close
                        on:click=move |_| frame.toast.set(None)
                    >
                        <Icon symbol=Symbol::Close />
                    </button>
                </div>
            })}
        </div>
    }
}

fn toast_button(frame: Frame, errand: Option<Errand>) -> Option<impl IntoView> {
    let errand = errand?;
    let t = frame_text();
    let label = if errand == Errand::Begin { t.frame.try_again } else { t.frame.undo };
    let act = move |_| {
        frame.toast.set(None);
        frame.parcels.run(frame, errand.clone());
    };
    Some(view! { <button type="button" class="button small" on:click=act>{label}</button> })
}
