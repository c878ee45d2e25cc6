//! Postal addresses: « 12 bis rue des Lilas, 44000 Nantes ».
//!
//! Owns the kinds of street and how far an address runs. A town or a postcode alone is no address.

use super::people::is_title;
use super::words::Word;
use super::{Hit, HitKind};

/// Words that, after a number, hardly mean anything but a street.
const STREETS: &[&str] = &[
    "av",
    "ave",
    "avenue",
    "bd",
    "bld",
    "blvd",
    "boulevard",
    "chemin",
    "faubourg",
    "fg",
    "lotissement",
    "rue",
    "ruelle",
];

/// Words that mean a street only before a proper name or a postcode: « 2 cours de vente » is none.
const OTHERS: &[&str] = &[
    "allee",
    "allees",
    "cite",
    "clos",
    "cours",
    "esplanade",
    "hameau",
    "impasse",
    "montee",
    "parc",
    "passage",
    "place",
    "promenade",
    "quai",
    "residence",
    "route",
    "rond",
    "sentier",
    "square",
    "traverse",
    "villa",
    "voie",
];

const SMALL: &[&str] =
    &["a", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les", "sous", "sur"];

/// Every hit of this kind.
pub(super) fn find(words: &[Word]) -> Vec<Hit> {
    (0..words.len())
        .filter_map(|number| {
            let last = address(words, number)?;
            Some(Hit { kind: HitKind::Address, range: words[number].start..words[last].end })
        })
        .collect()
}

/// The last word of the address that starts with that number.
fn address(words: &[Word], number: usize) -> Option<usize> {
    let street = after_number(words, number)?;
    let kind = words.get(street)?.folded.as_str();
    let sure = STREETS.contains(&kind);
    if !sure && !OTHERS.contains(&kind) {
        return None;
    }
    let mut at = street + 1;
    if kind == "rond" {
        at += 2;
    }
    at += usize::from(words.get(at).is_some_and(|word| word.is('.')));
    let (last, proper) = street_name(words, at)?;
    let town = town(words, last + 1);
    (sure || proper || town.is_some()).then(|| town.unwrap_or(last))
}

/// The place after `12`, `12 bis`, `12B`, `12-B`, `12-14`, `12,`.
fn after_number(words: &[Word], number: usize) -> Option<usize> {
    const DIGITS: usize = 4;
    let suffix =
        |text: &str| matches!(text, "bis" | "ter" | "quater" | "a" | "b" | "c" | "d" | "e");
    let is_number = |at: usize| {
        words.get(at).is_some_and(|word| {
            let digits = word.text.bytes().take_while(u8::is_ascii_digit).count();
            let rest = word.folded.get(digits..).unwrap_or_default();
            (1..=DIGITS).contains(&digits) && (rest.is_empty() || suffix(rest))
        })
    };
    if !is_number(number) {
        return None;
    }
    let mut at = number + 1;
    let is_suffix = |at: usize| words.get(at).is_some_and(|word| suffix(&word.folded));
    if words.get(at).is_some_and(|word| word.is_hyphen() || word.is('/'))
        && (is_number(at + 1) || is_suffix(at + 1))
    {
        at += 2;
    }
    at += usize::from(is_suffix(at));
    at += usize::from(words.get(at).is_some_and(|word| word.is(',')));
    Some(at)
}

/// The last word of a street's name, and whether it is a proper one: with a capital, or a date.
fn street_name(words: &[Word], from: usize) -> Option<(usize, bool)> {
    const LONGEST: usize = 14;
    let (mut first, mut last, mut proper) = (None, None, false);
    for at in from..from + LONGEST {
        let Some(word) = words.get(at) else { break };
        // « 12 rue et… » names no street.
        let opening = ["de", "d", "des", "du", "l", "la", "le", "les", "au", "aux"];
        if is_joint(word)
            && (first.is_some() || opening.contains(&word.folded.as_str()) || word.is_apostrophe())
        {
            continue;
        }
        if is_joint(word) && !word.is_capitalised() {
            break;
        }
        let begins = first.is_none() && !word.folded.is_empty() && !word.is_digits(5);
        // « rue du 8 mai 1945 »
        let dated = first.is_some_and(|first: usize| {
            let day = words[first].is_digits(1) || words[first].is_digits(2);
            day && (at == first + 1 && !word.folded.is_empty()
                || at == first + 2 && word.is_digits(4))
        });
        if begins || dated || is_proper(words, at) {
            first = first.or(Some(at));
            last = Some(at);
            proper |= dated || word.is_capitalised();
        } else if !(word.is('.') && last == at.checked_sub(1) && is_abbreviation(&words[at - 1])) {
            break;
        }
    }
    last.map(|last| (last, proper))
}

/// What joins two words of a name: `de`, `-`, `'`.
fn is_joint(word: &Word) -> bool {
    SMALL.contains(&word.folded.as_str()) || word.is_hyphen() || word.is_apostrophe()
}

/// A capitalised word that does not name somebody else: « 3 rue Pasteur et Mme Dupont ».
fn is_proper(words: &[Word], at: usize) -> bool {
    let other = || at > 0 && words[at - 1].folded == "et" && is_title(&words[at]);
    words[at].is_capitalised() && !other()
}

/// `J`, `Dr`, `St`, before their dot.
fn is_abbreviation(word: &Word) -> bool {
    word.is_capitalised() && word.text.chars().count() <= 3
}

/// The last word of `44000 Nantes`, `, 92130 Issy-les-Moulineaux`, when it stands there.
fn town(words: &[Word], from: usize) -> Option<usize> {
    const SIGNS: usize = 3;
    let sign = |word: &Word| {
        word.is(',') || word.is('\n') || word.is_hyphen() || word.is('–') || word.is('(')
    };
    let code = (from..=from + SIGNS).find(|at| words.get(*at).is_none_or(|word| !sign(word)))?;
    if !words.get(code)?.is_digits(5) {
        return None;
    }
    let mut last = code;
    for (at, word) in words.iter().enumerate().skip(code + 1) {
        if is_proper(words, at) {
            last = at;
        } else if !is_joint(word) {
            break;
        }
    }
    Some(last)
}
