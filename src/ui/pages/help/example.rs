//! The worked example: a situation part by part, and the competences of the fiche that it proves.

use crate::domain::certification::Certification;
use crate::domain::id::CompetenceId;
use crate::domain::story::StoryPart;
use crate::fiche::default_certification;
use crate::ui::reading::text;
use leptos::prelude::*;

/// The example.
pub(super) fn example() -> impl IntoView {
    let t = text();
    let example = &t.help.example;
    let certification = default_certification();
    let parts = StoryPart::ALL.map(|part| {
        view! { <div class="part-of"><h4>{(t.words.part)(part)}</h4><p>{(example.told)(part)}</p></div> }
    });
    let documents = example.documents.iter().map(|label| view! { <li>{*label}</li> });
    let proved = example.proves.iter().map(|(id, why)| proved(&certification, id, why));
    view! {
        <p class="muted">{example.intro}</p>
        <div class="quote example">
            <h3>{example.name}</h3>
            <p class="muted">{example.period}</p>
            {parts}
            <div class="part-of">
                <h4>{example.documents_title}</h4>
                <ul class="bullets">{documents.collect_view()}</ul>
            </div>
        </div>
        <div class="part-of">
            <h3>{example.proves_title}</h3>
            <ul class="proved">{proved.collect_view()}</ul>
            <p>{example.not_proved}</p>
        </div>
    }
}

/// A competence of the fiche, and why the example proves it.
fn proved(
    certification: &Certification,
    id: &'static str,
    why: &'static str,
) -> Option<impl IntoView + use<>> {
    let t = text();
    let id = CompetenceId::from(id);
    let (block, competence) = certification.competence(&id)?;
    let place = certification.blocks.iter().position(|found| found.code == block.code)?;
    let ordinal = block.competences.iter().position(|found| found.id == id)?;
    Some(view! {
        <li>
            <p class="eyebrow">{(t.help.example.number)(place + 1, ordinal + 1)}</p>
            <p lang="fr">{competence.text.clone()}</p>
            <p class="why-proved"><strong>{t.help.example.because}</strong> " — " {why}</p>
        </li>
    })
}
