//! Words of what stands behind a passphrase: protecting a dossier, opening it, sealed files.

use super::common::{en_count, fr_count};
use crate::exchange::sealed::SealedError;
use crate::state::vault::VaultError;

/// Words of passphrases and locks.
pub struct Lock {
    pub title: &'static str,
    pub why: &'static str,
    pub unavailable: &'static str,
    pub begin: &'static str,
    pub warning: &'static str,
    pub scope: &'static str,
    pub copy_first: &'static str,
    pub copy: &'static str,
    pub passphrase: &'static str,
    pub new_passphrase: &'static str,
    pub new_hint: &'static str,
    pub again: &'static str,
    pub current: &'static str,
    pub show: &'static str,
    pub too_short: &'static str,
    pub differs: &'static str,
    pub missing: &'static str,
    pub protect: &'static str,
    pub working: &'static str,
    pub protected: &'static str,
    pub since: fn(&str) -> String,
    pub idle: &'static str,
    pub idle_minutes: fn(u32) -> String,
    pub lock: &'static str,
    pub locked_now: &'static str,
    pub not_locked: &'static str,
    pub change: &'static str,
    pub changed: &'static str,
    pub remove: &'static str,
    pub remove_sure: &'static str,
    pub remove_warning: &'static str,
    pub removed: &'static str,
    pub locked_title: &'static str,
    pub locked_intro: &'static str,
    pub unlock: &'static str,
    pub forgotten: &'static str,
    pub forgotten_more: &'static str,
    pub erase: &'static str,
    pub erase_sure: &'static str,
    pub erase_warning: &'static str,
    pub erased: &'static str,
    pub set_aside: fn(usize) -> String,
    pub sealed_elsewhere: &'static str,
    pub left_out: fn(usize) -> String,
    pub import_locked: &'static str,
    pub bundle_locked: &'static str,
    pub file: &'static str,
    pub file_hint: &'static str,
    pub file_button: &'static str,
    pub file_share: &'static str,
    pub file_open: &'static str,
    pub file_open_hint: fn(&str) -> String,
    pub file_open_button: &'static str,
    pub files_waiting: fn(usize) -> String,
    pub files_hint: &'static str,
    pub files_wrong: fn(usize) -> String,
    pub error: fn(&VaultError) -> String,
    pub file_error: fn(&SealedError) -> String,
}

/// French.
pub const FR: Lock = Lock {
    title: "Protection par une phrase de passe",
    why: "Sur un ordinateur partagé : sans la phrase de passe, personne ne peut lire ce dossier dans ce navigateur, ni ses versions.",
    unavailable: "Indisponible ici : le navigateur ne chiffre que sur une page ouverte en https (ou sur cet ordinateur même), et avec sa base de données.",
    begin: "Protéger ce dossier",
    warning: "Phrase de passe perdue, dossier perdu. Personne ne peut la retrouver ni la remplacer : ni vous, ni nous, ni un informaticien.",
    scope: "Reste visible : qu’un dossier protégé existe, depuis quand, et la taille de ce qu’il contient. Les fichiers que vous exportez ne sont pas chiffrés par ce réglage, et l’historique du navigateur garde les pages ouvertes. Si le navigateur propose de retenir la phrase de passe, refusez.",
    copy_first: "Gardez d’abord une copie en lieu sûr, par exemple sur une clé USB.",
    copy: "Exporter une copie",
    passphrase: "Phrase de passe",
    new_passphrase: "Nouvelle phrase de passe",
    new_hint: "12 caractères au moins. Quatre ou cinq mots sans rapport entre eux font une bonne phrase, facile à retenir.",
    again: "La même, une seconde fois",
    current: "Phrase de passe actuelle",
    show: "Afficher ce qui est tapé",
    too_short: "Il faut 12 caractères au moins.",
    differs: "Les deux phrases ne sont pas les mêmes.",
    missing: "Tapez la phrase de passe.",
    protect: "Protéger",
    working: "Un instant…",
    protected: "Ce dossier est protégé.",
    since: |date| format!("Protégé depuis le {date}."),
    idle: "Verrouiller après une inactivité de",
    idle_minutes: |n| fr_count(n as usize, "minute", "minutes"),
    lock: "Verrouiller le dossier",
    locked_now: "Dossier verrouillé.",
    not_locked: "Pas verrouillé : vos dernières modifications ne sont pas encore enregistrées. Exportez une copie, puis réessayez.",
    change: "Changer de phrase de passe",
    changed: "La nouvelle phrase de passe est en place.",
    remove: "Retirer la protection",
    remove_sure: "Retirer la protection de ce dossier ?",
    remove_warning: "Il sera de nouveau lisible par toute personne qui ouvre ce navigateur.",
    removed: "La protection est retirée.",
    locked_title: "Dossier verrouillé",
    locked_intro: "Ce dossier est protégé par une phrase de passe.",
    unlock: "Déverrouiller",
    forgotten: "Phrase de passe oubliée ?",
    forgotten_more: "Elle n’est écrite nulle part et ne se retrouve pas. Si vous avez exporté une copie du dossier, ouvrez-la depuis « Mes dossiers ». Sinon, ce qui est ici ne pourra plus être lu.",
    erase: "Supprimer ce dossier",
    erase_sure: "Supprimer ce dossier protégé ?",
    erase_warning: "Il sera effacé de ce navigateur avec ses versions. On ne peut pas revenir en arrière.",
    erased: "Le dossier protégé est effacé.",
    set_aside: |n| {
        format!(
            "{} : mis de côté, rien n’est effacé.",
            fr_count(n, "enregistrement chiffré illisible", "enregistrements chiffrés illisibles")
        )
    },
    sealed_elsewhere: "Ce dossier a été protégé ou verrouillé dans une autre fenêtre : ce qui vient d’être tapé ici n’est pas enregistré. Copiez-le, puis rechargez la page.",
    left_out: |n| {
        format!(
            "{}. Déverrouillez d’abord pour exporter aussi ce qui est protégé.",
            fr_count(
                n,
                "dossier verrouillé n’y figure pas",
                "dossiers verrouillés n’y figurent pas"
            )
        )
    },
    import_locked: "Le dossier de ce fichier est aussi sur cet appareil, protégé et verrouillé. Déverrouillez-le d’abord pour fusionner ; sinon ce fichier sera ajouté à part, sans protection.",
    bundle_locked: "protégé et verrouillé ici : sera ajouté à part, sans protection",
    file: "Fichier chiffré",
    file_hint: "Pour l’envoyer ou le garder là où d’autres pourraient l’ouvrir. Donnez la phrase de passe par un autre chemin que le fichier : sans elle, personne ne l’ouvrira, pas même vous.",
    file_button: "Exporter le fichier chiffré",
    file_share: "Partager le fichier chiffré",
    file_open: "Ce fichier est chiffré",
    file_open_hint: |name| format!("{name} s’ouvre avec la phrase de passe choisie à l’export."),
    file_open_button: "Ouvrir",
    files_waiting: |n| fr_count(n, "fichier chiffré à ouvrir", "fichiers chiffrés à ouvrir"),
    files_hint: "La phrase de passe est essayée sur chacun d’eux. Une fois ouverts, ils restent lisibles sur ce bureau.",
    files_wrong: |n| {
        format!(
            "{} : ce n’est pas la bonne phrase de passe, ou le fichier a été modifié.",
            fr_count(n, "fichier ne s’ouvre pas", "fichiers ne s’ouvrent pas")
        )
    },
    error: |error| {
        match error {
            VaultError::Wrong => "Ce n’est pas la bonne phrase de passe. Rien n’a changé.",
            VaultError::NoCipher(_) => "Le navigateur n’a pas pu chiffrer. Rien n’a changé.",
            VaultError::Store(_) => "Le navigateur n’a pas pu lire ou écrire ses données. Rien n’est perdu : réessayez, ou rechargez la page.",
            VaultError::Absent => "Ce dossier n’est plus protégé, ou n’est plus ici. Rechargez la page.",
            VaultError::Already => "Ce dossier est déjà protégé. Rechargez la page.",
            VaultError::Damaged => "La protection de ce dossier est abîmée, ou faite par une version plus récente d’Acquis. Rien n’a changé.",
            VaultError::Busy => "Une autre fenêtre écrit dans ce dossier. Fermez-la, puis réessayez.",
        }
        .to_owned()
    },
    file_error: |error| {
        match error {
            SealedError::Wrong => "Ce n’est pas la bonne phrase de passe, ou le fichier a été modifié. Rien n’a changé.",
            SealedError::Unsupported => "Ce fichier est chiffré d’une manière qu’Acquis n’ouvre pas.",
            SealedError::Damaged | SealedError::Import(_) => "Ce fichier chiffré est abîmé : copiez-le ou téléchargez-le de nouveau.",
            SealedError::NoCipher => "Le navigateur ne peut pas déchiffrer ici : ouvrez Acquis en https.",
        }
        .to_owned()
    },
};

/// English.
pub const EN: Lock = Lock {
    title: "Protection by a passphrase",
    why: "On a shared computer: without the passphrase, no one can read this dossier in this browser, nor its versions.",
    unavailable: "Not available here: the browser only encrypts on a page opened over https (or on this very computer), and with its database.",
    begin: "Protect this dossier",
    warning: "Passphrase lost, dossier lost. No one can find it or replace it: not you, not us, not an expert.",
    scope: "Still visible: that a protected dossier exists, since when, and the size of what it holds. Files you export are not encrypted by this setting, and the browser’s history keeps the pages you opened. If the browser offers to remember the passphrase, refuse.",
    copy_first: "Keep a copy in a safe place first, such as a USB stick.",
    copy: "Export a copy",
    passphrase: "Passphrase",
    new_passphrase: "New passphrase",
    new_hint: "12 characters at least. Four or five unrelated words make a good phrase that is easy to remember.",
    again: "The same, once more",
    current: "Present passphrase",
    show: "Show what is typed",
    too_short: "It takes 12 characters at least.",
    differs: "The two phrases are not the same.",
    missing: "Type the passphrase.",
    protect: "Protect",
    working: "One moment…",
    protected: "This dossier is protected.",
    since: |date| format!("Protected since {date}."),
    idle: "Lock after inactivity of",
    idle_minutes: |n| en_count(n as usize, "minute", "minutes"),
    lock: "Lock the dossier",
    locked_now: "Dossier locked.",
    not_locked: "Not locked: your latest changes are not saved yet. Export a copy, then try again.",
    change: "Change the passphrase",
    changed: "The new passphrase is in place.",
    remove: "Remove the protection",
    remove_sure: "Remove the protection of this dossier?",
    remove_warning: "Anyone who opens this browser will be able to read it again.",
    removed: "The protection is removed.",
    locked_title: "Dossier locked",
    locked_intro: "This dossier is protected by a passphrase.",
    unlock: "Unlock",
    forgotten: "Forgotten the passphrase?",
    forgotten_more: "It is written nowhere and cannot be found again. If you exported a copy of the dossier, open it from « My dossiers ». Otherwise what is here can no longer be read.",
    erase: "Delete this dossier",
    erase_sure: "Delete this protected dossier?",
    erase_warning: "It will be erased from this browser with its versions. There is no way back.",
    erased: "The protected dossier is erased.",
    set_aside: |n| {
        format!(
            "{}: set aside, nothing is erased.",
            en_count(n, "unreadable encrypted record", "unreadable encrypted records")
        )
    },
    sealed_elsewhere: "This dossier was protected or locked in another window: what was just typed here is not saved. Copy it, then reload the page.",
    left_out: |n| {
        format!(
            "{}. Unlock first to export what is protected as well.",
            en_count(n, "locked dossier is not in it", "locked dossiers are not in it")
        )
    },
    import_locked: "The dossier of this file is also on this device, protected and locked. Unlock it first to merge; otherwise this file will be added beside it, unprotected.",
    bundle_locked: "protected and locked here: will be added beside it, unprotected",
    file: "Encrypted file",
    file_hint: "To send it, or to keep it where others could open it. Give the passphrase by another way than the file: without it no one will open it, not even you.",
    file_button: "Export the encrypted file",
    file_share: "Share the encrypted file",
    file_open: "This file is encrypted",
    file_open_hint: |name| format!("{name} opens with the passphrase chosen at the export."),
    file_open_button: "Open",
    files_waiting: |n| en_count(n, "encrypted file to open", "encrypted files to open"),
    files_hint: "The passphrase is tried on each of them. Once open, they stay readable on this desk.",
    files_wrong: |n| {
        format!(
            "{}: the passphrase is wrong, or the file was altered.",
            en_count(n, "file does not open", "files do not open")
        )
    },
    error: |error| {
        match error {
            VaultError::Wrong => "The passphrase is wrong. Nothing has changed.",
            VaultError::NoCipher(_) => "The browser could not encrypt. Nothing has changed.",
            VaultError::Store(_) => "The browser could not read or write its data. Nothing is lost: try again, or reload the page.",
            VaultError::Absent => "This dossier is no longer protected, or no longer here. Reload the page.",
            VaultError::Already => "This dossier is already protected. Reload the page.",
            VaultError::Damaged => "The protection of this dossier is damaged, or was made by a later Acquis. Nothing has changed.",
            VaultError::Busy => "Another window is writing in this dossier. Close it, then try again.",
        }
        .to_owned()
    },
    file_error: |error| {
        match error {
            SealedError::Wrong => {
                "The passphrase is wrong, or the file was altered. Nothing has changed."
            }
            SealedError::Unsupported => {
                "This file is encrypted in a way that Acquis does not open."
            }
            SealedError::Damaged | SealedError::Import(_) => {
                "This encrypted file is damaged: copy or download it again."
            }
            SealedError::NoCipher => "The browser cannot decrypt here: open Acquis over https.",
        }
        .to_owned()
    },
};
