//! `cargo xtask catalogue` and `sample-export`: the catalogue of certifications for hosts, and something to
//! try it on.
//!
//! Owns the command lines and the compressed copies of the index; the making is the package's own
//! (`examples/catalogue`, `examples/export`).

use std::{
    ffi::OsStr,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    args::{self, Given, Options},
    build,
    failure::{Doing, Failure, Outcome},
    process,
    project::Project,
};

const HELP: &str = "\
Usage: cargo xtask catalogue EXPORT --out DIR [options]

Makes the catalogue that a host puts beside the site as `catalogue/`: a file for each active
certification of the national export (the XML flux of the RNCP and the RS, or the ZIP it comes in),
and the list that is searched. A folder that holds a catalogue is replaced once the new one is whole.

  --out DIR    the folder to make
  --day DAY    the day of the export, AAAA-MM-JJ. Without it: the one in the file's name, or the
               day on which the file was last changed
  --measure    compare with merely counting the export's elements

Fiches that could not be read are told, and the exit code is then 1; the catalogue is made of the
others. At 570 MB and 25,600 fiches: see README.";

const OPTIONS: Options = Options { flags: &["--measure"], values: &["--out", "--day"] };

/// The command that makes an export up.
pub const SAMPLE: args::Command = args::Command {
    help: "\
Usage: cargo xtask sample-export --out FILE [options]

Writes a made-up national export, with the traps of the real one: to try `cargo xtask catalogue`.
The same numbers give the same bytes.

  --fiches N    how many (25600: some 570 MB)
  --seed S      other fiches (1)
  --active N    how many of a hundred are active (30)
  --damaged N   one of so many is damaged; 0: none (0)",
    options: Options {
        flags: &[],
        values: &["--out", "--fiches", "--seed", "--active", "--damaged"],
    },
    run: sample,
};

fn sample(project: &Project, given: &Given) -> Outcome<()> {
    let out = given.value("--out").ok_or_else(|| Failure::Usage(SAMPLE.help.to_owned()))?;
    let number = |name: &str, usual: &str| -> Outcome<String> {
        let said = given.value(name).unwrap_or(usual);
        let wrong = || Failure::Usage(format!("`{name} {said}`: a number is wanted."));
        said.parse::<u64>().map(|number| number.to_string()).map_err(|_| wrong())
    };
    let words = [
        out.to_owned(),
        number("--fiches", "25600")?,
        number("--seed", "1")?,
        number("--active", "30")?,
        number("--damaged", "0")?,
    ];
    process::run(example(project, "export").args(words))
}

/// A made-up catalogue as large as the whole national one, made once and kept.
///
/// # Errors
/// When it cannot be made.
pub fn whole(project: &Project) -> Outcome<PathBuf> {
    let folder = project.root.join("target/bench/catalogue");
    if !folder.join("manifest.json").exists() {
        let export = folder.with_extension("xml");
        fs::create_dir_all(project.root.join("target/bench")).doing("make a folder")?;
        let words = ["25600", "1", "100", "0"];
        process::run(example(project, "export").arg(&export).args(words))?;
        process::run(example(project, "catalogue").args([&export, &folder]).arg("2026-11-20"))?;
        fs::remove_file(&export).doing("remove the export")?;
        compress(&folder)?;
    }
    Ok(folder)
}

/// Makes a catalogue.
///
/// # Errors
/// [`Failure::Usage`] without an export or a folder; [`Failure::Step`] when a fiche could not be read, or
/// no catalogue was made.
pub fn run(project: &Project, mut words: Vec<String>) -> Outcome<()> {
    if words.iter().any(|word| word == "--help" || word == "-h") {
        println!("{HELP}");
        return Ok(());
    }
    let usage = || Failure::Usage(HELP.to_owned());
    if words.first().is_none_or(|word| word.starts_with('-')) {
        return Err(usage());
    }
    let export = words.remove(0);
    let given = Given::parse(&OPTIONS, words)?;
    let out = given.value("--out").ok_or_else(usage)?;
    let day = match given.value("--day") {
        Some(day) if is_day(day) => day.to_owned(),
        Some(day) => return Err(Failure::Usage(format!("`--day {day}`: AAAA-MM-JJ is wanted."))),
        None => day_of(Path::new(&export))?,
    };
    let mut command = example(project, "catalogue");
    command.args([&export, out, &day]);
    if given.flag("--measure") {
        command.arg("measure");
    }
    let status = command.status().doing("start cargo")?;
    if !matches!(status.code(), Some(0 | 1)) {
        return Err(Failure::step("No catalogue was made: see above."));
    }
    compress(Path::new(out))?;
    if status.success() {
        Ok(())
    } else {
        Err(Failure::step("The catalogue is made, but some fiches could not be read: see above."))
    }
}

fn example(project: &Project, name: &str) -> Command {
    let mut command = Command::new("cargo");
    command
        .args(["run", "--quiet", "--profile", "campaign", "--no-default-features"])
        .arg("--manifest-path")
        .arg(project.root.join("Cargo.toml"))
        .args(["--package", "acquis", "--example", name, "--"]);
    command
}

/// Compressed copies of the list, for hosts that take them. Without Node there are none: hosts compress
/// text by themselves.
fn compress(folder: &Path) -> Outcome<()> {
    let entries = fs::read_dir(folder).doing("read the catalogue's folder")?;
    let files: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension() == Some(OsStr::new("txt")))
        .collect();
    if build::hosting::compressed(&files).is_none() {
        println!("No compressed copies of the list: `node` did not answer.");
        return Ok(());
    }
    for file in files {
        let size = |end: &str| {
            fs::metadata(format!("{}{end}", file.display())).map_or(0, |found| found.len())
        };
        println!(
            "the list: {} bytes, {} of brotli, {} of gzip",
            size(""),
            size(".br"),
            size(".gz")
        );
    }
    Ok(())
}

/// The day of an export: in its name, or that of its last change.
fn day_of(export: &Path) -> Outcome<String> {
    let name = export.file_name().and_then(OsStr::to_str).unwrap_or_default();
    if let Some(day) = (0..name.len()).find_map(|at| name.get(at..at + 10).filter(|it| is_day(it)))
    {
        return Ok(day.to_owned());
    }
    let changed = fs::metadata(export).and_then(|found| found.modified());
    let changed = changed.doing(format_args!("read {}", export.display()))?;
    let since = changed.duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    Ok(day_from(i64::try_from(since.as_secs() / 86_400).unwrap_or_default()))
}

fn is_day(text: &str) -> bool {
    let shape = text.bytes().enumerate().all(|(at, byte)| match at {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    let within = |from: usize, to: usize, most: u8| {
        text[from..to].parse::<u8>().is_ok_and(|number| (1..=most).contains(&number))
    };
    text.len() == 10 && shape && within(5, 7, 12) && within(8, 10, 31)
}

/// The day so many days after 1 January 1970 (civil calendar, by eras of 400 years).
fn day_from(days: i64) -> String {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_in_a_name_and_counted_from_1970() {
        assert_eq!(
            day_of(Path::new("export-fiches-rncp-v4-1-2026-11-20.xml")).unwrap(),
            "2026-11-20"
        );
        for (days, day) in [(0, "1970-01-01"), (11_016, "2000-02-29"), (20_783, "2026-11-26")] {
            assert_eq!(day_from(days), day);
        }
        for none in ["2026-13-01", "2026-1-100", "20261120aa", "2026-11-2é"] {
            assert!(!is_day(none), "{none}");
        }
    }
}
