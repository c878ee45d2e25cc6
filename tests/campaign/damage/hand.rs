//! A seeded hand that mangles bytes: the same number gives the same bytes, everywhere and always.
//!
//! Knows what begins and ends things in the formats that are read (`words.dict`, which the fuzzer
//! uses too), not what they mean.

use serde_json::Value;

/// What the fuzzer and the hand put in: a word a line, in quotes, escaped as libFuzzer has it.
const WORDS: &str = include_str!("../../fuzz/words.dict");

/// What is put in the place of a byte: what ends or begins things in JSON, and what is no text.
pub(crate) const PUT: [u8; 6] = [b'"', b'}', b'\\', b'0', 0, 0xff];

/// A hand (`SplitMix64`).
pub(crate) struct Hand(u64);

impl Hand {
    pub(crate) fn new(seed: usize) -> Self {
        Self(seed as u64)
    }

    /// A number from 0 to below this one.
    pub(crate) fn next(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % below.max(1) as u64).unwrap_or_default()
    }

    /// One of several.
    pub(crate) fn pick<'a, T>(&mut self, among: &'a [T]) -> &'a T {
        &among[self.next(among.len())]
    }

    /// Some bytes changed, some pieces copied, moved, taken out or put in.
    pub(crate) fn mangle(&mut self, bytes: &[u8], words: &[Vec<u8>]) -> Vec<u8> {
        let mut mangled = bytes.to_vec();
        for _ in 0..=self.next(4) {
            if mangled.is_empty() {
                break;
            }
            let at = self.next(mangled.len());
            let end = (at + self.next(80)).min(mangled.len());
            match self.next(8) {
                0 => mangled[at] = u8::try_from(self.next(256)).unwrap_or_default(),
                1 => mangled[at] = *self.pick(&PUT),
                2 => drop(mangled.drain(at..end)),
                3 => {
                    let piece = mangled[at..end].to_vec();
                    let to = self.next(mangled.len());
                    mangled.splice(to..to, piece);
                }
                4 => mangled.truncate(at),
                // Over the bytes of a word, or between them.
                n => {
                    let word = self.pick(words).clone();
                    let end = if n == 5 { at } else { (at + word.len()).min(mangled.len()) };
                    mangled.splice(at..end, word);
                }
            }
        }
        mangled
    }

    /// A JSON text with some of its values put in the place of others, most often of the same type, or
    /// taken out of their list.
    pub(crate) fn shuffle(&mut self, text: &str) -> Option<String> {
        let mut value: Value = serde_json::from_str(text).ok()?;
        for _ in 0..=self.next(3) {
            let mut places = Vec::new();
            pointers(&value, String::new(), &mut places);
            let to = self.pick(&places).clone();
            let like = std::mem::discriminant(value.pointer(&to)?);
            let any = self.next(4) == 0;
            let is_like = |at: &&String| {
                value.pointer(at).is_some_and(|found| any || std::mem::discriminant(found) == like)
            };
            let among: Vec<_> = places.iter().filter(is_like).collect();
            let piece = value.pointer(self.pick(&among).as_str()).cloned();
            match value.pointer_mut(&to)? {
                Value::Array(entries) if !entries.is_empty() && self.next(2) == 0 => {
                    let at = self.next(entries.len());
                    let taken = entries.remove(at);
                    if self.next(2) == 0 {
                        entries.extend([taken.clone(), taken]);
                    }
                }
                place => *place = piece?,
            }
        }
        Some(value.to_string())
    }
}

/// The JSON pointers to every value within.
fn pointers(value: &Value, at: String, found: &mut Vec<String>) {
    match value {
        Value::Array(entries) => {
            let each = entries.iter().enumerate();
            each.for_each(|(n, entry)| pointers(entry, format!("{at}/{n}"), found));
        }
        Value::Object(fields) => fields.iter().for_each(|(key, field)| {
            let key = key.replace('~', "~0").replace('/', "~1");
            pointers(field, format!("{at}/{key}"), found);
        }),
        _ => {}
    }
    found.push(at);
}

/// The words of the dictionary.
pub(crate) fn words() -> Vec<Vec<u8>> {
    WORDS.lines().filter_map(|line| line.strip_prefix('"')?.strip_suffix('"')).map(word).collect()
}

/// `\\`, `\"` and `\xAB` stand for bytes.
fn word(escaped: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = escaped.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let (byte, used) = match (first, after.first()) {
            (b'\\', Some(b'x')) => {
                let digits = std::str::from_utf8(&after[1..3]).expect("two digits");
                (u8::from_str_radix(digits, 16).expect("two digits"), 3)
            }
            (b'\\', Some(escaped)) => (*escaped, 1),
            (byte, _) => (*byte, 0),
        };
        bytes.push(byte);
        rest = &after[used..];
    }
    bytes
}
