//! The two places where work is kept: when it is said to be saved, and what each of them saves when
//! the other fails, at every call in turn. Several pages are in `two_pages.rs`.
//!
//! Natively, over doubles that fail when told. The browser's own places are in `tests/e2e`.

use crate::places::{Device, settle};
use crate::workbooks::{rate, tell};
use acquis::domain::evidence::EvidenceChange;
use acquis::domain::id::EvidenceId;
use acquis::domain::story::StoryPart;
use acquis::domain::{Dossier, Edit, Level};
use acquis::state::saver::{OpenError, QUARANTINE};
use acquis::state::{RecordStore, SaveStatus, StoreError, Workbook};
use leptos::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;

fn write(book: Workbook, id: &EvidenceId, text: &str) {
    let change = EvidenceChange::Part(StoryPart::Context, text.to_owned());
    assert!(book.dispatch(&Edit::ChangeEvidence { id: id.clone(), change, at: book.at() }));
}

fn context(book: Workbook, id: &EvidenceId) -> String {
    let found = book.dossier().with_untracked(|d| d.evidence.get(id).cloned());
    found.map(|evidence| evidence.story.context.clone()).unwrap_or_default()
}

fn saved(book: Workbook) -> bool {
    matches!(book.status().get_untracked(), SaveStatus::Saved(_))
}

#[test]
fn saved_is_said_only_once_the_journal_has_it() {
    Device::run(|device| {
        let page = device.page();
        page.begin();
        device.journal.hold(true);
        rate(page.book, Level::Autonomous);
        page.book.flush();
        settle();
        assert_eq!(page.book.status().get_untracked(), SaveStatus::Pending);
        device.journal.hold(false);
        settle();
        assert!(saved(page.book));
    });
}

#[test]
fn what_is_written_while_the_journal_is_busy_is_not_said_to_be_saved_with_the_rest() {
    Device::run(|device| {
        let page = device.page();
        page.begin();
        device.journal.hold(true);
        rate(page.book, Level::Autonomous);
        page.book.flush();
        settle();
        let id = tell(page.book, "Un adhérent");
        device.journal.hold(false);
        settle();
        assert_eq!(page.book.status().get_untracked(), SaveStatus::Pending, "the text waits");
        page.book.flush();
        settle();
        assert!(saved(page.book));
        assert!(device.journalled().evidence.contains_key(&id));
    });
}

#[test]
fn a_browser_that_loses_its_quick_store_loses_nothing() {
    Device::run(|device| {
        let page = device.page();
        page.begin();
        let id = tell(page.book, "Un adhérent arrive.");
        rate(page.book, Level::Autonomous);
        page.book.flush();
        settle();
        let written = page.book.dossier().get_untracked();

        // All of it, then its newest records only, as after a kill.
        for lost in ["", &id.to_string()] {
            for key in device.store.keys("acquis/1/").unwrap() {
                if key.contains(lost) {
                    device.store.remove(&key).unwrap();
                }
            }
            let later = device.page();
            settle();
            let cards = later.shelf.cards().kept().get_untracked();
            assert_eq!(cards.iter().map(|card| &card.id).collect::<Vec<_>>(), [&written.id]);
            later.open(&written.id);
            assert_eq!(later.book.dossier().get_untracked(), written);
            assert_eq!(
                device.store.keys(&format!("acquis/1/{}/evidence", written.id)).unwrap().len(),
                1
            );
        }
    });
}

#[test]
fn a_dossier_that_no_place_has_is_said_to_be_absent_once_both_have_been_asked() {
    Device::run(|device| {
        let page = device.page();
        let erased = page.begin();
        page.book.leave();
        page.shelf.purge(&erased, |done| done.unwrap());
        settle();
        for id in ["absent".into(), erased] {
            let answer = Rc::new(RefCell::new(None));
            let place = answer.clone();
            let opened = page.book.open(&id, move |looked| drop(place.replace(Some(looked))));
            assert_eq!(opened, Err(OpenError::Looking));
            settle();
            assert_eq!(answer.take(), Some(Err(OpenError::Absent)));
        }
    });
}

#[test]
fn a_full_quick_store_costs_nothing_while_the_journal_takes_the_work() {
    Device::run(|device| {
        let page = device.page();
        let id = page.begin();
        device.store.refuse_from.set(Some(0));
        let evidence = tell(page.book, "Écrit quand tout est plein.");
        page.book.flush();
        settle();
        assert!(saved(page.book));
        assert_eq!(page.book.places().get_untracked().store, Some(StoreError::Full));
        device.store.refuse_from.set(None);
        let later = device.page();
        later.open(&id);
        assert_eq!(context(later.book, &evidence), "Écrit quand tout est plein.");
    });
}

#[test]
fn without_a_journal_the_quick_store_keeps_the_work_and_the_person_is_warned() {
    Device::run(|device| {
        let page = device.page();
        let id = page.begin();
        device.journal.fail_from(Some(0));
        let evidence = tell(page.book, "Écrit sans journal.");
        page.book.flush();
        settle();
        assert!(saved(page.book));
        assert_eq!(page.book.places().get_untracked().journal, Some(StoreError::Unavailable));
        let later = device.page();
        later.open(&id);
        assert_eq!(context(later.book, &evidence), "Écrit sans journal.");
        // The journal is back: it gets what it lacks, and the warning goes.
        device.journal.fail_from(None);
        rate(later.book, Level::Autonomous);
        later.book.flush();
        settle();
        assert_eq!(later.book.places().get_untracked().journal, None);
        let again = device.page();
        again.open(&id);
        settle();
        assert_eq!(device.journalled(), again.book.dossier().get_untracked());
    });
}

#[test]
fn when_both_places_refuse_nothing_is_said_to_be_saved_and_all_is_kept_once_one_takes_it() {
    for first in ["store", "journal"] {
        Device::run(|device| {
            let page = device.page();
            let id = page.begin();
            device.store.refuse_from.set(Some(0));
            device.journal.fail_from(Some(0));
            let evidence = tell(page.book, "Nulle part.");
            page.book.flush();
            settle();
            assert_eq!(page.book.status().get_untracked(), SaveStatus::Failed(StoreError::Full));
            if first == "store" {
                device.store.refuse_from.set(None);
            } else {
                device.journal.fail_from(None);
            }
            page.book.flush();
            settle();
            assert!(saved(page.book), "{first}");
            let later = device.page();
            later.open(&id);
            assert_eq!(context(later.book, &evidence), "Nulle part.", "{first}");
        });
    }
}

/// A long scenario; gives what the person had been told is saved, and all they wrote. `None` when
/// the dossier could not be begun, which was said.
fn scenario(device: &Device) -> Option<(Option<Dossier>, Dossier)> {
    let page = device.page();
    let mut told = None;
    let id = page.try_begin()?;
    let mut step = |act: &dyn Fn(Workbook)| {
        act(page.book);
        page.book.flush();
        settle();
        if saved(page.book) {
            told = Some(page.book.dossier().get_untracked());
        }
    };
    step(&|book| rate(book, Level::WithHelp));
    step(&|book| drop(tell(book, "Une première situation.")));
    step(&|book| drop(tell(book, "Une deuxième.")));
    step(&|book| {
        let id = book.dossier().with_untracked(|d| d.evidence.keys().next().cloned());
        if let Some(id) = id {
            write(book, &id, "Une première situation, reprise.");
        }
    });
    step(&|book| book.undo());
    step(&|book| book.redo());
    step(&|book| {
        let id = book.dossier().with_untracked(|d| d.evidence.keys().last().cloned());
        if let Some(id) = id {
            book.dispatch(&Edit::RemoveEvidence(id));
        }
    });
    step(&|book| rate(book, Level::Autonomous));
    let written = page.book.dossier().get_untracked();
    page.book.leave();
    settle();
    page.shelf.rename(&id, "Mon CQP", |_| {});
    settle();
    Some((told, written))
}

/// How many calls the scenario makes to each place.
fn calls() -> (usize, usize) {
    let mut counted = (0, 0);
    Device::run(|device| {
        scenario(device);
        counted = (device.store.writes.get(), device.journal.calls());
    });
    counted
}

/// What a later page, whose places work again, finds of the dossier.
fn found(device: &Device) -> Option<Dossier> {
    device.store.refuse_from.set(None);
    device.store.refuse_once.set(None);
    device.journal.fail_from(None);
    device.journal.fail_once(None);
    let later = device.page();
    settle();
    let card = later.shelf.cards().kept().get_untracked().into_iter().next()?;
    later.open(&card.id);
    assert_eq!(later.book.dossier().with_untracked(Dossier::faults), []);
    Some(later.book.dossier().get_untracked())
}

/// Nothing that was said to be saved is missing: later words may be there as well.
fn nothing_lost(told: Option<&Dossier>, found: Option<&Dossier>, what: &str) {
    let Some(told) = told else { return };
    let found = found.unwrap_or_else(|| panic!("{what}: all is lost"));
    assert_eq!(found.ratings, told.ratings, "{what}");
    assert_eq!(found.evidence, told.evidence, "{what}");
}

#[test]
fn the_call_that_fails_costs_nothing_that_was_said_to_be_saved() {
    let (writes, answers) = calls();
    assert!(writes > 20 && answers > 8, "{writes} {answers}");
    for n in 1..=writes {
        for lasting in [false, true] {
            Device::run(|device| {
                let place =
                    if lasting { &device.store.refuse_from } else { &device.store.refuse_once };
                place.set(Some(n));
                let Some((told, written)) = scenario(device) else {
                    assert!(found(device).is_none(), "write {n}: half a dossier");
                    return;
                };
                // The journal took it all: it is said to be saved whatever the store does.
                assert_eq!(told.as_ref().map(|d| &d.evidence), Some(&written.evidence));
                let found = found(device);
                nothing_lost(
                    told.as_ref(),
                    found.as_ref(),
                    &format!("write {n}, lasting {lasting}"),
                );
            });
        }
    }
    for n in 1..=answers {
        for lasting in [false, true] {
            Device::run(|device| {
                let n = Some(n);
                if lasting {
                    device.journal.fail_from(n);
                } else {
                    device.journal.fail_once(n);
                }
                let (told, written) = scenario(device).expect("begun");
                assert_eq!(told.map(|d| d.evidence), Some(written.evidence.clone()));
                nothing_lost(Some(&written), found(device).as_ref(), &format!("answer {n:?}"));
            });
        }
    }
}

#[test]
fn a_dossier_that_is_kept_nowhere_gives_its_place_to_no_other() {
    Device::run(|device| {
        let page = device.page();
        let first = page.begin();
        page.book.leave();
        let second = page.begin();
        device.store.refuse_from.set(Some(0));
        device.journal.fail_from(Some(0));
        let evidence = tell(page.book, "Nulle part ailleurs.");
        page.book.flush();
        settle();
        let refused = page.book.open(&first, |_| {});
        assert_eq!(refused, Err(OpenError::Unsaved(second.clone())));
        settle();
        assert_eq!(context(page.book, &evidence), "Nulle part ailleurs.");
        device.journal.fail_from(None);
        page.book.flush();
        settle();
        page.open(&first);
        page.open(&second);
        assert_eq!(context(page.book, &evidence), "Nulle part ailleurs.");
    });
}

#[test]
fn an_unreadable_record_in_the_journal_is_parked_before_another_takes_its_place() {
    Device::run(|device| {
        let page = device.page();
        page.begin();
        let id = tell(page.book, "Un adhérent arrive.");
        page.book.flush();
        settle();
        let key = device.journal.keys().into_iter().find(|key| key.ends_with(id.as_str())).unwrap();
        device.journal.put(&key, "abîmé");
        write(page.book, &id, "Un adhérent arrive, puis repart.");
        page.book.flush();
        settle();
        assert_eq!(device.journal.text(&format!("{QUARANTINE}{key}")).as_deref(), Some("abîmé"));
        assert_eq!(device.journalled(), page.book.dossier().get_untracked());
    });
}

#[test]
fn a_dossier_erased_for_good_comes_back_from_nowhere() {
    Device::run(|device| {
        let page = device.page();
        let id = page.begin();
        rate(page.book, Level::Autonomous);
        page.book.leave();
        settle();
        page.shelf.bin(&id).unwrap();
        // The journal cannot: it stays in the bin, and it is said.
        device.journal.fail_from(Some(0));
        let failed = Rc::new(RefCell::new(None));
        let place = failed.clone();
        page.shelf.purge(&id, move |done| {
            place.replace(Some(done.is_err()));
        });
        settle();
        assert_eq!(failed.take(), Some(true));
        assert_eq!(page.shelf.cards().binned().get_untracked().len(), 1);
        device.journal.fail_from(None);
        page.shelf.purge(&id, |done| done.unwrap());
        settle();
        assert_eq!(device.store.keys("acquis/1/").unwrap(), [""; 0]);
        assert_eq!(device.journal.keys(), [""; 0]);
        let later = device.page();
        settle();
        assert!(later.shelf.cards().binned().get_untracked().is_empty());
    });
}
