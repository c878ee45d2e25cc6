//! Rounds on one profile: work, kill at a random moment, restart, compare.

use crate::chance::Chance;
use crate::hand::Hand;
use crate::ledger::Ledger;
use crate::recall::recall;
use crate::report::Tally;
use crate::sight::look;
use crate::sight::{Kind, THERE};
use acquis_e2e::browser::new_place;
use acquis_e2e::{Browser, Candidate, DESKTOP, Engine, Site};
use std::path::Path;
use std::time::{Duration, Instant};

/// When a browser at work is killed.
enum Moment {
    /// So long after so many edits have been shown as saved: the narrow escape.
    Promised { edits: usize, after: Duration },
    /// So long after the work began, whatever is being done.
    Anytime { after: Duration },
}

impl Moment {
    fn draw(chance: &mut Chance) -> Self {
        let edits = |chance: &mut Chance, least, most| {
            usize::try_from(chance.between(least, most)).expect("a few")
        };
        // Mostly at once, so that little can be written after the promise.
        let after = if chance.one_in(3) { chance.time(0, 400) } else { chance.time(0, 20) };
        match chance.between(1, 10) {
            1..=3 => Self::Anytime { after: chance.time(200, 4_000) },
            4 => Self::Promised { edits: edits(chance, 8, 16), after },
            _ => Self::Promised { edits: edits(chance, 1, 4), after },
        }
    }
}

/// A dossier, and what has been promised about it.
struct Work {
    dossier: String,
    ledger: Ledger,
}

/// Kills a browser of that engine so many times, and counts.
pub(crate) async fn torture(engine: Engine, kills: usize, seed: u64, site: &Site) -> Tally {
    let mut chance = Chance::new(seed);
    let mut tally = Tally::new(engine);
    let place = new_place();
    let mut candidate = starts(engine, site, &place).await;
    let mut work = begins(&candidate).await;
    while tally.kills < kills {
        works_until_the_moment(&candidate, &mut work, &mut chance).await;
        let killed = candidate.browser.kill();
        tally.killed(work.ledger.shown(), work.ledger.last(), killed);
        candidate = starts(engine, site, &place).await;
        // What is being brought back may be cut short as well.
        while tally.kills < kills && chance.one_in(6) {
            tokio::select! {
                _ = recall(&candidate, &work.dossier, &work.ledger) => {}
                () = tokio::time::sleep(chance.time(0, 1_500)) => {}
            }
            candidate.browser.kill();
            tally.killed_again();
            candidate = starts(engine, site, &place).await;
        }
        let found = recall(&candidate, &work.dossier, &work.ledger).await;
        tally.lost(work.ledger.losses(&found.sights, killed));
        if found.opens {
            work.ledger.settle(&found.sights);
        } else {
            work = begins(&candidate).await;
        }
    }
    drop(candidate);
    let _ = std::fs::remove_dir_all(&place);
    tally
}

/// A new driver and a browser on the profile as it is.
async fn starts<'a>(engine: Engine, site: &'a Site, place: &Path) -> Candidate<'a> {
    Candidate { browser: Browser::start_at(engine, DESKTOP, place).await, site }
}

async fn begins(candidate: &Candidate<'_>) -> Work {
    candidate.browser.client.goto(&candidate.site.url).await.expect("the site opens");
    candidate.begins().await;
    let mut work = Work { dossier: candidate.dossier().await, ledger: Ledger::default() };
    work.ledger.intends(&work.dossier, THERE, Kind::Choice, "yes");
    work.ledger.sees(&look(&candidate.browser).await);
    work
}

async fn works_until_the_moment(candidate: &Candidate<'_>, work: &mut Work, chance: &mut Chance) {
    let moment = Moment::draw(chance);
    let mut hand = Hand::new(candidate, &work.dossier, &mut work.ledger, chance);
    let after = match moment {
        Moment::Promised { edits, after } => {
            hand.works_until(edits).await;
            after
        }
        Moment::Anytime { after } => after,
    };
    let end = Instant::now() + after;
    tokio::select! {
        () = hand.works() => {}
        () = tokio::time::sleep_until(end.into()) => {}
    }
}
