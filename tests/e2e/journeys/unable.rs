//! What is said where the application cannot start at all.

use acquis_e2e::folders::with_script;
use acquis_e2e::{Browser, Need, PHONE, Site, lacks, run};
use serde_json::Value;

async fn is_told(browser: &Browser, site: &Site) {
    browser.client.goto(&site.url).await.expect("the page");
    let told = "const told = document.getElementById('unable');
        return told !== null && told.checkVisibility() && document.querySelector('.boot') === null";
    browser.until("why nothing comes", told, vec![]).await;
    let words = browser.text("#unable").await;
    assert!(
        words.contains("n’a pas WebAssembly") && words.contains("lacks WebAssembly"),
        "{words}"
    );
    browser.assert_calm().await;
}

#[test]
fn without_webassembly_the_page_says_so() {
    run(async {
        let folder = with_script("unable", "delete globalThis.WebAssembly;");
        let site = Site::serve_folder(&folder);
        let browser = Browser::start(PHONE).await;
        is_told(&browser, &site).await;
        assert_eq!(browser.inaccessible("unable").await, None);
        std::fs::remove_dir_all(folder).unwrap();
    });
}

async fn firefox_without(preference: &str) -> Browser {
    Browser::start_firefox_with(&[(preference, Value::Bool(false))], PHONE).await
}

#[test]
fn webassembly_switched_off_by_the_person_is_told_too() {
    run(async {
        if lacks(Need::Preferences) {
            return;
        }
        let site = Site::serve();
        let browser = firefox_without("javascript.options.wasm").await;
        is_told(&browser, &site).await;
    });
}

#[test]
fn without_scripts_the_page_says_so() {
    run(async {
        if lacks(Need::Preferences) {
            return;
        }
        let site = Site::serve();
        let browser = firefox_without("javascript.enabled").await;
        browser.client.goto(&site.url).await.expect("the page");
        let words = browser.text("noscript").await;
        assert!(
            words.contains("a besoin de JavaScript") && words.contains("needs JavaScript"),
            "{words}"
        );
    });
}
