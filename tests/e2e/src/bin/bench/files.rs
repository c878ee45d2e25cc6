//! Large files: opening and exporting a dossier of 5 MB, and 500 dossiers of 200 KB on the adviser's desk,
//! beside the browser's own `JSON.parse` and `JSON.stringify` of the same bytes.

use crate::dossiers::{self, Size};
use crate::numbers::Samples;
use crate::report::Line;
use crate::stage::{Stage, Who, write_file};
use acquis_e2e::Tab;
use std::path::PathBuf;

/// A dossier of 5 MB.
const LARGE: Size = Size { told: 26, ..Size::new(150, 1_000) };
/// One of 200 KB, and how many of them.
const USUAL: Size = Size { told: 5, ..Size::new(150, 120) };
const COHORT: usize = 500;

/// Reads the files of an input as text and parses each, as plainly as can be; milliseconds.
const PLAIN: &str = "(async () => {
    const input = document.querySelector('#plain');
    const start = performance.now();
    const kept = [];
    for (const file of input.files) kept.push(JSON.parse(await file.text()));
    const parsed = performance.now() - start;
    const again = performance.now();
    const length = kept.reduce((sum, one) => sum + JSON.stringify(one).length, 0);
    return [parsed, performance.now() - again, length];
})()";

/// Has a page tell when something came to be after a change it makes.
pub(crate) fn timed(change: &str, came: &str) -> String {
    format!(
        "new Promise((done) => {{
            const start = performance.now();
            const look = () => {{
                if ({came}) {{ watch.disconnect(); done(performance.now() - start); }}
            }};
            const watch = new MutationObserver(look);
            watch.observe(document, {{ childList: true, characterData: true, attributes: true, subtree: true }});
            {change};
        }})"
    )
}

/// A key from a passphrase, as the dossier's is made, and nothing else; milliseconds.
const KEY: &str = "(async () => {
    const words = new TextEncoder().encode('un cheval, une agrafe');
    const key = await crypto.subtle.importKey('raw', words, 'PBKDF2', false, ['deriveBits']);
    const start = performance.now();
    const how = { name: 'PBKDF2', hash: 'SHA-256', salt: new Uint8Array(16), iterations: 600000 };
    await crypto.subtle.deriveBits(how, key, 256);
    return performance.now() - start;
})()";

/// Puts the open dossier behind a passphrase: how long the key takes alone, and all of it.
async fn sealing(stage: &mut Stage, tab: &Tab) -> (f64, f64) {
    let key = stage.chrome.script(tab, KEY).await.as_f64().expect("a time");
    stage.chrome.until_true(tab, "document.querySelector('#protect') !== null").await;
    stage.chrome.script(tab, "document.querySelector('#protect').click()").await;
    stage
        .chrome
        .until_true(tab, "document.querySelector('dialog[open] #new-passphrase') !== null")
        .await;
    let type_it = "for (const id of ['new-passphrase', 'new-passphrase-again']) {
        const field = document.getElementById(id);
        field.value = 'un cheval, une agrafe';
        field.dispatchEvent(new Event('input', { bubbles: true }));
    }";
    stage.chrome.script(tab, type_it).await;
    let seal = timed(
        "document.querySelector('dialog[open] button[type=submit]').click()",
        "document.querySelector('#protected') !== null",
    );
    (key, stage.chrome.script(tab, &seal).await.as_f64().expect("a time"))
}

async fn plain(stage: &mut Stage, profile: &str, files: &[PathBuf]) -> (f64, f64) {
    let tab = stage.bare(Who::Acquis, Some(profile)).await;
    let put = "(() => { const input = document.createElement('input'); input.type = 'file';
        input.multiple = true; input.id = 'plain'; document.body.append(input); })()";
    stage.chrome.script(&tab, put).await;
    stage.chrome.choose(&tab, "#plain", files).await;
    let told = stage.chrome.script(&tab, PLAIN).await;
    stage.chrome.close(tab).await;
    (told[0].as_f64().expect("a time"), told[1].as_f64().expect("a time"))
}

/// Chooses files in an input and gives how long it took until each of several things had come.
async fn choosing(
    stage: &mut Stage,
    tab: &Tab,
    input: &str,
    files: &[PathBuf],
    came: &[&str],
) -> Vec<f64> {
    let each: Vec<_> = came.iter().map(|came| format!("() => {came}")).collect();
    let watch = format!(
        "(() => {{
            const wanted = [{}];
            self.times = wanted.map(() => null);
            const look = () => wanted.forEach((came, n) => {{
                if (self.times[n] === null && self.start !== undefined && came()) self.times[n] = performance.now() - self.start;
            }});
            new MutationObserver(look).observe(document, {{ childList: true, characterData: true, attributes: true, subtree: true }});
            document.querySelector({input:?}).addEventListener('change', () => {{ self.start = performance.now(); }}, {{ capture: true }});
        }})()",
        each.join(", ")
    );
    stage.chrome.script(tab, &watch).await;
    stage.chrome.choose(tab, input, files).await;
    stage.chrome.until_true(tab, "self.times.every((time) => time !== null)").await;
    let times = stage.chrome.script(tab, "self.times").await;
    times.as_array().expect("times").iter().filter_map(serde_json::Value::as_f64).collect()
}

pub(crate) async fn measure(stage: &mut Stage, rounds: usize) -> Vec<Line> {
    let bytes = dossiers::file(0, LARGE);
    let size = bytes.len();
    let file = [write_file("large.json", &bytes)];
    let mut seen: [Samples; 7] = Default::default();
    for round in 0..=rounds {
        let profile = stage.chrome.new_profile().await;
        let (parsed, written) = plain(stage, &profile, &file).await;
        let tab = stage.acquis(&profile).await;
        stage.chrome.show(&tab).await;
        stage.chrome.until_true(&tab, "document.querySelector('#open-file') !== null").await;
        let preview = "document.querySelector('#import-add') !== null";
        let shown = choosing(stage, &tab, "#open-file", &file, &[preview]).await[0];
        let add = timed(
            "document.querySelector('#import-add').click()",
            "document.querySelector('li.block') !== null",
        );
        let added = stage.chrome.script(&tab, &add).await.as_f64().expect("a time");
        let there = format!("location.hash = '#/d/{}/dossier'", dossiers::id(0));
        stage.chrome.script(&tab, &there).await;
        stage.chrome.until_true(&tab, "document.querySelector('#export') !== null").await;
        let export = "new Promise((done) => {
            const make = URL.createObjectURL;
            const start = performance.now();
            URL.createObjectURL = (blob) => { done(performance.now() - start); return make.call(URL, blob); };
            document.querySelector('#export').click();
        })";
        let exported = stage.chrome.script(&tab, export).await.as_f64().expect("a time");
        let (key, sealed) = sealing(stage, &tab).await;
        stage.chrome.forget(&profile).await;
        if round > 0 {
            let all = [parsed, written, shown, added, exported, key, sealed];
            for (place, value) in all.into_iter().enumerate() {
                seen[place].push(value);
            }
        }
        eprintln!("large file: round {round} of {rounds}");
    }
    let [parsed, written, shown, added, exported, key, sealed] = seen;
    let of = format!("a dossier of {:.1} MB", size as f64 / 1e6);
    let line = |figure: &str, who: &str, samples, control| Line {
        figure: figure.to_owned(),
        who: who.to_owned(),
        of: of.clone(),
        unit: "ms",
        samples,
        control,
    };
    let (parse, stringify) = ("JSON.parse of it", "JSON.stringify of it");
    let (behind, derive) = ("putting it behind a passphrase", "the key alone");
    vec![
        line("reading a file", parse, parsed.clone(), None),
        line("reading a file", Who::Acquis.name(), shown, Some((parse.to_owned(), parsed.clone()))),
        line("taking it in", Who::Acquis.name(), added, Some((parse.to_owned(), parsed))),
        line("exporting", stringify, written.clone(), None),
        line("exporting", Who::Acquis.name(), exported, Some((stringify.to_owned(), written))),
        line(behind, derive, key.clone(), None),
        line(behind, Who::Acquis.name(), sealed, Some((derive.to_owned(), key))),
    ]
}

pub(crate) async fn cohort(stage: &mut Stage, rounds: usize) -> Vec<Line> {
    let rounds = rounds.min(3);
    let mut size = 0;
    let files: Vec<_> = (0..COHORT)
        .map(|n| {
            let bytes = dossiers::file(n, USUAL);
            size = bytes.len();
            write_file(&format!("cohort-{n}.json"), &bytes)
        })
        .collect();
    let mut seen: [Samples; 3] = Default::default();
    for round in 1..=rounds {
        let profile = stage.chrome.new_profile().await;
        let (parsed, _) = plain(stage, &profile, &files).await;
        let tab = stage.acquis(&profile).await;
        stage.chrome.show(&tab).await;
        stage.chrome.script(&tab, "location.hash = '#/relecture'").await;
        stage.chrome.until_true(&tab, "document.querySelector('#desk-files') !== null").await;
        let first = "document.querySelector('table.data tbody tr') !== null";
        let done = "document.querySelector('#desk-took').textContent.trim() !== '' \
            && document.querySelector('progress') === null";
        let patience =
            std::mem::replace(&mut stage.chrome.patience, std::time::Duration::from_mins(3));
        let times = choosing(stage, &tab, "#desk-files", &files, &[first, done]).await;
        stage.chrome.patience = patience;
        stage.chrome.forget(&profile).await;
        for (place, value) in [parsed, times[0], times[1]].into_iter().enumerate() {
            seen[place].push(value);
        }
        eprintln!("500 dossiers: round {round} of {rounds}");
    }
    let [parsed, first, all] = seen;
    let of = format!("{COHORT} dossiers of {:.0} KB", size as f64 / 1e3);
    let parse = "JSON.parse of them";
    let line = |figure: &str, who: &str, samples, control| Line {
        figure: figure.to_owned(),
        who: who.to_owned(),
        of: of.clone(),
        unit: "ms",
        samples,
        control,
    };
    vec![
        line("all on the desk", parse, parsed.clone(), None),
        line("first rows on the desk", Who::Acquis.name(), first, None),
        line("all on the desk", Who::Acquis.name(), all, Some((parse.to_owned(), parsed))),
    ]
}
