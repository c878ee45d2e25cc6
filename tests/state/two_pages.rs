//! Several pages open on one dossier of one device: they come to show the same, and no word is lost.
//!
//! Natively, over doubles of the two places. Two tabs of a browser are in `tests/e2e`.

use crate::places::{Device, Page, settle};
use crate::workbooks::{first_competence, rate, tell};
use acquis::domain::evidence::EvidenceChange;
use acquis::domain::id::EvidenceId;
use acquis::domain::merge::Value;
use acquis::domain::story::StoryPart;
use acquis::domain::{Edit, Level};
use acquis::state::card::card_key;
use acquis::state::{SaveStatus, StoreError, Workbook};
use leptos::prelude::*;

fn write(book: Workbook, id: &EvidenceId, text: &str) {
    let change = EvidenceChange::Part(StoryPart::Context, text.to_owned());
    assert!(book.dispatch(&Edit::ChangeEvidence { id: id.clone(), change, at: book.at() }));
}

/// Two pages on a dossier in which one situation is told.
fn both(device: &Device, text: &str) -> (Page, Page, EvidenceId) {
    let one = device.page();
    let id = one.begin();
    let evidence = tell(one.book, text);
    one.book.flush();
    settle();
    let other = device.page();
    other.open(&id);
    (one, other, evidence)
}

fn context(book: Workbook, id: &EvidenceId) -> String {
    let found = book.dossier().with_untracked(|d| d.evidence.get(id).cloned());
    found.map(|evidence| evidence.story.context.clone()).unwrap_or_default()
}

#[test]
fn who_only_opens_a_dossier_writes_nothing_and_is_not_told_that_it_is_being_saved() {
    Device::run(|device| {
        let page = device.page();
        let id = page.begin();
        rate(page.book, Level::Autonomous);
        page.book.flush();
        settle();
        let later = device.page();
        settle();
        let (written, asked) = (device.store.writes.get(), device.journal.calls());
        later.open(&id);
        assert_eq!(later.book.status().get_untracked(), SaveStatus::Unchanged);
        assert_eq!(device.store.writes.get(), written);
        assert_eq!(device.journal.calls(), asked + 1, "it is read once");

        // What the journal lacks is given to it, the card too.
        for key in device.journal.keys().iter().filter(|key| key.contains(id.as_str())) {
            device.journal.lose(key);
        }
        let last = device.page();
        settle();
        last.open(&id);
        assert!(matches!(last.book.status().get_untracked(), SaveStatus::Saved(_)));
        assert_eq!(device.journalled(), last.book.dossier().get_untracked());
        assert!(device.journal.keys().contains(&card_key(&id)));
    });
}

#[test]
fn what_the_journal_refused_of_one_dossier_is_not_said_of_another_that_it_holds() {
    Device::run(|device| {
        let page = device.page();
        let held = page.begin();
        page.book.flush();
        settle();
        page.begin();
        rate(page.book, Level::Autonomous);
        device.journal.fail_once(Some(device.journal.calls() + 1));
        page.book.flush();
        settle();
        let refused = |page: &Page| page.book.places().get_untracked().journal;
        assert_eq!(refused(&page), Some(StoreError::Unavailable));
        page.open(&held);
        assert_eq!(refused(&page), None);
    });
}

#[test]
fn two_pages_on_one_dossier_show_the_same_and_lose_nothing() {
    Device::run(|device| {
        let (one, other, evidence) = both(device, "Un adhérent arrive.");
        rate(other.book, Level::Autonomous);
        write(one.book, &evidence, "Un adhérent arrive, en colère.");
        one.book.flush();
        other.book.flush();
        settle();
        device.tell_all();
        for page in [&one, &other] {
            assert_eq!(context(page.book, &evidence), "Un adhérent arrive, en colère.");
            let rated =
                page.book.dossier().with_untracked(|d| d.ratings.contains_key(&first_competence()));
            assert!(rated);
        }
        assert_eq!(one.book.dossier().get_untracked(), other.book.dossier().get_untracked());
        // One's own undo takes back one's own step.
        one.book.undo();
        let rated = one.book.dossier().with_untracked(|d| d.ratings.len());
        assert_eq!((rated, context(one.book, &evidence)), (1, "Un adhérent arrive.".to_owned()));
    });
}

#[test]
fn a_text_that_loses_to_another_page_is_kept_and_can_be_had_back() {
    Device::run(|device| {
        let (one, other, evidence) = both(device, "Un adhérent arrive.");
        write(one.book, &evidence, "Ce que dit la première page.");
        write(other.book, &evidence, "Ce que dit la seconde.");
        one.book.flush();
        other.book.flush();
        settle();
        device.tell_all();
        let shown = context(one.book, &evidence);
        assert_eq!(shown, context(other.book, &evidence));
        let superseded = one.book.superseded().get_untracked();
        assert_eq!(superseded, other.book.superseded().get_untracked());
        let [(entity, version)] = superseded.as_slice() else { panic!("{superseded:?}") };
        one.book.settle(entity, version, true);
        settle();
        device.tell_all();
        assert_ne!(context(one.book, &evidence), shown);
        assert_eq!(context(one.book, &evidence), context(other.book, &evidence));
        // What stood there is kept in its turn; given up, it is gone from both.
        let superseded = other.book.superseded().get_untracked();
        let [(entity, version)] = superseded.as_slice() else { panic!("{superseded:?}") };
        other.book.settle(entity, version, false);
        settle();
        device.tell_all();
        assert_eq!(one.book.superseded().get_untracked(), []);
    });
}

#[test]
fn the_field_that_is_being_written_in_stays_as_its_writer_has_it() {
    Device::run(|device| {
        let (one, other, evidence) = both(device, "Un adhérent");
        // The other page has counted further: its text would stand.
        for text in ["Ailleurs", "Ailleurs, plus loin", "Ailleurs, bien plus loin"] {
            write(other.book, &evidence, text);
            other.book.flush();
            settle();
        }
        write(one.book, &evidence, "Un adhérent arr");
        one.hold(Some("Un adhérent arr"));
        device.tell_all();
        assert_eq!(context(one.book, &evidence), "Un adhérent arr");
        let superseded = one.book.superseded().get_untracked();
        assert_eq!(superseded.len(), 1, "{superseded:?}");
        one.book.flush();
        settle();
        device.tell_all();
        assert_eq!(context(other.book, &evidence), "Un adhérent arr");
    });
}

#[test]
fn a_page_that_slept_learns_what_others_wrote() {
    Device::run(|device| {
        let one = device.page();
        let id = one.begin();
        one.book.flush();
        settle();
        let other = device.page();
        other.open(&id);
        rate(other.book, Level::Transmits);
        other.book.flush();
        settle();
        one.book.look_again(None);
        settle();
        assert_eq!(one.book.dossier().get_untracked(), other.book.dossier().get_untracked());
    });
}

#[test]
fn what_the_journal_refused_from_one_page_is_not_overwritten_by_another() {
    Device::run(|device| {
        let (one, other, evidence) = both(device, "Un adhérent arrive.");
        device.journal.fail_once(Some(device.journal.calls() + 1));
        write(one.book, &evidence, "Un adhérent arrive, en colère.");
        one.book.flush();
        settle();
        // Nothing was told of it: it stands in the quick store alone, where the other page writes now.
        write(other.book, &evidence, "Un adhérent arrive, au calme.");
        other.book.flush();
        settle();
        let later = device.page();
        later.open(&other.book.dossier().with_untracked(|dossier| dossier.id.clone()));
        let standing = context(later.book, &evidence);
        let lost = later.book.superseded().get_untracked();
        let lost = lost.iter().filter_map(|(_, version)| match &version.value {
            Value::Text(text) => Some(text.as_str()),
            _ => None,
        });
        let mut both: Vec<_> = lost.chain([standing.as_str()]).collect();
        both.sort_unstable();
        assert_eq!(both, ["Un adhérent arrive, au calme.", "Un adhérent arrive, en colère."]);
        // A page that was asleep looks in both places.
        one.book.look_again(None);
        settle();
        assert_eq!(context(one.book, &evidence), standing);
    });
}

#[test]
fn two_pages_fall_silent_though_the_quick_store_is_full() {
    Device::run(|device| {
        let (one, other, evidence) = both(device, "Un adhérent arrive.");
        device.tell_all();
        device.store.refuse_from.set(Some(0));
        write(one.book, &evidence, "Un adhérent arrive, en colère.");
        one.book.flush();
        settle();
        // Fails when they never stop.
        device.tell_all();
        assert_eq!(context(other.book, &evidence), "Un adhérent arrive, en colère.");
    });
}
