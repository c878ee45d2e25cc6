//! Reading a command's options: flags, and options with one value (`--port 80` or `--port=80`).
//!
//! Knows no command; each declares its own [`Options`].

use crate::{
    failure::{Failure, Outcome},
    project::Project,
};

/// A command of `cargo xtask`.
pub struct Command {
    /// The whole text of `--help`.
    pub help: &'static str,
    /// What may stand on its command line.
    pub options: Options,
    /// Does it.
    pub run: fn(&Project, &Given) -> Outcome<()>,
}

/// The options a command knows, each with its leading dashes.
#[derive(Default)]
pub struct Options {
    /// Options without a value.
    pub flags: &'static [&'static str],
    /// Options with a value.
    pub values: &'static [&'static str],
}

/// The options found on one command line.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// `--help` or `-h` was there.
    pub help: bool,
    flags: Vec<String>,
    values: Vec<(String, String)>,
}

impl Given {
    /// Reads the words after the command's name.
    ///
    /// # Errors
    /// [`Failure::Usage`] for an unknown word, a value where none belongs, or a missing value.
    pub fn parse(known: &Options, words: impl IntoIterator<Item = String>) -> Outcome<Self> {
        let mut given = Self::default();
        let mut words = words.into_iter();
        while let Some(word) = words.next() {
            let (name, attached) = match word.split_once('=') {
                Some((name, value)) => (name.to_owned(), Some(value.to_owned())),
                None => (word, None),
            };
            if name == "--help" || name == "-h" {
                given.help = true;
            } else if known.values.contains(&name.as_str()) {
                let value = attached
                    .or_else(|| words.next())
                    .ok_or_else(|| Failure::Usage(format!("`{name}` needs a value.")))?;
                given.values.push((name, value));
            } else if known.flags.contains(&name.as_str()) {
                if attached.is_some() {
                    return Err(Failure::Usage(format!("`{name}` takes no value.")));
                }
                given.flags.push(name);
            } else {
                return Err(Failure::Usage(format!(
                    "`{name}` is not an option of this command; `--help` lists them."
                )));
            }
        }
        Ok(given)
    }

    /// Whether the flag was given.
    #[must_use]
    pub fn flag(&self, name: &str) -> bool {
        self.flags.iter().any(|flag| flag == name)
    }

    /// The option's value; the last one wins.
    #[must_use]
    pub fn value(&self, name: &str) -> Option<&str> {
        let found = self.values.iter().rev().find(|(option, _)| option == name);
        found.map(|(_, value)| value.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KNOWN: Options = Options { flags: &["--browsers"], values: &["--port"] };

    fn parse(line: &str) -> Outcome<Given> {
        Given::parse(&KNOWN, line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn flags_and_values_are_read_in_both_spellings() {
        let given = parse("--port 80 --browsers --port=81").unwrap();
        assert!(given.flag("--browsers"));
        assert_eq!(given.value("--port"), Some("81"));
        assert_eq!(given.value("--dir"), None);
        assert!(parse("-h").unwrap().help && parse("--help").unwrap().help);
    }

    #[test]
    fn what_is_not_known_is_refused_with_exit_code_2() {
        for line in ["--prot 80", "--port", "--browsers=yes", "stray"] {
            assert_eq!(parse(line).unwrap_err().exit_code(), 2, "{line}");
        }
    }
}
