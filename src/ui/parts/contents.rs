//! A long page: its table of contents, then its sections.
//!
//! The hash of the address is the router, so a link within the page moves the view and the focus
//! itself and leaves the address alone.

use crate::platform::page;
use leptos::prelude::*;

/// A section: its id, its heading, and what it holds.
pub struct Section {
    id: &'static str,
    title: &'static str,
    body: AnyView,
}

/// A section, unless it holds nothing.
pub fn section(
    id: &'static str,
    title: &'static str,
    body: Option<impl IntoView + 'static>,
) -> Option<Section> {
    body.map(|body| Section { id, title, body: body.into_any() })
}

/// The table of contents, then the sections.
#[component]
pub fn Contents(
    /// The name of the table of contents.
    title: &'static str,
    /// The sections, in reading order.
    sections: Vec<Section>,
) -> impl IntoView {
    let entries: Vec<_> = sections
        .iter()
        .map(|section| {
            let (id, title) = (section.id, section.title);
            view! { <li><a href=page::hash() on:click=move |event| jump(&event, id)>{title}</a></li> }
        })
        .collect();
    view! {
        <nav class="card contents" aria-labelledby="contents-title">
            <h2 id="contents-title">{title}</h2>
            <ul>{entries}</ul>
        </nav>
        {sections.into_iter().map(|section| view! {
            <section class="card part" aria-labelledby=section.id>
                <h2 id=section.id tabindex="-1">{section.title}</h2>
                {section.body}
            </section>
        }).collect_view()}
    }
}

fn jump(event: &leptos::ev::MouseEvent, id: &str) {
    // A new tab or window opens the page as any link would.
    if !(event.ctrl_key() || event.meta_key() || event.shift_key()) {
        event.prevent_default();
        page::reveal(id);
    }
}
