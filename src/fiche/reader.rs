//! Answering a question of the import page: one fiche as a draft, or the list of several.
//!
//! Owns the order of the answers. Does no I/O: bytes come from whatever gives them, and answers go
//! to whoever listens. A file of several fiches is listed without cutting any, one fiche held at a
//! time; the one that is wanted is then looked for from the beginning.

use super::published::{self, Form, LARGEST_TEXT, Problem, Published, Why};
use super::segment::{Attested, cut, drafted};
use super::talk::{Answer, AnswerKind, Ask, Row};
use crate::domain::draft::Draft;
use std::io::BufRead;

/// After how many fiches of a file an answer tells of them.
const BATCH: usize = 200;

impl Answer {
    fn read(read: Published) -> Self {
        let damaged = !read.findings.is_empty();
        Self { kind: AnswerKind::Read, damaged, draft: Some(read.draft()), ..Self::default() }
    }

    fn refused(problem: Problem) -> Self {
        let Problem { code, why } = problem;
        Self { kind: AnswerKind::Refused, code, why: Some(why), ..Self::default() }
    }
}

/// Answers a question about what was pasted.
pub fn pasted(ask: &Ask, tell: &mut dyn FnMut(Answer)) {
    let text = ask.text.as_deref().unwrap_or_default();
    let read = if ask.html { published::fragment(text) } else { published::read(text.as_bytes()) };
    let mut answers = Vec::new();
    end(read, ask.code.as_deref(), &mut |answer| answers.push(answer));
    for mut answer in answers {
        if answer.why == Some(Why::NotAFiche) {
            answer.draft = list(text, ask.html);
        }
        tell(answer);
    }
}

/// The list of competences that a text may be, as a draft to be completed by hand.
fn list(text: &str, html: bool) -> Option<Draft> {
    let text = if html { published::plain(text) } else { text.to_owned() };
    let pieces = drafted(cut(&text, &Attested::default()));
    let mut draft = Draft::blank();
    if pieces.len() < 2 {
        return None;
    }
    draft.blocks.first_mut()?.pieces = pieces;
    Some(draft)
}

/// Answers a question about a file.
pub fn file<R: BufRead>(mut source: R, ask: &Ask, tell: &mut dyn FnMut(Answer)) {
    let refused = |why| Answer::refused(Problem { code: String::new(), why });
    let form = match source.fill_buf() {
        Ok(head) => published::recognise(&head[..head.len().min(4096)]),
        Err(_) => Err(Why::Cut),
    };
    match form {
        Err(why) => tell(refused(why)),
        Ok(Form::Xml) => flux(source, ask.code.as_deref(), tell),
        Ok(_) => match whole(source) {
            Ok(bytes) => end(published::read(&bytes), ask.code.as_deref(), tell),
            Err(why) => tell(refused(why)),
        },
    }
}

fn whole<R: BufRead>(mut source: R) -> Result<Vec<u8>, Why> {
    let mut bytes = Vec::new();
    loop {
        let length = match source.fill_buf() {
            Ok([]) => return Ok(bytes),
            Ok(more) => {
                bytes.extend_from_slice(more);
                more.len()
            }
            Err(_) => return Err(Why::Cut),
        };
        if bytes.len() > LARGEST_TEXT {
            return Err(Why::TooLarge);
        }
        source.consume(length);
    }
}

/// The end of what was read whole: a fiche, the list of several, or why there is none.
fn end(all: Vec<Result<Published, Problem>>, wanted: Option<&str>, tell: &mut dyn FnMut(Answer)) {
    let several = all.len() > 1;
    let mut rows = Vec::new();
    let mut refused = 0;
    for read in all {
        match read {
            Ok(read) if !several || wanted == Some(&read.certification.code) => {
                return tell(Answer::read(read));
            }
            Err(problem) if !several || wanted == Some(&problem.code) => {
                return tell(Answer::refused(problem));
            }
            Ok(Published { certification, active, .. }) => rows.push(Row {
                code: certification.code,
                title: certification.title,
                level: certification.level,
                active,
            }),
            Err(_) => refused += 1,
        }
    }
    tell(Answer { kind: AnswerKind::Several, rows, refused, ..Answer::default() });
}

fn flux<R: BufRead>(source: R, wanted: Option<&str>, tell: &mut dyn FnMut(Answer)) {
    let mut first = None;
    let (mut count, mut refused) = (0, 0);
    let mut rows = Vec::new();
    for fiche in published::walk(source) {
        count += 1;
        let row = match &fiche {
            Ok(fiche) => Some(fiche.face()),
            Err(problem) if wanted == Some(&problem.code) => {
                return tell(Answer::refused(problem.clone()));
            }
            Err(_) => None,
        };
        refused += usize::from(row.is_none());
        if let (Some(wanted), Ok(fiche), Some(row)) = (wanted, &fiche, &row)
            && row.code == wanted
        {
            return tell(fiche.read().map_or_else(Answer::refused, Answer::read));
        }
        if wanted.is_none() {
            rows.extend(row);
        }
        if count == 1 {
            first = Some(fiche);
        } else {
            first = None;
        }
        if count % BATCH == 0 {
            tell(Answer { rows: std::mem::take(&mut rows), refused, ..Answer::default() });
        }
    }
    let none = || Answer::refused(Problem { code: String::new(), why: Why::NotAFiche });
    tell(match first {
        Some(one) => one.and_then(|one| one.read()).map_or_else(Answer::refused, Answer::read),
        None if count == 0 || wanted.is_some() => none(),
        None => Answer { kind: AnswerKind::Several, rows, refused, ..Answer::default() },
    });
}
