//! The dates of the path and of the fiche, as the dashboard recalls them.

use crate::platform::clock;
use crate::state::Route;
use crate::ui::desk::{desk, text};
use leptos::prelude::*;

/// The dates that bite, nearest first.
#[component]
pub fn BoardDates() -> impl IntoView {
    let desk = desk();
    let t = text();
    let dates = Memo::new(move |_| {
        desk.book.dossier().with(|dossier| {
            let registration = &dossier.certification.registration;
            let fiche = [
                (registration.expires, t.board.expires.to_owned(), Some(t.board.expires_hint)),
                (registration.last_award, t.board.last_award.to_owned(), None),
            ];
            let own = dossier.milestones.values().map(|milestone| {
                let kind = (t.words.milestone)(milestone.kind);
                let words = match milestone.note.trim() {
                    "" => kind.to_owned(),
                    note => format!("{kind} ({note})"),
                };
                (milestone.date, words, None)
            });
            let all = fiche.into_iter().chain(own);
            let mut dates: Vec<_> =
                all.filter_map(|(date, words, hint)| Some((date?, words, hint))).collect();
            dates.sort();
            dates
        })
    });
    let none =
        Memo::new(move |_| desk.book.dossier().with(|dossier| dossier.milestones.is_empty()));
    view! {
        <section class="card" aria-labelledby="dates-title">
            <h2 id="dates-title">{t.board.dates_title}</h2>
            <dl class="dates-list">
                {move || dates.get().into_iter().map(|(date, words, hint)| {
                    let days = clock::today().days_until(date);
                    view! {
                        <div class:past=days < 0 class:soon=(0..=30).contains(&days)>
                            <dt>{words}</dt>
                            <dd>
                                {(t.common.date)(date)} " · " <strong>{(t.board.days_left)(days)}</strong>
                                {hint.map(|hint| view! { <span class="hint">{hint}</span> })}
                            </dd>
                        </div>
                    }
                }).collect_view()}
            </dl>
            <Show when=move || none.get()>
                <p class="muted small">{t.board.no_milestone}</p>
            </Show>
            <a href=Route::Path(desk.dossier_id()).href()>{t.board.add_milestone}</a>
        </section>
    }
}
