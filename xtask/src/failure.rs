//! The one error of the commands: a sentence for the person at the terminal, and the exit code.
//!
//! Where an operating-system error matters, the sentence carries it; nothing here is matched on
//! but the kind.

use std::fmt;

/// Why a command did not succeed.
#[derive(Debug, PartialEq, Eq)]
pub enum Failure {
    /// The command line was wrong: exit code 2.
    Usage(String),
    /// A step could not be done, or its verdict is no: exit code 1.
    Step(String),
}

/// The result of anything a command does.
pub type Outcome<T> = Result<T, Failure>;

impl Failure {
    /// A failed step told in one sentence.
    pub fn step(sentence: impl Into<String>) -> Self {
        Self::Step(sentence.into())
    }

    /// The exit code of the process.
    #[must_use]
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::Usage(_) => 2,
            Self::Step(_) => 1,
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Usage(sentence) | Self::Step(sentence) => f.write_str(sentence),
        }
    }
}

/// Gives an error the sentence that says what was being done.
pub trait Doing<T> {
    /// `what` completes "could not …", for instance `read Cargo.lock`.
    ///
    /// # Errors
    /// The same failure, told as a [`Failure::Step`].
    fn doing(self, what: impl fmt::Display) -> Outcome<T>;
}

impl<T, E: fmt::Display> Doing<T> for Result<T, E> {
    fn doing(self, what: impl fmt::Display) -> Outcome<T> {
        self.map_err(|error| Failure::Step(format!("Could not {what}: {error}.")))
    }
}
