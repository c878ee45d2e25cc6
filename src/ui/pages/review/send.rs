//! The review goes back: as a file, as a page that anyone reads, on paper.

use super::{candidate, day, here};
use crate::domain::Dossier;
use crate::domain::review::Review;
use crate::exchange::html::{Page, ReviewWords, html_file_name, review_page, write_html};
use crate::exchange::review_file_name;
use crate::platform::{clock, files, page, timer};
use crate::state::Route;
use crate::ui::aside::text;
use crate::ui::desk::desk;
use crate::ui::frame::frame;
use crate::ui::parts::paper::Paper;
use leptos::prelude::*;

/// The *compte rendu* of a review.
fn report(review: &Review, dossier: &Dossier) -> Page {
    let t = text();
    let about = (t.review.report_about)(
        review.round.unwrap_or(1),
        &day(review.made_at),
        &day(review.answers_exported_at),
    );
    let words = ReviewWords {
        lang: frame().language.get_untracked().tag(),
        heading: t.review.report,
        about: &about,
        note: t.review.report_note,
        by: t.review.report_by,
        candidate: t.review.report_candidate,
        overall: t.review.overall,
        recommendations: t.answers.recommendations,
        requests: t.review.requests,
        answer: t.review.answer,
        columns: t.review.columns,
        level: &|level| level.map_or(t.words.unrated, t.words.level).to_owned(),
        verdict: &|verdict| (t.answers.verdict)(verdict).to_owned(),
        stance: &|stance| (t.answers.stance)(stance).to_owned(),
    };
    review_page(review, dossier, &words)
}

/// Sending and printing.
#[component]
pub fn Send() -> impl IntoView {
    let here = here();
    let desk = desk();
    let t = text();
    let reviewing = here.reviewing;
    let open = here.open.get_value();
    let dossier = open.dossier.clone();
    let name =
        review_file_name(&dossier.certification.code, &candidate_plain(&dossier), clock::today());
    let failed = RwSignal::new(false);
    let shown = RwSignal::new(false);
    let unsigned = move || reviewing.reviewer().with(|reviewer| reviewer.name.trim().is_empty());
    let blank = move || reviewing.draft().with(|draft| draft.as_ref().is_none_or(Review::is_blank));
    let send = {
        let (name, dossier) = (name.clone(), dossier.clone());
        move |html: bool| {
            let offered = reviewing.send().and_then(|(written, review)| {
                if !html {
                    files::download(&name, "application/json", written.text.as_bytes()).ok()?;
                    return Some(name.clone());
                }
                let name = html_file_name(&name);
                let page = write_html(&report(&review, &dossier), &written.text);
                files::download(&name, "text/html", page.as_bytes()).ok()?;
                Some(name)
            });
            failed.set(offered.is_none());
            if let Some(name) = offered {
                desk.say((t.common.exported)(&name), None);
            }
        }
    };
    let send_page = send.clone();
    let print = move |_| {
        // The report alone.
        here.whole.set(false);
        shown.set(true);
        // Once it stands.
        timer::after(50, page::print);
    };
    let paper = move || {
        let review = reviewing.draft().get()?;
        Some(view! { <Paper page=report(&review, &dossier) /> })
    };
    Some(view! {
        <section class="card" aria-labelledby="send-title">
            <h2 id="send-title">{t.review.send}</h2>
            <p class="hint">{(t.review.send_hint)(&name)}</p>
            <Show when=unsigned>
                <p class="reminder"><a href=Route::Cohort.href()>{t.review.send_unsigned}</a></p>
            </Show>
            <Show when=blank><p class="muted">{t.review.send_blank}</p></Show>
            <div class="row">
                <button type="button" id="send-review" class="button primary" disabled=blank on:click=move |_| send(false)>{t.review.send_json}</button>
                <button type="button" id="send-page" class="button" disabled=blank on:click=move |_| send_page(true)>{t.review.send_html}</button>
                <button type="button" id="print-review" class="button" disabled=blank on:click=print>{t.review.print}</button>
                <button
                    type="button"
                    class="button quiet"
                    aria-expanded=move || shown.get().to_string()
                    on:click=move |_| shown.update(|shown| *shown = !*shown)
                >
                    {move || if shown.get() { t.review.preview_hide } else { t.review.preview }}
                </button>
            </div>
            <p class="error" role="alert">{move || failed.get().then_some(t.common.export_failed)}</p>
        </section>
        {move || shown.get().then(&paper)}
    })
}

/// The candidate's name as written, for the file's.
fn candidate_plain(dossier: &Dossier) -> String {
    if dossier.candidate.name.trim().is_empty() { String::new() } else { candidate(dossier) }
}
