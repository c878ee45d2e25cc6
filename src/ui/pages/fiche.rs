//! The fiche in full: what the certification is, what it asks, who delivers it, until when.
//!
//! Owns the order of the sections and the head of the page. Changes nothing and knows no dossier:
//! what it shows is the certification that Acquis carries.

mod access;
mod blocks;
pub mod export;
mod registration;
mod trade;

use crate::domain::Date;
use crate::domain::certification::{Certification, Route as Way};
use crate::fiche::default_certification;
use crate::platform::{clock, page};
use crate::state::Route as Place;
use crate::ui::frame::frame_text;
use crate::ui::pages::Heading;
use crate::ui::parcels::{Later, Part};
use crate::ui::parts::contents::{Contents, Section, section};
use crate::ui::reading::text;
use leptos::prelude::*;

/// The fiche in full.
#[component]
pub fn FichePage() -> impl IntoView {
    let t = text();
    let certification = default_certification();
    let title = match certification.title.trim() {
        "" => t.fiche.title.to_owned(),
        title => title.to_owned(),
    };
    let sections = sections(&certification);
    view! {
        <article class="fiche">
            <header class="page-head">
                <p class="eyebrow">{certification.code.clone()}</p>
                <Heading title />
                {key_facts(&certification)}
                <button type="button" class="button small" on:click=|_| page::print()>{t.fiche.print}</button>
                <export::CaseExport certification=certification.clone() />
                <p><a href=Place::Import.href()>{frame_text().home.import}</a></p>
            </header>
            <Contents title=t.fiche.contents sections />
            <Later part=Part::GoingOver />
        </article>
    }
}

/// The sections that have something to say, in reading order.
fn sections(certification: &Certification) -> Vec<Section> {
    let t = text();
    let all = [
        section("fiche-purpose", t.fiche.purpose, trade::purpose(certification)),
        section("fiche-blocks", t.fiche.blocks, blocks::blocks(certification)),
        section("fiche-award", t.fiche.award, blocks::award(certification)),
        section("fiche-access", t.fiche.access, access::ways(certification)),
        section("fiche-prerequisites", t.fiche.prerequisites, access::prerequisites(certification)),
        section("fiche-trade", t.fiche.trade, trade::trade(certification)),
        section("fiche-regulations", t.fiche.regulations, trade::regulations(certification)),
        section("fiche-certifiers", t.fiche.certifiers, registration::certifiers(certification)),
        section("fiche-registration", t.fiche.registration, registration::dates(certification)),
        section("fiche-statistics", t.fiche.statistics, registration::statistics(certification)),
        section("fiche-related", t.fiche.related, registration::related(certification)),
        section("fiche-source", t.fiche.source, registration::source(certification)),
    ];
    all.into_iter().flatten().collect()
}

/// What decides whether to read on: level, dates, blocs, and whether experience opens it.
fn key_facts(certification: &Certification) -> impl IntoView + use<> {
    let t = text();
    let level = certification.level.map_or(t.common.unknown.to_owned(), t.fiche.level_named);
    let competences = certification.competences().count();
    let registration = &certification.registration;
    view! {
        <dl class="facts">
            <div><dt>{t.fiche.level}</dt><dd>{level}</dd></div>
            <div>
                <dt>{t.fiche.blocks}</dt>
                <dd>{(t.fiche.block_count)(certification.blocks.len(), competences)}</dd>
            </div>
            <div>
                <dt>{t.fiche.by_experience}</dt>
                <dd>{access::openness(certification.is_open(Way::Experience))}</dd>
            </div>
            <div><dt>{t.fiche.expires}</dt><dd>{deadline(registration.expires)}</dd></div>
            <div><dt>{t.fiche.last_award}</dt><dd>{deadline(registration.last_award)}</dd></div>
        </dl>
    }
}

/// A day, and how far it is from today.
fn deadline(date: Option<Date>) -> impl IntoView + use<> {
    let t = text();
    let Some(date) = date else {
        return t.common.unknown.into_any();
    };
    let days = (t.fiche.days)(clock::today().days_until(date));
    view! {
        {(t.common.date)(date)}
        <span class="hint">{days}</span>
    }
    .into_any()
}

/// A text of the fiche, a paragraph for each of its lines; nothing when it is empty.
fn prose(words: &str) -> Option<impl IntoView + use<>> {
    let lines = words.lines().map(str::trim).filter(|line| !line.is_empty());
    let lines: Vec<_> = lines.map(|line| view! { <p>{line.to_owned()}</p> }).collect();
    (!lines.is_empty()).then(|| view! { <div class="prose" lang="fr">{lines}</div> })
}

/// Texts of the fiche as a list; nothing when there is none.
fn bullets(items: &[String]) -> Option<impl IntoView + use<>> {
    let items: Vec<_> = items.iter().map(|item| view! { <li>{item.clone()}</li> }).collect();
    (!items.is_empty()).then(|| view! { <ul class="bullets" lang="fr">{items}</ul> })
}

/// What is under a heading; nothing when there is nothing.
fn part(heading: &'static str, body: Option<impl IntoView + 'static>) -> Option<AnyView> {
    body.map(|body| view! { <div class="part-of"><h3>{heading}</h3>{body}</div> }.into_any())
}

/// What is under a heading that a reader looks for: « Non précisé » when there is nothing.
fn expected(heading: &'static str, body: Option<impl IntoView + 'static>) -> AnyView {
    let body = match body {
        Some(body) => body.into_any(),
        None => view! { <p class="muted">{text().common.unknown}</p> }.into_any(),
    };
    view! { <div class="part-of"><h3>{heading}</h3>{body}</div> }.into_any()
}

/// Parts in order; nothing when all are empty.
fn parts<const N: usize>(all: [Option<AnyView>; N]) -> Option<AnyView> {
    let all: Vec<_> = all.into_iter().flatten().collect();
    (!all.is_empty()).then(|| all.into_any())
}
