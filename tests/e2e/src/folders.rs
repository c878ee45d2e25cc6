//! Built sites as folders: listed, copied to be changed, put in the place of each other.

use crate::site::{given, traces};
use std::path::{Path, PathBuf};

/// Every file below a folder, by its path.
pub fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() { found.extend(files_below(&path)) } else { found.push(path) }
    }
    found
}

/// Whether a path is that of a compressed copy, made for hosts.
pub fn is_compressed(path: &str) -> bool {
    matches!(path.rsplit('.').next(), Some("br" | "gz"))
}

/// Copies a site, so that it can be changed.
pub fn copy_of(site: &Path, name: &str) -> PathBuf {
    let copy = traces().join(format!("{name}-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&copy);
    copy_into(site, &copy);
    copy
}

/// Puts a build in the place of what a folder that is served holds.
pub fn deploy(build: &Path, folder: &Path) {
    for file in files_below(folder) {
        std::fs::remove_file(file).expect("removed");
    }
    copy_into(build, folder);
}

/// Copies every file below a folder to the same place below another.
pub fn copy_into(from: &Path, folder: &Path) {
    for file in files_below(from) {
        let to = folder.join(file.strip_prefix(from).expect("a file below it"));
        std::fs::create_dir_all(to.parent().expect("a folder")).expect("a folder");
        std::fs::copy(file, to).expect("copied");
    }
}

/// The built site once more, with that script before the application's own.
pub fn with_script(name: &str, script: &str) -> PathBuf {
    let folder = copy_of(Path::new(&given("ACQUIS_DIST")), name);
    let own = |file: &&PathBuf| {
        let name = file.file_name().expect("a name").to_string_lossy();
        name.starts_with("acquis-app-") && name.ends_with(".js")
    };
    let files = files_below(&folder);
    let file = files.iter().find(own).expect("the application's script");
    let text = std::fs::read_to_string(file).expect("the application's script");
    std::fs::write(file, format!("{script}\n{text}")).expect("written");
    folder
}
