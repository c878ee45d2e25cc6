//! What the steps share: tools and browsers, looked for when a step first needs them, and what the
//! programs that drive a browser find in their environment.

use std::{cell::OnceCell, path::Path, process::Command};

use crate::{
    failure::{Doing, Outcome},
    project::Project,
    setup::{self, Browser, Toolbox},
};

/// Tools and browsers, each once it was needed.
pub(super) struct Bench<'a> {
    pub(super) project: &'a Project,
    tools: OnceCell<Toolbox>,
    chromium: OnceCell<Browser>,
    firefox: OnceCell<Browser>,
    webkit: OnceCell<Browser>,
}

/// A browser to drive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

impl Engine {
    /// The engine of that name on a command line.
    pub(super) fn named(name: &str) -> Option<Self> {
        [Self::Chromium, Self::Firefox, Self::WebKit].into_iter().find(|one| one.name() == name)
    }

    /// Its name on a command line and in `ACQUIS_ENGINE`.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }
}

impl<'a> Bench<'a> {
    pub(super) fn new(project: &'a Project) -> Self {
        Self {
            project,
            tools: OnceCell::new(),
            chromium: OnceCell::new(),
            firefox: OnceCell::new(),
            webkit: OnceCell::new(),
        }
    }

    pub(super) fn tools(&self) -> Outcome<&Toolbox> {
        once(&self.tools, || setup::toolbox(self.project))
    }

    pub(super) fn chromium(&self) -> Outcome<&Browser> {
        once(&self.chromium, setup::chromium)
    }

    fn firefox(&self) -> Outcome<&Browser> {
        once(&self.firefox, || setup::firefox(self.project))
    }

    fn webkit(&self) -> Outcome<&Browser> {
        once(&self.webkit, setup::webkit)
    }

    /// Cargo, at the checkout.
    pub(super) fn cargo(&self, words: &[&str]) -> Command {
        let mut command = Command::new("cargo");
        command.current_dir(&self.project.root).args(words);
        command
    }

    /// Cargo on the package `acquis-e2e`, with what [`Bench::lend`] gives.
    pub(super) fn end_to_end(
        &self,
        words: &[&str],
        site: &Path,
        engines: &[Engine],
    ) -> Outcome<Command> {
        let mut command = self.cargo(words);
        self.lend(&mut command, site, engines)?;
        Ok(command)
    }

    /// What a program of the package `acquis-e2e` finds in its environment: `ACQUIS_DIST` (the built
    /// site), `ACQUIS_XTASK` (this program, whose `serve --no-build` is its server), `ACQUIS_AXE`
    /// (axe-core's script), `CHROMEDRIVER`, `GECKODRIVER` and `WEBKITDRIVER`.
    pub(super) fn lend(
        &self,
        command: &mut Command,
        site: &Path,
        engines: &[Engine],
    ) -> Outcome<()> {
        let this = std::env::current_exe().doing("find this program's own file")?;
        let axe = self.project.npm.join("node_modules/axe-core/axe.min.js");
        command.env("ACQUIS_DIST", site).env("ACQUIS_XTASK", this).env("ACQUIS_AXE", axe);
        for engine in engines {
            match engine {
                Engine::Chromium => command.env("CHROMEDRIVER", &self.chromium()?.driver),
                Engine::Firefox => command.env("GECKODRIVER", &self.firefox()?.driver),
                Engine::WebKit => command.env("WEBKITDRIVER", &self.webkit()?.driver),
            };
        }
        Ok(())
    }
}

fn once<T>(place: &OnceCell<T>, find: impl FnOnce() -> Outcome<T>) -> Outcome<&T> {
    if let Some(found) = place.get() {
        return Ok(found);
    }
    let found = find()?;
    Ok(place.get_or_init(|| found))
}
