//! A review is made, taken, answered and read by round: case by case, and as properties of any
//! reviews in any order.

use crate::desk;
use crate::desk::{
    B1, C1, C2, C3, after, answered, any_review, ask, at, blank, changed, dossier, rate, review,
    reviewer,
};
use acquis::domain::edit::{Edit, EditError, LONGEST_TEXT, MOST_ENTRIES};
use acquis::domain::history::{History, StepKind};
use acquis::domain::merge::{Replica, merge};
use acquis::domain::review::{
    Advice, AdviceChange, Review, ReviewChange, ReviewEdit, ReviewRefusal, Taken, Verdict,
    all_latest_opinions, latest_opinions, requests, rounds, thread,
};
use acquis::domain::{Dossier, Level};
use proptest::prelude::*;
use std::sync::Arc;

fn take(review: &Review) -> Edit {
    Edit::Review(ReviewEdit::take(review.clone()))
}

fn answer(review: &str, request: &str, answer: Option<&str>) -> Edit {
    let (review, request) = (review.into(), request.to_owned());
    Edit::Review(ReviewEdit::Answer { review, request, answer: answer.map(str::to_owned) })
}

fn with(dossier: &Dossier, reviews: &[&Review]) -> Dossier {
    reviews.iter().fold(dossier.clone(), |dossier, review| dossier.apply(&take(review)).unwrap())
}

#[test]
fn a_review_says_what_it_answers_and_keeps_one_form() {
    let dossier = dossier();
    let made = review("r-1", &dossier);
    assert_eq!(made.dossier, Some("d-1".into()));
    assert_eq!(made.answers_digest, desk::digest(&dossier));
    assert_eq!(made.answers_exported_at, Some(at(10)));
    assert_eq!((made.round, made.made_at), (Some(1), Some(at(107))));
    let competences: Vec<_> = made.opinions.iter().map(|o| o.competence.as_str()).collect();
    assert_eq!(competences, [C1, C2], "in the order of their ids, whatever was said first");
    assert!(made.decides(&C1.into()) && !made.decides(&C3.into()));
    assert_eq!(made.advice(&B1.into()).unwrap().recommendations.len(), 1);

    let withdrawn = changed(
        &made,
        200,
        &[
            ReviewChange::Verdict(C1.into(), None),
            ReviewChange::Block(B1.into(), AdviceChange::Stance(None)),
            ReviewChange::Block(B1.into(), AdviceChange::Recommendations(vec![" ".to_owned()])),
            ReviewChange::TakeBack("q2".to_owned()),
            ask("q1", None, "Donner le mois."),
        ],
    );
    assert_eq!(withdrawn.opinion(&C1.into()), None, "what says nothing is not kept");
    assert_eq!(withdrawn.blocks, []);
    assert_eq!(withdrawn.requests.len(), 1);
    assert_eq!(withdrawn.requests[0].text, "Donner le mois.");
    let same = withdrawn.change(&ReviewChange::Verdict(C1.into(), None), at(999)).unwrap();
    assert_eq!(same, withdrawn, "a change that changes nothing leaves the instant alone");
}

#[test]
fn a_review_that_says_one_thing_is_not_blank_and_of_several_entries_on_one_thing_the_first_counts()
{
    let dossier = dossier();
    let made = review("r-1", &dossier);
    let mut nothing = made.clone();
    (nothing.opinions, nothing.blocks, nothing.requests) = (vec![], vec![], vec![]);
    nothing.overall = Advice::default();
    assert!(nothing.is_blank());
    let one = |put: &dyn Fn(&mut Review)| {
        let mut review = nothing.clone();
        put(&mut review);
        review.is_blank()
    };
    assert!(!one(&|review| review.opinions = made.opinions.clone()));
    assert!(!one(&|review| review.blocks = made.blocks.clone()));
    assert!(!one(&|review| review.requests = made.requests.clone()));
    assert!(!one(&|review| review.overall = made.blocks[0].advice.clone()));

    let mut twice = made.clone();
    let mut other = made.blocks[0].clone();
    other.block = "B9".into();
    let mut again = made.blocks[0].clone();
    again.advice.recommendations = vec!["Une seconde fois.".to_owned()];
    twice.blocks.extend([other.clone(), again]);
    twice.settle();
    assert_eq!(twice.blocks, [other, made.blocks[0].clone()]);
}

#[test]
fn a_dossier_full_of_reviews_takes_no_other_but_a_later_text_of_one() {
    let (dossier, mut full) = (dossier(), dossier());
    let made = review("r-1", &dossier);
    for n in 0..MOST_ENTRIES - 1 {
        let mut filler = made.clone();
        filler.id = format!("r-filler-{n}").as_str().into();
        full.reviews.insert(filler.id.clone(), Arc::new(filler));
    }
    let full = full.apply(&take(&made)).unwrap();
    let mut another = made.clone();
    another.id = "r-2".into();
    assert_eq!(full.apply(&take(&another)), Err(EditError::TooMany));
    let later = changed(&made, 300, &[ask("q9", None, "Encore une chose.")]);
    let taken = full.apply(&take(&later)).unwrap();
    assert!(taken.reviews["r-1"].requests.iter().any(|request| request.id == "q9"));
}

#[test]
fn the_latest_opinions_of_all_competences_are_those_of_each() {
    let reviewed = with(&dossier(), &[&review("r-1", &dossier())]);
    let all = all_latest_opinions(&reviewed);
    assert_eq!(all.keys().map(|id| id.as_str()).collect::<Vec<_>>(), [C1, C2]);
    for (competence, opinions) in all {
        assert_eq!(opinions, latest_opinions(&reviewed, competence));
    }
}

#[test]
fn bounds_hold_of_a_review_that_is_made_and_of_one_that_is_taken() {
    let dossier = dossier();
    let made = review("r-1", &dossier);
    let long = "a".repeat(LONGEST_TEXT + 1);
    let comment = ReviewChange::Comment(C1.into(), long.clone());
    assert!(matches!(made.change(&comment, at(1)), Err(EditError::TooLong { .. })));
    assert!(matches!(made.change(&ask("q", None, &long), at(1)), Err(EditError::TooLong { .. })));
    let mut foreign = made.clone();
    foreign.opinions[0].comment = long;
    assert!(matches!(dossier.apply(&take(&foreign)), Err(EditError::TooLong { .. })));
    let mut foreign = made;
    foreign.overall.recommendations = vec!["x".to_owned(); 5_001];
    assert_eq!(dossier.apply(&take(&foreign)), Err(EditError::TooMany));
}

#[test]
fn a_review_of_another_dossier_is_refused() {
    let mine = dossier();
    let theirs = review("r-1", &blank("d-2"));
    let other = ReviewRefusal::OtherDossier("d-2".into());
    assert_eq!(mine.takes(&theirs), Err(other.clone()));
    assert_eq!(mine.apply(&take(&theirs)), Err(EditError::Review(other)));
    let mut unnamed = review("r-1", &mine);
    unnamed.dossier = None;
    assert_eq!(mine.takes(&unnamed), Err(ReviewRefusal::NoDossier));
}

#[test]
fn taking_changes_no_rating_and_taking_twice_changes_nothing() {
    let mine = dossier();
    let made = review("r-1", &mine);
    assert_eq!(mine.takes(&made), Ok(Taken::New));
    let taken = with(&mine, &[&made]);
    assert_eq!(taken.ratings, mine.ratings);
    assert_eq!(taken.evidence, mine.evidence);
    assert_eq!(taken.takes(&made), Ok(Taken::Same));
    assert_eq!(with(&taken, &[&made]), taken);
    assert_eq!(taken.faults(), []);

    let later = changed(&made, 300, &[ReviewChange::Verdict(C1.into(), Some(Verdict::No))]);
    assert_eq!(taken.takes(&later), Ok(Taken::Later));
    let corrected = with(&taken, &[&later]);
    assert_eq!(corrected.reviews["r-1"].opinion(&C1.into()).unwrap().verdict, Some(Verdict::No));
    assert_eq!(corrected.takes(&made), Ok(Taken::Earlier));
    assert_eq!(with(&corrected, &[&made]), corrected);
}

#[test]
fn requests_are_answered_opened_again_and_outlive_a_later_text() {
    let mine = with(&dossier(), &[&review("r-1", &dossier())]);
    let open = |dossier: &Dossier| {
        let all = requests(dossier);
        let each = all.iter().map(|asked| (asked.request.id.clone(), asked.request.is_answered()));
        each.collect::<Vec<_>>()
    };
    assert_eq!(open(&mine), [("q1".to_owned(), false), ("q2".to_owned(), false)]);
    let mine = after(&mine, &[answer("r-1", "q1", Some("C’était en mars 2024."))]);
    assert_eq!(open(&mine), [("q2".to_owned(), false), ("q1".to_owned(), true)]);
    let silent = after(&mine, &[answer("r-1", "q2", Some(""))]);
    assert!(open(&silent).iter().all(|(_, answered)| *answered), "no word is needed");
    let again = after(&silent, &[answer("r-1", "q2", None)]);
    assert_eq!(again, mine);

    // The adviser corrects the review without having seen the answer, and asks that no more.
    let made = review("r-1", &dossier());
    let later = changed(&made, 300, &[ReviewChange::TakeBack("q1".to_owned())]);
    let both = with(&mine, &[&later]);
    let kept = both.reviews["r-1"].requests.iter().find(|request| request.id == "q1").unwrap();
    assert_eq!(kept.answer.as_deref(), Some("C’était en mars 2024."));
    assert_eq!(with(&both, &[&later]), both);
    assert_eq!(both.takes(&later), Ok(Taken::Same));

    for (edit, refusal) in [
        (answer("r-9", "q1", None), ReviewRefusal::Unknown("r-9".into())),
        (answer("r-1", "q9", None), ReviewRefusal::UnknownRequest("q9".to_owned())),
        (Edit::Review(ReviewEdit::Remove("r-9".into())), ReviewRefusal::Unknown("r-9".into())),
    ] {
        assert_eq!(mine.apply(&edit), Err(EditError::Review(refusal)));
    }
    let removed = after(&mine, &[Edit::Review(ReviewEdit::Remove("r-1".into()))]);
    assert_eq!(removed, dossier());
}

#[test]
fn answers_in_a_review_are_not_taken_for_they_are_the_candidates() {
    let mut made = review("r-1", &dossier());
    made.requests[0].answer = Some("dit par un autre".to_owned());
    let taken = with(&dossier(), &[&made]);
    assert_eq!(taken.reviews["r-1"].requests[0].answer, None);
}

#[test]
fn two_advisers_and_two_rounds_all_stand_and_are_read_in_order() {
    let mine = dossier();
    let first = review("r-1", &mine);
    let other = changed(
        &Review::begin("r-2".into(), reviewer("Un autre"), &answered(&mine), [&first]),
        400,
        &[ReviewChange::Verdict(C2.into(), Some(Verdict::No))],
    );
    assert_eq!(other.round, Some(1), "rounds are counted by reviewer");
    let mine = with(&mine, &[&other, &first]);
    let second = changed(
        &Review::begin(
            "r-3".into(),
            reviewer("l’ACCOMPAGNATRICE"),
            &answered(&mine),
            mine.reviews.values().map(|review| &**review),
        ),
        500,
        &[
            ReviewChange::Verdict(C2.into(), Some(Verdict::Yes)),
            ask("q1", Some(C2), "Garder cette phrase."),
        ],
    );
    assert_eq!(second.round, Some(2));
    let mine = with(&mine, &[&second]);
    let order: Vec<_> = rounds(&mine).iter().map(|review| review.id.as_str()).collect();
    assert_eq!(order, ["r-1", "r-2", "r-3"]);
    let turns: Vec<_> = thread(&mine, &C2.into())
        .iter()
        .map(|turn| {
            (turn.review.id.to_string(), turn.opinion.unwrap().verdict, turn.requests.len())
        })
        .collect();
    assert_eq!(
        turns,
        [
            ("r-1".to_owned(), Some(Verdict::Partly), 1),
            ("r-2".to_owned(), Some(Verdict::No), 0),
            ("r-3".to_owned(), Some(Verdict::Yes), 1),
        ]
    );
    let latest: Vec<_> =
        latest_opinions(&mine, &C2.into()).iter().map(|(r, v)| (r.id.to_string(), *v)).collect();
    assert_eq!(latest, [("r-2".to_owned(), Verdict::No), ("r-3".to_owned(), Verdict::Yes)]);
    assert_eq!(thread(&mine, &C3.into()), []);
    let asked: Vec<_> = requests(&mine).iter().map(|a| a.review.id.to_string()).collect();
    assert_eq!(asked, ["r-3", "r-1", "r-1"], "the latest round first");
}

#[test]
fn opinions_on_what_did_not_change_may_be_carried_to_the_next_round() {
    let mine = dossier();
    let first = review("r-1", &mine);
    let next = Review::begin("r-2".into(), reviewer("A"), &answered(&mine), [&first]);
    let carried = next.carrying(&first, &[C1.into(), C3.into()].into());
    assert_eq!(carried.opinion(&C1.into()).unwrap().verdict, Some(Verdict::Yes));
    assert_eq!(carried.opinion(&C2.into()), None, "what changed is undecided again");
    let decided = changed(&next, 1, &[ReviewChange::Verdict(C1.into(), Some(Verdict::No))]);
    assert_eq!(decided.carrying(&first, &[C1.into()].into()), decided, "a word said since stands");
    let comment = ReviewChange::Comment(C1.into(), "Relu.".to_owned());
    let carried = changed(&next, 1, &[comment]).carrying(&first, &[C1.into()].into());
    let opinion = carried.opinion(&C1.into()).unwrap();
    assert_eq!((opinion.verdict, &*opinion.comment), (Some(Verdict::Yes), "Relu."));
}

#[test]
fn taking_and_answering_can_be_undone_and_typing_an_answer_is_one_step() {
    let mut history = History::default();
    let mut now = dossier();
    let steps = [
        (0, take(&review("r-1", &now))),
        (10, answer("r-1", "q1", Some("C’"))),
        (11, answer("r-1", "q1", Some("C’était"))),
        (12, answer("r-1", "q1", Some("C’était en mars."))),
        (20, answer("r-1", "q1", None)),
    ];
    for (second, edit) in &steps {
        let next = now.apply(edit).unwrap();
        history.record(std::mem::replace(&mut now, next), edit, at(*second));
    }
    let said = |dossier: &Dossier| {
        dossier.reviews.get("r-1").map(|review| review.requests[0].answer.clone())
    };
    let mut undone = Vec::new();
    while let Some(kind) = history.undoable() {
        now = history.undo(now).unwrap();
        undone.push((kind, said(&now)));
    }
    assert_eq!(
        undone,
        [
            (StepKind::Choose, Some(Some("C’était en mars.".to_owned()))),
            (StepKind::Write, Some(None)),
            (StepKind::Import, None),
        ]
    );
    assert_eq!(now, dossier());
}

#[test]
fn a_review_is_a_record_like_any_other_when_copies_meet() {
    let start = dossier();
    let mut phone = Replica::of(&start, &"start".into());
    let mut desk = phone.clone();
    let made = review("r-1", &start);
    // On the telephone the review is taken and answered; on the computer it is taken, and written.
    let answered = after(&with(&start, &[&made]), &[answer("r-1", "q1", Some("Fait."))]);
    phone.record(&start, &answered, &"phone".into());
    let written = after(&with(&start, &[&made]), &[rate(C3, Level::Transmits)]);
    desk.record(&start, &written, &"desk".into());
    let both = merge(&phone, &desk).unwrap().replica;
    assert_eq!(both, merge(&desk, &phone).unwrap().replica);
    let told = both.dossier();
    assert_eq!(told.reviews["r-1"].requests[0].answer.as_deref(), Some("Fait."));
    assert_eq!(told.rating(&C3.into()).level, Some(Level::Transmits));
    assert_eq!(told.takes(&made), Ok(Taken::Same));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn texts_of_one_review_may_be_taken_in_any_order_any_number_of_times(
        a in any_review(), b in any_review(), c in any_review()
    ) {
        let start = blank("d-1");
        let one = with(&start, &[&a, &b, &c]);
        for order in [[&c, &b, &a], [&b, &a, &c], [&a, &c, &b]] {
            prop_assert_eq!(&with(&start, &order), &one);
        }
        prop_assert_eq!(&with(&one, &[&a, &b, &c, &a]), &one);
        prop_assert_eq!(one.faults(), []);
        prop_assert_eq!(&one.ratings, &start.ratings);
    }

    #[test]
    fn no_answer_is_lost_whatever_text_of_the_review_comes_after(
        a in any_review(), b in any_review()
    ) {
        let mut mine = with(&blank("d-1"), &[&a]);
        for request in &a.requests {
            let edit = answer("r-1", &request.id, Some(&request.id));
            mine = mine.apply(&edit).unwrap();
        }
        let both = with(&mine, &[&b, &a]);
        for request in &a.requests {
            let held = both.reviews["r-1"].requests.iter().find(|held| held.id == request.id);
            prop_assert_eq!(held.and_then(|held| held.answer.as_ref()), Some(&request.id));
        }
    }

    #[test]
    fn a_review_made_by_changes_is_in_its_one_form(a in any_review()) {
        let mut settled = a.clone();
        settled.settle();
        prop_assert_eq!(settled, a);
    }
}
