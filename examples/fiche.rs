//! The certifications of published fiches as JSON, one a line: what `cargo xtask fiche` runs.
//!
//! Exit code 1 when a fiche could not be read; the others are printed all the same.

use acquis::domain::certification::{Certification, Route};
use acquis::fiche::published::{self, Form, Problem, Published};
use serde_json::{Map, Value, json};
use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Read, Write};
use std::process::ExitCode;

const ROUTES: [(&str, Route); 6] = [
    ("FI", Route::InitialTraining),
    ("CA", Route::Apprenticeship),
    ("FC", Route::ContinuingTraining),
    ("CQ", Route::ProfessionalContract),
    ("CL", Route::IndividualApplication),
    ("VAE", Route::Experience),
];

fn shown(read: &Published) -> Value {
    let Certification { code, title, level, registration, blocks, .. } = &read.certification;
    let routes: Map<String, Value> = ROUTES
        .iter()
        .map(|(name, route)| ((*name).to_owned(), json!(read.certification.is_open(*route))))
        .collect();
    let blocks = blocks.iter().zip(read.intros()).map(|(block, intro)| {
        let competences = block.competences.iter().map(|competence| {
            json!({
                "code": competence.code,
                "heading": competence.heading,
                "text": competence.text,
            })
        });
        json!({
            "code": block.code,
            "libelle": block.title,
            "intro": intro,
            "competences": competences.collect::<Vec<_>>(),
        })
    });
    json!({
        "code": code,
        "intitule": Some(title).filter(|title| !title.is_empty()),
        "niveau": level,
        "date_echeance": registration.expires,
        "date_limite_delivrance": registration.last_award,
        "voies": routes,
        "blocks": blocks.collect::<Vec<_>>(),
    })
}

/// Prints the fiches of one file; whether all were read.
fn print(path: &str, out: &mut impl Write) -> std::io::Result<bool> {
    let mut file = BufReader::with_capacity(1 << 16, File::open(path)?);
    let head = file.fill_buf()?;
    let head = &head[..head.len().min(4096)];
    if head.is_empty() {
        eprintln!("{path}: the file is empty");
        return Ok(false);
    }
    let mut well = true;
    let mut tell = |read: Result<Published, Problem>| -> std::io::Result<()> {
        // What is said beside a fiche comes after it, should both go to one place.
        out.flush()?;
        match read {
            Ok(read) => {
                if read.active == Some(false) {
                    let code = &read.certification.code;
                    eprintln!(
                        "{code}: no longer active; look for the certification that replaces it"
                    );
                }
                writeln!(out, "{}", shown(&read))
            }
            Err(problem) => {
                eprintln!("{path}: {problem}");
                well = false;
                Ok(())
            }
        }
    };
    if published::recognise(head) == Ok(Form::Xml) {
        for read in published::flux(file) {
            tell(read)?;
        }
    } else {
        let mut bytes = Vec::new();
        file.take(published::LARGEST_TEXT as u64 + 1).read_to_end(&mut bytes)?;
        for read in published::read(&bytes) {
            tell(read)?;
        }
    }
    Ok(well)
}

fn main() -> ExitCode {
    let mut out = BufWriter::new(std::io::stdout().lock());
    let mut well = true;
    for path in std::env::args().skip(1) {
        match print(&path, &mut out) {
            Ok(read) => well &= read,
            Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => {
                return ExitCode::FAILURE;
            }
            Err(error) => {
                well = false;
                let _ = out.flush();
                eprintln!("{path}: {error}");
            }
        }
    }
    let flushed = out.flush().is_ok();
    if well && flushed { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
