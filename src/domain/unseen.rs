//! Characters that nobody sees and that change what is read: controls, and marks of the direction of
//! writing, by which a text can show another than it holds (« Trojan Source », CVE-2021-42574).
//!
//! Owns which they are and how they are made visible. They are told, shown and kept: what a person
//! pasted is theirs.

use std::borrow::Cow;
use std::fmt::Write;

/// Whether a character is one; tabs and ends of lines are not.
pub fn is_unseen(c: char) -> bool {
    let direction = matches!(
        c,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
    );
    direction || (c.is_control() && !matches!(c, '\t' | '\n' | '\r'))
}

/// The text as someone else is to read it: each such character is a mark that says which, and has
/// no effect any more.
///
/// ```
/// use acquis::domain::unseen::shown;
/// assert_eq!(shown("facture\u{202e}fdp.exe"), "facture[U+202E]fdp.exe");
/// ```
pub fn shown(text: &str) -> Cow<'_, str> {
    if !text.contains(is_unseen) {
        return Cow::Borrowed(text);
    }
    let mut marked = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if is_unseen(c) {
            // Writing to a `String` cannot fail.
            let _ = write!(marked, "[U+{:04X}]", u32::from(c));
        } else {
            marked.push(c);
        }
    }
    Cow::Owned(marked)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mark_of_direction_is_shown_and_nothing_else_is_touched() {
        let marks = ['\u{61c}', '\u{200e}', '\u{200f}'].into_iter();
        let marks = marks.chain('\u{202a}'..='\u{202e}').chain('\u{2066}'..='\u{2069}');
        for mark in marks {
            let text = format!("a{mark}b");
            assert_eq!(shown(&text), format!("a[U+{:04X}]b", u32::from(mark)));
            assert!(!shown(&text).contains(is_unseen));
        }
        assert_eq!(shown("\0\u{1b}[31m\u{85}"), "[U+0000][U+001B][31m[U+0085]");
        for plain in ["", "Été\n\tœuvre’\r\n", "שלום", "👩\u{200d}🏫 1\u{a0}000\u{202f}€"]
        {
            assert!(matches!(shown(plain), Cow::Borrowed(same) if same == plain));
        }
    }
}
