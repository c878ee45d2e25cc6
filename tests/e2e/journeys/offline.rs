//! The application is on the device: it opens and works when its server is gone.

use acquis_e2e::browser::new_place;
use acquis_e2e::folders::{copy_of, files_below, is_compressed};
use acquis_e2e::site::given;
use acquis_e2e::{Browser, Candidate, DESKTOP, Engine, Need, PHONE, Site, lacks, run};
use serde_json::json;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Whether this page is answered by the service worker, and all of its build is kept.
pub(crate) const KEPT: &str = "const done = arguments[arguments.length - 1];
    navigator.serviceWorker.getRegistration().then(r =>
        done(Boolean(navigator.serviceWorker.controller) && r?.active?.state === 'activated'))";

/// The paths that the caches hold, those of all caches together.
const CACHED: &str = "const done = arguments[arguments.length - 1];
    (async () => {
        const paths = [];
        for (const name of await caches.keys())
            for (const request of await (await caches.open(name)).keys())
                paths.push(request.url.slice(document.baseURI.split('#')[0].length));
        return paths;
    })().then(done)";

async fn cached(browser: &Browser) -> BTreeSet<String> {
    let paths = browser.client.execute_async(CACHED, vec![]).await.expect("the caches' content");
    paths.as_array().unwrap().iter().map(|path| path.as_str().unwrap().to_owned()).collect()
}

#[test]
fn what_is_kept_is_the_build_and_nothing_else() {
    run(async {
        let site = Site::serve();
        let candidate = Candidate::arrives(&site, PHONE).await;
        candidate.browser.until_async("the build is kept", KEPT).await;
        let dist = PathBuf::from(given("ACQUIS_DIST"));
        let not_kept = |path: &str| {
            let beside = ["sw.js", "404.html", "_headers"].contains(&path);
            beside || path.starts_with("icons/screen-") || is_compressed(path)
        };
        let paths = files_below(&dist).into_iter();
        let paths =
            paths.map(|file| file.strip_prefix(&dist).unwrap().to_str().unwrap().to_owned());
        let build: BTreeSet<_> = paths
            .filter(|path| !not_kept(path))
            .map(|path| if path == "index.html" { String::new() } else { path })
            .collect();
        assert!(build.len() > 10);
        assert_eq!(cached(&candidate.browser).await, build);
    });
}

#[test]
fn everything_goes_on_when_the_server_is_gone() {
    run(async {
        let mut site = Site::serve();
        let browser = {
            let candidate = Candidate::arrives(&site, DESKTOP).await;
            candidate.browser.until_async("the build is kept", KEPT).await;
            candidate.browser
        };
        site.stop();
        browser.client.goto(&site.url).await.expect("the site opens from the device");
        let candidate = Candidate { browser, site: &site };
        let browser = &candidate.browser;
        browser.find("#begin").await;
        candidate.opens("#/certification").await;
        candidate.opens("#/aide").await;
        candidate.opens("#/").await;
        candidate.begins().await;
        candidate.opens_in_dossier("/bloc/RNCP39866BC01").await;
        candidate.rates("RNCP39866BC01-01", "autonomous").await;
        candidate.tells("Une situation hors ligne", &["RNCP39866BC01-01".to_owned()]).await;
        candidate.sees_saved().await;
        let hash = candidate.dossier().await;
        browser.reload().await;
        for page in [
            "",
            "/bloc/RNCP39866BC01",
            "/bloc/RNCP39866BC01/1",
            "/preuves",
            "/parcours",
            "/dossier",
        ] {
            candidate.opens(&format!("{hash}{page}")).await;
        }
        candidate.opens(&format!("{hash}/preuves")).await;
        assert!(browser.text("#page").await.contains("Une situation hors ligne"));
        let (name, file) = candidate.exports().await;
        assert_eq!(file["dossier"]["evidence"][0]["title"], json!("Une situation hors ligne"));
        // The adviser's pages.
        candidate.opens("#/relecture").await;
        candidate.offers("#desk-files", &name, file.to_string().as_bytes()).await;
        browser.click("tr[data-row] th a").await;
        browser.find("#signature").await;
        // Another certification: the reader works in its worker.
        candidate.opens("#/certification/importer").await;
        candidate
            .offers("#framework-file", "fiche.xml", include_bytes!("../../fixtures/fiche.xml"))
            .await;
        browser.find("#framework-begin").await;
        candidate.opens("#/ouvrir").await;
        candidate.opens("#/").await;
        candidate.offers("#open-file", &name, file.to_string().as_bytes()).await;
        browser.find("#import-preview").await;
        // A deep link, in a window of its own.
        let window = browser.client.new_window(true).await.expect("a window");
        browser.client.switch_to_window(window.handle).await.expect("in it");
        browser.client.goto(&format!("{}{hash}/parcours", site.url)).await.expect("it opens");
        browser.find("#target-title").await;
        browser.assert_calm().await;
    });
}

#[test]
fn a_browser_that_was_ended_opens_the_application_without_a_network() {
    run(async {
        if lacks(Need::Profile) {
            return;
        }
        let mut site = Site::serve();
        let place = new_place();
        let engine = Engine::chosen();
        {
            let browser = Browser::start_at(engine, PHONE, &place).await;
            let candidate = Candidate::arrives_in(browser, &site).await;
            candidate.browser.until_async("the build is kept", KEPT).await;
            candidate.begins_with("Avant la fin.").await;
            candidate.browser.kill();
        }
        site.stop();
        let browser = Browser::start_at(engine, PHONE, &place).await;
        browser.client.goto(&site.url).await.expect("the site opens from the device");
        browser.click("li.dossier a").await;
        let candidate = Candidate { browser, site: &site };
        candidate.browser.find("li.block").await;
        let (_, file) = candidate.exports().await;
        assert_eq!(file["dossier"]["evidence"][0]["story"]["context"], json!("Avant la fin."));
        candidate.browser.kill();
        std::fs::remove_dir_all(&place).unwrap();
    });
}

#[test]
fn a_build_that_does_not_come_whole_is_not_kept_and_costs_nothing() {
    run(async {
        let folder = copy_of(Path::new(&given("ACQUIS_DIST")), "half");
        let icon = folder.join("icons/acquis-192.png");
        let whole = std::fs::read(&icon).unwrap();
        std::fs::write(&icon, "another build's").unwrap();
        let site = Site::serve_folder(&folder);
        let candidate = Candidate::arrives(&site, PHONE).await;
        let browser = &candidate.browser;
        site.until_asked("/icons/acquis-192.png").await;
        let gone = "const done = arguments[arguments.length - 1];
            Promise.all([navigator.serviceWorker.getRegistration(), caches.keys()])
                .then(([found, names]) => done(!found && names.length === 0))";
        browser.until_async("nothing kept of it", gone).await;
        candidate.begins().await;
        std::fs::write(&icon, whole).unwrap();
        browser.reload().await;
        browser.until_async("the build is kept", KEPT).await;
        std::fs::remove_dir_all(folder).unwrap();
        browser.assert_calm().await;
    });
}

#[test]
fn what_is_not_of_the_build_is_the_network_s() {
    run(async {
        let mut site = Site::serve();
        site.misses("autre/");
        let candidate = Candidate::arrives(&site, PHONE).await;
        let browser = &candidate.browser;
        browser.until_async("the build is kept", KEPT).await;
        browser.client.goto(&format!("{}autre/page", site.url)).await.expect("an answer");
        assert!(browser.text("h1").await.contains("n’existe pas"));
        browser.client.goto(&format!("{}index.html?x=1#/aide", site.url)).await.expect("the page");
        browser.find("#help-keys").await;
    });
}

#[test]
fn the_browser_finds_nothing_against_installing_it() {
    run(async {
        if lacks(Need::Protocol) {
            return;
        }
        let site = Site::serve();
        let candidate = Candidate::arrives(&site, PHONE).await;
        let browser = &candidate.browser;
        browser.until_async("the build is kept", KEPT).await;
        let answer = browser.devtools("Page.getInstallabilityErrors", json!({})).await;
        assert_eq!(answer, json!({ "installabilityErrors": [] }));
        let manifest = browser.devtools("Page.getAppManifest", json!({})).await;
        assert_eq!(manifest["errors"], json!([]));
        let manifest: serde_json::Value =
            serde_json::from_str(manifest["data"].as_str().unwrap()).unwrap();
        let dist = PathBuf::from(given("ACQUIS_DIST"));
        for list in ["icons", "screenshots"] {
            for picture in manifest[list].as_array().unwrap() {
                let file = dist.join(picture["src"].as_str().unwrap());
                assert!(file.is_file(), "{}", file.display());
            }
        }
    });
}
