//! A catalogue of static files from the national export: what `cargo xtask catalogue` runs.
//!
//! Takes: the export (XML, or a ZIP that holds one), the folder to make, the day of the export, and
//! `measure` to compare with merely counting elements. Exit code 0 when every active fiche is in it, 1 when
//! some could not be read (the catalogue is made all the same), 2 when none was made.
//!
//! Owns the folder and the report. One thread reads the marks, two make files of fiches; what is held at a
//! time is a few batches of fiches, the list, and the words of the list.

mod pipeline;
mod source;

use acquis::fiche::catalogue::Counts;
use quick_xml::{Reader, events::Event};
use source::Source;
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};
use std::{fs, io};

/// Fiches that could not be read and are named one by one; the others are counted.
const NAMED: usize = 20;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let (export, folder, day, measured) = match &words[..] {
        [export, folder, day] => (export, folder, day, false),
        [export, folder, day, last] if last == "measure" => (export, folder, day, true),
        _ => {
            eprintln!("wanted: EXPORT FOLDER DAY [measure]");
            return ExitCode::from(2);
        }
    };
    match make(Path::new(export), Path::new(folder), day, measured) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

/// Makes the catalogue beside its place, then puts it there; whether every active fiche is in it.
fn make(export: &Path, folder: &Path, day: &str, measured: bool) -> io::Result<bool> {
    let named =
        |error: io::Error| io::Error::new(error.kind(), format!("{}: {error}", export.display()));
    replaceable(folder)?;
    let mut part = folder.as_os_str().to_owned();
    part.push(".part");
    let part = PathBuf::from(part);
    if part.exists() {
        fs::remove_dir_all(&part)?;
    }
    fs::create_dir_all(&part)?;
    let started = Instant::now();
    let (mut read, mut left) = (0, NAMED);
    let made = source::open(export, |source| {
        let counts = pipeline::run(&mut *source, &part, day, |problem| {
            if left > 0 {
                eprintln!("{problem}");
            }
            left = left.saturating_sub(1);
        });
        read = source.count;
        counts
    });
    let counts = match made {
        Ok(counts) if counts.listed > 0 => counts,
        refused => {
            fs::remove_dir_all(&part)?;
            let none = || io::Error::other("no active fiche was read: no catalogue is made");
            return Err(refused.err().map_or_else(none, named));
        }
    };
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::rename(&part, folder)?;
    let took = started.elapsed();
    report(&counts, folder, read, took);
    if measured {
        let started = Instant::now();
        let elements = source::open(export, count_elements)?;
        compare(read, took, elements, started.elapsed());
    }
    Ok(counts.unreadable == 0)
}

/// A folder that is there is replaced when it is empty or a catalogue; nobody else's is removed.
fn replaceable(folder: &Path) -> io::Result<()> {
    let kept = folder.is_dir() && fs::read_dir(folder)?.next().is_some();
    if (kept && !folder.join("manifest.json").is_file()) || folder.is_file() {
        let text =
            format!("{} is there and is no catalogue: name another folder", folder.display());
        return Err(io::Error::new(io::ErrorKind::AlreadyExists, text));
    }
    Ok(())
}

#[allow(clippy::cast_precision_loss, reason = "shown with one digit")]
fn megabytes(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}

fn report(counts: &Counts, folder: &Path, read: u64, took: Duration) {
    let Counts { read: all, listed, inactive, without_competences, unreadable } = counts;
    println!("{all} fiches read: {listed} in the catalogue, {inactive} no longer active,");
    println!("  {without_competences} without a competence, {unreadable} that could not be read");
    let speed = megabytes(read) / took.as_secs_f64();
    println!("{:.1} MB of XML in {:.1} s: {speed:.0} MB/s", megabytes(read), took.as_secs_f64());
    if let Some(peak) = peak() {
        println!("peak memory: {:.0} MB", megabytes(peak));
    }
    println!("{}", folder.display());
}

/// The most memory this program held, where the system tells.
fn peak() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    Some(line.split_whitespace().nth(1)?.parse::<u64>().ok()? * 1024)
}

/// What quick-xml does when nothing is made of what it reads.
fn count_elements(source: &mut Source<'_>) -> io::Result<u64> {
    let mut reader = Reader::from_reader(BufReader::with_capacity(1 << 18, source));
    let (mut buffer, mut elements) = (Vec::new(), 0);
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(_) | Event::Empty(_)) => elements += 1,
            Ok(Event::Eof) => return Ok(elements),
            Ok(_) | Err(quick_xml::Error::IllFormed(_)) => {}
            Err(error) => return Err(io::Error::other(error)),
        }
    }
}

fn compare(read: u64, took: Duration, elements: u64, counting: Duration) {
    let speed = megabytes(read) / counting.as_secs_f64();
    println!("quick-xml merely counting its {elements} elements: {speed:.0} MB/s");
    println!("ratio: {:.2} of that speed", counting.as_secs_f64() / took.as_secs_f64());
}
