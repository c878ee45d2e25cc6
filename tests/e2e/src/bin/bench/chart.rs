//! The chart of the figures, as SVG: Acquis beside its control, each as a bar from nothing, the control's
//! length the same in every row. Light and dark by the reader's own preference.

use serde_json::Value;
use std::fmt::Write;

const ROW: usize = 34;
const LEFT: f64 = 330.0;
/// The length of the control's bar.
const ONE: f64 = 170.0;
/// Longer bars are cut, and say so.
const MOST: f64 = 2.2;

const NEW: &str = "a bloc's rating page,";
const KNOWN: &str = "a bloc's rating page as it was left,";

/// What is drawn: a figure of Acquis, the beginning of its `of`, what else it holds, its name here.
const ROWS: [(&str, &str, &str, &str); 18] = [
    ("first contentful paint", NEW, "as is", "First paint ÷ static page"),
    ("first contentful paint", NEW, "4×", "First paint, slow ÷ static page"),
    ("ready", KNOWN, "as is", "Ready, page left before ÷ React 19"),
    ("ready", KNOWN, "4×", "the same, slow ÷ React 19"),
    ("ready", NEW, "as is", "Ready, never seen page ÷ React 19"),
    ("ready", NEW, "4×", "the same, slow ÷ React 19"),
    ("warm start, ready", KNOWN, "as is", "Warm start ÷ static page"),
    ("warm start, ready", KNOWN, "4×", "Warm start, slow ÷ static page"),
    ("offline start, ready", KNOWN, "as is", "Offline start ÷ static page"),
    ("offline start, ready", KNOWN, "4×", "Offline start, slow ÷ static page"),
    ("rating → painted", "150 competences, 100", "as is", "Rating → painted ÷ vanilla"),
    ("keystroke → painted", "150 competences, 100", "as is", "Keystroke → painted ÷ vanilla"),
    (
        "growth, rating → painted",
        "1500 competences, 100 ",
        "beside 19 competences, 100 ",
        "Rating: 1,500 competences ÷ 19",
    ),
    (
        "growth, rating → painted",
        "1500 competences, 1000",
        "beside 19 competences, 0 ",
        "and 1,000 pieces of evidence ÷ none",
    ),
    (
        "growth, keystroke → painted",
        "1500 competences, 100 ",
        "beside 19 competences, 100 ",
        "Keystroke: 1,500 competences ÷ 19",
    ),
    (
        "growth, keystroke → painted",
        "1500 competences, 1000",
        "beside 19 competences, 0 ",
        "and 1,000 pieces of evidence ÷ none",
    ),
    (
        "save of one field: all script",
        "150 competences, 1,000",
        "",
        "Save: 1,000 pieces of evidence ÷ 1",
    ),
    (
        "memory of scripts and of the application",
        "after 100",
        "",
        "Memory: 100 changes of page ÷ 10",
    ),
];

/// The drawing.
pub(crate) fn svg(figures: &[Value]) -> String {
    let rows: Vec<_> = ROWS
        .into_iter()
        .filter_map(|(figure, begins, holds, name)| {
            let line = figures.iter().find(|line| {
                let of = line["of"].as_str().unwrap_or_default();
                line["who"] == "Acquis"
                    && line["figure"] == figure
                    && of.starts_with(begins)
                    && of.contains(holds)
            })?;
            Some((name, line["median_ratio"].as_f64()?))
        })
        .collect();
    let height = rows.len() * ROW + 46;
    let width = LEFT + ONE * MOST + 70.0;
    let told: Vec<_> = rows.iter().map(|(name, ratio)| format!("{name}: {ratio:.2}")).collect();
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.0} {height}\" width=\"{width:.0}\" \
         height=\"{height}\" role=\"img\" aria-label=\"{}\">\n<style>\
         svg{{font:14px system-ui,sans-serif;fill:#1f2933;background:#fff}}.bar{{fill:#2f6f6a}}.over{{fill:#b4532a}}\
         .one{{stroke:#7b8794;stroke-dasharray:3 3}}.small{{font-size:12px;fill:#52606d}}\
         @media(prefers-color-scheme:dark){{svg{{fill:#e4e7eb;background:#15191c}}.bar{{fill:#5fb3a8}}.over{{fill:#e08a5f}}\
         .small{{fill:#9aa5b1}}}}</style>\n",
        told.join("; ")
    );
    let one = LEFT + ONE;
    let _ = writeln!(
        svg,
        "<text class=\"small\" x=\"{one}\" y=\"16\" text-anchor=\"middle\">as its control</text>"
    );
    let bottom = height - 14;
    let _ =
        writeln!(svg, "<line class=\"one\" x1=\"{one}\" x2=\"{one}\" y1=\"22\" y2=\"{bottom}\"/>");
    for (place, (name, ratio)) in rows.into_iter().enumerate() {
        let top = 28 + place * ROW;
        let base = top + 16;
        let length = ratio.min(MOST) * ONE;
        let class = if ratio > 1.0 { "over" } else { "bar" };
        let _ = writeln!(
            svg,
            "<text x=\"{}\" y=\"{base}\" text-anchor=\"end\">{name}</text>",
            LEFT - 10.0
        );
        let _ = writeln!(
            svg,
            "<rect class=\"{class}\" x=\"{LEFT}\" y=\"{top}\" width=\"{length:.1}\" height=\"22\" rx=\"2\"/>"
        );
        let more = if ratio > MOST { " →" } else { "" };
        let _ = writeln!(
            svg,
            "<text x=\"{:.1}\" y=\"{base}\">{ratio:.2}{more}</text>",
            LEFT + length + 6.0
        );
    }
    svg + "</svg>\n"
}
