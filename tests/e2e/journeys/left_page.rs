//! The page of a dossier as it was left stands at the next start before the application does, takes ratings, and
//! gives way without a jump. Never when it is not true any more, and never of what is sealed.

use crate::lock::protects;
use acquis_e2e::folders::with_script;
use acquis_e2e::{Browser, Candidate, DESKTOP, PHONE, Site, run};
use fantoccini::Locator;
use serde_json::{Value, json};

/// The application is held back while the device says so, until it is released.
const HELD: &str = "if (localStorage.getItem('hold') !== null) {
    const streaming = WebAssembly.instantiateStreaming;
    const released = new Promise((release) => { self.release = release; });
    WebAssembly.instantiateStreaming = (...all) =>
        released.then(() => streaming.apply(WebAssembly, all));
}";

const FIRST: &str = "RNCP39866BC01-01";
const SECOND: &str = "RNCP39866BC01-02";

async fn holds(browser: &Browser, held: bool) {
    let note =
        "if (arguments[0]) localStorage.setItem('hold', ''); else localStorage.removeItem('hold');";
    browser.script(note, vec![json!(held)]).await;
}

/// The application's script is there, and held back.
async fn application_comes(browser: &Browser) {
    browser.until_seen("the script", "return self.release !== undefined", vec![]).await;
}

/// Starts anew, the application held back.
async fn starts_held(browser: &Browser) {
    holds(browser, true).await;
    browser.reload().await;
    application_comes(browser).await;
}

async fn sees_left_page(browser: &Browser) {
    let shown = "return document.getElementById('snapshot') !== null && document.getElementById('app').hidden";
    browser.until_seen("the page as it was left", shown, vec![]).await;
}

async fn sees_no_left_page(browser: &Browser, why: &str) {
    application_comes(browser).await;
    let none = "return document.getElementById('snapshot') === null && !document.getElementById('app').hidden
        && document.querySelector('#app .boot') !== null";
    assert_eq!(browser.script(none, vec![]).await, json!(true), "{why}");
}

/// Chooses a level on the page as it was left.
async fn rates_early(browser: &Browser, competence: &str, level: &str) {
    let radio = format!("#snapshot [data-competence='{competence}'] input[value='{level}']");
    let centre = "document.querySelector(arguments[0]).scrollIntoView({ block: 'center', behavior: 'instant' })";
    browser.script(centre, vec![json!(radio)]).await;
    browser.client.find(Locator::Css(&radio)).await.expect(&radio).click().await.expect(&radio);
    let noted = "return document.querySelector(arguments[0]).checked
        && /^Noté/.test(document.querySelector(arguments[1]).textContent)";
    let line = format!("#snapshot [data-competence='{competence}'] .status-line");
    browser.until_seen("noted", noted, vec![json!(radio), json!(line)]).await;
}

async fn released(browser: &Browser) {
    application_comes(browser).await;
    browser.script("self.release()", vec![]).await;
    browser.find("#app .competence").await;
}

async fn is_rated(browser: &Browser, competence: &str, level: &str) {
    browser.find(&format!("[data-competence='{competence}'] input[value='{level}']:checked")).await;
}

async fn early(candidate: &Candidate<'_>) -> Value {
    let dossier = candidate.dossier().await;
    let key = dossier.replacen("#/d/", "acquis/early/", 1);
    candidate.browser.script("return localStorage.getItem(arguments[0])", vec![json!(key)]).await
}

/// A bloc's page, its first competence rated and commented.
async fn rates_a_bloc(candidate: &Candidate<'_>) {
    candidate.begins().await;
    candidate.opens_in_dossier("/bloc/RNCP39866BC01").await;
    candidate.rates(FIRST, "with-help").await;
    let comment = format!("[data-competence='{FIRST}'] .link:not(.withdraw)");
    candidate.browser.click(&comment).await;
    candidate
        .browser
        .write(&format!("#comment-{FIRST}"), "Avec <b>l’aide</b> d’un collègue.")
        .await;
    candidate.sees_saved().await;
}

/// A journey from a bloc's page on, of a candidate whose application can be held back.
fn on_a_bloc(name: &str, window: (u32, u32), journey: impl AsyncFnOnce(&Candidate<'_>)) {
    let folder = with_script(name, HELD);
    run(async {
        let site = Site::serve_folder(&folder);
        let candidate = Candidate::arrives(&site, window).await;
        rates_a_bloc(&candidate).await;
        journey(&candidate).await;
    });
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn it_takes_ratings_and_gives_way_to_the_same_page() {
    on_a_bloc("left", PHONE, async |candidate| {
        let browser = &candidate.browser;
        let height = "return document.documentElement.scrollHeight";
        let before = browser.script(height, vec![]).await;
        starts_held(browser).await;
        sees_left_page(browser).await;
        let same = "const [first] = arguments, card = document.querySelector(`#snapshot [data-competence='${first}']`);
            return card.querySelector('input:checked').value === 'with-help'
                && card.querySelector('textarea').value === 'Avec <b>l’aide</b> d’un collègue.'
                && card.querySelector('textarea').inert
                && document.title.startsWith(document.querySelector('#snapshot h1').textContent)";
        assert_eq!(browser.script(same, vec![json!(FIRST)]).await, json!(true));
        assert_eq!(browser.script(height, vec![]).await, before);
        assert_eq!(browser.inaccessible("as it was left").await, None);
        rates_early(browser, SECOND, "not-practised").await;
        rates_early(browser, SECOND, "transmits").await;
        let place = "const { activeElement } = document;
            return [scrollY > 0, activeElement.value, Math.round(activeElement.getBoundingClientRect().top)]";
        let there = browser.script(place, vec![]).await;
        assert_eq!((&there[0], &there[1]), (&json!(true), &json!("transmits")));
        released(browser).await;
        is_rated(browser, SECOND, "transmits").await;
        is_rated(browser, FIRST, "with-help").await;
        assert_eq!(browser.script(place, vec![]).await, there, "the focus and the place stay");
        let focused = "return document.getElementById('app').contains(document.activeElement)";
        assert_eq!(browser.script(focused, vec![]).await, json!(true));
        candidate.sees_saved().await;
        assert_eq!(early(candidate).await, Value::Null);
        browser.assert_calm().await;
    });
}

#[test]
fn what_was_rated_there_outlives_the_tab_and_a_link_leads_on() {
    on_a_bloc("left-again", DESKTOP, async |candidate| {
        let browser = &candidate.browser;
        let dossier = candidate.dossier().await;
        starts_held(browser).await;
        sees_left_page(browser).await;
        rates_early(browser, SECOND, "autonomous").await;
        // The application never came; and it does not the next time.
        browser.reload().await;
        sees_left_page(browser).await;
        assert_ne!(early(candidate).await, Value::Null);
        let link = format!("#snapshot a[href='{dossier}/preuves']");
        browser.client.find(Locator::Css(&link)).await.expect(&link).click().await.expect(&link);
        let opening = "return document.getElementById('snapshot') === null
            && document.querySelector('#app .boot').checkVisibility?.() !== false";
        browser.until_seen("another page", opening, vec![]).await;
        application_comes(browser).await;
        browser.script("self.release()", vec![]).await;
        browser.find("#tell").await;
        candidate.opens_in_dossier("/bloc/RNCP39866BC01").await;
        is_rated(browser, SECOND, "autonomous").await;
        candidate.sees_saved().await;
        assert_eq!(early(candidate).await, Value::Null);
        browser.assert_calm().await;
    });
}

#[test]
fn it_is_not_shown_when_it_is_not_true_and_not_kept_when_sealed() {
    on_a_bloc("left-not", DESKTOP, async |candidate| {
        let browser = &candidate.browser;
        let dossier = candidate.dossier().await;
        let page = format!("{dossier}/bloc/RNCP39866BC01");
        starts_held(browser).await;
        sees_left_page(browser).await;
        // Another address, another build, another state of the dossier: each put back before the next.
        let card = dossier.replacen("#/d/", "acquis/1/", 1) + "/card/-";
        let changes = [
            (
                "another address",
                "history.replaceState(null, '', arguments[0])",
                json!(dossier),
                json!(page),
            ),
            (
                "another build",
                "const kept = JSON.parse(localStorage.getItem('acquis/snapshot'));
                kept.build = arguments[0];
                localStorage.setItem('acquis/snapshot', JSON.stringify(kept))",
                json!("another"),
                Value::Null,
            ),
            (
                "a damaged one",
                "const kept = JSON.parse(localStorage.getItem('acquis/snapshot'));
                kept.page = arguments[0];
                localStorage.setItem('acquis/snapshot', JSON.stringify(kept))",
                json!([""]),
                Value::Null,
            ),
            (
                "another state",
                "localStorage.setItem(...arguments[0])",
                json!([card, "{}"]),
                Value::Null,
            ),
        ];
        let kept = "return localStorage.getItem(arguments[0])";
        for (why, change, to, back) in changes {
            let (left, state) = (
                browser.script(kept, vec![json!("acquis/snapshot")]).await,
                browser.script(kept, vec![json!(card)]).await,
            );
            browser.script(change, vec![to]).await;
            browser.reload().await;
            sees_no_left_page(browser, why).await;
            if back != Value::Null {
                browser.script(change, vec![back]).await;
            }
            let put = "localStorage.setItem('acquis/snapshot', arguments[0]);
                localStorage.setItem(arguments[1], arguments[2])";
            browser.script(put, vec![left, json!(card), state]).await;
            browser.reload().await;
            sees_left_page(browser).await;
        }
        holds(browser, false).await;
        released(browser).await;
        protects(candidate).await;
        candidate.opens(&page).await;
        browser.find(".competence").await;
        starts_held(browser).await;
        sees_no_left_page(browser, "sealed").await;
        assert_eq!(browser.script(kept, vec![json!("acquis/snapshot")]).await, Value::Null);
    });
}

#[test]
fn a_dashboard_and_the_page_of_one_competence_are_kept_too() {
    on_a_bloc("left-others", PHONE, async |candidate| {
        let browser = &candidate.browser;
        let dossier = candidate.dossier().await;
        candidate.opens(&dossier).await;
        browser.find("li.block").await;
        starts_held(browser).await;
        sees_left_page(browser).await;
        let words = "return document.querySelector('#snapshot main').innerText";
        let left = browser.script(words, vec![]).await;
        assert!(left.as_str().unwrap().contains("prête"), "{left}");
        assert_eq!(browser.inaccessible("the dashboard as it was left").await, None);
        browser.script("self.release()", vec![]).await;
        let same = "return document.querySelector('#app main').innerText === arguments[0]";
        browser.until("the same dashboard", same, vec![left]).await;

        candidate.opens_in_dossier("/bloc/RNCP39866BC01/2").await;
        browser.find(".competence").await;
        starts_held(browser).await;
        sees_left_page(browser).await;
        rates_early(browser, SECOND, "autonomous").await;
        released(browser).await;
        is_rated(browser, SECOND, "autonomous").await;
        candidate.sees_saved().await;
        assert_eq!(early(candidate).await, Value::Null);
        browser.assert_calm().await;
    });
}
