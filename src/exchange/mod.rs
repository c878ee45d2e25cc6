//! What leaves the program as text and comes back: stored records and files.
//!
//! Pure: texts in, values out. Owns no storage, no download, no clock and no word for users.
//! A stored dossier is small records (`record`); a file holds one whole dossier: [`write`] makes
//! it, [`read`] takes any bytes.

mod bounds;
pub mod bundle;
pub mod canonical;
pub mod case;
pub mod certification;
pub mod codec;
mod copies;
pub mod digest;
pub mod draft;
mod fields;
pub mod file;
pub mod finding;
pub mod history;
pub mod html;
mod known;
pub mod layout;
mod layout_fields;
mod mend;
pub mod migrate;
mod parse;
mod plain;
pub mod read;
pub mod record;
mod residue;
pub mod review;
#[cfg(not(target_arch = "wasm32"))]
pub mod schema;
pub mod sealed;
pub mod signature;
mod specimen;
pub mod stamp;
pub mod tables;
mod unseen;

pub use certification::{
    CertificationImportError, ImportedCertification, certification_file_name, read_certification,
    write_certification,
};
pub use draft::{read_draft, write_draft};
pub use file::{WriteError, Written, file_name, write, write_copy};
pub use finding::{Finding, Found, ImportError};
pub use read::{Imported, LARGEST_FILE, read};
pub use review::{ReviewImportError, read_review, review_file_name, write_review};
pub use signature::{Claim, Signed};
