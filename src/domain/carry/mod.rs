//! A dossier goes over to another certification: the one that replaced its own, or its fiche changed.
//!
//! Owns what is proposed ([`propose`]) and doing what was confirmed ([`Carry`]). The candidate decides
//! competence by competence; nothing is dropped:
//! - A rating goes with its comment to what its competence became, evidence links with it.
//! - What has no counterpart stays under its old competence, whose text is kept in a
//!   [`Framework`](super::framework::Framework). So do a level that another one was preferred to and the
//!   reviews, which answer what they were shown.
//! - **An id stands for one text.** A new competence whose id an earlier one with another text has takes
//!   an id of its own, made from its text. So what another device says meanwhile under an old id is
//!   never taken for a word on a new competence: it is left behind there, shown, and can be carried
//!   over as the rest was.

mod assign;
mod doing;
mod likeness;
mod proposal;

pub(super) use doing::joined;
pub use doing::{Carry, lowest};
pub use proposal::{
    Confidence, Correspondence, Map, Offer, is_replaced, offer, propose, sources, target,
};
