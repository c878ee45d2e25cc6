//! The root: makes the frame, listens to the address and shows the route's page.
//!
//! Decides nothing about the work: what opens and saves it comes with the dossier's parcel.

use super::frame::{Frame, frame};
use super::pages;
use super::parcels::{Delivered, Later, Parcel, Part};
use super::shell::Shell;
use crate::platform::{self, page};
use crate::state::{Ports, Route};
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
    let frame = Frame::open(ports);
    provide_context(frame);
    listen(frame);
    frame.parcels.fetch_all_when_idle(frame);
    move || {
        let language = frame.language.get();
        view! {
            <Shell>
                <Page />
            </Shell>
        }
        .into_any()
        .add_any_attr(leptos::attr::lang(language.tag()))
    }
}

fn listen(frame: Frame) {
    page::on_hash_change(move |hash| {
        let route = frame.lead(Route::parse(&hash));
        if frame.route.with_untracked(|shown| *shown != route) {
            frame.toast.set(None);
            frame.parcels.focus_heading(frame, &route);
            frame.show(route);
            page::to_top();
        }
    });
}

/// The page of the route.
#[component]
fn Page() -> impl IntoView {
    let frame = frame();
    move || {
        if frame.trouble.with(Option::is_some) {
            return view! { <Later part=Part::Trouble /> }.into_any();
        }
        let route = frame.route.get();
        match (Parcel::of(&route), route) {
            (Some(parcel), route) => {
                view! { <Delivered parcel part=Part::Page(route) /> }.into_any()
            }
            (None, Route::Home | Route::OpenFile) => view! { <pages::home::Home /> }.into_any(),
            (None, _) => view! { <pages::trouble::NotFound /> }.into_any(),
        }
    }
}
