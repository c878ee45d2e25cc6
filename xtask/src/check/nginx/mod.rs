//! The built site behind Debian's nginx, under the very configuration that README gives to hosts.
//!
//! Owns what is asked and what must be answered: the headers of `_headers`, types, compressed copies, the
//! page of what is not there. `server` runs nginx, `ask` speaks to it.

mod ask;
mod server;

use std::{ffi::OsStr, fs, path::Path};

use ask::{Answer, ask};
use server::Server;

use super::bench::Bench;
use crate::{
    build::{hash_in, hosting},
    failure::{Doing, Failure, Outcome},
    setup,
};

/// What each kind of file is to be called.
const TYPES: [(&str, &str); 8] = [
    ("css", "text/css"),
    ("html", "text/html"),
    ("js", "text/javascript"),
    ("json", "application/json"),
    ("png", "image/png"),
    ("svg", "image/svg+xml"),
    ("wasm", "application/wasm"),
    ("webmanifest", "application/manifest+json"),
];

/// Asks for every file of the site as it stands in `dist/`.
pub(super) fn run(bench: &Bench) -> Outcome<()> {
    let nginx = setup::nginx()?;
    let (readme, dist) = (bench.project.root.join("README.md"), &bench.project.dist);
    let readme = fs::read_to_string(readme).doing("read README.md")?;
    let headers = fs::read_to_string(dist.join(hosting::HEADERS)).doing("read dist/_headers")?;
    let server = Server::start(&nginx, &readme, dist, &bench.project.scratch.join("nginx"))?;
    let mut wrong = Vec::new();
    let paths = paths(dist)?;
    for (path, kind) in &paths {
        wrong.extend(judged(&server, &headers, path, kind, dist)?);
    }
    wrong.extend(missing(&server, &headers, dist)?);
    println!(
        "HEAD / of nginx, as `curl -I` shows it:\n\n{}",
        ask(server.port, "HEAD", "/", "br")?.head
    );
    println!("{} files asked for three times each, and one that is not there", paths.len());
    if wrong.is_empty() { Ok(()) } else { Err(Failure::Step(wrong.join("\n"))) }
}

/// What is asked for: each file by its path and kind, and the folder for the page.
fn paths(dist: &Path) -> Outcome<Vec<(String, String)>> {
    let mut paths = vec![("/".to_owned(), "html".to_owned())];
    for file in hosting::files_of_site(dist)? {
        let kind = Path::new(&file).extension().and_then(OsStr::to_str);
        if let Some(kind) = kind {
            paths.push((format!("/{file}"), kind.to_owned()));
        }
    }
    Ok(paths)
}

/// What is wrong with the answers for one file: plain, for gzip and for brotli.
fn judged(
    server: &Server,
    headers: &str,
    path: &str,
    kind: &str,
    dist: &Path,
) -> Outcome<Vec<String>> {
    let name = if path == "/" { "index.html" } else { &path[1..] };
    let mut wrong = Vec::new();
    for (accepted, ending) in [("identity", ""), ("gzip", ".gz"), ("br", ".br")] {
        let answer = ask(server.port, "GET", path, accepted)?;
        let mut check = |holds: bool, what: &str| {
            if !holds {
                wrong.push(format!("{path}, accepting {accepted}: {what}\n{}", answer.head));
            }
        };
        check(answer.status == 200, "the status is not 200");
        let wanted = TYPES.iter().find(|(known, _)| *known == kind).map(|(_, wanted)| *wanted);
        let given =
            answer.header("content-type").map(|given| given.split(';').next().unwrap_or_default());
        check(wanted.is_some() && given == wanted, "the type");
        let copy = dist.join(format!("{name}{ending}"));
        let (file, encoding) = match fs::read(copy) {
            Ok(copy) if !ending.is_empty() => (copy, Some(accepted)),
            _ => (fs::read(dist.join(name)).doing(format_args!("read {name}"))?, None),
        };
        check(answer.header("content-encoding") == encoding, "the encoding");
        check(answer.body == file, "the bytes");
        let compressed = dist.join(format!("{name}.br")).is_file();
        check(!compressed || answer.header("vary") == Some("Accept-Encoding"), "no Vary");
        let hashed = hash_in(name.rsplit('/').next().unwrap_or(name)).is_some();
        let kept = if hashed { "public, max-age=31536000, immutable" } else { "no-cache" };
        check(answer.header("cache-control") == Some(kept), "how long it is kept");
        for (header, value) in hosting::sent_with_all(headers) {
            check(answer.header(header) == Some(value), header);
        }
    }
    Ok(wrong)
}

/// What is wrong with the answer for what is not there.
fn missing(server: &Server, headers: &str, dist: &Path) -> Outcome<Vec<String>> {
    let answer: Answer = ask(server.port, "GET", "/rien/ici", "identity")?;
    let page =
        fs::read(dist.join(hosting::NOT_FOUND)).doing("read the page of what is not there")?;
    let mut wrong = Vec::new();
    let sent =
        hosting::sent_with_all(headers).all(|(name, value)| answer.header(name) == Some(value));
    for (holds, what) in [
        (answer.status == 404, "the status is not 404"),
        (answer.body == page, "it is not 404.html"),
        (
            answer.header("content-type").is_some_and(|kind| kind.starts_with("text/html")),
            "the type",
        ),
        (sent, "the headers"),
    ] {
        if !holds {
            wrong.push(format!("What is not there: {what}\n{}", answer.head));
        }
    }
    Ok(wrong)
}
