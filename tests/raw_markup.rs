//! The lint against texts that become markup or programs can fail: each call below must be refused, or the
//! expectation above it is itself a warning, and warnings are denied (`cargo xtask test --only lint-wasm`).
//!
//! Owns no rule: the list is in `clippy.toml`. Nothing here is run.
#![cfg(target_arch = "wasm32")]
#![expect(dead_code, reason = "the linter reads it, nothing calls it")]

use leptos::prelude::{IntoView, document};
use leptos::tachys::html::element::InnerHtmlAttribute;
use web_sys::Element;

fn markup_within(element: &Element) {
    #[expect(clippy::disallowed_methods, reason = "shows that it is refused")]
    element.set_inner_html("<b>x</b>");
}

fn markup_in_its_place(element: &Element) {
    #[expect(clippy::disallowed_methods, reason = "shows that it is refused")]
    element.set_outer_html("<b>x</b>");
}

fn markup_beside(element: &Element) {
    #[expect(clippy::disallowed_methods, reason = "shows that it is refused")]
    let _ = element.insert_adjacent_html("beforeend", "<b>x</b>");
}

fn markup_in_a_view() -> impl IntoView {
    #[expect(clippy::disallowed_methods, reason = "shows that it is refused")]
    leptos::html::div().inner_html("<b>x</b>")
}

fn a_program() {
    #[expect(clippy::disallowed_methods, reason = "shows that it is refused")]
    let _ = js_sys::eval("1");
}

fn a_function() {
    #[expect(clippy::disallowed_methods, reason = "shows that it is refused")]
    let _ = js_sys::Function::new_no_args("1");
}

fn what_is_allowed(element: &Element) {
    element.set_text_content(Some("<b>x</b>"));
    let _ = element.append_child(&document());
}
