//! One thing done once, later; a pause; a limit to waiting.

use leptos::prelude::{TimeoutHandle, set_timeout_with_handle};
use std::future::poll_fn;
use std::pin::pin;
use std::task::Poll;
use std::time::Duration;
use wasm_bindgen_futures::JsFuture;

/// Does something after so many milliseconds; the handle takes it back.
pub fn after(milliseconds: u64, what: impl FnOnce() + 'static) -> Option<TimeoutHandle> {
    set_timeout_with_handle(what, Duration::from_millis(milliseconds)).ok()
}

/// Lets the page answer and be painted, then goes on.
pub async fn pause() {
    wait(0).await;
}

/// What comes of something within so many milliseconds; nothing when it takes longer.
pub async fn within<T>(milliseconds: u64, what: impl Future<Output = T>) -> Option<T> {
    let (mut what, mut limit) = (pin!(what), pin!(wait(milliseconds)));
    poll_fn(|waker| match what.as_mut().poll(waker) {
        Poll::Ready(came) => Poll::Ready(Some(came)),
        Poll::Pending => limit.as_mut().poll(waker).map(|()| None),
    })
    .await
}

async fn wait(milliseconds: u64) {
    let mut later = |resolve: js_sys::Function, _| {
        // Where no timer can be had, waiting would be for ever.
        let at_once = resolve.clone();
        let go_on = move || drop(resolve.call0(&wasm_bindgen::JsValue::NULL));
        if after(milliseconds, go_on).is_none() {
            let _ = at_once.call0(&wasm_bindgen::JsValue::NULL);
        }
    };
    let _ = JsFuture::from(js_sys::Promise::new(&mut later)).await;
}
