//! Words of « Versions ».

use super::common::{en_count, fr_count};

/// Words of « Versions ».
pub struct Versions {
    pub title: &'static str,
    pub hint: &'static str,
    pub daily: &'static str,
    pub import: &'static str,
    pub carry: &'static str,
    pub export: &'static str,
    pub told: fn(usize, usize, usize) -> String,
    pub back: &'static str,
    pub return_to: fn(&str) -> String,
    pub returned: &'static str,
}

/// French.
pub const FR: Versions = Versions {
    title: "Versions",
    hint: "Acquis garde dans ce navigateur l’état du dossier au début de chaque journée de travail et avant chaque import ou changement de certification, dix de chaque au plus.",
    daily: "début de journée",
    import: "avant un import",
    carry: "avant un changement de certification",
    export: "exporté",
    told: |rated, ready, evidence| {
        format!(
            "{} · {} · {}",
            fr_count(rated, "compétence évaluée", "compétences évaluées"),
            fr_count(ready, "prête", "prêtes"),
            fr_count(evidence, "preuve", "preuves")
        )
    },
    back: "Y revenir",
    return_to: |when| format!("Y revenir : version du {when}"),
    returned: "Le dossier est revenu à cette version.",
};

/// English.
pub const EN: Versions = Versions {
    title: "Versions",
    hint: "Acquis keeps in this browser the state of the dossier at the beginning of each day of work and before each import or change of certification, ten of each at most.",
    daily: "beginning of the day",
    import: "before an import",
    carry: "before a change of certification",
    export: "exported",
    told: |rated, ready, evidence| {
        format!(
            "{} · {ready} ready · {}",
            en_count(rated, "competence rated", "competences rated"),
            en_count(evidence, "piece of evidence", "pieces of evidence")
        )
    },
    back: "Go back to it",
    return_to: |when| format!("Go back to it: version of {when}"),
    returned: "The dossier is back at that version.",
};
