//! The end-to-end journeys in each engine and once under a sub-path, and the table of what was made where.
//!
//! The journeys themselves say what an engine lacks for them; nothing is left out here.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
    fs,
};

use super::bench::{Bench, Engine};
use crate::{
    args, build,
    failure::{Doing, Failure, Outcome},
    process,
};

/// The command.
pub const COMMAND: args::Command = args::Command {
    help: "\
Usage: cargo xtask journeys [--only PART] [--engine E] [--no-build]

Builds what has changed and makes the end-to-end journeys on it: what the step `e2e` of
`cargo xtask test` does, for the journeys and the engine at hand. Installs what is missing.

  --only PART   the journeys whose name holds PART, such as `offline::`. Without it: all
  --engine E    chromium, firefox or webkit. Without it: all three, and once under a sub-path
  --no-build    on `dist/` as it stands",
    options: args::Options { flags: &["--no-build"], values: &["--only", "--engine"] },
    run: |project, given| {
        let engine = match given.value("--engine") {
            None => None,
            Some(name) => Some(Engine::named(name).ok_or_else(|| {
                Failure::Usage(format!("`{name}` is not chromium, firefox or webkit."))
            })?),
        };
        let bench = Bench::new(project);
        if !given.flag("--no-build") {
            build::build(project, bench.tools()?)?;
        }
        make(&bench, engine, given.value("--only"))
    },
};

/// Where the journeys are made: an engine, and the path below which the site is served.
const PASSES: [(Engine, &str); 4] = [
    (Engine::Chromium, ""),
    (Engine::Firefox, ""),
    (Engine::WebKit, ""),
    (Engine::Chromium, "/outils/acquis"),
];

/// What a journey came to in a pass: `passed`, `failed`, `unanswered`, `2nd try`, or why it was not made
/// there.
type Ends = BTreeMap<String, BTreeMap<String, String>>;

/// Makes every journey in every engine; fails when one fails, after the table.
pub(super) fn run(bench: &Bench) -> Outcome<()> {
    make(bench, None, None)
}

/// Makes the journeys whose name holds `part`, in one engine or in all passes.
fn make(bench: &Bench, only: Option<Engine>, part: Option<&str>) -> Outcome<()> {
    let file = bench.project.root.join("target/e2e/journeys.tsv");
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder).doing("make a folder for the journeys' traces")?;
    }
    let _ = fs::remove_file(&file);
    let tools = bench.tools()?;
    let mut failed = Vec::new();
    let passes = PASSES.into_iter().enumerate();
    let asked = |(_, (engine, prefix)): &(usize, (Engine, &str))| {
        only.is_none_or(|only| only == *engine && prefix.is_empty())
    };
    for (place, (engine, prefix)) in passes.filter(asked) {
        println!("\nIn {}, under {prefix}/:", engine.name());
        let mut words = vec!["test", "-p", "acquis-e2e"];
        // What is no journey once.
        if place > 0 || part.is_some() {
            words.extend(["--test", "journeys"]);
        }
        words.push("--");
        words.extend(part);
        if engine == Engine::WebKit {
            // Two of its windows that are opened at once hinder each other.
            words.push("--test-threads=1");
        }
        let pass = |words: &[&str]| -> Outcome<Outcome<()>> {
            let mut journeys = bench.end_to_end(words, &bench.project.dist, &[engine])?;
            journeys.env("PATH", &tools.path).env("ACQUIS_ENGINE", engine.name());
            journeys.env("ACQUIS_PREFIX", prefix).env("ACQUIS_JOURNEYS", &file);
            Ok(process::run(&mut journeys))
        };
        let mut made = pass(&words)?;
        let text = fs::read_to_string(&file).unwrap_or_default();
        let again = to_make_again(&read(&text), &format!("{}{prefix}", engine.name()));
        if made.is_err() && !again.is_empty() {
            println!("\nAgain, alone, since the browser stopped answering: {}", again.join(", "));
            let mut words = vec!["test", "-p", "acquis-e2e", "--test", "journeys", "--"];
            words.extend(["--exact", "--test-threads=1"]);
            words.extend(again.iter().map(String::as_str));
            made = pass(&words)?;
        }
        if let Err(failure) = made {
            failed.push(failure.to_string());
        }
    }
    let ends = read(&fs::read_to_string(&file).doing("read how the journeys ended")?);
    println!("\n{}", table(&ends));
    if failed.is_empty() { Ok(()) } else { Err(Failure::Step(failed.join("\n"))) }
}

/// What stands above the journeys' names.
const HEAD: &str = "journey";

/// How a journey ended whose browser stopped answering.
const UNANSWERED: &str = "unanswered";
/// How one ended that passed after that.
const SECOND: &str = "2nd try";

/// Reads lines of journey, engine and end.
fn read(text: &str) -> Ends {
    let mut ends = Ends::new();
    for line in text.lines() {
        if let [journey, engine, end] = line.split('\t').collect::<Vec<_>>()[..] {
            let ends = ends.entry(journey.to_owned()).or_default();
            let before = ends.get(engine).is_some_and(|end| end == UNANSWERED);
            let end = if before && end == "passed" { SECOND } else { end };
            ends.insert(engine.to_owned(), end.to_owned());
        }
    }
    ends
}

/// The journeys whose browser stopped answering in a pass where nothing else failed. A failure of the
/// application is never made again; a page that hangs by its own fault hangs the second time too.
fn to_make_again(ends: &Ends, pass: &str) -> Vec<String> {
    let ended = |wanted: &str| -> Vec<String> {
        let with = ends.iter().filter(|(_, ends)| ends.get(pass).is_some_and(|end| end == wanted));
        with.map(|(journey, _)| journey.clone()).collect()
    };
    if ended("failed").is_empty() { ended(UNANSWERED) } else { vec![] }
}

fn table(ends: &Ends) -> String {
    let width = ends.keys().map(String::len).chain([HEAD.len()]).max().unwrap_or_default();
    let names = PASSES.map(|(engine, prefix)| format!("{}{prefix}", engine.name()));
    let columns = names.each_ref().map(|name| name.len().max(8));
    let mut table = format!("{HEAD:width$}");
    for (name, column) in names.iter().zip(columns) {
        let _ = write!(table, "  {name:column$}");
    }
    table.push('\n');
    let mut reasons = BTreeSet::new();
    let mut counts = [(0, 0); PASSES.len()];
    for (journey, by_engine) in ends {
        let _ = write!(table, "{journey:width$}");
        for ((engine, column), (passed, not_made)) in names.iter().zip(columns).zip(&mut counts) {
            let end = by_engine.get(engine).map_or("-", String::as_str);
            let shown = match end {
                "passed" | "failed" | "-" | UNANSWERED | SECOND => end,
                why => {
                    reasons.insert(format!("not made in {engine}: {why}"));
                    "not made"
                }
            };
            *passed += usize::from(shown == "passed" || shown == SECOND);
            *not_made += usize::from(shown == "not made");
            let _ = write!(table, "  {shown:column$}");
        }
        table.push('\n');
    }
    for reason in reasons {
        let _ = writeln!(table, "{reason}");
    }
    let total = ends.len();
    let each = names.iter().zip(counts).map(|(engine, (passed, not_made))| {
        format!("{engine} {passed} passed, {not_made} not made")
    });
    let _ = write!(table, "{total} journeys: {}", each.collect::<Vec<_>>().join("; "));
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_made_and_what_was_not_is_counted_with_its_reason() {
        let ends = read(
            "a::one\tchromium\tpassed\na::one\tfirefox\tfailed\na::one\twebkit\tit lacks that\n\
             a::one\tchromium/outils/acquis\tpassed\na::two\tchromium\tpassed\n",
        );
        let table = table(&ends);
        let lines: Vec<_> = table.lines().map(str::trim_end).collect();
        let counts = "2 journeys: chromium 2 passed, 0 not made; firefox 0 passed, 0 not made; \
            webkit 0 passed, 1 not made; chromium/outils/acquis 1 passed, 0 not made";
        let expected = [
            "journey  chromium  firefox   webkit    chromium/outils/acquis",
            "a::one   passed    failed    not made  passed",
            "a::two   passed    -         -         -",
            "not made in webkit: it lacks that",
            counts,
        ];
        assert_eq!(lines, expected);
    }

    #[test]
    fn only_a_browser_that_stopped_answering_is_tried_again_and_the_table_says_so() {
        let silent = "a::one\twebkit\tunanswered\na::two\twebkit\tpassed\n";
        assert_eq!(to_make_again(&read(silent), "webkit"), ["a::one"]);
        assert_eq!(to_make_again(&read(silent), "firefox"), [""; 0]);
        let failed = format!("{silent}a::three\twebkit\tfailed\n");
        assert_eq!(to_make_again(&read(&failed), "webkit"), [""; 0]);
        let table = table(&read(&format!("{silent}a::one\twebkit\tpassed\n")));
        assert!(table.contains("2nd try"), "{table}");
        assert!(table.contains("webkit 2 passed, 0 not made"), "{table}");
    }
}
