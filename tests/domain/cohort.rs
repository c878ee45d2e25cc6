//! The cohort: a row's figures, its order, what is seen across rows, and the tables it is exported as.

use crate::desk;
use crate::desk::{
    B1, C1, C2, C3, C4, after, answered, at, blank, changed, digest, dossier, rate, review,
    reviewer,
};
use crate::strategies;
use acquis::domain::cohort::{
    BlockCell, Column, Filter, Opened, ReviewState, Row, blocks, matches, sort, weakest,
};
use acquis::domain::dossier::Candidate;
use acquis::domain::edit::Edit;
use acquis::domain::id::{BlockCode, DossierId};
use acquis::domain::readiness::CompetenceStatus;
use acquis::domain::review::{Review, ReviewChange, ReviewEdit, Verdict};
use acquis::domain::{Date, Dossier, Level, Target};
use acquis::exchange::tables::{CsvWords, cohort_csv, cohort_ndjson};
use proptest::prelude::*;
use serde_json::Value;

fn named(dossier: &Dossier, name: &str) -> Dossier {
    let candidate = Candidate { name: name.to_owned(), ..Candidate::default() };
    after(dossier, &[Edit::SetCandidate(candidate)])
}

fn row(dossier: &Dossier) -> Row {
    reviewed(dossier, &[], None)
}

fn reviewed(dossier: &Dossier, sent: &[Review], draft: Option<&Review>) -> Row {
    Row::of(&Opened {
        dossier,
        digest: &digest(dossier),
        exported_at: Some(at(10)),
        reviewer: &reviewer("L’accompagnatrice"),
        sent,
        draft,
    })
}

/// A dossier aiming at the first bloc, in which all of it is ready.
fn ready(id: &str) -> Dossier {
    let ids: Vec<_> =
        blank(id).certification.blocks[0].competences.iter().map(|c| c.id.to_string()).collect();
    let all: Vec<_> = ids.iter().map(String::as_str).collect();
    let mut edits: Vec<_> = all.iter().map(|id| rate(id, Level::Autonomous)).collect();
    edits.push(Edit::SetTarget(Target::Blocks { blocks: [B1.into()].into() }));
    edits.push(Edit::AddEvidence(Box::new(desk::told("e1", "Tout un bloc", &all))));
    after(&blank(id), &edits)
}

#[test]
fn a_row_holds_the_figures_of_what_is_aimed_at() {
    let row = row(&dossier());
    assert_eq!(row.ready_blocks(), (0, 4));
    assert_eq!((row.total(), row.rated()), (19, 3));
    assert_eq!(row.count(CompetenceStatus::Ready), 1);
    assert_eq!(row.count(CompetenceStatus::Thin), 1);
    assert_eq!(row.count(CompetenceStatus::Unproven), 1);
    assert_eq!((row.evidence, row.complete, row.experiences), (2, 1, 0));
    assert_eq!((row.ready, row.feasible), (false, false));
    assert_eq!(row.newest_evidence, Some(at(0)));
    assert_eq!(row.exported_at, Some(at(10)));
    assert_eq!(row.certification, "RNCP39866");
    assert!(row.words > 50);
    let whole = self::row(&ready("d-2"));
    assert_eq!((whole.ready_blocks(), whole.total(), whole.ready), ((1, 1), 6, true));
    assert_eq!(whole.competences.len(), 19, "what is not aimed at is there, and says so");
    let nothing = self::row(&blank("d-3"));
    assert_eq!((nothing.rated(), nothing.newest_evidence, nothing.words), (0, None, 0));
}

#[test]
fn the_state_of_the_review_follows_from_the_states_reviewed() {
    let mine = dossier();
    let state = |row: Row| (row.review, row.reviewed_at);
    assert_eq!(state(row(&mine)), (ReviewState::ToReview, None));
    let blank = Review::begin("r-1".into(), reviewer("L’accompagnatrice"), &answered(&mine), []);
    assert_eq!(state(reviewed(&mine, &[], Some(&blank))).0, ReviewState::ToReview, "not begun");
    let made = review("r-1", &mine);
    assert_eq!(state(reviewed(&mine, &[], Some(&made))), (ReviewState::Begun, None));
    let sent = [made.clone()];
    assert_eq!(state(reviewed(&mine, &sent, None)), (ReviewState::Reviewed, Some(at(107))));

    let take = Edit::Review(ReviewEdit::take(made.clone()));
    let answer = Edit::Review(ReviewEdit::Answer {
        review: "r-1".into(),
        request: "q1".to_owned(),
        answer: Some("Fait.".to_owned()),
    });
    let back = after(&mine, &[take, answer]);
    let row = reviewed(&back, &sent, None);
    assert_eq!((row.review, row.reviewed_at), (ReviewState::Back, Some(at(107))));
    assert_eq!(row.days_since_review("2026-11-20".parse().unwrap()), Some(2));
    assert_eq!((row.open_requests, row.answered_requests), (1, 1));
    let cell = |id: &str| row.competences.iter().find(|cell| cell.id.as_str() == id).unwrap();
    assert_eq!(cell(C2).opinions, [("L’accompagnatrice".to_owned(), Verdict::Partly)]);
    assert_eq!((cell(C2).open_requests, cell(C1).open_requests), (0, 0));
    assert_eq!(row.days_since_review(Date::new(2026, 11, 23).unwrap()), Some(5));
    let next = Review::begin("r-2".into(), reviewer("L’accompagnatrice"), &answered(&back), &sent);
    let next = changed(&next, 900, &[ReviewChange::Verdict(C2.into(), Some(Verdict::Yes))]);
    assert_eq!(state(reviewed(&back, &sent, Some(&next))), (ReviewState::Begun, Some(at(107))));
    // Another adviser's review is not one's own.
    let mut other = made;
    other.reviewer = reviewer("Un autre");
    assert_eq!(state(reviewed(&mine, &[other], None)), (ReviewState::ToReview, None));
}

fn order(rows: &[Row]) -> Vec<&str> {
    rows.iter().map(|row| row.candidate.as_str()).collect()
}

#[test]
fn rows_are_sorted_by_any_column_with_what_is_missing_last() {
    let rows = || {
        vec![
            row(&named(&ready("d-2"), "Zoé")),
            row(&blank("d-4")),
            row(&named(&dossier(), "émilie")),
            row(&named(&blank("d-3"), "Albane")),
        ]
    };
    let by = |column, descending| {
        let mut rows = rows();
        sort(&mut rows, column, descending);
        rows.iter().map(|row| row.candidate.clone()).collect::<Vec<_>>()
    };
    assert_eq!(by(Column::Candidate, false), ["Albane", "émilie", "Zoé", ""]);
    assert_eq!(by(Column::Candidate, true), ["Zoé", "émilie", "Albane", ""]);
    assert_eq!(by(Column::ReadyBlocks, true), ["Zoé", "", "Albane", "émilie"]);
    assert_eq!(by(Column::Rated, true), ["Zoé", "émilie", "", "Albane"]);
    assert_eq!(by(Column::NewestEvidence, false), ["émilie", "Zoé", "", "Albane"]);
    for column in Column::ALL {
        let mut reversed: Vec<_> = rows().into_iter().rev().collect();
        let mut same = rows();
        sort(&mut reversed, column, false);
        sort(&mut same, column, false);
        assert_eq!(order(&reversed), order(&same), "{column:?} depends on the order of files");
    }
}

#[test]
fn blocs_that_are_ready_are_sorted_as_shares_of_those_aimed_at() {
    let shares = [(0, 2), (1, 3), (1, 2), (2, 4), (1, 1), (2, 2), (0, 0)];
    let sharing = |name: usize, (ready, of): (usize, usize)| {
        let code = BlockCode::new(B1);
        let block = BlockCell { code, targeted: true, ready: 0, rated: 0, total: 1 };
        let blocks =
            (0..of).map(|at| BlockCell { ready: usize::from(at < ready), ..block.clone() });
        let mut row = row(&named(&blank("d"), &format!("{name}")));
        row.blocks = blocks.collect();
        row
    };
    // Whatever stands first by name.
    for turned in [false, true] {
        let name = |at: usize| if turned { 9 - at } else { at };
        let mut rows: Vec<_> =
            shares.iter().enumerate().map(|(at, share)| sharing(name(at), *share)).collect();
        sort(&mut rows, Column::ReadyBlocks, false);
        assert_eq!(rows.iter().map(Row::ready_blocks).collect::<Vec<_>>(), shares);
        sort(&mut rows, Column::ReadyBlocks, true);
        let found: Vec<_> = rows.iter().map(Row::ready_blocks).collect();
        assert_eq!(found, [(2, 2), (1, 1), (2, 4), (1, 2), (1, 3), (0, 2), (0, 0)]);
    }
    let nothing = BlockCell { code: B1.into(), targeted: true, ready: 0, rated: 0, total: 0 };
    assert!(!nothing.is_ready(), "a bloc without competences");
}

#[test]
fn a_competence_that_is_weak_for_a_larger_share_comes_before_one_that_is_for_more() {
    let (first, second) = (C2, "RNCP39866BC02-01");
    // For how many it is weak, of how many.
    let rows = |competence: &str, (weak, of): (usize, usize)| {
        let block = BlockCode::new(&competence[..B1.len()]);
        let aimed =
            after(&blank("d"), &[Edit::SetTarget(Target::Blocks { blocks: [block].into() })]);
        let unproven = after(&aimed, &[rate(competence, Level::Autonomous)]);
        (0..of).map(|at| row(if at < weak { &unproven } else { &aimed })).collect::<Vec<_>>()
    };
    for (of_first, of_second, order) in [
        ((3, 5), (1, 2), [first, second]),
        ((1, 2), (3, 5), [second, first]),
        ((1, 1), (2, 3), [first, second]),
        ((2, 3), (1, 1), [second, first]),
    ] {
        let all = [rows(first, of_first), rows(second, of_second)].concat();
        let found: Vec<_> = weakest(&all).into_iter().take(2).map(|c| c.id.to_string()).collect();
        assert_eq!(found, order, "{of_first:?} {of_second:?}");
    }
}

#[test]
fn rows_are_filtered_and_searched() {
    let rows = [
        row(&named(&ready("d-2"), "Zoé Le Goff")),
        row(&named(&dossier(), "Émilie")),
        row(&blank("d-3")),
    ];
    let shown = |filter: Filter| {
        rows.iter()
            .filter(|row| matches(row, &filter))
            .map(|row| row.dossier.to_string())
            .collect::<Vec<_>>()
    };
    let search = |text: &str| shown(Filter { search: text.to_owned(), ..Filter::default() });
    assert_eq!(shown(Filter::default()).len(), 3);
    assert_eq!(search("EMI"), ["d-1"]);
    assert_eq!(search("goff zoe"), ["d-2"]);
    assert_eq!(search("rncp39866").len(), 3);
    assert_eq!(search("émilie goff"), [""; 0]);
    let f = Filter::default;
    assert_eq!(shown(Filter { ready: Some(true), ..f() }), ["d-2"]);
    assert_eq!(shown(Filter { feasible: Some(false), ..f() }).len(), 3);
    assert_eq!(shown(Filter { lacks: Some(B1.into()), ..f() }), ["d-1", "d-3"]);
    assert_eq!(shown(Filter { lacks: Some("RNCP39866BC02".into()), ..f() }), ["d-1", "d-3"]);
    assert_eq!(shown(Filter { status: Some(CompetenceStatus::Thin), ..f() }), ["d-1"]);
    assert_eq!(shown(Filter { review: Some(ReviewState::Back), ..f() }), [""; 0]);
    assert_eq!(shown(Filter { certification: Some("RNCP1".to_owned()), ..f() }), [""; 0]);
    assert_eq!(shown(Filter { open_requests: Some(false), ..f() }).len(), 3);
    let take = Edit::Review(ReviewEdit::take(review("r-1", &dossier())));
    let asked = row(&after(&dossier(), &[take]));
    assert!(matches(&asked, &Filter { open_requests: Some(true), ..f() }));
    assert!(!matches(&asked, &Filter { open_requests: Some(false), ..f() }));
    let feasible = Row { feasible: true, ..asked };
    assert!(!matches(&feasible, &Filter { feasible: Some(false), ..f() }));
}

#[test]
fn across_rows_blocs_are_counted_and_the_weakest_competences_come_first() {
    let other = after(&dossier(), &[rate(C1, Level::WithHelp), rate(C4, Level::Transmits)]);
    let rows = [row(&dossier()), row(&other), row(&ready("d-2")), row(&blank("d-3"))];
    let first = &blocks(&rows)[0];
    assert_eq!((first.code.as_str(), first.candidates), (B1, 4));
    assert_eq!((first.ready, first.begun, first.rated), (1, 1, 1));
    assert_eq!(blocks(&rows)[1].candidates, 3, "one aims at the first bloc only");
    let weak = weakest(&rows);
    assert_eq!(weak.len(), 19);
    let counted: Vec<_> = weak.iter().take(4).map(|c| (c.id.as_str(), c.weak())).collect();
    assert_eq!(counted, [(C2, 2), (C3, 2), (C1, 1), (C4, 1)]);
    assert_eq!(weak[0].count(CompetenceStatus::Thin), 2);
    assert_eq!(weak[18].weak(), 0, "what nobody has rated is not known to be weak");
    assert_eq!(blocks(&[]), []);
}

fn csv(rows: &[Row]) -> String {
    let words = CsvWords {
        heading: &|column| format!("{column:?}"),
        state: &|state| format!("{state:?}"),
        whole: "toute la certification",
    };
    cohort_csv(rows, &Column::ALL, &words)
}

#[test]
fn the_table_opens_in_a_french_spreadsheet_and_begins_no_formula() {
    let one = csv(&[row(&named(&ready("d-2"), "Le Goff; \"Zoé\"\nà Brest"))]);
    let mut lines = one.strip_prefix('\u{feff}').unwrap().split("\r\n");
    assert!(
        lines
            .next()
            .unwrap()
            .starts_with("\"Candidate\";\"Certification\";\"Target\";\"ReadyBlocks\"")
    );
    assert_eq!(
        lines.next().unwrap(),
        "\"Le Goff; \"\"Zoé\"\"\nà Brest\";\"RNCP39866\";\"RNCP39866BC01\";1;6;6;0;0;1;36;2026-11-18;2026-11-18;;\"ToReview\";0;0"
    );
    assert_eq!(lines.collect::<Vec<_>>(), [""]);
    for (name, cell) in [
        ("=1+1", "\"'=1+1\""),
        ("+33 6", "\"'+33 6\""),
        ("-2", "\"'-2\""),
        ("@SUM(A1)", "\"'@SUM(A1)\""),
        ("  =cmd|' /C calc'!A0", "\"'  =cmd|' /C calc'!A0\""),
        ("\t=1", "\"'\t=1\""),
        ("\r=1", "\"'\r=1\""),
        ("\u{0}=1", "\"' =1\""),
        ("＝1", "\"'＝1\""),
        ("\u{feff}=1", "\"'\u{feff}=1\""),
        ("Anne-Lise", "\"Anne-Lise\""),
        ("a=b", "\"a=b\""),
        ("", "\"\""),
    ] {
        let table = csv(&[row(&named(&blank("d"), name))]);
        let line = table.split_once("\r\n").unwrap().1;
        assert!(line.starts_with(&format!("{cell};")), "{name:?} gives {line:?}");
    }
}

#[test]
fn a_row_per_candidate_and_competence_for_queries() {
    let take = Edit::Review(ReviewEdit::take(review("r-1", &dossier())));
    let text = cohort_ndjson(&[row(&after(&dossier(), &[take])), row(&ready("d-2"))]);
    let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 38);
    let second = &lines[1];
    assert_eq!(second["competence"], C2);
    assert_eq!((&second["level"], &second["status"]), (&"autonomous".into(), &"thin".into()));
    assert_eq!(second["opinions"][0]["verdict"], "partly");
    assert_eq!((&second["evidence"], &second["open_requests"]), (&1.into(), &1.into()));
    assert_eq!(lines[4]["level"], Value::Null, "no rating is null, which is not the lowest level");
    assert_eq!((&lines[19 + 7]["targeted"], &lines[19]["targeted"]), (&false.into(), &true.into()));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_figures_of_any_dossier_agree_with_each_other(
        dossier in strategies::imported_dossiers(), name in "\\PC{0,12}|[=+@-]\\PC{0,4}"
    ) {
        let row = row(&named(&dossier, &name));
        let counted: usize = CompetenceStatus::ALL.into_iter().map(|status| row.count(status)).sum();
        prop_assert_eq!(counted, row.total());
        prop_assert!(row.complete <= row.evidence);
        let (ready, aimed) = row.ready_blocks();
        prop_assert!(ready <= aimed);
        prop_assert_eq!(row.ready, aimed > 0 && ready == aimed);
        let lines = cohort_ndjson([&row]).lines().count();
        prop_assert_eq!(lines, row.competences.len());
        let table = csv(std::slice::from_ref(&row));
        let cell = table.split_once("\r\n").map(|(_, line)| line.trim_start_matches('"')).unwrap_or_default();
        prop_assert!(!cell.starts_with(['=', '+', '-', '@']), "{}", cell);
    }
}

#[test]
fn five_hundred_rows_are_made_sorted_and_exported_in_a_moment() {
    let many: Vec<_> = (0..500)
        .map(|n| {
            let dossier = named(&dossier(), &format!("Candidate {n}"));
            Row { dossier: DossierId::new(format!("d-{n}")), ..row_without_digest(&dossier) }
        })
        .collect();
    let mut rows = many;
    for column in Column::ALL {
        sort(&mut rows, column, true);
    }
    assert_eq!(weakest(&rows)[0].candidates, 500);
    assert_eq!(cohort_ndjson(&rows).lines().count(), 500 * 19);
    assert_eq!(csv(&rows).matches("\r\n").count(), 501);
}

fn row_without_digest(dossier: &Dossier) -> Row {
    Row::of(&Opened {
        dossier,
        digest: "",
        exported_at: None,
        reviewer: &reviewer("A"),
        sent: &[],
        draft: None,
    })
}
