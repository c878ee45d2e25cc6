//! A page that anyone reads, as part of this one: the preview, and what is printed on A4.
//!
//! The same pieces as in the file that is exported (`exchange::html`), so that both say the same; what
//! is not seen in a text is shown in both.

use crate::domain::unseen::shown;
use crate::exchange::html::{Entry, Line, Node, Page};
use crate::ui::parts::outside::address;
use leptos::prelude::*;

/// A page on paper.
#[component]
pub fn Paper(
    /// What stands on it.
    page: Page,
) -> impl IntoView {
    let label = seen(&page.title);
    view! { <article class="printed" tabindex="0" aria-label=label>{nodes(page.body, 0)}</article> }
}

fn seen(text: &str) -> String {
    shown(text).into_owned()
}

/// `depth` is how many sections these stand in.
fn nodes(all: Vec<Node>, depth: usize) -> Vec<AnyView> {
    all.into_iter().map(|one| node(one, depth)).collect()
}

fn heading(level: usize, text: &str) -> AnyView {
    let text = seen(text);
    match level {
        0..=2 => view! { <h2>{text}</h2> }.into_any(),
        3 => view! { <h3>{text}</h3> }.into_any(),
        4 => view! { <h4>{text}</h4> }.into_any(),
        _ => view! { <h5>{text}</h5> }.into_any(),
    }
}

fn node(node: Node, depth: usize) -> AnyView {
    match node {
        // Below the heading of the application's own page.
        Node::Heading(level, text) => heading(usize::from(level) + 1, &text),
        Node::Text(text) => view! { <p class="told">{seen(&text)}</p> }.into_any(),
        Node::Note(text) => view! { <p class="told muted">{seen(&text)}</p> }.into_any(),
        Node::Part(title, text) => {
            let (title, text) = (heading(depth + 3, &title), seen(&text));
            view! { <div class="print-part">{title}<p class="told">{text}</p></div> }.into_any()
        }
        Node::List(entries) => {
            let entries = entries.into_iter().map(entry);
            view! { <ul class="bullets">{entries.collect_view()}</ul> }.into_any()
        }
        Node::Table { head, rows } => table(head, rows),
        Node::Section { sheet, anchor, nodes: inner } => {
            let class = match (sheet, anchor) {
                (true, _) => "print-block",
                (false, Some(_)) => "print-entry",
                (false, None) => "",
            };
            view! { <section class=class>{nodes(inner, depth + 1)}</section> }.into_any()
        }
    }
}

fn entry(entry: Entry) -> impl IntoView {
    let link = entry.link.map(|link| address(link.href()));
    view! { <li class="told">{seen(&entry.text)}{link}</li> }
}

fn table(head: Vec<String>, rows: Vec<Vec<Vec<Line>>>) -> AnyView {
    let head = head.into_iter().map(|heading| view! { <th scope="col">{seen(&heading)}</th> });
    let rows = rows.into_iter().map(|row| {
        let cells = row.into_iter().map(|cell| {
            view! { <td>{cell.into_iter().map(line).collect_view()}</td> }
        });
        view! { <tr>{cells.collect_view()}</tr> }
    });
    view! {
        <table class="data">
            <thead><tr>{head.collect_view()}</tr></thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
    .into_any()
}

fn line(line: Line) -> AnyView {
    match line {
        Line::Text(text) => view! { <p class="told">{seen(&text)}</p> }.into_any(),
        Line::Note(text) => view! { <p class="told muted">{seen(&text)}</p> }.into_any(),
        Line::Links(links) => {
            let names: Vec<_> = links.iter().map(|(name, _)| seen(name)).collect();
            view! { <p>{names.join(", ")}</p> }.into_any()
        }
    }
}
