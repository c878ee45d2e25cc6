//! Keyboard shortcuts. None of one letter acts while the person is writing.
//!
//! Rating keys (1 to 4, J, K) act on the card of a competence that has the focus, found in the
//! document.

use super::desk::Desk;
use crate::platform::page;
use crate::state::Route;
use leptos::prelude::*;
use web_sys::KeyboardEvent;

/// Listens as long as the page lives.
pub fn listen(desk: Desk) {
    let going = StoredValue::new(false);
    page::on_key(move |event| control(desk, event) || letter(desk, event, going));
}

/// Undo and redo, with Ctrl or Cmd; a text field keeps its own.
fn control(desk: Desk, event: &KeyboardEvent) -> bool {
    if !(event.ctrl_key() || event.meta_key()) || event.alt_key() || page::is_writing() {
        return false;
    }
    match (event.key().to_lowercase().as_str(), event.shift_key()) {
        ("z", false) => desk.undo(),
        ("z", true) | ("y", false) => desk.redo(),
        _ => return false,
    }
    true
}

fn letter(desk: Desk, event: &KeyboardEvent, going: StoredValue<bool>) -> bool {
    let modified = event.ctrl_key() || event.meta_key() || event.alt_key();
    if modified || page::is_writing() || page::is_in_dialog() {
        return false;
    }
    let key = event.key().to_lowercase();
    let gone = going.get_value();
    going.set_value(key == "g" && !gone);
    let in_dossier = desk.frame.route.with_untracked(|route| route.dossier().is_some())
        && desk.frame.trouble.with_untracked(Option::is_none);
    let reviewing =
        desk.frame.route.with_untracked(|route| matches!(route, Route::Cohort | Route::Review(_)));
    if gone && key == "l" {
        desk.go(&Route::Cohort);
        return true;
    }
    if gone {
        let id = desk.dossier_id();
        let route = match (key.as_str(), in_dossier) {
            ("h", _) => Route::Home,
            ("t", true) => Route::Board(id),
            ("p", true) => Route::EvidenceList(id),
            ("r", true) => Route::Path(id),
            ("d", true) => Route::File(id),
            _ => return false,
        };
        desk.go(&route);
        return true;
    }
    match (key.as_str(), in_dossier || reviewing) {
        ("?", _) => desk.frame.help_sheet.set(true),
        ("n", true) if in_dossier => desk.tell(None),
        ("u", true) if reviewing => return page::step("undecided"),
        ("t", true) if reviewing => return page::step("thin"),
        ("c", true) if reviewing => return page::step("changed"),
        ("j", true) => return page::step_card(1),
        ("k", true) => return page::step_card(-1),
        ("1" | "2" | "3" | "4", true) => {
            return key.parse().is_ok_and(|n: u32| page::choose_in_card(n - 1));
        }
        _ => return false,
    }
    true
}
