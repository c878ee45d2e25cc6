//! Two texts of one review that two pages make: whatever was said in either stands, and both come to
//! the same.

use crate::desk;
use crate::desk::{B1, C1, C2, any_change, any_review, ask, changed, dossier, review};
use acquis::domain::Review;
use acquis::domain::review::{AdviceChange, ReviewChange, Stance, Verdict};
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

#[test]
fn a_text_that_one_side_left_alone_is_what_the_other_made_of_it() {
    let whole = "Le contexte est clair ; quand était-ce ?";
    let base = base();
    assert_eq!(base.opinion(&C2.into()).unwrap().comment, whole);
    let side = |second, comment: &str| {
        let comment = ReviewChange::Comment(C2.into(), comment.to_owned());
        changed(&base, second, &[comment, ask(&format!("q{second}"), None, "Autre chose.")])
    };
    for (early, late, met) in [
        (whole, "Quand était-ce ?", "Quand était-ce ?"),
        ("Quand était-ce ?", whole, "Quand était-ce ?"),
        (whole, "Le contexte est clair", "Le contexte est clair"),
        ("Le contexte est clair", whole, "Le contexte est clair"),
        (whole, "", ""),
        ("", whole, ""),
        ("Bien. Le reste aussi.", "Bien.", "Bien. Le reste aussi."),
        ("Bien.", "Bien. Le reste aussi.", "Bien. Le reste aussi."),
    ] {
        let (one, other) = (side(200, early), side(300, late));
        for both in [one.meet(&base, &other), other.meet(&base, &one)] {
            let comment = both.opinion(&C2.into()).map_or("", |opinion| &opinion.comment);
            assert_eq!(comment, met, "{early:?} and {late:?}");
        }
    }
}

#[test]
fn recommendations_that_either_side_added_stand_and_one_taken_off_does_not_come_back() {
    let base = base();
    let first = "Une autre preuve à l’oral";
    let side = |second, all: &[&str]| {
        let all = all.iter().map(|one| (*one).to_owned()).collect();
        changed(
            &base,
            second,
            &[ReviewChange::Block(B1.into(), AdviceChange::Recommendations(all))],
        )
    };
    for (early, late, met) in [
        (&[first, "D’ici"][..], &[first, "De là"][..], &[first, "De là", "D’ici"][..]),
        (&[first, "D’ici"], &["De là"], &["De là", "D’ici"]),
        (&["D’ici"], &[first, "D’ici"], &[first, "D’ici"]),
        (&["D’ici"], &[first], &["D’ici"]),
    ] {
        let both = side(200, early).meet(&base, &side(300, late));
        assert_eq!(both.advice(&B1.into()).unwrap().recommendations, met);
    }
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
                // An opinion of which nothing is left is not there.
                let said = |of: &Review| {
                    of.opinion(&opinion.competence).map_or(String::new(), |own| own.comment.clone())
                };
                if opinion.comment != said(&base) {
                    prop_assert!(said(&met).contains(&opinion.comment));
                }
            }
        }
    }
}
