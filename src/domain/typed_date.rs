//! Dates as people type them, in French or English order and words.
//!
//! Owns what is understood. Does not own validity (`date`) nor how a date is shown (`ui::text`).

use super::date::{NotADate, PartialDate};
use super::fold;

const FRENCH: [&str; 12] = [
    "janvier",
    "fevrier",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "aout",
    "septembre",
    "octobre",
    "novembre",
    "decembre",
];
const ENGLISH: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
/// What may follow the number of a day: « 1er », “2nd”.
const ORDINALS: [&str; 5] = ["er", "st", "nd", "rd", "th"];

impl PartialDate {
    /// Reads what people type: `2021`, `03/2021`, `15/03/2021`, `mars 2021`, `1er août 2021`,
    /// `March 15, 2021`, and the ISO forms.
    ///
    /// # Errors
    /// [`NotADate`] when no day, month or year of 1900 to 2199 can be read.
    pub fn read(typed: &str) -> Result<Self, NotADate> {
        date(typed).ok_or_else(|| NotADate(typed.to_owned()))
    }
}

fn date(typed: &str) -> Option<PartialDate> {
    let mut words = Vec::new();
    for piece in typed.split(['/', '-']) {
        let known = words.len();
        let loose = |c: char| c.is_whitespace() || c == '.' || c == ',';
        words.extend(piece.split(loose).filter(|word| !word.is_empty()));
        // « 2021- » is a date still being typed.
        if words.len() == known {
            return None;
        }
    }
    if words.first().is_some_and(|first| first.len() == 4 && number(first).is_some()) {
        words.reverse();
    }
    match words[..] {
        [year] => PartialDate::new(number(year)?, None, None),
        [month, year] => PartialDate::new(number(year)?, Some(month_of(month)?), None),
        [day, month, year] => {
            // « March 15, 2021 »
            let named_first = named(day).is_some();
            let (day, month) = if named_first { (month, day) } else { (day, month) };
            PartialDate::new(number(year)?, Some(month_of(month)?), Some(day_of(day)?))
        }
        _ => None,
    }
}

fn number(word: &str) -> Option<u16> {
    word.bytes().all(|byte| byte.is_ascii_digit()).then(|| word.parse().ok())?
}

/// A number of one or two digits.
fn small(word: &str) -> Option<u8> {
    (word.len() <= 2).then(|| number(word))?.and_then(|n| n.try_into().ok())
}

fn day_of(word: &str) -> Option<u8> {
    let word = fold::key(word);
    small(ORDINALS.into_iter().find_map(|end| word.strip_suffix(end)).unwrap_or(&word))
}

fn month_of(word: &str) -> Option<u8> {
    small(word).or_else(|| named(word))
}

/// The month that a word names, whole or by at least three of its first letters. « jui » is none:
/// it may be two.
fn named(word: &str) -> Option<u8> {
    let word = fold::key(word);
    let begun = |name: &&str| word.len() >= 3 && name.starts_with(&*word);
    let months = (1..).zip(FRENCH.iter().zip(&ENGLISH));
    let mut fitting = months.filter(|(_, (french, english))| begun(french) || begun(english));
    let (month, _) = fitting.next()?;
    fitting.next().is_none().then_some(month)
}
