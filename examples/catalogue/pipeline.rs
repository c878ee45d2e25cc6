//! From the bytes of an export to the files of a catalogue.
//!
//! The calling thread reads the marks and passes over what is no longer active; two others make a file of
//! each fiche (its competences cut apart); one takes them in the order of the export, lists and writes them.
//! What waits between them is bounded.

use acquis::fiche::catalogue::Counts;
use acquis::fiche::catalogue::make::{Addition, File, Listing};
use acquis::fiche::published::{self, Problem, Unread, Why};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, BufReader, Read};
use std::path::Path;
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::{fs, thread};

/// Fiches that are handed on together.
const BATCH: usize = 16;
/// Batches that may wait.
const WAITING: usize = 6;
const MAKERS: usize = 2;

enum Step<T> {
    Fiche(T),
    Inactive,
    Wrong(Problem),
}

type Batch<T> = (usize, Vec<Step<T>>);

/// Makes every file of a catalogue below a folder; `tell` hears of each fiche that could not be read.
pub(crate) fn run(
    source: impl Read,
    folder: &Path,
    day: &str,
    tell: impl FnMut(&Problem) + Send,
) -> io::Result<Counts> {
    let (unread, to_make) = sync_channel::<Batch<Unread>>(WAITING);
    let (made, to_list) = sync_channel::<Batch<Addition>>(WAITING);
    let to_make = Mutex::new(to_make);
    thread::scope(|scope| {
        for _ in 0..MAKERS {
            let made = made.clone();
            let to_make = &to_make;
            scope.spawn(move || make(to_make, &made));
        }
        drop(made);
        let lister = scope.spawn(move || list(&to_list, folder, day, tell));
        read(source, &unread);
        drop(unread);
        lister.join().unwrap_or_else(|_| Err(io::Error::other("the list could not be made")))
    })
}

/// Reads the fiches; stops when nobody takes them any more.
fn read(source: impl Read, unread: &SyncSender<Batch<Unread>>) {
    let fiches = published::walk(BufReader::with_capacity(1 << 18, source));
    let (mut batch, mut number) = (Vec::with_capacity(BATCH), 0);
    for fiche in fiches {
        batch.push(match fiche {
            Ok(fiche) if fiche.active() == Some(false) => Step::Inactive,
            Ok(fiche) => Step::Fiche(fiche),
            Err(problem) => Step::Wrong(problem),
        });
        if batch.len() == BATCH {
            let full = std::mem::replace(&mut batch, Vec::with_capacity(BATCH));
            if unread.send((number, full)).is_err() {
                return;
            }
            number += 1;
        }
    }
    // Whoever does not take it has told why.
    let _ = unread.send((number, batch));
}

fn make(to_make: &Mutex<Receiver<Batch<Unread>>>, made: &SyncSender<Batch<Addition>>) {
    loop {
        let next = to_make.lock().ok().and_then(|to_make| to_make.recv().ok());
        let Some((number, batch)) = next else { return };
        let additions = batch.into_iter().map(|step| match step {
            Step::Inactive => Step::Inactive,
            Step::Wrong(problem) => Step::Wrong(problem),
            Step::Fiche(fiche) => match fiche.read() {
                Err(problem) => Step::Wrong(problem),
                Ok(read) => {
                    let none = || {
                        let code = read.certification.code.clone();
                        Step::Wrong(Problem { code, why: Why::NotAFiche })
                    };
                    Addition::of(&read, fiche.short()).map_or_else(none, Step::Fiche)
                }
            },
        });
        if made.send((number, additions.collect())).is_err() {
            return;
        }
    }
}

/// Lists and writes, in the order of the export.
fn list(
    to_list: &Receiver<Batch<Addition>>,
    folder: &Path,
    day: &str,
    mut tell: impl FnMut(&Problem),
) -> io::Result<Counts> {
    let (mut listing, mut counts) = (Listing::default(), Counts::default());
    let (mut early, mut next) = (BTreeMap::new(), 0);
    let mut folders = BTreeSet::new();
    for (number, batch) in to_list {
        early.insert(number, batch);
        while let Some(batch) = early.remove(&next) {
            next += 1;
            for step in batch {
                counts.read += 1;
                match step {
                    Step::Inactive => counts.inactive += 1,
                    Step::Wrong(problem) if problem.why == Why::NoCompetences => {
                        counts.without_competences += 1;
                    }
                    Step::Wrong(problem) => {
                        counts.unreadable += 1;
                        tell(&problem);
                    }
                    Step::Fiche(addition) => {
                        if let Some(file) = listing.add(addition) {
                            counts.listed += 1;
                            write(folder, &file, &mut folders)?;
                        }
                    }
                }
            }
        }
    }
    for file in listing.finish(counts, day) {
        write(folder, &file, &mut folders)?;
    }
    Ok(counts)
}

fn write(folder: &Path, file: &File, folders: &mut BTreeSet<String>) -> io::Result<()> {
    let inside = file.path.rsplit_once('/').map_or("", |(inside, _)| inside);
    if !folders.contains(inside) {
        fs::create_dir_all(folder.join(inside))?;
        folders.insert(inside.to_owned());
    }
    fs::write(folder.join(&file.path), &file.text)
}
