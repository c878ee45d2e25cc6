//! The page as Trunk wrote it, made fit for a strict policy: its script stands in a file.

use std::{ffi::OsStr, fs, path::Path};

use super::parcels::only_script;
use crate::{
    failure::{Doing, Failure, Outcome},
    project::Project,
    setup::Toolbox,
};

/// Puts the application's one script in the place of the inline one that Trunk starts it with.
pub(super) fn without_inline_script(stage: &Path, _: &Project, _: &Toolbox) -> Outcome<()> {
    let script = only_script(stage)?;
    let name = script.file_name().and_then(OsStr::to_str).unwrap_or_default();
    let page = stage.join("index.html");
    let text = fs::read_to_string(&page).doing("read the built index.html")?;
    let text = put(&text, name).ok_or_else(|| {
        Failure::step(
            "index.html as Trunk wrote it has not the one inline script that is expected.",
        )
    })?;
    fs::write(page, text).doing("write index.html")
}

fn put(page: &str, script: &str) -> Option<String> {
    let (before, rest) = page.split_once("<script type=\"module\">")?;
    let (_, after) = rest.split_once("</script>")?;
    let preload =
        format!("<link rel=\"modulepreload\" href=\"./{script}\" crossorigin=\"anonymous\">");
    let after = after.replacen(&preload, "", 1);
    let tag = format!("<script type=\"module\" src=\"./{script}\"></script>");
    let text = format!("{}\n{tag}\n{}", before.trim_end(), after.trim_start());
    let others = text.matches("<script").count() != 1 || text.contains("<style");
    (!others).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_stands_in_a_file_and_no_other_is_let_in() {
        let page = "<head>\n<script type=\"module\">\nstart()\n</script>\n<link rel=\"modulepreload\" \
                    href=\"./a.js\" crossorigin=\"anonymous\"></head>";
        let made = put(page, "a.js").unwrap();
        assert_eq!(made, "<head>\n<script type=\"module\" src=\"./a.js\"></script>\n</head>");
        assert_eq!(put("<head></head>", "a.js"), None);
        assert_eq!(put(&page.replace("<head>", "<head><script>x()</script>"), "a.js"), None);
        assert_eq!(put(&page.replace("<head>", "<style>p {}</style>"), "a.js"), None);
    }
}
