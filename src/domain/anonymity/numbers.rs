//! E-mails and numbers that prove themselves: telephone, NIR, IBAN, payment card.
//!
//! Owns their shapes and their keys. Does not use the words around them (`members` does).

use super::{Hit, HitKind};

/// Every hit of these kinds; they may overlap.
pub(super) fn find(text: &str) -> Vec<Hit> {
    let mut hits = Vec::new();
    let mut before = ' ';
    for (start, c) in text.char_indices() {
        let hit = |kind, end: Option<usize>| end.map(|end| Hit { kind, range: start..end });
        if c == '@' {
            hits.extend(email(text, start));
        } else if !before.is_alphanumeric() {
            if c.is_ascii_digit() {
                hits.extend(hit(HitKind::Nir, nir(text, start)));
                hits.extend(hit(HitKind::Card, card(text, start)));
                hits.extend(hit(HitKind::Phone, phone(text, start)));
            } else if c.is_ascii_alphabetic() {
                hits.extend(hit(HitKind::Iban, iban(text, start)));
            } else if c == '+' {
                hits.extend(hit(HitKind::Phone, phone_abroad(text, start)));
            }
        }
        before = c;
    }
    hits
}

/// A number written in groups, parted by one and the same sign.
#[derive(Debug)]
struct Number {
    /// Digits and letters, upper case.
    symbols: Vec<u8>,
    groups: Vec<usize>,
    separator: Option<char>,
    end: usize,
}

fn digit(c: char) -> bool {
    c.is_ascii_digit()
}

/// The sign that may part groups; every space is one sign.
fn separator(c: char) -> Option<char> {
    match c {
        ' ' | '\t' | '\u{a0}' | '\u{2009}' | '\u{202f}' => Some(' '),
        '-' | '\u{2010}' | '\u{2011}' | '–' => Some('-'),
        '.' | '/' | '_' | '·' => Some(c),
        _ => None,
    }
}

/// Reads exactly `count` symbols that `wanted` admits from `start`; the number must end there.
fn read(text: &str, start: usize, count: usize, wanted: fn(char) -> bool) -> Option<Number> {
    let mut number = Number { symbols: Vec::new(), groups: vec![0], separator: None, end: start };
    // What parts two groups: one sign, with or without spaces around it.
    let mut gap: Option<char> = None;
    for (at, c) in text.get(start..)?.char_indices() {
        if number.symbols.len() == count {
            return (!c.is_alphanumeric()).then_some(number);
        }
        if wanted(c) {
            if let Some(sign) = gap.take() {
                if *number.separator.get_or_insert(sign) != sign {
                    return None;
                }
                number.groups.push(0);
            }
            number.symbols.push(c.to_ascii_uppercase() as u8);
            *number.groups.last_mut()? += 1;
            number.end = start + at + c.len_utf8();
        } else {
            gap = match (gap, separator(c)?) {
                (None | Some(' '), sign) => Some(sign),
                (known, ' ') => known,
                _ => return None,
            };
        }
    }
    (number.symbols.len() == count).then_some(number)
}

impl Number {
    fn is_whole(&self) -> bool {
        self.groups.len() == 1
    }

    /// How many digits follow after one more separator: the number may be part of a longer one.
    fn next_group(&self, text: &str) -> usize {
        let rest = &text[self.end..];
        let group = rest.strip_prefix(|c| separator(c).is_some()).unwrap_or_default();
        group.bytes().take_while(u8::is_ascii_digit).count()
    }
}

/// Whether a digit and a separator stand before that place.
fn continues(text: &str, start: usize) -> bool {
    let mut before = text[..start].chars().rev();
    before.next().and_then(separator).is_some() && before.next().is_some_and(|c| c.is_ascii_digit())
}

/// `06 12 34 56 78` and its spellings; `0033…`.
fn phone(text: &str, start: usize) -> Option<usize> {
    if text[start..].starts_with("00") {
        return phone_abroad(text, start);
    }
    let number = read(text, start, 10, digit)?;
    if number.symbols[0] != b'0' || number.symbols[1] == b'0' {
        return None;
    }
    let (before, after) = (continues(text, start), number.next_group(text));
    let usual = match number.groups.as_slice() {
        [10] => true,
        [2, 2, 2, 2, 2] => !(before && after == 2),
        // `01/02/2023 15` and a part of a longer number are none.
        [first, rest @ ..] => {
            let groups = *first <= 4 && rest.iter().all(|group| matches!(group, 2 | 3));
            groups && number.separator != Some('/') && !before && after == 0
        }
        [] => false,
    };
    usual.then_some(number.end)
}

/// `+33 6 12 34 56 78`, `0033…`, `+33 (0)6…`, and the overseas codes.
fn phone_abroad(text: &str, start: usize) -> Option<usize> {
    let rest = &text[start..];
    let rest = rest.strip_prefix('+').or_else(|| rest.strip_prefix("00"))?;
    let rest =
        ["33", "262", "590", "594", "596"].iter().find_map(|code| rest.strip_prefix(code))?;
    let signs = |c: char| separator(c).is_some() || c == ')';
    let rest = rest.trim_start_matches(signs);
    let rest = rest.strip_prefix("(0)").unwrap_or(rest).trim_start_matches(signs);
    let rest = rest.strip_prefix('0').unwrap_or(rest).trim_start_matches(signs);
    let number = read(text, text.len() - rest.len(), 9, digit)?;
    (number.symbols[0] != b'0').then_some(number.end)
}

/// 13 symbols and a key: sex, year, month, department (2A and 2B in Corsica), commune, order. The
/// key is 97 less the remainder by 97 (INSEE). Without its key, only where the groups are the NIR's.
fn nir(text: &str, start: usize) -> Option<usize> {
    let symbol = |c: char| c.is_ascii_digit() || matches!(c, 'A' | 'B' | 'a' | 'b');
    let (number, keyed) = match read(text, start, 15, symbol) {
        Some(number) => (number, true),
        None => (read(text, start, 13, symbol)?, false),
    };
    let mut plain = number.symbols.clone();
    let island = match plain.get(5..7)? {
        b"2A" => 1_000_000,
        b"2B" => 2_000_000,
        _ => 0,
    };
    if island > 0 {
        plain[6] = b'0';
    }
    let digits = std::str::from_utf8(&plain)
        .ok()
        .filter(|digits| digits.bytes().all(|b| b.is_ascii_digit()))?;
    let month: u8 = digits[3..5].parse().ok()?;
    let body: u64 = digits[..13].parse().ok()?;
    let born = matches!(plain[0], b'1'..=b'4' | b'7' | b'8')
        && matches!(month, 1..=12 | 20..=42 | 50..=99);
    let proved = if keyed {
        let key: u64 = digits[13..].parse().ok()?;
        97 - (body - island) % 97 == key
    } else {
        number.groups == [1, 2, 2, 2, 3, 3] && number.next_group(text) == 0
    };
    (born && proved).then_some(number.end)
}

/// 16 digits (15, 13 and 19 for some), a known network and the Luhn sum.
fn card(text: &str, start: usize) -> Option<usize> {
    let number = [19, 16, 15, 13].into_iter().find_map(|count| read(text, start, count, digit))?;
    let count = number.symbols.len();
    let first = |digits: usize| {
        number.symbols[..digits].iter().fold(0, |n, b| n * 10 + u32::from(b - b'0'))
    };
    let known = match count {
        15 => matches!(first(2), 34 | 37),
        16 => {
            first(1) == 4
                || matches!(first(2), 50..=58 | 60..=69)
                || (2221..=2720).contains(&first(4))
        }
        _ => first(1) == 4,
    };
    let grouped =
        number.is_whole() || number.groups[0] == 4 && number.groups.iter().all(|group| *group <= 6);
    let sum: u32 = number
        .symbols
        .iter()
        .rev()
        .enumerate()
        .map(|(at, b)| {
            let digit = u32::from(b - b'0') << (at % 2);
            digit / 10 + digit % 10
        })
        .sum();
    (known && grouped && sum.is_multiple_of(10)).then_some(number.end)
}

/// Lengths by country: the euro area, its neighbours and those whose residents bank in France.
const IBANS: &[(&str, usize)] = &[
    ("AD", 24),
    ("AT", 20),
    ("BE", 16),
    ("BG", 22),
    ("CH", 21),
    ("CY", 28),
    ("CZ", 24),
    ("DE", 22),
    ("DK", 18),
    ("EE", 20),
    ("ES", 24),
    ("FI", 18),
    ("FR", 27),
    ("GB", 22),
    ("GR", 27),
    ("HR", 21),
    ("HU", 28),
    ("IE", 22),
    ("IT", 27),
    ("LI", 21),
    ("LT", 20),
    ("LU", 20),
    ("LV", 21),
    ("MA", 28),
    ("MC", 27),
    ("MT", 31),
    ("NL", 18),
    ("NO", 15),
    ("PL", 28),
    ("PT", 25),
    ("RO", 24),
    ("SE", 24),
    ("SI", 19),
    ("SK", 24),
    ("SM", 27),
    ("TN", 24),
];

/// ISO 13616: the country's length, and 1 as remainder by 97 once the first four symbols are last.
fn iban(text: &str, start: usize) -> Option<usize> {
    let country = text.get(start..start + 2)?.to_ascii_uppercase();
    let (_, count) = IBANS.iter().find(|(code, _)| *code == country)?;
    let number = read(text, start, *count, |c| c.is_ascii_alphanumeric())?;
    let (head, tail) = number.symbols.split_at(4);
    if !head[2..].iter().all(u8::is_ascii_digit) {
        return None;
    }
    let remainder = tail.iter().chain(head).fold(0, |remainder, symbol| match symbol {
        b'0'..=b'9' => (remainder * 10 + u32::from(symbol - b'0')) % 97,
        _ => (remainder * 100 + u32::from(symbol - b'A') + 10) % 97,
    });
    (remainder == 1).then_some(number.end)
}

/// The address around an `@`.
fn email(text: &str, at: usize) -> Option<Hit> {
    let local = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '%' | '+' | '-');
    let name = text[..at].rsplit(|c| !local(c)).next()?.trim_start_matches(['.', '-', '+']);
    let after = &text[at + 1..];
    let end = after
        .find(|c: char| !(c.is_alphanumeric() || matches!(c, '.' | '-')))
        .unwrap_or(after.len());
    let domain = after[..end].trim_end_matches(['.', '-']);
    let (labels, top) = domain.rsplit_once('.')?;
    let sound = !name.is_empty()
        && labels.split('.').all(|label| !label.is_empty())
        && top.chars().count() >= 2
        && top.chars().all(char::is_alphabetic);
    sound.then(|| Hit { kind: HitKind::Email, range: at - name.len()..at + 1 + domain.len() })
}
