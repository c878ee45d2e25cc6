//! The list of a catalogue's certifications and the words they are found by, as one text.
//!
//! Owns the text's form and its reading. Tab-separated lines, so that any host compresses it and anyone
//! can look into it:
//!
//! 1. `acquis-catalogue-index`, the version, how many entries, how many words.
//! 2. The entries, by register and number: code, title, abbreviation of its kind, level, last day of the
//!    registration, blocs, competences. What is not known is empty.
//! 3. The words, folded, in the order of their bytes: the word, then where it stands. A place is a number
//!    `4 × (entry − entry before) + where`, counted from −1, `where` being 0 in the title, 1 in a job,
//!    2 in a ROME code or its label; numbers are written in digits of five bits, the least first, each as a
//!    letter of base64, 32 more while another follows.

use super::VERSION;
use super::near::letters;
use std::fmt::Write;

const FIRST: &str = "acquis-catalogue-index";
const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Where a word stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Where {
    /// In the title or the kind.
    Title,
    /// In a job it leads to.
    Job,
    /// In a ROME code or its label.
    Rome,
}

/// One certification of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry<'i> {
    /// `RNCP39866`.
    pub code: &'i str,
    /// Its title.
    pub title: &'i str,
    /// What its kind is called for short: `BTS`; empty when it has none.
    pub short: &'i str,
    /// Level of the national framework.
    pub level: Option<u8>,
    /// Last day of its registration, ISO 8601; empty when the fiche names none.
    pub expires: &'i str,
    /// How many blocs.
    pub blocks: usize,
    /// How many competences.
    pub competences: usize,
}

/// A list that can be searched.
#[derive(Debug, Clone)]
pub struct Index {
    text: String,
    entries: Vec<(u32, u32)>,
    words: Vec<Word>,
}

#[derive(Debug, Clone, Copy)]
struct Word {
    from: u32,
    /// Where the word ends and its places begin.
    tab: u32,
    to: u32,
    letters: u32,
}

/// Why a text is no list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an index, or a damaged one")]
pub struct Damaged;

impl Index {
    /// Reads the text of an index.
    ///
    /// # Errors
    /// When it is none, of a later version, or not whole.
    pub fn read(text: String) -> Result<Self, Damaged> {
        let bytes = text.as_bytes();
        if u32::try_from(bytes.len()).is_err() {
            return Err(Damaged);
        }
        let first = text.lines().next().unwrap_or_default();
        let [FIRST, version, entries, words] = first.split('\t').collect::<Vec<_>>()[..] else {
            return Err(Damaged);
        };
        if version.parse::<u64>().ok().is_none_or(|version| version != VERSION) {
            return Err(Damaged);
        }
        let counts: (usize, usize) =
            (entries.parse().map_err(|_| Damaged)?, words.parse().map_err(|_| Damaged)?);
        // What is counted cannot be more than the text has room for.
        if counts.0.saturating_add(counts.1) > bytes.len() {
            return Err(Damaged);
        }
        let mut read = Self {
            entries: Vec::with_capacity(counts.0),
            words: Vec::with_capacity(counts.1),
            text: String::new(),
        };
        let mut from = first.len() + 1;
        while from < bytes.len() {
            let Some(length) = text[from..].find('\n') else { return Err(Damaged) };
            read.line(&text, from, from + length, counts.0)?;
            from += length + 1;
        }
        if (read.entries.len(), read.words.len()) != counts {
            return Err(Damaged);
        }
        read.text = text;
        Ok(read)
    }

    fn line(&mut self, text: &str, from: usize, to: usize, entries: usize) -> Result<(), Damaged> {
        let at = |at: usize| u32::try_from(at).map_err(|_| Damaged);
        let line = &text[from..to];
        if self.entries.len() < entries {
            self.entries.push((at(from)?, at(to)?));
            return Ok(());
        }
        let (word, _) = line.split_once('\t').ok_or(Damaged)?;
        let sorted = self.words.last().is_none_or(|last| {
            let last = &text[last.from as usize..last.tab as usize];
            last < word
        });
        if !sorted {
            return Err(Damaged);
        }
        let letters = letters(word.as_bytes());
        self.words.push(Word {
            from: at(from)?,
            tab: at(from + word.len())?,
            to: at(to)?,
            letters,
        });
        Ok(())
    }

    /// How many certifications.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The certification of that place.
    #[must_use]
    pub fn entry(&self, at: usize) -> Option<Entry<'_>> {
        let (from, to) = *self.entries.get(at)?;
        let mut fields = self.text.get(from as usize..to as usize)?.split('\t');
        let mut next = || fields.next().unwrap_or_default();
        Some(Entry {
            code: next(),
            title: next(),
            short: next(),
            level: next().parse().ok(),
            expires: next(),
            blocks: next().parse().unwrap_or_default(),
            competences: next().parse().unwrap_or_default(),
        })
    }

    pub(super) fn word_count(&self) -> usize {
        self.words.len()
    }

    /// The word of that place, and the letters it has.
    pub(super) fn word(&self, at: usize) -> (&str, u32) {
        self.words.get(at).map_or(("", 0), |word| {
            (self.text.get(word.from as usize..word.tab as usize).unwrap_or_default(), word.letters)
        })
    }

    /// Where the words begin that begin so, and where they end.
    pub(super) fn beginning(&self, with: &str) -> (usize, usize) {
        let text = |word: &Word| &self.text[word.from as usize..word.tab as usize];
        let from = self.words.partition_point(|word| text(word) < with);
        let count = self.words[from..].partition_point(|word| text(word).starts_with(with));
        (from, from + count)
    }

    /// The entries that have the word of that place.
    pub(super) fn places(&self, word: usize) -> impl Iterator<Item = (usize, Where)> {
        let places = self.words.get(word).map_or(&[][..], |word| {
            self.text.as_bytes().get(word.tab as usize + 1..word.to as usize).unwrap_or_default()
        });
        let mut digits = places.iter().map(|byte| value(*byte));
        let mut entry = -1_i64;
        let count = self.entries.len();
        std::iter::from_fn(move || {
            let mut number = 0_u64;
            let mut shift = 0;
            loop {
                let digit = digits.next()??;
                number |= u64::from(digit & 31) << shift;
                shift += 5;
                if digit < 32 {
                    break;
                }
                if shift > 40 {
                    return None;
                }
            }
            let place = match number & 3 {
                0 => Where::Title,
                1 => Where::Job,
                _ => Where::Rome,
            };
            entry += i64::try_from(number >> 2).ok()?;
            let at = usize::try_from(entry).ok().filter(|at| *at < count)?;
            Some((at, place))
        })
    }
}

fn value(digit: u8) -> Option<u8> {
    Some(match digit {
        b'A'..=b'Z' => digit - b'A',
        b'a'..=b'z' => digit - b'a' + 26,
        b'0'..=b'9' => digit - b'0' + 52,
        b'-' => 62,
        b'_' => 63,
        _ => return None,
    })
}

/// Writes where a word stands; the entries go up.
pub(super) fn write_places(places: impl Iterator<Item = (usize, Where)>, out: &mut String) {
    let mut before = None::<usize>;
    for (entry, place) in places {
        let step = before.map_or(entry + 1, |before| entry - before);
        before = Some(entry);
        let mut number = (step << 2) | place as usize;
        loop {
            let rest = number >> 5;
            let digit = (number & 31) | if rest > 0 { 32 } else { 0 };
            out.push(char::from(DIGITS[digit]));
            number = rest;
            if rest == 0 {
                break;
            }
        }
    }
}

/// Writes the first line.
pub(super) fn write_first(entries: usize, words: usize, out: &mut String) {
    let _ = writeln!(out, "{FIRST}\t{VERSION}\t{entries}\t{words}");
}
