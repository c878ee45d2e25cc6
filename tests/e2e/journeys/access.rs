//! Every page and state passes axe-core, light and dark, on a phone and on a desktop; nothing shifts.

use acquis_e2e::candidate::competences;
use acquis_e2e::{Candidate, DESKTOP, PHONE, Site, run};
use serde_json::json;

async fn check(candidate: &Candidate<'_>, state: &str) -> Vec<String> {
    let mut found = Vec::new();
    for theme in ["light", "dark"] {
        let look = "document.documentElement.dataset.theme = arguments[0]; return true";
        candidate.browser.script(look, vec![json!(theme)]).await;
        found.extend(candidate.browser.inaccessible(&format!("{state}, {theme}")).await);
    }
    candidate.browser.assert_calm().await;
    found
}

async fn every_page(window: (u32, u32)) {
    let site = Site::serve();
    let candidate = Candidate::arrives(&site, window).await;
    let browser = &candidate.browser;
    // The part that comes after the first load, too, must move nothing.
    browser.find("#open-file").await;
    let shifts = "const done = arguments[arguments.length - 1];
        new PerformanceObserver(list => done(list.getEntries().reduce((sum, e) => sum + e.value, 0)))
            .observe({ type: 'layout-shift', buffered: true });
        requestAnimationFrame(() => requestAnimationFrame(() => done(0)))";
    let shift = browser.client.execute_async(shifts, vec![]).await.expect("measured");
    assert_eq!(shift.as_f64(), Some(0.0), "the first page shifts");

    let mut found = Vec::new();
    found.extend(check(&candidate, "home, first time").await);
    browser.click(".menu > button").await;
    found.extend(check(&candidate, "menu").await);
    browser.click(".menu > button").await;
    candidate.begins().await;
    found.extend(check(&candidate, "board, empty").await);
    candidate.opens_in_dossier("/preuves").await;
    found.extend(check(&candidate, "evidence, empty").await);
    candidate.opens_in_dossier("/bloc/RNCP39866BC01").await;
    found.extend(check(&candidate, "bloc, unrated").await);
    let six = competences("RNCP39866BC01", 6);
    for (competence, level) in
        six.iter().zip(["autonomous", "transmits", "with-help", "autonomous"])
    {
        candidate.rates(competence, level).await;
    }
    candidate.tells("Accueil d’un adhérent", &six[..2]).await;
    browser.write("#people", "Avec Mme Dupont, joignable au 06 12 34 56 78.").await;
    browser.click("[aria-labelledby='documents-title'] > .button").await;
    found.extend(check(&candidate, "editor").await);
    candidate.opens_in_dossier("/bloc/RNCP39866BC01").await;
    found.extend(check(&candidate, "bloc, rated").await);
    candidate.opens_in_dossier("/bloc/RNCP39866BC01/1").await;
    found.extend(check(&candidate, "one by one").await);
    candidate.opens_in_dossier("/preuves").await;
    found.extend(check(&candidate, "evidence and matrix").await);
    candidate.opens_in_dossier("/parcours").await;
    browser.click("[aria-labelledby='experiences-title'] > .button").await;
    browser.click("[aria-labelledby='milestones-title'] > .button").await;
    browser.click(".check:nth-child(3) input[name=target]").await;
    found.extend(check(&candidate, "path").await);
    candidate.opens_in_dossier("").await;
    browser.click(".why summary").await;
    found.extend(check(&candidate, "board").await);
    let (_, file) = candidate.exports().await;
    browser.click("#preview").await;
    assert!(browser.text(".hits").await.contains("Mme Dupont"));
    candidate.offers("#import", "copy.json", &serde_json::to_vec(&file).unwrap()).await;
    browser.find("#import-preview").await;
    found.extend(check(&candidate, "dossier, preview and import").await);
    candidate.opens("#/certification").await;
    found.extend(check(&candidate, "fiche").await);
    candidate.opens("#/certification/importer").await;
    found.extend(check(&candidate, "import, empty").await);
    let fiche = include_bytes!("../../fixtures/fiche.xml");
    candidate.offers("#framework-file", "fiche.xml", fiche).await;
    browser.find("#framework-begin").await;
    found.extend(check(&candidate, "import, draft").await);
    browser.click("#framework-discard").await;
    browser.click("#framework-write").await;
    browser.click("#framework-begin").await;
    browser.find("#framework-faults").await;
    found.extend(check(&candidate, "import, by hand").await);
    candidate.opens("#/aide").await;
    found.extend(check(&candidate, "help").await);
    candidate.opens("#/").await;
    browser.click("li.dossier .row button:nth-child(1)").await;
    browser.find("dialog[open]").await;
    found.extend(check(&candidate, "dialog").await);
    browser.click("dialog[open] button[type=button]").await;
    browser.click("li.dossier .row button:nth-child(3)").await;
    browser.find("#bin-title").await;
    found.extend(check(&candidate, "home, bin").await);
    let hash = "#/nulle-part";
    browser.script("location.hash = arguments[0]; return true", vec![json!(hash)]).await;
    browser.until("not found", "return document.title.startsWith('Cette page')", vec![]).await;
    found.extend(check(&candidate, "not found").await);
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn every_page_is_accessible_on_a_phone() {
    run(every_page(PHONE));
}

#[test]
fn every_page_is_accessible_on_a_desktop() {
    run(every_page(DESKTOP));
}
