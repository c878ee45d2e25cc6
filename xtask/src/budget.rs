//! The site's weight budget: `xtask/budget.toml`, read and held against the sizes of a build.
//!
//! Reads the few forms that file uses (`name = number`, comments); it is not a TOML parser.

use crate::failure::{Doing, Failure, Outcome};

/// The limits, in bytes after brotli.
#[derive(Debug, PartialEq, Eq)]
pub struct Budget {
    /// Everything a first visit loads: the build fails past it.
    pub first_load: u64,
    /// How many locked crates may be compiled into the application: the check past it fails.
    pub wasm_crates: u64,
    /// The reader of fiches, script and wasm: fetched by the import page alone.
    pub reader: u64,
    /// The parcels that a dossier's own address asks for beside the first load.
    pub dossier: u64,
    /// Limits of single kinds of file, by extension: `wasm`, `js`, `css`, `html`.
    pub per_kind: Vec<(String, u64)>,
}

/// What comes after the first load, in bytes after brotli.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Later {
    /// The reader of fiches.
    pub reader: u64,
    /// What a dossier's own address waits for.
    pub dossier: u64,
}

impl Budget {
    /// Reads the budget file's text.
    ///
    /// # Errors
    /// When a line cannot be read, or `first_load`, `wasm_crates`, `reader` or `dossier` is missing.
    pub fn parse(text: &str) -> Outcome<Self> {
        let (mut first_load, mut wasm_crates) = (None, None);
        let (mut reader, mut dossier) = (None, None);
        let mut per_kind = Vec::new();
        for line in text.lines() {
            let line = line.split('#').next().unwrap_or_default().trim();
            if line.is_empty() {
                continue;
            }
            let (name, number) = line.split_once('=').ok_or_else(|| {
                Failure::step(format!("xtask/budget.toml: `{line}` is no limit."))
            })?;
            let number = number.trim().replace('_', "");
            let limit = number
                .parse()
                .doing(format_args!("read the number of `{line}` in xtask/budget.toml"))?;
            match name.trim() {
                "first_load" => first_load = Some(limit),
                "wasm_crates" => wasm_crates = Some(limit),
                "reader" => reader = Some(limit),
                "dossier" => dossier = Some(limit),
                kind => per_kind.push((kind.to_owned(), limit)),
            }
        }
        let given = |limit: Option<u64>, name: &str| {
            limit.ok_or_else(|| Failure::step(format!("xtask/budget.toml gives no `{name}`.")))
        };
        let first_load = given(first_load, "first_load")?;
        let wasm_crates = given(wasm_crates, "wasm_crates")?;
        let reader = given(reader, "reader")?;
        let dossier = given(dossier, "dossier")?;
        Ok(Self { first_load, wasm_crates, reader, dossier, per_kind })
    }

    /// What exceeds the budget, one sentence each; empty when all is well.
    /// `first` holds the name and the compressed size of each file of the first load, `later` the sizes of what
    /// comes after it.
    #[must_use]
    pub fn exceeded(&self, first: &[(&str, u64)], later: &Later) -> Vec<String> {
        let sum = |extension: &str| -> u64 {
            let same = first.iter().filter(|(name, _)| name.rsplit('.').next() == Some(extension));
            same.map(|(_, size)| size).sum()
        };
        let total = first.iter().map(|(_, size)| size).sum();
        let kinds = self.per_kind.iter();
        let mut limits: Vec<(String, u64, u64)> =
            kinds.map(|(kind, limit)| (format!("`{kind}` files"), sum(kind), *limit)).collect();
        limits.push(("The first load".to_owned(), total, self.first_load));
        limits.push(("The reader of fiches".to_owned(), later.reader, self.reader));
        limits.push(("What a dossier waits for".to_owned(), later.dossier, self.dossier));
        let over = limits.into_iter().filter(|(_, size, limit)| size > limit);
        over.map(|(what, size, limit)| {
            format!("Over budget: {what}: {size} bytes of brotli, {limit} allowed.")
        })
        .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checked_in_budget_keeps_its_goal() {
        let budget = Budget::parse(include_str!("../budget.toml")).unwrap();
        assert_eq!(budget.first_load, 150_000);
    }

    #[test]
    fn limits_hold_up_to_the_byte() {
        let budget =
            "# c\nfirst_load = 1_000 # why\nreader = 50\nwasm = 600\nwasm_crates = 1\ndossier = 70";
        let budget = Budget::parse(budget).unwrap();
        let within = [("a.wasm", 600), ("a.js", 400)];
        let later = Later { reader: 50, dossier: 70 };
        assert!(budget.exceeded(&within, &later).is_empty());
        assert_eq!(budget.exceeded(&within, &Later { dossier: 71, ..later }).len(), 1);
        assert_eq!(budget.exceeded(&within, &Later { reader: 51, ..later }).len(), 1);
        assert_eq!(budget.exceeded(&[("a.wasm", 601), ("a.js", 400)], &later).len(), 2);
        assert_eq!(budget.exceeded(&[("a.wasm", 1), ("a.js", 1000)], &later).len(), 1);
    }

    #[test]
    fn a_damaged_budget_is_an_error_never_a_free_pass() {
        let tight = "first_load = 1\nreader = 1\nwasm_crates = 1\ndossier = 1";
        let later = Later { reader: 2, dossier: 1 };
        assert_eq!(Budget::parse(tight).unwrap().exceeded(&[], &later).len(), 1);
        assert!(Budget::parse(tight.trim_end_matches("dossier = 1")).is_err());
        for text in ["", "first_load", "first_load = many", "wasm = 3", "first_load = 1"] {
            assert!(Budget::parse(text).is_err(), "{text}");
        }
    }
}
