//! An X display without a screen, for a browser that cannot do without: one for each, as two windows on one take the
//! keyboard from each other.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// The display, as long as this lives.
pub(super) struct Display {
    server: Child,
    /// How a program names it, such as `:7`.
    pub(super) name: String,
}

impl Display {
    /// Starts one under a number that the server itself finds free: `xvfb-run -a` looks and takes in two steps, between which
    /// another may take it.
    pub(super) fn start(home: &Path) -> Self {
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"])
            // By which a browser's processes are found, should the journey not end this one.
            .env("HOME", home)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("Xvfb does not start: {error}"));
        let mut number = String::new();
        let out = server.stdout.take().expect("its output");
        BufReader::new(out).read_line(&mut number).expect("its number");
        assert!(!number.trim().is_empty(), "Xvfb finds no free display");
        Self { server, name: format!(":{}", number.trim()) }
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}
