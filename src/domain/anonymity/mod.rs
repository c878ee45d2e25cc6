//! What looks like personal data of third parties in a told text.
//!
//! Owns the kinds of data looked for and their places in the text. It finds likely places for a person
//! to look at, before a dossier leaves the device; it never rewrites, and no hit is no proof that a
//! text is anonymous (a name without a title is not found). Initials (« Mme D. ») are how a name is
//! rightly hidden: they are no hit.

mod members;
mod numbers;
mod people;
mod places;
mod spelt;
mod survey;
mod words;

pub use survey::{Ignored, Mark, Place, Spot, survey, text_of};

use std::ops::Range;

/// A kind of personal data. Where two overlap, the first of this list names both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum HitKind {
    /// An e-mail address.
    Email,
    /// A bank account: an IBAN of the right length, its modulo 97 right.
    Iban,
    /// A French social security number, its key right.
    Nir,
    /// A payment card, its Luhn sum right.
    Card,
    /// A French telephone number.
    Phone,
    /// The number of a member, policy, file, client…, told by the word beside it.
    MemberNumber,
    /// A postal address: number, street, and the postcode and town after it.
    Address,
    /// A title and a name: « Mme Dupont ».
    Person,
}

/// A place that looks like personal data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// What it looks like.
    pub kind: HitKind,
    /// Where it stands: bytes of the text, on character boundaries.
    pub range: Range<usize>,
}

/// Finds what looks like personal data, in the order of the text. Hits never overlap: those that
/// would are one.
///
/// ```
/// use acquis::domain::anonymity::{HitKind, check};
/// let text = "J'ai rappelé Mme Dupont au 06 12 34 56 78.";
/// let found: Vec<_> = check(text).into_iter().map(|hit| (hit.kind, &text[hit.range])).collect();
/// assert_eq!(found, [(HitKind::Person, "Mme Dupont"), (HitKind::Phone, "06 12 34 56 78")]);
/// ```
pub fn check(text: &str) -> Vec<Hit> {
    let words = words::words(text);
    let mut hits = numbers::find(text);
    hits.extend(members::find(text, &words));
    hits.extend(people::find(&words));
    hits.extend(places::find(&words));
    hits.extend(spelt::find(&words));
    hits.sort_by_key(|hit| (hit.range.start, hit.range.end));
    let mut merged: Vec<Hit> = Vec::with_capacity(hits.len());
    for hit in hits {
        match merged.last_mut() {
            Some(last) if hit.range.start < last.range.end => {
                last.range.end = last.range.end.max(hit.range.end);
                last.kind = last.kind.min(hit.kind);
            }
            _ => merged.push(hit),
        }
    }
    merged
}
