//! Words of two copies that meet: what a merge changes, and the versions that lost.

use super::common::{en_count, fr_count};
use crate::domain::merge::{ChangeKind, Field};

/// Words of two copies that meet.
pub struct Merge {
    pub merge: &'static str,
    pub merged: &'static str,
    pub changes: fn(usize) -> String,
    pub no_change: &'static str,
    pub kind: fn(&ChangeKind) -> &'static str,
    pub kept: fn(usize) -> String,
    pub field: fn(&Field) -> &'static str,
    pub header: &'static str,
    pub certification: &'static str,
    pub framework: &'static str,
    pub candidate: &'static str,
    pub unknown: &'static str,
    pub rating: fn(&str) -> String,
    pub experience: fn(&str) -> String,
    pub evidence: fn(&str) -> String,
    pub milestone: fn(&str) -> String,
    pub review: &'static str,
    pub superseded: &'static str,
    pub superseded_hint: &'static str,
    pub restore: &'static str,
    pub dismiss: &'static str,
}

/// French.
pub const FR: Merge = Merge {
    merge: "Fusionner avec le dossier d’ici",
    merged: "Les deux copies sont fusionnées.",
    changes: |n| format!("La fusion change {} ici", fr_count(n, "élément", "éléments")),
    no_change: "Tout ce que dit ce fichier est déjà ici : la fusion ne change rien.",
    kind: |kind| match kind {
        ChangeKind::Added => "ajouté",
        ChangeKind::Changed(fields) if fields.is_empty() => "inchangé",
        ChangeKind::Changed(_) => "modifié",
        ChangeKind::Deleted => "supprimé",
    },
    kept: |n| {
        format!("{} à côté", fr_count(n, "texte différent gardé", "textes différents gardés"))
    },
    field: |field| match field {
        Field::Name => "nom",
        Field::Target => "visée",
        Field::Certification | Field::Framework | Field::Counterpart(_) => "certification",
        Field::Contact => "contact",
        Field::Adviser => "accompagnement",
        Field::Motivation => "motivation",
        Field::Level => "niveau",
        Field::Comment => "commentaire",
        Field::Post => "poste",
        Field::Organisation => "structure",
        Field::Kind => "nature",
        Field::Period | Field::Date => "date",
        Field::WeeklyHours => "heures par semaine",
        Field::Description => "description",
        Field::Title => "titre",
        Field::Experience => "expérience",
        Field::Part(part) => (super::words::FR.part)(*part),
        Field::Document(..) => "justificatif",
        Field::Link(_) => "lien",
        Field::Note => "note",
        Field::Review | Field::Answer(_) => "relecture",
        Field::Begun | Field::Order | Field::CreatedAt | Field::UpdatedAt | Field::Unknown(_) => {
            "autre"
        }
    },
    header: "Le dossier",
    certification: "La certification",
    framework: "Une fiche précédente",
    candidate: "Qui vous êtes",
    unknown: "Autres données",
    rating: |competence| format!("Positionnement : {competence}"),
    experience: |post| format!("Expérience : {post}"),
    evidence: |title| format!("Preuve : {title}"),
    milestone: |note| format!("Date du parcours : {note}"),
    review: "Une relecture",
    superseded: "Versions écartées",
    superseded_hint: "Le même texte a été écrit de deux façons, sur deux onglets ou deux appareils. L’une est dans le dossier ; l’autre est ici, rien n’est perdu.",
    restore: "Reprendre cette version",
    dismiss: "Ne pas la garder",
};

/// English.
pub const EN: Merge = Merge {
    merge: "Merge with the dossier here",
    merged: "The two copies are merged.",
    changes: |n| format!("Merging changes {} here", en_count(n, "item", "items")),
    no_change: "Everything this file says is already here: merging changes nothing.",
    kind: |kind| match kind {
        ChangeKind::Added => "added",
        ChangeKind::Changed(fields) if fields.is_empty() => "unchanged",
        ChangeKind::Changed(_) => "changed",
        ChangeKind::Deleted => "deleted",
    },
    kept: |n| format!("{} beside it", en_count(n, "differing text kept", "differing texts kept")),
    field: |field| match field {
        Field::Name => "name",
        Field::Target => "target",
        Field::Certification | Field::Framework | Field::Counterpart(_) => "certification",
        Field::Contact => "contact",
        Field::Adviser => "adviser",
        Field::Motivation => "motivation",
        Field::Level => "level",
        Field::Comment => "comment",
        Field::Post => "post",
        Field::Organisation => "organisation",
        Field::Kind => "kind",
        Field::Period | Field::Date => "date",
        Field::WeeklyHours => "hours a week",
        Field::Description => "description",
        Field::Title => "title",
        Field::Experience => "experience",
        Field::Part(part) => (super::words::EN.part)(*part),
        Field::Document(..) => "document",
        Field::Link(_) => "link",
        Field::Note => "note",
        Field::Review | Field::Answer(_) => "review",
        Field::Begun | Field::Order | Field::CreatedAt | Field::UpdatedAt | Field::Unknown(_) => {
            "other"
        }
    },
    header: "The dossier",
    certification: "The certification",
    framework: "An earlier fiche",
    candidate: "Who you are",
    unknown: "Other data",
    rating: |competence| format!("Rating: {competence}"),
    experience: |post| format!("Experience: {post}"),
    evidence: |title| format!("Evidence: {title}"),
    milestone: |note| format!("Date of the path: {note}"),
    review: "A review",
    superseded: "Versions set aside",
    superseded_hint: "The same text was written in two ways, in two tabs or on two devices. One is in the dossier; the other is here, nothing is lost.",
    restore: "Take this version",
    dismiss: "Do not keep it",
};
