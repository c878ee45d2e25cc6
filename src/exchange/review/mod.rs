//! The review file: what an adviser sends back, by itself.
//!
//! Owns its envelope and its name; `layout` has the types, `read` the reader. It is kept as the
//! dossier file is: canonical digest, versions, findings, bounds. It holds no dossier and no answer
//! of the candidate's.

mod layout;
mod read;

use super::codec::Codec;
use super::digest::digest;
use super::file::{WriteError, Written};
use super::layout::{Generator, REVIEW_FORMAT};
use super::{residue, specimen};
use crate::domain::dossier::UnknownField;
use crate::domain::fold::fold_char;
use crate::domain::{Certification, Date, Review, Timestamp};
use serde_json::{Value, json};

pub use layout::{REVIEW_SCHEMA_ID, REVIEW_VERSION, ReviewFile, ReviewSummary};
pub use read::{ImportedReview, ReviewImportError, read_review};

/// What the review is about, for those who read the file and have no dossier at hand.
#[derive(Debug, Clone, Copy)]
pub struct About<'a> {
    /// The certification of the dossier.
    pub certification: &'a Certification,
    /// The candidate's name.
    pub candidate: &'a str,
}

/// The file of a review. `unknown` are the fields that a file of it held and this version does not
/// know ([`ImportedReview::unknown`]).
///
/// The same review, version and instant give the same bytes. The review is put in its one form, and
/// the candidate's answers are left out.
///
/// # Errors
/// [`WriteError`], which no review is known to give.
pub fn write_review(
    review: &Review,
    unknown: &[UnknownField],
    about: About<'_>,
    generator_version: &str,
    exported_at: Timestamp,
) -> Result<Written, WriteError> {
    let generator = Generator { name: "acquis".to_owned(), version: generator_version.to_owned() };
    let review = review.plain();
    let mut file = json!({
        "$schema": REVIEW_SCHEMA_ID,
        "format": REVIEW_FORMAT,
        "version": REVIEW_VERSION,
        "generator": generator.write(),
        "exported_at": exported_at.write(),
        "digest": null,
        "review": review.write(),
        "summary": ReviewSummary::of(&review, about).write(),
    });
    residue::overlay(&mut file["review"], unknown, &shape());
    let digest = digest(&file["review"])?;
    file["digest"] = digest.clone().into();
    let mut text = serde_json::to_string_pretty(&file)?;
    text.push('\n');
    Ok(Written { text, digest })
}

/// The shape of a review: that of one in a dossier.
fn shape() -> Value {
    specimen::specimen()["reviews"][0].take()
}

/// The name a review file is saved under: `acquis-relecture_RNCP39866_la-candidate_2026-11-23.json`.
///
/// Plain letters and digits only, 40 at most of the code and of the candidate's name, which is left
/// out when it is empty: an adviser has many of them.
pub fn review_file_name(certification_code: &str, candidate: &str, date: Date) -> String {
    let code = certification_code.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-');
    let mut parts = vec!["acquis-relecture".to_owned(), code.take(40).collect()];
    let mut name = String::new();
    for word in candidate.split(|c: char| !c.is_alphanumeric()) {
        let plain = word.chars().flat_map(fold_char).filter(char::is_ascii_alphanumeric);
        let plain: String = plain.collect();
        if !plain.is_empty() {
            name.push_str(if name.is_empty() { "" } else { "-" });
            name.push_str(&plain);
        }
    }
    name.truncate(40);
    parts.push(name.trim_end_matches('-').to_owned());
    parts.retain(|part| !part.is_empty());
    format!("{}_{date}.json", parts.join("_"))
}
