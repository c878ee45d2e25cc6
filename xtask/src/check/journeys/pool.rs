//! Which journey is made when: as many at once as the machine bears, the longest first.
//!
//! Each is a process of its own, whose words are shown when it fails. Owns no browser and knows no
//! journey.

use std::{
    fmt,
    process::{Command, Stdio},
    time::Instant,
};

use super::{Pass, name};
use crate::{process, say};

/// How much of a panic is told at the end.
const MOST_WORDS: usize = 600;

/// A journey in an engine, under a path.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Task {
    pub(super) journey: String,
    pub(super) pass: Pass,
    /// Seconds it took the last time, when that is known.
    pub(super) usually: Option<f64>,
}

impl fmt::Display for Task {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} in {}", self.journey, name(self.pass))
    }
}

impl Task {
    /// What is not known may be long.
    fn weight(&self) -> f64 {
        self.usually.unwrap_or(f64::INFINITY)
    }
}

/// A journey that failed.
#[derive(Debug)]
pub(super) struct Failed {
    pub(super) task: Task,
    /// The words of its panic.
    pub(super) why: String,
}

/// The longest first, so that none of those is left for the end alone.
fn in_order(mut tasks: Vec<Task>) -> Vec<Task> {
    tasks.sort_by(|a, b| b.weight().total_cmp(&a.weight()));
    tasks
}

/// Makes all of them; gives those that failed.
pub(super) fn make(tasks: Vec<Task>, start: impl Fn(&Task) -> Command + Sync) -> Vec<Failed> {
    // Much of a journey is waiting: for a driver, for the 300 ms after a keystroke.
    process::at_once(process::processors() + 1, in_order(tasks), |task| {
        one(&task, start(&task)).map_err(|why| Failed { task, why })
    })
}

/// Makes one.
///
/// # Errors
/// Why it failed, in short; all that it said is shown at once.
fn one(task: &Task, mut command: Command) -> Result<(), String> {
    let began = Instant::now();
    let output = command.stdin(Stdio::null()).output();
    let took = say::seconds(began.elapsed());
    let words = match output {
        Ok(output) if output.status.success() => {
            say::line(format_args!("✓ {task}: {took}"));
            return Ok(());
        }
        Ok(output) => String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into(),
        Err(error) => error.to_string(),
    };
    say::line(format_args!("FAILED {task}: {took}\n{words}"));
    Err(panicked(&words))
}

/// Where it panicked and what it said then, without the notes that follow.
fn panicked(words: &str) -> String {
    let (_, from) = words.split_once("panicked at ").unwrap_or(("", words));
    let lines = from.lines().take_while(|line| !line.is_empty() && !line.starts_with("note: "));
    lines.map(str::trim).collect::<Vec<_>>().join(" ").chars().take(MOST_WORDS).collect()
}

#[cfg(test)]
mod tests {
    use super::super::super::bench::Engine;
    use super::*;

    fn task(journey: &str, engine: Engine, usually: Option<f64>) -> Task {
        Task { journey: journey.to_owned(), pass: (engine, ""), usually }
    }

    #[test]
    fn the_longest_comes_first_and_what_is_not_known_may_be_long() {
        let tasks = vec![
            task("short", Engine::Chromium, Some(2.0)),
            task("new", Engine::Firefox, None),
            task("long", Engine::Chromium, Some(30.0)),
            task("also new", Engine::WebKit, None),
        ];
        let order: Vec<_> = in_order(tasks).into_iter().map(|task| task.journey).collect();
        assert_eq!(order, ["new", "also new", "long", "short"]);
    }

    #[test]
    fn every_one_is_made_and_those_that_fail_are_told() {
        let tasks: Vec<_> = ["a", "b", "c", "d"].map(|n| task(n, Engine::WebKit, None)).into();
        let failed =
            make(tasks, |task| Command::new(if task.journey == "c" { "false" } else { "true" }));
        assert_eq!(failed.iter().map(|one| one.task.journey.as_str()).collect::<Vec<_>>(), ["c"]);
    }

    #[test]
    fn of_a_failure_the_panic_s_own_words_are_told() {
        let words = "running 1 test\n\nthread 'a' (1) panicked at tests/a.rs:3:9:\nassertion failed\n  left: 1\nnote: run with";
        assert_eq!(panicked(words), "tests/a.rs:3:9: assertion failed left: 1");
        assert_eq!(panicked("no such program"), "no such program");
    }
}
