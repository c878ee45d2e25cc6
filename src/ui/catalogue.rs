//! The host's catalogue, as far as it was fetched: its list, what is searched for in it, one fiche of it.
//!
//! Owns the fetching and when: nothing before the page of the catalogue is opened, the list once, a fiche
//! when it is opened. Nothing of it is kept on the device but the certification of a dossier.

use crate::fiche::catalogue::index::Index;
use crate::fiche::catalogue::{MANIFEST, Manifest, ManifestError, path_of, stored};
use crate::fiche::published::Published;
use crate::platform::fetch::{self, FetchError};
use crate::state::{Seen, Shown};
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// Where the catalogue stands below the application.
const FOLDER: &str = "catalogue";

/// Why there is nothing to choose from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// The host has none, or not this fiche.
    Absent,
    /// Nobody answers.
    Unreachable,
    /// It was made for a later Acquis.
    Newer,
    /// It cannot be read.
    Damaged,
}

impl From<FetchError> for Trouble {
    fn from(error: FetchError) -> Self {
        match error {
            FetchError::Missing => Self::Absent,
            FetchError::Unreachable => Self::Unreachable,
        }
    }
}

/// The list, and the day of its data.
#[derive(Clone)]
pub struct Listed {
    /// What is searched.
    pub index: Arc<Index>,
    /// ISO 8601.
    pub generated_at: String,
}

/// How far it is here.
#[derive(Clone)]
pub enum Stage {
    /// Not asked for.
    Away,
    /// Asked for.
    Coming,
    /// Here.
    Here(Listed),
    /// Not to be had.
    Not(Trouble),
}

/// The catalogue of the host. A handle.
#[derive(Clone, Copy)]
pub struct Catalogue {
    stage: Shown<Stage>,
    /// What is searched for.
    pub query: Shown<String>,
}

impl Default for Catalogue {
    fn default() -> Self {
        Self { stage: Shown::new(Stage::Away), query: Shown::new(String::new()) }
    }
}

impl Catalogue {
    /// How far it is here.
    pub fn stage(self) -> Seen<Stage> {
        self.stage.read_only()
    }

    /// Fetches the list, unless it is here or on its way.
    pub fn ask(self) {
        if matches!(self.stage.get_untracked(), Stage::Here(_) | Stage::Coming) {
            return;
        }
        self.stage.set(Stage::Coming);
        spawn_local(async move {
            let come = list().await;
            self.stage.try_set(come.map_or_else(Stage::Not, Stage::Here));
        });
    }
}

async fn list() -> Result<Listed, Trouble> {
    let text = fetch::text(&format!("{FOLDER}/{MANIFEST}")).await?;
    let manifest = Manifest::read(&text).map_err(|error| match error {
        // A host that answers everything with its own page has none.
        ManifestError::NotOne => Trouble::Absent,
        ManifestError::Newer(_) => Trouble::Newer,
    })?;
    let text = fetch::text(&format!("{FOLDER}/{}", manifest.index)).await?;
    let index = Index::read(text).map_err(|_| Trouble::Damaged)?;
    Ok(Listed { index: Arc::new(index), generated_at: manifest.generated_at })
}

/// One fiche of the catalogue, by its code.
///
/// # Errors
/// When it is not to be had.
pub async fn fiche(code: &str) -> Result<Published, Trouble> {
    let path = path_of(code).ok_or(Trouble::Absent)?;
    let text = fetch::text(&format!("{FOLDER}/{path}")).await?;
    let read = stored::read(&text).ok_or(Trouble::Damaged)?;
    if read.certification.code == code { Ok(read) } else { Err(Trouble::Damaged) }
}
