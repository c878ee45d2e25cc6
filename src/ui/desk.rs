//! What the pages of a dossier share: the open dossier, the shelf, all the words. It comes with the
//! dossier's parcel; what is worked on beside it is in [`super::aside`].
//!
//! Owns the handles and the wiring between the open dossier and the page (when it is saved, what
//! asks before leaving); no markup.

use super::frame::{Frame, frame};
use super::locking::Locking;
use super::parcels::{Errand, Parcel};
use super::shortcuts;
use super::text::Text;
use super::update::Update;
use crate::domain::evidence::EvidenceChange;
use crate::domain::id::{CompetenceId, DossierId, EvidenceId};
use crate::domain::{Certification, Edit, Evidence};
use crate::fiche;
use crate::platform::cipher::WebCrypto;
use crate::platform::journal::IndexedDb;
use crate::platform::launch::{self, Launch};
use crate::platform::others::{self, Channel};
use crate::platform::{page, snapshot, space, timer};
use crate::state::cipher::Cipher;
use crate::state::early::LeftPage;
use crate::state::ports::Others;
use crate::state::saver::{OpenError, Text as Kept};
use crate::state::workbook::SAVE_AFTER;
use crate::state::{Route, SaveStatus, Shelf, Shown, StoreError, Vaults, Workbook};
use leptos::prelude::{Update as _, *};
use std::rc::Rc;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;

/// The handles that the pages of a dossier share.
#[derive(Clone, Copy)]
pub struct Desk {
    /// The open dossier.
    pub book: Workbook,
    /// The dossiers on this device.
    pub shelf: Shelf,
    /// What the frame shares.
    pub frame: Frame,
    /// The sealed dossiers.
    pub locking: Locking,
    /// The next build of the application.
    pub update: Update,
    /// Files opened from outside, until a page takes them.
    pub launched: Shown<Vec<File>, LocalStorage>,
    /// A certification on its way to a dossier that may go over to it.
    pub offered: Shown<Option<Arc<Certification>>>,
}

/// The handles, from anywhere in a page of the dossier's parcel.
///
/// # Panics
/// Never there: the parcel provides them when it arrives.
pub fn desk() -> Desk {
    expect_context::<Desk>()
}

/// All the words, for pages that come in a parcel.
pub fn text() -> &'static Text {
    frame().language.get_untracked().text()
}

impl Desk {
    /// Takes over the work under a frame: from now on the open dossier is saved.
    pub fn open(frame: Frame) -> Self {
        let mut ports = frame.cards.ports();
        let shared = ports.shared;
        let told = StoredValue::new(None::<Self>);
        if shared {
            ports.journal = Some(Rc::new(IndexedDb::default()));
            let others = Channel::open(others::DOSSIERS, move |texts| {
                if let Some(desk) = told.try_get_value().flatten() {
                    desk.hear_all(texts);
                }
            });
            ports.others = others.map(|others| Rc::new(others) as Rc<dyn Others>);
        }
        let cipher = WebCrypto::open().map(|cipher| Rc::new(cipher) as Rc<dyn Cipher>);
        let vaults = Vaults::over(&ports, cipher);
        if let Some(vaults) = &vaults {
            ports = vaults.guard(&ports);
            frame.cards.lend(ports.clone());
        }
        let book = Workbook::new(ports, fiche::default_certification());
        let desk = Self {
            book,
            shelf: Shelf::open(frame.cards),
            frame,
            locking: Locking::over(vaults),
            update: Update::default(),
            launched: Shown::new_local(Vec::new()),
            offered: Shown::new(None),
        };
        told.set_value(Some(desk));
        provide_context(desk);
        desk.shelf.find_in_journal();
        desk.keep_saving();
        desk.follow_locks();
        page::on_stored(move |key, text| desk.hear_all(vec![(key, text.unwrap_or_default())]));
        page::on_return(move || {
            if desk.locking.is_locked(&desk.dossier_id()) {
                // By another tab, while this one slept.
                desk.sealed_elsewhere(desk.dossier_id());
            }
            desk.book.look_again(page::held_text());
        });
        shortcuts::listen(desk);
        desk.turn(&frame.route.get_untracked());
        desk.take_over();
        if shared {
            desk.update.follow(desk.book);
            launch::on_launch(move |launch| desk.launch(launch));
        }
        desk
    }

    /// Another page has kept these.
    pub(super) fn hear(&self, texts: &[Kept]) {
        self.book.adopt(texts, page::held_text().as_deref());
        let erased = self.shelf.told(texts);
        if erased.contains(&self.dossier_id()) {
            self.book.abandon();
            self.go(&Route::Home);
            let (desk, text) = (*self, self.frame.language.get_untracked().text());
            // After the page has changed, which puts an older message away.
            timer::after(50, move || desk.say(text.shell.erased_elsewhere.to_owned(), None));
        }
    }

    fn launch(self, launch: Launch) {
        match launch {
            Launch::Hash(hash) => page::go(&hash),
            Launch::Files(files) => {
                self.launched.update(|launched| launched.extend(files));
                let many = self.launched.with_untracked(|launched| launched.len() > 1);
                // Another route to the page that is shown would make it anew, and lose what it has taken.
                self.frame.route.with_untracked(|route| match route {
                    Route::Cohort => {}
                    // Whoever opens many at once, or reviews, is an adviser.
                    Route::Review(_) => self.go(&Route::Cohort),
                    _ if many => self.go(&Route::Cohort),
                    Route::Home | Route::OpenFile => {}
                    _ => self.go(&Route::OpenFile),
                });
            }
        }
    }

    fn keep_saving(self) {
        let book = self.book;
        page::on_leaving(move || {
            book.flush();
            self.leave_page();
        });
        page::ask_before_leaving(move || {
            book.flush();
            let failed = matches!(book.status().get_untracked(), SaveStatus::Failed(_));
            failed || book.goes_with_page()
        });
        // Asked once there is something to keep.
        Effect::new(move |asked: Option<bool>| {
            let saved = matches!(book.status().get(), SaveStatus::Saved(_));
            if saved && asked != Some(true) {
                spawn_local(space::ask_to_keep());
            }
            saved || asked == Some(true)
        });
        let waiting = StoredValue::new(None::<TimeoutHandle>);
        Effect::new(move |first: Option<()>| {
            book.edits().get();
            if first.is_some() {
                waiting.update_value(|handle| {
                    if let Some(handle) = handle.take() {
                        handle.clear();
                    }
                    *handle = timer::after(SAVE_AFTER, move || book.flush());
                });
            }
        });
    }

    /// What was shown of the page as it was left gives way to this one, once it stands; what was rated there is done.
    fn take_over(self) {
        timer::after(0, move || {
            snapshot::put_away();
            snapshot::forget();
            self.book.take_early();
        });
        page::on_return(snapshot::forget);
    }

    /// Leaves the page for the next start, if it may be seen there.
    fn leave_page(self) {
        let id = self.dossier_id();
        let route = self.frame.route.get_untracked();
        let here = Parcel::of(&route) == Some(Parcel::Dossier) && route.dossier() == Some(&id);
        let kept = !matches!(self.book.status().get_untracked(), SaveStatus::Failed(_))
            && self.frame.trouble.with_untracked(Option::is_none);
        // What is sealed is not to be seen unsealed.
        let sealed = untrack(|| self.locking.is_open(&id)) || self.locking.is_locked(&id);
        let left = (here && kept && !sealed).then(|| {
            let language = self.frame.language.get_untracked();
            let (noted, opening) = (language.text().shell.noted, language.frame().frame.opening);
            LeftPage::of(&*self.frame.cards.ports().store, id, noted, opening).ok().flatten()
        });
        match left.flatten() {
            Some(left) => snapshot::take(&left),
            None => snapshot::forget(),
        }
    }

    /// Opens the dossier that a route is about, or leaves the open one.
    pub fn turn(&self, route: &Route) {
        if !matches!(route, Route::Replace(_)) {
            self.offered.set(None);
        }
        let trouble = if let Some(id) = route.dossier().filter(|id| self.locking.is_locked(id)) {
            // What was open of it when another tab sealed it is not to be seen any more.
            if self.dossier_id() == *id {
                self.book.abandon();
            }
            Some(OpenError::Locked)
        } else if let Some(id) = route.dossier() {
            let (desk, asked) = (*self, id.clone());
            let looked = move |opened: Result<(), OpenError>| {
                let frame = desk.frame;
                if frame.route.with_untracked(|route| route.dossier() == Some(&asked)) {
                    // The journal may have told meanwhile that it is sealed: then it has nothing else of it.
                    let locked = desk.locking.is_locked(&asked).then_some(OpenError::Locked);
                    frame.trouble.set(locked.or(opened.err()));
                }
            };
            let opened = self.book.open(id, looked);
            if opened.is_ok() {
                self.book.take_early();
            }
            opened.err()
        } else {
            self.book.leave();
            self.shelf.refresh();
            None
        };
        self.frame.trouble.set(trouble);
    }

    /// Begins a dossier on the default certification, and opens it.
    pub fn begin(&self) {
        self.begin_on(fiche::default_certification());
    }

    /// Begins a dossier on a certification, and opens it.
    pub fn begin_on(&self, certification: Arc<Certification>) {
        let desk = *self;
        self.shelf.create(certification, move |begun| {
            desk.frame.failed.set(begun.is_err());
            if let Ok(id) = begun {
                desk.go(&Route::Board(id));
            }
        });
    }

    /// Erases a sealed dossier for good.
    pub fn erase_sealed(&self, id: DossierId, done: impl FnOnce(Result<(), StoreError>) + 'static) {
        let (desk, vaults) = (*self, self.locking.all());
        spawn_local(async move {
            let erased = match vaults {
                Some(vaults) => vaults.erase(&id).await,
                None => Err(StoreError::Unavailable),
            };
            desk.shelf.refresh();
            done(erased);
        });
    }

    /// Goes to a route, as a link would.
    pub fn go(&self, route: &Route) {
        self.frame.go(route);
    }

    /// Shows a message, with what can be done from it.
    pub fn say(&self, message: String, errand: Option<Errand>) {
        self.frame.say(message, errand);
    }

    /// The id of the open dossier.
    pub fn dossier_id(&self) -> DossierId {
        self.book.dossier().with_untracked(|dossier| dossier.id.clone())
    }

    /// Takes the last step back, and says which.
    pub fn undo(&self) {
        if let (Some(step), _) = self.book.next_steps() {
            self.book.undo();
            let text = self.frame.language.get_untracked().text();
            self.say((text.shell.undone)((text.words.step)(step)), None);
        }
    }

    /// Does the last undone step again, and says which.
    pub fn redo(&self) {
        if let (_, Some(step)) = self.book.next_steps() {
            self.book.redo();
            let text = self.frame.language.get_untracked().text();
            self.say((text.shell.redone)((text.words.step)(step)), None);
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
}
