//! Node's own hashing and compression: Node is there for wasm-opt, and a crate for each would make every
//! fresh machine compile one.

use std::{path::PathBuf, process::Command};

use crate::process;

/// What a script prints of these files, which it finds from `process.argv[1]` on; `None` when it fails.
pub(super) fn answer(script: &str, files: &[PathBuf]) -> Option<String> {
    process::answer(Command::new("node").args(["-e", script, "--"]).args(files))
}
