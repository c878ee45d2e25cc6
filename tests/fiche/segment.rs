//! Cutting a list of competences: a list for every trap that published fiches hold, each also with
//! its white space reduced; letters are neither lost nor invented.

use crate::lists::{LISTS, List};
use acquis::fiche::segment::{Attested, Kind, competences, cut, single_spaced};
use proptest::prelude::*;

/// What a list is cut into: `code|heading|text`.
fn told(list: &List, text: &str) -> (Option<String>, Vec<String>) {
    let (intro, found) = competences(&cut(text, &Attested::of(list.attested)));
    let told = found.into_iter().map(|found| {
        let (code, heading) = (found.code.unwrap_or_default(), found.heading.unwrap_or_default());
        format!("{code}|{heading}|{}", found.text)
    });
    (intro, told.collect())
}

#[test]
fn every_trap_is_cut_as_a_reader_would() {
    let mut wrong = Vec::new();
    for list in LISTS {
        let (intro, told) = told(list, list.text);
        if told != list.competences || intro.as_deref().unwrap_or_default() != list.intro {
            wrong.push(format!("{}\n  intro {intro:?}\n  {}", list.name, told.join("\n  ")));
        }
    }
    assert!(wrong.is_empty(), "{} of {}\n{}", wrong.len(), LISTS.len(), wrong.join("\n"));
}

#[test]
fn lists_hold_when_white_space_is_reduced() {
    let mut wrong = Vec::new();
    for list in LISTS {
        let (_, told) = told(list, &single_spaced(list.text));
        let same = told == list.competences;
        if same != list.single {
            wrong.push(format!("{}: {same}\n  {}", list.name, told.join("\n  ")));
        }
    }
    assert!(wrong.is_empty(), "{} of {}\n{}", wrong.len(), LISTS.len(), wrong.join("\n"));
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

fn keeps_its_letters(text: &str, attested: &str) {
    let pieces = cut(text, &Attested::of(attested));
    let kept: String =
        pieces.iter().map(|piece| letters(&piece.marker) + &letters(&piece.text)).collect();
    assert_eq!(kept, letters(text), "{pieces:?}");
    for piece in &pieces {
        assert!((0.0..=1.0).contains(&piece.confidence));
        assert!(!piece.text.is_empty() || !piece.marker.is_empty());
        if let Some(code) = &piece.code {
            assert!(letters(&piece.marker).contains(&letters(code)), "{piece:?}");
        }
    }
    assert!(pieces.is_empty() || pieces.iter().any(|piece| piece.kind == Kind::Competence));
}

#[test]
fn a_list_of_what_nobody_sees_has_no_piece() {
    keeps_its_letters("\u{feff}", "");
    assert!(cut("\u{feff} \u{200b}", &Attested::default()).is_empty());
}

proptest! {
    #[test]
    fn letters_are_neither_lost_nor_invented(
        words in prop::collection::vec(
            prop::sample::select(vec![
                "Analyser", "le", "besoin", "-", "•", "C1", "C2.", "A1C1.", "1.1", "1.1.2", "1)", ":", ";", ".",
                "Activité 2 :", "(", ")", "«", "RGPD", "  ", "\n", "\u{a0}", "o", "é", "Compétence", "12", "\u{f0b7}",
                "[C3]", "a)", "IV", "etc.", "l’", "\u{200b}",
            ]),
            0..60,
        ),
        gaps in prop::collection::vec(0_usize..4, 60),
    ) {
        let mut joined = String::new();
        for (word, gap) in words.iter().zip(&gaps) {
            joined.push_str(word);
            joined.push_str(&" ".repeat(*gap));
        }
        keeps_its_letters(&joined, "Analyser le besoin  Définir le plan");
    }

    #[test]
    fn any_text_is_cut_without_loss(text in ".{0,300}", attested in ".{0,80}") {
        keeps_its_letters(&text, &attested);
    }
}

/// Long lists, and lists made to cost.
#[test]
fn hostile_lists_are_bounded() {
    for (unit, times) in [
        ("- A ", 20_000),
        ("(", 100_000),
        ("C1 ", 30_000),
        ("1.", 50_000),
        ("Analyser le besoin  ", 8_000),
        ("« ", 40_000),
    ] {
        keeps_its_letters(&unit.repeat(times), &unit.repeat(200));
    }
}
