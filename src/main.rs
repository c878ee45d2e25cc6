//! The wasm binary: mounts the application on the page. Owns nothing else.

use leptos::prelude::*;

fn main() {
    mount_to_body(|| view! { <h1>"Acquis"</h1> });
}
