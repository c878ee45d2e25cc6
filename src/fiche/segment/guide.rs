//! What *Compétences attestées* tells of a place in a bloc, letters folded.
//!
//! Owns the comparison only: codes, case, accents and white space do not count.

use crate::domain::fold::{fold_char, push_key};

/// Letters that must agree for a place to be known.
const KNOWN: usize = 22;
/// Letters before a place that tell whether both texts go on through it.
const BEFORE: usize = 8;
/// Characters that are looked at for them, after a place and before it.
const NEAR: (usize, usize) = (80, 41);
/// Bytes by which a beginning is looked up; no more than `KNOWN`.
const PROBE: usize = 8;
/// How many beginnings are told apart by them, as a power of two.
const SLOTS: u32 = 12;

/// The attested text, and where its own competences begin.
#[derive(Debug, Default)]
pub(super) struct Guide {
    letters: String,
    starts: Vec<usize>,
    /// Where the letters of each slot first begin, one more than the byte; 0 where none does.
    first: Vec<u32>,
    /// For each byte, where those of its slot begin next, in the same way.
    next: Vec<u32>,
}

/// What the guide says of a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Advice {
    /// A competence begins there.
    Begins,
    /// The words are known, and stand apart from what is before them here.
    Parted,
    /// Both texts go on through the place.
    GoesOn,
    /// The words are unknown.
    Silent,
}

/// The slot of a text, by its first bytes.
fn slot(text: &[u8]) -> Option<usize> {
    let probe = u64::from_le_bytes(*text.first_chunk::<PROBE>()?);
    usize::try_from(probe.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (u64::BITS - SLOTS)).ok()
}

impl Guide {
    /// From the attested competences, each apart.
    pub(super) fn new<'a>(lines: impl Iterator<Item = &'a str>) -> Self {
        let mut guide = Self::default();
        for line in lines {
            guide.starts.push(guide.letters.len());
            push_key(line, &mut guide.letters);
        }
        if guide.letters.len() >= KNOWN {
            guide.look_up();
        }
        guide
    }

    /// Chains the places of each slot, the first one first.
    fn look_up(&mut self) {
        let letters = self.letters.as_bytes();
        self.first = vec![0; 1 << SLOTS];
        self.next = vec![0; letters.len()];
        for at in (0..letters.len()).rev() {
            let Some(slot) = slot(&letters[at..]) else { continue };
            let here = u32::try_from(at + 1).unwrap_or_default();
            self.next[at] = std::mem::replace(&mut self.first[slot], here);
        }
    }

    /// Where these letters stand, none within the one before.
    fn places(&self, head: &str) -> impl Iterator<Item = usize> {
        let known = slot(head.as_bytes()).and_then(|slot| self.first.get(slot).copied());
        let (mut chain, mut free) = (known.unwrap_or_default(), 0);
        std::iter::from_fn(move || {
            loop {
                let at = usize::try_from(chain.checked_sub(1)?).ok()?;
                chain = *self.next.get(at)?;
                if at >= free && self.letters.as_bytes()[at..].starts_with(head.as_bytes()) {
                    free = at + head.len();
                    return Some(at);
                }
            }
        })
    }

    /// What it says of the place before `after`, which `before` leads to.
    pub(super) fn advice(&self, before: &str, after: &str) -> Advice {
        if self.first.is_empty() {
            return Advice::Silent;
        }
        let (mut head, mut count) = (String::with_capacity(2 * KNOWN), 0);
        for letter in after.chars().take(NEAR.0).flat_map(fold_char).take(KNOWN) {
            head.push(letter);
            count += 1;
        }
        if count < KNOWN {
            return Advice::Silent;
        }
        let mut advice = Advice::Silent;
        for at in self.places(&head).take(8) {
            if self.starts.binary_search(&at).is_ok() {
                return Advice::Begins;
            }
            advice = if advice == Advice::GoesOn || leads(&self.letters[..at], before) {
                Advice::GoesOn
            } else {
                Advice::Parted
            };
        }
        advice
    }
}

/// Whether folded letters end as a text does, which has some.
fn leads(letters: &str, text: &str) -> bool {
    let mut letters = letters.chars().rev();
    let tail = text.chars().rev().take(NEAR.1).flat_map(|c| fold_char(c).rev()).take(BEFORE);
    let mut tail = tail.peekable();
    tail.peek().is_some() && tail.all(|c| letters.next() == Some(c))
}
