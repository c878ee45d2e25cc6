//! What becomes of Trunk's output before it is a site: the one list of steps.
//!
//! Each step works on the staging folder in place. Steps that change what a file holds come
//! before the renaming; steps that name files (a precache list, CSP hashes) and compressed
//! copies belong after it.

use std::{cmp::Reverse, fs, path::Path, process::Command};

use super::{fingerprint, hosting, markup, offline, page, parcels, reader, rename};
use crate::{
    failure::{Doing, Failure, Outcome},
    process,
    project::Project,
    say::Step,
    setup::Toolbox,
};

type Work = fn(&Path, &Project, &Toolbox) -> Outcome<()>;

/// What is done, how long it usually takes, and how. In this order.
const AFTER_TRUNK: [(&str, &str, Work); 10] = [
    ("Looking for texts that would become markup", "0.1 s", markup::none),
    ("Cutting the wasm into parcels", "2 s", parcels::cut),
    ("Putting the script in a file", "0 s", page::without_inline_script),
    ("Adding the reader of fiches", "1 s", reader::add),
    ("Shrinking the wasm with wasm-opt", "10 s", shrink_wasm),
    ("Minifying scripts and styles", "0.2 s", minify),
    ("Naming files after what they now hold", "0 s", rename_all),
    ("Telling the service worker what to keep", "0.2 s", offline::list_files),
    ("Writing what hosts need", "0 s", hosting::write),
    ("Compressing", "2 s", hosting::compress),
];

/// What the module may use, one by one: with `--all-features` wasm-opt wrote a module that
/// Chromium 156 refuses. These are what rustc 1.95 and wasm-bindgen emit; every browser has had
/// them since 2023.
const WASM_OPT: [&str; 10] = [
    "-Oz",
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-call-indirect-overlong",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
    "--strip-producers",
];

/// Runs every step on the staging folder.
pub(super) fn run_all(stage: &Path, project: &Project, tools: &Toolbox) -> Outcome<()> {
    for (what, usually, work) in AFTER_TRUNK {
        let step = Step::start(what, usually);
        work(stage, project, tools)?;
        step.done();
    }
    Ok(())
}

fn shrink_wasm(stage: &Path, _: &Project, tools: &Toolbox) -> Outcome<()> {
    let mut files = fingerprint::files_of(stage, &["wasm"])?;
    // The largest first: none is left for one processor alone.
    files.sort_by_key(|file| Reverse(fs::metadata(file).map_or(0, |about| about.len())));
    let failed = process::at_once(process::processors(), files, |file| {
        let small = file.with_extension("smaller");
        let mut command = Command::new("wasm-opt");
        command.args(WASM_OPT).arg(&file).arg("-o").arg(&small);
        process::run_long(command.env("PATH", &tools.path))?;
        fs::rename(&small, &file).doing("replace the wasm by the smaller one")
    });
    failed.into_iter().next().map_or(Ok(()), Err)
}

fn minify(stage: &Path, _: &Project, tools: &Toolbox) -> Outcome<()> {
    for file in fingerprint::files_of(stage, &["js", "css"])? {
        esbuild(&file, &file, &["--minify", "--legal-comments=none"], tools)?;
    }
    Ok(())
}

/// Has esbuild make `to` out of `from`; they may be the same file.
pub(super) fn esbuild(from: &Path, to: &Path, how: &[&str], tools: &Toolbox) -> Outcome<()> {
    let mut command = Command::new("esbuild");
    command.arg(from).args(how);
    command.args(["--charset=utf8", "--log-level=warning", "--allow-overwrite"]);
    command.arg(format!("--outfile={}", to.display()));
    process::run_long(command.env("PATH", &tools.path))
}

fn rename_all(stage: &Path, _: &Project, _: &Toolbox) -> Outcome<()> {
    let page = fs::read_to_string(stage.join("index.html")).doing("read the built index.html")?;
    if page.contains("integrity=\"sha") {
        return Err(Failure::step(
            "Trunk wrote integrity hashes, which the steps before made false: \
             every <link data-trunk> of index.html needs data-integrity=\"none\".",
        ));
    }
    // What is named comes before what names it: the script names the wasm and the reader's script, the
    // page names both.
    for kind in ["wasm", "css", "js"] {
        let (first, then): (Vec<_>, Vec<_>) = fingerprint::files_of(stage, &[kind])?
            .into_iter()
            .partition(|file| fingerprint::path_below(stage, file).starts_with(reader::PREFIX));
        for file in first.iter().chain(&then) {
            rename::to_content(stage, file)?;
        }
    }
    Ok(())
}
