//! What may be printed before a competence: bullets, codes (`C1.2`, `A1C1.`, `1)`), labels (`Compétence 1 :`).
//!
//! Owns their form and their order (which code follows which). Does not decide whether one stands
//! for a cut: `2.0` in a sentence has the form of a code too.

use super::place::blank;
use crate::domain::fold::key;

/// What markers of one list have in common.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Style {
    /// A sign; dashes are all one.
    Bullet(char),
    /// The letters a code begins with (none for `1.1`), and how many numbers it holds.
    Code(String, usize),
    /// `activite` of `Activité 3`.
    Label(String),
}

/// A marker as it stands in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Marker {
    pub(super) style: Style,
    /// The code as printed; bullets have none.
    pub(super) code: Option<String>,
    /// Its letters and numbers in turn.
    pub(super) steps: Vec<(String, u32)>,
    /// The byte where what it marks begins.
    pub(super) end: usize,
}

const DASHES: [char; 6] = ['-', '–', '—', '−', '‐', '‑'];
const SIGNS: &str = "•*·▪■□●○◦‣►▶➢➤➔✓✔✗→⇒❖◆◊>+★∙⁃";
/// Letters that Word's symbol fonts leave in the place of a bullet.
const LETTERS: &str = "oüØ§";
const LABELS: &str = "competence competences comp capacite activite activites bloc mission domaine theme tache fonction pole module unite axe etape partie volet objectif sequence phase";
/// Labels of what holds competences.
const GROUPS: &str = "activite activites bloc mission domaine theme fonction pole module unite axe etape partie volet sequence phase";

impl Style {
    /// Whether it is the label of a group of competences: `Activité 1`.
    pub(super) fn groups(&self) -> bool {
        matches!(self, Self::Label(name) if GROUPS.split(' ').any(|known| known == name))
    }

    /// Whether it says by itself that it counts competences: `C1`, `A1C1`, `Compétence 1`.
    pub(super) fn counts_competences(&self) -> bool {
        match self {
            Self::Code(lead, _) => lead.contains('C') && lead != "BC",
            Self::Label(name) => !self.groups() && name != "objectif",
            Self::Bullet(_) => false,
        }
    }
}

/// The marker at that byte, which begins a word.
pub(super) fn read(text: &str, at: usize) -> Option<Marker> {
    let first = text[at..].chars().next()?;
    if let Some((style, after)) = sign(text, at) {
        let next = skip(text, after);
        let coded = numbered(text, next).filter(|marker| marker.code.is_some());
        return coded.or_else(|| {
            text[next..].chars().next()?;
            Some(Marker { style, code: None, steps: Vec::new(), end: next })
        });
    }
    if first.is_alphanumeric() || matches!(first, '(' | '[') { numbered(text, at) } else { None }
}

/// Where the white space after a byte ends.
fn skip(text: &str, at: usize) -> usize {
    text[at..].find(|c: char| !blank(c)).map_or(text.len(), |more| at + more)
}

/// A bullet and the byte after it; the letter that most words begin with is none.
fn sign(text: &str, at: usize) -> Option<(Style, usize)> {
    let first = text[at..].chars().next()?;
    if first.is_ascii_alphanumeric() && first != 'o' {
        return None;
    }
    let dash = DASHES.contains(&first);
    let private = ('\u{e000}'..='\u{f8ff}').contains(&first);
    if !(dash || private || SIGNS.contains(first) || LETTERS.contains(first)) {
        return None;
    }
    let mut after = at + first.len_utf8();
    while dash && text[after..].starts_with(first) {
        after += first.len_utf8();
    }
    let next = text[after..].chars().next();
    let spaced = next.is_some_and(blank);
    let capital = text[skip(text, after)..].chars().next().is_some_and(char::is_uppercase);
    let glued = next.is_some_and(char::is_alphabetic);
    match first {
        _ if dash => (spaced || capital).then_some((Style::Bullet('-'), after)),
        _ if SIGNS.contains(first) || private => {
            (spaced || glued).then_some((Style::Bullet(first), after))
        }
        _ if LETTERS.contains(first) => {
            (spaced && capital).then_some((Style::Bullet(first), after))
        }
        _ => None,
    }
}

/// A code or a label, with what closes it.
fn numbered(text: &str, at: usize) -> Option<Marker> {
    let rest = &text[at..];
    if let Some(open) = rest.chars().next().filter(|c| matches!(c, '(' | '[')) {
        let close = if open == '(' { ')' } else { ']' };
        let (steps, length) = steps(&rest[1..])?;
        let lead: &str = &steps.first()?.0;
        // `(1)` is no `1`: both may stand in one list.
        let counts = lead.is_empty() && steps.len() == 1 && steps[0].1 <= 60;
        let style = Style::Code(if counts { "()" } else { lead }.to_owned(), depth(&steps));
        let closed = rest[1 + length..].strip_prefix(close)?;
        let told = lead.contains('C') || counts;
        let code = Some(rest[1..=length].to_owned());
        let end = body(text, text.len() - closed.len()).0;
        return told.then_some(Marker { style, code, steps, end });
    }
    if let Some((name, letters)) = label(rest) {
        let mut from = skip(text, at + letters);
        for number in ["n°", "N°", "n ", "no"] {
            if let Some(after) = text[from..].strip_prefix(number) {
                from = skip(text, text.len() - after.len());
            }
        }
        let (steps, length) = steps(&text[from..])?;
        let (end, closed) = body(text, from + length);
        let opens = text[end..].chars().next().is_some_and(|c| !c.is_lowercase());
        let code = Some(text[at..from + length].split_whitespace().collect::<Vec<_>>().join(" "));
        let style = Style::Label(name.trim_end_matches('s').to_owned());
        return (closed || opens).then_some(Marker { style, code, steps, end });
    }
    if is_word(rest) {
        return None;
    }
    if let Some(lettered) = letter(text, at) {
        return Some(lettered);
    }
    let (steps, length) = steps(rest)?;
    let (end, closed) = body(text, at + length);
    let lead = lead(&steps);
    let depth = depth(&steps);
    let next = text[end..].chars().next();
    let spaced = text[at + length..].starts_with(blank);
    let capital = next.is_some_and(|c| c.is_uppercase() || matches!(c, '«' | '"'));
    let suffixed = steps.last().is_some_and(|(_, number)| *number == 0 && depth == 1);
    let sober = match (lead.is_empty(), depth) {
        (true, 1) => closed && !suffixed && steps.first().is_some_and(|(_, n)| *n <= 60),
        (true, _) => steps.iter().all(|(_, n)| *n <= 99),
        _ => true,
    };
    let parted = spaced || closed || capital;
    let code = Some(rest[..length].to_owned());
    (sober && parted && next.is_some()).then_some(Marker {
        style: Style::Code(lead, depth),
        code,
        steps,
        end,
    })
}

/// The label that a text begins with, folded, and how many bytes it takes.
fn label(text: &str) -> Option<(String, usize)> {
    if !text.starts_with(char::is_uppercase) {
        return None;
    }
    let letters = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    let name = key(&text[..letters]);
    (letters > 2 && LABELS.split(' ').any(|known| known == name)).then_some((name, letters))
}

/// Whether a text begins with two letters that no code begins with: most words do.
fn is_word(text: &str) -> bool {
    let roman = |c| matches!(c, 'i' | 'v' | 'x');
    let mut chars = text.chars();
    let (Some(first), Some(second)) = (chars.next(), chars.next()) else { return false };
    let small = second.is_alphabetic() && !second.is_ascii_uppercase();
    first.is_alphabetic() && small && !(roman(first) && roman(second))
}

/// `a)`, `B)`, `II.`, `IV -`.
fn letter(text: &str, at: usize) -> Option<Marker> {
    let rest = &text[at..];
    let length = rest.find(|c: char| !c.is_ascii_alphabetic())?;
    let after = rest[length..].chars().next()?;
    let word = &rest[..length];
    let of = |digits: &str| !word.is_empty() && word.chars().all(|c| digits.contains(c));
    let (small, roman) = (of("ivx"), of("IVX") || of("ivx"));
    if !roman && (length != 1 || after != ')') {
        return None;
    }
    let (end, closed) = body(text, at + length);
    let capital = text[end..].chars().next().is_some_and(char::is_uppercase);
    if roman && closed && capital && !(length == 1 && word != "I" && after == '.' && !small) {
        let steps = vec![("roman".to_owned(), value(word))];
        let style = Style::Code("roman".to_owned(), 1);
        return Some(Marker { style, code: Some(word.to_owned()), steps, end });
    }
    if length == 1 && after == ')' {
        let lower = word.to_ascii_lowercase();
        let place = lower.bytes().next().map_or(0, |b| u32::from(b - b'a') + 1);
        let steps = vec![("letter".to_owned(), place)];
        let style = Style::Code("letter".to_owned(), 1);
        return Some(Marker { style, code: Some(word.to_owned()), steps, end });
    }
    None
}

/// A Roman number.
fn value(roman: &str) -> u32 {
    let digit = |c| match c {
        'I' | 'i' => 1,
        'V' | 'v' => 5,
        _ => 10,
    };
    let mut digits = roman.chars().map(digit).peekable();
    let mut value = 0_u32;
    while let Some(here) = digits.next() {
        let less = digits.peek().is_some_and(|next| *next > here);
        value = if less { value.saturating_sub(here) } else { value + here };
    }
    value
}

/// Where what a code marks begins, and whether a sign closes the code.
fn body(text: &str, after: usize) -> (usize, bool) {
    let mut at = after;
    let mut closed = false;
    for _ in 0..4 {
        let next = skip(text, at);
        let Some(c) = text[next..].chars().next() else { break };
        let after = next + c.len_utf8();
        let close = match c {
            '.' | ')' | ':' | '/' | '°' | '|' => true,
            _ if DASHES.contains(&c) => {
                // `C1-Analyser`, `C1 - Analyser`; not `1-2`.
                !text[after..].starts_with(|c: char| c.is_ascii_digit())
            }
            _ => SIGNS.contains(c),
        };
        if !close {
            break;
        }
        closed = true;
        at = after;
    }
    (skip(text, at), closed)
}

/// Letters and numbers in turn, and how many bytes they take: `A5.C1`, `BC01-C02`, `1.1.2`, `C1.3A`.
fn steps(text: &str) -> Option<(Vec<(String, u32)>, usize)> {
    let mut found: Vec<(String, u32)> = Vec::new();
    let mut at = 0;
    loop {
        let mut rest = &text[at..];
        if !found.is_empty() {
            let separator = rest.chars().next().filter(|c| matches!(c, '.' | '-' | '_' | '/'));
            if let Some(separator) = separator {
                rest = &rest[1..];
                let digit = rest.starts_with(|c: char| c.is_ascii_digit());
                if digit && separator != '.' && separator != '_' && lead(&found).is_empty() {
                    break;
                }
            }
        }
        let letters = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
        let word = &rest[..letters];
        if letters > 4
            || !word.chars().all(|c| c.is_ascii_uppercase() || (letters == 1 && c == 'c'))
        {
            break;
        }
        let mut digits = &rest[letters..];
        if letters > 0 {
            digits = digits.strip_prefix(['.', '-', '_']).unwrap_or(digits);
            if letters == 1 && found.is_empty() && word == "C" {
                digits = digits.trim_start_matches([' ', '\u{a0}']);
            }
        }
        let length = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
        if length == 0 {
            // A letter that closes the code: `C1.3A`.
            let glued = rest.len() == text[at..].len();
            let ends = !rest[letters..].starts_with(char::is_alphanumeric);
            if letters == 1 && glued && ends && !found.is_empty() {
                found.push((word.to_owned(), 0));
                at += 1;
            }
            break;
        }
        if length > 5 {
            break;
        }
        let number = digits[..length].parse().ok()?;
        found.push((word.to_ascii_uppercase(), number));
        at = text.len() - digits.len() + length;
        if found.len() > 6 {
            break;
        }
    }
    // `1er`, `2D`: a number that letters go on with is none.
    let goes_on = text[at..].starts_with(char::is_lowercase);
    (!found.is_empty() && !goes_on).then_some((found, at))
}

/// The letters of a code, without the numbers: `AC` of `A1C1`.
fn lead(steps: &[(String, u32)]) -> String {
    let first = steps.first().map(|(letters, _)| letters.clone()).unwrap_or_default();
    let competence = steps.iter().skip(1).any(|(letters, n)| letters == "C" && *n > 0);
    if competence && !first.contains('C') { first + "C" } else { first }
}

fn depth(steps: &[(String, u32)]) -> usize {
    steps.iter().filter(|(_, number)| *number > 0).count().max(1)
}

/// Whether the second code comes right after the first: `1.2` after `1.1` or `1.1.3`, `C1.B1` after `C1.A4`.
pub(super) fn follows(before: &[(String, u32)], after: &[(String, u32)]) -> bool {
    let same = before.iter().zip(after).take_while(|(a, b)| a == b).count();
    let (Some((a, m)), Some((b, n))) = (before.get(same), after.get(same)) else {
        // `C1.3` then `C1.3A`, or `1` then `1.1`.
        return same == before.len()
            && after.get(same).is_some_and(|(_, n)| *n <= 1)
            && after.len() == same + 1;
    };
    let first = |steps: &[(String, u32)]| steps.iter().all(|(_, n)| *n <= 1);
    let next = a == b && *n == *m + 1 || a != b && *n == 1;
    next && first(after.get(same + 1..).unwrap_or_default())
}

/// Whether one code is the beginning of the other: `1.1` of `1.1.2`, `A1` of `A1C3`.
pub(super) fn holds(outer: &[(String, u32)], inner: &[(String, u32)]) -> bool {
    outer.len() < inner.len() && outer.iter().zip(inner).all(|(a, b)| a == b)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(text: &str) -> Option<(Option<String>, &str)> {
        read(text, 0).map(|marker| (marker.code, &text[marker.end..]))
    }

    #[test]
    fn markers_are_read_with_their_codes() {
        for (text, code, body) in [
            ("- Lire", None, "Lire"),
            ("-Lire", None, "Lire"),
            ("•Lire", None, "Lire"),
            ("\u{f0b7} Lire", None, "Lire"),
            ("o Lire", None, "Lire"),
            ("C.1. Lire", Some("C.1"), "Lire"),
            ("A1C1.Lire", Some("A1C1"), "Lire"),
            ("A5.C1. Lire", Some("A5.C1"), "Lire"),
            ("C1.1 - Lire", Some("C1.1"), "Lire"),
            ("BC01-C02 Lire", Some("BC01-C02"), "Lire"),
            ("C1.3A Lire", Some("C1.3A"), "Lire"),
            ("C2.B1 Lire", Some("C2.B1"), "Lire"),
            ("1.1.2. Lire", Some("1.1.2"), "Lire"),
            ("1) lire", Some("1"), "lire"),
            ("C1Lire", Some("C1"), "Lire"),
            ("- C1 : Lire", Some("C1"), "Lire"),
            ("Compétence 1 : Lire", Some("Compétence 1"), "Lire"),
            ("Compétence n° 2 Lire", Some("Compétence n° 2"), "Lire"),
            ("[C3] Lire", Some("C3"), "Lire"),
            ("a) lire", Some("a"), "lire"),
            ("IV - Lire", Some("IV"), "Lire"),
            ("iv. Lire", Some("iv"), "Lire"),
            ("(2) Lire", Some("2"), "Lire"),
        ] {
            assert_eq!(seen(text), Some((code.map(str::to_owned), body)), "{text}");
        }
        for text in
            ["Lire", "2 ans", "-10", "1er", "2D et", "compétence 1 du", "RGPD", "", "o lire"]
        {
            assert_eq!(seen(text), None, "{text}");
        }
    }

    #[test]
    fn codes_count_up() {
        let steps = |text| steps(text).unwrap().0;
        for (a, b) in [
            ("C1", "C2"),
            ("1.1.3", "1.2"),
            ("1.1", "1.1.1"),
            ("C2.A4", "C2.B1"),
            ("A1C9", "A1C10"),
        ] {
            assert!(follows(&steps(a), &steps(b)), "{a} {b}");
        }
        for (a, b) in [("C1", "C3"), ("C2", "C1"), ("1.1", "1.1")] {
            assert!(!follows(&steps(a), &steps(b)), "{a} {b}");
        }
        assert!(holds(&steps("1.1"), &steps("1.1.2")) && !holds(&steps("1.1"), &steps("1.2.1")));
    }
}
