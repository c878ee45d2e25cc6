//! The navigation of the open dossier: its pages, and its blocs, each with how far it is.

use crate::domain::id::DossierId;
use crate::state::Route;
use crate::ui::desk::{desk, text};
use crate::ui::parts::icon::{Icon, Symbol};
use crate::ui::parts::status::ReadyCount;
use leptos::prelude::*;

/// Where one can go in the open dossier.
#[component]
pub fn DossierNav() -> impl IntoView {
    let desk = desk();
    let t = text();
    let id = Memo::new(move |_| desk.book.dossier().with(|dossier| dossier.id.clone()));
    let link = move |symbol, label: &'static str, to: fn(DossierId) -> Route| {
        let href = move || to(id.get()).href();
        let here =
            Memo::new(move |_| desk.frame.route.with(|now| section(now) == section(&to(id.get()))));
        view! {
            <li>
                <a href=href aria-current=move || here.get().then_some("page")>
                    <Icon symbol />
                    <span>{label}</span>
                </a>
            </li>
        }
    };
    view! {
        <nav class="dossier-nav" aria-label=t.shell.dossier_nav>
            <ul>
                {link(Symbol::Board, t.shell.board, Route::Board)}
                {link(Symbol::Evidence, t.shell.evidence, Route::EvidenceList)}
                {link(Symbol::Path, t.shell.path, Route::Path)}
                {link(Symbol::File, t.shell.file, Route::File)}
            </ul>
            <BlockNav />
        </nav>
    }
}

/// Which entry of the navigation a route belongs to.
fn section(route: &Route) -> u8 {
    match route {
        Route::Board(_) => 1,
        Route::EvidenceList(_) | Route::Evidence(..) => 2,
        Route::Path(_) => 3,
        Route::File(_) => 4,
        Route::Block(..) | Route::Competence(..) => 5,
        Route::Home
        | Route::Certification
        | Route::Catalogue
        | Route::Catalogued(_)
        | Route::Import
        | Route::Help
        | Route::LastEvidence
        | Route::OpenFile
        | Route::Cohort
        | Route::Review(_)
        | Route::Unknown => 0,
    }
}

/// The list of blocs.
#[component]
fn BlockNav() -> impl IntoView {
    let desk = desk();
    let t = text();
    let certification = Memo::new(move |_| desk.book.certification());
    let here = move |code: &crate::domain::id::BlockCode| {
        desk.frame.route.with(|route| match route {
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
