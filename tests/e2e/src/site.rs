//! The built site on loopback, served by the project's own server, with a record of every request.

use crate::browser::PATIENCE;
use std::fs::OpenOptions;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

/// The site, as long as this lives.
pub struct Site {
    /// None while it is stopped.
    server: Option<Child>,
    folder: PathBuf,
    /// What the host has put beside it.
    catalogue: Option<PathBuf>,
    log: PathBuf,
    /// What else the server is told.
    more: &'static [&'static str],
    /// What is asked for though it is not there, as the journey means it.
    missing: Vec<&'static str>,
    /// Its address, with a final slash.
    pub url: String,
}

static SITES: AtomicU32 = AtomicU32::new(0);

/// A variable that `cargo xtask test` sets.
pub fn given(name: &str) -> String {
    std::env::var(name).unwrap_or_else(|_| panic!("{name} is not set: run `cargo xtask test`"))
}

/// Below which path the site is served: `ACQUIS_PREFIX`, such as `/outils/acquis`, or the root.
fn prefix() -> Option<String> {
    let prefix = std::env::var("ACQUIS_PREFIX").ok()?;
    let prefix = prefix.trim_end_matches('/');
    (!prefix.is_empty()).then(|| prefix.to_owned())
}

/// A place for this run's traces: screenshots of failures, logs, profiles.
pub fn traces() -> PathBuf {
    let place = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../target/e2e");
    std::fs::create_dir_all(&place).expect("target/e2e");
    // Chromium finds no profile by a path with `..` in it.
    place.canonicalize().expect("target/e2e")
}

impl Site {
    /// Serves `ACQUIS_DIST` on a free port.
    pub fn serve() -> Self {
        Self::serve_folder(Path::new(&given("ACQUIS_DIST")))
    }

    /// Serves a folder on a free port.
    pub fn serve_folder(folder: &Path) -> Self {
        Self::serve_as(folder, None, &["--report"])
    }

    /// Serves `ACQUIS_DIST` on a free port, and a catalogue beside it.
    pub fn serve_with_catalogue(catalogue: &Path) -> Self {
        Self::serve_as(Path::new(&given("ACQUIS_DIST")), Some(catalogue), &["--report"])
    }

    /// Serves a folder on a free port, compressed, as a host on the network would.
    pub fn serve_compressed(folder: &Path) -> Self {
        let mut site = Self::serve_as(folder, None, &["--compressed"]);
        // Other contestants of the bench have no icon.
        site.misses("");
        site
    }

    fn serve_as(folder: &Path, catalogue: Option<&Path>, more: &'static [&'static str]) -> Self {
        let number = SITES.fetch_add(1, Ordering::Relaxed);
        let log = traces().join(format!("requests-{}-{number}.log", std::process::id()));
        // Another journey of this run may have had the number of this process.
        let _ = std::fs::remove_file(&log);
        let (folder, catalogue) = (folder.to_owned(), catalogue.map(Path::to_owned));
        let (missing, url) = (Vec::new(), String::new());
        let mut site = Self { server: None, folder, catalogue, log, more, missing, url };
        site.start("0");
        site
    }

    fn start(&mut self, port: &str) {
        let mut server = Command::new(given("ACQUIS_XTASK"))
            .args(["serve", "--port", port, "--until-stdin-closes"])
            .args(self.more)
            .arg("--dir")
            .arg(&self.folder)
            .arg("--log")
            .arg(&self.log)
            .args(self.catalogue.iter().flat_map(|folder| [Path::new("--catalogue"), folder]))
            .args(prefix().iter().flat_map(|prefix| ["--prefix", prefix]))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the server starts");
        let mut url = String::new();
        let out = server.stdout.take().expect("its output");
        BufReader::new(out).read_line(&mut url).expect("its address");
        url.trim().clone_into(&mut self.url);
        self.server = Some(server);
    }

    /// Is there no more: the browser is without a network.
    pub fn stop(&mut self) {
        if let Some(mut server) = self.server.take() {
            drop(server.stdin.take());
            let _ = server.wait();
        }
    }

    /// Scheme, host and port of its address.
    pub fn origin(&self) -> String {
        self.url.splitn(4, '/').take(3).collect::<Vec<_>>().join("/")
    }

    /// Is there again, at the same address.
    pub fn start_again(&mut self) {
        let port = self.origin().rsplit(':').next().expect("a port").to_owned();
        self.start(&port);
    }

    /// Waits until someone has asked for a path.
    pub async fn until_asked(&self, path: &str) {
        let start = Instant::now();
        let asked = format!("GET {}{path} ", prefix().unwrap_or_default());
        while !self.requests().lines().any(|line| line.starts_with(&asked)) {
            assert!(start.elapsed() < PATIENCE, "nobody asks for {path}");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    fn requests(&self) -> String {
        std::fs::read_to_string(&self.log).expect("the log")
    }

    /// What was asked of the host's catalogue, in order.
    pub fn asked_of_catalogue(&self) -> Vec<String> {
        let log = self.requests();
        let paths = log.lines().filter_map(|line| line.split_whitespace().nth(1));
        let asked = paths.filter_map(|path| Some(path.split_once("/catalogue/")?.1.to_owned()));
        asked.collect()
    }

    /// This journey asks for what is not there, below a path that begins so.
    pub fn misses(&mut self, path: &'static str) {
        self.missing.push(path);
    }

    /// What was asked for beside the files of the build, or of the host's catalogue: the server answers those
    /// alone with 200 or 304. A host without a catalogue is asked for its manifest.
    fn strange_requests(&self) -> Vec<String> {
        let root = format!("{}/", prefix().unwrap_or_default());
        let own = |line: &str| {
            let fields: Vec<_> = line.split_whitespace().collect();
            let [method, path, status, ..] = fields[..] else { return false };
            let Some(path) = path.strip_prefix(&root) else { return false };
            let known = path == "catalogue/manifest.json"
                || self.missing.iter().any(|missing| path.starts_with(missing));
            method == "GET" && (matches!(status, "200" | "304") || known)
        };
        self.requests().lines().filter(|line| !own(line)).map(str::to_owned).collect()
    }

    /// Every request asked for a file of the build, and got it. Looked at once more when the site ends.
    pub fn assert_no_other_request(&self) {
        assert_eq!(self.strange_requests(), [""; 0], "no file of the build");
    }

    /// Notes how many requests there were, for the table of `cargo xtask test`.
    fn count(&self) {
        let Ok(journeys) = std::env::var("ACQUIS_JOURNEYS") else { return };
        let file = PathBuf::from(journeys).with_extension("requests");
        let mut file = OpenOptions::new().append(true).create(true).open(file).expect("the count");
        let line = format!("{}\n", self.requests().lines().count());
        file.write_all(line.as_bytes()).expect("the count");
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.stop();
        if !std::thread::panicking() {
            // What the page's policy forbids is among them: it is reported by a POST.
            self.assert_no_other_request();
            self.count();
        }
    }
}
