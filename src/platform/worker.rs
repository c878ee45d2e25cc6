//! The service worker: it keeps the application on the device, and brings the next build.
//!
//! Owns its registration and what is heard from it. Which files it keeps is the build's
//! (`public/sw.js`, `xtask/src/build/offline.rs`); when the next build takes over is the person's.

use super::{optional, timer};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{EventTarget, ServiceWorkerContainer, ServiceWorkerRegistration};

/// Its address, beside the page.
const SCRIPT: &str = "./sw.js";
/// What tells it to take over.
const TAKE_OVER: &str = "take over";

/// How long a build must wait before it is told of, in milliseconds.
const WAITS: u64 = 1_000;

/// What is heard of a next build.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum News {
    /// It is whole on this device, and waits.
    Ready,
    /// It answers from now on, another page has asked for it: this page is of the one before.
    InForce,
}

/// Absent where the page does not come by https, and in some private windows.
fn container() -> Option<ServiceWorkerContainer> {
    optional::member(&web_sys::window()?.navigator(), "serviceWorker")
}

async fn registration(container: &ServiceWorkerContainer) -> Option<ServiceWorkerRegistration> {
    let found = JsFuture::from(container.get_registration()).await.ok()?;
    found.dyn_into().ok()
}

/// Calls back for each event of that name, as long as the page lives.
fn listen(target: &EventTarget, event: &str, call: impl Fn() + 'static) {
    let call = Closure::<dyn Fn()>::new(call).into_js_value();
    let _ = target.add_event_listener_with_callback(event, call.unchecked_ref());
}

/// Has this build kept on the device, and tells of the next one. Nothing happens where there are no
/// service workers, or where the build could not be kept: the page goes on from the network.
pub async fn keep(tell: impl Fn(News) + Clone + 'static) {
    let Some(container) = container() else { return };
    let had_one = Rc::new(Cell::new(container.controller().is_some()));
    let tell_in_force = tell.clone();
    let had = Rc::clone(&had_one);
    listen(&container, "controllerchange", move || {
        // The first one takes over the page it came with: the same build.
        if had.replace(true) {
            tell_in_force(News::InForce);
        }
    });
    let Ok(registered) = JsFuture::from(container.register(SCRIPT)).await else { return };
    let registered: ServiceWorkerRegistration = registered.unchecked_into();
    let look = {
        let (of, container) = (registered.clone(), container.clone());
        move || {
            // Without one that answers, what waits is the first: this page's own build. WebKit has shown the first
            // as waiting for a moment after it answered: what waits for the person waits longer.
            if of.waiting().is_some() && container.controller().is_some() {
                let (of, tell) = (of.clone(), tell.clone());
                let still = move || {
                    if of.waiting().is_some() {
                        tell(News::Ready);
                    }
                };
                timer::after(WAITS, still);
            }
        }
    };
    let found = {
        let (of, look) = (registered.clone(), look.clone());
        move || {
            if let Some(next) = of.installing() {
                listen(&next, "statechange", look.clone());
            }
            // A page out of sight hears late: it may be whole already.
            look();
        }
    };
    listen(&registered, "updatefound", found.clone());
    // It may have been found before this page listened.
    found();
    if let Some(document) = web_sys::window().and_then(|window| window.document()) {
        listen(&document, "visibilitychange", look);
    }
}

/// Has the build that waits take over; says whether one waits.
pub async fn let_take_over() -> bool {
    let Some(container) = container() else { return false };
    let waiting = registration(&container).await.and_then(|found| found.waiting());
    waiting.is_some_and(|waiting| waiting.post_message(&JsValue::from(TAKE_OVER)).is_ok())
}

/// Keeps no build on the device any more, until the page is opened again.
pub async fn forget() {
    if let Some(container) = container()
        && let Some(found) = registration(&container).await
        && let Ok(promise) = found.unregister()
    {
        let _ = JsFuture::from(promise).await;
    }
}
