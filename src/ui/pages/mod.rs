//! One file per page; each reads top to bottom like the page.

pub mod block;
pub mod board;
pub mod catalogue;
pub mod cohort;
pub mod dates;
pub mod device;
pub mod documents;
pub mod editor;
pub mod evidence;
pub mod experiences;
pub mod fiche;
pub mod file;
pub mod framework;
pub mod help;
pub mod home;
pub mod import;
pub mod import_contents;
pub mod import_many;
pub mod import_review;
pub mod install;
pub mod launched;
pub mod locked;
pub mod matrix;
pub mod milestones;
pub mod one;
pub mod opened_with;
pub mod path;
pub mod printed;
pub mod privacy;
pub mod protection;
pub mod proved;
pub mod received;
pub mod replace;
pub mod review;
pub mod safety_copy;
pub mod sealed;
pub mod shelf;
pub mod target;
pub mod trouble;
pub mod versions;

use crate::platform::page;
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
