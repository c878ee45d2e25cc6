//! Words of fiche.

/// Words of fiche.
pub struct FichePage {
    pub title: &'static str,
}

/// French.
pub const FR: FichePage = FichePage { title: "" };

/// English.
pub const EN: FichePage = FichePage { title: "" };
