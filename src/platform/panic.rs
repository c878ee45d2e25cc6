//! The last resort: a panic in WebAssembly is final, so the page says it and how to go on.
//!
//! What was shown as saved is saved; the notice says so. Words come from the caller.

/// Reveals the element of that id when the program panics, and tells the console why.
pub fn show_on_panic(id: &'static str) {
    std::panic::set_hook(Box::new(move |info| {
        web_sys::console::error_1(&info.to_string().into());
        let document = web_sys::window().and_then(|window| window.document());
        if let Some(notice) = document.and_then(|document| document.get_element_by_id(id)) {
            let _ = notice.remove_attribute("hidden");
        }
    }));
}
