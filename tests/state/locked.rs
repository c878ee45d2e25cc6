//! A sealed dossier in the hands of a person: written in, saved, locked, opened again, on several pages.
//!
//! Natively, over the doubles of `places` and the cipher of `vault`. What a kill leaves is in `sealing.rs`.

use crate::places::{Device, Page, ready, settle};
use crate::vault::TestCipher;
use crate::workbooks::{rate, tell};
use acquis::domain::evidence::EvidenceChange;
use acquis::domain::id::{DossierId, EvidenceId};
use acquis::domain::story::StoryPart;
use acquis::domain::{Edit, Level};
use acquis::exchange::sealed;
use acquis::state::card::OnDevice;
use acquis::state::saver::OpenError;
use acquis::state::vault::{Heard, VaultError};
use acquis::state::{RecordStore, SaveStatus, StoreError, Workbook};
use leptos::prelude::*;
use std::rc::Rc;

const PHRASE: &str = "cheval agrafe bleu tambour";
const SENTENCE: &str = "Un adhérent arrive sans rendez-vous.";

fn saved(book: Workbook) -> bool {
    matches!(book.status().get_untracked(), SaveStatus::Saved(_))
}

fn write(book: Workbook, id: &EvidenceId, part: StoryPart, text: &str) {
    let change = EvidenceChange::Part(part, text.to_owned());
    assert!(book.dispatch(&Edit::ChangeEvidence { id: id.clone(), change, at: book.at() }));
}

fn context(book: Workbook, id: &EvidenceId) -> String {
    let found = book.dossier().with_untracked(|d| d.evidence.get(id).cloned());
    found.map(|evidence| evidence.story.context.clone()).unwrap_or_default()
}

/// The device with one cipher for all its pages.
struct Desk<'a>(&'a Device, TestCipher);

impl Desk<'_> {
    fn page(&self) -> Page {
        let page = self.0.sealing_page(Rc::new(self.1.clone()));
        let vaults = page.vaults.clone().unwrap();
        ready(vaults.reconcile());
        page.shelf.refresh();
        page
    }

    /// A page with a dossier that is sealed and open.
    fn sealed(&self) -> (Page, DossierId) {
        let page = self.page();
        let id = page.begin();
        page.book.flush();
        settle();
        seal(&page, &id);
        (page, id)
    }

    /// A page on which it is opened again.
    fn unlocked(&self, id: &DossierId) -> Page {
        let page = self.page();
        ready(page.vaults.as_ref().unwrap().unlock(id, PHRASE)).unwrap();
        page.shelf.refresh();
        page.open(id);
        page
    }

    /// Whether that can be read anywhere.
    fn shows(&self, told: &str) -> bool {
        let store = self.0.store.keys("").unwrap().into_iter();
        let store = store.map(|key| self.0.store.get(&key).unwrap().unwrap() + &key);
        let journal = self.0.journal.keys().into_iter();
        let journal = journal.map(|key| self.0.journal.text(&key).unwrap() + &key);
        store.chain(journal).any(|text| text.contains(told))
    }
}

fn seal(page: &Page, id: &DossierId) {
    ready(page.vaults.as_ref().unwrap().seal(id, PHRASE)).unwrap();
    page.shelf.refresh();
}

fn run(test: impl FnOnce(&Desk<'_>)) {
    Device::run(|device| test(&Desk(device, TestCipher::default())));
}

#[test]
fn what_is_written_in_a_sealed_dossier_is_saved_sealed_and_there_again_after_a_reload() {
    run(|desk| {
        let (page, id) = desk.sealed();
        let evidence = tell(page.book, SENTENCE);
        rate(page.book, Level::Autonomous);
        assert_eq!(page.book.status().get_untracked(), SaveStatus::Pending);
        page.book.flush();
        settle();
        assert!(saved(page.book));
        assert!(!desk.shows("rendez-vous") && !desk.shows("autonomous") && !desk.shows("rating"));

        let later = desk.page();
        assert_eq!(later.shelf.cards().kept().get_untracked(), []);
        assert_eq!(later.shelf.cards().locked().get_untracked(), std::slice::from_ref(&id));
        later.book.when_open(&id, |opened| assert_eq!(opened, Err(OpenError::Absent)));
        settle();
        let later = desk.unlocked(&id);
        assert_eq!(later.book.dossier().get_untracked(), page.book.dossier().get_untracked());
        assert_eq!(context(later.book, &evidence), SENTENCE);
        assert_eq!(later.shelf.cards().kept().get_untracked().len(), 1);
        assert_eq!(later.shelf.cards().locked().get_untracked(), []);
    });
}

#[test]
fn either_place_makes_the_other_good() {
    for lost in [true, false] {
        run(|desk| {
            let (page, id) = desk.sealed();
            let evidence = tell(page.book, SENTENCE);
            page.book.flush();
            settle();
            if lost {
                for key in desk.0.store.keys("").unwrap() {
                    desk.0.store.remove(&key).unwrap();
                }
            } else {
                ready(desk.0.ports().journal.unwrap().erase("")).unwrap();
            }
            let later = desk.unlocked(&id);
            assert_eq!(context(later.book, &evidence), SENTENCE);
            settle();
            let last = desk.unlocked(&id);
            assert_eq!(context(last.book, &evidence), SENTENCE);
            let held = |keys: Vec<String>| keys.iter().filter(|key| key.contains("/r/")).count();
            let stored = held(desk.0.store.keys("").unwrap());
            assert!(stored > 0 && stored <= held(desk.0.journal.keys()));
            assert!(!desk.shows("rendez-vous"));
        });
    }
}

#[test]
fn saved_is_said_only_when_a_place_has_it_sealed() {
    run(|desk| {
        let (page, _) = desk.sealed();
        desk.0.journal.hold(true);
        let evidence = tell(page.book, SENTENCE);
        page.book.flush();
        settle();
        assert_eq!(page.book.status().get_untracked(), SaveStatus::Pending);
        desk.0.journal.hold(false);
        settle();
        assert!(saved(page.book));

        desk.0.journal.fail_from(Some(0));
        write(page.book, &evidence, StoryPart::Outcome, "Il repart content.");
        page.book.flush();
        settle();
        assert!(saved(page.book), "the quick store has it");
        assert!(page.book.places().get_untracked().journal.is_some());

        desk.0.store.refuse_from.set(Some(0));
        write(page.book, &evidence, StoryPart::Actions, "Je l'accueille.");
        page.book.flush();
        settle();
        let failed = SaveStatus::Failed(StoreError::Full);
        assert_eq!(page.book.status().get_untracked(), failed, "neither has it");
        assert!(!page.book.is_kept());

        desk.0.journal.fail_from(None);
        page.book.flush();
        settle();
        assert!(saved(page.book), "the journal has it");
        assert_eq!(page.book.places().get_untracked().store, Some(StoreError::Full));
        assert!(!desk.shows("accueille"));
    });
}

#[test]
fn a_locked_dossier_is_let_go_of_with_every_step_back() {
    run(|desk| {
        let (page, id) = desk.sealed();
        tell(page.book, SENTENCE);
        page.book.flush();
        settle();
        assert!(page.book.is_kept());
        assert!(page.vaults.as_ref().unwrap().lock(&id));
        page.book.abandon();
        page.shelf.refresh();
        assert!(page.book.dossier().with_untracked(|dossier| dossier.evidence.is_empty()));
        assert_eq!(page.book.undoable().get_untracked(), None);
        assert_eq!(page.book.superseded().get_untracked(), []);
        assert_eq!(page.shelf.cards().kept().get_untracked(), []);
        page.book.flush();
        settle();
        assert!(!desk.shows("rendez-vous"));
    });
}

#[test]
fn two_pages_on_a_sealed_dossier_converge_and_a_locked_one_hears_nothing_of_it() {
    run(|desk| {
        let (page, id) = desk.sealed();
        let evidence = tell(page.book, SENTENCE);
        page.book.flush();
        settle();
        desk.0.tell_all();
        let other = desk.unlocked(&id);
        let locked = desk.page();
        locked.heard.borrow_mut().clear();
        // At once, neither hearing the other.
        write(page.book, &evidence, StoryPart::Outcome, "Il repart content.");
        write(other.book, &evidence, StoryPart::Actions, "Je l'accueille.");
        page.book.flush();
        other.book.flush();
        settle();
        let told = desk.0.told();
        assert!(told.contains("/r/"), "something is told");
        for plain in ["accueille", "content.", "evidence", "card", "RNCP"] {
            assert!(!told.contains(plain), "{plain} is told");
        }
        desk.0.tell_all();
        settle();
        let both = page.book.dossier().get_untracked();
        assert_eq!(other.book.dossier().get_untracked(), both);
        let told = both.evidence.get(&evidence).unwrap().story.clone();
        assert_eq!((&*told.outcome, &*told.actions), ("Il repart content.", "Je l'accueille."));
        assert!(!desk.shows("accueille") && !desk.shows("content."));
        assert_eq!(*locked.heard.borrow(), []);
        let after = desk.unlocked(&id);
        assert_eq!(after.book.dossier().get_untracked(), both);
    });
}

#[test]
fn pages_hear_that_a_dossier_is_sealed_locked_and_unsealed() {
    run(|desk| {
        let page = desk.page();
        let id = page.begin();
        tell(page.book, SENTENCE);
        page.book.flush();
        settle();
        let other = desk.page();
        other.open(&id);
        desk.0.tell_all();
        seal(&page, &id);
        desk.0.tell_all();
        assert_eq!(*other.heard.borrow(), [Heard::Sealed(id.clone())]);
        // What it wrote before it heard is refused, and said not to be saved.
        rate(other.book, Level::WithHelp);
        other.book.flush();
        settle();
        assert_eq!(other.book.status().get_untracked(), SaveStatus::Failed(StoreError::Sealed));
        other.book.abandon();

        let third = desk.unlocked(&id);
        third.vaults.as_ref().unwrap().tell_locked(&id);
        desk.0.tell_all();
        assert_eq!(page.heard.borrow().last(), Some(&Heard::Locked(id.clone())));

        ready(page.vaults.as_ref().unwrap().unseal(&id)).unwrap();
        desk.0.tell_all();
        assert_eq!(third.heard.borrow().last(), Some(&Heard::Unsealed(id.clone())));
        // It goes on, unsealed.
        let evidence = tell(third.book, "Une suite.");
        third.book.flush();
        settle();
        assert!(saved(third.book));
        let plain = desk.page();
        plain.open(&id);
        assert_eq!(context(plain.book, &evidence), "Une suite.");
    });
}

#[test]
fn a_page_that_did_not_hear_of_a_new_passphrase_or_of_the_unsealing_goes_on() {
    run(|desk| {
        let (page, id) = desk.sealed();
        let deaf = desk.unlocked(&id);
        let vaults = page.vaults.clone().unwrap();
        ready(vaults.rekey(&id, PHRASE, "lanterne sept poivre")).unwrap();
        let first = tell(deaf.book, SENTENCE);
        deaf.book.flush();
        settle();
        assert!(saved(deaf.book) && !desk.shows("rendez-vous"));
        let wrong = ready(desk.page().vaults.unwrap().unlock(&id, PHRASE));
        assert_eq!(wrong, Err(VaultError::Wrong));

        ready(vaults.unseal(&id)).unwrap();
        let second = tell(deaf.book, "Une suite.");
        deaf.book.flush();
        settle();
        assert!(saved(deaf.book));
        let plain = desk.page();
        plain.open(&id);
        assert_eq!(context(plain.book, &first), SENTENCE);
        assert_eq!(context(plain.book, &second), "Une suite.");
    });
}

#[test]
fn versions_are_sealed_and_found_again() {
    run(|desk| {
        let (page, id) = desk.sealed();
        tell(page.book, SENTENCE);
        page.book.flush();
        settle();
        page.book.note_export();
        settle();
        let later = desk.unlocked(&id);
        let found = Rc::new(std::cell::Cell::new(0));
        let place = found.clone();
        later.book.points(move |points| place.set(points.len()));
        settle();
        assert_eq!(found.get(), 2, "the day's, and the export");
        assert!(!desk.shows("points") && !desk.shows("daily"));
    });
}

#[test]
fn a_file_of_a_locked_dossier_is_put_beside_it_under_another_id() {
    run(|desk| {
        let (page, id) = desk.sealed();
        let dossier = page.book.dossier().get_untracked();
        let later = desk.page();
        let beside = Rc::new(std::cell::RefCell::new(None));
        let place = beside.clone();
        later.shelf.add(&dossier, OnDevice::default(), move |added| {
            place.replace(added.ok());
        });
        settle();
        assert!(beside.borrow().as_ref().is_some_and(|beside| *beside != id));
        desk.unlocked(&id);
    });
}

/// A page whose channel is silent is told by `storage` that the header went.
fn header_went(page: &Page, id: &DossierId) {
    page.hear(&[(sealed::header_key(&sealed::owner_of(id)), String::new())]);
}

#[test]
fn a_page_on_which_it_is_open_hears_that_everything_was_erased() {
    for by_channel in [true, false] {
        run(|desk| {
            let (page, id) = desk.sealed();
            tell(page.book, SENTENCE);
            page.book.flush();
            settle();
            let other = desk.unlocked(&id);
            desk.0.tell_all();
            page.book.abandon();
            page.shelf.erase_from_journal("", |erased| assert_eq!(erased, Ok(())));
            settle();
            for key in desk.0.store.keys("").unwrap() {
                desk.0.store.remove(&key).unwrap();
            }
            if by_channel {
                page.shelf.tell_all_erased();
                desk.0.tell_all();
            } else {
                header_went(&other, &id);
            }
            assert!(!other.vaults.as_ref().unwrap().is_open(&id));
            assert!(other.book.dossier().with_untracked(|dossier| dossier.id != id));
            other.book.flush();
            settle();
            assert_eq!(desk.0.store.keys("").unwrap(), Vec::<String>::new());
            assert_eq!(desk.0.journal.keys(), Vec::<String>::new());
        });
    }
}

#[test]
fn a_page_without_a_channel_hears_that_it_was_unsealed_and_is_not_misled_while_it_is_sealed() {
    run(|desk| {
        let (page, id) = desk.sealed();
        let other = desk.unlocked(&id);
        header_went(&other, &id);
        assert_eq!(*other.heard.borrow(), [], "it stands");
        assert!(other.vaults.as_ref().unwrap().is_open(&id));
        ready(page.vaults.as_ref().unwrap().unseal(&id)).unwrap();
        header_went(&other, &id);
        assert_eq!(*other.heard.borrow(), [Heard::Unsealed(id.clone())]);
        assert!(!other.vaults.as_ref().unwrap().is_locked(&id));
    });
}
