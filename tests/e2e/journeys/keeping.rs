//! The work is kept: in two places, in two tabs, when a place is full, emptied or refuses.

use acquis_e2e::{Browser, Candidate, DESKTOP, PHONE, Site, run};
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
        browser.client.refresh().await.expect("reloaded");
        shows(browser, "#context", &long).await;

        browser.script(REFUSE, vec![]).await;
        browser.write("#actions", "Ce que plus rien ne garde.").await;
        assert!(browser.text("#app .banner").await.contains("plein"));
        assert!(browser.text("#save-status").await.contains("Non enregistré"));
        browser.script(EMPTY, vec![]).await;
        browser.script(ACCEPT, vec![]).await;
        browser.click("#app .banner button").await;
        candidate.sees_saved().await;
        browser.client.refresh().await.expect("reloaded");
        shows(browser, "#actions", "Ce que plus rien ne garde.").await;
        browser.assert_calm().await;
    });
}

#[test]
fn what_local_storage_loses_comes_back_from_the_journal() {
    run(async {
        let site = Site::serve();
        let candidate = Candidate::arrives(&site, PHONE).await;
        let browser = &candidate.browser;
        candidate.begins().await;
        candidate.begins_to_tell().await;
        browser.write("#context", "Un adhérent arrive à l’agence.").await;
        candidate.sees_saved().await;
        browser.script("localStorage.clear(); return true", vec![]).await;
        browser.client.refresh().await.expect("reloaded");
        shows(browser, "#context", "Un adhérent arrive à l’agence.").await;
        candidate.opens("#/").await;
        assert_eq!(browser.count(".card.dossier").await, 1);
        // From the first page too, with nothing in localStorage.
        browser.script("localStorage.clear(); return true", vec![]).await;
        browser.client.refresh().await.expect("reloaded");
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
        candidate.begins().await;
        candidate.begins_to_tell().await;
        browser.write("#context", "Un adhérent arrive.").await;
        candidate.sees_saved().await;
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
