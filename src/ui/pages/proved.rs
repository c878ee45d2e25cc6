//! The competences that a piece of evidence proves, ticked bloc by bloc.

use crate::domain::Evidence;
use crate::domain::evidence::EvidenceChange;
use crate::domain::id::CompetenceId;
use crate::ui::aside::text;
use crate::ui::desk::desk;
use crate::ui::pages::editor::field;
use leptos::prelude::*;
use std::sync::Arc;

/// The competences it proves, bloc by bloc.
#[component]
pub fn Proved(
    /// The evidence.
    evidence: ReadSignal<Option<Arc<Evidence>>>,
    /// Changes it.
    change: Callback<EvidenceChange>,
) -> impl IntoView {
    let desk = desk();
    let t = text();
    let certification = desk.book.dossier().with_untracked(|dossier| dossier.certification.clone());
    let count = field(evidence, move |e| {
        desk.book.dossier().with_untracked(|dossier| dossier.proved_by(e).count())
    });
    let box_of = move |id: CompetenceId, words: String| {
        let name = id.to_string();
        let own = id.clone();
        let linked = field(evidence, move |e| e.competences.contains(&own));
        let toggle = move |event| {
            let id = id.clone();
            let linked = event_target_checked(&event);
            change.run(if linked { EvidenceChange::Link(id) } else { EvidenceChange::Unlink(id) });
        };
        view! {
            <label class="check">
                <input type="checkbox" name=name prop:checked=move || linked.get() on:change=toggle />
                <span>{words}</span>
            </label>
        }
    };
    view! {
        <section class="card" aria-labelledby="proved-title">
            <div class="label-row">
                <h2 id="proved-title" tabindex="-1">{t.evidence.competences}</h2>
                <span class="mark">{move || (t.common.competences)(count.get())}</span>
            </div>
            <p class="hint">{t.evidence.competences_hint}</p>
            {certification.blocks.iter().map(|block| view! {
                <fieldset class="checks">
                    <legend>{block.title.clone()}</legend>
                    {block.competences.iter().map(|c| box_of(c.id.clone(), c.text.clone())).collect_view()}
                </fieldset>
            }).collect_view()}
        </section>
    }
}
