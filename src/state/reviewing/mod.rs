//! An adviser's desk: the dossiers opened on it, their rows, and the review being made.
//!
//! Owns what is held and in which signals. `archive` keeps the files' texts: of a dossier that is not
//! open only its row is held, so that hundreds may lie here. `intake` takes files in and finds them
//! again, `making` makes the review of the open one, `hearing` follows what other pages do at the same
//! desk. A dossier of this device is never touched.

mod hearing;
mod intake;
mod keeping;
mod making;
mod signed;

use super::archive::Archive;
use super::ports::{Others, StoreError};
use super::saver::Text;
use super::shown::{Seen, Shown};
use crate::domain::anonymity::Ignored;
use crate::domain::certification::Certification;
use crate::domain::cohort::Row;
use crate::domain::diff::Changes;
use crate::domain::id::DossierId;
use crate::domain::reading::Reading;
use crate::domain::review::Reviewer;
use crate::domain::{Dossier, Review, Timestamp};
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::{rc::Rc, sync::Arc};

pub use intake::{Refused, Took};
pub use signed::{Check, Standing};

/// States of one dossier that are kept: enough to say what changed over several rounds.
const MOST_STATES: usize = 6;

/// Whether what lies on the desk outlives the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Keeping {
    /// All of it is kept.
    Kept,
    /// Something is on its way.
    Writing,
    /// Nothing is: the browser lends no place.
    Nowhere,
    /// Something was refused; it is here as long as the page is.
    Failed(StoreError),
}

/// The handles of the desk.
#[derive(Clone, Copy)]
pub struct Reviewing {
    rows: Shown<Vec<Row>>,
    reviewer: Shown<Reviewer>,
    keeping: Shown<Keeping>,
    progress: Shown<Option<(usize, usize)>>,
    /// Files that are kept and were not read again, since the reading was stopped.
    unread: Shown<usize>,
    draft: Shown<Option<Review>>,
    /// The dossier that another page took off the desk while it was open here.
    gone: Shown<Option<DossierId>>,
    standings: Shown<BTreeMap<DossierId, Standing>>,
    inner: StoredValue<Inner, LocalStorage>,
}

/// What the desk is lent.
#[derive(Clone)]
pub struct Lent {
    /// Where it keeps things.
    pub archive: Rc<dyn Archive>,
    /// The present instant.
    pub now: fn() -> Timestamp,
    /// A name that no one has.
    pub new_id: fn() -> String,
    /// The certification that comes with the application.
    pub known: Arc<Certification>,
    /// The version that writes files.
    pub version: &'static str,
    /// The other pages at this desk, where they can be told.
    pub others: Option<Rc<dyn Others>>,
    /// Checks signatures.
    pub check: Check,
}

struct Inner {
    lent: Lent,
    dossiers: BTreeMap<DossierId, Entry>,
    signed: BTreeMap<DossierId, signed::Signatures>,
    certifications: BTreeMap<String, Arc<Certification>>,
    open: Option<Arc<Open>>,
    /// The review that is being made, as it was begun here or as another page last told it.
    agreed: Option<Review>,
    /// As this page last told it.
    told: Option<Review>,
    /// The review as it was before each change, with what the change was about.
    past: Vec<(String, Option<Review>)>,
    restored: bool,
    cancelled: bool,
    pending: BTreeMap<String, String>,
    flying: Option<Rc<Vec<Text>>>,
    /// Texts that were refused.
    unkept: BTreeMap<String, String>,
}

/// A dossier on the desk.
#[derive(Default)]
struct Entry {
    /// Its states, digest and instant of the export, the latest last.
    states: Vec<(Option<Timestamp>, String)>,
    row: Option<Row>,
    draft: Option<Review>,
    sent: Vec<Review>,
    left: Ignored,
}

/// With what the state at hand is compared.
#[derive(Debug, Clone, PartialEq)]
pub enum Since {
    /// Nothing earlier is known.
    Never,
    /// The adviser's last review answers this very state.
    Reviewed(Box<Review>),
    /// The state that their last review answers.
    Review(Box<Review>, Box<Changes>),
    /// That state is not at hand: what bears a later date, at least.
    NotAtHand(Box<Review>),
    /// An earlier file, without a review: when it was exported.
    File(Option<Timestamp>, Box<Changes>),
}

/// The open dossier.
#[derive(Debug, Clone, PartialEq)]
pub struct Open {
    /// The dossier, at its latest state on the desk.
    pub dossier: Arc<Dossier>,
    /// The digest of that state.
    pub digest: String,
    /// When it was exported.
    pub exported_at: Option<Timestamp>,
    /// As an adviser reads it.
    pub reading: Reading,
    /// What changed.
    pub since: Since,
    /// The reviews known of it, those sent from this desk too, the earliest first.
    pub reviews: Vec<Review>,
}

/// Why a dossier cannot be shown.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Absent {
    /// It is not on the desk.
    #[error("not on the desk")]
    Unknown,
    /// What was kept cannot be read.
    #[error("not readable")]
    Unreadable,
}

impl Reviewing {
    /// A desk over what it is lent; [`Reviewing::restore`] brings back what lay on it.
    pub fn open(lent: Lent) -> Self {
        let durable = lent.archive.is_durable();
        Self {
            rows: Shown::new(Vec::new()),
            reviewer: Shown::new(Reviewer::default()),
            keeping: Shown::new(if durable { Keeping::Kept } else { Keeping::Nowhere }),
            progress: Shown::new(None),
            unread: Shown::new(0),
            draft: Shown::new(None),
            gone: Shown::new(None),
            standings: Shown::new(BTreeMap::new()),
            inner: StoredValue::new_local(Inner {
                lent,
                dossiers: BTreeMap::new(),
                signed: BTreeMap::new(),
                certifications: BTreeMap::new(),
                open: None,
                agreed: None,
                told: None,
                past: Vec::new(),
                restored: false,
                cancelled: false,
                pending: BTreeMap::new(),
                flying: None,
                unkept: BTreeMap::new(),
            }),
        }
    }

    /// A row per dossier, in no order.
    pub fn rows(self) -> Seen<Vec<Row>> {
        self.rows.read_only()
    }

    /// Who reviews.
    pub fn reviewer(self) -> Seen<Reviewer> {
        self.reviewer.read_only()
    }

    /// Whether what lies here outlives the page.
    pub fn keeping(self) -> Seen<Keeping> {
        self.keeping.read_only()
    }

    /// How many files of how many are read, while some are.
    pub fn progress(self) -> Seen<Option<(usize, usize)>> {
        self.progress.read_only()
    }

    /// How many files are kept and not read again, since the reading was stopped.
    pub fn unread(self) -> Seen<usize> {
        self.unread.read_only()
    }

    /// The review of the open dossier; `None` while none is open.
    pub fn draft(self) -> Seen<Option<Review>> {
        self.draft.read_only()
    }

    /// The dossier that another page took off the desk while it was open here.
    pub fn gone(self) -> Seen<Option<DossierId>> {
        self.gone.read_only()
    }

    /// The certification of that code, as the last file of it has it.
    pub fn certification(self, code: &str) -> Option<Arc<Certification>> {
        self.inner.with_value(|inner| inner.certifications.get(code).cloned())
    }

    /// A name that no one has.
    pub fn new_id(self) -> String {
        (self.inner.with_value(|inner| inner.lent.new_id))()
    }

    fn now(self) -> Timestamp {
        (self.inner.with_value(|inner| inner.lent.now))()
    }
}
