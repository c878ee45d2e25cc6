//! The page as Trunk wrote it, made fit for a strict policy: no script stands in it. It names a small one, which shows
//! the page as it was left, and has the application's fetched beside it.

use std::{ffi::OsStr, fs, path::Path};

use super::parcels::only_script;
use crate::{
    failure::{Doing, Failure, Outcome},
    project::Project,
    setup::Toolbox,
};

/// The script that the page names (`public/snapshot.js`), before it is named after its content.
const SNAPSHOT: &str = "snapshot-0000000000000000.js";

/// Puts that script in the place of the inline one with which Trunk starts the application.
pub(super) fn without_inline_script(stage: &Path, project: &Project, _: &Toolbox) -> Outcome<()> {
    let script = only_script(stage)?;
    let name = script.file_name().and_then(OsStr::to_str).unwrap_or_default();
    let page = stage.join("index.html");
    let text = fs::read_to_string(&page).doing("read the built index.html")?;
    let text = put(&text, name).ok_or_else(|| {
        Failure::step(
            "index.html as Trunk wrote it has not the one inline script that is expected.",
        )
    })?;
    let first = project.root.join("public/snapshot.js");
    let first = fs::read_to_string(first).doing("read snapshot.js")?;
    let named = first.replace("./application.js", &format!("./{name}"));
    if named == first {
        return Err(Failure::step("public/snapshot.js does not start ./application.js."));
    }
    fs::write(stage.join(SNAPSHOT), named).doing("write the first script")?;
    fs::write(page, text).doing("write index.html")
}

fn put(page: &str, script: &str) -> Option<String> {
    let (before, rest) = page.split_once("<script type=\"module\">")?;
    let (_, after) = rest.split_once("</script>")?;
    let preload =
        format!("<link rel=\"modulepreload\" href=\"./{script}\" crossorigin=\"anonymous\">");
    let tag = format!("<script type=\"module\" src=\"./{SNAPSHOT}\"></script>");
    let text = format!("{}\n{tag}\n{}", before.trim_end(), after.trim_start());
    let others =
        text.matches("<script").count() != 1 || text.contains("<style") || !text.contains(&preload);
    (!others).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_script_stands_in_the_page_and_one_is_named() {
        let preload = "<link rel=\"modulepreload\" href=\"./a.js\" crossorigin=\"anonymous\">";
        let page =
            format!("<head>\n<script type=\"module\">\nstart()\n</script>\n{preload}</head>");
        let made = put(&page, "a.js").unwrap();
        let tag = "<script type=\"module\" src=\"./snapshot-0000000000000000.js\"></script>";
        assert_eq!(made, format!("<head>\n{tag}\n{preload}</head>"));
        assert_eq!(put("<head></head>", "a.js"), None);
        assert_eq!(put(&page, "b.js"), None, "the application's is fetched beside it");
        assert_eq!(put(&page.replace("<head>", "<head><script>x()</script>"), "a.js"), None);
        assert_eq!(put(&page.replace("<head>", "<style>p {}</style>"), "a.js"), None);
    }
}
