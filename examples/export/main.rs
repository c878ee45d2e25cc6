//! A made-up national export, to try `cargo xtask catalogue` at full size: what `cargo xtask sample-export`
//! runs.
//!
//! Takes: file, fiches, seed, how many of a hundred are active, one damaged of so many.

#[allow(dead_code, reason = "the tests use what this does not")]
mod make;
mod words;

use make::Export;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::process::ExitCode;

fn asked(words: &[String]) -> Option<(&str, Export)> {
    let [file, fiches, seed, active, damaged] = words else { return None };
    let export = Export {
        seed: seed.parse().ok()?,
        fiches: fiches.parse().ok()?,
        active: active.parse().ok()?,
        damaged: damaged.parse().ok()?,
    };
    Some((file, export))
}

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let Some((file, export)) = asked(&words) else {
        eprintln!("wanted: FILE FICHES SEED ACTIVE_OF_100 DAMAGED_ONE_OF");
        return ExitCode::from(2);
    };
    let written = File::create(file).and_then(|file| {
        let mut out = BufWriter::with_capacity(1 << 20, file);
        export.write(&mut out)?;
        out.flush()
    });
    if let Err(error) = written {
        eprintln!("{file}: {error}");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}
