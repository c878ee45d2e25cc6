//! What each piece of a list is: an introduction, a heading, a competence.
//!
//! Owns that choice. Does not move a cut.

use super::marker::{Marker, Style, holds};
use super::words::{Ending, Opening, all_capitals, ending, introduces, opening};
use crate::domain::draft::PieceKind as Kind;

/// A piece as it was cut.
#[derive(Debug)]
pub(super) struct Cutting<'t> {
    pub(super) marker: Option<Marker>,
    pub(super) text: &'t str,
    /// An attested competence begins as it does.
    pub(super) attested: bool,
}

/// Words that neither an introduction nor a heading is told by any more.
const MANY: usize = 25;

fn acts(opening: Opening) -> bool {
    opening.is_verb() || opening == Opening::LowerVerb
}

impl Cutting<'_> {
    fn style(&self) -> Option<&Style> {
        self.marker.as_ref().map(|marker| &marker.style)
    }

    fn is_bullet(&self) -> bool {
        matches!(self.style(), Some(Style::Bullet(_)))
    }

    /// How many words it has, or that they are many.
    fn words(&self) -> usize {
        self.text.split_whitespace().take(MANY).count()
    }
}

/// The kind of each piece.
pub(super) fn sort(pieces: &[Cutting<'_>]) -> Vec<Kind> {
    let count = pieces.len();
    let marked = pieces.iter().filter(|piece| piece.marker.is_some()).count();
    let openings: Vec<Opening> = pieces.iter().map(|piece| opening(piece.text)).collect();
    let acting = openings.iter().filter(|opening| acts(**opening)).count();
    let listed = count > 1 && marked * 2 >= count;
    let mut kinds: Vec<Kind> = (0..count)
        .map(|at| {
            let (piece, next) = (&pieces[at], pieces.get(at + 1));
            let Some(next) = next else { return Kind::Competence };
            let over = if let Some(own) = &piece.marker {
                over(own, piece, next, pieces)
            } else {
                let opens = [openings[at], openings[at + 1]];
                unmarked(at, [piece, next], opens, listed, acting * 10 >= count * 6)
            };
            match over {
                false => Kind::Competence,
                true if at == 0 && piece.marker.is_none() && is_intro(piece) => Kind::Intro,
                true => Kind::Heading,
            }
        })
        .collect();
    // Headings over nothing were competences.
    if !kinds.contains(&Kind::Competence) {
        kinds.fill(Kind::Competence);
    }
    kinds
}

/// Whether a marked piece stands over the next.
fn over(marker: &Marker, piece: &Cutting<'_>, next: &Cutting<'_>, all: &[Cutting<'_>]) -> bool {
    let Some(below) = &next.marker else {
        return marker.style.groups() && all.iter().any(|piece| piece.marker.is_none());
    };
    if piece.is_bullet() {
        let colon = ending(piece.text) == Ending::Colon;
        return colon && marker.style != below.style && piece.words() < MANY;
    }
    if marker.style == below.style {
        return false;
    }
    if marker.style.groups() || holds(&marker.steps, &below.steps) {
        return true;
    }
    if !below.steps.is_empty() {
        // `1.` over `C1`, `A.` over `1.`.
        return below.style.counts_competences() && !marker.style.counts_competences();
    }
    // Bullets that were cut hold verbs.
    next.is_bullet()
}

/// Whether a piece without marker stands over the next.
fn unmarked(
    at: usize,
    [piece, next]: [&Cutting<'_>; 2],
    [opens, next_opens]: [Opening; 2],
    listed: bool,
    acting: bool,
) -> bool {
    let colon = ending(piece.text) == Ending::Colon;
    if piece.attested && !colon {
        return false;
    }
    if listed && next.marker.is_some() {
        return colon || !acts(opens) || (at == 0 && !next.is_bullet());
    }
    if all_capitals(piece.text) && !all_capitals(next.text) {
        return true;
    }
    let brief = piece.words() <= 12 && ending(piece.text) == Ending::Word;
    let named = !acts(opens) && opens != Opening::Going;
    if listed {
        return false;
    }
    (colon && (at == 0 || piece.words() <= 15)) || (acting && brief && named && acts(next_opens))
}

fn is_intro(piece: &Cutting<'_>) -> bool {
    let colon = ending(piece.text) == Ending::Colon;
    let (words, says) = (piece.words(), introduces(piece.text));
    // « Compétences techniques : » is a heading.
    if colon { words > 8 || says && words > 3 } else { says && words > 5 }
}
