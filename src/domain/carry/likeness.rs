//! How alike two competences are, as a reader sees it: by the words they share, weighed.
//!
//! Words are folded, common ones left out, endings cut; a word that few competences use weighs more.
//! Owns the measure, from 0 to [`WHOLE`]. Integers, so that equal texts are equal everywhere.

use crate::domain::fold::{fold_char, key};
use std::collections::{BTreeMap, BTreeSet};

/// The likeness of a text with itself.
pub(super) const WHOLE: i64 = 10_000;

/// As many letters of a word as tell it: « identifier » and « identification » are one.
const STEM: usize = 6;

/// Words that say nothing of what a competence is about, folded.
const COMMON: &[&str] = &[
    "afin",
    "ainsi",
    "alors",
    "apres",
    "au",
    "aux",
    "avant",
    "avec",
    "ce",
    "ces",
    "cet",
    "cette",
    "ceux",
    "chaque",
    "comme",
    "concernant",
    "dans",
    "de",
    "des",
    "differents",
    "dont",
    "du",
    "elle",
    "en",
    "entre",
    "est",
    "et",
    "etre",
    "grace",
    "la",
    "le",
    "les",
    "leur",
    "leurs",
    "lors",
    "mais",
    "meme",
    "notamment",
    "ou",
    "par",
    "pas",
    "plus",
    "pour",
    "puis",
    "que",
    "qui",
    "sa",
    "sans",
    "selon",
    "ses",
    "si",
    "soit",
    "son",
    "sont",
    "sous",
    "sur",
    "tel",
    "telle",
    "telles",
    "tels",
    "tout",
    "toute",
    "toutes",
    "tous",
    "tenant",
    "un",
    "une",
    "vers",
];

/// A text, ready to be compared.
#[derive(Debug, Clone, Default)]
pub(super) struct Words {
    key: String,
    stems: BTreeSet<u32>,
    pairs: BTreeSet<(u32, u32)>,
    weight: i64,
}

/// The words of all texts that are compared.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    numbers: BTreeMap<String, u32>,
    uses: Vec<i64>,
}

impl Lexicon {
    /// Takes in a text.
    pub(super) fn read(&mut self, text: &str) -> Words {
        let mut words = Words { key: key(text), ..Words::default() };
        let mut last = None;
        for stem in stems(text) {
            let next = u32::try_from(self.uses.len()).unwrap_or(u32::MAX);
            let number = *self.numbers.entry(stem).or_insert(next);
            if number == next {
                self.uses.push(0);
            }
            if words.stems.insert(number) {
                self.uses[number as usize] += 1;
            }
            words.pairs.extend(last.map(|last| (last, number)));
            last = Some(number);
        }
        words
    }

    /// What a word weighs once every text is known: the more texts use it, the less.
    fn weight(&self, stem: u32) -> i64 {
        // Two texts that are counterparts both use their words: that makes none of them common.
        let uses = self.uses.get(stem as usize).copied().unwrap_or(0).max(2);
        10 * WHOLE / (50 * uses).isqrt()
    }

    fn sum<'a>(&self, stems: impl IntoIterator<Item = &'a u32>) -> i64 {
        stems.into_iter().map(|stem| self.weight(*stem)).sum()
    }

    /// Weighs a text; to be called once all are taken in.
    pub(super) fn weigh(&self, words: &mut Words) {
        words.weight = self.sum(&words.stems);
    }

    /// How alike two texts are.
    pub(super) fn likeness(&self, a: &Words, b: &Words) -> i64 {
        if a.is_same(b) {
            return WHOLE;
        }
        let shared = self.sum(a.stems.intersection(&b.stems));
        if shared == 0 {
            return 0;
        }
        let words = 2 * shared * WHOLE / (a.weight + b.weight).max(1);
        let pairs = a.pairs.intersection(&b.pairs).count();
        let of = (a.pairs.len() + b.pairs.len()).max(1);
        let order = 2 * i64::try_from(pairs).unwrap_or(0) * WHOLE / i64::try_from(of).unwrap_or(1);
        // Texts that only share their words are not the same one.
        ((4 * words + order) / 5).min(WHOLE - 1)
    }

    /// How much of `part` stands in `whole`.
    pub(super) fn within(&self, part: &Words, whole: &Words) -> i64 {
        self.sum(part.stems.intersection(&whole.stems)) * WHOLE / part.weight.max(1)
    }

    /// How much of `whole` stands in `more` and not in `known`.
    pub(super) fn added(&self, whole: &Words, known: &Words, more: &Words) -> i64 {
        let shared = whole.stems.intersection(&more.stems);
        self.sum(shared.filter(|stem| !known.stems.contains(stem))) * WHOLE / whole.weight.max(1)
    }
}

impl Words {
    /// Whether both say the same, letter by letter, but for case, accents and punctuation.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.key == other.key
    }
}

/// The telling words of a text, in order, cut.
fn stems(text: &str) -> impl Iterator<Item = String> + '_ {
    let words = text.split(|c: char| !c.is_alphanumeric() && c != '\u{301}');
    words.filter_map(|word| {
        let folded: String = word.chars().flat_map(fold_char).collect();
        if folded.len() < 3 || COMMON.contains(&folded.as_str()) {
            return None;
        }
        let singular = folded.strip_suffix(['s', 'x']).filter(|left| left.len() >= 3);
        Some(singular.unwrap_or(&folded).chars().take(STEM).collect())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn likeness(a: &str, b: &str) -> i64 {
        let mut lexicon = Lexicon::default();
        let mut words = [a, b].map(|text| lexicon.read(text));
        for words in &mut words {
            lexicon.weigh(words);
        }
        assert_eq!(lexicon.likeness(&words[0], &words[1]), lexicon.likeness(&words[1], &words[0]));
        lexicon.likeness(&words[0], &words[1])
    }

    #[test]
    fn case_accents_and_punctuation_make_no_difference() {
        assert_eq!(likeness("Appliquer la règlementation.", "appliquer la REGLEMENTATION"), WHOLE);
    }

    #[test]
    fn a_verb_and_its_noun_a_plural_and_its_singular_are_one_word() {
        let reworded = likeness(
            "Identifier les besoins de l’adhérent",
            "Identification du besoin des adhérents",
        );
        assert!(reworded > 9_000 && reworded < WHOLE, "{reworded}");
    }

    #[test]
    fn texts_that_share_no_telling_word_are_not_alike() {
        assert_eq!(likeness("Accueillir dans les locaux", "Rédiger pour les clients"), 0);
        assert_eq!(likeness("", "Rédiger"), 0);
    }

    #[test]
    fn a_text_is_told_by_its_telling_words_without_their_endings() {
        for (text, expected) in [
            ("", &[][..]),
            ("pour tous de la", &[]),
            ("il va", &[]),
            ("bas bases prix", &["bas", "base", "pri"]),
            ("Identification, identifier", &["identi", "identi"]),
            ("l’E\u{301}te\u{301} d'été", &["ete", "ete"]),
        ] {
            assert_eq!(stems(text).collect::<Vec<_>>(), expected, "{text}");
        }
    }

    #[test]
    fn likeness_is_four_parts_of_words_and_one_of_their_order() {
        for (a, b, expected) in [
            // Two words of three, and one neighbourhood of two.
            ("Accueillir visiteurs matin", "Accueillir visiteurs soir", (4 * 6_666 + 5_000) / 5),
            ("Accueillir visiteurs", "Visiteurs accueillir", 8_000),
            ("Accueillir", "Accueillir visiteurs", 4 * 6_666 / 5),
        ] {
            assert_eq!(likeness(a, b), expected, "{a} / {b}");
        }
    }

    #[test]
    fn a_word_that_many_texts_use_weighs_less() {
        let mut lexicon = Lexicon::default();
        let texts = ["matin", "soir", "jour", "nuit", "aube", "midi", "veille", "hier"];
        let mut all = texts.map(|text| lexicon.read(&format!("client {text}")));
        for words in &mut all {
            lexicon.weigh(words);
        }
        // Eight use it: it weighs half of what two would share.
        assert_eq!(all[0].weight, 10_000 + 5_000);
        assert_eq!(lexicon.likeness(&all[0], &all[1]), 4 * 3_333 / 5);
    }

    #[test]
    fn what_stands_in_a_text_and_what_another_adds_to_it_are_shares_of_it() {
        let mut lexicon = Lexicon::default();
        let mut words = [
            "Contrôler livraisons, ranger marchandises",
            "Contrôler livraisons atelier",
            "Ranger marchandises",
            "",
        ]
        .map(|text| lexicon.read(text));
        for words in &mut words {
            lexicon.weigh(words);
        }
        let [whole, part, rest, nothing] = &words;
        assert_eq!(lexicon.within(part, whole), 6_666);
        assert_eq!(lexicon.within(rest, whole), WHOLE);
        assert_eq!(lexicon.within(nothing, whole), 0);
        assert_eq!(lexicon.added(whole, rest, part), 5_000);
        assert_eq!(lexicon.added(whole, part, part), 0);
        assert_eq!(lexicon.added(nothing, part, rest), 0);
    }
}
