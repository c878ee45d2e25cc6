//! A dossier as an adviser reads it: what is worth a look, how much there is to read, what comes next.

use crate::desk;
use crate::desk::{
    B1, C1, C2, C3, C4, after, answered, at, blank, change, changed, dossier, rate, reviewer, told,
};
use crate::strategies;
use acquis::domain::anonymity::{HitKind, Ignored, Place, survey, text_of};
use acquis::domain::edit::Edit;
use acquis::domain::evidence::{EvidenceChange, Gap};
use acquis::domain::experience::ExperienceChange;
use acquis::domain::id::CompetenceId;
use acquis::domain::reading::{
    CompetenceReading, Direction, FEW_WORDS, MOST_OTHERS, Reading, Remark, Sought, WORDS_A_MINUTE,
    minutes, seek,
};
use acquis::domain::review::{Review, ReviewChange, ReviewEdit, Verdict};
use acquis::domain::story::StoryPart;
use acquis::domain::{Dossier, Evidence, Experience, Level, Period, Target};
use proptest::prelude::*;

/// A situation told whole, in many words.
fn whole(id: &str, competences: &[&str]) -> Evidence {
    let mut evidence = told(id, "Une situation", competences);
    evidence.story.means =
        (0..FEW_WORDS).map(|n| format!("moyen{id}{n} ")).collect::<Vec<_>>().concat();
    for part in [StoryPart::Context, StoryPart::Actions, StoryPart::Outcome] {
        let told = format!("{} ({id})", evidence.story.part(part));
        *evidence.story.part_mut(part) = told;
    }
    evidence
}

fn remarks(dossier: &Dossier, competence: &str) -> Vec<Remark> {
    let reading = Reading::of(dossier, &Ignored::default());
    let found = reading.competence(&competence.into()).unwrap();
    found.remarks.iter().map(|remark| (**remark).clone()).collect()
}

/// What is found when this is done to a dossier in which nothing is worth a look.
fn found(edits: &[Edit]) -> Vec<Remark> {
    let experience =
        Experience { period: period("2020-01", "2024-12"), ..Experience::blank("x1".into()) };
    let mut evidence = whole("e1", &[C1]);
    evidence.experience = Some("x1".into());
    let sound = after(
        &blank("d-1"),
        &[
            rate(C1, Level::Autonomous),
            Edit::AddExperience(experience),
            Edit::AddEvidence(Box::new(evidence)),
        ],
    );
    assert_eq!(remarks(&sound, C1), []);
    remarks(&after(&sound, edits), C1)
}

fn period(from: &str, to: &str) -> Period {
    Period { from: from.parse().ok(), to: to.parse().ok() }
}

fn part(part: StoryPart, text: &str) -> Edit {
    change("e1", EvidenceChange::Part(part, text.to_owned()))
}

#[test]
fn each_thing_worth_a_look_is_told_and_its_near_miss_is_not() {
    let e1 = || "e1".into();
    let many: Vec<_> = (2..=6).map(|n| format!("RNCP39866BC01-{n:02}")).collect();
    let many: Vec<_> =
        many.iter().map(|id| change("e1", EvidenceChange::Link(id.as_str().into()))).collect();
    let seventh = [change("e1", EvidenceChange::Link("RNCP39866BC02-01".into()))];
    let copy = || {
        let mut copy = whole("e2", &[C2]);
        copy.story.outcome = whole("e1", &[]).story.outcome.to_uppercase();
        Edit::AddEvidence(Box::new(copy))
    };
    let time = |from: &str, to: &str| change("e1", EvidenceChange::Period(period(from, to)));
    let table: Vec<(&str, Vec<Edit>, Vec<Remark>)> = vec![
        (
            "a part that is not told",
            vec![part(StoryPart::Outcome, " ")],
            vec![Remark::Lacks(e1(), vec![Gap::Outcome])],
        ),
        ("a part that need not be told", vec![part(StoryPart::Difficulties, "")], vec![]),
        ("no period", vec![time("", "")], vec![Remark::Lacks(e1(), vec![Gap::Period])]),
        (
            "an end before the beginning",
            vec![time("2022-05", "2021-05")],
            vec![Remark::Lacks(e1(), vec![Gap::Period]), Remark::Reversed(e1())],
        ),
        ("before the experience", vec![time("2019", "")], vec![Remark::OutsideExperience(e1())]),
        ("after the experience", vec![time("2025-01", "")], vec![Remark::OutsideExperience(e1())]),
        (
            "ends after the experience",
            vec![time("2024-01", "2025")],
            vec![Remark::OutsideExperience(e1())],
        ),
        ("in the year it began", vec![time("2020", "")], vec![]),
        (
            "an experience that still goes on",
            vec![
                Edit::ChangeExperience {
                    id: "x1".into(),
                    change: ExperienceChange::Period(period("2020", "")),
                },
                time("2026", ""),
            ],
            vec![],
        ),
        ("no longer few words", vec![part(StoryPart::Means, &"mot ".repeat(24))], vec![]),
        (
            "few words",
            vec![part(StoryPart::Means, &"mot ".repeat(23))],
            vec![Remark::Short { evidence: e1(), words: FEW_WORDS - 1 }],
        ),
        (
            "we act",
            vec![part(StoryPart::Actions, "Nous avons accueilli, on a orienté et on a conclu.")],
            vec![Remark::Collective(e1())],
        ),
        ("six competences", many.clone(), vec![]),
        (
            "seven competences",
            [many, seventh.to_vec()].concat(),
            vec![Remark::ProvesMany { evidence: e1(), competences: 7 }],
        ),
        (
            "a text copied, in capitals",
            vec![copy()],
            vec![Remark::CopiedPart {
                evidence: e1(),
                part: StoryPart::Outcome,
                others: vec!["e2".into()],
            }],
        ),
        (
            "a short text that is the same",
            vec![part(StoryPart::People, "Avec ma cheffe d’équipe."), copy_of_people()],
            vec![],
        ),
        (
            "other people's data",
            vec![part(StoryPart::People, "Mme Martin, joignable au 06 12 34 56 78.")],
            vec![Remark::ThirdParties { evidence: Some(e1()), places: 2 }],
        ),
        ("initials", vec![part(StoryPart::People, "Mme M., au guichet.")], vec![]),
        (
            "other people's data in the comment",
            vec![comment(C1, "Voir M. Durand.")],
            vec![Remark::ThirdParties { evidence: None, places: 1 }],
        ),
        (
            "the same comment on another competence",
            vec![
                comment(C1, "Je le fais seule et tous les jours."),
                comment(C3, "Je le fais seule, et tous les jours !"),
            ],
            vec![Remark::CopiedComment(vec![C3.into()])],
        ),
        (
            "the same comment, a word shorter",
            [C1, C3].map(|id| comment(id, "Je le fais seule tous les jours.")).to_vec(),
            vec![],
        ),
        ("rated low, told whole", vec![rate(C1, Level::WithHelp)], vec![Remark::RatedLow(e1())]),
        (
            "rated low, not told whole",
            vec![rate(C1, Level::WithHelp), part(StoryPart::Outcome, "")],
            vec![Remark::Lacks(e1(), vec![Gap::Outcome])],
        ),
    ];
    for (name, edits, remarks) in table {
        assert_eq!(found(&edits), remarks, "{name}");
    }
}

fn comment(competence: &str, text: &str) -> Edit {
    Edit::Comment { competence: competence.into(), comment: text.to_owned(), at: at(3) }
}

fn copy_of_people() -> Edit {
    let mut evidence = whole("e2", &[C2]);
    "Avec ma cheffe d’équipe.".clone_into(&mut evidence.story.people);
    Edit::AddEvidence(Box::new(evidence))
}

#[test]
fn a_high_rating_of_which_nothing_is_told_is_a_contradiction() {
    let mine = after(&blank("d-1"), &[rate(C1, Level::Transmits)]);
    assert_eq!(remarks(&mine, C1), [Remark::NothingTold]);
    let empty = Edit::AddEvidence(Box::new(Evidence {
        title: "Titre seul".to_owned(),
        competences: [C1.into()].into(),
        ..Evidence::blank("e1".into(), at(0))
    }));
    let mine = after(&mine, &[empty]);
    assert_eq!(remarks(&mine, C1)[0], Remark::NothingTold);
    assert_eq!(remarks(&after(&blank("d-1"), &[rate(C1, Level::WithHelp)]), C1), []);
    assert_eq!(remarks(&blank("d-1"), C1), [], "what is not rated is not thin, it is not rated");
}

#[test]
fn words_are_counted_once_in_a_bloc_and_read_in_whole_minutes() {
    let mine = dossier();
    let both = after(
        &mine,
        &[change("e1", EvidenceChange::Link(C2.into())), comment(C4, "Un mot de plus.")],
    );
    let reading = Reading::of(&both, &Ignored::default());
    let of = |id: &str| reading.competence(&id.into()).unwrap().words;
    let (one, two) = (of(C1), of(C2) - of(C1));
    assert_eq!(of(C4), 4);
    assert_eq!(reading.block(&B1.into()).unwrap().words, one + two + 4, "e1 proves two of them");
    assert_eq!(reading.words, one + two + 4);
    let blocks = [B1, "RNCP39866BC02"].map(|code| reading.block(&code.into()).unwrap().minutes());
    assert_eq!(blocks, [1, 0]);
    let counts = [(0, 0), (1, 1), (WORDS_A_MINUTE, 1), (WORDS_A_MINUTE + 1, 2)];
    assert!(counts.into_iter().all(|(words, expected)| minutes(words) == expected));
}

#[test]
fn the_words_of_a_dossier_are_those_of_all_that_is_written_in_it() {
    let mut mine = blank("d-1");
    let mut candidate = (*mine.candidate).clone();
    candidate.motivation = "Devenir conseillère auprès du public.".to_owned();
    let title = "Un titre de cinq mots".to_owned();
    let titled = Evidence { title, ..Evidence::blank("e1".into(), at(0)) };
    let description = "Accueil du matin.".to_owned();
    let post = Experience { description, ..Experience::blank("x1".into()) };
    for (edit, words) in [
        (Edit::SetCandidate(candidate), 5),
        (comment(C1, "Un mot de plus."), 5 + 4),
        (Edit::AddEvidence(Box::new(titled)), 9 + 5),
        (part(StoryPart::Context, "Au guichet, seule."), 14 + 3),
        (Edit::AddExperience(post), 17 + 3),
    ] {
        mine = after(&mine, &[edit]);
        assert_eq!(Reading::of(&mine, &Ignored::default()).words, words);
    }
}

#[test]
fn what_comes_next_is_sought_in_the_fiches_order_round_and_round() {
    let mine = dossier();
    let reading = Reading::of(&mine, &Ignored::default());
    let begun = Review::begin("r".into(), reviewer("A"), &answered(&mine), []);
    let review = changed(&begun, 1, &[ReviewChange::Verdict(C2.into(), Some(Verdict::Yes))]);
    let go = |from: Option<&str>, sought, direction| {
        let from = from.map(Into::into);
        seek(&reading, from.as_ref(), sought, direction).map(ToString::to_string)
    };
    let next = |from, sought| go(from, sought, Direction::Next);
    let back = |from, sought| go(from, sought, Direction::Previous);
    let is = |id: &str| Some(id.to_owned());
    assert_eq!(next(None, Sought::Any), is(C1));
    assert_eq!(back(None, Sought::Any), is("RNCP39866BC04-05"));
    assert_eq!(next(Some(C1), Sought::Undecided(&review)), is(C3), "the second is decided");
    assert_eq!(back(Some(C3), Sought::Undecided(&review)), is(C1));
    // Ready but short, thin, declared without proof: all three are worth a look.
    assert_eq!(next(Some(C1), Sought::Thin), is(C2));
    assert_eq!(next(Some(C2), Sought::Thin), is(C3));
    assert_eq!(next(Some(C3), Sought::Thin), is(C1), "and from the beginning again");
    let changed = [C2.into()].into();
    assert_eq!(next(Some(C4), Sought::Changed(&changed)), is(C2));
    assert_eq!(next(Some(C2), Sought::Changed(&changed)), is(C2), "the one there is");
    assert_eq!(next(Some(C2), Sought::Changed(&[].into())), None);
    let other = Target::Blocks { blocks: ["RNCP39866BC02".into()].into() };
    let elsewhere = Reading::of(&after(&mine, &[Edit::SetTarget(other)]), &Ignored::default());
    let first = seek(&elsewhere, Some(&C1.into()), Sought::Any, Direction::Next);
    assert_eq!(first, Some(&"RNCP39866BC02-01".into()), "only what is aimed at is read");
}

#[test]
fn hits_are_placed_left_one_by_one_and_remembered_without_their_text() {
    let people = "M. Petit puis Mme Martin, et encore M. Petit.";
    let mine = after(
        &dossier(),
        &[
            change("e1", EvidenceChange::Part(StoryPart::People, people.to_owned())),
            comment(C3, "M. Petit"),
        ],
    );
    let mine = after(&mine, &[Edit::Review(ReviewEdit::take(desk::review("r-1", &mine)))]);
    let answer = Edit::Review(ReviewEdit::Answer {
        review: "r-1".into(),
        request: "q1".to_owned(),
        answer: Some("écrire à a.b@exemple.fr".to_owned()),
    });
    let mine = after(&mine, &[answer]);
    let spots = survey(&mine);
    let told: Vec<_> = spots
        .iter()
        .map(|spot| {
            (spot.place.clone(), &text_of(&mine, &spot.place).unwrap()[spot.hit.range.clone()])
        })
        .collect();
    let part = || Place::Part("e1".into(), StoryPart::People);
    assert_eq!(
        told,
        [
            (Place::Comment(C3.into()), "M. Petit"),
            (part(), "M. Petit"),
            (part(), "Mme Martin"),
            (part(), "M. Petit"),
            (Place::Answer("r-1".into(), "q1".to_owned()), "a.b@exemple.fr"),
        ]
    );
    assert_eq!(spots[4].hit.kind, HitKind::Email);

    let mut ignored = Ignored::default();
    ignored.ignore(spots[1].mark.clone());
    let left = |ignored: &Ignored, dossier: &Dossier| {
        survey(dossier).iter().map(|spot| ignored.holds(&spot.mark)).collect::<Vec<_>>()
    };
    // The same name in the same text is one decision; in another text it is another.
    assert_eq!(left(&ignored, &mine), [false, true, false, true, false]);
    let reading = Reading::of(&mine, &ignored);
    let remarks = &reading.competence(&C1.into()).unwrap().remarks;
    let one = Remark::ThirdParties { evidence: Some("e1".into()), places: 1 };
    assert!(remarks.iter().any(|remark| **remark == one));

    let kept: Vec<_> = ignored.marks().map(str::to_owned).collect();
    assert!(kept.iter().all(|mark| mark.len() == 16 && !mark.contains("Petit")));
    let damaged = ["", "zz", "Petit", "0123456789abcdeg"];
    let again = Ignored::from_marks(kept.iter().map(String::as_str).chain(damaged));
    assert_eq!(again, ignored);

    // Still left when the text around it changes, and forgotten when it is gone.
    let moved = format!("Donc {people}");
    let moved = after(&mine, &[change("e1", EvidenceChange::Part(StoryPart::People, moved))]);
    assert_eq!(left(&ignored, &moved), [false, true, false, true, false]);
    let mut pruned = ignored.clone();
    pruned.prune(&survey(&moved));
    assert_eq!(pruned, ignored);
    let gone =
        after(&mine, &[change("e1", EvidenceChange::Part(StoryPart::People, String::new()))]);
    pruned.prune(&survey(&gone));
    assert_eq!(pruned, Ignored::default());
    ignored.show(&spots[1].mark);
    assert_eq!(ignored, Ignored::default());
}

#[test]
fn a_dossier_full_of_copies_is_read_in_bounded_work() {
    let mut mine = blank("d-1");
    let all: Vec<_> = mine.certification.competences().map(|(_, c)| c.id.clone()).collect();
    for n in 0..2_000 {
        let mut evidence = told(&format!("e{n}"), "Copie", &[]);
        evidence.story.means = "le même texte encore et toujours, ".repeat(40);
        evidence.competences = all.iter().cloned().collect();
        mine.evidence.insert(evidence.id.clone(), evidence.into());
    }
    let reading = Reading::of(&mine, &Ignored::default());
    let remarks = &reading.competence(&C1.into()).unwrap().remarks;
    assert_eq!(remarks.len(), 2_000 * 5, "four parts copied, and it proves many");
    for remark in remarks {
        if let Remark::CopiedPart { others, .. } = &**remark {
            assert_eq!(others.len(), MOST_OTHERS);
        }
    }
    let one = desk::review("r-1", &mine);
    for n in 0..2_000 {
        let mut review = one.clone();
        review.id = format!("r{n}").as_str().into();
        review.reviewer.name = format!("Relectrice {n}");
        mine.reviews.insert(review.id.clone(), review.into());
    }
    let latest = acquis::domain::review::all_latest_opinions(&mine);
    assert_eq!(latest[&CompetenceId::new(C1)].len(), 2_000);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_dossier_is_read(dossier in strategies::imported_dossiers()) {
        let reading = Reading::of(&dossier, &Ignored::default());
        prop_assert_eq!(reading.blocks.len(), dossier.certification.blocks.len());
        let thin = seek(&reading, None, Sought::Thin, Direction::Next);
        let any = reading.blocks.iter().filter(|b| b.targeted).flat_map(|b| &b.competences);
        prop_assert_eq!(thin.is_some(), any.clone().any(CompetenceReading::is_thin));
        for spot in survey(&dossier) {
            let text = text_of(&dossier, &spot.place).unwrap_or_default();
            prop_assert!(text.get(spot.hit.range.clone()).is_some());
        }
    }
}
