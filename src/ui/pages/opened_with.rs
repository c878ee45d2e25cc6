//! What could not be taken from this device when the dossier was opened, above its pages until it
//! is seen.

use crate::platform::page;
use crate::ui::app::HEADING;
use crate::ui::desk::{desk, text};
use crate::ui::parts::icon::{Icon, Symbol};
use leptos::prelude::*;

/// The findings of the opening, if any, and a button that puts them away.
#[component]
pub fn OpenedWith() -> impl IntoView {
    let desk = desk();
    let t = text();
    let findings = desk.book.findings();
    let seen = move |_| {
        desk.book.dismiss_findings();
        page::focus(HEADING);
    };
    move || {
        let words: Vec<_> = findings.with(|all| all.iter().map(t.findings.finding).collect());
        (!words.is_empty()).then(|| view! {
            <div id="opened-with" class="banner" role="group" aria-labelledby="opened-with-title">
                <Icon symbol=Symbol::Warning />
                <details>
                    <summary id="opened-with-title">{(t.findings.opened)(words.len())}</summary>
                    <ul class="bullets">{words.into_iter().map(|words| view! { <li>{words}</li> }).collect_view()}</ul>
                    <p>{t.findings.opened_more}</p>
                </details>
                <button type="button" class="icon-button" aria-label=t.common.close on:click=seen>
                    <Icon symbol=Symbol::Close />
                </button>
            </div>
        })
    }
}
