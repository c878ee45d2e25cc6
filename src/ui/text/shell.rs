//! Words around the pages of a dossier: its navigation, save status, undo, shortcuts, refusals.

/// Words around the pages of a dossier.
pub struct Shell {
    pub dossier_nav: &'static str,
    pub board: &'static str,
    pub evidence: &'static str,
    pub path: &'static str,
    pub file: &'static str,
    pub blocks: &'static str,
    pub undo: &'static str,
    pub redo: &'static str,
    pub undo_what: fn(&str) -> String,
    pub redo_what: fn(&str) -> String,
    pub undone: fn(&str) -> String,
    pub redone: fn(&str) -> String,
    pub undone_remove: fn(&str) -> String,
    pub saved_here: &'static str,
    pub saved_at: fn(&str) -> String,
    pub saving: &'static str,
    pub not_saved: &'static str,
    pub not_saved_full: &'static str,
    pub not_saved_blocked: &'static str,
    pub not_saved_refused: fn(&str) -> String,
    pub memory_only: &'static str,
    pub no_journal: &'static str,
    pub go_export: &'static str,
    pub shortcut_list: &'static [(&'static str, &'static str)],
    pub cannot_open: &'static str,
    pub cannot_open_absent: &'static str,
    pub cannot_open_damaged: &'static str,
    pub too_long: fn(usize, usize) -> String,
    pub refused: &'static str,
}

/// French.
pub const FR: Shell = Shell {
    dossier_nav: "Mon dossier",
    board: "Tableau de bord",
    evidence: "Preuves",
    path: "Parcours",
    file: "Dossier",
    blocks: "Blocs de compétences",
    undo: "Annuler",
    redo: "Rétablir",
    undo_what: |what| format!("Annuler {what}"),
    redo_what: |what| format!("Rétablir {what}"),
    undone: |what| format!("Annulé : {what}."),
    redone: |what| format!("Rétabli : {what}."),
    undone_remove: |what| format!("Supprimé : {what}."),
    saved_here: "Enregistré sur cet appareil",
    saved_at: |time| format!("Enregistré à {time}"),
    saving: "Enregistrement…",
    not_saved: "Non enregistré",
    not_saved_full: "L’espace de ce navigateur est plein. Exportez votre dossier maintenant, puis supprimez un ancien dossier.",
    not_saved_blocked: "Ce navigateur refuse de garder des données. Exportez votre dossier avant de fermer la page.",
    not_saved_refused: |why| {
        format!(
            "Le navigateur a refusé l’enregistrement ({why}). Exportez votre dossier maintenant."
        )
    },
    memory_only: "Ce navigateur ne garde rien pour ce site : votre travail disparaîtra à la fermeture de la page. Exportez-le avant de partir.",
    no_journal: "Ce navigateur refuse la seconde copie de votre travail : s’il s’arrête brutalement, vos dernières secondes d’écriture peuvent se perdre. Exportez souvent.",
    go_export: "Exporter",
    shortcut_list: &[
        ("1 … 4", "Choisir un niveau pour la compétence affichée ou sélectionnée"),
        ("J / K", "Compétence suivante / précédente"),
        ("N", "Raconter une nouvelle situation"),
        ("G puis T", "Tableau de bord"),
        ("G puis P", "Preuves"),
        ("G puis R", "Parcours"),
        ("G puis D", "Dossier : exporter, imprimer"),
        ("G puis H", "Mes dossiers"),
        ("Ctrl + Z", "Annuler (hors d’un champ de texte)"),
        ("Ctrl + Maj + Z", "Rétablir"),
        ("?", "Cette liste"),
    ],
    cannot_open: "Ce dossier ne peut pas être ouvert",
    cannot_open_absent: "Il n’est pas sur cet appareil. S’il vient d’un autre appareil ou d’un autre navigateur, exportez-le là-bas, puis ouvrez le fichier ici.",
    cannot_open_damaged: "Ses données sont abîmées. Rien n’a été effacé : ouvrez votre dernier fichier exporté, ou demandez de l’aide avant de vider ce navigateur.",
    too_long: |length, most| {
        format!(
            "Ce texte est trop long : {length} caractères, {most} au plus. La fin n’est pas enregistrée."
        )
    },
    refused: "Cette modification n’a pas pu être faite. Rien n’a changé.",
};

/// English.
pub const EN: Shell = Shell {
    dossier_nav: "My dossier",
    board: "Dashboard",
    evidence: "Evidence",
    path: "Path",
    file: "Dossier",
    blocks: "Blocks of competences",
    undo: "Undo",
    redo: "Redo",
    undo_what: |what| format!("Undo {what}"),
    redo_what: |what| format!("Redo {what}"),
    undone: |what| format!("Undone: {what}."),
    redone: |what| format!("Redone: {what}."),
    undone_remove: |what| format!("Deleted: {what}."),
    saved_here: "Saved on this device",
    saved_at: |time| format!("Saved at {time}"),
    saving: "Saving…",
    not_saved: "Not saved",
    not_saved_full: "This browser’s storage is full. Export your dossier now, then delete an old dossier.",
    not_saved_blocked: "This browser refuses to keep data. Export your dossier before closing the page.",
    not_saved_refused: |why| {
        format!("The browser refused to save ({why}). Export your dossier now.")
    },
    memory_only: "This browser keeps nothing for this site: your work will vanish when the page closes. Export it before you leave.",
    no_journal: "This browser refuses the second copy of your work: if it stops abruptly, your last seconds of writing may be lost. Export often.",
    go_export: "Export",
    shortcut_list: &[
        ("1 … 4", "Choose a level for the competence shown or selected"),
        ("J / K", "Next / previous competence"),
        ("N", "Tell a new situation"),
        ("G then T", "Dashboard"),
        ("G then P", "Evidence"),
        ("G then R", "Path"),
        ("G then D", "Dossier: export, print"),
        ("G then H", "My dossiers"),
        ("Ctrl + Z", "Undo (outside a text field)"),
        ("Ctrl + Shift + Z", "Redo"),
        ("?", "This list"),
    ],
    cannot_open: "This dossier cannot be opened",
    cannot_open_absent: "It is not on this device. If it comes from another device or browser, export it there and open the file here.",
    cannot_open_damaged: "Its data are damaged. Nothing was erased: open your last exported file, or ask for help before clearing this browser.",
    too_long: |length, most| {
        format!("This text is too long: {length} characters, {most} at most. The end is not saved.")
    },
    refused: "This change could not be made. Nothing has changed.",
};
