//! Opening: the first time with nothing on the device, again from the service worker, and offline.
//!
//! The page itself tells (`probe.js`) when something was painted and when its first rating, clicked as soon
//! as it was there, had been answered. A first load has a profile of its own, in which nothing is kept but
//! the dossier; or what Acquis keeps of it when its page is left, which is all that a browser has that threw its
//! cache away.

use crate::numbers::Samples;
use crate::report::Line;
use crate::stage::{SMALL, Stage, Who};
use acquis_e2e::{DESKTOP, Tab};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::time::Duration;

/// Under which conditions: as the machine is, and as an old telephone on a slow line.
pub(crate) const CONDITIONS: [&str; 2] = ["as is", "4× slower, 1.6 Mbit/s, 150 ms"];

/// Starts of what is on the device: when a rating answers, and when the whole application does.
const WARM: (&str, &str) = ("warm start, ready", "warm start, whole");
const OFFLINE: (&str, &str) = ("offline start, ready", "offline start, whole");

/// How long a page is left alone to see what it still loads and moves.
const LEFT_ALONE: Duration = Duration::from_secs(6);

/// What is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum What {
    /// The address of a bloc's rating page.
    Rating,
    /// The same, where the page was left before.
    Left,
    /// The first page, with nothing on the device.
    First,
}

/// What was seen of one load.
#[derive(Debug, Default)]
struct Seen {
    painted: f64,
    ready: f64,
    /// Bytes of what had come whole by then.
    bytes: f64,
    shift: f64,
}

type All = BTreeMap<(&'static str, What, usize, Who), Samples>;

/// Has a page feel like an old telephone on a slow line.
pub(crate) async fn slow_down(stage: &mut Stage, tab: &Tab) {
    let line = json!({
        "offline": false, "latency": 150,
        "downloadThroughput": 1_600_000 / 8, "uploadThroughput": 750_000 / 8,
    });
    stage.chrome.ask_tab(tab, "Network.emulateNetworkConditions", line).await;
    stage.chrome.ask_tab(tab, "Emulation.setCPUThrottlingRate", json!({ "rate": 4 })).await;
}

/// Opens a page in a tab that is new, and tells what was seen; stays for a while when asked to.
async fn load(
    stage: &mut Stage,
    profile: Option<&str>,
    url: &str,
    wanted: &str,
    slow: bool,
    stay: Option<Duration>,
) -> Seen {
    let tab = stage.chrome.tab(profile, DESKTOP).await;
    let chrome = &mut stage.chrome;
    for domain in ["Network.enable", "Runtime.enable"] {
        chrome.ask_tab(&tab, domain, json!({})).await;
    }
    chrome.ask_tab(&tab, "Runtime.addBinding", json!({ "name": "tell" })).await;
    let probe = json!({ "source": include_str!("probe.js").replace("WANTED", wanted) });
    chrome.ask_tab(&tab, "Page.addScriptToEvaluateOnNewDocument", probe).await;
    if slow {
        slow_down(stage, &tab).await;
    }
    let chrome = &mut stage.chrome;
    chrome.show(&tab).await;
    chrome.happened();
    chrome.go(&tab, url).await;
    let mut seen = Seen::default();
    let told = |event: &Value| {
        let payload = event["params"]["payload"].as_str()?;
        (event["method"] == "Runtime.bindingCalled").then(|| serde_json::from_str(payload).ok())?
    };
    let mut events = chrome.happened();
    let whole = |told: &Value| told["ready"].is_number() && told["painted"].is_number();
    while !events.iter().filter_map(told).any(|told: Value| whole(&told)) {
        events.push(chrome.until("a page that answers", |_| true).await);
    }
    if let Some(stay) = stay {
        tokio::time::sleep(stay).await;
        // An answer brings what happened before it.
        chrome.script(&tab, "0").await;
        events.extend(chrome.happened());
    }
    for event in &events {
        if let Some(told) = told(event) {
            let number = |name: &str| told[name].as_f64().unwrap_or_default();
            (seen.painted, seen.ready) = (number("painted"), number("ready"));
            seen.shift = number("shift");
        }
        if event["method"] == "Network.loadingFinished" {
            seen.bytes += event["params"]["encodedDataLength"].as_f64().unwrap_or_default();
        }
    }
    if wanted == "answer" || wanted == "whole" {
        // The next page starts on a machine at rest.
        chrome.until_true(&tab, "document.querySelector('[data-card]') !== null").await;
    }
    chrome.close(tab).await;
    seen
}

/// First loads, cold.
pub(crate) async fn first(stage: &mut Stage, rounds: usize) -> Vec<Line> {
    let mut all = All::new();
    let contestants = Who::ALL.map(|who| (What::Rating, who)).into_iter();
    let contestants = contestants.chain([(What::Left, Who::Acquis)]);
    let first_page = [Who::Static, Who::Acquis].map(|who| (What::First, who));
    let contestants: Vec<_> = contestants.chain(first_page).collect();
    for round in 0..=rounds {
        for slow in [false, true] {
            for (what, who) in contestants.iter().copied() {
                let profile = stage.chrome.new_profile().await;
                match what {
                    What::Rating => stage.seed(who, Some(&profile), SMALL).await,
                    What::Left => stage.seed_left(&profile).await,
                    What::First => {}
                }
                let url = match (what, who) {
                    (What::Rating | What::Left, _) => stage.rating_page(who),
                    (_, Who::Static) => format!("{}home.html", stage.url(who)),
                    _ => stage.url(who).to_owned(),
                };
                // The round that warms up also looks at what a page does when it is left alone.
                let stay = (round == 0).then_some(LEFT_ALONE);
                let wanted = match (what, who) {
                    (_, Who::Static) => "paint",
                    (What::First, _) => "#begin",
                    _ if round == 0 => ".status-line",
                    _ => "answer",
                };
                let seen = load(stage, Some(&profile), &url, wanted, slow, stay).await;
                stage.chrome.forget(&profile).await;
                let mut note = |figure, value| {
                    all.entry((figure, what, usize::from(slow), who)).or_default().push(value);
                };
                if round == 0 {
                    note("bytes, everything", seen.bytes);
                    note("layout shift", seen.shift);
                } else {
                    note("first contentful paint", seen.painted);
                    note("ready", seen.ready);
                    note("bytes until ready", seen.bytes);
                }
            }
        }
        eprintln!("first load: round {round} of {rounds}");
    }
    lines(&all)
}

/// Starts of what is on the device already, with the network and without.
pub(crate) async fn again(stage: &mut Stage, rounds: usize) -> Vec<Line> {
    let whos = [Who::Static, Who::Acquis];
    for who in whos {
        stage.seed(who, None, SMALL).await;
        let url = stage.rating_page(who);
        let tab = stage.chrome.tab(None, DESKTOP).await;
        stage.chrome.go(&tab, &url).await;
        stage.chrome.until_true(&tab, "document.querySelector('.status-line') !== null").await;
        if who == Who::Static {
            let register = "navigator.serviceWorker.register('./sw.js').then(() => 0)";
            stage.chrome.script(&tab, register).await;
        }
        let held = "navigator.serviceWorker.controller?.state === 'activated'";
        stage.chrome.until_true(&tab, held).await;
        stage.chrome.close(tab).await;
    }
    let mut all = All::new();
    for round in 0..=rounds {
        for (figures, offline) in [(WARM, false), (OFFLINE, true)] {
            for who in whos {
                if offline {
                    stage.site(who).stop();
                }
            }
            for slow in [false, true] {
                for (who, wanted, figure) in [
                    (Who::Static, "paint", figures.0),
                    (Who::Acquis, "answer", figures.0),
                    (Who::Acquis, "whole", figures.1),
                ] {
                    let url = stage.rating_page(who);
                    let seen = load(stage, None, &url, wanted, slow, None).await;
                    if round > 0 {
                        let key = (figure, What::Left, usize::from(slow), who);
                        all.entry(key).or_default().push(seen.ready);
                    }
                }
            }
            for who in whos {
                if offline {
                    stage.site(who).start_again();
                }
            }
        }
        eprintln!("start again: round {round} of {rounds}");
    }
    lines(&all)
}

fn lines(all: &All) -> Vec<Line> {
    let mut lines = Vec::new();
    for (key, samples) in all {
        let (figure, what, condition, who) = *key;
        // Whoever pays nothing but the paint bounds a paint and a start; to be ready is compared with
        // what people would use instead.
        let control = match (figure, what) {
            (_, What::First) => Who::Static,
            ("ready" | "bytes until ready" | "bytes, everything", _) => Who::React,
            _ => Who::Static,
        };
        let page = match what {
            What::Rating => "a bloc's rating page",
            What::Left => "a bloc's rating page as it was left",
            What::First => "the first page",
        };
        // The contestants keep no page as it was left, and the whole is compared with the same paint.
        let same = |what| {
            let figure = if figure == WARM.1 { WARM.0 } else { figure };
            let figure = if figure == OFFLINE.1 { OFFLINE.0 } else { figure };
            all.get(&(figure, what, condition, control))
        };
        let against = same(what).or_else(|| same(What::Rating)).filter(|_| who != control);
        lines.push(Line {
            figure: figure.to_owned(),
            who: who.name().to_owned(),
            of: format!("{page}, {}", CONDITIONS[condition]),
            unit: match figure {
                "layout shift" => "",
                figure if figure.starts_with("bytes") => "B",
                _ => "ms",
            },
            samples: samples.clone(),
            control: against.map(|samples| (control.name().to_owned(), samples.clone())),
        });
    }
    lines
}
