//! What is erased in one tab is let go of in the others, and comes back from none.

use acquis_e2e::{Candidate, DESKTOP, Site, run};
use serde_json::json;

/// How many texts are left in either place, but for the settings.
const LEFT: &str = "const done = arguments[arguments.length - 1];
    const left = Object.keys(localStorage).filter(key => key.startsWith('acquis/1/'));
    const open = indexedDB.open('acquis/1');
    open.onsuccess = () => {
        const keys = open.result.transaction('records').objectStore('records').getAllKeys();
        keys.onsuccess = () => { open.result.close(); done(left.concat(keys.result).join()); };
    };";

#[test]
fn a_tab_lets_go_of_a_dossier_that_another_erases_for_good() {
    run(async {
        let site = Site::serve();
        let candidate = Candidate::arrives(&site, DESKTOP).await;
        let browser = &candidate.browser;
        candidate.begins_with("À ne plus garder.").await;
        let (first, _) = browser.second_tab(&site.url).await;
        browser.click("li.dossier .row button:nth-child(3)").await;
        browser.click("[aria-labelledby='bin-title'] .button.danger").await;
        browser.click("dialog[open] .button.danger").await;
        let none = "return document.querySelector('#bin-title') === null";
        browser.until("the bin is empty", none, vec![]).await;

        browser.turn_to(&first).await;
        let home = "return location.hash === '#/' && document.querySelector('li.dossier') === null";
        browser.until("the first page, without it", home, vec![]).await;
        // Nothing of it is written again by a page that is left.
        browser.reload().await;
        browser.find("#begin").await;
        let left = browser.client.execute_async(LEFT, vec![]).await.expect("counted");
        assert_eq!(left, json!(""));
        browser.assert_calm().await;
    });
}

#[test]
fn a_tab_lets_go_of_its_dossier_when_the_device_is_left() {
    run(async {
        let site = Site::serve();
        let candidate = Candidate::arrives(&site, DESKTOP).await;
        let browser = &candidate.browser;
        candidate.begins_with("À ne plus garder.").await;
        let (first, _) = browser.second_tab(&site.url).await;
        browser.click("#leave").await;
        browser.click("dialog[open] #leave-now").await;
        browser.until("empty", "return document.querySelector('#leave') === null", vec![]).await;
        browser.turn_to(&first).await;
        let home = "return location.hash === '#/' && document.querySelector('li.dossier') === null";
        browser.until("the first page, without it", home, vec![]).await;
        let left = browser.client.execute_async(LEFT, vec![]).await.expect("counted");
        assert_eq!(left, json!(""));
        browser.assert_calm().await;
    });
}

#[test]
fn a_page_that_was_asleep_asks_what_to_do_with_a_dossier_that_is_gone() {
    run(async {
        let site = Site::serve();
        let candidate = Candidate::arrives(&site, DESKTOP).await;
        let browser = &candidate.browser;
        candidate.begins_with("Sur cette page seulement.").await;
        // The browser itself has emptied both places, and the page is shown again.
        let empty = "const done = arguments[arguments.length - 1];
            localStorage.clear();
            const open = indexedDB.open('acquis/1');
            open.onsuccess = () => {
                const transaction = open.result.transaction('records', 'readwrite');
                transaction.objectStore('records').clear();
                transaction.oncomplete = () => {
                    open.result.close();
                    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
                    done(true);
                };
            };";
        for answer in ["#gone-keep", "#gone-close"] {
            browser.client.execute_async(empty, vec![]).await.expect("emptied");
            browser.find(answer).await;
            assert_eq!(browser.inaccessible("gone").await, None);
            browser.click(answer).await;
            if answer == "#gone-keep" {
                candidate.sees_saved().await;
                browser.reload().await;
                let text = "return document.querySelector('#context')?.value === 'Sur cette page seulement.'";
                browser.until("the text", text, vec![]).await;
                // In the browser's own language by now. What is saved after opening comes after the look in both
                // places, which would write again what is missing.
                let write = "const field = document.querySelector('#context');
                    field.value += ' Encore.';
                    field.dispatchEvent(new Event('input', { bubbles: true }));
                    return true";
                browser.script(write, vec![]).await;
                let saved = "return /Enregistré à|Saved at/.test(document.getElementById('save-status').textContent)";
                browser.until("kept, opened again", saved, vec![]).await;
            }
        }
        browser.until("home", "return location.hash === '#/'", vec![]).await;
        let left = browser.client.execute_async(LEFT, vec![]).await.expect("counted");
        assert_eq!(left, json!(""));
        browser.assert_calm().await;
    });
}
