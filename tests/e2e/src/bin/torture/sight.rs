//! What a person sees of one page at one instant: is it shown as saved, and what stands in the controls.

use acquis_e2e::Browser;
use serde_json::Value;
use std::time::{Duration, Instant};

/// How a control's later states follow from the earlier ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Only ever added to, at its end.
    Text,
    /// One value in the place of another.
    Choice,
}

/// The name under which a dossier or a piece of evidence is itself there, with the value `yes`.
pub(crate) const THERE: &str = "there";

/// One control as it was seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Seen {
    pub(crate) name: String,
    pub(crate) kind: Kind,
    pub(crate) value: String,
}

/// A page at one instant.
#[derive(Debug, Clone)]
pub(crate) struct Sight {
    /// The page's address, `#/d/…`.
    pub(crate) page: String,
    /// Whether everything is shown as saved.
    pub(crate) saved: bool,
    pub(crate) controls: Vec<Seen>,
    /// When it was known here, which is later than when it was shown.
    pub(crate) at: Instant,
}

/// One script, so that no event comes between the status and what it is about.
const LOOK: &str = "
    const seen = [];
    const see = (name, kind, value) => seen.push({ name, kind, value });
    for (const field of document.querySelectorAll('#title, main textarea'))
        see(field.id, 'text', field.value);
    const levels = {};
    for (const radio of document.querySelectorAll('main [data-competence] input[type=radio]'))
        levels[radio.name] = radio.checked ? radio.value : levels[radio.name] ?? '';
    for (const name in levels) see(name, 'choice', levels[name]);
    for (const tick of document.querySelectorAll('main .checks input[type=checkbox]'))
        see(tick.name, 'choice', String(tick.checked));
    if (document.querySelector('li.block, #title') !== null)
        see('there', 'choice', 'yes');
    const status = document.getElementById('save-status');
    return { seen, page: location.hash, status: status === null ? '' : status.textContent };";

/// Looks at the page.
pub(crate) async fn look(browser: &Browser) -> Sight {
    let found = browser.script(LOOK, vec![]).await;
    let at = Instant::now();
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    let controls = found["seen"].as_array().expect("a list").iter().map(|one| Seen {
        name: text(&one["name"]),
        kind: if one["kind"] == "text" { Kind::Text } else { Kind::Choice },
        value: text(&one["value"]),
    });
    Sight {
        page: text(&found["page"]),
        // « Enregistré à 14:32 » or « Enregistré sur cet appareil »; « Enregistrement… » is neither.
        saved: text(&found["status"]).starts_with("Enregistré "),
        controls: controls.collect(),
        at,
    }
}

/// How often a page is looked at while something is waited for.
pub(crate) const BLINK: Duration = Duration::from_millis(10);
