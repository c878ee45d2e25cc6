//! Files on their way to the desk: a queue, read one after the other so that the page answers
//! meanwhile, and what reading them came to.
//!
//! Lives as long as the application: the adviser may turn to a dossier while others are still read,
//! and files may come while others are. Shows nothing.

use crate::domain::unseen::shown;
use crate::exchange::bundle::{self, LARGEST_BUNDLE};
use crate::exchange::sealed::{SealedError, SealedFile};
use crate::platform::{clock, files, page, timer};
use crate::state::reviewing::{Refused, Took};
use crate::state::{Reviewing, Vaults};
use crate::ui::text::Text;
use leptos::prelude::*;
use std::collections::VecDeque;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;

/// Milliseconds between two looks at the rows that came.
const SHOW_EVERY: f64 = 250.0;
/// Milliseconds of reading after which the page may answer.
const REST_EVERY: f64 = 40.0;

/// The files that are to be read, and what those read came to.
#[derive(Clone, Copy)]
pub struct Incoming {
    waiting: StoredValue<VecDeque<File>, LocalStorage>,
    under_way: StoredValue<bool>,
    came: RwSignal<Outcome>,
}

/// What reading came to.
#[derive(Clone, Default, PartialEq)]
pub struct Outcome {
    /// Dossiers that were not on the desk.
    pub new: usize,
    /// Other states of those that were.
    pub states: usize,
    /// States that were here already.
    pub known: usize,
    /// Reviews.
    pub reviews: usize,
    /// Names and reasons.
    pub refused: Vec<(String, String)>,
    /// Files that a passphrase may open, with their names.
    pub sealed: Vec<(String, SealedFile)>,
    /// Files that were not read.
    pub left: usize,
}

impl Default for Incoming {
    fn default() -> Self {
        Self {
            waiting: StoredValue::new_local(VecDeque::new()),
            under_way: StoredValue::new(false),
            came: RwSignal::new(Outcome::default()),
        }
    }
}

impl Incoming {
    /// What reading came to.
    pub fn came(self) -> Signal<Outcome> {
        self.came.into()
    }

    /// Forgets what reading came to.
    pub fn forget(self) {
        self.came.set(Outcome::default());
    }

    /// The list of refused files was seen.
    pub fn seen(self) {
        self.came.update(|came| came.refused.clear());
    }

    /// Takes files in, after those that are being read.
    pub fn take(self, reviewing: Reviewing, t: &'static Text, files: Vec<File>) {
        if files.is_empty() {
            return;
        }
        self.waiting.update_value(|waiting| waiting.extend(files));
        if !self.under_way.get_value() {
            self.under_way.set_value(true);
            self.forget();
            spawn_local(self.read_all(reviewing, t));
        }
    }

    /// Takes a text in that is the content of a file; says whether all of it was taken.
    pub fn take_text(self, reviewing: Reviewing, t: &'static Text, text: &str) -> bool {
        let mut came = Outcome::default();
        let bytes = text.trim().as_bytes();
        for one in bundle::lines(bytes).unwrap_or_else(|| vec![bytes]) {
            came.note(t.cohort.pasted, reviewing.take(one), t);
        }
        reviewing.show();
        let whole = came.refused.is_empty() && came.sealed.is_empty();
        self.came.set(came);
        whole
    }

    /// Tries a passphrase on the files that are behind one; gives how many it does not open.
    pub async fn open_sealed(
        self,
        reviewing: Reviewing,
        t: &'static Text,
        vaults: &Vaults,
        passphrase: &str,
    ) -> usize {
        let Some(mut came) = self.came.try_get_untracked() else { return 0 };
        for (name, file) in std::mem::take(&mut came.sealed) {
            match vaults.open_file(passphrase, &file).await {
                Ok(bytes) => came.note(&name, reviewing.take(&bytes), t),
                Err(SealedError::Wrong) => came.sealed.push((name, file)),
                Err(why) => came.refuse(&name, (t.lock.file_error)(&why)),
            }
        }
        reviewing.show();
        let left = came.sealed.len();
        self.came.try_set(came);
        left
    }

    async fn read_all(self, reviewing: Reviewing, t: &'static Text) {
        let mut came = Outcome::default();
        let (mut done, mut looked) = (0, clock::milliseconds());
        let mut rested = looked;
        let waiting = || self.waiting.try_with_value(VecDeque::len).unwrap_or(0);
        reviewing.reads(Some((0, waiting())));
        while let Some(file) = self.waiting.try_update_value(VecDeque::pop_front).flatten() {
            if reviewing.is_cancelled() {
                came.left += 1;
                continue;
            }
            match files::read(&file, LARGEST_BUNDLE as u64).await {
                Err(files::FileError::TooLarge { size }) => {
                    came.refuse(&file.name(), (t.file.too_large)(size));
                }
                Err(files::FileError::Refused) => {
                    came.refuse(&file.name(), t.file.unreadable.to_owned());
                }
                Ok(picked) => {
                    // A file may hold hundreds of dossiers.
                    let one = || vec![picked.bytes.as_slice()];
                    for bytes in bundle::lines(&picked.bytes).unwrap_or_else(one) {
                        if reviewing.is_cancelled() {
                            came.left += 1;
                            break;
                        }
                        came.note(&picked.name, reviewing.take(bytes), t);
                        let now = clock::milliseconds();
                        if now - looked > SHOW_EVERY {
                            looked = now;
                            reviewing.reads(Some((done, done + 1 + waiting())));
                            reviewing.show();
                            self.came.try_set(came.clone());
                        }
                        if now - rested > REST_EVERY {
                            timer::pause().await;
                            rested = clock::milliseconds();
                        }
                    }
                }
            }
            done += 1;
        }
        reviewing.show();
        reviewing.reads(None);
        self.under_way.try_set_value(false);
        let reveal = match (came.sealed.is_empty(), came.refused.is_empty()) {
            (false, _) => Some("desk-passphrase"),
            (true, false) => Some("desk-refused"),
            (true, true) => None,
        };
        if let (None, Some(place)) = (self.came.try_set(came), reveal) {
            timer::after(0, move || page::reveal(place));
        }
    }
}

impl Outcome {
    fn note(&mut self, name: &str, took: Result<Took, Refused>, t: &Text) {
        match took {
            Ok(Took::New(_)) => self.new += 1,
            Ok(Took::State(_)) => self.states += 1,
            Ok(Took::Known(_)) => self.known += 1,
            Ok(Took::Review(_)) => self.reviews += 1,
            Err(Refused::Dossier(error)) => self.refuse(name, (t.findings.error)(&error)),
            Err(Refused::Sealed(file)) => self.sealed.push((name.to_owned(), *file)),
            Err(Refused::NotOpened(error)) => self.refuse(name, (t.lock.file_error)(&error)),
            Err(Refused::Review(_)) => self.refuse(name, t.cohort.review_refused.to_owned()),
        }
    }

    fn refuse(&mut self, name: &str, why: String) {
        self.refused.push((shown(name).into_owned(), why));
    }
}
