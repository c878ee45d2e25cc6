//! The parts of the application that the first page does without. Each is a piece of wasm of its
//! own, fetched when first needed, or once the browser has nothing better to do.
//!
//! Owns the split points: what a parcel's entry reaches and the first page does not is what the
//! build (`xtask/src/build/parcels.rs`) moves out of the first load. Elsewhere (tests, a build by
//! hand) a parcel is simply there. The pages themselves know nothing of it.

use super::app::HEADING;
use super::delivery::{beside, dossier, reading};
use super::frame::{Frame, frame, frame_text};
use super::pages;
use crate::domain::id::DossierId;
use crate::platform::{page, snapshot, timer};
use crate::state::{Card, Route, Shown};
use leptos::prelude::*;
use leptos::reactive::owner::WeakOwner;
use leptos::wasm_split::SplitLoaderError;
use std::pin::Pin;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// What a parcel brings.
pub trait Delivery: Send + Sync {
    /// A part of the page.
    fn show(&self, part: Part) -> AnyView;
    /// Does something that was asked for outside its parts.
    fn run(&self, errand: &Errand);
    /// Prepares for a route: its dossier is opened, or the open one left.
    fn turn(&self, route: &Route);
}

/// A part of the page that a parcel shows.
#[derive(Clone, PartialEq)]
pub enum Part {
    /// The page of a route.
    Page(Route),
    /// Why the dossier of the route does not open.
    Trouble,
    /// Save status and undo, in the header.
    Bar,
    /// Why the work is not kept.
    Banner,
    /// The navigation of the open dossier.
    Side,
    /// The list of shortcuts.
    Shortcuts,
    /// What can be done with a dossier of the shelf.
    Actions(Card),
    /// Opening a file, on the first page.
    OpenFile,
    /// The dossiers in the bin, and what can be done with all of this device.
    Bin,
    /// The dossiers that could go over to the certification that Acquis carries.
    GoingOver,
}

/// What the frame asks of the dossier's parcel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Errand {
    /// Begin a dossier on the default certification.
    Begin,
    /// Take the last step back.
    Undo,
    /// Take a dossier out of the bin.
    Restore(DossierId),
}

/// Unpacks a parcel.
type Unpack = fn(Frame) -> Arc<dyn Delivery>;

macro_rules! split_point {
    ($name:ident, $unpack:path) => {
        #[cfg(acquis_parcels)]
        #[leptos::wasm_split::wasm_split($name, wasm_split_path = ::leptos::wasm_split, fallible)]
        fn $name() -> Result<Unpack, SplitLoaderError> {
            Ok($unpack)
        }

        #[cfg(not(acquis_parcels))]
        #[allow(clippy::unused_async, reason = "as the split one, which waits for its wasm")]
        async fn $name() -> Result<Unpack, SplitLoaderError> {
            Ok($unpack)
        }
    };
}

split_point!(parcel_dossier, dossier);
split_point!(parcel_beside, beside);
split_point!(parcel_reading, reading);

/// A part of the application.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Parcel {
    /// The open dossier, its dashboard and blocs, and what changes the shelf.
    Dossier,
    /// What is worked on beside these: the evidence, the path, files, other certifications, what this
    /// device keeps, the adviser's desk.
    Beside,
    /// The pages that are read: the fiche and the help.
    Reading,
}

impl Parcel {
    /// Every parcel, the most wanted first.
    const ALL: [Self; 3] = [Self::Dossier, Self::Beside, Self::Reading];

    /// The parcel that a page comes in; `None` when it comes with the first load.
    pub fn of(route: &Route) -> Option<Self> {
        match route {
            Route::Home | Route::OpenFile | Route::LastEvidence | Route::Unknown => None,
            Route::Certification | Route::Help => Some(Self::Reading),
            Route::Board(_) | Route::Block(..) | Route::Competence(..) => Some(Self::Dossier),
            Route::EvidenceList(_)
            | Route::Evidence(..)
            | Route::Path(_)
            | Route::File(_)
            | Route::Replace(_)
            | Route::Catalogue
            | Route::Catalogued(_)
            | Route::Import
            | Route::Cohort
            | Route::Review(_) => Some(Self::Beside),
        }
    }

    /// The parcel that a part comes in which stands beside what is here.
    fn of_part(part: &Part) -> Self {
        match part {
            Part::OpenFile | Part::Bin | Part::GoingOver => Self::Beside,
            _ => Self::Dossier,
        }
    }

    /// Whether its pages work on what the dossier's parcel brings.
    fn needs_desk(self) -> bool {
        matches!(self, Self::Beside)
    }
}

/// Where the fetching of a parcel has come to.
#[derive(Clone)]
enum Stage {
    Away,
    Here(Arc<dyn Delivery>),
    /// It could not be fetched.
    Failed,
}

/// The parcels of the application.
#[derive(Clone, Copy)]
pub struct Parcels {
    dossier: Shown<Stage>,
    beside: Shown<Stage>,
    reading: Shown<Stage>,
    /// Who owns what a parcel sets up: the root.
    root: StoredValue<Option<WeakOwner>>,
}

impl Parcels {
    /// Nothing fetched yet. What comes belongs to the present owner.
    pub fn away() -> Self {
        Self {
            dossier: Shown::new(Stage::Away),
            beside: Shown::new(Stage::Away),
            reading: Shown::new(Stage::Away),
            root: StoredValue::new(Owner::current().map(|owner| owner.downgrade())),
        }
    }

    fn stage(self, parcel: Parcel) -> Shown<Stage> {
        match parcel {
            Parcel::Dossier => self.dossier,
            Parcel::Beside => self.beside,
            Parcel::Reading => self.reading,
        }
    }

    /// What a parcel brought, if it is here.
    pub fn here(self, parcel: Parcel) -> Option<Arc<dyn Delivery>> {
        match self.stage(parcel).try_get_untracked() {
            Some(Stage::Here(delivery)) => Some(delivery),
            _ => None,
        }
    }

    /// Fetches a parcel, if it is not here.
    async fn fetch(self, frame: Frame, parcel: Parcel) -> Option<Arc<dyn Delivery>> {
        if let Some(here) = self.here(parcel) {
            return Some(here);
        }
        if parcel.needs_desk() {
            // Both come at once.
            spawn_local(async move {
                self.desk(frame).await;
            });
        }
        let fetched = match parcel {
            Parcel::Dossier => parcel_dossier().await,
            Parcel::Beside => parcel_beside().await,
            Parcel::Reading => parcel_reading().await,
        };
        let desk = !parcel.needs_desk() || self.desk(frame).await;
        // Another call may have brought it in the meantime: it must not be unpacked twice.
        if let Some(here) = self.here(parcel) {
            return Some(here);
        }
        // The application itself may be gone by now (a test that has ended).
        let root = self.root.try_get_value()??.upgrade()?;
        let stage = self.stage(parcel);
        let Some(unpack) = fetched.ok().filter(|_| desk) else {
            snapshot::put_away();
            stage.set(Stage::Failed);
            return None;
        };
        let delivery = root.with(|| unpack(frame));
        stage.set(Stage::Here(delivery.clone()));
        Some(delivery)
    }

    /// Whether the desk is here, once it had to come.
    fn desk(self, frame: Frame) -> Pin<Box<dyn Future<Output = bool>>> {
        Box::pin(async move { self.fetch(frame, Parcel::Dossier).await.is_some() })
    }

    /// Has the dossier's parcel do something, once it is here; says so when it does not come.
    pub fn run(self, frame: Frame, errand: Errand) {
        spawn_local(async move {
            if let Some(delivery) = self.fetch(frame, Parcel::Dossier).await {
                delivery.run(&errand);
            } else {
                let text = frame.language.get_untracked().frame();
                frame.say(text.frame.not_fetched.to_owned(), Some(errand));
            }
        });
    }

    /// Fetches every parcel while the browser has nothing better to do: from then on no page needs
    /// the network. The one that is shown comes first and the others one after the other: a browser that only waits
    /// for the network is idle too, and they would share the line.
    pub fn fetch_all_when_idle(self, frame: Frame) {
        page::when_idle(move || {
            spawn_local(async move {
                let shown = frame.route.with_untracked(Parcel::of);
                for parcel in shown.into_iter().chain(Parcel::ALL) {
                    self.fetch(frame, parcel).await;
                }
            });
        });
    }

    /// Moves the focus to the heading of a route's page, once the page stands.
    pub fn focus_heading(self, frame: Frame, route: &Route) {
        let parcel = Parcel::of(route);
        spawn_local(async move {
            if let Some(parcel) = parcel {
                self.fetch(frame, parcel).await;
            }
            timer::after(0, || page::focus(HEADING));
        });
    }
}

/// A part of a parcel that stands beside what is here; nothing until it comes.
#[component]
pub fn Later(
    /// Which part.
    part: Part,
) -> impl IntoView {
    let stage = frame().parcels.stage(Parcel::of_part(&part));
    move || match stage.get() {
        Stage::Here(delivery) => Some(delivery.show(part.clone())),
        Stage::Away | Stage::Failed => None,
    }
}

/// What a parcel shows for a part; until it is here, that it is on its way or did not come.
#[component]
pub fn Delivered(
    /// Which parcel.
    parcel: Parcel,
    /// Which part of it.
    part: Part,
) -> impl IntoView {
    let frame = frame();
    let t = frame_text();
    let parcels = frame.parcels;
    let stage = parcels.stage(parcel);
    if let Part::Page(_) = part {
        spawn_local(async move {
            parcels.fetch(frame, parcel).await;
        });
    }
    let not_fetched = move |part: Part| {
        // The first page has a heading of its own.
        let title = matches!(part, Part::Page(_)).then(|| t.frame.not_fetched_title.to_owned());
        let again = move |_| {
            if let Part::Page(route) = &part {
                parcels.focus_heading(frame, route);
            } else {
                spawn_local(async move {
                    parcels.fetch(frame, parcel).await;
                });
            }
        };
        view! {
            {title.map(|title| view! { <pages::Heading title /> })}
            <div class="boot" role="alert">
                <p>{t.frame.not_fetched}</p>
                <p><button type="button" class="button again" on:click=again>{t.frame.try_again}</button></p>
            </div>
        }
        .into_any()
    };
    move || match stage.get() {
        Stage::Here(delivery) => delivery.show(part.clone()),
        Stage::Away => view! { <p class="boot" role="status">{t.frame.opening}</p> }.into_any(),
        Stage::Failed => not_fetched(part.clone()),
    }
}
