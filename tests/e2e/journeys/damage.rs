//! What is stored is damaged, or a later version's: what can be opened opens, the rest is kept, told and can be
//! taken along.

use acquis_e2e::{Browser, Candidate, DESKTOP, PHONE, Site, run};
use serde_json::{Value, json};

/// Does something to a text that is stored under a key with that in it, in both places; answers how many.
fn in_both(change: &str) -> String {
    format!(
        "const [part, places, done] = arguments;
        const change = (key, text) => {change};
        let changed = 0;
        for (const key of Object.keys(localStorage).filter(key => places.includes('local') && key.includes(part))) {{
            localStorage.setItem(key, change(key, localStorage.getItem(key)));
            changed += 1;
        }}
        const open = indexedDB.open('acquis/1');
        open.onsuccess = () => {{
            const transaction = open.result.transaction('records', 'readwrite');
            const records = transaction.objectStore('records');
            records.getAllKeys().onsuccess = event => {{
                for (const key of event.target.result.filter(key => places.includes('journal') && key.includes(part))) {{
                    records.get(key).onsuccess = got => records.put(change(key, got.target.result), key);
                    changed += 1;
                }}
            }};
            transaction.oncomplete = () => {{ open.result.close(); done(changed); }};
        }};"
    )
}

async fn change(browser: &Browser, change: &str, part: &str, places: &str) {
    let arguments = vec![json!(part), json!(places)];
    let changed = browser.client.execute_async(&in_both(change), arguments).await.expect("changed");
    let places = places.split_whitespace().count();
    assert_eq!(changed, json!(places), "records of {part}");
}

/// One letter is another.
const ALTER: &str = "text.replace('adhérent', 'adherent')";
/// Its end is gone.
const CUT: &str = "text.slice(0, text.length - 40)";

/// What a later version may write, with the checksum that it would have.
const LATER: &str = "(() => {
    const payload = '{\"seen\":[\"9@z\"],\"deleted\":[],\"versions\":[{\"field\":\"mood\",\"at\":\"9@z\",\"value\":{\"text\":\"bien\"}}]}';
    let sum = 0xcbf29ce484222325n;
    for (const byte of [9, 0, 0, 0, 0, 0, 0, 0, ...new TextEncoder().encode(payload)])
        sum = BigInt.asUintN(64, (sum ^ BigInt(byte)) * 0x100000001b3n);
    return '9 ' + sum.toString(16).padStart(16, '0') + ' ' + payload;
})()";

async fn text_of(browser: &Browser, css: &str) -> Value {
    browser.script("return document.querySelector(arguments[0])?.value", vec![json!(css)]).await
}

/// Tells a situation and gives its id.
async fn told(candidate: &Candidate<'_>, context: &str) -> String {
    candidate.begins_to_tell().await;
    candidate.browser.write("#context", context).await;
    candidate.sees_saved().await;
    let hash = candidate.browser.script("return location.hash", vec![]).await;
    hash.as_str().unwrap().rsplit('/').next().unwrap().to_owned()
}

#[test]
fn a_record_damaged_in_both_places_is_kept_told_and_taken_along_and_the_rest_opens() {
    run(async {
        let site = Site::serve();
        let candidate = Candidate::arrives(&site, PHONE).await;
        let browser = &candidate.browser;
        candidate.begins().await;
        let whole = told(&candidate, "Celle-ci reste entière.").await;
        for (damage, kept) in [(ALTER, "Un adherent arrive."), (CUT, "Un adhérent arrive.")] {
            let broken = told(&candidate, "Un adhérent arrive.").await;
            candidate.opens_in_dossier("/preuves").await;
            change(browser, damage, &format!("/evidence/{broken}"), "local journal").await;
            browser.reload().await;
            browser.find("#opened-with").await;
            let listed = "return [...document.querySelectorAll('li.card.evidence a')]
                .map(link => link.hash.split('/').pop()).join()";
            assert_eq!(browser.script(listed, vec![]).await, json!(whole));
            assert_eq!(browser.inaccessible("a damaged record").await, None);
            // The person works on: what was damaged is not written over.
            browser.click("li.card.evidence a").await;
            browser.write("#means", "Écrit après.").await;
            candidate.sees_saved().await;
            candidate.opens("#/").await;
            let parked = browser.text("#unreadable").await;
            assert!(parked.contains("1 donnée illisible"), "{parked}");
            assert_eq!(browser.inaccessible("data set aside").await, None);
            browser.click("#unreadable .button").await;
            let (_, bytes) = browser.downloaded(".txt").await;
            let taken = String::from_utf8(bytes).expect("text");
            assert!(taken.contains(&broken) && taken.contains(kept), "{taken}");
            browser.click("#unreadable .danger").await;
            let none = "return document.querySelector('#unreadable') === null";
            browser.until("nothing is set aside", none, vec![]).await;
            browser.click(".card.dossier a.cover").await;
            browser.find("li.block").await;
        }
        browser.assert_calm().await;
    });
}

#[test]
fn what_one_place_has_damaged_the_other_makes_good() {
    run(async {
        let site = Site::serve();
        let candidate = Candidate::arrives(&site, DESKTOP).await;
        let browser = &candidate.browser;
        candidate.begins().await;
        let id = told(&candidate, "Un adhérent arrive.").await;
        for place in ["local", "journal"] {
            change(browser, ALTER, &format!("/evidence/{id}"), place).await;
            browser.reload().await;
            browser.find("#context").await;
            let back = "return document.querySelector('#context').value === 'Un adhérent arrive.'";
            browser.until("the text", back, vec![]).await;
        }
        browser.write("#context", "Un adhérent arrive, puis repart.").await;
        candidate.sees_saved().await;
        browser.reload().await;
        browser.find("#context").await;
        assert_eq!(text_of(browser, "#context").await, "Un adhérent arrive, puis repart.");
        browser.assert_calm().await;
    });
}

#[test]
fn a_later_version_s_records_are_left_as_they_are_and_the_person_is_told() {
    run(async {
        let site = Site::serve();
        let candidate = Candidate::arrives(&site, DESKTOP).await;
        let browser = &candidate.browser;
        candidate.begins().await;
        let id = told(&candidate, "Un adhérent arrive.").await;
        for place in ["local", "journal", "local journal"] {
            change(browser, LATER, &format!("/evidence/{id}"), place).await;
            browser.reload().await;
            browser
                .until(
                    "told",
                    "return /plus récente/.test(document.querySelector('main').textContent)",
                    vec![],
                )
                .await;
            assert_eq!(browser.inaccessible("a later version").await, None);
            browser.click("#save-raw").await;
            let (_, bytes) = browser.downloaded(".txt").await;
            let taken = String::from_utf8(bytes).expect("text");
            assert!(taken.contains("\"mood\"") && taken.contains("/certification/-"), "{taken}");
            // As it was: nothing was written meanwhile.
            change(
                browser,
                "(text === LATER ? text : fail())".replace("LATER", LATER).as_str(),
                &format!("/evidence/{id}"),
                place,
            )
            .await;
        }
        let layout = "localStorage.setItem('acquis/2/d/rating/a', 'x'); return true";
        browser.script(layout, vec![]).await;
        candidate.opens("#/").await;
        browser.reload().await;
        let told =
            "return /plus récente/.test(document.querySelector('#app .banner')?.textContent)";
        browser.until("told of the later layout", told, vec![]).await;
        assert_eq!(browser.inaccessible("a later layout").await, None);
        browser.assert_calm().await;
    });
}
