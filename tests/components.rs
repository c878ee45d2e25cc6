//! Components mounted in a real browser. Runs with `cargo xtask test --only test-wasm`.
//!
//! Owns no journey: those are in `tests/e2e`.
#![cfg(target_arch = "wasm32")]
// Clippy knows `#[test]` functions as tests, but not `#[wasm_bindgen_test]`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use leptos::prelude::*;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
async fn a_mounted_view_follows_its_signal() {
    let body = document().body().unwrap();
    let (count, set_count) = signal(1);
    let mounted = mount_to(body.clone(), move || view! { <p>{count}</p> });
    assert_eq!(body.text_content().as_deref().map(str::trim), Some("1"));
    set_count.set(2);
    leptos::task::tick().await;
    assert_eq!(body.text_content().as_deref().map(str::trim), Some("2"));
    drop(mounted);
}
