//! Words of the page that imports a certification, puts its cuts right or has one written by hand.

pub mod told;

use super::common::{en_count, fr_count};
use crate::domain::draft::PieceKind;

pub use told::Told;

/// Words of « Importer une certification ».
pub struct Framework {
    /// What is wrong, doubtful or missing.
    pub told: Told,
    pub title: &'static str,
    pub lead: &'static str,
    pub where_from: &'static str,
    pub paste: &'static str,
    pub paste_hint: &'static str,
    pub read_text: &'static str,
    pub nothing_pasted: &'static str,
    pub file: &'static str,
    pub file_hint: &'static str,
    pub by_hand: &'static str,
    pub by_hand_hint: &'static str,
    pub write: &'static str,
    pub reading: &'static str,
    /// Megabytes read and in all, and fiches met.
    pub progress: fn(usize, usize, usize) -> String,
    pub stop: &'static str,
    pub stopped: &'static str,
    pub silent: &'static str,
    pub refused: fn(&str, &str) -> String,
    pub use_as_list: &'static str,
    pub several: fn(usize) -> String,
    pub unread: fn(usize) -> String,
    pub find: &'static str,
    pub more: fn(usize) -> String,
    pub none_found: &'static str,
    pub inactive_row: &'static str,
    pub draft_title: &'static str,
    pub hand_title: &'static str,
    pub unnamed: &'static str,
    pub damaged: &'static str,
    pub unkept: &'static str,
    pub inactive: &'static str,
    pub replaced_by: fn(&str) -> String,
    pub not_vae: &'static str,
    pub to_check: fn(usize) -> String,
    pub all_sure: &'static str,
    pub how: &'static str,
    pub undo: &'static str,
    pub undone: &'static str,
    pub redo: &'static str,
    pub redone: &'static str,
    pub count: fn(usize, usize) -> String,
    pub kind: fn(PieceKind) -> &'static str,
    pub kind_label: fn(usize) -> String,
    pub text_label: fn(&str, usize) -> String,
    pub doubtful: &'static str,
    pub confirm: &'static str,
    pub split: &'static str,
    pub join: &'static str,
    pub on_piece: fn(&str, usize) -> String,
    pub split_done: fn(usize) -> String,
    pub join_done: fn(usize) -> String,
    pub kind_done: fn(&str) -> String,
    pub confirmed: fn(usize) -> String,
    pub place_caret: &'static str,
    pub code: &'static str,
    pub code_hint: &'static str,
    pub name: &'static str,
    pub level: &'static str,
    pub no_level: &'static str,
    pub block_code: fn(usize) -> String,
    pub block_title: fn(usize) -> String,
    pub piece_code: fn(usize) -> String,
    pub add_piece: &'static str,
    pub remove_piece: &'static str,
    pub add_block: &'static str,
    pub remove_block: fn(usize) -> String,
    pub removed: &'static str,
    pub hand_how: &'static str,
    pub faults: &'static str,
    pub next: &'static str,
    pub begin: &'static str,
    pub share: &'static str,
    pub share_hint: &'static str,
    pub shared: &'static str,
    pub not_shared: &'static str,
    pub not_begun: &'static str,
    pub discard: &'static str,
    pub discarded: &'static str,
    pub bring_back: &'static str,
}

/// French.
pub const FR: Framework = Framework {
    told: told::FR,
    title: "Importer une certification",
    lead: "Apportez la fiche de votre certification : Acquis en tire les blocs et leurs compétences, vous vérifiez, puis vous commencez votre dossier.",
    where_from: "La fiche se trouve sur francecompetences.fr, par son numéro (RNCP…). Ce que vous apportez est lu sur cet appareil et n’est envoyé nulle part.",
    paste: "Coller le texte de la page",
    paste_hint: "Sur la page de la fiche, sélectionnez tout, copiez, puis collez ici.",
    read_text: "Lire ce texte",
    nothing_pasted: "Collez d’abord le texte de la page.",
    file: "Ou choisir un fichier, ou le déposer ici",
    file_hint: "Page enregistrée (.html), export XML du RNCP, réponse d’une API (.json), texte, ou référentiel partagé par Acquis.",
    by_hand: "Ou l’écrire vous-même",
    by_hand_hint: "Pour un organisme de formation, ou une certification sans fiche lisible : blocs et compétences, à partager ensuite en un fichier.",
    write: "Écrire un référentiel",
    reading: "Lecture en cours…",
    progress: |read, of, fiches| {
        let fiches = fr_count(fiches, "fiche", "fiches");
        format!("Lecture en cours : {read} Mo sur {of}, {fiches}")
    },
    stop: "Arrêter la lecture",
    stopped: "Lecture arrêtée. Rien n’a été changé.",
    silent: "La partie d’Acquis qui lit les fiches n’a pas pu démarrer dans ce navigateur. Rechargez la page et réessayez ; si rien ne change, écrivez le référentiel à la main, ou essayez un autre navigateur.",
    refused: |code, why| if code.is_empty() { why.to_owned() } else { format!("{code} : {why}") },
    use_as_list: "En faire la liste d’un bloc, à compléter à la main",
    several: |count| {
        format!("Ce fichier contient {}. Laquelle ?", fr_count(count, "fiche", "fiches"))
    },
    unread: |count| {
        format!("{} n’ont pas pu être lues.", fr_count(count, "autre fiche", "autres fiches"))
    },
    find: "Numéro ou mots du titre",
    more: |count| format!("… et {}. Précisez.", fr_count(count, "autre", "autres")),
    none_found: "Aucune fiche de ce fichier ne correspond.",
    inactive_row: "inactive",
    draft_title: "Vérifier la certification",
    hand_title: "Écrire un référentiel",
    unnamed: "Certification sans titre",
    damaged: "Ce fichier a été modifié hors d’Acquis, ou abîmé : ce qui pouvait l’être a été lu. Vérifiez chaque bloc.",
    unkept: "Ce navigateur ne garde pas ce brouillon : enregistrez-le en fichier avant de quitter la page.",
    inactive: "Cette fiche n’est plus active.",
    replaced_by: |codes| format!("Elle est remplacée par : {codes}."),
    not_vae: "D’après la fiche, cette certification n’est pas ouverte à la VAE.",
    to_check: |count| {
        format!(
            "{} à vérifier, là où la fiche ne sépare pas nettement les compétences.",
            fr_count(count, "coupure", "coupures")
        )
    },
    all_sure: "Aucune coupure douteuse. Parcourez tout de même les listes.",
    how: "Pour couper une compétence en deux, placez le curseur dans son texte et appuyez sur Entrée ; pour la rattacher à la précédente, Retour arrière au début de son texte. Les boutons font de même. Le texte de la fiche ne change pas.",
    undo: "Annuler la dernière modification",
    redo: "Rétablir",
    redone: "Modification rétablie.",
    undone: "Modification annulée.",
    count: |competences, doubtful| {
        let all = fr_count(competences, "compétence", "compétences");
        if doubtful == 0 {
            all
        } else {
            format!("{all} · {} à vérifier", fr_count(doubtful, "coupure", "coupures"))
        }
    },
    kind: |kind| match kind {
        PieceKind::Competence => "Compétence",
        PieceKind::Heading => "Titre",
        PieceKind::Intro => "Introduction",
    },
    kind_label: |place| format!("Nature de l’élément {place}"),
    text_label: |kind, place| format!("Texte de l’élément {place} ({kind})"),
    doubtful: "Coupure à vérifier",
    confirm: "C’est juste",
    split: "Couper au curseur",
    join: "Rattacher au précédent",
    on_piece: |what, place| format!("{what} : élément {place}"),
    split_done: |count| {
        format!("Coupé en deux : {} dans ce bloc.", fr_count(count, "compétence", "compétences"))
    },
    join_done: |count| {
        format!(
            "Rattaché au précédent : {} dans ce bloc.",
            fr_count(count, "compétence", "compétences")
        )
    },
    kind_done: |kind| format!("Élément marqué : {kind}."),
    confirmed: |left| format!("Coupure confirmée. Il en reste {left} à vérifier."),
    place_caret: "Placez d’abord le curseur dans le texte, à l’endroit où couper.",
    code: "Code",
    code_hint: "Numéro de la fiche (RNCP…), ou un code à vous.",
    name: "Intitulé",
    level: "Niveau",
    no_level: "Non précisé",
    block_code: |place| format!("Code du bloc {place}"),
    block_title: |place| format!("Intitulé du bloc {place}"),
    piece_code: |place| format!("Code de l’élément {place}, facultatif"),
    add_piece: "Ajouter une compétence",
    remove_piece: "Retirer",
    add_block: "Ajouter un bloc",
    remove_block: |place| format!("Retirer le bloc {place}"),
    removed: "Retiré. Vous pouvez annuler.",
    hand_how: "Entrée passe à la compétence suivante. Une liste collée est séparée par lignes. Tout est gardé sur cet appareil à chaque frappe.",
    faults: "Il manque encore :",
    next: "Et ensuite",
    begin: "Commencer un dossier",
    share: "Enregistrer le référentiel en fichier",
    share_hint: "Le fichier s’ouvre dans Acquis, sur cette page, chez qui le reçoit.",
    shared: "Référentiel enregistré en fichier.",
    not_shared: "Le navigateur a refusé d’enregistrer le fichier.",
    not_begun: "Le navigateur n’a pas pu enregistrer le dossier. La certification reste ici.",
    discard: "Abandonner",
    discarded: "Abandonné.",
    bring_back: "Reprendre ce qui vient d’être abandonné",
};

/// English.
pub const EN: Framework = Framework {
    told: told::EN,
    title: "Import a certification",
    lead: "Bring the fiche of your certification: Acquis takes its blocks and competences from it, you check them, then you begin your dossier.",
    where_from: "The fiche is on francecompetences.fr, under its number (RNCP…). What you bring is read on this device and sent nowhere.",
    paste: "Paste the text of the page",
    paste_hint: "On the page of the fiche, select all, copy, then paste here.",
    read_text: "Read this text",
    nothing_pasted: "Paste the text of the page first.",
    file: "Or choose a file, or drop it here",
    file_hint: "A saved page (.html), the XML export of the RNCP, an API’s answer (.json), text, or a framework shared by Acquis.",
    by_hand: "Or write it yourself",
    by_hand_hint: "For a training provider, or a certification without a readable fiche: blocks and competences, to be shared as a file.",
    write: "Write a framework",
    reading: "Reading…",
    progress: |read, of, fiches| {
        format!("Reading: {read} of {of} MB, {}", en_count(fiches, "fiche", "fiches"))
    },
    stop: "Stop reading",
    stopped: "Reading stopped. Nothing was changed.",
    silent: "The part of Acquis that reads fiches could not start in this browser. Reload the page and try again; if nothing changes, write the framework by hand, or try another browser.",
    refused: |code, why| if code.is_empty() { why.to_owned() } else { format!("{code}: {why}") },
    use_as_list: "Make it the list of a block, to be completed by hand",
    several: |count| format!("This file holds {}. Which one?", en_count(count, "fiche", "fiches")),
    unread: |count| {
        format!("{} could not be read.", en_count(count, "other fiche", "other fiches"))
    },
    find: "Number or words of the title",
    more: |count| format!("… and {count} more. Say more."),
    none_found: "No fiche of this file matches.",
    inactive_row: "inactive",
    draft_title: "Check the certification",
    hand_title: "Write a framework",
    unnamed: "Certification without a title",
    damaged: "This file was altered outside Acquis, or damaged: what could be read of it was. Check each block.",
    unkept: "This browser does not keep this draft: save it as a file before you leave the page.",
    inactive: "This fiche is no longer active.",
    replaced_by: |codes| format!("It is replaced by: {codes}."),
    not_vae: "According to the fiche, this certification is not open to VAE.",
    to_check: |count| {
        format!(
            "{} to check, where the fiche does not part its competences clearly.",
            en_count(count, "cut", "cuts")
        )
    },
    all_sure: "No doubtful cut. Look through the lists all the same.",
    how: "To cut a competence in two, place the caret in its text and press Enter; to join it to the one before, Backspace at the beginning of its text. The buttons do the same. The text of the fiche does not change.",
    undo: "Undo the last change",
    redo: "Redo",
    redone: "Change made again.",
    undone: "Change undone.",
    count: |competences, doubtful| {
        let all = en_count(competences, "competence", "competences");
        if doubtful == 0 {
            all
        } else {
            format!("{all} · {} to check", en_count(doubtful, "cut", "cuts"))
        }
    },
    kind: |kind| match kind {
        PieceKind::Competence => "Competence",
        PieceKind::Heading => "Heading",
        PieceKind::Intro => "Introduction",
    },
    kind_label: |place| format!("Kind of item {place}"),
    text_label: |kind, place| format!("Text of item {place} ({kind})"),
    doubtful: "Cut to check",
    confirm: "It is right",
    split: "Cut at the caret",
    join: "Join to the one before",
    on_piece: |what, place| format!("{what}: item {place}"),
    split_done: |count| {
        format!("Cut in two: {} in this block.", en_count(count, "competence", "competences"))
    },
    join_done: |count| {
        format!(
            "Joined to the one before: {} in this block.",
            en_count(count, "competence", "competences")
        )
    },
    kind_done: |kind| format!("Item marked: {kind}."),
    confirmed: |left| format!("Cut confirmed. {left} left to check."),
    place_caret: "Place the caret in the text first, where it is to be cut.",
    code: "Code",
    code_hint: "The number of the fiche (RNCP…), or a code of your own.",
    name: "Title",
    level: "Level",
    no_level: "Not stated",
    block_code: |place| format!("Code of block {place}"),
    block_title: |place| format!("Title of block {place}"),
    piece_code: |place| format!("Code of item {place}, optional"),
    add_piece: "Add a competence",
    remove_piece: "Remove",
    add_block: "Add a block",
    remove_block: |place| format!("Remove block {place}"),
    removed: "Removed. You can undo it.",
    hand_how: "Enter goes to the next competence. A pasted list is parted by lines. Everything is kept on this device at each keystroke.",
    faults: "Still missing:",
    next: "What next",
    begin: "Begin a dossier",
    share: "Save the framework as a file",
    share_hint: "The file opens in Acquis, on this page, for whoever receives it.",
    shared: "Framework saved as a file.",
    not_shared: "The browser refused to save the file.",
    not_begun: "The browser could not save the dossier. The certification stays here.",
    discard: "Give up",
    discarded: "Given up.",
    bring_back: "Bring back what was just given up",
};
