//! Installing the application: whether the browser offers it, and asking it to.
//!
//! The offer comes early and once: `public/start.js` keeps it until someone looks here.

use super::{optional, page};
use js_sys::Reflect;
use leptos::prelude::window_event_listener_untyped;
use wasm_bindgen::JsValue;

/// Where the offer is kept, and what the page is told when it comes or goes.
const OFFER: &str = "installation";

/// How an application of the device is shown.
const INSTALLED: &str = "(display-mode: standalone), (display-mode: minimal-ui), \
    (display-mode: window-controls-overlay)";

/// How the application can come among the others of the device.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Installation {
    /// It is there: this page is it.
    Done,
    /// The browser offers it.
    Offered,
    /// By the share sheet of an iPhone or iPad.
    ByShareSheet,
    /// By the browser's menu, where it has it.
    ByMenu,
}

fn offer() -> Option<JsValue> {
    optional::member(&*web_sys::window()?, OFFER)
}

fn is_standalone() -> Option<bool> {
    let window = web_sys::window()?;
    // Asked for what an installed one is: some engines answer no question about the rest.
    let query = window.match_media(INSTALLED).ok()??;
    Some(query.matches())
}

/// How it stands now.
pub fn installation() -> Installation {
    if is_standalone() == Some(true) {
        return Installation::Done;
    }
    if offer().is_some() {
        return Installation::Offered;
    }
    let agent = web_sys::window().and_then(|window| window.navigator().user_agent().ok());
    let phone =
        agent.is_some_and(|agent| ["iPhone", "iPad"].iter().any(|name| agent.contains(name)));
    if phone { Installation::ByShareSheet } else { Installation::ByMenu }
}

/// Calls back when an offer comes or goes.
pub fn on_change(call: impl Fn() + 'static) {
    page::until_cleanup(window_event_listener_untyped(OFFER, move |_| call()));
}

/// Has the browser ask the person; the offer is used up by it.
pub async fn ask() -> Option<()> {
    let (window, offer) = (web_sys::window()?, offer()?);
    // It can be asked once.
    let _ = Reflect::set(&window, &OFFER.into(), &JsValue::NULL);
    optional::call_later(&offer, "prompt", &[]).await.map(|_| ())
}
