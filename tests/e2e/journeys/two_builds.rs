//! A new version of the application comes while pages are open: no page ever has files of two builds,
//! none is loaded anew without a word, and no draft is lost.

use crate::offline::KEPT;
use acquis_e2e::folders::{copy_of, deploy, files_below, is_compressed};
use acquis_e2e::site::given;
use acquis_e2e::{Browser, Candidate, DESKTOP, Site, run};
use base64::Engine;
use fantoccini::wd::WindowHandle;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The hash that a file's name carries, if it does.
fn hash_in(name: &str) -> Option<&str> {
    let hex = |part: &&str| part.len() == 16 && part.bytes().all(|b| b.is_ascii_hexdigit());
    name.split(['-', '.', '_']).find(hex)
}

fn digest(bytes: &[u8]) -> String {
    format!("sha256-{}", base64::prelude::BASE64_STANDARD.encode(Sha256::digest(bytes)))
}

/// Another build of the same site: every hash is written backwards, in names and in mentions.
fn next_build(site: &Path, name: &str) -> PathBuf {
    let folder = copy_of(site, &format!("next-{name}"));
    let files = files_below(&folder);
    let names = files.iter().filter_map(|file| file.file_name()?.to_str());
    let hashes: Vec<String> = names.filter_map(hash_in).map(str::to_owned).collect();
    assert!(hashes.len() >= 4, "{hashes:?}");
    let turned = |text: &str| {
        hashes.iter().fold(text.to_owned(), |text, hash| {
            text.replace(hash.as_str(), &hash.chars().rev().collect::<String>())
        })
    };
    for file in &files {
        let name = file.file_name().unwrap().to_str().unwrap();
        if is_compressed(name) {
            std::fs::remove_file(file).unwrap();
            continue;
        }
        if [".html", ".js", ".css", "_headers"].iter().any(|kind| name.ends_with(kind)) {
            let text = std::fs::read_to_string(file).unwrap();
            std::fs::write(file, turned(&text)).unwrap();
        }
        std::fs::rename(file, file.with_file_name(turned(name))).unwrap();
    }
    let worker = folder.join("sw.js");
    let text = std::fs::read_to_string(&worker).unwrap();
    let start = text.find("{\"\":").expect("the list of files");
    let end = start + text[start..].find('}').unwrap() + 1;
    let mut list: BTreeMap<String, String> = serde_json::from_str(&text[start..end]).unwrap();
    for (path, told) in &mut list {
        let path = if path.is_empty() { "index.html" } else { path };
        *told = digest(&std::fs::read(folder.join(path)).unwrap());
    }
    let name = hash_in(text.split('"').nth(3).unwrap()).expect("the build's name").to_owned();
    let list = serde_json::to_string(&list).unwrap();
    let text = format!("{}{list}{}", &text[..start], &text[end..]);
    std::fs::write(worker, text.replace(&name, &name.chars().rev().collect::<String>())).unwrap();
    folder
}

/// Every file with a hash that the page was made of.
const LOADED: &str = "const named = performance.getEntriesByType('resource').map(e => e.name);
    const tags = [...document.querySelectorAll('script, link')].map(e => e.src || e.href);
    return [...named, ...tags].map(name => name.split('/').pop())";

struct Tabs<'a> {
    browser: &'a Browser,
    builds: [PathBuf; 2],
    handles: Vec<WindowHandle>,
}

impl Tabs<'_> {
    async fn turn_to(&self, tab: usize) {
        self.browser.turn_to(&self.handles[tab]).await;
    }

    /// The build that the tab shown is of: every one of its files is.
    async fn build(&self) -> usize {
        let loaded = self.browser.script(LOADED, vec![]).await;
        let loaded: Vec<_> = loaded.as_array().unwrap().iter().filter_map(Value::as_str).collect();
        let hashed: Vec<_> = loaded.into_iter().filter(|name| hash_in(name).is_some()).collect();
        assert!(hashed.len() >= 3, "{hashed:?}");
        let of = |build: &PathBuf| hashed.iter().all(|name| build.join(name).is_file());
        let found = self.builds.iter().position(of);
        found.unwrap_or_else(|| panic!("a mixture: {hashed:?}"))
    }

    async fn check_all(&self) {
        for tab in 0..self.handles.len() {
            self.turn_to(tab).await;
            self.build().await;
        }
    }

    /// Loads the tab shown anew, and waits until all its parts are there.
    async fn reload(&self) {
        self.browser.reload().await;
        self.stands().await;
    }

    async fn stands(&self) {
        let stands = "const parcels = performance.getEntriesByType('resource')
                .filter(e => e.name.includes('parcel-')).length;
            return document.getElementById('page-title') !== null && parcels >= 3";
        self.browser.until("the page", stands, vec![]).await;
    }

    /// The person of the tab shown takes the new version, unless the tab is of it already.
    async fn ask(&self, next: usize) {
        if self.build().await == next {
            return;
        }
        self.browser.find("#next-build").await;
        self.browser.script("window.old = true; return true", vec![]).await;
        self.browser.click("#next-build .button").await;
        self.browser.until("loaded anew", "return window.old === undefined", vec![]).await;
        self.stands().await;
    }
}

/// Whether the line of the next build goes across the page.
const ACROSS: &str = "return document.getElementById('next-build').offsetWidth
    === document.documentElement.clientWidth";

/// What can happen, in a tab.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Event {
    Asks(usize),
    Reloads(usize),
}

/// Every order of these.
fn orders(events: &[Event]) -> Vec<Vec<Event>> {
    if events.is_empty() {
        return vec![vec![]];
    }
    let mut all = Vec::new();
    for (place, event) in events.iter().enumerate() {
        let mut rest = events.to_vec();
        rest.remove(place);
        for mut order in orders(&rest) {
            order.insert(0, *event);
            all.push(order);
        }
    }
    all
}

/// The browser looks for a new build, as it does by itself now and then, until one is whole.
const LOOK: &str = "const done = arguments[arguments.length - 1];
    navigator.serviceWorker.getRegistration().then(async kept => {
        if (kept.waiting === null) await kept.update();
        done(kept.waiting !== null);
    }).catch(error => done(String(error)))";

/// The orders of events are shared by two journeys, which are made at the same time.
#[test]
fn no_order_of_events_mixes_two_builds_or_loses_a_draft() {
    every_other_order(0);
}

#[test]
fn no_other_order_of_events_does_either() {
    every_other_order(1);
}

fn every_other_order(half: usize) {
    run(async {
        let first = PathBuf::from(given("ACQUIS_DIST"));
        let name = |what: &str| format!("{what}-{half}");
        let builds = [copy_of(&first, &name("first")), next_build(&first, &half.to_string())];
        let folder = copy_of(&first, &name("deployed"));
        let mut site = Site::serve_folder(&folder);
        // A host in the midst of an update lacks any file for a moment.
        site.misses("");
        let candidate = Candidate::arrives(&site, DESKTOP).await;
        let browser = &candidate.browser;
        browser.until_async("the build is kept", KEPT).await;
        candidate.begins().await;
        candidate.begins_to_tell().await;
        let editor = browser.client.current_url().await.unwrap().to_string();
        let mut handles = vec![browser.client.window().await.unwrap()];
        let mut events = vec![Event::Asks(0), Event::Reloads(0)];
        // WebKit's driver turns to a tab without showing it, and a page that is not shown there is not
        // always told what becomes of a worker: in WebKit it is one tab.
        if !browser.hides_other_tabs() {
            handles.push(browser.client.new_window(true).await.unwrap().handle);
            events.extend([Event::Asks(1), Event::Reloads(1)]);
        }
        let count = handles.len();
        let tabs = Tabs { browser, builds, handles };
        if count > 1 {
            tabs.turn_to(1).await;
            browser.client.goto(&format!("{}#/certification", site.url)).await.unwrap();
        }
        let own = orders(&events).into_iter().skip(half).step_by(2);
        for (round, order) in own.enumerate() {
            let next = (round + 1) % 2;
            for tab in 0..count {
                tabs.turn_to(tab).await;
                tabs.reload().await;
                assert_eq!(tabs.build().await, round % 2, "{order:?}");
            }
            deploy(&tabs.builds[next], &folder);
            browser.until_async("the next build is whole", LOOK).await;
            for tab in 0..count {
                tabs.turn_to(tab).await;
                browser.find("#next-build").await;
                assert_eq!(browser.script(ACROSS, vec![]).await, json!(true));
                assert_eq!(tabs.build().await, round % 2, "taken without a word: {order:?}");
            }
            let draft = format!("Un brouillon du tour {round}.");
            tabs.turn_to(0).await;
            browser.write("#context", &draft).await;
            for event in &order {
                match *event {
                    Event::Asks(tab) => {
                        tabs.turn_to(tab).await;
                        tabs.ask(next).await;
                        assert_eq!(tabs.build().await, next, "{order:?}");
                    }
                    Event::Reloads(tab) => {
                        tabs.turn_to(tab).await;
                        tabs.reload().await;
                    }
                }
                tabs.check_all().await;
            }
            tabs.turn_to(0).await;
            assert_eq!(browser.client.current_url().await.unwrap().to_string(), editor);
            let there = "return document.getElementById('context').value === arguments[0]";
            browser.until("the draft", there, vec![json!(draft)]).await;
            for tab in 0..count {
                tabs.turn_to(tab).await;
                assert_eq!(tabs.build().await, next, "{order:?}");
            }
        }
        browser.assert_calm().await;
        for folder in tabs.builds.iter().chain([&folder]) {
            std::fs::remove_dir_all(folder).unwrap();
        }
    });
}
