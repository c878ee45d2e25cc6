//! Pages on one dossier that do anything in any order, beside an account of who overwrote what: at the end
//! all show the same, and no text is missing that nobody had before them when it went.
//!
//! Natively, over doubles of the two places that refuse, wait and lose messages. A case is made of its seed:
//! `cargo xtask model --cases 20000` tries more, `--seed S --cases 1` one of them again.

use crate::places::{Device, Page, settle};
use acquis::domain::evidence::EvidenceChange;
use acquis::domain::id::{CompetenceId, DossierId, EvidenceId};
use acquis::domain::merge::{Entity, Value};
use acquis::domain::story::StoryPart;
use acquis::domain::{Dossier, Edit, Evidence};
use acquis::fiche::default_certification;
use acquis::state::{SaveStatus, Workbook};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// How many cases are tried, from which seed: another number by the environment.
fn asked() -> (u64, u64) {
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse().ok());
    (number("ACQUIS_MODEL_CASES").unwrap_or(150), number("ACQUIS_MODEL_SEED").unwrap_or(20_261_126))
}

/// Choices of a seed (splitmix64).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, most: usize) -> usize {
        usize::try_from(self.next() % most as u64).expect("small")
    }
}

/// What was counted over all cases.
#[derive(Default)]
struct Counts {
    acts: usize,
    edits: usize,
    meetings: usize,
    reloads: usize,
    failures: usize,
    texts: usize,
    superseded: usize,
}

/// Every text of a dossier; each was written once.
fn texts(dossier: &Dossier) -> BTreeSet<String> {
    let parts = dossier.evidence.values().flat_map(|evidence| {
        let parts = StoryPart::ALL.map(|part| evidence.story.part(part).to_owned());
        parts.into_iter().chain([evidence.title.clone()])
    });
    let comments = dossier.ratings.values().map(|rating| rating.comment.clone());
    parts.chain(comments).filter(|text| !text.is_empty()).collect()
}

fn there(dossier: &Dossier, entity: &Entity) -> bool {
    match entity {
        Entity::Evidence(id) => dossier.evidence.contains_key(id),
        Entity::Rating(id) => dossier.ratings.contains_key(id),
        _ => true,
    }
}

fn shown(book: Workbook) -> Dossier {
    book.dossier().get_untracked()
}

/// What is no person's edit, by its number.
const HAPPENS: [&str; 9] = [
    "saves",
    "saves",
    "hears",
    "meets",
    "meets",
    "what was told is lost",
    "looks again",
    "reloads, or a call will fail",
    "the journal waits, or not",
];

struct Case<'a> {
    device: &'a Device,
    id: DossierId,
    pages: Vec<Page>,
    /// What each page showed when its words were last taken to the account.
    seen: Vec<Dossier>,
    chance: Chance,
    /// Texts that stand or must be kept: written, and not ended by one who had them before them.
    open: BTreeSet<String>,
    /// Texts that someone ended who had them before them.
    ended: BTreeSet<String>,
    written: usize,
    told: bool,
    counts: &'a mut Counts,
}

impl Case<'_> {
    fn page(&mut self) -> usize {
        self.chance.below(self.pages.len())
    }

    /// A person acts on a page.
    fn act(&mut self, page: usize, act: impl FnOnce(Workbook)) {
        act(self.pages[page].book);
        self.counts.edits += 1;
    }

    /// What went and came on a page by its person's hand since the last time. Among several pages, what a step back
    /// brings back is not counted: another page may have ended it knowingly, and where the step was taken before
    /// anything was told, the two never met.
    fn account(&mut self) {
        let alone = self.pages.len() == 1;
        for (page, was) in self.pages.iter().zip(&self.seen) {
            let is = shown(page.book);
            let (before, after) = (texts(was), texts(&is));
            for gone in before.difference(&after) {
                self.open.remove(gone);
                self.ended.insert(gone.clone());
            }
            // What is deleted goes with the versions that its page lists.
            for (entity, version) in page.book.superseded().get_untracked() {
                if there(was, &entity)
                    && !there(&is, &entity)
                    && let Value::Text(text) = version.value
                {
                    self.open.remove(&text);
                    self.ended.insert(text);
                }
            }
            let new = after.difference(&before).cloned();
            let ended = &self.ended;
            self.open.extend(new.filter(|text| alone || !ended.contains(text)));
        }
    }

    /// What others wrote is seen from now on.
    fn look(&mut self) {
        self.seen = self.pages.iter().map(|page| shown(page.book)).collect();
    }

    /// One case alone is told act by act.
    fn say(&self, what: impl FnOnce() -> String) {
        if self.told {
            println!("{}", what());
            for (n, page) in self.pages.iter().enumerate() {
                println!("    {n}: {:?}", texts(&shown(page.book)));
            }
        }
    }

    fn new_text(&mut self) -> String {
        self.written += 1;
        format!("texte {}", self.written)
    }

    fn some_evidence(&mut self, page: usize) -> Option<EvidenceId> {
        let ids: Vec<_> = shown(self.pages[page].book).evidence.keys().cloned().collect();
        if ids.is_empty() { None } else { Some(ids[self.chance.below(ids.len())].clone()) }
    }

    fn edits(&mut self, page: usize) {
        let (what, text) = (self.chance.below(8), self.new_text());
        let at = self.pages[page].book.at();
        let edit = match what {
            0 => {
                let id = EvidenceId::new(format!("e{}", self.written));
                let mut evidence = Evidence::blank(id, at);
                evidence.title = text;
                Some(Edit::AddEvidence(Box::new(evidence)))
            }
            1 => self.some_evidence(page).map(Edit::RemoveEvidence),
            2 | 3 => {
                let place = self.chance.below(2);
                let competence: CompetenceId =
                    default_certification().blocks[0].competences[place].id.clone();
                Some(Edit::Comment { competence, comment: text, at })
            }
            _ => {
                let part = [StoryPart::Context, StoryPart::Actions][what % 2];
                let change = EvidenceChange::Part(part, text);
                self.some_evidence(page).map(|id| Edit::ChangeEvidence { id, change, at })
            }
        };
        if let Some(edit) = edit {
            self.say(|| format!("page {page}: {edit:?}"));
            self.act(page, |book| assert!(book.dispatch(&edit), "{edit:?}"));
        }
    }

    /// The page is loaded anew, as long as that loses nothing: the person is asked otherwise.
    fn reloads(&mut self, page: usize) {
        let book = self.pages[page].book;
        book.flush();
        settle();
        if matches!(book.status().get_untracked(), SaveStatus::Saved(_) | SaveStatus::Unchanged) {
            self.device.forget(&self.pages[page]);
            self.pages[page] = self.device.page();
            self.pages[page].open(&self.id);
            self.counts.reloads += 1;
        }
    }

    fn goes_on(&mut self) {
        self.counts.acts += 1;
        let page = self.page();
        let what = self.chance.below(20);
        match what {
            0..=8 => self.edits(page),
            9 | 10 => {
                let back = what == 9;
                self.say(|| format!("page {page}: {}", if back { "undo" } else { "redo" }));
                self.act(page, |book| if back { book.undo() } else { book.redo() });
            }
            other => {
                self.say(|| format!("page {page}: {}", HAPPENS[other - 11]));
                self.account();
                self.happens(page, other);
                self.look();
            }
        }
    }

    /// What is no person's edit.
    fn happens(&mut self, page: usize, what: usize) {
        let book = self.pages[page].book;
        match what {
            11 | 12 => book.flush(),
            13 => settle(),
            14 | 15 => {
                self.device.journal.hold(false);
                self.device.tell_all();
                self.counts.meetings += 1;
            }
            16 => self.device.lose_what_was_told(),
            17 => {
                book.look_again(None);
                settle();
            }
            18 if self.chance.below(3) == 0 => self.reloads(page),
            18 => {
                let n = self.chance.below(3) + 1;
                if self.chance.below(2) == 0 {
                    let now = self.device.store.writes.get();
                    self.device.store.refuse_once.set(Some(now + n));
                } else {
                    self.device.journal.fail_once(Some(self.device.journal.calls() + n));
                }
                self.counts.failures += 1;
            }
            _ => {
                let hold = self.chance.below(2) == 0;
                self.device.journal.hold(hold);
                settle();
            }
        }
    }

    /// Everything works again, and everyone hears of everything.
    fn ends(&mut self, seed: u64) {
        self.account();
        self.device.journal.hold(false);
        self.device.store.refuse_once.set(None);
        self.device.journal.fail_once(None);
        for _ in 0..3 {
            for page in &self.pages {
                page.book.flush();
                settle();
                page.book.look_again(None);
                settle();
                page.book.flush();
                settle();
            }
            self.device.tell_all();
        }
        let all = shown(self.pages[0].book);
        assert_eq!(all.faults(), [], "seed {seed}");
        for page in &self.pages {
            let here = shown(page.book);
            assert!(here == all, "seed {seed}: the pages differ: {here:#?}\nand {all:#?}");
            let status = page.book.status().get_untracked();
            let calm = matches!(status, SaveStatus::Saved(_) | SaveStatus::Unchanged);
            assert!(calm, "seed {seed}: {status:?}");
        }
        let later = self.device.page();
        later.open(&self.id);
        assert!(shown(later.book) == all, "seed {seed}: another is stored");
        let mut kept = texts(&all);
        let superseded = later.book.superseded().get_untracked();
        self.counts.superseded += superseded.len();
        kept.extend(superseded.into_iter().filter_map(|(_, version)| match version.value {
            Value::Text(text) => Some(text),
            _ => None,
        }));
        let lost: Vec<_> = self.open.difference(&kept).collect();
        assert!(lost.is_empty(), "seed {seed}: lost {lost:?}");
        self.counts.texts += self.open.len();
    }
}

#[test]
fn whatever_pages_do_they_end_alike_and_nothing_is_lost() {
    let (cases, first) = asked();
    let mut counts = Counts::default();
    for seed in first..first + cases {
        Device::run(|device| {
            let one = device.page();
            let id = one.begin();
            let (mut pages, mut chance) = (vec![one], Chance(seed));
            for _ in 0..=chance.below(2) {
                let page = device.page();
                page.open(&id);
                pages.push(page);
            }
            let acts = 10 + chance.below(50);
            let (open, ended) = (BTreeSet::new(), BTreeSet::new());
            let counts = &mut counts;
            let seen = pages.iter().map(|page| shown(page.book)).collect();
            let mut case = Case {
                device,
                id,
                pages,
                seen,
                chance,
                open,
                ended,
                written: 0,
                told: cases == 1,
                counts,
            };
            for _ in 0..acts {
                case.goes_on();
            }
            case.ends(seed);
        });
    }
    let Counts { acts, edits, meetings, reloads, failures, texts, superseded } = counts;
    assert!(edits > 0 && meetings > 0 && texts > 0);
    println!(
        "seeds {first} to {}: {cases} cases, {acts} acts, {edits} edits, {meetings} meetings, {reloads} \
         reloads, {failures} failing calls; {texts} texts that nobody ended, none lost ({superseded} as \
         superseded versions)",
        first + cases - 1
    );
}
