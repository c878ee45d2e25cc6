//! The JSON file in a page: found in any bytes, whoever saved the page again.
//!
//! Owns the scan: one pass, however the bytes are made. Reads no markup but the element's own.

use super::DATA_ID;

/// The JSON in a page; `None` when the bytes are no page or hold none.
///
/// A page begins with `<`, which JSON never does. Browsers that save a page write its tags their own
/// way, so case, quotes and the order of attributes do not count.
pub fn data(bytes: &[u8]) -> Option<&[u8]> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let mut rest = bytes.starts_with(b"<").then_some(bytes)?;
    while let Some(at) = find(rest, b"<script") {
        let tag = &rest[at + b"<script".len()..];
        let end = tag.iter().position(|byte| *byte == b'>')?;
        let content = &tag[end + 1..];
        if is_data(&tag[..end]) {
            return Some(content[..find(content, b"</script")?].trim_ascii());
        }
        rest = content;
    }
    None
}

/// Where that is, in lower case, in either case.
fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window.eq_ignore_ascii_case(wanted))
}

/// Whether the attributes name the data block.
fn is_data(attributes: &[u8]) -> bool {
    let mut each = attributes.split(u8::is_ascii_whitespace);
    each.any(|attribute| {
        let Some((name, value)) = attribute.split_at_checked(b"id=".len()) else { return false };
        let quoted = |byte: &u8| matches!(byte, b'"' | b'\'');
        let value = value.strip_prefix(b"\"").or_else(|| value.strip_prefix(b"'")).unwrap_or(value);
        let value =
            if value.last().is_some_and(quoted) { &value[..value.len() - 1] } else { value };
        name.eq_ignore_ascii_case(b"id=") && value == DATA_ID.as_bytes()
    })
}
