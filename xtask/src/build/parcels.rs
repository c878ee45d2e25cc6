//! Cuts the application into what the first page needs and the parcels that come after it.
//!
//! Where it is cut is said in `src/ui/parcels.rs`. Trunk's own script and wasm, made from the
//! uncut module, give way to those of the first part; the loader of the parcels is bundled into
//! that script, since the two name each other and could not both carry a hash.

use std::{
    ffi::OsStr,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use super::{after_trunk::esbuild, bindings, fingerprint};
use crate::{
    failure::{Doing, Failure, Outcome},
    process,
    project::Project,
    setup::Toolbox,
};

/// What a parcel's file is called before it is named after its content: the form of a hashed name.
const NO_HASH_YET: &str = "0000000000000000";

/// How the files of parcels begin: the first load has none of them.
pub(super) const PREFIX: &str = "parcel-";

/// The parcel that the address of a dossier asks for.
const DOSSIER: &str = "parcel_dossier";

/// Replaces the script and the wasm below `stage` by the cut ones, made from the linker's module.
pub(super) fn cut(stage: &Path, project: &Project, tools: &Toolbox) -> Outcome<()> {
    let script = only_script(stage)?;
    let name = script.file_stem().and_then(OsStr::to_str).unwrap_or_default().to_owned();
    let work = stage.join("cut");
    fs::create_dir_all(&work).doing("create the folder to cut in")?;
    let mut split = Command::new("wasm-split-cli");
    split.arg(&project.module).arg(&work).args(["--target", "web", "--out-name", &name]);
    process::run_long(split.env("PATH", &tools.path))?;
    let first = work.join(format!("{name}.wasm"));
    let mut bindgen = Command::new("wasm-bindgen");
    bindgen.arg(&first).args(["--target", "web", "--no-typescript", "--keep-lld-exports"]);
    process::run_long(bindgen.arg("--out-dir").arg(&work).env("PATH", &tools.path))?;
    fs::remove_file(&first).doing("remove the part before wasm-bindgen")?;
    let written = |end: &str| work.join(format!("{name}{end}"));
    bindings::tighten(&written(".js"), &written("_bg.wasm"))?;
    let loader = rename_parcels(&work)?;
    let early = files_of(&loader, DOSSIER).ok_or_else(|| {
        Failure::step(format!("The loader of the parcels has none named {DOSSIER}."))
    })?;
    let start = work.join("start.js");
    let text = fs::read_to_string(project.root.join("public/start.js")).doing("read start.js")?;
    let text = text.replace("./application.js", &format!("./{name}.js"));
    fs::write(&start, text.replacen("DOSSIER_PARCEL", &format!("{early:?}"), 1))
        .doing("write the script that starts the application")?;
    esbuild(&start, &script, &["--bundle", "--format=esm"], tools)?;
    for file in fingerprint::files_of(&work, &["wasm"])? {
        let name = file.file_name().unwrap_or_default();
        fs::rename(&file, stage.join(name)).doing("put a part of the wasm in its place")?;
    }
    fs::remove_dir_all(&work).doing("remove the folder to cut in")
}

/// Gives the cut-off parts names that can carry a hash, in the loader too, whose text it gives.
fn rename_parcels(work: &Path) -> Outcome<String> {
    let loader = work.join("__wasm_split.js");
    let mut text = fs::read_to_string(&loader).doing("read the loader of the parcels")?;
    let mut found = 0;
    for file in fingerprint::files_of(work, &["wasm"])? {
        let old = file.file_name().and_then(OsStr::to_str).unwrap_or_default();
        if old.ends_with("_bg.wasm") {
            continue;
        }
        let stem = old.trim_end_matches(".wasm").replace(['_', '-'], "");
        let new = format!("{PREFIX}{stem}-{NO_HASH_YET}.wasm");
        text = text.replace(&format!("./{old}\""), &format!("./{new}\""));
        fs::rename(&file, work.join(new)).doing("rename a parcel")?;
        found += 1;
    }
    if found == 0 {
        return Err(Failure::step("The wasm was not cut: it has no split point."));
    }
    fs::write(&loader, &text).doing("write the loader of the parcels")?;
    Ok(text)
}

/// The files that a parcel is loaded from: its own, and what it shares with others.
fn files_of(loader: &str, parcel: &str) -> Option<Vec<String>> {
    let file_after = |place: usize| {
        let (_, rest) = loader[place..].split_once("\"./")?;
        Some(format!("./{}", rest.split_once('"')?.0))
    };
    let own = loader.find(&format!("export const __wasm_split_load_{parcel}"))?;
    let mut files = vec![file_after(own)?];
    let (_, shared) = loader[own..].split_once(", [")?;
    for name in shared.split_once(']')?.0.split(", ").filter(|name| !name.is_empty()) {
        files.push(file_after(loader.find(&format!("const {name} = "))?)?);
    }
    Some(files)
}

/// The files that a script asks for at once when the address is a dossier's (`public/start.js`).
pub(super) fn early(script: &str) -> impl Iterator<Item = &str> {
    let list = script.find(&format!("[\"./{PREFIX}")).map_or("", |at| &script[at..]);
    let list = list.split_once(']').map_or("", |(list, _)| list);
    list.split('"').filter_map(|part| part.strip_prefix("./"))
}

/// The application's script.
pub(super) fn only_script(stage: &Path) -> Outcome<PathBuf> {
    let mut found = fingerprint::files_of(stage, &["js"])?;
    found.retain(|file| !file.ends_with("sw.js"));
    let one = found.pop().filter(|_| found.is_empty());
    one.ok_or_else(|| Failure::step("Trunk should have written one .js file."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_of_a_parcel_are_its_own_and_those_it_shares() {
        let fetch =
            |file: &str| format!("() => {{ fetch(new URL(\"./{file}.wasm\", import.meta.url)); }}");
        let loader = format!(
            "const __chunk_1 = makeLoad({}, []);\nconst __chunk_2 = makeLoad({}, []);\n\
             export const __wasm_split_load_parcel_read = wrapAsyncCb(makeLoad({}, []));\n\
             export const __wasm_split_load_parcel_dossier = wrapAsyncCb(makeLoad({}, [__chunk_2, __chunk_1]));\n",
            fetch("a"),
            fetch("b"),
            fetch("c"),
            fetch("d"),
        );
        let files = |parcel| files_of(&loader, parcel);
        assert_eq!(files("parcel_dossier").unwrap(), ["./d.wasm", "./b.wasm", "./a.wasm"]);
        assert_eq!(files("parcel_read").unwrap(), ["./c.wasm"]);
        assert_eq!(files("parcel_none"), None);
    }

    #[test]
    fn what_a_dossier_asks_for_at_once_is_read_from_the_script() {
        let script = "x=new URL(\"./parcel-z.wasm\",a);var p=[\"./parcel-d-1.wasm\",\"./parcel-c-2.wasm\"];y=[\"./e.wasm\"]";
        assert_eq!(early(script).collect::<Vec<_>>(), ["parcel-d-1.wasm", "parcel-c-2.wasm"]);
        assert_eq!(early("var p=[];").count(), 0);
    }
}
