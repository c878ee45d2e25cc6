//! What a request for an address gets: which file of the folder, of what type, kept how long.
//!
//! Nothing outside the folder can be named, and no hidden file. Owns no connection.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::build::{hash_in, hosting};

const POLICY: &str = "Content-Security-Policy";

/// Where browsers report to.
const REPORTS: &str = "policy-report";

/// A folder served under a prefix.
#[derive(Debug, Clone)]
pub struct Site {
    folder: PathBuf,
    /// What stands as `catalogue/` in it, when it is not there itself.
    catalogue: Option<PathBuf>,
    prefix: String,
    /// What the build asks hosts to send with every file.
    headers: Vec<(String, String)>,
    /// Whether the compressed copy beside a file is sent in its place.
    compressed: bool,
}

/// What is sent back.
#[derive(Debug, PartialEq, Eq)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// Header names and values, but for length and connection.
    pub headers: Vec<(String, String)>,
    /// The body, also of a HEAD request, for its length.
    pub body: Vec<u8>,
}

impl Site {
    /// A folder under a prefix; slashes before and after the prefix are added when missing.
    #[must_use]
    pub fn new(folder: PathBuf, prefix: &str) -> Self {
        let prefix = match prefix.trim_matches('/') {
            "" => "/".to_owned(),
            inside => format!("/{inside}/"),
        };
        let asked = fs::read_to_string(folder.join(hosting::HEADERS)).unwrap_or_default();
        let asked = hosting::sent_with_all(&asked);
        let headers = asked.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        Self { folder, catalogue: None, prefix, headers, compressed: false }
    }

    /// Has browsers report what the page's policy forbids, by a request that ends in the log.
    #[must_use]
    pub fn reporting(mut self) -> Self {
        let address = format!("{}{REPORTS}", self.prefix);
        for (_, value) in self.headers.iter_mut().filter(|(name, _)| name == POLICY) {
            value.push_str("; report-uri ");
            value.push_str(&address);
        }
        self
    }

    /// Sends the brotli copy that stands beside a file: for browsers, which all take it.
    #[must_use]
    pub fn compressed(self) -> Self {
        Self { compressed: true, ..self }
    }

    /// Has a catalogue beside the site, as a host does that puts one there.
    #[must_use]
    pub fn with_catalogue(mut self, folder: PathBuf) -> Self {
        self.catalogue = Some(folder);
        self
    }

    /// The prefix, with its slashes: `/` or `/outils/acquis/`.
    #[must_use]
    pub fn prefix(&self) -> &str {
        &self.prefix
    }

    /// Answers a method and a target as sent.
    #[must_use]
    pub fn answer(&self, method: &str, target: &str) -> Answer {
        if method != "GET" && method != "HEAD" {
            let mut answer = Answer::text(405, "Only GET and HEAD are served here.");
            answer.headers.push(("Allow".to_owned(), "GET, HEAD".to_owned()));
            return answer;
        }
        let path = target.split(['?', '#']).next().unwrap_or_default();
        if format!("{path}/") == self.prefix {
            return Answer::redirect(&self.prefix);
        }
        let missing = || self.missing();
        let Some(inside) = decode(path).and_then(|path| self.inside(&path)) else {
            return missing();
        };
        let (root, inside) = match (&self.catalogue, inside.strip_prefix("catalogue/")) {
            (Some(catalogue), Some(inside)) => (catalogue, inside),
            _ => (&self.folder, inside.as_str()),
        };
        let mut file = root.join(inside);
        match (file.is_dir(), path.ends_with('/')) {
            (true, true) => file.push("index.html"),
            (true, false) => return Answer::redirect(&format!("{path}/")),
            (false, true) => return missing(),
            (false, false) => {}
        }
        if !owns(root, &file) {
            return missing();
        }
        if let Some(body) = self.brotli(&file) {
            let mut answer = Answer::file(&file, body, &self.headers);
            answer.headers.push(("Content-Encoding".to_owned(), "br".to_owned()));
            return answer;
        }
        fs::read(&file).map_or_else(|_| missing(), |body| Answer::file(&file, body, &self.headers))
    }

    fn brotli(&self, file: &Path) -> Option<Vec<u8>> {
        let mut copy = file.as_os_str().to_owned();
        copy.push(".br");
        self.compressed.then(|| fs::read(copy).ok())?
    }

    fn missing(&self) -> Answer {
        let page = self.folder.join(hosting::NOT_FOUND);
        let Ok(body) = fs::read(&page) else {
            return Answer::text(404, "There is no such file here.");
        };
        Answer { status: 404, ..Answer::file(&page, body, &self.headers) }
    }

    /// The path below the folder that a decoded address names, or `None` where there can be none.
    fn inside(&self, path: &str) -> Option<String> {
        let inside = path.strip_prefix(&self.prefix)?;
        let parts = || inside.trim_end_matches('/').split('/');
        let unsafe_part = |part: &str| part.starts_with('.') || part.contains(['\\', '\0', ':']);
        let empty_part = !inside.is_empty() && parts().any(str::is_empty);
        (!empty_part && !parts().any(unsafe_part)).then(|| parts().collect::<Vec<_>>().join("/"))
    }
}

/// A symbolic link may not lead out of the folder.
fn owns(root: &Path, file: &Path) -> bool {
    let (root, file) = (fs::canonicalize(root), fs::canonicalize(file));
    matches!((root, file), (Ok(root), Ok(file)) if file.starts_with(&root))
}

impl Answer {
    /// A short answer in words.
    pub(super) fn text(status: u16, words: &str) -> Self {
        Self {
            status,
            headers: vec![("Content-Type".to_owned(), "text/plain; charset=utf-8".to_owned())],
            body: format!("{words}\n").into_bytes(),
        }
    }

    fn redirect(to: &str) -> Self {
        let mut answer = Self::text(301, "It is one slash further.");
        // Two slashes at the start would name another host.
        let to = format!("/{}", to.trim_start_matches('/'));
        answer.headers.push(("Location".to_owned(), to));
        answer
    }

    fn file(file: &Path, body: Vec<u8>, asked: &[(String, String)]) -> Self {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let kept = match hash_in(&name) {
            Some(_) => "public, max-age=31536000, immutable",
            None => "no-cache",
        };
        let mut headers = vec![
            ("Content-Type".to_owned(), mime(&name).to_owned()),
            ("Cache-Control".to_owned(), kept.to_owned()),
        ];
        headers.extend(asked.iter().cloned());
        Self { status: 200, headers, body }
    }
}

/// The media type a file name stands for.
fn mime(name: &str) -> &'static str {
    let extension = name.rsplit('.').next().unwrap_or_default();
    match extension.to_ascii_lowercase().as_str() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "pdf" => "application/pdf",
        "xml" => "application/xml",
        "txt" | "md" | "csv" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// Undoes percent-encoding; `None` when it is broken or not UTF-8.
fn decode(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let mut digit = || char::from(rest.next()?).to_digit(16);
            let (high, low) = (digit()?, digit()?);
            bytes.push(u8::try_from(high * 16 + low).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(name: &str, prefix: &str) -> Site {
        let base = std::env::temp_dir().join(format!("xtask-site-{name}-{}", std::process::id()));
        let folder = base.join("dist");
        fs::create_dir_all(folder.join("schema")).unwrap();
        fs::write(base.join("secret.txt"), "secret").unwrap();
        for file in ["index.html", "a-0123456789abcdef_bg.wasm", "schema/é.json", ".hidden"] {
            fs::write(folder.join(file), file).unwrap();
        }
        Site::new(folder, prefix)
    }

    fn header<'a>(answer: &'a Answer, name: &str) -> Option<&'a str> {
        let found = answer.headers.iter().find(|(known, _)| *known == name);
        found.map(|(_, value)| value.as_str())
    }

    #[test]
    fn files_come_with_their_type_and_their_lifetime() {
        let site = site("files", "/");
        let page = site.answer("GET", "/?x=1");
        assert_eq!(page.body, b"index.html");
        assert_eq!(header(&page, "Cache-Control"), Some("no-cache"));
        let wasm = site.answer("HEAD", "/a-0123456789abcdef_bg.wasm");
        assert_eq!(header(&wasm, "Content-Type"), Some("application/wasm"));
        assert!(header(&wasm, "Cache-Control").unwrap().ends_with("immutable"));
        assert_eq!(site.answer("GET", "/schema/%C3%A9.json").status, 200);
        assert_eq!(site.answer("POST", "/").status, 405);
    }

    #[test]
    fn a_compressed_copy_is_sent_when_it_is_wanted_with_the_type_of_what_it_is_a_copy_of() {
        let site = site("compressed", "/");
        fs::write(site.folder.join("index.html.br"), "small").unwrap();
        assert_eq!(site.answer("GET", "/").body, b"index.html");
        let page = site.compressed().answer("GET", "/");
        assert_eq!(
            (page.body.as_slice(), header(&page, "Content-Encoding")),
            (&b"small"[..], Some("br"))
        );
        assert_eq!(header(&page, "Content-Type"), Some("text/html; charset=utf-8"));
    }

    #[test]
    fn nothing_outside_the_folder_can_be_named() {
        let site = site("outside", "/");
        for target in [
            "/../secret.txt",
            "/%2e%2e/secret.txt",
            "/..%2fsecret.txt",
            "/schema/../../secret.txt",
            "/..\\secret.txt",
            "//etc/passwd",
            "/.hidden",
            "/%00",
            "/%zz",
            "/%ff",
            "/schema/",
            "/index.html/",
        ] {
            assert_eq!(site.answer("GET", target).status, 404, "{target}");
        }
    }

    #[test]
    fn a_link_out_of_the_folder_is_not_followed() {
        let site = site("link", "/");
        #[cfg(unix)]
        {
            let link = site.folder.join("link.txt");
            let _ = fs::remove_file(&link);
            std::os::unix::fs::symlink(site.folder.join("../secret.txt"), &link).unwrap();
        }
        assert_eq!(site.answer("GET", "/link.txt").status, 404);
    }

    #[test]
    fn a_catalogue_stands_beside_the_site_and_nothing_outside_it_can_be_named() {
        let site = site("catalogue", "/");
        assert_eq!(site.answer("GET", "/catalogue/manifest.json").status, 404);
        let folder = site.folder.join("../some-catalogue");
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("manifest.json"), "{}").unwrap();
        let site = site.with_catalogue(folder);
        assert_eq!(site.answer("GET", "/catalogue/manifest.json").body, b"{}");
        assert_eq!(site.answer("GET", "/catalogue/../secret.txt").status, 404);
        assert_eq!(site.answer("GET", "/index.html").status, 200);
    }

    #[test]
    fn under_a_prefix_there_is_nothing_else() {
        let site = site("prefix", "outils/acquis");
        assert_eq!(site.prefix(), "/outils/acquis/");
        assert_eq!(site.answer("GET", "/outils/acquis/").status, 200);
        assert_eq!(site.answer("GET", "/").status, 404);
        let short = site.answer("GET", "/outils/acquis");
        assert_eq!((short.status, header(&short, "Location")), (301, Some("/outils/acquis/")));
    }
}
