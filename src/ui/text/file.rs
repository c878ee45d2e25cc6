//! Words of file.

/// Words of file.
pub struct FilePage {
    pub title: &'static str,
}

/// French.
pub const FR: FilePage = FilePage { title: "" };

/// English.
pub const EN: FilePage = FilePage { title: "" };
