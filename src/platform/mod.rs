//! The only place that touches the browser.
//!
//! One small file per capability, each failing with a value and never with a panic. Takes no
//! decision about the work itself.

pub mod archive;
pub mod caret;
pub mod cipher;
pub mod clock;
mod database;
pub mod fetch;
pub mod files;
pub mod fingerprint;
mod handles;
pub mod install;
pub mod journal;
pub mod launch;
mod optional;
pub mod others;
pub mod page;
pub mod panic;
pub mod reader;
pub mod saving;
pub mod settings;
mod shared;
pub mod signing;
pub mod snapshot;
pub mod space;
pub mod storage;
pub mod timer;
pub mod worker;

use crate::state::{Ports, RecordStore, ports::MemoryStore};
use std::rc::Rc;

/// The browser's own ports; a memory that forgets stands in when storage is blocked.
pub fn ports() -> Ports {
    let store: Rc<dyn RecordStore> = match storage::LocalStore::open() {
        Some(store) => Rc::new(store),
        None => Rc::new(MemoryStore::default()),
    };
    Ports {
        store,
        journal: None,
        others: None,
        shared: true,
        now: clock::now,
        new_id: clock::new_id,
    }
}
