//! A bar of parts: how many competences at each level or in each state.
//!
//! SVG with numbers in its attributes: no inline style, so that a strict policy lets it stand. The
//! same figures are there as text.

use leptos::prelude::*;

/// One part of a bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its name for style sheets.
    pub name: &'static str,
    /// What it stands for.
    pub label: &'static str,
    /// How many.
    pub count: usize,
}

/// A bar whose parts are as wide as they count.
#[component]
pub fn StackedBar(
    /// The parts, in order; those that count nothing are not drawn.
    parts: Vec<Part>,
) -> impl IntoView {
    let total = parts.iter().map(|part| part.count).sum::<usize>().max(1);
    let told: Vec<String> = parts
        .iter()
        .filter(|part| part.count > 0)
        .map(|part| format!("{} : {}", part.label, part.count))
        .collect();
    let mut x = 0;
    let drawn: Vec<_> = parts
        .into_iter()
        .filter(|part| part.count > 0)
        .map(|part| {
            let from = x;
            x += part.count;
            view! {
                <rect class="part" data-part=part.name x=from y="0" width=part.count height="1" />
            }
        })
        .collect();
    let box_ = format!("0 0 {total} 1");
    view! {
        <svg class="stacked" viewBox=box_ preserveAspectRatio="none" role="img" aria-label=told.join(", ")>
            {drawn}
        </svg>
    }
}

/// What the parts of such bars stand for.
#[component]
pub fn Legend(
    /// The parts; their counts are shown when `counted`.
    parts: Vec<Part>,
    /// Whether the counts are shown.
    #[prop(optional)]
    counted: bool,
) -> impl IntoView {
    view! {
        <ul class="legend">
            {parts.into_iter().map(|part| view! {
                <li>
                    <svg class="swatch" viewBox="0 0 1 1" aria-hidden="true">
                        <rect class="part" data-part=part.name width="1" height="1" />
                    </svg>
                    {part.label}
                    {counted.then(|| view! { <b>{part.count}</b> })}
                </li>
            }).collect_view()}
        </ul>
    }
}
