//! Telling the characters that nobody sees (`domain::unseen` says which) in a file's texts.
//!
//! Owns where they are looked for. They are told and kept.

use super::finding::Finding;
use super::specimen::{identity, step};
use crate::domain::unseen::is_unseen;
use serde_json::Value;

/// What is found of them in a dossier's texts: one finding, with the first place and their number.
pub(super) fn unseen(value: &Value, shape: &Value) -> Option<Finding> {
    let mut found = Found { at: Vec::new(), first: None, count: 0 };
    found.look(value, shape);
    found.first.map(|at| Finding::Unseen { at, count: found.count })
}

struct Found {
    at: Vec<String>,
    first: Option<Vec<String>>,
    count: usize,
}

impl Found {
    fn look(&mut self, value: &Value, shape: &Value) {
        match (value, shape) {
            (Value::String(text), _) if text.contains(is_unseen) => {
                self.count += 1;
                self.first.get_or_insert_with(|| self.at.clone());
            }
            (Value::Array(entries), Value::Array(shape)) => {
                let Some(shape) = shape.first() else { return };
                let identity = identity(shape);
                for (index, entry) in entries.iter().enumerate() {
                    self.at.push(step(entry, identity, index));
                    self.look(entry, shape);
                    self.at.pop();
                }
            }
            (Value::Object(fields), Value::Object(shape)) => {
                for (key, shape) in shape {
                    if let Some(value) = fields.get(key) {
                        self.at.push(key.clone());
                        self.look(value, shape);
                        self.at.pop();
                    }
                }
            }
            _ => {}
        }
    }
}
