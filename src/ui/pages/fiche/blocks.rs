//! The blocs with their competences, and how blocs and the whole are obtained.

use super::{expected, parts, prose};
use crate::domain::Block;
use crate::domain::certification::Certification;
use crate::ui::reading::text;
use leptos::prelude::*;

/// Every bloc; then the competences as the fiche lists them apart, for whoever compares.
pub(super) fn blocks(certification: &Certification) -> Option<impl IntoView + use<>> {
    let t = text();
    if certification.blocks.is_empty() {
        return None;
    }
    let attested = &certification.attested;
    let attested = (!attested.is_empty()).then(|| {
        let items: Vec<_> = attested.iter().map(|text| view! { <li>{text.clone()}</li> }).collect();
        view! {
            <details class="quote">
                <summary>{(t.fiche.attested)(items.len())}</summary>
                <ol lang="fr">{items}</ol>
            </details>
        }
    });
    Some(view! {
        <p class="muted">{t.fiche.blocks_intro}</p>
        {certification.blocks.iter().map(block).collect_view()}
        {attested}
    })
}

fn block(block: &Block) -> impl IntoView + use<> {
    let t = text();
    let mut above = None;
    let competences: Vec<_> = block
        .competences
        .iter()
        .map(|competence| {
            let heading = (competence.heading != above).then(|| competence.heading.clone());
            above.clone_from(&competence.heading);
            let code = competence.code.clone();
            view! {
                <li>
                    {heading.flatten().map(|heading| view! { <span class="eyebrow over">{heading}</span> })}
                    {code.map(|code| view! { <span class="muted">{code} " "</span> })}
                    {competence.text.clone()}
                </li>
            }
        })
        .collect();
    view! {
        <div class="part-of fiche-block" data-block=block.code.to_string()>
            <p class="eyebrow">{block.code.to_string()}</p>
            <h3 lang="fr">{block.title.clone()}</h3>
            <h4>{t.fiche.competences}</h4>
            {block.intro.clone().map(|intro| view! { <p lang="fr">{intro}</p> })}
            <ol lang="fr">{competences}</ol>
            <h4>{t.fiche.assessment}</h4>
            {prose(&block.assessment).map_or_else(
                || view! { <p class="muted">{t.common.unknown}</p> }.into_any(),
                IntoAny::into_any,
            )}
        </div>
    }
}

/// The award rule, the assessment of the whole, and how long its parts hold.
pub(super) fn award(certification: &Certification) -> Option<impl IntoView + use<>> {
    let t = text();
    parts([
        Some(expected(t.fiche.award_rule, prose(&certification.award_rule))),
        Some(expected(t.fiche.whole_assessment, prose(&certification.assessment))),
        Some(expected(t.fiche.components_validity, prose(&certification.components_validity))),
    ])
}
