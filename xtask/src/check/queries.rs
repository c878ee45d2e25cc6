//! The questions that README asks of a folder of dossiers, asked: each command as it stands there, on
//! dossiers written by the present program (`examples/samples.rs`) and on the golden file.
//!
//! Each question stands twice, for `DuckDB` and for jq: both must answer the same, line by line, and what
//! is kept in `tests/queries.jsonl`. On a folder of one new dossier both must answer too. Knows no
//! question.

use std::{fs, path::Path, process::Command};

use super::bench::Bench;
use crate::{
    failure::{Doing, Failure, Outcome},
    process, setup,
};

const BEGIN: &str = "<!-- questions -->";
const END: &str = "<!-- /questions -->";

pub(super) fn run(bench: &Bench) -> Outcome<()> {
    let project = bench.project;
    let path = setup::query_tools(project)?;
    let place = project.scratch.join("queries");
    if place.exists() {
        fs::remove_dir_all(&place).doing("remove the samples of before")?;
    }
    let words = ["run", "--quiet", "-p", "acquis", "--example", "samples", "--"];
    process::run(bench.cargo(&words).arg(&place))?;
    let golden = project.root.join("tests/golden/dossier-1.json");
    fs::copy(golden, place.join("many/dossiers/golden.json")).doing("copy the golden file")?;
    let readme = fs::read_to_string(project.root.join("README.md")).doing("read README.md")?;
    let questions = questions(&readme)?;
    let mut answers = String::new();
    for folder in ["many", "new"] {
        for (number, [duckdb, jq]) in questions.iter().enumerate() {
            let ask = |command: &str| {
                let mut shell = Command::new("sh");
                shell.args(["-euc", command]).current_dir(place.join(folder)).env("PATH", &path);
                told(&mut shell, command)
            };
            let (theirs, ours) = (ask(duckdb)?, ask(jq)?);
            if theirs != ours {
                return Err(Failure::step(format!(
                    "Question {} of README, asked of `{folder}`: DuckDB and jq answer differently.\n\
                     {duckdb}\n{theirs}\n{jq}\n{ours}",
                    number + 1
                )));
            }
            answers.extend([&format!("# {folder}, question {}\n", number + 1), ours.as_str()]);
        }
    }
    compare(&project.root.join("tests/queries.jsonl"), &answers)
}

/// The lines that a command prints, in the order of their text.
fn told(command: &mut Command, words: &str) -> Outcome<String> {
    let output = command.output().doing("start sh")?;
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    if !output.status.success() || !said.is_empty() {
        return Err(Failure::step(format!("README's command fails:\n{words}\n{said}")));
    }
    let text = String::from_utf8(output.stdout).doing("read the answer as UTF-8")?;
    // Of no answer at all DuckDB makes an empty line.
    let told = text.split_inclusive('\n').filter(|line| !line.trim().is_empty());
    let mut lines: Vec<_> = told.collect();
    lines.sort_unstable();
    Ok(lines.concat())
}

/// The commands between the marks of README, two and two: a question's for `DuckDB`, then for jq.
fn questions(readme: &str) -> Outcome<Vec<[String; 2]>> {
    let section = readme.split_once(BEGIN).and_then(|(_, after)| after.split_once(END));
    let (section, _) = section.ok_or_else(|| {
        Failure::step(format!("README.md has no part between `{BEGIN}` and `{END}`."))
    })?;
    let after_fences = section.split("```sh\n").skip(1);
    let commands: Vec<_> = after_fences
        .map(|after| after.split("```").next().unwrap_or_default().to_owned())
        .collect();
    let (pairs, rest) = commands.as_chunks::<2>();
    if pairs.is_empty() || !rest.is_empty() {
        return Err(Failure::step("README.md asks a question of one program alone, or none."));
    }
    Ok(pairs.to_vec())
}

/// What is kept is what was answered; `ACQUIS_BLESS=1` keeps it.
fn compare(kept: &Path, answers: &str) -> Outcome<()> {
    if std::env::var_os("ACQUIS_BLESS").is_some() {
        return fs::write(kept, answers).doing("keep the answers");
    }
    let expected = fs::read_to_string(kept).doing("read tests/queries.jsonl")?;
    if expected == answers {
        return Ok(());
    }
    let differs = expected.lines().zip(answers.lines()).find(|(was, is)| was != is);
    let (was, is) = differs.unwrap_or(("a shorter or longer list", ""));
    Err(Failure::step(format!(
        "The questions of README are answered otherwise than tests/queries.jsonl has it.\n- {was}\n+ {is}"
    )))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_question_of_readme_is_asked_of_both_programs() {
        let all = questions(include_str!("../../../README.md")).unwrap();
        assert!(all.len() >= 5);
        for [duckdb, jq] in all {
            assert!(duckdb.starts_with("duckdb ") && jq.starts_with("jq "), "{duckdb}{jq}");
        }
        assert!(questions("no marks").is_err());
        let one = format!("{BEGIN}\n```sh\njq .\n```\n{END}");
        assert!(questions(&one).is_err());
    }
}
