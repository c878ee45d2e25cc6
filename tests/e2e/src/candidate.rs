//! What a candidate does, in their words.

use crate::{Browser, Site};
use serde_json::{Value, json};

/// A candidate at a browser, on the site.
pub struct Candidate<'a> {
    /// The browser.
    pub browser: Browser,
    /// The site.
    pub site: &'a Site,
}

impl<'a> Candidate<'a> {
    /// Opens the site for the first time on this device.
    pub async fn arrives(site: &'a Site, window: (u32, u32)) -> Self {
        Self::arrives_in(Browser::start(window).await, site).await
    }

    /// Opens the site for the first time in that browser.
    pub async fn arrives_in(browser: Browser, site: &'a Site) -> Self {
        browser.client.goto(&site.url).await.expect("the site opens");
        let candidate = Self { browser, site };
        candidate.browser.find("#begin").await;
        // Some browsers cannot be told before that the person speaks French.
        let french = "return document.documentElement.lang === 'fr'";
        if candidate.browser.script(french, vec![]).await != json!(true) {
            let choose = "localStorage.setItem('acquis/settings/language', 'fr'); return true";
            candidate.browser.script(choose, vec![]).await;
            candidate.browser.reload().await;
            candidate.browser.find("#begin").await;
        }
        candidate
    }

    /// Begins a dossier on the default certification, and is on its dashboard.
    pub async fn begins(&self) {
        self.browser.click("#begin").await;
        self.browser.find("li.block").await;
    }

    /// The hash of the open dossier, `#/d/…`.
    pub async fn dossier(&self) -> String {
        let hash = self.browser.script("return location.hash", vec![]).await;
        let hash = hash.as_str().unwrap().to_owned();
        hash.split('/').take(3).collect::<Vec<_>>().join("/")
    }

    /// Goes to a page by its address.
    pub async fn opens(&self, hash: &str) {
        let go = "location.hash = arguments[0]; return true";
        self.browser.script(go, vec![json!(hash)]).await;
        let there = "const h = document.getElementById('page-title');
            return location.hash === arguments[0] && h !== null && document.title.startsWith(h.textContent)";
        self.browser.until("the page", there, vec![json!(hash)]).await;
    }

    /// Goes to a page of the open dossier, such as `/preuves`.
    pub async fn opens_in_dossier(&self, page: &str) {
        let hash = format!("{}{page}", self.dossier().await);
        self.opens(&hash).await;
    }

    /// Chooses a level for a competence shown on the page.
    pub async fn rates(&self, competence: &str, level: &str) {
        let radio = format!("[data-competence='{competence}'] input[value='{level}']");
        self.browser.click(&radio).await;
        let chosen = format!("{radio}:checked");
        self.browser.find(&chosen).await;
    }

    /// Begins a situation, and is in its editor.
    pub async fn begins_to_tell(&self) {
        self.opens_in_dossier("/preuves").await;
        self.browser.click("#tell").await;
        self.browser.find("#title").await;
    }

    /// Tells a complete situation and ticks what it proves; is in its editor.
    pub async fn tells(&self, title: &str, proves: &[String]) {
        self.begins_to_tell().await;
        self.browser.write("#title", title).await;
        self.browser.write("#from", "mars 2024").await;
        // From their notes: a key at a time, the drivers take longer for these than for all the rest.
        self.browser.paste("#context", "Un adhérent arrive à l’agence avec une question.").await;
        self.browser.paste("#actions", "J’ai écouté, vérifié son contrat, puis expliqué.").await;
        self.browser.paste("#outcome", "L’adhérent est reparti avec une réponse claire.").await;
        for competence in proves {
            let tick = format!("input[name='{competence}']");
            self.browser.click(&tick).await;
            self.browser.find(&format!("{tick}:checked")).await;
        }
    }

    /// Waits until the page says that everything is saved.
    pub async fn sees_saved(&self) {
        let saved = "return /Enregistré/.test(document.getElementById('save-status').textContent)";
        self.browser.until("Enregistré", saved, vec![]).await;
    }

    /// Begins a dossier and a situation in it, and sees it saved; stays in the editor.
    pub async fn begins_with(&self, context: &str) {
        self.begins().await;
        self.begins_to_tell().await;
        self.browser.write("#context", context).await;
        self.sees_saved().await;
    }

    /// Waits until the device holds nothing of what was written: after all of it was erased.
    pub async fn sees_nothing_left(&self) {
        let empty = "const done = arguments[arguments.length - 1];
            const left = Object.keys(localStorage).length + document.querySelectorAll('li.dossier').length;
            if (left > 0 || !document.querySelector('#begin')) return done(false);
            const open = indexedDB.open('acquis/1');
            open.onerror = () => done(false);
            open.onsuccess = () => {
                if (!open.result.objectStoreNames.contains('records')) return done(true);
                const keys = open.result.transaction('records').objectStore('records').getAllKeys();
                keys.onsuccess = () => { open.result.close(); done(keys.result.length === 0); };
            };";
        self.browser.until_async("nothing is left", empty).await;
    }

    /// What the dashboard says of a bloc.
    pub async fn reads_block(&self, code: &str) -> String {
        self.browser.text(&format!("li.block[data-block='{code}'] .tag")).await
    }

    /// Exports the dossier and gives the file's name and content.
    pub async fn exports(&self) -> (String, Value) {
        self.opens_in_dossier("/dossier").await;
        self.browser.click("#export").await;
        let (name, bytes) = self.browser.downloaded(".json").await;
        (name, serde_json::from_slice(&bytes).expect("JSON"))
    }

    /// Offers bytes to a file input as a file of that name.
    pub async fn offers(&self, input: &str, name: &str, bytes: &[u8]) {
        // Beside the downloads, not among them.
        let place = self.browser.downloads.with_file_name("offered");
        std::fs::create_dir_all(&place).expect("a folder for files to offer");
        let path = place.join(name);
        std::fs::write(&path, bytes).expect("written");
        let field = self.browser.find(input).await;
        field.send_keys(&path.to_string_lossy()).await.expect("the input takes a file");
    }
}

/// The ids of the competences of a bloc of the default certification.
pub fn competences(block: &str, count: usize) -> Vec<String> {
    (1..=count).map(|n| format!("{block}-{n:02}")).collect()
}
