//! How to tell a situation: the eight parts, the first person, no names.

use super::paragraphs;
use crate::domain::story::StoryPart;
use crate::ui::reading::text;
use leptos::prelude::*;

/// How to tell a situation.
pub(super) fn tell() -> impl IntoView {
    let t = text();
    let parts = StoryPart::ALL.map(|part| {
        view! {
            <tr>
                <th scope="row">{(t.words.part)(part)}</th>
                <td data-label=t.help.part_asks>{(t.words.part_hint)(part)}</td>
                <td data-label=t.help.part_shows>{(t.help.shows)(part)}</td>
            </tr>
        }
    });
    view! {
        {paragraphs(t.help.tell_more)}
        <table class="data stacking">
            <caption class="visually-hidden">{t.help.tell}</caption>
            <thead>
                <tr>
                    <th scope="col">{t.help.part}</th>
                    <th scope="col">{t.help.part_asks}</th>
                    <th scope="col">{t.help.part_shows}</th>
                </tr>
            </thead>
            <tbody>{parts}</tbody>
        </table>
        <p>{t.help.needed}</p>
        {first_person()}
        <div class="part-of"><h3>{t.help.names}</h3>{paragraphs(t.help.names_more)}</div>
    }
}

/// A vague sentence beside the same in the first person.
fn first_person() -> impl IntoView {
    let t = text();
    let rows = t.help.voices.iter().map(|(before, after)| {
        view! {
            <tr>
                <td data-label=t.help.voice_before>{*before}</td>
                <td data-label=t.help.voice_after>{*after}</td>
            </tr>
        }
    });
    view! {
        <div class="part-of">
            <h3>{t.help.voice}</h3>
            {paragraphs(t.help.voice_more)}
            <table class="data stacking">
                <caption class="visually-hidden">{t.help.voice}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t.help.voice_before}</th>
                        <th scope="col">{t.help.voice_after}</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
}
