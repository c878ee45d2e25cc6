//! The files and records: written, read, damaged, hostile.
//!
//! One program: a file per subject, and what several of them share in `tests/support`.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by it")]

mod case;
mod certification;
mod codec;
mod copies;
mod file;
mod golden;
mod hostile;
mod html;
mod html_shown;
mod known;
mod mutations;
mod read;
mod records;
mod records_plain;
mod review;
mod sealed;
mod signature;
mod versions;

#[path = "../support/desk.rs"]
mod desk;
#[path = "../support/files.rs"]
mod files;
#[path = "../support/merge.rs"]
mod merge;
#[path = "../support/pages.rs"]
mod pages;
#[path = "../support/strategies.rs"]
mod strategies;
