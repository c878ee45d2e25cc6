//! How much this browser keeps for the application, whether it promises to keep it, and emptying it.

use super::archive::IndexedArchive;
use super::optional;
use crate::state::Archive;
use js_sys::{Array, Object, Promise, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{CacheStorage, StorageManager};

/// What every key and name of the application begins with.
const PREFIX: &str = "acquis/";

/// What the key of a dossier's card ends with.
const CARD: &str = "/card/-";

/// How much is used and how much may be, in bytes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Space {
    /// Used by this site.
    pub used: f64,
    /// What the browser allows.
    pub quota: f64,
    /// Whether the browser promises not to erase it when room is short.
    pub promised: bool,
}

fn manager() -> Option<StorageManager> {
    // Absent where the page does not come by https.
    optional::member(&web_sys::window()?.navigator(), "storage")
}

async fn answer(promise: Result<Promise, JsValue>) -> Option<JsValue> {
    JsFuture::from(promise.ok()?).await.ok()
}

/// The space; `None` where the browser does not say.
pub async fn space() -> Option<Space> {
    let manager = manager()?;
    let estimate = answer(manager.estimate()).await?;
    let number = |name: &str| Reflect::get(&estimate, &name.into()).ok()?.as_f64();
    let promised = answer(manager.persisted()).await.and_then(|said| said.as_bool());
    let promised = promised.unwrap_or_default();
    Some(Space { used: number("usage")?, quota: number("quota")?, promised })
}

/// Asks the browser not to erase what is kept when room is short.
pub async fn ask_to_keep() {
    if let Some(manager) = manager()
        && answer(manager.persisted()).await.and_then(|said| said.as_bool()) != Some(true)
    {
        answer(manager.persist()).await;
    }
}

/// Empties the adviser's archive, localStorage and the caches of all that is the application's, and
/// keeps no build on the device any more. The journal is emptied by who has it open.
pub async fn empty() {
    let Some(window) = web_sys::window() else { return };
    // What cannot be erased there was told when it was opened.
    let _ = IndexedArchive::default().remove("").await;
    if let Ok(Some(storage)) = window.local_storage() {
        let keys = Object::keys(&storage);
        let keys = keys.iter().filter_map(|key| key.as_string());
        let mut keys: Vec<_> = keys.filter(|key| key.starts_with(PREFIX)).collect();
        // Another tab that sees a card go finds no record that could have it made again.
        keys.sort_by_key(|key| key.ends_with(CARD));
        for key in keys {
            let _ = storage.remove_item(&key);
        }
    }
    if let Some(caches) = optional::member::<CacheStorage>(&window, "caches")
        && let Some(names) = answer(Ok(caches.keys())).await
    {
        let names = Array::from(&names);
        let names = names.iter().filter_map(|name| name.as_string());
        for name in names.filter(|name| name.starts_with(PREFIX)) {
            answer(Ok(caches.delete(&name))).await;
        }
    }
    super::signing::forget().await;
    super::saving::forget().await;
    super::worker::forget().await;
}
