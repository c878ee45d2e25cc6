//! The blocs of the page: code, title, competences, assessment.
//!
//! Owns which blocs are kept and what is said about their cuts. Does not cut (`segment` does).

use super::super::segment::{Attested, Piece, competences, cut};
use super::super::{Finding, Section};
use super::cells::{cells, paragraphs, said};
use super::sections::{Part, block_heading};
use crate::domain::certification::{Block, Certification, Competence};
use crate::domain::fold::key;
use crate::domain::id::{BlockCode, CompetenceId};

/// The blocs of the fiche, in its order, and their lists, cut apart with the help of the attested lines.
pub(super) fn read(
    parts: &[Part],
    fiche: &Certification,
    findings: &mut Vec<Finding>,
) -> (Vec<Block>, Vec<Vec<Piece>>) {
    let (mut blocks, mut lists): (Vec<Block>, Vec<_>) = (Vec::new(), Vec::new());
    let guide = Attested::lines(fiche.attested.iter().map(String::as_str));
    let keys: Vec<String> = fiche.attested.iter().map(|line| key(line)).collect();
    let mut stands = vec![false; keys.len()];
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
        let (text, assessment) = columns(&part.lines);
        let pieces = cut(&text, &guide);
        let (_, found) = competences(&pieces);
        let guides: Vec<Option<usize>> = found
            .iter()
            .map(|found| {
                let own = key(&found.text);
                let coded = found.code.as_deref().map(|code| key(code) + &own);
                keys.iter().position(|line| *line == own || coded.as_ref() == Some(line))
            })
            .collect();
        for line in guides.iter().flatten() {
            stands[*line] = true;
        }
        let competences = found.into_iter().enumerate().map(|(at, found)| Competence {
            id: CompetenceId::of(&code, at + 1),
            code: found.code,
            heading: found.heading,
            text: found.text,
        });
        let competences: Vec<Competence> = competences.collect();
        tell(&code, &competences, &guides, &fiche.attested, findings);
        blocks.push(Block { title: title.to_owned(), assessment, competences, code });
        lists.push(pieces);
    }
    let nowhere = fiche.attested.iter().zip(stands).filter(|(_, stands)| !stands);
    findings.extend(nowhere.map(|(text, _)| Finding::AttestedNowhere { text: text.clone() }));
    (blocks, lists)
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
fn tell(
    code: &BlockCode,
    competences: &[Competence],
    guides: &[Option<usize>],
    attested: &[String],
    findings: &mut Vec<Finding>,
) {
    if competences.is_empty() {
        findings.push(Finding::EmptyBlock(code.clone()));
    } else if guides.iter().all(Option::is_none) {
        findings.push(Finding::GuessedCuts(code.clone()));
    } else {
        for (own, guide) in competences.iter().zip(guides) {
            let competence = own.id.clone();
            match guide.and_then(|line| attested.get(line)) {
                None => findings.push(Finding::Unguided(competence)),
                Some(attested) if spelling(attested) != spelling(&own.text) => {
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
