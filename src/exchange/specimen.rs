//! A specimen of a dossier: every field and one entry of every list, as little as is valid.
//!
//! It is the shape that reading walks along: what is not in it is unknown here, and a doubtful
//! value is tried in its place. A test proves that the specimen is what the types write. Owns also
//! how an entry of a list is named in a place (`at`).

use serde_json::Value;

/// The specimen; `Null`, along which nothing is walked, if it were damaged.
pub(super) fn specimen() -> Value {
    serde_json::from_str(include_str!("specimen.json")).unwrap_or_default()
}

/// The field that names the entries of a list, told from the list's specimen entry; `None` for
/// lists whose entries have no name of their own.
pub(super) fn identity(entry: &Value) -> Option<&'static str> {
    let has = |key| entry.get(key).is_some();
    if has("id") {
        Some("id")
    } else if has("code") && has("competences") {
        Some("code")
    } else {
        ["competence", "block"].into_iter().find(|key| has(key))
    }
}

/// The step that leads to an entry: its id, or `#` and its index.
pub(super) fn step(entry: &Value, identity: Option<&str>, index: usize) -> String {
    let named = identity.and_then(|key| entry.get(key)).and_then(Value::as_str);
    named.map_or_else(|| format!("#{index}"), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::layout::DossierRecord;

    #[test]
    fn the_specimen_is_what_the_types_write() {
        let record: DossierRecord = serde_json::from_value(specimen()).unwrap();
        let written = serde_json::to_string_pretty(&record).unwrap();
        assert_eq!(written, serde_json::to_string_pretty(&specimen()).unwrap());
    }

    #[test]
    fn every_list_of_the_specimen_has_an_entry() {
        fn check(value: &Value) {
            match value {
                Value::Array(entries) => {
                    assert_eq!(entries.len(), 1);
                    check(&entries[0]);
                }
                Value::Object(fields) => fields.values().for_each(check),
                _ => {}
            }
        }
        check(&specimen());
        assert!(specimen().is_object());
    }
}
