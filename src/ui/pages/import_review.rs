//! An adviser's review comes back: what it holds and which dossier it answers, before it is taken.

use crate::domain::diff::touched_since;
use crate::domain::review::Taken;
use crate::domain::unseen::shown;
use crate::domain::{Dossier, Timestamp};
use crate::exchange::review::ImportedReview;
use crate::platform::{clock, timer};
use crate::state::Route;
use crate::state::saver::OpenError;
use crate::ui::aside::text;
use crate::ui::desk::desk;
use crate::ui::frame::frame_text;
use crate::ui::parcels::Errand;
use leptos::prelude::*;
use std::sync::Arc;

fn day(at: Option<Timestamp>) -> String {
    let t = text();
    at.map_or_else(|| t.common.unknown.to_owned(), |at| (t.common.date)(clock::local_day(at)))
}

/// What the review holds, and taking it.
#[component]
pub fn ReviewPreview(
    /// The review read.
    read: Arc<ImportedReview>,
    /// Called when it is done.
    done: Callback<()>,
) -> impl IntoView {
    let desk = desk();
    let t = text();
    let review = &read.review;
    let open = desk.frame.route.with_untracked(|route| route.dossier().cloned());
    let here = match open {
        Some(id) if id == read.dossier => Some(desk.book.dossier().get_untracked()),
        _ => desk.shelf.dossier(&read.dossier).ok(),
    };
    let taken = here.as_ref().and_then(|dossier| dossier.takes(review).ok());
    let news = matches!(taken, Some(Taken::New | Taken::Later));
    let state = match taken {
        None => Some(t.answers.not_here),
        Some(Taken::Same) => Some(t.answers.same),
        Some(Taken::Earlier) => Some(t.answers.earlier),
        Some(Taken::Later) => Some(t.answers.later),
        Some(Taken::New) => None,
    };
    let who = match review.reviewer.name.trim() {
        "" => t.answers.unsigned,
        name => &shown(name),
    };
    let comments = review.opinions.iter().filter(|opinion| !opinion.comment.is_empty()).count();
    let opinions = review.opinions.iter().filter(|opinion| opinion.verdict.is_some()).count();
    let holds = (t.answers.holds)(opinions, comments, review.requests.len());
    let stance = review.overall.stance.map(|stance| (t.answers.stance)(Some(stance)));
    let findings: Vec<_> = read.findings.iter().map(|f| (t.findings.finding)(f)).collect();
    let of = here.as_ref().map(|dossier| (t.answers.of)(&name(dossier)));
    let since = here.as_ref().map(|dossier| {
        let at = review.answers_exported_at;
        let touched = at.map_or(0, |at| touched_since(dossier, at).len());
        (t.answers.since)(&day(at), touched)
    });
    let failed = RwSignal::new(false);
    let by = (t.answers.by)(who, &day(review.made_at));
    let round = (t.answers.round)(review.round.unwrap_or(1));
    let take = move |_| {
        let (id, edit) = (read.dossier.clone(), read.edit());
        let finish = {
            let id = id.clone();
            move |opened: Result<(), OpenError>| {
                if opened.is_err() || !desk.book.dispatch(&edit) {
                    failed.set(true);
                    return;
                }
                done.run(());
                desk.go(&Route::Board(id));
                let told = t.answers.taken.to_owned();
                timer::after(50, move || desk.say(told, Some(Errand::Undo)));
            }
        };
        desk.book.when_open(&id, finish);
    };
    view! {
        <section id="import-preview" class="import" tabindex="-1" role="group" aria-labelledby="review-title">
            <h3 id="review-title">{t.answers.preview}</h3>
            <p><b>{by}</b> " · " {round}</p>
            <p>{holds}</p>
            {stance.map(|stance| view! { <p>{t.answers.overall} " : " <b>{stance}</b></p> })}
            {of.map(|of| view! { <p>{of}</p> })}
            {since.map(|since| view! { <p class="muted">{since}</p> })}
            {(!findings.is_empty()).then(|| view! {
                <details id="import-findings" open>
                    <summary class="reminder">{(t.file.findings)(findings.len())}</summary>
                    <ul class="bullets">{findings.into_iter().map(|words| view! { <li>{words}</li> }).collect_view()}</ul>
                </details>
            })}
            {state.map(|state| view! { <p class="reminder" id="review-state">{state}</p> })}
            <p class="error" role="alert">{move || failed.get().then_some(t.answers.failed)}</p>
            <div class="row">
                {news.then(|| view! {
                    <button type="button" id="take-review" class="button primary" on:click=take>{t.answers.take}</button>
                })}
                <button type="button" id="import-cancel" class="button quiet" on:click=move |_| done.run(())>{t.common.cancel}</button>
            </div>
        </section>
    }
}

/// What the dossier is called.
fn name(dossier: &Dossier) -> String {
    match dossier.name.trim() {
        "" => (frame_text().home.untitled)(&dossier.certification.code),
        name => shown(name).into_owned(),
    }
}
