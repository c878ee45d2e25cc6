//! What a later version of the application wrote: never overwritten, not opened, told.
//!
//! Natively, over doubles of the two places. Files of a later version are in `tests/exchange/read.rs`.

use crate::places::{Device, Page, settle};
use crate::workbooks::{first_competence, rate};
use acquis::domain::Level;
use acquis::domain::id::DossierId;
use acquis::exchange::record::encode;
use acquis::state::saver::OpenError;
use acquis::state::{RecordStore, SaveStatus, StoreError};
use leptos::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;

/// A rating as a later version may keep it.
fn later() -> String {
    encode(
        7,
        r#"{"seen":["7@z"],"deleted":[],"versions":[{"field":"mood","at":"7@z","value":{"text":"bien"}}]}"#,
    )
}

fn rating(id: &DossierId) -> String {
    format!("acquis/1/{id}/rating/{}", first_competence())
}

/// How opening a dossier ends, at once or once the journal has answered.
fn opening(page: &Page, id: &DossierId) -> Result<(), OpenError> {
    let later = Rc::new(RefCell::new(Ok(())));
    let place = later.clone();
    let now = page.book.open(id, move |looked| drop(place.replace(looked)));
    settle();
    match now {
        Ok(()) | Err(OpenError::Looking) => later.borrow().clone(),
        refused => refused,
    }
}

/// A device with a dossier, whose rating a later version has written in both places or in one.
fn with_later(places: [bool; 2], test: impl FnOnce(&Device, &DossierId)) {
    Device::run(|device| {
        let page = device.page();
        let id = page.begin();
        rate(page.book, Level::Autonomous);
        page.book.leave();
        settle();
        let key = rating(&id);
        if places[0] {
            device.store.set(&key, &later()).unwrap();
        }
        if places[1] {
            device.journal.put(&key, &later());
        }
        test(device, &id);
        if places[0] {
            assert_eq!(device.store.get(&key).unwrap(), Some(later()), "overwritten");
        }
        if places[1] {
            assert_eq!(device.journal.text(&key), Some(later()), "overwritten");
        }
        assert!(device.store.keys("acquis/1/quarantine").unwrap().is_empty(), "it is not damaged");
    });
}

#[test]
fn a_dossier_in_which_a_later_version_wrote_is_not_opened_and_not_touched() {
    for places in [[true, true], [true, false], [false, true]] {
        with_later(places, |device, id| {
            let page = device.page();
            assert_eq!(opening(&page, id), Err(OpenError::Newer), "{places:?}");
            assert_eq!(page.book.dossier().with_untracked(|d| d.id.clone()).as_str(), "");
            let raw = Rc::new(RefCell::new(Vec::new()));
            let place = raw.clone();
            page.shelf.raw(id, move |texts| drop(place.replace(texts)));
            page.shelf.rename(id, "Autre nom", |done| assert_eq!(done, Err(OpenError::Newer)));
            page.shelf.duplicate(id, "Copie", |done| assert!(done.is_err()));
            page.shelf.everything(|(all, left_out)| assert_eq!((all.len(), left_out), (0, 1)));
            settle();
            assert!(raw.borrow().contains(&(rating(id), later())), "all of it can be taken along");
        });
    }
}

#[test]
fn a_page_under_which_a_later_version_writes_leaves_that_alone_and_says_so() {
    for (places, status) in [
        ([true, true], Some(SaveStatus::Failed(StoreError::Newer))),
        ([true, false], None),
        ([false, true], None),
    ] {
        Device::run(|device| {
            let page = device.page();
            let id = page.begin();
            rate(page.book, Level::WithHelp);
            page.book.flush();
            settle();
            let key = rating(&id);
            if places[0] {
                device.store.set(&key, &later()).unwrap();
            }
            if places[1] {
                device.journal.put(&key, &later());
            }
            rate(page.book, Level::Transmits);
            page.book.flush();
            settle();
            assert_eq!(device.store.get(&key).unwrap() == Some(later()), places[0], "{places:?}");
            assert_eq!(device.journal.text(&key) == Some(later()), places[1], "{places:?}");
            let told = page.book.places().get_untracked();
            assert_eq!(told.store == Some(StoreError::Newer), places[0]);
            assert_eq!(told.journal == Some(StoreError::Newer), places[1]);
            if let Some(status) = status {
                assert_eq!(page.book.status().get_untracked(), status);
            }
        });
    }
}

#[test]
fn a_layout_of_a_later_version_is_neither_read_nor_touched_and_is_told() {
    Device::run(|device| {
        let page = device.page();
        let id = page.begin();
        assert!(!page.shelf.holds_newer());
        let key = format!("acquis/2/{id}/rating/a");
        device.store.set(&key, "what it likes").unwrap();
        device.journal.put(&key, "what it likes");
        device.store.set("acquis/settings/language", "fr").unwrap();
        let later = device.page();
        settle();
        assert!(later.shelf.holds_newer());
        later.open(&id);
        rate(later.book, Level::Autonomous);
        later.book.leave();
        later.shelf.bin(&id).unwrap();
        settle();
        later.shelf.purge(&id, |done| done.unwrap());
        settle();
        assert_eq!(device.store.get(&key).unwrap().as_deref(), Some("what it likes"));
        assert_eq!(device.journal.keys(), [key]);
    });
}
