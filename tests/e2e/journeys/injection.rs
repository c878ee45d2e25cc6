//! Texts made to be taken for markup, script or address: in every field, typed and imported, they are
//! shown as they are and do nothing.

use acquis_e2e::{Candidate, DESKTOP, Site, run};
use serde_json::{Value, json};

/// Each sets `window.injected` where it is taken for more than a text.
const CORPUS: [&str; 12] = [
    "<script>window.injected=1</script>",
    "<img src=x onerror=window.injected=1>",
    "<svg onload=window.injected=1>",
    "<iframe srcdoc=\"<script>parent.injected=1</script>\"></iframe>",
    "\"><input autofocus onfocus=window.injected=1>",
    "' onmouseover='window.injected=1' x='",
    "javascript:window.injected=1",
    "</textarea><script>window.injected=1</script>",
    "</title><script>window.injected=1</script>",
    "<a href=\"javascript:window.injected=1\">x</a>",
    "{{window.injected=1}}${window.injected=1}",
    "<style>@import'//127.0.0.2/x'</style><math><mtext></p><img src=x onerror=window.injected=1>",
];

/// What a page must not hold, whatever the texts.
const FOREIGN: &str = "const page = document.getElementById('app');
    const made = page.querySelectorAll('script, iframe, img, object, embed, math, style, base, form:not(.passphrase-form)');
    const acts = [...page.querySelectorAll('*')].some(e => [...e.attributes].some(a =>
        a.name.startsWith('on') || (a.name === 'href' && /^\\s*(javascript|data):/i.test(a.value))));
    return window.injected === undefined && made.length === 0 && !acts";

/// Puts texts of the corpus, one after the other, in the place of every text of a value.
fn fill(value: &mut Value, next: &mut usize) {
    match value {
        Value::String(text) => {
            let keep = text.len() < 60 && !text.contains(' ');
            if !keep {
                CORPUS[*next % CORPUS.len()].clone_into(text);
                *next += 1;
            }
        }
        Value::Array(all) => all.iter_mut().for_each(|value| fill(value, next)),
        Value::Object(fields) => fields.values_mut().for_each(|value| fill(value, next)),
        _ => {}
    }
}

async fn nothing_happened(candidate: &Candidate<'_>, place: &str) {
    let calm = candidate.browser.script(FOREIGN, vec![]).await;
    assert_eq!(calm, json!(true), "{place}");
}

#[test]
fn what_is_typed_is_never_markup() {
    run(async {
        let site = Site::serve();
        let candidate = Candidate::arrives(&site, DESKTOP).await;
        let browser = &candidate.browser;
        candidate.begins().await;
        candidate.begins_to_tell().await;
        let fields = "return [...document.querySelectorAll(
            '#page input:not([type]), #page input[type=text], #page input[type=url], #page textarea')]
            .filter(field => field.id).map(field => '#' + field.id)";
        let fields = browser.script(fields, vec![]).await;
        let fields: Vec<_> = fields.as_array().unwrap().iter().filter_map(Value::as_str).collect();
        assert!(fields.len() >= 5, "{fields:?}");
        for (place, field) in fields.iter().enumerate() {
            browser.write(field, CORPUS[place % CORPUS.len()]).await;
        }
        nothing_happened(&candidate, "by keys").await;
        for text in CORPUS {
            for field in &fields {
                browser.paste(field, text).await;
            }
            nothing_happened(&candidate, text).await;
            assert_eq!(
                browser.script("return document.getElementById('title').value", vec![]).await,
                json!(text)
            );
        }
        candidate.sees_saved().await;
        for page in ["/preuves", "", "/parcours", "/dossier"] {
            candidate.opens_in_dossier(page).await;
            nothing_happened(&candidate, page).await;
        }
        browser.click("#preview").await;
        browser.find(".printed").await;
        nothing_happened(&candidate, "printed").await;
        candidate.opens("#/").await;
        nothing_happened(&candidate, "shelf").await;
        browser.assert_calm().await;
    });
}

#[test]
fn what_a_file_brings_is_never_markup() {
    run(async {
        let site = Site::serve();
        let candidate = Candidate::arrives(&site, DESKTOP).await;
        let browser = &candidate.browser;
        candidate.begins().await;
        candidate
            .tells("Une situation à remplacer, toute entière", &["RNCP39866BC01-01".to_owned()])
            .await;
        candidate.sees_saved().await;
        let (_, mut file) = candidate.exports().await;
        let file = file.as_object_mut().unwrap();
        file.remove("history");
        let mut count = 0;
        fill(&mut file["dossier"], &mut count);
        assert!(count > 40, "{count}");
        for name in ["id", "name"] {
            file["dossier"][name] = json!(format!("{name}{}", CORPUS[0]));
        }
        let file = Value::Object(file.clone()).to_string();
        candidate.opens("#/").await;
        candidate.offers("#open-file", "piege.json", file.as_bytes()).await;
        browser.find("#import-preview").await;
        nothing_happened(&candidate, "preview").await;
        browser.click("#import-add").await;
        browser.find("li.block").await;
        nothing_happened(&candidate, "board").await;
        for page in
            ["/preuves", "/parcours", "/dossier", "/bloc/RNCP39866BC01", "/bloc/RNCP39866BC01/1"]
        {
            candidate.opens_in_dossier(page).await;
            nothing_happened(&candidate, page).await;
        }
        candidate.opens_in_dossier("/dossier").await;
        browser.click("#preview").await;
        browser.find(".printed").await;
        nothing_happened(&candidate, "printed").await;
        candidate.opens("#/").await;
        nothing_happened(&candidate, "shelf").await;
    });
}
