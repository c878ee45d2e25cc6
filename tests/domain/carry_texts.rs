//! What a dossier says of its competences when it goes over to another certification: whose comment comes
//! first, what does not fit, what a later version wrote beside it, and what is said again of what was left.

use crate::carried::{
    STOCK, WELCOME, carry_with, certification, done, dossier, proved, rated, told,
};
use acquis::domain::carry::{Confidence, Map, propose};
use acquis::domain::certification::Certification;
use acquis::domain::dossier::UnknownField;
use acquis::domain::edit::LONGEST_TEXT;
use acquis::domain::{Dossier, Edit, Level};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A dossier with something left of an earlier fiche, and something said of the competence it may join.
fn with_something_left(left: &str, own: &str) -> Dossier {
    let before =
        rated(&dossier(certification("RNCP1", &[STOCK])), "RNCP1BC01-01", Level::Transmits, left);
    let new = certification("RNCP2", &[("Stock", &["Contrôler et ranger les marchandises"])]);
    let after = done(&before, &carry_with(&before, &new, Map::new()));
    rated(&after, "RNCP2BC01-01", Level::WithHelp, own)
}

fn joined(before: &Dossier, choose_left: bool) -> Dossier {
    let map = Map::from([("RNCP1BC01-01".into(), ["RNCP2BC01-01".into()].into())]);
    let edit = carry_with(before, &before.certification.clone(), map);
    let Edit::Carry(mut carry) = edit else { panic!("a carry") };
    if choose_left {
        carry.chosen = BTreeMap::from([("RNCP2BC01-01".into(), "RNCP1BC01-01".into())]);
    }
    done(before, &Edit::Carry(carry))
}

#[test]
fn the_comment_that_stands_comes_first_whichever_level_is_chosen() {
    for (choose_left, level) in [(false, Level::WithHelp), (true, Level::Transmits)] {
        let after = joined(&with_something_left("Là-bas.", "Ici."), choose_left);
        let rating = &after.ratings["RNCP2BC01-01"];
        assert_eq!(
            (rating.level, &*rating.comment),
            (Some(level), "Ici.\n\nLà-bas."),
            "{choose_left}"
        );
    }
}

#[test]
fn a_comment_is_joined_as_long_as_there_is_room_and_stays_where_it_is_otherwise() {
    let own = "a".repeat(LONGEST_TEXT - 6);
    for (left, fits) in [("Non.", true), ("Trop.", false)] {
        let after = joined(&with_something_left(left, &own), false);
        let comment = &after.ratings["RNCP2BC01-01"].comment;
        assert_eq!(comment.ends_with(left), fits, "{left}");
        // Another level stood there: what is left is kept in either case.
        assert_eq!(after.ratings["RNCP1BC01-01"].comment, left);
    }
}

#[test]
fn a_competence_that_stays_and_goes_to_another_too_is_said_of_both() {
    let (stock, [receive, stow]) = (STOCK.0, [STOCK.1[0], STOCK.1[1]]);
    let before = dossier(certification("RNCP1", &[(stock, &[receive])]));
    let before = rated(&before, "RNCP1BC01-01", Level::Transmits, "Dit.");
    let before = proved(&before, "e1", &["RNCP1BC01-01"]);
    let new = certification("RNCP1", &[(stock, &[receive, stow])]);
    let both = ["RNCP1BC01-01", "RNCP1BC01-02"];
    let map = Map::from([("RNCP1BC01-01".into(), both.map(Into::into).into())]);
    let after = done(&before, &carry_with(&before, &new, map));
    for id in both {
        let rating = &after.ratings[id];
        assert_eq!((rating.level, &*rating.comment), (Some(Level::Transmits), "Dit."), "{id}");
        assert!(after.evidence["e1"].competences.contains(id), "{id}");
    }
}

#[test]
fn what_a_later_version_wrote_goes_with_its_rating_and_that_of_the_old_fiche_with_the_fiche() {
    let field = |at: &[&str], value: &str| UnknownField {
        at: at.iter().map(|step| (*step).to_owned()).collect(),
        value: value.to_owned(),
    };
    let mut before = dossier(certification("RNCP1", &[STOCK]));
    before = rated(&before, "RNCP1BC01-01", Level::Autonomous, "");
    before = rated(&before, "RNCP1BC01-02", Level::WithHelp, "");
    before.unknown = Arc::new(vec![
        field(&["certification", "later"], "1"),
        field(&["later"], "2"),
        field(&["ratings", "RNCP1BC01-01", "later"], "3"),
        field(&["ratings", "RNCP1BC01-02", "later"], "4"),
    ]);
    let new = certification("RNCP2", &[STOCK]);
    let map = Map::from([("RNCP1BC01-01".into(), ["RNCP2BC01-01".into()].into())]);
    let after = done(&before, &carry_with(&before, &new, map));
    let mut kept = after.unknown.to_vec();
    kept.sort();
    assert_eq!(
        kept,
        [
            field(&["later"], "2"),
            field(&["ratings", "RNCP1BC01-02", "later"], "4"),
            field(&["ratings", "RNCP2BC01-01", "later"], "3"),
        ]
    );
}

#[test]
fn what_was_said_of_a_competence_left_behind_is_proposed_again() {
    let mut before = dossier(certification("RNCP1", &[STOCK]));
    before = rated(&before, "RNCP1BC01-01", Level::Transmits, "Là-bas.");
    before = rated(&before, "RNCP1BC01-02", Level::WithHelp, "");
    // Two that have no word in common with the one they are said to have become.
    let new = certification("RNCP2", &[(WELCOME.0, &WELCOME.1[..1])]);
    let joined =
        ["RNCP1BC01-01", "RNCP1BC01-02"].map(|id| (id.into(), ["RNCP2BC01-01".into()].into()));
    let after = done(&before, &carry_with(&before, &new, Map::from(joined)));
    let mut next = new.clone();
    next.blocks[0].assessment = "Une épreuve orale".to_owned();
    let found = told(&propose(&after, &next));
    let left = found.iter().find(|(id, ..)| id == "RNCP1BC01-01").unwrap();
    assert_eq!((&left.1[..], left.2), (&["RNCP2BC01-01".to_owned()][..], Confidence::VeryLike));
    // To another certification nothing was said.
    let other = Certification { code: "RNCP3".to_owned(), ..next };
    let found = told(&propose(&after, &other));
    let left = found.iter().find(|(id, ..)| id == "RNCP1BC01-01");
    assert!(left.is_none_or(|left| left.2 == Confidence::None), "{left:?}");
}
