//! From a click on a level, and from a key in a note, to the frame that shows it, in dossiers of every size.
//!
//! What is told first is for how long the main thread ran meanwhile: a frame comes when the display asks for
//! one, and that wait is nobody's doing. The time that passed is told beside it.

use crate::dossiers::Size;
use crate::load::{CONDITIONS, slow_down};
use crate::numbers::Samples;
use crate::report::Line;
use crate::stage::{SAVED, Stage, Who};
use crate::trace;
use acquis_e2e::Tab;
use serde_json::{Value, json};

/// The sizes: competences and evidence, in blocs of ten.
const COMPETENCES: [usize; 3] = [19, 150, 1_500];
const EVIDENCE: [usize; 3] = [0, 100, 1_000];
/// The size at which all contestants are compared.
pub(crate) const COMPARED: Size = Size::new(150, 100);
/// A bloc larger than any that is published.
const ONE_BLOCK: [Size; 2] = [
    Size { in_block: 150, ..Size::new(150, 100) },
    Size { in_block: 1_500, ..Size::new(1_500, 100) },
];
/// Clicks, and keys, in one page before the next has its turn.
const TIMES: usize = 6;

pub(crate) const FIGURES: [&str; 6] = [
    "rating → painted",
    "keystroke → painted",
    "rating → painted: of this, script",
    "keystroke → painted: of this, script",
    "rating → painted, time that passed",
    "keystroke → painted, time that passed",
];

struct Case {
    who: Who,
    size: Size,
    slow: bool,
    tab: Tab,
    seen: [Samples; FIGURES.len()],
}

impl Case {
    fn of(&self) -> String {
        format!("{}, {}", self.size.name(), CONDITIONS[usize::from(self.slow)])
    }
}

pub(crate) async fn measure(stage: &mut Stage, rounds: usize) -> Vec<Line> {
    let mut cases = Vec::new();
    for size in sizes() {
        for who in [Who::Vanilla, Who::Svelte, Who::React, Who::Acquis] {
            let framework = matches!(who, Who::Svelte | Who::React);
            if framework && size != COMPARED {
                continue;
            }
            let tab = stage.rating_tab(who, size).await;
            let new = |slow| Case { who, size, slow, tab: tab.clone(), seen: Default::default() };
            cases.push(new(false));
            if size == COMPARED {
                cases.push(new(true));
            }
        }
    }
    for round in 0..=rounds {
        for case in &mut cases {
            one_round(stage, case, round > 0).await;
        }
        eprintln!("typing: round {round} of {rounds}");
    }
    for case in &cases {
        if let Some(profile) = case.tab.profile.as_ref().filter(|_| !case.slow) {
            stage.chrome.forget(profile).await;
        }
    }
    lines(&cases)
}

fn sizes() -> Vec<Size> {
    let all = COMPETENCES.into_iter().flat_map(|c| EVIDENCE.map(|e| Size::new(c, e)));
    all.chain(ONE_BLOCK).collect()
}

async fn one_round(stage: &mut Stage, case: &mut Case, counts: bool) {
    let tab = case.tab.clone();
    stage.chrome.show(&tab).await;
    if case.slow {
        slow_down(stage, &tab).await;
    }
    let chrome = &mut stage.chrome;
    // The third card: its level goes up and down, so that the tag and the words beside it change.
    let card = "document.querySelectorAll('[data-card]')[2]";
    chrome
        .script(&tab, &format!("{card}.scrollIntoView({{ block: 'start', behavior: 'instant' }})"))
        .await;
    chrome.script(&tab, FRAMES).await;
    chrome.record("devtools.timeline").await;
    for n in 0..TIMES {
        let level = ["with-help", "autonomous"][n % 2];
        let place = format!(
            "(() => {{ const r = {card}.querySelector('[data-level={level}]').getBoundingClientRect();
            return [r.x + r.width / 2, r.y + r.height / 2]; }})()"
        );
        let place = chrome.script(&tab, &place).await;
        for kind in ["mousePressed", "mouseReleased"] {
            let click = json!({
                "type": kind, "x": place[0], "y": place[1], "button": "left", "clickCount": 1,
            });
            chrome.ask_tab(&tab, "Input.dispatchMouseEvent", click).await;
            chrome.script(&tab, FRAMES).await;
        }
    }
    let clicked = chrome.recorded().await;
    chrome.until_true(&tab, SAVED).await;
    let field = "document.getElementById('comment-B01-03')";
    let at_its_end = format!("{field}.focus(), {field}.setSelectionRange(1e6, 1e6)");
    chrome.script(&tab, &at_its_end).await;
    chrome.script(&tab, FRAMES).await;
    chrome.record("devtools.timeline").await;
    for _ in 0..TIMES {
        for key in [
            json!({ "type": "keyDown", "key": "a", "code": "KeyA", "text": "a" }),
            json!({ "type": "keyUp", "key": "a", "code": "KeyA" }),
        ] {
            chrome.ask_tab(&tab, "Input.dispatchKeyEvent", key).await;
        }
        chrome.script(&tab, FRAMES).await;
    }
    let typed = chrome.recorded().await;
    chrome.until_true(&tab, SAVED).await;
    if case.slow {
        chrome.ask_tab(&tab, "Emulation.setCPUThrottlingRate", json!({ "rate": 1 })).await;
    }
    for (place, (record, begins, changes)) in
        [(clicked, "mouseup", "change"), (typed, "keydown", "input")].into_iter().enumerate()
    {
        let sums = sums(&record, begins, changes);
        let seen = sums[0].count();
        assert!(seen * 2 > TIMES, "{} {}: {begins} is not seen", case.who.name(), case.of());
        for (figure, samples) in (place..).step_by(2).zip(sums) {
            for value in samples.values().iter().filter(|_| counts) {
                case.seen[figure].push(*value);
            }
        }
    }
}

/// Two frames have come: what was done is painted.
pub(crate) const FRAMES: &str =
    "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(0))))";

/// For how long the thread ran, for how long of this it ran script, and the time that passed.
fn sums(record: &[Value], begins: &str, changes: &str) -> [Samples; 3] {
    let events = trace::main_thread(record);
    let spans = trace::painted(&events, begins, changes);
    let script = |&(from, to): &(f64, f64)| trace::script(&events, from, to);
    let ran = |span: &(f64, f64)| script(span) + trace::rendering(&events, span.0, span.1);
    let passed = |(from, to): &(f64, f64)| (to - from) / 1000.0;
    [
        spans.iter().map(ran).collect(),
        spans.iter().map(script).collect(),
        spans.iter().map(passed).collect(),
    ]
}

fn lines(cases: &[Case]) -> Vec<Line> {
    let mut lines = Vec::new();
    for (place, figure) in FIGURES.into_iter().enumerate() {
        for case in cases {
            let same = |other: &&Case| {
                other.who == Who::Vanilla && other.size == case.size && other.slow == case.slow
            };
            let control = cases.iter().find(same).filter(|_| case.who != Who::Vanilla);
            let name = Who::Vanilla.name().to_owned();
            lines.push(Line {
                figure: figure.to_owned(),
                who: case.who.name().to_owned(),
                of: case.of(),
                unit: "ms",
                samples: case.seen[place].clone(),
                control: control.map(|control| (name, control.seen[place].clone())),
            });
        }
        if place < 2 {
            lines.extend(growth(cases, place, figure));
        }
    }
    lines
}

/// How much dearer an edit is in a large dossier than in a small one: what should not grow does not.
fn growth(cases: &[Case], place: usize, figure: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    for who in [Who::Vanilla, Who::Acquis] {
        let of = |size: Size| {
            let fits = |case: &&Case| case.who == who && case.size == size && !case.slow;
            cases.iter().find(fits).map(|case| case.seen[place].clone())
        };
        let more_competences = EVIDENCE.map(|told| (Size::new(19, told), Size::new(1_500, told)));
        let more_told = [19, 1_500].map(|size| (Size::new(19, 0), Size::new(size, 1_000)));
        for (small, large) in more_competences.into_iter().chain(more_told) {
            let (Some(before), Some(samples)) = (of(small), of(large)) else { continue };
            lines.push(Line {
                figure: format!("growth, {figure}"),
                who: who.name().to_owned(),
                of: format!("{} beside {}", large.name(), small.name()),
                unit: "ms",
                samples,
                control: Some((small.name(), before)),
            });
        }
    }
    lines
}
