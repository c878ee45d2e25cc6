//! What the compiler is told for the site, beyond the release profile.
//!
//! Owns these flags and how they join those of the environment. Tests and `cargo build` by hand do
//! not use them: nothing in the sources depends on them.

use std::{
    ffi::{OsStr, OsString},
    path::{Path, PathBuf},
};

/// The variable they travel in: it separates flags so that a path may hold a space.
pub(super) const VARIABLE: &str = "CARGO_ENCODED_RUSTFLAGS";

const SEPARATOR: &str = "\u{1f}";

/// The flags of the environment, then ours.
///
/// `erase_components` makes Leptos share the code of views by what they yield, rather than repeat
/// it for every component. It costs 14 % on a page of two components and saves 15 % (50 KB of
/// brotli) here. Paths of this machine are taken out of panic messages: smaller, and the same
/// build on every machine. `acquis_parcels` marks where the wasm is to be cut, and the relocations
/// tell the cutter (`parcels.rs`) what needs what.
pub(super) fn encoded(root: &Path) -> OsString {
    let own = ["--cfg", "erase_components", "--cfg", "acquis_parcels", "-Clink-arg=--emit-relocs"]
        .map(OsString::from);
    join(of_environment().into_iter().chain(own).chain(paths(root)))
}

/// The flags of the environment and the paths: the reader has no components, and is not cut.
pub(super) fn of_reader(root: &Path) -> OsString {
    join(of_environment().into_iter().chain(paths(root)))
}

fn paths(root: &Path) -> impl Iterator<Item = OsString> {
    let cargo_home = std::env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| {
        let home = std::env::var_os("HOME").or_else(|| std::env::var_os("USERPROFILE"));
        home.map(|home| Path::new(&home).join(".cargo"))
    });
    let crates = cargo_home.map(|home| without(&home.join("registry").join("src")));
    [without(root)].into_iter().chain(crates)
}

fn without(folder: &Path) -> OsString {
    let mut flag = OsString::from("--remap-path-prefix=");
    flag.push(folder);
    flag.push("=");
    flag
}

fn of_environment() -> Vec<OsString> {
    let words = |variable, separator: &str| {
        let flags = std::env::var(variable).ok()?;
        let words = flags.split(separator).filter(|word| !word.is_empty());
        Some(words.map(OsString::from).collect())
    };
    words(VARIABLE, SEPARATOR).or_else(|| words("RUSTFLAGS", " ")).unwrap_or_default()
}

fn join(flags: impl Iterator<Item = OsString>) -> OsString {
    flags.collect::<Vec<_>>().join(OsStr::new(SEPARATOR))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_with_a_space_stays_one_flag() {
        let flags = encoded(Path::new("/my work/acquis"));
        let flags = flags.to_string_lossy();
        let mut each = flags.split(SEPARATOR);
        assert!(each.any(|flag| flag == "--remap-path-prefix=/my work/acquis="));
        assert!(flags.contains("--cfg\u{1f}erase_components"));
    }
}
