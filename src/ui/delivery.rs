//! What stands in each parcel: the entry that the split point reaches, and through it all the rest.
//!
//! Nothing of the first load may call into this file but [`super::parcels`].

use super::desk::Desk;
use super::frame::Frame;
use super::pages::{
    self, block, board, cohort, editor, evidence, fiche, file, help, import, one, path, review,
};
use super::parcels::{Delivery, Errand, Part};
use super::parts::{lock_button, nav, next_build, save_status, sheet, undo};
use crate::state::Route;
use leptos::prelude::*;
use std::sync::Arc;

/// Unpacks the dossier's parcel.
pub fn dossier(frame: Frame) -> Arc<dyn Delivery> {
    Arc::new(Desk::open(frame))
}

/// Unpacks the parcel of what is read.
pub fn reading(_: Frame) -> Arc<dyn Delivery> {
    Arc::new(Reading)
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
            Part::OpenFile => {
                view! { <import::ImportPanel input_id=pages::launched::FIRST_PAGE_INPUT /> }
                    .into_any()
            }
            Part::Bin => view! {
                <pages::shelf::Bin />
                <pages::install::Install />
                <pages::device::ThisDevice />
            }
            .into_any(),
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
    let page = match route {
        Route::Board(_) => view! { <board::Board /> }.into_any(),
        Route::Block(_, code) => view! { <block::BlockPage code /> }.into_any(),
        Route::Competence(_, code, ordinal) => view! { <one::OneByOne code ordinal /> }.into_any(),
        Route::EvidenceList(_) => view! { <evidence::EvidenceList /> }.into_any(),
        Route::Evidence(_, id) => view! { <editor::Editor id /> }.into_any(),
        Route::Path(_) => view! { <path::PathPage /> }.into_any(),
        Route::File(_) => view! { <file::FilePage /> }.into_any(),
        Route::Cohort => view! { <cohort::CohortPage /> }.into_any(),
        Route::Review(id) => view! { <review::ReviewPage id /> }.into_any(),
        Route::Home
        | Route::OpenFile
        | Route::LastEvidence
        | Route::Certification
        | Route::Help
        | Route::Unknown => ().into_any(),
    };
    view! {
        <pages::opened_with::OpenedWith />
        {page}
    }
    .into_any()
}

struct Reading;

impl Delivery for Reading {
    fn show(&self, part: Part) -> AnyView {
        match part {
            Part::Page(Route::Certification) => view! { <fiche::FichePage /> }.into_any(),
            Part::Page(Route::Help) => view! { <help::Help /> }.into_any(),
            _ => ().into_any(),
        }
    }

    fn run(&self, _: &Errand) {}

    fn turn(&self, _: &Route) {}
}
