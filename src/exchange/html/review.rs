//! A review as a page: the *compte rendu de relecture*, bloc by bloc beside the candidate's ratings.
//!
//! Owns the order. The ratings are those of the dossier at hand, which may have gone on since: the page
//! says which state the review answers.

use super::dossier::{joined, list};
use super::{Line, Node, Page};
use crate::domain::id::CompetenceId;
use crate::domain::review::{Advice, Opinion, Stance, Verdict};
use crate::domain::{Block, Dossier, Level, Review};

/// The words of a review's page.
pub struct ReviewWords<'a> {
    /// The language, `fr`.
    pub lang: &'a str,
    /// What the page is.
    pub heading: &'a str,
    /// Which state it answers, which round it is and when it was made, as a sentence.
    pub about: &'a str,
    /// What should be known of it: that only the jury validates.
    pub note: &'a str,
    /// Before the reviewer's name.
    pub by: &'a str,
    /// Before the candidate's name.
    pub candidate: &'a str,
    /// Heading of the avis on the whole.
    pub overall: &'a str,
    /// Before the *préconisations*.
    pub recommendations: &'a str,
    /// Heading of the requests.
    pub requests: &'a str,
    /// Before the candidate's answer.
    pub answer: &'a str,
    /// The headings of the table: competence, rating, opinion, comment.
    pub columns: [&'a str; 4],
    /// A rating, or that there is none.
    pub level: &'a dyn Fn(Option<Level>) -> String,
    /// *Oui / Partiellement / Non*, or undecided.
    pub verdict: &'a dyn Fn(Option<Verdict>) -> String,
    /// *Favorable / avec réserve / non favorable*, or undecided.
    pub stance: &'a dyn Fn(Option<Stance>) -> String,
}

/// The page of a review of that dossier.
pub fn review_page(review: &Review, dossier: &Dossier, words: &ReviewWords<'_>) -> Page {
    let certification = &dossier.certification;
    let reviewer = joined([&review.reviewer.name, &review.reviewer.organisation], " · ");
    let candidate = dossier.candidate.name.trim();
    let mut body = vec![
        Node::Note(format!("{} · {}", certification.code, certification.title)),
        Node::Heading(1, words.heading.to_owned()),
    ];
    let named =
        |words: &str, name: &str| (!name.is_empty()).then(|| Node::Text(format!("{words} {name}")));
    body.extend(named(words.candidate, candidate));
    body.extend(named(words.by, &reviewer));
    body.push(Node::Note(words.about.to_owned()));
    body.push(Node::Note(words.note.to_owned()));
    if !review.overall.is_blank() {
        let mut nodes = vec![Node::Heading(2, words.overall.to_owned())];
        advice(&mut nodes, &review.overall, words);
        body.push(Node::Section { anchor: None, sheet: false, nodes });
    }
    let aimed = certification.blocks.iter().filter(|block| {
        let spoken = review.advice(&block.code).is_some()
            || block.competences.iter().any(|competence| review.opinion(&competence.id).is_some());
        dossier.target.includes(&block.code) || spoken
    });
    body.extend(aimed.map(|block| of_block(review, dossier, block, words)));
    let requests = review.requests.iter().map(|request| {
        let about = request.competence.as_ref().map(|id| name(dossier, id)).unwrap_or_default();
        let answer = request.answer.as_ref().map(|answer| format!("{} {answer}", words.answer));
        joined([&about, &request.text, &answer.unwrap_or_default()], "\n")
    });
    let mut nodes = Vec::new();
    list(&mut nodes, 2, words.requests, requests);
    if !nodes.is_empty() {
        body.push(Node::Section { anchor: None, sheet: false, nodes });
    }
    let strangers = review.strangers(certification);
    let opinions = review.opinions.iter().filter(|o| strangers.contains(&o.competence));
    body.extend(opinions.map(|opinion| stranger(opinion, words)));
    let title = format!(
        "{} · {}",
        words.heading,
        joined([&certification.code, &candidate.to_owned()], " · ")
    );
    Page { lang: words.lang.to_owned(), title, body }
}

/// A competence by its text, of an earlier fiche too, or by its id when the dossier lacks it.
fn name(dossier: &Dossier, id: &CompetenceId) -> String {
    let known = dossier.competence(id);
    known.map_or_else(|| id.to_string(), |(_, competence)| competence.text.clone())
}

fn advice(nodes: &mut Vec<Node>, advice: &Advice, words: &ReviewWords<'_>) {
    nodes.push(Node::Text((words.stance)(advice.stance)));
    let comment = advice.comment.trim();
    nodes.extend((!comment.is_empty()).then(|| Node::Text(comment.to_owned())));
    list(nodes, 3, words.recommendations, advice.recommendations.iter().cloned());
}

fn of_block(review: &Review, dossier: &Dossier, block: &Block, words: &ReviewWords<'_>) -> Node {
    let rows = block.competences.iter().map(|competence| {
        let opinion = review.opinion(&competence.id);
        let comment = opinion.map(|opinion| opinion.comment.trim().to_owned()).unwrap_or_default();
        vec![
            vec![Line::Text(competence.text.clone())],
            vec![Line::Text((words.level)(dossier.rating(&competence.id).level))],
            vec![Line::Text((words.verdict)(opinion.and_then(|opinion| opinion.verdict)))],
            vec![Line::Text(comment)],
        ]
    });
    let mut nodes = vec![Node::Heading(2, format!("{} · {}", block.code, block.title))];
    if let Some(of_block) = review.advice(&block.code) {
        advice(&mut nodes, of_block, words);
    }
    let head = words.columns.map(str::to_owned).to_vec();
    nodes.push(Node::Table { head, rows: rows.collect() });
    Node::Section { anchor: None, sheet: true, nodes }
}

/// An opinion on a competence that the certification lacks: it was said, and is shown by its id.
fn stranger(opinion: &Opinion, words: &ReviewWords<'_>) -> Node {
    let verdict = (words.verdict)(opinion.verdict);
    Node::Part(opinion.competence.to_string(), joined([&verdict, &opinion.comment], "\n"))
}
