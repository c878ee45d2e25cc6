//! The project's commands as a library, so that tests can reuse the parts (the static server above all).
//!
//! Owns the way from a bare machine to a built, served and tested site. It has no dependency
//! beyond std and knows nothing of what the application does.

pub mod args;
pub mod budget;
pub mod build;
pub mod catalogue;
pub mod check;
pub mod failure;
pub mod fiche;
pub mod lockfile;
pub mod process;
pub mod project;
pub mod say;
pub mod serve;
pub mod setup;
