//! The standard library of wasm32-unknown-unknown for the present compiler.

use std::{path::Path, process::Command};

use crate::{
    failure::{Failure, Outcome},
    process,
    say::Step,
};

const TARGET: &str = "wasm32-unknown-unknown";

/// Installs the target when it is missing, and gives the compiler's version.
pub(super) fn ensure() -> Outcome<String> {
    let rustc = |what: &[&str]| process::answer(Command::new("rustc").args(what));
    let version = rustc(&["--version"]);
    let (Some(version), Some(sysroot)) = (version, rustc(&["--print", "sysroot"])) else {
        return Err(Failure::step("`rustc` does not answer. Install Rust first."));
    };
    if !Path::new(&sysroot).join("lib/rustlib").join(TARGET).is_dir() {
        if process::find_on_path("rustup", None).is_none() {
            return Err(Failure::step(format!(
                "This Rust has no {TARGET} target and no rustup to add it. \
                 Install Rust through rustup, or your system's package of that target."
            )));
        }
        let step = Step::start(format_args!("Adding the Rust target {TARGET}"), "10 s");
        process::run_long(Command::new("rustup").args(["target", "add", TARGET]))?;
        step.done();
    }
    let number = version.trim_start_matches("rustc ");
    Ok(number.to_owned())
}
