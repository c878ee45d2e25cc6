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
use crate::state::{Reviewing, Seen, Shown, Vaults};
use crate::ui::text::AsideText;
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
    came: Shown<Outcome>,
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
            came: Shown::new(Outcome::default()),
        }
    }
}

impl Incoming {
    /// What reading came to.
    pub fn came(self) -> Seen<Outcome> {
        self.came.read_only()
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
    pub fn take(self, reviewing: Reviewing, t: &'static AsideText, files: Vec<File>) {
        if files.is_empty() {
            return;
        }
        self.waiting.update_value(|waiting| waiting.extend(files));
        if !self.under_way.get_value() {
            self.under_way.set_value(true);
            spawn_local(self.read_all(reviewing, t));
        }
    }

    /// Takes a text in that is the content of a file; says whether all of it was taken.
    pub fn take_text(self, reviewing: Reviewing, t: &'static AsideText, text: &str) -> bool {
        let mut came = self.anew();
        let before = came.stays();
        let bytes = text.trim().as_bytes();
        for one in bundle::lines(bytes).unwrap_or_else(|| vec![bytes]) {
            came.note(t.cohort.pasted, reviewing.take(one), t);
        }
        reviewing.show();
        let whole = came.stays() == before;
        self.came.set(came);
        whole
    }

    /// Counts anew; what was refused stays until the person has seen it, what is sealed until it is opened.
    fn anew(self) -> Outcome {
        self.came.with_untracked(|came| Outcome {
            refused: came.refused.clone(),
            sealed: came.sealed.clone(),
            ..Outcome::default()
        })
    }

    /// Tries a passphrase on the files that are behind one; gives how many it does not open.
    pub async fn open_sealed(
        self,
        reviewing: Reviewing,
        t: &'static AsideText,
        vaults: &Vaults,
        passphrase: &str,
    ) -> usize {
        let held = || self.came.try_with_untracked(|came| came.sealed.clone()).unwrap_or_default();
        // What is being read meanwhile counts on its own.
        if self.under_way.try_get_value() != Some(false) {
            return held().len();
        }
        self.under_way.set_value(true);
        let mut came = Outcome::default();
        let mut left = Vec::new();
        for (name, file) in held() {
            match vaults.open_file(passphrase, &file).await {
                Err(SealedError::Wrong) => left.push((name, file)),
                Err(why) => came.refuse(&name, (t.lock.file_error)(&why)),
                Ok(bytes) => {
                    for one in bundle::lines(&bytes).unwrap_or_else(|| vec![&bytes]) {
                        came.note(&name, reviewing.take(one), t);
                    }
                }
            }
        }
        reviewing.show();
        self.under_way.try_set_value(false);
        let still = left.len();
        came.refused.splice(0..0, self.anew().refused);
        came.sealed.splice(0..0, left);
        self.came.try_set(came);
        if !self.waiting.try_with_value(VecDeque::is_empty).unwrap_or(true) {
            self.under_way.try_set_value(true);
            spawn_local(self.read_all(reviewing, t));
        }
        still
    }

    async fn read_all(self, reviewing: Reviewing, t: &'static AsideText) {
        let mut came = self.anew();
        let before = (came.refused.len(), came.sealed.len());
        self.came.set(came.clone());
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
        let reveal = match (came.sealed.len() > before.1, came.refused.len() > before.0) {
            (true, _) => Some("desk-passphrase"),
            (false, true) => Some("desk-refused"),
            (false, false) => None,
        };
        if let (None, Some(place)) = (self.came.try_set(came), reveal) {
            timer::after(0, move || page::reveal(place));
        }
    }
}

impl Outcome {
    fn note(&mut self, name: &str, took: Result<Took, Refused>, t: &AsideText) {
        match took {
            Ok(Took::New(_)) => self.new += 1,
            Ok(Took::State(_)) => self.states += 1,
            Ok(Took::Known(_)) => self.known += 1,
            Ok(Took::Review(_)) => self.reviews += 1,
            Err(Refused::Dossier(error)) => self.refuse(name, (t.findings.error)(&error)),
            Err(Refused::Sealed(file)) => {
                let waits = self.sealed.iter().any(|(_, other)| *other == *file);
                if !waits {
                    self.sealed.push((shown(name).into_owned(), *file));
                }
            }
            Err(Refused::NotOpened(error)) => self.refuse(name, (t.lock.file_error)(&error)),
            Err(Refused::Review(_)) => self.refuse(name, t.cohort.review_refused.to_owned()),
        }
    }

    /// How much of it the person has yet to see to.
    fn stays(&self) -> usize {
        self.refused.len() + self.sealed.len()
    }

    fn refuse(&mut self, name: &str, why: String) {
        self.refused.push((shown(name).into_owned(), why));
    }
}
