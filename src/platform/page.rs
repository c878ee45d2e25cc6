//! The page itself: its address, title, language, theme, focus, printing, leaving.
//!
//! Owns no route: it passes hashes as they are.

use super::timer;
use leptos::ev;
use leptos::prelude::{
    WindowListenerHandle, on_cleanup, request_idle_callback_with_handle, window_event_listener,
};
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, Window};

fn window() -> Option<Window> {
    web_sys::window()
}

fn document() -> Option<Document> {
    window()?.document()
}

/// The hash of the address, with its `#`, or nothing.
pub fn hash() -> String {
    window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// Goes to a hash, as a link would.
pub fn go(hash: &str) {
    if let Some(window) = window() {
        let _ = window.location().set_hash(hash);
    }
}

/// Goes to a hash without leaving the present one in the history.
pub fn go_instead(hash: &str) {
    if let Some(window) = window() {
        let _ = window.location().replace(hash);
    }
}

/// Calls back with the hash each time it changes, as long as the page lives.
pub fn on_hash_change(call: impl Fn(String) + 'static) {
    until_cleanup(window_event_listener(ev::hashchange, move |_| call(hash())));
}

/// Calls back when the page may not come back: hidden, closed, frozen.
pub fn on_leaving(call: impl Fn() + Clone + 'static) {
    let leave = call.clone();
    until_cleanup(window_event_listener(ev::pagehide, move |_| leave()));
    let hidden = move |_| {
        if document().is_some_and(|document| document.hidden()) {
            call();
        }
    };
    until_cleanup(leptos::prelude::window_event_listener_untyped("visibilitychange", hidden));
}

/// Calls back when the page is shown again after it was hidden, frozen or put aside.
pub fn on_return(call: impl Fn() + Clone + 'static) {
    let shown = call.clone();
    until_cleanup(window_event_listener(ev::pageshow, move |event| {
        if event.persisted() {
            shown();
        }
    }));
    let visible = move |_| {
        if document().is_some_and(|document| !document.hidden()) {
            call();
        }
    };
    until_cleanup(leptos::prelude::window_event_listener_untyped("visibilitychange", visible));
}

/// Calls back when the page is put aside whole (`true`), to be brought back later, and when it is (`false`).
pub fn on_put_aside(call: impl Fn(bool) + Clone + 'static) {
    let aside = call.clone();
    until_cleanup(window_event_listener(ev::pagehide, move |event| {
        if event.persisted() {
            aside(true);
        }
    }));
    until_cleanup(window_event_listener(ev::pageshow, move |_| call(false)));
}

/// Calls back with the key and the text that another tab has put in localStorage; without one when it was
/// taken away.
pub fn on_stored(call: impl Fn(String, Option<String>) + 'static) {
    until_cleanup(window_event_listener(ev::storage, move |event| {
        if let Some(key) = event.key() {
            call(key, event.new_value());
        }
    }));
}

/// The text of the field that is being written in here, if any.
pub fn held_text() -> Option<String> {
    let document = document()?;
    let element = document.active_element().filter(|_| document.has_focus().unwrap_or(true))?;
    if let Some(area) = element.dyn_ref::<web_sys::HtmlTextAreaElement>() {
        return Some(area.value());
    }
    element.dyn_ref::<web_sys::HtmlInputElement>().map(web_sys::HtmlInputElement::value)
}

/// Asks before the page is closed while `unsaved` says so.
pub fn ask_before_leaving(unsaved: impl Fn() -> bool + 'static) {
    until_cleanup(window_event_listener(ev::beforeunload, move |event| {
        if unsaved() {
            event.prevent_default();
        }
    }));
}

/// Listens to keys as long as the page lives; `true` means that the key is taken.
pub fn on_key(take: impl Fn(&web_sys::KeyboardEvent) -> bool + 'static) {
    until_cleanup(window_event_listener(ev::keydown, move |event| {
        if take(&event) {
            event.prevent_default();
        }
    }));
}

/// What listens for a part of the page stops with it.
pub(super) fn until_cleanup(handle: WindowListenerHandle) {
    on_cleanup(move || handle.remove());
}

/// Calls back at each sign that someone is there, as long as the page lives.
pub fn on_activity(call: impl Fn() + Copy + 'static) {
    for sign in ["keydown", "pointerdown", "pointermove", "wheel", "touchstart"] {
        until_cleanup(leptos::prelude::window_event_listener_untyped(sign, move |_| call()));
    }
}

/// Sets the title of the tab.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Says in which language the page is.
pub fn set_language(tag: &str) {
    if let Some(root) = root() {
        let _ = root.set_attribute("lang", tag);
    }
}

/// Forces a theme, or follows the system (`None`).
pub fn set_theme(name: Option<&str>) {
    let Some(root) = root() else {
        return;
    };
    let _ = match name {
        Some(name) => root.set_attribute("data-theme", name),
        None => root.remove_attribute("data-theme"),
    };
}

fn root() -> Option<Element> {
    document()?.document_element()
}

/// Moves the focus to the element of that id, if it is there.
pub fn focus(id: &str) {
    let element = document().and_then(|document| document.get_element_by_id(id));
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Moves the focus among the elements of a selector, in the page's order; `false` when it is on none of
/// them, or at the end.
pub fn focus_next(selector: &str, step: i32) -> bool {
    let Some(document) = document() else { return false };
    let Ok(all) = document.query_selector_all(selector) else { return false };
    let here = document.active_element();
    let found = (0..all.length())
        .find(|at| here.as_ref().is_some_and(|here| all.get(*at).as_ref() == Some(here.as_ref())));
    let next = found.and_then(|at| at.checked_add_signed(step)).and_then(|at| all.get(at));
    let next = next.and_then(|next| next.dyn_into::<HtmlElement>().ok());
    next.is_some_and(|next| next.focus().is_ok())
}

/// Moves the focus to the element of that id and shows it from its top.
pub fn reveal(id: &str) {
    focus(id);
    if let Some(element) = document().and_then(|document| document.get_element_by_id(id)) {
        element.scroll_into_view();
    }
}

/// Does something once the browser has nothing better to do; a little later where it cannot tell.
pub fn when_idle(work: impl Fn() + Copy + 'static) {
    if request_idle_callback_with_handle(work).is_err() {
        timer::after(200, work);
    }
}

/// Brings the page back to its top.
pub fn to_top() {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Whether the person is writing: shortcuts of one letter must not act.
pub fn is_writing() -> bool {
    let Some(element) = document().and_then(|document| document.active_element()) else {
        return false;
    };
    let kind = element.get_attribute("type").unwrap_or_default();
    match element.tag_name().to_ascii_lowercase().as_str() {
        "textarea" | "select" => true,
        "input" => !matches!(kind.as_str(), "radio" | "checkbox" | "button" | "file"),
        _ => element.has_attribute("contenteditable"),
    }
}

/// Opens the browser's print dialog.
pub fn print() {
    if let Some(window) = window() {
        let _ = window.print();
    }
}

/// Loads the page anew.
pub fn reload() {
    if let Some(window) = window() {
        let _ = window.location().reload();
    }
}

/// Whether the focus is inside an open dialog.
pub fn is_in_dialog() -> bool {
    document()
        .is_some_and(|document| document.query_selector("dialog[open]").ok().flatten().is_some())
}

/// The cards that one can step through: elements marked `data-card`, in order.
fn cards() -> Vec<HtmlElement> {
    let list = document().and_then(|document| document.query_selector_all("[data-card]").ok());
    let nodes = list.iter().flat_map(|list| (0..list.length()).filter_map(|i| list.get(i)));
    nodes.filter_map(|node| node.dyn_into().ok()).collect()
}

/// The place among `cards` of the one that holds the focus.
fn focused_card(cards: &[HtmlElement]) -> Option<usize> {
    let focused = document()?.active_element()?;
    cards.iter().position(|card| card.contains(Some(&focused)))
}

/// Moves the focus to the next (`1`) or previous (`-1`) card; on a page of one card, follows the
/// link marked `data-step`. Says whether there was one.
pub fn step_card(by: isize) -> bool {
    let cards = cards();
    if cards.len() == 1 {
        return step(if by > 0 { "next" } else { "previous" });
    }
    let target = match focused_card(&cards) {
        Some(place) => place.checked_add_signed(by),
        None if by > 0 => Some(0),
        None => None,
    };
    let Some(card) = target.and_then(|place| cards.get(place)) else {
        return false;
    };
    card.scroll_into_view();
    card.focus().is_ok()
}

/// Follows what is marked `data-step` with that name; says whether it was there.
pub fn step(name: &str) -> bool {
    let marked = format!("[data-step={name}]:not(:disabled)");
    let found = document().and_then(|document| document.query_selector(&marked).ok().flatten());
    let found = found.and_then(|found| found.dyn_into::<HtmlElement>().ok());
    found.map(|found| found.click()).is_some()
}

/// Chooses the radio button at `place` in the card that holds the focus, or in the only card.
pub fn choose_in_card(place: u32) -> bool {
    let cards = cards();
    let card = match focused_card(&cards) {
        Some(found) => cards.get(found),
        None if cards.len() == 1 => cards.first(),
        None => None,
    };
    let radios = card.and_then(|card| card.query_selector_all("input[type=radio]").ok());
    let radio = radios.and_then(|radios| radios.get(place));
    let Some(radio) = radio.and_then(|radio| radio.dyn_into::<HtmlElement>().ok()) else {
        return false;
    };
    radio.click();
    radio.focus().is_ok()
}

/// Empties the element of that id and gives it, so that the application takes its place.
pub fn clear(id: &str) -> Option<HtmlElement> {
    let element = document()?.get_element_by_id(id)?;
    element.set_text_content(None);
    element.dyn_into().ok()
}
