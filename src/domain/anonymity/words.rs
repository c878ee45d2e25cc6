//! A text as words and signs, each with its place.
//!
//! Owns the cutting and what one word looks like. Knows no kind of personal data.

use crate::domain::fold::key;

/// A word (letters and digits), a sign, or a line break; other white space is left out.
#[derive(Debug, Clone)]
pub(super) struct Word<'t> {
    pub(super) text: &'t str,
    /// Its letters without accents or case; empty for most signs.
    pub(super) folded: String,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// The words and signs of a text, in order.
pub(super) fn words(text: &str) -> Vec<Word<'_>> {
    let inside = |c: char| c.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&c);
    let mut words: Vec<Word> = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        let mut end = start + c.len_utf8();
        if inside(c) {
            while let Some((at, c)) = chars.next_if(|(_, c)| inside(*c)) {
                end = at + c.len_utf8();
            }
        } else if c.is_whitespace() && c != '\n' {
            continue;
        }
        let text = &text[start..end];
        words.push(Word { text, folded: key(text), start, end });
    }
    words
}

impl Word<'_> {
    /// Whether it is that sign.
    pub(super) fn is(&self, sign: char) -> bool {
        let mut chars = self.text.chars();
        chars.next() == Some(sign) && chars.next().is_none()
    }

    /// Whether it is `'` or `’`.
    pub(super) fn is_apostrophe(&self) -> bool {
        self.is('\'') || self.is('’')
    }

    /// Whether it is a hyphen.
    pub(super) fn is_hyphen(&self) -> bool {
        self.is('-') || self.is('\u{2010}') || self.is('\u{2011}')
    }

    /// Whether it begins with a capital.
    pub(super) fn is_capitalised(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether it is one letter only.
    pub(super) fn is_initial(&self) -> bool {
        self.is_capitalised() && self.text.chars().nth(1).is_none()
    }

    /// Whether it is digits only, so many.
    pub(super) fn is_digits(&self, count: usize) -> bool {
        self.text.len() == count && self.text.bytes().all(|b| b.is_ascii_digit())
    }
}
