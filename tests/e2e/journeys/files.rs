//! Bad files and a full store: a clear sentence, and nothing lost.

use acquis_e2e::{Candidate, DESKTOP, Site, run};
use serde_json::{Value, json};

#[test]
fn a_bad_file_gets_a_sentence_and_changes_nothing() {
    run(async {
        let site = Site::serve();
        let candidate = Candidate::arrives(&site, DESKTOP).await;
        let browser = &candidate.browser;
        candidate.begins().await;
        candidate.tells("Une situation", &[]).await;
        let (_, file) = candidate.exports().await;
        let altered = |change: fn(&mut Value)| {
            let mut file = file.clone();
            change(&mut file);
            serde_json::to_vec(&file).unwrap()
        };
        let refused: [(&str, Vec<u8>, &str); 6] = [
            ("image.json", b"\x89PNG\r\n\x1a\n\xff".to_vec(), "ce n’est pas du texte"),
            ("cut.json", serde_json::to_vec(&file).unwrap()[..300].to_vec(), "incomplet"),
            ("list.json", b"{ \"a\": tru }".to_vec(), "ligne 1"),
            ("other.json", b"{\"format\":\"autre\"}".to_vec(), "pas un dossier Acquis"),
            ("newer.json", altered(|f| f["version"] = json!(2)), "plus récente"),
            ("large.json", vec![b' '; 20_000_000], "trop gros"),
        ];
        for (name, bytes, words) in refused {
            candidate.offers("#import", name, &bytes).await;
            let told = "const e = document.getElementById('import-error');
                return e !== null && e.textContent.includes(arguments[0])";
            browser.until(name, told, vec![json!(words)]).await;
        }

        let damaged = altered(|f| f["dossier"]["evidence"][0]["title"] = json!("Autre titre"));
        candidate.offers("#import", "damaged.json", &damaged).await;
        let findings = browser.text("#import-findings").await;
        assert!(findings.contains("modifié ou abîmé"), "{findings}");
        browser.click("#import-cancel").await;
        let unknown = altered(|f| f["dossier"]["certification"]["code"] = json!("RNCP1"));
        candidate.offers("#import", "unknown.json", &unknown).await;
        let told = "const e = document.getElementById('import-findings');
            return e !== null && e.textContent.includes('RNCP1')";
        browser.until("the unknown certification", told, vec![]).await;
        browser.click("#import-cancel").await;

        let (_, again) = candidate.exports().await;
        assert_eq!(again["dossier"], file["dossier"], "nothing has changed");
        browser.assert_calm().await;
    });
}

#[test]
fn a_copy_replaces_the_open_dossier_and_can_be_taken_back() {
    run(async {
        let site = Site::serve();
        let candidate = Candidate::arrives(&site, DESKTOP).await;
        let browser = &candidate.browser;
        candidate.begins().await;
        let (_, empty) = candidate.exports().await;
        candidate.tells("Écrite après l’export", &[]).await;
        candidate.sees_saved().await;
        candidate.opens_in_dossier("/dossier").await;
        candidate.offers("#import", "empty.json", &serde_json::to_vec(&empty).unwrap()).await;
        browser.click("#import-replace").await;
        browser.click(".toast .button").await;
        candidate.opens_in_dossier("/preuves").await;
        assert!(browser.text("li.card.evidence h2").await.contains("Écrite après l’export"));
        browser.assert_calm().await;
    });
}
