//! One browser on a profile, and its end: asked to leave, or killed.
//!
//! Owns the processes and the folder they work in. What differs between engines is `engine`, the
//! WebDriver program is `driver`, what is asked of a page is `page`, whose processes are whose is
//! `processes`, what a profile begins with is `begun`, what one without a screen draws on is `display`.

mod begun;
mod devtools;
mod display;
mod driver;
mod engine;
mod page;
pub mod processes;
mod protocol;

use crate::record::asks;
use crate::site::traces;
use driver::Driver;
pub use engine::Engine;
use fantoccini::Client;
pub use protocol::{Protocol, Tab};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

/// How long a condition may take to come true before a journey fails.
pub(crate) const PATIENCE: Duration = Duration::from_secs(20);

static PLACES: AtomicU32 = AtomicU32::new(0);

/// A folder for one browser's profile and downloads, new and empty.
pub fn new_place() -> PathBuf {
    let number = PLACES.fetch_add(1, Ordering::Relaxed);
    let place = traces().join(format!("browser-{}-{number}", std::process::id()));
    let _ = std::fs::remove_dir_all(&place);
    std::fs::create_dir_all(&place).expect("a folder for the browser");
    place
}

/// A browser, as long as this lives.
pub struct Browser {
    engine: Engine,
    driver: Driver,
    profile: PathBuf,
    /// Whether the place outlives the browser.
    kept: bool,
    /// The session.
    pub client: Client,
    /// Where its downloads go.
    pub downloads: PathBuf,
}

impl Browser {
    /// Starts the chosen browser with a fresh profile, speaking French, in a window of that size.
    pub async fn start(size: (u32, u32)) -> Self {
        Self::start_as(Engine::chosen(), size).await
    }

    /// Starts a browser of that engine with a fresh profile that goes when the browser does.
    pub async fn start_as(engine: Engine, size: (u32, u32)) -> Self {
        let mut browser = Self::start_at(engine, size, &new_place()).await;
        browser.kept = false;
        browser
    }

    /// Starts Firefox with a fresh profile and with preferences of a person's own.
    pub async fn start_firefox_with(preferences: &[(&str, Value)], size: (u32, u32)) -> Self {
        let mut browser = Self::start_set(Engine::Firefox, size, &new_place(), preferences).await;
        browser.kept = false;
        browser
    }

    /// Starts a browser on the profile of a place, as a former browser left it. The place stays.
    pub async fn start_at(engine: Engine, size: (u32, u32), place: &Path) -> Self {
        Self::start_set(engine, size, place, &[]).await
    }

    async fn start_set(
        engine: Engine,
        size: (u32, u32),
        place: &Path,
        preferences: &[(&str, Value)],
    ) -> Self {
        let (profile, downloads) = (place.join("profile"), place.join("downloads"));
        std::fs::create_dir_all(&downloads).expect("a folder of the browser");
        if !profile.exists() {
            begun::profile(engine, &profile).await;
        }
        let mut driver = Driver::start(engine, size, &profile);
        let mut capabilities = engine.capabilities(size, &profile, &downloads);
        for (name, value) in preferences {
            capabilities["moz:firefoxOptions"]["prefs"][name] = value.clone();
        }
        asks("a session");
        let client = driver.connect(&capabilities).await;
        let browser = Self { engine, driver, profile, kept: true, client, downloads };
        browser.fit(size).await;
        browser
    }

    /// Makes the page as large as was asked; a window has borders and bars.
    async fn fit(&self, (width, height): (u32, u32)) {
        if self.engine == Engine::Chromium {
            return;
        }
        let inner = "return [outerWidth - innerWidth, outerHeight - innerHeight]";
        let (mut wide, mut high) = (width, height);
        for _ in 0..3 {
            self.client.set_window_size(wide, high).await.expect("a window of that size");
            let borders = self.script(inner, vec![]).await;
            let more = |n: usize| borders[n].as_u64().and_then(|n| n.try_into().ok()).unwrap_or(0);
            (wide, high) = (width + more(0), height + more(1));
        }
        let size = self.script("return [innerWidth, innerHeight]", vec![]).await;
        assert_eq!(size[0], serde_json::json!(width), "{:?} gives a page of {size}", self.engine);
    }

    /// Kills every process of the browser at once, as a crash or the lack of memory would; gives
    /// the instant before. Returns when none is left.
    pub fn kill(mut self) -> Instant {
        self.kept = true;
        let at = processes::kill(&self.profile).expect("the browser runs, and can be found");
        self.driver.kill();
        at
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // Killing the driver would leave its browser running: it is asked to end both.
        self.driver.end();
        processes::kill(&self.profile);
        if !self.kept
            && !std::thread::panicking()
            && let Some(place) = self.profile.parent()
        {
            let _ = std::fs::remove_dir_all(place);
        }
    }
}
