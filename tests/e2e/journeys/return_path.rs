//! Leaving, coming back, second thoughts, several dossiers, another language.

use acquis_e2e::{Candidate, DESKTOP, PHONE, Site, candidate::competences, run};
use fantoccini::key::Key;
use serde_json::json;

#[test]
fn what_was_typed_is_there_after_the_tab_is_lost() {
    run(async {
        let site = Site::serve();
        let candidate = Candidate::arrives(&site, PHONE).await;
        let browser = &candidate.browser;
        candidate.begins().await;
        candidate.begins_to_tell().await;
        browser.write("#title", "Un appel difficile").await;
        browser.write("#actions", "On a rappelé, nous avons conclu.").await;
        assert!(browser.text("#actions-advice").await.contains("« je »"));
        candidate.sees_saved().await;
        let hash = browser.script("return location.hash", vec![]).await;

        // The tab goes; a new one opens on the same address.
        let tab = browser.client.new_window(true).await.expect("a new tab");
        browser.client.close_window().await.expect("the old one is closed");
        browser.client.switch_to_window(tab.handle).await.expect("in the new one");
        let there = format!("{}{}", site.url, hash.as_str().unwrap());
        browser.client.goto(&there).await.expect("opened");
        browser.find("#title").await;
        let value = "return document.querySelector(arguments[0]).value";
        assert_eq!(browser.script(value, vec![json!("#title")]).await, "Un appel difficile");
        let actions = browser.script(value, vec![json!("#actions")]).await;
        assert_eq!(actions, "On a rappelé, nous avons conclu.");
        browser.assert_calm().await;
    });
}

#[test]
fn a_deleted_situation_and_a_deleted_dossier_come_back() {
    run(async {
        let site = Site::serve();
        let candidate = Candidate::arrives(&site, DESKTOP).await;
        let browser = &candidate.browser;
        candidate.begins().await;
        candidate.tells("Une situation", &[]).await;
        browser.click("main .button.danger").await;
        browser.find(".empty").await;
        browser.click(".toast .button").await;
        browser.find("li.card.evidence").await;

        candidate.opens("#/").await;
        browser.click("li.dossier .row button:nth-child(2)").await;
        let two = "return document.querySelectorAll('li.dossier').length === 2";
        browser.until("a second dossier", two, vec![]).await;
        browser.click("li.dossier .row button:nth-child(1)").await;
        browser.write("dialog[open] #rename", "Mon CQP").await;
        browser.click("dialog[open] button[type=submit]").await;
        let named = "return [...document.querySelectorAll('li.dossier h2')].some(h => h.textContent === 'Mon CQP')";
        browser.until("the new name", named, vec![]).await;

        let one = "return document.querySelectorAll('li.dossier').length === 1";
        browser.click("li.dossier .row button:nth-child(3)").await;
        browser.until("in the bin", one, vec![]).await;
        browser.click(".toast .button").await;
        browser.until("out of the bin", two, vec![]).await;
        browser.click("li.dossier .row button:nth-child(3)").await;
        browser.until("in the bin again", one, vec![]).await;
        browser.click("#bin-title ~ ul .danger").await;
        browser.click("dialog[open] .danger").await;
        browser
            .until(
                "the bin is empty",
                "return document.getElementById('bin-title') === null",
                vec![],
            )
            .await;
        browser.assert_calm().await;
    });
}

#[test]
fn the_whole_path_goes_by_keyboard() {
    run(async {
        let site = Site::serve();
        let candidate = Candidate::arrives(&site, DESKTOP).await;
        let browser = &candidate.browser;
        let focused =
            "const e = document.activeElement; return e !== null && e.matches(arguments[0])";
        let focus = "document.querySelector(arguments[0]).focus(); return true";
        browser.script(focus, vec![json!("#begin")]).await;
        browser.keys("\u{e007}").await;
        browser.find("li.block").await;
        browser.until("focus on the heading", focused, vec![json!("#page-title")]).await;

        browser.script(focus, vec![json!("li.block a")]).await;
        browser.keys("\u{e007}").await;
        browser.find(".competence").await;
        browser.until("focus on the heading", focused, vec![json!("#page-title")]).await;
        browser.keys("j").await;
        browser.until("focus on the first", focused, vec![json!(".competence:first-child")]).await;
        browser.keys("3").await;
        browser.find(".competence:first-child input[value=autonomous]:checked").await;
        browser.keys("\u{e015}").await;
        browser.find(".competence:first-child input[value=transmits]:checked").await;
        browser.keys("j").await;
        browser.keys("1").await;
        browser.find(".competence:nth-child(2) input[value=not-practised]:checked").await;
        // Undo takes back the last step only.
        let undo = "document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, bubbles: true })); return true";
        browser.script(undo, vec![]).await;
        let none =
            "return document.querySelector('.competence:nth-child(2) input:checked') === null";
        browser.until("undone", none, vec![]).await;
        browser.find(".competence:first-child input[value=transmits]:checked").await;

        browser.keys("?").await;
        browser.find("dialog[open] kbd").await;
        browser.keys(&String::from(char::from(Key::Escape))).await;
        browser
            .until("closed", "return document.querySelector('dialog[open]') === null", vec![])
            .await;
        browser.keys("g").await;
        browser.keys("p").await;
        browser.find("#tell").await;
        browser.keys("n").await;
        browser.find("#title").await;
        browser.assert_calm().await;
    });
}

#[test]
fn another_language_and_another_look_are_kept() {
    run(async {
        let site = Site::serve();
        let candidate = Candidate::arrives(&site, DESKTOP).await;
        let browser = &candidate.browser;
        browser.click(".menu > button").await;
        browser.click("#menu select option[value=en]").await;
        browser.until("English", "return document.documentElement.lang === 'en'", vec![]).await;
        assert_eq!(browser.text("#page-title").await, "My dossiers");
        browser.click(".menu > button").await;
        browser.click("#menu select option[value=dark]").await;
        let dark = "return document.documentElement.dataset.theme === 'dark'";
        browser.until("dark", dark, vec![]).await;
        browser.reload().await;
        browser.find("#begin").await;
        assert_eq!(browser.text("#page-title").await, "My dossiers");
        browser.until("dark still", dark, vec![]).await;
        browser.assert_calm().await;
    });
}

#[test]
fn a_word_without_end_widens_no_page() {
    run(async {
        let site = Site::serve();
        let candidate = Candidate::arrives(&site, PHONE).await;
        candidate.begins().await;
        let endless = "a".repeat(190);
        candidate.tells(&endless, &competences("RNCP39866BC01", 2)).await;
        for place in ["", "/preuves", "/bloc/RNCP39866BC01", "/bloc/RNCP39866BC01/1", "/dossier"] {
            candidate.opens_in_dossier(place).await;
            candidate.browser.assert_calm().await;
        }
        candidate.browser.click("#preview").await;
        candidate.browser.find(".printed").await;
        candidate.browser.assert_calm().await;
    });
}

#[test]
fn what_the_shelf_does_to_the_dossier_opened_last_is_seen_in_it() {
    run(async {
        let site = Site::serve();
        let candidate = Candidate::arrives(&site, DESKTOP).await;
        let browser = &candidate.browser;
        candidate.begins().await;
        candidate.opens_in_dossier("/bloc/RNCP39866BC01").await;
        candidate.rates("RNCP39866BC01-01", "autonomous").await;
        candidate.opens("#/").await;
        // Put in the bin, erased for good, then the browser's own way back.
        browser.click("li.dossier .row button:nth-child(3)").await;
        browser.find("#bin-title").await;
        browser.click("[aria-labelledby='bin-title'] .row button:nth-child(2)").await;
        browser.click("dialog[open] button.danger").await;
        browser
            .until("erased", "return document.getElementById('bin-title') === null", vec![])
            .await;
        browser.client.back().await.expect("back");
        browser.until("refused", "return /ne peut pas/.test(document.title)", vec![]).await;
    });
}
