//! A certification that is being prepared: no cut and no joint loses a letter, what is missing is told,
//! what is kept comes back.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by it")]

use acquis::domain::Draft;
use acquis::domain::draft::{DraftBlock, DraftEdit, DraftError, DraftFault, DraftPiece, PieceKind};
use acquis::exchange::{read_draft, write_draft};
use acquis::fiche::default_certification;
use proptest::prelude::*;

fn piece(text: &str) -> DraftPiece {
    DraftPiece { text: text.to_owned(), sure: 40, ..DraftPiece::default() }
}

fn draft(texts: &[&str]) -> Draft {
    let pieces = texts.iter().map(|text| piece(text)).collect();
    let block = DraftBlock { code: "RNCP1BC01".to_owned(), pieces, ..DraftBlock::default() };
    let mut draft = Draft { blocks: vec![block], ..Draft::default() };
    let about = std::sync::Arc::make_mut(&mut draft.about);
    "RNCP1".clone_into(&mut about.code);
    "Essai".clone_into(&mut about.title);
    draft
}

fn texts(draft: &Draft) -> Vec<&str> {
    draft.blocks[0].pieces.iter().map(|piece| piece.text.as_str()).collect()
}

#[test]
fn a_piece_is_cut_where_the_caret_is_and_joined_again() {
    let first = draft(&["Lire un plan - Poser une cloison"]);
    let cut = first.apply(&DraftEdit::Split { block: 0, piece: 0, at: 12 }).unwrap();
    assert_eq!(texts(&cut), ["Lire un plan", "Poser une cloison"]);
    assert_eq!((cut.blocks[0].pieces[1].marker.as_str(), cut.doubtful()), ("-", 1));
    let joined = cut.apply(&DraftEdit::Join { block: 0, piece: 1 }).unwrap();
    assert_eq!(joined, first);
}

#[test]
fn a_code_that_opens_what_is_cut_off_is_its_code() {
    for (text, code, body) in [
        ("C2. Poser", Some("C2"), "Poser"),
        ("A1C3 Poser", Some("A1C3"), "Poser"),
        ("• C.1.2 : Poser", Some("C.1.2"), "Poser"),
        ("3) poser", Some("3"), "poser"),
        ("9001 version 2015", None, "9001 version 2015"),
        ("RGPD Poser", None, "RGPD Poser"),
        ("-", None, "-"),
    ] {
        let whole = draft(&[&format!("Lire {text}")]);
        let cut = whole.apply(&DraftEdit::Split { block: 0, piece: 0, at: 5 }).unwrap();
        let last = &cut.blocks[0].pieces[1];
        assert_eq!((last.code.as_deref(), last.text.as_str()), (code, body), "{text}");
    }
}

#[test]
fn what_cannot_be_done_is_told_and_changes_nothing() {
    let draft = draft(&["Lire", "Poser"]);
    for (edit, error) in [
        (DraftEdit::Split { block: 0, piece: 0, at: 0 }, DraftError::NothingToCut),
        (DraftEdit::Split { block: 0, piece: 0, at: 4 }, DraftError::NothingToCut),
        (DraftEdit::Split { block: 0, piece: 9, at: 1 }, DraftError::Nowhere),
        (DraftEdit::Split { block: 7, piece: 0, at: 1 }, DraftError::Nowhere),
        (DraftEdit::Join { block: 0, piece: 0 }, DraftError::Nowhere),
        (DraftEdit::Title("x".to_owned()), DraftError::NotByHand),
        (DraftEdit::PieceText { block: 0, piece: 0, text: "x".to_owned() }, DraftError::NotByHand),
    ] {
        assert_eq!(draft.apply(&edit), Err(error), "{edit:?}");
    }
}

#[test]
fn headings_and_introductions_are_no_competences() {
    let mut draft = draft(&["Être capable de :", "La pose :", "Poser", "La dépose", "Déposer"]);
    for (piece, kind) in [(0, PieceKind::Intro), (1, PieceKind::Heading), (3, PieceKind::Heading)] {
        draft = draft.apply(&DraftEdit::Name { block: 0, piece, kind }).unwrap();
    }
    let certification = draft.certification().unwrap();
    let found: Vec<_> = certification.competences().map(|(_, c)| c.clone()).collect();
    assert_eq!(found.len(), 2);
    assert_eq!((found[0].heading.as_deref(), &*found[0].text), (Some("La pose"), "Poser"));
    assert_eq!((found[1].heading.as_deref(), &*found[1].text), (Some("La dépose"), "Déposer"));
    assert_eq!(found[1].id.as_str(), "RNCP1BC01-02");
    assert_eq!(draft.blocks[0].intro().as_deref(), Some("Être capable de :"));
}

#[test]
fn what_is_written_by_hand_tells_what_is_missing_until_it_is_whole() {
    let mut draft = Draft::blank();
    let missing = [
        DraftFault::NoCode,
        DraftFault::NoTitle,
        DraftFault::NoBlockCode(0),
        DraftFault::NoBlockTitle(0),
        DraftFault::EmptyPiece(0, 0),
    ];
    assert_eq!(draft.faults(), missing);
    assert_eq!(draft.certification(), None);
    for edit in [
        DraftEdit::Code("INT-1".to_owned()),
        DraftEdit::Title("Accueil  interne".to_owned()),
        DraftEdit::Level(Some(9)),
        DraftEdit::BlockCode(0, "B1".to_owned()),
        DraftEdit::BlockTitle(0, "Accueillir".to_owned()),
        DraftEdit::PieceText { block: 0, piece: 0, text: "Saluer".to_owned() },
        DraftEdit::PieceCode { block: 0, piece: 0, code: "C1".to_owned() },
        DraftEdit::AddBlock,
        DraftEdit::BlockCode(1, "B1".to_owned()),
        DraftEdit::RemovePiece { block: 1, piece: 0 },
    ] {
        draft = draft.apply(&edit).unwrap();
    }
    let missing =
        [DraftFault::RepeatedBlock(1), DraftFault::NoBlockTitle(1), DraftFault::EmptyBlock(1)];
    assert_eq!(draft.faults(), missing);
    draft = draft.apply(&DraftEdit::RemoveBlock(1)).unwrap();
    let certification = draft.certification().unwrap();
    assert_eq!((certification.title.as_str(), certification.level), ("Accueil interne", None));
    let (block, competence) = certification.competences().next().unwrap();
    assert_eq!((block.code.as_str(), competence.code.as_deref()), ("B1", Some("C1")));
}

#[test]
fn the_default_certification_comes_back_from_a_draft_of_it() {
    let whole = default_certification();
    let draft = Draft::of(&whole);
    assert_eq!(draft.certification().as_ref(), Some(&*whole));
    assert_eq!(read_draft(&write_draft(&draft)), Some(draft));
    assert_eq!(read_draft("{}"), None);
}

fn letters(draft: &Draft) -> String {
    let pieces = draft.blocks.iter().flat_map(|block| &block.pieces);
    let all = pieces.flat_map(|piece| [piece.marker.as_str(), piece.text.as_str()]);
    all.flat_map(str::chars).filter(|c| c.is_alphanumeric()).collect()
}

proptest! {
    #[test]
    fn cuts_and_joints_neither_lose_nor_invent_a_letter(
        list in prop::collection::vec("[A-Za-zé0-9 .:)•-]{1,30}", 1..5),
        steps in prop::collection::vec((0_usize..6, 0_usize..40, any::<bool>()), 0..30),
    ) {
        let texts: Vec<&str> = list.iter().map(String::as_str).collect();
        let mut draft = draft(&texts);
        let before = letters(&draft);
        for (piece, at, join) in steps {
            let edit = if join {
                DraftEdit::Join { block: 0, piece }
            } else {
                DraftEdit::Split { block: 0, piece, at }
            };
            if let Ok(next) = draft.apply(&edit) {
                draft = next;
            }
            prop_assert_eq!(&letters(&draft), &before);
            prop_assert_eq!(read_draft(&write_draft(&draft)), Some(draft.clone()));
        }
    }
}
