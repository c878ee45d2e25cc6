//! Components mounted in a real browser. Runs with `cargo xtask test --only test-wasm`.
//!
//! Owns no journey: those are in `tests/e2e`.
#![cfg(target_arch = "wasm32")]
// Clippy knows `#[test]` functions as tests, but not `#[wasm_bindgen_test]`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use leptos::{prelude::*, wasm_bindgen::JsCast, web_sys::HtmlElement};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// An element of its own for each test: the body belongs to the test runner.
fn host() -> HtmlElement {
    let host = document().create_element("div").unwrap();
    document().body().unwrap().append_child(&host).unwrap();
    host.unchecked_into()
}

#[wasm_bindgen_test]
async fn a_mounted_view_follows_its_signal() {
    let host = host();
    let (count, set_count) = signal(1);
    let mounted = mount_to(host.clone(), move || view! { <p>{count}</p> });
    assert_eq!(host.text_content().as_deref(), Some("1"));
    set_count.set(2);
    leptos::task::tick().await;
    assert_eq!(host.text_content().as_deref(), Some("2"));
    drop(mounted);
}
