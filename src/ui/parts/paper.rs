//! A page that anyone reads, as part of this one: the preview, and what is printed on A4.
//!
//! The same pieces as in the file that is exported (`exchange::html`), so that both say the same.

use crate::exchange::html::{Line, Node, Page};
use leptos::prelude::*;

/// A page on paper.
#[component]
pub fn Paper(
    /// What stands on it.
    page: Page,
) -> impl IntoView {
    view! { <article class="printed" tabindex="0" aria-label=page.title>{nodes(page.body)}</article> }
}

fn nodes(all: Vec<Node>) -> Vec<AnyView> {
    all.into_iter().map(node).collect()
}

fn node(node: Node) -> AnyView {
    match node {
        Node::Heading(0 | 1, text) => view! { <h2>{text}</h2> }.into_any(),
        Node::Heading(2, text) => view! { <h3>{text}</h3> }.into_any(),
        Node::Heading(_, text) => view! { <h4>{text}</h4> }.into_any(),
        Node::Text(text) => view! { <p class="told">{text}</p> }.into_any(),
        Node::Note(text) => view! { <p class="told muted">{text}</p> }.into_any(),
        Node::Part(heading, text) => {
            view! { <div class="print-part"><h4>{heading}</h4><p class="told">{text}</p></div> }
                .into_any()
        }
        Node::List(entries) => {
            let entries = entries.into_iter().map(|entry| view! { <li class="told">{entry}</li> });
            view! { <ul class="bullets">{entries.collect_view()}</ul> }.into_any()
        }
        Node::Table { head, rows } => table(head, rows),
        Node::Section { sheet, nodes: inner, .. } => {
            let class = if sheet { "print-block" } else { "" };
            view! { <section class=class>{nodes(inner)}</section> }.into_any()
        }
    }
}

fn table(head: Vec<String>, rows: Vec<Vec<Vec<Line>>>) -> AnyView {
    let head = head.into_iter().map(|heading| view! { <th scope="col">{heading}</th> });
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
        Line::Text(text) => view! { <p class="told">{text}</p> }.into_any(),
        Line::Note(text) => view! { <p class="told muted">{text}</p> }.into_any(),
        Line::Links(links) => {
            let names: Vec<_> = links.into_iter().map(|(name, _)| name).collect();
            view! { <p>{names.join(", ")}</p> }.into_any()
        }
    }
}
