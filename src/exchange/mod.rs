//! What leaves the program as text and comes back: stored records and files.
//!
//! Pure: texts in, values out. Owns no storage and no download.

pub mod codec;
mod fields;
pub mod json;
pub mod record;
