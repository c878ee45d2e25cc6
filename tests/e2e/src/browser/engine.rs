//! The engines: how the driver of each is started, and what it is told to start.

use serde_json::{Map, Value, json};
use std::path::Path;

/// A browser engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// Chromium, by chromedriver.
    Chromium,
    /// Firefox, by geckodriver.
    Firefox,
}

impl Engine {
    /// Every engine.
    pub const ALL: [Self; 2] = [Self::Chromium, Self::Firefox];

    /// Its name on a command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
        }
    }

    /// The WebDriver program: the one the environment names, or the one on PATH.
    pub(super) fn driver(self) -> String {
        let (variable, program) = match self {
            Self::Chromium => ("CHROMEDRIVER", "chromedriver"),
            Self::Firefox => ("GECKODRIVER", "geckodriver"),
        };
        std::env::var(variable).unwrap_or_else(|_| program.to_owned())
    }

    /// What the driver is told.
    pub(super) fn driver_arguments(self, port: u16) -> Vec<String> {
        match self {
            Self::Chromium => vec![format!("--port={port}")],
            // Its second port would be the same for all that run at once.
            Self::Firefox => vec![format!("--port={port}"), "--websocket-port=0".to_owned()],
        }
    }

    /// What the driver has in its environment.
    pub(super) fn driver_environment(self, size: (u32, u32)) -> Vec<(&'static str, String)> {
        match self {
            Self::Chromium => vec![],
            Self::Firefox => vec![
                ("MOZ_HEADLESS_WIDTH", size.0.to_string()),
                ("MOZ_HEADLESS_HEIGHT", size.1.to_string()),
            ],
        }
    }

    /// A session without a window, in French, on that profile.
    pub(super) fn capabilities(
        self,
        size: (u32, u32),
        profile: &Path,
        downloads: &Path,
    ) -> Map<String, Value> {
        let capabilities = match self {
            Self::Chromium => chromium(size, profile, downloads),
            Self::Firefox => firefox(profile, downloads),
        };
        let Value::Object(capabilities) = capabilities else { unreachable!("an object") };
        capabilities
    }
}

fn chromium(size: (u32, u32), profile: &Path, downloads: &Path) -> Value {
    let arguments = [
        "--headless".to_owned(),
        "--no-sandbox".to_owned(),
        "--disable-gpu".to_owned(),
        "--disable-quic".to_owned(),
        "--no-first-run".to_owned(),
        "--disable-background-networking".to_owned(),
        "--disable-component-update".to_owned(),
        "--disable-sync".to_owned(),
        "--lang=fr".to_owned(),
        format!("--window-size={},{}", size.0, size.1),
        format!("--user-data-dir={}", profile.display()),
    ];
    json!({
        "goog:loggingPrefs": { "browser": "ALL" },
        "goog:chromeOptions": {
            "args": arguments,
            "prefs": {
                "intl.accept_languages": "fr",
                "download.default_directory": downloads,
                "download.prompt_for_download": false,
            },
            "mobileEmulation": {
                "deviceMetrics": {
                    "width": size.0, "height": size.1, "pixelRatio": 1.0, "touch": false, "mobile": false
                }
            },
        },
    })
}

fn firefox(profile: &Path, downloads: &Path) -> Value {
    let mut options = json!({
        "args": ["-headless", "-profile", profile],
        "prefs": {
            "intl.accept_languages": "fr",
            "browser.download.folderList": 2,
            "browser.download.dir": downloads,
            // Nothing of the browser's own may go out.
            "network.captive-portal-service.enabled": false,
            "network.connectivity-service.enabled": false,
            "datareporting.policy.dataSubmissionEnabled": false,
        },
    });
    // Debian's own name; geckodriver finds the others itself.
    let debian = Path::new("/usr/bin/firefox-esr");
    if debian.is_file() {
        options["binary"] = json!(debian);
    }
    json!({ "moz:firefoxOptions": options })
}
