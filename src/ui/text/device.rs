//! Words of « Cet appareil »: the room it has, what was set aside, a copy of everything, leaving.

use super::common::{en_count, fr_count};

/// Words of « Cet appareil ».
pub struct Device {
    pub title: &'static str,
    pub install_title: &'static str,
    pub install_why: &'static str,
    pub install: &'static str,
    pub install_by_share_sheet: &'static str,
    pub install_by_menu: &'static str,
    pub used: fn(f64, f64) -> String,
    pub promised: &'static str,
    pub not_promised: &'static str,
    pub everything: &'static str,
    pub everything_hint: &'static str,
    pub everything_name: fn(&str) -> String,
    pub everything_done: fn(usize) -> String,
    pub everything_failed: &'static str,
    pub everything_left_out: fn(usize) -> String,
    pub unreadable: &'static str,
    pub unreadable_hint: fn(usize) -> String,
    pub unreadable_save: &'static str,
    pub unreadable_erase: &'static str,
    pub leave: &'static str,
    pub leave_hint: &'static str,
    pub leave_sure: &'static str,
    pub leave_warning: &'static str,
    pub leave_now: &'static str,
    pub leave_failed: &'static str,
    pub bundle: fn(usize) -> String,
    pub bundle_line: fn(usize) -> String,
    pub bundle_refused: fn(usize, &str) -> String,
    pub bundle_take: &'static str,
    pub bundle_known: &'static str,
    pub bundle_new: &'static str,
    pub bundle_done: fn(usize) -> String,
    pub bundle_failed: fn(usize) -> String,
}

/// French.
pub const FR: Device = Device {
    install_title: "Installer Acquis",
    install_why: "Acquis s’ouvre déjà sans connexion. Installé, il a sa fenêtre et son icône, et le navigateur garde mieux vos données.",
    install: "Installer",
    install_by_share_sheet: "Dans Safari : bouton Partager, puis « Sur l’écran d’accueil ». L’application installée a ses propres données : exportez d’abord vos dossiers, puis ouvrez-les dans l’application.",
    install_by_menu: "Si votre navigateur sait installer un site, c’est dans son menu. Firefox sur ordinateur ne le propose pas : un marque-page suffit, rien d’autre ne change.",
    title: "Cet appareil",
    used: |used, quota| {
        format!(
            "Ce site occupe {} ; ce navigateur lui en laisse {}.",
            size(used, true),
            size(quota, true)
        )
    },
    promised: "Le navigateur s’est engagé à ne pas effacer vos données de lui-même.",
    not_promised: "Le navigateur peut effacer vos données s’il manque de place, ou quand vous videz son historique : l’export est votre sauvegarde.",
    everything: "Tout exporter",
    everything_hint: "Tous les dossiers de cet appareil dans un seul fichier, corbeille comprise. Il se rouvre ici même.",
    everything_name: |date| format!("acquis_tout_{date}.json"),
    everything_done: |n| format!("{} dans le fichier.", fr_count(n, "dossier", "dossiers")),
    everything_failed: "Le fichier n’a pas pu être écrit. Exportez les dossiers un par un.",
    everything_left_out: |n| {
        format!(
            "{} pas pu être lu{} et n’y {} pas. Ouvrez-le{} d’ici pour en enregistrer les données telles quelles.",
            fr_count(n, "dossier n’a", "dossiers n’ont"),
            if n < 2 { "" } else { "s" },
            if n < 2 { "est" } else { "sont" },
            if n < 2 { "" } else { "s" },
        )
    },
    unreadable: "Données mises de côté",
    unreadable_hint: |n| {
        format!(
            "{} illisible{} : rien n’en a été effacé. Enregistrez-les avant de demander de l’aide.",
            fr_count(n, "donnée", "données"),
            if n < 2 { "" } else { "s" }
        )
    },
    unreadable_save: "Les enregistrer",
    unreadable_erase: "Les effacer",
    leave: "Effacer mes données de cet appareil",
    leave_hint: "Sur un ordinateur partagé, ou quand vous avez fini.",
    leave_sure: "Effacer toutes vos données d’Acquis de cet appareil ?",
    leave_warning: "Tous les dossiers, la corbeille, les versions, les réglages et les dossiers reçus en relecture seront effacés de ce navigateur. On ne peut pas revenir en arrière : exportez tout d’abord.",
    leave_now: "Tout effacer",
    leave_failed: "Le navigateur a refusé d’effacer la seconde copie : rien n’a été effacé. Réessayez, ou effacez les données de ce site dans les réglages du navigateur.",
    bundle: |n| format!("Ce fichier contient {}", fr_count(n, "dossier", "dossiers")),
    bundle_line: |n| format!("Dossier {n}"),
    bundle_refused: |n, why| format!("Dossier {n} : {why}"),
    bundle_take: "Tout reprendre ici",
    bundle_known: "déjà ici : sera fusionné",
    bundle_new: "sera ajouté",
    bundle_done: |n| format!("{} ici.", fr_count(n, "dossier repris", "dossiers repris")),
    bundle_failed: |n| {
        format!(
            "{} pu être repris ; les autres sont ici.",
            fr_count(n, "dossier n’a pas", "dossiers n’ont pas")
        )
    },
};

/// English.
pub const EN: Device = Device {
    install_title: "Install Acquis",
    install_why: "Acquis already opens without a connection. Installed, it has its own window and icon, and the browser keeps your data better.",
    install: "Install",
    install_by_share_sheet: "In Safari: Share button, then “Add to Home Screen”. The installed application has data of its own: export your dossiers first, then open them in the application.",
    install_by_menu: "If your browser can install a site, it is in its menu. Firefox on a computer does not offer it: a bookmark will do, nothing else changes.",
    title: "This device",
    used: |used, quota| {
        format!(
            "This site uses {}; this browser allows it {}.",
            size(used, false),
            size(quota, false)
        )
    },
    promised: "The browser has undertaken not to erase your data by itself.",
    not_promised: "The browser may erase your data when room is short, or when you clear its history: the export is your backup.",
    everything: "Export everything",
    everything_hint: "All dossiers of this device in one file, those in the bin too. It opens again right here.",
    everything_name: |date| format!("acquis_all_{date}.json"),
    everything_done: |n| format!("{} in the file.", en_count(n, "dossier", "dossiers")),
    everything_failed: "The file could not be written. Export the dossiers one by one.",
    everything_left_out: |n| {
        format!(
            "{} could not be read and {} not in it. Open {} from here to save the data as they are.",
            en_count(n, "dossier", "dossiers"),
            if n == 1 { "is" } else { "are" },
            if n == 1 { "it" } else { "them" },
        )
    },
    unreadable: "Data set aside",
    unreadable_hint: |n| {
        format!(
            "{} cannot be read: nothing of it was erased. Save it before asking for help.",
            en_count(n, "item", "items")
        )
    },
    unreadable_save: "Save it",
    unreadable_erase: "Erase it",
    leave: "Erase my data from this device",
    leave_hint: "On a shared computer, or when you are done.",
    leave_sure: "Erase all your Acquis data from this device?",
    leave_warning: "All dossiers, the bin, the versions, the settings and the dossiers received for review will be erased from this browser. There is no way back: export everything first.",
    leave_now: "Erase everything",
    leave_failed: "The browser refused to erase the second copy: nothing was erased. Try again, or erase this site’s data in the browser’s settings.",
    bundle: |n| format!("This file holds {}", en_count(n, "dossier", "dossiers")),
    bundle_line: |n| format!("Dossier {n}"),
    bundle_refused: |n, why| format!("Dossier {n}: {why}"),
    bundle_take: "Take all of it here",
    bundle_known: "already here: will be merged",
    bundle_new: "will be added",
    bundle_done: |n| format!("{} here.", en_count(n, "dossier taken", "dossiers taken")),
    bundle_failed: |n| {
        format!("{} could not be taken; the others are here.", en_count(n, "dossier", "dossiers"))
    },
};

/// A number of bytes as people say it.
fn size(bytes: f64, french: bool) -> String {
    let byte = if french { "o" } else { "B" };
    let (number, unit) = match bytes {
        b if b < 1e6 => (b / 1e3, "k"),
        b if b < 1e9 => (b / 1e6, "M"),
        b => (b / 1e9, "G"),
    };
    let number = if number < 10.0 { format!("{number:.1}") } else { format!("{number:.0}") };
    let number = if french { number.replace('.', ",") } else { number };
    format!("{number} {unit}{byte}")
}
