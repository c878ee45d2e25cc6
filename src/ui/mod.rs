//! What people see: the frame, the pages, their parts, and every word.
//!
//! Events become edits given to the workbook; what is shown is derived from its signals. No rule of
//! the domain and no storage here.

pub mod app;
pub mod aside;
pub mod catalogue;
pub mod delivery;
pub mod desk;
pub mod frame;
pub mod locking;
pub mod pages;
pub mod parcels;
pub mod parts;
pub mod reading;
pub mod shell;
pub mod shortcuts;
pub mod text;
pub mod update;
