//! What each file of the site weighs, as it is and after brotli, and which ones a first visit loads.
//!
//! What is weighed is the compressed copy that `hosting` made, by Node's own brotli at quality 11.

use std::{collections::BTreeSet, fmt::Write, fs, path::Path};

use super::{fingerprint, offline, parcels, reader};
use crate::failure::{Doing, Outcome};

/// One file of the site; sizes in bytes.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Weight {
    /// Path below `dist/`, with `/`.
    pub(super) name: String,
    pub(super) raw: u64,
    pub(super) brotli: u64,
    pub(super) first_load: bool,
    /// Whether a dossier's own address asks for it at once, beside the first load.
    pub(super) dossier: bool,
}

/// Weighs every file of the folder.
pub(super) fn folder(site: &Path) -> Outcome<Vec<Weight>> {
    let mut texts = Vec::new();
    let mut weights = Vec::new();
    for file in &fingerprint::files_of_site(site)? {
        let bytes = fs::read(file).doing(format_args!("read {}", file.display()))?;
        let raw = bytes.len() as u64;
        // A host sends the copy when it is there: pictures are sent as they are.
        let copy = fs::metadata(format!("{}.br", file.display()));
        let brotli = copy.map_or(raw, |copy| copy.len());
        let name = fingerprint::path_below(site, file);
        let (first_load, dossier) = (false, false);
        weights.push(Weight { name: name.clone(), raw, brotli, first_load, dossier });
        let readable = [".html", ".js", ".css"].iter().any(|kind| name.ends_with(kind));
        texts.push((name, if readable { bytes } else { Vec::new() }));
    }
    let first = first_load(&texts);
    let scripts = texts.iter().filter(|(name, _)| first.contains(name.as_str()));
    let scripts: Vec<_> = scripts.map(|(_, text)| String::from_utf8_lossy(text)).collect();
    let early: BTreeSet<&str> = scripts.iter().flat_map(|script| parcels::early(script)).collect();
    for weight in &mut weights {
        weight.first_load = first.contains(weight.name.as_str());
        weight.dossier = early.contains(weight.name.as_str());
    }
    Ok(weights)
}

/// `index.html` and every file that it names, directly or through the scripts and styles it names.
/// A file that is named is counted, even if the browser might not load it at once; but parcels, the
/// reader of fiches and the service worker, which the first page does without (a journey of `tests/e2e` opens it with none).
fn first_load(texts: &[(String, Vec<u8>)]) -> BTreeSet<&str> {
    let mut found = BTreeSet::from(["index.html"]);
    let mut open = vec!["index.html"];
    while let Some(page) = open.pop() {
        let bytes = texts.iter().find(|(name, _)| name == page);
        let text = bytes
            .map_or_else(String::new, |(_, bytes)| String::from_utf8_lossy(bytes).into_owned());
        for (name, _) in texts {
            let base = name.rsplit('/').next().unwrap_or(name);
            let later = [parcels::PREFIX, reader::PREFIX, offline::WORKER];
            let later = later.iter().any(|name| base.starts_with(name));
            if !later && text.contains(base) && found.insert(name) {
                open.push(name);
            }
        }
    }
    found
}

/// The table people read, the first load first.
pub(super) fn table(weights: &[Weight], limit: u64, dossier_limit: u64) -> String {
    let mut sorted: Vec<&Weight> = weights.iter().collect();
    sorted
        .sort_by(|a, b| (b.first_load, b.brotli, &a.name).cmp(&(a.first_load, a.brotli, &b.name)));
    let width = sorted.iter().map(|weight| weight.name.len()).max();
    let width = width.unwrap_or(0).max(24);
    let mut text = format!("{:<width$} {:>10} {:>10}  first load\n", "file", "raw", "brotli");
    let mut row = |name: &str, raw: u64, brotli: u64, mark: &str| {
        // Writing to a String cannot fail.
        let _ = writeln!(text, "{name:<width$} {raw:>10} {brotli:>10}  {mark}");
    };
    for weight in &sorted {
        let mark = if weight.first_load { "yes" } else { "" };
        row(&weight.name, weight.raw, weight.brotli, mark);
    }
    let mut sum = |what: &str, which: fn(&Weight) -> bool, limit: u64| {
        let these = || sorted.iter().filter(|weight| which(weight));
        let raw = these().map(|weight| weight.raw).sum();
        let brotli = these().map(|weight| weight.brotli).sum();
        row(what, raw, brotli, &format!("of {limit} allowed"));
    };
    sum("first load, bytes", |weight| weight.first_load, limit);
    sum("a dossier's address, besides", |weight| weight.dossier, dossier_limit);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_load_follows_the_names() {
        let file = |name: &str, text: &str| (name.to_owned(), text.as_bytes().to_vec());
        let texts = [
            file(
                "a.js",
                "import './snippets/x/inline0.js'; 'a_bg.wasm'; fetch('./parcel-b.wasm'); './sw.js'; './reader-c.js'",
            ),
            file("a_bg.wasm", ""),
            file("index.html", "<script>import './a.js'</script>"),
            file("parcel-b.wasm", ""),
            file("reader-c.js", "a_bg.wasm"),
            file("schema/dossier-1.schema.json", ""),
            file("snippets/x/inline0.js", ""),
            file("sw.js", "index.html"),
        ];
        let first: Vec<_> = first_load(&texts).into_iter().collect();
        assert_eq!(first, ["a.js", "a_bg.wasm", "index.html", "snippets/x/inline0.js"]);
    }

    #[test]
    fn the_table_ends_with_the_totals() {
        let weights = [("index.html", true), ("parcel.wasm", false)].map(|(name, first_load)| {
            let name = name.to_owned();
            let raw = if first_load { 20 } else { 30 };
            Weight { name, raw, brotli: 10, first_load, dossier: !first_load }
        });
        let text = table(&weights, 150_000, 400_000);
        assert!(text.contains("20         10  of 150000 allowed\n"), "{text}");
        assert!(text.ends_with("30         10  of 400000 allowed\n"), "{text}");
    }
}
