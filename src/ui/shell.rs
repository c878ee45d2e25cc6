//! The frame around every page: header, navigation, save status, undo, settings, messages.
//!
//! Owns what is always visible. The pages own what is inside `<main>`.

use super::context::{Desk, Theme, ToastAction, desk, frame_text};
use super::parts::icon::{Icon, Symbol};
use super::parts::save_status::{SaveLine, SaveTrouble};
use super::parts::sheet::ShortcutSheet;
use super::text::Language;
use crate::platform::timer;
use crate::state::Route;
use leptos::prelude::*;

/// Milliseconds for which a message with something to do stays.
const TOAST_STAYS: u64 = 12_000;

/// The frame.
#[component]
pub fn Shell(children: Children) -> impl IntoView {
    let desk = desk();
    let t = frame_text();
    let in_dossier = Memo::new(move |_| {
        desk.route.with(|r| r.dossier().is_some()) && desk.trouble.with(Option::is_none)
    });
    view! {
        <div class="app" class:in-dossier=in_dossier>
            <a class="skip" href="#page" on:click=skip>{t.shell.skip}</a>
            <header class="bar">
                <a class="brand" href="#/">
                    <Icon symbol=Symbol::Mark />
                    <span>"Acquis"</span>
                </a>
                <nav class="bar-nav" aria-label=t.shell.main_nav>
                    <NavLink route=Route::Home label=t.shell.home />
                    <NavLink route=Route::Certification label=t.shell.certification />
                    <NavLink route=Route::Help label=t.shell.help />
                </nav>
                <div class="bar-end">
                    <Show when=move || in_dossier.get()>
                        <SaveLine />
                        <UndoButtons />
                    </Show>
                    <Settings />
                </div>
            </header>
            <SaveTrouble />
            <Show when=move || in_dossier.get()>
                <DossierNav />
            </Show>
            <main id="page" class="page" tabindex="-1">{children()}</main>
            <ToastLine />
            <ShortcutSheet />
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
    let desk = desk();
    let href = route.href();
    let here = Memo::new(move |_| desk.route.with(|now| *now == route));
    view! {
        <a href=href aria-current=move || here.get().then_some("page")>{label}</a>
    }
}

#[component]
fn UndoButtons() -> impl IntoView {
    let desk = desk();
    let t = frame_text();
    let undoable = desk.book.undoable();
    let redoable = desk.book.redoable();
    let label = move |step, none: &'static str, some: fn(&str) -> String| match step {
        Some(step) => some((t.words.step)(step)),
        None => none.to_owned(),
    };
    view! {
        <button
            type="button"
            class="icon-button"
            aria-label=move || label(undoable.get(), t.shell.undo, t.shell.undo_what)
            title=move || label(undoable.get(), t.shell.undo, t.shell.undo_what)
            disabled=move || undoable.get().is_none()
            on:click=move |_| desk.undo()
        >
            <Icon symbol=Symbol::Undo />
        </button>
        <button
            type="button"
            class="icon-button"
            aria-label=move || label(redoable.get(), t.shell.redo, t.shell.redo_what)
            title=move || label(redoable.get(), t.shell.redo, t.shell.redo_what)
            disabled=move || redoable.get().is_none()
            on:click=move |_| desk.redo()
        >
            <Icon symbol=Symbol::Redo />
        </button>
    }
}

#[component]
fn Settings() -> impl IntoView {
    let desk = desk();
    let t = frame_text();
    let open = RwSignal::new(false);
    let languages = Language::ALL.map(|language| {
        let chosen = move || desk.language.get() == language;
        view! { <option value=language.tag() selected=chosen lang=language.tag()>{language.name()}</option> }
    });
    let theme_name = move |theme| match theme {
        Theme::System => t.shell.theme_system,
        Theme::Light => t.shell.theme_light,
        Theme::Dark => t.shell.theme_dark,
    };
    let themes = Theme::ALL.map(|theme| {
        let chosen = move || desk.theme.get() == theme;
        view! { <option value=theme.name().unwrap_or_default() selected=chosen>{theme_name(theme)}</option> }
    });
    view! {
        <div class="menu" on:keydown=move |event| if event.key() == "Escape" { open.set(false) }>
            <button
                type="button"
                class="icon-button"
                aria-label=t.shell.menu
                title=t.shell.menu
                aria-expanded=move || open.get().to_string()
                aria-controls="menu"
                on:click=move |_| open.update(|open| *open = !*open)
            >
                <Icon symbol=Symbol::Menu />
            </button>
            <div id="menu" class="menu-sheet" hidden=move || !open.get()>
                <nav class="menu-nav" aria-label=t.shell.menu on:click=move |_| open.set(false)>
                    <NavLink route=Route::Home label=t.shell.home />
                    <NavLink route=Route::Certification label=t.shell.certification />
                    <NavLink route=Route::Help label=t.shell.help />
                </nav>
                <label class="field">
                    <span class="label">{t.shell.language}</span>
                    <select on:change=move |event| {
                        if let Some(language) = Language::of_tag(&event_target_value(&event)) {
                            desk.speak(language);
                        }
                    }>{languages}</select>
                </label>
                <label class="field">
                    <span class="label">{t.shell.theme}</span>
                    <select on:change=move |event| {
                        desk.look(Theme::of_name(&event_target_value(&event)));
                    }>{themes}</select>
                </label>
                <button type="button" class="link" on:click=move |_| {
                    open.set(false);
                    desk.help_sheet.set(true);
                }>{t.shell.shortcuts}</button>
            </div>
        </div>
    }
}

#[component]
fn DossierNav() -> impl IntoView {
    let desk = desk();
    let t = frame_text();
    let id = Memo::new(move |_| desk.book.dossier().with(|dossier| dossier.id.clone()));
    let link = move |symbol, label: &'static str, to: fn(crate::domain::id::DossierId) -> Route| {
        let href = move || to(id.get()).href();
        let here =
            Memo::new(move |_| desk.route.with(|now| section(now) == section(&to(id.get()))));
        view! {
            <li>
                <a href=href aria-current=move || here.get().then_some("page")>
                    <Icon symbol />
                    <span>{label}</span>
                </a>
            </li>
        }
    };
    view! {
        <nav class="dossier-nav" aria-label=t.shell.dossier_nav>
            <ul>
                {link(Symbol::Board, t.shell.board, Route::Board)}
                {link(Symbol::Evidence, t.shell.evidence, Route::EvidenceList)}
                {link(Symbol::Path, t.shell.path, Route::Path)}
                {link(Symbol::File, t.shell.file, Route::File)}
            </ul>
            <super::parts::block_nav::BlockNav />
        </nav>
    }
}

/// Which entry of the navigation a route belongs to.
fn section(route: &Route) -> u8 {
    match route {
        Route::Board(_) => 1,
        Route::EvidenceList(_) | Route::Evidence(..) => 2,
        Route::Path(_) => 3,
        Route::File(_) => 4,
        Route::Block(..) | Route::Competence(..) => 5,
        Route::Home | Route::Certification | Route::Help | Route::Unknown => 0,
    }
}

#[component]
fn ToastLine() -> impl IntoView {
    let desk = desk();
    let t = frame_text();
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    Effect::new(move |_| {
        desk.toast.track();
        waiting.update_value(|handle| {
            if let Some(handle) = handle.take() {
                handle.clear();
            }
            *handle = timer::after(TOAST_STAYS, move || desk.toast.set(None));
        });
    });
    view! {
        <div class="toast-place" role="status" aria-live="polite">
            {move || desk.toast.get().map(|toast| view! {
                <div class="toast">
                    <span>{toast.message}</span>
                    {toast_button(desk, t.shell.undo, toast.action)}
                    <button
                        type="button"
                        class="icon-button"
                        aria-label=t.common.close
                        on:click=move |_| desk.toast.set(None)
                    >
                        <Icon symbol=Symbol::Close />
                    </button>
                </div>
            })}
        </div>
    }
}

fn toast_button(desk: Desk, label: &'static str, action: ToastAction) -> Option<impl IntoView> {
    if action == ToastAction::None {
        return None;
    }
    let act = move |_| {
        desk.toast.set(None);
        if let ToastAction::Restore(id) = &action {
            // A refusal leaves it in the bin, where it can be seen.
            let _ = desk.shelf.restore(id);
        } else {
            desk.undo();
        }
    };
    Some(view! { <button type="button" class="button small" on:click=act>{label}</button> })
}
