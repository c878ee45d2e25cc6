//! The wasm binary: puts the application in the place of the static shell. Owns nothing else.

use acquis::platform::{page, panic};
use acquis::ui::app::App;
use leptos::mount::mount_to;

fn main() {
    panic::show_on_panic("broken");
    if let Some(place) = page::clear("app") {
        mount_to(place, App).forget();
    }
}
