//! What the tests of the state share: a store that may refuse, and a dossier begun over it.
//!
//! Owns no assertion about the state. Each test program uses a part of it.
#![allow(dead_code, reason = "each test program uses a part")]

use acquis::domain::evidence::EvidenceChange;
use acquis::domain::id::{CompetenceId, DossierId, EvidenceId};
use acquis::domain::story::StoryPart;
use acquis::domain::{Edit, Evidence, Level, Timestamp};
use acquis::fiche::default_certification;
use acquis::state::ports::MemoryStore;
use acquis::state::saver::OpenError;
use acquis::state::{Cards, Ports, RecordStore, Shelf, StoreError, Workbook};
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// A memory that can be told to refuse from its Nth write on, and to count writes.
#[derive(Default)]
pub(crate) struct Fussy {
    pub(crate) memory: MemoryStore,
    pub(crate) writes: Cell<usize>,
    pub(crate) refuse_from: Cell<Option<usize>>,
    pub(crate) written: RefCell<Vec<String>>,
}

impl RecordStore for Fussy {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.memory.get(key)
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StoreError> {
        self.writes.set(self.writes.get() + 1);
        if self.refuse_from.get().is_some_and(|from| self.writes.get() >= from) {
            return Err(StoreError::Full);
        }
        self.written.borrow_mut().push(key.to_owned());
        self.memory.set(key, text)
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.memory.remove(key)
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        self.memory.keys(prefix)
    }

    fn is_durable(&self) -> bool {
        true
    }
}

thread_local! {
    static NEXT: Cell<u32> = const { Cell::new(0) };
}

thread_local! {
    static DAYS: Cell<i64> = const { Cell::new(0) };
}

/// Puts the clock of the device forward, or back.
pub(crate) fn days_pass(days: i64) {
    DAYS.with(|all| all.set(all.get() + days));
}

/// The clock of the device, in seconds since 1970.
pub(crate) fn clock() -> u32 {
    let days = DAYS.with(Cell::get);
    u32::try_from(1_800_000_000 + i64::from(tick()) + days * 86_400).expect("within the clock")
}

pub(crate) fn tick() -> u32 {
    NEXT.with(|next| {
        next.set(next.get() + 10);
        next.get()
    })
}

/// Runs a test over a store, with an owner for its signals.
pub(crate) fn with_store(test: impl FnOnce(Rc<Fussy>, Ports)) {
    let owner = Owner::new();
    owner.set();
    let store = Rc::new(Fussy::default());
    let ports = Ports {
        store: store.clone(),
        journal: None,
        others: None,
        shared: false,
        now: || Timestamp::from_unix(1_800_000_000 + tick()),
        new_id: || format!("id-{:05}", tick()),
    };
    test(store, ports);
}

/// A dossier begun and opened.
pub(crate) fn begun(ports: &Ports) -> (Shelf, Workbook, DossierId) {
    let shelf = Shelf::open(Cards::open(ports.clone()));
    let book = Workbook::new(ports.clone(), default_certification());
    let id = shelf.create_now().expect("created");
    book.open_now(&id).expect("opened");
    (shelf, book, id)
}

pub(crate) fn first_competence() -> CompetenceId {
    default_certification().blocks[0].competences[0].id.clone()
}

pub(crate) fn rate(book: Workbook, level: Level) {
    let edit = Edit::Rate { competence: first_competence(), level: Some(level), at: book.at() };
    assert!(book.dispatch(&edit));
}

pub(crate) fn tell(book: Workbook, text: &str) -> EvidenceId {
    let id = EvidenceId::new(book.new_id());
    let evidence = Evidence::blank(id.clone(), book.at());
    assert!(book.dispatch(&Edit::AddEvidence(Box::new(evidence))));
    let change = EvidenceChange::Part(StoryPart::Context, text.to_owned());
    assert!(book.dispatch(&Edit::ChangeEvidence { id: id.clone(), change, at: book.at() }));
    id
}

/// Opening where there is no journal to wait for.
pub(crate) trait Now {
    fn open_now(&self, id: &DossierId) -> Result<(), OpenError>;
}

impl Now for Workbook {
    fn open_now(&self, id: &DossierId) -> Result<(), OpenError> {
        self.open(id, |_| {})
    }
}

/// What the shelf does later, where there is nothing to wait for.
pub(crate) trait ShelfNow {
    fn create_now(&self) -> Result<DossierId, StoreError>;
    fn rename_now(&self, id: &DossierId, name: &str) -> Result<(), OpenError>;
    fn duplicate_now(&self, id: &DossierId, name: &str) -> Result<DossierId, OpenError>;
    fn purge_now(&self, id: &DossierId) -> Result<(), StoreError>;
}

/// What was answered, now.
fn now<T: 'static>(ask: impl FnOnce(Box<dyn FnOnce(T)>)) -> T {
    let answer = Rc::new(RefCell::new(None));
    let place = answer.clone();
    ask(Box::new(move |given| drop(place.replace(Some(given)))));
    answer.take().expect("answered at once")
}

impl ShelfNow for Shelf {
    fn create_now(&self) -> Result<DossierId, StoreError> {
        now(|done| self.create(default_certification(), done))
    }

    fn rename_now(&self, id: &DossierId, name: &str) -> Result<(), OpenError> {
        now(|done| self.rename(id, name, done))
    }

    fn duplicate_now(&self, id: &DossierId, name: &str) -> Result<DossierId, OpenError> {
        now(|done| self.duplicate(id, name, done))
    }

    fn purge_now(&self, id: &DossierId) -> Result<(), StoreError> {
        now(|done| self.purge(id, done))
    }
}
