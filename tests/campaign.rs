//! Damage by the hundred thousand: a real dossier's file cut and altered at every offset, and every
//! reader fed what a seeded hand has mangled. No panic; what opens is whole, and what was changed in a
//! dossier is told.
//!
//! Optimised, or it would take an hour: `cargo test --profile campaign --test campaign`, a step of
//! `cargo xtask test`. Prints what it has counted.
#![cfg(not(any(target_arch = "wasm32", debug_assertions)))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by it")]

mod exchange;

use acquis::domain::Dossier;
use acquis::domain::merge::Replica;
use acquis::exchange::record::{Joined, all, assemble, decode, join};
use acquis::exchange::{Finding, read};
use acquis::fiche::{default_certification, page};
use exchange::{GOLDEN, golden};
use serde_json::Value;
use std::sync::atomic::{AtomicUsize, Ordering};

const PAGE: &str = include_str!("fixtures/RNCP39866-page.txt");

/// What is put in the place of a byte, besides its neighbours by one bit: what ends or begins things in
/// JSON, and what is no text.
const PUT: [u8; 6] = [b'"', b'}', b'\\', b'0', 0, 0xff];

/// The golden file without the blanks that say nothing.
fn compact() -> Vec<u8> {
    let value: Value = serde_json::from_str(GOLDEN).unwrap();
    value.to_string().into_bytes()
}

/// Runs something on every number below, on two threads; gives how often it said yes.
fn count(below: usize, yes: impl Fn(usize) -> bool + Sync) -> usize {
    let (next, found) = (AtomicUsize::new(0), AtomicUsize::new(0));
    std::thread::scope(|scope| {
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

/// Whether it opens; then it is whole, and is the golden dossier or says that it is not.
fn opens(bytes: &[u8], whole: &Dossier, what: &str) -> bool {
    let Ok(read) = read(bytes, &[]) else { return false };
    assert_eq!(read.dossier.faults(), [], "{what}");
    let told = |f: &Finding| matches!(f, Finding::DigestDiffers { .. } | Finding::DigestMissing);
    assert!(read.findings.iter().any(told) || read.dossier == *whole, "{what} is not told");
    true
}

#[test]
fn a_file_cut_at_every_offset_is_refused() {
    let (file, whole) = (compact(), golden());
    let opened = count(file.len(), |at| opens(&file[..at], &whole, &format!("cut at {at}")));
    assert_eq!(opened, 0);
    println!("cut at every offset: {} files, none opens", file.len());
}

#[test]
fn a_file_altered_at_every_offset_says_so_or_says_the_same() {
    let (file, whole) = (compact(), golden());
    let opened = count(file.len(), |at| {
        let mut altered = file.clone();
        let mut any = false;
        for byte in PUT.into_iter().chain([file[at] ^ 1, file[at] ^ 0x20]) {
            altered[at] = byte;
            any |= opens(&altered, &whole, &format!("{byte} at {at}"));
        }
        altered[at] = file[at];
        altered.remove(at);
        any |= opens(&altered, &whole, &format!("lost at {at}"));
        altered.insert(at, file[at]);
        altered.insert(at, file[at]);
        any | opens(&altered, &whole, &format!("doubled at {at}"))
    });
    println!(
        "altered at every offset: {} files at {} offsets, {opened} open with what they have lost told",
        file.len() * 10,
        file.len()
    );
}

/// A seeded hand (SplitMix64).
struct Hand(u64);

impl Hand {
    fn next(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % below.max(1) as u64).unwrap_or_default()
    }

    /// Some bytes changed, some pieces copied, moved or taken out.
    fn mangle(&mut self, bytes: &[u8]) -> Vec<u8> {
        let mut mangled = bytes.to_vec();
        for _ in 0..=self.next(4) {
            if mangled.is_empty() {
                break;
            }
            let at = self.next(mangled.len());
            let end = (at + self.next(80)).min(mangled.len());
            match self.next(5) {
                0 => mangled[at] = u8::try_from(self.next(256)).unwrap_or_default(),
                1 => mangled[at] = PUT[self.next(PUT.len())],
                2 => drop(mangled.drain(at..end)),
                3 => {
                    let piece = mangled[at..end].to_vec();
                    let to = self.next(mangled.len());
                    mangled.splice(to..to, piece);
                }
                _ => mangled.truncate(at),
            }
        }
        mangled
    }
}

/// Which one is mangled is said by its number: the seed of a hand of its own.
fn mangled(n: usize, bytes: &[u8]) -> Vec<u8> {
    Hand(n as u64).mangle(bytes)
}

#[test]
fn mangled_dossier_files_give_a_whole_dossier_or_an_error() {
    let (file, whole) = (compact(), golden());
    let many = 60_000;
    let opened = count(many, |n| opens(&mangled(n, &file), &whole, &format!("number {n}")));
    println!("mangled files: {many}, of which {opened} open");
    assert!(opened > 100, "the hand breaks everything");
}

#[test]
fn mangled_records_give_a_whole_dossier_without_them() {
    let dossier = golden();
    let replica = Replica::of(&dossier, &"a".into());
    let texts = all(&replica);
    let many = 60_000;
    let refused = count(many, |n| {
        let mut hand = Hand(n as u64);
        let (key, text) = &texts[hand.next(texts.len())];
        let bytes = hand.mangle(text.as_bytes());
        let Ok(mangled) = String::from_utf8(bytes) else { return true };
        let same = mangled == *text;
        assert!(same || decode(&mangled).is_err(), "number {n} passes for a record");
        assert_eq!(join(key, &mangled, text) == Joined::Unreadable, !same, "number {n}");
        !same
    });
    let assembled = count(texts.len() * 8, |n| {
        let mut damaged = texts.clone();
        let (place, seed) = (n % texts.len(), n / texts.len());
        let text =
            String::from_utf8_lossy(&mangled(seed, damaged[place].1.as_bytes())).into_owned();
        damaged[place].1 = text;
        match assemble(&dossier.id, damaged) {
            Ok(read) => read.dossier.faults().is_empty(),
            Err(_) => texts[place].0.contains("/certification/"),
        }
    });
    assert_eq!(assembled, texts.len() * 8);
    println!(
        "mangled records: {many}, of which {refused} refused; {assembled} dossiers opened without one"
    );
}

#[test]
fn mangled_pages_give_a_certification_or_an_error() {
    let many = 6_000;
    let read = count(many, |n| {
        let text = String::from_utf8_lossy(&mangled(n, PAGE.as_bytes())).into_owned();
        page::read(&text).is_ok_and(|fiche| !fiche.certification.blocks.is_empty())
    });
    assert!(page::read(PAGE).is_ok_and(|fiche| fiche.certification == *default_certification()));
    println!("mangled pages: {many}, of which {read} give a certification");
}
