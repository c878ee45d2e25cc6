//! Running other programs: with our tools first on PATH, and their failure told in one sentence.
//!
//! Knows no particular program.

use std::{
    ffi::{OsStr, OsString},
    fs,
    io::IsTerminal,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
    sync::{Mutex, PoisonError, mpsc},
    time::{Duration, Instant},
};

use crate::{
    failure::{Doing, Failure, Outcome},
    say,
};

/// How often a quiet step says that it is still at work, where there is no terminal to draw on.
const HEARTBEAT: Duration = Duration::from_secs(30);

/// Where `program` stands on `path` (the present PATH when `None`).
#[must_use]
pub fn find_on_path(program: &str, path: Option<&OsStr>) -> Option<PathBuf> {
    let present = std::env::var_os("PATH");
    std::env::split_paths(path.or(present.as_deref())?)
        .map(|folder| folder.join(program))
        .find(|file| file.is_file())
}

/// The present PATH with `first` before it.
///
/// # Errors
/// When a folder's name cannot stand in a PATH.
pub fn path_with(first: &[PathBuf]) -> Outcome<OsString> {
    let present = std::env::var_os("PATH").unwrap_or_default();
    let all = first.iter().cloned().chain(std::env::split_paths(&present));
    std::env::join_paths(all).doing("put the tools on PATH")
}

/// Runs to the end, the program's own words going straight to the terminal.
///
/// # Errors
/// When the program cannot be started or its exit code is not 0.
pub fn run(command: &mut Command) -> Outcome<()> {
    let name = spoken(command);
    let status = command.stdin(Stdio::null()).status().doing(format_args!("start {name}"))?;
    if status.success() { Ok(()) } else { Err(Failure::Step(format!("Failed ({status}): {name}"))) }
}

/// Ends every program that was started with a path in that folder, and waits until it is gone.
pub fn end_all_in(folder: &Path) {
    let text = folder.to_string_lossy().into_owned();
    let started = Instant::now();
    while started.elapsed() < HEARTBEAT {
        let running = fs::read_dir("/proc").into_iter().flatten().flatten();
        let ours: Vec<_> = running
            .filter(|entry| {
                let line = fs::read(entry.path().join("cmdline")).unwrap_or_default();
                String::from_utf8_lossy(&line).contains(&text)
            })
            .map(|entry| entry.file_name())
            .collect();
        if ours.is_empty() {
            return;
        }
        let _ = Command::new("kill").arg("-9").args(ours).stderr(Stdio::null()).status();
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// Runs a long installation: with the program's own progress on a terminal, elsewhere silently
/// but for a sign of life, and its words when it fails.
///
/// # Errors
/// As [`run`].
pub fn run_long(command: &mut Command) -> Outcome<()> {
    if std::io::stderr().is_terminal() {
        return run(command);
    }
    let name = spoken(command);
    let (done, alive) = mpsc::channel::<()>();
    let ticking = std::thread::spawn(move || {
        let start = Instant::now();
        while alive.recv_timeout(HEARTBEAT) == Err(mpsc::RecvTimeoutError::Timeout) {
            say::line(format_args!("  … still at it after {}", say::seconds(start.elapsed())));
        }
    });
    let output = command.stdin(Stdio::null()).output();
    drop(done);
    // The thread only prints: were it to die, nothing of the work would be lost.
    let _ = ticking.join();
    let output = output.doing(format_args!("start {name}"))?;
    if output.status.success() {
        return Ok(());
    }
    eprint!("{}", tail(&output));
    Err(Failure::Step(format!("Failed ({}): {name}", output.status)))
}

/// Does the work on each in their order, by so many workers at once; gives what went wrong, once all are through.
pub fn at_once<T: Send, F: Send>(
    workers: usize,
    each: Vec<T>,
    work: impl Fn(T) -> Result<(), F> + Sync,
) -> Vec<F> {
    let (queue, failed) = (Mutex::new(each.into_iter()), Mutex::new(Vec::new()));
    let next = || queue.lock().unwrap_or_else(PoisonError::into_inner).next();
    std::thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                while let Some(one) = next() {
                    if let Err(failure) = work(one) {
                        failed.lock().unwrap_or_else(PoisonError::into_inner).push(failure);
                    }
                }
            });
        }
    });
    failed.into_inner().unwrap_or_else(PoisonError::into_inner)
}

/// How many processors there are.
#[must_use]
pub fn processors() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

/// What the program prints on its standard output; `None` when it is missing or fails.
#[must_use]
pub fn answer(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    output.status.success().then(|| text.trim().to_owned())
}

/// The version a tool gives of itself: the second word of `<tool> --version`.
#[must_use]
pub fn version(tool: &Path) -> Option<String> {
    let said = answer(Command::new(tool).arg("--version"))?;
    said.split_whitespace().nth(1).map(str::to_owned)
}

fn tail(output: &Output) -> String {
    let both = [output.stdout.as_slice(), output.stderr.as_slice()].concat();
    let text = String::from_utf8_lossy(&both);
    let lines: Vec<&str> = text.lines().collect();
    let last = &lines[lines.len().saturating_sub(60)..];
    format!("{}\n", last.join("\n"))
}

fn spoken(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    let words: Vec<_> = words.map(|word| word.to_string_lossy()).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_worked_on_in_its_order_and_failures_are_told_after_all_of_them() {
        let seen = Mutex::new(vec![]);
        let note = |one: u8| {
            seen.lock().unwrap().push(one);
            if one.is_multiple_of(2) { Err(one) } else { Ok(()) }
        };
        assert_eq!(at_once(1, vec![1, 2, 3, 4, 5], note), [2, 4]);
        assert_eq!(seen.lock().unwrap().split_off(0), [1, 2, 3, 4, 5]);
        let mut failed = at_once(3, vec![1, 2, 3, 4, 5], note);
        failed.sort_unstable();
        assert_eq!(failed, [2, 4]);
        assert_eq!(seen.lock().unwrap().len(), 5);
        assert_eq!(at_once(3, vec![], note), [0; 0]);
    }
}
