//! A shared computer: a dossier behind a passphrase, its tabs, its sealed file, and the way back.

use acquis_e2e::browser::new_place;
use acquis_e2e::{Browser, Candidate, DESKTOP, Engine, Need, PHONE, Site, lacks, run};
use serde_json::json;
use std::process::Command;
use std::time::Duration;

const PHRASE: &str = "cheval agrafe bleu tambour";
const SENTENCE: &str = "Une adhérente arrive en colère";

/// Whether anything that is stored in this browser holds one of these words: both stores and their
/// keys, decoded text too.
const SHOWS: &str = "const done = arguments[arguments.length - 1], words = arguments[0];
    const all = Object.entries(localStorage).flat();
    const look = () => done(words.filter(word => all.some(text => String(text).includes(word))));
    const open = indexedDB.open('acquis/1');
    open.onerror = () => done(['no database']);
    open.onsuccess = () => {
        const store = open.result.transaction('records').objectStore('records');
        const keys = store.getAllKeys(), texts = store.getAll();
        texts.onsuccess = () => {
            open.result.close();
            all.push(...keys.result, ...texts.result);
            all.length > 4 ? look() : done(['nothing is stored']);
        };
    };";

async fn shown(candidate: &Candidate<'_>, words: &[&str]) -> Vec<String> {
    let found = candidate.browser.client.execute_async(SHOWS, vec![json!(words)]).await;
    serde_json::from_value(found.expect("read")).expect("words")
}

async fn holds(candidate: &Candidate<'_>, field: &str, text: &str) {
    let value = "return document.querySelector(arguments[0])?.value === arguments[1]";
    candidate.browser.until("the text", value, vec![json!(field), json!(text)]).await;
}

/// Opens the dialog in which a passphrase is chosen. What comes above the button moves it while `WebKit`'s driver
/// aims.
async fn begins_to_protect(candidate: &Candidate<'_>) {
    let open = "const dialog = document.querySelector('#protection dialog');
        if (dialog && !dialog.open) document.getElementById('protect').click();
        return dialog?.open === true";
    candidate.browser.until("the dialog", open, vec![]).await;
}

/// Chooses a passphrase; nothing is done with it yet.
async fn chooses_a_passphrase(candidate: &Candidate<'_>) {
    candidate.opens_in_dossier("/dossier").await;
    begins_to_protect(candidate).await;
    candidate.browser.write("#new-passphrase", PHRASE).await;
    candidate.browser.write("#new-passphrase-again", PHRASE).await;
}

/// Puts the open dossier behind a passphrase; stays on the page « Dossier ».
pub(crate) async fn protects(candidate: &Candidate<'_>) {
    chooses_a_passphrase(candidate).await;
    candidate.browser.click("dialog[open] button[type=submit]").await;
    candidate.browser.find("#protected").await;
}

async fn unlocks(candidate: &Candidate<'_>, passphrase: &str) {
    candidate.browser.write("#unlock", passphrase).await;
    candidate.browser.keys("\u{e007}").await;
}

#[test]
fn a_protected_dossier_is_written_in_locked_and_read_by_its_passphrase_alone() {
    run(async {
        let site = Site::serve();
        let candidate = Candidate::arrives(&site, DESKTOP).await;
        let browser = &candidate.browser;
        candidate.begins().await;
        candidate.tells("Un accueil difficile", &["RNCP39866BC01-01".to_owned()]).await;
        browser.write("#context", SENTENCE).await;
        candidate.sees_saved().await;
        let words = [SENTENCE, "Un accueil difficile", "RNCP39866BC01-01", "evidence"];
        assert_eq!(shown(&candidate, &words).await, words, "before");

        // Too short, then not twice the same: told at the field, and nothing is done.
        candidate.opens_in_dossier("/dossier").await;
        begins_to_protect(&candidate).await;
        browser.write("#new-passphrase", "court").await;
        browser.click("dialog[open] button[type=submit]").await;
        assert!(browser.text("#new-passphrase-error").await.contains("12 caractères"));
        browser.write("#new-passphrase", PHRASE).await;
        browser.write("#new-passphrase-again", "cheval agrafe bleu tambours").await;
        browser.click("dialog[open] button[type=submit]").await;
        assert!(browser.text("#new-passphrase-again-error").await.contains("pas les mêmes"));
        assert!(browser.text("dialog[open]").await.contains("Phrase de passe perdue"));
        assert_eq!(browser.inaccessible("protect").await, None);
        browser.click("#copy-first").await;
        let (_, copy) = browser.downloaded(".json").await;
        assert!(String::from_utf8_lossy(&copy).contains(SENTENCE));
        browser.write("#new-passphrase-again", PHRASE).await;
        browser.click("dialog[open] button[type=submit]").await;
        browser.find("#protected").await;
        assert_eq!(browser.inaccessible("protected").await, None);
        assert_eq!(shown(&candidate, &words).await, [""; 0], "sealed");

        candidate.opens_in_dossier("/preuves").await;
        browser.click("li.card.evidence a").await;
        browser.write("#outcome", "Elle repart apaisée.").await;
        candidate.sees_saved().await;
        let words = [SENTENCE, "Elle repart apaisée", "Un accueil difficile", "evidence"];
        assert_eq!(shown(&candidate, &words).await, [""; 0], "saved sealed");

        browser.reload().await;
        browser.find("#unlock").await;
        assert_eq!(browser.inaccessible("locked").await, None);
        unlocks(&candidate, "cheval agrafe bleu tambours").await;
        let told = "const e = document.getElementById('unlock-error');
            return e.textContent.includes('pas la bonne') && document.activeElement.id === 'unlock'";
        browser.until("the wrong passphrase is told", told, vec![]).await;
        assert_eq!(browser.inaccessible("wrong passphrase").await, None);
        unlocks(&candidate, PHRASE).await;
        holds(&candidate, "#outcome", "Elle repart apaisée.").await;
        holds(&candidate, "#context", SENTENCE).await;

        // From the list it is locked as well, and nothing tells what it is.
        candidate.opens("#/").await;
        let lock =
            "const buttons = [...document.querySelectorAll('li.dossier[data-dossier] button')];
            const lock = buttons.find(b => b.textContent.includes('Verrouiller'));
            lock?.click(); return lock !== undefined";
        browser.until("its lock", lock, vec![]).await;
        let locked = "return document.querySelector('li.dossier[data-locked]') !== null";
        browser.until("locked", locked, vec![]).await;
        browser.reload().await;
        browser.until("locked", locked, vec![]).await;
        assert_eq!(browser.inaccessible("home, locked").await, None);
        let home = browser.text("main").await;
        assert!(home.contains("Dossier protégé") && !home.contains("RNCP39866 ·"), "{home}");
        browser.find("#export-all").await;
        assert!(browser.text("#device").await.contains("n’y figure pas"));
        browser.click("li.dossier a").await;
        unlocks(&candidate, PHRASE).await;
        browser.find("li.block").await;

        candidate.opens_in_dossier("/dossier").await;
        browser.click("#unprotect").await;
        browser.click("#unprotect-now").await;
        browser.find("#protect").await;
        assert_eq!(shown(&candidate, &words).await, words, "unsealed");
        browser.reload().await;
        browser.find("#protect").await;
        browser.assert_calm().await;
    });
}

#[test]
fn one_tab_locks_the_other_and_idle_minutes_lock_both() {
    run(async {
        let site = Site::serve();
        let candidate = Candidate::arrives(&site, DESKTOP).await;
        let browser = &candidate.browser;
        candidate.begins_with(SENTENCE).await;
        let editor = browser.script("return location.hash", vec![]).await;
        let address = format!("{}{}", site.url, editor.as_str().unwrap());
        let (first, second) = browser.second_tab(&address).await;
        holds(&candidate, "#context", SENTENCE).await;

        // A tab in which it was open when it was protected shows nothing of it any more.
        browser.turn_to(&first).await;
        protects(&candidate).await;
        browser.turn_to(&second).await;
        let locked = "return document.querySelector('#unlock') !== null
            && document.querySelector('#context') === null
            && !document.body.textContent.includes(arguments[0])";
        browser.until("locked there", locked, vec![json!(SENTENCE)]).await;
        unlocks(&candidate, PHRASE).await;
        holds(&candidate, "#context", SENTENCE).await;

        browser.turn_to(&first).await;
        browser.click("#lock").await;
        let locked = "return document.querySelector('#unlock') !== null
            && !document.body.textContent.includes(arguments[0])
            && document.activeElement.id === 'page-title'";
        browser.until("locked here", locked, vec![json!(SENTENCE)]).await;
        browser.turn_to(&second).await;
        let locked = "return document.querySelector('#unlock') !== null
            && document.querySelector('#context') === null";
        browser.until("locked there", locked, vec![]).await;

        // Ten minutes pass; what was typed last is kept, sealed.
        unlocks(&candidate, PHRASE).await;
        browser.write("#outcome", "Elle repart apaisée.").await;
        let pass =
            "localStorage.setItem('acquis/settings/active', String(Date.now() - 10 * 60000));
            document.dispatchEvent(new Event('visibilitychange'));
            window.dispatchEvent(new Event('visibilitychange'));
            return true";
        browser.script(pass, vec![]).await;
        browser.until("locked", locked, vec![]).await;
        assert_eq!(shown(&candidate, &[SENTENCE, "apaisée"]).await, [""; 0]);
        unlocks(&candidate, PHRASE).await;
        holds(&candidate, "#outcome", "Elle repart apaisée.").await;
        browser.assert_calm().await;
    });
}

#[test]
fn a_sealed_file_opens_elsewhere_by_its_passphrase_and_with_nothing_of_acquis() {
    run(async {
        let site = Site::serve();
        let candidate = Candidate::arrives(&site, DESKTOP).await;
        let browser = &candidate.browser;
        candidate.begins_with(SENTENCE).await;
        candidate.opens_in_dossier("/dossier").await;
        // What comes above it moves it while WebKit's driver aims.
        let open = "const box = document.getElementById('sealed-export');
            if (box && !box.open) box.querySelector('summary').click();
            return box?.open === true";
        browser.until("the sealed export", open, vec![]).await;
        browser.write("#file-passphrase", PHRASE).await;
        browser.write("#file-passphrase-again", PHRASE).await;
        assert_eq!(browser.inaccessible("sealed export").await, None);
        browser.click("#export-sealed").await;
        let (name, bytes) = browser.downloaded("_chiffre.json").await;
        let text = String::from_utf8(bytes.clone()).expect("text");
        assert!(text.contains("\"acquis-sealed\"") && !text.contains("adhérente"), "{text}");
        let path = browser.downloads.with_file_name("sealed.json");
        std::fs::write(&path, &bytes).expect("written");
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../sealed.mjs");
        let opened = Command::new("node").arg(script).arg(&path).arg(PHRASE).output();
        let opened = String::from_utf8(opened.expect("node runs").stdout).expect("text");
        assert!(opened.contains("\"acquis-dossier\"") && opened.contains(SENTENCE));

        let next = Candidate::arrives(&site, PHONE).await;
        next.offers("#open-file", &name, &bytes).await;
        next.browser.write("#open-sealed", "une autre phrase").await;
        next.browser.keys("\u{e007}").await;
        let told = "return document.getElementById('open-sealed-error').textContent.includes('pas la bonne')";
        next.browser.until("the wrong passphrase is told", told, vec![]).await;
        assert_eq!(next.browser.count("li.dossier").await, 0);
        assert_eq!(next.browser.inaccessible("a sealed file").await, None);
        next.browser.write("#open-sealed", PHRASE).await;
        next.browser.keys("\u{e007}").await;
        next.browser.click("#import-add").await;
        next.browser.find("li.block").await;
        next.opens_in_dossier("/preuves").await;
        next.browser.click("li.card.evidence a").await;
        holds(&next, "#context", SENTENCE).await;

        // The adviser's desk.
        next.opens("#/relecture").await;
        next.offers("#desk-files", &name, &bytes).await;
        next.browser.write("#desk-passphrase", PHRASE).await;
        next.browser.keys("\u{e007}").await;
        let took = "return document.querySelector('#desk-sealed') === null
            && document.getElementById('desk-took').textContent.includes('1 ')";
        next.browser.until("on the desk", took, vec![]).await;
        next.browser.assert_calm().await;
        browser.assert_calm().await;
    });
}

#[test]
fn a_forgotten_passphrase_leaves_only_deleting() {
    run(async {
        let site = Site::serve();
        let candidate = Candidate::arrives(&site, PHONE).await;
        let browser = &candidate.browser;
        candidate.begins().await;
        protects(&candidate).await;
        browser.click("#lock-here").await;
        browser.click("main details summary").await;
        assert!(browser.text("main").await.contains("ne se retrouve pas"));
        browser.click("#erase-sealed").await;
        assert_eq!(browser.inaccessible("erase").await, None);
        browser.click("#erase-sealed-now").await;
        browser.find("#begin").await;
        let gone = "return document.querySelector('li.dossier') === null
            && !Object.keys(localStorage).some(key => key.startsWith('acquis/1/'))";
        browser.until("gone", gone, vec![]).await;
        browser.reload().await;
        browser.find("#open-file").await;
        assert_eq!(browser.count("li.dossier").await, 0);
        browser.assert_calm().await;
    });
}

/// Killed at several moments after the passphrase is given: while the key is made, while all is written anew,
/// after it.
#[test]
fn a_browser_killed_while_a_dossier_is_protected_leaves_it_open_or_locked_and_whole() {
    run(async {
        if lacks(Need::Profile) {
            return;
        }
        let site = Site::serve();
        let mut locked = 0;
        for milliseconds in [20, 150, 250, 400, 900] {
            let place = new_place();
            let browser = Browser::start_at(Engine::chosen(), DESKTOP, &place).await;
            let candidate = Candidate::arrives_in(browser, &site).await;
            candidate.begins_with(SENTENCE).await;
            let editor = candidate.browser.script("return location.href", vec![]).await;
            let editor = editor.as_str().unwrap().to_owned();
            chooses_a_passphrase(&candidate).await;
            let give = "const give = document.querySelector('dialog[open] button[type=submit]');
                setTimeout(() => give.click()); return true";
            candidate.browser.script(give, vec![]).await;
            tokio::time::sleep(Duration::from_millis(milliseconds)).await;
            candidate.browser.kill();

            let browser = Browser::start_at(Engine::chosen(), DESKTOP, &place).await;
            browser.client.goto(&editor).await.expect("opened again");
            let candidate = Candidate { browser, site: &site };
            let either = "return document.querySelector('#unlock, #context') !== null";
            candidate.browser.until("the dossier or its lock", either, vec![]).await;
            if candidate.browser.count("#unlock").await == 1 {
                locked += 1;
                assert_eq!(shown(&candidate, &[SENTENCE]).await, [""; 0], "{milliseconds}");
                unlocks(&candidate, PHRASE).await;
            }
            holds(&candidate, "#context", SENTENCE).await;
            candidate.browser.write("#outcome", "Écrit après.").await;
            candidate.sees_saved().await;
            candidate.browser.assert_calm().await;
            drop(candidate);
            let _ = std::fs::remove_dir_all(place);
        }
        println!("{locked} of 5 were locked");
    });
}

#[test]
fn what_is_locked_goes_with_all_that_is_erased_from_this_device() {
    run(async {
        let site = Site::serve();
        let candidate = Candidate::arrives(&site, DESKTOP).await;
        let browser = &candidate.browser;
        candidate.begins().await;
        protects(&candidate).await;
        browser.click("#lock-here").await;
        browser.find("#unlock").await;
        candidate.opens("#/").await;
        browser.find("li.dossier[data-locked]").await;
        browser.click("#leave").await;
        assert!(browser.text("dialog[open]").await.contains("n’y figure pas"));
        browser.click("dialog[open] #leave-now").await;
        candidate.sees_nothing_left().await;
        browser.assert_calm().await;
    });
}
