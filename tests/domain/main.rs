//! The rules: by tables and by properties, without browser.
//!
//! One program: a file per subject, and what several of them share in `tests/support`.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by it")]

mod anonymity;
mod bounds;
mod carry;
mod carry_properties;
mod carry_texts;
mod cohort;
mod counts;
mod dates;
mod diff;
mod draft;
mod feasibility;
mod links;
mod merge_deletions;
mod merge_properties;
mod merge_store;
mod merge_tables;
mod properties;
mod reading;
mod review;
mod review_meeting;
mod tables;
mod undo;

#[path = "../support/carried.rs"]
mod carried;
#[path = "../support/desk.rs"]
mod desk;
#[path = "../support/device.rs"]
mod device;
#[path = "../support/merge.rs"]
mod merge;
#[path = "../support/strategies.rs"]
mod strategies;
