//! Several dossier files in one: a line each, so that one that is damaged costs only itself.
//!
//! Knows lines, not dossiers: each line is read by [`read`](super::read()) like a file of its own.

use super::file::{WriteError, Written};
use super::parse::parse;
use serde_json::Value;

/// The largest file of several dossiers that is read, in bytes; each line is held to its own bound.
pub const LARGEST_BUNDLE: usize = 64 << 20;

/// Most dossiers in such a file: more than any device holds.
pub const MOST_FILES: usize = 1_000;

/// One file of several.
///
/// # Errors
/// [`WriteError`], which no file is known to give.
pub fn bundle(files: &[Written]) -> Result<String, WriteError> {
    let mut text = String::new();
    for file in files {
        let value: Value = serde_json::from_str(&file.text)?;
        text.push_str(&value.to_string());
        text.push('\n');
    }
    Ok(text)
}

/// The lines of a file of several dossiers; `None` for any other file.
///
/// It is one when its first line is an object by itself, no larger than is read, and others follow,
/// [`MOST_FILES`] in all at most.
pub fn lines(bytes: &[u8]) -> Option<Vec<&[u8]>> {
    let lines: Vec<_> = bytes
        .split(|byte| *byte == b'\n')
        .map(<[u8]>::trim_ascii)
        .filter(|line| !line.is_empty())
        .take(MOST_FILES + 1)
        .collect();
    let first = lines.first().filter(|_| (2..=MOST_FILES).contains(&lines.len()))?;
    let whole = first.starts_with(b"{") && parse(first).is_ok();
    whole.then_some(lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_of_several_is_told_from_one() {
        assert_eq!(lines(b"{\"a\":1}\n\n {torn\n"), Some(vec![&b"{\"a\":1}"[..], b"{torn"]));
        for one in ["", "\n", "{}", "{}\n", "{\n}\n", "{\"a\": {\n}}\n{}", "[]\n[]", "a\nb"] {
            assert_eq!(lines(one.as_bytes()), None, "{one}");
        }
    }

    #[test]
    fn what_is_bundled_comes_apart() {
        let file = |text: &str| Written { text: text.to_owned(), digest: String::new() };
        let files = [file("{\n  \"a\": \"x\\ny\"\n}\n"), file("{\"b\": []}\n")];
        let text = bundle(&files).unwrap_or_default();
        let read: Vec<Value> = lines(text.as_bytes())
            .into_iter()
            .flatten()
            .filter_map(|line| serde_json::from_slice(line).ok())
            .collect();
        assert_eq!(read, [serde_json::json!({"a": "x\ny"}), serde_json::json!({"b": []})]);
    }
}
