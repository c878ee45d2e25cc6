//! A candidate's file says which device it comes from, and an adviser sees whether it is as it was.

use acquis_e2e::folders::with_script;
use acquis_e2e::{Browser, Candidate, DESKTOP, PHONE, Site, run};
use serde_json::{Value, json};

/// The fingerprint that a candidate reads out: seven groups of four digits.
async fn reads_out(candidate: &Candidate<'_>) -> String {
    candidate.opens_in_dossier("/dossier").await;
    let shown =
        "return /\\d{4}( \\d{4}){6}/.test(document.getElementById('own-fingerprint').textContent)";
    candidate.browser.until("the fingerprint", shown, vec![]).await;
    let read = "return document.getElementById('own-fingerprint').textContent.match(/\\d{4}( \\d{4}){6}/)[0]";
    candidate.browser.script(read, vec![]).await.as_str().unwrap().to_owned()
}

async fn opens(adviser: &Candidate<'_>, name: &str, file: &Value, standing: &str) {
    let bytes = serde_json::to_vec(file).unwrap();
    adviser.offers("#desk-files", name, &bytes).await;
    adviser.browser.find(&format!("tr[data-row] [data-signature='{standing}']")).await;
}

async fn told(adviser: &Candidate<'_>) -> String {
    adviser.browser.click("tr[data-row] th a").await;
    let words = adviser.browser.text("#signature").await;
    adviser.opens("#/relecture").await;
    words
}

#[test]
fn an_adviser_sees_whose_a_file_is_and_whether_it_was_changed() {
    run(async {
        let site = Site::serve();
        let candidate = Candidate::arrives(&site, PHONE).await;
        candidate.begins().await;
        let own = reads_out(&candidate).await;
        let (name, file) = candidate.exports().await;
        assert_eq!(file["signature"]["algorithm"], json!("ECDSA-P256-SHA256"));
        candidate.offers("#import", &name, &serde_json::to_vec(&file).unwrap()).await;
        let here = candidate.browser.text("#import-signature").await;
        assert!(here.contains("Signé par cet appareil"), "{here}");
        candidate.browser.assert_calm().await;

        let adviser = Candidate::arrives(&site, DESKTOP).await;
        adviser.opens("#/relecture").await;
        opens(&adviser, "1.json", &file, "signed").await;
        assert!(told(&adviser).await.contains(&own), "what the candidate reads out");
        // One letter, and the digest made right again as any program can.
        let mut altered = file.clone();
        altered["dossier"]["candidate"]["name"] = json!("X");
        altered["digest"] = json!(acquis_e2e::digest::digest(&altered["dossier"]));
        altered["exported_at"] = json!("2098-01-01T00:00:00Z");
        opens(&adviser, "2.json", &altered, "altered").await;
        assert!(told(&adviser).await.contains("modifié après avoir été signé"));
        altered["exported_at"] = json!("2099-01-01T00:00:00Z");
        altered["dossier"]["candidate"]["name"] = json!("Y");
        altered.as_object_mut().unwrap().remove("signature");
        opens(&adviser, "3.json", &altered, "unsigned").await;
        assert!(told(&adviser).await.contains("un fichier précédent l’était"));
        adviser.browser.reload().await;
        adviser.browser.find("tr[data-row] [data-signature='unsigned']").await;
        adviser.browser.assert_calm().await;
    });
}

#[test]
fn a_device_has_one_key_until_all_of_it_is_erased() {
    run(async {
        let site = Site::serve();
        let candidate = Candidate::arrives(&site, PHONE).await;
        let browser = &candidate.browser;
        candidate.begins().await;
        let dossier = candidate.dossier().await;
        // Two windows that ask at the same time.
        let first = browser.client.window().await.unwrap();
        let second = browser.client.new_window(true).await.expect("a window").handle;
        let address = format!("{}{dossier}/dossier", site.url);
        browser
            .script("location.hash = arguments[0]", vec![json!(format!("{dossier}/dossier"))])
            .await;
        browser.client.switch_to_window(second).await.unwrap();
        browser.client.goto(&address).await.expect("the page");
        let there = reads_out(&candidate).await;
        browser.client.close_window().await.unwrap();
        browser.client.switch_to_window(first).await.unwrap();
        assert_eq!(reads_out(&candidate).await, there);
        // The private half does not leave the browser.
        let kept = "const done = arguments[arguments.length - 1];
            const asked = indexedDB.open('acquis/signature');
            asked.onsuccess = () => {
                const got = asked.result.transaction('handles').objectStore('handles').get('device');
                got.onsuccess = () => {
                    asked.result.close();
                    crypto.subtle.exportKey('jwk', got.result.privateKey).then(() => done(false), () => done(true));
                };
            };";
        browser.until_async("a key that cannot be had", kept).await;
        candidate.opens("#/").await;
        browser.script("window.before = true; return true", vec![]).await;
        browser.click("#leave").await;
        browser.click("dialog[open] #leave-now").await;
        // The page is loaded anew when all is erased.
        let gone = "const done = arguments[arguments.length - 1];
            if (window.before || !document.getElementById('begin')) done(false);
            else indexedDB.databases().then(all => done(!all.some(one => one.name === 'acquis/signature')))";
        browser.until_async("no key", gone).await;
        candidate.begins().await;
        assert_ne!(reads_out(&candidate).await, there);
    });
}

#[test]
fn without_webcrypto_nothing_is_signed_and_nothing_is_said_to_be_checked() {
    run(async {
        let site = Site::serve();
        let candidate = Candidate::arrives(&site, PHONE).await;
        candidate.begins().await;
        let (_, signed) = candidate.exports().await;
        // As over plain http, from another machine than this.
        let plain = "Object.defineProperty(Crypto.prototype, 'subtle', { get: () => undefined });";
        let folder = with_script("plain", plain);
        let site = Site::serve_folder(&folder);
        let candidate = Candidate::arrives_in(Browser::start(PHONE).await, &site).await;
        candidate.begins().await;
        candidate.opens_in_dossier("/dossier").await;
        let told = "return document.getElementById('own-fingerprint').textContent.includes('sans signature')";
        candidate.browser.until("it cannot sign", told, vec![]).await;
        let (_, file) = candidate.exports().await;
        assert_eq!(file["signature"], Value::Null);
        candidate.opens("#/relecture").await;
        opens(&candidate, "1.json", &signed, "not-checked").await;
        assert!(self::told(&candidate).await.contains("n’est pas vérifiée"));
        candidate.browser.assert_calm().await;
        std::fs::remove_dir_all(folder).unwrap();
    });
}

#[test]
fn a_key_that_never_answers_does_not_hold_the_file_back() {
    run(async {
        let site = Site::serve();
        let candidate = Candidate::arrives(&site, PHONE).await;
        candidate.begins().await;
        let silent = "crypto.subtle.sign = () => new Promise(() => {});";
        candidate.browser.script(silent, vec![]).await;
        let (_, file) = candidate.exports().await;
        assert_eq!(file["signature"], Value::Null);
        candidate.browser.assert_calm().await;
    });
}
