//! The readers of fiches, the cutting of their lists, the catalogue.
//!
//! One program: a file per subject, and what several of them share in `tests/support`.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by it")]

mod catalogue;
mod damage;
mod page;
mod published;
mod reader;
mod segment;
mod segment_scores;

#[path = "../support/lists.rs"]
mod lists;
