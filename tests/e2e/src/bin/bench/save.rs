//! What a save costs the main thread after one letter was typed in one field.
//!
//! From the timer that saves, 300 ms after the letter, to the next letter: writing to localStorage,
//! giving to the journal, its answers, the other tabs, and telling that it is done.

use crate::dossiers::{self, Size};
use crate::numbers::Samples;
use crate::report::Line;
use crate::stage::Who;
use crate::trace::{self, Event};
use acquis_e2e::{Browser, Candidate, DESKTOP, Site};

/// How long after an edit the application saves, in milliseconds.
const DELAY: &str = "300";
/// Letters typed in a dossier before the next has its turn.
const LETTERS: usize = 10;

const SIZES: [(&str, Size); 4] = [
    (EMPTY, Size::new(19, 1)),
    ("150 competences, 500 pieces of evidence", Size::new(150, 500)),
    ("150 competences, 500 pieces of evidence (the other)", Size::new(150, 500)),
    ("150 competences, 1,000 pieces of evidence", Size::new(150, 1_000)),
];

/// The control: nothing but the one text that is edited.
const EMPTY: &str = "19 competences, 1 piece of evidence";

pub(crate) async fn measure(site: &Site, rounds: usize) -> Vec<Line> {
    let browser = Browser::start(DESKTOP).await;
    browser.client.goto(&site.url).await.expect("the site opens");
    let candidate = Candidate { browser, site };
    let mut chrome = candidate.browser.protocol().await;
    let mut pages = Vec::new();
    for (number, (_, size)) in SIZES.iter().enumerate() {
        candidate.opens("#/").await;
        let file = dossiers::file(number, *size);
        candidate.offers("#open-file", &format!("dossier-{number}.json"), &file).await;
        candidate.browser.click("#import-add").await;
        candidate.browser.find("li.block").await;
        candidate.sees_saved().await;
        pages.push(format!("{}/preuves/{}", candidate.dossier().await, dossiers::evidence_id(0)));
    }
    let mut script = vec![Samples::default(); SIZES.len()];
    let mut rendering = script.clone();
    let mut at_once = script.clone();
    for round in 0..=rounds {
        for (number, page) in pages.iter().enumerate() {
            candidate.opens(page).await;
            let field = candidate.browser.find("#context").await;
            field.click().await.expect("the field takes the focus");
            candidate.sees_saved().await;
            chrome.record("devtools.timeline").await;
            for _ in 0..LETTERS {
                candidate.browser.keys("a").await;
                candidate.is_told_saved().await;
            }
            let events = trace::main_thread(&chrome.recorded().await);
            if round == 0 {
                // The first warms up what the browser compiles.
                continue;
            }
            let spans = saves(&events);
            assert_eq!(spans.len(), LETTERS, "one save for each letter");
            for (from, returned, to) in spans {
                at_once[number].push(trace::script(&events, from, returned));
                script[number].push(trace::script(&events, from, to));
                rendering[number].push(trace::rendering(&events, from, to));
            }
        }
        eprintln!("save: round {round} of {rounds}");
    }
    let figures = [
        ("save of one field: all script", script),
        ("save of one field: of this, at once", at_once),
        ("save of one field: style, layout, paint", rendering),
    ];
    let lines = figures.into_iter().flat_map(|(figure, all)| {
        let control = all[0].clone();
        all.into_iter().zip(SIZES).enumerate().map(move |(place, (samples, (of, _)))| Line {
            figure: figure.to_owned(),
            who: Who::Acquis.name().to_owned(),
            of: of.to_owned(),
            unit: "ms",
            samples,
            control: (place > 0).then(|| (EMPTY.to_owned(), control.clone())),
        })
    });
    lines.collect()
}

/// Each save: when its timer fired, when that returned, and when the next key was pressed.
fn saves(events: &[Event]) -> Vec<(f64, f64, f64)> {
    let installed = events.iter().filter(|event| event.name == "TimerInstall");
    let ours: Vec<_> = installed
        .filter_map(|event| event.detail.split_once(' '))
        .filter_map(|(id, delay)| (delay == DELAY).then_some(id))
        .collect();
    let fired = |event: &&Event| event.name == "TimerFire" && ours.contains(&event.detail.as_str());
    let pressed = |event: &&Event| event.name == "EventDispatch" && event.detail == "keydown";
    let spans = events.iter().filter(fired).map(|save| {
        let next = events.iter().filter(pressed).find(|key| key.from > save.from);
        (save.from, save.to, next.map_or(f64::INFINITY, |key| key.from))
    });
    spans.collect()
}
