//! What is worked on beside a dossier: the adviser's desk, the certification that is being prepared, the host's
//! catalogue. It comes with the parcel of those pages, after the dossier's.
//!
//! Owns the handles and their wiring; no markup.

use super::catalogue::Catalogue;
use super::frame::{Frame, frame};
use super::pages::cohort::incoming::Incoming;
use super::pages::file::VERSION;
use super::parts::signed;
use super::text::AsideText;
use crate::fiche;
use crate::platform::archive::IndexedArchive;
use crate::platform::others::{self, Channel};
use crate::platform::page;
use crate::state::archive::MemoryArchive;
use crate::state::ports::Others;
use crate::state::reviewing::Lent;
use crate::state::saver::Text as Kept;
use crate::state::{Archive, Drafting, Ports, Reviewing};
use leptos::prelude::*;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// The handles that those pages share, beside the open dossier's.
#[derive(Clone, Copy)]
pub struct Aside {
    /// The adviser's desk.
    pub reviewing: Reviewing,
    /// Files on their way to it.
    pub incoming: Incoming,
    /// The certification that is being prepared.
    pub drafting: Drafting,
    /// The host's catalogue.
    pub catalogue: Catalogue,
}

/// The handles, from anywhere in a page of that parcel.
///
/// # Panics
/// Never there: the parcel provides them when it arrives.
pub fn aside() -> Aside {
    expect_context::<Aside>()
}

/// The words of those pages, and those of a dossier's.
pub fn text() -> &'static AsideText {
    frame().language.get_untracked().aside()
}

/// What the adviser's desk is lent; other pages at it tell whoever stands in `told`.
fn lent(ports: &Ports, told: StoredValue<Option<Reviewing>>) -> Lent {
    let archive: Rc<dyn Archive> = if ports.shared {
        Rc::new(IndexedArchive::default())
    } else {
        Rc::new(MemoryArchive::default())
    };
    let (now, new_id) = (ports.now, ports.new_id);
    let known = fiche::default_certification();
    let hear = move |texts: Vec<Kept>| {
        if let Some(reviewing) = told.try_get_value().flatten() {
            reviewing.hear(texts);
        }
    };
    let others = ports.shared.then(|| Channel::open(others::DESK, hear)).flatten();
    let others = others.map(|others| Rc::new(others) as Rc<dyn Others>);
    Lent { archive, now, new_id, known, version: VERSION, others, check: signed::check }
}

impl Aside {
    /// Takes up what lies there, once the dossier's parcel has lent its places.
    pub fn open(frame: Frame) {
        let ports = frame.cards.ports();
        let told = StoredValue::new(None);
        let reviewing = Reviewing::open(lent(&ports, told));
        told.set_value(Some(reviewing));
        page::on_return(move || spawn_local(reviewing.look_again()));
        provide_context(Self {
            reviewing,
            incoming: Incoming::default(),
            drafting: Drafting::open(ports),
            catalogue: Catalogue::default(),
        });
    }
}
