//! Whose the files on an adviser's desk are: what the latest one's signature says beside the earlier ones'.

use crate::desk::{C1, after, at, blank, rate};
use acquis::domain::{Dossier, Level};
use acquis::exchange::file::write_to_sign;
use acquis::exchange::{Claim, Signed};
use acquis::fiche::default_certification;
use acquis::state::Reviewing;
use acquis::state::archive::MemoryArchive;
use acquis::state::reviewing::{Lent, Standing};
use any_spawner::Executor;
use leptos::prelude::*;
use std::rc::Rc;

/// In place of the browser's: a signature begins with the sum of what it is of. A key of 9s cannot be checked.
fn sum(message: &[u8]) -> u8 {
    message.iter().fold(0, |sum, byte| sum.wrapping_mul(31).wrapping_add(*byte))
}

fn is_right(claim: &Claim) -> Option<bool> {
    (claim.key[1] != 9).then(|| claim.value[0] == sum(&claim.message))
}

fn key(digit: u8) -> Vec<u8> {
    let mut key = vec![digit; 65];
    key[0] = 4;
    key
}

fn signed(dossier: &Dossier, exported: u32, digit: u8) -> String {
    let file = write_to_sign(dossier, None, "0.1.0", at(exported)).unwrap();
    let value = vec![sum(&file.message()); 64];
    file.signed(&key(digit), &value).text
}

fn unsigned(dossier: &Dossier, exported: u32) -> String {
    write_to_sign(dossier, None, "0.1.0", at(exported)).unwrap().unsigned().text
}

fn claim(digit: u8) -> Signed {
    Signed::By(Claim { key: key(digit), value: vec![0; 64], message: vec![] })
}

fn by(digit: u8, same: Option<bool>) -> Standing {
    Standing::Signed { fingerprint: acquis::exchange::signature::fingerprint(&key(digit)), same }
}

#[test]
fn a_file_is_judged_beside_the_last_one_that_was_rightly_signed() {
    let (right, wrong, untold) = (Some(true), Some(false), None);
    let no = || (Signed::No, untold);
    for (files, standing) in [
        (vec![], Standing::Unsigned { before: false }),
        (vec![no()], Standing::Unsigned { before: false }),
        (vec![(claim(1), right), no()], Standing::Unsigned { before: true }),
        (vec![(claim(1), wrong), no()], Standing::Unsigned { before: false }),
        (vec![(claim(1), right)], by(1, None)),
        (vec![no(), (claim(1), right)], by(1, None)),
        (vec![(claim(1), right), no(), (claim(1), right)], by(1, Some(true))),
        (vec![(claim(1), right), (claim(2), right)], by(2, Some(false))),
        (vec![(claim(1), right), (claim(2), wrong), (claim(1), right)], by(1, Some(true))),
        (vec![(claim(1), right), (claim(1), wrong)], Standing::Altered),
        (vec![(Signed::Unreadable, untold)], Standing::Altered),
        (vec![(claim(1), untold)], Standing::NotChecked),
    ] {
        assert_eq!(Standing::of(&files), standing, "{files:?}");
    }
}

#[test]
fn the_desk_tells_of_the_latest_file_and_finds_it_again() {
    let _ = Executor::init_futures_executor();
    Owner::new().with(|| {
        let archive = Rc::new(MemoryArchive::default());
        let page = || {
            Reviewing::open(Lent {
                archive: archive.clone(),
                now: || at(5_000),
                new_id: String::new,
                known: default_certification(),
                version: "0.1.0",
                others: None,
                check: |claim| Box::pin(async move { is_right(&claim) }),
            })
        };
        let reviewing = page();
        let first = blank("d1");
        let id = first.id.clone();
        let second = after(&first, &[rate(C1, Level::Autonomous)]);
        let told = |reviewing: Reviewing| {
            for _ in 0..20 {
                Executor::poll_local();
            }
            reviewing.standing(&id)
        };
        reviewing.take(unsigned(&first, 10).as_bytes()).unwrap();
        assert_eq!(told(reviewing), Some(Standing::Unsigned { before: false }));
        // The same state, signed: it says more.
        reviewing.take(signed(&first, 20, 1).as_bytes()).unwrap();
        assert_eq!(told(reviewing), Some(by(1, None)));
        reviewing.take(unsigned(&first, 30).as_bytes()).unwrap();
        assert_eq!(told(reviewing), Some(by(1, None)), "what was vouched for stays so");
        let altered = signed(&second, 40, 1).replace("autonomous", "transmits");
        reviewing.take(altered.as_bytes()).unwrap();
        assert_eq!(told(reviewing), Some(Standing::Altered));
        reviewing.take(signed(&second, 50, 2).as_bytes()).unwrap();
        assert_eq!(told(reviewing), Some(by(2, Some(false))));
        let again = page();
        leptos::task::spawn_local(again.restore());
        assert_eq!(told(again), Some(by(2, Some(false))));
        again.clear();
        assert_eq!(told(again), None);
    });
}
