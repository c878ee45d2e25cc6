//! A dossier as a page: who and what for, bloc by bloc, then each situation in full.
//!
//! Owns the order, which is that of the printed dossier. Shows only the blocs aimed at; the data block
//! holds all of it.

use super::{Entry, Line, Node, Page};
use crate::domain::evidence::{Document, DocumentKind};
use crate::domain::experience::ExperienceKind;
use crate::domain::gather::Gather;
use crate::domain::id::EvidenceId;
use crate::domain::link::Link;
use crate::domain::readiness::{CompetenceStatus, Readiness};
use crate::domain::story::StoryPart;
use crate::domain::{Block, Dossier, Evidence, Experience, Level, Period, Target};
use std::collections::BTreeMap;

/// The words of a dossier's page.
pub struct DossierWords<'a> {
    /// The language, `fr`.
    pub lang: &'a str,
    /// What the page is.
    pub heading: &'a str,
    /// When it was made, as a sentence.
    pub dated: &'a str,
    /// What should be known of it: that only the jury validates.
    pub note: &'a str,
    /// Before the candidate's name.
    pub by: &'a str,
    /// Before what is aimed at.
    pub target: &'a str,
    /// The whole certification.
    pub whole: &'a str,
    /// Heading of the motivation.
    pub motivation: &'a str,
    /// Heading of the experiences.
    pub experiences: &'a str,
    /// An experience without a name.
    pub untitled_experience: &'a str,
    /// Heading of the situations.
    pub evidence: &'a str,
    /// A situation without a title.
    pub untitled_evidence: &'a str,
    /// Before the competences that a situation proves.
    pub proves: &'a str,
    /// Before the supporting documents.
    pub documents: &'a str,
    /// The headings of the table: competence, rating, status, evidence.
    pub columns: [&'a str; 4],
    /// A situation's number.
    pub number: &'a dyn Fn(usize) -> String,
    /// A rating, or that there is none.
    pub level: &'a dyn Fn(Option<Level>) -> String,
    /// A status.
    pub status: &'a dyn Fn(CompetenceStatus) -> String,
    /// A part of a situation.
    pub part: &'a dyn Fn(StoryPart) -> String,
    /// A kind of experience.
    pub experience: &'a dyn Fn(ExperienceKind) -> String,
    /// A kind of supporting document.
    pub document: &'a dyn Fn(DocumentKind) -> String,
    /// From when to when; empty when neither is given.
    pub period: &'a dyn Fn(Period) -> String,
    /// So many hours a week.
    pub hours: &'a dyn Fn(u8) -> String,
}

/// The page of a dossier.
pub fn dossier_page(dossier: &Dossier, words: &DossierWords<'_>) -> Page {
    let certification = &dossier.certification;
    let numbers: BTreeMap<_, _> = dossier.evidence.keys().zip(1..).gathered();
    let mut body = vec![
        Node::Note(format!("{} · {}", certification.code, certification.title)),
        Node::Heading(1, words.heading.to_owned()),
    ];
    let who = joined([&dossier.candidate.name, &dossier.candidate.contact], " · ");
    body.extend((!who.is_empty()).then(|| Node::Text(format!("{} {who}", words.by))));
    let target = match &dossier.target {
        Target::Whole => words.whole.to_owned(),
        Target::Blocks { blocks } => {
            let titles = blocks.iter().filter_map(|code| certification.block(code));
            titles.map(|block| block.title.as_str()).collect::<Vec<_>>().join(", ")
        }
    };
    body.push(Node::Text(format!("{} : {target}", words.target)));
    body.push(Node::Note(words.dated.to_owned()));
    body.push(Node::Note(words.note.to_owned()));
    body.extend(told(words.motivation, &dossier.candidate.motivation));
    if !dossier.experiences.is_empty() {
        let mut nodes = vec![Node::Heading(2, words.experiences.to_owned())];
        nodes.extend(dossier.experiences.values().flat_map(|e| experience(e, words)));
        body.push(Node::Section { anchor: None, sheet: false, nodes });
    }
    let readiness = Readiness::of(dossier);
    let aimed = certification.blocks.iter().filter(|block| dossier.target.includes(&block.code));
    body.extend(aimed.map(|block| of_block(dossier, &readiness, &numbers, block, words)));
    if !dossier.evidence.is_empty() {
        let mut nodes = vec![Node::Heading(2, words.evidence.to_owned())];
        let each = dossier.evidence.values().zip(1..);
        nodes.extend(each.map(|(evidence, number)| of_evidence(dossier, evidence, number, words)));
        body.push(Node::Section { anchor: None, sheet: true, nodes });
    }
    let named = joined([&certification.code, &dossier.candidate.name], " · ");
    let title = format!("{} · {named}", words.heading);
    Page { lang: words.lang.to_owned(), title, body }
}

/// What is told of these, in one line.
pub(super) fn joined<const N: usize>(parts: [&String; N], by: &str) -> String {
    let told = parts.into_iter().map(|part| part.trim()).filter(|part| !part.is_empty());
    told.collect::<Vec<_>>().join(by)
}

/// A text under its heading; nothing when nothing is told.
pub(super) fn told(heading: &str, text: &str) -> Option<Node> {
    let text = text.trim();
    (!text.is_empty()).then(|| Node::Part(heading.to_owned(), text.to_owned()))
}

fn experience(experience: &Experience, words: &DossierWords<'_>) -> Vec<Node> {
    let post = match experience.post.trim() {
        "" => words.untitled_experience,
        post => post,
    };
    let kind = (words.experience)(experience.kind);
    let period = (words.period)(experience.period);
    let hours = experience.weekly_hours.map(|hours| (words.hours)(hours)).unwrap_or_default();
    let about = joined([&experience.organisation, &kind, &period, &hours], " · ");
    let mut nodes = vec![Node::Heading(3, post.to_owned()), Node::Note(about)];
    let text = experience.description.trim();
    nodes.extend((!text.is_empty()).then(|| Node::Text(text.to_owned())));
    nodes
}

fn of_block(
    dossier: &Dossier,
    readiness: &Readiness,
    numbers: &BTreeMap<&EvidenceId, usize>,
    block: &Block,
    words: &DossierWords<'_>,
) -> Node {
    let rows = block.competences.iter().map(|competence| {
        let rating = dossier.rating(&competence.id);
        let found = readiness.competence(&competence.id);
        let proofs = found.into_iter().flat_map(|found| &found.evidence);
        let proofs =
            proofs.filter_map(|(id, _)| numbers.get(id)).map(|n| (n.to_string(), anchor(*n)));
        let mut first = vec![Line::Text(competence.text.clone())];
        let comment = rating.comment.trim();
        first.extend((!comment.is_empty()).then(|| Line::Note(comment.to_owned())));
        vec![
            first,
            vec![Line::Text((words.level)(rating.level))],
            vec![Line::Text(found.map(|found| (words.status)(found.status)).unwrap_or_default())],
            vec![Line::Links(proofs.collect())],
        ]
    });
    let nodes = vec![
        Node::Heading(2, format!("{} · {}", block.code, block.title)),
        Node::Table { head: words.columns.map(str::to_owned).to_vec(), rows: rows.collect() },
    ];
    Node::Section { anchor: None, sheet: true, nodes }
}

fn anchor(number: usize) -> String {
    format!("e{number}")
}

fn of_evidence(
    dossier: &Dossier,
    evidence: &Evidence,
    number: usize,
    words: &DossierWords<'_>,
) -> Node {
    let title = match evidence.title.trim() {
        "" => words.untitled_evidence,
        title => title,
    };
    let place = evidence.experience.as_ref().and_then(|id| dossier.experiences.get(id));
    let place = place.map(|e| joined([&e.post, &e.organisation], ", ")).unwrap_or_default();
    let about = joined([&place, &(words.period)(evidence.period)], " · ");
    let mut nodes = vec![Node::Heading(3, format!("{} · {title}", (words.number)(number)))];
    nodes.extend((!about.is_empty()).then_some(Node::Note(about)));
    let parts = StoryPart::ALL.into_iter();
    nodes.extend(parts.filter_map(|p| told(&(words.part)(p), evidence.story.part(p))));
    let proved = evidence.competences.iter().filter_map(|id| dossier.certification.competence(id));
    list(&mut nodes, 4, words.proves, proved.map(|(_, competence)| competence.text.clone()));
    let documents = evidence.documents.iter().map(|one| document(one, words));
    list(&mut nodes, 4, words.documents, documents);
    Node::Section { anchor: Some(anchor(number)), sheet: false, nodes }
}

/// A supporting document; where it is kept may be an address.
fn document(document: &Document, words: &DossierWords<'_>) -> Entry {
    let (label, kind) = (&document.label, (words.document)(document.kind));
    match Link::read(&document.kept_at) {
        Some(link) => {
            Entry { text: format!("{} · ", joined([label, &kind], " · ")), link: Some(link) }
        }
        None => joined([label, &kind, &document.kept_at], " · ").into(),
    }
}

/// A list under its heading; nothing when it is empty.
pub(super) fn list<E: Into<Entry>>(
    nodes: &mut Vec<Node>,
    level: u8,
    heading: &str,
    entries: impl Iterator<Item = E>,
) {
    let entries: Vec<_> = entries.map(Into::into).collect();
    if !entries.is_empty() {
        nodes.push(Node::Heading(level, heading.to_owned()));
        nodes.push(Node::List(entries));
    }
}
