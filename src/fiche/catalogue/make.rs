//! Making a catalogue of fiches, one after the other: what each adds to the list, then the list itself.
//!
//! Owns the order and the names of the files; keeps of a fiche its line and its words, never its text.
//! The order in which fiches come does not matter.

use super::index::{Where, write_first, write_places};
use super::words::{links, words};
use super::{Counts, MANIFEST, manifest, path_of, split_code, stored};
use crate::exchange::digest;
use crate::fiche::published::Published;
use crate::fiche::segment::single_spaced;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write;

/// Most words of one fiche.
const MOST_WORDS: usize = 400;

/// A file of a catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its path below the catalogue's folder, with `/`.
    pub path: String,
    /// What it holds.
    pub text: String,
}

/// What one fiche adds.
#[derive(Debug, Clone)]
pub struct Addition {
    /// Its own file.
    pub file: File,
    key: Key,
    line: String,
    words: BTreeMap<String, Where>,
}

impl Addition {
    /// What a fiche adds; `short` is what its kind is called for short. `None` when its code is none.
    #[must_use]
    pub fn of(read: &Published, short: &str) -> Option<Self> {
        let certification = &read.certification;
        let (kind, number) = split_code(&certification.code)?;
        let (title, short) = (single_spaced(&certification.title), single_spaced(short));
        let expires = certification.registration.expires.map(|day| day.to_string());
        let mut line = format!("{}\t{title}\t{short}\t", certification.code);
        if let Some(level) = certification.level {
            let _ = write!(line, "{level}");
        }
        let (blocks, competences) =
            (certification.blocks.len(), certification.competences().count());
        let _ = write!(line, "\t{}\t{blocks}\t{competences}", expires.unwrap_or_default());
        let mut found = BTreeMap::new();
        let mut add = |text: &str, place: Where| {
            for word in words(text).into_iter().filter(|word| !links(word)) {
                if found.len() < MOST_WORDS {
                    let known = found.entry(word).or_insert(place);
                    *known = place.min(*known);
                }
            }
        };
        add(&title, Where::Title);
        add(&short, Where::Title);
        for rome in &certification.rome {
            add(&rome.code, Where::Rome);
            add(&rome.label, Where::Rome);
        }
        for job in &certification.jobs {
            add(job, Where::Job);
        }
        let file = File { path: path_of(&certification.code)?, text: stored::write(read) };
        Some(Self { file, key: (kind == "RS", number), line, words: found })
    }
}

/// What a fiche is sorted by: of the répertoire spécifique, number.
type Key = (bool, u32);

/// A list in the making.
#[derive(Debug, Default)]
pub struct Listing {
    lines: BTreeMap<Key, String>,
    words: BTreeMap<String, Vec<(Key, Where)>>,
}

impl Listing {
    /// Takes a fiche in and gives its file; `None` when its code was met before: the first one stands.
    pub fn add(&mut self, addition: Addition) -> Option<File> {
        let Addition { file, key, line, words } = addition;
        if self.lines.contains_key(&key) {
            return None;
        }
        self.lines.insert(key, line);
        for (word, place) in words {
            self.words.entry(word).or_default().push((key, place));
        }
        Some(file)
    }

    /// The index and the manifest; `generated_at` is the day of the export, ISO 8601.
    #[must_use]
    pub fn finish(mut self, mut counts: Counts, generated_at: &str) -> [File; 2] {
        counts.listed = self.lines.len();
        let ranks: BTreeMap<_, _> = self.lines.keys().zip(0..).collect();
        let mut text = String::new();
        write_first(self.lines.len(), self.words.len(), &mut text);
        for line in self.lines.values() {
            text.push_str(line);
            text.push('\n');
        }
        for (word, places) in &mut self.words {
            places.sort_unstable();
            text.push_str(word);
            text.push('\t');
            let ranked = places.iter().filter_map(|(key, place)| Some((*ranks.get(key)?, *place)));
            write_places(ranked, &mut text);
            text.push('\n');
        }
        // A text always has a canonical form.
        let digest = digest::digest(&Value::String(text.clone())).unwrap_or_default();
        let digest = digest.trim_start_matches("sha-256:").get(..16).unwrap_or_default();
        let path = format!("index-{digest}.txt");
        let manifest = manifest(&counts, &path, text.len(), generated_at);
        [File { path, text }, File { path: MANIFEST.to_owned(), text: manifest }]
    }
}
