//! The dossier's file in a place of the person's own, written again with one click.

use acquis_e2e::folders::with_script;
use acquis_e2e::{Candidate, DESKTOP, Need, Site, lacks, run};
use serde_json::{Value, json};

/// Nobody can answer a window of the system: the place is one of the browser's own, which it writes as any other.
/// `refuses` makes it one that cannot be written any more, as a disk that was taken out.
const PICKER: &str = "globalThis.showSaveFilePicker = async ({ suggestedName }) => {
        if (globalThis.cancels) throw new DOMException('', 'AbortError');
        const folder = await navigator.storage.getDirectory();
        return folder.getFileHandle(suggestedName, { create: true });
    };
    const write = FileSystemFileHandle.prototype.createWritable;
    FileSystemFileHandle.prototype.createWritable = function (...given) {
        return globalThis.refuses ? Promise.reject(new DOMException('', 'NotFoundError')) : write.apply(this, given);
    };";

/// What the file holds by now.
const HELD: &str = "const done = arguments[arguments.length - 1];
    (async () => {
        const folder = await navigator.storage.getDirectory();
        for await (const handle of folder.values()) return await (await handle.getFile()).text();
        return '';
    })().then(done, error => done(String(error)))";

async fn held(candidate: &Candidate<'_>) -> Value {
    let text = candidate.browser.client.execute_async(HELD, vec![]).await.expect("the file");
    serde_json::from_str(text.as_str().unwrap()).unwrap_or_default()
}

async fn says(candidate: &Candidate<'_>, words: &str) {
    let said =
        "return document.querySelector('.toast')?.textContent.includes(arguments[0]) ?? false";
    candidate.browser.until(words, said, vec![json!(words)]).await;
}

#[test]
fn a_file_is_saved_where_the_person_says_and_again_with_one_click() {
    run(async {
        if lacks(Need::Places) {
            return;
        }
        let folder = with_script("places", PICKER);
        let site = Site::serve_folder(&folder);
        let candidate = Candidate::arrives(&site, DESKTOP).await;
        let browser = &candidate.browser;
        candidate.begins().await;
        candidate.opens_in_dossier("/dossier").await;
        assert_eq!(browser.count("#save-again").await, 0);
        browser.script("globalThis.cancels = true; return 1", vec![]).await;
        browser.click("#save-as").await;
        browser.script("globalThis.cancels = false; return 1", vec![]).await;
        browser.click("#save-as").await;
        says(&candidate, "est à jour").await;
        let first = held(&candidate).await;
        assert_eq!(first["dossier"]["evidence"], json!([]));
        assert!(first["signature"].is_object());

        candidate.tells("Écrite après", &[]).await;
        candidate.sees_saved().await;
        // Another day: the place is remembered.
        browser.reload().await;
        candidate.opens_in_dossier("/dossier").await;
        assert!(browser.text("#save-again").await.contains("acquis_RNCP39866_"));
        browser.click("#save-again").await;
        says(&candidate, "est à jour").await;
        assert_eq!(
            held(&candidate).await["dossier"]["evidence"][0]["title"],
            json!("Écrite après")
        );

        browser.script("globalThis.refuses = true; return 1", vec![]).await;
        browser.click("#save-again").await;
        says(&candidate, "dans vos téléchargements").await;
        let (_, bytes) = browser.downloaded(".json").await;
        let file: Value = serde_json::from_slice(&bytes).unwrap();
        assert_eq!(file["dossier"]["evidence"][0]["title"], json!("Écrite après"));
        assert_eq!(browser.inaccessible("saving").await, None);
        browser.assert_calm().await;
        std::fs::remove_dir_all(folder).unwrap();
    });
}
