//! What stands in each parcel: the entry that the split point reaches, and through it all the rest.
//!
//! Nothing of the first load may call into this file but [`super::parcels`].

use super::aside::Aside;
use super::desk::{Desk, desk};
use super::frame::Frame;
use super::pages::{
    self, block, board, catalogue, cohort, editor, evidence, fiche, file, framework, help, import,
    one, path, replace, review,
};
use super::parcels::{Delivery, Errand, Part};
use super::parts::{lock_button, nav, next_build, replace_in, save_status, sheet, undo};
use crate::state::Route;
use leptos::prelude::*;
use std::sync::Arc;

/// Unpacks the dossier's parcel.
pub fn dossier(frame: Frame) -> Arc<dyn Delivery> {
    Arc::new(Desk::open(frame))
}

impl Delivery for Desk {
    fn show(&self, part: Part) -> AnyView {
        match part {
            Part::Page(route) => page(route),
            Part::Trouble => view! { <pages::trouble::CannotOpen /> }.into_any(),
            Part::Bar => view! {
                <save_status::SaveLine />
                <lock_button::LockButton />
                <undo::UndoButtons />
            }
            .into_any(),
            Part::Banner => view! {
                <div class="banners"><save_status::SaveTrouble /><next_build::NextBuild /></div>
            }
            .into_any(),
            Part::Side => view! { <nav::DossierNav /> }.into_any(),
            Part::Shortcuts => view! { <sheet::ShortcutSheet /> }.into_any(),
            Part::Actions(card) => view! { <pages::shelf::Actions card /> }.into_any(),
            Part::OpenFile | Part::Bin | Part::GoingOver => ().into_any(),
        }
    }

    fn run(&self, errand: &Errand) {
        match errand {
            Errand::Begin => self.begin(),
            Errand::Undo => self.undo(),
            Errand::Restore(id) => self.frame.failed.set(self.shelf.restore(id).is_err()),
        }
    }

    fn turn(&self, route: &Route) {
        Self::turn(self, route);
    }
}

fn page(route: Route) -> AnyView {
    of_dossier(move || match route.clone() {
        Route::Board(_) => view! { <board::Board /> }.into_any(),
        Route::Block(_, code) => view! { <block::BlockPage code /> }.into_any(),
        Route::Competence(_, code, ordinal) => view! { <one::OneByOne code ordinal /> }.into_any(),
        _ => ().into_any(),
    })
}

/// A page of the open dossier. What it shows of the certification, it shows once: with another one
/// (a dossier goes over, an undo) it is another page.
fn of_dossier(page: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    let book = desk().book;
    let certification = Memo::new(move |_| book.certification());
    let page = move || {
        certification.track();
        page()
    };
    opened(page.into_any())
}

/// A page below what was found when its dossier was opened.
fn opened(page: AnyView) -> AnyView {
    view! {
        <pages::opened_with::OpenedWith />
        {page}
    }
    .into_any()
}

/// Declares what a parcel of pages alone brings.
macro_rules! pages {
    ($(#[$doc:meta])* $unpack:ident, $name:ident, $begin:expr, $show:expr) => {
        struct $name;

        impl Delivery for $name {
            fn show(&self, part: Part) -> AnyView {
                let show: fn(Part) -> AnyView = $show;
                show(part)
            }

            fn run(&self, _: &Errand) {}

            fn turn(&self, _: &Route) {}
        }

        $(#[$doc])*
        pub fn $unpack(frame: Frame) -> Arc<dyn Delivery> {
            let begin: fn(Frame) = $begin;
            begin(frame);
            Arc::new($name)
        }
    };
}

pages!(
    /// Unpacks the parcel of what is worked on beside the dashboard and the blocs.
    beside,
    Beside,
    Aside::open,
    |part| match part {
        Part::Page(Route::EvidenceList(_)) => {
            of_dossier(|| view! { <evidence::EvidenceList /> }.into_any())
        }
        Part::Page(Route::Evidence(_, id)) => of_dossier(move || {
            let id = id.clone();
            view! { <editor::Editor id /> }.into_any()
        }),
        Part::Page(Route::Path(_)) => of_dossier(|| view! { <path::PathPage /> }.into_any()),
        Part::Page(Route::File(_)) => of_dossier(|| view! { <file::FilePage /> }.into_any()),
        Part::Page(Route::Replace(_)) => opened(view! { <replace::ReplacePage /> }.into_any()),
        Part::Page(Route::Catalogue) => {
            opened(view! { <catalogue::CataloguePage /> }.into_any())
        }
        Part::Page(Route::Catalogued(code)) => {
            opened(view! { <catalogue::chosen::ChosenPage code /> }.into_any())
        }
        Part::Page(Route::Import) => opened(view! { <framework::FrameworkPage /> }.into_any()),
        Part::OpenFile => {
            view! { <import::ImportPanel input_id=pages::launched::FIRST_PAGE_INPUT /> }.into_any()
        }
        Part::Bin => view! {
            <pages::shelf::Bin />
            <pages::install::Install />
            <pages::device::ThisDevice />
        }
        .into_any(),
        Part::GoingOver => view! { <replace_in::ReplaceWithCarried /> }.into_any(),
        Part::Page(Route::Cohort) => opened(view! { <cohort::CohortPage /> }.into_any()),
        Part::Page(Route::Review(id)) => opened(view! { <review::ReviewPage id /> }.into_any()),
        _ => ().into_any(),
    }
);

pages!(
    /// Unpacks the parcel of what is read.
    reading,
    Reading,
    |_| {},
    |part| match part {
        Part::Page(Route::Certification) => view! { <fiche::FichePage /> }.into_any(),
        Part::Page(Route::Help) => view! { <help::Help /> }.into_any(),
        _ => ().into_any(),
    }
);
