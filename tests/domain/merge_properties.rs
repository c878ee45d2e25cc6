//! What holds of any copies of a dossier that meet: the laws of a merge, that nothing written is lost,
//! that all copies come to say the same. Readable cases are in `merge_tables.rs`.
//!
//! The seed is fixed, so that every run tries the same cases; `PROPTEST_RNG_SEED` tries others.
// clippy allows them in `#[test]` functions only, not in what these share.

use crate::merge::{Act, Copy, held, play};
use crate::strategies;
use crate::strategies::{blank_dossier, edits, imported_dossiers, sequences};
use acquis::domain::merge::{
    ChangeKind, Entity, Field, Merged, Record, Replica, Revision, Seen, Value, merge as merged,
};
use acquis::domain::{Dossier, Edit};
use proptest::collection::{btree_set, vec};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use std::collections::{BTreeMap, BTreeSet};

fn config() -> ProptestConfig {
    let mut config = ProptestConfig::default();
    // The default, or what `PROPTEST_CASES` asks for beyond it.
    config.cases = config.cases.max(1_000);
    if config.rng_seed == RngSeed::Random {
        config.rng_seed = RngSeed::Fixed(20_261_123);
    }
    config
}

/// Acts of three copies, with or without anything being given up.
fn acts(giving_up: bool) -> impl Strategy<Value = Vec<Act>> {
    let rare = u32::from(giving_up);
    let act = prop_oneof![
        8 => (0_usize..3, edits()).prop_map(|(at, edit)| Act::Edit(at, Box::new(edit))),
        1 => (0_usize..3, 0_usize..20).prop_map(|(at, nth)| Act::Return(at, nth)),
        3 => (0_usize..3, 0_usize..3, any::<bool>()).prop_map(|(at, with, see)| Act::Meet(at, with, see)),
        1 => (0_usize..3, 0_usize..9).prop_map(|(at, nth)| Act::Restore(at, nth)),
        rare => (0_usize..3, 0_usize..9).prop_map(|(at, nth)| Act::Dismiss(at, nth)),
        rare => (0_usize..3, 0_usize..3).prop_map(|(at, most)| Act::Tidy(at, most)),
    ];
    vec(act, 0..40)
}

/// Whether three copies begin without a common history, and what happens to them.
#[derive(Debug, Clone)]
struct Past(bool, Vec<Act>);

impl Past {
    fn copies(&self) -> [Copy; 3] {
        let Self(apart, acts) = self;
        let dossier = blank_dossier(&[2, 2]);
        let of = |device| Copy::new(&dossier, if *apart { device } else { "origin" }, device);
        let mut copies = ["a", "b", "c"].map(of);
        play(&mut copies, acts);
        copies
    }
}

fn pasts(giving_up: bool) -> impl Strategy<Value = Past> {
    (any::<bool>(), acts(giving_up)).prop_map(|(apart, acts)| Past(apart, acts))
}

/// Records that no writer makes, as a store or a file may hold them.
fn records() -> impl Strategy<Value = Record> {
    let revision = || {
        let device = prop_oneof![Just("a"), Just("b"), Just("c")];
        (1_u64..5, device).prop_map(|(counter, device)| Revision { counter, device: device.into() })
    };
    let field = prop_oneof![Just(Field::Title), Just(Field::Period), Just(Field::UpdatedAt)];
    let value = prop_oneof![Just(Value::Absent), (0_u8..4).prop_map(Value::Hours)];
    let seen = || vec(revision(), 0..3).prop_map(Seen::from_iter);
    (seen(), seen(), vec((field, revision(), value), 0..6))
        .prop_map(|(seen, deleted, versions)| Record::from_parts(seen, deleted, versions))
}

fn any_replicas() -> impl Strategy<Value = Replica> {
    vec((0_u8..2, records()), 0..3).prop_map(|records| {
        let mut replica = Replica::new("d1".into());
        for (n, record) in records {
            replica.insert(Entity::Evidence(format!("ev{n}").as_str().into()), record);
        }
        replica
    })
}

fn join(a: &Replica, b: &Replica) -> Replica {
    merged(a, b).expect("one dossier").replica
}

fn laws(a: &Replica, b: &Replica, c: &Replica) -> Result<(), TestCaseError> {
    prop_assert_eq!(&join(a, a), a, "idempotent");
    let ab = join(a, b);
    prop_assert_eq!(&ab, &join(b, a), "commutative");
    prop_assert_eq!(&join(a, &ab), &ab, "absorbing");
    prop_assert_eq!(join(&ab, c), join(a, &join(b, c)), "associative");
    Ok(())
}

/// What its fields say and what can be brought back, record by record.
type Said = BTreeMap<Entity, (BTreeMap<Field, Value>, BTreeSet<(Field, Value)>)>;

fn said(replica: &Replica) -> Said {
    let each = replica.records().iter().filter_map(|(entity, record)| {
        let superseded = record.superseded().into_iter().map(|s| (s.field, s.value)).collect();
        Some((entity.clone(), (record.fields()?, superseded)))
    });
    each.collect()
}

/// Every promise made of one copy, against the account.
fn keeps_its_promises(copy: &Copy) -> Result<(), TestCaseError> {
    let held = held(&copy.replica);
    let account = &copy.account;
    for event in held.keys() {
        prop_assert!(account.known.contains_key(event), "{event:?} comes from nowhere");
        // Who deletes a record forgets what they had overwritten in it, too.
        let ended = account.ended.contains(event) && !account.deleted.contains(event);
        prop_assert!(!ended, "{event:?} was ended and is back");
    }
    let said = said(&copy.replica);
    let alive: BTreeSet<_> = account.open().map(|(entity, ..)| entity).collect();
    prop_assert_eq!(alive, said.keys().collect::<BTreeSet<_>>(), "what is there");
    for event in account.open() {
        prop_assert!(held.contains_key(event), "{event:?} is lost");
        let (entity, field, _) = event;
        let value = &account.known[event];
        if field.is_told() && *value != Value::Absent {
            let (fields, superseded) = &said[entity];
            let stands = fields.get(field) == Some(value);
            let kept = superseded.contains(&(field.clone(), value.clone()));
            prop_assert!(stands != kept, "{event:?} of {value:?} is neither or both");
        }
    }
    prop_assert_eq!(copy.replica.dossier().faults(), []);
    Ok(())
}

/// The dossier with its unknown fields as they are kept: in order, once.
fn normal(mut dossier: Dossier) -> Dossier {
    let unknown: BTreeSet<_> = dossier.unknown.iter().cloned().collect();
    dossier.unknown = std::sync::Arc::new(unknown.into_iter().collect());
    dossier
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn merging_is_commutative_associative_and_idempotent(past in pasts(true)) {
        let [a, b, c] = past.copies();
        laws(&a.replica, &b.replica, &c.replica)?;
        laws(&c.replica, &b.replica, &a.replica)?;
    }

    #[test]
    fn the_laws_hold_for_what_no_writer_makes(
        a in any_replicas(),
        b in any_replicas(),
        c in any_replicas(),
    ) {
        laws(&a, &b, &c)?;
    }

    #[test]
    fn nothing_written_is_lost(past in pasts(false)) {
        for copy in past.copies() {
            keeps_its_promises(&copy)?;
        }
    }

    #[test]
    fn nothing_is_lost_but_what_was_given_up(past in pasts(true)) {
        for copy in past.copies() {
            keeps_its_promises(&copy)?;
        }
    }

    #[test]
    fn copies_that_have_all_met_say_the_same(
        past in pasts(true),
        order in vec((0_usize..3, 0_usize..3), 0..8),
    ) {
        let mut copies = past.copies();
        let all = copies.iter().map(|c| c.replica.clone()).reduce(|a, b| join(&a, &b));
        // Some meet at random; then each hears of each, by way of one of them.
        let round = [(0, 1), (0, 2), (1, 0), (2, 0)];
        for (at, with) in order.into_iter().chain(round) {
            let other = copies[with].clone();
            copies[at].learn(&other);
        }
        for copy in &copies {
            prop_assert_eq!(Some(&copy.replica), all.as_ref());
            keeps_its_promises(copy)?;
        }
    }

    #[test]
    fn what_follows_a_copy_supersedes_nothing_of_it(
        past in pasts(true),
        later in vec(edits(), 0..10),
    ) {
        let [mut copy, ..] = past.copies();
        copy.shown = copy.replica.dossier();
        let earlier = copy.replica.clone();
        for edit in &later {
            copy.edit(edit);
        }
        let Merged { replica, changes } = merged(&earlier, &copy.replica).expect("one dossier");
        prop_assert_eq!(said(&replica), said(&copy.replica));
        prop_assert!(changes.iter().all(|change| change.superseded.is_empty()), "{changes:?}");
        let back = merged(&copy.replica, &earlier).expect("one dossier");
        prop_assert_eq!(back.changes, []);
    }

    #[test]
    fn a_preview_tells_exactly_what_changes(past in pasts(true)) {
        let [a, b, _] = past.copies();
        let Merged { replica, changes } = merged(&a.replica, &b.replica).expect("one dossier");
        let (mut was, is) = (said(&a.replica), said(&replica));
        for change in changes {
            let after = is.get(&change.entity).cloned();
            let before = match change.kind {
                ChangeKind::Added => {
                    prop_assert!(after.is_some());
                    was.insert(change.entity, after.clone().unwrap_or_default())
                }
                ChangeKind::Deleted => {
                    prop_assert_eq!(after, None);
                    was.remove(&change.entity);
                    continue;
                }
                ChangeKind::Changed(fields) => {
                    let (now, _) = after.clone().unwrap_or_default();
                    let before = was.insert(change.entity, after.clone().unwrap_or_default());
                    let (then, _) = before.clone().unwrap_or_default();
                    for field in now.keys().chain(then.keys()) {
                        prop_assert_eq!(now.get(field) != then.get(field), fields.contains(field));
                    }
                    before
                }
            };
            let (_, then) = before.unwrap_or_default();
            let (_, now) = after.unwrap_or_default();
            let new: BTreeSet<_> =
                change.superseded.into_iter().map(|s| (s.field, s.value)).collect();
            prop_assert_eq!(&new, &now.difference(&then).cloned().collect());
        }
        // Versions may also cease to be superseded: given up there, or standing again.
        for (entity, (fields, superseded)) in &was {
            let (now, left) = &is[entity];
            prop_assert_eq!(fields, now);
            prop_assert!(left.is_subset(superseded));
        }
        prop_assert_eq!(was.len(), is.len());
    }

    #[test]
    fn a_tidy_copy_says_the_same_and_keeps_the_newest(
        past in pasts(true),
        most in 0_usize..4,
    ) {
        for copy in past.copies() {
            let mut tidy = copy.replica.clone();
            tidy.tidy(most, &copy.device);
            prop_assert_eq!(tidy.dossier(), copy.replica.dossier());
            for (entity, record) in tidy.records() {
                let mut kept = copy.replica.records()[entity].superseded();
                prop_assert!(kept.is_sorted_by(|a, b| a.revision >= b.revision));
                kept.truncate(most);
                prop_assert_eq!(record.superseded(), kept);
                prop_assert_eq!(record.is_alive(), copy.replica.records()[entity].is_alive());
                prop_assert!(record.is_alive() || record.versions().next().is_none());
                prop_assert!(record.is_tidy(most));
            }
            let again = tidy.clone();
            tidy.tidy(most, &copy.device);
            prop_assert_eq!(&tidy, &again);
            // The untidy copy does not bring back what was given up.
            let back = join(&tidy, &copy.replica);
            prop_assert_eq!(said(&back), said(&tidy));
        }
    }

    #[test]
    fn a_copy_given_to_someone_else_shows_no_superseded_text_and_ends_none(
        past in pasts(true),
        later in vec(edits(), 0..10),
    ) {
        let [mut home, ..] = past.copies();
        home.shown = home.replica.dossier();
        let mut away = home.clone();
        away.device = "away".into();
        away.replica = home.replica.without_superseded();
        prop_assert_eq!(away.replica.dossier(), home.replica.dossier());
        prop_assert_eq!(away.replica.superseded(), []);
        let back = merged(&home.replica, &away.replica).expect("one dossier");
        prop_assert_eq!(back.changes, []);
        prop_assert_eq!(said(&back.replica), said(&home.replica));
        let mut seen = home.clone();
        seen.device = "away".into();
        for edit in &later {
            away.edit(edit);
            seen.edit(edit);
        }
        // What was withheld is as it would be had it been seen and left alone.
        let (withheld, shown) = (join(&home.replica, &away.replica), seen.replica);
        for (entity, (fields, superseded)) in said(&shown) {
            let said = said(&withheld);
            prop_assert_eq!(&fields, &said[&entity].0);
            prop_assert!(superseded.is_subset(&said[&entity].1));
        }
    }

    #[test]
    fn a_dossier_put_into_records_is_the_same(dossier in imported_dossiers()) {
        let replica = Replica::of(&dossier, &"a".into());
        prop_assert_eq!(replica.dossier(), normal(dossier));
        prop_assert_eq!(replica.superseded(), []);
    }

    #[test]
    fn what_a_writer_alone_does_is_what_the_copy_says(edits in sequences()) {
        let mut copy = Copy::new(&blank_dossier(&[2, 2]), "origin", "a");
        for edit in &edits {
            copy.edit(edit);
            prop_assert_eq!(copy.replica.dossier(), copy.shown.clone());
            prop_assert_eq!(copy.replica.superseded(), []);
        }
    }

    #[test]
    fn two_copies_without_history_keep_what_each_says(
        mine in sequences(),
        theirs in sequences(),
    ) {
        let of = |edits: &[Edit], device: &str| {
            let dossier = strategies::after(blank_dossier(&[2, 2]), edits);
            (Replica::of(&dossier, &device.into()), dossier)
        };
        let ((a, one), (b, two)) = (of(&mine, "a"), of(&theirs, "b"));
        let both = said(&join(&a, &b));
        for replica in [&a, &b] {
            for (entity, (fields, _)) in said(replica) {
                let (now, superseded) = &both[&entity];
                for (field, value) in fields.into_iter().filter(|(field, _)| field.is_told()) {
                    let place = (field, value);
                    let stands = now.get(&place.0) == Some(&place.1);
                    prop_assert!(stands || superseded.contains(&place));
                }
            }
        }
        if one == two {
            prop_assert!(both.values().all(|(_, superseded)| superseded.is_empty()));
        }
    }
}

/// Sets of revisions are what they cover.
#[test]
fn seeing_is_a_union() {
    let mut runner = proptest::test_runner::TestRunner::new(config());
    let revisions = || btree_set((1_u64..6, 0_u8..3), 0..6);
    let of = |(counter, device): (u64, u8)| Revision {
        counter,
        device: device.to_string().as_str().into(),
    };
    runner
        .run(&(revisions(), revisions()), |(a, b)| {
            let a: Seen = a.into_iter().map(of).collect();
            let b: Seen = b.into_iter().map(of).collect();
            let mut joined = a.clone();
            joined.join(&b);
            for revision in (1..7).flat_map(|n| (0..3).map(move |device| of((n, device)))) {
                let either = a.covers(&revision) || b.covers(&revision);
                prop_assert_eq!(joined.covers(&revision), either);
            }
            prop_assert!(joined.covers_all(&a) && joined.covers_all(&b));
            prop_assert_eq!(a.covers_all(&b), joined == a);
            prop_assert_eq!(joined.highest(), a.highest().max(b.highest()));
            Ok(())
        })
        .expect("a union");
}
