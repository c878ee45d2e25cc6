//! What must hold of any bytes given to a reader, and the seeds and the hand that bytes come from.
//!
//! Shared by `campaign.rs`, which runs on stable at each check, and the fuzz targets (`fuzz/`). Uses
//! the pure layers alone, and no crate beside.
#![allow(dead_code, reason = "each program uses a part")]

pub(crate) mod hand;
pub(crate) mod readers;

use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{fs, thread};

/// The golden file of version 1: a dossier as a candidate has it.
pub(crate) const GOLDEN: &str = include_str!("../../golden/dossier-1.json");
/// A whole page.
pub(crate) const PAGE: &str = include_str!("../../fixtures/RNCP39866-page.txt");

/// The seeds that are kept for a target, in the order of their names.
pub(crate) fn seeds(target: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/corpus").join(target);
    let entries = fs::read_dir(folder).expect("a corpus");
    let mut files: Vec<_> = entries.map(|entry| entry.expect("a seed").path()).collect();
    files.sort();
    files.iter().map(|file| fs::read(file).expect("a seed")).collect()
}

/// Runs something on every number below, on two threads; gives how often it said yes.
pub(crate) fn count(below: usize, yes: impl Fn(usize) -> bool + Sync) -> usize {
    let (next, found) = (AtomicUsize::new(0), AtomicUsize::new(0));
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                loop {
                    let n = next.fetch_add(1, Ordering::Relaxed);
                    if n >= below {
                        return;
                    }
                    found.fetch_add(usize::from(yes(n)), Ordering::Relaxed);
                }
            });
        }
    });
    found.into_inner()
}
