//! One file per page; each reads top to bottom like the page.

pub mod block;
pub mod board;
pub mod documents;
pub mod editor;
pub mod evidence;
pub mod experiences;
pub mod fiche;
pub mod file;
pub mod help;
pub mod home;
pub mod import;
pub mod matrix;
pub mod milestones;
pub mod one;
pub mod opened_with;
pub mod path;
pub mod printed;
pub mod privacy;
pub mod proved;
pub mod safety_copy;
pub mod target;
pub mod trouble;

use crate::platform::page;
use crate::state::Route;
use crate::ui::app::HEADING;
use leptos::prelude::*;

/// The heading of a page: takes the focus on a change of page, and names the tab.
#[component]
pub fn Heading(
    /// What it says.
    #[prop(into)]
    title: Signal<String>,
) -> impl IntoView {
    Effect::new(move |_| page::set_title(&format!("{} · Acquis", title.get())));
    view! { <h1 id=HEADING tabindex="-1">{move || title.get()}</h1> }
}

/// The page of a route of [`Parcel::Dossier`](crate::ui::parcels::Parcel); on the first page, the
/// opening of a file.
pub fn dossier_page(route: Route) -> AnyView {
    let opened = route.dossier().map(|_| view! { <opened_with::OpenedWith /> });
    let page = match route {
        Route::Board(_) => view! { <board::Board /> }.into_any(),
        Route::Block(_, code) => view! { <block::BlockPage code /> }.into_any(),
        Route::Competence(_, code, ordinal) => view! { <one::OneByOne code ordinal /> }.into_any(),
        Route::EvidenceList(_) => view! { <evidence::EvidenceList /> }.into_any(),
        Route::Evidence(_, id) => view! { <editor::Editor id /> }.into_any(),
        Route::Path(_) => view! { <path::PathPage /> }.into_any(),
        Route::File(_) => view! { <file::FilePage /> }.into_any(),
        Route::Home => view! { <import::ImportPanel input_id="open-file" /> }.into_any(),
        Route::Certification | Route::Help | Route::Unknown => ().into_any(),
    };
    (opened, page).into_any()
}

/// The page of a route of [`Parcel::Reading`](crate::ui::parcels::Parcel).
pub fn reading_page(route: Route) -> AnyView {
    match route {
        Route::Certification => view! { <fiche::FichePage /> }.into_any(),
        Route::Help => view! { <help::Help /> }.into_any(),
        _ => ().into_any(),
    }
}
