//! The processes of one browser, found by its profile's folder; their killing, all at once.
//!
//! Reads `/proc`: on other systems than Linux it finds none. Touches no process that neither names the folder nor
//! descends from one that does.

use super::PATIENCE;
use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

/// A process as `/proc` tells it.
struct Process {
    parent: u32,
    command: String,
    /// Its home, which is a folder of the browser's for those that have no profile.
    environment: String,
}

impl Process {
    fn lives_in(&self, folder: &str) -> bool {
        let home = self.environment.split('\0').find_map(|line| line.strip_prefix("HOME="));
        home.is_some_and(|home| home.starts_with(folder))
    }
}

/// The browser's processes: those with the folder in their command line or as their home, and their
/// descendants.
pub fn of(profile: &Path) -> Vec<u32> {
    let all = running();
    let named = profile.to_string_lossy();
    let own = std::process::id();
    let mut found: Vec<u32> = all
        .iter()
        .filter(|(id, _)| **id != own)
        .filter(|(_, process)| process.command.contains(&*named) || process.lives_in(&named))
        .map(|(id, _)| *id)
        .collect();
    let mut next = 0;
    while let Some(parent) = found.get(next).copied() {
        let children = all.iter().filter(|(_, process)| process.parent == parent);
        let new: Vec<u32> = children.map(|(id, _)| *id).filter(|id| !found.contains(id)).collect();
        found.extend(new);
        next += 1;
    }
    found
}

/// Kills the browser's processes, all by one command, and returns when none is left. Gives the
/// instant just before, or `None` when there was none to kill.
pub fn kill(profile: &Path) -> Option<Instant> {
    let mut ids = of(profile);
    let there = !ids.is_empty();
    let at = Instant::now();
    while !ids.is_empty() {
        // The shell's own `kill`: no other program has to be installed. One that is gone already
        // makes it fail, which is as well.
        let _ = Command::new("sh")
            .args(["-c", "kill -KILL \"$@\" 2>/dev/null", "kill"])
            .args(ids.iter().map(u32::to_string))
            .status();
        let gone = |id: &u32| one(*id).is_none();
        while !ids.iter().all(gone) {
            assert!(at.elapsed() < PATIENCE, "not to be killed: {ids:?}");
            std::thread::sleep(Duration::from_millis(2));
        }
        // One that was born in between.
        ids = of(profile);
    }
    there.then_some(at)
}

fn running() -> BTreeMap<u32, Process> {
    let entries = std::fs::read_dir("/proc").into_iter().flatten();
    let ids =
        entries.filter_map(Result::ok).filter_map(|entry| entry.file_name().to_str()?.parse().ok());
    ids.filter_map(|id| Some((id, one(id)?))).collect()
}

/// One process that runs; `None` when it is gone, or dead and only waited for.
fn one(id: u32) -> Option<Process> {
    let folder = Path::new("/proc").join(id.to_string());
    let stat = std::fs::read_to_string(folder.join("stat")).ok()?;
    // The second field is a name in brackets, which may hold anything.
    let (_, after) = stat.rsplit_once(") ")?;
    let mut fields = after.split(' ');
    let (state, parent) = (fields.next()?, fields.next()?.parse().ok()?);
    let command = std::fs::read(folder.join("cmdline")).ok()?;
    let command = String::from_utf8_lossy(&command).into_owned();
    let environment = std::fs::read(folder.join("environ")).unwrap_or_default();
    let environment = String::from_utf8_lossy(&environment).into_owned();
    (!matches!(state, "Z" | "X")).then_some(Process { parent, command, environment })
}
