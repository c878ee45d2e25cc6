//! What changed between two states of a dossier, and between two texts: tables, and what holds of any.

use crate::desk;
use crate::desk::{
    C1, C2, C3, C4, after, at, change, digest, dossier, period, rate, review, reviewer, told,
};
use acquis::domain::diff::Piece::{Added, Removed, Same};
use acquis::domain::diff::{
    Changes, Piece, Presence, Since, amount, compare, since_last_review, touched_since,
};
use acquis::domain::edit::Edit;
use acquis::domain::evidence::{Document, DocumentKind, EvidenceChange};
use acquis::domain::experience::ExperienceChange;
use acquis::domain::readiness::CompetenceStatus::{Ready, Thin, Unproven, Unrated};
use acquis::domain::review::ReviewEdit;
use acquis::domain::story::StoryPart;
use acquis::domain::{Dossier, Evidence, Experience, Level, Period};
use proptest::prelude::*;

#[test]
fn texts_are_compared_word_by_word() {
    let table: [(&str, &str, &[Piece<'_>]); 12] = [
        ("", "", &[]),
        ("Oui.", "Oui.", &[Same("Oui.")]),
        ("", "Oui.", &[Added("Oui.")]),
        ("Oui.", "", &[Removed("Oui.")]),
        (
            "J’ai écouté.",
            "J’ai rappelé.",
            &[Same("J’ai "), Removed("écouté"), Added("rappelé"), Same(".")],
        ),
        ("un mot", "un seul mot", &[Same("un "), Added("seul "), Same("mot")]),
        ("un seul mot", "un mot", &[Same("un "), Removed("seul "), Same("mot")]),
        ("l’accueil", "l’écoute", &[Same("l’"), Removed("accueil"), Added("écoute")]),
        ("fin", "fin !", &[Same("fin"), Added(" !")]),
        ("a\nb", "a\n\nb", &[Same("a"), Removed("\n"), Added("\n\n"), Same("b")]),
        ("été", "ete", &[Removed("été"), Added("ete")]),
        ("😀 a", "😀 b", &[Same("😀 "), Removed("a"), Added("b")]),
    ];
    for (before, after, pieces) in table {
        assert_eq!(compare(before, after), pieces, "{before:?} → {after:?}");
    }
    assert_eq!(amount(&compare("un seul mot", "un mot de plus")), (2, 1));
}

#[test]
fn the_longest_texts_that_are_kept_are_compared_in_bounded_work() {
    let long = |word: &str| (0..10_000).map(|n| format!("{word}{n} ")).collect::<Vec<_>>().concat();
    let (before, after) = (long("a"), long("b"));
    assert!(before.len() < 70_000);
    assert_eq!(compare(&before, &after), [Removed(&before), Added(&after)]);
    let sentences = |word: &str| {
        (0..3_000).map(|n| format!("Phrase {n} {word}.\n")).collect::<Vec<_>>().concat()
    };
    let pieces = sentences("a");
    let changed = pieces.replacen("Phrase 1500 a", "Phrase 1500 bien a", 1);
    let found = compare(&pieces, &changed);
    assert_eq!(found.len(), 3, "words are compared within the sentence that differs");
    assert_eq!(found[1], Added("bien "));
    let long = (0..100).map(|n| format!(" mot{n}")).collect::<Vec<_>>().concat();
    let (before, after) = (format!("{pieces}Long{long}."), format!("{pieces}Longue{long}."));
    assert_eq!(compare(&before, &after)[1..3], [Removed("Long "), Added("Longue ")]);
    let other = sentences("b");
    assert!(compare(&pieces, &other).len() < 20_000);
}

#[test]
fn a_sentence_that_was_moved_round_a_long_one_is_no_change_of_the_long_one() {
    let long = (0..100).map(|n| format!("geste{n} ")).collect::<Vec<_>>().concat();
    let before = format!("Oui. Non. {long}fin.");
    let after = format!("{} enfin. Oui. Non.", long.trim_end());
    let (added, removed) = amount(&compare(&before, &after));
    assert!(added <= 4 && removed <= 4, "{added} added, {removed} removed");
}

fn between(edits: &[Edit]) -> Changes {
    let before = dossier();
    Changes::between(&before, &after(&before, edits))
}

#[test]
fn a_state_beside_itself_has_no_change() {
    assert!(between(&[]).is_empty());
    assert!(between(&[]).touched().is_empty());
}

#[test]
fn a_rating_that_rises_is_told_with_its_status() {
    let changes = between(&[
        rate(C4, Level::Autonomous),
        Edit::Comment { competence: C3.into(), comment: "Depuis peu.".to_owned(), at: at(3) },
    ]);
    let [third, fourth] = &changes.competences[..] else { panic!("{changes:?}") };
    assert_eq!((third.id.as_str(), third.level, third.status), (C3, None, None));
    assert_eq!(third.comment.as_ref().unwrap().after, "Depuis peu.");
    assert_eq!(fourth.level, Some((None, Some(Level::Autonomous))));
    assert_eq!(fourth.status, Some((Unrated, Unproven)));
    assert_eq!(changes.evidence, []);
    assert_eq!(changes.touched().len(), 2);
}

#[test]
fn evidence_is_told_field_by_field_and_at_each_competence_it_proves() {
    let document = Document {
        id: "p1".into(),
        label: "Lettre".to_owned(),
        kind: DocumentKind::Production,
        kept_at: String::new(),
        sha256: None,
    };
    let changes = between(&[
        change("e2", EvidenceChange::Period(period("2024-05"))),
        change("e2", EvidenceChange::Title("Un courrier délicat".to_owned())),
        change("e2", EvidenceChange::Part(StoryPart::Outcome, "Réponse envoyée.".to_owned())),
        change("e2", EvidenceChange::Document(document)),
        change("e2", EvidenceChange::Link(C3.into())),
        Edit::AddEvidence(Box::new(told("e3", "Une réclamation", &[C1]))),
    ]);
    let [second, third] = &changes.evidence[..] else { panic!("{changes:?}") };
    assert_eq!(
        (second.id.as_str(), second.presence, second.links),
        ("e2", Presence::Changed, true)
    );
    assert_eq!(second.period, Some((Period::default(), period("2024-05"))));
    let title = second.title.as_ref().unwrap();
    assert_eq!(title.pieces(), [Same("Un courrier "), Removed("difficile"), Added("délicat")]);
    assert_eq!(
        second.parts.iter().map(|(part, _)| *part).collect::<Vec<_>>(),
        [StoryPart::Outcome]
    );
    assert_eq!(second.documents, [("p1".into(), Presence::Added)]);
    assert_eq!((third.id.as_str(), third.presence), ("e3", Presence::Added));
    assert_eq!(third.parts.len(), 3);

    let of = |id: &str| changes.competences.iter().find(|c| c.id.as_str() == id).unwrap();
    assert_eq!(of(C1).linked, ["e3".into()]);
    assert_eq!((of(C1).status, of(C1).retold.len()), (None, 0));
    assert_eq!((of(C2).status, of(C2).retold.clone()), (Some((Thin, Ready)), vec!["e2".into()]));
    assert_eq!(
        (of(C3).status, of(C3).linked.clone()),
        (Some((Unproven, Ready)), vec!["e2".into()])
    );
    assert_eq!(changes.competences.len(), 3);
}

#[test]
fn one_thing_that_changed_of_a_piece_of_evidence_is_told_and_nothing_beside_it() {
    let document = |label: &str| Document {
        id: "p1".into(),
        label: label.to_owned(),
        kind: DocumentKind::Attestation,
        kept_at: String::new(),
        sha256: None,
    };
    let before = after(
        &dossier(),
        &[
            Edit::AddExperience(Experience::blank("x1".into())),
            change("e1", EvidenceChange::Document(document("Attestation"))),
        ],
    );
    let text = || "Autrement dit.".to_owned();
    let table: [(&str, EvidenceChange, bool); 7] = [
        ("title", EvidenceChange::Title(text()), true),
        ("period", EvidenceChange::Period(period("2023-09")), true),
        ("experience", EvidenceChange::Experience(Some("x1".into())), true),
        ("part", EvidenceChange::Part(StoryPart::Means, text()), true),
        ("document Changed", EvidenceChange::Document(document("Certificat")), true),
        ("document Removed", EvidenceChange::WithoutDocument("p1".into()), true),
        ("links", EvidenceChange::Link(C3.into()), false),
    ];
    for (what, edit, tells) in table {
        let changes = Changes::between(&before, &after(&before, &[change("e1", edit)]));
        assert!(!changes.is_empty(), "{what}");
        let [one] = &changes.evidence[..] else { panic!("{what}: {changes:?}") };
        let mut found = Vec::new();
        found.extend(one.title.iter().map(|_| "title".to_owned()));
        found.extend(one.period.iter().map(|_| "period".to_owned()));
        found.extend(one.experience.iter().map(|_| "experience".to_owned()));
        found.extend(one.parts.iter().map(|_| "part".to_owned()));
        found.extend(one.documents.iter().map(|(_, there)| format!("document {there:?}")));
        found.extend(one.links.then(|| "links".to_owned()));
        assert_eq!(found, [what]);
        assert_eq!((one.presence, one.tells()), (Presence::Changed, tells), "{what}");
        // It is read again where it is told otherwise, not where it stands as it stood.
        let [place] = &changes.competences[..] else { panic!("{what}: {changes:?}") };
        let (told, linked) = (place.retold.as_slice(), place.linked.as_slice());
        let expected: (&str, &[_], &[_]) =
            if tells { (C1, &["e1".into()], &[]) } else { (C3, &[], &["e1".into()]) };
        assert_eq!((place.id.as_str(), told, linked), expected, "{what}");
    }
}

#[test]
fn a_situation_of_which_nothing_is_told_yet_is_told_when_it_comes_and_when_it_goes() {
    let without = dossier();
    let blank = Evidence::blank("e9".into(), at(0));
    let with = after(&without, &[Edit::AddEvidence(Box::new(blank))]);
    for (from, to, presence) in
        [(&without, &with, Presence::Added), (&with, &without, Presence::Removed)]
    {
        let changes = Changes::between(from, to);
        let [one] = &changes.evidence[..] else { panic!("{changes:?}") };
        assert_eq!((one.id.as_str(), one.presence, one.tells()), ("e9", presence, false));
    }
}

#[test]
fn what_is_gone_is_told_too() {
    let changes = between(&[
        Edit::RemoveEvidence("e1".into()),
        change("e2", EvidenceChange::Unlink(C2.into())),
        Edit::Rate { competence: C3.into(), level: None, at: at(4) },
    ]);
    assert_eq!(changes.evidence[0].presence, Presence::Removed);
    assert!(changes.evidence[1].links && !changes.evidence[1].tells());
    let of = |id: &str| changes.competences.iter().find(|c| c.id.as_str() == id).unwrap();
    assert_eq!(of(C1).unlinked, ["e1".into()]);
    assert_eq!(of(C1).status, Some((Ready, Unproven)));
    assert_eq!(of(C2).status, Some((Thin, Unproven)));
    assert_eq!(of(C3).level, Some((Some(Level::Autonomous), None)));
}

#[test]
fn experiences_target_and_candidate_are_told() {
    let mut candidate = (*dossier().candidate).clone();
    candidate.motivation = "Devenir conseillère.".to_owned();
    let changes = between(&[
        Edit::AddExperience(Experience::blank("x1".into())),
        Edit::ChangeExperience {
            id: "x1".into(),
            change: ExperienceChange::Post("Hôtesse".to_owned()),
        },
        Edit::SetCandidate(candidate),
        Edit::SetTarget(acquis::domain::Target::Blocks { blocks: [desk::B1.into()].into() }),
    ]);
    assert_eq!(changes.experiences, [("x1".into(), Presence::Added)]);
    assert!(changes.candidate && changes.target && !changes.certification);
    assert_eq!(changes.competences, []);
}

#[test]
fn of_several_experiences_those_that_came_went_or_changed_are_told() {
    let add = |id: &str| Edit::AddExperience(Experience::blank(id.into()));
    let before = after(&dossier(), &[add("x1"), add("x2"), add("x3")]);
    let post = ExperienceChange::Post("Hôtesse".to_owned());
    let now = after(
        &before,
        &[
            Edit::ChangeExperience { id: "x2".into(), change: post },
            Edit::RemoveExperience("x3".into()),
            add("x4"),
        ],
    );
    assert_eq!(
        Changes::between(&before, &now).experiences,
        [
            ("x2".into(), Presence::Changed),
            ("x3".into(), Presence::Removed),
            ("x4".into(), Presence::Added),
        ]
    );
}

fn reviewed() -> (Dossier, Dossier) {
    let exported = dossier();
    let take = ReviewEdit::take(review("r-1", &exported));
    (exported.clone(), after(&exported, &[Edit::Review(take)]))
}

#[test]
fn requests_that_were_answered_are_told() {
    let (_, taken) = reviewed();
    let answer = |request: &str, answer: Option<&str>| {
        let (review, request) = ("r-1".into(), request.to_owned());
        Edit::Review(ReviewEdit::Answer { review, request, answer: answer.map(str::to_owned) })
    };
    let answered = after(&taken, &[answer("q1", Some("C’est fait."))]);
    let changes = Changes::between(&taken, &answered);
    let [one] = &changes.requests[..] else { panic!("{changes:?}") };
    assert_eq!((one.request.as_str(), one.competence.clone()), ("q1", Some(C2.into())));
    assert_eq!((one.before.as_deref(), one.after.as_deref()), (None, Some("C’est fait.")));
    let again = after(&answered, &[answer("q1", None)]);
    assert_eq!(Changes::between(&answered, &again).requests[0].after, None);
    // To the adviser, who has the dossier as it was before the review came, it is new too.
    assert_eq!(Changes::between(&dossier(), &answered).requests.len(), 1);
}

#[test]
fn since_the_last_review_is_since_the_state_it_answers() {
    let (exported, taken) = reviewed();
    let me = reviewer("L’accompagnatrice");
    let other = reviewer("Un autre");
    let since = |dossier: &Dossier, known: Option<&Dossier>, me| {
        let reviews: Vec<_> = dossier.reviews.values().cloned().collect();
        let found = since_last_review(
            dossier,
            &digest(dossier),
            me,
            reviews.iter().map(|r| &**r),
            |asked| known.filter(|known| digest(known) == asked),
        );
        match found {
            Since::Never => "never".to_owned(),
            Since::Nothing(review) => format!("nothing {}", review.id),
            Since::Changed(review, changes) => {
                format!("changed {} {}", review.id, changes.competences.len())
            }
            Since::NotAtHand(review) => format!("not at hand {}", review.id),
        }
    };
    assert_eq!(since(&exported, None, &me), "never");
    assert_eq!(since(&taken, Some(&exported), &other), "never");
    // That the review was taken is no change of what the candidate says.
    assert_eq!(since(&taken, Some(&exported), &me), "changed r-1 0");
    let written = after(&taken, &[rate(C4, Level::WithHelp)]);
    assert_eq!(since(&written, Some(&exported), &me), "changed r-1 1");
    assert_eq!(since(&written, None, &me), "not at hand r-1");

    let again = review("r-2", &written);
    let reviews = [again.clone(), review("r-1", &exported)];
    let found = since_last_review(&written, &digest(&written), &me, &reviews, |_| None);
    assert_eq!(found, Since::Nothing(&again), "the desk has one that the dossier has not");
}

#[test]
fn what_bears_a_later_date_is_a_hint() {
    let mine = dossier();
    assert_eq!(touched_since(&mine, at(1)), [].into(), "rated at that very instant");
    let later = |competence: &str| Edit::Rate {
        competence: competence.into(),
        level: Some(Level::WithHelp),
        at: at(9),
    };
    let told = Edit::ChangeEvidence {
        id: "e1".into(),
        change: EvidenceChange::Title("Autrement".to_owned()),
        at: at(8),
    };
    assert_eq!(
        touched_since(&after(&mine, &[later(C3), told]), at(5)),
        [C1.into(), C3.into()].into()
    );
}

fn told_by(pieces: &[Piece<'_>]) -> (String, String) {
    let (mut before, mut after) = (String::new(), String::new());
    for piece in pieces {
        match piece {
            Same(text) => {
                before.push_str(text);
                after.push_str(text);
            }
            Removed(text) => before.push_str(text),
            Added(text) => after.push_str(text),
        }
    }
    (before, after)
}

fn sentences() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        6 => "(je|tu|l’|un|mot|été|\\.|,| | |\n)",
        1 => any::<String>(),
    ];
    proptest::collection::vec(word, 0..40).prop_map(|words| words.concat())
}

proptest! {
    #[test]
    fn the_pieces_of_any_two_texts_are_these_two_texts(a in sentences(), b in sentences()) {
        let pieces = compare(&a, &b);
        prop_assert_eq!(told_by(&pieces), (a.clone(), b.clone()));
        prop_assert_eq!(pieces.iter().all(|piece| matches!(piece, Same(_))), a == b);
        for pair in pieces.windows(2) {
            let kinds = (std::mem::discriminant(&pair[0]), std::mem::discriminant(&pair[1]));
            prop_assert_ne!(kinds.0, kinds.1);
            prop_assert!(!matches!((&pair[0], &pair[1]), (Added(_), Removed(_))));
        }
        let repeated = 300;
        let (long, other) = (a.repeat(repeated), b.repeat(repeated));
        prop_assert_eq!(told_by(&compare(&long, &other)), (long.clone(), other.clone()));
    }
}
