//! Letters compared as a reader compares them: without accents, case, apostrophes or spaces.
//!
//! Owns the folding only: a folded text is compared, never shown nor kept.

/// The plain lower-case letters and digits of a character: none, one, or two (œ, æ).
#[inline]
pub(crate) fn fold_char(c: char) -> impl DoubleEndedIterator<Item = char> {
    let (first, second) = if c.is_ascii() { (c.to_ascii_lowercase(), None) } else { parted(c) };
    // Combining accents (text decomposed by macOS) are not alphanumeric: they fall here too.
    first.is_alphanumeric().then_some(first).into_iter().chain(second)
}

/// A letter without its accent, in lower case, or the two that it is made of.
fn parted(c: char) -> (char, Option<char>) {
    // Nearly all that a French text holds are small letters already.
    let small = ('à'..='ÿ').contains(&c);
    match if small { c } else { c.to_lowercase().next().unwrap_or(c) } {
        'à' | 'â' | 'ä' | 'á' | 'ã' | 'å' => ('a', None),
        'ç' => ('c', None),
        'é' | 'è' | 'ê' | 'ë' => ('e', None),
        'î' | 'ï' | 'í' | 'ì' => ('i', None),
        'ñ' => ('n', None),
        'ô' | 'ö' | 'ó' | 'ò' | 'õ' => ('o', None),
        'ù' | 'û' | 'ü' | 'ú' => ('u', None),
        'ÿ' => ('y', None),
        'œ' => ('o', Some('e')),
        'æ' => ('a', Some('e')),
        other => (other, None),
    }
}

/// The folded letters of a text, run together: the key by which headings are known.
pub(crate) fn key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    push_key(text, &mut key);
    key
}

/// Adds the key of a text.
pub(crate) fn push_key(text: &str, key: &mut String) {
    for c in text.chars() {
        if c.is_ascii_alphanumeric() {
            key.push(c.to_ascii_lowercase());
        } else if !c.is_ascii() {
            key.extend(fold_char(c));
        }
    }
}

/// Whether two keys are the same but for two slips of the pen (`échant`, a plural), in long keys only.
pub(crate) fn alike(a: &str, b: &str) -> bool {
    const SLIPS: usize = 2;
    const LONG: usize = 14;
    if a == b {
        return true;
    }
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len().min(b.len()) < LONG || a.len().abs_diff(b.len()) > SLIPS || a[..3] != b[..3] {
        return false;
    }
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = i;
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let replaced = diagonal + usize::from(x != y);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()] <= SLIPS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_case_apostrophes_and_spaces_do_not_count() {
        assert_eq!(key("Modalités d’évaluation :"), "modalitesdevaluation");
        assert_eq!(key("MODALITE\u{301}S D'EVALUATION"), "modalitesdevaluation");
        assert_eq!(key("Mettre en œuvre"), "mettreenoeuvre");
    }

    #[test]
    fn two_slips_are_forgiven_in_a_long_heading_and_none_in_a_short_one() {
        assert!(alike("secteursdactivites", "secteurdactivite"));
        assert!(!alike("secteursdactivites", "secteurdactivit"));
        assert!(!alike("codesnsf", "codensf"));
        assert!(!alike("", "x"));
    }
}
