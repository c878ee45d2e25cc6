//! The one reactive state: the open dossier, what can be done with it, where the person is.
//!
//! Owns the workbook, the shelf of dossiers, the routes and when work is saved. Reaches the
//! browser only through the traits of [`ports`], which `platform` implements.

pub mod archive;
pub mod card;
pub mod cards;
pub mod cipher;
pub mod drafting;
pub mod early;
pub mod journal;
pub mod points;
pub mod ports;
pub mod reviewing;
pub mod route;
pub mod saver;
pub mod shelf;
mod shown;
pub mod vault;
pub mod workbook;

pub use archive::Archive;
pub use card::Card;
pub use cards::Cards;
pub use drafting::Drafting;
pub use journal::Journal;
pub use ports::{Ports, RecordStore, StoreError};
pub use reviewing::Reviewing;
pub use route::Route;
pub use shelf::Shelf;
pub use shown::{Seen, Shown};
pub use vault::Vaults;
pub use workbook::{SaveStatus, Workbook};
