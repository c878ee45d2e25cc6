//! A text as the words by which it is found: without case and accents, short links left out.
//!
//! Owns that cutting; the same for what is listed and for what is typed.

use crate::domain::fold::fold_char;

/// Longest word that is kept, in bytes.
pub(super) const LONGEST: usize = 40;

/// Words that tell nothing.
const LINKS: &str = " a au aux d dans de des du en et l la le les ou par pour s sur un une ";

/// The words of a text, in its order.
pub(super) fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    for c in text.chars() {
        // A combining accent stands within a word.
        if ('\u{300}'..='\u{36f}').contains(&c) {
            continue;
        }
        let before = word.len();
        word.extend(fold_char(c));
        if word.len() == before || word.len() > LONGEST {
            word.truncate(before);
            if !word.is_empty() {
                words.push(std::mem::take(&mut word));
            }
        }
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

/// Whether a word is a link between others.
pub(super) fn links(word: &str) -> bool {
    LINKS.split(' ').any(|link| link == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_folded_and_parted_at_all_that_is_no_letter() {
        assert_eq!(
            words("Chargé d’accueil-ŒUVRE (F/H), C1102"),
            ["charge", "d", "accueil", "oeuvre", "f", "h", "c1102"]
        );
        assert_eq!(words("Re\u{301}gie"), ["regie"]);
        assert!(words(" ,;").is_empty());
        assert!(links("de") && !links("des1"));
        assert!(words(&"é".repeat(100)).iter().all(|word| word.len() <= LONGEST));
    }
}
