//! A stored record among those of a dossier: what must hold of any bytes is in `tests/campaign/damage/readers.rs`.
#![no_main]

#[path = "../../damage/mod.rs"]
mod damage;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    damage::readers::record(bytes);
});
