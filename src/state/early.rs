//! Ratings that were given before the application was there, on the page as it was left
//! (`public/snapshot.js`).
//!
//! Owns their key and their form, `[[competence, level, seconds since 1970, level before or null], …]` in JSON, and
//! what the left page is told. They are taken over when the dossier is opened; until then they outlive the page, but
//! nothing else knows of them.

use super::card::card_key;
use super::ports::{RecordStore, StoreError};
use crate::domain::id::{CompetenceId, DossierId};
use crate::domain::{Level, Timestamp};
use crate::exchange::codec::Codec;
use serde_json::{Value, json};

/// Where `public/snapshot.js` keeps the page as it was left.
pub const SNAPSHOT: &str = "acquis/snapshot";

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Early {
    /// The competence rated.
    pub competence: CompetenceId,
    /// The level chosen.
    pub level: Level,
    /// When.
    pub at: Timestamp,
    /// What the page showed before.
    pub before: Option<Level>,
}

/// Where those of a dossier are kept.
pub fn key(id: &DossierId) -> String {
    format!("acquis/early/{id}")
}

/// Those of a text, in the order in which they were given; what cannot be read is passed over.
pub fn read(text: &str) -> Vec<Early> {
    let all = serde_json::from_str(text).unwrap_or(Value::Null);
    let level = |value: &Value| {
        let mut level = Level::blank();
        level.read(value).then_some(level)
    };
    let one = |value: &Value| {
        let seconds = u32::try_from(value.get(2)?.as_u64()?).ok()?;
        Some(Early {
            competence: CompetenceId::new(value.get(0)?.as_str()?),
            level: level(value.get(1)?)?,
            at: Timestamp::from_unix(seconds),
            before: value.get(3).and_then(level),
        })
    };
    all.as_array().into_iter().flatten().filter_map(one).collect()
}

/// What the page as it is left must know, to be shown as long as it is true and to take ratings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftPage {
    /// The dossier that it shows.
    pub id: DossierId,
    /// The dossier's card, which every save writes anew: with another one, it is not that page any more.
    pub card: String,
    /// What is said of a rating that was given there.
    pub noted: &'static str,
    /// What is said until the application is there.
    pub opening: &'static str,
}

impl LeftPage {
    /// The page of a dossier as it is kept in a store; nothing when it is not.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn of(
        store: &dyn RecordStore,
        id: DossierId,
        noted: &'static str,
        opening: &'static str,
    ) -> Result<Option<Self>, StoreError> {
        let card = store.get(&card_key(&id))?;
        Ok(card.map(|card| Self { id, card, noted, opening }))
    }

    /// As `public/snapshot.js` reads it.
    pub fn to_text(&self) -> String {
        json!({
            "key": card_key(&self.id),
            "card": self.card,
            "early": key(&self.id),
            "noted": self.noted,
            "opening": self.opening,
        })
        .to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_read_is_passed_over() {
        let text = r#"[["c/1","autonomous",1800000000,"with-help"],["c","best",1,null],["c","transmits",-1,null],7,
            ["c"],[null,"transmits",1,null],["c","transmits",2,null],["c","transmits",3]]"#;
        let early = |competence, level, at, before| Early {
            competence: CompetenceId::new(competence),
            level,
            at: Timestamp::from_unix(at),
            before,
        };
        let both = [
            early("c/1", Level::Autonomous, 1_800_000_000, Some(Level::WithHelp)),
            early("c", Level::Transmits, 2, None),
            early("c", Level::Transmits, 3, None),
        ];
        assert_eq!(read(text), both);
        for nothing in ["", "null", "{}", "[", "\"a\""] {
            assert_eq!(read(nothing), [], "{nothing}");
        }
    }
}
