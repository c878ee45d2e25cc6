//! The domain's rules case by case: statuses, gaps, next steps, targets, bounds. What holds of any
//! dossier is in `properties.rs`; dates are in `dates.rs`, undo in `undo.rs`.
// clippy allows them in `#[test]` functions only, not in what these share.

use crate::strategies::{blank_dossier, complete_evidence};
use acquis::domain::edit::{LONGEST_LINE, LONGEST_TEXT};
use acquis::domain::evidence::{EvidenceChange, Gap};
use acquis::domain::experience::ExperienceChange;
use acquis::domain::id::CompetenceId;
use acquis::domain::readiness::CompetenceStatus::{Developing, Ready, Thin, Unproven, Unrated};
use acquis::domain::readiness::{NextStep, NextStepKind, Readiness};
use acquis::domain::story::StoryPart;
use acquis::domain::{
    Dossier, Edit, EditError, Evidence, Experience, Level, Period, Target, Timestamp,
};

fn at() -> Timestamp {
    Timestamp::from_unix(1_700_000_000)
}

#[track_caller]
fn done(dossier: &Dossier, edits: impl IntoIterator<Item = Edit>) -> Dossier {
    let apply = |now: Dossier, edit: Edit| now.apply(&edit).expect("the edit can be done");
    edits.into_iter().fold(dossier.clone(), apply)
}

fn rate(id: &str, level: impl Into<Option<Level>>) -> Edit {
    Edit::Rate { competence: id.into(), level: level.into(), at: at() }
}

/// A situation on those competences, without the parts named.
fn told(id: &str, competences: &[&str], gaps: &[Gap]) -> Edit {
    let mut evidence = without(gaps);
    evidence.id = id.into();
    evidence.competences = competences.iter().map(CompetenceId::new).collect();
    Edit::AddEvidence(Box::new(evidence))
}

fn without(gaps: &[Gap]) -> Evidence {
    let mut evidence = complete_evidence("e");
    for gap in gaps {
        match gap {
            Gap::Title => evidence.title.clear(),
            Gap::Period => evidence.period = Period::default(),
            Gap::Context => evidence.story.context.clear(),
            Gap::Actions => evidence.story.actions.clear(),
            Gap::Outcome => evidence.story.outcome.clear(),
        }
    }
    evidence
}

fn change(id: &str, change: EvidenceChange) -> Edit {
    Edit::ChangeEvidence { id: id.into(), change, at: at() }
}

fn ids(competences: &[&str]) -> Vec<CompetenceId> {
    competences.iter().map(CompetenceId::new).collect()
}

#[test]
fn a_status_follows_from_the_level_and_the_evidence() {
    use Level::{Autonomous, NotPractised, Transmits, WithHelp};
    let none: &[&[Gap]] = &[];
    let incomplete: &[&[Gap]] = &[&[Gap::Outcome]];
    let complete: &[&[Gap]] = &[&[]];
    let two_incomplete: &[&[Gap]] = &[&[Gap::Title], &[Gap::Context, Gap::Actions]];
    let mixed: &[&[Gap]] = &[&[Gap::Title], &[], &[Gap::Period]];
    let evidence = [none, incomplete, complete, two_incomplete, mixed];
    for (level, expected) in [
        (None, [Unrated; 5]),
        (Some(NotPractised), [Developing; 5]),
        (Some(WithHelp), [Developing; 5]),
        (Some(Autonomous), [Unproven, Thin, Ready, Thin, Ready]),
        (Some(Transmits), [Unproven, Thin, Ready, Thin, Ready]),
    ] {
        for (told_with, status) in evidence.iter().zip(expected) {
            let mut dossier = done(&blank_dossier(&[1]), [rate("B1-01", level)]);
            for (n, gaps) in told_with.iter().enumerate() {
                dossier = done(&dossier, [told(&format!("e{n}"), &["B1-01"], gaps)]);
            }
            let readiness = Readiness::of(&dossier);
            let competence = readiness.competence(&"B1-01".into()).expect("it is there");
            assert_eq!(competence.status, status, "{level:?} with {told_with:?}");
            assert_eq!(competence.level, level);
            let reasons = competence.evidence.iter().map(|(_, gaps)| gaps.as_slice());
            assert_eq!(reasons.collect::<Vec<_>>(), *told_with);
        }
    }
}

#[test]
fn a_comment_alone_is_no_rating() {
    let comment = |text: &str| Edit::Comment {
        competence: "B1-01".into(),
        comment: text.to_owned(),
        at: at(),
    };
    let dossier = done(&blank_dossier(&[1]), [comment("À revoir")]);
    let status = Readiness::of(&dossier).competence(&"B1-01".into()).map(|c| c.status);
    assert_eq!(status, Some(Unrated));
    assert!(done(&dossier, [comment("  ")]).ratings.is_empty());
    let withdrawn = done(&dossier, [rate("B1-01", Level::Autonomous), rate("B1-01", None)]);
    assert_eq!(withdrawn.rating(&"B1-01".into()).comment, "À revoir");
    assert!(done(&withdrawn, [comment("")]).ratings.is_empty());
}

#[test]
fn each_gap_shows_alone_and_all_of_them_in_the_order_of_the_form() {
    let all = [Gap::Title, Gap::Period, Gap::Context, Gap::Actions, Gap::Outcome];
    assert_eq!(without(&[]).gaps(), []);
    for gap in all {
        assert_eq!(without(&[gap]).gaps(), [gap]);
        assert!(!without(&[gap]).is_complete());
    }
    assert_eq!(Evidence::blank("e".into(), at()).gaps(), all);
}

#[test]
fn blanks_tell_nothing() {
    for blank in [" ", "\n\t", "\u{a0}", "\u{202f}"] {
        let mut evidence = without(&[]);
        blank.clone_into(&mut evidence.title);
        blank.clone_into(&mut evidence.story.actions);
        assert_eq!(evidence.gaps(), [Gap::Title, Gap::Actions], "{blank:?}");
    }
}

#[test]
fn only_five_parts_are_asked_and_a_reversed_period_is_none() {
    let mut evidence = without(&[]);
    for part in [
        StoryPart::Role,
        StoryPart::Means,
        StoryPart::People,
        StoryPart::Difficulties,
        StoryPart::Learnings,
    ] {
        assert!(!evidence.story.tells(part));
    }
    assert!(evidence.is_complete());
    for (from, to, gaps) in [
        ("2021-03", "", vec![]),
        ("", "2021", vec![]),
        ("2021", "2021", vec![]),
        ("2021-03", "2021-02", vec![Gap::Period]),
        ("", "", vec![Gap::Period]),
    ] {
        evidence.period = Period { from: from.parse().ok(), to: to.parse().ok() };
        assert_eq!(evidence.gaps(), gaps, "{from} to {to}");
    }
}

/// The next step of bloc `B1`.
fn next(dossier: &Dossier) -> Option<NextStep> {
    Readiness::of(dossier).block(&"B1".into()).and_then(|block| block.next.clone())
}

#[track_caller]
fn next_is(dossier: &Dossier, kind: NextStepKind, competences: &[&str]) {
    assert_eq!(next(dossier), Some(NextStep { kind, competences: ids(competences) }));
}

#[test]
fn the_next_step_is_the_one_that_brings_on_most_competences() {
    use Level::{Autonomous, WithHelp};
    let four = blank_dossier(&[4]);
    next_is(&four, NextStepKind::Rate, &["B1-01", "B1-02", "B1-03", "B1-04"]);
    let developing = done(&four, ["B1-04", "B1-01", "B1-02"].map(|id| rate(id, WithHelp)));
    next_is(&developing, NextStepKind::Develop, &["B1-01", "B1-02", "B1-04"]);
    let declared = done(&four, ["B1-02", "B1-03", "B1-04"].map(|id| rate(id, Autonomous)));
    next_is(&declared, NextStepKind::Tell, &["B1-02", "B1-03", "B1-04"]);
    let gaps = vec![Gap::Context, Gap::Outcome];
    let thin = done(&declared, [told("e", &["B1-02", "B1-04", "B1-01"], &gaps)]);
    // B1-01 is not rated: completing the situation would not bring it on.
    let complete = NextStepKind::Complete { evidence: "e".into(), gaps };
    next_is(&thin, complete, &["B1-02", "B1-04"]);
    let proved = done(&declared, [told("e", &["B1-02", "B1-03", "B1-04"], &[])]);
    next_is(&proved, NextStepKind::Rate, &["B1-01"]);
}

#[test]
fn of_equal_steps_the_nearest_to_ready_comes_first() {
    use Level::{Autonomous, WithHelp};
    let four = blank_dossier(&[4]);
    let each = done(
        &four,
        [
            rate("B1-02", WithHelp),
            rate("B1-03", Autonomous),
            rate("B1-04", Autonomous),
            told("e", &["B1-04"], &[Gap::Title]),
        ],
    );
    let complete = NextStepKind::Complete { evidence: "e".into(), gaps: vec![Gap::Title] };
    next_is(&each, complete, &["B1-04"]);
    let three = done(&each, [change("e", EvidenceChange::Title("Un accueil".to_owned()))]);
    next_is(&three, NextStepKind::Tell, &["B1-03"]);
    let two = done(&three, [told("f", &["B1-03"], &[])]);
    next_is(&two, NextStepKind::Rate, &["B1-01"]);
    let one = done(&two, [rate("B1-01", Autonomous), told("g", &["B1-01"], &[])]);
    next_is(&one, NextStepKind::Develop, &["B1-02"]);
    let ready = done(&one, [rate("B1-02", Autonomous), told("h", &["B1-02"], &[])]);
    assert_eq!(next(&ready), None);
}

#[test]
fn of_equal_situations_the_one_that_lacks_least_is_completed_first_then_the_oldest() {
    let declared = done(&blank_dossier(&[1]), [rate("B1-01", Level::Autonomous)]);
    let two = done(
        &declared,
        [
            told("a", &["B1-01"], &[Gap::Context, Gap::Actions]),
            told("b", &["B1-01"], &[Gap::Title]),
        ],
    );
    let complete = |id: &str, gap| NextStepKind::Complete { evidence: id.into(), gaps: vec![gap] };
    next_is(&two, complete("b", Gap::Title), &["B1-01"]);
    let three = done(&two, [told("aa", &["B1-01"], &[Gap::Outcome])]);
    next_is(&three, complete("aa", Gap::Outcome), &["B1-01"]);
}

#[test]
fn a_block_without_competences_is_never_ready_and_asks_nothing() {
    let readiness = Readiness::of(&blank_dossier(&[0]));
    assert!(readiness.blocks.iter().all(|block| !block.is_ready() && block.next.is_none()));
    assert!(!readiness.is_ready());
    assert!(!Readiness::of(&blank_dossier(&[])).is_ready());
}

fn blocs(codes: &[&str]) -> Target {
    Target::Blocks { blocks: codes.iter().map(|code| (*code).into()).collect() }
}

#[test]
fn the_target_says_which_blocks_count() {
    use Level::Autonomous;
    let ready = [rate("B2-01", Autonomous), told("e", &["B2-01"], &[])];
    let dossier = done(&blank_dossier(&[3, 1]), ready);
    let aims = |target| Readiness::of(&done(&dossier, [Edit::SetTarget(target)]));
    let whole = aims(Target::Whole);
    assert_eq!(whole.targeted().count(), 2);
    assert!(!whole.is_ready());
    assert_eq!(whole.next().map(|(block, _)| block.code.as_str()), Some("B1"));
    let second = aims(blocs(&["B2"]));
    assert!(second.is_ready());
    assert_eq!(second.next(), None);
    assert!(!aims(blocs(&["B1", "B2"])).is_ready());
    assert!(!aims(blocs(&["B1"])).is_ready());
}

#[test]
fn the_next_block_is_the_targeted_one_whose_step_brings_on_most_the_first_of_equals() {
    let dossier = blank_dossier(&[1, 3, 3, 4]);
    let next = |target| {
        let dossier = done(&dossier, [Edit::SetTarget(target)]);
        Readiness::of(&dossier).next().map(|(block, _)| block.code.to_string())
    };
    assert_eq!(next(Target::Whole).as_deref(), Some("B4"));
    assert_eq!(next(blocs(&["B1", "B2", "B3"])).as_deref(), Some("B2"));
    assert_eq!(next(blocs(&["B1"])).as_deref(), Some("B1"));
}

#[test]
fn six_competences_rated_and_two_situations_make_the_first_block_ready_and_no_other() {
    let six = ["B1-01", "B1-02", "B1-03", "B1-04", "B1-05", "B1-06"];
    let mut dossier = blank_dossier(&[6, 4, 4, 5]);
    dossier = done(&dossier, six.map(|id| rate(id, Level::Autonomous)));
    dossier = done(&dossier, [told("one", &six, &[]), told("two", &six, &[])]);
    let ready = |dossier: &Dossier| {
        let readiness = Readiness::of(dossier);
        readiness.blocks.iter().map(|b| (b.ready(), b.total(), b.is_ready())).collect::<Vec<_>>()
    };
    let others = [(0, 4, false), (0, 4, false), (0, 5, false)];
    assert_eq!(ready(&dossier), [&[(6, 6, true)], &others[..]].concat());

    // One of two proofs may go; without the second the competence shows, with its reason.
    let unlink = |id: &str| change(id, EvidenceChange::Unlink("B1-03".into()));
    let one_link = done(&dossier, [unlink("one")]);
    assert_eq!(ready(&one_link), [&[(6, 6, true)], &others[..]].concat());
    let none = done(&one_link, [unlink("two")]);
    assert_eq!(ready(&none), [&[(5, 6, false)], &others[..]].concat());
    let readiness = Readiness::of(&none);
    let block = readiness.block(&"B1".into()).expect("it is there");
    let missing: Vec<_> = block.missing().map(|c| (c.id.as_str(), c.status)).collect();
    assert_eq!(missing, [("B1-03", Unproven)]);
    next_is(&none, NextStepKind::Tell, &["B1-03"]);

    // The same with the situation itself no longer complete: what it lacks is the reason.
    let cut = EvidenceChange::Part(StoryPart::Outcome, " ".to_owned());
    let thin = done(&one_link, [change("two", cut)]);
    let readiness = Readiness::of(&thin);
    let reason = readiness.block(&"B1".into()).and_then(|b| b.missing().next().cloned());
    let reason = reason.expect("one is missing");
    assert_eq!((reason.id.as_str(), reason.status), ("B1-03", Thin));
    assert_eq!(reason.evidence, [("two".into(), vec![Gap::Outcome])]);
}

#[test]
fn an_edit_that_cannot_be_done_says_why() {
    let text = |length: usize| "é".repeat(length);
    let too_long = |length, most| EditError::TooLong { length, most };
    let post = Edit::AddExperience(Experience::blank("p".into()));
    let dossier = done(&blank_dossier(&[1]), [post.clone(), told("e", &[], &[])]);
    let post_with = |change: fn(&mut Experience)| {
        let mut post = Experience::blank("new".into());
        change(&mut post);
        Edit::AddExperience(post)
    };
    let evidence_with = |change: fn(&mut Evidence)| {
        let mut evidence = complete_evidence("new");
        change(&mut evidence);
        Edit::AddEvidence(Box::new(evidence))
    };
    let of_post = |change| Edit::ChangeExperience { id: "p".into(), change };
    let long_line = too_long(LONGEST_LINE + 1, LONGEST_LINE);
    let long_text = too_long(LONGEST_TEXT + 1, LONGEST_TEXT);
    let cases = [
        (rate("B9-01", None), EditError::UnknownCompetence("B9-01".into())),
        (Edit::SetTarget(blocs(&[])), EditError::EmptyTarget),
        (Edit::SetTarget(blocs(&["B1", "B7"])), EditError::UnknownBlock("B7".into())),
        (post, EditError::Duplicate("p".to_owned())),
        (told("e", &[], &[]), EditError::Duplicate("e".to_owned())),
        (told("f", &["B2-01"], &[]), EditError::UnknownCompetence("B2-01".into())),
        (
            change("e", EvidenceChange::Link("B2-01".into())),
            EditError::UnknownCompetence("B2-01".into()),
        ),
        (
            change("e", EvidenceChange::Experience(Some("q".into()))),
            EditError::UnknownExperience("q".into()),
        ),
        (change("f", EvidenceChange::Title(String::new())), EditError::UnknownEvidence("f".into())),
        (Edit::RemoveEvidence("f".into()), EditError::UnknownEvidence("f".into())),
        (Edit::RemoveExperience("q".into()), EditError::UnknownExperience("q".into())),
        (Edit::RemoveMilestone("m".into()), EditError::UnknownMilestone("m".into())),
        (Edit::Rename(text(LONGEST_LINE + 1)), long_line.clone()),
        (change("e", EvidenceChange::Title(text(LONGEST_LINE + 1))), long_line.clone()),
        (
            change("e", EvidenceChange::Part(StoryPart::Role, text(LONGEST_TEXT + 1))),
            long_text.clone(),
        ),
        (of_post(ExperienceChange::WeeklyHours(Some(169))), EditError::TooManyHours(169)),
        (of_post(ExperienceChange::Post(text(LONGEST_LINE + 1))), long_line.clone()),
        // What is added keeps the bounds of what is changed.
        (post_with(|post| post.weekly_hours = Some(200)), EditError::TooManyHours(200)),
        (post_with(|post| post.post = "é".repeat(LONGEST_LINE + 1)), long_line.clone()),
        (evidence_with(|e| e.title = "é".repeat(LONGEST_LINE + 1)), long_line),
        (evidence_with(|e| e.story.role = "é".repeat(LONGEST_TEXT + 1)), long_text),
    ];
    for (edit, error) in cases {
        assert_eq!(dossier.apply(&edit), Err(error));
    }
    for edit in [
        Edit::Rename(text(LONGEST_LINE)),
        change("e", EvidenceChange::Part(StoryPart::Role, text(LONGEST_TEXT))),
        of_post(ExperienceChange::WeeklyHours(Some(168))),
        of_post(ExperienceChange::WeeklyHours(None)),
    ] {
        assert!(dossier.apply(&edit).is_ok());
    }
}
