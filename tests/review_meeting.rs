//! Two texts of one review that two pages make: whatever was said in either stands, and both come to
//! the same.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test fails by it")]

mod desk;

use acquis::domain::Review;
use acquis::domain::review::{AdviceChange, ReviewChange, Stance, Verdict};
use desk::{B1, C1, C2, any_change, any_review, ask, changed, dossier, review};
use proptest::prelude::*;

fn base() -> Review {
    review("r-1", &dossier())
}

#[test]
fn what_each_page_changed_stands() {
    let base = base();
    let mine = changed(
        &base,
        200,
        &[
            ReviewChange::Verdict(C1.into(), Some(Verdict::No)),
            ReviewChange::Block(B1.into(), AdviceChange::Stance(Some(Stance::Favourable))),
            ask("q3", None, "D’ici."),
            ReviewChange::TakeBack("q2".to_owned()),
        ],
    );
    let theirs = changed(
        &base,
        300,
        &[
            ReviewChange::Comment(C1.into(), "De là-bas.".to_owned()),
            ReviewChange::Overall(AdviceChange::Stance(Some(Stance::Reserved))),
            ask("q4", None, "De là-bas."),
            ask("q1", Some(C2), "Donner la période exacte."),
        ],
    );
    let met = mine.meet(&base, &theirs);
    assert_eq!(met, theirs.meet(&base, &mine));
    let opinion = met.opinion(&C1.into()).unwrap();
    assert_eq!((opinion.verdict, opinion.comment.as_str()), (Some(Verdict::No), "De là-bas."));
    assert_eq!(met.advice(&B1.into()).unwrap().stance, Some(Stance::Favourable));
    assert_eq!(met.overall.stance, Some(Stance::Reserved));
    let requests: Vec<_> = met.requests.iter().map(|r| (r.id.as_str(), r.text.as_str())).collect();
    assert_eq!(
        requests,
        [("q1", "Donner la période exacte."), ("q4", "De là-bas."), ("q3", "D’ici.")]
    );
    assert_eq!(met.made_at, theirs.made_at);
}

#[test]
fn of_one_text_written_on_both_sides_nothing_is_lost() {
    let base = base();
    let comment = |second, text: &str| {
        changed(&base, second, &[ReviewChange::Comment(C1.into(), text.to_owned())])
    };
    let met = |one: &Review, other: &Review| {
        one.meet(&base, other).opinion(&C1.into()).unwrap().comment.clone()
    };
    assert_eq!(met(&comment(1, "avant"), &comment(2, "après")), "après\navant");
    assert_eq!(
        met(&comment(1, "Une phrase"), &comment(2, "Une phrase entière.")),
        "Une phrase entière."
    );
    assert_eq!(met(&comment(2, "même"), &comment(1, "même")), "même");
    // Taken back there, taken back here.
    let gone = changed(&base, 3, &[ReviewChange::TakeBack("q2".to_owned())]);
    let kept = changed(&base, 4, &[ask("q2", None, "Relire tout, vraiment.")]);
    assert_eq!(gone.meet(&base, &base).requests.len(), 1);
    assert_eq!(gone.meet(&base, &kept).requests.len(), 2, "what was changed is not taken back");
}

fn made(base: &Review, from: u32, changes: &[ReviewChange]) -> Review {
    changes.iter().zip(from..).fold(base.clone(), |review, (change, second)| {
        review.change(change, desk::at(second)).unwrap_or(review)
    })
}

proptest! {
    #[test]
    fn both_pages_come_to_the_same(
        base in any_review(),
        mine in proptest::collection::vec(any_change(), 0..8),
        theirs in proptest::collection::vec(any_change(), 0..8),
    ) {
        let (mine, theirs) = (made(&base, 200, &mine), made(&base, 203, &theirs));
        let met = mine.meet(&base, &theirs);
        prop_assert_eq!(&met, &theirs.meet(&base, &mine));
        prop_assert_eq!(&base.meet(&base, &theirs), &theirs);
        prop_assert_eq!(&mine.meet(&base, &base), &mine);
        prop_assert_eq!(&mine.meet(&base, &mine), &mine);
        for review in [&mine, &theirs] {
            for opinion in review.opinions.iter().filter(|o| base.opinion(&o.competence) != Some(o)) {
                let own = met.opinion(&opinion.competence);
                let base = base.opinion(&opinion.competence).map_or("", |o| o.comment.as_str());
                if opinion.comment != base {
                    prop_assert!(own.is_some_and(|own| own.comment.contains(&opinion.comment)));
                }
            }
        }
    }
}
