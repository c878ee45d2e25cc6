//! Damage by the hundred thousand: a real dossier's file and its stored records cut and altered at every
//! offset, and every reader fed what a seeded hand has mangled. No panic; what opens is whole, and what
//! was changed in a dossier is told.
//!
//! Optimised, or it would take an hour: a step of `cargo xtask test`. Prints what it has counted. What
//! must hold of any bytes stands in `damage/readers.rs`, the hand in `damage/hand.rs`.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by it")]

mod damage;

use acquis::domain::Dossier;
use acquis::domain::merge::Replica;
use acquis::exchange::record::{all, assemble, decode};
use acquis::exchange::{Finding, read};
use acquis::fiche::{default_certification, page};
use damage::hand::{Hand, PUT, words};
use damage::{GOLDEN, PAGE, count, readers, seeds};
use serde_json::Value;

/// The golden file without the blanks that say nothing.
fn compact() -> String {
    let value: Value = serde_json::from_str(GOLDEN).unwrap();
    value.to_string()
}

fn golden() -> Dossier {
    read(GOLDEN.as_bytes(), &[]).unwrap().dossier
}

/// Whether it opens; then it is whole, and is the golden dossier or says that it is not.
fn opens(bytes: &[u8], whole: &Dossier, what: &str) -> bool {
    let Ok(read) = read(bytes, &[]) else { return false };
    assert_eq!(read.dossier.faults(), [], "{what}");
    let told = |f: &Finding| matches!(f, Finding::DigestDiffers { .. } | Finding::DigestMissing);
    assert!(read.findings.iter().any(told) || read.dossier == *whole, "{what} is not told");
    true
}

/// What is put in the place of a byte at that offset: one of [`PUT`] in turn, its neighbour by one bit,
/// and what is no text.
fn put(offset: usize, byte: u8) -> [u8; 3] {
    [PUT[offset % PUT.len()], byte ^ 1, 0xff]
}

#[test]
#[cfg_attr(debug_assertions, ignore = "takes an hour when it is not optimised")]
fn a_file_cut_at_every_offset_is_refused() {
    let (file, whole) = (compact().into_bytes(), golden());
    let opened = count(file.len(), |at| opens(&file[..at], &whole, &format!("cut at {at}")));
    assert_eq!(opened, 0);
    println!("cut at every offset: {} files, none opens", file.len());
}

#[test]
#[cfg_attr(debug_assertions, ignore = "takes an hour when it is not optimised")]
fn a_file_altered_at_every_offset_says_so_or_says_the_same() {
    let (file, whole) = (compact().into_bytes(), golden());
    let opened = count(file.len(), |at| {
        let mut altered = file.clone();
        let mut any = false;
        for byte in put(at, file[at]) {
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
        file.len() * 5,
        file.len()
    );
}

#[test]
#[cfg_attr(debug_assertions, ignore = "takes an hour when it is not optimised")]
fn a_record_cut_or_altered_at_any_offset_costs_only_itself() {
    let dossier = golden();
    let whole = all(&Replica::of(&dossier, &"here".into()));
    let (mut offsets, mut refused) = (0, 0);
    for (place, (key, text)) in whole.iter().enumerate() {
        // What a dossier is without that record at all is what it is with a damaged one.
        let others = whole.iter().filter(|(other, _)| other != key).cloned();
        let without = assemble(&dossier.id, others).map(|read| read.dossier);
        let bytes = text.as_bytes();
        refused += count(bytes.len(), |at| {
            let mut altered = bytes.to_vec();
            let mut texts = vec![bytes[..at].to_vec(), bytes[at + 1..].to_vec()];
            texts.extend(put(at, bytes[at]).map(|byte| {
                altered[at] = byte;
                altered.clone()
            }));
            texts.dedup();
            for damaged in texts.iter().filter(|damaged| damaged.as_slice() != bytes) {
                let damaged = String::from_utf8_lossy(damaged);
                assert!(decode(&damaged).is_err(), "{key}: passes for a record at {at}");
            }
            // Two of them in their dossier: it is the same whatever the damage, once it is told.
            texts.into_iter().take(if bytes.len() > 4_000 { 1 } else { 2 }).all(|damaged| {
                let damaged = String::from_utf8_lossy(&damaged).into_owned();
                let mut records = whole.clone();
                records[place].1.clone_from(&damaged);
                let read = assemble(&dossier.id, records);
                if let Ok(read) = &read {
                    assert_eq!(read.unreadable, [(key.clone(), damaged)], "{key} at {at}");
                }
                let read = read.map(|read| read.dossier);
                assert!(read == without, "{key} at {at}: the rest of the dossier is another");
                true
            })
        });
        offsets += bytes.len();
    }
    assert_eq!(refused, offsets);
    println!(
        "records cut and altered at every offset: {} records, {offsets} offsets, {} texts, none passes",
        whole.len(),
        offsets * 5
    );
}

/// Some of these bytes, or seeds kept for a target, mangled by a hand of its own for each number.
fn mangled(seeds: &[Vec<u8>], words: &[Vec<u8>], n: usize) -> Vec<u8> {
    let mut hand = Hand::new(n);
    let seed = hand.pick(seeds);
    // Half of what is JSON stays JSON, so that more is seen than the parser's refusals.
    let text = std::str::from_utf8(seed).ok().filter(|_| hand.next(2) == 0);
    let shuffled = text.and_then(|text| match text.split_once('\n') {
        Some((name, payload)) if !name.starts_with('{') => {
            Some(format!("{name}\n{}", hand.shuffle(payload)?))
        }
        _ => hand.shuffle(text),
    });
    shuffled.map_or_else(|| hand.mangle(seed, words), String::into_bytes)
}

#[test]
#[cfg_attr(debug_assertions, ignore = "takes an hour when it is not optimised")]
fn mangled_files_give_a_whole_dossier_or_an_error() {
    let (seeds, words, many) = (seeds("dossier"), words(), 50_000);
    assert!(seeds.iter().filter(|seed| readers::dossier(seed)).count() >= 5);
    let opened = count(many, |n| readers::dossier(&mangled(&seeds, &words, n)));
    println!("mangled files: {many}, of which {opened} open");
    assert!(opened > many / 10, "the hand breaks everything");
}

#[test]
#[cfg_attr(debug_assertions, ignore = "takes an hour when it is not optimised")]
fn mangled_reviews_give_a_review_in_its_one_form_or_an_error() {
    let (seeds, words, many) = (seeds("review"), words(), 30_000);
    assert!(seeds.iter().filter(|seed| readers::review(seed)).count() >= 4);
    let opened = count(many, |n| readers::review(&mangled(&seeds, &words, n)));
    println!("mangled reviews: {many}, of which {opened} open");
    assert!(opened > many / 10, "the hand breaks everything");
}

#[test]
#[cfg_attr(debug_assertions, ignore = "takes an hour when it is not optimised")]
fn mangled_records_under_a_right_checksum_cost_only_themselves() {
    let (seeds, words, many) = (seeds("record"), words(), 40_000);
    assert!(seeds.iter().filter(|seed| readers::record(seed)).count() >= 10);
    let read = count(many, |n| readers::record(&mangled(&seeds, &words, n)));
    println!("mangled records: {many}, of which {read} are records still");
    assert!(read > many / 10, "the hand breaks everything");
}

#[test]
#[cfg_attr(debug_assertions, ignore = "takes an hour when it is not optimised")]
fn mangled_pages_give_a_certification_or_an_error() {
    let (mut seeds, words, many) = (seeds("page"), words(), 20_000);
    assert!(seeds.iter().filter(|seed| readers::page(seed)).count() >= 3);
    seeds.push(PAGE.as_bytes().to_vec());
    let read = count(many, |n| readers::page(&mangled(&seeds, &words, n)));
    assert!(page::read(PAGE).is_ok_and(|fiche| fiche.certification == *default_certification()));
    println!("mangled pages: {many}, of which {read} give a certification");
    assert!(read > many / 10, "the hand breaks everything");
}

#[test]
#[cfg_attr(debug_assertions, ignore = "takes an hour when it is not optimised")]
fn mangled_fiches_and_catalogues_give_what_can_be_worked_with_or_nothing() {
    type Reader = (&'static str, fn(&[u8]) -> bool, usize);
    let (words, many) = (words(), 10_000);
    let readers: [Reader; 2] =
        [("published", readers::published, 4), ("catalogue", readers::catalogue, 3)];
    for (name, reader, whole) in readers {
        let mut seeds = seeds(name);
        assert!(seeds.iter().filter(|seed| reader(seed)).count() >= whole, "{name}");
        seeds.retain(|seed| seed.len() < 20_000);
        let read = count(many, |n| reader(&mangled(&seeds, &words, n)));
        println!("mangled, {name}: {many}, of which {read} are read");
    }
}
