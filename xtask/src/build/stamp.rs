//! The note a build leaves behind: what it was made from, and each file it made, so that the next
//! one can tell that nothing has changed.
//!
//! Kept in `target/`; a damaged note only means that the build is done again.

use std::{fmt::Write, fs, path::Path};

use super::{fingerprint, weigh::Weight};
use crate::failure::{Doing, Outcome};

/// Notes the build that now stands in `dist`.
pub(super) fn write(stamp: &Path, inputs: &str, dist: &Path, weights: &[Weight]) -> Outcome<()> {
    let mut text = format!("{inputs}\n");
    for weight in weights {
        let Weight { name, raw, brotli, first_load, dossier } = weight;
        let content = fingerprint::of_file(&dist.join(name))?;
        writeln!(text, "{content} {raw} {brotli} {first_load} {dossier} {name}")
            .doing("note the build")?;
    }
    fs::write(stamp, text).doing(format_args!("write {}", stamp.display()))
}

/// The weights of the noted build, when it was made from `inputs` and `dist` still is that build.
pub(super) fn still_true(stamp: &Path, inputs: &str, dist: &Path) -> Option<Vec<Weight>> {
    let text = fs::read_to_string(stamp).ok()?;
    let mut lines = text.lines();
    if lines.next()? != inputs {
        return None;
    }
    let mut weights = Vec::new();
    for line in lines {
        let (content, weight) = line.split_once(' ')?;
        let weight = read(weight)?;
        if fingerprint::of_file(&dist.join(&weight.name)).ok()? != content {
            return None;
        }
        weights.push(weight);
    }
    let same_number = fingerprint::files_of_site(dist).ok()?.len() == weights.len();
    (same_number && !weights.is_empty()).then_some(weights)
}

fn read(line: &str) -> Option<Weight> {
    let mut words = line.splitn(5, ' ');
    Some(Weight {
        raw: words.next()?.parse().ok()?,
        brotli: words.next()?.parse().ok()?,
        first_load: words.next()?.parse().ok()?,
        dossier: words.next()?.parse().ok()?,
        name: words.next()?.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_holds_until_an_input_or_an_output_changes() {
        let folder = std::env::temp_dir().join(format!("xtask-stamp-{}", std::process::id()));
        let (stamp, dist) = (folder.join("stamp"), folder.join("dist"));
        fs::create_dir_all(&dist).unwrap();
        fs::write(dist.join("index.html"), "page").unwrap();
        let name = "index.html".to_owned();
        let weights = [Weight { name, raw: 4, brotli: 8, first_load: true, dossier: false }];
        write(&stamp, "abc", &dist, &weights).unwrap();
        assert_eq!(still_true(&stamp, "abc", &dist).as_deref(), Some(&weights[..]));
        assert_eq!(still_true(&stamp, "abd", &dist), None);
        fs::write(dist.join("more"), "").unwrap();
        assert_eq!(still_true(&stamp, "abc", &dist), None);
        fs::remove_file(dist.join("more")).unwrap();
        fs::write(dist.join("index.html"), "edited").unwrap();
        assert_eq!(still_true(&stamp, "abc", &dist), None);
        fs::remove_dir_all(&folder).unwrap();
    }
}
