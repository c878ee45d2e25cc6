//! The national XML flux, a fiche at a time.
//!
//! Owns the walk through the file: never more than one fiche is held, and what is wrong with one
//! does not keep the next from being read. Does not know what a field means (`make`).

use super::node::Node;
use super::{Problem, Why};
use quick_xml::{
    Reader,
    events::{BytesRef, Event},
};
use std::io::BufRead;

/// Largest fiche that is read, in bytes of text: twenty times the largest published.
pub const LARGEST_FICHE: usize = 8 * 1024 * 1024;
const FICHE: &[u8] = b"FICHE";
/// Deepest nesting that is read.
const DEEPEST: usize = 64;
/// Errors in a row after which the rest is not looked at.
const PATIENCE: usize = 100;

/// The fiches of a flux, in its order.
pub(super) struct Walk<R> {
    reader: Reader<R>,
    buffer: Vec<u8>,
    open: Vec<Node>,
    wrong: Option<Why>,
    size: usize,
    errors: usize,
    over: bool,
}

impl<R: BufRead> Walk<R> {
    pub(super) fn new(source: R) -> Self {
        let mut reader = Reader::from_reader(source);
        reader.config_mut().check_end_names = false;
        reader.config_mut().allow_unmatched_ends = true;
        let (buffer, open) = (Vec::new(), Vec::new());
        Self { reader, buffer, open, wrong: None, size: 0, errors: 0, over: false }
    }

    /// Closes the fiche that is open.
    fn close(&mut self) -> Option<Result<Node, Problem>> {
        while self.open.len() > 1 {
            let inner = self.open.pop()?;
            self.open.last_mut()?.children.push(inner);
        }
        let fiche = self.open.pop()?;
        self.size = 0;
        let code = fiche.said(&["NUMERO_FICHE"]).to_owned();
        Some(self.wrong.take().map_or(Ok(fiche), |why| Err(Problem { code, why })))
    }

    fn start(&mut self, name: &[u8]) -> Option<Result<Node, Problem>> {
        if name.eq_ignore_ascii_case(FICHE) {
            let before = if self.open.is_empty() {
                None
            } else {
                self.wrong.get_or_insert(Why::Cut);
                self.close()
            };
            self.open.push(Node::named("FICHE"));
            return before;
        }
        if !self.open.is_empty() {
            self.size += name.len();
            if self.open.len() >= DEEPEST || self.size > LARGEST_FICHE {
                self.wrong.get_or_insert(Why::TooLarge);
            }
            if self.open.len() < DEEPEST * 2 {
                let name = String::from_utf8_lossy(name).to_ascii_uppercase();
                self.open.push(Node::named(name));
            }
        }
        None
    }

    fn end(&mut self, name: &[u8]) -> Option<Result<Node, Problem>> {
        if self.open.is_empty() {
            return None;
        }
        if name.eq_ignore_ascii_case(FICHE) {
            if self.open.len() > 1 {
                self.wrong.get_or_insert(Why::Damaged);
            }
            return self.close();
        }
        let closes = |node: &Node| name.eq_ignore_ascii_case(node.name.as_bytes());
        if self.open.len() > 1 && self.open.last().is_some_and(closes) {
            let inner = self.open.pop()?;
            // What is too large is not kept.
            if self.wrong != Some(Why::TooLarge) {
                self.open.last_mut()?.children.push(inner);
            }
        } else {
            self.wrong.get_or_insert(Why::Damaged);
        }
        None
    }

    fn text(&mut self, text: &str) {
        let Some(node) = self.open.last_mut() else { return };
        self.size += text.len();
        if self.size > LARGEST_FICHE {
            self.wrong.get_or_insert(Why::TooLarge);
        } else if !node.text.is_empty() || !text.trim_start().is_empty() {
            // The blanks between tags say nothing.
            node.text.push_str(text);
        }
    }

    /// Takes an event in; gives the fiche that it closes.
    fn take(
        &mut self,
        event: Result<Event<'_>, quick_xml::Error>,
    ) -> Option<Result<Node, Problem>> {
        let decoded = match event {
            Ok(Event::Start(tag)) => {
                self.errors = 0;
                return self.start(tag.local_name().as_ref());
            }
            Ok(Event::End(tag)) => {
                self.errors = 0;
                return self.end(tag.local_name().as_ref());
            }
            Ok(Event::Empty(tag)) => {
                self.errors = 0;
                let name = tag.local_name();
                return self.start(name.as_ref()).or_else(|| self.end(name.as_ref()));
            }
            Ok(Event::Text(text)) => text.decode().map(|text| self.text(&text)).is_ok(),
            Ok(Event::CData(text)) => text.decode().map(|text| self.text(&text)).is_ok(),
            Ok(Event::GeneralRef(entity)) => {
                reference(&entity).map(|text| self.text(&text)).is_some()
            }
            Ok(Event::Eof) => {
                self.over = true;
                true
            }
            Ok(_) => true,
            Err(_) => false,
        };
        if decoded {
            self.errors = 0;
        } else {
            self.errors += 1;
            self.wrong = Some(Why::Damaged).filter(|_| !self.open.is_empty());
            self.over = self.errors > PATIENCE;
        }
        None
    }
}

/// What `&name;` or `&#233;` stands for; a name that is not known stays as it is.
fn reference(entity: &BytesRef<'_>) -> Option<String> {
    match entity.resolve_char_ref() {
        Ok(Some(c)) => Some(c.to_string()),
        Ok(None) => {
            let name = entity.decode().ok()?;
            let known = super::html::entity(&name).map(String::from);
            Some(known.unwrap_or_else(|| format!("&{name};")))
        }
        Err(_) => None,
    }
}

impl<R: BufRead> Iterator for Walk<R> {
    type Item = Result<Node, Problem>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut buffer = std::mem::take(&mut self.buffer);
        while !self.over {
            buffer.clear();
            let event = self.reader.read_event_into(&mut buffer);
            let done = self.take(event);
            if done.is_some() {
                self.buffer = buffer;
                return done;
            }
        }
        if !self.open.is_empty() {
            self.wrong.get_or_insert(Why::Cut);
        }
        self.close()
    }
}
