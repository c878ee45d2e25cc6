//! What a certification, a rating, an experience, a piece of evidence, a dossier and a review *are*.
//!
//! Owns the types, the edits, and what follows from them (readiness, coverage). Pure and
//! deterministic: no browser, no clock, no randomness, no JSON text and no word shown to a person.

pub mod anonymity;
pub mod carry;
pub mod certification;
pub mod cohort;
pub mod date;
pub mod diff;
pub mod dossier;
pub mod draft;
pub mod edit;
pub mod entries;
pub mod evidence;
pub mod experience;
pub mod feasibility;
pub(crate) mod fold;
pub mod framework;
pub mod gather;
pub mod history;
pub mod id;
pub mod link;
pub mod merge;
pub mod rating;
pub mod readiness;
pub mod reading;
pub mod registration;
pub mod review;
pub mod story;
pub mod target;
mod typed_date;
pub mod unseen;

pub use carry::Carry;
pub use certification::{Block, Certification, Competence};
pub use date::{Date, PartialDate, Period, Timestamp};
pub use dossier::Dossier;
pub use draft::Draft;
pub use edit::{Edit, EditError};
pub use evidence::Evidence;
pub use experience::Experience;
pub use rating::{Level, Rating};
pub use review::Review;
pub use target::Target;
