//! What the first page does without may come late, or not at all for a while.

use acquis_e2e::folders::copy_of;
use acquis_e2e::site::{given, traces};
use acquis_e2e::{Candidate, PHONE, Site, run};
use std::path::{Path, PathBuf};

fn files_of(site: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(site).unwrap().map(|entry| entry.unwrap().path());
    entries.filter(|path| path.is_file()).collect()
}

fn is_parcel(file: &Path) -> bool {
    let name = file.file_name().unwrap().to_string_lossy();
    name.starts_with("parcel-") && name.ends_with(".wasm")
}

fn copy(files: &[PathBuf], to: &Path) {
    for file in files {
        std::fs::copy(file, to.join(file.file_name().unwrap())).unwrap();
    }
}

#[test]
fn the_first_page_stands_without_the_parcels_and_the_others_say_so_until_they_come() {
    let (parcels, first): (Vec<_>, Vec<_>) =
        files_of(Path::new(&given("ACQUIS_DIST"))).into_iter().partition(|file| is_parcel(file));
    assert!(parcels.len() >= 2, "{parcels:?}");
    // Other engines make this journey at the same time.
    let folder = traces().join(format!("first-load-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    copy(&first, &folder);
    run(async {
        let mut site = Site::serve_folder(&folder);
        for later in ["parcel-", "icons/", "schema/"] {
            site.misses(later);
        }
        let candidate = Candidate::arrives(&site, PHONE).await;
        let browser = &candidate.browser;
        browser.click("#begin").await;
        let told = browser.text(".toast").await;
        assert!(told.contains("n’a pas pu être chargée"), "{told}");
        browser.script("location.hash = '#/aide'", vec![]).await;
        let told = browser.text("#page-title + .boot").await;
        assert!(told.contains("n’a pas pu être chargée"), "{told}");
        assert_eq!(browser.inaccessible("parcel missing").await, None);
        copy(&parcels, &folder);
        browser.click("#page-title + .boot .again").await;
        browser.find("#help-keys").await;
        let there = "return document.activeElement.id === 'page-title'";
        browser.until("the focus on the heading", there, vec![]).await;
        candidate.opens("#/").await;
        candidate.begins().await;
        candidate.opens_in_dossier("/bloc/RNCP39866BC01").await;
        candidate.rates("RNCP39866BC01-01", "autonomous").await;
        candidate.sees_saved().await;
        browser.assert_calm().await;
    });
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn once_idle_everything_is_here_and_no_page_asks_for_more() {
    let dist = PathBuf::from(given("ACQUIS_DIST"));
    let count = files_of(&dist).iter().filter(|file| is_parcel(file)).count();
    // No worker answers for the network here. WebKit also leaves what is fetched while one takes over out of
    // its list, though it comes.
    let folder = copy_of(&dist, "without-worker");
    std::fs::remove_file(folder.join("sw.js")).unwrap();
    run(async {
        let mut site = Site::serve_folder(&folder);
        site.misses("sw.js");
        let candidate = Candidate::arrives(&site, PHONE).await;
        let browser = &candidate.browser;
        let fetched = "const names = performance.getEntriesByType('resource').map(e => e.name);
            return names.filter(name => name.includes('parcel-')).length === arguments[0]";
        browser.until("the parcels", fetched, vec![count.into()]).await;
        // WebKit counts the worker among them, whenever it comes to it.
        let asked = "return performance.getEntriesByType('resource').map(e => e.name)
            .filter(name => !name.endsWith('/sw.js'))";
        let before = browser.script(asked, vec![]).await;
        candidate.begins().await;
        candidate.opens("#/aide").await;
        candidate.opens("#/certification").await;
        assert_eq!(browser.script(asked, vec![]).await, before);
    });
    std::fs::remove_dir_all(folder).unwrap();
}
