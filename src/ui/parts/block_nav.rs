//! The blocs of the open dossier, each with how far it is, in the side navigation.

use crate::state::Route;
use crate::ui::context::{desk, frame_text};
use crate::ui::parts::status::ReadyCount;
use leptos::prelude::*;

/// The list of blocs.
#[component]
pub fn BlockNav() -> impl IntoView {
    let desk = desk();
    let t = frame_text();
    let certification = Memo::new(move |_| desk.book.certification());
    let here = move |code: &crate::domain::id::BlockCode| {
        desk.route.with(|route| match route {
            Route::Block(_, shown) | Route::Competence(_, shown, _) => shown == code,
            _ => false,
        })
    };
    view! {
        <div class="block-nav">
            <h2 class="nav-title">{t.shell.blocks}</h2>
            <ul>
                {move || {
                    let id = desk.dossier_id();
                    certification.get().blocks.iter().map(|block| {
                        let code = block.code.clone();
                        let own = code.clone();
                        let href = Route::Block(id.clone(), code.clone()).href();
                        view! {
                            <li>
                                <a href=href aria-current=move || here(&own).then_some("page")>
                                    <span>{block.title.clone()}</span>
                                    <ReadyCount code />
                                </a>
                            </li>
                        }
                    }).collect_view()
                }}
            </ul>
        </div>
    }
}
