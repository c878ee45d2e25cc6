//! The reader of fiches: a second, smaller wasm, for the worker of the import page.
//!
//! Owns its compilation (without Leptos, for speed rather than size) and its script, one classic
//! file: not every browser has module workers. Its names carry a hash like those of the rest.

use std::{fs, path::Path, process::Command};

use super::{after_trunk::esbuild, bindings, flags};
use crate::{
    failure::{Doing, Outcome},
    process,
    project::Project,
    setup::Toolbox,
};

/// How its files begin: the first load has none of them.
pub(super) const PREFIX: &str = "reader-";

/// Its name before it is named after its content (`public/reader.js` and `start.js` say so too).
const NAME: &str = "reader-0000000000000000";

/// Compiles it, beside the application: in folders of its own, by its own profile.
pub(super) fn compile(project: &Project) -> Outcome<()> {
    let mut cargo = Command::new("cargo");
    cargo.current_dir(&project.root).args(["build", "--quiet", "--offline", "--locked"]);
    cargo.args(["--package", "acquis", "--bin", "acquis-reader", "--profile", "reader"]);
    cargo.args(["--no-default-features", "--features", "reader"]);
    cargo.args(["--target", "wasm32-unknown-unknown"]);
    cargo.env(flags::VARIABLE, flags::of_reader(&project.root));
    process::run_long(cargo.env("CARGO_TARGET_DIR", &project.target))
}

/// Puts its script and its wasm in the staging folder, once it is compiled.
pub(super) fn add(stage: &Path, project: &Project, tools: &Toolbox) -> Outcome<()> {
    let work = stage.join("read");
    fs::create_dir_all(&work).doing("create the folder of the reader")?;
    let mut bindgen = Command::new("wasm-bindgen");
    bindgen.arg(&project.reader).args(["--target", "web", "--no-typescript"]);
    bindgen.args(["--out-name", "reader-module", "--out-dir"]).arg(&work);
    process::run_long(bindgen.env("PATH", &tools.path))?;
    bindings::tighten(&work.join("reader-module.js"), &work.join("reader-module_bg.wasm"))?;
    let start = work.join("reader.js");
    fs::copy(project.root.join("public/reader.js"), &start).doing("copy the reader's script")?;
    let script = stage.join(format!("{NAME}.js"));
    // A classic script has no address of its own to ask for: the wasm is named by `reader.js`.
    let how = ["--bundle", "--format=iife", "--define:import.meta.url=\"\""];
    esbuild(&start, &script, &how, tools)?;
    let wasm = stage.join(format!("{NAME}_bg.wasm"));
    fs::rename(work.join("reader-module_bg.wasm"), wasm).doing("put the reader in its place")?;
    fs::remove_dir_all(&work).doing("remove the folder of the reader")
}
