//! What a dossier's competences may have become in another certification: the one that replaced its
//! own, or its fiche after a change.
//!
//! Owns what is proposed, for a person to confirm: by the likeness of the texts, for all competences
//! at once, with how sure each is. Changes no dossier: carrying one over is not built yet.

mod assign;
mod likeness;
mod proposal;

pub use proposal::{Confidence, Correspondence, Map, Offer, offer, propose, target};
