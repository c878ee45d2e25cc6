//! Aide: how to tell a situation, what « prêt à présenter » means, the path, the data, the words.
//!
//! Owns the order of the page. Levels, statuses, parts and shortcuts are shown with the very words
//! of the pages that use them.

mod example;
mod tell;

use crate::domain::Level;
use crate::domain::readiness::CompetenceStatus;
use crate::ui::frame::frame_text;
use crate::ui::pages::Heading;
use crate::ui::parts::contents::{Contents, section};
use crate::ui::parts::status::StatusTag;
use crate::ui::reading::text;
use crate::ui::text::help::Told;
use leptos::prelude::*;

/// Help.
#[component]
pub fn Help() -> impl IntoView {
    let t = text();
    let sections = [
        section("help-tell", t.help.tell, Some(tell::tell())),
        section("help-example", t.help.example.heading, Some(example::example())),
        section("help-ready", t.help.ready, Some(ready())),
        section("help-levels", t.help.levels, Some(levels())),
        section("help-steps", t.help.steps, Some(told(t.help.steps_more))),
        section("help-data", t.help.data, Some(told(t.help.data_more))),
        section("help-limits", t.help.limits, Some(limits())),
        section("help-keys", frame_text().frame.shortcuts, Some(keys())),
        section("help-words", t.help.glossary, Some(glossary())),
    ];
    view! {
        <article class="help">
            <header class="page-head">
                <Heading title=t.help.title.to_owned() />
                <p class="lead">{t.help.intro}</p>
            </header>
            <Contents title=t.help.contents sections=sections.into_iter().flatten().collect() />
        </article>
    }
}

/// Paragraphs.
fn paragraphs(all: &'static [&'static str]) -> impl IntoView {
    let all: Vec<_> = all.iter().map(|words| view! { <p>{*words}</p> }).collect();
    view! { <div class="prose">{all}</div> }
}

/// Headings, each with its paragraphs.
fn told(all: &'static [Told]) -> impl IntoView {
    let each = all.iter().map(|(heading, words)| {
        view! { <div class="part-of"><h3>{*heading}</h3>{paragraphs(words)}</div> }
    });
    each.collect_view()
}

fn ready() -> impl IntoView {
    let t = text();
    let statuses = CompetenceStatus::ALL.map(|status| {
        view! { <div><dt><StatusTag status /></dt><dd>{(t.words.status_means)(status)}</dd></div> }
    });
    view! {
        {paragraphs(t.help.ready_more)}
        <div class="part-of">
            <h3>{t.help.statuses}</h3>
            <dl class="facts">{statuses}</dl>
        </div>
    }
}

fn levels() -> impl IntoView {
    let t = text();
    let levels = Level::ALL.map(|level| {
        view! {
            <div><dt>{(t.words.level)(level)}</dt><dd>{(t.words.level_means)(level)}</dd></div>
        }
    });
    view! {
        {paragraphs(t.help.levels_more)}
        <dl class="facts">{levels}</dl>
    }
}

fn limits() -> impl IntoView {
    let items = text().help.limits_more.iter().map(|words| view! { <li>{*words}</li> });
    view! { <ul class="bullets">{items.collect_view()}</ul> }
}

fn keys() -> impl IntoView {
    let t = text();
    let keys = t.shell.shortcut_list.iter().map(|(keys, what)| {
        view! { <div><dt><kbd>{*keys}</kbd></dt><dd>{*what}</dd></div> }
    });
    view! {
        <p class="muted">{t.help.keys_more}</p>
        <dl class="keys">{keys.collect_view()}</dl>
    }
}

fn glossary() -> impl IntoView {
    let words = text().help.words.iter().map(|(word, means)| {
        view! { <div><dt>{*word}</dt><dd>{*means}</dd></div> }
    });
    view! { <dl class="facts">{words.collect_view()}</dl> }
}
