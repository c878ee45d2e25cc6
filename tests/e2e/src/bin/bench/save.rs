//! What a save costs the main thread after one letter was typed in one field.
//!
//! From the timer that saves, 300 ms after the letter, to the next letter: writing to localStorage,
//! giving to the journal, its answers, the other tabs, and telling that it is done. The letters come by the
//! browser's own protocol: a `WebDriver` runs scripts in the page before each, which would be counted.

use crate::dossiers::{self, Size};
use crate::numbers::Samples;
use crate::report::Line;
use crate::stage::{SAVED, Stage, Who};
use crate::trace::{self, Event};
use crate::typing::{COMPARED, FRAMES};
use acquis_e2e::Tab;
use serde_json::json;

/// How long after an edit the application saves, in milliseconds.
const DELAY: &str = "300";
/// Letters typed in a dossier before the next has its turn.
const LETTERS: usize = 10;

const SIZES: [(&str, Size); 4] = [
    (EMPTY, Size::new(19, 1)),
    ("150 competences, 500 pieces of evidence", Size::new(150, 500)),
    ("150 competences, 500 pieces of evidence (the other)", Size::new(150, 500)),
    (LARGE, Size::new(150, 1_000)),
];

/// The control: nothing but the one text that is edited.
const EMPTY: &str = "19 competences, 1 piece of evidence";
const LARGE: &str = "150 competences, 1,000 pieces of evidence";

const FIGURES: [&str; 3] = [
    "save of one field: all script",
    "save of one field: of this, at once",
    "save of one field: style, layout, paint",
];

/// Begins to wait until the save line has said that something is not kept yet, then that all is.
const WATCH: &str = "window.told = new Promise((done) => {
    const line = document.getElementById('save-status');
    let begun = false;
    const look = () => {
        const kept = /Enregistré/.test(line.textContent);
        if (kept && begun) { watch.disconnect(); done(); }
        begun ||= !kept;
    };
    const watch = new MutationObserver(look);
    watch.observe(line, { childList: true, characterData: true, subtree: true });
}), 0";
const TOLD: &str = "window.told";

pub(crate) async fn measure(stage: &mut Stage, rounds: usize) -> Vec<Line> {
    let profile = stage.chrome.new_profile().await;
    let tab = stage.acquis(&profile).await;
    for (number, (_, size)) in SIZES.iter().enumerate() {
        stage.chrome.script(&tab, "location.hash = '#/'").await;
        stage.opens(&tab, number, *size).await;
    }
    // The same in plain JavaScript, which joins nothing with what it finds: the browser's own calls, mostly.
    let plain = stage.rating_tab(Who::Vanilla, COMPARED).await;
    let mut seen: Vec<[Samples; FIGURES.len()]> = vec![Default::default(); SIZES.len() + 1];
    for round in 0..=rounds {
        for (number, seen) in seen.iter_mut().enumerate() {
            let (tab, field) = if number < SIZES.len() {
                let (dossier, evidence) = (dossiers::id(number), dossiers::evidence_id(0));
                // By the first page: the field of the dossier before looks the same.
                stage.chrome.script(&tab, "location.hash = '#/'").await;
                stage.chrome.until_true(&tab, "document.querySelector('#begin') !== null").await;
                let go = format!("location.hash = '#/d/{dossier}/preuves/{evidence}'");
                stage.chrome.script(&tab, &go).await;
                (&tab, "context")
            } else {
                (&plain, "comment-B01-03")
            };
            let events = typed(stage, tab, field).await;
            if round == 0 {
                // The first warms up what the browser compiles.
                continue;
            }
            let spans = saves(&events);
            assert_eq!(spans.len(), LETTERS, "one save for each letter");
            for (from, returned, to) in spans {
                seen[0].push(trace::script(&events, from, to));
                seen[1].push(trace::script(&events, from, returned));
                seen[2].push(trace::rendering(&events, from, to));
            }
        }
        eprintln!("save: round {round} of {rounds}");
    }
    stage.chrome.forget(&profile).await;
    lines(&seen)
}

/// Types in a field, each letter once the one before is kept, and gives what the main thread did.
async fn typed(stage: &mut Stage, tab: &Tab, field: &str) -> Vec<Event> {
    let chrome = &mut stage.chrome;
    chrome.show(tab).await;
    let field = format!("document.getElementById('{field}')");
    chrome.until_true(tab, &format!("{field} !== null && {SAVED}")).await;
    chrome.script(tab, &format!("{field}.focus()")).await;
    chrome.script(tab, FRAMES).await;
    for letter in 0..=LETTERS {
        if letter == 1 {
            // The first may go with what is looked at once the dossier is open.
            chrome.record("devtools.timeline").await;
        }
        chrome.script(tab, WATCH).await;
        for key in [
            json!({ "type": "keyDown", "key": "a", "code": "KeyA", "text": "a" }),
            json!({ "type": "keyUp", "key": "a", "code": "KeyA" }),
        ] {
            chrome.ask_tab(tab, "Input.dispatchKeyEvent", key).await;
        }
        chrome.script(tab, &format!("{TOLD}.then(() => {FRAMES})")).await;
    }
    trace::main_thread(&chrome.recorded().await)
}

fn lines(seen: &[[Samples; FIGURES.len()]]) -> Vec<Line> {
    let (plain, acquis) = seen.split_last().expect("one of plain JavaScript");
    let mut lines = Vec::new();
    for (place, figure) in FIGURES.into_iter().enumerate() {
        let line = |who: Who, of: &str, samples: &[Samples; FIGURES.len()], control| Line {
            figure: figure.to_owned(),
            who: who.name().to_owned(),
            of: of.to_owned(),
            unit: "ms",
            samples: samples[place].clone(),
            control,
        };
        lines.push(line(Who::Vanilla, &COMPARED.name(), plain, None));
        for (samples, (of, _)) in acquis.iter().zip(SIZES) {
            let control = (of != EMPTY).then(|| (EMPTY.to_owned(), acquis[0][place].clone()));
            lines.push(line(Who::Acquis, of, samples, control));
        }
        let large = acquis.last().expect("the largest");
        let beside = Some((Who::Vanilla.name().to_owned(), plain[place].clone()));
        let of = format!("{LARGE}, beside plain JavaScript");
        lines.push(line(Who::Acquis, &of, large, beside));
    }
    lines
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
