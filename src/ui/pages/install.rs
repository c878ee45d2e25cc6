//! Having Acquis among the applications of the device: the browser's own offer, or where to find it.

use crate::platform::install::{self, Installation};
use crate::ui::aside::text;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// The offer; nothing once it is installed.
#[component]
pub fn Install() -> impl IntoView {
    let t = text();
    let now = RwSignal::new(install::installation());
    install::on_change(move || now.set(install::installation()));
    let ask = move |_| {
        spawn_local(async move {
            install::ask().await;
            now.try_set(install::installation());
        });
    };
    let how = move || match now.get() {
        Installation::Done | Installation::Offered => None,
        Installation::ByShareSheet => Some(t.device.install_by_share_sheet),
        Installation::ByMenu => Some(t.device.install_by_menu),
    };
    view! {
        <Show when=move || now.get() != Installation::Done>
            <section class="card" aria-labelledby="install-title">
                <h2 id="install-title">{t.device.install_title}</h2>
                <p class="hint">{t.device.install_why}</p>
                <p class="hint">{how}</p>
                <Show when=move || now.get() == Installation::Offered>
                    <button type="button" id="install" class="button" on:click=ask>{t.device.install}</button>
                </Show>
            </section>
        </Show>
    }
}
