//! The bytes of an export: an XML file, or the one that a ZIP holds, inflated as it is read.
//!
//! Owns the way there; counts what was read and keeps what went wrong. Knows nothing of fiches.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use zip::ZipArchive;

/// An export that is being read.
pub(crate) struct Source<'s> {
    bytes: &'s mut dyn Read,
    /// How many bytes of XML were read.
    pub(crate) count: u64,
    /// Why reading ended before the end.
    pub(crate) error: Option<io::Error>,
}

impl Read for Source<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.bytes.read(into).unwrap_or_else(|error| {
            self.error.get_or_insert(error);
            0
        });
        self.count += read as u64;
        Ok(read)
    }
}

/// Has an export read; an error of the reading itself is that of the whole.
pub(crate) fn open<T>(
    path: &Path,
    read: impl FnOnce(&mut Source<'_>) -> io::Result<T>,
) -> io::Result<T> {
    let mut head = [0; 2];
    let is_zip = File::open(path)?.read(&mut head)? == 2 && head == *b"PK";
    let mut file = File::open(path)?;
    if !is_zip {
        return through(&mut file, read);
    }
    let mut archive = ZipArchive::new(file).map_err(io::Error::other)?;
    let largest = (0..archive.len())
        .filter_map(|at| {
            let inside = archive.by_index(at).ok()?;
            let xml = inside.name().ok()?.to_ascii_lowercase().ends_with(".xml");
            xml.then_some((inside.size(), at))
        })
        .max();
    let Some((_, at)) = largest else {
        return Err(io::Error::other("this archive holds no XML file"));
    };
    let mut inside = archive.by_index(at).map_err(io::Error::other)?;
    through(&mut inside, read)
}

fn through<T>(
    bytes: &mut dyn Read,
    read: impl FnOnce(&mut Source<'_>) -> io::Result<T>,
) -> io::Result<T> {
    let mut source = Source { bytes, count: 0, error: None };
    let done = read(&mut source)?;
    source.error.map_or(Ok(done), Err)
}
