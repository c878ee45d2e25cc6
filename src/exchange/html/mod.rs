//! One file that anyone reads: a page by itself, with the JSON file in it as a data block.
//!
//! Owns the page's markup, its escaping and its style. No script runs in it and nothing is fetched: a
//! policy in the page itself forbids both. The data block is a `script` element of a type that no
//! browser executes, so that `script-src 'none'` holds; `embedded` finds it again. What stands on the
//! page is `dossier`'s and `review`'s; the words come from whoever writes it.

mod dossier;
mod embedded;
mod review;

use crate::domain::link::Link;
use crate::domain::unseen::shown;

pub use dossier::{DossierWords, dossier_page};
pub use embedded::data;
pub use review::{ReviewWords, review_page};

/// By what the data block is known.
pub(super) const DATA_ID: &str = "acquis-data";

/// A page to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The language of the words, `fr`.
    pub lang: String,
    /// The title of the window.
    pub title: String,
    /// What stands on it.
    pub body: Vec<Node>,
}

/// A piece of a page. Texts are what they say, whatever is in them: the writer escapes them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    /// A heading; 1 is that of the page.
    Heading(u8, String),
    /// A paragraph; its line breaks are kept.
    Text(String),
    /// A paragraph in the background.
    Note(String),
    /// A text under a small heading.
    Part(String, String),
    /// A list.
    List(Vec<Entry>),
    /// A table.
    Table {
        /// The headings of its columns.
        head: Vec<String>,
        /// Its rows, each cell made of several lines.
        rows: Vec<Vec<Vec<Line>>>,
    },
    /// A part of the page.
    Section {
        /// By what it can be reached from elsewhere on the page.
        anchor: Option<String>,
        /// Whether it begins on a new sheet.
        sheet: bool,
        /// What stands in it.
        nodes: Vec<Node>,
    },
}

/// An entry of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What it says.
    pub text: String,
    /// The address at its end that may be followed, if there is one.
    pub link: Option<Link>,
}

impl From<String> for Entry {
    fn from(text: String) -> Self {
        Self { text, link: None }
    }
}

/// A line of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// A text.
    Text(String),
    /// A text in the background.
    Note(String),
    /// Links to sections of the page: what is shown, and the anchor.
    Links(Vec<(String, String)>),
}

/// What the page forbids itself; styles stand in it.
const POLICY: &str = "default-src 'none'; script-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

const STYLE: &str = "\
:root{color-scheme:light dark}
body{font:1rem/1.5 system-ui,sans-serif;max-width:50rem;margin:0 auto;padding:1rem}
h1,h2,h3,h4{line-height:1.25;break-after:avoid}
p,li{overflow-wrap:break-word;white-space:pre-wrap}
p{margin:.25rem 0 .75rem}
.note{opacity:.75}
table{border-collapse:collapse;width:100%}
th,td{border:1px solid;padding:.35rem .5rem;text-align:start;vertical-align:top}
tr,.part{break-inside:avoid}
td p{margin:0}
th:first-child{width:45%}
@page{size:A4;margin:18mm}
@media print{body{max-width:none;padding:0;font-size:10.5pt}.sheet{break-before:page}}";

/// The page, holding that JSON file.
pub fn write_html(page: &Page, json: &str) -> String {
    let mut html = Html(String::from("<!DOCTYPE html>\n"));
    html.0.push_str("<html lang=\"");
    html.text(&page.lang);
    html.0.push_str("\">\n<head>\n<meta charset=\"utf-8\">\n");
    html.0.push_str("<meta http-equiv=\"Content-Security-Policy\" content=\"");
    html.0.push_str(POLICY);
    html.0.push_str("\">\n<meta name=\"viewport\" content=\"width=device-width\">\n");
    html.0.push_str("<meta name=\"referrer\" content=\"no-referrer\">\n");
    html.element("title", "", &page.title);
    html.0.push_str("<style>\n");
    html.0.push_str(STYLE);
    html.0.push_str("\n</style>\n</head>\n<body>\n<main>\n");
    html.nodes(&page.body);
    html.0.push_str("</main>\n<script type=\"application/json\" id=\"");
    html.0.push_str(DATA_ID);
    html.0.push_str("\">\n");
    // Within JSON these signs stand in texts only, where they may be written so.
    html.0.push_str(&json.replace('<', "\\u003c").replace('>', "\\u003e"));
    html.0.push_str("</script>\n</body>\n</html>\n");
    html.0
}

/// The name of the page beside that of the JSON file: `acquis_RNCP39866_2026-11-23.html`.
pub fn html_file_name(json_name: &str) -> String {
    format!("{}.html", json_name.strip_suffix(".json").unwrap_or(json_name))
}

/// Markup that is being written. Text goes in through [`Html::text`] only.
struct Html(String);

impl Html {
    /// A text from outside: what is markup in it is written as text, what nobody sees is shown.
    fn text(&mut self, text: &str) {
        for c in shown(text).chars() {
            match c {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                '\'' => self.0.push_str("&#39;"),
                c => self.0.push(c),
            }
        }
    }

    /// `tag` and `class` are this program's own.
    fn element(&mut self, tag: &str, class: &str, text: &str) {
        self.open(tag, class);
        self.text(text);
        self.close(tag);
    }

    fn open(&mut self, tag: &str, class: &str) {
        self.0.push('<');
        self.0.push_str(tag);
        if !class.is_empty() {
            self.0.push_str(" class=\"");
            self.0.push_str(class);
            self.0.push('"');
        }
        self.0.push('>');
    }

    fn close(&mut self, tag: &str) {
        self.0.push_str("</");
        self.0.push_str(tag);
        self.0.push_str(">\n");
    }

    fn nodes(&mut self, nodes: &[Node]) {
        for node in nodes {
            self.node(node);
        }
    }

    fn node(&mut self, node: &Node) {
        match node {
            Node::Heading(level, text) => {
                let tag = ["h1", "h2", "h3", "h4"][usize::from(level.clamp(&1, &4) - 1)];
                self.element(tag, "", text);
            }
            Node::Text(text) => self.element("p", "", text),
            Node::Note(text) => self.element("p", "note", text),
            Node::Part(heading, text) => {
                self.open("div", "part");
                self.element("h4", "", heading);
                self.element("p", "", text);
                self.close("div");
            }
            Node::List(entries) => {
                self.open("ul", "");
                for entry in entries {
                    self.entry(entry);
                }
                self.close("ul");
            }
            Node::Table { head, rows } => self.table(head, rows),
            Node::Section { anchor, sheet, nodes } => {
                self.0.push_str("<section");
                if *sheet {
                    self.0.push_str(" class=\"sheet\"");
                }
                if let Some(anchor) = anchor {
                    self.0.push_str(" id=\"");
                    self.text(anchor);
                    self.0.push('"');
                }
                self.0.push_str(">\n");
                self.nodes(nodes);
                self.close("section");
            }
        }
    }

    fn entry(&mut self, entry: &Entry) {
        let Some(link) = &entry.link else { return self.element("li", "", &entry.text) };
        self.open("li", "");
        self.text(&entry.text);
        self.0.push_str("<a rel=\"noopener noreferrer\" href=\"");
        self.text(link.href());
        self.0.push_str("\">");
        self.text(link.href());
        self.0.push_str("</a>");
        self.close("li");
    }

    fn table(&mut self, head: &[String], rows: &[Vec<Vec<Line>>]) {
        self.0.push_str("<table>\n<thead><tr>");
        for heading in head {
            // Apart: the build takes a whole tag for one that a view makes of a text.
            self.0.push_str("<th");
            self.0.push_str(" scope=\"col\">");
            self.text(heading);
            self.0.push_str("</th>");
        }
        self.0.push_str("</tr></thead>\n<tbody>\n");
        for row in rows {
            self.open("tr", "");
            for cell in row {
                self.open("td", "");
                for line in cell {
                    self.line(line);
                }
                self.close("td");
            }
            self.close("tr");
        }
        self.0.push_str("</tbody>\n</table>\n");
    }

    fn line(&mut self, line: &Line) {
        match line {
            Line::Text(text) => self.element("p", "", text),
            Line::Note(text) => self.element("p", "note", text),
            Line::Links(links) => {
                self.open("p", "");
                for (at, (text, anchor)) in links.iter().enumerate() {
                    self.0.push_str(if at > 0 { ", " } else { "" });
                    self.0.push_str("<a href=\"#");
                    self.text(anchor);
                    self.0.push_str("\">");
                    self.text(text);
                    self.0.push_str("</a>");
                }
                self.close("p");
            }
        }
    }
}
