//! The told situation: the parts a jury looks for, and whose voice tells it.
//!
//! Owns the parts and what can be said of their text. Does not judge style beyond the first
//! person, which every dossier de validation asks for.

use serde::{Deserialize, Serialize};

/// A part of the story, in the order a jury reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StoryPart {
    /// *Contexte*: where, when, for whom, why.
    Context,
    /// *Rôle et autonomie.*
    Role,
    /// *Ce que j'ai fait*, step by step.
    Actions,
    /// *Moyens et règles.*
    Means,
    /// *Avec qui.*
    People,
    /// *Difficultés.*
    Difficulties,
    /// *Résultat.*
    Outcome,
    /// *Ce que j'en retiens.*
    Learnings,
}

impl StoryPart {
    /// Every part, in reading order.
    pub const ALL: [Self; 8] = [
        Self::Context,
        Self::Role,
        Self::Actions,
        Self::Means,
        Self::People,
        Self::Difficulties,
        Self::Outcome,
        Self::Learnings,
    ];
}

/// The text of each part; an empty one is not told yet.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Story {
    /// *Contexte.*
    pub context: String,
    /// *Rôle et autonomie.*
    pub role: String,
    /// *Ce que j'ai fait.*
    pub actions: String,
    /// *Moyens et règles.*
    pub means: String,
    /// *Avec qui.*
    pub people: String,
    /// *Difficultés.*
    pub difficulties: String,
    /// *Résultat.*
    pub outcome: String,
    /// *Ce que j'en retiens.*
    pub learnings: String,
}

impl Story {
    /// The text of a part.
    pub fn part(&self, part: StoryPart) -> &str {
        match part {
            StoryPart::Context => &self.context,
            StoryPart::Role => &self.role,
            StoryPart::Actions => &self.actions,
            StoryPart::Means => &self.means,
            StoryPart::People => &self.people,
            StoryPart::Difficulties => &self.difficulties,
            StoryPart::Outcome => &self.outcome,
            StoryPart::Learnings => &self.learnings,
        }
    }

    /// The text of a part, to be changed.
    pub fn part_mut(&mut self, part: StoryPart) -> &mut String {
        match part {
            StoryPart::Context => &mut self.context,
            StoryPart::Role => &mut self.role,
            StoryPart::Actions => &mut self.actions,
            StoryPart::Means => &mut self.means,
            StoryPart::People => &mut self.people,
            StoryPart::Difficulties => &mut self.difficulties,
            StoryPart::Outcome => &mut self.outcome,
            StoryPart::Learnings => &mut self.learnings,
        }
    }

    /// Whether something is told in that part.
    pub fn tells(&self, part: StoryPart) -> bool {
        !self.part(part).trim().is_empty()
    }

    /// Words in all parts.
    pub fn words(&self) -> usize {
        StoryPart::ALL.iter().map(|part| self.part(*part).split_whitespace().count()).sum()
    }
}

/// Who seems to act in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Voice {
    /// Nobody in particular, or too short to say.
    Neutral,
    /// « je », « j'ai », « mon ».
    Own,
    /// « on », « nous »: the jury cannot tell what the candidate did.
    Collective,
}

/// Who acts in a French text: « on/nous » without more of « je » is a collective voice.
pub fn voice(text: &str) -> Voice {
    let lower = text.to_lowercase();
    let count = |words: &[&str]| {
        lower.split(|c: char| !c.is_alphabetic()).filter(|word| words.contains(word)).count()
    };
    let own = count(&["je", "j", "me", "m", "mon", "ma", "mes", "moi"]);
    let collective = count(&["on", "nous", "notre", "nos"]);
    match (own, collective) {
        (own, collective) if collective > own => Voice::Collective,
        (0, _) => Voice::Neutral,
        _ => Voice::Own,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_voice_of_a_text_is_that_of_its_pronouns() {
        for (text, expected) in [
            ("", Voice::Neutral),
            ("Accueil d'un adhérent au guichet.", Voice::Neutral),
            ("J'ai écouté, puis je lui ai répondu.", Voice::Own),
            ("On a rappelé l’adhérent.", Voice::Collective),
            ("Nous avons revu notre planning, j'ai appelé.", Voice::Collective),
            ("J'ai proposé mon aide et nous avons conclu.", Voice::Own),
            ("Le chef m’a demandé de venir.", Voice::Own),
            ("Onze dossiers, une maison.", Voice::Neutral),
        ] {
            assert_eq!(voice(text), expected, "{text}");
        }
    }
}
