//! E-mail addresses written so that no program takes them for one: « nom (at) exemple.fr », « nom
//! arobase exemple point fr ».
//!
//! Owns the words for `@` and for the dot. An address with its sign is `numbers`'s.

use super::words::Word;
use super::{Hit, HitKind};

/// Every hit of this kind.
pub(super) fn find(words: &[Word]) -> Vec<Hit> {
    (1..words.len())
        .filter_map(|at| {
            let (before, after) = around(words, at)?;
            let first = name(words, before)?;
            let last = domain(words, after)?;
            Some(Hit { kind: HitKind::Email, range: words[first].start..words[last].end })
        })
        .collect()
}

fn opens(word: &Word) -> bool {
    word.is('(') || word.is('[') || word.is('{')
}

fn closes(word: &Word) -> bool {
    word.is(')') || word.is(']') || word.is('}')
}

/// The places before and after a word for `@`; « at » is one in brackets only.
fn around(words: &[Word], at: usize) -> Option<(usize, usize)> {
    let word = words.get(at)?;
    let bracketed = opens(&words[at - 1]) && words.get(at + 1).is_some_and(closes);
    let named = ["arobase", "arrobase", "arobas"].contains(&word.folded.as_str());
    if bracketed && (named || word.folded == "at") {
        Some((at.checked_sub(2)?, at + 2))
    } else {
        named.then_some((at - 1, at + 1))
    }
}

fn is_label(word: &Word) -> bool {
    word.folded.chars().next().is_some_and(char::is_alphanumeric)
}

/// The first word of the name that ends there: `prenom.nom`, without spaces.
fn name(words: &[Word], last: usize) -> Option<usize> {
    let mut first = is_label(words.get(last)?).then_some(last)?;
    while let (Some(sign), Some(more)) = (first.checked_sub(1), first.checked_sub(2)) {
        let joined = words[sign].end == words[first].start && words[more].end == words[sign].start;
        let sign = &words[sign];
        if !(joined && (sign.is('.') || sign.is_hyphen() || sign.is('_')) && is_label(&words[more]))
        {
            break;
        }
        first = more;
    }
    Some(first)
}

/// The last word of a domain that begins there: labels parted by dots or by a word for one.
fn domain(words: &[Word], first: usize) -> Option<usize> {
    const MOST: usize = 5;
    let mut last = is_label(words.get(first)?).then_some(first)?;
    let mut parts = 0;
    for _ in 0..MOST {
        let next = |word: &Word| ["point", "dot"].contains(&word.folded.as_str());
        let Some(sign) = words.get(last + 1) else { break };
        let hyphen = sign.is_hyphen();
        let touches = sign.start == words[last].end;
        let at = if touches && (sign.is('.') || hyphen) || next(sign) {
            last + 2
        } else if opens(sign) && words.get(last + 2).is_some_and(next) {
            last + 4
        } else {
            break;
        };
        let Some(label) = words.get(at).filter(|word| is_label(word)) else { break };
        if touches && !next(sign) && !opens(sign) && label.start != sign.end {
            break;
        }
        parts += usize::from(!hyphen);
        last = at;
    }
    let top = words.get(last)?.folded.as_str();
    (parts > 0 && top.chars().count() >= 2 && top.chars().all(char::is_alphabetic)).then_some(last)
}
