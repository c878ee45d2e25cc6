//! The certification that is being prepared: kept at each change, taken back and made again, never lost
//! by taking back.

use crate::workbooks::with_store;
use acquis::domain::Draft;
use acquis::domain::draft::{DraftEdit, DraftError};
use acquis::fiche::default_certification;
use acquis::state::Drafting;
use leptos::prelude::*;

fn text(drafting: Drafting) -> Option<String> {
    drafting.draft().get_untracked().map(|draft| draft.blocks[0].pieces[0].text.clone())
}

fn type_in(drafting: Drafting, text: &str) {
    for (end, c) in text.char_indices() {
        let text = text[..end + c.len_utf8()].to_owned();
        drafting.edit(&DraftEdit::PieceText { block: 0, piece: 0, text }).unwrap();
    }
}

#[test]
fn what_is_typed_is_kept_at_each_keystroke_and_is_one_step() {
    with_store(|_, ports| {
        let drafting = Drafting::open(ports.clone());
        assert!(drafting.draft().get_untracked().is_none());
        drafting.take(Draft::blank());
        type_in(drafting, "Saluer");
        let again = Drafting::open(ports);
        assert_eq!(text(again).as_deref(), Some("Saluer"));
        assert!(drafting.undo());
        assert_eq!(text(drafting).as_deref(), Some(""));
        assert!(!drafting.undo(), "no step leads behind the draft");
        assert!(drafting.redo());
        assert_eq!(text(drafting).as_deref(), Some("Saluer"));
        assert!(!drafting.redo());
    });
}

#[test]
fn each_change_of_form_is_a_step_of_its_own_and_builds_the_page_anew() {
    with_store(|_, ports| {
        let drafting = Drafting::open(ports);
        drafting.take(Draft::of(&default_certification()));
        let before = drafting.draft().get_untracked();
        let shape = drafting.shape().get_untracked();
        drafting.edit(&DraftEdit::Split { block: 0, piece: 0, at: 12 }).unwrap();
        drafting.edit(&DraftEdit::Join { block: 0, piece: 2 }).unwrap();
        assert!(drafting.shape().get_untracked() > shape);
        assert_eq!(
            drafting.edit(&DraftEdit::Title("Autre".to_owned())),
            Err(DraftError::NotByHand)
        );
        assert!(drafting.undo() && drafting.undo());
        assert_eq!(drafting.draft().get_untracked(), before);
        assert_eq!(drafting.certification(), Some(default_certification()));
    });
}

#[test]
fn what_is_given_up_can_be_brought_back_and_is_gone_from_the_device_otherwise() {
    with_store(|_, ports| {
        let drafting = Drafting::open(ports.clone());
        drafting.take(Draft::blank());
        type_in(drafting, "Saluer");
        drafting.discard();
        assert!(Drafting::open(ports.clone()).draft().get_untracked().is_none());
        assert!(drafting.undo());
        assert_eq!(text(drafting).as_deref(), Some("Saluer"));
        assert_eq!(text(Drafting::open(ports)).as_deref(), Some("Saluer"));
    });
}

#[test]
fn a_device_that_refuses_is_told_and_nothing_is_lost_from_the_page() {
    with_store(|store, ports| {
        let drafting = Drafting::open(ports);
        drafting.take(Draft::blank());
        assert!(!drafting.unkept().get_untracked());
        store.refuse_from.set(Some(0));
        type_in(drafting, "Saluer");
        assert!(drafting.unkept().get_untracked());
        assert_eq!(text(drafting).as_deref(), Some("Saluer"));
        store.refuse_from.set(None);
        type_in(drafting, "Saluer chacun");
        assert!(!drafting.unkept().get_untracked());
    });
}
