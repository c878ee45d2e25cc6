//! What was rated on the page as it was left, before the application was there, is taken over once the dossier is
//! opened: not twice, not over what was rated otherwise since, and not before it is kept.

use crate::workbooks::{Fussy, Now, begun, first_competence, rate, with_store};
use acquis::domain::id::{CompetenceId, DossierId};
use acquis::domain::{Edit, Level, Timestamp};
use acquis::exchange::record;
use acquis::fiche::default_certification;
use acquis::state::early::{self, LeftPage, SNAPSHOT};
use acquis::state::{Ports, RecordStore, SaveStatus, Workbook};
use leptos::prelude::*;
use serde_json::{Value, json};

/// Long after, and long before, whatever the clock of these tests says.
const LATE: u32 = 1_900_000_000;
const SOON: u32 = 1_700_000_000;

/// What another tab did since.
type Since = fn(Workbook);

fn given(store: &Fussy, id: &DossierId, ratings: &Value) {
    store.memory.set(&early::key(id), &ratings.to_string()).unwrap();
}

fn reopened(ports: &Ports, id: &DossierId) -> Workbook {
    let book = Workbook::new(ports.clone(), default_certification());
    book.open_now(id).unwrap();
    book
}

fn level(book: Workbook, competence: &CompetenceId) -> Option<Level> {
    book.dossier().with_untracked(|dossier| dossier.rating(competence).level)
}

#[test]
fn a_rating_is_taken_over_at_the_instant_it_was_given_kept_and_taken_once() {
    with_store(|store, ports| {
        let (_, book, id) = begun(&ports);
        let first = first_competence();
        given(
            &store,
            &id,
            &json!([[first, "with-help", LATE, null], [first, "autonomous", LATE, null]]),
        );
        book.take_early();
        assert_eq!(level(book, &first), Some(Level::Autonomous), "the last one counts");
        let at = book.dossier().with_untracked(|dossier| dossier.rating(&first).updated_at);
        assert_eq!(at, Some(Timestamp::from_unix(LATE)));
        assert_eq!(store.get(&early::key(&id)).unwrap(), None);
        assert_eq!(level(reopened(&ports, &id), &first), Some(Level::Autonomous), "kept");
        book.undo();
        book.undo();
        assert_eq!(level(book, &first), None, "each is a step that can be taken back");
        book.take_early();
        assert_eq!(level(book, &first), None);
    });
}

#[test]
fn what_was_rated_otherwise_since_stays() {
    let comment = |book: Workbook| {
        let at = Timestamp::from_unix(LATE);
        let comment = "Depuis".to_owned();
        book.dispatch(&Edit::Comment { competence: first_competence(), comment, at });
    };
    let table: [(&str, Value, Since, Option<Level>); 4] = [
        (
            "rated in another tab",
            Value::Null,
            |book| rate(book, Level::WithHelp),
            Some(Level::WithHelp),
        ),
        ("rated alike", Value::Null, |book| rate(book, Level::Transmits), Some(Level::Transmits)),
        ("a comment alone", Value::Null, comment, Some(Level::Transmits)),
        (
            "what the page showed",
            json!("with-help"),
            |book| rate(book, Level::WithHelp),
            Some(Level::Transmits),
        ),
    ];
    for (what, before, since, then) in table {
        with_store(|store, ports| {
            let (_, book, id) = begun(&ports);
            since(book);
            given(&store, &id, &json!([[first_competence(), "transmits", SOON, before]]));
            book.take_early();
            assert_eq!(level(book, &first_competence()), then, "{what}");
            assert_eq!(store.get(&early::key(&id)).unwrap(), None, "{what}: nothing is left of it");
        });
    }
}

#[test]
fn a_competence_that_is_not_there_is_no_refusal() {
    with_store(|store, ports| {
        let (_, book, id) = begun(&ports);
        given(
            &store,
            &id,
            &json!([
                ["gone", "transmits", LATE, null],
                [first_competence(), "transmits", LATE, null]
            ]),
        );
        book.take_early();
        assert_eq!(book.refusal().get_untracked(), None);
        assert_eq!(level(book, &first_competence()), Some(Level::Transmits));
    });
}

#[test]
fn what_cannot_be_kept_stays_for_the_next_time() {
    with_store(|store, ports| {
        let (_, book, id) = begun(&ports);
        given(&store, &id, &json!([[first_competence(), "transmits", LATE, null]]));
        store.refuse_from.set(Some(0));
        book.take_early();
        assert!(matches!(book.status().get_untracked(), SaveStatus::Failed(_)));
        store.refuse_from.set(None);
        let again = reopened(&ports, &id);
        assert_eq!(level(again, &first_competence()), None);
        again.take_early();
        assert_eq!(level(again, &first_competence()), Some(Level::Transmits));
        assert_eq!(store.get(&early::key(&id)).unwrap(), None);
    });
}

#[test]
fn a_workbook_without_a_dossier_takes_nothing() {
    with_store(|store, ports| {
        given(&store, &DossierId::new(""), &json!([[first_competence(), "transmits", LATE, null]]));
        Workbook::new(ports, default_certification()).take_early();
        assert!(store.get(&early::key(&DossierId::new(""))).unwrap().is_some());
    });
}

/// The card tells the page as it was left from what the dossier has become.
#[test]
fn a_left_page_knows_the_card_that_every_save_writes_anew() {
    with_store(|store, ports| {
        let (_, book, id) = begun(&ports);
        let left = || {
            let left = LeftPage::of(&*store, id.clone(), "Noté.", "Ouverture…").unwrap().unwrap();
            serde_json::from_str::<Value>(&left.to_text()).unwrap()
        };
        rate(book, Level::WithHelp);
        book.flush();
        let one = left();
        let key = one["key"].as_str().unwrap();
        assert!(key.starts_with(&record::prefix(&id)), "{key}");
        assert_eq!(one["card"].as_str(), store.get(key).unwrap().as_deref());
        assert_eq!((&one["noted"], &one["opening"]), (&json!("Noté."), &json!("Ouverture…")));
        assert_eq!(one["early"].as_str(), Some(early::key(&id).as_str()));
        rate(book, Level::Transmits);
        book.flush();
        assert_ne!(left()["card"], one["card"]);
        assert_eq!(LeftPage::of(&*store, DossierId::new("none"), "", "").unwrap(), None);
    });
}

#[test]
fn what_was_rated_early_and_the_page_as_it_was_left_go_with_the_dossier() {
    with_store(|store, ports| {
        let (shelf, book, id) = begun(&ports);
        book.leave();
        given(&store, &id, &json!([]));
        store.memory.set(SNAPSHOT, "{}").unwrap();
        shelf.purge(&id, |erased| erased.unwrap());
        assert_eq!(store.keys("acquis/").unwrap(), [""; 0]);
    });
}
