//! How a draft changes: cuts moved, pieces named, and, when it is written by hand, its texts.
//!
//! Owns the edits and their bounds. An edit gives the next draft or an error, never half a change.
//! Cutting and joining lose no letter.

use super::split::piece;
use super::{Draft, DraftBlock, DraftPiece, LONGEST_LINE, LONGEST_TEXT, MOST_PIECES, PieceKind};
use std::sync::Arc;

/// A change to a draft. Places are counted from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DraftEdit {
    /// Cuts a piece in two.
    Split {
        /// The bloc.
        block: usize,
        /// The piece.
        piece: usize,
        /// The byte of its text before which it is cut.
        at: usize,
    },
    /// Joins a piece to the one before it.
    Join {
        /// The bloc.
        block: usize,
        /// The piece.
        piece: usize,
    },
    /// Says what a piece is.
    Name {
        /// The bloc.
        block: usize,
        /// The piece.
        piece: usize,
        /// What it is.
        kind: PieceKind,
    },
    /// Says that the cut before a piece is right.
    Confirm {
        /// The bloc.
        block: usize,
        /// The piece.
        piece: usize,
    },
    /// The code of the certification.
    Code(String),
    /// Its title.
    Title(String),
    /// Its level, 1 to 8.
    Level(Option<u8>),
    /// Adds a bloc at the end.
    AddBlock,
    /// Takes a bloc away with its pieces.
    RemoveBlock(usize),
    /// The code of a bloc.
    BlockCode(usize, String),
    /// The title of a bloc.
    BlockTitle(usize, String),
    /// Adds a piece before that place of a bloc.
    AddPiece {
        /// The bloc.
        block: usize,
        /// The place.
        at: usize,
    },
    /// Takes a piece away.
    RemovePiece {
        /// The bloc.
        block: usize,
        /// The piece.
        piece: usize,
    },
    /// The printed code of a piece.
    PieceCode {
        /// The bloc.
        block: usize,
        /// The piece.
        piece: usize,
        /// The code; empty for none.
        code: String,
    },
    /// The text of a piece.
    PieceText {
        /// The bloc.
        block: usize,
        /// The piece.
        piece: usize,
        /// The text.
        text: String,
    },
}

/// Why a draft does not change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DraftError {
    /// There is nothing at that place.
    #[error("nothing there")]
    Nowhere,
    /// Cut there, one of the two would be empty.
    #[error("one of the two would be empty")]
    NothingToCut,
    /// What is read from a fiche keeps its texts.
    #[error("its texts are the fiche's")]
    NotByHand,
    /// Longer than is kept.
    #[error("too long")]
    TooLong,
    /// More than are kept.
    #[error("too many")]
    TooMany,
}

impl DraftEdit {
    /// Whether it is a text that is being typed.
    pub fn is_typing(&self) -> bool {
        matches!(
            self,
            Self::Code(_)
                | Self::Title(_)
                | Self::BlockCode(..)
                | Self::BlockTitle(..)
                | Self::PieceCode { .. }
                | Self::PieceText { .. }
        )
    }

    /// The bloc and the piece it is about.
    pub fn place(&self) -> (Option<usize>, Option<usize>) {
        match self {
            Self::Split { block, piece, .. }
            | Self::Join { block, piece }
            | Self::Name { block, piece, .. }
            | Self::Confirm { block, piece }
            | Self::RemovePiece { block, piece }
            | Self::PieceCode { block, piece, .. }
            | Self::PieceText { block, piece, .. }
            | Self::AddPiece { block, at: piece } => (Some(*block), Some(*piece)),
            Self::RemoveBlock(block) | Self::BlockCode(block, _) | Self::BlockTitle(block, _) => {
                (Some(*block), None)
            }
            Self::Code(_) | Self::Title(_) | Self::Level(_) | Self::AddBlock => (None, None),
        }
    }
}

impl Draft {
    /// The draft after an edit.
    ///
    /// # Errors
    /// [`DraftError`]; the draft stays as it was.
    pub fn apply(&self, edit: &DraftEdit) -> Result<Self, DraftError> {
        let mut next = self.clone();
        match edit {
            DraftEdit::Split { block, piece, at } => next.block(*block)?.split(*piece, *at)?,
            DraftEdit::Join { block, piece } => next.block(*block)?.join(*piece)?,
            DraftEdit::Name { block, piece, kind } => {
                let piece = next.block(*block)?.piece(*piece)?;
                piece.kind = *kind;
                piece.sure = 100;
            }
            DraftEdit::Confirm { block, piece } => next.block(*block)?.piece(*piece)?.sure = 100,
            written => next.write(written)?,
        }
        Ok(next)
    }

    fn block(&mut self, at: usize) -> Result<&mut DraftBlock, DraftError> {
        self.blocks.get_mut(at).ok_or(DraftError::Nowhere)
    }

    /// What may be changed only in what is written by hand.
    fn write(&mut self, edit: &DraftEdit) -> Result<(), DraftError> {
        if !self.by_hand {
            return Err(DraftError::NotByHand);
        }
        match edit {
            DraftEdit::Code(code) => {
                put(&mut Arc::make_mut(&mut self.about).code, code, LONGEST_LINE)
            }
            DraftEdit::Title(title) => {
                put(&mut Arc::make_mut(&mut self.about).title, title, LONGEST_LINE)
            }
            DraftEdit::Level(level) => {
                Arc::make_mut(&mut self.about).level =
                    level.filter(|level| (1..=8).contains(level));
                Ok(())
            }
            DraftEdit::AddBlock => {
                room(self.blocks.len())?;
                self.blocks.extend(Self::blank().blocks);
                Ok(())
            }
            DraftEdit::RemoveBlock(at) => {
                self.block(*at)?;
                self.blocks.remove(*at);
                Ok(())
            }
            DraftEdit::BlockCode(at, code) => put(&mut self.block(*at)?.code, code, LONGEST_LINE),
            DraftEdit::BlockTitle(at, title) => {
                put(&mut self.block(*at)?.title, title, LONGEST_LINE)
            }
            DraftEdit::AddPiece { block, at } => {
                let pieces = &mut self.block(*block)?.pieces;
                room(pieces.len())?;
                if *at > pieces.len() {
                    return Err(DraftError::Nowhere);
                }
                pieces.insert(*at, DraftPiece { sure: 100, ..DraftPiece::default() });
                Ok(())
            }
            DraftEdit::RemovePiece { block, piece } => {
                let block = self.block(*block)?;
                block.piece(*piece)?;
                block.pieces.remove(*piece);
                Ok(())
            }
            DraftEdit::PieceCode { block, piece, code } => {
                let piece = self.block(*block)?.piece(*piece)?;
                let mut kept = String::new();
                put(&mut kept, code, LONGEST_LINE)?;
                piece.marker.clone_from(&kept);
                piece.code = Some(kept).filter(|code| !code.trim().is_empty());
                Ok(())
            }
            DraftEdit::PieceText { block, piece, text } => {
                put(&mut self.block(*block)?.piece(*piece)?.text, text, LONGEST_TEXT)
            }
            DraftEdit::Split { .. }
            | DraftEdit::Join { .. }
            | DraftEdit::Name { .. }
            | DraftEdit::Confirm { .. } => Ok(()),
        }
    }
}

impl DraftBlock {
    fn piece(&mut self, at: usize) -> Result<&mut DraftPiece, DraftError> {
        self.pieces.get_mut(at).ok_or(DraftError::Nowhere)
    }

    fn split(&mut self, at: usize, byte: usize) -> Result<(), DraftError> {
        room(self.pieces.len())?;
        let first = self.piece(at)?;
        let (head, tail) = first.text.split_at_checked(byte).ok_or(DraftError::NothingToCut)?;
        let (head, tail) = (head.trim(), tail.trim());
        if head.is_empty() || tail.is_empty() {
            return Err(DraftError::NothingToCut);
        }
        // What follows, a heading's or an introduction's rest too, is most often a competence.
        let second = piece(tail, PieceKind::Competence);
        first.text = head.to_owned();
        self.pieces.insert(at + 1, second);
        Ok(())
    }

    fn join(&mut self, at: usize) -> Result<(), DraftError> {
        self.piece(at)?;
        let before = at.checked_sub(1).ok_or(DraftError::Nowhere)?;
        let gone = &self.pieces[at];
        let length =
            [&self.pieces[before].text, &gone.marker, &gone.text].map(|t| t.chars().count());
        if length.iter().sum::<usize>() + 2 > LONGEST_TEXT {
            return Err(DraftError::TooLong);
        }
        let gone = self.pieces.remove(at);
        let kept = &mut self.pieces[before];
        let parts = [kept.text.trim(), gone.marker.trim(), gone.text.trim()];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        kept.text = parts.join(" ");
        Ok(())
    }
}

fn room(count: usize) -> Result<(), DraftError> {
    if count < MOST_PIECES { Ok(()) } else { Err(DraftError::TooMany) }
}

fn put(field: &mut String, text: &str, most: usize) -> Result<(), DraftError> {
    if text.chars().count() > most {
        return Err(DraftError::TooLong);
    }
    text.clone_into(field);
    Ok(())
}
