//! Searching a catalogue as one types: code, title, jobs, ROME; a slip of the pen is forgiven.
//!
//! Owns what is found and in which order. First what has every word as typed, or as a beginning; when
//! nothing has, what has them with slips; when nothing has either, what has the most of them.

use super::index::{Index, Where};
use super::near::{letters, slips, slips_to_beginning};
use super::words::{links, words};

/// What was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// The places of the entries in the index, the best first; no more than were asked for.
    pub entries: Vec<usize>,
    /// How many there are in all.
    pub total: usize,
    /// Nothing has what was typed: these come near.
    pub near: bool,
}

/// Most words of a query that are looked at.
const MOST_WORDS: usize = 8;
/// How many of the best are looked at closely.
const CLOSELY: usize = 200;

impl Index {
    /// The entries that answer a query, `most` at most.
    #[must_use]
    pub fn search(&self, query: &str, most: usize) -> Found {
        if let Some(found) = self.by_code(query, most) {
            return found;
        }
        let mut typed: Vec<String> = words(query);
        // « chargé d’accueil » is one who receives; a link alone is the beginning of a word.
        if typed.iter().any(|word| !links(word)) {
            let last = typed.len() - 1;
            let mut at = 0;
            typed.retain(|word| {
                at += 1;
                !links(word) || at - 1 == last && word.len() > 1
            });
        }
        typed.truncate(MOST_WORDS);
        if typed.is_empty() {
            return Found::default();
        }
        let all = u8::try_from(typed.len()).unwrap_or(u8::MAX);
        let strict = self.scores(&typed, false);
        if strict.iter().any(|score| score.words == all) {
            return self.best(&strict, all, query, most, false);
        }
        let loose = self.scores(&typed, true);
        let reached = loose.iter().map(|score| score.words).max().unwrap_or_default();
        if reached == 0 { Found::default() } else { self.best(&loose, reached, query, most, true) }
    }

    /// `RNCP39866`, `rs 57`, `398`: by number, the register beside it or not.
    fn by_code(&self, query: &str, most: usize) -> Option<Found> {
        let folded: String = words(query).concat();
        let number = folded.trim_start_matches(|c: char| !c.is_ascii_digit());
        let kind = folded[..folded.len() - number.len()].to_uppercase();
        let digits = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        if !digits || !matches!(kind.as_str(), "" | "RNCP" | "RS") {
            return None;
        }
        let mut found: Vec<(usize, usize)> = (0..self.len())
            .filter_map(|at| {
                let code = self.entry(at)?.code;
                let digits = code.trim_start_matches(|c: char| c.is_ascii_alphabetic());
                let of_kind = kind.is_empty() || code.strip_suffix(digits) == Some(kind.as_str());
                (of_kind && digits.starts_with(number)).then_some((digits.len(), at))
            })
            .collect();
        found.sort_unstable();
        let total = found.len();
        let entries = found.into_iter().take(most).map(|(_, at)| at).collect();
        // A number may stand in a title too.
        (total > 0).then_some(Found { entries, total, near: false })
    }

    /// For each entry how many of the words it has, and how well.
    fn scores(&self, typed: &[String], forgiving: bool) -> Vec<Score> {
        let mut all = vec![Score::default(); self.len()];
        let mut one = vec![0_u16; self.len()];
        for word in typed {
            one.fill(0);
            let (from, to) = self.beginning(word);
            for at in from..to {
                let whole = self.word(at).0.len() == word.len();
                self.give(at, if whole { 8 } else { 6 }, &mut one);
            }
            if forgiving {
                self.give_near(word, &mut one);
            }
            for (score, one) in all.iter_mut().zip(&one) {
                score.words += u8::from(*one > 0);
                score.points += one;
            }
        }
        all
    }

    fn give_near(&self, typed: &str, one: &mut [u16]) {
        let most = slips(typed);
        if most == 0 {
            return;
        }
        let mask = letters(typed.as_bytes());
        for at in 0..self.word_count() {
            let (word, has) = self.word(at);
            if (mask & !has).count_ones() as usize > most {
                continue;
            }
            match slips_to_beginning(typed.as_bytes(), word.as_bytes(), most) {
                Some(1) => self.give(at, 3, one),
                Some(2) => self.give(at, 1, one),
                _ => {}
            }
        }
    }

    /// Gives points to the entries that have a word, by where they have it.
    fn give(&self, word: usize, points: u16, one: &mut [u16]) {
        for (entry, place) in self.places(word) {
            let points = points
                * match place {
                    Where::Title => 8,
                    Where::Job => 5,
                    Where::Rome => 4,
                };
            if let Some(score) = one.get_mut(entry) {
                *score = points.max(*score);
            }
        }
    }

    /// The best of those that have so many words.
    fn best(&self, scores: &[Score], reached: u8, query: &str, most: usize, near: bool) -> Found {
        let has = scores.iter().enumerate().filter(|(_, score)| score.words == reached);
        let mut found: Vec<(u32, usize)> =
            has.map(|(at, score)| (u32::from(score.points), at)).collect();
        let total = found.len();
        let order = |a: &(u32, usize), b: &(u32, usize)| b.0.cmp(&a.0).then(a.1.cmp(&b.1));
        let closely = CLOSELY.max(most);
        if found.len() > closely {
            found.select_nth_unstable_by(closely, order);
            found.truncate(closely);
        }
        let asked = words(query).join(" ");
        for (points, at) in &mut found {
            let Some(entry) = self.entry(*at) else { continue };
            let title = words(entry.title).join(" ");
            // What begins as it was typed first, then the shorter titles.
            let begins = if title.starts_with(&asked) { 200 } else { 0 };
            let brevity = 100_u32.saturating_sub(u32::try_from(title.len()).unwrap_or(100));
            *points = *points * 10 + begins + brevity;
        }
        found.sort_unstable_by(order);
        Found { entries: found.into_iter().take(most).map(|(_, at)| at).collect(), total, near }
    }
}

#[derive(Debug, Clone, Copy, Default)]
struct Score {
    words: u8,
    points: u16,
}
