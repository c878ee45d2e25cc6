//! A draft of a certification as text: kept on the device, and handed from the reader to the page.
//!
//! Owns its fields. It is no file: who shares a framework exports its certification.

use super::codec::{Codec, from_text, names, record};
use crate::domain::draft::{Draft, DraftBlock, DraftPiece, PieceKind};

names! {
    PieceKind { Competence = "competence", Heading = "heading", Intro = "intro" }
}

record! {
    DraftPiece {
        kind: Optional,
        marker: Optional,
        code: Optional,
        text: Optional,
        sure: Optional,
    }
    DraftBlock { code: Optional, title: Optional, assessment: Optional, pieces: Optional }
    Draft { about: Required, blocks: Optional, by_hand: Optional, active: Optional }
}

/// A draft as text.
pub fn write_draft(draft: &Draft) -> String {
    draft.write().to_string()
}

/// The draft of a text; nothing when it is none.
pub fn read_draft(text: &str) -> Option<Draft> {
    from_text(text)
}
