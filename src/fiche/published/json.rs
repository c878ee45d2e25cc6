//! A fiche as an API gives it in JSON.
//!
//! Owns the way from JSON to the tree: names in capitals, an array as so many children of its name.

use super::node::Node;
use super::{Problem, Why};
use serde_json::Value;

/// Names under which a fiche says its number.
pub(super) const NUMBERS: [&str; 4] = ["NUMERO_FICHE", "CODE_RNCP", "NUMERO", "CODE_FICHE"];

/// Every fiche of a JSON text.
pub(super) fn fiches(text: &str) -> Result<Vec<Node>, Problem> {
    let wrong = |why| Problem { code: String::new(), why };
    let value: Value = serde_json::from_str(text.trim_start_matches('\u{feff}'))
        .map_err(|_| wrong(Why::Damaged))?;
    let mut root = Node::default();
    put("ROOT", value, &mut root);
    let mut found = Vec::new();
    gather(root, 0, &mut found);
    if found.is_empty() { Err(wrong(Why::NotAFiche)) } else { Ok(found) }
}

fn gather(node: Node, depth: usize, found: &mut Vec<Node>) {
    let said = node.said(&NUMBERS);
    if said.starts_with("RNCP") || said.starts_with("RS") {
        found.push(node);
    } else if depth < 5 {
        for child in node.children {
            gather(child, depth + 1, found);
        }
    }
}

/// `serde_json` bounds the depth of what it reads.
fn put(name: &str, value: Value, into: &mut Node) {
    let mut node = Node::named(name.to_ascii_uppercase());
    match value {
        Value::Null => return,
        Value::Bool(yes) => (if yes { "Oui" } else { "Non" }).clone_into(&mut node.text),
        Value::Number(number) => node.text = number.to_string(),
        Value::String(text) => node.text = text,
        Value::Array(items) => {
            for item in items {
                put(name, item, into);
            }
            return;
        }
        Value::Object(fields) => {
            for (name, value) in fields {
                put(&name, value, &mut node);
            }
        }
    }
    into.children.push(node);
}
