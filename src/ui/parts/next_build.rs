//! The line that tells of the next build, and takes it on a word.

use crate::platform::worker::News;
use crate::ui::desk::{desk, text};
use leptos::prelude::*;

/// The line; nothing until there is a next build.
#[component]
pub fn NextBuild() -> impl IntoView {
    let desk = desk();
    let t = text();
    let update = desk.update;
    let later = RwSignal::new(None);
    let told = move || update.news.get().filter(|news| later.get() != Some(*news));
    let words = move |news| match news {
        _ if update.refused.get() => t.shell.update_refused,
        News::Ready => t.shell.update_ready,
        News::InForce => t.shell.update_in_force,
    };
    view! {
        <div role="status">
            {move || told().map(|news| view! {
                <div class="banner calm" id="next-build">
                    <p>{move || words(news)}</p>
                    <button
                        type="button"
                        class="button small"
                        disabled=move || update.asked.get()
                        on:click=move |_| update.ask(desk.book)
                    >
                        {t.shell.update_now}
                    </button>
                    <button type="button" class="button small quiet" on:click=move |_| later.set(Some(news))>
                        {t.shell.update_later}
                    </button>
                </div>
            })}
        </div>
    }
}
