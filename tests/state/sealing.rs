//! A dossier behind a passphrase: sealed, opened, given another passphrase, unsealed and erased over two
//! places that die at every write in turn. What a person meets of it is in `locked.rs`.

use crate::files;
use crate::sealed_device::{Device, OTHER, PHRASE, SENTENCE};
use crate::vault::{TestCipher, now};
use acquis::exchange::sealed::{SealedError, SealedFile};
use acquis::exchange::{record, sealed, stamp};
use acquis::state::journal::Offer;
use acquis::state::saver::{QUARANTINE, Text};
use acquis::state::vault::{VaultError, open_file, seal_file};
use acquis::state::{Journal, RecordStore, StoreError, Vaults};

#[test]
fn what_is_sealed_opens_by_its_passphrase_and_by_no_other() {
    let device = Device::new();
    let (vaults, _) = device.page();
    now(vaults.seal(&device.id, PHRASE)).unwrap();
    assert!(vaults.is_open(&device.id));
    device.check_sealed(PHRASE);
    assert_eq!(now(device.page().0.seal(&device.id, OTHER)), Err(VaultError::Already));
    assert_eq!(device.cipher.0.rounds.borrow()[0], sealed::ROUNDS);
    const { assert!(sealed::ROUNDS >= 600_000) }
    let before = device.raw();
    let (vaults, _) = device.page();
    for wrong in ["", OTHER, "cheval agrafe bleu tambouR"] {
        assert_eq!(now(vaults.unlock(&device.id, wrong)), Err(VaultError::Wrong));
        assert!(vaults.is_locked(&device.id));
    }
    assert_eq!(device.raw(), before, "nothing has changed");
}

#[test]
fn sealing_is_all_or_nothing_at_whatever_write_it_is_killed() {
    for last_is_done in [false, true] {
        let mut outcomes = [0, 0];
        for writes in 1.. {
            let device = Device::new();
            let (vaults, _) = device.page();
            device.life.ends_after(writes, last_is_done);
            let sealed = now(vaults.seal(&device.id, PHRASE));
            let survived = !device.life.is_over();
            device.life.again();
            let (later, _) = device.page();
            now(later.reconcile());
            let plain = device.is_plain();
            outcomes[usize::from(plain)] += 1;
            if plain {
                assert_ne!(sealed, Ok(()));
            } else {
                device.check_sealed(PHRASE);
            }
            if survived {
                assert_eq!(sealed, Ok(()));
                break;
            }
        }
        assert!(outcomes[0] > 20 && (outcomes[1] > 0) != last_is_done, "{outcomes:?}");
    }
}

#[test]
fn unsealing_is_all_or_nothing_at_whatever_write_it_is_killed() {
    for last_is_done in [false, true] {
        for writes in 1.. {
            let device = Device::new();
            let (vaults, _) = device.page();
            now(vaults.seal(&device.id, PHRASE)).unwrap();
            device.life.ends_after(writes, last_is_done);
            let done = now(vaults.unseal(&device.id));
            let survived = !device.life.is_over();
            device.life.again();
            let (later, guarded) = device.page();
            now(later.reconcile());
            if later.is_locked(&device.id) {
                assert_ne!(done, Ok(()));
                device.check_sealed(PHRASE);
            } else {
                // The quick store may lack what the journal has; nothing of it is sealed.
                assert!(!device.store.all().iter().any(|(key, _)| sealed::seat(key).is_some()));
                let mut texts = now(guarded.journal.unwrap().read("acquis/1/")).unwrap();
                texts.retain(|(key, _)| sealed::owner(key) == Some(device.id.as_str()));
                assert_eq!(texts, device.plain.0);
            }
            if survived {
                assert!(device.is_plain());
                break;
            }
        }
    }
}

#[test]
fn another_passphrase_takes_the_place_of_the_first_whole_or_not_at_all() {
    for last_is_done in [false, true] {
        for writes in 1.. {
            let device = Device::new();
            let (vaults, _) = device.page();
            now(vaults.seal(&device.id, PHRASE)).unwrap();
            let records = device.journal.all();
            device.life.ends_after(writes, last_is_done);
            let done = now(vaults.rekey(&device.id, PHRASE, OTHER));
            let survived = !device.life.is_over();
            device.life.again();
            let (later, _) = device.page();
            now(later.reconcile());
            let changed = now(later.unlock(&device.id, OTHER)).is_ok();
            let (later, _) = device.page();
            assert_eq!(
                now(later.unlock(&device.id, PHRASE)).is_ok(),
                !changed,
                "only one opens it"
            );
            assert!(changed || done.is_err());
            device.check_sealed(if changed { OTHER } else { PHRASE });
            let sealed_again = |(key, text): &Text| {
                !sealed::is_header(key) && !records.contains(&(key.clone(), text.clone()))
            };
            assert!(!device.journal.all().iter().any(sealed_again), "no record is sealed anew");
            if survived {
                assert_eq!(done, Ok(()));
                break;
            }
        }
    }
    let device = Device::new();
    let (vaults, _) = device.page();
    now(vaults.seal(&device.id, PHRASE)).unwrap();
    assert_eq!(now(vaults.rekey(&device.id, OTHER, PHRASE)), Err(VaultError::Wrong));
}

#[test]
fn an_erased_dossier_leaves_nothing_and_comes_back_from_nowhere() {
    for writes in 1.. {
        let device = Device::new();
        let (vaults, _) = device.page();
        now(vaults.seal(&device.id, PHRASE)).unwrap();
        let (later, _) = device.page();
        device.life.ends_after(writes, true);
        let erased = now(later.erase(&device.id));
        let survived = !device.life.is_over();
        device.life.again();
        if erased.is_err() {
            let (again, _) = device.page();
            now(again.erase(&device.id)).unwrap();
        }
        let left: Vec<_> = device.store.all().into_iter().chain(device.journal.all()).collect();
        assert_eq!(left.len(), 2, "the other dossier: {left:?}");
        if survived {
            break;
        }
    }
}

#[test]
fn a_quick_store_that_is_rolled_back_by_a_killed_browser_is_put_right() {
    // Back to before it was sealed.
    let device = Device::new();
    let (vaults, _) = device.page();
    now(vaults.seal(&device.id, PHRASE)).unwrap();
    let sealed_store = device.store.all();
    let roll_back = |texts: &[Text]| {
        for (key, _) in device.store.all() {
            device.store.remove(&key).unwrap();
        }
        for (key, text) in texts {
            device.store.set(key, text).unwrap();
        }
        device.store.set("acquis/1/other/header/-", "1 x y").unwrap();
    };
    roll_back(&device.plain.1);
    let (later, _) = device.page();
    assert!(now(later.reconcile()));
    assert!(later.is_locked(&device.id));
    device.check_sealed(PHRASE);
    // Back to before it was unsealed.
    let (later, _) = device.page();
    now(later.unlock(&device.id, PHRASE)).unwrap();
    now(later.unseal(&device.id)).unwrap();
    roll_back(&sealed_store);
    let (later, _) = device.page();
    assert!(later.is_locked(&device.id), "until the journal was asked");
    assert!(now(later.reconcile()));
    assert!(!later.is_locked(&device.id));
    assert!(!device.store.all().iter().any(|(key, _)| sealed::seat(key).is_some()));
}

#[test]
fn a_journal_that_was_emptied_is_made_good_by_the_quick_store() {
    let device = Device::new();
    let (vaults, _) = device.page();
    now(vaults.seal(&device.id, PHRASE)).unwrap();
    now(device.journal.0.erase("")).unwrap();
    let (later, ports) = device.page();
    now(later.reconcile());
    assert_eq!(now(later.unlock(&device.id, PHRASE)), Ok(0));
    let key = format!("{}header/-", record::prefix(&device.id));
    let text = ports.store.get(&key).unwrap().unwrap();
    now(ports.journal.unwrap().join(vec![Offer::from((key, text))])).unwrap();
    assert_eq!(device.journal.all().len(), 2, "the header, and what was given to it");
}

#[test]
fn nothing_of_a_sealed_dossier_is_written_unsealed_by_a_page_that_did_not_hear_of_it() {
    let device = Device::new();
    let (deaf, deaf_ports) = device.page();
    let (vaults, _) = device.page();
    now(vaults.seal(&device.id, PHRASE)).unwrap();
    let key = format!("{}header/-", record::prefix(&device.id));
    assert_eq!(deaf_ports.store.set(&key, SENTENCE), Err(StoreError::Sealed));
    let offer = Offer::from((key, SENTENCE.to_owned()));
    let joined = now(deaf_ports.journal.unwrap().join(vec![offer]));
    assert_eq!(joined, Err(StoreError::Sealed));
    assert!(deaf.is_locked(&device.id));
    device.check_sealed(PHRASE);
}

#[test]
fn a_sealed_record_cannot_stand_for_another_or_be_altered_and_costs_only_itself() {
    let device = Device::new();
    let (vaults, _) = device.page();
    now(vaults.seal(&device.id, PHRASE)).unwrap();
    let records = sealed::records(&sealed::owner_of(&device.id));
    let mut places = device.store.keys(&records).unwrap();
    places.sort();
    let (first, second) = (&places[0], &places[1]);
    let text = device.store.get(first).unwrap().unwrap();
    device.store.set(second, &text).unwrap();
    let (later, _) = device.page();
    assert_eq!(now(later.unlock(&device.id, PHRASE)), Ok(1), "it is bound to its place");
    let aside = format!("{QUARANTINE}{second}");
    assert_eq!(device.store.get(&aside).unwrap(), Some(text), "aside, sealed as it is");
    // The same in the journal: what is written there next parks it.
    let (later, ports) = device.page();
    let held = device.journal.all().into_iter().find(|(key, _)| key == first).unwrap().1;
    now(later.unlock(&device.id, PHRASE)).unwrap();
    let journal = ports.journal.unwrap();
    let whole = now(journal.read(&record::prefix(&device.id))).unwrap();
    let (place, key, text) = whole
        .iter()
        .map(|(key, text)| (key.clone(), text.clone()))
        .find_map(|(key, text)| {
            let found = places.iter().find(|place| *place != first && *place != second)?;
            Some((found.clone(), key, text))
        })
        .unwrap();
    device.journal.0.put(&place, &held);
    let offers = whole.iter().cloned().map(Offer::from).collect();
    now(journal.join(offers)).unwrap();
    let parked = device
        .journal
        .all()
        .into_iter()
        .any(|(at, text)| at == format!("{QUARANTINE}{place}") && text == held);
    assert!(parked, "{key} {text}");
    assert_eq!(now(journal.read(&record::prefix(&device.id))).unwrap(), whole);
}

#[test]
fn the_derivation_of_a_header_is_held_to_its_bounds_before_anything_is_derived() {
    for (from, to) in [
        ("\"iterations\":600000", "\"iterations\":599999"),
        ("\"iterations\":600000", "\"iterations\":10000001"),
        ("\"hash\":\"SHA-256\"", "\"hash\":\"SHA-1\""),
        ("\"version\":1", "\"version\":2"),
        ("\"salt\":\"", "\"salt\":\"!"),
    ] {
        let device = Device::new();
        let (vaults, _) = device.page();
        now(vaults.seal(&device.id, PHRASE)).unwrap();
        let place = sealed::header_key(&sealed::owner_of(&device.id));
        let text = device.store.get(&place).unwrap().unwrap();
        let (revision, payload) = stamp::decode(&text).unwrap();
        assert!(payload.contains(from), "{payload}");
        let forged = stamp::encode(revision + 1, &payload.replace(from, to));
        device.store.set(&place, &forged).unwrap();
        device.cipher.0.rounds.borrow_mut().clear();
        let (later, _) = device.page();
        assert_eq!(now(later.unlock(&device.id, PHRASE)), Err(VaultError::Damaged), "{to}");
        assert!(device.cipher.0.rounds.borrow().is_empty());
    }
}

#[test]
fn a_browser_without_a_cipher_opens_nothing_and_writes_nothing() {
    let device = Device::new();
    let (vaults, _) = device.page();
    now(vaults.seal(&device.id, PHRASE)).unwrap();
    let ports = device.ports();
    let bare = Vaults::over(&ports, None).unwrap();
    assert!(!bare.can_seal() && bare.is_locked(&device.id));
    assert!(matches!(now(bare.unlock(&device.id, PHRASE)), Err(VaultError::NoCipher(_))));
    let key = format!("{}header/-", record::prefix(&device.id));
    assert_eq!(bare.guard(&ports).store.set(&key, SENTENCE), Err(StoreError::Sealed));
}

#[test]
fn a_sealed_file_opens_by_its_passphrase_and_by_no_other_and_not_when_altered() {
    let cipher = TestCipher::default();
    let file = now(seal_file(&cipher, PHRASE, files::GOLDEN.as_bytes())).unwrap();
    assert_eq!(*cipher.0.rounds.borrow(), [sealed::ROUNDS]);
    let read = sealed::read_sealed(file.text().unwrap().as_bytes()).unwrap();
    assert_eq!(now(open_file(&cipher, PHRASE, &read)).unwrap(), files::GOLDEN.as_bytes());
    assert_eq!(now(open_file(&cipher, OTHER, &read)), Err(SealedError::Wrong));
    for byte in [0, 11, 12, 500, read.sealed().len() - 1] {
        let mut bytes = read.sealed();
        bytes[byte] ^= 1;
        let altered = SealedFile::of(read.kdf.clone(), &bytes);
        assert_eq!(now(open_file(&cipher, PHRASE, &altered)), Err(SealedError::Wrong), "{byte}");
    }
    let again = now(seal_file(&cipher, PHRASE, files::GOLDEN.as_bytes())).unwrap();
    assert_ne!(again.cipher.iv, file.cipher.iv);
    assert_ne!(again.kdf.salt, file.kdf.salt);
}
