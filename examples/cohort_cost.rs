//! What a cohort costs: 500 dossier files of some 200 KB read, put in rows, sorted, written as tables, and
//! one of them read as an adviser does. `cargo run --release --example cohort_cost`.
//!
//! Owns no bound: times differ from one machine to the next, and a browser is slower.
#![allow(clippy::unwrap_used, reason = "an example fails by it")]

use acquis::domain::anonymity::Ignored;
use acquis::domain::cohort::{Column, Opened, Row, sort, weakest};
use acquis::domain::diff::Changes;
use acquis::domain::reading::Reading;
use acquis::domain::review::Reviewer;
use acquis::domain::story::StoryPart;
use acquis::domain::{Dossier, Edit, Evidence, Level, Timestamp};
use acquis::exchange::tables::cohort_ndjson;
use acquis::exchange::{read, write};
use acquis::fiche::default_certification;
use std::time::Instant;

fn timed<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let done = work();
    println!("{what:50} {:8.1} ms", start.elapsed().as_secs_f64() * 1_000.0);
    done
}

/// A dossier in which every competence is rated and thirty situations are told.
fn dossier() -> Dossier {
    let at = Timestamp::from_unix(1_795_000_000);
    let mut dossier = Dossier::new("d".into(), default_certification(), at);
    let ids: Vec<_> = dossier.certification.competences().map(|(_, c)| c.id.clone()).collect();
    for competence in ids.clone() {
        let level = Some(Level::Autonomous);
        dossier = dossier.apply(&Edit::Rate { competence, level, at }).unwrap();
    }
    for n in 0..30 {
        let mut evidence = Evidence::blank(format!("e{n}").as_str().into(), at);
        for part in StoryPart::ALL {
            let told = format!("Le jour {n}, j’ai écouté la demande puis j’ai répondu. ");
            *evidence.story.part_mut(part) = told.repeat(12);
        }
        evidence.competences.extend(ids.get(n % ids.len()).cloned());
        dossier = dossier.apply(&Edit::AddEvidence(Box::new(evidence))).unwrap();
    }
    dossier
}

fn main() {
    let dossier = dossier();
    let file = write(&dossier, "0", Timestamp::from_unix(1_795_000_100)).unwrap();
    let known = default_certification();
    let (many, reviewer) = (500, Reviewer::default());
    println!("{many} files of {} KB", file.text.len() / 1_000);
    let all: Vec<_> = timed("read", || {
        (0..many).map(|_| read(file.text.as_bytes(), &[&known]).unwrap()).collect()
    });
    let mut rows: Vec<_> = timed("rows", || {
        let opened = all.iter().map(|imported| Opened {
            dossier: &imported.dossier,
            digest: &imported.digest,
            exported_at: imported.exported_at,
            reviewer: &reviewer,
            sent: &[],
            draft: None,
        });
        opened.map(|opened| Row::of(&opened)).collect()
    });
    timed("sorted", || sort(&mut rows, Column::ReadyBlocks, true));
    timed("the weakest competences", || weakest(&rows));
    timed("NDJSON", || cohort_ndjson(&rows));
    timed("one dossier read as an adviser does", || Reading::of(&dossier, &Ignored::default()));
    let mut after = dossier.clone();
    for evidence in after.evidence.values_mut() {
        let told = evidence.story.actions.replace("répondu", "bien répondu");
        std::sync::Arc::make_mut(evidence).story.actions = told;
    }
    let changes = timed("what changed in one", || Changes::between(&dossier, &after));
    let parts = changes.evidence.iter().flat_map(|evidence| &evidence.parts);
    timed("word by word", || parts.map(|(_, change)| change.pieces().len()).sum::<usize>());
}
