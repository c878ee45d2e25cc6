//! Chromium's own protocol, through its driver: for what WebDriver has no word for.

use super::Browser;
use fantoccini::wd::WebDriverCompatibleCommand;
use http::Method;
use serde_json::{Value, json};
use url::{ParseError, Url};

#[derive(Debug)]
struct Devtools {
    method: String,
    parameters: Value,
}

impl WebDriverCompatibleCommand for Devtools {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/goog/cdp/execute", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        let body = json!({ "cmd": self.method, "params": self.parameters });
        (Method::POST, Some(body.to_string()))
    }
}

impl Browser {
    /// Asks Chromium something in its `DevTools` protocol.
    pub async fn devtools(&self, method: &str, parameters: Value) -> Value {
        let asked = Devtools { method: method.to_owned(), parameters };
        self.client.issue_cmd(asked).await.unwrap_or_else(|error| panic!("{method}: {error}"))
    }
}
