//! The rules of `ARCHITECTURE.md` on one source each: which layer may use what, and how a file is kept.

use super::source::Source;

/// A rule broken: where and how.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Violation {
    /// The file.
    pub(crate) path: String,
    /// The line, counted from 1.
    pub(crate) line: usize,
    /// What is wrong.
    pub(crate) what: String,
}

/// A folder of `src` and what it may use: other layers, and crates besides `std`.
struct Layer {
    name: &'static str,
    layers: &'static [&'static str],
    crates: Option<&'static [&'static str]>,
}

/// DESIGN.md's table. `schemars` reaches native tools only, which the compiler sees to: the crate is
/// not there for wasm32.
const LAYERS: [Layer; 6] = [
    Layer {
        name: "domain",
        layers: &[],
        crates: Some(&["serde", "similar", "thiserror", "time", "schemars"]),
    },
    Layer {
        // The embedded fiche is read by the codec that reads files: one copy of it in the bundle.
        name: "fiche",
        layers: &["domain", "exchange"],
        crates: Some(&["quick_xml", "serde", "serde_json", "thiserror"]),
    },
    Layer {
        name: "exchange",
        layers: &["domain"],
        crates: Some(&[
            "base64",
            "hmac",
            "serde",
            "serde_json",
            "serde_json_canonicalizer",
            "sha2",
            "schemars",
            "thiserror",
            "uuid",
        ]),
    },
    Layer {
        name: "state",
        layers: &["domain", "exchange"],
        crates: Some(&["leptos", "serde", "serde_json", "thiserror"]),
    },
    Layer { name: "platform", layers: &["domain", "state"], crates: None },
    Layer {
        name: "ui",
        layers: &["domain", "fiche", "exchange", "state", "platform"],
        crates: None,
    },
];

/// Parts of `std` that are a clock or I/O.
const OUTSIDE: [&str; 7] = ["time", "fs", "net", "env", "process", "thread", "io"];
/// Where no clock and no I/O may be.
const PURE: [&str; 3] = ["domain", "fiche", "exchange"];
/// What reaches the browser's storage.
const STORAGE: [&str; 6] = [
    "gloo_storage",
    "local_storage",
    "session_storage",
    "indexed_db",
    "IdbFactory",
    "LocalStorage::raw",
];

/// Every rule broken by one source. `crates` are the dependencies of the package.
pub(crate) fn violations(source: &Source, crates: &[String]) -> Vec<Violation> {
    let mut found = Found { source, list: Vec::new() };
    form(&mut found);
    if source.path.starts_with("src/") {
        let layer = LAYERS.iter().find(|layer| layer.name == folder(&source.path));
        if let Some(layer) = layer {
            reaches(&mut found, layer);
            dependencies(&mut found, layer, crates);
        }
        safety(&mut found);
        readers(&mut found);
    }
    if source.path.starts_with("src/ui/text/") {
        spacing(&mut found);
    } else if source.path.starts_with("src/ui/") {
        wording(&mut found);
    }
    found.list
}

struct Found<'a> {
    source: &'a Source,
    list: Vec<Violation>,
}

impl Found<'_> {
    fn push(&mut self, at: usize, what: impl Into<String>) {
        let line = self.source.line(at);
        self.list.push(Violation { path: self.source.path.clone(), line, what: what.into() });
    }
}

/// `ui` of `src/ui/parts/field.rs`; empty for `src/main.rs`.
fn folder(path: &str) -> &str {
    let inside = path.strip_prefix("src/").unwrap_or_default();
    inside
        .split_once('/')
        .map_or_else(|| inside.strip_suffix(".rs").unwrap_or(""), |(name, _)| name)
}

/// How any file is kept.
fn form(found: &mut Found<'_>) {
    let source = found.source;
    if !source.text.starts_with("//!") {
        found.push(0, "does not open with //!");
    }
    let component = ["src/ui/pages/", "src/ui/parts/"].iter().any(|p| source.path.starts_with(p));
    let most = if component { 300 } else { 400 };
    let lines = source.text.lines().count();
    if lines > most {
        found.push(source.text.len() - 1, format!("{lines} lines, {most} at most"));
    }
    for name in ["util", "utils", "helper", "helpers", "manager", "managers"] {
        for at in source.words(name) {
            let declared = source.code[..at].trim_end().ends_with("mod");
            if declared {
                found.push(at, format!("a module named {name} says nothing"));
            }
        }
    }
}

/// Which other layers it reaches, by `crate::`, `acquis::` or steps up.
fn reaches(found: &mut Found<'_>, layer: &Layer) {
    let source = found.source;
    let mut paths: Vec<usize> = source.words("crate").map(|at| at + "crate".len()).collect();
    paths.extend(source.words("acquis").map(|at| at + "acquis".len()));
    // From `src/x/y.rs`, `super` is `x` and `super::super` the crate; a `mod.rs` stands one higher.
    let depth = source.path.matches('/').count() - usize::from(source.path.ends_with("/mod.rs"));
    let up = vec!["super"; depth].join("::");
    paths.extend(source.words(&up).map(|at| at + up.len()));
    for at in paths {
        let Some(rest) = source.code[at..].trim_start().strip_prefix("::") else { continue };
        for name in first_steps(rest) {
            let known = LAYERS.iter().any(|other| other.name == name);
            if known && name != layer.name && !layer.layers.contains(&name) {
                found.push(at, format!("{} may not use {name}", layer.name));
            }
        }
    }
}

/// The first names of a path or of each path in a group: `domain` of `domain::x`, both of `{a, b::c}`.
fn first_steps(rest: &str) -> Vec<&str> {
    let rest = rest.trim_start();
    let Some(group) = rest.strip_prefix('{') else {
        return vec![name_at(rest)];
    };
    let mut names = vec![name_at(group.trim_start())];
    let mut depth = 1;
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 1 => break,
            '}' => depth -= 1,
            ',' if depth == 1 => names.push(name_at(group[at + 1..].trim_start())),
            _ => {}
        }
    }
    names
}

fn name_at(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
    &text[..end]
}

/// Which crates it uses, by the names of the package's dependencies.
fn dependencies(found: &mut Found<'_>, layer: &Layer, crates: &[String]) {
    let source = found.source;
    if let Some(allowed) = layer.crates {
        for name in crates.iter().filter(|name| !allowed.contains(&name.as_str())) {
            for at in source.words(name) {
                let before = source.code[..at].trim_end();
                let after = source.code[at + name.len()..].trim_start();
                let root = !before.ends_with("::") || before.ends_with("use ::");
                let used = after.starts_with("::")
                    || (before.ends_with("use") && after.starts_with([';', ' ', 'a']));
                if root && used {
                    found.push(at, format!("{} may not use the crate {name}", layer.name));
                }
            }
        }
    }
    if PURE.contains(&layer.name) {
        for at in source.words("std") {
            let rest = source.code[at + "std".len()..].strip_prefix("::").unwrap_or_default();
            // The trait opens nothing: the national export is read from whatever gives bytes.
            if layer.name == "fiche" && rest.starts_with("io::BufRead;") {
                continue;
            }
            for name in first_steps(rest).into_iter().filter(|name| OUTSIDE.contains(name)) {
                found.push(at, format!("{} is pure: no std::{name}", layer.name));
            }
        }
    }
    if layer.name != "platform" {
        for name in STORAGE {
            for at in source.words(name) {
                found.push(at, format!("{name} is the platform's"));
            }
        }
    }
}

/// What makes markup of a text. `clippy.toml` has their paths; `view!` takes the first as an attribute, where
/// clippy does not look.
const MARKUP: [&str; 8] = [
    "inner_html",
    "set_inner_html",
    "set_outer_html",
    "insert_adjacent_html",
    "create_contextual_fragment",
    "parse_from_string",
    "set_srcdoc",
    "HtmlDocument",
];

/// No panic reaches a user; order is stable; no markup is made of text.
fn safety(found: &mut Found<'_>) {
    let source = found.source;
    for at in source.words("HashMap").chain(source.words("HashSet")) {
        found.push(at, "no HashMap: files are stable, use a BTreeMap");
    }
    for name in MARKUP {
        for at in source.words(name) {
            found.push(at, format!("{name}: no text becomes markup"));
        }
    }
    if source.path == "src/main.rs" {
        return;
    }
    for call in ["unwrap", "expect", "unwrap_err", "expect_err"] {
        for at in source.words(call) {
            let method = source.code[..at].trim_end().ends_with('.');
            let path = source.code[..at].trim_end().ends_with("::");
            let called = source.code[at + call.len()..].trim_start().starts_with('(');
            if path || (method && called) {
                found.push(at, format!(".{call}() may panic, and a panic is final"));
            }
        }
    }
    for name in ["panic", "todo", "unimplemented", "unreachable"] {
        for at in source.words(name) {
            if source.code[at + name.len()..].starts_with('!') {
                found.push(at, format!("{name}! is final"));
            }
        }
    }
}

/// The state outlives the pages that read it, and a bare signal never forgets a reader.
fn readers(found: &mut Found<'_>) {
    let source = found.source;
    if source.path.starts_with("src/state/") && source.path != "src/state/shown.rs" {
        for name in ["RwSignal", "Trigger"] {
            for at in source.words(name) {
                found.push(at, format!("{name} keeps readers that are gone: use state::Shown"));
            }
        }
    }
}

/// Attributes whose value is read out or shown.
const SHOWN: [&str; 7] = [
    "aria-label",
    "aria-description",
    "aria-roledescription",
    "aria-valuetext",
    "title",
    "placeholder",
    "alt",
];

/// The double marks of French are kept with their word: a line never begins with a colon.
fn spacing(found: &mut Found<'_>) {
    let source = found.source;
    for literal in &source.literals {
        let text = literal.text.as_str();
        let mark = |c: char| matches!(c, ':' | ';' | '?' | '!' | '»');
        let alone = text.split(' ').skip(1).any(|word| word.starts_with(mark));
        if alone || text.contains("« ") {
            found.push(literal.at, format!("a space that breaks beside a mark: {text:?}"));
        }
    }
}

/// Words that people see stand in `src/ui/text`.
fn wording(found: &mut Found<'_>) {
    let source = found.source;
    for literal in &source.literals {
        let text = literal.text.as_str();
        let wrong = if text == "Acquis" {
            None
        } else if text.chars().any(|c| c.is_alphabetic() && !c.is_ascii()) {
            Some("accented letters")
        } else if is_node(&literal.before, &literal.after) && has_word(text) {
            Some("a text node")
        } else if is_shown(&literal.before) && has_word(text) {
            Some("a shown attribute")
        } else if is_sentence(text) {
            Some("a sentence")
        } else {
            None
        };
        if let Some(kind) = wrong {
            found.push(literal.at, format!("{kind} belongs in src/ui/text: {text:?}"));
        }
    }
}

/// Whether it stands after a tag or a `{…}` of `view!`, and not as a pattern of `match`.
fn is_node(before: &str, after: &str) -> bool {
    let tag = before.ends_with('>') && !before.ends_with("=>") && !before.ends_with("->");
    let arm = after.starts_with("=>") || after.starts_with('|');
    (tag || before.ends_with('}')) && !arm || after.starts_with("</")
}

fn is_shown(before: &str) -> bool {
    let Some(name) = before.strip_suffix('=').map(str::trim_end) else { return false };
    SHOWN
        .iter()
        .any(|shown| name.strip_suffix(shown).is_some_and(|rest| rest.ends_with([' ', '\n'])))
}

/// Two letters together, outside of `{}`.
fn has_word(text: &str) -> bool {
    let mut depth = 0;
    let outside = text.chars().map(|c| {
        depth += i32::from(c == '{');
        let shown = if depth == 0 { c } else { ' ' };
        depth -= i32::from(c == '}');
        shown
    });
    let letters: Vec<bool> = outside.map(char::is_alphabetic).collect();
    letters.windows(2).any(|pair| pair == [true, true])
}

/// A capital, small letters, a space: « Prêt à présenter ». A key (`ArrowDown`) has no space.
fn is_sentence(text: &str) -> bool {
    let mut words = text.split(' ');
    let first = words.next().unwrap_or_default();
    let mut letters = first.chars();
    let capital = letters.next().is_some_and(char::is_uppercase);
    capital && first.chars().skip(1).all(|c| c.is_lowercase() || c == '\'') && words.any(has_word)
}
