//! What pages watch of the open dossier: the signal of a thing always says what the dossier says of it, and
//! nobody is told of what stayed the same.

use crate::strategies::{blank_dossier, dossiers, sequences};
use crate::workbooks::{Now, ShelfNow, begun, first_competence, rate, tell, with_store};
use acquis::domain::evidence::EvidenceChange;
use acquis::domain::id::{BlockCode, CompetenceId, EvidenceId};
use acquis::domain::readiness::{BlockReadiness, CompetenceReadiness, Readiness};
use acquis::domain::{Edit, Evidence, Level, Rating};
use acquis::state::Workbook;
use leptos::prelude::*;
use proptest::prelude::*;
use std::sync::Arc;

/// A competence, what is said of it and where it stands.
type Rated = (CompetenceId, ReadSignal<Arc<Rating>>, ReadSignal<Option<CompetenceReadiness>>);

/// Everything that the strategies may name, watched.
struct Watched {
    competences: Vec<Rated>,
    blocks: Vec<(BlockCode, ReadSignal<Option<Arc<BlockReadiness>>>)>,
    evidence: Vec<(EvidenceId, ReadSignal<Option<Arc<Evidence>>>)>,
}

impl Watched {
    fn of(book: Workbook) -> Self {
        let ids = (0..5).flat_map(|block| (0..6).map(move |n| format!("B{block}-{n:02}")));
        let competences = ids.map(CompetenceId::new);
        let competences =
            competences.map(|id| (id.clone(), book.rating(id.clone()), book.competence(id)));
        let blocks = (0..5).map(|block| BlockCode::new(format!("B{block}")));
        let evidence = (0..4).map(|n| EvidenceId::new(format!("ev{n}")));
        Self {
            blocks: blocks.map(|code| (code.clone(), book.block(code))).collect(),
            competences: competences.collect(),
            evidence: evidence.map(|id| (id.clone(), book.evidence(id))).collect(),
        }
    }

    #[track_caller]
    fn says_what_is_there(&self, book: Workbook) {
        let dossier = book.dossier().get_untracked();
        let readiness = Readiness::of(&dossier);
        for (id, rating, found) in &self.competences {
            assert_eq!(rating.get_untracked(), dossier.rating(id), "{id}");
            assert_eq!(found.get_untracked().as_ref(), readiness.competence(id), "{id}");
        }
        for (code, block) in &self.blocks {
            assert_eq!(block.get_untracked().as_ref(), readiness.block(code), "{code}");
        }
        for (id, evidence) in &self.evidence {
            assert_eq!(evidence.get_untracked().as_ref(), dossier.evidence.get(id), "{id}");
        }
        assert_eq!(book.told().get_untracked(), dossier.evidence.len());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_thing_is_what_the_dossier_says(
        edits in sequences(), other in dossiers(), back in 0_usize..40, again in 0_usize..10
    ) {
        with_store(|_, ports| {
            let (shelf, book, id) = begun(&ports);
            let early = Watched::of(book);
            book.replace(blank_dossier(&[3, 3, 2]));
            let late = Watched::of(book);
            let holds = || {
                early.says_what_is_there(book);
                late.says_what_is_there(book);
            };
            holds();
            for edit in &edits {
                book.dispatch(edit);
                holds();
            }
            for _ in 0..back {
                book.undo();
                holds();
            }
            for _ in 0..again {
                book.redo();
                holds();
            }
            book.replace(other);
            holds();
            let second = shelf.create_now().expect("created");
            book.open_now(&second).expect("opened");
            holds();
            book.close();
            holds();
            book.open_now(&id).expect("opened");
            holds();
        });
    }
}

/// How often a thing's watchers were told, by a memo that asks each time.
fn told(signal: impl Track + Send + Sync + 'static) -> impl FnMut() -> usize {
    let count = StoredValue::new(0_usize);
    let memo = Memo::new(move |_| {
        signal.track();
        count.update_value(|count| *count += 1);
        count.get_value()
    });
    move || memo.get_untracked()
}

#[test]
fn nobody_is_told_of_what_stayed_the_same() {
    with_store(|_, ports| {
        let (_, book, _) = begun(&ports);
        let one = first_competence();
        let certification = book.certification();
        let other = certification.blocks[0].competences[1].id.clone();
        let id = tell(book, "Un adhérent arrive.");
        let second = tell(book, "Un autre appelle.");
        let mut own = [told(book.rating(one.clone())), told(book.rating(other.clone()))];
        let mut stands = [told(book.competence(one.clone())), told(book.competence(other.clone()))];
        let mut blocks = [0, 1].map(|n| told(book.block(certification.blocks[n].code.clone())));
        let mut evidence = [told(book.evidence(id.clone())), told(book.evidence(second))];
        let mut all = told(book.told());
        let mut counts = move || {
            let all = [all()];
            let each = own.iter_mut().map(|told| told());
            let each = each.chain(stands.iter_mut().map(|told| told()));
            let each = each.chain(blocks.iter_mut().map(|told| told()));
            each.chain(evidence.iter_mut().map(|told| told())).chain(all).collect::<Vec<_>>()
        };
        assert_eq!(counts(), [1, 1, 1, 1, 1, 1, 1, 1, 1]);
        rate(book, Level::Autonomous);
        assert_eq!(counts(), [2, 1, 2, 1, 2, 1, 1, 1, 1]);
        let comment = "Depuis deux ans.".to_owned();
        book.dispatch(&Edit::Comment { competence: one.clone(), comment, at: book.at() });
        assert_eq!(counts(), [3, 1, 2, 1, 2, 1, 1, 1, 1], "a comment changes no status");
        let change = EvidenceChange::Link(other);
        book.dispatch(&Edit::ChangeEvidence { id: id.clone(), change, at: book.at() });
        assert_eq!(counts(), [3, 1, 2, 2, 3, 1, 2, 1, 1]);
        book.dispatch(&Edit::RemoveEvidence(id));
        assert_eq!(counts(), [3, 1, 2, 3, 4, 1, 3, 1, 2]);
    });
}

/// Who is gone is forgotten (`components.rs` measures it); whoever is there is told all the same.
#[test]
fn readers_that_come_and_go_leave_those_that_stay_alone() {
    with_store(|_, ports| {
        let (_, book, _) = begun(&ports);
        let mut first = told(book.dossier());
        let mut stay: Vec<_> = Vec::new();
        for round in 0..1000 {
            let page = Owner::new();
            page.with(|| assert_eq!(told(book.dossier())(), 1));
            page.cleanup();
            if round % 100 == 0 {
                stay.push(told(book.dossier()));
            }
            assert_eq!((first(), stay.last_mut().expect("one")()), (1, 1), "round {round}");
        }
        rate(book, Level::Autonomous);
        assert_eq!(first(), 2);
        assert_eq!(stay.iter_mut().map(|told| told()).collect::<Vec<_>>(), [2; 10]);
    });
}

#[test]
fn a_thing_is_watched_while_one_of_those_that_asked_is_there() {
    with_store(|_, ports| {
        let (_, book, _) = begun(&ports);
        let here = Owner::new();
        let signal = here.with(|| book.rating(first_competence()));
        let gone = Owner::new();
        gone.with(|| book.rating(first_competence()));
        drop(gone);
        rate(book, Level::Autonomous);
        assert_eq!(signal.get_untracked().level, Some(Level::Autonomous));
        drop(here);
        rate(book, Level::WithHelp);
        assert_eq!(book.rating(first_competence()).get_untracked().level, Some(Level::WithHelp));
    });
}
