//! What must hold of any bytes given to each reader. Each function panics when it does not.

use acquis::domain::merge::{Replica, merge};
use acquis::domain::readiness::Readiness;
use acquis::domain::{Certification, Dossier, Edit, Timestamp};
use acquis::exchange::codec::{Codec, from_value};
use acquis::exchange::record::{self, Joined, NotAssembled};
use acquis::exchange::review::About;
use acquis::exchange::{Finding, bundle, read, read_review, write, write_copy, write_review};
use acquis::fiche::catalogue::index::Index;
use acquis::fiche::catalogue::{Manifest, stored};
use acquis::fiche::page;
use acquis::fiche::published::{self, Published};
use acquis::fiche::segment::{Kind, Piece};
use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock};

/// The certification that comes with Acquis: the reader compares a file's own with it.
static KNOWN: LazyLock<Arc<Certification>> = LazyLock::new(acquis::fiche::default_certification);

/// A small dossier in which everything is said.
const WHOLE: &str = include_str!("../../fuzz/corpus/dossier/whole.json");

/// Its records, beside which another is read.
static BASE: LazyLock<(Dossier, Vec<(String, String)>)> = LazyLock::new(|| {
    let dossier = read(WHOLE.as_bytes(), &[]).expect("a whole file").dossier;
    let records = record::all(&Replica::of(&dossier, &"base".into()));
    (dossier, records)
});

/// What a dossier file says of itself when it was damaged.
fn tells_of_damage(finding: &Finding) -> bool {
    !matches!(
        finding,
        Finding::UnknownCertification(_)
            | Finding::CertificationDiffers(_)
            | Finding::FewerCompetences { .. }
            | Finding::Unseen { .. }
    )
}

/// A dossier file, or several: what opens is whole, and comes back the same from its own file.
/// Gives whether it opens.
pub(crate) fn dossier(bytes: &[u8]) -> bool {
    for line in bundle::lines(bytes).into_iter().flatten().take(3) {
        let _ = read(line, &[]);
    }
    let Ok(read_once) = read(bytes, &[&**KNOWN]) else { return false };
    let dossier = &read_once.dossier;
    holds(dossier);
    let what = String::from_utf8_lossy(bytes);
    assert!(read_once.copy.dossier() == *dossier, "its copy tells another dossier: {what}");
    let at = Timestamp::from_unix(1_800_000_000);
    let written = write_copy(dossier, &read_once.copy, "0", at).expect("to be written");
    let again = read(written.text.as_bytes(), &[&**KNOWN]).expect("what we have written");
    assert!(again.dossier == *dossier, "it comes back another: {what}");
    assert!(again.copy.dossier() == *dossier, "its copy comes back another: {what}");
    let damage: Vec<_> = again.findings.into_iter().filter(tells_of_damage).collect();
    assert_eq!(damage, [], "what we have written is said to be damaged");
    true
}

/// What holds of every dossier: no fault, and all that is derived from it can be.
fn holds(dossier: &Dossier) {
    assert_eq!(dossier.faults(), []);
    assert!(!dossier.id.as_str().is_empty());
    let readiness = Readiness::of(dossier);
    assert_eq!(readiness.blocks.len(), dossier.certification.blocks.len());
}

/// A review file, or a page that holds one: what opens is in its one form, comes back the same from its
/// own file, and is taken once by the dossier it answers. Gives whether it opens.
pub(crate) fn review(bytes: &[u8]) -> bool {
    let Ok(imported) = read_review(bytes) else { return false };
    let (review, what) = (&imported.review, String::from_utf8_lossy(bytes));
    assert!(*review == review.plain(), "not in its one form: {what}");
    let about = About { certification: &KNOWN, candidate: "" };
    let at = Timestamp::from_unix(1_800_000_000);
    let written = write_review(review, &imported.unknown, about, "0", at).expect("to be written");
    let again = read_review(written.text.as_bytes()).expect("what we have written");
    assert!(again.review == *review, "it comes back another: {what}");
    assert!(again.unknown == imported.unknown, "its unknown fields are others: {what}");
    let damage: Vec<_> = again.findings.into_iter().filter(tells_of_damage).collect();
    assert_eq!(damage, [], "what we have written is said to be damaged");
    let dossier = Dossier::new(imported.dossier.clone(), KNOWN.clone(), at);
    let take = imported.edit();
    let taken = dossier.apply(&take).expect("what was read keeps the bounds");
    assert_eq!(taken.faults(), []);
    assert!(taken.apply(&take).expect("a second time") == taken, "taken twice: {what}");
    true
}

/// A stored record, as `<name>\n<payload>`: the payload under a right checksum, among the records of a
/// small dossier; or any other text as it is, which is none. Gives whether it is one.
///
/// What opens is whole, costs nothing else of the dossier, and what is edited then is read again.
pub(crate) fn record(bytes: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else { return false };
    assert!(record::read(text).is_none() || record::decode(text).is_ok());
    let Some((name, payload)) = text.split_once('\n') else { return false };
    let (base, records) = &*BASE;
    let key = format!("{}{name}", record::prefix(&base.id));
    let stored = record::encode(1, payload);
    assert_eq!(record::decode(&stored), Ok((1, payload.to_owned())));
    let known = record::entity_of(&key).filter(|(id, _)| *id == base.id);
    let read = record::read(&stored).filter(|_| known.is_some());
    if let Some(read) = &read {
        let again = record::read(&record::text(read));
        assert!(again.as_ref() == Some(read), "another record comes back: {text}");
    }
    let beside = records.iter().find(|(known, _)| *known == key).map(|(_, text)| text);
    if let Some(beside) = beside {
        let joined = (record::join(&key, beside, &stored), record::join(&key, &stored, beside));
        match joined {
            (_, Joined::Unreadable) => assert!(read.is_none() && !record::is_newer(&stored)),
            (_, Joined::Newer) => assert!(read.is_none() && record::is_newer(&stored)),
            (Joined::Both(one), Joined::Both(other)) if read.is_some() => assert_eq!(one, other),
            (Joined::Unreadable | Joined::Newer, _) => panic!("the base cannot be read"),
            _ => assert!(read.is_some()),
        }
    }
    let all = records.iter().filter(|(known, _)| *known != key).cloned();
    let assembled = match record::assemble(&base.id, all.chain([(key.clone(), stored.clone())])) {
        Ok(assembled) => assembled,
        Err(NotAssembled::Newer) => {
            assert!(record::is_newer(&stored) && known.is_some(), "nothing of it is new: {text}");
            return false;
        }
        Err(NotAssembled::NoCertification) => {
            assert!(name.starts_with("certification/"), "{name} takes the certification along");
            return read.is_some();
        }
    };
    assert!(known.is_none() || !record::is_newer(&stored), "it opens though it is newer: {text}");
    // What has no history may be a record of before there was one; else it is put aside as it is.
    let aside = [(key, stored)];
    match &assembled.unreadable[..] {
        [] => assert!(read.is_some() || !is_history(payload), "passes for another: {text}"),
        unreadable => assert!(read.is_none() && *unreadable == aside, "{text}"),
    }
    holds(&assembled.dossier);
    edited(assembled.replica, &assembled.dossier, text);
    read.is_some()
}

/// Whether a payload means to be a record with its history.
fn is_history(payload: &str) -> bool {
    serde_json::from_str::<serde_json::Value>(payload)
        .is_ok_and(|value| value.get("versions").is_some())
}

/// Work goes on in a dossier, is stored and read again; `what` names it.
fn edited(mut replica: Replica, before: &Dossier, what: &str) {
    let named = before.apply(&Edit::Rename("Après".to_owned()));
    let mut after = named.expect("a name is always right");
    let evidence = after.evidence.first_key_value().map(|(id, _)| id.clone());
    if let Some(gone) = evidence.and_then(|id| after.apply(&Edit::RemoveEvidence(id)).ok()) {
        after = gone;
    }
    replica.record(before, &after, &"here".into());
    let again = record::assemble(&before.id, record::all(&replica)).expect("what was stored");
    assert_eq!(again.unreadable, []);
    assert!(again.dossier == after, "what was edited is not what is read: {what}");
    let met = merge(&replica, &again.replica).expect("copies of one dossier");
    assert!(met.replica == replica, "it is another when it meets itself: {what}");
}

/// The text of a fiche's page: a certification that can be worked with, or an error. Gives whether it
/// is one.
pub(crate) fn page(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    let Ok(fiche) = page::read(&text) else { return false };
    works(fiche.certification);
    true
}

/// A certification that was read can be worked with: a dossier on it is whole, and comes back from its file.
fn works(certification: Certification) {
    assert!(!certification.blocks.is_empty());
    let mut ids = BTreeSet::new();
    assert!(certification.competences().all(|(_, competence)| ids.insert(&competence.id)));
    assert_eq!(from_value::<Certification>(&certification.write()).as_ref(), Some(&certification));
    let dossier = Dossier::new("d".into(), Arc::new(certification), Timestamp::from_unix(1));
    holds(&dossier);
    let written = write(&dossier, "0", Timestamp::from_unix(1)).expect("to be written");
    let again = read(written.text.as_bytes(), &[]).expect("what we have written");
    assert_eq!(again.dossier.certification, dossier.certification);
}

fn competences(list: &[Piece]) -> usize {
    list.iter().filter(|piece| piece.kind == Kind::Competence).count()
}

/// What is published for machines, of any form: fiches that can be worked with, or what is wrong with each.
/// Gives whether there is one.
pub(crate) fn published(bytes: &[u8]) -> bool {
    let fiches = published::read(bytes);
    assert!(!fiches.is_empty(), "neither a fiche nor an error");
    let mut any = false;
    for told in fiches.into_iter().flatten() {
        any = true;
        let Published { certification, lists, .. } = &told;
        assert_eq!(certification.blocks.len(), lists.len());
        for (block, list) in certification.blocks.iter().zip(lists) {
            assert_eq!(block.competences.len(), competences(list));
            assert!(list.iter().all(|piece| (0.0..=1.0).contains(&piece.confidence)));
        }
        // A framework being written by hand may have no competence, or no code yet: no catalogue has it.
        let listed = certification.competences().next().is_some() && !certification.code.is_empty();
        let stored = stored::read(&stored::write(&told));
        assert_eq!(stored.is_some(), listed, "{certification:?}");
        assert!(stored.is_none_or(|stored| stored.certification == *certification));
        works(told.certification);
    }
    any
}

/// A file of a catalogue: a manifest, a list that can be searched, a fiche that can be worked with, or
/// nothing. Gives whether it is one.
pub(crate) fn catalogue(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    let manifest = Manifest::read(&text).is_ok();
    let fiche = stored::read(&text);
    let is_fiche = fiche.is_some();
    if let Some(told) = fiche {
        let blocks = &told.certification.blocks;
        assert!(blocks.iter().zip(&told.lists).all(|(b, l)| b.competences.len() == competences(l)));
    }
    let Ok(index) = Index::read(text.clone().into_owned()) else { return manifest || is_fiche };
    let typed: String = text.chars().rev().take(24).collect();
    for query in ["RNCP2", "accueil", "acceuil client", "c1102", &typed] {
        let found = index.search(query, 7);
        assert!(found.entries.len() <= 7 && found.entries.len() <= found.total);
        assert!(found.entries.iter().all(|at| index.entry(*at).is_some()));
    }
    true
}
