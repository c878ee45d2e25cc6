//! « Versions »: the points to which the candidate can go back, and what was exported when.

use crate::platform::clock;
use crate::state::points::{Point, PointKind};
use crate::ui::aside::text;
use crate::ui::desk::desk;
use crate::ui::parcels::Errand;
use leptos::prelude::*;

/// The versions of the open dossier.
#[component]
pub fn Versions() -> impl IntoView {
    let desk = desk();
    let t = text();
    let points = RwSignal::new(Vec::<Point>::new());
    Effect::new(move |_| {
        // An export or an import makes one.
        desk.book.device().track();
        desk.book.points(move |found| {
            points.try_set(found);
        });
    });
    let line = move |point: Point| {
        let date = (t.common.date)(clock::local_day(point.at));
        let when = format!("{date}, {}", clock::local_time(point.at));
        let why = match point.kind {
            PointKind::Daily => t.versions.daily,
            PointKind::Import => t.versions.import,
            PointKind::Carry => t.versions.carry,
            PointKind::Export => t.versions.export,
        };
        let card = &point.card;
        let told = (t.versions.told)(card.rated, card.ready, card.evidence);
        let label = (t.versions.return_to)(&when);
        let back = point.file.is_some().then(|| {
            let point = point.clone();
            let go = move |_| {
                if let Some(dossier) = point.dossier() {
                    desk.book.replace(dossier);
                    desk.say(t.versions.returned.to_owned(), Some(Errand::Undo));
                }
            };
            view! { <button type="button" class="button small" aria-label=label on:click=go>{t.versions.back}</button> }
        });
        view! {
            <li class="row between version">
                <span><b>{when}</b> " · " {why} <br /> <span class="muted small">{told}</span></span>
                {back}
            </li>
        }
    };
    view! {
        <Show when=move || !points.with(Vec::is_empty)>
            <section class="card" id="versions" aria-labelledby="versions-title">
                <h2 id="versions-title">{t.versions.title}</h2>
                <p class="hint">{t.versions.hint}</p>
                <ul class="plain">{move || points.get().into_iter().map(line).collect_view()}</ul>
            </section>
        </Show>
    }
}
