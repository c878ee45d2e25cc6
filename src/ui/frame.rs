//! What the frame around every page shares: where the person is, the cards, language, theme, the
//! message shown. It comes with the first load; the open dossier is the desk's.
//!
//! Owns the handles and what is global to the interface; no markup.

use super::parcels::{Errand, Parcel, Parcels};
use super::text::{FrameText, Language};
use crate::platform::{page, settings};
use crate::state::saver::OpenError;
use crate::state::{Cards, Ports, Route, Shown};
use leptos::prelude::*;

/// A short message, read out politely.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Toast {
    /// What it says.
    pub message: String,
    /// What can be done from it.
    pub errand: Option<Errand>,
}

/// How the page looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    /// As the device.
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// Every theme.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// Its name in settings and style sheets; `None` follows the device.
    pub fn name(self) -> Option<&'static str> {
        match self {
            Self::System => None,
            Self::Light => Some("light"),
            Self::Dark => Some("dark"),
        }
    }

    /// The theme of that name, or the device's.
    pub fn of_name(name: &str) -> Self {
        Self::ALL.into_iter().find(|theme| theme.name() == Some(name)).unwrap_or(Self::System)
    }
}

/// The handles that the frame shares.
#[derive(Clone, Copy)]
pub struct Frame {
    /// The cards of the dossiers on this device.
    pub cards: Cards,
    /// Whether the last change to a dossier of the shelf was refused.
    pub failed: Shown<bool>,
    /// Where the person is.
    pub route: Shown<Route>,
    /// Why the dossier of the route could not be opened.
    pub trouble: Shown<Option<OpenError>>,
    /// The language in use.
    pub language: Shown<Language>,
    /// The theme in use.
    pub theme: Shown<Theme>,
    /// The message shown, if any.
    pub toast: Shown<Option<Toast>>,
    /// Whether the list of shortcuts is open.
    pub help_sheet: RwSignal<bool>,
    /// The parts of the application that are here.
    pub parcels: Parcels,
}

/// The handles, from anywhere below the root.
///
/// # Panics
/// Never below [`super::app::App`], which provides them before anything else.
pub fn frame() -> Frame {
    expect_context::<Frame>()
}

/// The words of the frame and of the first page, in the language in use. The frame is built anew
/// when the language changes, so that components may read them once.
pub fn frame_text() -> &'static FrameText {
    frame().language.get_untracked().frame()
}

impl Frame {
    /// The frame over what the outside lends, in the person's language and look.
    pub fn open(ports: Ports) -> Self {
        let mut wanted = settings::language().into_iter().chain(settings::browser_languages());
        let language = wanted.find_map(|tag| Language::of_tag(&tag));
        let language = language.unwrap_or(Language::French);
        let theme = settings::theme().map_or(Theme::System, |name| Theme::of_name(&name));
        page::set_language(language.tag());
        page::set_theme(theme.name());
        let cards = Cards::open(ports);
        Self {
            cards,
            failed: Shown::new(false),
            route: Shown::new(lead(cards, Route::parse(&page::hash()))),
            trouble: Shown::new(None),
            language: Shown::new(language),
            theme: Shown::new(theme),
            toast: Shown::new(None),
            help_sheet: RwSignal::new(false),
            parcels: Parcels::away(),
        }
    }

    /// Where a route leads: a shortcut stands for another page, whose address takes its place.
    pub fn lead(&self, route: Route) -> Route {
        lead(self.cards, route)
    }

    /// Shows a route, its dossier opened first.
    pub fn show(&self, route: Route) {
        if let Some(desk) = self.parcels.here(Parcel::Dossier) {
            desk.turn(&route);
        } else {
            self.cards.refresh();
        }
        self.route.set(route);
    }

    /// Goes to a route, as a link would.
    pub fn go(&self, route: &Route) {
        page::go(&route.href());
    }

    /// Shows a message, with what can be done from it.
    pub fn say(&self, message: String, errand: Option<Errand>) {
        self.toast.set(Some(Toast { message, errand }));
    }

    /// Speaks another language from now on.
    pub fn speak(&self, language: Language) {
        settings::set_language(language.tag());
        page::set_language(language.tag());
        self.language.set(language);
    }

    /// Takes another look from now on.
    pub fn look(&self, theme: Theme) {
        settings::set_theme(theme.name().unwrap_or_default());
        page::set_theme(theme.name());
        self.theme.set(theme);
    }
}

fn lead(cards: Cards, route: Route) -> Route {
    if route != Route::LastEvidence {
        return route;
    }
    let last = cards.now().into_iter().find(|card| card.device.deleted_at.is_none());
    let route = last.map_or(Route::Home, |card| Route::EvidenceList(card.id));
    page::go_instead(&route.href());
    route
}
