//! The journeys, each a story of a person at the application; run by `cargo xtask test`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a journey fails by it")]

mod access;
mod copies;
mod files;
mod harness;
mod injection;
mod installed;
mod keeping;
mod lock;
mod main_path;
mod offline;
mod parcels;
mod return_path;
mod reviewing;
mod two_builds;
