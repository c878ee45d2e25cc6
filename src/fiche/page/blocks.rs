//! The blocs of the page: code, title, competences, assessment.
//!
//! Owns which blocs are kept and what is said about their cuts. Does not cut (`cut` does).

use super::super::cut::{Piece, cut};
use super::super::{Finding, Section};
use super::cells::{cells, paragraphs, said};
use super::sections::{Part, block_heading};
use crate::domain::certification::{Block, Certification, Competence};
use crate::domain::id::{BlockCode, CompetenceId};

/// The blocs of the fiche, in its order, their competences cut apart by the attested lines.
pub(super) fn read(
    parts: &[Part],
    fiche: &Certification,
    findings: &mut Vec<Finding>,
) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut stands = vec![false; fiche.attested.len()];
    for part in parts.iter().filter(|part| part.section == Section::Block) {
        let Some((code, title)) = block_heading(part.heading) else {
            continue;
        };
        let code = BlockCode::new(code);
        if !code.as_str().starts_with(&format!("{}BC", fiche.code)) {
            findings.push(Finding::ForeignBlock(code));
            continue;
        }
        if blocks.iter().any(|block| block.code == code) {
            findings.push(Finding::RepeatedBlock(code));
            continue;
        }
        let (competences, assessment) = columns(&part.lines);
        let pieces = cut(&competences, &fiche.attested);
        for line in pieces.iter().filter_map(|piece| piece.guide) {
            stands[line] = true;
        }
        tell(&code, &pieces, &fiche.attested, findings);
        let competences = pieces.into_iter().enumerate().map(|(at, piece)| Competence {
            id: CompetenceId::of(&code, at + 1),
            code: None,
            heading: None,
            text: piece.text,
        });
        blocks.push(Block {
            title: title.to_owned(),
            assessment,
            competences: competences.collect(),
            code,
        });
    }
    let nowhere = fiche.attested.iter().zip(stands).filter(|(_, stands)| !stands);
    findings.extend(nowhere.map(|(text, _)| Finding::AttestedNowhere { text: text.clone() }));
    blocks
}

/// The two columns of a bloc's table: competences, assessment. Cells may run over lines.
fn columns(lines: &[&str]) -> (String, String) {
    let text = lines.join("\n");
    let (mut competences, mut assessment) = (Vec::new(), Vec::new());
    for (at, cell) in cells(&text).into_iter().enumerate() {
        let column = if at % 2 == 0 { &mut competences } else { &mut assessment };
        column.extend(said(cell));
    }
    let lines: Vec<&str> = assessment.iter().flat_map(|cell| cell.lines()).collect();
    (competences.join("\n"), paragraphs(&lines))
}

/// What is doubtful about the cuts of one bloc.
fn tell(code: &BlockCode, pieces: &[Piece], attested: &[String], findings: &mut Vec<Finding>) {
    if pieces.is_empty() {
        findings.push(Finding::EmptyBlock(code.clone()));
    } else if pieces.iter().all(|piece| piece.guide.is_none()) {
        findings.push(Finding::GuessedCuts(code.clone()));
    } else {
        for (at, piece) in pieces.iter().enumerate() {
            let competence = CompetenceId::of(code, at + 1);
            match piece.guide.and_then(|line| attested.get(line)) {
                None => findings.push(Finding::Unguided(competence)),
                Some(attested) if spelling(attested) != spelling(&piece.text) => {
                    findings
                        .push(Finding::SpellingDiffers { competence, attested: attested.clone() });
                }
                Some(_) => {}
            }
        }
    }
}

/// Letters with their accents, without case or punctuation.
fn spelling(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
