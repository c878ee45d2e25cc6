//! The work is kept: in two places, in two tabs, when a place is full, emptied or refuses.

use acquis_e2e::{Browser, Candidate, DESKTOP, Engine, Need, PHONE, Site, lacks, run};
use serde_json::json;

/// Fills localStorage to the last character.
const FILL: &str = "for (let size = 1 << 20; size >= 1; size >>= 1)
        for (let n = 0; ; n++)
            try { localStorage.setItem('fill-' + size + '-' + n, 'x'.repeat(size)); } catch { break; }
    return true";

const EMPTY: &str = "Object.keys(localStorage).filter(k => k.startsWith('fill-'))
    .forEach(k => localStorage.removeItem(k)); return true";

/// The journal refuses whatever is written from now on.
const REFUSE: &str = "window.put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = () => { throw new DOMException('', 'QuotaExceededError'); };
    return true";

const ACCEPT: &str = "IDBObjectStore.prototype.put = window.put; return true";

/// A browser in which a person has forbidden sites to keep anything.
const FORBID: &str = "const forbidden = () => { throw new DOMException('', 'SecurityError'); };
    for (const store of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
        Object.defineProperty(window, store, { configurable: true, get: forbidden });";

async fn shows(browser: &Browser, field: &str, text: &str) {
    let value = "return document.querySelector(arguments[0])?.value === arguments[1]";
    browser.until("the text", value, vec![json!(field), json!(text)]).await;
}

#[test]
fn a_full_store_costs_nothing_and_a_browser_that_keeps_nothing_more_is_told() {
    run(async {
        let site = Site::serve();
        let candidate = Candidate::arrives(&site, DESKTOP).await;
        let browser = &candidate.browser;
        candidate.begins().await;
        candidate.begins_to_tell().await;
        candidate.sees_saved().await;
        browser.script(FILL, vec![]).await;
        let long = "Un texte qui ne tient plus. ".repeat(8);
        browser.write("#context", &long).await;
        candidate.sees_saved().await;
        assert_eq!(browser.count("#app .banner").await, 0, "the journal has it");
        browser.reload().await;
        shows(browser, "#context", &long).await;

        browser.script(REFUSE, vec![]).await;
        browser.write("#actions", "Ce que plus rien ne garde.").await;
        assert!(browser.text("#app .banner").await.contains("plein"));
        assert!(browser.text("#save-status").await.contains("Non enregistré"));
        browser.script(EMPTY, vec![]).await;
        browser.script(ACCEPT, vec![]).await;
        browser.click("#app .banner button").await;
        candidate.sees_saved().await;
        browser.reload().await;
        shows(browser, "#actions", "Ce que plus rien ne garde.").await;
        browser.assert_calm().await;
    });
}

#[test]
fn a_dossier_is_begun_though_local_storage_is_full_and_none_is_opened_over_one_that_is_kept_nowhere()
 {
    run(async {
        let site = Site::serve();
        let candidate = Candidate::arrives(&site, DESKTOP).await;
        let browser = &candidate.browser;
        candidate.begins().await;
        let other = candidate.dossier().await;
        candidate.opens("#/").await;
        browser.script(FILL, vec![]).await;
        candidate.begins().await;
        assert_ne!(candidate.dossier().await, other);
        candidate.begins_to_tell().await;
        browser.write("#context", "Commencé quand tout est plein.").await;
        candidate.sees_saved().await;
        candidate.opens("#/").await;
        let both = "return document.querySelectorAll('li.dossier').length === 2";
        browser.until("both dossiers", both, vec![]).await;
        browser.reload().await;
        browser.until("both dossiers", both, vec![]).await;
        browser.client.back().await.expect("back");
        shows(browser, "#context", "Commencé quand tout est plein.").await;

        browser.script(REFUSE, vec![]).await;
        browser.write("#actions", "Ce que plus rien ne garde.").await;
        let refused =
            "return /Non enregistré/.test(document.getElementById('save-status').textContent)";
        browser.until("not saved", refused, vec![]).await;
        browser.script("location.hash = arguments[0]; return true", vec![json!(other)]).await;
        let told =
            "return document.querySelector('main').textContent.includes('enregistré nulle part')";
        browser.until("refused with a sentence", told, vec![]).await;
        assert_eq!(browser.inaccessible("another dossier refused").await, None);
        browser.click("main .button.primary").await;
        browser.find("#export").await;
        browser.script(ACCEPT, vec![]).await;
        browser.click("#app .banner button").await;
        candidate.sees_saved().await;
        candidate.opens(&other).await;
        browser.assert_calm().await;
    });
}

#[test]
fn what_local_storage_loses_comes_back_from_the_journal() {
    run(async {
        let site = Site::serve();
        let candidate = Candidate::arrives(&site, PHONE).await;
        let browser = &candidate.browser;
        candidate.begins_with("Un adhérent arrive à l’agence.").await;
        browser.script("localStorage.clear(); return true", vec![]).await;
        browser.reload().await;
        shows(browser, "#context", "Un adhérent arrive à l’agence.").await;
        candidate.opens("#/").await;
        assert_eq!(browser.count(".card.dossier").await, 1);
        // From the first page too, with nothing in localStorage.
        browser.script("localStorage.clear(); return true", vec![]).await;
        browser.reload().await;
        browser.click(".card.dossier a").await;
        browser.find("li.block").await;
        browser.assert_calm().await;
    });
}

#[test]
fn two_tabs_on_one_dossier_follow_each_other_and_leave_the_caret_alone() {
    run(async {
        let site = Site::serve();
        let candidate = Candidate::arrives(&site, DESKTOP).await;
        let browser = &candidate.browser;
        candidate.begins_with("Un adhérent arrive.").await;
        let hash = browser.script("return location.hash", vec![]).await;
        let first = browser.client.window().await.expect("a window");
        let second = browser.client.new_window(true).await.expect("a second tab").handle;
        browser.client.switch_to_window(second.clone()).await.expect("there");
        let there = format!("{}{}", site.url, hash.as_str().unwrap());
        browser.client.goto(&there).await.expect("opened");
        shows(browser, "#context", "Un adhérent arrive.").await;
        browser.write("#outcome", "Il repart content.").await;
        candidate.sees_saved().await;

        browser.client.switch_to_window(first.clone()).await.expect("back");
        shows(browser, "#outcome", "Il repart content.").await;
        let caret = "const field = document.querySelector('#context');
            field.focus(); field.setSelectionRange(3, 3); return true";
        browser.script(caret, vec![]).await;
        browser.keys("très ").await;
        candidate.sees_saved().await;
        browser.client.switch_to_window(second).await.expect("there");
        shows(browser, "#context", "Un très adhérent arrive.").await;
        browser.write("#means", "Le logiciel de l’agence.").await;
        candidate.sees_saved().await;
        browser.client.switch_to_window(first).await.expect("back");
        shows(browser, "#means", "Le logiciel de l’agence.").await;
        let place = "return document.activeElement.id + document.activeElement.selectionStart";
        assert_eq!(browser.script(place, vec![]).await, "context8");
        browser.assert_calm().await;
    });
}

#[test]
fn where_nothing_may_be_kept_the_work_goes_on_under_a_warning_and_can_be_taken_along() {
    run(async {
        let site = Site::serve();
        let browser = if Engine::chosen() == Engine::Firefox {
            // As a person who refuses all cookies: each of the getters throws.
            let refuse = [("network.cookie.cookieBehavior", json!(2))];
            Browser::start_firefox_with(&refuse, PHONE).await
        } else {
            if lacks(Need::Protocol) {
                return;
            }
            let browser = Browser::start(PHONE).await;
            let forbid = json!({ "source": FORBID });
            browser.devtools("Page.addScriptToEvaluateOnNewDocument", forbid).await;
            browser
        };
        let candidate = Candidate::arrives_in(browser, &site).await;
        let browser = &candidate.browser;
        candidate.begins().await;
        candidate.begins_to_tell().await;
        browser.write("#context", "Écrit sans que rien ne le garde.").await;
        for page in ["/preuves", "/parcours", "/dossier", ""] {
            candidate.opens_in_dossier(page).await;
            let warned = browser.text("#app .banner").await;
            assert!(warned.contains("ne garde rien"), "{page}: {warned}");
            assert_eq!(browser.text("#save-status").await, "Non enregistré", "{page}");
        }
        let (_, file) = candidate.exports().await;
        let told = &file["dossier"]["evidence"][0]["story"]["context"];
        assert_eq!(told, "Écrit sans que rien ne le garde.");
        browser.assert_calm().await;
    });
}

#[test]
fn without_local_storage_the_journal_keeps_the_work_alone() {
    run(async {
        if lacks(Need::Preferences) {
            return;
        }
        let site = Site::serve();
        let off = [("dom.storage.enabled", json!(false))];
        let browser = Browser::start_firefox_with(&off, DESKTOP).await;
        let candidate = Candidate::arrives_in(browser, &site).await;
        let browser = &candidate.browser;
        let lent = browser.script("return window.localStorage === null", vec![]).await;
        assert_eq!(lent, json!(true), "Firefox lends none");
        candidate.begins_with("Gardé par le journal seul.").await;
        browser.reload().await;
        shows(browser, "#context", "Gardé par le journal seul.").await;
        browser.assert_calm().await;
    });
}

#[test]
fn a_page_left_in_the_midst_of_a_word_or_frozen_comes_back_with_all_that_was_written() {
    run(async {
        if lacks(Need::Protocol) {
            return;
        }
        let site = Site::serve();
        let candidate = Candidate::arrives(&site, DESKTOP).await;
        let browser = &candidate.browser;
        candidate.begins().await;
        candidate.begins_to_tell().await;
        let hash = browser.script("return location.hash", vec![]).await;
        let here = format!("{}{}", site.url, hash.as_str().unwrap());

        // Gone before the timer that saves, then back: from the browser's memory or anew.
        browser.write("#context", "Parti aussitôt").await;
        browser.client.goto("about:blank").await.expect("gone");
        browser.client.back().await.expect("back");
        shows(browser, "#context", "Parti aussitôt").await;

        // Frozen as a browser freezes what was hidden for long, while another tab goes on. (One frozen in
        // the midst of writing to the journal would hold the other up until it wakes.)
        let first = browser.client.window().await.expect("a window");
        browser.write("#actions", "Écrit juste avant").await;
        candidate.sees_saved().await;
        let freeze = json!({ "state": "frozen" });
        browser.devtools("Page.setWebLifecycleState", freeze).await;
        let second = browser.client.new_window(true).await.expect("a second tab").handle;
        browser.client.switch_to_window(second).await.expect("there");
        browser.client.goto(&here).await.expect("opened");
        shows(browser, "#actions", "Écrit juste avant").await;
        browser.write("#outcome", "Écrit pendant ce temps.").await;
        candidate.sees_saved().await;

        browser.client.switch_to_window(first).await.expect("back");
        browser.devtools("Page.setWebLifecycleState", json!({ "state": "active" })).await;
        shows(browser, "#outcome", "Écrit pendant ce temps.").await;
        browser.write("#means", "Écrit après.").await;
        candidate.sees_saved().await;
        browser.reload().await;
        for (field, text) in [
            ("#context", "Parti aussitôt"),
            ("#actions", "Écrit juste avant"),
            ("#outcome", "Écrit pendant ce temps."),
            ("#means", "Écrit après."),
        ] {
            shows(browser, field, text).await;
        }
        browser.assert_calm().await;
    });
}

#[test]
fn a_device_without_room_is_told_as_such_and_what_was_written_is_kept_once_there_is_some() {
    run(async {
        if lacks(Need::Protocol) {
            return;
        }
        let site = Site::serve();
        let browser = Browser::start(DESKTOP).await;
        let origin = site.origin();
        // Before the browser has counted what there is.
        let least = json!({ "origin": origin, "quotaSize": 1 });
        browser.devtools("Storage.overrideQuotaForOrigin", least).await;
        let candidate = Candidate::arrives_in(browser, &site).await;
        let browser = &candidate.browser;
        candidate.begins().await;
        candidate.begins_to_tell().await;
        let told =
            "return document.querySelector('#app .banner')?.textContent.includes(arguments[0])";
        let half = "refuse la seconde copie";
        browser.until("told that only one place keeps it", told, vec![json!(half)]).await;
        browser.script(FILL, vec![]).await;
        let long = "Un texte pour lequel il n’y a plus de place. ".repeat(8);
        browser.write("#context", &long).await;
        browser.until("told that the device is full", told, vec![json!("plein")]).await;
        assert_eq!(browser.text("#save-status").await, "Non enregistré");

        let own = json!({ "origin": origin });
        browser.devtools("Storage.overrideQuotaForOrigin", own).await;
        browser.click("#app .banner button").await;
        candidate.sees_saved().await;
        browser.reload().await;
        shows(browser, "#context", &long).await;
    });
}
