//! The weight of every place, and the segmentation whose weights add up to most.
//!
//! Owns the figures and the dynamic programme. Does not say what a piece is (`sort` does).

use super::guide::Advice;
use super::marker::{Style, follows};
use super::place::{Gap, Place};
use super::words::{Ending, Opening};
use std::collections::BTreeMap;

/// A place chosen as a cut, and how surely: 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Cut {
    pub(super) place: usize,
    pub(super) confidence: f32,
}

/// What is seen of one kind of marker over the whole list.
#[derive(Debug, Default, Clone, Copy)]
struct Habit {
    count: u16,
    /// After a break, a run of spaces or the end of a sentence.
    apart: u16,
    /// Before a capital or a verb.
    opens: u16,
    /// Before a verb.
    verbs: u16,
    /// Whose code comes right after one before it, or is followed so.
    counted: u16,
}

/// What is seen of the list as a whole.
#[derive(Debug)]
#[allow(clippy::struct_excessive_bools, reason = "each is a habit by itself")]
struct Habits<'p> {
    styles: BTreeMap<&'p Style, Habit>,
    /// The styles of each place's code that counts up.
    counted: Vec<bool>,
    /// Runs of spaces or line breaks part its competences.
    spaced: bool,
    /// Most of its competences have a marker.
    marked: bool,
    /// Codes of competences stand in it: bullets without verbs are parts of them.
    coded: bool,
    /// It begins with a heading that a colon closes.
    headed: bool,
    /// It begins with a noun of action, as its other competences then do.
    nouns: bool,
}

/// The share of `part` in `whole`.
fn share(part: u16, whole: u16) -> f32 {
    f32::from(part) / f32::from(whole.max(1))
}

fn habits(places: &[Place]) -> Habits<'_> {
    let mut counted = vec![false; places.len()];
    let mut last: BTreeMap<&Style, Vec<usize>> = BTreeMap::new();
    for (at, place) in places.iter().enumerate() {
        let Some(marker) = place.marker.as_ref().filter(|marker| !marker.steps.is_empty()) else {
            continue;
        };
        let seen = last.entry(&marker.style).or_default();
        let before = seen.iter().rev().take(4).find(|before| {
            let steps = places[**before].marker.as_ref().map(|marker| &marker.steps[..]);
            steps.is_some_and(|steps| follows(steps, &marker.steps))
        });
        if let Some(before) = before {
            counted[*before] = true;
            counted[at] = true;
        }
        seen.push(at);
    }
    let mut styles: BTreeMap<&Style, Habit> = BTreeMap::new();
    for (place, counted) in places.iter().zip(&counted) {
        let Some(marker) = &place.marker else { continue };
        let habit = styles.entry(&marker.style).or_default();
        let lower = matches!(place.opening, Opening::Lower | Opening::Other);
        let verb = place.opening.is_verb() || place.opening == Opening::LowerVerb;
        habit.count = habit.count.saturating_add(1);
        habit.apart += u16::from(is_apart(place));
        habit.opens += u16::from(!lower);
        habit.verbs += u16::from(verb);
        habit.counted += u16::from(*counted);
    }
    let open = |place: &&Place| !matches!(place.opening, Opening::Lower | Opening::LowerVerb);
    let wide = places.iter().skip(1).filter(open).filter(|p| p.gap >= Gap::Run).count();
    let verbs = places.iter().skip(1).filter(|p| p.opening.is_verb() && !p.enclosed);
    let (mut parted, mut joined) = (0, 0);
    for place in verbs {
        if place.gap >= Gap::Run { parted += 1 } else { joined += 1 }
    }
    let marks: u16 =
        styles.iter().filter(|(style, habit)| trusted(style, **habit)).map(|(_, h)| h.count).sum();
    let coded = styles.iter().any(|(style, h)| style.counts_competences() && h.counted >= 2);
    Habits {
        spaced: wide > 0 && parted * 2 >= joined,
        marked: marks >= 2,
        coded,
        headed: !coded && is_heading(places, 0),
        nouns: places.first().is_some_and(|p| p.marker.is_none() && p.opening == Opening::Action),
        styles,
        counted,
    }
}

/// Whether a few words without marker stand there, which a colon parts from the next marker.
fn is_heading(places: &[Place], at: usize) -> bool {
    let Some(here) = places.get(at).filter(|place| place.marker.is_none()) else { return false };
    let next = places[at + 1..].iter().take(16).find(|place| place.marker.is_some());
    next.is_some_and(|next| next.ending == Ending::Colon && next.words - here.words <= 8)
}

/// Whether the place stands apart from what is before it.
fn is_apart(place: &Place) -> bool {
    place.gap >= Gap::Run
        || matches!(place.ending, Ending::Sentence | Ending::Semicolon | Ending::Colon)
}

/// Whether a kind of marker does mark, by its habits.
fn trusted(style: &Style, habit: Habit) -> bool {
    let told = style.counts_competences() || style.groups();
    match style {
        Style::Bullet(_) => habit.count >= 2 && share(habit.opens, habit.count) >= 0.6,
        _ => told || habit.counted >= 2,
    }
}

fn of_marker(place: &Place, counted: bool, habits: &Habits<'_>) -> f32 {
    let Some(marker) = &place.marker else {
        // After a full stop a capital needs no reason; else a verb's tells of a bullet that was lost.
        let lost = place.opening == Opening::Verb && place.ending == Ending::Word;
        return match (habits.marked, place.gap >= Gap::Run || lost) {
            (false, _) => 0.0,
            (true, true) => -0.8,
            (true, false) => -3.0,
        };
    };
    let habit = habits.styles.get(&marker.style).copied().unwrap_or_default();
    let lower = matches!(place.opening, Opening::Lower | Opening::Other);
    let ordered = is_apart(place) || !lower;
    match &marker.style {
        Style::Bullet(sign) => {
            let verbs = share(habit.verbs, habit.count);
            if habits.coded && verbs < 0.5 {
                return -6.0;
            }
            let usual = share(habit.opens, habit.count);
            let signs = if *sign == '-' { 0.0 } else { 1.0 };
            match (habit.count, lower) {
                (1, true) => -3.0,
                (1, false) => 1.0 + signs,
                (_, false) => 3.0 + signs + usual,
                (_, true) if usual >= 0.4 => -4.0,
                // Items in lower case throughout: only what parts them tells.
                (_, true) if share(habit.apart, habit.count) >= 0.6 => 5.5 + signs,
                _ => -4.0,
            }
        }
        style if style.groups() => {
            let order = if counted { 2.0 } else { 0.0 };
            order + if ordered { 4.0 } else { -2.0 }
        }
        style if style.counts_competences() => {
            let order = if counted { 2.0 } else { 0.0 };
            order + if ordered && !lower { 4.0 } else { -1.0 }
        }
        Style::Code(lead, _) if !lead.is_empty() && lead.len() > 1 && lead == "letter" => {
            if counted && !lower && !habits.coded { 2.5 } else { -3.0 }
        }
        _ if counted && !lower => 4.5,
        _ if counted && share(habit.opens, habit.count) < 0.3 && !habits.coded => -2.0,
        _ if counted => 1.0,
        _ if habit.count == 1 && place.gap == Gap::Break => 1.0,
        _ => -1.5,
    }
}

/// How much speaks for a cut at the place, against nothing at zero.
fn weight(places: &[Place], at: usize, habits: &Habits<'_>) -> f32 {
    let (place, counted) = (&places[at], habits.counted[at]);
    let noun = habits.nouns && place.opening == Opening::Action;
    let heading = habits.headed && place.gap >= Gap::Space && is_heading(places, at);
    let gap = match (place.gap, habits.spaced) {
        (Gap::Break, _) => 3.0,
        (Gap::Run, _) => 2.2,
        (Gap::Space, true) => -3.5,
        (Gap::Space, false) => -1.5,
        (Gap::Stuck, _) => -2.0,
    };
    let open = match place.opening {
        Opening::Verb => 2.5,
        Opening::Infinitive => 2.0,
        Opening::Action if noun => 2.2,
        Opening::Action => 0.4,
        // Several words in capitals after others that are not.
        Opening::Capitals if place.ending != Ending::Link => 2.0,
        Opening::Present => 0.2,
        Opening::Adverbial | Opening::Capitals => 0.0,
        Opening::Capital => -0.9,
        Opening::Acronym => -1.8,
        Opening::Going => -2.8,
        // A marked list may be in lower case.
        Opening::LowerVerb if place.marker.is_some() => 0.5,
        Opening::LowerVerb => -5.0,
        Opening::Lower | Opening::Other => -4.0,
    };
    let end = match place.ending {
        Ending::Sentence => 1.5,
        Ending::Semicolon => 1.0,
        Ending::Colon => 0.6,
        Ending::Short | Ending::Word => 0.0,
        Ending::Comma => -3.5,
        Ending::Link if counted || place.marker.is_some() && place.gap >= Gap::Run => -1.0,
        Ending::Link => -4.5,
    };
    // A capital that neither follows a sentence nor opens one with a verb is that of a name.
    let name = place.marker.is_none()
        && place.gap <= Gap::Space
        && !is_apart(place)
        && !(place.opening.is_verb() || noun || place.opening == Opening::Capitals);
    let advice = match place.advice {
        Advice::Begins => 4.0,
        Advice::Parted => 0.8,
        Advice::GoesOn => -2.5,
        Advice::Silent => 0.0,
    };
    let enclosed = if place.enclosed { -5.0 } else { 0.0 };
    let name = if name { -3.0 } else { 0.0 };
    let heading = if heading && place.ending != Ending::Link { 8.0 } else { 0.0 };
    heading + gap + open + end + name + advice + enclosed + of_marker(place, counted, habits)
}

/// What the length of a piece takes from it.
fn length(from: &Place, words: usize) -> f32 {
    let marked = if from.marker.is_some() || from.gap == Gap::Break { 1.0 } else { 0.0 };
    match words {
        0 => -8.0,
        1 => -4.0 + 2.5 * marked,
        2 => -1.5 + marked,
        _ => 0.0,
    }
}

/// The best segmentation; the first place always begins a piece. `words` is the length of the list.
pub(super) fn choose(places: &[Place], words: usize) -> Vec<Cut> {
    /// How many places a piece may hold that are not cuts.
    const REACH: usize = 160;
    let habits = habits(places);
    let weights: Vec<f32> = (0..places.len()).map(|at| weight(places, at, &habits)).collect();
    // Hopeless places need no look.
    let open: Vec<usize> = (0..places.len()).filter(|at| *at == 0 || weights[*at] > -3.0).collect();
    let mut best: Vec<(f32, usize)> = vec![(0.0, 0); open.len()];
    for here in 1..open.len() {
        let place = &places[open[here]];
        let reached = (here.saturating_sub(REACH)..here).map(|before| {
            let from = &places[open[before]];
            let taken = length(from, place.words.saturating_sub(from.words));
            (best[before].0 + taken, before)
        });
        let (sum, before) =
            reached.fold((f32::NEG_INFINITY, 0), |a, b| if b.0 > a.0 { b } else { a });
        best[here] = (sum + weights[open[here]], before);
    }
    let finish = |at: usize| {
        let from = &places[open[at]];
        best[at].0 + length(from, (words + 1).saturating_sub(from.words))
    };
    let mut at = (0..open.len()).fold(0, |a, b| if finish(b) > finish(a) { b } else { a });
    let mut cuts = Vec::new();
    while at > 0 {
        let surely = 1.0 / (1.0 + (-weights[open[at]] / 1.5).exp());
        cuts.push(Cut { place: open[at], confidence: surely });
        at = best[at].1;
    }
    if !places.is_empty() {
        cuts.push(Cut { place: 0, confidence: 1.0 });
    }
    cuts.reverse();
    cuts
}
