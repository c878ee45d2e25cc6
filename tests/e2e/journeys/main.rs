//! The journeys, each a story of a person at the application; run by `cargo xtask test`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a journey fails by it")]

mod access;
mod carrying;
mod catalogue;
mod copies;
mod damage;
mod desk;
mod erased;
mod files;
mod harness;
mod importing;
mod injection;
mod installed;
mod keeping;
mod left_page;
mod lock;
mod main_path;
mod offline;
mod parcels;
mod rest;
mod return_path;
mod reviewing;
mod saving;
mod signed;
mod two_builds;
mod unable;
