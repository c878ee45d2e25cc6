//! What stands before a text that was cut off by hand: a bullet, a code.
//!
//! Owns the few signs that are looked for. The reader of fiches (`fiche::segment`) knows many more.

use super::{DraftPiece, PieceKind};

const BULLETS: &str = "-–—•*·▪■□●○◦►▶➢➤➔→⇒";

/// The piece that a text makes, its bullet and its code apart. The letters stay as they are.
pub(super) fn piece(text: &str, kind: PieceKind) -> DraftPiece {
    let text = text.trim();
    let after = text.trim_start_matches(|c: char| BULLETS.contains(c)).trim_start();
    let bulleted = after.len() < text.len();
    let (code, body) = match code(after) {
        Some((code, body)) => (Some(code.to_owned()), body),
        None => (None, if bulleted { after } else { text }),
    };
    if body.is_empty() {
        return DraftPiece { kind, text: text.to_owned(), sure: 100, ..DraftPiece::default() };
    }
    let marker = text[..text.len() - body.len()].trim().to_owned();
    DraftPiece { kind, marker, code, text: body.to_owned(), sure: 100 }
}

/// `C2`, `A1C3`, `C.1.2` or `3` before a closing sign or, with a letter, before a capital.
fn code(text: &str) -> Option<(&str, &str)> {
    let end = text.find(char::is_whitespace)?;
    let word = &text[..end];
    let code = word.trim_end_matches(['.', ')', ':', '-']);
    let closed = code.len() < word.len();
    let digits = code.chars().any(|c| c.is_ascii_digit());
    let letters = code.chars().any(|c| c.is_ascii_uppercase());
    let formed = code
        .chars()
        .all(|c| c.is_ascii_digit() || c.is_ascii_uppercase() || matches!(c, '.' | '-' | '_'));
    let mut body = text[end..].trim_start();
    let mut marked = closed;
    if let Some(rest) = body.strip_prefix([':', '-', '–', '—']).filter(|r| r.starts_with(' ')) {
        body = rest.trim_start();
        marked = true;
    }
    let opens = body.starts_with(char::is_uppercase);
    let told = digits && formed && code.len() <= 12;
    (told && (marked || (letters && opens))).then_some((code, body))
}
