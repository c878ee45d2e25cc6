//! Files that the person opens from outside: from the file manager, with the installed application.
//!
//! Knows the browser's queue of them; never what they hold. Absent outside desktop Chromium.

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::File;

/// Calls back with each file, as long as the page lives; those that came before are not lost.
pub fn on_file(call: impl Fn(File) + Clone + 'static) {
    let Some(queue) = web_sys::window().and_then(|window| member(&window, "launchQueue")) else {
        return;
    };
    let Some(set) = member(&queue, "setConsumer").and_then(|set| set.dyn_into::<Function>().ok())
    else {
        return;
    };
    let consume = Closure::<dyn Fn(JsValue)>::new(move |launch: JsValue| {
        let Some(files) = member(&launch, "files") else { return };
        for handle in Array::from(&files).iter() {
            let call = call.clone();
            spawn_local(async move {
                if let Some(file) = file(&handle).await {
                    call(file);
                }
            });
        }
    });
    let _ = set.call1(&queue, &consume.into_js_value());
}

async fn file(handle: &JsValue) -> Option<File> {
    let get: Function = member(handle, "getFile")?.dyn_into().ok()?;
    let promise: Promise = get.call0(handle).ok()?.dyn_into().ok()?;
    JsFuture::from(promise).await.ok()?.dyn_into().ok()
}

fn member(of: &JsValue, name: &str) -> Option<JsValue> {
    let found = Reflect::get(of, &name.into()).ok()?;
    (!found.is_undefined() && !found.is_null()).then_some(found)
}
