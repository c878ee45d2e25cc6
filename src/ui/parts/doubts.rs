//! What is doubtful about the dates of a registration, in words.

use crate::domain::certification::Registration;
use crate::domain::registration::DateDoubt;
use crate::platform::clock;
use crate::ui::desk::text;
use leptos::prelude::*;

/// The doubts, as a list; nothing when there is none.
#[component]
pub fn Doubts(
    /// The dates.
    dates: Registration,
    /// Whether an end within the year is told too.
    soon: bool,
) -> impl IntoView {
    let t = text();
    let told = dates.doubts(clock::today()).into_iter();
    let told = told.filter(|doubt| soon || !matches!(doubt, DateDoubt::ExpiresSoon(_)));
    let words: Vec<_> =
        told.map(|doubt| view! { <li>{(t.words.doubt)(doubt, t.common.date)}</li> }).collect();
    (!words.is_empty()).then(|| view! { <ul class="plain reminder date-doubts">{words}</ul> })
}
