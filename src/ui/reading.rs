//! What the pages that are read share: their words. It comes with the parcel of those pages.

use super::frame::frame;
use super::text::ReadingText;
use leptos::prelude::*;

/// The words of those pages, and those of a dossier's.
pub fn text() -> &'static ReadingText {
    frame().language.get_untracked().reading()
}
