//! Two texts compared word by word.
//!
//! Owns what a word is and the bound on the work: long texts are compared sentence by sentence
//! first, and words only within what differs. The algorithm is the crate `similar`'s.

use similar::{Algorithm, DiffTag, capture_diff_slices};

/// Most words and spaces, of both texts together, that are compared one by one: the work grows with
/// the square of it when nothing is the same.
const MOST_TOKENS: usize = 4_000;

/// A run of text, and on which side it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'a> {
    /// On both.
    Same(&'a str),
    /// Only before.
    Removed(&'a str),
    /// Only after.
    Added(&'a str),
}

/// The pieces of which both texts are made, in reading order; what was removed stands before what was
/// added in its place. No two neighbours are of one kind, and none is empty.
///
/// ```
/// use acquis::domain::diff::{Piece, compare};
/// let pieces = compare("J’ai écouté.", "J’ai bien écouté.");
/// assert_eq!(pieces, [Piece::Same("J’ai "), Piece::Added("bien "), Piece::Same("écouté.")]);
/// ```
pub fn compare<'a>(before: &'a str, after: &'a str) -> Vec<Piece<'a>> {
    let mut pieces = Pieces { before, after, list: Vec::new(), spans: Vec::new() };
    let (old, new) = (words(before), words(after));
    if old.len() + new.len() <= MOST_TOKENS {
        pieces.of(&old, &new, false);
    } else {
        pieces.of(&sentences(before), &sentences(after), true);
    }
    pieces.finish()
}

/// How many words were added and removed.
pub fn amount(pieces: &[Piece<'_>]) -> (usize, usize) {
    let words = |text: &str| text.split_whitespace().count();
    pieces.iter().fold((0, 0), |(added, removed), piece| match piece {
        Piece::Same(_) => (added, removed),
        Piece::Added(text) => (added + words(text), removed),
        Piece::Removed(text) => (added, removed + words(text)),
    })
}

/// A part of a text and the spaces after it. Compared by its text alone, so that words and not the
/// spaces between them are lined up.
#[derive(Clone, Copy)]
struct Token<'a> {
    text: &'a str,
    space: &'a str,
    start: usize,
}

impl Token<'_> {
    fn text_end(&self) -> usize {
        self.start + self.text.len()
    }

    fn end(&self) -> usize {
        self.text_end() + self.space.len()
    }
}

/// Runs of letters and digits with the apostrophe that ends them (`l’`), and single signs.
fn words(text: &str) -> Vec<Token<'_>> {
    let mut tokens = split(text, |before, next| {
        let elided = before.is_alphanumeric() && matches!(next, '\'' | '’');
        let within = before.is_alphanumeric() && next.is_alphanumeric();
        !(next.is_whitespace() || elided || within)
    });
    for token in &mut tokens {
        let word = token.text.trim_end();
        token.space = &token.text[word.len()..];
        token.text = word;
    }
    tokens
}

/// Runs up to the end of a sentence or of a line.
fn sentences(text: &str) -> Vec<Token<'_>> {
    split(text, |before, next| {
        before == '\n' || (matches!(before, '.' | '!' | '?' | '…') && next.is_whitespace())
    })
}

/// The text cut wherever a character and the next one part.
fn split(text: &str, parts: impl Fn(char, char) -> bool) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut start = 0;
    let mut before: Option<char> = None;
    for (at, c) in text.char_indices() {
        if before.is_some_and(|before| parts(before, c)) {
            tokens.push(Token { text: &text[start..at], space: "", start });
            start = at;
        }
        before = Some(c);
    }
    if start < text.len() {
        tokens.push(Token { text: &text[start..], space: "", start });
    }
    tokens
}

/// Where a piece stands in the text it is of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Same,
    Removed,
    Added,
}

struct Pieces<'a> {
    before: &'a str,
    after: &'a str,
    list: Vec<Piece<'a>>,
    spans: Vec<(Side, usize, usize)>,
}

impl<'a> Pieces<'a> {
    /// Compares two runs of tokens; what differs is looked into word by word when `finer`.
    fn of(&mut self, old: &[Token<'a>], new: &[Token<'a>], finer: bool) {
        for op in capture_diff_slices(Algorithm::Myers, &texts(old), &texts(new)) {
            let (tag, gone, come) = op.as_tag_tuple();
            let (gone, come) = (&old[gone], &new[come]);
            if tag == DiffTag::Equal {
                gone.iter().zip(come).for_each(|(was, is)| self.same(was, is));
                continue;
            }
            let (was, is) = (within(self.before, gone), within(self.after, come));
            let (old, new) = (shifted(words(was.0), was.1), shifted(words(is.0), is.1));
            let small = old.len() + new.len() <= MOST_TOKENS;
            if finer && tag == DiffTag::Replace && small {
                self.of(&old, &new, false);
            } else {
                self.push(Side::Removed, gone);
                self.push(Side::Added, come);
            }
        }
    }

    fn push(&mut self, side: Side, tokens: &[Token<'a>]) {
        if let (Some(first), Some(last)) = (tokens.first(), tokens.last()) {
            self.spans.push((side, first.start, last.end()));
        }
    }

    /// A token that stands on both sides, and the spaces after it, which may differ.
    fn same(&mut self, was: &Token<'a>, is: &Token<'a>) {
        let end = if was.space == is.space { is.end() } else { is.text_end() };
        let spaces = [
            (Side::Same, is.start, end),
            (Side::Removed, was.text_end(), was.end()),
            (Side::Added, is.text_end(), is.end()),
        ];
        let told = if was.space == is.space { 1 } else { spaces.len() };
        self.spans.extend(spaces.into_iter().take(told).filter(|(_, start, end)| start < end));
    }

    /// Joins neighbours of one kind, and puts what was removed before what was added in its place.
    fn finish(mut self) -> Vec<Piece<'a>> {
        let mut changed: [Option<(usize, usize)>; 2] = [None, None];
        let mut same: Option<(usize, usize)> = None;
        for (side, start, end) in std::mem::take(&mut self.spans) {
            let joined = |known: Option<(usize, usize)>| Some((known.map_or(start, |k| k.0), end));
            if side == Side::Same {
                self.tell(&mut changed);
                same = joined(same);
            } else {
                self.tell_same(&mut same);
                let place = usize::from(side == Side::Added);
                changed[place] = joined(changed[place]);
            }
        }
        self.tell_same(&mut same);
        self.tell(&mut changed);
        self.list
    }

    fn tell_same(&mut self, same: &mut Option<(usize, usize)>) {
        let text = same.take().and_then(|(start, end)| self.after.get(start..end));
        self.list.extend(text.map(Piece::Same));
    }

    fn tell(&mut self, changed: &mut [Option<(usize, usize)>; 2]) {
        let [removed, added] = std::mem::take(changed);
        let removed = removed.and_then(|(start, end)| self.before.get(start..end));
        self.list.extend(removed.map(Piece::Removed));
        let added = added.and_then(|(start, end)| self.after.get(start..end));
        self.list.extend(added.map(Piece::Added));
    }
}

fn texts<'a>(tokens: &[Token<'a>]) -> Vec<&'a str> {
    tokens.iter().map(|token| token.text).collect()
}

/// The text of a run of tokens and where it starts.
fn within<'a>(text: &'a str, tokens: &[Token<'a>]) -> (&'a str, usize) {
    let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { return ("", 0) };
    (&text[first.start..last.end()], first.start)
}

fn shifted(mut tokens: Vec<Token<'_>>, by: usize) -> Vec<Token<'_>> {
    for token in &mut tokens {
        token.start += by;
    }
    tokens
}
