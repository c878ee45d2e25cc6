//! Files saved where the person says, and again in that very place: the File System Access API, which desktop
//! Chromium has. Absent elsewhere.
//!
//! Owns the place of each dossier, a handle of the browser's in `IndexedDB`. Knows names and bytes only.

use super::handles::Handles;
use super::optional::{call, call_later, member};
use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

const PLACES: Handles = Handles("acquis/places");
/// What asks the person where.
const PICKER: &str = "showSaveFilePicker";

/// A place on the person's disk.
#[derive(Clone)]
pub struct Place(JsValue);

/// Why there is no place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoPlace {
    /// The person thought better of it.
    #[error("cancelled")]
    Cancelled,
    /// The browser refused.
    #[error("refused")]
    Refused,
}

/// Whether the person can be asked where a file goes.
pub fn can_ask() -> bool {
    web_sys::window().is_some_and(|window| member::<Function>(&window, PICKER).is_some())
}

/// Asks where a file of that name goes. Only just after the person did something.
///
/// # Errors
/// [`NoPlace`].
pub async fn ask(name: &str, mime: &str, ending: &str) -> Result<Place, NoPlace> {
    let window = web_sys::window().ok_or(NoPlace::Refused)?;
    let promise = call(&window, PICKER, &[&wanted(name, mime, ending)]);
    let promise: Promise = promise.and_then(|p| p.dyn_into().ok()).ok_or(NoPlace::Refused)?;
    JsFuture::from(promise).await.map(Place).map_err(|error| {
        let name = member::<JsValue>(&error, "name").and_then(|name| name.as_string());
        if name.as_deref() == Some("AbortError") { NoPlace::Cancelled } else { NoPlace::Refused }
    })
}

fn wanted(name: &str, mime: &str, ending: &str) -> JsValue {
    let object = |members: &[(&str, &JsValue)]| -> JsValue {
        let object = Object::new();
        for (name, value) in members {
            // An object of our own takes any member.
            let _ = Reflect::set(&object, &(*name).into(), value);
        }
        object.into()
    };
    let endings = Array::of1(&ending.into()).into();
    let kind = object(&[("accept", &object(&[(mime, &endings)]))]);
    object(&[("suggestedName", &name.into()), ("types", &Array::of1(&kind).into())])
}

impl Place {
    /// The file's name there.
    pub fn name(&self) -> String {
        member::<JsValue>(&self.0, "name").and_then(|name| name.as_string()).unwrap_or_default()
    }

    /// Whether it may be written to; asks the person when it is not known.
    pub async fn may_write(&self) -> bool {
        let mode = Object::new();
        let _ = Reflect::set(&mode, &"mode".into(), &"readwrite".into());
        for question in ["queryPermission", "requestPermission"] {
            if member::<Function>(&self.0, question).is_none() {
                return true;
            }
            let said = call_later(&self.0, question, &[&mode]).await;
            if said.and_then(|said| said.as_string()).as_deref() == Some("granted") {
                return true;
            }
        }
        false
    }

    /// Writes a file there, whole or not at all; whether it could be done.
    pub async fn write(&self, bytes: &[u8]) -> bool {
        let Some(stream) = call_later(&self.0, "createWritable", &[]).await else { return false };
        let bytes = Uint8Array::from(bytes).into();
        let written = call_later(&stream, "write", &[&bytes]).await.is_some();
        // What stood there stays until the end.
        if written {
            call_later(&stream, "close", &[]).await.is_some()
        } else {
            call_later(&stream, "abort", &[]).await;
            false
        }
    }
}

/// Where the file of that dossier was saved last.
pub async fn place_of(dossier: &str) -> Option<Place> {
    PLACES.get(dossier).await.ok().flatten().map(Place)
}

/// Remembers where the file of that dossier is saved. Not remembered, it is only asked again.
pub async fn remember(dossier: &str, place: &Place) {
    let _ = PLACES.put(dossier, &place.0).await;
}

/// Forgets where the file of that dossier was saved: its name tells what the dossier is about.
pub async fn forget_place_of(dossier: &str) {
    // Without a place there is no database.
    let _ = PLACES.remove(dossier).await;
}

/// Forgets every place.
pub async fn forget() {
    PLACES.forget().await;
}
