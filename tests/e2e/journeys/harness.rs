//! What the journeys leave behind on the machine: nothing. What a killed browser leaves: its profile,
//! with all that a transaction has completed.

use acquis_e2e::browser::{new_place, processes};
use acquis_e2e::{Browser, Engine, Need, PHONE, Site, lacks, run};
use serde_json::json;

#[test]
fn a_browser_ends_with_its_journey() {
    run(async {
        let browser = Browser::start(PHONE).await;
        let place = browser.downloads.parent().unwrap().to_path_buf();
        assert!(!processes::of(&place).is_empty());
        drop(browser);
        assert!(processes::of(&place).is_empty());
        assert!(!place.exists());
    });
}

/// In one database, under the key `n`: gives the number that stands there, then counts it up.
const COUNT: &str = "const done = arguments[arguments.length - 1];
    const asked = indexedDB.open('harness', 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore('counts');
    asked.onsuccess = () => {
        const transaction = asked.result.transaction('counts', 'readwrite');
        const counts = transaction.objectStore('counts');
        const read = counts.get('n');
        read.onsuccess = () => counts.put((read.result ?? 0) + 1, 'n');
        transaction.oncomplete = () => done(read.result ?? 0);
    };";

/// Were the profile not the same again, or cleaned, the torture would find losses that are none.
#[test]
fn a_killed_browser_leaves_its_profile_and_no_process() {
    run(async {
        if lacks(Need::Profile) {
            return;
        }
        let site = Site::serve();
        let place = new_place();
        for kills in 0..3 {
            let browser = Browser::start_at(Engine::chosen(), PHONE, &place).await;
            browser.client.goto(&site.url).await.expect("the site opens");
            let count = browser.client.execute_async(COUNT, vec![]).await.expect("counted");
            browser.kill();
            assert_eq!(count, json!(kills));
            assert!(processes::of(&place).is_empty());
        }
        std::fs::remove_dir_all(&place).unwrap();
    });
}
