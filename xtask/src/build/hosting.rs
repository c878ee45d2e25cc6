//! What hosts need beside the site: the headers it is to be served with, the page of what is not there,
//! compressed copies.
//!
//! The headers' file is in the format that most static hosts read: a path, then its headers, indented.
//! `cargo xtask serve` sends them, so that all that is tested is tested under them.

use std::{
    ffi::OsStr,
    fs,
    path::{Path, PathBuf},
};

use super::{fingerprint, hash_in, node};
use crate::{
    failure::{Doing, Failure, Outcome},
    project::Project,
    setup::Toolbox,
};

/// The name of the headers' file.
pub(crate) const HEADERS: &str = "_headers";
/// The page of what is not there.
pub(crate) const NOT_FOUND: &str = "404.html";
/// How the names of compressed copies end.
pub(super) const COMPRESSED: [&str; 2] = ["br", "gz"];

/// What a headers' file cannot say in the page itself.
const IN_HEADERS_ONLY: &str = "; frame-ancestors 'none'";

const COMPRESS: &str = "\
const fs = require('fs'), zlib = require('zlib');
for (const file of process.argv.slice(1)) {
  const data = fs.readFileSync(file);
  const params = { [zlib.constants.BROTLI_PARAM_QUALITY]: 11, [zlib.constants.BROTLI_PARAM_SIZE_HINT]: data.length };
  fs.writeFileSync(file + '.br', zlib.brotliCompressSync(data, { params }));
  fs.writeFileSync(file + '.gz', zlib.gzipSync(data, { level: 9 }));
}
console.log('done');";

/// Writes the headers' file and the page of what is not there.
pub(super) fn write(stage: &Path, _: &Project, _: &Toolbox) -> Outcome<()> {
    let page = fs::read_to_string(stage.join("index.html")).doing("read the built index.html")?;
    let policy =
        policy(&page).ok_or_else(|| Failure::step("index.html has no Content-Security-Policy."))?;
    let mut hashed = Vec::new();
    for file in fingerprint::files_in(stage)? {
        let name = file.file_name().and_then(OsStr::to_str).unwrap_or_default();
        if hash_in(name).is_some() {
            hashed.push(name.to_owned());
        }
    }
    fs::write(stage.join(HEADERS), headers(policy, &hashed)).doing("write the headers' file")?;
    fs::write(stage.join(NOT_FOUND), NOT_FOUND_PAGE).doing("write the page of what is not there")
}

/// Puts compressed copies beside each file of a kind that becomes smaller by it.
pub(super) fn compress(stage: &Path, _: &Project, _: &Toolbox) -> Outcome<()> {
    let kinds = ["html", "js", "css", "wasm", "svg", "json", "webmanifest"];
    let files = fingerprint::files_of(stage, &kinds)?;
    compressed(&files).ok_or_else(|| Failure::step("Could not compress: `node` did not answer."))
}

/// Puts compressed copies beside these files; `None` when Node does not answer.
pub(crate) fn compressed(files: &[PathBuf]) -> Option<()> {
    node::answer(COMPRESS, files).map(|_| ())
}

/// The policy that a page gives itself.
fn policy(page: &str) -> Option<&str> {
    let (_, rest) = page.split_once("http-equiv=\"Content-Security-Policy\" content=\"")?;
    Some(rest.split_once('"')?.0)
}

/// For each path what is sent with it. No header stands twice for one path: hosts would join the two.
fn headers(policy: &str, hashed: &[String]) -> String {
    let mut text = format!(
        "/*\n  \
         Content-Security-Policy: {policy}{IN_HEADERS_ONLY}\n  \
         Cross-Origin-Opener-Policy: same-origin\n  \
         Cross-Origin-Resource-Policy: same-origin\n  \
         Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=(), usb=()\n  \
         Referrer-Policy: no-referrer\n  \
         X-Content-Type-Options: nosniff\n"
    );
    for name in ["", "index.html", "manifest.webmanifest", "sw.js"] {
        text.extend(["/", name, "\n  Cache-Control: no-cache\n"]);
    }
    for name in hashed {
        text.extend(["/", name, "\n  Cache-Control: public, max-age=31536000, immutable\n"]);
    }
    text
}

/// Every file that a host is to give, below the folder, with `/`.
pub(crate) fn files_of_site(dist: &Path) -> Outcome<Vec<String>> {
    let files = fingerprint::files_of_site(dist)?;
    Ok(files.iter().map(|file| fingerprint::path_below(dist, file)).collect())
}

/// What a headers' file has sent with every path.
pub(crate) fn sent_with_all(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let all = text.lines().skip_while(|line| *line != "/*").skip(1);
    all.map_while(|line| line.strip_prefix("  ")?.split_once(": "))
}

const NOT_FOUND_PAGE: &str = "\
<!doctype html>
<html lang=\"fr\">
<head>
<meta charset=\"utf-8\">
<title>Page introuvable · Acquis</title>
<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">
<meta name=\"color-scheme\" content=\"light dark\">
<link rel=\"icon\" href=\"./icons/acquis.svg\" type=\"image/svg+xml\">
</head>
<body>
<h1><svg viewBox=\"0 0 24 24\" width=\"32\" height=\"32\" aria-hidden=\"true\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\"><path d=\"M4 4h16v16H4zM8 12.5l3 3 5.5-7\"/></svg> Cette page n’existe pas</h1>
<p>Rien n’est perdu : ce que vous avez écrit dans Acquis est sur cet appareil. <a href=\"./\">Revenir à Acquis</a></p>
<p lang=\"en\">There is no such page. Nothing is lost: what you wrote in Acquis is on this device. <a href=\"./\">Back to Acquis</a></p>
</body>
</html>
";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_headers_hold_the_policy_of_the_page_and_what_a_page_cannot_say() {
        let root = Project::find().unwrap().root;
        let page = fs::read_to_string(root.join("index.html")).unwrap();
        let policy = policy(&page).unwrap();
        for needed in
            ["default-src 'none'", "'wasm-unsafe-eval'", "require-trusted-types-for 'script'"]
        {
            assert!(policy.contains(needed), "{needed}");
        }
        for never in ["unsafe-inline", "'unsafe-eval'", "http:", "https:", "*", "data:"] {
            assert!(!policy.contains(never), "{never}");
        }
        let text = headers(policy, &["app-0123456789abcdef.js".to_owned()]);
        let all: Vec<_> = sent_with_all(&text).collect();
        let value = format!("{policy}; frame-ancestors 'none'");
        assert_eq!(all.first(), Some(&("Content-Security-Policy", value.as_str())));
        assert_eq!(all.len(), 6);
        assert!(text.ends_with(
            "/app-0123456789abcdef.js\n  Cache-Control: public, max-age=31536000, immutable\n"
        ));
    }
}
