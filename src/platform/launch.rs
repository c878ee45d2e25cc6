//! What the person opens the installed application with: files of the file manager or of another application, a
//! shortcut.
//!
//! Knows the browser's queue of launches; never what files hold. Absent outside Chromium. A launch comes
//! to the window that is open (`launch_handler` of the manifest), which then has to go where it leads.

use super::optional::{call, call_later, member};
use super::{page, shared};
use js_sys::Array;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::File;

/// What a launch brings.
pub enum Launch {
    /// Files, all that were opened at once.
    Files(Vec<File>),
    /// The hash of a shortcut's address, with its `#`.
    Hash(String),
}

/// Calls back with each launch, as long as the page lives; those that came before are not lost.
pub fn on_launch(take: impl Fn(Launch) + Clone + 'static) {
    look_for_shared(&take);
    let again = take.clone();
    page::on_return(move || look_for_shared(&again));
    let queue = web_sys::window().and_then(|window| member::<JsValue>(&window, "launchQueue"));
    let Some(queue) = queue else { return };
    let consume = Closure::<dyn Fn(JsValue)>::new(move |launch: JsValue| {
        let files = member::<Array>(&launch, "files").unwrap_or_default();
        if files.length() == 0 {
            if let Some(hash) = hash(&launch) {
                take(Launch::Hash(hash));
            }
            return;
        }
        let take = take.clone();
        spawn_local(async move {
            let mut all = Vec::new();
            for handle in files.iter() {
                let file = call_later(&handle, "getFile", &[]).await;
                all.extend(file.and_then(|file| file.dyn_into().ok()));
            }
            take(Launch::Files(all));
        });
    });
    call(&queue, "setConsumer", &[&consume.into_js_value()]);
}

/// A share loads the page anew, or comes to the window that is open.
fn look_for_shared(take: &(impl Fn(Launch) + Clone + 'static)) {
    let take = take.clone();
    spawn_local(async move {
        let files = shared::take().await;
        if !files.is_empty() {
            take(Launch::Files(files));
        }
    });
}

/// Where a launch leads, if to a page of its own.
fn hash(launch: &JsValue) -> Option<String> {
    let address = member::<JsValue>(launch, "targetURL")?.as_string()?;
    let (_, hash) = address.split_once('#')?;
    Some(format!("#{hash}"))
}
