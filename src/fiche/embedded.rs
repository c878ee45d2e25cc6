//! The default certification, RNCP39866, carried inside the application.
//!
//! Owns its parsing, once. The data is what `page::read` makes of `tests/fixtures/RNCP39866-page.txt`
//! (France compétences, Licence Ouverte 2.0); `tests/fiche_page.rs` proves it and rewrites it. The
//! application carries the result, not the reader.

use crate::domain::certification::Certification;
use crate::exchange::codec;
use std::sync::{Arc, OnceLock};

const JSON: &str = include_str!("rncp39866.json");

/// RNCP39866, CQP Chargé d'accueil et de relation clients-adhérents, as its fiche publishes it.
///
/// Parsed at the first call. Would be an empty certification if the embedded data were damaged; a
/// test proves that it is not.
pub fn default_certification() -> Arc<Certification> {
    static PARSED: OnceLock<Arc<Certification>> = OnceLock::new();
    PARSED.get_or_init(|| Arc::new(codec::from_text(JSON).unwrap_or_default())).clone()
}
