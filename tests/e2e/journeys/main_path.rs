//! From the real certification to an exported dossier that opens again anywhere, whole.

use acquis_e2e::candidate::competences;
use acquis_e2e::digest::digest;
use acquis_e2e::{Candidate, DESKTOP, Site, run};
use serde_json::{Value, json};

const BC01: &str = "RNCP39866BC01";

#[test]
fn a_candidate_makes_a_bloc_ready_and_takes_the_dossier_elsewhere() {
    run(async {
        let site = Site::serve();
        let candidate = Candidate::arrives(&site, DESKTOP).await;
        let browser = &candidate.browser;
        assert!(browser.text("main").await.contains("reste dans ce navigateur"));
        candidate.begins().await;
        assert_eq!(browser.count("li.block").await, 4);
        assert!(browser.text(".summary").await.contains("0 compétence prête sur 19"));

        candidate.opens_in_dossier(&format!("/bloc/{BC01}")).await;
        let six = competences(BC01, 6);
        assert_eq!(browser.count(".competence").await, 6);
        for (place, competence) in six.iter().enumerate() {
            let level = if place % 2 == 0 { "autonomous" } else { "transmits" };
            candidate.rates(competence, level).await;
        }
        candidate.tells("Accueil d’un adhérent mécontent", &six).await;
        candidate.tells("Orientation d’un prospect", &six).await;
        candidate.sees_saved().await;

        candidate.opens_in_dossier("").await;
        assert_eq!(candidate.reads_block(BC01).await, "Prêt à présenter");
        for other in ["RNCP39866BC02", "RNCP39866BC03", "RNCP39866BC04"] {
            assert!(candidate.reads_block(other).await.starts_with("0 prête"), "{other}");
        }

        let exported = leaves_and_comes_back(&candidate).await;
        reason_is_told(&candidate).await;
        opens_elsewhere(&site, &exported).await;
        browser.assert_calm().await;
    });
}

/// Reloads, checks that all is there, exports and checks the file.
async fn leaves_and_comes_back(candidate: &Candidate<'_>) -> Value {
    candidate.browser.reload().await;
    candidate.browser.find("li.block").await;
    assert_eq!(candidate.reads_block(BC01).await, "Prêt à présenter");

    let (name, file) = candidate.exports().await;
    assert!(name.starts_with("acquis_RNCP39866_20"), "{name}");
    assert_eq!(file["format"], "acquis-dossier");
    assert_eq!(file["version"], 1);
    assert_eq!(file["dossier"]["ratings"].as_array().unwrap().len(), 19);
    assert_eq!(file["dossier"]["evidence"].as_array().unwrap().len(), 2);
    let blocks = file["summary"]["blocks"].as_array().unwrap();
    let told: Vec<_> = blocks.iter().map(|b| (&b["ready"], &b["total"], &b["status"])).collect();
    let (no, yes) = (json!("not-ready"), json!("ready"));
    let wanted = [(6, 6, &yes), (0, 4, &no), (0, 4, &no), (0, 5, &no)];
    let wanted = wanted.map(|(ready, total, status)| (json!(ready), json!(total), status));
    assert_eq!(told, wanted.iter().map(|(r, t, s)| (r, t, *s)).collect::<Vec<_>>());
    assert_eq!(file["digest"], json!(digest(&file["dossier"])));
    file
}

/// Takes the links of one competence away: the bloc is not ready, and the dashboard says why.
async fn reason_is_told(candidate: &Candidate<'_>) {
    let browser = &candidate.browser;
    let third = format!("{BC01}-03");
    candidate.opens_in_dossier(&format!("/bloc/{BC01}")).await;
    for left in [1, 0] {
        browser.click(&format!("[data-competence='{third}'] .link-list button")).await;
        let script = "return document.querySelectorAll(arguments[0]).length === arguments[1]";
        let list = format!("[data-competence='{third}'] .link-list li");
        browser.until("one link less", script, vec![json!(list), json!(left)]).await;
    }
    candidate.opens_in_dossier("").await;
    assert_eq!(candidate.reads_block(BC01).await, "5 prêtes sur 6");
    let block = format!("li.block[data-block='{BC01}']");
    browser.click(&format!("{block} .why summary")).await;
    let why = browser.text(&format!("{block} .why ul")).await;
    assert!(why.contains("Identifier les opportunités"), "{why}");
    assert!(why.contains("déclarée, mais aucune preuve reliée"), "{why}");
    assert_eq!(browser.count(&format!("{block} .why li")).await, 1);
    let next = browser.text(".next").await;
    assert!(next.contains("Racontez une situation") || next.contains("Positionnez-vous"), "{next}");
}

/// Opens the file in a fresh profile and exports it again: the same dossier.
async fn opens_elsewhere(site: &Site, exported: &Value) {
    let other = Candidate::arrives(site, DESKTOP).await;
    let text = serde_json::to_vec(exported).unwrap();
    other.offers("#open-file", "dossier.json", &text).await;
    let preview = other.browser.text("#import-preview").await;
    assert!(preview.contains("6 sur 19"), "{preview}");
    assert_eq!(other.browser.count("#import-findings").await, 0);
    other.browser.click("#import-add").await;
    other.browser.find("li.block").await;
    assert_eq!(other.reads_block(BC01).await, "Prêt à présenter");
    let (_, again) = other.exports().await;
    assert_eq!(again["digest"], exported["digest"]);
    assert_eq!(again["dossier"], exported["dossier"]);
    other.browser.assert_calm().await;
}
