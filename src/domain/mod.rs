//! What a certification, a rating, an experience, a piece of evidence, a dossier and a review *are*.
//!
//! Owns the types, the edits, and what follows from them (readiness, coverage). Pure and
//! deterministic: no browser, no clock, no randomness, no JSON text and no word shown to a person.

pub mod certification;
pub mod date;
pub mod id;

pub use certification::{Block, Certification, Competence};
pub use date::{Date, PartialDate, Period, Timestamp};
