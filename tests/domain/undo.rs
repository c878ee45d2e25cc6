//! Undo as a writer meets it: what is one step, and that no sentence is ever lost to it. Undo
//! gives back what was, redo what came after, whatever the edits.
// clippy allows them in `#[test]` functions only, not in what these share.

use crate::strategies::{blank_dossier, certifications, complete_evidence, edits};
use acquis::domain::dossier::{Candidate, Milestone, MilestoneKind};
use acquis::domain::evidence::{Document, DocumentKind, EvidenceChange};
use acquis::domain::history::{History, LOSS, MOST_STEPS, PAUSE, StepKind};
use acquis::domain::story::StoryPart;
use acquis::domain::{Dossier, Edit, Timestamp};
use proptest::collection::vec;
use proptest::prelude::*;
use std::sync::Arc;

fn at(seconds: u32) -> Timestamp {
    Timestamp::from_unix(1_700_000_000 + seconds)
}

#[track_caller]
fn after(dossier: &Dossier, edit: &Edit) -> Dossier {
    dossier.apply(edit).expect("the edit can be done")
}

/// A dossier with one situation, `e`.
fn with_evidence() -> Dossier {
    let evidence = Box::new(complete_evidence("e"));
    after(&blank_dossier(&[1]), &Edit::AddEvidence(evidence))
}

fn change(change: EvidenceChange) -> Edit {
    Edit::ChangeEvidence { id: "e".into(), change, at: at(0) }
}

fn milestone(note: &str) -> Edit {
    let (kind, note) = (MilestoneKind::Jury, note.to_owned());
    Edit::SetMilestone(Milestone { id: "m".into(), kind, date: None, note })
}

/// A dossier and its history, edited as the workbook does.
struct Desk {
    dossier: Dossier,
    history: History,
    clock: u32,
}

impl Desk {
    fn new(dossier: Dossier) -> Self {
        Self { dossier, history: History::default(), clock: 0 }
    }

    #[track_caller]
    fn edit(&mut self, pause: u32, edit: Edit) {
        self.clock += pause;
        let next = after(&self.dossier, &edit);
        let before = std::mem::replace(&mut self.dossier, next);
        self.history.record(before, &edit, at(self.clock));
    }

    /// A text typed letter by letter, at once.
    fn types(&mut self, text: &str, edit: impl Fn(&str) -> Edit) {
        for (end, letter) in text.char_indices() {
            self.edit(0, edit(&text[..end + letter.len_utf8()]));
        }
    }

    fn undo(&mut self) -> bool {
        let before = self.history.undo(self.dossier.clone());
        before.map(|before| self.dossier = before).is_some()
    }

    fn steps(&self) -> usize {
        self.given_back().len() - 1
    }

    /// The name as it stands, then as each undo gives it back.
    fn given_back(&self) -> Vec<String> {
        let (mut history, mut now) = (self.history.clone(), self.dossier.clone());
        let mut given = vec![now.name.clone()];
        while let Some(before) = history.undo(now) {
            given.push(before.name.clone());
            now = before;
        }
        given
    }
}

fn name(text: &str) -> Edit {
    Edit::Rename(text.to_owned())
}

const SENTENCE: &str = "J’ai reçu l’adhérent et je lui ai répondu.";

#[test]
fn typing_is_one_step_until_the_writer_pauses() {
    let mut desk = Desk::new(blank_dossier(&[1]));
    desk.types(SENTENCE, name);
    assert_eq!((desk.steps(), desk.history.undoable()), (1, Some(StepKind::Write)));
    desk.edit(PAUSE, name("Non"));
    desk.edit(PAUSE + 1, name("Non !"));
    assert!(desk.undo());
    assert_eq!(desk.dossier.name, "Non");
}

#[test]
fn writing_here_then_there_then_here_again_is_three_steps() {
    let part = |part, text: &str| change(EvidenceChange::Part(part, text.to_owned()));
    let mut desk = Desk::new(with_evidence());
    desk.edit(0, part(StoryPart::Context, "A"));
    desk.edit(0, part(StoryPart::Role, "B"));
    desk.edit(0, part(StoryPart::Context, "Aa"));
    assert_eq!(desk.steps(), 3);
    assert!(desk.undo());
    assert_eq!(desk.dossier.evidence.get("e").map(|e| e.story.context.as_str()), Some("A"));
}

#[test]
fn fields_set_by_one_kind_of_edit_are_told_apart() {
    let candidate = |name: &str, contact: &str| {
        let (name, contact) = (name.to_owned(), contact.to_owned());
        Edit::SetCandidate(Candidate { name, contact, ..Candidate::default() })
    };
    let mut desk = Desk::new(blank_dossier(&[1]));
    for edit in [("A", ""), ("Al", ""), ("Al", "b"), ("Al", "bc"), ("Ali", "bc")] {
        desk.edit(0, candidate(edit.0, edit.1));
    }
    assert_eq!(desk.steps(), 3);

    let document = |label: &str, kept_at: &str, kind| {
        let (id, label, kept_at) = ("d".into(), label.to_owned(), kept_at.to_owned());
        change(EvidenceChange::Document(Document { id, label, kept_at, kind, sha256: None }))
    };
    let mut desk = Desk::new(with_evidence());
    desk.edit(0, document("", "", DocumentKind::Production));
    assert_eq!(desk.history.undoable(), Some(StepKind::Add));
    desk.edit(0, document("C", "", DocumentKind::Production));
    desk.edit(0, document("Co", "", DocumentKind::Production));
    desk.edit(0, document("Co", "x", DocumentKind::Production));
    assert_eq!((desk.steps(), desk.history.undoable()), (3, Some(StepKind::Write)));
    desk.edit(0, document("Co", "x", DocumentKind::Image));
    assert_eq!((desk.steps(), desk.history.undoable()), (4, Some(StepKind::Choose)));

    let mut desk = Desk::new(blank_dossier(&[1]));
    desk.edit(0, milestone(""));
    assert_eq!(desk.history.undoable(), Some(StepKind::Add));
    desk.types("À Brest", milestone);
    assert_eq!((desk.steps(), desk.history.undoable()), (2, Some(StepKind::Write)));
}

#[test]
fn a_sentence_overwritten_at_once_can_be_had_back() {
    let other = "Tout autre chose, collée d’un coup par-dessus.";
    for over in ["", "x", other] {
        let mut desk = Desk::new(blank_dossier(&[1]));
        desk.types(SENTENCE, name);
        desk.edit(0, name(over));
        desk.types("y et la suite", |text| name(&format!("{over}{text}")));
        assert!(desk.undo());
        assert_eq!(desk.dossier.name, SENTENCE, "after « {over} »");
        assert!(desk.undo());
        assert_eq!(desk.dossier.name, "");
        assert!(!desk.undo());
    }
}

#[test]
fn a_sentence_deleted_letter_by_letter_can_be_had_back_and_costs_one_step() {
    let long = SENTENCE.repeat(5);
    let mut desk = Desk::new(blank_dossier(&[1]));
    desk.types(&long, name);
    for (end, _) in long.char_indices().rev() {
        desk.edit(0, name(&long[..end]));
    }
    desk.types("Autre", name);
    assert_eq!(desk.steps(), 2);
    assert!(desk.undo());
    assert_eq!(desk.dossier.name, long);
}

#[test]
fn a_sentence_rewritten_word_by_word_without_a_pause_can_be_had_back() {
    let words: Vec<_> = SENTENCE.split(' ').collect();
    let mut desk = Desk::new(blank_dossier(&[1]));
    desk.types(SENTENCE, name);
    // Each word is selected and overwritten by a longer one, letter by letter.
    for done in 0..words.len() {
        let (head, tail) = ("autrement ".repeat(done), words[done + 1..].join(" "));
        desk.types("autrement", |text| name(&format!("{head}{text} {tail}")));
    }
    let given = desk.given_back();
    assert!(given.iter().any(|text| text == SENTENCE), "{given:?}");
}

#[test]
fn a_step_takes_away_few_bytes_in_all_however_small_each_deletion() {
    let mut desk = Desk::new(blank_dossier(&[1]));
    desk.types(SENTENCE, name);
    let mut text = SENTENCE.to_owned();
    // The last letter is mended over and over: small slips, many of them.
    let mut states = vec![text.clone()];
    for turn in 0..60 {
        text.truncate(SENTENCE.len() - 1);
        desk.edit(0, name(&text));
        text.push(char::from(b'A' + turn));
        desk.edit(0, name(&text));
        states.push(text.clone());
    }
    let given = desk.given_back();
    let places: Vec<_> =
        given.iter().filter_map(|text| states.iter().rposition(|state| state == text)).collect();
    assert!(places.windows(2).all(|two| two[0] - two[1] <= LOSS), "{places:?}");
    assert!(given.len() <= 60 / (LOSS / 2) + 2, "{given:?}");
}

#[test]
fn what_was_put_right_before_does_not_cost_the_text_that_is_deleted_after() {
    let long = SENTENCE.repeat(3);
    let mut desk = Desk::new(blank_dossier(&[1]));
    desk.types("J’ai ressu", name);
    desk.edit(0, name("J’ai re"));
    desk.types(&long, name);
    for (end, _) in long.char_indices().rev() {
        desk.edit(0, name(&long[..end]));
    }
    desk.types("Autre", name);
    assert!(desk.undo());
    assert_eq!(desk.dossier.name, long);
}

#[test]
fn half_of_a_text_that_repeats_itself_is_a_loss_too() {
    let twice = SENTENCE.repeat(2);
    let mut desk = Desk::new(blank_dossier(&[1]));
    desk.types(&twice, name);
    desk.edit(0, name(SENTENCE));
    assert!(desk.undo());
    assert_eq!(desk.dossier.name, twice);
}

#[test]
fn a_slip_of_the_pen_put_right_is_no_step() {
    let mut desk = Desk::new(blank_dossier(&[1]));
    let slip = "z".repeat(LOSS - 1);
    desk.types(&format!("Mon dossier{slip}"), name);
    desk.edit(0, name("Mon dossier"));
    desk.types("Mon dossier de VAE", |text| name(&format!("Mon dossier{text}")));
    assert_eq!(desk.steps(), 1);
}

#[test]
fn slips_put_right_one_after_the_other_are_added_up() {
    let mut desk = Desk::new(blank_dossier(&[1]));
    desk.types("Mon dossier", name);
    for steps in [1, 1, 2] {
        desk.types(&"z".repeat(LOSS / 5), |slip| name(&format!("Mon dossier{slip}")));
        desk.edit(0, name("Mon dossier"));
        assert_eq!(desk.steps(), steps);
    }
}

#[test]
fn an_edit_after_an_undo_takes_what_was_undone_out_of_reach_and_a_clock_set_back_does_no_harm() {
    let mut desk = Desk::new(blank_dossier(&[1]));
    desk.edit(10, name("A"));
    desk.edit(10, name("B"));
    assert!(desk.undo());
    assert_eq!(desk.history.redoable(), Some(StepKind::Write));
    desk.clock = 0;
    desk.edit(0, name("C"));
    assert_eq!(desk.history.redoable(), None);
    assert!(desk.undo());
    assert_eq!(desk.dossier.name, "A");
}

#[test]
fn an_import_is_one_step() {
    let mut desk = Desk::new(blank_dossier(&[1]));
    desk.types(SENTENCE, name);
    let before = std::mem::replace(&mut desk.dossier, blank_dossier(&[2, 2]));
    desk.history.record_import(before, at(0));
    assert_eq!(desk.history.undoable(), Some(StepKind::Import));
    desk.edit(0, name("A"));
    assert!(desk.undo() && desk.undo());
    assert_eq!(desk.dossier.name, SENTENCE);
    assert_eq!(desk.dossier.certification.blocks.len(), 1);
}

proptest! {
    #[test]
    fn undo_gives_back_exactly_what_was_and_redo_what_came_after(
        certification in certifications(),
        sequence in vec((edits(), 0_u32..10), 0..140),
    ) {
        let mut now = Dossier::new("d1".into(), Arc::new(certification), at(0));
        let mut history = History::default();
        let mut states = vec![now.clone()];
        let mut clock = 1_700_000_000;
        for (edit, pause) in &sequence {
            clock += pause;
            if let Ok(next) = now.apply(edit) {
                history.record(now, edit, Timestamp::from_unix(clock));
                states.push(next.clone());
                now = next;
            }
        }
        let last = now.clone();
        let mut undone = Vec::new();
        while let Some(before) = history.undo(now.clone()) {
            undone.push(now);
            now = before;
        }
        prop_assert!(undone.len() <= MOST_STEPS);
        prop_assert!(history.undoable().is_none());
        // Each state given back was one, in order; the oldest is the first unless the bound cut it.
        prop_assert!(states.contains(&now));
        let mut rest = states.iter();
        prop_assert!(undone.iter().rev().all(|state| rest.any(|known| known == state)));
        if undone.len() < MOST_STEPS {
            prop_assert_eq!(&now, &states[0]);
        }
        while let Some(expected) = undone.pop() {
            prop_assert!(history.redoable().is_some());
            let after = history.redo(now);
            prop_assert_eq!(after.as_ref(), Some(&expected));
            now = expected;
        }
        prop_assert!(history.redo(now.clone()).is_none());
        prop_assert_eq!(now, last);
    }

    #[test]
    fn whatever_is_told_and_kept_for_a_moment_can_be_had_back(
        typed in vec(("[a-zé ’]{0,60}", 0_u32..6), 1..40),
    ) {
        let mut now = blank_dossier(&[1]);
        let mut history = History::default();
        let mut clock = 1_700_000_000;
        let mut last: Option<(String, u32)> = None;
        let mut long_kept = Vec::new();
        for (text, pause) in typed {
            clock += pause;
            if let Some((text, since)) = last.replace((text.clone(), clock))
                && clock - since > PAUSE
            {
                long_kept.push(text);
            }
            let edit = Edit::Rename(text);
            let next = now.apply(&edit)?;
            if next != now {
                history.record(now, &edit, Timestamp::from_unix(clock));
            } else if let Some((_, since)) = &mut last {
                *since = clock;
            }
            now = next;
        }
        let mut given = vec![now.name.clone()];
        while let Some(before) = history.undo(now) {
            given.push(before.name.clone());
            now = before;
        }
        for text in long_kept {
            prop_assert!(given.contains(&text), "« {} » is lost: {:?}", text, given);
        }
    }
}
