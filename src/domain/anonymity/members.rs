//! Numbers that only the word beside them tells: member, policy, file, client.
//!
//! Owns those words and what a number beside them looks like. Does not check any key.

use super::words::Word;
use super::{Hit, HitKind};
use crate::domain::date::PartialDate;

/// What a number may belong to.
const OWNERS: &[&str] = &[
    "adh",
    "adherent",
    "adherente",
    "adherents",
    "adhesion",
    "affilie",
    "affiliee",
    "affiliation",
    "allocataire",
    "assure",
    "assuree",
    "beneficiaire",
    "client",
    "cliente",
    "compte",
    "contrat",
    "contrats",
    "dossier",
    "matricule",
    "membre",
    "mutualiste",
    "nir",
    "participant",
    "police",
    "secu",
    "sinistre",
    "sociale",
    "societaire",
    "ss",
];

/// What says that a number comes.
const MARKS: &[&str] = &[
    "no",
    "n",
    "num",
    "numero",
    "numeros",
    "ref",
    "reference",
    "identifiant",
    "code",
    "matricule",
];

/// What stands between a mark and its owner: `numéro de l'adhérent`.
const LINKS: &[&str] = &["de", "d", "du", "des", "l", "la", "le"];

/// Every hit of this kind.
pub(super) fn find(text: &str, words: &[Word]) -> Vec<Hit> {
    let owners =
        words.iter().enumerate().filter(|(_, word)| OWNERS.contains(&word.folded.as_str()));
    owners.filter_map(|(at, _)| member(text, words, at)).collect()
}

fn member(text: &str, words: &[Word], owner: usize) -> Option<Hit> {
    let named = words.get(owner)?;
    let mut first = owner;
    if named.folded == "sociale" {
        first = first.checked_sub(1).filter(|at| words[*at].folded == "securite")?;
    }
    let ahead = mark_before(words, first);
    let mut marked = ahead.is_some() || named.folded == "matricule" || named.folded == "nir";
    let mut told = marked;
    let mut next = after_kind(words, owner + 1);
    while let Some(word) = words.get(next) {
        let mark = is_mark(words, next);
        let sign = [':', '=', '#', '°', '.', '(', 'º'].iter().any(|sign| word.is(*sign));
        let verb = marked && ["est", "le", "la"].contains(&word.folded.as_str());
        if !(mark || sign || verb) {
            break;
        }
        marked |= mark || word.is('#') || word.is('°');
        told |= marked || word.is(':');
        next += 1;
    }
    let start = words.get(next)?.start;
    let end = number_end(text, start, marked);
    let number = &text[start..end];
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    let symbols = number.bytes().filter(u8::is_ascii_alphanumeric).count();
    let long = if marked {
        digits >= 3 && symbols >= 4
    } else {
        // « contrat 2019-2021 », « contrat : 12500 € » and « compte 512000 » are no such numbers.
        digits >= 5
            && !is_years(number)
            && !is_amount(&text[end..])
            && (told || !["compte", "ss"].contains(&named.folded.as_str()))
    };
    let whole = !text[end..].starts_with(char::is_alphanumeric);
    let hit = long && whole && PartialDate::read(number).map_or(true, |date| date.day().is_none());
    let first = ahead.unwrap_or(first);
    hit.then(|| Hit { kind: HitKind::MemberNumber, range: words[first].start..end })
}

/// Past « d'assurance vie » or « santé », when a mark follows: « contrat santé n° 12345 ».
fn after_kind(words: &[Word], from: usize) -> usize {
    const FARTHEST: usize = 4;
    const PLAIN: usize = 2;
    let joined = words
        .get(from)
        .is_some_and(|word| ["d", "de", "du", "des"].contains(&word.folded.as_str()));
    let plain = |word: &Word| word.is_apostrophe() || word.folded.chars().any(char::is_alphabetic);
    let most = if joined { FARTHEST } else { PLAIN };
    let mark = (from + 1..=from + most).find(|at| is_mark(words, *at));
    mark.filter(|mark| words[from..*mark].iter().all(plain)).unwrap_or(from)
}

/// `n°`, `nº`, `numéro`… at that place.
fn is_mark(words: &[Word], at: usize) -> bool {
    let Some(word) = words.get(at) else {
        return false;
    };
    let folded = word.folded.trim_end_matches('º');
    // A lone `n` is a mark only before its sign: « n° », not « n'a ».
    let sign = || word.folded.ends_with('º') || words.get(at + 1).is_some_and(|next| next.is('°'));
    MARKS.contains(&folded) && (folded != "n" || sign())
}

/// The mark that announces the owner: `numéro d'`, `n° de l'`.
fn mark_before(words: &[Word], owner: usize) -> Option<usize> {
    const FARTHEST: usize = 6;
    for at in (owner.saturating_sub(FARTHEST)..owner).rev() {
        let word = &words[at];
        if is_mark(words, at) {
            return Some(at);
        }
        if !(LINKS.contains(&word.folded.as_str())
            || word.is_apostrophe()
            || word.is('°')
            || word.is('.'))
        {
            return None;
        }
    }
    None
}

/// Where a number that starts there ends; groups parted by spaces count only after a mark.
fn number_end(text: &str, start: usize, spaced: bool) -> usize {
    let mut end = start;
    let mut chars = text[start..].char_indices().map(|(at, c)| (start + at, c)).peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map_or(' ', |(_, c)| *c);
        let sign = matches!(c, '-' | '.' | '/' | '_') && next.is_ascii_alphanumeric();
        // `AB 12345` and `123 456` are one number, `reste 100` is none.
        let plain = !text[start..end].contains(|c: char| c.is_ascii_lowercase());
        let space = matches!(c, ' ' | '\u{a0}' | '\u{202f}') && next.is_ascii_digit();
        if c.is_ascii_alphanumeric() {
            end = at + 1;
        } else if !(sign || spaced && plain && space) {
            break;
        }
    }
    end
}

/// `2021`, `2019-2021`, `2019/2021`.
fn is_years(number: &str) -> bool {
    number
        .split(['-', '/', '.'])
        .all(|part| part.len() == 4 && (part.starts_with("19") || part.starts_with("20")))
}

fn is_amount(after: &str) -> bool {
    let decimals =
        after.strip_prefix(',').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let after = after.trim_start();
    decimals || ["€", "%", "euro", "EUR"].iter().any(|unit| after.starts_with(unit))
}
