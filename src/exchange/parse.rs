//! From bytes to a JSON value, noting what `serde_json` would pass over.
//!
//! Owns the bounds that hold before anything is known of the content: bytes, values, depth (the
//! 128 of `serde_json`), and keys that an object states twice. Does not know what a dossier is.

use super::finding::{ImportError, cut};
use super::html;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};
use std::fmt;

/// Largest file that is read, in bytes: a hundred times a long dossier.
pub const LARGEST_FILE: usize = 16 * 1024 * 1024;
/// Largest page that is looked into for a file: what is shown in it may take twice the file's room.
const LARGEST_PAGE: usize = 3 * LARGEST_FILE;
/// Most JSON values in one file: ten for each of them would not fit in memory otherwise.
pub const MOST_VALUES: usize = 1_000_000;
/// Most repeated keys that are noted: each note holds its whole place, and a small file can state
/// many under one long key.
const MOST_REPEATED: usize = 100;

/// A file's value, and the places of the keys it states twice.
pub(super) struct Parsed {
    pub(super) value: Value,
    pub(super) repeated: Vec<Vec<String>>,
}

/// The value of a file's bytes; a byte order mark is passed over. Of a page that holds the file
/// (`html`), the value of what it holds.
pub(super) fn parse(bytes: &[u8]) -> Result<Parsed, ImportError> {
    if bytes.len() > LARGEST_PAGE {
        return Err(ImportError::TooLarge { size: bytes.len(), most: LARGEST_FILE });
    }
    let bytes = html::data(bytes).unwrap_or(bytes);
    if bytes.len() > LARGEST_FILE {
        return Err(ImportError::TooLarge { size: bytes.len(), most: LARGEST_FILE });
    }
    let text = std::str::from_utf8(bytes)
        .map_err(|error| ImportError::NotText { at: error.valid_up_to() })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut notes = Notes { at: Vec::new(), repeated: Vec::new(), values: 0 };
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let read = Node(&mut notes).deserialize(&mut deserializer);
    match read.and_then(|value| deserializer.end().map(|()| value)) {
        Ok(value) => Ok(Parsed { value, repeated: notes.repeated }),
        Err(_) if notes.values > MOST_VALUES => {
            Err(ImportError::TooManyValues { most: MOST_VALUES })
        }
        Err(error) => Err(ImportError::NotJson {
            line: error.line(),
            column: error.column(),
            cut: error.is_eof(),
        }),
    }
}

struct Notes {
    at: Vec<String>,
    repeated: Vec<Vec<String>>,
    values: usize,
}

/// Builds one value and those inside it.
struct Node<'a>(&'a mut Notes);

impl<'de> DeserializeSeed<'de> for Node<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        self.0.values += 1;
        if self.0.values > MOST_VALUES {
            return Err(D::Error::custom("too many values"));
        }
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Node<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_string<E: Error>(self, value: String) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        loop {
            self.0.at.push(list.len().to_string());
            let entry = entries.next_element_seed(Node(self.0))?;
            self.0.at.pop();
            match entry {
                Some(entry) => list.push(entry),
                None => return Ok(list.into()),
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Value, A::Error> {
        let mut map = Map::new();
        while let Some(key) = fields.next_key::<String>()? {
            self.0.at.push(key);
            let value = fields.next_value_seed(Node(self.0))?;
            if let Some(key) = self.0.at.pop()
                && map.insert(key.clone(), value).is_some()
                && self.0.repeated.len() < MOST_REPEATED
            {
                let place = self.0.at.iter().chain([&key]);
                self.0.repeated.push(place.map(|step| cut(step)).collect());
            }
        }
        Ok(map.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repeated_keys_are_noted_in_bounded_memory_however_long_their_place() {
        let key = "k".repeat(20_000);
        let repeats = vec!["\"a\":1"; 20_000].join(",");
        let parsed = parse(format!("{{\"{key}\":{{{repeats}}}}}").as_bytes()).unwrap();
        assert_eq!(parsed.repeated.len(), MOST_REPEATED);
        for at in &parsed.repeated {
            assert_eq!(*at, ["k".repeat(80), "a".to_owned()]);
        }
    }

    #[test]
    fn the_last_value_of_a_repeated_key_counts_and_its_place_is_noted() {
        let parsed = parse(br#"{"a":[{"b":1,"b":2}]}"#).unwrap();
        assert_eq!(parsed.value, serde_json::json!({ "a": [{ "b": 2 }] }));
        assert_eq!(parsed.repeated, [["a", "0", "b"]]);
    }
}
