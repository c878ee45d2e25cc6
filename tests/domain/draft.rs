//! A certification that is being prepared: no cut and no joint loses a letter, what is missing is told,
//! what is kept comes back.

use acquis::domain::Draft;
use acquis::domain::draft::{
    DraftBlock, DraftEdit, DraftError, DraftFault, DraftPiece, MOST_PIECES, PieceKind, SURE,
};
use acquis::domain::edit::{LONGEST_LINE, LONGEST_TEXT};
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
        ("9001 Version 2015", None, "9001 Version 2015"),
        ("9001 : version 2015", Some("9001"), "version 2015"),
        ("A4 plié", None, "A4 plié"),
        ("N°2 Poser", None, "N°2 Poser"),
        ("RGPD Poser", None, "RGPD Poser"),
        ("A1.B2.C3.D45 Poser", Some("A1.B2.C3.D45"), "Poser"),
        ("A1.B2.C3.D456 Poser", None, "A1.B2.C3.D456 Poser"),
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
    assert_eq!(certification.blocks[0].intro.as_deref(), Some("Être capable de :"));
    // Prepared again, each heading stands once over its competences.
    let again = Draft::of(&certification);
    assert_eq!(texts(&again), ["Être capable de :", "La pose", "Poser", "La dépose", "Déposer"]);
    assert_eq!(again.certification(), Some(certification));
}

#[test]
fn a_certification_is_prepared_again_with_all_that_is_printed_and_nothing_doubtful() {
    let mut first = draft(&["Être capable de :", "La pose", "Poser", "Coller", "Visser"]);
    for (piece, kind) in [(0, PieceKind::Intro), (1, PieceKind::Heading)] {
        first = first.apply(&DraftEdit::Name { block: 0, piece, kind }).unwrap();
    }
    first.blocks[0].pieces[3].code = Some("C2".to_owned());
    let certification = first.certification().unwrap();
    assert!(certification.competences().all(|(_, c)| c.heading.as_deref() == Some("La pose")));
    let again = Draft::of(&certification);
    assert_eq!((again.competences(), again.doubtful()), (3, 0));
    assert_eq!(texts(&again), texts(&first));
    let kinds = |draft: &Draft| draft.blocks[0].pieces.iter().map(|p| p.kind).collect::<Vec<_>>();
    assert_eq!(kinds(&again), kinds(&first));
    let printed: Vec<_> =
        again.blocks[0].pieces.iter().map(|p| (p.marker.as_str(), p.code.as_deref())).collect();
    assert_eq!(printed, [("", None), ("", None), ("", None), ("C2", Some("C2")), ("", None)]);
}

#[test]
fn a_cut_is_doubtful_until_someone_says_what_it_is_or_that_it_is_right() {
    let doubtful = |draft: &Draft| {
        draft.blocks[0].pieces.iter().map(DraftPiece::is_doubtful).collect::<Vec<_>>()
    };
    let mut draft = draft(&["Lire", "Poser", "Coller", "Visser"]);
    draft.blocks[0].pieces[2].sure = SURE;
    draft.blocks[0].pieces[3].sure = SURE - 1;
    assert_eq!(doubtful(&draft), [true, true, false, true]);
    assert_eq!(draft.doubtful(), 3);
    for edit in [
        DraftEdit::Confirm { block: 0, piece: 0 },
        DraftEdit::Name { block: 0, piece: 3, kind: PieceKind::Competence },
    ] {
        draft = draft.apply(&edit).unwrap();
    }
    assert_eq!(doubtful(&draft), [false, true, false, false]);
    assert_eq!(draft.doubtful(), 1);
    let written = Draft::blank().apply(&DraftEdit::AddPiece { block: 0, at: 1 }).unwrap();
    assert_eq!(doubtful(&written), [false, false], "nobody doubts what they write");
}

#[test]
fn a_draft_grows_up_to_its_bounds_and_no_further() {
    let grown = |pieces: usize| {
        let mut draft = draft(&vec!["Lire un plan"; pieces]);
        draft.by_hand = true;
        draft
    };
    let blocks = |blocks: usize| Draft {
        by_hand: true,
        blocks: vec![DraftBlock::default(); blocks],
        ..Draft::default()
    };
    let text = |length: usize| "é".repeat(length);
    let (line, most) = (LONGEST_LINE, LONGEST_TEXT);
    let put = |length: usize| DraftEdit::PieceText { block: 0, piece: 0, text: text(length) };
    let code = |length: usize| DraftEdit::PieceCode { block: 0, piece: 0, code: text(length) };
    let add = |at: usize| DraftEdit::AddPiece { block: 0, at };
    let split = DraftEdit::Split { block: 0, piece: 0, at: 4 };
    let joined = |length: usize| {
        let mut draft = draft(&["é", &text(length)]);
        "C1".clone_into(&mut draft.blocks[0].pieces[1].marker);
        draft
    };
    let join = DraftEdit::Join { block: 0, piece: 1 };
    let (long, many, nowhere) = (DraftError::TooLong, DraftError::TooMany, DraftError::Nowhere);
    for (draft, edit, error) in [
        (grown(MOST_PIECES - 1), split.clone(), None),
        (grown(MOST_PIECES), split, Some(many)),
        (grown(MOST_PIECES - 1), add(0), None),
        (grown(MOST_PIECES), add(0), Some(many)),
        (grown(2), add(2), None),
        (grown(2), add(3), Some(nowhere)),
        (blocks(MOST_PIECES - 1), DraftEdit::AddBlock, None),
        (blocks(MOST_PIECES), DraftEdit::AddBlock, Some(many)),
        (grown(1), put(most), None),
        (grown(1), put(most + 1), Some(long)),
        (grown(1), code(line), None),
        (grown(1), code(line + 1), Some(long)),
        (joined(most - 5), join.clone(), None),
        (joined(most - 4), join, Some(long)),
    ] {
        assert_eq!(draft.apply(&edit).err(), error);
        if let (DraftEdit::Join { .. }, None) = (&edit, error) {
            let joined = draft.apply(&edit).unwrap();
            assert_eq!(texts(&joined)[0].chars().count(), most, "as long as a text may be");
        }
    }
}

#[test]
fn a_level_is_one_of_the_eight_or_none() {
    for (level, kept) in [(0, None), (1, Some(1)), (8, Some(8)), (9, None)] {
        let draft = Draft::blank().apply(&DraftEdit::Level(Some(level))).unwrap();
        assert_eq!(draft.about.level, kept);
    }
}

#[test]
fn a_code_of_spaces_is_no_code() {
    let code = DraftEdit::PieceCode { block: 0, piece: 0, code: " ".to_owned() };
    assert_eq!(Draft::blank().apply(&code).unwrap().blocks[0].pieces[0].code, None);
    let mut draft = draft(&["Lire", "Poser"]);
    draft.blocks[0].pieces[0].code = Some(" ".to_owned());
    draft.blocks[0].pieces[1].code = Some(" C  2 ".to_owned());
    let certification = draft.certification().unwrap();
    let codes: Vec<_> = certification.competences().map(|(_, c)| c.code.as_deref()).collect();
    assert_eq!(codes, [None, Some("C 2")]);
}

#[test]
fn an_edit_tells_where_it_is_and_whether_it_is_being_typed() {
    let text = || "x".to_owned();
    let (block, piece, at) = (4, 7, 7);
    let kind = PieceKind::Intro;
    let (nowhere, there, inside) = ((None, None), (Some(4), None), (Some(4), Some(7)));
    for (edit, place, typing) in [
        (DraftEdit::Code(text()), nowhere, true),
        (DraftEdit::Title(text()), nowhere, true),
        (DraftEdit::Level(None), nowhere, false),
        (DraftEdit::AddBlock, nowhere, false),
        (DraftEdit::RemoveBlock(block), there, false),
        (DraftEdit::BlockCode(block, text()), there, true),
        (DraftEdit::BlockTitle(block, text()), there, true),
        (DraftEdit::Split { block, piece, at: 1 }, inside, false),
        (DraftEdit::Join { block, piece }, inside, false),
        (DraftEdit::Name { block, piece, kind }, inside, false),
        (DraftEdit::Confirm { block, piece }, inside, false),
        (DraftEdit::AddPiece { block, at }, inside, false),
        (DraftEdit::RemovePiece { block, piece }, inside, false),
        (DraftEdit::PieceCode { block, piece, code: text() }, inside, true),
        (DraftEdit::PieceText { block, piece, text: text() }, inside, true),
    ] {
        assert_eq!((edit.place(), edit.is_typing()), (place, typing), "{edit:?}");
    }
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
