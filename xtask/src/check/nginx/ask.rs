//! One question over HTTP/1.1 to a server on this machine, and its answer, byte by byte.

use std::{
    io::{Read, Write},
    net::TcpStream,
    time::Duration,
};

use crate::failure::{Doing, Failure, Outcome};

/// What a server answered.
pub(super) struct Answer {
    pub(super) status: u16,
    /// Its first line and its headers, as they came.
    pub(super) head: String,
    pub(super) body: Vec<u8>,
}

impl Answer {
    /// The value of the header of that name; nothing when it is there twice.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        let mut values = self.head.lines().filter_map(|line| {
            let (header, value) = line.split_once(": ")?;
            header.eq_ignore_ascii_case(name).then_some(value)
        });
        values.next().filter(|_| values.next().is_none())
    }

    fn read(bytes: &[u8]) -> Option<Self> {
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n")?;
        let head = std::str::from_utf8(&bytes[..end]).ok()?.replace("\r\n", "\n");
        let status = head.split(' ').nth(1)?.parse().ok()?;
        Some(Self { status, head, body: bytes[end + 4..].to_vec() })
    }
}

/// Asks for a path, accepting that encoding.
pub(super) fn ask(port: u16, method: &str, path: &str, accepted: &str) -> Outcome<Answer> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).doing("reach nginx")?;
    stream.set_read_timeout(Some(Duration::from_secs(20))).doing("wait for nginx")?;
    let question = format!(
        "{method} {path} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: {accepted}\r\n\
         Connection: close\r\n\r\n"
    );
    stream.write_all(question.as_bytes()).doing("ask nginx")?;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).doing("read what nginx answers")?;
    Answer::read(&bytes).ok_or_else(|| Failure::Step(format!("nginx answers no HTTP for {path}.")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_read_and_a_header_that_is_there_twice_counts_as_none() {
        let text = "HTTP/1.1 404 Not Found\r\nA: b: c\r\nTwice: 1\r\ntwice: 2\r\n\r\n\r\n\0x";
        let answer = Answer::read(text.as_bytes()).unwrap();
        assert_eq!((answer.status, answer.header("a")), (404, Some("b: c")));
        assert_eq!((answer.header("twice"), answer.body.as_slice()), (None, &b"\r\n\0x"[..]));
        assert!(Answer::read(b"HTTP/1.1 200").is_none());
    }
}
