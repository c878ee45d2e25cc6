//! Where things stand: the checkout, what is built in it, and the per-user cache of tools.
//!
//! Only paths; nothing here reads or writes a file.

use std::path::{Path, PathBuf};

use crate::failure::{Failure, Outcome};

/// The places the commands work in.
#[derive(Debug, Clone)]
pub struct Project {
    /// The checkout's root.
    pub root: PathBuf,
    /// Cargo's folder for what it makes.
    pub target: PathBuf,
    /// The deployable site.
    pub dist: PathBuf,
    /// The wasm as the linker leaves it in a release build.
    pub module: PathBuf,
    /// The reader's, of the profile that is its own.
    pub reader: PathBuf,
    /// What the commands keep between runs, inside Cargo's target directory.
    pub scratch: PathBuf,
    /// The folder of the npm tools: `package.json`, the lock file and `node_modules`.
    pub npm: PathBuf,
    /// Tools compiled once per user and shared by every checkout.
    pub tools: PathBuf,
}

impl Project {
    /// The project this program was compiled from.
    ///
    /// # Errors
    /// When neither `XDG_CACHE_HOME` nor `HOME` says where a cache may be kept.
    pub fn find() -> Outcome<Self> {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        let root = here.parent().unwrap_or(here).to_path_buf();
        let target = match std::env::var_os("CARGO_TARGET_DIR") {
            Some(target) => root.join(target),
            None => root.join("target"),
        };
        let (npm, tools) = (root.join("xtask/npm"), user_cache()?.join("acquis-tools"));
        Ok(Self::at(root, target, npm, tools))
    }

    /// The same project once more, in a folder of its own, with the same tools.
    #[must_use]
    pub fn again_in(&self, folder: &Path) -> Self {
        let (root, target) = (folder.join("acquis"), folder.join("target"));
        Self::at(root, target, self.npm.clone(), self.tools.clone())
    }

    fn at(root: PathBuf, target: PathBuf, npm: PathBuf, tools: PathBuf) -> Self {
        Self {
            dist: root.join("dist"),
            module: target.join("wasm32-unknown-unknown/release/acquis-app.wasm"),
            reader: target.join("wasm32-unknown-unknown/reader/acquis-reader.wasm"),
            scratch: target.join("xtask"),
            target,
            npm,
            tools,
            root,
        }
    }
}

fn user_cache() -> Outcome<PathBuf> {
    let absolute = |name: &str| {
        let path = PathBuf::from(std::env::var_os(name)?);
        path.is_absolute().then_some(path)
    };
    absolute("XDG_CACHE_HOME").or_else(|| Some(absolute("HOME")?.join(".cache"))).ok_or_else(|| {
        Failure::step("Set HOME or XDG_CACHE_HOME: the tools need a place to be kept.")
    })
}
