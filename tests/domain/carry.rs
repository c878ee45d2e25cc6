//! A dossier goes over to another certification, case by case: what is proposed, what is carried, what
//! stays. What holds of any, and of copies that meet, is in `carry_properties.rs`.

use crate::carried::{
    STOCK, WELCOME, at, carried, carry_with, certification, done, dossier, map_of, old, proved,
    rated, told,
};
use acquis::domain::carry::{Confidence, Map, Offer, offer, propose, target};
use acquis::domain::certification::{Certification, Related};
use acquis::domain::diff::Changes;
use acquis::domain::evidence::EvidenceChange;
use acquis::domain::id::{BlockCode, CompetenceId};
use acquis::domain::review::{Advice, Opinion, Review, Reviewer, Verdict, thread};
use acquis::domain::{Edit, EditError, Level, Target};
use acquis::exchange;
use acquis::fiche::default_certification;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

#[test]
fn an_identical_fiche_is_carried_as_it_is_under_another_code() {
    let new = certification("RNCP2", &[WELCOME, STOCK]);
    for (from, to, confidence) in told(&propose(&dossier(old()), &new)) {
        assert_eq!(to, [from.replace("RNCP1", "RNCP2")]);
        assert_eq!(confidence, Confidence::Same);
    }
}

#[test]
fn blocs_and_competences_in_another_order_under_other_codes_are_found() {
    let turned: (&str, &[&str]) = (WELCOME.0, &[WELCOME.1[2], WELCOME.1[0], WELCOME.1[1]]);
    let new = certification("RNCP2", &[STOCK, turned]);
    let found: Vec<_> = propose(&dossier(old()), &new);
    let to: Vec<_> = found.iter().map(|found| found.to[0].0.to_string()).collect();
    assert_eq!(
        to,
        ["RNCP2BC02-02", "RNCP2BC02-03", "RNCP2BC02-01", "RNCP2BC01-01", "RNCP2BC01-02"]
    );
    assert!(found.iter().all(|found| found.confidence() == Confidence::Same));
}

#[test]
fn a_reworded_competence_is_very_like_and_one_that_is_gone_is_proposed_nothing() {
    let new = certification(
        "RNCP2",
        &[
            (
                "Accueil",
                &[
                    "Accueillir chacun des visiteurs en adaptant sa posture aux situations",
                    "Animer un atelier numérique pour des débutants",
                ],
            ),
            ("Stock", &["Contrôler la livraison d’après le bon de commande"]),
        ],
    );
    let found = told(&propose(&dossier(old()), &new));
    assert_eq!(found[0].1, ["RNCP2BC01-01"]);
    assert_eq!(found[0].2, Confidence::VeryLike);
    assert_eq!((&found[1].1, found[1].2), (&vec![], Confidence::None));
    assert_eq!((&found[2].1, found[2].2), (&vec![], Confidence::None));
    assert_eq!(found[3].1, ["RNCP2BC02-01"]);
    assert!(found[3].2 >= Confidence::Like);
    assert_eq!(found[4].2, Confidence::None);
}

#[test]
fn a_competence_cut_in_two_goes_to_both_and_two_that_became_one_go_to_it() {
    let whole = "Contrôler les livraisons à partir du bon de commande et ranger les marchandises en respectant les règles de sécurité";
    let one = certification("RNCP2", &[("Stock", &[whole])]);
    let parts = dossier(certification("RNCP1", &[STOCK]));
    let found = told(&propose(&parts, &one));
    assert!(found.iter().all(|(_, to, sure)| to == &["RNCP2BC01-01"] && *sure == Confidence::Like));
    let new = certification("RNCP3", &[STOCK]);
    let found = told(&propose(&dossier(one), &new));
    assert_eq!(found[0].1.iter().collect::<BTreeSet<_>>().len(), 2, "{found:?}");
    assert_eq!(found[0].2, Confidence::Like);
}

#[test]
fn of_competences_that_say_the_same_the_bloc_the_place_and_the_code_tell_which_is_which() {
    let [twin, other, third] = [STOCK.1[0], WELCOME.1[1], WELCOME.1[2]];
    let first = |old: Certification, new: &Certification, from: &str| {
        let found = told(&propose(&dossier(old), new));
        found.into_iter().find(|(id, ..)| id == from).unwrap().1
    };
    // The bloc, though the other one stands nearer.
    let old = certification("RNCP1", &[(STOCK.0, &[twin]), ("Conseil", &[twin])]);
    let new = certification("RNCP2", &[("Conseil", &[twin]), (STOCK.0, &[twin])]);
    assert_eq!(first(old, &new, "RNCP1BC01-01"), ["RNCP2BC02-01"]);
    // The place, though another bears its code.
    let old = certification("RNCP1", &[(STOCK.0, &[other, third, twin])]);
    let mut new = certification("RNCP2", &[(STOCK.0, &[twin, other, third, twin])]);
    new.blocks[0].competences[0].code = Some("C3".to_owned());
    assert_eq!(first(old, &new, "RNCP1BC01-03"), ["RNCP2BC01-04"]);
    // The code, where they stand side by side.
    let texts: Vec<String> = (0..9).map(|n| format!("Tâche{n} numéro{n} propre{n}")).collect();
    let mut texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    texts.push(twin);
    let old = certification("RNCP1", &[(STOCK.0, &texts)]);
    texts.insert(9, twin);
    let mut new = certification("RNCP2", &[(STOCK.0, &texts)]);
    new.blocks[0].competences[9].code = Some("C99".to_owned());
    new.blocks[0].competences[10].code = Some("C10".to_owned());
    assert_eq!(first(old.clone(), &new, "RNCP1BC01-10"), ["RNCP2BC01-11"]);
    new.blocks[0].competences[9].code = Some("C10".to_owned());
    new.blocks[0].competences[10].code = Some("C99".to_owned());
    assert_eq!(first(old, &new, "RNCP1BC01-10"), ["RNCP2BC01-10"]);
}

#[test]
fn what_is_kept_word_for_word_stays_though_two_others_would_share_it() {
    let same = "Accueillir orienter informer conseiller accompagner soutenir rassurer conclure";
    let near = "Accueillir orienter informer conseiller";
    let far = "Accompagner soutenir rassurer conclure";
    let old = certification("RNCP1", &[("Un", &[same, near])]);
    let new = certification("RNCP2", &[("Un", &[far, same])]);
    let found = told(&propose(&dossier(old), &new));
    assert_eq!((&found[0].1[..], found[0].2), (&["RNCP2BC01-02".to_owned()][..], Confidence::Same));
}

#[test]
fn the_default_certification_is_its_own_counterpart_however_its_blocs_are_turned_and_renumbered() {
    let known = default_certification();
    let mut turned = (*known).clone();
    turned.blocks.reverse();
    for (at, block) in turned.blocks.iter_mut().enumerate() {
        block.code = BlockCode::new(format!("RNCP1BC{at:02}"));
        block.competences.reverse();
        for (at, competence) in block.competences.iter_mut().enumerate() {
            competence.id = CompetenceId::of(&block.code, at + 1);
            // A renumbered code leads no one astray.
            competence.code = Some(format!("C{at}"));
        }
    }
    let proposal = propose(&dossier((*known).clone()), &turned);
    assert_eq!(proposal.len(), 19);
    for found in &proposal {
        assert_eq!((found.to.len(), found.confidence()), (1, Confidence::Same));
        let text = |c: &Certification, id| c.competence(id).unwrap().1.text.clone();
        assert_eq!(text(&known, &found.from), text(&turned, &found.to[0].0));
    }
}

#[test]
fn the_blocs_aimed_at_are_those_into_which_most_of_it_goes() {
    let new = certification("RNCP2", &[STOCK, (WELCOME.0, &[WELCOME.1[0], WELCOME.1[1]])]);
    let aimed = |code: &str| Target::Blocks { blocks: [BlockCode::new(code)].into() };
    let aiming = |at: Target| done(&dossier(old()), &Edit::SetTarget(at));
    let map = map_of(&propose(&dossier(old()), &new));
    assert_eq!(target(&aiming(aimed("RNCP1BC01")), &new, &map), aimed("RNCP2BC02"));
    assert_eq!(target(&aiming(aimed("RNCP1BC02")), &new, &map), aimed("RNCP2BC01"));
    assert_eq!(target(&dossier(old()), &new, &map), Target::Whole);
    // Two of three go to one bloc and one to another; or as many to either.
    let parted = |texts: &[&'static str]| {
        let kept = (WELCOME.0, texts);
        certification("RNCP2", &[kept, ("Courrier", &[WELCOME.1[2]])])
    };
    for (texts, blocks) in
        [(&WELCOME.1[..2], &["RNCP2BC01"][..]), (&WELCOME.1[..1], &["RNCP2BC01", "RNCP2BC02"])]
    {
        let new = parted(texts);
        let map = map_of(&propose(&dossier(old()), &new));
        let blocks = blocks.iter().copied().map(BlockCode::new).collect();
        assert_eq!(target(&aiming(aimed("RNCP1BC01")), &new, &map), Target::Blocks { blocks });
    }
    // Nothing of it is left: there is no bloc to aim at.
    assert_eq!(target(&aiming(aimed("RNCP1BC01")), &new, &Map::new()), Target::Whole);
}

#[test]
fn what_is_carried_is_all_there_and_what_has_no_counterpart_stays_with_its_text() {
    let mut before = dossier(old());
    before = rated(&before, "RNCP1BC01-01", Level::Transmits, "Chaque jour.");
    before = rated(&before, "RNCP1BC01-03", Level::WithHelp, "Rarement.");
    before = proved(&before, "e1", &["RNCP1BC01-01", "RNCP1BC01-03"]);
    before =
        done(&before, &Edit::SetTarget(Target::Blocks { blocks: ["RNCP1BC01".into()].into() }));
    let new = certification("RNCP2", &[STOCK, (WELCOME.0, &[WELCOME.1[0], WELCOME.1[1]])]);
    let after = carried(&before, &new);
    assert_eq!(*after.certification, new);
    let rating = &after.ratings["RNCP2BC02-01"];
    assert_eq!((rating.level, &*rating.comment), (Some(Level::Transmits), "Chaque jour."));
    assert_eq!(rating.updated_at, before.ratings["RNCP1BC01-01"].updated_at);
    assert!(!after.ratings.contains_key("RNCP1BC01-01"));
    assert_eq!(after.ratings["RNCP1BC01-03"], before.ratings["RNCP1BC01-03"]);
    let links: Vec<_> = after.evidence["e1"].competences.iter().map(CompetenceId::as_str).collect();
    assert_eq!(links, ["RNCP1BC01-03", "RNCP2BC02-01"]);
    assert_eq!(after.target, Target::Blocks { blocks: ["RNCP2BC02".into()].into() });
    let left: Vec<_> = after.left_behind().into_iter().map(CompetenceId::as_str).collect();
    assert_eq!(left, ["RNCP1BC01-03"]);
    let (block, competence) = after.competence(&"RNCP1BC01-03".into()).unwrap();
    assert_eq!((&*block.title, &*competence.text), (WELCOME.0, WELCOME.1[2]));
    assert_eq!(after.earlier(&"RNCP2BC02-01".into()), [&"RNCP1BC01-01".into()].into());

    // Later it is carried to where the candidate wants it, beside what stands there.
    let own = after.certification.clone();
    let map = Map::from([("RNCP1BC01-03".into(), ["RNCP2BC02-02".into()].into())]);
    let whole = done(&after, &carry_with(&after, &own, map));
    assert!(whole.left_behind().is_empty());
    assert_eq!(whole.ratings["RNCP2BC02-02"].comment, "Rarement.");
    assert_eq!(whole.target, after.target);
}

#[test]
fn of_two_levels_for_one_competence_the_lowest_stands_unless_chosen_and_the_other_stays() {
    let new = certification("RNCP2", &[("Stock", &["Contrôler et ranger les marchandises"])]);
    let mut before = dossier(certification("RNCP1", &[STOCK]));
    before = rated(&before, "RNCP1BC01-01", Level::Transmits, "Le matin.");
    before = rated(&before, "RNCP1BC01-02", Level::WithHelp, "Le soir.");
    let to = || ["RNCP2BC01-01".into()].into();
    let map = Map::from([("RNCP1BC01-01".into(), to()), ("RNCP1BC01-02".into(), to())]);
    let edit = carry_with(&before, &new, map);
    let after = done(&before, &edit);
    let rating = &after.ratings["RNCP2BC01-01"];
    assert_eq!((rating.level, &*rating.comment), (Some(Level::WithHelp), "Le soir.\n\nLe matin."));
    let left = &after.ratings["RNCP1BC01-01"];
    assert_eq!((left.level, &*left.comment), (Some(Level::Transmits), "Le matin."));

    let Edit::Carry(mut carry) = edit else { panic!("a carry") };
    carry.chosen = BTreeMap::from([("RNCP2BC01-01".into(), "RNCP1BC01-01".into())]);
    let after = done(&before, &Edit::Carry(carry));
    assert_eq!(after.ratings["RNCP2BC01-01"].level, Some(Level::Transmits));
    assert_eq!(after.ratings["RNCP1BC01-02"].level, Some(Level::WithHelp));
}

#[test]
fn an_id_that_stood_for_another_text_is_not_taken_again() {
    // The same fiche with a competence put in front: every id moves down.
    let mut texts = vec!["Ouvrir et fermer le lieu d’accueil"];
    texts.extend(WELCOME.1);
    let new = certification("RNCP1", &[(WELCOME.0, &texts), STOCK]);
    let mut before = dossier(old());
    before = rated(&before, "RNCP1BC01-01", Level::Autonomous, "");
    before = rated(&before, "RNCP1BC02-01", Level::WithHelp, "");
    let after = carried(&before, &new);
    assert!(after.certification.says_as(&new));
    for (_, competence) in after.certification.competences() {
        let was = before.certification.competence(&competence.id);
        assert!(was.is_none_or(|(_, was)| was.text == competence.text), "{competence:?}");
    }
    let of = |text: &str| {
        let mut all = after.certification.competences();
        all.find(|(_, c)| c.text == text).map(|(_, c)| c.id.clone()).unwrap()
    };
    assert_eq!(after.ratings[&of(WELCOME.1[0])].level, Some(Level::Autonomous));
    assert_eq!(after.rating(&of(texts[0])).level, None);
    // What did not move keeps its id.
    assert_eq!(of(STOCK.1[0]).as_str(), "RNCP1BC02-01");
    assert!(after.left_behind().is_empty());
    // The file of it is read without a finding of its certification.
    let text = exchange::write(&after, "0", at()).unwrap().text;
    let read = exchange::read(text.as_bytes(), &[&new]).unwrap();
    assert_eq!((read.findings, read.dossier), (vec![], after));
}

#[test]
fn a_refusal_changes_nothing() {
    let before = dossier(old());
    let empty = carry_with(&before, &Certification::default(), Map::new());
    assert_eq!(before.apply(&empty), Err(EditError::EmptyCertification));
    let new = certification("RNCP2", &[STOCK]);
    let stray = Map::from([("RNCP1BC01-01".into(), ["nowhere".into()].into())]);
    let unknown = Err(EditError::UnknownCompetence("nowhere".into()));
    assert_eq!(before.apply(&carry_with(&before, &new, stray)), unknown);
    let stray = Map::from([("nowhere".into(), BTreeSet::new())]);
    assert_eq!(before.apply(&carry_with(&before, &new, stray)), unknown);
}

#[test]
fn a_fiche_is_offered_when_it_changed_or_replaces_another() {
    let known = default_certification();
    assert_eq!(offer(&dossier((*known).clone()), &known), None);
    let mut changed = (*known).clone();
    changed.blocks[0].competences.pop();
    assert_eq!(offer(&dossier(changed), &known), Some(Offer::Changed));
    assert_eq!(
        offer(&dossier(certification("RNCP36030", &[STOCK])), &known),
        Some(Offer::Replaces)
    );
    assert_eq!(offer(&dossier(old()), &known), None);
    let mut old = old();
    old.next.push(Related { code: known.code.clone(), title: String::new() });
    assert_eq!(offer(&dossier(old), &known), Some(Offer::Replaces));
}

#[test]
fn an_opinion_on_an_earlier_competence_can_still_be_read() {
    let mut before = dossier(old());
    let opinion = Opinion {
        competence: "RNCP1BC01-01".into(),
        verdict: Some(Verdict::Partly),
        comment: "À compléter.".to_owned(),
    };
    let review = Review {
        id: "r1".into(),
        reviewer: Reviewer::default(),
        made_at: Some(at()),
        answers_digest: String::new(),
        dossier: Some(before.id.clone()),
        answers_exported_at: None,
        round: None,
        opinions: vec![opinion],
        blocks: Vec::new(),
        overall: Advice::default(),
        requests: Vec::new(),
    };
    before.reviews.insert("r1".into(), Arc::new(review));
    let after = carried(&before, &certification("RNCP2", &[WELCOME]));
    assert_eq!(after.reviews, before.reviews);
    let of = &after.reviews["r1"].opinions[0].competence;
    assert_eq!(after.competence(of).unwrap().1.text, WELCOME.1[0]);
    // And stands beside what that competence became.
    let turns = thread(&after, &"RNCP2BC01-01".into());
    assert_eq!(turns[0].opinion.unwrap().comment, "À compléter.");
    assert_eq!(turns[0].earlier, Some(of));
}

#[test]
fn what_went_over_with_its_competence_is_no_change_to_who_reads_it_again() {
    let mut before = dossier(old());
    before = rated(&before, "RNCP1BC01-01", Level::Transmits, "Chaque jour.");
    before = rated(&before, "RNCP1BC01-02", Level::WithHelp, "");
    before = rated(&before, "RNCP1BC02-01", Level::Autonomous, "Le matin.");
    before = rated(&before, "RNCP1BC02-02", Level::WithHelp, "Le soir.");
    before = proved(&before, "e1", &["RNCP1BC01-01", "RNCP1BC02-02"]);
    // Another order, a competence reworded, one that is gone, one that is new, two joined.
    let joined = "Contrôler les livraisons à partir du bon de commande et ranger les marchandises en respectant les règles de sécurité";
    let reworded = "Orienter chaque visiteur vers le service compétent selon sa demande";
    let fresh = "Animer un atelier numérique pour des débutants";
    let new = certification(
        "RNCP2",
        &[("Stock", &[joined]), (WELCOME.0, &[fresh, reworded, WELCOME.1[0]])],
    );
    let over = carried(&before, &new);
    let changes = Changes::between(&before, &over);
    assert!(changes.certification);
    assert!(!changes.evidence.iter().any(|changes| changes.links), "{changes:?}");
    // Of two levels one stands: that is a change of neither.
    assert_eq!(changes.competences, [], "{changes:?}");

    // What the candidate does afterwards is told, beside what it was before.
    let level =
        Edit::Rate { competence: "RNCP2BC02-03".into(), level: Some(Level::Autonomous), at: at() };
    let fresh =
        Edit::Rate { competence: "RNCP2BC02-01".into(), level: Some(Level::WithHelp), at: at() };
    let link = Edit::ChangeEvidence {
        id: "e1".into(),
        change: EvidenceChange::Link("RNCP2BC02-02".into()),
        at: at(),
    };
    let later = [level, fresh, link].iter().fold(over.clone(), |now, edit| done(&now, edit));
    let changes = Changes::between(&before, &later);
    let told: Vec<_> = changes.competences.iter().map(|c| (c.id.as_str(), c.level)).collect();
    assert_eq!(
        told,
        [
            ("RNCP2BC02-01", Some((None, Some(Level::WithHelp)))),
            ("RNCP2BC02-02", None),
            ("RNCP2BC02-03", Some((Some(Level::Transmits), Some(Level::Autonomous)))),
        ]
    );
    assert_eq!(changes.competences[1].linked, ["e1".into()]);
    assert!(changes.evidence[0].links);
    // Between two states on the new one nothing is looked up.
    assert_eq!(Changes::between(&over, &later).competences.len(), 3);
    // Taken back, the new ids are the unknown ones, and nothing breaks.
    assert_eq!(Changes::between(&over, &over), Changes::default());
}

#[test]
fn a_competence_that_stayed_beside_one_that_joined_it_is_read_against_what_it_was() {
    let mut before = dossier(old());
    before = rated(&before, "RNCP1BC02-01", Level::WithHelp, "");
    before = rated(&before, "RNCP1BC02-02", Level::Transmits, "");
    before = proved(&before, "e1", &["RNCP1BC02-01"]);
    let new = certification("RNCP1", &[WELCOME, (STOCK.0, &STOCK.1[..1])]);
    let map = Map::from([("RNCP1BC02-02".into(), ["RNCP1BC02-01".into()].into())]);
    let over = done(&before, &carry_with(&before, &new, map));
    let changes = Changes::between(&before, &over);
    assert_eq!(changes.competences, [], "{changes:?}");
}
