//! Components mounted in a real browser. Runs with `cargo xtask test --only test-wasm`.
//!
//! Owns no journey: those are in `tests/e2e`.
#![cfg(target_arch = "wasm32")]
// Clippy knows `#[test]` functions as tests, but not `#[wasm_bindgen_test]`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use acquis::domain::certification::{Block, Competence};
use acquis::domain::readiness::Readiness;
use acquis::domain::{Certification, Dossier, Evidence, Timestamp};
use acquis::state::card::OnDevice;
use acquis::state::ports::MemoryStore;
use acquis::state::saver::Saver;
use acquis::state::{Ports, RecordStore, StoreError, Workbook};
use acquis::ui::app::AppOver;
use leptos::{prelude::*, wasm_bindgen::JsCast, web_sys::HtmlElement};
use std::rc::Rc;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Event, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};

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
        journal: None,
        others: None,
        shared: false,
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

/// Bytes of memory that the module has taken. It gives none back.
fn taken() -> usize {
    core::arch::wasm32::memory_size::<0>() * 65_536
}

/// They left 15 MB behind while a signal kept each of its readers.
#[wasm_bindgen_test]
fn pages_that_read_the_dossier_and_go_leave_nothing_behind() {
    let owner = Owner::new();
    let ports = ports(Rc::new(MemoryStore::default()));
    let book = owner.with(|| Workbook::new(ports, acquis::fiche::default_certification()));
    let turn = |pages: usize| {
        for _ in 0..pages {
            let page = Owner::new();
            page.with(|| {
                let id = Memo::new(move |_| book.dossier().with(|dossier| dossier.id.clone()));
                let blocks = Memo::new(move |_| book.readiness().with(|all| all.blocks.len()));
                assert!(id.get_untracked().as_str().is_empty() && blocks.get_untracked() > 0);
            });
            page.cleanup();
        }
    };
    turn(1_000);
    let before = taken();
    turn(50_000);
    assert!(taken() - before <= 2 * 65_536, "{} bytes more", taken() - before);
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

/// A dossier with two blocs of 30 competences and 120 pieces of evidence, one of them linked to
/// an experience that is not there.
fn large() -> Dossier {
    let block = |code: &str| Block {
        code: code.into(),
        title: format!("Bloc {code}"),
        assessment: String::new(),
        intro: None,
        competences: (1..=30)
            .map(|n| Competence {
                id: format!("{code}-{n:02}").as_str().into(),
                code: None,
                heading: None,
                text: format!("Faire {n}"),
            })
            .collect(),
    };
    let blocks = vec![block("BC1"), block("BC2")];
    let certification = Certification { blocks, ..Certification::default() };
    let at = Timestamp::from_unix(1_800_000_000);
    let mut dossier = Dossier::new("large".into(), certification.into(), at);
    for n in 0..120 {
        let mut evidence = Evidence::blank(format!("e{n:03}").as_str().into(), at);
        evidence.title = format!("Situation {n}");
        evidence.experience = (n == 0).then(|| "absent".into());
        dossier.evidence.insert(evidence.id.clone(), evidence.into());
    }
    dossier
}

#[wasm_bindgen_test]
async fn a_large_matrix_is_shown_in_parts_and_what_was_dropped_is_told_until_it_is_seen() {
    let store = Rc::new(MemoryStore::default());
    let (dossier, at) = (large(), Timestamp::from_unix(1_800_000_000));
    let mut saver = Saver::new(&ports(store.clone()), &dossier);
    saver.store(&Readiness::of(&dossier), OnDevice::default(), at).unwrap();
    let (host, mounted) = app(store);
    acquis::platform::page::go("#/d/large/preuves");
    awaits(&host, "#matrix-more").await;
    let count = |selector: &str| host.query_selector_all(selector).unwrap().length();
    assert_eq!((count(".matrix tbody tr"), count(".matrix thead tr:last-child th")), (50, 31));
    assert_eq!((count(".matrix caption"), count(".matrix th:not([scope])")), (1, 0));
    assert!(host.query_selector("input[aria-label*='Faire 30']").unwrap().is_some());

    let select: HtmlSelectElement = find(&host, "#matrix-block");
    assert_eq!((select.value(), select.length()), ("0".to_owned(), 2));
    select.set_value("1");
    select.dispatch_event(&Event::new("change").unwrap()).unwrap();
    next_frame().await;
    assert!(find::<HtmlElement>(&host, ".matrix caption").inner_text().contains("Bloc BC2"));
    find::<HtmlInputElement>(&host, ".matrix tbody input").click();
    next_frame().await;
    assert_eq!(find::<HtmlElement>(&host, ".matrix tfoot td").inner_text(), "1");

    for rows in [100, 120] {
        find::<HtmlElement>(&host, "#matrix-more").click();
        next_frame().await;
        next_frame().await;
        assert_eq!(count(".matrix tbody tr"), rows);
    }
    assert!(host.query_selector("#matrix-more").unwrap().is_none());
    // Newest first: the hundred and first row is that of the twentieth piece of evidence.
    let focused = document().active_element().unwrap();
    assert_eq!(focused.id(), "matrix-e019");

    assert!(
        find::<HtmlElement>(&host, "#opened-with li").text_content().unwrap().contains("absent")
    );
    find::<HtmlElement>(&host, "#opened-with button").click();
    next_frame().await;
    assert!(host.query_selector("#opened-with").unwrap().is_none());
    drop(mounted);
    host.remove();
}
