//! Which competence to read next: undecided, thin or changed.
//!
//! Owns the order: that of the fiche, within the blocs aimed at, round and round.

use super::Reading;
use crate::domain::id::CompetenceId;
use crate::domain::review::Review;
use std::collections::BTreeSet;

/// What is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sought<'a> {
    /// Any competence.
    Any,
    /// One without an opinion *Oui / Partiellement / Non* in that review.
    Undecided(&'a Review),
    /// One with something to look at.
    Thin,
    /// One of those that changed.
    Changed(&'a BTreeSet<CompetenceId>),
}

/// Which way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Onwards.
    Next,
    /// Back.
    Previous,
}

/// The nearest competence that is sought, after or before `from`; past the last one comes the first.
/// `from` itself is given only when it is the one there is. Without `from`, the first (or the last).
pub fn seek<'r>(
    reading: &'r Reading,
    from: Option<&CompetenceId>,
    sought: Sought<'_>,
    direction: Direction,
) -> Option<&'r CompetenceId> {
    let targeted = reading.blocks.iter().filter(|block| block.targeted);
    let mut all: Vec<_> = targeted.flat_map(|block| &block.competences).collect();
    if direction == Direction::Previous {
        all.reverse();
    }
    let after = from.and_then(|from| all.iter().position(|c| c.id == *from)).map_or(0, |at| at + 1);
    let (before, rest) = all.split_at(after);
    let wanted = |competence: &&&super::CompetenceReading| match sought {
        Sought::Any => true,
        Sought::Undecided(review) => !review.decides(&competence.id),
        Sought::Thin => competence.is_thin(),
        Sought::Changed(changed) => changed.contains(&competence.id),
    };
    rest.iter().chain(before).find(wanted).map(|competence| &competence.id)
}
