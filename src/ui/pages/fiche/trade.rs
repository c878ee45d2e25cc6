//! The trade: what one does in it, where, under which name, under which rules.

use super::{bullets, part, parts, prose};
use crate::domain::certification::{Certification, Coded};
use crate::ui::reading::text;
use leptos::prelude::*;

/// Objectives and activities.
pub(super) fn purpose(certification: &Certification) -> Option<impl IntoView + use<>> {
    let t = text();
    parts([
        part(t.fiche.objectives, prose(&certification.objectives)),
        part(t.fiche.activities, bullets(&certification.activities)),
    ])
}

/// Sectors, jobs and the public nomenclatures.
pub(super) fn trade(certification: &Certification) -> Option<impl IntoView + use<>> {
    let t = text();
    parts([
        part(t.fiche.sectors, prose(&certification.sectors)),
        part(t.fiche.jobs, bullets(&certification.jobs)),
        part(t.fiche.rome, coded(&certification.rome)),
        part(t.fiche.nsf, coded(&certification.nsf)),
        part(t.fiche.formacodes, coded(&certification.formacodes)),
    ])
}

/// The law of the activity, a paragraph each.
pub(super) fn regulations(certification: &Certification) -> Option<impl IntoView + use<>> {
    prose(&certification.regulations.join("\n"))
}

/// Codes of a nomenclature with their labels; nothing when there is none.
pub(super) fn coded(all: &[Coded]) -> Option<impl IntoView + use<>> {
    let items: Vec<_> = all
        .iter()
        .map(|coded| {
            let (code, label) = (coded.code.clone(), coded.label.clone());
            view! { <li><span class="code">{code}</span> " " {label}</li> }
        })
        .collect();
    (!items.is_empty()).then(|| view! { <ul class="plain" lang="fr">{items}</ul> })
}
