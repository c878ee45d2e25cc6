//! What the candidate aims at: the whole certification or chosen blocs.

use super::id::BlockCode;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The certification aimed at, all of it or some blocs: each can be obtained by itself.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(tag = "scope", rename_all = "kebab-case")]
pub enum Target {
    /// Every bloc.
    #[default]
    Whole,
    /// Some blocs, at least one.
    Blocks {
        /// Their codes.
        blocks: BTreeSet<BlockCode>,
    },
}

impl Target {
    /// Whether that bloc is aimed at.
    pub fn includes(&self, block: &BlockCode) -> bool {
        match self {
            Self::Whole => true,
            Self::Blocks { blocks } => blocks.contains(block),
        }
    }
}
