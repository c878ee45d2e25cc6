//! Cutting the competences of a bloc apart, where the page joined them with single spaces.
//!
//! The lines of *Compétences attestées* are the guide: wherever one of them stands in the bloc, a
//! competence begins and ends. What no line covers is cut where a capital opens a sentence or an
//! infinitive, and is marked so. Letters are never lost nor invented. Does not read printed codes
//! or headings inside a bloc.

use crate::domain::fold::{key, letters};

/// One competence of a bloc.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    /// Its text, in the bloc's own spelling.
    pub(super) text: String,
    /// The guide's line that it repeats; `None` when the cut is a guess.
    pub(super) guide: Option<usize>,
}

/// Cuts a bloc's text. `guide` holds the attested lines.
pub(super) fn cut(text: &str, guide: &[String]) -> Vec<Piece> {
    let guide: Vec<Vec<char>> = guide.iter().map(|line| key(line).chars().collect()).collect();
    let letters = letters(text);
    let mut pieces = Vec::new();
    let (mut at, mut open) = (0, 0);
    while at < letters.len() {
        let Some((line, length)) = longest(&guide, text, &letters, at) else {
            at += 1;
            continue;
        };
        let start = word_start(text, letters[at].1);
        guess(&text[open..start], &mut pieces);
        at += length;
        let end = letters.get(at).map_or(text.len(), |(_, byte)| word_start(text, *byte));
        push(&text[start..end], Some(line), &mut pieces);
        open = end;
    }
    guess(&text[open..], &mut pieces);
    pieces
}

/// The longest line of the guide that stands at that letter, whole words only.
fn longest(
    guide: &[Vec<char>],
    text: &str,
    letters: &[(char, usize)],
    at: usize,
) -> Option<(usize, usize)> {
    let parted = |at: usize| match (at.checked_sub(1).map(|i| letters[i]), letters.get(at)) {
        (Some((_, before)), Some((_, here))) => {
            before != *here && text[before..*here].contains(char::is_whitespace)
        }
        _ => true,
    };
    let capital = text[letters[at].1..].chars().next().is_some_and(|c| !c.is_lowercase());
    if !capital || !parted(at) {
        return None;
    }
    guide
        .iter()
        .enumerate()
        .filter_map(|(line, folded)| {
            let length = folded.len();
            let stands = length > 0
                && letters.len() - at >= length
                && folded.iter().zip(&letters[at..]).all(|(a, (b, _))| a == b)
                && parted(at + length);
            stands.then_some((line, length))
        })
        .max_by_key(|(line, length)| (*length, std::cmp::Reverse(*line)))
}

/// Where the word around that byte starts: an opening quote or bracket goes with its word.
fn word_start(text: &str, byte: usize) -> usize {
    text[..byte]
        .char_indices()
        .rev()
        .find(|(_, c)| c.is_whitespace())
        .map_or(0, |(at, c)| at + c.len_utf8())
}

/// Cuts by lines, sentences and infinitives.
fn guess(text: &str, pieces: &mut Vec<Piece>) {
    for line in text.lines() {
        let mut open = 0;
        let mut previous = "";
        let mut words = words(line).peekable();
        while let Some((at, word)) = words.next() {
            let next = words.peek().map_or("", |(_, word)| word);
            if at > 0 && opens(previous, word, next) {
                push(&line[open..at], None, pieces);
                open = at;
            }
            previous = word;
        }
        push(&line[open..], None, pieces);
    }
}

/// The words of a text with the byte where each starts.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split_whitespace().map(|word| (word.as_ptr().addr() - text.as_ptr().addr(), word))
}

/// Whether a competence begins at `word`: `RGPD`, `DevOps` or `la Direction` begin none.
fn opens(previous: &str, word: &str, next: &str) -> bool {
    const LINKS: &[&str] = &[
        "a", "au", "aux", "avec", "ce", "ces", "cette", "dans", "de", "des", "du", "en", "et",
        "la", "le", "les", "leur", "leurs", "ou", "par", "pour", "que", "qui", "sa", "ses", "son",
        "sur", "un", "une",
    ];
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    let first = letters.next().is_some_and(char::is_uppercase);
    if !first || letters.any(char::is_uppercase) {
        return false;
    }
    if previous.ends_with(['.', ';', '!', '?']) {
        return true;
    }
    let ended = previous
        .ends_with(|c: char| c.is_alphanumeric() || matches!(c, ')' | '»' | '*' | '•' | '-' | '–'));
    let verb = if key(word) == "se" { key(next) } else { key(word) };
    let infinitive = verb.len() > 3 && ["er", "ir", "re"].iter().any(|end| verb.ends_with(end));
    ended && infinitive && !LINKS.contains(&key(previous).as_str())
}

/// Adds a piece without the marks of a list around it, if it holds a letter.
fn push(text: &str, guide: Option<usize>, pieces: &mut Vec<Piece>) {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mark = |word: &&str| matches!(*word, "-" | "–" | "—" | "•" | "*" | "·" | "▪");
    let first = words.iter().position(|word| !mark(word)).unwrap_or(0);
    let last = words.iter().rposition(|word| !mark(word)).map_or(0, |i| i + 1);
    let text = words[first..last.max(first)].join(" ");
    if text.chars().any(char::is_alphanumeric) {
        pieces.push(Piece { text, guide });
    }
}
