//! What *Compétences attestées* tells of a place in a bloc, letters folded.
//!
//! Owns the comparison only: codes, case, accents and white space do not count.

use crate::domain::fold::letters;

/// Letters that must agree for a place to be known.
const KNOWN: usize = 22;
/// Letters before a place that tell whether both texts go on through it.
const BEFORE: usize = 8;

/// The attested text, and where its own competences begin.
#[derive(Debug, Default)]
pub(super) struct Guide {
    letters: String,
    starts: Vec<usize>,
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

impl Guide {
    /// From the attested competences, each apart.
    pub(super) fn new<'a>(lines: impl Iterator<Item = &'a str>) -> Self {
        let mut guide = Self::default();
        for line in lines {
            guide.starts.push(guide.letters.len());
            guide.letters.extend(letters(line).into_iter().map(|(c, _)| c));
        }
        guide
    }

    /// What it says of the place before `after`, which `before` leads to.
    pub(super) fn advice(&self, before: &str, after: &str) -> Advice {
        let head: String = letters(start(after)).into_iter().map(|(c, _)| c).take(KNOWN).collect();
        if head.chars().count() < KNOWN {
            return Advice::Silent;
        }
        let tail: Vec<char> = letters(end(before)).into_iter().map(|(c, _)| c).collect();
        let tail: String = tail[tail.len().saturating_sub(BEFORE)..].iter().collect();
        let mut advice = Advice::Silent;
        for (at, _) in self.letters.match_indices(&head).take(8) {
            if self.starts.binary_search(&at).is_ok() {
                return Advice::Begins;
            }
            let through = !tail.is_empty() && self.letters[..at].ends_with(&tail);
            advice =
                if through || advice == Advice::GoesOn { Advice::GoesOn } else { Advice::Parted };
        }
        advice
    }
}

fn start(text: &str) -> &str {
    text.char_indices().nth(80).map_or(text, |(at, _)| &text[..at])
}

fn end(text: &str) -> &str {
    text.char_indices().rev().nth(40).map_or(text, |(at, _)| &text[at..])
}
