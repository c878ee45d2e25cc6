//! Acquis: self-assessment, evidence and readiness for a French certification, in the browser.
//!
//! This file only names the layers; `ARCHITECTURE.md` draws them and `tests/architecture`
//! keeps the `use` lines within the drawing.

pub mod domain;
pub mod exchange;
pub mod fiche;
#[cfg(feature = "app")]
pub mod platform;
#[cfg(feature = "app")]
pub mod state;
#[cfg(feature = "app")]
pub mod ui;
