//! After a restart: what the dossier holds, page by page, given the time to come back.
//!
//! Owns the way through the pages; whether what stands there is enough is the ledger's judgement.

use crate::hand::opens_piece;
use crate::ledger::Ledger;
use crate::sight::{BLINK, Sight, look};
use acquis_e2e::Candidate;
use serde_json::json;
use std::time::{Duration, Instant};

/// How long after the dossier was opened what is missing may still come.
const PATIENCE: Duration = Duration::from_secs(3);

/// What was found after a restart.
pub(crate) struct Recall {
    /// Whether the dossier opens at all.
    pub(crate) opens: bool,
    /// Its pages, but for those that are gone.
    pub(crate) sights: Vec<Sight>,
}

/// Opens the dossier and reads every page of which something is promised.
pub(crate) async fn recall(candidate: &Candidate<'_>, dossier: &str, ledger: &Ledger) -> Recall {
    let browser = &candidate.browser;
    let address = format!("{}{dossier}", candidate.site.url);
    browser.client.goto(&address).await.expect("the site opens");
    let start = Instant::now();
    let there = "return document.querySelector('li.block') !== null
        || (document.title.startsWith('Ce dossier ne peut pas') && arguments[0])";
    let late = || start.elapsed() > PATIENCE;
    while !is(candidate, there, json!(late())).await {
        if start.elapsed() > PATIENCE * 5 {
            let trace = browser.trace("dossier does not open").await;
            panic!("the dossier neither opens nor is refused: see {trace}");
        }
        tokio::time::sleep(BLINK).await;
    }
    if browser.count("li.block").await == 0 {
        return Recall { opens: false, sights: Vec::new() };
    }
    let mut sights = Vec::new();
    for page in ledger.pages() {
        if page.contains("/preuves/") {
            let (list, _) = page.rsplit_once('/').expect("a list and a piece");
            candidate.opens(list).await;
            let line = "return document.querySelector(arguments[0]) !== null";
            let line_of = json!(format!("a.cover[href='{page}']"));
            while !is(candidate, line, line_of.clone()).await && !late() {
                tokio::time::sleep(BLINK).await;
            }
            if !is(candidate, line, line_of).await {
                continue;
            }
            opens_piece(candidate, &page).await;
        } else {
            candidate.opens(&page).await;
            browser.find("li.block, .competence").await;
        }
        let mut sight = look(browser).await;
        while !ledger.is_kept(&sight) && !late() {
            tokio::time::sleep(BLINK).await;
            sight = look(browser).await;
        }
        sights.push(sight);
    }
    Recall { opens: true, sights }
}

async fn is(candidate: &Candidate<'_>, script: &str, argument: serde_json::Value) -> bool {
    candidate.browser.script(script, vec![argument]).await == json!(true)
}
