//! The default certification, RNCP39866, carried inside the application.
//!
//! Owns its parsing, once. The data is what `page::read` makes of `tests/fixtures/RNCP39866-page.txt`
//! (France compétences, Licence Ouverte 2.0); `tests/fiche/page.rs` proves it and rewrites it. The
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

/// What is said of a certification before it is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Face {
    /// Its code.
    pub code: &'static str,
    /// Its title.
    pub title: &'static str,
    /// Its level, 1 to 8.
    pub level: u8,
    /// How many blocs.
    pub blocks: usize,
    /// How many competences.
    pub competences: usize,
    /// Until when it is registered, ISO 8601.
    pub expires: &'static str,
}

/// The face of the default certification: the first page carries it, and not the whole.
pub const DEFAULT_FACE: Face = Face {
    code: "RNCP39866",
    title: "CQP Chargé d'accueil et de relation clients-adhérents",
    level: 5,
    blocks: 4,
    competences: 19,
    expires: "2027-11-28",
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_face_is_that_of_the_default_certification() {
        let whole = default_certification();
        let expires = whole.registration.expires.unwrap_or_else(|| panic!("no date")).to_string();
        let face = Face {
            code: DEFAULT_FACE.code,
            title: DEFAULT_FACE.title,
            level: whole.level.unwrap_or_default(),
            blocks: whole.blocks.len(),
            competences: whole.competences().count(),
            expires: DEFAULT_FACE.expires,
        };
        assert_eq!(face, DEFAULT_FACE);
        assert_eq!((whole.code.as_str(), whole.title.as_str()), (face.code, face.title));
        assert_eq!(expires, face.expires);
    }
}
