//! Fiches as they are published for machines: the XML flux, the APIs' JSON, a saved page.
//!
//! Owns the recognition of what was brought, and what is said of a fiche beside its certification.
//! Does no I/O: the flux is read from whatever gives bytes.

mod html;
mod json;
mod make;
mod node;
mod xml;

use super::page;
use super::segment::{self, Piece};
use super::talk::Row;
use crate::domain::certification::Certification;
use crate::domain::draft::{Draft, DraftBlock};
use crate::exchange::{
    CertificationImportError, Finding, ImportError, ImportedCertification, read_certification,
};
use std::io::BufRead;

pub use xml::LARGEST_FICHE;

/// Largest text that is read at once, in bytes; the flux is read a fiche at a time.
pub const LARGEST_TEXT: usize = 32 * 1024 * 1024;

/// A fiche that was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Published {
    /// What it tells.
    pub certification: Certification,
    /// The list of each bloc, in the order of the blocs.
    pub lists: Vec<Vec<Piece>>,
    /// Whether it is active; `None` when it does not tell.
    pub active: Option<bool>,
    /// What was damaged in a file of Acquis.
    pub findings: Vec<Finding>,
}

impl Published {
    /// What announces the competences of each bloc.
    pub fn intros(&self) -> impl Iterator<Item = Option<String>> {
        self.lists.iter().map(|list| segment::competences(list).0)
    }

    /// The fiche as a draft, to be looked at and put right.
    pub fn draft(self) -> Draft {
        let mut about = self.certification;
        let blocks = std::mem::take(&mut about.blocks).into_iter().zip(self.lists);
        let blocks = blocks.map(|(block, list)| DraftBlock {
            code: block.code.to_string(),
            title: block.title,
            assessment: block.assessment,
            pieces: segment::drafted(list),
        });
        let blocks = blocks.collect();
        Draft { about: about.into(), blocks, by_hand: false, active: self.active }
    }
}

/// A fiche that could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{code}{}{why}", if code.is_empty() { "" } else { ": " })]
pub struct Problem {
    /// Its number; empty when it is not known.
    pub code: String,
    /// What is wrong.
    pub why: Why,
}

/// Why no certification could be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Why {
    /// Nothing of a fiche was recognised.
    #[error("this is no fiche: bring the page of the certification, its JSON, or the XML export")]
    NotAFiche,
    /// The CSV export.
    #[error(
        "the CSV export names the blocs but holds no competence: bring the XML export, or the page of the certification"
    )]
    Csv,
    /// An archive.
    #[error("this is an archive: unpack it, and bring the XML file that it holds")]
    Zip,
    /// A PDF.
    #[error("this is a PDF: bring the page of the certification instead, saved or copied")]
    Pdf,
    /// A workbook or document of before XML.
    #[error("this is no text: bring the page of the certification, its JSON, or the XML export")]
    Binary,
    /// Larger than is read.
    #[error("larger than any fiche: not read")]
    TooLarge,
    /// The text is not well formed.
    #[error("damaged: its marks do not match; fetch it again")]
    Damaged,
    /// The file ends within it.
    #[error("cut short: the file ends, or the next fiche begins, within it; fetch it again")]
    Cut,
    /// Neither bloc nor competence.
    #[error(
        "lists no competence: there is nothing to rate; look for the certification that replaces it"
    )]
    NoCompetences,
    /// A dossier or a review of Acquis.
    #[error("this is a dossier or a review of Acquis, not a certification: open it as such")]
    Dossier,
    /// A file of a later Acquis.
    #[error("written by a later version of Acquis: update it first")]
    Newer,
}

/// What was brought.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// The XML flux, or one fiche of it.
    Xml,
    /// An API's answer.
    Json,
    /// A page or a piece of one.
    Html,
    /// The text of a page.
    Page,
}

/// Tells what was brought from its first bytes.
///
/// # Errors
/// What cannot be read, with what to bring instead.
pub fn recognise(head: &[u8]) -> Result<Form, Why> {
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
    if head.starts_with(b"PK") {
        return Err(Why::Zip);
    }
    if head.starts_with(b"%PDF") {
        return Err(Why::Pdf);
    }
    if head.starts_with(b"\x1f\x8b") || head.starts_with(b"7z\xbc\xaf") {
        return Err(Why::Zip);
    }
    if head.contains(&0) {
        return Err(Why::Binary);
    }
    let text = String::from_utf8_lossy(head);
    let text = text.trim_start();
    if text.is_empty() {
        return Err(Why::NotAFiche);
    }
    if text.starts_with(['{', '[']) {
        return Ok(Form::Json);
    }
    let lower = text.to_ascii_lowercase();
    if lower.starts_with('<') {
        let html = lower.contains("<html") || lower.starts_with("<!doctype html");
        let flux = ["<fiche", "<version_flux", "<numero_fiche", "<?xml"].iter();
        let flux = flux.clone().any(|tag| lower.contains(tag));
        return Ok(if flux && !html { Form::Xml } else { Form::Html });
    }
    let first = lower.lines().next().unwrap_or_default();
    let columns = first.matches([';', ',']).count();
    let named = ["numero_fiche", "id_fiche", "intitule", "bloc_competences"];
    if columns >= 1 && named.iter().any(|name| first.contains(name)) {
        return Err(Why::Csv);
    }
    Ok(if html::is_in(text) && lower.contains("</") { Form::Html } else { Form::Page })
}

/// A fiche of the flux that is not yet read: its marks match, its lists are not cut.
#[derive(Debug)]
pub struct Unread(node::Node);

impl Unread {
    /// Its number; empty when it says none.
    pub fn code(&self) -> &str {
        self.0.said(&json::NUMBERS)
    }

    /// Whether it is active; `None` when it does not tell.
    pub fn active(&self) -> Option<bool> {
        make::active(&self.0)
    }

    /// What tells it from the others.
    pub fn face(&self) -> Row {
        make::face(&self.0)
    }

    /// What its kind is called for short: `BTS`; empty when it has none.
    pub fn short(&self) -> &str {
        self.0.child(&["ABREGE"]).map_or("", |kind| kind.said(&["CODE"]))
    }

    /// What it tells.
    ///
    /// # Errors
    /// When no certification can be made of it.
    pub fn read(&self) -> Result<Published, Problem> {
        make::published(&self.0)
    }
}

/// The fiches of an XML flux, in its order, not yet read; one at a time is held.
pub fn walk<R: BufRead>(source: R) -> impl Iterator<Item = Result<Unread, Problem>> {
    let mut walk = xml::Walk::new(source);
    let mut any = false;
    std::iter::from_fn(move || {
        let Some(node) = walk.next() else {
            let none = !std::mem::replace(&mut any, true);
            return none.then(|| Err(Problem { code: String::new(), why: Why::NotAFiche }));
        };
        any = true;
        Some(node.map(Unread))
    })
}

/// The fiches of an XML flux, in its order; one at a time is held.
pub fn flux<R: BufRead>(source: R) -> impl Iterator<Item = Result<Published, Problem>> {
    walk(source).map(|fiche| fiche?.read())
}

/// The fiche of a piece of HTML, as the clipboard gives it.
pub fn fragment(html: &str) -> Vec<Result<Published, Problem>> {
    if html.len() > LARGEST_TEXT {
        return vec![Err(Problem { code: String::new(), why: Why::TooLarge })];
    }
    vec![paged(&html::text(html))]
}

/// The text of a piece of HTML.
pub fn plain(html: &str) -> String {
    html::text(html)
}

/// The fiches of any text that was brought whole.
pub fn read(bytes: &[u8]) -> Vec<Result<Published, Problem>> {
    let unnamed = |why| vec![Err(Problem { code: String::new(), why })];
    if bytes.len() > LARGEST_TEXT {
        return unnamed(Why::TooLarge);
    }
    let head = &bytes[..bytes.len().min(4096)];
    let form = match recognise(head) {
        Ok(form) => form,
        Err(why) => return unnamed(why),
    };
    let text = String::from_utf8_lossy(bytes);
    match form {
        Form::Xml => flux(bytes).collect(),
        Form::Json if head.windows(KIND.len()).any(|part| part == KIND.as_bytes()) => {
            vec![framework(bytes)]
        }
        Form::Json => match json::fiches(&text) {
            Ok(fiches) => fiches.iter().map(make::published).collect(),
            Err(problem) => vec![Err(problem)],
        },
        Form::Html => vec![paged(&html::text(&text))],
        Form::Page => vec![paged(text.trim_start_matches('\u{feff}'))],
    }
}

/// What the files of Acquis say of themselves in their first bytes.
const KIND: &str = "\"acquis-";

/// A certification file of Acquis.
fn framework(bytes: &[u8]) -> Result<Published, Problem> {
    let read = read_certification(bytes).map_err(|error| {
        let why = match error {
            CertificationImportError::Dossier => Why::Dossier,
            CertificationImportError::NotACertification { .. } => Why::NotAFiche,
            CertificationImportError::File(error) => match error {
                ImportError::Newer { .. } => Why::Newer,
                ImportError::NoBlocks { .. } | ImportError::NoCertification => Why::NoCompetences,
                ImportError::TooLarge { .. } | ImportError::TooManyValues { .. } => Why::TooLarge,
                _ => Why::Damaged,
            },
        };
        Problem { code: String::new(), why }
    })?;
    let ImportedCertification { certification, findings } = read;
    Ok(Published { lists: lists(&certification), certification, active: None, findings })
}

/// The lists of a certification that is cut already, every cut sure.
pub(in crate::fiche) fn lists(certification: &Certification) -> Vec<Vec<Piece>> {
    let blocks = Draft::of(certification).blocks.into_iter();
    let lists = blocks.map(|block| {
        let pieces = block.pieces.into_iter().map(|piece| Piece {
            kind: piece.kind,
            marker: piece.marker,
            code: piece.code,
            text: piece.text,
            confidence: 1.0,
        });
        pieces.collect()
    });
    lists.collect()
}

/// The text of a public page.
fn paged(text: &str) -> Result<Published, Problem> {
    let fiche = page::read(text).map_err(|error| match error {
        super::FicheError::TooLarge { .. } => Problem { code: String::new(), why: Why::TooLarge },
        super::FicheError::NotAFiche => Problem { code: String::new(), why: Why::NotAFiche },
        super::FicheError::NoBlocks { code } => Problem { code, why: Why::NoCompetences },
    })?;
    if fiche.certification.competences().next().is_none() {
        return Err(Problem { code: fiche.certification.code, why: Why::NoCompetences });
    }
    Ok(Published {
        lists: fiche.lists,
        certification: fiche.certification,
        active: None,
        findings: Vec::new(),
    })
}
