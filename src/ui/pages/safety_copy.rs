//! The dashboard's word on copies: when one last left this device, and when another is due.

use crate::platform::clock;
use crate::state::Route;
use crate::ui::desk::{desk, text};
use leptos::prelude::*;

/// When a copy last left this device, and a reminder after a week of changes.
#[component]
pub fn SafetyCopy() -> impl IntoView {
    let desk = desk();
    let t = text();
    let device = desk.book.device();
    let told = move || match device.get().exported_at {
        None => t.board.never_exported.to_owned(),
        Some(at) => {
            let days = clock::local_day(at).days_until(clock::today());
            (t.board.exported)(&(t.common.days_ago)(days))
        }
    };
    let overdue = move || device.get().overdue_days(clock::now()).map(t.board.overdue);
    view! {
        <section class="card" aria-labelledby="copy-title">
            <h2 id="copy-title">{t.board.copy_title}</h2>
            <p>{told}</p>
            {move || overdue().map(|words| view! { <p class="reminder">{words}</p> })}
            <a class="button" href=Route::File(desk.dossier_id()).href()>{t.board.export}</a>
        </section>
    }
}
