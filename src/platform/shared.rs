//! Files that another application has shared with this one (`share_target` of the manifest; telephones, in Chromium).
//!
//! The share comes as a POST, which the service worker answers (`public/sw.js`): it keeps the files in a cache of its
//! own and sends the person to `#/ouvrir`. Here they are taken out of it. Without the service worker nothing is shared:
//! the browser offers a share target for installed applications alone.

use super::optional::{call_later, member};
use js_sys::{Array, JsString, decode_uri_component};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{File, Url};

/// Takes the files that wait; each once.
pub(super) async fn take() -> Vec<File> {
    waiting().await.unwrap_or_default()
}

async fn waiting() -> Option<Vec<File>> {
    let window = web_sys::window()?;
    let caches: JsValue = member(&window, "caches")?;
    let base = window.document()?.base_uri().ok()??;
    let scope = Url::new_with_base("./", &base).ok()?.href();
    // As `sw.js` names it.
    let name = JsValue::from(format!("acquis/{scope} shared"));
    if !call_later(&caches, "has", &[&name]).await?.is_truthy() {
        return None;
    }
    let cache = call_later(&caches, "open", &[&name]).await?;
    let asked: Array = call_later(&cache, "keys", &[]).await?.dyn_into().ok()?;
    let mut files = Vec::new();
    for request in asked.iter() {
        files.extend(file(&cache, &request).await);
    }
    call_later(&caches, "delete", &[&name]).await;
    Some(files)
}

async fn file(cache: &JsValue, request: &JsValue) -> Option<File> {
    let response = call_later(cache, "match", &[request]).await?;
    let blob = call_later(&response, "blob", &[]).await?;
    let address = String::from(member::<JsString>(request, "url")?);
    let (_, name) = address.rsplit_once('/')?;
    let name = decode_uri_component(name).map_or_else(|_| name.to_owned(), String::from);
    File::new_with_blob_sequence(&Array::of1(&blob), &name).ok()
}
