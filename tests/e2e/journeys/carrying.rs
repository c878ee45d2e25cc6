//! A certification was replaced: a dossier on the older fiche goes over to the new one, nothing is
//! lost, and it can be taken back.

use acquis_e2e::candidate::competences;
use acquis_e2e::{Candidate, DESKTOP, PHONE, Site, run};
use serde_json::{Value, json};

/// The file of a dossier as if it had been made on the certification before this one: other codes,
/// the first bloc turned round, one competence reworded and one that nothing became of.
fn older(file: &Value) -> Vec<u8> {
    let text = serde_json::to_string(&file["dossier"]).unwrap().replace("RNCP39866", "RNCP36030");
    let mut dossier: Value = serde_json::from_str(&text).unwrap();
    let blocks = dossier["certification"]["blocks"].as_array_mut().unwrap();
    let first = blocks[0]["competences"].as_array_mut().unwrap();
    first.reverse();
    first[5]["text"] = json!(
        "Établir une relation de qualité avec l’interlocuteur en adaptant sa posture et son questionnement afin de favoriser les échanges"
    );
    first[4]["text"] = json!("Entretenir les plantes vertes du hall");
    dossier["certification"]["previous"] = json!([]);
    let file = json!({ "format": "acquis-dossier", "version": 1, "dossier": dossier });
    serde_json::to_vec(&file).unwrap()
}

/// Each level, each comment, each piece of evidence with how many competences it proves.
fn said(file: &Value) -> (Vec<String>, Vec<(String, usize)>) {
    let list = |name: &str| file["dossier"][name].as_array().unwrap().clone();
    let rated = list("ratings").into_iter().filter(|rating| !rating["level"].is_null());
    let mut levels: Vec<_> = rated.map(|rating| rating["level"].to_string()).collect();
    levels.sort();
    let evidence = list("evidence").into_iter().map(|evidence| {
        (evidence["title"].to_string(), evidence["competences"].as_array().unwrap().len())
    });
    (levels, evidence.collect())
}

async fn goes_over(window: (u32, u32)) {
    let site = Site::serve();
    let candidate = Candidate::arrives(&site, window).await;
    let browser = &candidate.browser;
    candidate.begins().await;
    candidate.opens_in_dossier("/bloc/RNCP39866BC01").await;
    let six = competences("RNCP39866BC01", 6);
    for (id, level) in six.iter().zip(["autonomous", "with-help", "transmits"]) {
        candidate.rates(id, level).await;
    }
    candidate.tells("Une situation", &six[..2]).await;
    candidate.sees_saved().await;
    let (_, file) = candidate.exports().await;
    candidate.opens("#/").await;
    candidate.offers("#open-file", "older.json", &older(&file)).await;
    browser.click("#import-add").await;
    let on_older = "return /RNCP36030/.test(document.querySelector('.eyebrow')?.textContent ?? '')";
    browser.until("the older fiche", on_older, vec![]).await;
    let (_, before) = candidate.exports().await;

    candidate.opens_in_dossier("").await;
    browser.click("#carry-offer a").await;
    assert_eq!(browser.inaccessible("which certification").await, None);
    browser.click("#carry-known").await;
    let focused = "return document.activeElement?.id === 'carry-plan'";
    browser.until("the focus is on what is proposed", focused, vec![]).await;
    for theme in ["light", "dark"] {
        let look = "document.documentElement.dataset.theme = arguments[0]; return true";
        browser.script(look, vec![json!(theme)]).await;
        assert_eq!(browser.inaccessible(&format!("correspondence, {theme}")).await, None);
    }
    // What has no counterpart and holds something comes first; the candidate sends it to the last one.
    let chosen = "const row = document.querySelector('.carry-row');
        const select = row.querySelector('select');
        if (row.dataset.confidence !== 'None' || select.value !== '') return 'no doubtful row';
        select.value = arguments[0];
        select.dispatchEvent(new Event('change', { bubbles: true }));
        return select.value";
    let last = "RNCP39866BC04-05";
    assert_eq!(browser.script(chosen, vec![json!(last)]).await, json!(last));
    let more =
        "return document.querySelector('.carry-row').querySelectorAll('select').length === 2";
    browser.until("a place for another one", more, vec![]).await;
    browser.click("#carry-confirm").await;
    browser.find("#carry-done").await;
    assert_eq!(browser.inaccessible("what moved").await, None);
    candidate.sees_saved().await;
    let (_, after) = candidate.exports().await;
    assert_eq!(after["dossier"]["certification"], file["dossier"]["certification"]);
    assert_eq!(said(&after), said(&before), "nothing is lost");
    let rating = |file: &Value, id: &str| {
        let all = file["dossier"]["ratings"].as_array().unwrap().clone();
        all.into_iter().find(|rating| rating["competence"] == *id).unwrap()["level"].clone()
    };
    assert_eq!(rating(&after, &six[0]), "autonomous");
    assert_eq!(rating(&after, &six[2]), "transmits");
    assert_eq!(rating(&after, last), "with-help", "as the candidate chose");
    browser.reload().await;
    candidate.opens_in_dossier("/bloc/RNCP39866BC01").await;
    let kept = format!("[data-competence='{}'] input[value='autonomous']:checked", six[0]);
    browser.find(&kept).await;

    // It is kept among the versions, and going back to it gives back all of it.
    candidate.opens_in_dossier("/dossier").await;
    browser.click("#versions .version .button").await;
    candidate.opens_in_dossier("").await;
    browser.until("the older fiche again", on_older, vec![]).await;
    candidate.opens_in_dossier("/certification").await;
    browser.click("#carry-known").await;
    browser.click("#carry-confirm").await;
    browser.click("#carry-undo").await;
    browser.find("#carry-known").await;
    candidate.sees_saved().await;
    let (_, undone) = candidate.exports().await;
    assert_eq!(undone["dossier"], before["dossier"]);
    browser.assert_calm().await;
}

#[test]
fn a_dossier_goes_over_to_the_fiche_that_replaced_its_own() {
    run(goes_over(DESKTOP));
}

#[test]
fn it_does_so_on_a_phone() {
    run(goes_over(PHONE));
}

/// A fiche that has expired, of another trade.
const FICHE: &str = include_str!("../../fixtures/fiche.xml");

#[test]
fn an_imported_fiche_takes_the_place_of_that_of_a_dossier() {
    run(async {
        let site = Site::serve();
        let candidate = Candidate::arrives(&site, DESKTOP).await;
        let browser = &candidate.browser;
        candidate.begins().await;
        let first = "RNCP39866BC01-01";
        candidate.opens_in_dossier("/bloc/RNCP39866BC01").await;
        candidate.rates(first, "autonomous").await;
        candidate.sees_saved().await;
        candidate.opens("#/certification/importer").await;
        candidate.offers("#framework-file", "fiche.xml", FICHE.as_bytes()).await;
        browser.click(".replace-in [data-replace]").await;
        browser.find("#carry-plan").await;
        assert!(browser.text("#carry-plan .date-doubts").await.contains("échu"));
        browser.click("#carry-confirm").await;
        browser.find("#carry-done").await;
        // Another trade: nothing goes over by itself, and nothing is dropped.
        assert_eq!(browser.count("#carry-rest .carry-row").await, 1);
        assert_eq!(browser.inaccessible("what is left of the earlier fiche").await, None);
        candidate.sees_saved().await;
        let (_, file) = candidate.exports().await;
        assert_eq!(file["dossier"]["certification"]["code"], "RNCP99001");
        assert_eq!(file["dossier"]["frameworks"].as_array().unwrap().len(), 2);
        let ratings = file["dossier"]["ratings"].as_array().unwrap();
        let kept = ratings.iter().find(|rating| rating["competence"] == first).unwrap();
        assert_eq!(kept["level"], "autonomous");
        candidate.opens_in_dossier("").await;
        browser.find("#carry-left").await;
        browser.find("#carry-stale").await;
        // From the page of the fiche that Acquis carries, opened by its address alone.
        candidate.opens("#/certification").await;
        browser.reload().await;
        browser.find(".replace-in [data-replace]").await;
        browser.click(".replace-in [data-replace]").await;
        browser.find("#carry-plan").await;
        browser.assert_calm().await;
    });
}

#[test]
fn the_framework_is_given_to_other_tools() {
    run(async {
        let site = Site::serve();
        let candidate = Candidate::arrives(&site, DESKTOP).await;
        candidate.opens("#/certification").await;
        candidate.browser.click("#case-export").await;
        let (name, bytes) = candidate.browser.downloaded(".json").await;
        assert_eq!(name, "case_RNCP39866.json");
        let package: Value = serde_json::from_slice(&bytes).unwrap();
        assert_eq!(package["CFItems"].as_array().unwrap().len(), 23);
        candidate.browser.assert_calm().await;
    });
}
