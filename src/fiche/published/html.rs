//! HTML to text: paragraphs, items and line breaks stay line breaks, cells are parted by ` | `.
//!
//! Owns the tags and entities it knows; any other `<` or `&` is text.

/// Tags that end a line.
const LINES: &str = " p div br ul ol tr table tbody thead section article header footer main nav h1 h2 h3 h4 h5 h6 dl dt dd blockquote body html title hr caption fieldset legend aside figure ";
/// Tags that part nothing.
const INLINE: &str = " a abbr b big center cite code del em font i img input ins label mark meta link o:p q s small span strike strong sub sup svg path tt u wbr button form option select col colgroup td th li !doctype ";
/// Tags whose content is not text.
const HIDDEN: [&str; 5] = ["script", "style", "head", "noscript", "template"];

/// Whether a text holds tags of HTML or entities.
pub(super) fn is_in(text: &str) -> bool {
    text.match_indices('<').any(|(at, _)| tag(&text[at..]).is_some())
        || text.match_indices('&').any(|(at, _)| reference(&text[at..]).is_some())
}

/// The text of a fragment or a page; escaped twice, it is unescaped twice.
pub(super) fn text(html: &str) -> String {
    let once = strip(html);
    if is_in(&once) { strip(&once) } else { once }
}

fn strip(html: &str) -> String {
    let tagged = html.match_indices('<').any(|(at, _)| tag(&html[at..]).is_some());
    let mut out = String::with_capacity(html.len());
    let mut at = 0;
    while let Some(c) = html[at..].chars().next() {
        let rest = &html[at..];
        if c == '<'
            && let Some((name, closing, length)) = tag(rest)
        {
            at += length;
            if HIDDEN.contains(&name.as_str()) && !closing {
                at += skip_hidden(&html[at..], &name);
            }
            match name.as_str() {
                "li" if !closing => out.push_str("\n• "),
                "td" | "th" if closing => out.push_str(" | "),
                "li" => out.push('\n'),
                name if LINES.contains(&format!(" {name} ")) => out.push('\n'),
                _ => {}
            }
            continue;
        }
        if c == '&'
            && let Some((decoded, length)) = reference(rest)
        {
            out.push(decoded);
            at += length;
            continue;
        }
        // In HTML, a line break of the source is a space.
        out.push(if tagged && matches!(c, '\n' | '\r') { ' ' } else { c });
        at += c.len_utf8();
    }
    out
}

/// How much stands before the tag that ends what is not shown.
fn skip_hidden(html: &str, name: &str) -> usize {
    let end = format!("</{name}");
    let found = html.match_indices("</").find(|(at, _)| {
        html.get(*at..at + end.len()).is_some_and(|here| here.eq_ignore_ascii_case(&end))
    });
    found.map_or(html.len(), |(at, _)| at)
}

/// The tag that begins a text: its name, whether it closes, its length.
fn tag(text: &str) -> Option<(String, bool, usize)> {
    const LONGEST: usize = 4_000;
    let inner = text.strip_prefix('<')?;
    if inner.starts_with("!--") {
        let end = text.find("-->").map_or(text.len(), |end| end + 3);
        return Some(("span".to_owned(), true, end));
    }
    let closing = inner.starts_with('/');
    let inner = inner.strip_prefix('/').unwrap_or(inner);
    let stop = |c: char| !(c.is_ascii_alphanumeric() || matches!(c, ':' | '!'));
    let name = inner[..inner.find(stop)?].to_ascii_lowercase();
    let padded = format!(" {name} ");
    let known = LINES.contains(&padded) || INLINE.contains(&padded);
    if name.is_empty() || !(known || HIDDEN.contains(&name.as_str())) {
        return None;
    }
    let end = text.bytes().take(LONGEST).position(|byte| byte == b'>')?;
    Some((name, closing, end + 1))
}

/// The entity that begins a text, and its length.
fn reference(text: &str) -> Option<(char, usize)> {
    let end = text.bytes().take(12).position(|byte| byte == b';')?;
    let name = text.get(1..end)?;
    let number = name.strip_prefix('#').map(|digits| {
        digits
            .strip_prefix(['x', 'X'])
            .map_or_else(|| digits.parse().ok(), |hex| u32::from_str_radix(hex, 16).ok())
    });
    let c = match number {
        Some(number) => char::from_u32(number?).filter(|c| !c.is_control() || c.is_whitespace())?,
        None => entity(name)?,
    };
    Some((c, end + 1))
}

/// The character of a named entity.
pub(super) fn entity(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        "rsquo" => '’',
        "lsquo" => '‘',
        "ldquo" => '“',
        "rdquo" => '”',
        "laquo" => '«',
        "raquo" => '»',
        "ndash" => '–',
        "mdash" => '—',
        "hellip" => '…',
        "bull" => '•',
        "middot" => '·',
        "deg" => '°',
        "euro" => '€',
        "oelig" => 'œ',
        "OElig" => 'Œ',
        "agrave" => 'à',
        "Agrave" => 'À',
        "acirc" => 'â',
        "ccedil" => 'ç',
        "eacute" => 'é',
        "Eacute" => 'É',
        "egrave" => 'è',
        "Egrave" => 'È',
        "ecirc" => 'ê',
        "Ecirc" => 'Ê',
        "euml" => 'ë',
        "icirc" => 'î',
        "iuml" => 'ï',
        "ocirc" => 'ô',
        "ugrave" => 'ù',
        "ucirc" => 'û',
        "uuml" => 'ü',
        _ => return None,
    })
}
