//! The JSON Schemas of the dossier file, the review file, the certification file and the sealed file, made from the types. Native tools only.
//!
//! Owns their names and dialect (2020-12). They say what a reader may count on and what a writer must
//! give; unknown fields are allowed everywhere, as Acquis keeps them. Published as
//! `public/schema/dossier-1.schema.json`, `review-1.schema.json`, `certification-1.schema.json` and
//! `sealed-1.schema.json`; `tests/exchange/{golden,review,certification,sealed}.rs` hold them together.

use super::certification::{CERTIFICATION_SCHEMA_ID, CertificationFile};
use super::layout::{DossierFile, SCHEMA_ID};
use super::review::{REVIEW_SCHEMA_ID, ReviewFile};
use super::sealed::{SEALED_SCHEMA_ID, SealedFile};
use schemars::generate::SchemaSettings;
use serde_json::Value;

/// The schema of version 1.
pub fn dossier_schema() -> Value {
    let generator = SchemaSettings::draft2020_12().into_generator();
    let mut schema = generator.into_root_schema_for::<DossierFile>();
    schema.insert("$id".to_owned(), SCHEMA_ID.into());
    schema.to_value()
}

/// The schema of the certification file, version 1.
pub fn certification_schema() -> Value {
    let generator = SchemaSettings::draft2020_12().into_generator();
    let mut schema = generator.into_root_schema_for::<CertificationFile>();
    schema.insert("$id".to_owned(), CERTIFICATION_SCHEMA_ID.into());
    schema.to_value()
}

/// The schema of the review file, version 1.
pub fn review_schema() -> Value {
    let generator = SchemaSettings::draft2020_12().into_generator();
    let mut schema = generator.into_root_schema_for::<ReviewFile>();
    schema.insert("$id".to_owned(), REVIEW_SCHEMA_ID.into());
    let mut schema = schema.to_value();
    // Inside a dossier a review need not say which one it answers; a file by itself must.
    if let Some(required) =
        schema.pointer_mut("/$defs/Review/required").and_then(Value::as_array_mut)
    {
        required.push("dossier".into());
    }
    schema
}

/// The schema of the sealed file, version 1.
pub fn sealed_schema() -> Value {
    let generator = SchemaSettings::draft2020_12().into_generator();
    let mut schema = generator.into_root_schema_for::<SealedFile>();
    schema.insert("$id".to_owned(), SEALED_SCHEMA_ID.into());
    schema.to_value()
}
