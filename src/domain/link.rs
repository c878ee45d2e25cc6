//! A text that is an address one may follow: `http`, `https` or `mailto`, and nothing else.
//!
//! Owns the grammar, which is narrower than a browser's (RFC 3986 less what hides where one goes): no
//! name before an `@`, no letter of another script in a host, no backslash, no character that is not
//! seen. What does not fit is a text like any other. An address is a whole text: none is looked for in
//! a sentence, and none is made of parts.

use super::unseen::is_unseen;

/// An address that may be followed, exactly as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link(String);

/// The longest address taken for one.
const LONGEST: usize = 2_000;

impl Link {
    /// The address that a text is, if it is one; blanks around it do not count.
    ///
    /// ```
    /// use acquis::domain::link::Link;
    /// assert!(Link::read("https://exemple.fr/preuves/1.pdf").is_some());
    /// assert!(Link::read("javascript:alert(1)").is_none());
    /// ```
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        let (scheme, rest) = text.split_once(':')?;
        let sound = match scheme.to_ascii_lowercase().as_str() {
            "http" | "https" => is_web(rest.strip_prefix("//")?),
            "mailto" => is_mailbox(rest),
            _ => false,
        };
        (sound && text.len() <= LONGEST).then(|| Self(text.to_owned()))
    }

    /// The address.
    pub fn href(&self) -> &str {
        &self.0
    }
}

/// What follows `https://`: a host, perhaps a port, a path, a query and a fragment.
fn is_web(rest: &str) -> bool {
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at(end);
    let (host, port) = match authority.split_once(':') {
        Some((host, port)) => (host, Some(port)),
        None => (authority, None),
    };
    let port = port.is_none_or(|port| {
        port.bytes().all(|b| b.is_ascii_digit()) && port.parse::<u16>().is_ok_and(|port| port > 0)
    });
    is_host(host) && port && path.chars().all(in_path)
}

/// Labels of letters, digits and inner hyphens.
fn is_host(host: &str) -> bool {
    let label = |label: &str| {
        let plain = |b: u8| b.is_ascii_alphanumeric() || b == b'-';
        (1..=63).contains(&label.len())
            && label.bytes().all(plain)
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    host.len() <= 253 && host.split('.').all(label)
}

/// What a path, a query or a fragment may hold; letters with accents are what people copy.
fn in_path(c: char) -> bool {
    let forbidden = ['"', '<', '>', '\\', '^', '`', '{', '|', '}', '\''];
    (c.is_ascii_graphic() && !forbidden.contains(&c))
        || (!c.is_ascii() && c.is_alphanumeric() && !is_unseen(c))
}

/// One address, without a subject or a body that the person would send unread.
fn is_mailbox(rest: &str) -> bool {
    let local = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'+' | b'-');
    rest.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty() && name.bytes().all(local) && is_host(host) && host.contains('.')
    })
}
