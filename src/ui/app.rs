//! The root: makes the desk, listens to the page (address, leaving, keys) and shows the route's page.
//!
//! Owns the wiring between state and platform; decides nothing about the work.

use super::context::{Desk, Theme};
use super::pages;
use super::parcels::{Delivered, Parcel, Parcels};
use super::shell::Shell;
use super::shortcuts;
use super::text::Language;
use crate::fiche;
use crate::platform::{self, page, settings, timer};
use crate::state::workbook::SAVE_AFTER;
use crate::state::{Ports, Route, SaveStatus, Shelf, Workbook};
use leptos::prelude::*;

/// The id of a page's heading, to which the focus moves on a change of page.
pub const HEADING: &str = "page-title";

/// The whole application, over the browser's own ports.
#[component]
pub fn App() -> impl IntoView {
    view! { <AppOver ports=platform::ports() /> }
}

/// The whole application, over given ports (a test lends a memory).
#[component]
pub fn AppOver(
    /// What the outside lends.
    ports: Ports,
) -> impl IntoView {
    let desk = open_desk(ports);
    provide_context(desk);
    listen(desk);
    shortcuts::listen(desk);
    desk.parcels.fetch_all_when_idle();
    move || {
        let language = desk.language.get();
        view! {
            <Shell>
                <Page />
            </Shell>
        }
        .into_any()
        .add_any_attr(leptos::attr::lang(language.tag()))
    }
}

fn open_desk(ports: Ports) -> Desk {
    let mut wanted = settings::language().into_iter().chain(settings::browser_languages());
    let language = wanted.find_map(|tag| Language::of_tag(&tag));
    let language = language.unwrap_or(Language::French);
    let theme = settings::theme().map_or(Theme::System, |name| Theme::of_name(&name));
    page::set_language(language.tag());
    page::set_theme(theme.name());
    let desk = Desk {
        book: Workbook::new(ports.clone(), fiche::default_certification()),
        shelf: Shelf::open(ports),
        route: RwSignal::new(Route::Home),
        trouble: RwSignal::new(None),
        language: RwSignal::new(language),
        theme: RwSignal::new(theme),
        toast: RwSignal::new(None),
        help_sheet: RwSignal::new(false),
        parcels: Parcels::new(),
    };
    desk.show(Route::parse(&page::hash()));
    desk
}

fn listen(desk: Desk) {
    page::on_hash_change(move |hash| {
        let route = Route::parse(&hash);
        if desk.route.with_untracked(|shown| *shown != route) {
            desk.toast.set(None);
            desk.parcels.focus_heading(&route);
            desk.show(route);
            page::to_top();
        }
    });
    page::on_leaving(move || desk.book.flush());
    page::ask_before_leaving(move || {
        desk.book.flush();
        let failed = matches!(desk.book.status().get_untracked(), SaveStatus::Failed(_));
        failed || (!desk.book.is_durable() && desk.book.undoable().get_untracked().is_some())
    });
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    Effect::new(move |first: Option<()>| {
        desk.book.edits().get();
        if first.is_some() {
            waiting.update_value(|handle| {
                if let Some(handle) = handle.take() {
                    handle.clear();
                }
                *handle = timer::after(SAVE_AFTER, move || desk.book.flush());
            });
        }
    });
}

/// The page of the route.
#[component]
fn Page() -> impl IntoView {
    let desk = super::context::desk();
    let route = desk.route;
    move || {
        if desk.trouble.with(Option::is_some) {
            return view! { <pages::trouble::CannotOpen /> }.into_any();
        }
        let route = route.get();
        match (Parcel::of(&route), route) {
            (Some(parcel), route) => view! { <Delivered parcel route /> }.into_any(),
            (None, Route::Home) => view! { <pages::home::Home /> }.into_any(),
            (None, _) => view! { <pages::trouble::NotFound /> }.into_any(),
        }
    }
}
