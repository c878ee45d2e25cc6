//! A Rust source as the rules look at it: its code without comments, literals or tests, and the literals
//! with what stands around them. A lexer only: it knows no rule.

/// A source file.
pub(crate) struct Source {
    /// Its path from the root of the project: `src/ui/app.rs`.
    pub(crate) path: String,
    /// As it is written.
    pub(crate) text: String,
    /// The same length, with comments, literals and `#[cfg(test)]` items blanked.
    pub(crate) code: String,
    /// The string literals outside of comments and tests.
    pub(crate) literals: Vec<Literal>,
}

/// A string literal.
pub(crate) struct Literal {
    /// Byte of the opening quote.
    pub(crate) at: usize,
    /// What stands between the quotes, as written.
    pub(crate) text: String,
    /// The code before it, without the blanks that end it; at most some bytes.
    pub(crate) before: String,
    /// The code after it, without the blanks that begin it; at most some bytes.
    pub(crate) after: String,
}

impl Source {
    /// Reads a source.
    pub(crate) fn new(path: &str, text: &str) -> Self {
        let (mut code, mut found) = blank(text.as_bytes());
        without_tests(&mut code, &mut found);
        let code = String::from_utf8_lossy(&code).into_owned();
        let literals = found.into_iter().map(|(from, to)| Literal {
            at: from,
            text: text[from + 1..to - 1].to_owned(),
            before: near(code[..from].trim_end(), 40, true),
            after: near(code[to..].trim_start(), 10, false),
        });
        let literals = literals.collect();
        Self { path: path.to_owned(), text: text.to_owned(), code, literals }
    }

    /// The line, counted from 1, on which a byte stands.
    pub(crate) fn line(&self, at: usize) -> usize {
        self.text[..at].matches('\n').count() + 1
    }

    /// Where that word stands in the code, as a word.
    pub(crate) fn words<'a>(&'a self, word: &'a str) -> impl Iterator<Item = usize> + 'a {
        let is_name = |c: char| c.is_alphanumeric() || c == '_';
        self.code.match_indices(word).map(|(at, _)| at).filter(move |at| {
            !self.code[..*at].ends_with(is_name)
                && !self.code[at + word.len()..].starts_with(is_name)
        })
    }
}

fn near(text: &str, most: usize, end: bool) -> String {
    let length = text.chars().count();
    let skipped = if end { length.saturating_sub(most) } else { 0 };
    text.chars().skip(skipped).take(most).collect()
}

/// The code with comments and the inside of literals blanked, and where the string literals stand.
fn blank(text: &[u8]) -> (Vec<u8>, Vec<(usize, usize)>) {
    let mut code = text.to_vec();
    let mut literals = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let length = match rest {
            [b'/', b'/', ..] => rest.iter().position(|byte| *byte == b'\n').unwrap_or(rest.len()),
            [b'/', b'*', ..] => block_comment(rest),
            [b'"', ..] => {
                let length = string(rest);
                literals.push((at, at + length));
                length
            }
            [b'r', b'"' | b'#', ..] if !at.checked_sub(1).is_some_and(|b| is_name(text[b])) => {
                match raw_string(rest) {
                    Some((hashes, length)) => {
                        literals.push((at + 1 + hashes, at + length - hashes));
                        length
                    }
                    None => 0,
                }
            }
            [b'\'', b'\\', ..] => 3 + rest[3..].iter().position(|b| *b == b'\'').unwrap_or(0),
            [b'\'', ..] => character(rest),
            _ => 0,
        };
        for byte in &mut code[at..at + length] {
            if *byte != b'\n' {
                *byte = b' ';
            }
        }
        at += length.max(1);
    }
    (code, literals)
}

fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

fn block_comment(text: &[u8]) -> usize {
    let (mut depth, mut at) = (0_usize, 0);
    while at < text.len() {
        match &text[at..] {
            [b'/', b'*', ..] => (depth, at) = (depth + 1, at + 2),
            [b'*', b'/', ..] if depth == 1 => return at + 2,
            [b'*', b'/', ..] => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
    }
    text.len()
}

fn string(text: &[u8]) -> usize {
    let mut at = 1;
    while at < text.len() {
        match text[at] {
            b'\\' => at += 2,
            b'"' => return at + 1,
            _ => at += 1,
        }
    }
    text.len()
}

/// The hashes and the length of a raw string.
fn raw_string(text: &[u8]) -> Option<(usize, usize)> {
    let hashes = text[1..].iter().take_while(|byte| **byte == b'#').count();
    if text.get(1 + hashes) != Some(&b'"') {
        return None;
    }
    let end = [&b"\""[..], &b"#".repeat(hashes)].concat();
    let inside = &text[2 + hashes..];
    let closes = inside.windows(end.len()).position(|window| *window == *end)?;
    Some((hashes, 2 + hashes + closes + end.len()))
}

/// The length of `'x'`; 0 for a lifetime.
fn character(text: &[u8]) -> usize {
    let one = std::str::from_utf8(&text[1..text.len().min(9)]);
    let one = one.or_else(|e| std::str::from_utf8(&text[1..=e.valid_up_to()]));
    let length = one.ok().and_then(|text| text.chars().next()).map_or(0, char::len_utf8);
    if length > 0 && text.get(1 + length) == Some(&b'\'') { length + 2 } else { 0 }
}

/// Blanks every item that only tests have.
fn without_tests(code: &mut [u8], literals: &mut Vec<(usize, usize)>) {
    const MARK: &[u8] = b"#[cfg(test)]";
    while let Some(start) = code.windows(MARK.len()).position(|window| window == MARK) {
        let (mut depth, mut end) = (0_usize, code.len());
        for (at, byte) in code.iter().enumerate().skip(start + MARK.len()) {
            match byte {
                b'{' => depth += 1,
                b'}' if depth <= 1 => {
                    end = at + 1;
                    break;
                }
                b'}' => depth -= 1,
                b';' if depth == 0 => {
                    end = at + 1;
                    break;
                }
                _ => {}
            }
        }
        code[start..end].iter_mut().filter(|byte| **byte != b'\n').for_each(|byte| *byte = b' ');
        literals.retain(|(from, _)| *from < start || *from >= end);
    }
}
