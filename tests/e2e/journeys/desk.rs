//! The adviser's desk by every door: files dropped, pasted, opened from outside, hundreds in one; two
//! tabs of it; texts made to mislead.

use acquis_e2e::candidate::competences;
use acquis_e2e::{Candidate, DESKTOP, Site, run};
use serde_json::{Value, json};
use std::ops::Range;

const BLOCK: &str = "RNCP39866BC01";
const ROWS: &str = "return document.querySelectorAll('tr[data-row]').length === arguments[0]";

/// Gives the page files as a person drops or pastes them, anywhere on it.
const GIVES: &str = "const data = new DataTransfer();
    for (const [name, text] of arguments[1]) data.items.add(new File([text], name));
    const event = new Event(arguments[0], { bubbles: true, cancelable: true });
    const place = { drop: 'dataTransfer', paste: 'clipboardData' }[arguments[0]];
    Object.defineProperty(event, place, { value: data });
    document.body.dispatchEvent(event);
    return event.defaultPrevented";

/// The file of a candidate who has begun, and another's of the same content.
async fn file(site: &Site) -> Value {
    let candidate = Candidate::arrives(site, DESKTOP).await;
    candidate.begins().await;
    let first = competences(BLOCK, 1);
    candidate.opens_in_dossier(&format!("/bloc/{BLOCK}")).await;
    candidate.rates(&first[0], "autonomous").await;
    candidate.tells("Accueil d’un adhérent", &first).await;
    candidate.sees_saved().await;
    let (_, mut file) = candidate.exports().await;
    file.as_object_mut().unwrap().remove("history");
    file
}

/// That file as if another candidate had made it.
fn of(file: &Value, n: usize) -> Value {
    let mut other = file.clone();
    other["dossier"]["id"] = json!(format!("d-{n}"));
    other["dossier"]["candidate"]["name"] = json!(format!("Candidate {n:02}"));
    other
}

/// Those files with their names, as [`GIVES`] takes them.
fn named(file: &Value, which: Range<usize>) -> Value {
    which.map(|n| json!([format!("{n}.json"), of(file, n).to_string()])).collect()
}

async fn says(adviser: &Candidate<'_>, css: &str, part: &str) {
    let told = "const e = document.querySelector(arguments[0]);
        return e !== null && e.textContent.includes(arguments[1])";
    adviser.browser.until(part, told, vec![json!(css), json!(part)]).await;
}

#[test]
fn files_come_on_the_desk_by_every_door() {
    run(async {
        let site = Site::serve();
        let file = file(&site).await;
        let adviser = Candidate::arrives(&site, DESKTOP).await;
        let browser = &adviser.browser;
        adviser.opens("#/relecture").await;
        let named = |from, to| named(&file, from..to);
        let taken = browser.script(GIVES, vec![json!("drop"), named(0, 3)]).await;
        assert_eq!(taken, json!(true), "the browser does not go to the file");
        browser.until("dropped", ROWS, vec![json!(3)]).await;
        browser.script(GIVES, vec![json!("paste"), named(3, 5)]).await;
        browser.until("pasted", ROWS, vec![json!(5)]).await;
        // Files that come while others are read are read too.
        let bad = json!([["photo\u{202e}gpj.json", "\u{89}PNG"], ["autre.json", "{}"]]);
        browser.script(GIVES, vec![json!("drop"), bad]).await;
        browser.script(GIVES, vec![json!("drop"), named(5, 7)]).await;
        browser.until("while others were read", ROWS, vec![json!(7)]).await;
        says(&adviser, "#desk-refused", "photo[U+202E]gpj.json").await;
        says(&adviser, "#desk-refused", "autre.json").await;
        // Several in one file, one of them damaged.
        let lines = format!("{}\n{{ torn\n{}\n", of(&file, 7), of(&file, 8));
        adviser.offers("#desk-files", "plusieurs.ndjson", lines.as_bytes()).await;
        browser.until("several in one", ROWS, vec![json!(9)]).await;
        says(&adviser, "#desk-refused", "plusieurs.ndjson").await;
        browser.click(".paste summary").await;
        let text = of(&file, 9).to_string();
        let put = "const field = document.getElementById('desk-paste');
            field.value = arguments[0];
            field.dispatchEvent(new Event('input', { bubbles: true }));
            return true";
        browser.script(put, vec![json!(text)]).await;
        browser.click("#desk-paste-open").await;
        browser.until("its content", ROWS, vec![json!(10)]).await;
        // What was refused is there when one comes back from a dossier.
        adviser.offers("#desk-files", "encore.json", b"{}").await;
        browser.find("#desk-refused").await;
        browser.click("tr[data-row] th a").await;
        browser.find(".side").await;
        adviser.opens("#/relecture").await;
        says(&adviser, "#desk-refused", "encore.json").await;
        browser.assert_calm().await;
    });
}

#[test]
fn what_lies_on_the_desk_is_read_on_after_a_stop() {
    run(async {
        let site = Site::serve();
        let file = file(&site).await;
        let adviser = Candidate::arrives(&site, DESKTOP).await;
        let browser = &adviser.browser;
        adviser.opens("#/relecture").await;
        browser.script(GIVES, vec![json!("drop"), named(&file, 0..30)]).await;
        browser.until("dropped", ROWS, vec![json!(30)]).await;

        adviser.opens("#/").await;
        browser.client.refresh().await.expect("the page comes again");
        browser.find("#begin").await;
        // The button is pressed as soon as it is there: a hand may come too late.
        let stop = "new MutationObserver((_, watch) => {
                const stop = document.getElementById('desk-stop');
                if (stop !== null) { watch.disconnect(); stop.click(); }
            }).observe(document.body, { childList: true, subtree: true });
            location.hash = '#/relecture';
            return true";
        browser.script(stop, vec![]).await;
        browser.find("#desk-unread button").await;
        let rows = "return document.querySelectorAll('tr[data-row]').length";
        let shown = browser.script(rows, vec![]).await.as_u64().expect("a count");
        assert!(shown < 30, "{shown} are shown");
        says(&adviser, "#desk-unread", &format!("{}", 30 - shown)).await;
        browser.click("#desk-unread button").await;
        browser.until("read on", ROWS, vec![json!(30)]).await;
        assert_eq!(browser.count("#desk-unread").await, 0);
        browser.assert_calm().await;
    });
}

#[test]
fn two_tabs_at_one_desk_follow_each_other() {
    run(async {
        let site = Site::serve();
        let file = file(&site).await;
        let adviser = Candidate::arrives(&site, DESKTOP).await;
        let browser = &adviser.browser;
        adviser.opens("#/relecture").await;
        let (first, second) = browser.second_tab(&format!("{}#/relecture", site.url)).await;
        browser.find("#desk-files").await;
        browser.write("#me-name", "L’accompagnatrice").await;
        let one = json!([["1.json", of(&file, 1).to_string()]]);
        browser.script(GIVES, vec![json!("drop"), one]).await;
        browser.click("tr[data-row] th a").await;
        browser.find(".side").await;
        browser.turn_to(&first).await;
        browser.until("the row came here too", ROWS, vec![json!(1)]).await;
        let signed = "return document.getElementById('me-name').value === arguments[0]";
        browser.until("the name", signed, vec![json!("L’accompagnatrice")]).await;
        browser.click("tr[data-row] th a").await;
        browser.click("input[name=verdict][value=yes]").await;
        browser.find(".chip[data-verdict=yes]").await;
        browser.turn_to(&second).await;
        browser.find(".chip[data-verdict=yes]").await;
        browser.write("#opinion-comment", "Dit dans l’autre onglet.").await;
        browser.turn_to(&first).await;
        let said = "return document.getElementById('opinion-comment').value === arguments[0]";
        browser.until("the comment", said, vec![json!("Dit dans l’autre onglet.")]).await;
        browser.find(".chip[data-verdict=yes]").await;
        browser.turn_to(&second).await;
        adviser.opens("#/relecture").await;
        browser.click("#desk-clear").await;
        browser.click("#desk-clear-sure").await;
        browser.turn_to(&first).await;
        let gone = "return document.querySelector('.side') === null
            && document.querySelector('[role=alert]') !== null";
        browser.until("told that it is gone", gone, vec![]).await;
        browser.assert_calm().await;
    });
}

/// « Trojan Source »: what is shown is another text than what is held.
const REVERSED: &str = "Reçu\u{202e}ériatnemmoc \u{2066}caché\u{2069}\u{200f}";
const PLACES: [(&str, bool); 8] = [
    ("https://exemple.fr/preuve.pdf?a=1&b=2", true),
    ("mailto:atelier@exemple.fr", true),
    ("javascript:window.injected=1", false),
    ("https://banque.fr@exemple.fr/", false),
    ("data:text/html,<script>window.injected=1</script>", false),
    ("https://exemple.fr/\" onmouseover=\"window.injected=1", false),
    ("java\nscript:window.injected=1", false),
    ("//exemple.fr/a", false),
];

/// The links of a page that lead out of it: each as the browser itself understands it.
const LINKS: &str = "return [...document.querySelectorAll(arguments[0] + ' a')]
    .filter(a => !a.getAttribute('href').startsWith('#'))
    .map(a => [a.getAttribute('href'), a.rel, a.protocol, a.textContent])";

async fn only_good_links(adviser: &Candidate<'_>, within: &str) {
    let links = adviser.browser.script(LINKS, vec![json!(within)]).await;
    let wanted: Vec<_> = PLACES.iter().filter(|(_, good)| *good).collect();
    let links = links.as_array().unwrap();
    assert_eq!(links.len(), wanted.len(), "{within}: {links:?}");
    for (link, (href, _)) in links.iter().zip(wanted) {
        let scheme = format!("{}:", href.split(':').next().unwrap());
        assert_eq!(*link, json!([href, "noopener noreferrer", scheme, href]), "{within}");
    }
}

#[test]
fn texts_made_to_mislead_are_shown_for_what_they_are() {
    run(async {
        let site = Site::serve();
        let mut file = of(&file(&site).await, 1);
        file["dossier"]["candidate"]["name"] = json!(REVERSED);
        let evidence = &mut file["dossier"]["evidence"][0];
        evidence["title"] = json!(REVERSED);
        evidence["story"]["context"] = json!(REVERSED);
        evidence["documents"] = PLACES
            .iter()
            .enumerate()
            .map(|(n, (place, _))| {
                json!({ "id": format!("k{n}"), "label": format!("J {n}"), "kind": "other",
                    "kept_at": place, "sha256": null })
            })
            .collect();
        let text = file.to_string();
        let hidden = "return [...document.body.innerText].filter(c =>
            /[\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]/.test(c)).length === 0
            && document.title.indexOf('\\u202e') < 0
            && document.body.innerText.includes('Reçu[U+202E]éria')";
        let adviser = Candidate::arrives(&site, DESKTOP).await;
        let browser = &adviser.browser;
        adviser.opens("#/relecture").await;
        browser.script(GIVES, vec![json!("drop"), json!([["piege.json", text]])]).await;
        browser.until("one row", ROWS, vec![json!(1)]).await;
        browser.until("the table shows them", hidden, vec![]).await;
        browser.click("tr[data-row] th a").await;
        browser.find(".side").await;
        browser.until("the review shows them", hidden, vec![]).await;
        only_good_links(&adviser, "[data-evidence]").await;
        browser.click("#read-whole").await;
        browser.find(".printed").await;
        browser.until("the whole dossier shows them", hidden, vec![]).await;
        only_good_links(&adviser, ".printed").await;
        // A candidate who opens it, and what they hand on as a page.
        adviser.opens("#/").await;
        adviser.offers("#open-file", "piege.json", text.as_bytes()).await;
        browser.find("#import-preview").await;
        browser.until("the preview shows them", hidden, vec![]).await;
        browser.click("#import-add").await;
        browser.find("li.block").await;
        adviser.opens_in_dossier("/dossier").await;
        browser.click("#preview").await;
        browser.find(".printed").await;
        only_good_links(&adviser, ".printed").await;
        browser.click("#export-page").await;
        let (name, page) = browser.downloaded(".html").await;
        let page = String::from_utf8(page).unwrap();
        let shown = page.split("<script").next().unwrap();
        assert!(shown.contains("Reçu[U+202E]éria") && !shown.contains('\u{202e}'));
        assert_eq!(shown.matches("<a rel=\"noopener noreferrer\"").count(), 2);
        // The page is opened like the file, and shows the same without Acquis.
        adviser.opens("#/").await;
        adviser.offers("#open-file", &name, page.as_bytes()).await;
        assert!(browser.text("#import-preview").await.contains("RNCP39866"));
        browser.click("#import-merge").await;
        browser.find("li.block").await;
        assert_eq!(page.matches("<script").count(), 1);
        assert!(page.contains("<script type=\"application/json\""));
        assert!(page.matches("<h2").count() > 1);
        let injected = browser.script("return window.injected === undefined", vec![]).await;
        assert_eq!(injected, json!(true));
        browser.assert_calm().await;
    });
}

#[test]
fn a_candidate_leaves_a_passage_and_it_stays_left() {
    run(async {
        let site = Site::serve();
        let candidate = Candidate::arrives(&site, DESKTOP).await;
        let browser = &candidate.browser;
        candidate.begins_with("Avec Mme Dupont, au 06 12 34 56 78.").await;
        candidate.opens_in_dossier("/dossier").await;
        says(&candidate, "#privacy", "2 passages").await;
        browser.click("#privacy .hits button").await;
        says(&candidate, "#privacy [role=status]", "1 passage").await;
        let held = "return document.activeElement.id === 'privacy-title'";
        browser.until("the focus is not lost", held, vec![]).await;
        browser.reload().await;
        says(&candidate, "#privacy [role=status]", "1 passage").await;
        says(&candidate, ".left-hits summary", "1 passage laissé").await;
        // In the file nothing of it is told.
        let (_, file) = candidate.exports().await;
        assert!(!file.to_string().contains("\"left\""));
        browser.click(".left-hits summary").await;
        assert_eq!(browser.inaccessible("passages left").await, None);
        browser.click(".left-hits button").await;
        says(&candidate, "#privacy [role=status]", "2 passages").await;
        browser.assert_calm().await;
    });
}
