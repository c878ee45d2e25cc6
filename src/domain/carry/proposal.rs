//! What probably became of each competence, for the candidate to confirm.
//!
//! Owns the proposal: pairs first, for all at once; then one that was split in two, or two that were
//! made one; and how sure each is. What has no likeness is proposed nothing. Changes nothing.

use super::assign::assign;
use super::likeness::{Lexicon, WHOLE, Words};
use crate::domain::certification::{Block, Certification, Competence};
use crate::domain::dossier::Dossier;
use crate::domain::framework::Framework;
use crate::domain::gather::Gather;
use crate::domain::id::{BlockCode, CompetenceId};
use crate::domain::target::Target;
use std::collections::{BTreeMap, BTreeSet};

/// Texts less alike than this are not proposed.
const LEAST: i64 = WHOLE * 34 / 100;
/// From here on only the wording has changed.
const VERY: i64 = WHOLE * 70 / 100;
/// How much better than the next best a pair must be to be sure.
const MARGIN: i64 = WHOLE / 10;
/// As much of a part must stand in the whole it was cut from.
const PART: i64 = WHOLE * 6 / 10;
/// As much must the part add to what is known of the whole.
const ADDED: i64 = WHOLE * 15 / 100;

/// How sure it is that two competences are one. The surest is the greatest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confidence {
    /// Nothing is like it.
    None,
    /// Something is like it: to be looked at.
    Like,
    /// The wording has changed, no more.
    VeryLike,
    /// Word for word.
    Same,
}

/// What became of one competence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correspondence {
    /// Which, of the dossier's certification or of an earlier framework.
    pub from: CompetenceId,
    /// The competences of the new certification that ask for the same, the likest first.
    pub to: Vec<(CompetenceId, Confidence)>,
}

impl Correspondence {
    /// How sure the whole of it is.
    pub fn confidence(&self) -> Confidence {
        self.to.iter().map(|(_, confidence)| *confidence).min().unwrap_or(Confidence::None)
    }
}

/// What became of which competence: all that the candidate confirms.
pub type Map = BTreeMap<CompetenceId, BTreeSet<CompetenceId>>;

/// A competence where it stands.
struct Placed<'a> {
    competence: &'a Competence,
    /// How far down its framework, of [`WHOLE`].
    place: i64,
    words: Words,
    title: Words,
}

/// Whether its blocs and competences are others than the dossier's.
pub fn is_replaced(dossier: &Dossier, new: &Certification) -> bool {
    Framework::id_of(&dossier.certification) != Framework::id_of(new)
}

/// The competences of a dossier that something must become of: those of its certification, then those
/// of earlier frameworks under which something still stands.
pub fn sources<'a>(dossier: &'a Dossier, new: &Certification) -> Vec<(&'a Block, &'a Competence)> {
    // Where the certification stays, its own competences do.
    let replaced = is_replaced(dossier, new);
    let own = dossier.certification.competences().filter(move |_| replaced);
    let left = dossier.left_behind().into_iter().filter_map(|id| dossier.competence(id));
    own.chain(left).collect()
}

/// What probably became of each competence of a dossier in a new certification, or in its own one for
/// what was left behind.
pub fn propose(dossier: &Dossier, new: &Certification) -> Vec<Correspondence> {
    let sources = sources(dossier, new);
    let mut lexicon = Lexicon::default();
    let mut old = placed(&sources, &mut lexicon);
    let targets: Vec<_> = new.competences().collect();
    let mut new_ones = placed(&targets, &mut lexicon);
    for placed in old.iter_mut().chain(&mut new_ones) {
        lexicon.weigh(&mut placed.words);
        lexicon.weigh(&mut placed.title);
    }
    let likeness: Vec<Vec<i64>> = old
        .iter()
        .map(|a| new_ones.iter().map(|b| lexicon.likeness(&a.words, &b.words)).collect())
        .collect();
    let worth: Vec<Vec<(usize, i64)>> = old
        .iter()
        .zip(&likeness)
        .map(|(a, row)| {
            let alike = row.iter().enumerate().filter(|(_, likeness)| **likeness >= LEAST);
            alike.map(|(at, likeness)| (at, worth(&lexicon, a, &new_ones[at], *likeness))).collect()
        })
        .collect();
    let mut to: Vec<Vec<(usize, Confidence)>> = assign(&worth, new_ones.len())
        .into_iter()
        .enumerate()
        .map(|(at, chosen)| {
            chosen.map(|chosen| (chosen, confidence(&likeness, at, chosen))).into_iter().collect()
        })
        .collect();
    split(&lexicon, &old, &new_ones, &mut to);
    joined(&lexicon, &old, &new_ones, &mut to);
    let mut list: Vec<_> = old
        .iter()
        .zip(to)
        .map(|(a, to)| Correspondence {
            from: a.competence.id.clone(),
            to: to.into_iter().map(|(at, c)| (new_ones[at].competence.id.clone(), c)).collect(),
        })
        .collect();
    if !is_replaced(dossier, new) {
        for found in &mut list {
            recall(dossier, new, found);
        }
    }
    list
}

/// What was said before of a competence that is left behind is proposed again.
fn recall(dossier: &Dossier, new: &Certification, found: &mut Correspondence) {
    let said = dossier.frameworks.values().find_map(|kept| kept.became(&found.from));
    if let Some(said) = said.filter(|_| found.confidence() != Confidence::Same) {
        let there = said.iter().filter(|id| new.competence(id).is_some());
        found.to = there.map(|id| (id.clone(), Confidence::VeryLike)).collect();
    }
}

fn placed<'a>(list: &[(&'a Block, &'a Competence)], lexicon: &mut Lexicon) -> Vec<Placed<'a>> {
    let of = i64::try_from(list.len()).unwrap_or(1).max(1);
    let each = list.iter().enumerate().map(|(at, &(block, competence))| Placed {
        competence,
        place: i64::try_from(at).unwrap_or(0) * WHOLE / of,
        words: lexicon.read(&competence.text),
        title: lexicon.read(&block.title),
    });
    each.collect()
}

/// What a pair is worth: mostly the texts; the bloc, the place and the printed code tell apart what the
/// texts do not. One that is the same outweighs any others.
fn worth(lexicon: &Lexicon, a: &Placed<'_>, b: &Placed<'_>, likeness: i64) -> i64 {
    let block = lexicon.likeness(&a.title, &b.title);
    let near = WHOLE - (a.place - b.place).abs();
    let printed = a.competence.code.is_some() && a.competence.code == b.competence.code;
    let around = 6 * block + 3 * near + if printed { WHOLE } else { 0 };
    let same = if likeness == WHOLE { 200 * WHOLE } else { 0 };
    same + 90 * likeness + around
}

fn confidence(likeness: &[Vec<i64>], row: usize, column: usize) -> Confidence {
    let here = likeness[row][column];
    if here == WHOLE {
        return Confidence::Same;
    }
    let others = likeness[row].iter().enumerate().filter(|(at, _)| *at != column);
    let rivals = likeness.iter().enumerate().filter(|(at, _)| *at != row);
    let next = others.map(|(_, l)| *l).chain(rivals.map(|(_, row)| row[column])).max();
    let clear = next.is_none_or(|next| next + MARGIN <= here);
    if here >= VERY && clear { Confidence::VeryLike } else { Confidence::Like }
}

/// A new competence that no old one became by itself may have been cut from one.
fn split(
    lexicon: &Lexicon,
    old: &[Placed<'_>],
    new: &[Placed<'_>],
    to: &mut [Vec<(usize, Confidence)>],
) {
    let taken: BTreeSet<usize> = to.iter().flatten().map(|(at, _)| *at).gathered();
    for (at, part) in new.iter().enumerate().filter(|(at, _)| !taken.contains(at)) {
        let from = old.iter().zip(&*to).enumerate().filter_map(|(row, (whole, known))| {
            let (first, confidence) = *known.first()?;
            let within = lexicon.within(&part.words, &whole.words);
            let added = lexicon.added(&whole.words, &new[first].words, &part.words);
            let cut = confidence != Confidence::Same && within >= PART && added >= ADDED;
            cut.then_some((within, row))
        });
        if let Some((_, row)) = from.max() {
            to[row].iter_mut().for_each(|(_, sure)| *sure = (*sure).min(Confidence::Like));
            to[row].push((at, Confidence::Like));
        }
    }
}

/// An old competence that became none by itself may have been joined with another.
fn joined(
    lexicon: &Lexicon,
    old: &[Placed<'_>],
    new: &[Placed<'_>],
    to: &mut [Vec<(usize, Confidence)>],
) {
    for row in 0..old.len() {
        if !to[row].is_empty() {
            continue;
        }
        let into = to.iter().enumerate().filter_map(|(other, known)| {
            let [(column, confidence)] = known[..] else { return None };
            let within = lexicon.within(&old[row].words, &new[column].words);
            let added = lexicon.added(&new[column].words, &old[other].words, &old[row].words);
            let fits = confidence != Confidence::Same && within >= PART && added >= ADDED;
            fits.then_some((within, column))
        });
        if let Some((_, column)) = into.max() {
            for (_, sure) in to.iter_mut().flatten().filter(|(at, _)| *at == column) {
                *sure = (*sure).min(Confidence::Like);
            }
            to[row].push((column, Confidence::Like));
        }
    }
}

/// What is aimed at in the new certification: the blocs into which most of what was aimed at goes.
pub fn target(dossier: &Dossier, new: &Certification, map: &Map) -> Target {
    let Target::Blocks { blocks } = &dossier.target else { return Target::Whole };
    if !is_replaced(dossier, new) {
        return dossier.target.clone();
    }
    let mut aimed = BTreeSet::new();
    for block in blocks.iter().filter_map(|code| dossier.certification.block(code)) {
        let mut counts: BTreeMap<&BlockCode, usize> = BTreeMap::new();
        for id in block.competences.iter().filter_map(|c| map.get(&c.id)).flatten() {
            if let Some((into, _)) = new.competence(id) {
                *counts.entry(&into.code).or_default() += 1;
            }
        }
        let most = counts.values().copied().max().unwrap_or_default();
        let into = counts.into_iter().filter(|(_, count)| 2 * count > most);
        aimed.extend(into.map(|(code, _)| code.clone()));
    }
    if aimed.is_empty() { Target::Whole } else { Target::Blocks { blocks: aimed } }
}

/// Why a certification that Acquis knows is offered for a dossier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Offer {
    /// It is the same one, and its fiche says something else.
    Changed,
    /// It replaces the dossier's.
    Replaces,
}

/// Whether a known certification is offered for a dossier, and why.
pub fn offer(dossier: &Dossier, known: &Certification) -> Option<Offer> {
    let own = &dossier.certification;
    if own.code == known.code {
        return (!own.says_as(known)).then_some(Offer::Changed);
    }
    let from_known = known.previous.iter().any(|previous| previous.code == own.code);
    let by_own = own.next.iter().any(|next| next.code == known.code);
    (from_known || by_own).then_some(Offer::Replaces)
}
