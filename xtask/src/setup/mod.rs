//! `cargo xtask setup`: installs what is missing on this machine, and only that.
//!
//! Owns the list of tools and their order. How each is installed is in the files beside; what
//! they are used for is in `build` and `check`.

mod apt;
mod browsers;
mod cargo_tools;
mod nginx;
mod npm;
mod query_tools;
mod wasm_target;
mod wheel;

use std::{ffi::OsString, path::PathBuf};

use crate::{
    args::{Command, Given, Options},
    failure::Outcome,
    process,
    project::Project,
    say,
};

pub use browsers::Browser;
pub use nginx::Nginx;

/// The command.
pub const COMMAND: Command = Command {
    help: "\
Usage: cargo xtask setup [--browsers] [--queries]

Installs what is missing, and only that:
  - the Rust target wasm32-unknown-unknown (rustup, seconds);
  - wasm-bindgen at the version of Cargo.lock, trunk and wasm-split, compiled once per user into
    ${XDG_CACHE_HOME:-~/.cache}/acquis-tools (some 5 minutes together on two idle cores);
    a copy of the right version on PATH is used as it is;
  - wasm-opt, esbuild and axe-core into xtask/npm/node_modules (npm, seconds).

  --browsers   also Chromium, Firefox and WebKitGTK with Xvfb (apt-get, half a minute each), and
               geckodriver, compiled like the tools above (a minute)
  --queries    also jq (apt-get) and DuckDB (PyPI, into acquis-tools), with which README asks
               a folder of dossiers",
    options: Options { flags: &["--browsers", "--queries"], values: &[] },
    run: |project, given: &Given| {
        let tools = toolbox(project)?;
        if given.flag("--browsers") {
            browsers::chromium()?;
            browsers::firefox(project)?;
            browsers::webkit()?;
        }
        if given.flag("--queries") {
            query_tools::ensure(project)?;
        }
        say::line("Everything is installed:");
        for line in &tools.versions {
            say::line(format_args!("  {line}"));
        }
        Ok(())
    },
};

/// The tools, ready to be used.
pub struct Toolbox {
    /// A PATH on which every tool stands at its right version.
    pub path: OsString,
    /// Name and version of each, for the fingerprint of a build and for people.
    pub versions: Vec<String>,
}

/// Makes sure of every tool but the browsers.
///
/// # Errors
/// When one is missing and cannot be installed.
pub fn toolbox(project: &Project) -> Outcome<Toolbox> {
    let mut versions = vec![format!("rustc {}", wasm_target::ensure()?)];
    let mut folders: Vec<PathBuf> = Vec::new();
    for tool in cargo_tools::ensure(project)? {
        versions.push(format!("{} {}", tool.name, tool.version));
        folders.push(tool.folder);
    }
    folders.push(npm::ensure(project, &mut versions)?);
    folders.dedup();
    Ok(Toolbox { path: process::path_with(&folders)?, versions })
}

/// Makes sure of the wasm32 target alone, which is all the lints need.
///
/// # Errors
/// When it is missing and cannot be installed.
pub fn wasm_target() -> Outcome<()> {
    wasm_target::ensure().map(drop)
}

/// Makes sure of what asks a folder of dossiers; gives a PATH on which it stands.
///
/// # Errors
/// When one is missing and cannot be installed.
pub fn query_tools(project: &Project) -> Outcome<OsString> {
    process::path_with(&query_tools::ensure(project)?)
}

/// Makes sure of Chromium and its driver.
///
/// # Errors
/// When one is missing and cannot be installed.
pub fn chromium() -> Outcome<Browser> {
    browsers::chromium()
}

/// Makes sure of Firefox and its driver.
///
/// # Errors
/// When one is missing and cannot be installed.
pub fn firefox(project: &Project) -> Outcome<Browser> {
    browsers::firefox(project)
}

/// Makes sure of WebKitGTK and its driver.
///
/// # Errors
/// When one is missing and cannot be installed.
pub fn webkit() -> Outcome<Browser> {
    browsers::webkit()
}

/// Makes sure of cargo-deny; gives the program.
///
/// # Errors
/// When it is missing and cannot be installed.
pub fn cargo_deny(project: &Project) -> Outcome<PathBuf> {
    cargo_tools::cargo_deny(project)
}

/// Makes sure of nginx and of its module for brotli copies.
///
/// # Errors
/// When one is missing and cannot be installed.
pub fn nginx() -> Outcome<Nginx> {
    nginx::ensure()
}
