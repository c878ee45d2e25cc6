//! One device with its two places and any number of pages open on them.
//!
//! Owns the doubles: a quick store and a journal that refuse or wait when told. What holds of them
//! is asserted in `keeping.rs` and `two_pages.rs`.
#![allow(dead_code, reason = "each test program uses a part")]

use acquis::domain::id::DossierId;
use acquis::domain::{Dossier, Timestamp};
use acquis::exchange::record;
use acquis::fiche::default_certification;
use acquis::state::cipher::Cipher;
use acquis::state::journal::{Answer, Found, MemoryJournal, Offer, Swap};
use acquis::state::ports::{MemoryStore, Others};
use acquis::state::saver::Text;
use acquis::state::vault::Heard;
use acquis::state::{Cards, Journal, Ports, RecordStore, Shelf, StoreError, Vaults, Workbook};
use any_spawner::Executor;
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::rc::Rc;
use std::task::{Poll, Waker};

/// Lets everything that waits for nothing run.
pub(crate) fn settle() {
    for _ in 0..20 {
        Executor::poll_local();
    }
}

/// A quick store that refuses writes from the Nth on, or the Nth only.
#[derive(Default)]
pub(crate) struct Quick {
    memory: MemoryStore,
    pub(crate) writes: Cell<usize>,
    pub(crate) refuse_from: Cell<Option<usize>>,
    pub(crate) refuse_once: Cell<Option<usize>>,
}

impl RecordStore for Quick {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.memory.get(key)
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StoreError> {
        let n = self.writes.get() + 1;
        self.writes.set(n);
        if self.refuse_from.get().is_some_and(|from| n >= from) || self.refuse_once.get() == Some(n)
        {
            return Err(StoreError::Full);
        }
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

/// A journal that fails from the Nth call on, or at the Nth only, and answers late when told to hold.
#[derive(Default)]
pub(crate) struct Slow {
    memory: MemoryJournal,
    calls: Cell<usize>,
    from: Cell<Option<usize>>,
    once: Cell<Option<usize>>,
    held: Cell<bool>,
    waiting: RefCell<Vec<Waker>>,
}

impl Slow {
    pub(crate) fn calls(&self) -> usize {
        self.calls.get()
    }

    pub(crate) fn fail_from(&self, n: Option<usize>) {
        self.from.set(n);
    }

    pub(crate) fn fail_once(&self, n: Option<usize>) {
        self.once.set(n);
    }

    pub(crate) fn hold(&self, held: bool) {
        self.held.set(held);
        self.waiting.take().into_iter().for_each(Waker::wake);
    }

    fn all(&self) -> Vec<Text> {
        futures_lite(self.memory.read(""))
    }

    pub(crate) fn keys(&self) -> Vec<String> {
        self.all().into_iter().map(|(key, _)| key).collect()
    }

    pub(crate) fn text(&self, key: &str) -> Option<String> {
        self.all().into_iter().find(|(held, _)| held == key).map(|(_, text)| text)
    }

    /// Puts a text there as it is, as damage would.
    pub(crate) fn put(&self, key: &str, text: &str) {
        self.memory.put(key, text);
    }

    /// Loses what it holds under keys that begin so.
    pub(crate) fn lose(&self, key: &str) {
        futures_lite(self.memory.erase(key));
    }

    fn fails(&self) -> bool {
        let n = self.calls.get() + 1;
        self.calls.set(n);
        self.from.get().is_some_and(|from| n >= from) || self.once.get() == Some(n)
    }
}

/// What an answer that waits for nothing says.
fn futures_lite<T>(answer: Answer<T>) -> T {
    ready(answer).expect("an answer")
}

/// What comes of what waits for nothing.
pub(crate) fn ready<T>(future: impl Future<Output = T>) -> T {
    let mut context = std::task::Context::from_waker(Waker::noop());
    match Box::pin(future).as_mut().poll(&mut context) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("it waits"),
    }
}

/// The journal, as every page of the device has it.
struct Shared(Rc<Slow>);

impl Shared {
    fn answer<T: 'static>(
        &self,
        ask: impl FnOnce(&MemoryJournal) -> Answer<T> + 'static,
    ) -> Answer<T> {
        let journal = self.0.clone();
        let fails = journal.fails();
        Box::pin(async move {
            poll_fn(|context| {
                if journal.held.get() {
                    journal.waiting.borrow_mut().push(context.waker().clone());
                    return Poll::Pending;
                }
                Poll::Ready(())
            })
            .await;
            if fails { Err(StoreError::Unavailable) } else { ask(&journal.memory).await }
        })
    }
}

impl Journal for Shared {
    fn read(&self, prefix: &str) -> Answer<Vec<Text>> {
        let prefix = prefix.to_owned();
        self.answer(move |journal| journal.read(&prefix))
    }

    fn read_ending(&self, end: &'static str) -> Answer<Vec<Text>> {
        self.answer(move |journal| journal.read_ending(end))
    }

    fn join(&self, offers: Vec<Offer>) -> Answer<Vec<Text>> {
        self.answer(move |journal| journal.join(offers))
    }

    fn erase(&self, prefix: &str) -> Answer<()> {
        let prefix = prefix.to_owned();
        self.answer(move |journal| journal.erase(&prefix))
    }

    fn swap(&self, swap: Swap) -> Answer<Vec<Found>> {
        self.answer(move |journal| journal.swap(swap))
    }
}

/// What pages have told each other.
#[derive(Default)]
struct Air(RefCell<Vec<Vec<Text>>>);

struct Voice(Rc<Air>);

impl Others for Voice {
    fn tell(&self, texts: &[Text]) {
        self.0.0.borrow_mut().push(texts.to_vec());
    }
}

/// A device.
#[derive(Default)]
pub(crate) struct Device {
    pub(crate) store: Rc<Quick>,
    pub(crate) journal: Rc<Slow>,
    air: Rc<Air>,
    pages: RefCell<Vec<Page>>,
}

/// A page of the application.
#[derive(Clone)]
pub(crate) struct Page {
    pub(crate) book: Workbook,
    pub(crate) shelf: Shelf,
    /// What stands before the places, on a page that seals.
    pub(crate) vaults: Option<Vaults>,
    held: Rc<RefCell<Option<String>>>,
    /// What it heard besides records.
    pub(crate) heard: Rc<RefCell<Vec<Heard>>>,
}

impl Page {
    /// Begins a dossier and opens it.
    pub(crate) fn begin(&self) -> DossierId {
        self.try_begin().expect("begun")
    }

    /// Begins a dossier and opens it, if one of the places takes it.
    pub(crate) fn try_begin(&self) -> Option<DossierId> {
        let begun = Rc::new(RefCell::new(None));
        let place = begun.clone();
        self.shelf.create(default_certification(), move |done| drop(place.replace(done.ok())));
        settle();
        let id = begun.take()?;
        self.open(&id);
        Some(id)
    }

    /// Opens a dossier, wherever it is.
    pub(crate) fn open(&self, id: &DossierId) {
        self.book.when_open(id, |opened| opened.expect("opened"));
        settle();
        assert_eq!(self.book.dossier().with_untracked(|dossier| dossier.id.clone()), *id);
    }

    /// Another page has told these.
    pub(crate) fn hear(&self, texts: &[Text]) {
        let Some(vaults) = &self.vaults else { return self.adopt(texts) };
        for heard in ready(vaults.hear(texts.to_vec())) {
            match heard {
                Heard::Records(texts) => self.adopt(&texts),
                other => self.heard.borrow_mut().push(other),
            }
        }
    }

    /// Another page has kept these, or erased dossiers.
    fn adopt(&self, texts: &[Text]) {
        self.book.adopt(texts, self.held.borrow().as_deref());
        let open = self.book.dossier().with_untracked(|dossier| dossier.id.clone());
        if self.shelf.told(texts).contains(&open) {
            self.book.abandon();
        }
    }

    /// The writer is in a field that holds this text.
    pub(crate) fn hold(&self, text: Option<&str>) {
        self.held.replace(text.map(str::to_owned));
    }
}

impl Device {
    /// Runs a test on a device of its own.
    pub(crate) fn run(test: impl FnOnce(&Self)) {
        // Once for the program.
        let _ = Executor::init_futures_executor();
        let owner = Owner::new();
        owner.set();
        test(&Self::default());
        settle();
    }

    /// What the outside lends to a page.
    pub(crate) fn ports(&self) -> Ports {
        Ports {
            store: self.store.clone(),
            journal: Some(Rc::new(Shared(self.journal.clone()))),
            others: Some(Rc::new(Voice(self.air.clone()))),
            shared: true,
            now: || Timestamp::from_unix(crate::workbooks::clock()),
            new_id: || format!("id-{:09}", crate::workbooks::tick()),
        }
    }

    /// Opens a page.
    pub(crate) fn page(&self) -> Page {
        self.page_over(self.ports(), None)
    }

    /// Opens a page that seals.
    pub(crate) fn sealing_page(&self, cipher: Rc<dyn Cipher>) -> Page {
        let ports = self.ports();
        let vaults = Vaults::over(&ports, Some(cipher)).expect("a journal");
        self.page_over(vaults.guard(&ports), Some(vaults))
    }

    fn page_over(&self, ports: Ports, vaults: Option<Vaults>) -> Page {
        let on_device = Shelf::open(Cards::open(ports.clone()));
        on_device.find_in_journal();
        let book = Workbook::new(ports, default_certification());
        let page =
            Page { book, shelf: on_device, vaults, held: Rc::default(), heard: Rc::default() };
        self.pages.borrow_mut().push(page.clone());
        page
    }

    /// What was told and is not heard yet, keys and texts.
    pub(crate) fn told(&self) -> String {
        let told = self.air.0.borrow();
        let texts = told.iter().flatten();
        texts.fold(String::new(), |all, (key, text)| all + key + "\n" + text + "\n")
    }

    /// Every page hears what was told, and tells what follows, until there is silence.
    pub(crate) fn tell_all(&self) {
        for _ in 0..20 {
            let told = self.air.0.take();
            if told.is_empty() {
                return;
            }
            for texts in told {
                for page in self.pages.borrow().iter() {
                    page.hear(&texts);
                    page.book.flush();
                }
            }
            settle();
        }
        panic!("the pages never stop telling each other");
    }

    /// What was told reaches nobody.
    pub(crate) fn lose_what_was_told(&self) {
        self.air.0.take();
    }

    /// That page is closed.
    pub(crate) fn forget(&self, page: &Page) {
        self.pages.borrow_mut().retain(|one| !Rc::ptr_eq(&one.held, &page.held));
    }

    /// The only dossier of the journal.
    pub(crate) fn journalled(&self) -> Dossier {
        let texts = self.journal.all();
        let ids = texts.iter().filter_map(|(key, _)| record::entity_of(key)).map(|(id, _)| id);
        let id = ids.max().expect("a dossier");
        let own = texts.into_iter().filter(|(key, _)| record::entity_of(key).is_some());
        record::assemble(&id, own).expect("whole").dossier
    }
}
