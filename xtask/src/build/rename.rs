//! Keeping a hashed name true after its file was changed: new name, and every mention follows.

use std::{ffi::OsStr, fs, path::Path};

use super::{fingerprint, hashed_name};
use crate::failure::{Doing, Outcome};

/// Files that may name another.
const TEXTS: [&str; 5] = ["html", "js", "css", "json", "webmanifest"];

/// Renames `file` after its present content, in its folder and in every text below `stage`.
/// A file whose name carries no hash stays as it is.
pub(super) fn to_content(stage: &Path, file: &Path) -> Outcome<()> {
    let Some(name) = file.file_name().and_then(OsStr::to_str) else {
        return Ok(());
    };
    let Some(place) = hashed_name::hash_in(name) else {
        return Ok(());
    };
    let mut new = name.to_owned();
    new.replace_range(place, &fingerprint::of_file(file)?);
    if new == name {
        return Ok(());
    }
    fs::rename(file, file.with_file_name(&new)).doing(format_args!("rename {name}"))?;
    for text in fingerprint::files_in(stage)? {
        let kind = text.extension().and_then(OsStr::to_str);
        if kind.is_some_and(|kind| TEXTS.contains(&kind)) {
            let before =
                fs::read_to_string(&text).doing(format_args!("read {}", text.display()))?;
            if before.contains(name) {
                fs::write(&text, before.replace(name, &new))
                    .doing(format_args!("write {}", text.display()))?;
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_follows_the_content_and_the_mentions_follow_the_name() {
        let stage = std::env::temp_dir().join(format!("xtask-rename-{}", std::process::id()));
        fs::create_dir_all(&stage).unwrap();
        let old = stage.join("app-0123456789abcdef_bg.wasm");
        fs::write(&old, "content").unwrap();
        fs::write(stage.join("index.html"), "<a href=./app-0123456789abcdef_bg.wasm>").unwrap();
        to_content(&stage, &old).unwrap();
        let new = format!("app-{}_bg.wasm", fingerprint::of_bytes(b"content"));
        assert!(stage.join(&new).is_file() && !old.exists());
        let page = fs::read_to_string(stage.join("index.html")).unwrap();
        assert_eq!(page, format!("<a href=./{new}>"));
        fs::remove_dir_all(&stage).unwrap();
    }
}
