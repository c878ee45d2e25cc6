//! What the service worker (`public/sw.js`) is told of the build: its name and its files.

use std::{
    collections::BTreeMap,
    fmt::Write,
    fs,
    path::{Path, PathBuf},
};

use super::{fingerprint, hosting, node};
use crate::{
    failure::{Doing, Failure, Outcome},
    project::Project,
    setup::Toolbox,
};

/// The service worker's name.
pub(super) const WORKER: &str = "sw.js";

/// What of a site is not kept on the device: the worker itself, what only hosts and installers read.
const LEFT_OUT: [&str; 4] = [WORKER, hosting::NOT_FOUND, hosting::HEADERS, "icons/screen-"];

const DIGESTS: &str = "\
const fs = require('fs'), crypto = require('crypto');
for (const file of process.argv.slice(1)) {
  console.log('sha256-' + crypto.createHash('sha256').update(fs.readFileSync(file)).digest('base64'));
}";

/// Fills in the service worker.
pub(super) fn list_files(stage: &Path, _: &Project, _: &Toolbox) -> Outcome<()> {
    let mut files = fingerprint::files_in(stage)?;
    files.retain(|file| {
        !LEFT_OUT.iter().any(|left_out| fingerprint::path_below(stage, file).starts_with(left_out))
    });
    let digests = digests(&files)?;
    let paths = files.iter().map(|file| match fingerprint::path_below(stage, file) {
        // Some hosts answer `index.html` by a redirection.
        page if page == "index.html" => String::new(),
        path => path,
    });
    let list = json(&paths.zip(digests).collect());
    let worker = stage.join(WORKER);
    let text = fs::read_to_string(&worker).doing("read the service worker")?;
    let name = fingerprint::of_bytes(format!("{text}{list}").as_bytes());
    let text = text.replacen("BUILD_NAME", &name, 1).replacen("BUILD_FILES", &list, 1);
    if !text.contains(&name) || !text.contains(&list) {
        return Err(Failure::step("public/sw.js has no BUILD_NAME or no BUILD_FILES to fill in."));
    }
    fs::write(worker, text).doing("write the service worker")
}

fn digests(files: &[PathBuf]) -> Outcome<Vec<String>> {
    let said = node::answer(DIGESTS, files);
    let digests: Vec<_> = said.iter().flat_map(|text| text.lines()).map(str::to_owned).collect();
    if digests.len() == files.len() {
        Ok(digests)
    } else {
        Err(Failure::step("Could not take the files' digests: `node` did not answer."))
    }
}

/// Paths and digests need no escape.
fn json(files: &BTreeMap<String, String>) -> String {
    let mut text = String::from("{");
    for (path, digest) in files {
        let comma = if text.len() > 1 { "," } else { "" };
        // Writing to a String cannot fail.
        let _ = write!(text, "{comma}\"{path}\":\"{digest}\"");
    }
    text + "}"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_is_listed_by_the_folder_and_the_worker_not_at_all() {
        let stage = std::env::temp_dir().join(format!("xtask-offline-{}", std::process::id()));
        fs::create_dir_all(stage.join("icons")).unwrap();
        let files = [
            ("index.html", "page"),
            ("icons/acquis.svg", "icon"),
            ("icons/screen-wide.png", "shot"),
            ("_headers", "for the host"),
            ("sw.js", "name = 'BUILD_NAME'; files = BUILD_FILES"),
        ];
        for (name, text) in files {
            fs::write(stage.join(name), text).unwrap();
        }
        let project = Project::find().unwrap();
        let tools = Toolbox { path: "".into(), versions: Vec::new() };
        list_files(&stage, &project, &tools).unwrap();
        let text = fs::read_to_string(stage.join("sw.js")).unwrap();
        let (name, list) = text.split_once("'; files = ").unwrap();
        assert_eq!(name.len(), "name = '".len() + 16);
        let page = "{\"\":\"sha256-NmAxWprz3yVdjxmrB35Hl4IrQUiKDioEvGr3EhPCMnQ=\",";
        assert!(list.starts_with(page), "{list}");
        assert_eq!(list.matches(':').count(), 2, "{list}");
        assert!(list.contains("\"icons/acquis.svg\":"), "{list}");
        fs::remove_dir_all(&stage).unwrap();
    }
}
