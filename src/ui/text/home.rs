//! Words of « Mes dossiers », as the first load carries them.

use super::common::{self, en_count, fr_count};
use crate::domain::Date;

/// Words of « Mes dossiers ».
pub struct Home {
    pub title: &'static str,
    pub what: &'static str,
    pub where_kept: &'static str,
    pub empty: &'static str,
    pub begin: &'static str,
    pub begin_on: fn(&str, &str) -> String,
    pub begin_another: &'static str,
    pub see_fiche: &'static str,
    pub choose: &'static str,
    pub import: &'static str,
    pub open_file: &'static str,
    pub open_file_hint: &'static str,
    pub default_line: fn(u8, usize, usize) -> String,
    pub registered_until: fn(&str) -> String,
    pub untitled: fn(&str) -> String,
    pub locked: &'static str,
    pub locked_more: &'static str,
    pub progress: fn(usize, usize, usize, usize) -> String,
    pub changed: fn(&str) -> String,
    pub never_exported: &'static str,
    pub exported: fn(&str) -> String,
    pub failed: &'static str,
    pub ready: &'static str,
    pub rated: &'static str,
    pub unrated: &'static str,
    pub date: fn(Date) -> String,
    pub days_ago: fn(i32) -> String,
}

/// French.
pub const FR: Home = Home {
    title: "Mes dossiers",
    what: "Acquis vous aide à vous situer sur chaque compétence d’une certification, à raconter les situations qui le prouvent et à voir quels blocs sont prêts à présenter.",
    where_kept: "Tout reste dans ce navigateur, sur cet appareil : ni compte, ni serveur. C’est vous qui décidez d’exporter votre dossier.",
    empty: "Aucun dossier sur cet appareil pour l’instant.",
    begin: "Commencer mon dossier",
    begin_on: |begin, title| format!("{begin} : {title}"),
    begin_another: "Commencer un autre dossier",
    see_fiche: "Lire la fiche de la certification",
    choose: "Choisir une autre certification",
    import: "Importer une autre certification",
    open_file: "Ouvrir un fichier de dossier",
    open_file_hint: "Un fichier .json exporté par Acquis, ici ou sur un autre appareil. Vous pouvez aussi le déposer sur cette page.",
    default_line: |level, blocks, competences| {
        format!(
            "Niveau {level} · {} · {}",
            fr_count(blocks, "bloc de compétences", "blocs de compétences"),
            fr_count(competences, "compétence", "compétences")
        )
    },
    registered_until: |date| format!("Enregistrée jusqu’au {date}"),
    untitled: |code| format!("Mon dossier {code}"),
    locked: "Dossier protégé",
    locked_more: "Verrouillé par une phrase de passe.",
    progress: |blocks_ready, blocks, ready, competences| {
        format!(
            "{} sur {blocks} · {} sur {competences}",
            fr_count(blocks_ready, "bloc prêt", "blocs prêts"),
            fr_count(ready, "compétence prête", "compétences prêtes")
        )
    },
    changed: |when| format!("Modifié {when}"),
    never_exported: "Jamais exporté",
    exported: |when| format!("Dernière copie {when}"),
    failed: "Le navigateur n’a pas pu enregistrer ce changement. Rien n’a été perdu.",
    ready: "Prêtes",
    rated: "Évaluées",
    unrated: "Non évaluées",
    date: common::FR.date,
    days_ago: common::FR.days_ago,
};

/// English.
pub const EN: Home = Home {
    title: "My dossiers",
    what: "Acquis helps you rate yourself on each competence of a certification, tell the situations that prove it, and see which blocks are ready to present.",
    where_kept: "Everything stays in this browser, on this device: no account, no server. Only you decide to export your dossier.",
    empty: "No dossier on this device yet.",
    begin: "Begin my dossier",
    begin_on: |begin, title| format!("{begin}: {title}"),
    begin_another: "Begin another dossier",
    see_fiche: "Read the certification’s fiche",
    choose: "Choose another certification",
    import: "Import another certification",
    open_file: "Open a dossier file",
    open_file_hint: "A .json file exported by Acquis, here or on another device. You can also drop it on this page.",
    default_line: |level, blocks, competences| {
        format!(
            "Level {level} · {} · {}",
            en_count(blocks, "block of competences", "blocks of competences"),
            en_count(competences, "competence", "competences")
        )
    },
    registered_until: |date| format!("Registered until {date}"),
    untitled: |code| format!("My dossier {code}"),
    locked: "Protected dossier",
    locked_more: "Locked by a passphrase.",
    progress: |blocks_ready, blocks, ready, competences| {
        format!(
            "{blocks_ready} of {} ready · {ready} of {} ready",
            en_count(blocks, "block", "blocks"),
            en_count(competences, "competence", "competences")
        )
    },
    changed: |when| format!("Changed {when}"),
    never_exported: "Never exported",
    exported: |when| format!("Last copy {when}"),
    failed: "The browser could not save this change. Nothing was lost.",
    ready: "Ready",
    rated: "Rated",
    unrated: "Not rated",
    date: common::EN.date,
    days_ago: common::EN.days_ago,
};
