//! The architecture holds: reads the sources and says, file and line, where a rule of DESIGN.md's table is
//! broken. Owns the walk and the proof that each rule can fail; the rules are in `architecture/rules.rs`.
//!
//! `ACQUIS_ARCHITECTURE_ROOT` names another checkout to look at.
#![cfg(not(target_arch = "wasm32"))]
// clippy allows them in `#[test]` functions only, not in what these share.
#![allow(clippy::expect_used)]

mod rules;
mod source;

use rules::{Violation, violations};
use source::Source;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn root() -> PathBuf {
    env::var_os("ACQUIS_ARCHITECTURE_ROOT")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from)
}

/// Every `.rs` file below a folder, in order.
fn sources(root: &Path, folder: &str) -> Vec<Source> {
    let mut found = Vec::new();
    let mut folders = vec![root.join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder of the project") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") {
                let text = fs::read_to_string(&path).expect("a text");
                let name = path.strip_prefix(root).expect("below the root");
                found.push(Source::new(&name.to_string_lossy().replace('\\', "/"), &text));
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

/// The names by which code calls the package's dependencies.
fn crates(manifest: &str) -> Vec<String> {
    let mut inside = false;
    let mut names = Vec::new();
    for line in manifest.lines() {
        if line.starts_with('[') {
            inside = line.ends_with("dependencies]") && !line.starts_with("[workspace");
        } else if inside && let Some((name, _)) = line.split_once(" = ") {
            names.push(name.trim().replace('-', "_"));
        }
    }
    names
}

#[test]
fn no_source_breaks_a_rule() {
    let root = root();
    let manifest = fs::read_to_string(root.join("Cargo.toml")).expect("the manifest");
    let crates = crates(&manifest);
    assert!(crates.iter().any(|name| name == "web_sys"), "{crates:?}");
    let all: Vec<_> =
        ["src", "tests", "xtask"].iter().flat_map(|folder| sources(&root, folder)).collect();
    for folder in ["src/domain/", "src/exchange/", "src/ui/", "src/state/", "src/platform/"] {
        assert!(all.iter().any(|source| source.path.starts_with(folder)), "nothing in {folder}");
    }
    let broken: Vec<String> = all
        .iter()
        .flat_map(|source| violations(source, &crates))
        .map(|Violation { path, line, what }| format!("{path}:{line}: {what}"))
        .collect();
    assert!(broken.is_empty(), "{} rules broken\n{}", broken.len(), broken.join("\n"));
}

/// The lines at which a sample breaks a rule.
fn broken_at(path: &str, text: &str) -> Vec<usize> {
    let crates = ["serde", "leptos", "gloo_storage", "time", "web_sys", "serde_json", "js_sys"];
    let crates = crates.map(str::to_owned);
    let found = violations(&Source::new(path, &format!("//! A sample.\n{text}")), &crates);
    found.iter().map(|violation| violation.line - 1).collect()
}

#[track_caller]
fn breaks(path: &str, text: &str) {
    assert_eq!(broken_at(path, text), [1], "{path}: {text}");
}

#[track_caller]
fn holds(path: &str, text: &str) {
    assert_eq!(broken_at(path, text), [], "{path}: {text}");
}

#[test]
fn a_layer_reaches_no_layer_above_it() {
    for (path, text) in [
        ("src/domain/a.rs", "use crate::exchange::record;"),
        ("src/domain/a.rs", "use crate::{domain::Edit, ui};"),
        ("src/domain/a.rs", "fn f() { crate::state::save() }"),
        ("src/domain/a.rs", "use super::super::state::Shelf;"),
        ("src/domain/b/a.rs", "use super::super::super::state::Shelf;"),
        ("src/domain/mod.rs", "use super::ui::app;"),
        ("src/domain/b/mod.rs", "use super::super::ui::app;"),
        ("src/domain/a.rs", "use crate::{\n    domain::{a, b},\n    fiche::page,\n};"),
        ("src/fiche/a.rs", "use crate::state::record;"),
        ("src/exchange/a.rs", "use crate::fiche::page;"),
        ("src/exchange/a.rs", "use crate::state::Shelf;"),
        ("src/state/a.rs", "use crate::platform::page;"),
        ("src/state/a.rs", "use crate::ui::app;"),
        ("src/state/a.rs", "use crate::fiche::page;"),
        ("src/platform/a.rs", "use crate::ui::app;"),
        ("src/platform/a.rs", "use crate::exchange::record;"),
    ] {
        assert_eq!(broken_at(path, text).len(), 1, "{path}: {text}");
    }
    for (path, text) in [
        ("src/domain/a.rs", "use crate::domain::Edit;\nuse super::id::BlockCode;"),
        ("src/domain/b/a.rs", "use super::super::state;"),
        ("src/exchange/a.rs", "use crate::{domain::{Edit, state}, exchange::record};"),
        ("src/fiche/page/a.rs", "use super::super::{Finding, Section};"),
        ("src/state/a.rs", "// use crate::ui::app;\nuse crate::exchange::record;"),
        ("src/state/a.rs", "const A: &str = \"crate::ui::app\";"),
        ("src/platform/a.rs", "use crate::state::ports::MemoryStore;"),
        ("src/ui/a.rs", "use crate::{domain, exchange, fiche, platform, state};"),
        ("src/main.rs", "use crate::ui::app;"),
    ] {
        holds(path, text);
    }
}

#[test]
fn a_layer_uses_no_crate_but_its_own() {
    for (path, text) in [
        ("src/domain/a.rs", "use leptos::prelude::*;"),
        ("src/domain/a.rs", "use ::serde_json::Value;"),
        ("src/domain/a.rs", "fn f() { serde_json::to_string(&1) }"),
        ("src/domain/a.rs", "use serde_json as json;"),
        ("src/fiche/a.rs", "use web_sys::Window;"),
        ("src/exchange/a.rs", "use time::Date;"),
        ("src/state/a.rs", "use web_sys::Document;"),
        ("src/domain/a.rs", "use std::time::SystemTime;"),
        ("src/domain/a.rs", "use std::{fmt, fs};"),
        ("src/exchange/a.rs", "fn f() { std::env::var(\"A\") }"),
    ] {
        breaks(path, text);
    }
    for (path, text) in [
        ("src/domain/a.rs", "use serde::Serialize;\nuse time::Date;"),
        ("src/fiche/a.rs", "use serde_json::Value;\n/// Like `leptos::view`.\nfn f() {}"),
        ("src/domain/a.rs", "fn f(leptos: u8) -> u8 { leptos }"),
        ("src/platform/a.rs", "use js_sys::Array;\nuse std::time::Duration;"),
        ("src/ui/a.rs", "use web_sys::MouseEvent;"),
        ("src/state/a.rs", "use leptos::prelude::*;"),
    ] {
        holds(path, text);
    }
}

#[test]
fn storage_is_reached_by_the_platform_alone() {
    breaks("src/ui/a.rs", "use gloo_storage::LocalStorage;");
    breaks("src/ui/a.rs", "fn f() { window().local_storage() }");
    breaks("src/state/a.rs", "fn f() { window().indexed_db() }");
    holds("src/platform/a.rs", "use gloo_storage::LocalStorage;\nfn f() { w.local_storage() }");
    holds("src/state/a.rs", "let ports: StoredValue<Ports, LocalStorage>;");
}

#[test]
fn a_panic_is_kept_out_of_the_sources() {
    for text in [
        "fn f() { g().unwrap() }",
        "fn f() { g().expect(\"x\") }",
        "fn f() { a.map(Option::unwrap) }",
        "fn f() { panic!(\"x\") }",
        "fn f() { unreachable!() }",
        "use std::collections::HashMap;",
        "view! { <p inner_html=x/> }",
        "view! { <p inner_html={\n    x\n}/> }",
        "fn f() { e.set_inner_html(x) }",
        "fn f() { e.set_outer_html(x) }",
        "fn f() { e.insert_adjacent_html(x) }",
        "fn f() { p.parse_from_string(x) }",
        "mod utils;",
        "pub mod helpers {}",
        "mod manager;",
    ] {
        breaks("src/ui/a.rs", text);
    }
    assert_eq!(broken_at("src/state/a.rs", "fn f() {\n    g()\n        .unwrap()\n}"), [3]);
    let tests = "#[cfg(test)]\nmod tests {\n    fn f() { if a { b.unwrap() } }\n}";
    holds("src/state/a.rs", tests);
    assert_eq!(broken_at("src/state/a.rs", &format!("{tests}\nfn f() {{ b.unwrap() }}")), [5]);
    holds("src/main.rs", "fn main() { a().unwrap() }");
    holds("tests/a.rs", "fn f() { a().unwrap() }");
    holds("src/ui/a.rs", "fn f() { a.unwrap_or_default(); // b.unwrap()\n let mod_utils = 'a'; }");
}

#[test]
fn the_state_forgets_who_has_read_it() {
    breaks("src/state/a.rs", "struct A { b: RwSignal<bool> }");
    breaks("src/state/a/b.rs", "fn f() { Trigger::new() }");
    holds("src/state/a.rs", "struct A { b: Shown<bool>, c: ArcRwSignal<bool> }");
    holds("src/state/shown.rs", "struct Shown<T> { signal: RwSignal<T> }");
    holds("src/ui/pages/a.rs", "let open = RwSignal::new(false);");
}

#[test]
fn a_file_opens_with_what_it_owns_and_stays_short() {
    let whole = |path: &str, text: &str| violations(&Source::new(path, text), &[]).len();
    assert_eq!(whole("xtask/src/a.rs", "fn main() {}"), 1);
    assert_eq!(whole("tests/a.rs", "#![cfg(test)]\n//! Late."), 1);
    assert_eq!(whole("tests/a.rs", "//! First."), 0);
    for (path, most) in [
        ("src/domain/a.rs", 400),
        ("tests/a.rs", 400),
        ("src/ui/text/fr.rs", 400),
        ("src/ui/pages/a.rs", 300),
        ("src/ui/parts/a.rs", 300),
    ] {
        assert_eq!(whole(path, &"//!\n".repeat(most)), 0, "{path}");
        assert_eq!(whole(path, &"//!\n".repeat(most + 1)), 1, "{path}");
    }
}

#[test]
fn words_stand_among_the_words() {
    for text in [
        "view! { <p>\"Mes dossiers\"</p> }",
        "view! { <p>\"dossiers\"</p> }",
        "view! { <b>{n}</b> \"dossiers\" <i/> }",
        "view! { <p>{n} \" dossiers\"</p> }",
        "view! { <img alt=\"Logo\"/> }",
        "view! { <button aria-label=\"close\"/> }",
        "let a = \"Prêt\";",
        "let a = \"é\";",
        "let a = r#\"Mes \"dossiers\" ici\"#;",
        "let a = format!(\"Bloc {n} sur tous\");",
    ] {
        breaks("src/ui/pages/a.rs", text);
    }
    for text in [
        "view! { <h1>\"Acquis\"</h1> }",
        "view! { <p class=\"card wide\">{t.name}\" · \"{x}\": \"</p> }",
        "match key { \"Escape\" => a, \"ArrowDown\" | \"Home\" => {} \"End\" => b, _ => c }",
        "let f = |a| -> &str { if a { \"true\" } else { \"false\" } };",
        "match a { A => \"ready\", B => \"thin\" }",
        "let a = \"M12 4L4 12\"; // Une phrase accentuée",
        "let a = 'é'; let b: &'static str = \"x\";",
        "view! { <a href=\"#/certification\" title=t.title>{x}</a> }",
    ] {
        holds("src/ui/pages/a.rs", text);
    }
    holds("src/ui/text/fr.rs", "const A: &str = \"Prêt à présenter\u{a0}:\";");
    for text in ["Prêt :", "Prêt ?", "dit « prêt\u{a0}»", "«\u{a0}prêt »", "A : b"] {
        breaks("src/ui/text/fr.rs", &format!("const A: &str = \"{text}\";"));
    }
    holds("src/domain/a.rs", "const A: &str = \"février\";");
}
