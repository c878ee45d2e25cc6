//! A candidate at work, by real keys and clicks, until someone stops them in the middle of it.
//!
//! Everything done is first told to the ledger, everything seen after it. Owns no judgement.

use crate::chance::Chance;
use crate::ledger::Ledger;
use crate::sight::{BLINK, Kind, THERE, look};
use acquis_e2e::Candidate;
use acquis_e2e::candidate::competences;
use serde_json::json;
use std::time::{Duration, Instant};

/// As many pieces of evidence as there are to switch between.
const PIECES: usize = 4;

/// The story's parts that are typed in.
const PARTS: [&str; 5] = ["context", "role", "actions", "means", "outcome"];

/// The blocs of the default certification, and how many competences each has.
const BLOCKS: [(&str, usize); 4] =
    [("RNCP39866BC01", 6), ("RNCP39866BC02", 4), ("RNCP39866BC03", 4), ("RNCP39866BC04", 5)];

const LEVELS: [&str; 4] = ["not-practised", "with-help", "autonomous", "transmits"];

/// After this, a save that does not come is a failure of its own.
const PATIENCE: Duration = Duration::from_secs(20);

/// The candidate at work.
pub(crate) struct Hand<'a> {
    pub(crate) candidate: &'a Candidate<'a>,
    /// The dossier's address, `#/d/…`.
    pub(crate) dossier: &'a str,
    pub(crate) ledger: &'a mut Ledger,
    pub(crate) chance: &'a mut Chance,
    /// The piece of evidence whose editor is open.
    piece: Option<String>,
}

impl<'a> Hand<'a> {
    pub(crate) fn new(
        candidate: &'a Candidate<'a>,
        dossier: &'a str,
        ledger: &'a mut Ledger,
        chance: &'a mut Chance,
    ) -> Self {
        Self { candidate, dossier, ledger, chance, piece: None }
    }

    /// Works until so many more edits have been shown as saved.
    pub(crate) async fn works_until(&mut self, promises: usize) {
        let goal = self.ledger.shown() + promises;
        while self.ledger.shown() < goal {
            self.does_something().await;
        }
    }

    /// Works for ever.
    pub(crate) async fn works(&mut self) {
        loop {
            self.does_something().await;
        }
    }

    async fn does_something(&mut self) {
        match self.chance.between(1, 10) {
            1 if self.pieces().len() < PIECES => self.begins_a_piece().await,
            1 | 2 => self.rates().await,
            3 => self.opens_a_piece().await,
            4 => self.ticks().await,
            _ => self.types().await,
        }
    }

    /// Looks at the page, and says whether it is shown as saved.
    async fn sees(&mut self) -> bool {
        let sight = look(&self.candidate.browser).await;
        self.ledger.sees(&sight);
        sight.saved
    }

    /// Mostly waits to see the work saved, sometimes goes on at once.
    async fn perhaps_waits(&mut self) {
        let waits = !self.chance.one_in(4);
        let start = Instant::now();
        while !self.sees().await && waits {
            if start.elapsed() > PATIENCE {
                let trace = self.candidate.browser.trace("never saved").await;
                panic!("never shown as saved: see {trace}");
            }
            tokio::time::sleep(BLINK).await;
        }
    }

    fn pieces(&self) -> Vec<String> {
        self.ledger.pages().into_iter().filter(|page| page.contains("/preuves/")).collect()
    }

    async fn begins_a_piece(&mut self) {
        let browser = &self.candidate.browser;
        let list = format!("{}/preuves", self.dossier);
        self.candidate.opens(&list).await;
        browser.click("#tell").await;
        let there = "return location.hash.startsWith(arguments[0] + '/')
            && document.getElementById('title') !== null";
        browser.until("a new piece of evidence", there, vec![json!(list)]).await;
        let page = browser.script("return location.hash", vec![]).await;
        let page = page.as_str().expect("a hash").to_owned();
        self.ledger.intends(&page, THERE, Kind::Choice, "yes");
        let title = format!("Situation {}", self.chance.between(1, 1_000_000));
        self.ledger.intends(&page, "title", Kind::Text, &title);
        self.piece = Some(page);
        browser.find("#title").await.send_keys(&title).await.expect("the title takes keys");
        self.perhaps_waits().await;
    }

    async fn opens_a_piece(&mut self) {
        let pieces = self.pieces();
        if pieces.is_empty() {
            return self.begins_a_piece().await;
        }
        let page = self.chance.pick(&pieces).clone();
        opens_piece(self.candidate, &page).await;
        self.piece = Some(page);
        self.sees().await;
    }

    /// The editor that is open, or one that is opened.
    async fn editor(&mut self) -> String {
        if self.piece.is_none() {
            self.opens_a_piece().await;
        }
        self.piece.clone().expect("an editor is open")
    }

    /// Types at the end of a part, in a few goes with pauses between them.
    async fn types(&mut self) {
        let page = self.editor().await;
        let part = *self.chance.pick(&PARTS);
        let field = self.candidate.browser.find(&format!("#{part}")).await;
        let mut text = self.ledger.state(&page, part).to_owned();
        for _ in 0..self.chance.between(1, 4) {
            let words = self.chance.words(4);
            text.push_str(&words);
            self.ledger.intends(&page, part, Kind::Text, &text);
            field.send_keys(&words).await.expect("the field takes keys");
            self.sees().await;
            // Shorter and longer than the pause after which work is saved.
            if self.chance.one_in(3) {
                tokio::time::sleep(self.chance.time(0, 500)).await;
                self.sees().await;
            }
        }
        self.perhaps_waits().await;
    }

    async fn ticks(&mut self) {
        let page = self.editor().await;
        let (block, count) = *self.chance.pick(&BLOCKS);
        let all = competences(block, count);
        let name = self.chance.pick(&all);
        let next = if self.ledger.state(&page, name) == "true" { "false" } else { "true" };
        self.ledger.intends(&page, name, Kind::Choice, next);
        self.candidate.browser.click(&format!(".checks input[name='{name}']")).await;
        self.perhaps_waits().await;
    }

    async fn rates(&mut self) {
        self.piece = None;
        let (block, count) = *self.chance.pick(&BLOCKS);
        let page = format!("{}/bloc/{block}", self.dossier);
        self.candidate.opens(&page).await;
        self.candidate.browser.find(".competence").await;
        self.sees().await;
        let all = competences(block, count);
        for _ in 0..self.chance.between(1, 3) {
            let competence = self.chance.pick(&all);
            let name = format!("level-{competence}");
            let state = self.ledger.state(&page, &name).to_owned();
            let others: Vec<_> = LEVELS.into_iter().filter(|level| *level != state).collect();
            let level = *self.chance.pick(&others);
            self.ledger.intends(&page, &name, Kind::Choice, level);
            self.candidate.rates(competence, level).await;
            self.perhaps_waits().await;
        }
    }
}

/// Goes to the editor of a piece by its line in the list, so that no other editor is taken for it.
/// Waits for the line.
pub(crate) async fn opens_piece(candidate: &Candidate<'_>, page: &str) {
    let (list, _) = page.rsplit_once('/').expect("a list and a piece");
    candidate.opens(list).await;
    candidate.browser.click(&format!("a.cover[href='{page}']")).await;
    let there =
        "return location.hash === arguments[0] && document.getElementById('title') !== null";
    candidate.browser.until("the editor", there, vec![json!(page)]).await;
}
