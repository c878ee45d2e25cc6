//! The frameworks a dossier has stood on: blocs and competences as they were when its certification
//! was replaced.
//!
//! What was said under a competence that is no more has no counterpart by itself: it stays under its
//! old id, and can be read because the framework is kept. Owns the kept part of a certification, what
//! became of its competences, and looking either up. Replacing a certification is `carry`'s.

use super::certification::{Block, Certification, Competence};
use super::date::Timestamp;
use super::dossier::Dossier;
use super::evidence::Evidence;
use super::gather::Gather;
use super::id::{CompetenceId, FrameworkId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The blocs and competences of a certification, kept.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Framework {
    /// Its id: the same blocs and competences, the same id.
    pub id: FrameworkId,
    /// The code of the certification.
    #[serde(default)]
    pub code: String,
    /// Its title.
    #[serde(default)]
    pub title: String,
    /// When the dossier was carried from it, or to it, first.
    #[serde(default)]
    pub kept_at: Option<Timestamp>,
    /// Its blocs.
    #[serde(default)]
    pub blocks: Vec<Block>,
    /// What the candidate said became of its competences, by id; a competence of which nothing was
    /// said has no entry.
    #[serde(default)]
    pub counterparts: Vec<Counterpart>,
}

/// What became of a competence.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Counterpart {
    /// Which.
    pub competence: CompetenceId,
    /// The competences of a later framework that ask for the same; none when nothing does.
    #[serde(default)]
    pub became: BTreeSet<CompetenceId>,
}

/// FNV-1a of 64 bits: tells texts apart, and is meant against no one.
pub(crate) fn print(texts: impl IntoIterator<Item = impl AsRef<str>>) -> u64 {
    texts.into_iter().fold(0xcbf2_9ce4_8422_2325, |print, text| {
        // The end of a text counts too: « ab », « c » is not « a », « bc ».
        text.as_ref()
            .bytes()
            .chain([0xff])
            .fold(print, |print, byte| (print ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
    })
}

impl Framework {
    /// What is kept of a certification.
    pub fn of(certification: &Certification, at: Timestamp) -> Self {
        Self {
            id: Self::id_of(certification),
            code: certification.code.clone(),
            title: certification.title.clone(),
            kept_at: Some(at),
            blocks: certification.blocks.clone(),
            counterparts: Vec::new(),
        }
    }

    /// The id that a certification's framework has.
    pub fn id_of(certification: &Certification) -> FrameworkId {
        let blocks = certification.blocks.iter().flat_map(|block| {
            let each = block.competences.iter().flat_map(|c| [c.id.as_str(), &c.text]);
            [block.code.as_str(), &block.title].into_iter().chain(each)
        });
        let texts = [certification.code.as_str()].into_iter().chain(blocks);
        FrameworkId::new(format!("{:016x}", print(texts)))
    }

    /// The competence of that id, with its block.
    pub fn competence(&self, id: &CompetenceId) -> Option<(&Block, &Competence)> {
        let mut each = self.blocks.iter().flat_map(|b| b.competences.iter().map(move |c| (b, c)));
        each.find(|(_, competence)| competence.id == *id)
    }

    /// What was said to have become of a competence; `None` when nothing was.
    pub fn became(&self, id: &CompetenceId) -> Option<&BTreeSet<CompetenceId>> {
        let found = self.counterparts.iter().find(|known| known.competence == *id)?;
        Some(&found.became)
    }

    /// Notes what became of a competence.
    pub(super) fn note(&mut self, competence: &CompetenceId, became: &BTreeSet<CompetenceId>) {
        let (competence, became) = (competence.clone(), became.clone());
        let entry = Counterpart { competence, became };
        match self.counterparts.binary_search_by(|known| known.competence.cmp(&entry.competence)) {
            Ok(at) => self.counterparts[at] = entry,
            Err(at) => self.counterparts.insert(at, entry),
        }
    }
}

impl Dossier {
    /// The competence of that id, with its block: of the certification, or of a kept framework.
    pub fn competence(&self, id: &CompetenceId) -> Option<(&Block, &Competence)> {
        let kept = || self.frameworks.values().find_map(|framework| framework.competence(id));
        self.certification.competence(id).or_else(kept)
    }

    /// The ids of every competence that something may be said of.
    pub(super) fn sayable(&self) -> BTreeSet<&CompetenceId> {
        let mut ids = self.certification.competence_ids();
        let kept = self.frameworks.values().flat_map(|framework| &framework.blocks);
        ids.extend(kept.flat_map(|block| &block.competences).map(|competence| &competence.id));
        ids
    }

    /// The competences of earlier frameworks under which something still stands: a rating, a comment
    /// or a piece of evidence. In the order of their ids.
    pub fn left_behind(&self) -> BTreeSet<&CompetenceId> {
        if self.frameworks.is_empty() {
            return BTreeSet::new();
        }
        let linked = self.evidence.values().flat_map(|evidence| &evidence.competences);
        let mut ids: BTreeSet<_> = self.ratings.keys().chain(linked).gathered();
        let standing = self.certification.competence_ids();
        ids.retain(|id| !standing.contains(id));
        ids
    }

    /// The competences of the certification that a piece of evidence proves.
    pub fn proved_by<'a>(
        &'a self,
        evidence: &'a Evidence,
    ) -> impl Iterator<Item = &'a CompetenceId> {
        let standing = move |id: &&'a CompetenceId| {
            self.frameworks.is_empty() || self.certification.competence(id).is_some()
        };
        evidence.competences.iter().filter(standing)
    }

    /// The earlier competences that became this one, however many frameworks ago.
    pub fn earlier(&self, id: &CompetenceId) -> BTreeSet<&CompetenceId> {
        let mut found = BTreeSet::new();
        let mut next = vec![id];
        while let Some(id) = next.pop() {
            for known in self.frameworks.values().flat_map(|framework| &framework.counterparts) {
                if known.became.contains(id)
                    && known.competence != *id
                    && found.insert(&known.competence)
                {
                    next.push(&known.competence);
                }
            }
        }
        found
    }

    /// What a competence is called now: those of the certification that it became, however many
    /// frameworks later; itself too while it stands, or when it became nothing.
    pub fn later<'a>(&'a self, id: &'a CompetenceId) -> BTreeSet<&'a CompetenceId> {
        let mut seen = [id].into_iter().gathered::<BTreeSet<_>>();
        let mut next = vec![id];
        while let Some(id) = next.pop() {
            let became = self.frameworks.values().filter_map(|kept| kept.became(id)).flatten();
            next.extend(became.filter(|became| seen.insert(*became)));
        }
        seen.retain(|id| self.certification.competence(id).is_some());
        if seen.is_empty() { [id].into_iter().gathered() } else { seen }
    }
}
