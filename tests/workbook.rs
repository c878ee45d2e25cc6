//! The reactive state over a store that may refuse: dispatch, undo, save, open, shelf.
//!
//! Owns no rule of the domain (those are in `domain_*`) and no browser.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may fail loudly"
)]

use acquis::domain::evidence::EvidenceChange;
use acquis::domain::history::StepKind;
use acquis::domain::id::{CompetenceId, DossierId, EvidenceId};
use acquis::domain::story::StoryPart;
use acquis::domain::{Edit, Evidence, Level, Timestamp};
use acquis::fiche::default_certification;
use acquis::state::ports::MemoryStore;
use acquis::state::saver::{OpenError, QUARANTINE};
use acquis::state::{Ports, RecordStore, SaveStatus, Shelf, StoreError, Workbook};
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// A memory that can be told to refuse from its Nth write on, and to count writes.
#[derive(Default)]
struct Fussy {
    memory: MemoryStore,
    writes: Cell<usize>,
    refuse_from: Cell<Option<usize>>,
    written: RefCell<Vec<String>>,
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

fn tick() -> u32 {
    NEXT.with(|next| {
        next.set(next.get() + 10);
        next.get()
    })
}

/// Runs a test over a store, with an owner for its signals.
fn with_store(test: impl FnOnce(Rc<Fussy>, Ports)) {
    let owner = Owner::new();
    owner.set();
    let store = Rc::new(Fussy::default());
    let ports = Ports {
        store: store.clone(),
        now: || Timestamp::from_unix(1_800_000_000 + tick()),
        new_id: || format!("id-{:05}", tick()),
    };
    test(store, ports);
}

/// A dossier begun and opened.
fn begun(ports: &Ports) -> (Shelf, Workbook, DossierId) {
    let shelf = Shelf::open(ports.clone());
    let book = Workbook::new(ports.clone(), default_certification());
    let id = shelf.create(default_certification()).expect("created");
    book.open(&id).expect("opened");
    (shelf, book, id)
}

fn first_competence() -> CompetenceId {
    default_certification().blocks[0].competences[0].id.clone()
}

fn rate(book: Workbook, level: Level) {
    let edit = Edit::Rate { competence: first_competence(), level: Some(level), at: book.at() };
    assert!(book.dispatch(&edit));
}

fn tell(book: Workbook, text: &str) -> EvidenceId {
    let id = EvidenceId::new(book.new_id());
    let evidence = Evidence::blank(id.clone(), book.at());
    assert!(book.dispatch(&Edit::AddEvidence(Box::new(evidence))));
    let change = EvidenceChange::Part(StoryPart::Context, text.to_owned());
    assert!(book.dispatch(&Edit::ChangeEvidence { id: id.clone(), change, at: book.at() }));
    id
}

#[test]
fn what_was_written_is_there_when_the_dossier_is_opened_again() {
    with_store(|_, ports| {
        let (_, book, id) = begun(&ports);
        rate(book, Level::Autonomous);
        tell(book, "Un adhérent arrive à l’agence.");
        assert_eq!(book.status().get_untracked(), SaveStatus::Pending);
        book.flush();
        assert!(matches!(book.status().get_untracked(), SaveStatus::Saved(_)));
        let written = book.dossier().get_untracked();

        let later = Workbook::new(ports, default_certification());
        later.open(&id).expect("opened again");
        assert_eq!(later.dossier().get_untracked(), written);
    });
}

#[test]
fn a_keystroke_writes_its_own_record_and_the_card_only() {
    with_store(|store, ports| {
        let (_, book, _) = begun(&ports);
        let id = tell(book, "Un");
        tell(book, "Autre situation");
        book.flush();
        store.written.borrow_mut().clear();
        let change = EvidenceChange::Part(StoryPart::Context, "Un adhérent".to_owned());
        book.dispatch(&Edit::ChangeEvidence { id: id.clone(), change, at: book.at() });
        book.flush();
        let written = store.written.borrow().clone();
        assert_eq!(written.len(), 2, "{written:?}");
        assert!(written[0].ends_with(&format!("/evidence/{id}")), "{written:?}");
        assert!(written[1].ends_with("/card/-"), "{written:?}");
    });
}

#[test]
fn a_full_store_is_told_keeps_what_was_saved_and_takes_everything_once_there_is_room() {
    with_store(|store, ports| {
        let (_, book, id) = begun(&ports);
        rate(book, Level::WithHelp);
        book.flush();
        let saved = book.dossier().get_untracked();
        // Refuse at each write of the next save in turn: none may cost anything.
        for refused in 1..=3 {
            store.refuse_from.set(Some(store.writes.get() + refused));
            rate(book, if refused % 2 == 0 { Level::WithHelp } else { Level::Transmits });
            tell(book, "Texte écrit pendant que l’espace est plein.");
            book.flush();
            assert_eq!(book.status().get_untracked(), SaveStatus::Failed(StoreError::Full));
            let readable = Workbook::new(ports.clone(), default_certification());
            readable.open(&id).expect("what was saved still opens");
            assert!(readable.dossier().get_untracked().ratings.contains_key(&first_competence()));
        }
        store.refuse_from.set(None);
        book.flush();
        assert!(matches!(book.status().get_untracked(), SaveStatus::Saved(_)));
        let kept = Workbook::new(ports, default_certification());
        kept.open(&id).expect("opened");
        assert_eq!(kept.dossier().get_untracked(), book.dossier().get_untracked());
        assert_ne!(kept.dossier().get_untracked(), saved);
    });
}

#[test]
fn undo_and_redo_are_saved_like_any_edit() {
    with_store(|_, ports| {
        let (_, book, id) = begun(&ports);
        rate(book, Level::Autonomous);
        book.flush();
        assert_eq!(book.undoable().get_untracked(), Some(StepKind::Rate));
        book.undo();
        book.flush();
        let later = Workbook::new(ports.clone(), default_certification());
        later.open(&id).expect("opened");
        assert!(later.dossier().get_untracked().ratings.is_empty());
        book.redo();
        book.flush();
        let later = Workbook::new(ports, default_certification());
        later.open(&id).expect("opened");
        assert_eq!(later.dossier().get_untracked().ratings.len(), 1);
    });
}

#[test]
fn a_refused_edit_changes_nothing_and_says_why() {
    with_store(|_, ports| {
        let (_, book, _) = begun(&ports);
        let before = book.dossier().get_untracked();
        let edit = Edit::Rate { competence: "nulle-part".into(), level: None, at: book.at() };
        assert!(!book.dispatch(&edit));
        assert_eq!(book.dossier().get_untracked(), before);
        assert!(book.refusal().get_untracked().is_some());
        assert_eq!(book.status().get_untracked(), SaveStatus::Unchanged);
    });
}

#[test]
fn a_damaged_record_is_parked_and_the_rest_opens() {
    with_store(|store, ports| {
        let (_, book, id) = begun(&ports);
        rate(book, Level::Autonomous);
        let evidence = tell(book, "Un adhérent arrive à l’agence.");
        book.flush();
        book.close();
        let keys = store.keys("acquis/1/").unwrap();
        let key = keys.iter().find(|key| key.ends_with(evidence.as_str())).expect("its record");
        let raw = store.get(key).unwrap().unwrap();
        store.memory.set(key, &raw.replace("adhérent", "adherent")).unwrap();

        book.open(&id).expect("the rest opens");
        let dossier = book.dossier().get_untracked();
        assert_eq!(dossier.ratings.len(), 1);
        assert!(dossier.evidence.is_empty());
        let parked = store.get(&format!("{QUARANTINE}{key}")).unwrap();
        assert!(parked.is_some_and(|text| text.contains("adherent")), "kept byte for byte");
    });
}

#[test]
fn a_dossier_without_its_certification_is_refused_and_left_as_it_is() {
    with_store(|store, ports| {
        let (_, book, id) = begun(&ports);
        book.close();
        let keys = store.keys("acquis/1/").unwrap();
        let key = keys.iter().find(|key| key.ends_with("/certification/-")).expect("its record");
        store.memory.set(key, "abîmé").unwrap();
        assert_eq!(book.open(&id), Err(OpenError::Damaged));
        assert_eq!(store.get(key).unwrap().as_deref(), Some("abîmé"));
        assert_eq!(book.open(&"absent".into()), Err(OpenError::Absent));
    });
}

#[test]
fn the_shelf_creates_renames_duplicates_bins_restores_and_erases() {
    with_store(|store, ports| {
        let (shelf, book, id) = begun(&ports);
        rate(book, Level::Autonomous);
        book.close();
        shelf.rename(&id, "Mon CQP").expect("renamed");
        let copy = shelf.duplicate(&id, "Essai").expect("duplicated");
        let names: Vec<_> = shelf.kept().get_untracked().into_iter().map(|c| c.name).collect();
        assert_eq!(names.len(), 2);
        assert!(names.contains(&"Mon CQP".to_owned()) && names.contains(&"Essai".to_owned()));
        let (first, second) = (shelf.dossier(&id).unwrap(), shelf.dossier(&copy).unwrap());
        assert_eq!(first.ratings, second.ratings);

        shelf.bin(&copy).expect("binned");
        assert_eq!(shelf.kept().get_untracked().len(), 1);
        assert_eq!(shelf.binned().get_untracked().len(), 1);
        shelf.restore(&copy).expect("restored");
        assert_eq!(shelf.kept().get_untracked().len(), 2);

        shelf.bin(&copy).expect("binned");
        shelf.purge(&copy).expect("erased");
        let left = store.keys("acquis/1/").unwrap();
        assert!(left.iter().all(|key| !key.contains(copy.as_str())), "{left:?}");
        assert_eq!(shelf.kept().get_untracked().len(), 1);
    });
}

#[test]
fn a_dossier_that_cannot_be_written_leaves_nothing_behind() {
    with_store(|store, ports| {
        let shelf = Shelf::open(ports);
        store.refuse_from.set(Some(3));
        assert_eq!(shelf.create(default_certification()), Err(StoreError::Full));
        assert!(store.keys("acquis/1/").unwrap().is_empty());
        assert!(shelf.kept().get_untracked().is_empty());
    });
}

#[test]
fn a_lost_card_is_made_again_from_the_records() {
    with_store(|store, ports| {
        let (_, book, id) = begun(&ports);
        rate(book, Level::Autonomous);
        book.close();
        store.remove(&acquis::state::saver::card_key(&id)).unwrap();
        let shelf = Shelf::open(ports);
        let cards = shelf.kept().get_untracked();
        assert_eq!(cards.len(), 1);
        assert_eq!((cards[0].rated, cards[0].competences, cards[0].blocks), (1, 19, 4));
    });
}

#[test]
fn an_import_replaces_the_dossier_as_one_step_that_can_be_undone() {
    with_store(|_, ports| {
        let (_, book, _) = begun(&ports);
        rate(book, Level::Autonomous);
        let before = book.dossier().get_untracked();
        let mut imported = before.clone();
        imported.id = "autre".into();
        imported.ratings.clear();
        book.replace(imported);
        assert!(book.dossier().get_untracked().ratings.is_empty());
        assert_eq!(book.dossier().get_untracked().id, before.id, "it keeps its own id");
        assert_eq!(book.undoable().get_untracked(), Some(StepKind::Import));
        book.undo();
        assert_eq!(book.dossier().get_untracked(), before);
    });
}

#[test]
fn a_dossier_that_was_left_and_erased_does_not_come_back_half() {
    with_store(|store, ports| {
        let (shelf, book, id) = begun(&ports);
        rate(book, Level::Autonomous);
        book.leave();
        shelf.purge(&id).unwrap();
        assert_eq!(book.open(&id), Err(OpenError::Absent));
        rate(book, Level::Transmits);
        book.flush();
        assert_eq!(store.keys("acquis/1/").unwrap(), Vec::<String>::new());
    });
}

#[test]
fn a_dossier_renamed_on_the_shelf_has_its_new_name_when_it_is_opened_again() {
    with_store(|_, ports| {
        let (shelf, book, id) = begun(&ports);
        rate(book, Level::Autonomous);
        book.leave();
        shelf.rename(&id, "Mon CQP").unwrap();
        book.open(&id).unwrap();
        assert_eq!(book.dossier().get_untracked().name, "Mon CQP");
        rate(book, Level::Transmits);
        book.flush();
        shelf.refresh();
        assert_eq!(shelf.kept().get_untracked()[0].name, "Mon CQP");
    });
}

#[test]
fn a_dossier_that_was_left_and_is_unchanged_keeps_its_history() {
    with_store(|_, ports| {
        let (_, book, id) = begun(&ports);
        rate(book, Level::Autonomous);
        book.leave();
        book.open(&id).unwrap();
        assert!(book.undoable().get_untracked().is_some());
    });
}

#[test]
fn work_that_could_not_be_saved_is_kept_whatever_becomes_of_the_stored_copy() {
    with_store(|store, ports| {
        let (shelf, book, id) = begun(&ports);
        store.refuse_from.set(Some(store.writes.get() + 1));
        let evidence = tell(book, "Un appel difficile.");
        book.leave();
        shelf.purge(&id).unwrap();
        book.open(&id).unwrap();
        store.refuse_from.set(None);
        book.flush();
        let found = shelf.dossier(&id).unwrap();
        assert!(found.evidence.contains_key(&evidence));
    });
}

#[test]
fn a_dossier_worked_on_again_is_out_of_the_bin() {
    with_store(|_, ports| {
        let (shelf, book, id) = begun(&ports);
        book.leave();
        shelf.bin(&id).unwrap();
        book.open(&id).unwrap();
        book.replace(shelf.dossier(&id).unwrap());
        shelf.refresh();
        assert_eq!(shelf.kept().get_untracked().len(), 1);
        assert!(shelf.binned().get_untracked().is_empty());
    });
}
