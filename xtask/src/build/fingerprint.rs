//! Fingerprints: of a file, of everything a build depends on.
//!
//! 64 bits of `SipHash`: it tells a change from none and names files; it guards against nobody.

use std::{
    collections::BTreeSet,
    ffi::OsStr,
    fs,
    hash::{DefaultHasher, Hasher},
    path::{Path, PathBuf},
};

use super::{flags, hosting};
use crate::failure::{Doing, Outcome};

/// 16 hexadecimal digits for these bytes.
#[must_use]
pub(super) fn of_bytes(bytes: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    hasher.write(bytes);
    format!("{:016x}", hasher.finish())
}

/// 16 hexadecimal digits for the file's content.
pub(super) fn of_file(file: &Path) -> Outcome<String> {
    let bytes = fs::read(file).doing(format_args!("read {}", file.display()))?;
    Ok(of_bytes(&bytes))
}

/// Every file below the folder, sorted.
pub(super) fn files_in(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let mut found = BTreeSet::new();
    walk(folder, &mut found, &|_| true)?;
    Ok(found.into_iter().collect())
}

/// The path of a file below the folder, with `/`.
pub(super) fn path_below(folder: &Path, file: &Path) -> String {
    let inside = file.strip_prefix(folder).unwrap_or(file);
    inside.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// The files of a site, sorted, without their compressed copies.
pub(super) fn files_of_site(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let mut files = files_in(folder)?;
    files.retain(|file| {
        let kind = file.extension().and_then(OsStr::to_str);
        !kind.is_some_and(|kind| hosting::COMPRESSED.contains(&kind))
    });
    Ok(files)
}

/// The files of these kinds below the folder, sorted.
pub(super) fn files_of(folder: &Path, kinds: &[&str]) -> Outcome<Vec<PathBuf>> {
    let mut files = files_in(folder)?;
    files.retain(|file| {
        let kind = file.extension().and_then(OsStr::to_str);
        kind.is_some_and(|kind| kinds.contains(&kind))
    });
    Ok(files)
}

/// Everything that can change the site: the checkout's files but for what surely does not reach
/// it, the tools' versions, the compiler flags of the environment. Better to build once too often.
pub(super) fn of_inputs(root: &Path, tools: &[String]) -> Outcome<String> {
    let mut files = BTreeSet::new();
    walk(root, &mut files, &|path| path.strip_prefix(root).is_ok_and(matters))?;
    let mut hasher = DefaultHasher::new();
    for tool in tools {
        hasher.write(tool.as_bytes());
    }
    hasher.write(flags::encoded(root).as_encoded_bytes());
    for file in files {
        let bytes = fs::read(&file).doing(format_args!("read {}", file.display()))?;
        hasher.write(file.as_os_str().as_encoded_bytes());
        hasher.write_usize(bytes.len());
        hasher.write(&bytes);
    }
    Ok(format!("{:016x}", hasher.finish()))
}

/// Makes `copy` hold what a build of `root` depends on, and nothing else of sources; what is there already
/// keeps its time.
pub(crate) fn mirror(root: &Path, copy: &Path) -> Outcome<()> {
    let wanted = inputs_below(root)?;
    if copy.exists() {
        for file in inputs_below(copy)? {
            if !root.join(&file).is_file() {
                fs::remove_file(copy.join(&file)).doing("remove a file from the copy")?;
            }
        }
    }
    for file in wanted {
        let (from, to) = (root.join(&file), copy.join(&file));
        let bytes = fs::read(&from).doing(format_args!("read {}", from.display()))?;
        if fs::read(&to).is_ok_and(|there| there == bytes) {
            continue;
        }
        fs::create_dir_all(to.parent().unwrap_or(copy)).doing("make a folder of the copy")?;
        fs::write(&to, bytes).doing(format_args!("write {}", to.display()))?;
    }
    Ok(())
}

fn inputs_below(root: &Path) -> Outcome<Vec<PathBuf>> {
    let mut files = BTreeSet::new();
    walk(root, &mut files, &|path| path.strip_prefix(root).is_ok_and(needed))?;
    Ok(files.iter().filter_map(|file| Some(file.strip_prefix(root).ok()?.into())).collect())
}

/// Whether a build in another folder needs it: a manifest names its tests and its members.
fn needed(path: &Path) -> bool {
    let test = path.starts_with("tests") && path.extension().is_some_and(|kind| kind == "rs");
    matters(path) || test || path == Path::new("tests/e2e")
}

/// The paths below two folders at which they do not hold the same.
pub(crate) fn differing(one: &Path, other: &Path) -> Outcome<Vec<String>> {
    let mut paths = BTreeSet::new();
    for folder in [one, other] {
        paths.extend(files_in(folder)?.iter().map(|file| path_below(folder, file)));
    }
    let differs = |path: &String| match (fs::read(one.join(path)), fs::read(other.join(path))) {
        (Ok(one), Ok(other)) => one != other,
        _ => true,
    };
    Ok(paths.into_iter().filter(differs).collect())
}

/// Whether a path, relative to the checkout, may change the site.
fn matters(path: &Path) -> bool {
    let name = path.file_name().and_then(OsStr::to_str).unwrap_or_default();
    let below_tests = path.starts_with("tests");
    let kind = path.extension().and_then(OsStr::to_str).unwrap_or_default();
    let page_of_docs = path.components().count() == 1 && kind == "md";
    let hidden = name.starts_with('.') && name != ".cargo";
    let made = ["target", "dist", "node_modules"].contains(&name);
    !(hidden
        || made
        || page_of_docs
        || (below_tests && kind == "rs")
        || path == Path::new("tests/e2e"))
}

fn walk(
    folder: &Path,
    found: &mut BTreeSet<PathBuf>,
    wanted: &dyn Fn(&Path) -> bool,
) -> Outcome<()> {
    let entries = fs::read_dir(folder).doing(format_args!("list {}", folder.display()))?;
    for entry in entries {
        let path = entry.doing(format_args!("list {}", folder.display()))?.path();
        if !wanted(&path) {
            continue;
        }
        if path.is_dir() {
            walk(&path, found, wanted)?;
        } else if path.is_file() {
            found.insert(path);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sources_matter_and_what_is_made_does_not() {
        let yes = ["src/main.rs", "Cargo.lock", ".cargo", "tests/fixtures/page.txt", "data/a.md"];
        let no = ["target", "dist", ".git", "README.md", "tests/e2e", "tests/a.rs"];
        assert!(yes.iter().all(|path| matters(Path::new(path))));
        assert!(no.iter().all(|path| !matters(Path::new(path))));
    }

    #[test]
    fn a_copy_holds_what_is_needed_and_two_folders_differ_where_they_do() {
        let place = std::env::temp_dir().join(format!("xtask-mirror-{}", std::process::id()));
        let (root, copy) = (place.join("root"), place.join("copy"));
        for path in ["src/a.rs", "tests/b.rs", "dist/c", "d.md"] {
            let file = root.join(path);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, path).unwrap();
        }
        mirror(&root, &copy).unwrap();
        assert_eq!(differing(&root, &copy).unwrap(), ["d.md", "dist/c"]);
        fs::remove_file(root.join("src/a.rs")).unwrap();
        fs::write(root.join("tests/b.rs"), "other").unwrap();
        assert_eq!(differing(&root, &copy).unwrap(), ["d.md", "dist/c", "src/a.rs", "tests/b.rs"]);
        mirror(&root, &copy).unwrap();
        assert_eq!(differing(&root, &copy).unwrap(), ["d.md", "dist/c"]);
        fs::remove_dir_all(&place).unwrap();
    }

    #[test]
    fn a_fingerprint_has_16_digits_and_tells_a_change() {
        assert_eq!(of_bytes(b"").len(), 16);
        assert_ne!(of_bytes(b"a"), of_bytes(b"b"));
    }
}
