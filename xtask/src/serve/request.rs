//! The head of an HTTP/1.1 request, as far as a static server needs it.
//!
//! Any bytes give a request, a reason to refuse, or the end of the connection.

use std::io::{BufRead, ErrorKind, Read};

/// Longer heads are refused.
const LONGEST_HEAD: u64 = 16 * 1024;

/// What was asked.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Request {
    pub(super) method: String,
    /// As sent: still percent-encoded, query included.
    pub(super) target: String,
    /// The connection may serve another request after this one.
    pub(super) keep: bool,
}

/// What came instead of a request.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// The other side closed or fell silent: nothing to answer.
    Gone,
    /// Not HTTP, or too long.
    Bad,
}

/// Reads one request head.
pub(super) fn read(stream: &mut impl BufRead) -> Result<Request, Refusal> {
    let mut limited = stream.take(LONGEST_HEAD);
    let first = line(&mut limited)?;
    let mut words = first.split(' ');
    let (Some(method), Some(target), Some(version), None) =
        (words.next(), words.next(), words.next(), words.next())
    else {
        return Err(Refusal::Bad);
    };
    if !version.starts_with("HTTP/1.") || !target.starts_with('/') {
        return Err(Refusal::Bad);
    }
    let mut keep = version != "HTTP/1.0";
    loop {
        let header = line(&mut limited)?;
        if header.is_empty() {
            break;
        }
        let (name, value) = header.split_once(':').ok_or(Refusal::Bad)?;
        let (name, value) = (name.to_ascii_lowercase(), value.trim().to_ascii_lowercase());
        // A body is never read, so nothing after it could be understood.
        let body = name == "transfer-encoding" || (name == "content-length" && value != "0");
        if body || (name == "connection" && value.contains("close")) {
            keep = false;
        }
    }
    Ok(Request { method: method.to_owned(), target: target.to_owned(), keep })
}

fn line(stream: &mut impl BufRead) -> Result<String, Refusal> {
    let mut text = String::new();
    match stream.read_line(&mut text) {
        Ok(0) => Err(Refusal::Gone),
        Ok(_) if text.ends_with('\n') => {
            text.truncate(text.trim_end_matches(['\r', '\n']).len());
            Ok(text)
        }
        Ok(_) => Err(Refusal::Bad),
        Err(error) if error.kind() == ErrorKind::InvalidData => Err(Refusal::Bad),
        Err(_) => Err(Refusal::Gone),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_are_read_one_after_the_other() {
        let mut bytes =
            "GET /a?b HTTP/1.1\r\nHost: x\r\n\r\nHEAD / HTTP/1.1\nConnection: Close\n\n".as_bytes();
        let first = read(&mut bytes).unwrap();
        assert_eq!((first.method.as_str(), first.target.as_str()), ("GET", "/a?b"));
        assert!(first.keep);
        assert!(!read(&mut bytes).unwrap().keep);
        assert_eq!(read(&mut bytes), Err(Refusal::Gone));
    }

    #[test]
    fn what_is_not_http_is_refused() {
        let long = format!("GET / HTTP/1.1\r\nx: {}\r\n\r\n", "y".repeat(20_000));
        for text in ["hello\r\n\r\n", "GET x HTTP/1.1\r\n\r\n", "GET / HTTP/2\r\n\r\n", &long] {
            assert_eq!(read(&mut text.as_bytes()), Err(Refusal::Bad));
        }
        assert_eq!(read(&mut &[0xFF, 0xFE, b'\n'][..]), Err(Refusal::Bad));
        assert_eq!(read(&mut &b"GET / HTTP/1.1\r\n"[..]), Err(Refusal::Gone));
    }
}
