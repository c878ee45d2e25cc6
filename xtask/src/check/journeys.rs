//! The end-to-end journeys in each engine, several at once; in one of them under a sub-path.
//!
//! The journeys themselves say what an engine lacks for them; nothing is left out here. Which one is made
//! when is `pool`, how they ended is `table`.

mod pool;
mod table;

use std::{
    fs,
    path::PathBuf,
    process::{Command, Stdio},
};

use super::bench::{Bench, Engine};
use crate::{
    args, build,
    failure::{Doing, Failure, Outcome},
    process,
};
use pool::Task;
use table::Ends;

/// The command.
pub const COMMAND: args::Command = args::Command {
    help: "\
Usage: cargo xtask journeys [--only PART] [--engine E] [--no-build]

Builds what has changed and makes the end-to-end journeys on it: what the step `e2e` of
`cargo xtask test` does, for the journeys and the engine at hand. One more than there are processors
at once, the longest of the last time first. Installs what is missing.

  --only PART   the journeys whose name holds PART, such as `offline::`. Without it: all
  --engine E    chromium, firefox or webkit. Without it: all three, Firefox under a sub-path, and
                what Firefox cannot make in Chromium under it
  --sub-path    under a sub-path, in that engine or in all three
  --no-build    on `dist/` as it stands",
    options: args::Options {
        flags: &["--no-build", "--sub-path"],
        values: &["--only", "--engine"],
    },
    run: |project, given| {
        let engine = match given.value("--engine") {
            None => None,
            Some(name) => Some(Engine::named(name).ok_or_else(|| {
                Failure::Usage(format!("`{name}` is not chromium, firefox or webkit."))
            })?),
        };
        let prefix = if given.flag("--sub-path") { SUB_PATH } else { "" };
        let passes = match engine {
            Some(engine) => vec![(engine, prefix)],
            None if prefix.is_empty() => PASSES.to_vec(),
            None => PASSES.map(|(engine, _)| (engine, prefix)).to_vec(),
        };
        let bench = Bench::new(project);
        if !given.flag("--no-build") {
            build::build(project, bench.tools()?)?;
        }
        make(&bench, &passes, given.value("--only").unwrap_or_default())
    },
};

/// An engine, and the path below which the site is served.
type Pass = (Engine, &'static str);

/// A place that many a host gives.
const SUB_PATH: &str = "/outils/acquis";

/// Where the journeys are made: each in every engine, and each at the root of a host and under a sub-path.
const PASSES: [Pass; 3] = [(Engine::Chromium, ""), UNDER_PATH, (Engine::WebKit, "")];

/// Of these, the one under a sub-path.
const UNDER_PATH: Pass = (Engine::Firefox, SUB_PATH);

/// Where those are made that `UNDER_PATH` is not able to: what only Chromium does is under a sub-path too.
const BESIDES: Pass = (Engine::Chromium, SUB_PATH);

/// The name of a pass, as a journey notes it.
fn name((engine, prefix): Pass) -> String {
    format!("{}{prefix}", engine.name())
}

/// Makes every journey in every engine; fails when one fails, after the table.
pub(super) fn run(bench: &Bench) -> Outcome<()> {
    // What of the package is no journey.
    process::run(&mut bench.cargo(&["test", "-p", "acquis-e2e", "--bins"]))?;
    make(bench, &PASSES, "")
}

/// Makes the journeys whose name holds `part`, in those passes.
fn make(bench: &Bench, passes: &[Pass], part: &str) -> Outcome<()> {
    let file = bench.project.root.join("target/e2e/journeys.tsv");
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder).doing("make a folder for the journeys' traces")?;
    }
    let before = Ends::read(&fs::read_to_string(&file).unwrap_or_default());
    let requests = file.with_extension("requests");
    for old in [&file, &requests] {
        let _ = fs::remove_file(old);
    }
    // What each profile of Firefox is a copy of (`browser/begun.rs`), of this machine's Firefox as it is now.
    let _ = fs::remove_dir_all(file.with_file_name("firefox-begun"));
    let program = program(bench)?;
    let journeys = listed(&program, part)?;
    let in_pass = |journeys: &[String], pass: Pass| -> Vec<Task> {
        let task = |journey: &String| {
            let usually = before.seconds(journey, &name(pass));
            Task { journey: journey.clone(), pass, usually }
        };
        journeys.iter().map(task).collect()
    };
    let mut tasks: Vec<_> = passes.iter().flat_map(|pass| in_pass(&journeys, *pass)).collect();
    // Found, or installed, before several want them at once.
    let mut lent = Vec::new();
    let besides = (passes == PASSES).then_some(BESIDES);
    let mut passes = passes.to_vec();
    passes.extend(besides);
    for (engine, prefix) in &passes {
        let mut command = Command::new(&program);
        bench.lend(&mut command, &bench.project.dist, &[*engine])?;
        command.current_dir(&bench.project.root).env("PATH", &bench.tools()?.path);
        command.env("ACQUIS_ENGINE", engine.name()).env("ACQUIS_PREFIX", prefix);
        command.env("ACQUIS_JOURNEYS", &file);
        lent.push((name((*engine, *prefix)), command));
    }
    let start = |task: &Task| {
        let found = lent.iter().find(|(pass, _)| *pass == name(task.pass));
        let mut command = Command::new(&program);
        // The place of a failing assertion is told anyhow; the rest of the stack is the test runner's.
        command.args(["--exact", &task.journey]).env("RUST_BACKTRACE", "0");
        if let Some((_, lent)) = found {
            command.envs(lent.get_envs().filter_map(|(key, value)| Some((key, value?))));
            command.current_dir(&bench.project.root);
        }
        command
    };
    let mut failed = pool::make(tasks.clone(), start);
    if let Some(pass) = besides {
        let ends = Ends::read(&fs::read_to_string(&file).unwrap_or_default());
        let more = in_pass(&ends.not_made(&name(UNDER_PATH)), pass);
        failed.extend(pool::make(more.clone(), start));
        tasks.extend(more);
    }
    let ends = Ends::read(&fs::read_to_string(&file).unwrap_or_default());
    for pass in &passes {
        let again = ends.to_make_again(&name(*pass));
        for task in tasks.iter().filter(|task| task.pass == *pass && again.contains(&task.journey))
        {
            println!("\nAgain, alone, since the browser stopped answering: {task}");
            failed.retain(|one| one.task != *task);
            failed.extend(pool::make(vec![task.clone()], start));
        }
    }
    let ends = Ends::read(&fs::read_to_string(&file).doing("read how the journeys ended")?);
    println!("\n{}", ends.table(&passes.into_iter().map(name).collect::<Vec<_>>()));
    println!("\n{}", ends.slowest(10));
    let asked = fs::read_to_string(&requests).unwrap_or_default();
    let asked: Vec<usize> = asked.lines().filter_map(|count| count.parse().ok()).collect();
    println!(
        "\n{} requests were recorded by {} servers: all for files of the build, none besides.",
        asked.iter().sum::<usize>(),
        asked.len()
    );
    if failed.is_empty() {
        return Ok(());
    }
    let words: Vec<_> = failed.iter().map(|one| format!("{}: {}", one.task, one.why)).collect();
    Err(Failure::Step(format!("Failed:\n{}", words.join("\n"))))
}

/// Builds the journeys and gives their program.
fn program(bench: &Bench) -> Outcome<PathBuf> {
    let words = ["test", "-p", "acquis-e2e", "--test", "journeys", "--no-run"];
    let mut cargo = bench.cargo(&words);
    cargo.arg("--message-format=json-render-diagnostics").stdin(Stdio::null());
    let output = cargo.stderr(Stdio::inherit()).output().doing("start cargo")?;
    let text = String::from_utf8_lossy(&output.stdout);
    let program = text.lines().find_map(executable).filter(|_| output.status.success());
    program.map(PathBuf::from).ok_or_else(|| Failure::step("The journeys do not compile."))
}

/// The program that a line of cargo's messages tells of, if it is that of the journeys.
fn executable(line: &str) -> Option<&str> {
    let (_, rest) = line.split_once("\"executable\":\"")?;
    let (path, _) = rest.split_once('"')?;
    line.contains("\"name\":\"journeys\"").then_some(path)
}

/// The journeys whose name holds `part`.
fn listed(program: &PathBuf, part: &str) -> Outcome<Vec<String>> {
    let listed = process::answer(Command::new(program).args(["--list", "--format", "terse"]));
    let text = listed.ok_or_else(|| Failure::step("The journeys cannot be listed."))?;
    let names = text.lines().filter_map(|line| line.strip_suffix(": test"));
    let journeys: Vec<_> = names.filter(|name| name.contains(part)).map(str::to_owned).collect();
    if journeys.is_empty() {
        return Err(Failure::Usage(format!("No journey's name holds `{part}`.")));
    }
    Ok(journeys)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_journeys_program_is_found_in_what_cargo_tells() {
        let of = |name: &str, path: &str| {
            format!(
                r#"{{"reason":"compiler-artifact","target":{{"kind":["test"],"name":"{name}"}},"executable":{path}}}"#
            )
        };
        assert_eq!(executable(&of("journeys", "\"/a/journeys-1\"")), Some("/a/journeys-1"));
        assert_eq!(executable(&of("acquis_e2e", "null")), None);
        assert_eq!(executable(&of("torture", "\"/a/torture-1\"")), None);
    }
}
