//! Where the records of a sealed dossier stand: `acquis/1/sealed/<dossier>/r/<32 hex>`.
//!
//! The name of a record is an HMAC of the key it would have unsealed, so that the keys do not tell
//! which competences are rated. Owns also which keys are a dossier's at all.

use crate::domain::id::DossierId;
use crate::exchange::record;
use hmac::{Hmac, Mac};
use sha2::Sha256;
use std::fmt::Write;

/// What every key of a sealed dossier begins with.
pub const SEALED: &str = "acquis/1/sealed/";
/// Where records that could not be read are parked, with the key they had.
const PARKED: &str = "acquis/1/quarantine/";
const POINTS: &str = "acquis/1/points/";
/// What ends the key of a header.
pub const HEADER: &str = "/vault/-";

/// The beginning of keys that belong to a dossier, unsealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Root {
    /// What they begin with.
    pub prefix: String,
    /// Whether the quick store has them too; points stand in the journal only.
    pub stored: bool,
}

/// The part of a key that names its dossier, as it stands in the key; `None` for what belongs to
/// none, and for what is sealed.
pub fn owner(key: &str) -> Option<&str> {
    let rest = key.strip_prefix(PARKED).unwrap_or(key);
    let rest = rest.strip_prefix(POINTS).or_else(|| rest.strip_prefix(record::PREFIX))?;
    let (owner, _) = rest.split_once('/')?;
    (!matches!(owner, "sealed" | "quarantine" | "points")).then_some(owner)
}

/// The name of the dossier to which a key belongs that is sealed.
pub fn seat(key: &str) -> Option<&str> {
    key.strip_prefix(SEALED)?.split_once('/').map(|(owner, _)| owner)
}

/// What every key of a sealed dossier begins with.
pub fn seat_prefix(owner: &str) -> String {
    format!("{SEALED}{owner}/")
}

/// The key under which pages tell each other that a dossier is locked; nothing stays there.
pub fn lock_key(owner: &str) -> String {
    format!("{SEALED}{owner}/lock/-")
}

/// How a dossier is named in keys.
pub fn owner_of(id: &DossierId) -> String {
    let prefix = record::prefix(id);
    let named = prefix.strip_prefix(record::PREFIX).and_then(|rest| rest.strip_suffix('/'));
    named.unwrap_or_default().to_owned()
}

/// The dossier of that name.
pub fn dossier(owner: &str) -> Option<DossierId> {
    record::dossier_of(&format!("{}{owner}/card/-", record::PREFIX))
}

/// The dossier of which a key is the header.
pub fn sealed_by(key: &str) -> Option<DossierId> {
    dossier(key.strip_prefix(SEALED)?.strip_suffix(HEADER)?)
}

/// Where keys of a dossier may stand that is not sealed.
pub fn roots(owner: &str) -> Vec<Root> {
    [
        (format!("{}{owner}/", record::PREFIX), true),
        (format!("{PARKED}{}{owner}/", record::PREFIX), true),
        (format!("{POINTS}{owner}/"), false),
    ]
    .into_iter()
    .map(|(prefix, stored)| Root { prefix, stored })
    .collect()
}

/// Where the header of a dossier stands, by what names it in keys.
pub fn header_key(owner: &str) -> String {
    format!("{SEALED}{owner}{HEADER}")
}

/// Whether a key is that of a header.
pub fn is_header(key: &str) -> bool {
    key.starts_with(SEALED) && key.ends_with(HEADER)
}

/// What the keys of a dossier's sealed records begin with.
pub fn records(owner: &str) -> String {
    format!("{SEALED}{owner}/r/")
}

/// Where the record of a key stands sealed.
pub fn name(owner: &str, names: &[u8; 32], key: &str) -> String {
    let mut place = records(owner);
    // A key of any length is one.
    if let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(names) {
        mac.update(key.as_bytes());
        for byte in &mac.finalize().into_bytes()[..16] {
            let _ = write!(place, "{byte:02x}");
        }
    }
    place
}

/// The additional data of a sealed record: the version of the layout, and where it stands.
pub fn bound(place: &str) -> String {
    format!("acquis-vault/1 {place}")
}
