//! The JSON Schema of the dossier file, made from the types. Native tools only.
//!
//! Owns its name and dialect (2020-12). It says what a reader may count on and what a writer must
//! give; unknown fields are allowed everywhere, as Acquis keeps them. Published as
//! `public/schema/dossier-1.schema.json`; `tests/exchange_golden.rs` holds the two together.

use super::layout::{DossierFile, SCHEMA_ID};
use schemars::generate::SchemaSettings;
use serde_json::Value;

/// The schema of version 1.
pub fn dossier_schema() -> Value {
    let generator = SchemaSettings::draft2020_12().into_generator();
    let mut schema = generator.into_root_schema_for::<DossierFile>();
    schema.insert("$id".to_owned(), SCHEMA_ID.into());
    schema.to_value()
}
