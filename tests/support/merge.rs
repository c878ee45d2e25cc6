//! A few copies of one dossier that are edited, meet and forget, beside a plain account of who knew
//! what. Owns the account: sets of everything ever written, without a revision being compared.
#![allow(dead_code, reason = "each test file takes what it needs of it")]

use acquis::domain::id::DeviceId;
use acquis::domain::merge::{Entity, Field, Replica, Value, merge};
use acquis::domain::{Dossier, Edit};
use std::collections::{BTreeMap, BTreeSet};

/// One thing written: where, and the text of its revision, which no other write of that field has.
pub(crate) type Event = (Entity, Field, String);

/// What a copy was told of, whatever it keeps.
#[derive(Debug, Clone, Default)]
pub(crate) struct Account {
    /// Everything ever written, as far as it was told.
    pub(crate) known: BTreeMap<Event, Value>,
    /// What was overwritten or given up by someone who had it before them.
    pub(crate) ended: BTreeSet<Event>,
    /// What stood in a record that someone deleted.
    pub(crate) deleted: BTreeSet<Event>,
}

impl Account {
    /// What nobody has ended nor deleted.
    pub(crate) fn open(&self) -> impl Iterator<Item = &Event> {
        let gone = |event: &&Event| self.ended.contains(*event) || self.deleted.contains(*event);
        self.known.keys().filter(move |event| !gone(event))
    }
}

/// One copy: what it knows, what its writer sees, and the account.
#[derive(Debug, Clone)]
pub(crate) struct Copy {
    pub(crate) device: DeviceId,
    pub(crate) replica: Replica,
    pub(crate) shown: Dossier,
    pub(crate) account: Account,
}

/// What may happen to copies; a number stands for one of them.
#[derive(Debug, Clone)]
pub(crate) enum Act {
    /// Its writer edits what they see.
    Edit(usize, Box<Edit>),
    /// Another dossier takes the place of what they see: an undo, an import.
    Return(usize, usize),
    /// It learns what another knows; its writer may see it at once or later.
    Meet(usize, usize, bool),
    /// Its writer brings back one of the superseded versions.
    Restore(usize, usize),
    /// Its writer gives one of the superseded versions up.
    Dismiss(usize, usize),
    /// It is saved, with that many superseded versions.
    Tidy(usize, usize),
}

/// Everything a replica holds.
pub(crate) fn held(replica: &Replica) -> BTreeMap<Event, Value> {
    let mut held = BTreeMap::new();
    for (entity, record) in replica.records() {
        for (field, revision, value) in record.versions() {
            held.insert((entity.clone(), field.clone(), revision.to_string()), value.clone());
        }
    }
    held
}

impl Copy {
    /// That copy of a dossier.
    pub(crate) fn new(dossier: &Dossier, origin: &str, device: &str) -> Self {
        let replica = Replica::of(dossier, &origin.into());
        let account = Account { known: held(&replica), ..Account::default() };
        Self { device: device.into(), shown: replica.dossier(), replica, account }
    }

    /// Lets `act` change the replica, and takes it to the account.
    fn acts(&mut self, act: impl FnOnce(&mut Replica, &DeviceId)) {
        let before = self.replica.clone();
        act(&mut self.replica, &self.device);
        let (was, is) = (held(&before), held(&self.replica));
        for (event, value) in &is {
            if !was.contains_key(event) {
                let earlier = self.account.known.insert(event.clone(), value.clone());
                assert_eq!(earlier, None, "{event:?} was written before");
            }
        }
        let gone: Vec<_> = was.into_keys().filter(|event| !is.contains_key(event)).collect();
        for event in gone {
            let record = &self.replica.records()[&event.0];
            let was = &before.records()[&event.0];
            if record.deleted() != was.deleted() || !was.is_alive() {
                // Everything the deleting writer's copy knew of the record goes with it.
                let known = self.account.known.keys().filter(|(entity, ..)| *entity == event.0);
                let known: Vec<_> =
                    known.filter(|known| !is.contains_key(*known)).cloned().collect();
                self.account.deleted.extend(known);
            } else {
                self.account.ended.insert(event);
            }
        }
    }

    pub(crate) fn edit(&mut self, edit: &Edit) {
        if let Ok(after) = self.shown.apply(edit) {
            self.write(after);
        }
    }

    /// Its writer leaves that dossier where they saw another.
    pub(crate) fn write(&mut self, after: Dossier) {
        let before = std::mem::replace(&mut self.shown, after.clone());
        self.acts(|replica, device| drop(replica.record(&before, &after, device)));
    }

    pub(crate) fn learn(&mut self, other: &Self) {
        self.replica = merge(&self.replica, &other.replica).expect("one dossier").replica;
        let Account { known, ended, deleted } = other.account.clone();
        self.account.known.extend(known);
        self.account.ended.extend(ended);
        self.account.deleted.extend(deleted);
    }
}

/// Lets everything happen, in order.
pub(crate) fn play(copies: &mut [Copy], acts: &[Act]) {
    let many = copies.len();
    // What each writer saw in turn, to return to.
    let mut past: Vec<Vec<Dossier>> = copies.iter().map(|copy| vec![copy.shown.clone()]).collect();
    for act in acts {
        match act {
            Act::Edit(at, edit) => {
                let copy = &mut copies[at % many];
                copy.edit(edit);
                past[at % many].push(copy.shown.clone());
            }
            Act::Return(at, nth) => {
                let past = &past[at % many];
                copies[at % many].write(past[nth % past.len()].clone());
            }
            Act::Meet(at, with, see) => {
                let other = copies[with % many].clone();
                let copy = &mut copies[at % many];
                copy.learn(&other);
                if *see {
                    copy.shown = copy.replica.dossier();
                }
            }
            Act::Restore(at, nth) | Act::Dismiss(at, nth) => {
                let copy = &mut copies[at % many];
                let superseded = copy.replica.superseded();
                if let Some((entity, version)) = superseded.get(nth % superseded.len().max(1)) {
                    let back = matches!(act, Act::Restore(..));
                    copy.acts(|replica, device| {
                        let done = if back {
                            replica.restore(entity, version, device)
                        } else {
                            replica.dismiss(entity, version, device)
                        };
                        assert!(done, "{version:?} is listed and not there");
                    });
                    copy.shown = copy.replica.dossier();
                }
            }
            Act::Tidy(at, most) => {
                copies[at % many].acts(|replica, device| replica.tidy(*most, device));
            }
        }
    }
}
