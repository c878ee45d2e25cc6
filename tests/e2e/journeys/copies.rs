//! Copies of a dossier: two devices that meet again, a device that moves whole, one that is left.

use acquis_e2e::{Candidate, DESKTOP, PHONE, Site, run};
use serde_json::json;

/// Not every browser tells how much is used.
const TELLS_SPACE: &str = "return typeof navigator.storage?.estimate === 'function'";

#[test]
fn two_devices_meet_again_and_a_text_that_lost_can_be_had_back() {
    run(async {
        let site = Site::serve();
        let home = Candidate::arrives(&site, DESKTOP).await;
        home.begins().await;
        home.tells("Un appel difficile", &[]).await;
        let (name, file) = home.exports().await;

        let away = Candidate::arrives(&site, PHONE).await;
        away.offers("#open-file", &name, &serde_json::to_vec(&file).unwrap()).await;
        away.browser.click("#import-add").await;
        away.browser.find("li.block").await;
        away.opens_in_dossier("/preuves").await;
        away.browser.click("li.card.evidence a").await;
        away.browser.write("#outcome", "Écrit sur le téléphone.").await;
        away.browser.write("#means", "Le téléphone seulement.").await;
        away.sees_saved().await;
        let (name, file) = away.exports().await;

        home.opens_in_dossier("/preuves").await;
        home.browser.click("li.card.evidence a").await;
        home.browser.write("#outcome", "Écrit sur l’ordinateur.").await;
        home.sees_saved().await;
        home.opens_in_dossier("/dossier").await;
        home.offers("#import", &name, &serde_json::to_vec(&file).unwrap()).await;
        let told = home.browser.text("#merge-preview summary").await;
        assert!(told.contains("1 élément"), "{told}");
        assert_eq!(home.browser.inaccessible("merge preview").await, None);
        home.browser.click("#import-merge").await;
        home.browser.click("#set-aside a").await;
        home.browser.find("#superseded").await;
        assert_eq!(home.browser.inaccessible("superseded versions").await, None);
        home.opens_in_dossier("/preuves").await;
        home.browser.click("li.card.evidence a").await;
        let value = "return document.querySelector(arguments[0]).value";
        let means = home.browser.script(value, vec![json!("#means")]).await;
        assert_eq!(means, "Le téléphone seulement.");
        let stood = home.browser.script(value, vec![json!("#outcome")]).await;
        let lost = home.browser.text("#superseded .told").await;
        let mut both = [stood.as_str().unwrap().to_owned(), lost.clone()];
        both.sort();
        assert_eq!(both, ["Écrit sur le téléphone.", "Écrit sur l’ordinateur."]);
        home.browser.click("#superseded .restore").await;
        let back = "return document.querySelector('#outcome').value === arguments[0]";
        home.browser.until("the version that lost", back, vec![json!(lost)]).await;
        home.sees_saved().await;
        home.browser.reload().await;
        home.browser.until("the version that lost", back, vec![json!(lost)]).await;
        home.browser.assert_calm().await;
        away.browser.assert_calm().await;
    });
}

#[test]
fn a_device_is_left_empty_and_everything_goes_to_the_next() {
    run(async {
        let site = Site::serve();
        let first = Candidate::arrives(&site, DESKTOP).await;
        first.begins().await;
        first.tells("Au guichet", &[]).await;
        first.sees_saved().await;
        first.opens("#/").await;
        first.begins().await;
        first.opens("#/").await;
        if first.browser.script(TELLS_SPACE, vec![]).await == json!(true) {
            first.browser.find("#device-space").await;
        }
        assert_eq!(first.browser.count("li.dossier").await, 2);
        first.browser.click("#leave").await;
        first.browser.click("dialog[open] #export-first").await;
        let (name, bytes) = first.browser.downloaded(".json").await;
        first.browser.click("dialog[open] #leave-now").await;
        first.sees_nothing_left().await;

        let next = Candidate::arrives(&site, PHONE).await;
        next.offers("#open-file", &name, &bytes).await;
        next.browser.click("#import-all").await;
        let both = "return document.querySelectorAll('li.dossier').length === 2";
        next.browser.until("both dossiers", both, vec![]).await;
        assert_eq!(next.browser.inaccessible("the device").await, None);
        next.browser.assert_calm().await;
    });
}

#[test]
fn the_day_s_beginning_can_be_gone_back_to() {
    run(async {
        let site = Site::serve();
        let candidate = Candidate::arrives(&site, PHONE).await;
        let browser = &candidate.browser;
        candidate.begins().await;
        candidate.tells("Écrite aujourd’hui", &[]).await;
        candidate.sees_saved().await;
        candidate.opens_in_dossier("/dossier").await;
        browser.click("#versions .version .button").await;
        assert_eq!(browser.inaccessible("versions").await, None);
        candidate.opens_in_dossier("/preuves").await;
        let none = "return document.querySelector('li.card.evidence') === null";
        browser.until("no evidence", none, vec![]).await;
        browser.click("button[aria-label^='Annuler']").await;
        browser.find("li.card.evidence").await;
        browser.assert_calm().await;
    });
}
