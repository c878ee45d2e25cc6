//! What every component may reach: the desk (state handles) and the words of the language in use.
//!
//! Owns the handles and what is global to the interface (toast, language, theme); no markup.

use super::parcels::Parcels;
use super::text::{FrameText, Language, Text};
use crate::domain::evidence::EvidenceChange;
use crate::domain::id::{CompetenceId, DossierId, EvidenceId};
use crate::domain::{Edit, Evidence};
use crate::platform::{page, settings};
use crate::state::saver::OpenError;
use crate::state::{Route, Shelf, Workbook};
use leptos::prelude::*;

/// What can be done from a toast.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ToastAction {
    /// Nothing: it only tells.
    None,
    /// Take the last step back.
    Undo,
    /// Take a dossier out of the bin.
    Restore(DossierId),
}

/// A short message, read out politely.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Toast {
    /// What it says.
    pub message: String,
    /// What can be done from it.
    pub action: ToastAction,
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

/// The handles that components share.
#[derive(Clone, Copy)]
pub struct Desk {
    /// The open dossier.
    pub book: Workbook,
    /// The dossiers on this device.
    pub shelf: Shelf,
    /// Where the person is.
    pub route: RwSignal<Route>,
    /// Why the dossier of the route could not be opened.
    pub trouble: RwSignal<Option<OpenError>>,
    /// The language in use.
    pub language: RwSignal<Language>,
    /// The theme in use.
    pub theme: RwSignal<Theme>,
    /// The message shown, if any.
    pub toast: RwSignal<Option<Toast>>,
    /// Whether the list of shortcuts is open.
    pub help_sheet: RwSignal<bool>,
    /// The parts of the application that are here.
    pub parcels: Parcels,
}

/// The handles, from anywhere below the root.
///
/// # Panics
/// Never below [`super::app::App`], which provides them before anything else.
pub fn desk() -> Desk {
    expect_context::<Desk>()
}

/// The words of the frame and of the first page, in the language in use. The frame is built anew
/// when the language changes, so that components may read them once.
pub fn frame_text() -> &'static FrameText {
    desk().language.get_untracked().frame()
}

/// All the words, for pages that come in a parcel.
pub fn text() -> &'static Text {
    desk().language.get_untracked().text()
}

impl Desk {
    /// Opens the dossier that a route is about, then shows the route.
    pub fn show(&self, route: Route) {
        let trouble = if let Some(id) = route.dossier() {
            self.book.open(id).err()
        } else {
            self.book.leave();
            self.shelf.refresh();
            None
        };
        self.trouble.set(trouble);
        self.route.set(route);
    }

    /// Goes to a route, as a link would.
    pub fn go(&self, route: &Route) {
        page::go(&route.href());
    }

    /// The id of the open dossier.
    pub fn dossier_id(&self) -> DossierId {
        self.book.dossier().with_untracked(|dossier| dossier.id.clone())
    }

    /// Shows a message.
    pub fn say(&self, message: String, action: ToastAction) {
        self.toast.set(Some(Toast { message, action }));
    }

    /// Takes the last step back, and says which.
    pub fn undo(&self) {
        if let Some(step) = self.book.undoable().get_untracked() {
            self.book.undo();
            let text = text_of(*self);
            self.say((text.shell.undone)((text.words.step)(step)), ToastAction::None);
        }
    }

    /// Does the last undone step again, and says which.
    pub fn redo(&self) {
        if let Some(step) = self.book.redoable().get_untracked() {
            self.book.redo();
            let text = text_of(*self);
            self.say((text.shell.redone)((text.words.step)(step)), ToastAction::None);
        }
    }

    /// Begins a piece of evidence, linked to a competence if one is given, and opens its editor.
    pub fn tell(&self, competence: Option<CompetenceId>) {
        let id = EvidenceId::new(self.book.new_id());
        let mut evidence = Evidence::blank(id.clone(), self.book.at());
        evidence.competences.extend(competence);
        if self.book.dispatch(&Edit::AddEvidence(Box::new(evidence))) {
            self.go(&Route::Evidence(self.dossier_id(), id));
        }
    }

    /// Links a piece of evidence to a competence, or unlinks it.
    pub fn link(&self, evidence: &EvidenceId, competence: &CompetenceId, linked: bool) {
        let competence = competence.clone();
        let change = if linked {
            EvidenceChange::Link(competence)
        } else {
            EvidenceChange::Unlink(competence)
        };
        let at = self.book.at();
        self.book.dispatch(&Edit::ChangeEvidence { id: evidence.clone(), change, at });
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

fn text_of(desk: Desk) -> &'static FrameText {
    desk.language.get_untracked().frame()
}
