//! Two texts of one review that is being made, in two pages of one browser, become one.
//!
//! Owns what stands where both changed the same thing: of choices the later, of texts both. Both pages
//! come to the same, whichever hears first.

use super::{Advice, BlockAdvice, Opinion, Request, Review};
use crate::domain::edit::text;
use crate::domain::id::CompetenceId;

impl Review {
    /// This text of the review with what the other one changed since `base`, which both went on from.
    #[must_use]
    pub fn meet(&self, base: &Self, other: &Self) -> Self {
        let key = |review: &Self| (review.made_at, review.clone());
        let (early, late) = if key(self) <= key(other) { (self, other) } else { (other, self) };
        let mut met = late.clone();
        let both = || early.opinions.iter().chain(&late.opinions);
        met.opinions = both().map(|one| opinion(&one.competence, base, early, late)).collect();
        let both = || early.blocks.iter().chain(&late.blocks);
        met.blocks = both()
            .map(|one| {
                let of = |review: &Self| review.advice(&one.block).cloned().unwrap_or_default();
                let advice = advice(&of(base), &of(early), &of(late));
                BlockAdvice { block: one.block.clone(), advice }
            })
            .collect();
        met.overall = advice(&base.overall, &early.overall, &late.overall);
        let both = late.requests.iter().chain(&early.requests);
        met.requests = both.filter_map(|one| request(&one.id, base, early, late)).collect();
        met.settle();
        met
    }

    /// The same review with nothing said in it.
    #[must_use]
    pub fn emptied(&self) -> Self {
        Self {
            opinions: Vec::new(),
            blocks: Vec::new(),
            overall: Advice::default(),
            requests: Vec::new(),
            ..self.clone()
        }
    }
}

/// What stands of a choice.
fn choice<T: PartialEq + Clone>(base: &T, early: &T, late: &T) -> T {
    if late == base { early.clone() } else { late.clone() }
}

/// What stands of a text: both, unless one of them holds the other.
fn both_texts(base: &str, early: &str, late: &str) -> String {
    if late == base || (early != base && early.contains(late)) {
        return early.to_owned();
    }
    if early == base || late.contains(early) {
        return late.to_owned();
    }
    // Too long together: the later one.
    text(&format!("{late}\n{early}")).unwrap_or_else(|_| late.to_owned())
}

fn opinion(competence: &CompetenceId, base: &Review, early: &Review, late: &Review) -> Opinion {
    let blank =
        || Opinion { competence: competence.clone(), verdict: None, comment: String::new() };
    let of = |review: &Review| review.opinion(competence).cloned().unwrap_or_else(blank);
    let (base, early, late) = (of(base), of(early), of(late));
    Opinion {
        competence: competence.clone(),
        verdict: choice(&base.verdict, &early.verdict, &late.verdict),
        comment: both_texts(&base.comment, &early.comment, &late.comment),
    }
}

fn advice(base: &Advice, early: &Advice, late: &Advice) -> Advice {
    let mut recommendations =
        choice(&base.recommendations, &early.recommendations, &late.recommendations);
    // What both added stands.
    let added = early.recommendations.iter().filter(|one| !base.recommendations.contains(one));
    let lacking: Vec<_> = added.filter(|one| !recommendations.contains(one)).cloned().collect();
    recommendations.extend(lacking);
    Advice {
        stance: choice(&base.stance, &early.stance, &late.stance),
        recommendations,
        comment: both_texts(&base.comment, &early.comment, &late.comment),
    }
}

/// A request; one that was taken back on one side, and not changed on the other, is gone.
fn request(id: &str, base: &Review, early: &Review, late: &Review) -> Option<Request> {
    let of = |review: &Review| review.requests.iter().find(|one| one.id == id).cloned();
    match (of(base), of(early), of(late)) {
        (base, Some(early), Some(late)) => {
            let base = base.as_ref().map_or("", |base| base.text.as_str());
            let text = both_texts(base, &early.text, &late.text);
            Some(Request { text, ..late })
        }
        (Some(base), Some(one), None) | (Some(base), None, Some(one)) => {
            (one != base).then_some(one)
        }
        (None, one, other) => one.or(other),
        (Some(_), None, None) => None,
    }
}
