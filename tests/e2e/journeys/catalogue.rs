//! The host's catalogue: nothing is asked of it before it is opened; what was chosen goes on without it.

#[path = "../../../examples/export/make.rs"]
mod made_up;
#[path = "../../../examples/export/words.rs"]
mod words;

use super::offline::KEPT;
use acquis::fiche::catalogue::Counts;
use acquis::fiche::catalogue::make::{Addition, Listing};
use acquis::fiche::published::walk;
use acquis_e2e::site::traces;
use acquis_e2e::{Candidate, DESKTOP, PHONE, Site, run};
use serde_json::json;
use std::path::PathBuf;

/// A catalogue of some made-up certifications, as `cargo xtask catalogue` would make it.
fn catalogue(name: &str) -> PathBuf {
    let folder = traces().join(format!("catalogue-{name}-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    let export = made_up::Export { seed: 3, fiches: 80, active: 100, damaged: 0 };
    let mut xml = Vec::new();
    export.write(&mut xml).unwrap();
    let mut listing = Listing::default();
    let mut files = Vec::new();
    for fiche in walk(&xml[..]) {
        let fiche = fiche.unwrap();
        files.extend(listing.add(Addition::of(&fiche.read().unwrap(), fiche.short()).unwrap()));
    }
    files.extend(listing.finish(Counts::default(), "2026-11-20"));
    for file in files {
        let path = folder.join(file.path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, file.text).unwrap();
    }
    folder
}

async fn is_accessible(candidate: &Candidate<'_>, state: &str) {
    for theme in ["light", "dark"] {
        let look = "document.documentElement.dataset.theme = arguments[0]; return true";
        candidate.browser.script(look, vec![json!(theme)]).await;
        assert_eq!(candidate.browser.inaccessible(&format!("{state}, {theme}")).await, None);
    }
    candidate.browser.assert_calm().await;
}

#[test]
fn a_certification_is_found_with_a_slip_begun_by_keyboard_and_goes_on_without_the_host() {
    let folder = catalogue("found");
    run(async {
        let mut site = Site::serve_with_catalogue(&folder);
        let browser = {
            let candidate = Candidate::arrives(&site, PHONE).await;
            let browser = &candidate.browser;
            browser.until_async("the build is kept", KEPT).await;
            browser.find("#open-file").await;
            assert_eq!(site.asked_of_catalogue(), [""; 0], "asked before it was opened");
            browser.click("a[href='#/catalogue']").await;
            browser.find("#catalogue-search").await;
            assert!(browser.text("#catalogue-told").await.contains("20 novembre 2026"));
            is_accessible(&candidate, "catalogue").await;
            browser.write("#catalogue-search", "boulanjer").await;
            browser.find("#catalogue-results li").await;
            assert!(browser.text("#catalogue-told").await.contains("s’en approche"));
            assert!(browser.text("#catalogue-results").await.to_lowercase().contains("boulanger"));
            is_accessible(&candidate, "catalogue, results").await;
            // Two requests, whatever is typed.
            assert_eq!(site.asked_of_catalogue().len(), 2, "{:?}", site.asked_of_catalogue());
            browser.script("document.getElementById('catalogue-search').focus()", vec![]).await;
            browser.keys("\u{e015}").await;
            let on = "return document.activeElement.matches('#catalogue-results li:first-child a')";
            browser.until("the focus on the first result", on, vec![]).await;
            browser.keys("\u{e007}").await;
            browser.find("#begin-chosen").await;
            browser.click("details.part-of summary").await;
            assert!(browser.count("details.part-of[open] li").await > 1);
            is_accessible(&candidate, "a certification of the catalogue").await;
            browser.click("#begin-chosen").await;
            browser.find("li.block").await;
            candidate.sees_saved().await;
            candidate.browser
        };
        site.stop();
        browser.reload().await;
        let candidate = Candidate { browser, site: &site };
        let browser = &candidate.browser;
        browser.find("li.block").await;
        let code =
            browser.script("return document.querySelector('li.block').dataset.block", vec![]).await;
        let code = code.as_str().unwrap().to_owned();
        assert!(!code.starts_with("RNCP39866"), "{code}");
        candidate.opens_in_dossier(&format!("/bloc/{code}")).await;
        candidate.rates(&format!("{code}-01"), "autonomous").await;
        candidate.sees_saved().await;
        candidate.opens("#/catalogue").await;
        browser.find("[data-trouble=unreachable]").await;
        assert!(browser.text("#catalogue-trouble").await.contains("sans connexion"));
    });
}

#[test]
fn without_a_catalogue_the_page_says_so_and_what_to_do() {
    run(async {
        let site = Site::serve();
        let candidate = Candidate::arrives(&site, DESKTOP).await;
        let browser = &candidate.browser;
        candidate.opens("#/catalogue").await;
        browser.find("[data-trouble=absent]").await;
        assert_eq!(site.asked_of_catalogue(), ["manifest.json"]);
        is_accessible(&candidate, "no catalogue").await;
        browser.click("#catalogue-trouble a.button").await;
        candidate.begins().await;
        candidate.sees_saved().await;
    });
}
