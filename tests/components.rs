//! Components mounted in a real browser. Runs with `cargo xtask test --only test-wasm`.
//!
//! Owns no journey: those are in `tests/e2e`.
#![cfg(target_arch = "wasm32")]
// Clippy knows `#[test]` functions as tests, but not `#[wasm_bindgen_test]`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use acquis::domain::Timestamp;
use acquis::state::ports::MemoryStore;
use acquis::state::{Ports, RecordStore, StoreError};
use acquis::ui::app::AppOver;
use leptos::{prelude::*, wasm_bindgen::JsCast, web_sys::HtmlElement};
use std::rc::Rc;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Event, HtmlInputElement, HtmlTextAreaElement};

wasm_bindgen_test_configure!(run_in_browser);

/// An element of its own for each test: the body belongs to the test runner.
fn host() -> HtmlElement {
    let host = document().create_element("div").unwrap();
    document().body().unwrap().append_child(&host).unwrap();
    host.unchecked_into()
}

/// A store that takes nothing.
struct Refusing(MemoryStore);

impl RecordStore for Refusing {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.0.get(key)
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StoreError> {
        // A dossier can be begun; what is written into it cannot be kept.
        if key.contains("/rating/") { Err(StoreError::Full) } else { self.0.set(key, text) }
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.0.remove(key)
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        self.0.keys(prefix)
    }

    fn is_durable(&self) -> bool {
        true
    }
}

fn ports(store: Rc<dyn RecordStore>) -> Ports {
    Ports {
        store,
        now: || Timestamp::from_unix(1_800_000_000),
        new_id: acquis::platform::clock::new_id,
    }
}

/// The application over a store, at home.
fn app(store: Rc<dyn RecordStore>) -> (HtmlElement, impl Sized) {
    acquis::platform::page::go_instead("#/");
    let host = host();
    let ports = ports(store);
    let mounted = mount_to(host.clone(), move || view! { <AppOver ports /> });
    (host, mounted)
}

fn find<T: JsCast>(host: &HtmlElement, selector: &str) -> T {
    let found = host.query_selector(selector).unwrap();
    found.unwrap_or_else(|| panic!("no {selector} in {}", host.inner_html())).unchecked_into()
}

/// Waits until the selector matches; the browser announces a change of address a little later.
async fn awaits(host: &HtmlElement, selector: &str) {
    for _ in 0..500 {
        if host.query_selector(selector).unwrap().is_some() {
            return;
        }
        next_frame().await;
    }
    panic!("{selector} never came in {}", host.inner_html());
}

async fn next_frame() {
    let promise = js_sys::Promise::new(&mut |done, _| {
        leptos::prelude::request_animation_frame(move || {
            let _ = done.call0(&wasm_bindgen::JsValue::NULL);
        });
    });
    let _ = wasm_bindgen_futures::JsFuture::from(promise).await;
}

/// Begins a dossier and opens its first bloc.
async fn first_block(host: &HtmlElement) {
    find::<HtmlElement>(host, "#begin").click();
    awaits(host, "li.block a").await;
    find::<HtmlElement>(host, "li.block a").click();
    awaits(host, ".competence").await;
}

#[wasm_bindgen_test]
async fn no_level_is_chosen_before_the_candidate_chooses_and_the_choice_is_told() {
    let (host, mounted) = app(Rc::new(MemoryStore::default()));
    first_block(&host).await;
    assert!(host.query_selector("input[type=radio]:checked").unwrap().is_none());
    find::<HtmlElement>(&host, ".competence input[value=autonomous]").click();
    awaits(&host, ".competence:first-child .tag[data-status=unproven]").await;
    find::<HtmlElement>(&host, ".competence input[value=with-help]").click();
    awaits(&host, ".competence:first-child .tag[data-status=developing]").await;
    find::<HtmlElement>(&host, ".competence .withdraw").click();
    awaits(&host, ".competence:first-child .tag[data-status=unrated]").await;
    assert!(host.query_selector("input[type=radio]:checked").unwrap().is_none());
    drop(mounted);
    host.remove();
}

#[wasm_bindgen_test]
async fn the_caret_stays_where_the_writer_put_it() {
    let (host, mounted) = app(Rc::new(MemoryStore::default()));
    first_block(&host).await;
    find::<HtmlElement>(&host, ".competence .links .button").click();
    awaits(&host, "#context").await;
    let area: HtmlTextAreaElement = find(&host, "#context");
    area.focus().unwrap();
    area.set_value("Un adhérent arrive");
    area.set_selection_range(3, 3).unwrap();
    let typed = Event::new("input").unwrap();
    area.dispatch_event(&typed).unwrap();
    next_frame().await;
    next_frame().await;
    assert_eq!(area.value(), "Un adhérent arrive");
    assert_eq!(area.selection_start().unwrap(), Some(3));
    let title: HtmlInputElement = find(&host, "#title");
    assert_eq!(title.value(), "");
    drop(mounted);
    host.remove();
}

#[wasm_bindgen_test]
async fn a_full_store_is_told_with_what_to_do() {
    let (host, mounted) = app(Rc::new(Refusing(MemoryStore::default())));
    first_block(&host).await;
    assert!(host.query_selector(".banner").unwrap().is_none());
    find::<HtmlElement>(&host, ".competence input[value=autonomous]").click();
    awaits(&host, ".banner a.button").await;
    let link: HtmlElement = find(&host, ".banner a.button");
    assert!(link.get_attribute("href").unwrap().ends_with("/dossier"));
    assert!(find::<HtmlElement>(&host, ".save").class_list().contains("failed"));
    drop(mounted);
    host.remove();
}
