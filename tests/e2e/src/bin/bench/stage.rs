//! The contestants, each served by the same server in the same way, and one browser for all of them.
//!
//! The static page is made here, of what Acquis shows: the same first screen, nothing behind it. A dossier
//! comes to Acquis as a person's does, by opening its file; to the others as records of their own form.

use crate::dossiers::{self, Size};
use acquis_e2e::site::given;
use acquis_e2e::{Browser, DESKTOP, Protocol, Site, Tab};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

/// Who is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Who {
    /// The limit: HTML and CSS.
    Static,
    Vanilla,
    Svelte,
    React,
    Acquis,
}

impl Who {
    pub(crate) const ALL: [Self; 5] =
        [Self::Static, Self::Vanilla, Self::Svelte, Self::React, Self::Acquis];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Static => "static page",
            Self::Vanilla => "vanilla JavaScript",
            Self::Svelte => "Svelte 5",
            Self::React => "React 19",
            Self::Acquis => "Acquis",
        }
    }
}

/// The dossier with which pages are loaded.
pub(crate) const SMALL: Size = Size::new(19, 1);

/// All that is needed to measure.
pub(crate) struct Stage {
    pub(crate) chrome: Protocol,
    sites: BTreeMap<Who, Site>,
    /// What Acquis keeps of a dossier in localStorage.
    kept: BTreeMap<Size, String>,
    /// The same of the dossier with which pages are loaded, and its page as it was left.
    left: Option<String>,
    /// Ends last.
    _browser: Browser,
}

impl Stage {
    pub(crate) async fn open() -> Self {
        let built = PathBuf::from(given("ACQUIS_CONTESTANTS"));
        let browser = Browser::start(DESKTOP).await;
        let mut chrome = browser.protocol().await;
        // A page that is slow is measured, not given up.
        chrome.patience = Duration::from_mins(1);
        let acquis = Site::serve_compressed(Path::new(&given("ACQUIS_DIST")));
        let sites = BTreeMap::from([(Who::Acquis, acquis)]);
        let mut stage =
            Self { chrome, sites, kept: BTreeMap::new(), left: None, _browser: browser };
        let folder = built.join("static");
        stage.make_static(&folder).await;
        let folders = [
            (Who::Static, folder),
            (Who::Vanilla, built.join("vanilla")),
            (Who::Svelte, built.join("svelte")),
            (Who::React, built.join("react")),
        ];
        for (who, folder) in folders {
            finish(&folder);
            stage.sites.insert(who, Site::serve_compressed(&folder));
        }
        stage
    }

    pub(crate) fn site(&mut self, who: Who) -> &mut Site {
        self.sites.get_mut(&who).expect("a contestant")
    }

    pub(crate) fn url(&self, who: Who) -> &str {
        &self.sites[&who].url
    }

    /// The address of the rating page.
    pub(crate) fn rating_page(&self, who: Who) -> String {
        let url = self.url(who);
        match who {
            Who::Acquis => format!("{url}#/d/{}/bloc/B01", dossiers::id(0)),
            _ => format!("{url}#/bloc/B01"),
        }
    }

    /// The browser's name and version.
    pub(crate) async fn browser_name(&mut self) -> String {
        let told = self.chrome.ask("Browser.getVersion", json!({})).await;
        told["product"].as_str().unwrap_or_default().to_owned()
    }

    /// A page of a contestant's own origin on which nothing of it runs.
    pub(crate) async fn bare(&mut self, who: Who, profile: Option<&str>) -> Tab {
        let tab = self.chrome.tab(profile, DESKTOP).await;
        let nowhere = format!("{}nothing", self.url(who));
        self.chrome.go(&tab, &nowhere).await;
        let there = format!("location.href === {nowhere:?} && document.readyState === 'complete'");
        self.chrome.until_true(&tab, &there).await;
        tab
    }

    /// Puts a dossier into what a contestant keeps in a profile.
    pub(crate) async fn seed(&mut self, who: Who, profile: Option<&str>, size: Size) {
        let records = match who {
            Who::Static => return,
            Who::Acquis => self.kept(size).await,
            _ => records(size),
        };
        self.put(who, profile, &records).await;
    }

    /// Puts a dossier into what Acquis keeps in a profile, and its rating page as it was left.
    pub(crate) async fn seed_left(&mut self, profile: &str) {
        let records = match self.left.clone() {
            Some(left) => left,
            None => self.left_by_a_person().await,
        };
        self.put(Who::Acquis, Some(profile), &records).await;
    }

    async fn left_by_a_person(&mut self) -> String {
        let tab = self.rating_tab(Who::Acquis, SMALL).await;
        self.chrome.until_true(&tab, SAVED).await;
        let nowhere = format!("{}nothing", self.url(Who::Acquis));
        self.chrome.go(&tab, &nowhere).await;
        let left = "localStorage.getItem('acquis/snapshot') !== null && document.getElementById('app') === null";
        self.chrome.until_true(&tab, left).await;
        let all = self.chrome.script(&tab, "JSON.stringify({ ...localStorage })").await;
        self.chrome.close(tab).await;
        let all = all.as_str().expect("records").to_owned();
        self.left = Some(all.clone());
        all
    }

    async fn put(&mut self, who: Who, profile: Option<&str>, records: &str) {
        let tab = self.bare(who, profile).await;
        let put = format!(
            "for (const [k, v] of Object.entries({records})) localStorage.setItem(k, v);
            // The browser has it a moment later: of a tab that is closed at once, some is lost.
            new Promise((done) => setTimeout(() => done(0), 500))"
        );
        self.chrome.script(&tab, &put).await;
        self.chrome.close(tab).await;
    }

    async fn kept(&mut self, size: Size) -> String {
        if let Some(kept) = self.kept.get(&size) {
            return kept.clone();
        }
        let profile = self.chrome.new_profile().await;
        let tab = self.acquis_with(&profile, size).await;
        let all = self.chrome.script(&tab, "JSON.stringify({ ...localStorage })").await;
        self.chrome.forget(&profile).await;
        let all = all.as_str().expect("records").to_owned();
        self.kept.insert(size, all.clone());
        all
    }

    /// Acquis in a profile where the file of a dossier was just opened; shows its dashboard.
    pub(crate) async fn acquis_with(&mut self, profile: &str, size: Size) -> Tab {
        let tab = self.acquis(profile).await;
        self.opens(&tab, 0, size).await;
        tab
    }

    /// Opens the file of a dossier on Acquis's first page; shows its dashboard.
    pub(crate) async fn opens(&mut self, tab: &Tab, number: usize, size: Size) {
        let file = write_file("opened.json", &dossiers::file(number, size));
        self.chrome.until_true(tab, "document.querySelector('#open-file') !== null").await;
        self.chrome.choose(tab, "#open-file", &[file]).await;
        self.chrome.until_true(tab, "document.querySelector('#import-add') !== null").await;
        self.chrome.script(tab, "document.querySelector('#import-add').click()").await;
        self.chrome.until_true(tab, "document.querySelector('li.block') !== null").await;
        self.chrome.until_true(tab, SAVED).await;
    }

    /// Acquis in French, at its first page.
    pub(crate) async fn acquis(&mut self, profile: &str) -> Tab {
        let tab = self.bare(Who::Acquis, Some(profile)).await;
        self.starts(&tab).await;
        tab
    }

    /// Acquis in French, at its first page, in a bare tab of its own origin.
    pub(crate) async fn starts(&mut self, tab: &Tab) {
        let french = "localStorage.setItem('acquis/settings/language', 'fr')";
        self.chrome.script(tab, french).await;
        let url = self.url(Who::Acquis).to_owned();
        self.chrome.go(tab, &url).await;
        self.chrome.until_true(tab, "document.querySelector('#begin') !== null").await;
    }

    /// The rating page of a dossier, in a profile of its own, and every part of it here.
    pub(crate) async fn rating_tab(&mut self, who: Who, size: Size) -> Tab {
        let profile = self.chrome.new_profile().await;
        let tab = if who == Who::Acquis {
            let tab = self.acquis_with(&profile, size).await;
            let go = format!("location.hash = '#/d/{}/bloc/B01'", dossiers::id(0));
            self.chrome.script(&tab, &go).await;
            tab
        } else {
            self.seed(who, Some(&profile), size).await;
            let tab = self.chrome.tab(Some(&profile), DESKTOP).await;
            let page = self.rating_page(who);
            self.chrome.go(&tab, &page).await;
            tab
        };
        self.chrome.until_true(&tab, "document.querySelector('#comment-B01-01') !== null").await;
        tab
    }

    /// Makes the static page of what Acquis shows, and of its first page.
    async fn make_static(&mut self, folder: &Path) {
        let _ = std::fs::remove_dir_all(folder);
        std::fs::create_dir_all(folder).expect("a folder");
        let dist = PathBuf::from(given("ACQUIS_DIST"));
        let page = std::fs::read_to_string(dist.join("index.html")).expect("the built page");
        let mut links = String::new();
        for link in page.split('<').filter(|tag| tag.starts_with("link rel=\"stylesheet\"")) {
            let link = link.split('>').next().unwrap_or_default();
            links.extend(["<", link, ">\n"]);
            let name = link.split("href=\"./").nth(1).and_then(|rest| rest.split('"').next());
            let name = name.expect("a style sheet beside the page");
            std::fs::copy(dist.join(name), folder.join(name)).expect("a style sheet");
        }
        let profile = self.chrome.new_profile().await;
        let tab = self.acquis(&profile).await;
        self.chrome.until_true(&tab, "document.querySelector('#open-file') !== null").await;
        self.write_static(&tab, &links, &folder.join("home.html")).await;
        self.chrome.forget(&profile).await;
        let profile = self.chrome.new_profile().await;
        let tab = self.acquis_with(&profile, SMALL).await;
        let go = format!("location.hash = '#/d/{}/bloc/B01'", dossiers::id(0));
        self.chrome.script(&tab, &go).await;
        self.chrome.until_true(&tab, "document.querySelector('.competence') !== null").await;
        self.write_static(&tab, &links, &folder.join("index.html")).await;
        self.chrome.forget(&profile).await;
    }

    async fn write_static(&mut self, tab: &Tab, links: &str, to: &Path) {
        let body = "(() => {
            const body = document.body.cloneNode(true);
            const shown = document.querySelectorAll('input');
            body.querySelectorAll('input').forEach((input, n) => input.toggleAttribute('checked', shown[n].checked));
            for (const twin of body.querySelectorAll('.grow-twin')) twin.nextElementSibling.textContent = twin.textContent;
            body.querySelectorAll('script').forEach((script) => script.remove());
            return body.innerHTML;
        })()";
        let body = self.chrome.script(tab, body).await;
        let body = body.as_str().expect("markup");
        let text = format!(
            "<!doctype html>\n<html lang=\"fr\">\n<head>\n<meta charset=\"utf-8\">\n<title>Static</title>\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"color-scheme\" content=\"light dark\">\n<link rel=\"icon\" href=\"data:,\">\n{links}\
             </head>\n<body>{body}</body>\n</html>\n"
        );
        std::fs::write(to, text).expect("the static page");
    }
}

/// Whether the page says that all is kept.
pub(crate) const SAVED: &str =
    "/Enregistré/.test(document.getElementById('save-status')?.textContent ?? '')";

/// A file to be opened.
pub(crate) fn write_file(name: &str, bytes: &[u8]) -> PathBuf {
    let folder = PathBuf::from(given("ACQUIS_CONTESTANTS")).join("files");
    std::fs::create_dir_all(&folder).expect("a folder for files");
    let path = folder.join(name);
    std::fs::write(&path, bytes).expect("written");
    path
}

/// What the contestants keep of a dossier, as JSON.
fn records(size: Size) -> String {
    let dossier = dossiers::dossier(0, size);
    let mut records = BTreeMap::new();
    let mut put = |key: String, value: &Value| records.insert(key, value.to_string());
    put("bench/certification".to_owned(), &dossier["certification"]);
    let all = |name: &str| dossier[name].as_array().expect("a list");
    for rating in all("ratings") {
        put(format!("bench/rating/{}", rating["competence"].as_str().unwrap()), rating);
    }
    for evidence in all("evidence") {
        put(format!("bench/evidence/{}", evidence["id"].as_str().unwrap()), evidence);
    }
    json!(records).to_string()
}

/// Compresses a site as the build compresses Acquis, and gives it a service worker of the same kind.
fn finish(folder: &Path) {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let worker = here.join("../../public/sw.js");
    let done =
        Command::new("node").arg(here.join("bench/finish.mjs")).arg(folder).arg(worker).status();
    assert!(done.is_ok_and(|done| done.success()), "node could not finish {}", folder.display());
}
