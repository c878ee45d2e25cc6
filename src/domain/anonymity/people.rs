//! A title and the name after it: « Mme Dupont », « M. de La Tour », « Dr J.-P. Martin ».
//!
//! Owns titles and what a name after one looks like. Does not know first names, nor any name without
//! a title. « Mme la directrice », « M. X », « Mme D. » name no one.

use super::words::Word;
use super::{Hit, HitKind};

const TITLES: &[&str] = &[
    "docteur",
    "dr",
    "madame",
    "mademoiselle",
    "maitre",
    "mesdames",
    "messieurs",
    "mlle",
    "mlles",
    "mme",
    "mmes",
    "monsieur",
    "mr",
    "professeur",
];

/// Titles that are other words without their capital.
const CAPITAL_TITLES: &[&str] = &["M", "MM", "Me", "Mgr", "Pr"];

/// Small words inside a name.
const PARTICLES: &[&str] = &[
    "al", "ben", "bin", "d", "da", "de", "den", "der", "des", "di", "dos", "du", "el", "van", "von",
];

/// Small words that open a name only when a capital follows: « M. Le Goff ».
const ARTICLES: &[&str] = &["d", "de", "des", "du", "l", "la", "le", "les"];

/// Words that begin the next sentence (« la taille M. Ensuite… ») or name a function.
const NO_NAMES: &[&str] = &[
    "a",
    "afin",
    "ainsi",
    "alors",
    "apres",
    "au",
    "aucun",
    "aucune",
    "aussi",
    "aux",
    "avant",
    "avec",
    "bien",
    "bonjour",
    "c",
    "ca",
    "car",
    "ce",
    "cela",
    "celle",
    "celui",
    "cependant",
    "ces",
    "cet",
    "cette",
    "chaque",
    "chef",
    "cheffe",
    "chez",
    "comme",
    "conseiller",
    "conseillere",
    "dans",
    "depuis",
    "des",
    "directeur",
    "directrice",
    "donc",
    "elle",
    "elles",
    "en",
    "enfin",
    "ensuite",
    "et",
    "finalement",
    "gestionnaire",
    "grace",
    "il",
    "ils",
    "j",
    "je",
    "juge",
    "leur",
    "leurs",
    "lors",
    "lorsque",
    "ma",
    "maire",
    "mais",
    "malgre",
    "mes",
    "ministre",
    "mon",
    "ne",
    "nos",
    "notre",
    "nous",
    "on",
    "or",
    "ou",
    "par",
    "parce",
    "pendant",
    "pour",
    "pourtant",
    "prefet",
    "presidente",
    "president",
    "procureur",
    "puis",
    "qu",
    "quand",
    "que",
    "quel",
    "quelle",
    "qui",
    "responsable",
    "s",
    "sa",
    "sans",
    "se",
    "ses",
    "si",
    "son",
    "sous",
    "suite",
    "sur",
    "tous",
    "tout",
    "toute",
    "toutefois",
    "toutes",
    "tres",
    "un",
    "une",
    "voici",
    "voila",
    "vos",
    "votre",
    "vous",
];

/// Every hit of this kind.
pub(super) fn find(words: &[Word]) -> Vec<Hit> {
    let titles = (0..words.len()).filter(|at| is_title(&words[*at]));
    titles
        .filter_map(|title| {
            let last = name(words, title)?;
            Some(Hit { kind: HitKind::Person, range: words[title].start..words[last].end })
        })
        .collect()
}

/// « Mme », « Monsieur », « Dr »…
pub(super) fn is_title(word: &Word) -> bool {
    CAPITAL_TITLES.contains(&word.text) || TITLES.contains(&word.folded.as_str())
}

/// Whether that word may be part of a name: a capital, more than an initial or a row of X.
fn is_name(words: &[Word], at: usize) -> bool {
    words.get(at).is_some_and(|word| {
        word.is_capitalised()
            && !word.is_initial()
            && !word.folded.bytes().all(|b| matches!(b, b'x' | b'y' | b'z'))
            && !NO_NAMES.contains(&word.folded.as_str())
            && !is_title(word)
    })
}

/// The last word of the name after a title.
fn name(words: &[Word], title: usize) -> Option<usize> {
    const LONGEST: usize = 5;
    let dot = |at: usize| words.get(at).is_some_and(|word| word.is('.'));
    let mut at = title + 1;
    at += usize::from(dot(at));
    while words.get(at).is_some_and(Word::is_initial) && dot(at + 1) {
        at += 2;
        at += usize::from(words.get(at).is_some_and(Word::is_hyphen));
    }
    let mut last = name_part(words, at)?;
    for _ in 1..LONGEST {
        let joined = last + 1;
        let hyphen = words.get(joined).is_some_and(|word| word.is_hyphen() || word.is_apostrophe());
        let Some(next) = name_part(words, joined + usize::from(hyphen)) else {
            break;
        };
        last = next;
    }
    Some(last)
}

/// The capitalised word at that place or after its particles: `Dupont`, `de la Tour`, `d'Ornano`.
fn name_part(words: &[Word], from: usize) -> Option<usize> {
    const MOST: usize = 3;
    let mut at = from;
    for _ in 0..MOST {
        let word = words.get(at)?;
        let small = word.folded.as_str();
        let apostrophe = words.get(at + 1).is_some_and(Word::is_apostrophe);
        let article = ARTICLES.contains(&small) && (word.is_capitalised() || at > from);
        let elided = word.is_initial() && apostrophe;
        if !(PARTICLES.contains(&small) || article || elided) || (word.is_initial() && !apostrophe)
        {
            break;
        }
        at += 1 + usize::from(apostrophe);
    }
    is_name(words, at).then_some(at)
}
