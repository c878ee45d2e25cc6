//! Makes what wasm-bindgen wrote smaller, where the script and the wasm must agree.
//!
//! wasm-bindgen names what the two call of each other after the function and a hash, some forty letters that do not
//! compress; exports classes for other scripts to use, of which there are none; and with them the wasm's functions
//! that only they call. Done before anything else is made of the two files, so that wasm-opt and esbuild drop what
//! nothing calls any more. (WebAssembly 2.0, 5.5: sections, imports, exports, LEB128.)

use std::collections::{BTreeMap, BTreeSet};
use std::{fs, path::Path};

use crate::failure::{Doing, Failure, Outcome};

const IMPORTS: u8 = 2;
const EXPORTS: u8 = 7;
const FUNCTION: u8 = 0;

/// Rewrites a script of wasm-bindgen and its wasm.
pub(super) fn tighten(script: &Path, wasm: &Path) -> Outcome<()> {
    let text = fs::read_to_string(script).doing("read the script of wasm-bindgen")?;
    let module = fs::read(wasm).doing("read the wasm of wasm-bindgen")?;
    let (text, module) = tightened(&text, &module)
        .ok_or_else(|| Failure::step("The wasm of wasm-bindgen is not as bindings.rs knows it."))?;
    fs::write(script, text).doing("write the smaller script")?;
    fs::write(wasm, module).doing("write the smaller wasm")
}

fn tightened(script: &str, module: &[u8]) -> Option<(String, Vec<u8>)> {
    let script = without_classes(script);
    let said: BTreeSet<&str> =
        words(&script).filter(|(name, _)| *name).map(|(_, word)| word).collect();
    let mut new = BTreeMap::new();
    let mut free = (0..).map(|n: u32| format!("${n}")).filter(|name| !said.contains(name.as_str()));
    let mut smaller = module.get(..8)?.to_vec();
    let mut rest = Bytes(module.get(8..)?);
    while !rest.0.is_empty() {
        let kind = rest.byte()?;
        let length = rest.number()?;
        let section = rest.take(length)?;
        let section = match kind {
            IMPORTS | EXPORTS => entries(kind, section, &said, |name| {
                if !name.contains("__") || name.starts_with("__wasm_split") || !said.contains(name)
                {
                    return Some(name.to_owned());
                }
                if !new.contains_key(name) {
                    new.insert(name.to_owned(), free.next()?);
                }
                new.get(name).cloned()
            })?,
            _ => section.to_vec(),
        };
        smaller.push(kind);
        put(section.len(), &mut smaller);
        smaller.extend(section);
    }
    let renamed = words(&script).map(|(name, word)| match new.get(word).filter(|_| name) {
        Some(new) => new.as_str(),
        None => word,
    });
    Some((renamed.collect(), smaller))
}

/// The section of imports or exports under other names, without the functions that the script does not name.
fn entries(
    kind: u8,
    section: &[u8],
    said: &BTreeSet<&str>,
    mut rename: impl FnMut(&str) -> Option<String>,
) -> Option<Vec<u8>> {
    let mut rest = Bytes(section);
    let (mut kept, mut count) = (Vec::new(), 0);
    for _ in 0..rest.number()? {
        let module = if kind == IMPORTS { Some(rest.name()?) } else { None };
        let name = rest.name()?;
        let (what, before) = (rest.byte()?, rest.0);
        if what != FUNCTION && kind == IMPORTS {
            return None;
        }
        rest.number()?;
        if kind == EXPORTS && what == FUNCTION && !said.contains(name) {
            continue;
        }
        count += 1;
        for name in module.map(str::to_owned).into_iter().chain([rename(name)?]) {
            put(name.len(), &mut kept);
            kept.extend(name.bytes());
        }
        kept.push(what);
        kept.extend(&before[..before.len() - rest.0.len()]);
    }
    let mut whole = Vec::new();
    put(count, &mut whole);
    whole.extend(kept);
    rest.0.is_empty().then_some(whole)
}

/// The script without the exported classes that nothing else in it names.
fn without_classes(script: &str) -> String {
    let mut text = script.to_owned();
    let starts = script.match_indices("\nexport class ");
    let names: Vec<_> = starts
        .filter_map(|(at, start)| script[at + start.len()..].split_once(' ').map(|(name, _)| name))
        .collect();
    for name in names {
        let mut without = text.clone();
        let parts = [
            (format!("\nexport class {name} {{"), "\n}\n"),
            (format!("if (Symbol.dispose) {name}."), ";\n"),
            (format!("const {name}Finalization ="), ";\n"),
        ];
        for (start, end) in parts {
            let Some(at) = without.find(&start) else { continue };
            // A class's last brace stands alone in its line; a statement ends with the line of its last.
            let Some(length) = without[at + 1..].find(end) else { continue };
            without.replace_range(at..at + 1 + length + end.len(), "\n");
        }
        if !words(&without).any(|(_, word)| word == name || word == format!("{name}Finalization")) {
            text = without;
        }
    }
    text
}

/// A script cut into names and what stands between them.
fn words(script: &str) -> impl Iterator<Item = (bool, &str)> {
    let in_name = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '$';
    let mut rest = script;
    std::iter::from_fn(move || {
        let name = rest.chars().next().map(in_name)?;
        let end = rest.find(|c| in_name(c) != name).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        rest = after;
        Some((name, word))
    })
}

/// What is left of a module to be read.
struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }

    fn byte(&mut self) -> Option<u8> {
        Some(self.take(1)?[0])
    }

    fn number(&mut self) -> Option<usize> {
        let mut number = 0;
        for shift in (0..35).step_by(7) {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    fn name(&mut self) -> Option<&'a str> {
        let length = self.number()?;
        std::str::from_utf8(self.take(length)?).ok()
    }
}

fn put(mut number: usize, into: &mut Vec<u8>) {
    loop {
        let low = u8::try_from(number & 0x7f).unwrap_or_default();
        number >>= 7;
        if number == 0 {
            into.push(low);
            return;
        }
        into.push(low | 0x80);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCRIPT: &str = "import * as import1 from './x.js'

export class Unused {
    free() {
        wasm.__wbg_unused_free(0);
    }
}
if (Symbol.dispose) Unused.prototype[Symbol.dispose] = Unused.prototype.free;

export class Used {
    static __wrap(ptr) { return ptr; }
}

function imports() {
    return { __wbg_call_0123456789abcdef: function(a) { return Used.__wrap(a); } };
}
const UnusedFinalization = (typeof FinalizationRegistry === 'undefined')
    ? {}
    : new FinalizationRegistry(ptr => wasm.__wbg_unused_free(ptr, 1));
wasm.__invoke_h0123(1);
";

    fn module() -> Vec<u8> {
        let name = |name: &str| [&[u8::try_from(name.len()).unwrap()], name.as_bytes()].concat();
        let import = [name("./x.js"), name("__wbg_call_0123456789abcdef"), vec![0, 5]].concat();
        let exports = [("__wbg_unused_free", 0), ("__invoke_h0123", 0), ("memory", 2)];
        let exports = exports.map(|(said, kind)| [name(said), vec![kind, 0]].concat()).concat();
        let section = |kind: u8, count: u8, entries: &[u8]| {
            [&[kind, u8::try_from(entries.len() + 1).unwrap(), count], entries].concat()
        };
        let parts = [section(2, 1, &import), section(7, 3, &exports), vec![12, 1, 0]];
        [b"\0asm\x01\0\0\0".to_vec(), parts.concat()].concat()
    }

    #[test]
    fn both_files_say_the_same_short_names_and_nothing_that_nobody_calls() {
        let (script, module) = tightened(SCRIPT, &module()).unwrap();
        assert!(!script.contains("Unused") && script.contains("export class Used"), "{script}");
        assert!(script.contains("$0: function") && script.contains("wasm.$1(1)"), "{script}");
        let wasm = String::from_utf8_lossy(&module);
        assert!(wasm.contains("\u{2}$0") && wasm.contains("\u{2}$1"), "{wasm:?}");
        assert!(wasm.contains("memory") && !wasm.contains("unused"), "{wasm:?}");
        assert_eq!(module[module.len() - 3..], [12, 1, 0]);
        let again = tightened(&script, &module).unwrap();
        assert_eq!(again, (script, module));
    }

    #[test]
    fn what_is_no_module_of_wasm_bindgen_is_refused() {
        let whole = module();
        for length in [0, 7, 9, whole.len() - 1] {
            assert_eq!(tightened(SCRIPT, &whole[..length]), None, "{length}");
        }
    }
}
