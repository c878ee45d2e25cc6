//! A certification that is being prepared: read from a fiche and put right, or written by hand.
//!
//! Owns its shape, what it lacks, and the way to and from a [`Certification`]. How it changes is in
//! `edit`. Reads no fiche and keeps nothing.

mod edit;
mod split;

pub use edit::{DraftEdit, DraftError};

use super::certification::{Block, Certification, Competence};
use super::edit::{LONGEST_LINE, LONGEST_TEXT, MOST_ENTRIES};
use super::id::{BlockCode, CompetenceId};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Most blocs, and most pieces of a bloc.
pub const MOST_PIECES: usize = 1_000;
/// Below this a cut is doubtful, in per cent.
pub const SURE: u8 = 80;

/// A certification that is being prepared.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Draft {
    /// All that is said beside the blocs; its own list of blocs is empty.
    pub about: Arc<Certification>,
    /// The blocs, in their order.
    pub blocks: Vec<DraftBlock>,
    /// Whether it is written by hand: then every text may be changed, else only the cuts.
    pub by_hand: bool,
    /// Whether the fiche is active; `None` when it does not tell.
    pub active: Option<bool>,
}

/// A bloc and the pieces of its list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DraftBlock {
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
    /// *Modalités d'évaluation*, quoted.
    pub assessment: String,
    /// The pieces of its list, in their order.
    pub pieces: Vec<DraftPiece>,
}

/// What a piece of a list is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum PieceKind {
    /// A competence.
    #[default]
    Competence,
    /// Stands over the competences that follow.
    Heading,
    /// Stands before the list and announces it.
    Intro,
}

impl PieceKind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Competence, Self::Heading, Self::Intro];
}

/// A piece of a list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DraftPiece {
    /// What it is.
    pub kind: PieceKind,
    /// What is printed before its text: a bullet, a code and what closes it.
    pub marker: String,
    /// The printed code.
    pub code: Option<String>,
    /// Its text, single spaces.
    pub text: String,
    /// How sure the cut before it is, in per cent; what a person cut is 100.
    pub sure: u8,
}

impl DraftPiece {
    /// Whether the cut before it should be looked at.
    pub fn is_doubtful(&self) -> bool {
        self.sure < SURE
    }
}

/// What keeps a draft from being a certification.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DraftFault {
    /// It has no code.
    NoCode,
    /// It has no title.
    NoTitle,
    /// It has no bloc.
    NoBlock,
    /// The bloc at that place has no code.
    NoBlockCode(usize),
    /// The bloc at that place has the code of one before it.
    RepeatedBlock(usize),
    /// The bloc at that place has no title.
    NoBlockTitle(usize),
    /// The bloc at that place holds no competence.
    EmptyBlock(usize),
    /// The piece at that place of that bloc has no text.
    EmptyPiece(usize, usize),
}

impl Draft {
    /// An empty one to be written by hand: a bloc with one competence, both to be filled in.
    pub fn blank() -> Self {
        let mut draft = Self { by_hand: true, ..Self::default() };
        draft.blocks.push(DraftBlock {
            pieces: vec![DraftPiece { sure: 100, ..DraftPiece::default() }],
            ..DraftBlock::default()
        });
        draft
    }

    /// A certification as a draft: each heading stands once over its competences.
    pub fn of(certification: &Certification) -> Self {
        let mut about = certification.clone();
        let blocks = std::mem::take(&mut about.blocks);
        let blocks = blocks.into_iter().map(|block| {
            let mut heading: Option<String> = None;
            let intro = block.intro.into_iter().map(|text| DraftPiece {
                kind: PieceKind::Intro,
                text,
                sure: 100,
                ..DraftPiece::default()
            });
            let mut pieces: Vec<_> = intro.collect();
            for competence in block.competences {
                let sure = 100;
                if competence.heading != heading {
                    heading.clone_from(&competence.heading);
                    pieces.extend(competence.heading.map(|text| DraftPiece {
                        kind: PieceKind::Heading,
                        text,
                        sure,
                        ..DraftPiece::default()
                    }));
                }
                let (code, text) = (competence.code, competence.text);
                let marker = code.clone().unwrap_or_default();
                pieces.push(DraftPiece { marker, code, text, sure, ..DraftPiece::default() });
            }
            let (code, title) = (block.code.to_string(), block.title);
            DraftBlock { code, title, assessment: block.assessment, pieces }
        });
        Self { blocks: blocks.collect(), about: Arc::new(about), by_hand: false, active: None }
    }

    /// How many competences it holds.
    pub fn competences(&self) -> usize {
        self.blocks.iter().map(DraftBlock::competences).sum()
    }

    /// How many cuts should be looked at.
    pub fn doubtful(&self) -> usize {
        let pieces = self.blocks.iter().flat_map(|block| &block.pieces);
        pieces.filter(|piece| piece.is_doubtful()).count()
    }

    /// Everything that keeps it from being a certification, in its order.
    pub fn faults(&self) -> Vec<DraftFault> {
        let mut faults = Vec::new();
        let blank = |text: &str| text.trim().is_empty();
        faults.extend(blank(&self.about.code).then_some(DraftFault::NoCode));
        faults.extend(blank(&self.about.title).then_some(DraftFault::NoTitle));
        faults.extend(self.blocks.is_empty().then_some(DraftFault::NoBlock));
        let mut codes = BTreeSet::new();
        for (at, block) in self.blocks.iter().enumerate() {
            if blank(&block.code) {
                faults.push(DraftFault::NoBlockCode(at));
            } else if !codes.insert(block.code.trim()) {
                faults.push(DraftFault::RepeatedBlock(at));
            }
            // A fiche may leave the title of a bloc out; who writes one must not.
            faults.extend(
                (self.by_hand && blank(&block.title)).then_some(DraftFault::NoBlockTitle(at)),
            );
            let empty = block.pieces.iter().enumerate().filter(|(_, piece)| blank(&piece.text));
            faults.extend(empty.map(|(piece, _)| DraftFault::EmptyPiece(at, piece)));
            faults.extend((block.competences() == 0).then_some(DraftFault::EmptyBlock(at)));
        }
        faults
    }

    /// The certification it makes, as long as nothing keeps it from being one.
    pub fn certification(&self) -> Option<Certification> {
        if !self.faults().is_empty() {
            return None;
        }
        let mut certification = (*self.about).clone();
        certification.code = line(&certification.code);
        certification.title = line(&certification.title);
        certification.blocks = self.blocks.iter().map(DraftBlock::block).collect();
        Some(certification)
    }
}

impl DraftBlock {
    /// How many of its pieces are competences.
    pub fn competences(&self) -> usize {
        self.pieces.iter().filter(|piece| piece.kind == PieceKind::Competence).count()
    }

    /// What announces its competences.
    pub fn intro(&self) -> Option<String> {
        let intros = self.pieces.iter().filter(|piece| piece.kind == PieceKind::Intro);
        let intros: Vec<&str> = intros.map(|piece| piece.text.as_str()).collect();
        (!intros.is_empty()).then(|| intros.join(" "))
    }

    fn block(&self) -> Block {
        let code = BlockCode::new(line(&self.code));
        let mut heading: Option<String> = None;
        let mut competences: Vec<Competence> = Vec::new();
        for piece in &self.pieces {
            match piece.kind {
                PieceKind::Intro => {}
                PieceKind::Heading => {
                    heading = Some(piece.text.trim_end_matches([':', ' ', '\u{a0}']).to_owned());
                }
                PieceKind::Competence => competences.push(Competence {
                    id: CompetenceId::of(&code, competences.len() + 1),
                    code: piece.code.as_deref().map(line).filter(|code| !code.is_empty()),
                    heading: heading.clone(),
                    text: piece.text.trim().to_owned(),
                }),
            }
        }
        let intro = self.intro();
        let (title, assessment) = (line(&self.title), self.assessment.clone());
        Block { code, title, assessment, intro, competences }
    }
}

/// A text in one line.
fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

const _: () = assert!(MOST_PIECES <= MOST_ENTRIES && LONGEST_LINE < LONGEST_TEXT);
