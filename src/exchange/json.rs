//! JSON text to values and back.
//!
//! `serde_json`'s own reader and writer carry 16 KB of tables for floating-point numbers into the
//! bundle, which hardly compress, for numbers that no dossier of ours holds. Here a browser does
//! that arithmetic, which its language has anyway: a number is written as ECMAScript writes it,
//! and so as RFC 8785 wants it. Owns the grammar (RFC 8259), a bound on nesting and escapes.

use serde_json::{Map, Number, Value};
use std::fmt::Write;

/// Deepest nesting that is read, as `serde_json` has it.
pub const DEEPEST: usize = 127;

/// A text that is no JSON, or deeper than is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no JSON at byte {at}")]
pub struct NotJson {
    /// Where reading stopped, in bytes from the beginning.
    pub at: usize,
}

/// The value of a text. Of fields of the same name the last one stands.
///
/// # Errors
/// [`NotJson`] with the place of what is wrong.
pub fn parse(text: &str) -> Result<Value, NotJson> {
    let mut reader = Reader { text, at: 0 };
    let value = reader.value(DEEPEST).filter(|_| {
        reader.space();
        reader.at == text.len()
    });
    value.ok_or(NotJson { at: reader.at })
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Passes over the bytes that fit.
    fn pass(&mut self, fits: fn(u8) -> bool) -> usize {
        let from = self.at;
        while self.peek().is_some_and(fits) {
            self.at += 1;
        }
        self.at - from
    }

    fn space(&mut self) {
        self.pass(|byte| matches!(byte, b' ' | b'\n' | b'\r' | b'\t'));
    }

    fn take(&mut self, wanted: u8) -> bool {
        let found = self.peek() == Some(wanted);
        self.at += usize::from(found);
        found
    }

    fn expect(&mut self, wanted: u8) -> Option<()> {
        self.space();
        self.take(wanted).then_some(())
    }

    fn word(&mut self, word: &str, value: Value) -> Option<Value> {
        let found = self.text.get(self.at..)?.starts_with(word);
        self.at += if found { word.len() } else { 0 };
        found.then_some(value)
    }

    fn value(&mut self, depth: usize) -> Option<Value> {
        self.space();
        match self.peek()? {
            b'n' => self.word("null", Value::Null),
            b't' => self.word("true", Value::Bool(true)),
            b'f' => self.word("false", Value::Bool(false)),
            b'"' => self.string().map(Value::String),
            b'[' if depth > 0 => {
                let mut entries = Vec::new();
                self.entries(b']', |reader| {
                    entries.push(reader.value(depth - 1)?);
                    Some(())
                })?;
                Some(Value::Array(entries))
            }
            b'{' if depth > 0 => {
                let mut object = Map::new();
                self.entries(b'}', |reader| {
                    reader.space();
                    let name = reader.string()?;
                    reader.expect(b':')?;
                    object.insert(name, reader.value(depth - 1)?);
                    Some(())
                })?;
                Some(Value::Object(object))
            }
            b'-' | b'0'..=b'9' => self.number(),
            _ => None,
        }
    }

    /// What stands between two brackets, with commas between.
    fn entries(&mut self, end: u8, mut entry: impl FnMut(&mut Self) -> Option<()>) -> Option<()> {
        self.at += 1;
        self.space();
        if self.take(end) {
            return Some(());
        }
        loop {
            entry(self)?;
            self.space();
            if self.take(end) {
                return Some(());
            }
            self.expect(b',')?;
        }
    }

    fn number(&mut self) -> Option<Value> {
        let from = self.at;
        let digits = |reader: &mut Self| reader.pass(|byte| byte.is_ascii_digit());
        self.take(b'-');
        if !self.take(b'0') && digits(self) == 0 {
            return None;
        }
        let mut whole = true;
        if self.take(b'.') {
            whole = false;
            (digits(self) > 0).then_some(())?;
        }
        if self.take(b'e') || self.take(b'E') {
            whole = false;
            let _signed = self.take(b'+') || self.take(b'-');
            (digits(self) > 0).then_some(())?;
        }
        let text = self.text.get(from..self.at)?;
        let exact = if text == "-0" {
            None
        } else {
            let signed = || text.parse::<i64>().ok().map(Number::from);
            text.parse::<u64>().ok().map(Number::from).or_else(signed)
        };
        let number = exact.filter(|_| whole).or_else(|| Number::from_f64(read_float(text)));
        number.map(Value::Number)
    }

    fn string(&mut self) -> Option<String> {
        self.take(b'"').then_some(())?;
        let mut read = String::new();
        loop {
            let from = self.at;
            self.pass(|byte| byte >= b' ' && byte != b'"' && byte != b'\\');
            read.push_str(self.text.get(from..self.at)?);
            match self.peek()? {
                b'"' => {
                    self.at += 1;
                    return Some(read);
                }
                b'\\' => {
                    self.at += 1;
                    read.push(self.escape()?);
                }
                _ => return None,
            }
        }
    }

    fn escape(&mut self) -> Option<char> {
        let letter = self.peek()?;
        self.at += 1;
        Some(match letter {
            b'"' | b'\\' | b'/' => char::from(letter),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let high = self.unit()?;
                let units = if (0xd800..0xdc00).contains(&high) {
                    self.take(b'\\').then_some(())?;
                    self.take(b'u').then_some(())?;
                    [high, self.unit()?]
                } else {
                    [high, 0]
                };
                char::decode_utf16(units).next()?.ok()?
            }
            _ => return None,
        })
    }

    /// Four hexadecimal digits.
    fn unit(&mut self) -> Option<u16> {
        let digits: &'a str = self.text.get(self.at..self.at + 4)?;
        let plain = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        self.at += 4;
        u16::from_str_radix(digits, 16).ok().filter(|_| plain)
    }
}

/// The text of a value, without spaces; fields in the order of their names' bytes.
pub fn write(value: &Value) -> String {
    let mut text = String::new();
    put(&mut text, value);
    text
}

fn put(text: &mut String, value: &Value) {
    match value {
        Value::Null => text.push_str("null"),
        Value::Bool(value) => text.push_str(if *value { "true" } else { "false" }),
        Value::Number(number) => put_number(text, number),
        Value::String(value) => put_string(text, value),
        Value::Array(entries) => {
            text.push('[');
            for (place, entry) in entries.iter().enumerate() {
                text.push_str(if place > 0 { "," } else { "" });
                put(text, entry);
            }
            text.push(']');
        }
        Value::Object(object) => {
            text.push('{');
            for (place, (name, entry)) in object.iter().enumerate() {
                text.push_str(if place > 0 { "," } else { "" });
                put_string(text, name);
                text.push(':');
                put(text, entry);
            }
            text.push('}');
        }
    }
}

fn put_number(text: &mut String, number: &Number) {
    // Writing to a `String` does not fail.
    let _ = match (number.as_u64(), number.as_i64()) {
        (Some(number), _) => write!(text, "{number}"),
        (None, Some(number)) => write!(text, "{number}"),
        (None, None) => write!(text, "{}", write_float(number.as_f64().unwrap_or_default())),
    };
}

/// As RFC 8785 escapes: only what must be.
fn put_string(text: &mut String, value: &str) {
    text.push('"');
    for letter in value.chars() {
        let short = match letter {
            '"' => "\\\"",
            '\\' => "\\\\",
            '\u{8}' => "\\b",
            '\u{c}' => "\\f",
            '\n' => "\\n",
            '\r' => "\\r",
            '\t' => "\\t",
            '\0'..' ' => {
                let _ = write!(text, "\\u{:04x}", u32::from(letter));
                continue;
            }
            _ => {
                text.push(letter);
                continue;
            }
        };
        text.push_str(short);
    }
    text.push('"');
}

#[cfg(target_arch = "wasm32")]
fn read_float(text: &str) -> f64 {
    js_sys::parse_float(text)
}

#[cfg(not(target_arch = "wasm32"))]
fn read_float(text: &str) -> f64 {
    text.parse().unwrap_or(f64::NAN)
}

#[cfg(target_arch = "wasm32")]
fn write_float(number: f64) -> String {
    js_sys::Number::from(number).to_string(10).map(String::from).unwrap_or_default()
}

#[cfg(not(target_arch = "wasm32"))]
fn write_float(number: f64) -> String {
    ryu_js::Buffer::new().format_finite(number).to_owned()
}
