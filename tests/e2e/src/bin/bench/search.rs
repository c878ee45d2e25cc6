//! A letter typed in the search over a whole catalogue: all that follows from the key on the main thread.
//!
//! For how long it ran, script and rendering; and how long the list takes until it can be searched.

use crate::files::timed;
use crate::numbers::Samples;
use crate::report::Line;
use crate::stage::{Stage, Who};
use crate::trace::{self, Event};
use crate::typing::FRAMES;
use acquis_e2e::site::given;
use acquis_e2e::{DESKTOP, Site, Tab};
use serde_json::json;
use std::path::Path;

/// What is typed, letter by letter: a trade, one with slips, several words, a code, a code of ROME.
const QUERIES: [&str; 5] = ["boulanger", "coptabilitée", "assistant de gestion", "RNCP39", "M1203"];

const FIELD: &str = "document.getElementById('catalogue-search')";

pub(crate) async fn measure(stage: &mut Stage, rounds: usize) -> Vec<Line> {
    let site = Site::serve_with_catalogue(Path::new(&given("ACQUIS_CATALOGUE")));
    let mut ready = Samples::default();
    let mut letters = vec![Samples::default(); QUERIES.len()];
    for round in 0..=rounds {
        let profile = stage.chrome.new_profile().await;
        let tab = stage.chrome.tab(Some(&profile), DESKTOP).await;
        stage.chrome.go(&tab, &site.url).await;
        stage.chrome.until_true(&tab, "document.querySelector('#open-file') !== null").await;
        stage.chrome.show(&tab).await;
        let open = timed("location.hash = '#/catalogue'", &format!("{FIELD} !== null"));
        let opened = stage.chrome.script(&tab, &open).await.as_f64().expect("a time");
        for (place, query) in QUERIES.into_iter().enumerate() {
            let typed = types(stage, &tab, query).await;
            for value in typed.values().iter().filter(|_| round > 0) {
                letters[place].push(*value);
            }
        }
        if round > 0 {
            ready.push(opened);
        }
        stage.chrome.forget(&profile).await;
        eprintln!("search: round {round} of {rounds}");
    }
    let all: Samples = letters.iter().flat_map(|some| some.values().to_vec()).collect();
    let of = "a catalogue of 25,600";
    let line = |figure: &str, of: String, samples| Line {
        figure: figure.to_owned(),
        who: Who::Acquis.name().to_owned(),
        of,
        unit: "ms",
        samples,
        control: None,
    };
    let mut lines = vec![
        line("list of certifications, until it can be searched", of.to_owned(), ready),
        line("letter in the search", of.to_owned(), all),
    ];
    for (query, samples) in QUERIES.into_iter().zip(letters) {
        lines.push(line("letter in the search", format!("« {query} »"), samples));
    }
    lines
}

async fn types(stage: &mut Stage, tab: &Tab, query: &str) -> Samples {
    let chrome = &mut stage.chrome;
    let empty = format!(
        "{FIELD}.value = '', {FIELD}.dispatchEvent(new Event('input', {{ bubbles: true }})), {FIELD}.focus()"
    );
    chrome.script(tab, &empty).await;
    chrome.script(tab, FRAMES).await;
    chrome.record("devtools.timeline").await;
    for letter in query.chars() {
        let text = letter.to_string();
        for key in [
            json!({ "type": "keyDown", "key": text, "text": text }),
            json!({ "type": "keyUp", "key": text }),
        ] {
            chrome.ask_tab(tab, "Input.dispatchKeyEvent", key).await;
        }
        chrome.script(tab, FRAMES).await;
    }
    let ran = letters(&trace::main_thread(&chrome.recorded().await));
    let held = chrome.script(tab, &format!("{FIELD}.value")).await;
    assert_eq!(held, query, "what was typed");
    assert_eq!(ran.count(), query.chars().count(), "{query}: what is typed is not seen");
    ran
}

/// For how long the main thread ran for each letter: until the next, all that follows from it is done.
fn letters(events: &[Event]) -> Samples {
    let pressed = |event: &&Event| event.name == "EventDispatch" && event.detail == "keydown";
    let from: Vec<f64> = events.iter().filter(pressed).map(|event| event.from).collect();
    let to = from.iter().skip(1).copied().chain([f64::INFINITY]);
    let ran = |(from, to): (&f64, f64)| {
        trace::script(events, *from, to) + trace::rendering(events, *from, to)
    };
    from.iter().zip(to).map(ran).collect()
}
