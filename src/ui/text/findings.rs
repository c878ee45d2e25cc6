//! Words of findings.

/// Words of findings.
pub struct Findings {
    pub title: &'static str,
}

/// French.
pub const FR: Findings = Findings { title: "" };

/// English.
pub const EN: Findings = Findings { title: "" };
