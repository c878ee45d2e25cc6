//! Two pages at one adviser's desk: what one does the other shows, and what is said in both stands,
//! whenever each hears of the other.

use crate::desk::{C1, C2, C3, C4, after, at, dossier, rate, reviewer};
use acquis::domain::id::DossierId;
use acquis::domain::review::{ReviewChange, Verdict};
use acquis::domain::{Dossier, Review};
use acquis::exchange::write;
use acquis::fiche::default_certification;
use acquis::state::Reviewing;
use acquis::state::archive::MemoryArchive;
use acquis::state::ports::Others;
use acquis::state::reviewing::Lent;
use acquis::state::saver::Text;
use any_spawner::Executor;
use leptos::prelude::*;
use proptest::prelude::*;
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

/// What a page tells, until the other one hears it.
#[derive(Clone, Default)]
struct Line(Rc<RefCell<VecDeque<Vec<Text>>>>);

impl Others for Line {
    fn tell(&self, texts: &[Text]) {
        self.0.borrow_mut().push_back(texts.to_vec());
    }
}

fn settle() {
    for _ in 0..20 {
        Executor::poll_local();
    }
}

fn run(test: impl FnOnce()) {
    let _ = Executor::init_futures_executor();
    Owner::new().with(test);
}

/// Two pages over one place, each with what it tells.
struct Two {
    pages: [Reviewing; 2],
    lines: [Line; 2],
}

impl Two {
    fn new() -> Self {
        thread_local!(static COUNT: Cell<u32> = const { Cell::new(0) });
        fn count() -> u32 {
            COUNT.set(COUNT.get() + 1);
            COUNT.get()
        }
        let archive = Rc::new(MemoryArchive::default());
        let lines = [Line::default(), Line::default()];
        let pages = lines.clone().map(|line| {
            Reviewing::open(Lent {
                archive: archive.clone(),
                now: || at(5_000 + count()),
                new_id: || format!("n{}", count()),
                known: default_certification(),
                version: "0.1.0",
                others: Some(Rc::new(line)),
                check: |_| Box::pin(async { None }),
            })
        });
        Self { pages, lines }
    }

    /// Two pages that have the same dossier open.
    fn at_one(dossier: &Dossier) -> Self {
        let two = Self::new();
        two.pages[0].sign(reviewer("L’accompagnatrice"));
        two.pages[0].take(&file(dossier, 10)).unwrap();
        two.all_heard();
        for page in two.pages {
            open(page, dossier.id.as_str());
        }
        two
    }

    /// The page hears one thing that the other told.
    fn hears(&self, page: usize) -> bool {
        settle();
        let told = self.lines[1 - page].0.borrow_mut().pop_front();
        let heard = told.map(|texts| self.pages[page].hear(texts)).is_some();
        settle();
        heard
    }

    fn all_heard(&self) {
        let mut rounds = 0;
        while self.hears(0) | self.hears(1) {
            rounds += 1;
            assert!(rounds < 1_000, "they talk for ever");
        }
    }

    fn says(&self, page: usize, change: &ReviewChange) {
        assert!(self.pages[page].change(change));
        settle();
    }

    fn draft(&self, page: usize) -> Review {
        self.pages[page].draft().get_untracked().unwrap()
    }
}

fn file(dossier: &Dossier, exported: u32) -> Vec<u8> {
    write(dossier, "0.1.0", at(exported)).unwrap().text.into_bytes()
}

fn open(page: Reviewing, id: &str) {
    let id = DossierId::from(id);
    leptos::task::spawn_local(async move { drop(page.read(&id).await.unwrap()) });
    settle();
}

fn verdict(competence: &str, verdict: Verdict) -> ReviewChange {
    ReviewChange::Verdict(competence.into(), Some(verdict))
}

fn comment(text: &str) -> ReviewChange {
    ReviewChange::Comment(C1.into(), text.to_owned())
}

fn said(review: &Review) -> &str {
    review.opinion(&C1.into()).map_or("", |opinion| &opinion.comment)
}

#[test]
fn what_comes_on_the_desk_and_goes_is_seen_in_the_other_page() {
    run(|| {
        let two = Two::new();
        two.pages[0].sign(reviewer("L’accompagnatrice"));
        two.pages[0].take(&file(&dossier(), 10)).unwrap();
        two.all_heard();
        assert_eq!(two.pages[1].rows().get_untracked().len(), 1);
        assert_eq!(two.pages[1].reviewer().get_untracked(), reviewer("L’accompagnatrice"));
        let later = after(&dossier(), &[rate(C4, acquis::domain::Level::Autonomous)]);
        two.pages[1].take(&file(&later, 20)).unwrap();
        two.all_heard();
        two.pages[0].show();
        let rows = two.pages[0].rows().get_untracked();
        assert_eq!((rows.len(), rows[0].exported_at), (1, Some(at(20))));
        open(two.pages[0], "d-1");
        assert_eq!(two.pages[0].gone().get_untracked(), None);
        two.pages[1].put_away(&"d-1".into());
        two.all_heard();
        assert_eq!(two.pages[0].gone().get_untracked(), Some("d-1".into()));
        assert!(two.pages[0].rows().get_untracked().is_empty());
        two.pages[0].take(&file(&later, 20)).unwrap();
        two.pages[0].clear();
        two.all_heard();
        assert!(two.pages[1].rows().get_untracked().is_empty());
        assert_eq!(two.pages[1].reviewer().get_untracked().name, "");
    });
}

#[test]
fn one_review_is_gone_on_with_in_either_page() {
    run(|| {
        let two = Two::at_one(&dossier());
        two.says(0, &verdict(C1, Verdict::Yes));
        two.all_heard();
        assert_eq!(two.draft(1), two.draft(0));
        for text in ["C", "Cl", "Clair", "Clair, merci."] {
            two.says(1, &comment(text));
            two.all_heard();
        }
        assert_eq!(said(&two.draft(0)), "Clair, merci.");
        two.says(0, &comment("Clair"));
        two.all_heard();
        assert_eq!(said(&two.draft(1)), "Clair", "what is taken out stays out");
        assert!(!two.pages[1].can_undo(), "what the other page did is not this one's to take back");
        let (_, sent) = two.pages[0].send().unwrap();
        two.all_heard();
        assert_eq!(two.draft(1), sent);
        two.says(1, &verdict(C2, Verdict::No));
        two.all_heard();
        assert_eq!(two.draft(0).id, sent.id, "a later text of the review that was sent");
        assert!(two.draft(0).decides(&C2.into()));
    });
}

#[test]
fn what_two_pages_say_before_they_hear_of_each_other_stands() {
    run(|| {
        let two = Two::at_one(&dossier());
        // Begun in both: two reviews that become one.
        two.says(0, &verdict(C1, Verdict::Yes));
        two.says(1, &verdict(C2, Verdict::No));
        two.all_heard();
        assert_eq!(two.draft(0), two.draft(1));
        assert!(two.draft(0).decides(&C1.into()) && two.draft(0).decides(&C2.into()));
        two.says(0, &comment("D’ici."));
        two.says(1, &comment("De là."));
        two.all_heard();
        assert_eq!(two.draft(0), two.draft(1));
        let both = said(&two.draft(0)).to_owned();
        assert!(both.contains("D’ici.") && both.contains("De là."), "{both}");
    });
}

#[test]
fn a_page_that_was_not_told_looks_again() {
    run(|| {
        let two = Two::at_one(&dossier());
        two.says(0, &verdict(C1, Verdict::Yes));
        two.lines[0].0.borrow_mut().clear();
        leptos::task::spawn_local(two.pages[1].look_again());
        settle();
        assert!(two.draft(1).decides(&C1.into()));
    });
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// One person goes from one page to the other; the page that is left hears late, in pieces.
    #[test]
    fn however_late_a_page_hears_every_last_word_stands(
        turns in proptest::collection::vec(
            (0_usize..2, proptest::collection::vec((0_usize..4, 0_usize..3, any::<bool>()), 1..5)),
            1..6,
        )
    ) {
        run(|| {
            let two = Two::at_one(&dossier());
            let mut last = std::collections::BTreeMap::new();
            for (page, said) in turns {
                for (which, what, heard) in said {
                    let choice = [Verdict::Yes, Verdict::Partly, Verdict::No][what];
                    let competence = [C1, C2, C3, C4][which];
                    two.says(page, &verdict(competence, choice));
                    last.insert(competence, choice);
                    if heard {
                        two.hears(1 - page);
                    }
                }
                two.all_heard();
            }
            assert_eq!(two.draft(0), two.draft(1));
            for (competence, choice) in last {
                let opinion = two.draft(0).opinion(&competence.into()).cloned();
                assert_eq!(opinion.and_then(|o| o.verdict), Some(choice), "{competence}");
            }
        });
    }
}
