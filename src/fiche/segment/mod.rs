//! Cutting a bloc's `LISTE_COMPETENCES` into competences.
//!
//! Owns the result. Every place where a competence may begin is weighed by all that is seen there
//! and over the whole list (`place`, `weigh`); the best whole segmentation is chosen; each piece is
//! then an introduction, a heading or a competence (`sort`). No letter is lost, moved or invented.

mod guide;
mod marker;
mod place;
mod sort;
mod weigh;
mod words;

use crate::domain::draft::DraftPiece;
use guide::{Advice, Guide};
use marker::Marker;
use sort::Cutting;

pub use crate::domain::draft::PieceKind as Kind;

/// Longest list that is cut, in bytes; a longer one is one piece.
pub const LONGEST_LIST: usize = 256 * 1024;

/// One piece of a list, in its order.
#[derive(Debug, Clone, PartialEq)]
pub struct Piece {
    /// What it is.
    pub kind: Kind,
    /// What stands before its text, as printed: a bullet, a code and what closes it.
    pub marker: String,
    /// The printed code.
    pub code: Option<String>,
    /// Its text, white space reduced to single spaces.
    pub text: String,
    /// How sure the cut before it is, 0 to 1.
    pub confidence: f32,
}

/// A competence as it stands in its list.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// The printed code.
    pub code: Option<String>,
    /// The heading it stands under.
    pub heading: Option<String>,
    /// Its text.
    pub text: String,
    /// How sure the cut before it is, 0 to 1.
    pub confidence: f32,
}

/// The attested competences of a fiche, as a guide for the cuts of its blocs.
#[derive(Debug, Default)]
pub struct Attested(Guide);

impl Attested {
    /// From lines that are known to be so many competences.
    pub fn lines<'a>(lines: impl Iterator<Item = &'a str>) -> Self {
        Self(Guide::new(lines))
    }

    /// From `CAPACITES_ATTESTEES`, one text in which they stand as in a bloc.
    pub fn of(text: &str) -> Self {
        let pieces = cut(text, &Self::default());
        Self(Guide::new(pieces.iter().map(|piece| piece.text.as_str())))
    }
}

/// Cuts a list apart.
pub fn cut(text: &str, attested: &Attested) -> Vec<Piece> {
    let places =
        if text.len() > LONGEST_LIST { Vec::new() } else { place::places(text, &attested.0) };
    let words = text.split_whitespace().count();
    let cuts = weigh::choose(&places, words);
    let mut pieces: Vec<(&str, f32, Cutting<'_>)> = Vec::new();
    for (at, cut) in cuts.iter().enumerate() {
        let place = &places[cut.place];
        let end = cuts.get(at + 1).map_or(text.len(), |next| places[next.place].at);
        // A marker that what it marks was cut from is text.
        let marker: Option<Marker> = place.marker.clone().filter(|marker| marker.end < end);
        let body = marker.as_ref().map_or(place.at, |marker| marker.end);
        let cutting = Cutting {
            marker,
            text: text[body..end].trim(),
            attested: place.advice == Advice::Begins,
        };
        pieces.push((&text[place.at..body], cut.confidence, cutting));
    }
    if pieces.is_empty() && !text.trim().is_empty() {
        let whole = Cutting { marker: None, text: text.trim(), attested: false };
        pieces.push(("", 0.0, whole));
    }
    let (heads, cuttings): (Vec<_>, Vec<_>) =
        pieces.into_iter().map(|(head, surely, cutting)| ((head, surely), cutting)).unzip();
    let kinds = sort::sort(&cuttings);
    heads
        .into_iter()
        .zip(cuttings)
        .zip(kinds)
        .map(|(((head, confidence), cutting), kind)| Piece {
            kind,
            marker: head.trim().to_owned(),
            code: cutting.marker.and_then(|marker| marker.code),
            text: single_spaced(cutting.text),
            confidence,
        })
        // Of what nobody sees nothing is left.
        .filter(|piece| !piece.text.is_empty() || !piece.marker.is_empty())
        .collect()
}

/// The introduction and the competences of a list, each with the heading it stands under.
pub fn competences(pieces: &[Piece]) -> (Option<String>, Vec<Found>) {
    let mut intro: Vec<&str> = Vec::new();
    let mut heading: Option<String> = None;
    let mut found = Vec::new();
    for piece in pieces {
        match piece.kind {
            Kind::Intro => intro.push(&piece.text),
            Kind::Heading => {
                let text = piece.text.trim_end_matches([':', ' ', '\u{a0}']);
                let label = piece.code.as_deref().filter(|_| text.is_empty());
                heading = Some(label.unwrap_or(text).to_owned());
            }
            Kind::Competence => found.push(Found {
                code: piece.code.clone(),
                heading: heading.clone(),
                text: piece.text.clone(),
                confidence: piece.confidence,
            }),
        }
    }
    ((!intro.is_empty()).then(|| intro.join(" ")), found)
}

/// A piece as a draft holds it.
pub fn drafted(pieces: Vec<Piece>) -> Vec<DraftPiece> {
    let drafted = pieces.into_iter().map(|piece| DraftPiece {
        kind: piece.kind,
        marker: piece.marker,
        code: piece.code,
        text: piece.text,
        sure: per_cent(piece.confidence),
    });
    drafted.collect()
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 100")]
fn per_cent(confidence: f32) -> u8 {
    (confidence.clamp(0.0, 1.0) * 100.0).round() as u8
}

/// White space reduced to single spaces.
pub fn single_spaced(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len());
    let mut rest = text.trim_start_matches(place::blank);
    while !rest.is_empty() {
        let (words, more) = rest.split_at(run(rest));
        if !spaced.is_empty() {
            spaced.push(' ');
        }
        spaced.push_str(words);
        rest = more.trim_start_matches(place::blank);
    }
    spaced
}

/// Where the words that a text begins with are parted by more or else than a space.
fn run(text: &str) -> usize {
    let mut at = 0;
    loop {
        // Most of a text, a byte at a time.
        at += text.as_bytes()[at..].iter().take_while(|byte| byte.is_ascii_graphic()).count();
        let mut chars = text[at..].chars();
        let Some(c) = chars.next() else { return at };
        let single = c == ' ' && chars.next().is_some_and(|next| !place::blank(next));
        if place::blank(c) && !single {
            return at;
        }
        at += c.len_utf8();
    }
}
