//! What is asked of any page: scripts, conditions, clicks, keys, downloads, axe-core.
//!
//! Owns the waiting: a condition comes true within its time or the journey fails, with a picture.

use super::{Browser, Engine, PATIENCE};
use crate::record::asks;
use crate::site::{given, traces};
use fantoccini::Locator;
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::elements::Element;
use fantoccini::wd::WindowHandle;
use serde_json::{Value, json};
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// How the engines name a download that is not whole yet.
const PARTIAL: [&str; 3] = [".crdownload", ".part", ".wkdownload"];

/// Before what is not for the page as it was left (`public/snapshot.js`).
const NOT_YET: &str = "if (document.getElementById('snapshot') !== null)";

/// Answers once an element has stood at the same place for a while.
const AT_REST: &str = "const [element, done] = arguments;
    let last = '', same = 0;
    const look = () => {
        element.scrollIntoView({ block: 'center', behavior: 'instant' });
        const { x, y, width, height } = element.getBoundingClientRect();
        const now = [x, y, width, height].join();
        same = now === last ? same + 1 : 0;
        last = now;
        if (same >= 4 || !element.isConnected) done(true);
        else setTimeout(look, 50);
    };
    look();";

/// Notes whether a click comes to the page; of one on an option only the choice does.
const HEARS: &str = "self.heard = false;
    for (const kind of ['mousedown', 'click', 'change'])
        addEventListener(kind, () => { self.heard = true; }, { capture: true, once: true });";

impl Browser {
    /// The result of a script in the page.
    pub async fn script(&self, script: &str, arguments: Vec<Value>) -> Value {
        asks(script);
        self.client.execute(script, arguments).await.unwrap_or_else(|e| panic!("{script}: {e}"))
    }

    /// Waits until a script gives `true` in the application, not in the page as it was left that is shown before it;
    /// fails with a picture and the page's source.
    pub async fn until(&self, what: &str, script: &str, arguments: Vec<Value>) {
        self.until_seen(what, &format!("{NOT_YET} return false; {script}"), arguments).await;
    }

    /// Waits until a script gives `true`, whatever is shown; fails with a picture and the page's source.
    pub async fn until_seen(&self, what: &str, script: &str, arguments: Vec<Value>) {
        let start = Instant::now();
        asks(what);
        loop {
            let now = self.client.execute(script, arguments.clone()).await;
            if matches!(now, Ok(Value::Bool(true))) {
                return;
            }
            if start.elapsed() > PATIENCE {
                let trace = self.trace(what).await;
                panic!("never came: {what} {arguments:?} ({now:?}); see {trace}");
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Waits until a script that answers later gives `true`.
    pub async fn until_async(&self, what: &str, script: &str) {
        let start = Instant::now();
        asks(what);
        let script = format!("{NOT_YET} return arguments[0](false); {script}");
        loop {
            let now = self.client.execute_async(&script, vec![]).await;
            if matches!(now, Ok(Value::Bool(true))) {
                return;
            }
            if start.elapsed() > PATIENCE {
                let trace = self.trace(what).await;
                panic!("never came: {what} ({now:?}); see {trace}");
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Whether a tab that the driver turns to stays hidden.
    pub fn hides_other_tabs(&self) -> bool {
        self.engine == Engine::WebKit
    }

    /// Opens an address in a second tab, which is shown then. Gives the first and the second.
    pub async fn second_tab(&self, address: &str) -> (WindowHandle, WindowHandle) {
        let first = self.client.window().await.expect("a window");
        let second = self.client.new_window(true).await.expect("a second tab").handle;
        self.turn_to(&second).await;
        self.client.goto(address).await.expect("opened");
        (first, second)
    }

    /// Turns to another of the browser's windows or tabs.
    pub async fn turn_to(&self, window: &WindowHandle) {
        asks("turn to another window");
        self.client.switch_to_window(window.clone()).await.expect("the window");
    }

    /// Loads the page anew, as a person does. (Firefox's driver would pass the service worker by.)
    pub async fn reload(&self) {
        let reload = "window.before = true; setTimeout(() => location.reload()); return true";
        self.script(reload, vec![]).await;
        let anew = "return window.before === undefined && document.readyState === 'complete'";
        self.until_seen("loaded anew", anew, vec![]).await;
    }

    /// Waits for an element and gives it.
    pub async fn find(&self, css: &str) -> Element {
        self.until(css, "return document.querySelector(arguments[0]) !== null", vec![json!(css)])
            .await;
        asks(&format!("find {css}"));
        self.client.find(Locator::Css(css)).await.unwrap_or_else(|e| panic!("{css}: {e}"))
    }

    /// Waits for an element and gives it, in the middle of the window.
    async fn find_in_view(&self, css: &str) -> Element {
        let start = Instant::now();
        let centre = "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })";
        loop {
            let element = self.find(css).await;
            let it = vec![serde_json::to_value(&element).unwrap()];
            // Made anew between the two, it is looked for again.
            match self.client.execute(centre, it).await {
                Ok(_) => return element,
                Err(error) => assert!(start.elapsed() < PATIENCE, "{css} does not stay: {error}"),
            }
        }
    }

    /// Waits for an element and clicks it, in the middle of the window.
    pub async fn click(&self, css: &str) {
        let start = Instant::now();
        let mut again = false;
        loop {
            let element = self.find_in_view(css).await;
            asks(&format!("click {css}"));
            // WebKit's driver aims, then clicks: what moves meanwhile, because something above it came, is missed.
            if self.engine == Engine::WebKit {
                let it = vec![serde_json::to_value(&element).unwrap()];
                // Gone by now: the click says so.
                let _ = self.client.execute_async(AT_REST, it).await;
                self.script(HEARS, vec![]).await;
            }
            let Err(error) = element.click().await else {
                if self.engine != Engine::WebKit || again || self.has_heard().await {
                    return;
                }
                again = true;
                continue;
            };
            // WebKit's driver refuses what has not come to rest.
            if self.engine != Engine::WebKit || start.elapsed() > PATIENCE {
                let trace = self.trace(css).await;
                panic!("{css} cannot be clicked: {error}; see {trace}");
            }
        }
    }

    /// Whether the click has come to the page: under load the driver of `WebKit` says that it clicked, and the page hears
    /// nothing. What the application makes of a click that came is not looked at.
    async fn has_heard(&self) -> bool {
        let start = Instant::now();
        loop {
            // Another page, or a dialog of the browser: it was heard.
            let heard = self.client.execute("return self.heard !== false", vec![]).await;
            if !matches!(heard, Ok(Value::Bool(false))) {
                return true;
            }
            if start.elapsed() > Duration::from_secs(2) {
                return false;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Puts a text in a field in the place of what is there, as typing would.
    pub async fn write(&self, css: &str, text: &str) {
        let field = self.find_in_view(css).await;
        asks(&format!("write in {css}"));
        field.clear().await.unwrap_or_else(|e| panic!("{css}: {e}"));
        field.send_keys(text).await.unwrap_or_else(|e| panic!("{css}: {e}"));
    }

    /// Puts a text in a field in the place of what is there, at once, as pasting would: as much of it as the field takes.
    pub async fn paste(&self, css: &str, text: &str) {
        let field = self.find_in_view(css).await;
        let paste = "const [field, text] = arguments;
            field.focus();
            field.select();
            return document.execCommand('insertText', false, text)
                && field.value !== '' && text.startsWith(field.value)";
        let field = serde_json::to_value(&field).unwrap();
        assert_eq!(self.script(paste, vec![field, json!(text)]).await, json!(true), "{css}");
    }

    /// The visible text of an element.
    pub async fn text(&self, css: &str) -> String {
        self.find(css).await.text().await.unwrap_or_else(|e| panic!("{css}: {e}"))
    }

    /// How many elements match.
    pub async fn count(&self, css: &str) -> u64 {
        let script = "return document.querySelectorAll(arguments[0]).length";
        self.script(script, vec![json!(css)]).await.as_u64().unwrap()
    }

    /// Sends keys to whatever has the focus.
    pub async fn keys(&self, keys: &str) {
        if self.engine == Engine::WebKit {
            // Given to an element, its driver puts the caret behind the text first: a keyboard does not.
            let each =
                keys.chars().flat_map(|value| [KeyAction::Down { value }, KeyAction::Up { value }]);
            let typed = each.fold(KeyActions::new("keyboard".to_owned()), KeyActions::then);
            self.client.perform_actions(typed).await.expect("it takes keys");
            return;
        }
        let focused = self.client.active_element().await.expect("something has the focus");
        focused.send_keys(keys).await.expect("it takes keys");
    }

    /// No error was written to the console, and the notice of a panic is hidden.
    pub async fn assert_calm(&self) {
        let calm = "const notice = document.getElementById('broken'); return notice.hidden";
        assert_eq!(self.script(calm, vec![]).await, json!(true), "the application panicked");
        let scrolls = "return document.documentElement.scrollWidth <= window.innerWidth";
        if self.script(scrolls, vec![]).await != json!(true) {
            let trace = self.trace("wide").await;
            panic!("the page scrolls sideways: see {trace}");
        }
        let hosts =
            "return performance.getEntriesByType('resource').map(e => new URL(e.name).hostname)";
        let hosts = self.script(hosts, vec![]).await;
        let hosts: Vec<_> = hosts.as_array().unwrap().iter().filter_map(Value::as_str).collect();
        assert!(hosts.iter().all(|host| *host == "127.0.0.1" || host.is_empty()), "{hosts:?}");
    }

    /// The rules of axe-core that do not hold on the page as it stands.
    pub async fn inaccessible(&self, state: &str) -> Option<String> {
        // Half a megabyte: once for each page that is loaded.
        if self.script("return window.axe === undefined", vec![]).await == json!(true) {
            let axe = std::fs::read_to_string(given("ACQUIS_AXE")).expect("axe-core");
            self.script(&axe, vec![]).await;
        }
        let run = "const done = arguments[arguments.length - 1];
            axe.run(document, { resultTypes: ['violations'] }).then(
                found => done(found.violations.map(v => v.id + ': ' + v.help + ' — '
                    + v.nodes.map(n => n.target.join(' ') + ' | ' + n.failureSummary).join(' ; '))),
                error => done([String(error)]))";
        let found = self.client.execute_async(run, vec![]).await.expect("axe runs");
        let found: Vec<_> = found.as_array().unwrap().iter().filter_map(Value::as_str).collect();
        if found.is_empty() {
            return None;
        }
        let trace = self.trace(state).await;
        Some(format!("{state}: {}\nsee {trace}", found.join("\n")))
    }

    /// A picture and the source of the page, under `target/e2e`; gives the picture's path.
    pub async fn trace(&self, name: &str) -> String {
        let plain: String = name
            .chars()
            .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
            .take(60)
            .collect();
        let picture = traces().join(format!("failed-{plain}.png"));
        // A page that is not shown may never be drawn (WebKit): the reason is to be told all the same.
        let drawn = async {
            if let Ok(png) = self.client.screenshot().await {
                let _ = std::fs::write(&picture, png);
            }
            if let Ok(source) = self.client.source().await {
                let _ = std::fs::write(picture.with_extension("html"), source);
            }
        };
        let _ = tokio::time::timeout(PATIENCE, drawn).await;
        picture.display().to_string()
    }

    /// Waits for a file to be downloaded whole and gives its bytes.
    pub async fn downloaded(&self, ending: &str) -> (String, Vec<u8>) {
        let start = Instant::now();
        loop {
            let files = std::fs::read_dir(&self.downloads).expect("the downloads");
            let paths: Vec<_> = files.filter_map(|file| Some(file.ok()?.path())).collect();
            // Chromium and Firefox keep the name with an empty file while the bytes come in another.
            let coming = |path: &PathBuf| {
                let name = path.to_string_lossy();
                PARTIAL.iter().any(|partial| name.ends_with(partial))
            };
            let whole = paths.iter().find(|path| path.to_string_lossy().ends_with(ending));
            if let Some(path) = whole.filter(|_| !paths.iter().any(coming)) {
                // Renamed since they were listed (Firefox): it is there the next time.
                let bytes = std::fs::read(path).unwrap_or_default();
                if !bytes.is_empty() {
                    let name = path.file_name().unwrap().to_string_lossy().into_owned();
                    std::fs::remove_file(path).expect("taken");
                    return (name, bytes);
                }
            }
            assert!(start.elapsed() < PATIENCE, "no download of {ending}: {paths:?}");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
}
