//! Points to which the candidate can go back, and what was exported when: « Versions ».
//!
//! In the journal only, bounded, the oldest going first; a point that cannot be kept costs nothing
//! but itself. Owns when one is due; what a person does with it is the workbook's.

use super::card::{Card, OnDevice};
use super::journal::{self, Journal};
use super::ports::Ports;
use crate::domain::readiness::Readiness;
use crate::domain::{Dossier, Timestamp, id::DossierId};
use crate::exchange::{codec, file, read, record, stamp};
use leptos::task::spawn_local;
use std::rc::Rc;

/// How many points of each kind are kept for a dossier.
pub const MOST_POINTS: usize = 10;

/// What became of a dossier at a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PointKind {
    /// The day's first change was about to be made.
    Daily,
    /// A copy was about to take its place, or to be merged with it.
    Import,
    /// It was about to go over to another certification.
    Carry,
    /// It was exported; the file is not kept here.
    Export,
}

codec::names! {
    PointKind { Daily = "daily", Import = "import", Carry = "carry", Export = "export" }
}

/// A point.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// When.
    pub at: Timestamp,
    /// Why.
    pub kind: PointKind,
    /// The face of the dossier then.
    pub card: Card,
    /// The dossier then, as a file; none for an export.
    pub file: Option<String>,
}

codec::record! {
    Point { at: Required, kind: Required, card: Required, file: Optional }
}

fn prefix(id: &DossierId) -> String {
    // The name of a dossier ends a step of its key: no other begins so.
    record::prefix(id).replacen(record::PREFIX, &format!("{}points/", record::PREFIX), 1)
}

fn point_of(text: &str) -> Option<Point> {
    let (_, payload) = stamp::decode(text).ok()?;
    codec::from_text(&payload)
}

impl Point {
    /// A dossier as it is.
    fn of(dossier: &Dossier, kind: PointKind, at: Timestamp) -> Self {
        let card = Card::of(dossier, &Readiness::of(dossier), OnDevice::default(), at);
        let whole = (kind != PointKind::Export).then(|| file::write(dossier, "", at).ok());
        Self { at, kind, card, file: whole.flatten().map(|written| written.text) }
    }

    /// The dossier as it was then.
    pub fn dossier(&self) -> Option<Dossier> {
        let read = read(self.file.as_ref()?.as_bytes(), &[]).ok()?;
        Some(read.dossier)
    }
}

/// Keeps a dossier as it is now; a daily one only when there is none of that day.
pub fn keep(ports: &Ports, dossier: &Dossier, kind: PointKind) {
    if let Some(journal) = ports.journal.clone() {
        let (id, at) = ((ports.new_id)(), (ports.now)());
        let dossier = dossier.clone();
        spawn_local(async move {
            let prefix = prefix(&dossier.id);
            let held = journal.read(&prefix).await.unwrap_or_default();
            let points: Vec<_> =
                held.iter().filter_map(|(key, text)| Some((key, point_of(text)?))).collect();
            let same = |point: &Point| point.kind == kind;
            let today = |point: &Point| same(point) && point.at.date() == at.date();
            if kind == PointKind::Daily && points.iter().any(|(_, point)| today(point)) {
                return;
            }
            let text = stamp::encode(1, &codec::to_text(&Point::of(&dossier, kind, at)));
            if journal.join(vec![(format!("{prefix}{id}"), text).into()]).await.is_ok() {
                // Names sort by age.
                let old: Vec<_> = points.into_iter().filter(|(_, point)| same(point)).collect();
                prune(&journal, old.into_iter().rev().skip(MOST_POINTS - 1).map(|(key, _)| key))
                    .await;
            }
        });
    }
}

async fn prune(journal: &Rc<dyn Journal>, keys: impl Iterator<Item = &String>) {
    for key in keys {
        // One that stays is pruned with the next.
        drop(journal.erase(key).await);
    }
}

/// The points of a dossier, the newest first.
pub fn list(ports: &Ports, id: &DossierId, then: impl FnOnce(Vec<Point>) + 'static) {
    journal::with(ports, &prefix(id), move |texts| {
        then(texts.iter().rev().filter_map(|(_, text)| point_of(text)).collect());
    });
}

/// Erases the points of a dossier.
pub fn erase(ports: &Ports, id: &DossierId) {
    if let Some(journal) = &ports.journal {
        let answer = journal.erase(&prefix(id));
        spawn_local(async move { drop(answer.await) });
    }
}
