//! No text becomes markup: looks for the texts that Leptos would hand to `innerHTML`.
//!
//! It does so for an element of a view that nothing in it changes, `<p>"Bonjour"</p>`, whose markup then
//! stands whole among the module's constants. The page's policy (`public/start.js`) admits none. The
//! constants are found by the linker's table of symbols, which the linked module still has.

use std::{fs, path::Path};

use crate::{
    failure::{Doing, Failure, Outcome},
    project::Project,
    setup::Toolbox,
};

/// Fails when the linked module holds such a text.
pub(super) fn none(_: &Path, project: &Project, _: &Toolbox) -> Outcome<()> {
    let module = fs::read(&project.module).doing("read the linked module")?;
    let texts = constants(&module)
        .ok_or_else(|| Failure::step("The linked module has no table of symbols to look in."))?;
    let found: Vec<_> = texts.into_iter().filter_map(markup).collect();
    if found.is_empty() {
        return Ok(());
    }
    Err(Failure::Step(format!(
        "The page's policy lets no text become markup, and Leptos makes some of these: {}\n\
         In the view, write the text within as an expression: {{\"…\"}}.",
        found.join(", ")
    )))
}

/// A text that is one whole element.
fn markup(bytes: &[u8]) -> Option<&str> {
    let text = std::str::from_utf8(bytes).ok()?;
    let name = text.strip_prefix('<')?.split(|c: char| !c.is_ascii_alphanumeric()).next()?;
    let whole = text.ends_with(&format!("</{name}>")) || text.find('>') == Some(text.len() - 1);
    (!name.is_empty() && whole).then_some(text)
}

/// What each symbol of data stands for; `None` when the module is not as the linker writes it.
fn constants(module: &[u8]) -> Option<Vec<&[u8]>> {
    let mut reader = Reader(module.get(8..)?);
    let (mut segments, mut found) = (Vec::new(), None);
    while !reader.0.is_empty() {
        let (kind, mut section) = reader.section()?;
        match kind {
            11 => segments = section.segments()?,
            0 if section.bytes()? == b"linking" => {
                section.number()?;
                found = Some(section.symbols()?);
            }
            _ => {}
        }
    }
    let constant = |(segment, start, length): (usize, usize, usize)| {
        segments.get(segment)?.get(start..start.checked_add(length)?)
    };
    Some(found?.into_iter().filter_map(constant).collect())
}

/// What of a module is not read yet. <https://webassembly.github.io/spec/core/binary/> and, for the
/// table, <https://github.com/WebAssembly/tool-conventions/blob/main/Linking.md>.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    /// LEB128. Signed ones are passed over in the same way.
    fn number(&mut self) -> Option<usize> {
        let (mut value, mut shift) = (0, 0);
        loop {
            let byte = self.byte()?;
            value |= usize::from(byte & 0x7f).checked_shl(shift)?;
            shift += 7;
            if byte < 0x80 {
                return Some(value);
            }
        }
    }

    fn bytes(&mut self) -> Option<&'a [u8]> {
        let length = self.number()?;
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }

    fn section(&mut self) -> Option<(u8, Self)> {
        Some((self.byte()?, Self(self.bytes()?)))
    }

    fn segments(&mut self) -> Option<Vec<&'a [u8]>> {
        let mut segments = Vec::new();
        for _ in 0..self.number()? {
            if self.number()? == 0 {
                // Its address: one instruction and `end`.
                self.byte()?;
                self.number()?;
                self.byte()?;
            }
            segments.push(self.bytes()?);
        }
        Some(segments)
    }

    /// Segment, start and length of each symbol of data.
    fn symbols(&mut self) -> Option<Vec<(usize, usize, usize)>> {
        const TABLE: u8 = 8;
        const DATA: u8 = 1;
        const SECTION: u8 = 3;
        const UNDEFINED: usize = 0x10;
        const NAMED: usize = 0x40;
        let mut found = Vec::new();
        while !self.0.is_empty() {
            let (kind, mut part) = self.section()?;
            if kind != TABLE {
                continue;
            }
            for _ in 0..part.number()? {
                let (kind, flags) = (part.byte()?, part.number()?);
                if kind == DATA {
                    part.bytes()?;
                    if flags & UNDEFINED == 0 {
                        found.push((part.number()?, part.number()?, part.number()?));
                    }
                } else {
                    part.number()?;
                    if kind != SECTION && (flags & UNDEFINED == 0 || flags & NAMED != 0) {
                        part.bytes()?;
                    }
                }
            }
        }
        Some(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_elements_are_told_from_other_texts() {
        for yes in ["<span>Acquis</span>", "<br>", "<p class=\"a\"><b>x</b></p>"] {
            assert_eq!(markup(yes.as_bytes()), Some(yes));
        }
        for no in ["", "<", "< 3", "<p", "</p>", "<p>x", "a<p></p>"] {
            assert_eq!(markup(no.as_bytes()), None, "{no}");
        }
    }

    #[test]
    fn constants_are_found_by_the_table_of_symbols() {
        let data = [
            11, 15, 1, 0, 0x41, 0x80, 0x08, 0x0b, 8, b'a', b'b', b'<', b'b', b'r', b'>', b'c', b'd',
        ];
        let symbols = [3, 0, 0, 0, 1, b'f', 1, 0, 1, b's', 0, 2, 4, 1, 0x10, 1, b'u'];
        let mut linking = vec![7];
        linking.extend(b"linking");
        linking.extend([2, 8, 17]);
        linking.extend(symbols);
        let mut module = b"\0asm\x01\0\0\0".to_vec();
        module.extend(data);
        module.extend([0, 28]);
        module.extend(&linking);
        assert_eq!(constants(&module), Some(vec![&b"<br>"[..]]));
        for end in 9..module.len() {
            assert_ne!(constants(&module[..end]), Some(vec![&b"<br>"[..]]), "{end}");
        }
    }
}
