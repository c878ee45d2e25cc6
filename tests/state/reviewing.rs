//! The adviser's desk over a place that may refuse: what was opened and said comes back, and one
//! dossier is never taken for another.

use crate::desk::{C1, C2, after, at, blank, dossier, rate, reviewer};
use acquis::domain::cohort::ReviewState;
use acquis::domain::id::DossierId;
use acquis::domain::review::{ReviewChange, Verdict};
use acquis::domain::{Dossier, Edit, Level};
use acquis::exchange::write;
use acquis::fiche::default_certification;
use acquis::state::archive::{Archive, MemoryArchive};
use acquis::state::journal::Answer;
use acquis::state::reviewing::{Absent, Keeping, Lent, Refused, Since, Took};
use acquis::state::saver::Text;
use acquis::state::{Reviewing, StoreError};
use any_spawner::Executor;
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::future::Future;
use std::rc::Rc;

type Asked = Box<dyn Fn(&str)>;

/// A place that outlives the page, and refuses when told.
#[derive(Clone, Default)]
struct Drawer {
    held: Rc<MemoryArchive>,
    refuses: Rc<RefCell<Option<StoreError>>>,
    /// Called with each key whose text is asked for.
    asked: Rc<RefCell<Option<Asked>>>,
}

impl Drawer {
    fn answer<T: 'static>(&self, answer: Answer<T>) -> Answer<T> {
        match self.refuses.borrow().clone() {
            Some(error) => Box::pin(async { Err(error) }),
            None => answer,
        }
    }

    fn keys_held(&self) -> Vec<String> {
        wait(self.held.keys("")).unwrap()
    }
}

impl Archive for Drawer {
    fn keys(&self, prefix: &str) -> Answer<Vec<String>> {
        self.answer(self.held.keys(prefix))
    }

    fn text(&self, key: &str) -> Answer<Option<String>> {
        if let Some(asked) = &*self.asked.borrow() {
            asked(key);
        }
        self.answer(self.held.text(key))
    }

    fn put(&self, texts: Rc<Vec<Text>>) -> Answer<()> {
        if let Some(error) = self.refuses.borrow().clone() {
            return Box::pin(async { Err(error) });
        }
        self.held.put(texts)
    }

    fn remove(&self, prefix: &str) -> Answer<()> {
        self.answer(self.held.remove(prefix))
    }

    fn is_durable(&self) -> bool {
        true
    }
}

fn settle() {
    for _ in 0..20 {
        Executor::poll_local();
    }
}

/// What a future comes to that waits for nothing outside.
fn wait<T: 'static>(future: impl Future<Output = T> + 'static) -> T {
    let found = Rc::new(Cell::new(None));
    let place = found.clone();
    leptos::task::spawn_local(async move { place.set(Some(future.await)) });
    settle();
    found.take().unwrap()
}

fn run(test: impl FnOnce()) {
    let _ = Executor::init_futures_executor();
    let owner = Owner::new();
    owner.with(test);
}

/// A page of the desk over that place.
fn page(drawer: &Drawer) -> Reviewing {
    thread_local!(static NAMES: Cell<u32> = const { Cell::new(0) });
    let lent = Lent {
        archive: Rc::new(drawer.clone()),
        now: || at(5_000),
        new_id: || {
            NAMES.set(NAMES.get() + 1);
            format!("n{}", NAMES.get())
        },
        known: default_certification(),
        version: "0.1.0",
        others: None,
        check: |_| Box::pin(async { None }),
    };
    Reviewing::open(lent)
}

fn file(dossier: &Dossier, exported: u32) -> Vec<u8> {
    write(dossier, "0.1.0", at(exported)).unwrap().text.into_bytes()
}

fn open(desk: Reviewing, id: &str) -> Result<Rc<Since>, Absent> {
    let id = DossierId::from(id);
    wait(async move { desk.read(&id).await.map(|open| Rc::new(open.since.clone())) })
}

fn verdict(competence: &str, verdict: Verdict) -> ReviewChange {
    ReviewChange::Verdict(competence.into(), Some(verdict))
}

#[test]
fn what_was_opened_and_said_comes_back() {
    run(|| {
        let drawer = Drawer::default();
        let one = page(&drawer);
        one.sign(reviewer("L’accompagnatrice"));
        let first = dossier();
        assert_eq!(one.take(&file(&first, 10)), Ok(Took::New("d-1".into())));
        assert_eq!(one.take(&file(&first, 10)), Ok(Took::Known("d-1".into())));
        assert!(matches!(one.take(b"{}"), Err(Refused::Dossier(_))));
        one.show();
        assert_eq!(one.rows().get_untracked()[0].review, ReviewState::ToReview);
        assert!(matches!(*open(one, "d-1").unwrap(), Since::Never));
        assert!(one.change(&verdict(C1, Verdict::Yes)));
        assert!(one.change(&ReviewChange::Comment(C2.into(), "À préciser.".to_owned())));
        settle();
        assert_eq!(one.keeping().get_untracked(), Keeping::Kept);
        assert_eq!(one.rows().get_untracked()[0].review, ReviewState::Begun);

        let two = page(&drawer);
        wait(two.restore());
        assert_eq!(two.rows().get_untracked(), one.rows().get_untracked());
        assert_eq!(two.reviewer().get_untracked().name, "L’accompagnatrice");
        open(two, "d-1").unwrap();
        assert_eq!(two.draft().get_untracked(), one.draft().get_untracked());

        let (written, sent) = two.send().unwrap();
        settle();
        assert_eq!(two.rows().get_untracked()[0].review, ReviewState::Reviewed);
        let three = page(&drawer);
        // The review itself, from its file, changes nothing that is known.
        assert!(matches!(open(three, "d-1"), Ok(since) if matches!(*since, Since::Reviewed(_))));
        assert_eq!(three.draft().get_untracked().map(|draft| draft.id), Some(sent.id));
        assert_eq!(three.take(written.text.as_bytes()), Ok(Took::Review("d-1".into())));
        assert_eq!(open(three, "d-2").unwrap_err(), Absent::Unknown);

        let later = after(&first, &[rate(C2, Level::Transmits)]);
        assert_eq!(three.take(&file(&later, 20)), Ok(Took::State("d-1".into())));
        let since = open(three, "d-1").unwrap();
        let Since::Review(_, changes) = &*since else { unreachable!("{since:?}") };
        assert_eq!(changes.touched(), [C2.into()].into());
        three.carry_over();
        let draft = three.draft().get_untracked().unwrap();
        assert!(draft.decides(&C1.into()) && !draft.decides(&C2.into()));
        assert_eq!(draft.round, Some(2));
    });
}

#[test]
fn the_state_exported_last_is_at_hand_whatever_the_order() {
    run(|| {
        let desk = page(&Drawer::default());
        let states: Vec<_> =
            (0..9_u32).map(|n| after(&dossier(), &[Edit::Rename(format!("État {n}"))])).collect();
        for n in [4, 8, 0, 2, 6, 1, 7, 3, 5] {
            desk.take(&file(&states[n], 10 + u32::try_from(n).unwrap())).unwrap();
        }
        desk.show();
        assert_eq!(desk.rows().get_untracked().len(), 1);
        assert_eq!(desk.rows().get_untracked()[0].name, "État 8");
        assert!(matches!(*open(desk, "d-1").unwrap(), Since::File(Some(_), _)));
    });
}

#[test]
fn old_states_go_but_not_those_that_a_review_answers() {
    run(|| {
        let drawer = Drawer::default();
        let desk = page(&drawer);
        let first = dossier();
        desk.take(&file(&first, 10)).unwrap();
        open(desk, "d-1").unwrap();
        desk.change(&verdict(C1, Verdict::No));
        desk.send().unwrap();
        for n in 0..9 {
            let state = after(&first, &[Edit::Rename(format!("État {n}"))]);
            desk.take(&file(&state, 11 + n)).unwrap();
        }
        settle();
        let files = drawer.keys_held().iter().filter(|key| key.contains("/file/")).count();
        assert_eq!(files, 6);
        assert!(matches!(*open(desk, "d-1").unwrap(), Since::Review(..)), "it is compared with it");
    });
}

#[test]
fn no_id_is_taken_for_another() {
    run(|| {
        let drawer = Drawer::default();
        let desk = page(&drawer);
        let ids = ["a", "a/b", "a%2Fb", "__proto__", "me", "a/file/x"];
        for id in ids {
            desk.take(&file(&blank(id), 10)).unwrap();
            open(desk, id).unwrap();
            desk.change(&verdict(C1, Verdict::Yes));
        }
        settle();
        let again = page(&drawer);
        wait(again.restore());
        let mut found: Vec<_> =
            again.rows().get_untracked().iter().map(|row| row.dossier.to_string()).collect();
        found.sort();
        let mut expected = ids.map(str::to_owned);
        expected.sort();
        assert_eq!(found, expected);
        again.put_away(&"a".into());
        settle();
        let third = page(&drawer);
        wait(third.restore());
        assert_eq!(third.rows().get_untracked().len(), ids.len() - 1);
        third.clear();
        settle();
        assert_eq!(drawer.keys_held(), Vec::<String>::new());
    });
}

#[test]
fn reading_what_lies_there_stops_when_asked_and_goes_on_where_it_stopped() {
    run(|| {
        let drawer = Drawer::default();
        let first = page(&drawer);
        for place in 0..30_u32 {
            first.take(&file(&blank(&format!("d-{place:02}")), 10 + place)).unwrap();
        }
        settle();
        let again = page(&drawer);
        let read = Rc::new(Cell::new(0));
        let count = read.clone();
        *drawer.asked.borrow_mut() = Some(Box::new(move |key| {
            count.set(count.get() + u32::from(key.contains("/file/")));
            if count.get() == 12 {
                again.cancel();
            }
        }));
        wait(again.restore());
        assert_eq!((read.get(), again.rows().get_untracked().len()), (12, 12));
        assert_eq!(again.unread().get_untracked(), 18);
        assert_eq!(again.progress().get_untracked(), None);
        assert_eq!(drawer.keys_held().len(), 30);
        // One that was not read is read when it is opened.
        assert!(open(again, "d-29").is_ok());
        wait(again.read_kept());
        assert_eq!(again.rows().get_untracked().len(), 30);
        assert_eq!(again.unread().get_untracked(), 0);
        // A desk that is cleared meanwhile has nothing unread.
        let last = page(&drawer);
        let seen = Rc::new(Cell::new(false));
        let once = seen.clone();
        *drawer.asked.borrow_mut() = Some(Box::new(move |_| {
            if !once.replace(true) {
                last.cancel();
                last.clear();
            }
        }));
        wait(last.restore());
        assert!(seen.get());
        assert_eq!(last.unread().get_untracked(), 0);
        assert!(drawer.keys_held().is_empty());
    });
}

#[test]
fn what_is_refused_is_told_and_stays_as_long_as_the_page() {
    run(|| {
        let drawer = Drawer::default();
        let desk = page(&drawer);
        desk.take(&file(&dossier(), 10)).unwrap();
        open(desk, "d-1").unwrap();
        settle();
        drawer.refuses.replace(Some(StoreError::Full));
        desk.change(&verdict(C1, Verdict::Partly));
        settle();
        assert_eq!(desk.keeping().get_untracked(), Keeping::Failed(StoreError::Full));
        assert!(desk.draft().get_untracked().unwrap().decides(&C1.into()));
        desk.take(&file(&blank("d-2"), 10)).unwrap();
        settle();
        assert!(open(desk, "d-2").is_ok(), "its text is here");
        drawer.refuses.replace(None);
        open(desk, "d-1").unwrap();
        desk.change(&verdict(C2, Verdict::Yes));
        settle();
        let again = page(&drawer);
        open(again, "d-1").unwrap();
        let draft = again.draft().get_untracked().unwrap();
        assert!(draft.decides(&C1.into()) && draft.decides(&C2.into()));
    });
}

#[test]
fn without_a_place_the_desk_forgets_and_says_so() {
    run(|| {
        let drawer = Drawer::default();
        drawer.refuses.replace(Some(StoreError::Unavailable));
        let desk = page(&drawer);
        wait(desk.restore());
        assert_eq!(desk.keeping().get_untracked(), Keeping::Nowhere);
        desk.take(&file(&dossier(), 10)).unwrap();
        settle();
        assert!(open(desk, "d-1").is_ok());
        assert_eq!(desk.keeping().get_untracked(), Keeping::Nowhere);
    });
}

#[test]
fn typing_in_one_field_is_one_step_to_take_back() {
    run(|| {
        let desk = page(&Drawer::default());
        desk.take(&file(&dossier(), 10)).unwrap();
        open(desk, "d-1").unwrap();
        for text in ["C", "Cl", "Clair"] {
            desk.change(&ReviewChange::Comment(C1.into(), text.to_owned()));
        }
        desk.change(&verdict(C1, Verdict::Yes));
        desk.undo();
        let draft = desk.draft().get_untracked().unwrap();
        assert_eq!(draft.opinion(&C1.into()).map(|o| &*o.comment), Some("Clair"));
        assert!(!draft.decides(&C1.into()));
        desk.undo();
        assert!(desk.draft().get_untracked().unwrap().is_blank());
    });
}
