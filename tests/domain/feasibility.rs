//! The candidate's first gate, the *dossier de faisabilité*: what it asks for, and that it is a figure of
//! the cohort.

use crate::desk::{C3, after, at, blank, period, rate, reviewer};
use crate::strategies;
use acquis::domain::cohort::{Opened, Row};
use acquis::domain::edit::Edit;
use acquis::domain::experience::ExperienceChange;
use acquis::domain::feasibility::{ExperienceGap, Feasibility};
use acquis::domain::{Dossier, Experience, Level, Period, Target};
use proptest::prelude::*;

fn row(dossier: &Dossier) -> Row {
    Row::of(&Opened {
        dossier,
        digest: "",
        exported_at: None,
        reviewer: &reviewer("L’accompagnatrice"),
        sent: &[],
        draft: None,
    })
}

#[test]
fn the_first_gate_asks_for_ratings_and_experiences_and_for_no_proof() {
    let rated = |id: &str| {
        let dossier = blank(id);
        let ids: Vec<_> = dossier.certification.competences().map(|(_, c)| c.id.clone()).collect();
        let edits: Vec<_> = ids.iter().map(|id| rate(id.as_str(), Level::NotPractised)).collect();
        after(&dossier, &edits)
    };
    let post = |id: &str| Experience {
        post: "Hôtesse d’accueil".to_owned(),
        period: period("2021"),
        ..Experience::blank(id.into())
    };
    let gate = |dossier: &Dossier| Feasibility::of(dossier);
    let all = after(&rated("d"), &[Edit::AddExperience(post("x1"))]);
    assert!(gate(&all).is_ready(), "the lowest level is an answer, and no evidence is told");
    let row = row(&all);
    assert!(row.feasible && !row.ready);
    let begun = Edit::AddEvidence(Box::new(acquis::domain::Evidence::blank("e1".into(), at(0))));
    assert!(gate(&after(&all, &[begun])).is_ready());

    let lacking =
        gate(&after(&all, &[Edit::Rate { competence: C3.into(), level: None, at: at(3) }]));
    assert_eq!((lacking.is_ready(), lacking.unrated), (false, vec![C3.into()]));
    let other = Target::Blocks { blocks: ["RNCP39866BC02".into()].into() };
    let elsewhere = Edit::Rate { competence: C3.into(), level: None, at: at(3) };
    assert!(gate(&after(&all, &[elsewhere, Edit::SetTarget(other)])).is_ready(), "not aimed at");
    assert!(!gate(&rated("d")).has_experience && !gate(&rated("d")).is_ready());

    let change = |change| Edit::ChangeExperience { id: "x1".into(), change };
    let no_post = ExperienceChange::Post(" ".to_owned());
    let open = ExperienceChange::Period(Period { from: None, to: period("2021").from });
    let reversed =
        ExperienceChange::Period(Period { from: period("2021").from, to: period("2020").from });
    for (lack, gaps) in [
        (vec![change(no_post.clone())], vec![ExperienceGap::Post]),
        (vec![change(open)], vec![ExperienceGap::Period]),
        (vec![change(reversed)], vec![ExperienceGap::Period]),
        (
            vec![Edit::AddExperience(Experience::blank("x2".into()))],
            vec![ExperienceGap::Post, ExperienceGap::Period],
        ),
    ] {
        let gate = gate(&after(&all, &lack));
        assert!(!gate.is_ready());
        assert_eq!(gate.unfinished[0].1, gaps);
    }
    let mut nothing = all;
    nothing.certification = std::sync::Arc::default();
    assert!(!gate(&nothing).is_ready(), "a certification without competences");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn evidence_never_opens_nor_closes_the_first_gate(dossier in strategies::dossiers()) {
        let mut without = dossier.clone();
        without.evidence.clear();
        prop_assert_eq!(Feasibility::of(&dossier), Feasibility::of(&without));
    }
}
