//! The engines: how the driver of each is started, and what it is told to start.

use serde_json::{Map, Value, json};
use std::path::Path;
use std::process::Command;

/// A browser engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// Chromium, by chromedriver.
    Chromium,
    /// Firefox, by geckodriver.
    Firefox,
    /// WebKitGTK's MiniBrowser, by WebKitWebDriver; it needs an X display.
    WebKit,
}

impl Engine {
    /// Those that keep a profile, so that they can be killed and started again on it.
    pub const KEEPING: [Self; 2] = [Self::Chromium, Self::Firefox];

    /// The one in which the journeys are made: `ACQUIS_ENGINE`, or Chromium.
    pub fn chosen() -> Self {
        match std::env::var("ACQUIS_ENGINE").as_deref() {
            Err(_) | Ok("chromium") => Self::Chromium,
            Ok("firefox") => Self::Firefox,
            Ok("webkit") => Self::WebKit,
            Ok(other) => panic!("ACQUIS_ENGINE={other}: no such engine"),
        }
    }

    /// Its name on a command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// The WebDriver program: the one the environment names, or the one on PATH.
    fn driver(self) -> String {
        let (variable, program) = match self {
            Self::Chromium => ("CHROMEDRIVER", "chromedriver"),
            Self::Firefox => ("GECKODRIVER", "geckodriver"),
            Self::WebKit => ("WEBKITDRIVER", "WebKitWebDriver"),
        };
        std::env::var(variable).unwrap_or_else(|_| program.to_owned())
    }

    /// Whether it draws on a display of X alone.
    pub(super) fn wants_a_display(self) -> bool {
        self == Self::WebKit
    }

    /// The driver, to be started.
    pub(super) fn command(self, port: u16) -> Command {
        let mut command = Command::new(self.driver());
        command.args(self.driver_arguments(port));
        command
    }

    /// What the driver is told.
    fn driver_arguments(self, port: u16) -> Vec<String> {
        match self {
            Self::Chromium | Self::WebKit => vec![format!("--port={port}")],
            // Its second port would be the same for all that run at once.
            Self::Firefox => vec![format!("--port={port}"), "--websocket-port=0".to_owned()],
        }
    }

    /// What the driver has in its environment.
    pub(super) fn driver_environment(
        self,
        size: (u32, u32),
        profile: &Path,
    ) -> Vec<(&'static str, String)> {
        match self {
            Self::Chromium => vec![],
            Self::Firefox => vec![
                ("MOZ_HEADLESS_WIDTH", size.0.to_string()),
                ("MOZ_HEADLESS_HEIGHT", size.1.to_string()),
            ],
            // It has no profile's folder; it puts downloads where the person's folders are.
            Self::WebKit => vec![
                ("HOME", profile.display().to_string()),
                ("XDG_CONFIG_HOME", profile.join("config").display().to_string()),
                ("XDG_DATA_HOME", profile.join("data").display().to_string()),
                ("XDG_CACHE_HOME", profile.join("cache").display().to_string()),
                ("LC_ALL", "fr_FR.UTF-8".to_owned()),
                ("LANG", "fr_FR.UTF-8".to_owned()),
                ("LANGUAGE", "fr".to_owned()),
                // Without a graphics card, its emulation paints for half the time of a journey.
                ("WEBKIT_SKIA_ENABLE_CPU_RENDERING", "1".to_owned()),
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
            Self::WebKit => webkit(profile, downloads),
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
    // Its own bars would keep a window from being as narrow as a telephone.
    let chrome = profile.join("chrome");
    std::fs::create_dir_all(&chrome).expect("a folder for settings");
    let narrow = ":root, body, #browser, .browserContainer { min-width: 0 !important }";
    std::fs::write(chrome.join("userChrome.css"), narrow).expect("written");
    let mut options = json!({
        "args": ["-headless", "-profile", profile],
        "prefs": {
            "intl.accept_languages": "fr",
            "toolkit.legacyUserProfileCustomizations.stylesheets": true,
            "browser.download.folderList": 2,
            "browser.download.dir": downloads,
            // Nothing of the browser's own may go out.
            "network.captive-portal-service.enabled": false,
            "network.connectivity-service.enabled": false,
            "datareporting.policy.dataSubmissionEnabled": false,
            // No work for pages of its own that nobody opens, nor a process in store for another site.
            "browser.newtab.preload": false,
            "browser.newtabpage.enabled": false,
            "browser.newtabpage.activity-stream.enabled": false,
            "browser.startup.page": 0,
            "browser.shell.checkDefaultBrowser": false,
            "dom.ipc.processPrelaunch.enabled": false,
            "extensions.webextensions.remote": false,
        },
    });
    // Debian's own name; geckodriver finds the others itself.
    let debian = Path::new("/usr/bin/firefox-esr");
    if debian.is_file() {
        options["binary"] = json!(debian);
    }
    json!({ "moz:firefoxOptions": options })
}

/// Where Debian has WebKitGTK's own browser.
const MINI_BROWSER: &str = "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser";

fn webkit(profile: &Path, downloads: &Path) -> Value {
    let config = profile.join("config");
    std::fs::create_dir_all(&config).expect("a folder for settings");
    let folders = format!("XDG_DOWNLOAD_DIR=\"{}\"\n", downloads.display());
    std::fs::write(config.join("user-dirs.dirs"), folders).expect("written");
    // Its own bars would keep a window from being as narrow as a telephone.
    let look = config.join("gtk-3.0");
    std::fs::create_dir_all(&look).expect("a folder for settings");
    let narrow = "* { min-width: 0; padding: 0; margin: 0; border-width: 0; font-size: 1px; }";
    std::fs::write(look.join("gtk.css"), narrow).expect("written");
    let browser = std::env::var("ACQUIS_MINIBROWSER").unwrap_or_else(|_| MINI_BROWSER.to_owned());
    json!({ "webkitgtk:browserOptions": { "binary": browser, "args": ["--automation"] } })
}
