//! The parts of the application that the first page does without. Each is a piece of wasm of its
//! own, fetched when first needed, or once the browser has nothing better to do.
//!
//! Owns the split points: what a parcel's entry reaches and the first page does not is what the
//! build (`xtask/src/build/parcels.rs`) moves out of the first load. Elsewhere (tests, a build by
//! hand) a parcel is simply there. The pages themselves know nothing of it.

use super::app::HEADING;
use super::context::{desk, frame_text};
use super::pages;
use crate::platform::{page, timer};
use crate::state::Route;
use leptos::prelude::*;
use leptos::wasm_split::SplitLoaderError;
use wasm_bindgen_futures::spawn_local;

/// Shows what a parcel has for a route.
pub type Show = fn(Route) -> AnyView;

macro_rules! split_point {
    ($name:ident, $show:path) => {
        #[cfg(acquis_parcels)]
        #[leptos::wasm_split::wasm_split($name, wasm_split_path = ::leptos::wasm_split, fallible)]
        fn $name() -> Result<Show, SplitLoaderError> {
            Ok($show)
        }

        #[cfg(not(acquis_parcels))]
        #[allow(clippy::unused_async, reason = "as the split one, which waits for its wasm")]
        async fn $name() -> Result<Show, SplitLoaderError> {
            Ok($show)
        }
    };
}

split_point!(parcel_dossier, pages::dossier_page);
split_point!(parcel_reading, pages::reading_page);

/// A part of the application.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Parcel {
    /// The pages of a dossier, and opening a file.
    Dossier,
    /// The pages that are read: the fiche and the help.
    Reading,
}

impl Parcel {
    const ALL: [Self; 2] = [Self::Dossier, Self::Reading];

    /// The parcel that a page comes in; `None` when it comes with the first load.
    pub fn of(route: &Route) -> Option<Self> {
        match route {
            Route::Home | Route::Unknown => None,
            Route::Certification | Route::Help => Some(Self::Reading),
            _ => Some(Self::Dossier),
        }
    }
}

/// Where the fetching of a parcel has come to.
#[derive(Clone, Copy)]
enum Stage {
    Away,
    Here(Show),
    /// It could not be fetched.
    Failed,
}

/// The parcels of the application.
#[derive(Clone, Copy)]
pub struct Parcels {
    dossier: RwSignal<Stage>,
    reading: RwSignal<Stage>,
}

impl Parcels {
    /// Nothing fetched yet.
    pub fn new() -> Self {
        Self { dossier: RwSignal::new(Stage::Away), reading: RwSignal::new(Stage::Away) }
    }

    fn stage(self, parcel: Parcel) -> RwSignal<Stage> {
        match parcel {
            Parcel::Dossier => self.dossier,
            Parcel::Reading => self.reading,
        }
    }

    async fn fetch(self, parcel: Parcel) {
        let stage = self.stage(parcel);
        // The application itself may be gone by now (a test that has ended).
        if matches!(stage.try_get_untracked(), None | Some(Stage::Here(_))) {
            return;
        }
        let fetched = match parcel {
            Parcel::Dossier => parcel_dossier().await,
            Parcel::Reading => parcel_reading().await,
        };
        // Another call may have brought it in the meantime: its page must not be made anew.
        if !matches!(stage.try_get_untracked(), None | Some(Stage::Here(_))) {
            stage.set(fetched.map_or(Stage::Failed, Stage::Here));
        }
    }

    /// Fetches every parcel while the browser has nothing better to do: from then on no page needs
    /// the network.
    pub fn fetch_all_when_idle(self) {
        page::when_idle(move || {
            for parcel in Parcel::ALL {
                spawn_local(self.fetch(parcel));
            }
        });
    }

    /// Moves the focus to the heading of a route's page, once the page stands.
    pub fn focus_heading(self, route: &Route) {
        let parcel = Parcel::of(route);
        spawn_local(async move {
            if let Some(parcel) = parcel {
                self.fetch(parcel).await;
            }
            timer::after(0, || page::focus(HEADING));
        });
    }
}

impl Default for Parcels {
    fn default() -> Self {
        Self::new()
    }
}

/// What a parcel shows for a route; until it is here, that it is on its way.
#[component]
pub fn Delivered(
    /// Which parcel.
    parcel: Parcel,
    /// For which route.
    route: Route,
) -> impl IntoView {
    let t = frame_text();
    let parcels = desk().parcels;
    let stage = parcels.stage(parcel);
    spawn_local(parcels.fetch(parcel));
    // The first page has a heading of its own.
    let whole_page = Parcel::of(&route).is_some();
    let not_fetched = move |route: Route| {
        let title = t.shell.not_fetched_title.to_owned();
        let again = move |_| {
            if whole_page {
                parcels.focus_heading(&route);
            } else {
                spawn_local(parcels.fetch(parcel));
            }
        };
        view! {
            {whole_page.then(|| view! { <pages::Heading title /> })}
            <div class="boot" role="alert">
                <p>{t.shell.not_fetched}</p>
                <p><button type="button" class="button again" on:click=again>{t.shell.try_again}</button></p>
            </div>
        }
        .into_any()
    };
    move || match stage.get() {
        Stage::Here(show) => show(route.clone()),
        Stage::Away => view! { <p class="boot" role="status">{t.shell.opening}</p> }.into_any(),
        Stage::Failed => not_fetched(route.clone()),
    }
}
