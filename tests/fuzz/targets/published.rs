//! What is published for machines (XML, JSON, HTML): what must hold of any bytes is in `tests/campaign/damage/readers.rs`.
#![no_main]

#[path = "../../damage/mod.rs"]
mod damage;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    damage::readers::published(bytes);
});
