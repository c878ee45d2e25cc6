//! Chromium's own record of what its threads did, taken over its `DevTools` protocol.
//!
//! Its driver can write one too, but begins and ends it when it likes. The address is where Chromium
//! itself leaves it, in the profile.

use super::{Browser, PATIENCE};
use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async, tungstenite::Message};

/// A connection to Chromium that records when it is told to.
pub struct Tracer {
    line: WebSocketStream<MaybeTlsStream<TcpStream>>,
    asked: u64,
}

impl Browser {
    /// A tracer of this browser, which must be Chromium.
    pub async fn tracer(&self) -> Tracer {
        let told = std::fs::read_to_string(self.profile.join("DevToolsActivePort"));
        let told = told.expect("Chromium says where its protocol is spoken");
        let (port, path) = told.trim().split_once('\n').expect("a port and a path");
        let (line, _) =
            connect_async(format!("ws://127.0.0.1:{port}{path}")).await.expect("a line");
        Tracer { line, asked: 0 }
    }
}

impl Tracer {
    /// Begins to record events of these categories, separated by commas.
    pub async fn begin(&mut self, categories: &str) {
        let config = json!({ "traceConfig": { "includedCategories": categories.split(',').collect::<Vec<_>>() } });
        let number = self.ask("Tracing.start", &config).await;
        while self.next().await["id"] != number {}
    }

    /// Ends the recording and gives the events, as the trace event format has them.
    pub async fn end(&mut self) -> Vec<Value> {
        self.ask("Tracing.end", &json!({})).await;
        let mut events = Vec::new();
        loop {
            let mut message = self.next().await;
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

    async fn ask(&mut self, method: &str, parameters: &Value) -> u64 {
        self.asked += 1;
        let text = json!({ "id": self.asked, "method": method, "params": parameters }).to_string();
        self.line.send(Message::text(text)).await.expect("asked");
        self.asked
    }

    async fn next(&mut self) -> Value {
        loop {
            let message = tokio::time::timeout(PATIENCE, self.line.next()).await;
            let message = message.expect("an answer in time").expect("a line").expect("a message");
            if let Message::Text(text) = message {
                return serde_json::from_str(&text).expect("JSON");
            }
        }
    }
}
