//! The reactive state over a store that may refuse: dispatch, undo, save, open, shelf.
//!
//! Owns no rule of the domain (those are in `domain_*`) and no browser.

use crate::workbooks::{Now, ShelfNow, begun, first_competence, rate, tell, with_store};
use acquis::domain::dossier::Fault;
use acquis::domain::evidence::EvidenceChange;
use acquis::domain::history::StepKind;
use acquis::domain::story::StoryPart;
use acquis::domain::{Edit, Experience, Level};
use acquis::exchange::{Finding, Found};
use acquis::fiche::default_certification;
use acquis::state::saver::{OpenError, QUARANTINE};
use acquis::state::{Cards, RecordStore, SaveStatus, Shelf, StoreError, Workbook};
use leptos::prelude::*;

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
        later.open_now(&id).expect("opened again");
        assert_eq!(later.dossier().get_untracked(), written);
    });
}

#[test]
fn an_edit_that_changes_nothing_leaves_no_trace() {
    with_store(|store, ports| {
        let (_, book, _) = begun(&ports);
        rate(book, Level::Autonomous);
        let id = tell(book, "Un adhérent arrive.");
        let link = |change| Edit::ChangeEvidence { id: id.clone(), change, at: book.at() };
        let linked = EvidenceChange::Link(first_competence());
        assert!(book.dispatch(&link(linked.clone())));
        book.flush();
        let before = book.dossier().get_untracked();
        let (edits, status) = (book.edits().get_untracked(), book.status().get_untracked());
        let step = book.undoable().get_untracked();
        store.written.borrow_mut().clear();

        let told = EvidenceChange::Part(StoryPart::Context, "Un adhérent arrive.".to_owned());
        let untold = EvidenceChange::Unlink("no such link".into());
        let comment =
            |at| Edit::Comment { competence: first_competence(), comment: String::new(), at };
        for edit in [link(linked), link(told), link(untold), comment(book.at())] {
            assert!(book.dispatch(&edit), "{edit:?}");
        }
        rate(book, Level::Autonomous);
        book.flush();
        assert!(book.dossier().get_untracked() == before, "something has changed");
        assert_eq!(book.edits().get_untracked(), edits);
        assert_eq!(book.status().get_untracked(), status);
        assert_eq!(book.undoable().get_untracked(), step);
        assert_eq!(*store.written.borrow(), [""; 0]);
        book.undo();
        assert_eq!(book.dossier().with_untracked(|d| d.evidence[&id].competences.len()), 0);
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
            readable.open_now(&id).expect("what was saved still opens");
            assert!(readable.dossier().get_untracked().ratings.contains_key(&first_competence()));
        }
        store.refuse_from.set(None);
        book.flush();
        assert!(matches!(book.status().get_untracked(), SaveStatus::Saved(_)));
        let kept = Workbook::new(ports, default_certification());
        kept.open_now(&id).expect("opened");
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
        later.open_now(&id).expect("opened");
        assert!(later.dossier().get_untracked().ratings.is_empty());
        book.redo();
        book.flush();
        let later = Workbook::new(ports, default_certification());
        later.open_now(&id).expect("opened");
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
fn what_was_dropped_when_a_dossier_was_opened_is_told_until_it_is_seen() {
    with_store(|store, ports| {
        let (_, book, id) = begun(&ports);
        let experience = Experience::blank("x".into());
        assert!(book.dispatch(&Edit::AddExperience(experience)));
        let told = tell(book, "Un adhérent arrive.");
        let change = EvidenceChange::Experience(Some("x".into()));
        assert!(book.dispatch(&Edit::ChangeEvidence { id: told.clone(), change, at: book.at() }));
        book.flush();
        assert_eq!(book.findings().get_untracked(), []);
        let key = format!("{}experience/x", acquis::exchange::record::prefix(&id));
        store.set(&key, "torn").expect("set");

        let later = Workbook::new(ports.clone(), default_certification());
        later.open_now(&id).expect("opened");
        let at = vec!["experience".to_owned(), "x".to_owned()];
        let dropped = Finding::Repaired(Fault::UnknownExperience("x".into()));
        let found = Found::Text("torn".to_owned());
        let expected = [Finding::SkippedRecord { at, found }, dropped.clone()];
        assert_eq!(later.findings().get_untracked(), expected);
        later.dismiss_findings();
        assert_eq!(later.findings().get_untracked(), []);

        // The record is parked; the link stays dropped, and stays told.
        let again = Workbook::new(ports, default_certification());
        again.open_now(&id).expect("opened");
        assert_eq!(again.findings().get_untracked(), [dropped]);
        again.close();
        assert_eq!(again.findings().get_untracked(), []);
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

        book.open_now(&id).expect("the rest opens");
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
        assert_eq!(book.open_now(&id), Err(OpenError::Damaged));
        assert_eq!(store.get(key).unwrap().as_deref(), Some("abîmé"));
        assert_eq!(book.open_now(&"absent".into()), Err(OpenError::Absent));
    });
}

#[test]
fn the_shelf_creates_renames_duplicates_bins_restores_and_erases() {
    with_store(|store, ports| {
        let (shelf, book, id) = begun(&ports);
        rate(book, Level::Autonomous);
        book.close();
        shelf.rename_now(&id, "Mon CQP").expect("renamed");
        let copy = shelf.duplicate_now(&id, "Essai").expect("duplicated");
        let names: Vec<_> =
            shelf.cards().kept().get_untracked().into_iter().map(|c| c.name).collect();
        assert_eq!(names.len(), 2);
        assert!(names.contains(&"Mon CQP".to_owned()) && names.contains(&"Essai".to_owned()));
        let (first, second) = (shelf.dossier(&id).unwrap(), shelf.dossier(&copy).unwrap());
        assert_eq!(first.ratings, second.ratings);

        shelf.bin(&copy).expect("binned");
        assert_eq!(shelf.cards().kept().get_untracked().len(), 1);
        assert_eq!(shelf.cards().binned().get_untracked().len(), 1);
        shelf.restore(&copy).expect("restored");
        assert_eq!(shelf.cards().kept().get_untracked().len(), 2);

        shelf.bin(&copy).expect("binned");
        shelf.purge_now(&copy).expect("erased");
        let left = store.keys("acquis/1/").unwrap();
        assert!(left.iter().all(|key| !key.contains(copy.as_str())), "{left:?}");
        assert_eq!(shelf.cards().kept().get_untracked().len(), 1);
    });
}

#[test]
fn a_dossier_that_cannot_be_written_leaves_nothing_behind() {
    with_store(|store, ports| {
        let shelf = Shelf::open(Cards::open(ports));
        store.refuse_from.set(Some(3));
        assert_eq!(shelf.create_now(), Err(StoreError::Full));
        assert!(store.keys("acquis/1/").unwrap().is_empty());
        assert!(shelf.cards().kept().get_untracked().is_empty());
    });
}

#[test]
fn a_lost_card_is_made_again_from_the_records() {
    with_store(|store, ports| {
        let (_, book, id) = begun(&ports);
        rate(book, Level::Autonomous);
        book.close();
        store.remove(&acquis::state::card::card_key(&id)).unwrap();
        let shelf = Shelf::open(Cards::open(ports));
        let cards = shelf.cards().kept().get_untracked();
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
        shelf.purge_now(&id).unwrap();
        assert_eq!(book.open_now(&id), Err(OpenError::Absent));
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
        shelf.rename_now(&id, "Mon CQP").unwrap();
        book.open_now(&id).unwrap();
        assert_eq!(book.dossier().get_untracked().name, "Mon CQP");
        rate(book, Level::Transmits);
        book.flush();
        shelf.refresh();
        assert_eq!(shelf.cards().kept().get_untracked()[0].name, "Mon CQP");
    });
}

#[test]
fn a_dossier_that_was_left_and_is_unchanged_keeps_its_history() {
    with_store(|_, ports| {
        let (_, book, id) = begun(&ports);
        rate(book, Level::Autonomous);
        book.leave();
        book.open_now(&id).unwrap();
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
        shelf.purge_now(&id).unwrap();
        book.open_now(&id).unwrap();
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
        book.open_now(&id).unwrap();
        book.replace(shelf.dossier(&id).unwrap());
        shelf.refresh();
        assert_eq!(shelf.cards().kept().get_untracked().len(), 1);
        assert!(shelf.cards().binned().get_untracked().is_empty());
    });
}
