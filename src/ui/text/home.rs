//! Words of « Mes dossiers ».

use super::common::{en_count, fr_count};

/// Words of « Mes dossiers ».
pub struct Home {
    pub title: &'static str,
    pub what: &'static str,
    pub where_kept: &'static str,
    pub empty: &'static str,
    pub begin: &'static str,
    pub begin_on: fn(&str) -> String,
    pub begin_another: &'static str,
    pub see_fiche: &'static str,
    pub open_file: &'static str,
    pub open_file_hint: &'static str,
    pub default_line: fn(u8, usize, usize) -> String,
    pub registered_until: fn(&str) -> String,
    pub untitled: fn(&str) -> String,
    pub progress: fn(usize, usize, usize, usize) -> String,
    pub changed: fn(&str) -> String,
    pub never_exported: &'static str,
    pub exported: fn(&str) -> String,
    pub duplicate: &'static str,
    pub copy_of: fn(&str) -> String,
    pub new_name: &'static str,
    pub actions_on: fn(&str) -> String,
    pub binned: fn(&str) -> String,
    pub undo: &'static str,
    pub bin: &'static str,
    pub bin_hint: &'static str,
    pub restore: &'static str,
    pub erase: &'static str,
    pub erase_sure: fn(&str) -> String,
    pub erase_warning: &'static str,
    pub failed: &'static str,
}

/// French.
pub const FR: Home = Home {
    title: "Mes dossiers",
    what: "Acquis vous aide à vous situer sur chaque compétence d’une certification, à raconter les situations qui le prouvent et à voir quels blocs sont prêts à présenter.",
    where_kept: "Tout reste dans ce navigateur, sur cet appareil : ni compte, ni serveur. C’est vous qui décidez d’exporter votre dossier.",
    empty: "Aucun dossier sur cet appareil pour l’instant.",
    begin: "Commencer mon dossier",
    begin_on: |title| format!("Commencer mon dossier : {title}"),
    begin_another: "Commencer un autre dossier",
    see_fiche: "Lire la fiche de la certification",
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
    duplicate: "Dupliquer",
    copy_of: |name| format!("{name} (copie)"),
    new_name: "Nouveau nom du dossier",
    actions_on: |name| format!("Actions sur {name}"),
    binned: |name| format!("« {name} » est dans la corbeille."),
    undo: "Annuler la suppression",
    bin: "Corbeille",
    bin_hint: "Les dossiers supprimés restent ici 30 jours.",
    restore: "Restaurer",
    erase: "Effacer définitivement",
    erase_sure: |name| format!("Effacer définitivement « {name} » ?"),
    erase_warning: "Ce dossier et toutes ses preuves seront effacés de cet appareil. On ne peut pas revenir en arrière.",
    failed: "Le navigateur n’a pas pu enregistrer ce changement. Rien n’a été perdu.",
};

/// English.
pub const EN: Home = Home {
    title: "My dossiers",
    what: "Acquis helps you rate yourself on each competence of a certification, tell the situations that prove it, and see which blocks are ready to present.",
    where_kept: "Everything stays in this browser, on this device: no account, no server. Only you decide to export your dossier.",
    empty: "No dossier on this device yet.",
    begin: "Begin my dossier",
    begin_on: |title| format!("Begin my dossier: {title}"),
    begin_another: "Begin another dossier",
    see_fiche: "Read the certification’s fiche",
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
    duplicate: "Duplicate",
    copy_of: |name| format!("{name} (copy)"),
    new_name: "New name of the dossier",
    actions_on: |name| format!("Actions on {name}"),
    binned: |name| format!("“{name}” is in the bin."),
    undo: "Undo the deletion",
    bin: "Bin",
    bin_hint: "Deleted dossiers stay here for 30 days.",
    restore: "Restore",
    erase: "Erase for good",
    erase_sure: |name| format!("Erase “{name}” for good?"),
    erase_warning: "This dossier and all its evidence will be erased from this device. There is no way back.",
    failed: "The browser could not save this change. Nothing was lost.",
};
