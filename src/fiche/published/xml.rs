//! The national XML flux, a fiche at a time.
//!
//! Owns the walk through the file: never more than one fiche is held, and what is wrong with one
//! does not keep the next from being read. Does not know what a field means (`make`).

use super::node::Node;
use super::{Problem, Why};
use quick_xml::{Reader, events::Event};
use std::io::BufRead;

/// Largest fiche that is read, in bytes of text: twenty times the largest published.
pub const LARGEST_FICHE: usize = 8 * 1024 * 1024;
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

    fn start(&mut self, name: String) -> Option<Result<Node, Problem>> {
        if name == "FICHE" {
            let before = if self.open.is_empty() {
                None
            } else {
                self.wrong.get_or_insert(Why::Cut);
                self.close()
            };
            self.open.push(Node::named(name));
            return before;
        }
        if !self.open.is_empty() {
            self.size += name.len();
            if self.open.len() >= DEEPEST || self.size > LARGEST_FICHE {
                self.wrong.get_or_insert(Why::TooLarge);
            }
            if self.open.len() < DEEPEST * 2 {
                self.open.push(Node::named(name));
            }
        }
        None
    }

    fn end(&mut self, name: &str) -> Option<Result<Node, Problem>> {
        if self.open.is_empty() {
            return None;
        }
        if name == "FICHE" {
            if self.open.len() > 1 {
                self.wrong.get_or_insert(Why::Damaged);
            }
            return self.close();
        }
        if self.open.len() > 1 && self.open.last().is_some_and(|node| node.name == name) {
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
        } else {
            node.text.push_str(text);
        }
    }
}

/// What an event asks for, free of the buffer.
enum Step {
    Start(String),
    End(String),
    Empty(String),
    Text(String),
    Nothing,
    Eof,
    Wrong,
}

fn step<R: BufRead>(reader: &mut Reader<R>, buffer: &mut Vec<u8>) -> Step {
    let name = |bytes: &[u8]| String::from_utf8_lossy(bytes).to_ascii_uppercase();
    match reader.read_event_into(buffer) {
        Ok(Event::Start(tag)) => Step::Start(name(tag.local_name().as_ref())),
        Ok(Event::End(tag)) => Step::End(name(tag.local_name().as_ref())),
        Ok(Event::Empty(tag)) => Step::Empty(name(tag.local_name().as_ref())),
        Ok(Event::Text(text)) => {
            text.decode().map_or(Step::Wrong, |text| Step::Text(text.into_owned()))
        }
        Ok(Event::CData(text)) => {
            text.decode().map_or(Step::Wrong, |text| Step::Text(text.into_owned()))
        }
        Ok(Event::GeneralRef(entity)) => match entity.resolve_char_ref() {
            Ok(Some(c)) => Step::Text(c.to_string()),
            Ok(None) => entity.decode().map_or(Step::Wrong, |name| {
                Step::Text(
                    super::html::entity(&name).map_or_else(|| format!("&{name};"), String::from),
                )
            }),
            Err(_) => Step::Wrong,
        },
        Ok(Event::Eof) => Step::Eof,
        Ok(_) => Step::Nothing,
        Err(_) => Step::Wrong,
    }
}

impl<R: BufRead> Iterator for Walk<R> {
    type Item = Result<Node, Problem>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.over {
            self.buffer.clear();
            let step = step(&mut self.reader, &mut self.buffer);
            self.errors = if matches!(step, Step::Wrong) { self.errors + 1 } else { 0 };
            let done = match step {
                Step::Start(name) => self.start(name),
                Step::End(name) => self.end(&name),
                Step::Empty(name) => self.start(name.clone()).or_else(|| self.end(&name)),
                Step::Text(text) => {
                    self.text(&text);
                    None
                }
                Step::Nothing => None,
                Step::Wrong => {
                    self.wrong = Some(Why::Damaged).filter(|_| !self.open.is_empty());
                    self.over = self.errors > PATIENCE;
                    None
                }
                Step::Eof => {
                    self.over = true;
                    None
                }
            };
            if done.is_some() {
                return done;
            }
        }
        if !self.open.is_empty() {
            self.wrong.get_or_insert(Why::Cut);
        }
        self.close()
    }
}
