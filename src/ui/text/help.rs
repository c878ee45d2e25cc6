//! Words of help.

/// Words of help.
pub struct HelpPage {
    pub title: &'static str,
}

/// French.
pub const FR: HelpPage = HelpPage { title: "" };

/// English.
pub const EN: HelpPage = HelpPage { title: "" };
