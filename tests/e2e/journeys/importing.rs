//! A certification of one's own: its fiche brought, its cuts put right by keyboard, a dossier begun on it;
//! and a framework written by hand that goes to someone else.

use acquis_e2e::{Candidate, DESKTOP, PHONE, Site, run};
use serde_json::json;
use std::path::PathBuf;

const IMPORT: &str = "#/certification/importer";
const FICHE: &str = include_str!("../../fixtures/fiche.xml");
const PAGE: &str = include_str!("../../fixtures/RNCP39866-page.txt");

/// The real fiches, where they are at hand.
fn shared(name: &str) -> Option<Vec<u8>> {
    let beside =
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/fiches").join(name);
    let read = std::fs::read(&beside).ok();
    if read.is_none() {
        println!("{} is absent: not imported", beside.display());
    }
    read
}

/// How many competences the draft has in a bloc.
async fn competences(candidate: &Candidate<'_>, block: &str) -> u64 {
    let list = format!("[data-block='{block}'] .piece[data-kind='competence']");
    candidate.browser.count(&list).await
}

async fn until_competences(candidate: &Candidate<'_>, block: &str, count: u64) {
    let script = "return document.querySelectorAll(arguments[0]).length === arguments[1]";
    let list = format!("[data-block='{block}'] .piece[data-kind='competence']");
    candidate.browser.until("so many competences", script, vec![json!(list), json!(count)]).await;
}

/// Puts the caret in the text of a piece before some words.
async fn caret_before(candidate: &Candidate<'_>, id: &str, words: &str) {
    let put = "const area = document.getElementById(arguments[0]);
        const at = arguments[1] === '' ? 0 : area.value.indexOf(arguments[1]);
        area.focus(); area.setSelectionRange(at, at); return at >= 0";
    candidate.browser.until("the caret", put, vec![json!(id), json!(words)]).await;
}

#[test]
fn an_xml_fiche_is_imported_corrected_rated_and_exported() {
    run(async {
        let site = Site::serve();
        let candidate = Candidate::arrives(&site, DESKTOP).await;
        let browser = &candidate.browser;
        candidate.opens(IMPORT).await;
        candidate.offers("#framework-file", "fiche.xml", FICHE.as_bytes()).await;
        browser.find("#framework-begin").await;
        assert!(browser.text("#framework-about").await.contains("Poseur de cloisons"));
        assert!(browser.text(".date-doubts").await.contains("échu"));
        assert_eq!(competences(&candidate, "RNCP99001BC01").await, 3);
        assert!(browser.count(".piece.doubtful").await > 0);
        // One competence holds two: it is cut before the second by Enter, joined again by Backspace, cut again.
        caret_before(&candidate, "piece-0-1", "puis vérifier").await;
        browser.keys("\u{e007}").await;
        until_competences(&candidate, "RNCP99001BC01", 4).await;
        let there = "return document.activeElement.id === 'piece-0-2'";
        browser.until("the focus on the second half", there, vec![]).await;
        browser.keys("\u{e003}").await;
        until_competences(&candidate, "RNCP99001BC01", 3).await;
        browser.click("#framework-undo").await;
        until_competences(&candidate, "RNCP99001BC01", 4).await;
        // Typing changes nothing of the fiche's text.
        caret_before(&candidate, "piece-0-0", "").await;
        browser.keys("abc").await;
        let text = "return document.getElementById('piece-0-0').value";
        let text = browser.script(text, vec![]).await;
        assert!(!text.as_str().unwrap().contains("abc"), "{text}");
        // The draft outlives the page.
        browser.reload().await;
        browser.find("#framework-begin").await;
        until_competences(&candidate, "RNCP99001BC01", 4).await;
        browser.click("#framework-begin").await;
        browser.find("li.block").await;
        candidate.opens_in_dossier("/bloc/RNCP99001BC01").await;
        candidate.rates("RNCP99001BC01-03", "autonomous").await;
        candidate.sees_saved().await;
        let (name, file) = candidate.exports().await;
        assert!(name.starts_with("acquis_RNCP99001_"), "{name}");
        let block = &file["dossier"]["certification"]["blocks"][0];
        assert_eq!(block["competences"].as_array().unwrap().len(), 4);
        assert!(block["competences"][2]["text"].as_str().unwrap().starts_with("puis vérifier"));
        assert_eq!(file["dossier"]["ratings"][2]["level"], "autonomous");
        browser.assert_calm().await;
    });
}

#[test]
fn the_real_fiche_of_rncp36490_is_imported_corrected_rated_and_exported() {
    let Some(fiche) = shared("RNCP36490.xml") else { return };
    run(async {
        let site = Site::serve();
        let candidate = Candidate::arrives(&site, DESKTOP).await;
        let browser = &candidate.browser;
        candidate.opens(IMPORT).await;
        candidate.offers("#framework-file", "RNCP36490.xml", &fiche).await;
        browser.find("#framework-begin").await;
        let block = "RNCP36490BC01";
        assert_eq!(competences(&candidate, block).await, 7);
        let last = browser.count(&format!("[data-block='{block}'] .piece")).await - 1;
        let middle = "const area = document.getElementById(arguments[0]);
            const at = area.value.indexOf(' ', area.value.length / 2) + 1;
            area.focus(); area.setSelectionRange(at, at); return at > 0";
        browser.until("the caret", middle, vec![json!(format!("piece-0-{last}"))]).await;
        browser.click(&format!("[data-block='{block}'] .piece:last-child .split")).await;
        until_competences(&candidate, block, 8).await;
        browser.click("#framework-begin").await;
        browser.find("li.block").await;
        candidate.opens_in_dossier(&format!("/bloc/{block}")).await;
        candidate.rates(&format!("{block}-08"), "with-help").await;
        candidate.sees_saved().await;
        let (_, file) = candidate.exports().await;
        assert_eq!(file["dossier"]["certification"]["code"], "RNCP36490");
        assert_eq!(file["dossier"]["ratings"][7]["level"], "with-help");
        browser.assert_calm().await;
    });
}

#[test]
fn the_page_of_the_default_certification_is_pasted_on_a_phone() {
    run(async {
        let site = Site::serve();
        let candidate = Candidate::arrives(&site, PHONE).await;
        let browser = &candidate.browser;
        candidate.opens(IMPORT).await;
        let paste = "const data = new DataTransfer(); data.setData('text/plain', arguments[0]);
            const area = document.getElementById('framework-paste');
            return area.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true })) || true";
        browser.script(paste, vec![json!(PAGE)]).await;
        // Not every browser lets a script fill a clipboard: the text is then in the field.
        let come = "return document.getElementById('framework-begin') !== null
            || document.getElementById('framework-refused') !== null";
        let fill = "const area = document.getElementById('framework-paste');
            if (area) { area.value = arguments[0]; area.dispatchEvent(new Event('input', { bubbles: true }));
                document.getElementById('framework-read').click(); } return true";
        browser.script(fill, vec![json!(PAGE)]).await;
        browser.until("it is read", come, vec![]).await;
        for (block, count) in [("01", 6), ("02", 4), ("03", 4), ("04", 5)] {
            assert_eq!(competences(&candidate, &format!("RNCP39866BC{block}")).await, count);
        }
        browser.click("#framework-begin").await;
        browser.find("li.block").await;
        assert_eq!(browser.count("li.block").await, 4);
        browser.assert_calm().await;
    });
}

#[test]
fn what_cannot_be_read_is_answered_with_what_to_bring() {
    run(async {
        let site = Site::serve();
        let candidate = Candidate::arrives(&site, DESKTOP).await;
        let browser = &candidate.browser;
        candidate.opens(IMPORT).await;
        for (name, bytes, words) in [
            ("export.zip", &b"PK\x03\x04...."[..], "archive"),
            ("fiche.pdf", b"%PDF-1.7", "PDF"),
            ("export.csv", b"Numero_Fiche;Intitule\nRNCP1;x\n", "aucune compétence"),
            ("rs.xml", b"<FICHE><NUMERO_FICHE>RS1</NUMERO_FICHE></FICHE>", "RS1"),
            ("dossier.json", b"{\"format\":\"acquis-dossier\"}", "Mes dossiers"),
        ] {
            candidate.offers("#framework-file", name, bytes).await;
            let told = "const e = document.getElementById('framework-refused');
                return e !== null && e.textContent.includes(arguments[0])";
            browser.until(name, told, vec![json!(words)]).await;
        }
        // Of several fiches, one is chosen by a word of its title.
        let other = FICHE.replace("RNCP99001", "RNCP99002").replace("Poseur", "Chef poseur");
        let both = format!("<FICHES>{FICHE}{other}</FICHES>");
        candidate.offers("#framework-file", "export.xml", both.as_bytes()).await;
        browser.write("#framework-find", "chef").await;
        browser
            .until(
                "one is left",
                "return document.querySelectorAll('.choose').length === 1",
                vec![],
            )
            .await;
        browser.click("[data-code='RNCP99002']").await;
        browser.find("#framework-begin").await;
        assert!(browser.text("#framework-about").await.contains("Chef poseur"));
        browser.assert_calm().await;
    });
}

#[test]
fn a_framework_written_by_hand_is_kept_shared_and_opened_by_someone_else() {
    run(async {
        let site = Site::serve();
        let candidate = Candidate::arrives(&site, DESKTOP).await;
        let browser = &candidate.browser;
        candidate.opens(IMPORT).await;
        browser.click("#framework-write").await;
        browser.click("#framework-begin").await;
        assert!(browser.text("#framework-faults").await.contains("intitulé"));
        browser.write("#framework-code", "INT-1").await;
        browser.write("#framework-name", "Accueillir dans une maison de quartier").await;
        browser.write("#block-0-code", "INT-1-B1").await;
        browser.write("#block-0-title", "Accueillir").await;
        browser.write("#piece-0-0", "Saluer chaque personne").await;
        browser.keys("\u{e007}").await;
        let there = "return document.activeElement.id === 'piece-0-1'";
        browser.until("the focus on the next competence", there, vec![]).await;
        browser.keys("Reformuler la demande").await;
        browser.reload().await;
        browser.find("#piece-0-1").await;
        browser.click("#framework-share").await;
        let (name, bytes) = browser.downloaded(".json").await;
        assert!(name.starts_with("acquis-certification_INT-1_"), "{name}");

        let other = Candidate::arrives(&site, PHONE).await;
        other.opens(IMPORT).await;
        other.offers("#framework-file", &name, &bytes).await;
        other.browser.find("#framework-begin").await;
        assert_eq!(competences(&other, "INT-1-B1").await, 2);
        other.browser.click("#framework-begin").await;
        other.browser.find("li.block").await;
        let (_, file) = other.exports().await;
        let second = &file["dossier"]["certification"]["blocks"][0]["competences"][1];
        assert_eq!(second["text"], "Reformuler la demande");
        browser.assert_calm().await;
        other.browser.assert_calm().await;
    });
}
