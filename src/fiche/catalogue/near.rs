//! How far a word as typed is from the beginning of another: a letter wrong, missing, too many, or two
//! exchanged.
//!
//! Owns the measure and how much is forgiven. Both words are folded.

use super::words::LONGEST;

/// How many slips are forgiven in a word.
pub(super) fn slips(word: &str) -> usize {
    match word.chars().count() {
        0..=4 => 0,
        5..=7 => 1,
        _ => 2,
    }
}

/// The letters that a word has, a bit each: what most words are told apart by.
pub(super) fn letters(word: &[u8]) -> u32 {
    word.iter().fold(0, |mask, byte| {
        let bit = match byte {
            b'a'..=b'z' => byte - b'a',
            b'0'..=b'9' => 26,
            _ => 27,
        };
        mask | 1 << bit
    })
}

/// The least number of slips between what was typed and a beginning of `word`; `None` beyond `most`.
pub(super) fn slips_to_beginning(typed: &[u8], word: &[u8], most: usize) -> Option<usize> {
    const FAR: u8 = 100;
    if typed.len() > LONGEST || typed.is_empty() {
        return None;
    }
    // What lies further on needs more slips than are forgiven.
    let word = &word[..word.len().min(typed.len() + most)];
    if typed.len() > word.len() + most {
        return None;
    }
    let width = word.len() + 1;
    let mut before = [FAR; LONGEST + 4];
    let mut last = [FAR; LONGEST + 4];
    let mut here = [FAR; LONGEST + 4];
    if width > here.len() {
        return None;
    }
    for (at, cell) in last[..width].iter_mut().enumerate() {
        *cell = u8::try_from(at).unwrap_or(FAR);
    }
    for (row, letter) in typed.iter().enumerate() {
        here[0] = u8::try_from(row + 1).unwrap_or(FAR);
        let mut best = here[0];
        for at in 1..width {
            let same = *letter == word[at - 1];
            let replaced = last[at - 1] + u8::from(!same);
            let mut cost = replaced.min(last[at] + 1).min(here[at - 1] + 1);
            let exchanged =
                row > 0 && at > 1 && *letter == word[at - 2] && typed[row - 1] == word[at - 1];
            if exchanged {
                cost = cost.min(before[at - 2] + 1);
            }
            here[at] = cost;
            best = best.min(cost);
        }
        if usize::from(best) > most {
            return None;
        }
        (before, last) = (last, here);
    }
    let best = last[..width].iter().min().map_or(most + 1, |best| usize::from(*best));
    (best <= most).then_some(best)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_a_letter_wrong_missing_too_many_or_two_exchanged() {
        for (typed, word, slips) in [
            ("accueil", "accueil", Some(0)),
            ("accu", "accueil", Some(0)),
            ("acceuil", "accueil", Some(1)),
            ("acueil", "accueil", Some(1)),
            ("accuueil", "accueil", Some(1)),
            ("accuril", "accueil", Some(1)),
            ("dvelopeur", "developpeur", Some(2)),
            ("dvlopeur", "developpeur", None),
            ("accueillante", "accueil", None),
            ("", "accueil", None),
        ] {
            let found = slips_to_beginning(typed.as_bytes(), word.as_bytes(), 2);
            assert_eq!(found, slips, "{typed}");
        }
        let long = "a".repeat(300);
        assert_eq!(slips_to_beginning(long.as_bytes(), long.as_bytes(), 2), None);
        assert_eq!(slips_to_beginning(&long.as_bytes()[..40], long.as_bytes(), 2), Some(0));
    }

    #[test]
    fn longer_words_are_forgiven_more() {
        assert_eq!(["chef", "agent", "serveur", "comptable"].map(slips), [0, 1, 1, 2]);
    }
}
