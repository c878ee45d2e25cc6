//! The places of a list where a competence may begin, and what is seen at each.
//!
//! Owns the finding of places. Does not weigh them.

use super::guide::{Advice, Guide};
use super::marker::{self, Marker};
use super::words::{Ending, Opening, ending, opening};

/// The white space before a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    /// None: a sign or a code stuck to what is before.
    Stuck,
    /// One space.
    Space,
    /// A run of spaces.
    Run,
    /// A line break, or the beginning of the text.
    Break,
}

/// A place and what is seen there.
#[derive(Debug, Clone)]
pub(super) struct Place {
    /// The byte of its first character, marker included.
    pub(super) at: usize,
    pub(super) gap: Gap,
    pub(super) marker: Option<Marker>,
    pub(super) opening: Opening,
    pub(super) ending: Ending,
    pub(super) advice: Advice,
    /// Inside parentheses or quotation marks that close further on.
    pub(super) enclosed: bool,
    /// Words before it in the list.
    pub(super) words: usize,
}

/// Most places that are weighed: a list longer than that is no list of competences.
const MOST: usize = 20_000;

/// Every place that might be a cut, the first at the beginning of the text.
pub(super) fn places(text: &str, guide: &Guide) -> Vec<Place> {
    let mut enclosures = enclosures(text).into_iter().peekable();
    let mut found: Vec<Place> = Vec::new();
    let mut words = 0;
    let mut inside = 0;
    let mut gap = (Gap::Break, 0);
    let mut next = 0;
    while let Some(c) = text[next..].chars().next() {
        let at = next;
        next += c.len_utf8();
        if blank(c) {
            let spaces = gap.1 + 1;
            let seen = match c {
                '\n' | '\r' | '\u{2028}' | '\u{b}' | '\u{c}' => Gap::Break,
                _ if spaces > 1 => Gap::Run,
                _ => Gap::Space,
            };
            gap = (gap.0.max(seen), spaces);
            continue;
        }
        // Nothing begins with a letter within a word, but a code that is stuck to it.
        let letter = |byte: &&u8| byte.is_ascii_alphanumeric() && **byte != b'C';
        next += text.as_bytes()[next..].iter().take_while(letter).count();
        let before = gap;
        gap = (Gap::Stuck, 0);
        let stuck = before.0 == Gap::Stuck;
        if !stuck {
            words += 1;
        }
        // What stands under the marker of the place before belongs to it.
        if (inside > 0 && at <= inside) || (stuck && !may_be_stuck(text, at, c)) {
            continue;
        }
        let marker = marker::read(text, at);
        if stuck && marker.is_none() {
            continue;
        }
        let body = marker.as_ref().map_or(at, |marker| marker.end);
        let opening = opening(&text[body..]);
        let first = found.is_empty();
        let told = marker.is_some() || !matches!(opening, Opening::Lower | Opening::Other);
        if !first && !told {
            continue;
        }
        if marker.is_some() {
            inside = body;
        }
        while enclosures.next_if(|(_, close)| *close <= at).is_some() {}
        let place = Place {
            at,
            gap: if first { Gap::Break } else { before.0 },
            ending: ending(&text[..at]),
            advice: guide.advice(&text[..at], &text[body..]),
            enclosed: enclosures.peek().is_some_and(|(open, _)| *open < at),
            marker,
            opening,
            words,
        };
        found.push(place);
        if found.len() >= MOST {
            break;
        }
    }
    found
}

/// A bullet anywhere, or a code after the end of a sentence: `… du projet.C2 Définir`.
fn may_be_stuck(text: &str, at: usize, c: char) -> bool {
    if !matches!(c, 'C' | '-') {
        return matches!(c, '•' | '▪' | '■' | '●');
    }
    let before = text[..at].chars().next_back();
    let closed = before.is_some_and(|b| matches!(b, '.' | ';' | ')' | ':'));
    let lettered = text[..at].trim_end_matches(['.', ';', ')', ':']).ends_with(char::is_alphabetic);
    let dash = c == '-' && before.is_some_and(|b| matches!(b, ';' | '.'));
    (closed && lettered && c == 'C') || dash
}

/// White space, and signs that show none.
pub(super) fn blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{ad}')
}

/// Where something opens and closes within a few lines, in their order, without what stands within another:
/// a parenthesis never closed encloses nothing.
fn enclosures(text: &str) -> Vec<(usize, usize)> {
    const FAR: usize = 600;
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (at, byte) in text.bytes().enumerate() {
        // The first byte of one of these signs, or of others.
        if !matches!(byte, b'(' | b')' | b'[' | b']' | 0xc2 | 0xe2) {
            continue;
        }
        let Some(c) = text[at..].chars().next() else { break };
        match c {
            '(' => open.push((at, ')')),
            '[' => open.push((at, ']')),
            '«' => open.push((at, '»')),
            '“' => open.push((at, '”')),
            ')' | ']' | '»' | '”' => {
                if let Some(last) = open.iter().rposition(|(_, close)| *close == c) {
                    if at - open[last].0 < FAR {
                        while found.pop_if(|inner| inner.0 > open[last].0).is_some() {}
                        found.push((open[last].0, at));
                    }
                    open.truncate(last);
                }
            }
            _ => {}
        }
        if open.len() > 16 {
            open.remove(0);
        }
    }
    found
}
