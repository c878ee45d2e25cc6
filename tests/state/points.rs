//! The points to which a candidate can go back, a copy of everything, and two copies that meet on a
//! device.

use crate::places::{Device, Page, settle};
use crate::workbooks::{rate, tell};
use acquis::domain::Level;
use acquis::exchange::bundle::{bundle, lines};
use acquis::exchange::{read, write_copy};
use acquis::fiche::default_certification;
use acquis::state::points::{MOST_POINTS, Point, PointKind};
use acquis::state::{RecordStore, StoreError};
use leptos::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;

/// What comes later, once it has come.
fn given<T: 'static>(ask: impl FnOnce(Box<dyn FnOnce(T)>)) -> T {
    let answer = Rc::new(RefCell::new(None));
    let place = answer.clone();
    ask(Box::new(move |given| drop(place.replace(Some(given)))));
    settle();
    answer.take().expect("it came")
}

fn points(page: &Page) -> Vec<Point> {
    given(|then| page.book.points(then))
}

#[test]
fn the_day_begins_with_a_point_and_an_import_is_preceded_by_one() {
    Device::run(|device| {
        let page = device.page();
        page.begin();
        let empty = page.book.dossier().get_untracked();
        rate(page.book, Level::WithHelp);
        settle();
        rate(page.book, Level::Autonomous);
        settle();
        let kinds = |points: &[Point]| points.iter().map(|p| p.kind).collect::<Vec<_>>();
        assert_eq!(kinds(&points(&page)), [PointKind::Daily]);
        let before = page.book.dossier().get_untracked();
        page.book.replace(empty.clone());
        settle();
        page.book.note_export();
        settle();
        let found = points(&page);
        assert_eq!(kinds(&found), [PointKind::Export, PointKind::Import, PointKind::Daily]);
        assert_eq!(found[0].dossier(), None);
        assert_eq!(found[1].dossier(), Some(before));
        assert_eq!((found[1].card.rated, found[2].card.rated), (1, 0));
        assert_eq!(found[2].dossier().map(|d| d.ratings), Some(empty.ratings));
    });
}

#[test]
fn the_oldest_points_go_first_and_one_that_cannot_be_kept_costs_nothing() {
    Device::run(|device| {
        let page = device.page();
        page.begin();
        for n in 0..MOST_POINTS + 3 {
            tell(page.book, &format!("Situation {n}"));
            let now = page.book.dossier().get_untracked();
            page.book.replace(now);
            settle();
        }
        let imports: Vec<_> =
            points(&page).into_iter().filter(|p| p.kind == PointKind::Import).collect();
        assert_eq!(imports.len(), MOST_POINTS);
        let told: Vec<_> = imports.iter().map(|point| point.card.evidence).collect();
        assert_eq!(told, (4..=MOST_POINTS + 3).rev().collect::<Vec<_>>());

        device.journal.fail_from(Some(0));
        tell(page.book, "Une autre");
        let now = page.book.dossier().get_untracked();
        page.book.replace(now.clone());
        settle();
        assert_eq!(page.book.dossier().get_untracked(), now);
        assert_eq!(page.book.places().get_untracked().journal, Some(StoreError::Unavailable));
    });
}

#[test]
fn the_points_of_an_erased_dossier_are_erased() {
    Device::run(|device| {
        let page = device.page();
        let id = page.begin();
        rate(page.book, Level::WithHelp);
        page.book.leave();
        settle();
        assert!(device.journal.keys().iter().any(|key| key.contains("/points/")));
        given(|done| page.shelf.purge(&id, done)).expect("erased");
        assert_eq!(device.journal.keys(), [""; 0]);
    });
}

#[test]
fn everything_on_a_device_goes_to_another_and_meets_what_is_there() {
    Device::run(|first| {
        let page = first.page();
        page.begin();
        tell(page.book, "Au guichet.");
        page.book.flush();
        settle();
        let shared = page.book.dossier().get_untracked();
        page.book.leave();
        page.begin();
        rate(page.book, Level::Transmits);
        page.book.leave();
        settle();
        let (all, left_out) = given(|done| page.shelf.everything(done));
        assert_eq!((all.len(), left_out), (2, 0));
        let at = "2026-11-23T10:00:00Z".parse().unwrap();
        let files: Vec<_> = all
            .iter()
            .map(|(dossier, copy)| write_copy(dossier, copy, "0.1.0", at).unwrap())
            .collect();
        let text = bundle(&files).unwrap();
        let read: Vec<_> = lines(text.as_bytes())
            .unwrap()
            .into_iter()
            .map(|line| read(line, &[&default_certification()]).unwrap())
            .collect();

        Device::run(|second| {
            let there = second.page();
            // One of the two is there already, with work of its own.
            let known = read.iter().find(|imported| imported.dossier.id == shared.id).unwrap();
            let keep = |imported: &acquis::exchange::Imported| {
                given(|done| {
                    let (dossier, copy) = (&imported.dossier, &imported.copy);
                    there.shelf.take_in(dossier, copy, imported.exported_at, done);
                })
            };
            keep(known).expect("kept");
            there.open(&shared.id);
            rate(there.book, Level::Autonomous);
            there.book.leave();
            settle();
            for imported in &read {
                keep(imported).expect("kept");
            }
            assert_eq!(there.shelf.cards().kept().get_untracked().len(), 2);
            there.open(&shared.id);
            let met = there.book.dossier().get_untracked();
            assert_eq!((met.ratings.len(), &met.evidence), (1, &shared.evidence));
            assert_eq!(there.book.superseded().get_untracked(), []);
        });
    });
}

#[test]
fn a_merge_is_shown_before_it_is_made_and_is_one_step() {
    Device::run(|device| {
        let page = device.page();
        page.begin();
        let evidence = tell(page.book, "Au guichet.");
        page.book.flush();
        settle();
        let at = "2026-11-23T10:00:00Z".parse().unwrap();
        let dossier = page.book.dossier().get_untracked();
        let file = write_copy(&dossier, &page.book.copy().unwrap(), "0.1.0", at).unwrap();
        let mut away = read(file.text.as_bytes(), &[&default_certification()]).unwrap();
        let mut changed = away.dossier.clone();
        changed.name = "Ailleurs".to_owned();
        away.copy.record(&away.dossier, &changed, &"away".into());

        rate(page.book, Level::Autonomous);
        let before = page.book.dossier().get_untracked();
        assert_eq!(page.book.preview(&away.copy).len(), 1);
        assert_eq!(page.book.dossier().get_untracked(), before, "a preview changes nothing");
        page.book.merge(&away.copy);
        settle();
        let after = page.book.dossier().get_untracked();
        assert_eq!((after.name.as_str(), after.ratings.len()), ("Ailleurs", 1));
        assert!(after.evidence.contains_key(&evidence));
        assert_eq!(page.book.preview(&away.copy), []);
        page.book.undo();
        assert_eq!(page.book.dossier().get_untracked(), before);
        page.book.flush();
        settle();
        assert_eq!(device.journalled(), before);
    });
}

#[test]
fn what_was_set_aside_is_found_in_both_places_and_erased_when_asked() {
    Device::run(|device| {
        let page = device.page();
        page.begin();
        device.store.set("acquis/1/quarantine/a", "abîmé").unwrap();
        device.journal.put("acquis/1/quarantine/b", "abîmé aussi");
        device.journal.put("acquis/1/quarantine/a", "abîmé");
        let found = given(|done| page.shelf.unreadable(done));
        assert_eq!(
            found.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>(),
            ["abîmé", "abîmé aussi"]
        );
        given(|done: Box<dyn FnOnce(())>| page.shelf.erase_unreadable(move || done(())));
        assert_eq!(given(|done| page.shelf.unreadable(done)), []);
        assert_eq!(page.shelf.cards().kept().get_untracked().len(), 1);
    });
}
