//! Acquis among the applications of the device: its shortcuts, a file opened from outside, the offer to
//! install it.

use acquis_e2e::folders::with_script;
use acquis_e2e::{Candidate, DESKTOP, Need, PHONE, Site, lacks, run};
use serde_json::json;

/// Headless browsers open no file from outside: the queue is played, before the application listens.
const QUEUE: &str = "Object.defineProperty(window, 'launchQueue',
    { value: { setConsumer(take) { window.take = take } } });";

#[test]
fn shortcuts_lead_to_the_last_evidence_and_to_opening_a_file() {
    run(async {
        let site = Site::serve();
        let candidate = Candidate::arrives(&site, PHONE).await;
        let browser = &candidate.browser;
        browser.client.goto(&format!("{}#/preuves", site.url)).await.unwrap();
        browser.reload().await;
        browser.until("nothing yet: the first page", "return location.hash === '#/'", vec![]).await;
        candidate.begins().await;
        let dossier = candidate.dossier().await;
        candidate.sees_saved().await;
        for loaded in [true, false] {
            browser.client.goto(&format!("{}#/preuves", site.url)).await.unwrap();
            if loaded {
                browser.reload().await;
            }
            browser.find("#tell").await;
            let hash = browser.script("return location.hash", vec![]).await;
            assert_eq!(hash, json!(format!("{dossier}/preuves")));
        }
        browser.client.goto(&format!("{}#/relecture", site.url)).await.unwrap();
        browser.find("#desk-files").await;
        browser.client.goto(&format!("{}#/ouvrir", site.url)).await.unwrap();
        let held = "return document.activeElement.id === 'open-file'";
        browser.until("the input has the focus", held, vec![]).await;
        browser.assert_calm().await;
    });
}

#[test]
fn a_file_shared_by_another_application_is_shown_once_and_goes_over_no_network() {
    run(async {
        if lacks(Need::Launch) {
            return;
        }
        let site = Site::serve();
        let candidate = Candidate::arrives(&site, PHONE).await;
        let browser = &candidate.browser;
        browser.until_async("the build is kept", super::offline::KEPT).await;
        candidate.begins().await;
        let (_, file) = candidate.exports().await;
        // What the system does with the manifest's `share_target`; the site's record has no POST.
        let share = "const [text, done] = arguments;
            const form = new FormData();
            form.append('title', 'Un dossier');
            form.append('files', new File([text], 'Élise & co.json', { type: 'application/json' }));
            fetch('partage', { method: 'POST', body: form, redirect: 'manual' })
                .then(answer => done(answer.type), error => done(String(error)))";
        let answer =
            browser.client.execute_async(share, vec![json!(file.to_string())]).await.unwrap();
        assert_eq!(answer, json!("opaqueredirect"));
        browser.client.goto(&format!("{}#/ouvrir", site.url)).await.unwrap();
        browser.reload().await;
        assert!(browser.text("#import-preview").await.contains("RNCP39866"));
        browser.reload().await;
        let held = "return document.activeElement.id === 'open-file'";
        browser.until("the input has the focus", held, vec![]).await;
        assert_eq!(browser.count("#import-preview").await, 0);
        browser.assert_calm().await;
    });
}

#[test]
fn a_file_opened_from_outside_is_shown_before_anything_is_kept() {
    run(async {
        if lacks(Need::Launch) {
            return;
        }
        let folder = with_script("queue", QUEUE);
        let site = Site::serve_folder(&folder);
        let candidate = Candidate::arrives(&site, DESKTOP).await;
        let browser = &candidate.browser;
        candidate.begins().await;
        candidate.tells("Ce que le fichier raconte", &[]).await;
        candidate.sees_saved().await;
        let (name, file) = candidate.exports().await;
        let opens = "if (!window.take) return false;
            const file = new File([arguments[1]], arguments[0], { type: 'application/json' });
            window.take({ files: [{ getFile: async () => file }] });
            return true";
        let arguments = vec![json!(name), json!(file.to_string())];
        browser.until("the queue is listened to", opens, arguments).await;
        assert!(browser.text("#import-preview").await.contains("RNCP39866"));
        assert_eq!(browser.count("#import-error").await, 0);
        let arguments = vec![json!("autre.json"), json!("{ pas du JSON")];
        browser.script(opens, arguments).await;
        browser.find("#import-error").await;
        // On the first page already, and by a shortcut.
        candidate.opens("#/").await;
        browser.script(opens, vec![json!(name), json!(file.to_string())]).await;
        browser.find("#import-preview").await;
        let shortcut = "window.take({ files: [], targetURL: location.origin + location.pathname + '#/preuves' });
            window.take({ files: [], targetURL: location.origin + location.pathname }); return true";
        browser.script(shortcut, vec![]).await;
        browser.find("#tell").await;
        // Several at once are an adviser's, wherever one is.
        let many = "const [text] = arguments;
            const file = n => new File([text.replaceAll(JSON.parse(text).dossier.id, 'd-' + n)], n + '.json');
            window.take({ files: [1, 2, 3].map(n => ({ getFile: async () => file(n) })) });
            return true";
        browser.script(many, vec![json!(file.to_string())]).await;
        let rows = "return document.querySelectorAll('tr[data-row]').length === arguments[0]";
        browser.until("three rows on the desk", rows, vec![json!(3)]).await;
        browser.click("tr[data-row] th a").await;
        browser.find(".side").await;
        let one = "const [text] = arguments;
            const file = new File([text.replaceAll(JSON.parse(text).dossier.id, 'd-4')], '4.json');
            window.take({ files: [{ getFile: async () => file }] });
            return true";
        browser.script(one, vec![json!(file.to_string())]).await;
        browser.until("four rows on the desk", rows, vec![json!(4)]).await;
        browser.assert_calm().await;
        std::fs::remove_dir_all(folder).unwrap();
    });
}

#[test]
fn the_offer_to_install_is_kept_until_it_is_taken() {
    run(async {
        let site = Site::serve();
        let candidate = Candidate::arrives(&site, PHONE).await;
        let browser = &candidate.browser;
        browser.find("#install-title").await;
        let offer = "const offer = new Event('beforeinstallprompt', { cancelable: true });
            offer.prompt = () => { window.asked = true; return Promise.resolve() };
            dispatchEvent(offer);
            return offer.defaultPrevented";
        assert_eq!(browser.script(offer, vec![]).await, json!(true));
        browser.click("#install").await;
        browser.until("asked", "return window.asked === true", vec![]).await;
        let gone = "return document.getElementById('install') === null";
        browser.until("the offer is used up", gone, vec![]).await;
        browser.assert_calm().await;
    });
}
