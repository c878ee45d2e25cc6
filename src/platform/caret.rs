//! The caret of a field of many lines: where it stands in the text, and putting it there.
//!
//! Places are counted in UTF-16 units, as browsers do.

use super::page;
use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;

fn area(id: &str) -> Option<HtmlTextAreaElement> {
    web_sys::window()?.document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// Moves the focus to a field; in a text of many lines the caret goes to that place, in UTF-16 units.
pub fn focus_text(id: &str, caret: u32) {
    page::focus(id);
    if let Some(area) = area(id) {
        let _ = area.set_selection_range(caret, caret);
    }
}

/// The text of a field of many lines, and where what is selected in it begins and ends, in UTF-16 units.
pub fn text_and_caret(id: &str) -> Option<(String, u32, u32)> {
    let area = area(id)?;
    let at = |place: Result<Option<u32>, _>| place.ok().flatten();
    let start = at(area.selection_start())?;
    Some((area.value(), start, at(area.selection_end()).unwrap_or(start)))
}

/// Puts a text in a field of many lines, the caret where it was.
pub fn put_text(id: &str, text: &str) {
    if let Some(area) = area(id) {
        let caret = area.selection_start().ok().flatten().unwrap_or_default();
        area.set_value(text);
        let _ = area.set_selection_range(caret, caret);
    }
}
