//! A file opened from outside: taken by the file input of the first page, like one chosen there.

use crate::platform::{page, timer};
use crate::state::Route;
use crate::ui::desk::desk;
use crate::ui::frame::frame;
use leptos::prelude::*;
use web_sys::File;

/// The input of the first page.
pub const FIRST_PAGE_INPUT: &str = "open-file";

/// Gives `take` such a file; several at once are for the adviser's desk. Shows the input when its
/// shortcut was followed.
pub fn follow(take: impl Fn(File) + 'static) {
    let launched = desk().launched;
    Effect::new(move |_| {
        if let [file] = &*launched.get() {
            launched.set(Vec::new());
            take(file.clone());
        }
    });
    if frame().route.with_untracked(|route| *route == Route::OpenFile) {
        timer::after(0, || page::reveal(FIRST_PAGE_INPUT));
    }
}
