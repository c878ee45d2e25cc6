//! What is erased stays erased and what is not does not go with it: the bin, other pages that are open, a
//! browser that was killed, a clock that is wrong.
//!
//! Natively, over doubles of the two places. In browsers: `tests/e2e`.

use crate::places::{Device, Page, settle};
use crate::workbooks::{days_pass, rate, tell};
use acquis::domain::Level;
use acquis::domain::id::DossierId;
use acquis::state::card::card_key;
use acquis::state::saver::QUARANTINE;
use acquis::state::{RecordStore, SaveStatus, StoreError};
use leptos::prelude::*;

fn kept(page: &Page) -> Vec<DossierId> {
    page.shelf.cards().kept().get_untracked().into_iter().map(|card| card.id).collect()
}

fn erase(page: &Page, id: &DossierId) {
    page.shelf.purge(id, |done| done.expect("erased"));
    settle();
}

#[test]
fn a_page_that_has_a_dossier_open_lets_go_of_it_when_another_erases_it() {
    Device::run(|device| {
        let one = device.page();
        let id = one.begin();
        rate(one.book, Level::Autonomous);
        one.book.flush();
        settle();
        let other = device.page();
        other.open(&id);
        erase(&one, &id);
        device.tell_all();
        assert_eq!(other.book.dossier().with_untracked(|d| d.id.clone()).as_str(), "");
        other.book.flush();
        settle();
        assert_eq!(device.store.keys("acquis/1/").unwrap(), [""; 0]);
        assert_eq!(device.journal.keys(), [""; 0]);
        assert_eq!(kept(&other), []);
    });
}

#[test]
fn a_page_that_was_not_told_asks_when_it_is_shown_again_and_keeps_all_of_it_or_nothing() {
    for keep in [true, false] {
        Device::run(|device| {
            let one = device.page();
            let id = one.begin();
            let evidence = tell(one.book, "Un adhérent arrive.");
            one.book.flush();
            settle();
            let other = device.page();
            other.open(&id);
            other.book.look_again(None);
            settle();
            assert!(!other.book.gone().get_untracked());
            erase(&one, &id);
            other.book.look_again(None);
            settle();
            assert!(other.book.gone().get_untracked(), "it is on this page alone");
            if keep {
                other.book.keep_on();
                settle();
                assert!(!other.book.gone().get_untracked());
                assert!(device.journalled().evidence.contains_key(&evidence));
            } else {
                other.book.abandon();
                settle();
                assert_eq!(device.journal.keys(), [""; 0]);
            }
            let later = device.page();
            settle();
            assert_eq!(kept(&later).len(), usize::from(keep));
        });
    }
}

#[test]
fn what_is_written_into_an_erased_dossier_brings_back_all_of_it_and_never_a_piece() {
    Device::run(|device| {
        let one = device.page();
        let id = one.begin();
        tell(one.book, "Un adhérent arrive.");
        one.book.flush();
        settle();
        let other = device.page();
        other.open(&id);
        erase(&one, &id);
        // It was not told, and was not asleep.
        rate(other.book, Level::Transmits);
        other.book.flush();
        settle();
        assert_eq!(device.journalled(), other.book.dossier().get_untracked());
        let later = device.page();
        later.open(&id);
        assert_eq!(later.book.dossier().get_untracked(), other.book.dossier().get_untracked());
    });
}

#[test]
fn a_store_that_is_emptied_under_an_open_page_is_filled_again_as_a_whole() {
    Device::run(|device| {
        let page = device.page();
        let id = page.begin();
        tell(page.book, "Un adhérent arrive.");
        page.book.flush();
        settle();
        let before = device.store.keys("acquis/1/").unwrap().len();
        for key in device.store.keys("acquis/1/").unwrap() {
            device.store.remove(&key).unwrap();
        }
        rate(page.book, Level::Autonomous);
        page.book.flush();
        settle();
        assert_eq!(device.store.keys("acquis/1/").unwrap().len(), before + 1, "and the rating");
        assert!(device.store.get(&card_key(&id)).unwrap().is_some());
    });
}

/// A browser that is killed may give localStorage back as it was minutes before.
#[test]
fn a_dossier_taken_out_of_the_bin_is_not_emptied_with_it_by_a_store_that_was_rolled_back() {
    Device::run(|device| {
        let page = device.page();
        let id = page.begin();
        rate(page.book, Level::Autonomous);
        page.book.leave();
        settle();
        page.shelf.bin(&id).unwrap();
        settle();
        let binned = device.store.get(&card_key(&id)).unwrap().unwrap();
        days_pass(29);
        page.shelf.restore(&id).unwrap();
        settle();
        device.store.set(&card_key(&id), &binned).unwrap();
        days_pass(2);
        // Nobody knows without the journal's answer.
        device.journal.fail_from(Some(0));
        let _ = device.page();
        settle();
        device.journal.fail_from(None);
        let later = device.page();
        settle();
        assert_eq!(kept(&later), std::slice::from_ref(&id));
        later.open(&id);
        assert_eq!(later.book.dossier().with_untracked(|d| d.ratings.len()), 1);
        // One that does lie there goes when its time is over.
        later.book.leave();
        later.shelf.bin(&id).unwrap();
        settle();
        days_pass(30);
        assert_eq!(device.page().shelf.cards().binned().get_untracked().len(), 1);
        settle();
        days_pass(1);
        let last = device.page();
        settle();
        assert_eq!(last.shelf.cards().binned().get_untracked(), []);
        assert_eq!(device.journal.keys(), [""; 0]);
    });
}

#[test]
fn a_clock_that_was_moved_back_erases_nothing_and_the_later_word_still_stands() {
    Device::run(|device| {
        let one = device.page();
        let id = one.begin();
        let evidence = tell(one.book, "Écrit avant.");
        one.book.flush();
        settle();
        days_pass(-400);
        let text = |page: &Page| {
            page.book.dossier().with_untracked(|d| d.evidence[&evidence].story.context.clone())
        };
        let other = device.page();
        other.open(&id);
        let change = acquis::domain::evidence::EvidenceChange::Part(
            acquis::domain::story::StoryPart::Context,
            "Écrit après, par une horloge en retard.".to_owned(),
        );
        let at = other.book.at();
        let edit = acquis::domain::Edit::ChangeEvidence { id: evidence.clone(), change, at };
        assert!(other.book.dispatch(&edit));
        other.book.flush();
        settle();
        device.tell_all();
        assert_eq!(text(&one), "Écrit après, par une horloge en retard.");
        assert_eq!(one.book.superseded().get_untracked(), []);
        other.book.leave();
        other.shelf.bin(&id).unwrap();
        settle();
        let later = device.page();
        settle();
        assert_eq!(later.shelf.cards().binned().get_untracked().len(), 1, "binned in the past");
        // Right again, the clock says that the bin has had it for longer than it keeps anything.
        days_pass(400);
        let right = device.page();
        settle();
        assert_eq!(right.shelf.cards().binned().get_untracked().len(), 1, "since today");
        right.open(&id);
        assert_eq!(text(&right), "Écrit après, par une horloge en retard.");
    });
}

#[test]
fn what_one_page_exports_or_puts_in_the_bin_another_knows() {
    Device::run(|device| {
        let one = device.page();
        let id = one.begin();
        rate(one.book, Level::Autonomous);
        one.book.flush();
        settle();
        let other = device.page();
        other.open(&id);
        other.book.note_export();
        settle();
        device.tell_all();
        let exported = one.book.device().get_untracked().exported_at;
        assert!(exported.is_some());
        assert_eq!(one.book.device().get_untracked().unexported_since, None);
        // An edit there does not take it back.
        rate(one.book, Level::Transmits);
        one.book.flush();
        settle();
        device.tell_all();
        let card = device.page().shelf.cards().of(&id).unwrap();
        assert_eq!(card.device.exported_at, exported);
        assert!(card.device.unexported_since.is_some());
    });
}

#[test]
fn a_dossier_is_begun_in_the_journal_while_the_quick_store_is_full() {
    Device::run(|device| {
        let page = device.page();
        device.store.refuse_from.set(Some(0));
        let id = page.begin();
        let evidence = tell(page.book, "Écrit quand tout est plein.");
        page.book.flush();
        settle();
        assert!(matches!(page.book.status().get_untracked(), SaveStatus::Saved(_)));
        assert_eq!(page.book.places().get_untracked().store, Some(StoreError::Full));
        // It stays in the list, and so do its counts.
        page.book.leave();
        page.shelf.refresh();
        assert_eq!(kept(&page), std::slice::from_ref(&id));
        page.shelf.rename(&id, "Mon CQP", |done| done.expect("renamed"));
        settle();
        let later = device.page();
        settle();
        later.shelf.refresh();
        let card = later.shelf.cards().of(&id).unwrap();
        assert_eq!((card.evidence, card.name.as_str()), (1, "Mon CQP"));
        later.open(&id);
        assert!(later.book.dossier().with_untracked(|d| d.evidence.contains_key(&evidence)));
        later.book.leave();
        erase(&later, &id);
        assert_eq!((kept(&later), device.journal.keys()), (vec![], vec![]));
        // Neither takes it: nothing is left of it, and it is said.
        device.journal.fail_from(Some(0));
        assert_eq!(later.try_begin(), None);
        device.journal.fail_from(None);
        assert_eq!(device.store.keys("acquis/1/").unwrap(), [""; 0]);
    });
}

#[test]
fn a_card_that_cannot_be_read_is_parked_and_the_journal_s_takes_its_place() {
    Device::run(|device| {
        let page = device.page();
        let id = page.begin();
        page.book.leave();
        settle();
        page.shelf.bin(&id).unwrap();
        settle();
        device.store.set(&card_key(&id), "abîmé").unwrap();
        let later = device.page();
        settle();
        assert_eq!(later.shelf.cards().binned().get_untracked().len(), 1);
        let parked = device.store.get(&format!("{QUARANTINE}{}", card_key(&id))).unwrap();
        assert_eq!(parked.as_deref(), Some("abîmé"));
    });
}
