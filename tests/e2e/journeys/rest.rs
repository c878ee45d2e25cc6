//! A page that the browser puts aside and brings back: from its memory, from a freeze, from another day.

use acquis_e2e::{Browser, Candidate, DESKTOP, Need, Site, lacks, run};
use serde_json::json;

async fn shows(browser: &Browser, field: &str, text: &str) {
    let value = "return document.querySelector(arguments[0])?.value === arguments[1]";
    browser.until("the text", value, vec![json!(field), json!(text)]).await;
}

/// Leaves for another page of the site, in the same tab, before the timer that saves; and comes back.
#[test]
fn a_page_brought_back_from_the_browser_s_memory_goes_on_with_all_that_was_written_meanwhile() {
    run(async {
        let site = Site::serve();
        let candidate = Candidate::arrives(&site, DESKTOP).await;
        let browser = &candidate.browser;
        candidate.begins_with("Écrit avant.").await;
        let here = browser.client.current_url().await.expect("an address").to_string();
        let mark = "window.mark = true;
            addEventListener('pageshow', event => window.restored = event.persisted); return true";
        browser.script(mark, vec![]).await;
        browser.write("#actions", "Parti aussitôt").await;
        let leave = "setTimeout(() => location.href = '404.html'); return true";
        browser.script(leave, vec![]).await;
        browser.until("elsewhere", "return !location.hash", vec![]).await;

        // Meanwhile the person goes on in another tab.
        let (first, second) = browser.second_tab(&here).await;
        shows(browser, "#actions", "Parti aussitôt").await;
        browser.write("#outcome", "Écrit pendant ce temps.").await;
        candidate.sees_saved().await;

        browser.turn_to(&first).await;
        browser.script("setTimeout(() => history.back()); return true", vec![]).await;
        shows(browser, "#outcome", "Écrit pendant ce temps.").await;
        shows(browser, "#actions", "Parti aussitôt").await;
        let how = "return [window.mark === true, window.restored === true].join()";
        let how = browser.script(how, vec![]).await;
        println!("brought back: {how}");
        browser.write("#means", "Écrit après.").await;
        candidate.sees_saved().await;
        browser.turn_to(&second).await;
        shows(browser, "#means", "Écrit après.").await;
        browser.reload().await;
        for (field, text) in [
            ("#context", "Écrit avant."),
            ("#actions", "Parti aussitôt"),
            ("#outcome", "Écrit pendant ce temps."),
            ("#means", "Écrit après."),
        ] {
            shows(browser, field, text).await;
        }
        browser.assert_calm().await;
    });
}

/// The clock of the device jumps back by years while a dossier is open.
#[test]
fn a_clock_that_is_moved_back_loses_nothing() {
    run(async {
        if lacks(Need::Protocol) {
            return;
        }
        let site = Site::serve();
        let browser = Browser::start(DESKTOP).await;
        let back = "const Real = Date; let late = false;
            window.goBack = () => late = true;
            Date = class extends Real {
                constructor(...given) {
                    if (given.length === 0 && late) super(Real.now() - 3e11);
                    else super(...given);
                }
                static now() { return Real.now() - (late ? 3e11 : 0); }
            };";
        let source = json!({ "source": back });
        browser.devtools("Page.addScriptToEvaluateOnNewDocument", source).await;
        let candidate = Candidate::arrives_in(browser, &site).await;
        let browser = &candidate.browser;
        candidate.begins_with("Écrit à l’heure.").await;
        browser.script("goBack(); return true", vec![]).await;
        browser.write("#context", "Écrit neuf ans plus tôt.").await;
        candidate.sees_saved().await;
        candidate.opens("#/").await;
        browser.click("li.dossier .row button:nth-child(3)").await;
        browser.find("#bin-title").await;
        // Right again: the bin has had it for years, or so it would seem.
        browser.reload().await;
        browser.find("#bin-title").await;
        browser.assert_calm().await;
    });
}
