//! A line to Chromium's own `DevTools` protocol, for what no driver can do: many tabs, none of which shares
//! anything with another, and the browser's records of what it did.
//!
//! Owns the asking and the answers; what happened meanwhile is kept until it is asked for. The address is
//! where Chromium itself leaves it, in the profile.

use super::{Browser, PATIENCE};
use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use std::time::Duration;
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::{Message, protocol::WebSocketConfig};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async_with_config};

/// A connection to a Chromium.
pub struct Protocol {
    line: WebSocketStream<MaybeTlsStream<TcpStream>>,
    asked: u64,
    /// What happened and nobody has asked for yet.
    happened: Vec<Value>,
    /// How long an answer may take.
    pub patience: Duration,
}

/// A page of that browser, to which a line is open.
#[derive(Debug, Clone)]
pub struct Tab {
    /// The profile it belongs to, apart from all others; none for the browser's own.
    pub profile: Option<String>,
    target: String,
    session: String,
}

impl Browser {
    /// A line to this browser, which must be Chromium.
    pub async fn protocol(&self) -> Protocol {
        let told = std::fs::read_to_string(self.profile.join("DevToolsActivePort"));
        let told = told.expect("Chromium says where its protocol is spoken");
        let (port, path) = told.trim().split_once('\n').expect("a port and a path");
        let mut config = WebSocketConfig::default();
        // A trace or a page's whole text comes in one message.
        config.max_message_size = None;
        config.max_frame_size = None;
        let address = format!("ws://127.0.0.1:{port}{path}");
        let line = connect_async_with_config(address, Some(config), true).await;
        let (line, _) = line.expect("a line");
        Protocol { line, asked: 0, happened: Vec::new(), patience: PATIENCE }
    }
}

impl Protocol {
    /// Asks the browser something, and gives its answer.
    pub async fn ask(&mut self, method: &str, parameters: Value) -> Value {
        self.ask_at(None, method, parameters).await.unwrap_or_else(|e| panic!("{method}: {e}"))
    }

    /// Asks a page something, and gives its answer.
    pub async fn ask_tab(&mut self, tab: &Tab, method: &str, parameters: Value) -> Value {
        let answer = self.ask_at(Some(tab.session.clone()), method, parameters).await;
        answer.unwrap_or_else(|e| panic!("{method}: {e}"))
    }

    async fn ask_at(
        &mut self,
        session: Option<String>,
        method: &str,
        parameters: Value,
    ) -> Result<Value, Value> {
        self.asked += 1;
        let number = self.asked;
        let mut message = json!({ "id": number, "method": method, "params": parameters });
        if let Some(session) = session {
            message["sessionId"] = json!(session);
        }
        self.line.send(Message::text(message.to_string())).await.expect("asked");
        loop {
            let mut message = self.next(method).await;
            if message["id"] == number {
                return match message["error"].take() {
                    Value::Null => Ok(message["result"].take()),
                    error => Err(error),
                };
            }
            self.happened.push(message);
        }
    }

    /// Waits until something happens that fits, and gives it; what happened before it is forgotten.
    pub async fn until(&mut self, what: &str, fits: impl Fn(&Value) -> bool) -> Value {
        let mut kept = std::mem::take(&mut self.happened).into_iter();
        if let Some(event) = kept.find(|event| fits(event)) {
            self.happened = kept.collect();
            return event;
        }
        loop {
            let event = self.next(what).await;
            if fits(&event) {
                return event;
            }
        }
    }

    /// What has happened, of which nobody has asked yet.
    pub fn happened(&mut self) -> Vec<Value> {
        std::mem::take(&mut self.happened)
    }

    async fn next(&mut self, awaited: &str) -> Value {
        loop {
            let message = tokio::time::timeout(self.patience, self.line.next()).await;
            let message = message.unwrap_or_else(|_| panic!("no answer in time: {awaited}"));
            if let Message::Text(text) = message.expect("a line").expect("a message") {
                return serde_json::from_str(&text).expect("JSON");
            }
        }
    }

    /// A profile with nothing in it, which shares nothing with others. Goes with [`Self::forget`].
    pub async fn new_profile(&mut self) -> String {
        let made = self.ask("Target.createBrowserContext", json!({})).await;
        made["browserContextId"].as_str().expect("an id").to_owned()
    }

    /// Closes all pages of a profile, and all it kept.
    pub async fn forget(&mut self, profile: &str) {
        self.ask("Target.disposeBrowserContext", json!({ "browserContextId": profile })).await;
    }

    /// An empty page in a profile, or in the browser's own.
    pub async fn tab(&mut self, profile: Option<&str>, (width, height): (u32, u32)) -> Tab {
        let mut wanted = json!({ "url": "about:blank" });
        if let Some(profile) = profile {
            wanted["browserContextId"] = json!(profile);
        }
        let made = self.ask("Target.createTarget", wanted).await;
        let target = made["targetId"].as_str().expect("an id").to_owned();
        let attach = json!({ "targetId": target, "flatten": true });
        let attached = self.ask("Target.attachToTarget", attach).await;
        let session = attached["sessionId"].as_str().expect("an id").to_owned();
        let tab = Tab { profile: profile.map(str::to_owned), target, session };
        self.ask_tab(&tab, "Page.enable", json!({})).await;
        let size =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.ask_tab(&tab, "Emulation.setDeviceMetricsOverride", size).await;
        self.ask_tab(&tab, "Emulation.setFocusEmulationEnabled", json!({ "enabled": true })).await;
        tab
    }

    /// Closes a page.
    pub async fn close(&mut self, tab: Tab) {
        self.ask("Target.closeTarget", json!({ "targetId": tab.target })).await;
    }

    /// Shows a page in front of the others.
    pub async fn show(&mut self, tab: &Tab) {
        self.ask_tab(tab, "Page.bringToFront", json!({})).await;
    }

    /// Begins to load an address.
    pub async fn go(&mut self, tab: &Tab, url: &str) {
        let gone = self.ask_tab(tab, "Page.navigate", json!({ "url": url })).await;
        assert_eq!(gone["errorText"], Value::Null, "{url}: {gone}");
    }

    /// The value of an expression in a page; a promise is awaited.
    pub async fn script(&mut self, tab: &Tab, expression: &str) -> Value {
        let asked =
            json!({ "expression": expression, "awaitPromise": true, "returnByValue": true });
        let mut told = self.ask_tab(tab, "Runtime.evaluate", asked).await;
        assert_eq!(told["exceptionDetails"], Value::Null, "{expression}: {told}");
        told["result"]["value"].take()
    }

    /// Waits until an expression is true in a page: in the application, not in the page as it was left that is
    /// shown before it.
    pub async fn until_true(&mut self, tab: &Tab, expression: &str) {
        let start = std::time::Instant::now();
        let there = format!("document.getElementById('snapshot') === null && ({expression})");
        let asked = json!({ "expression": there, "returnByValue": true });
        loop {
            // A page that is just being left has no answer.
            let session = Some(tab.session.clone());
            let told = self.ask_at(session, "Runtime.evaluate", asked.clone()).await;
            if told.is_ok_and(|told| told["result"]["value"] == true) {
                return;
            }
            if start.elapsed() > self.patience {
                let page =
                    self.script(tab, "location.href + '\\n' + document.body.innerText").await;
                panic!("never came: {expression}\n{page}");
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }

    /// Puts files in a file input, as choosing them would.
    pub async fn choose(&mut self, tab: &Tab, input: &str, files: &[std::path::PathBuf]) {
        let found = json!({ "expression": format!("document.querySelector({input:?})") });
        let found = self.ask_tab(tab, "Runtime.evaluate", found).await;
        let object = &found["result"]["objectId"];
        let files = json!({ "files": files, "objectId": object });
        self.ask_tab(tab, "DOM.setFileInputFiles", files).await;
    }

    /// Begins to record events of these categories, separated by commas.
    pub async fn record(&mut self, categories: &str) {
        let categories: Vec<_> = categories.split(',').collect();
        let config = json!({ "traceConfig": { "includedCategories": categories } });
        self.ask("Tracing.start", config).await;
    }

    /// Ends the recording and gives the events, as the trace event format has them.
    pub async fn recorded(&mut self) -> Vec<Value> {
        self.happened.clear();
        self.ask("Tracing.end", json!({})).await;
        let mut events = Vec::new();
        loop {
            let mut message = if self.happened.is_empty() {
                self.next("the record").await
            } else {
                self.happened.remove(0)
            };
            if message["method"] == "Tracing.tracingComplete" {
                return events;
            }
            if message["method"] == "Tracing.dataCollected"
                && let Value::Array(more) = message["params"]["value"].take()
            {
                events.extend(more);
            }
        }
    }
}
