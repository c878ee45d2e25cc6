//! What the application holds: edits, places that keep them, pages beside each other.
//!
//! One program: a file per subject, and what several of them share in `tests/support`.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by it")]

mod drafting;
mod early;
mod erasing;
mod keeping;
mod locked;
mod newer;
mod points;
mod reviewing;
mod reviewing_pages;
mod reviewing_signed;
mod sealing;
mod two_pages;
mod two_tabs_model;
mod watched;
mod workbook;

#[path = "../support/desk.rs"]
mod desk;
#[path = "../support/files.rs"]
mod files;
#[path = "../support/places.rs"]
mod places;
#[path = "../support/sealed_device.rs"]
mod sealed_device;
#[path = "../support/strategies.rs"]
mod strategies;
#[path = "../support/vault.rs"]
mod vault;
#[path = "../support/workbooks.rs"]
mod workbooks;
