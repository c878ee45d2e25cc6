//! An adviser opens dossiers, answers competence by competence and sends a review; a candidate in
//! another browser writes on meanwhile.

use acquis_e2e::candidate::competences;
use acquis_e2e::{Browser, Candidate, DESKTOP, PHONE, Site, run};
use serde_json::{Value, json};

const BLOCK: &str = "RNCP39866BC01";

/// An adviser at a browser of their own, at the desk.
async fn adviser(site: &Site, window: (u32, u32)) -> Candidate<'_> {
    let adviser = Candidate::arrives_in(Browser::start(window).await, site).await;
    adviser.opens("#/relecture").await;
    adviser.browser.write("#me-name", "L’accompagnatrice").await;
    adviser
}

/// A candidate with some of a bloc rated and one situation told.
async fn begun(candidate: &Candidate<'_>) -> Vec<String> {
    candidate.begins().await;
    candidate.opens_in_dossier("/parcours").await;
    candidate.browser.write("#candidate-name", "La candidate").await;
    let six = competences(BLOCK, 6);
    candidate.opens_in_dossier(&format!("/bloc/{BLOCK}")).await;
    for competence in &six[..3] {
        candidate.rates(competence, "autonomous").await;
    }
    candidate.tells("Accueil d’un adhérent", &six[..1]).await;
    candidate.sees_saved().await;
    six
}

fn bytes(file: &Value) -> Vec<u8> {
    serde_json::to_vec(file).unwrap()
}

/// Opens a file on the desk and waits until as much is told of it.
async fn opens(adviser: &Candidate<'_>, name: &str, file: &[u8], told: &str) {
    adviser.offers("#desk-files", name, file).await;
    let there = "return document.getElementById('desk-took').textContent.includes(arguments[0])";
    adviser.browser.until(name, there, vec![json!(told)]).await;
}

async fn chooses(adviser: &Candidate<'_>, css: &str) {
    adviser.browser.click(css).await;
    adviser.browser.find(&format!("{css}:checked")).await;
}

async fn is_kept(adviser: &Candidate<'_>) {
    let kept =
        "return document.getElementById('review-kept').textContent.startsWith('Relecture enreg')";
    adviser.browser.until("kept", kept, vec![]).await;
}

#[test]
fn an_adviser_answers_sends_and_sees_what_changed() {
    run(async {
        let site = Site::serve();
        let candidate = Candidate::arrives(&site, DESKTOP).await;
        let six = begun(&candidate).await;
        let (name, first) = candidate.exports().await;

        let adviser = adviser(&site, DESKTOP).await;
        let browser = &adviser.browser;
        adviser.offers("#desk-files", "photo.json", b"\x89PNG\r\n\x1a\n\xff").await;
        let refused = browser.text("#desk-refused").await;
        assert!(refused.contains("photo.json") && refused.contains("pas du texte"), "{refused}");
        opens(&adviser, &name, &bytes(&first), "1 dossier ouvert").await;
        opens(&adviser, &name, &bytes(&first), "1 version déjà connue").await;
        let row = browser.text("tr[data-row]").await;
        assert!(row.contains("La candidate") && row.contains("À relire"), "{row}");

        browser.click("tr[data-row] th a").await;
        browser.find(&format!(".side[data-competence='{}']", six[0])).await;
        let told = browser.text("[data-evidence]").await;
        assert!(told.contains("J’ai écouté, vérifié son contrat"), "{told}");
        chooses(&adviser, "input[name=verdict][value=yes]").await;
        browser.write("#opinion-comment", "Situation claire et personnelle.").await;
        browser.click("[data-step=undecided]").await;
        browser.find(&format!(".side[data-competence='{}']", six[1])).await;
        let told = browser.text("[aria-labelledby=side-evidence]").await;
        assert!(told.contains("Aucune preuve"), "{told}");
        chooses(&adviser, "input[name=verdict][value=no]").await;
        browser.click("#ask").await;
        browser.write(".request textarea", "Racontez une situation précise.").await;
        chooses(&adviser, "input[name=stance-block][value=reserved]").await;
        browser.click(".advice-form .row button").await;
        is_kept(&adviser).await;

        browser.reload().await;
        browser.find(".chip[data-verdict=yes]").await;
        browser.find(".chip[data-verdict=no]").await;
        let comment = "return document.getElementById('opinion-comment').value";
        assert_eq!(
            browser.script(comment, vec![]).await,
            json!("Situation claire et personnelle.")
        );
        browser.click("#send-review").await;
        let (sent, review) = browser.downloaded(".json").await;
        assert!(sent.starts_with("acquis-relecture_RNCP39866_la-candidate_"), "{sent}");
        let review: Value = serde_json::from_slice(&review).unwrap();
        assert_eq!(review["format"], "acquis-review");
        assert_eq!(review["review"]["answers_digest"], first["digest"]);
        assert_eq!(review["review"]["dossier"], first["dossier"]["id"]);
        assert_eq!(review["review"]["reviewer"]["name"], "L’accompagnatrice");
        assert_eq!(review["review"]["opinions"][0]["verdict"], "yes");
        assert_eq!(review["review"]["opinions"][1]["verdict"], "no");
        assert_eq!(review["review"]["blocks"][0]["advice"]["stance"], "reserved");
        assert_eq!(review["review"]["requests"][0]["competence"], json!(six[1]));
        browser.click(".toast .icon-button").await;
        browser.click("#send-page").await;
        let (_, page) = browser.downloaded(".html").await;
        let page = String::from_utf8(page).unwrap();
        assert!(page.contains("Situation claire et personnelle."), "the page is for reading");

        // The candidate has written on meanwhile.
        candidate.tells("Un courrier difficile", &six[3..4]).await;
        candidate.sees_saved().await;

        // The candidate takes it in; twice is once.
        let review = bytes(&review);
        candidate.opens_in_dossier("/dossier").await;
        candidate.offers("#import", &sent, &review).await;
        let held = candidate.browser.text("#import-preview").await;
        assert!(held.contains("L’accompagnatrice") && held.contains("1 demande"), "{held}");
        assert!(held.contains("1 compétence"), "what has changed since: {held}");
        candidate.browser.click("#take-review").await;
        let todo = candidate.browser.text("#received").await;
        assert!(todo.contains("Racontez une situation précise."), "{todo}");
        assert!(
            todo.contains("1 demande à traiter") && todo.contains("Avis avec réserve"),
            "{todo}"
        );
        candidate.browser.click("#received input[type=checkbox]").await;
        candidate.browser.write("#received textarea", "Je l’écris cette semaine.").await;
        candidate.sees_saved().await;
        candidate.opens_in_dossier("/dossier").await;
        candidate.offers("#import", &sent, &review).await;
        let state = candidate.browser.text("#review-state").await;
        assert!(state.contains("déjà dans votre dossier"), "{state}");
        candidate.browser.click("#import-cancel").await;
        let mut foreign: Value = serde_json::from_slice(&review).unwrap();
        foreign["review"]["dossier"] = json!("d-elsewhere");
        candidate.offers("#import", "other.json", &bytes(&foreign)).await;
        let state = candidate.browser.text("#review-state").await;
        assert!(state.contains("un autre dossier"), "{state}");
        candidate.browser.click("#import-cancel").await;
        candidate.opens_in_dossier(&format!("/bloc/{BLOCK}")).await;
        let said = candidate.browser.text(&format!("[data-competence='{}'] .thread", six[0])).await;
        assert!(
            said.contains("Oui") && said.contains("Situation claire et personnelle."),
            "{said}"
        );
        candidate.rates(&six[2], "transmits").await;
        candidate.sees_saved().await;
        let (_, second) = candidate.exports().await;
        adviser.opens("#/relecture").await;
        let row = browser.text("tr[data-row] [data-review]").await;
        assert_eq!(row, "Relu");
        opens(&adviser, "second.json", &bytes(&second), "1 nouvelle version").await;
        browser.find("[data-review=back]").await;
        browser.click("tr[data-row] th a").await;
        let since = browser.text("#since").await;
        assert!(since.contains("2 compétences ont changé"), "{since}");
        assert!(since.contains("1 demande a reçu une réponse"), "{since}");
        assert!(since.contains("Je l’écris cette semaine."), "{since}");
        let list = "return [...document.querySelectorAll('.changed-list li')].length";
        assert_eq!(browser.script(list, vec![]).await, json!(2), "these and no others");
        browser.click("[data-step=changed]").await;
        browser.find(&format!(".side[data-competence='{}']", six[2])).await;
        let was = browser.text("[aria-labelledby=side-candidate]").await;
        assert!(was.contains("Auparavant : En autonomie"), "{was}");
        browser.click("[data-step=changed]").await;
        browser.find(&format!(".side[data-competence='{}']", six[3])).await;
        let new = browser.text("[data-evidence]").await;
        assert!(new.contains("Un courrier difficile") && new.contains("Nouvelle"), "{new}");
        browser.click("#carry-over").await;
        browser.find(".chip[data-verdict=yes]").await;
        browser.find(".chip[data-verdict=no]").await;
        browser.click("#review-undo").await;
        browser
            .until(
                "taken back",
                "return document.querySelector('.chip[data-verdict=yes]') === null",
                vec![],
            )
            .await;
        browser.assert_calm().await;
    });
}

#[test]
fn the_table_is_searched_exported_and_cleared() {
    run(async {
        let site = Site::serve();
        let candidate = Candidate::arrives(&site, DESKTOP).await;
        begun(&candidate).await;
        let (_, file) = candidate.exports().await;
        let adviser = adviser(&site, DESKTOP).await;
        let browser = &adviser.browser;
        for (at, who) in ["Alix", "=Béa", "Chloé"].into_iter().enumerate() {
            let mut other = file.clone();
            other["dossier"]["id"] = json!(format!("d-{at}"));
            other["dossier"]["candidate"]["name"] = json!(who);
            opens(&adviser, &format!("{at}.json"), &bytes(&other), "1 dossier ouvert").await;
        }
        let rows = "return document.querySelectorAll('tr[data-row]').length === arguments[0]";
        browser.until("three rows", rows, vec![json!(3)]).await;
        browser.write("#cohort-search", "chloe").await;
        browser.until("one row", rows, vec![json!(1)]).await;
        browser.write("#cohort-search", " ").await;
        browser.until("three rows", rows, vec![json!(3)]).await;
        browser.click("th:first-child .sort").await;
        let first = "return document.querySelector('tr[data-row] th').textContent === 'Chloé'";
        browser.until("the last name first", first, vec![]).await;
        browser.click("#cohort-csv").await;
        let (_, csv) = browser.downloaded(".csv").await;
        let csv = String::from_utf8(csv).unwrap();
        assert!(csv.starts_with("\u{feff}\"Candidat\";"), "{csv}");
        assert!(csv.contains("\"'=Béa\""), "no formula: {csv}");
        browser.click("#cohort-ndjson").await;
        let (_, lines) = browser.downloaded(".ndjson").await;
        let lines = String::from_utf8(lines).unwrap();
        assert_eq!(lines.lines().count(), 3 * 19);

        browser.reload().await;
        browser.until("three rows again", rows, vec![json!(3)]).await;
        browser.click("#desk-clear").await;
        browser.click("#desk-clear-sure").await;
        browser.until("no row", rows, vec![json!(0)]).await;
        browser.reload().await;
        browser.find("#desk-files").await;
        let kept = "const done = arguments[arguments.length - 1];
            const asked = indexedDB.open('acquis-relecture/1');
            asked.onsuccess = () => {
                const count = asked.result.transaction('texts').objectStore('texts').count();
                count.onsuccess = () => { asked.result.close(); done(count.result === 0); };
            };";
        browser.until_async("nothing is kept", kept).await;
        browser.assert_calm().await;
    });
}

#[test]
fn the_desk_is_accessible() {
    run(async {
        let site = Site::serve();
        let candidate = Candidate::arrives(&site, DESKTOP).await;
        begun(&candidate).await;
        let (name, file) = candidate.exports().await;
        let mut found = Vec::new();
        for window in [PHONE, DESKTOP] {
            let adviser = adviser(&site, window).await;
            found.extend(adviser.browser.inaccessible("desk, empty").await);
            adviser.offers("#desk-files", "photo.json", b"{}").await;
            adviser.browser.find("#desk-refused").await;
            opens(&adviser, &name, &bytes(&file), "1 dossier ouvert").await;
            for theme in ["light", "dark"] {
                let look = "document.documentElement.dataset.theme = arguments[0]; return true";
                adviser.browser.script(look, vec![json!(theme)]).await;
                found.extend(adviser.browser.inaccessible(&format!("desk, {theme}")).await);
            }
            adviser.browser.click("tr[data-row] th a").await;
            adviser.browser.find(".side").await;
            adviser.browser.click("#ask").await;
            adviser.browser.click("#ask-all").await;
            for theme in ["dark", "light"] {
                let look = "document.documentElement.dataset.theme = arguments[0]; return true";
                adviser.browser.script(look, vec![json!(theme)]).await;
                found.extend(adviser.browser.inaccessible(&format!("review, {theme}")).await);
            }
            adviser.browser.assert_calm().await;
        }
        assert!(found.is_empty(), "{}", found.join("\n"));
    });
}
