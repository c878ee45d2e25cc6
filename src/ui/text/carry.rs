//! Words of going over to another certification.

use super::common::{en_count, fr_count};
use crate::domain::carry::{Confidence, Offer};

/// Words of going over to another certification.
pub struct CarryPage {
    pub title: &'static str,
    pub intro: &'static str,
    /// For the adviser: between two states of a dossier.
    pub since: &'static str,
    pub own: fn(&str, &str) -> String,
    /// Beside a certification.
    pub or_replace: &'static str,
    pub or_replace_hint: &'static str,
    pub replace_in: fn(&str, &str) -> String,
    pub link: &'static str,

    pub choose: &'static str,
    pub choose_none: &'static str,
    pub take: fn(&str) -> String,
    pub why: fn(Offer) -> &'static str,
    pub draft: &'static str,
    pub file: &'static str,
    pub file_hint: &'static str,
    pub refused: &'static str,
    pub same: &'static str,
    pub elsewhere: &'static str,

    pub proposed: fn(&str) -> String,
    pub proposed_hint: &'static str,
    pub rest: &'static str,
    pub rest_hint: &'static str,
    pub sure: fn(usize) -> String,
    pub doubtful: fn(usize) -> String,
    pub confidence: fn(Confidence) -> &'static str,
    pub was: &'static str,
    pub becomes: &'static str,
    pub becomes_of: fn(&str) -> String,
    pub also: &'static str,
    pub nothing: &'static str,
    pub holds: fn(Option<&str>, bool, usize) -> String,
    pub holds_nothing: &'static str,
    pub two: fn(&str) -> String,
    pub two_hint: &'static str,
    pub fresh: fn(usize) -> String,
    pub target: fn(&[String]) -> String,
    pub confirm: fn(&str) -> String,
    pub confirm_rest: &'static str,
    pub refusal: &'static str,

    pub done: &'static str,
    pub moved: fn(usize, usize) -> String,
    pub kept: fn(usize) -> String,
    pub kept_none: &'static str,
    pub to_rate: fn(usize) -> String,
    pub point: &'static str,
    pub to_board: &'static str,
    pub undo: &'static str,
}

/// French.
pub const FR: CarryPage = CarryPage {
    title: "Changer de certification",
    intro: "Une fiche est mise à jour, ou remplacée par une autre : vos réponses et vos preuves passent à la nouvelle, compétence par compétence. Vous vérifiez avant ; rien n’est supprimé, et vous pouvez revenir en arrière.",
    since: "La certification du dossier a changé depuis : chaque compétence est comparée à ce qu’elle était dans la fiche précédente.",
    own: |code, title| format!("Ce dossier porte sur : {code}, {title}"),
    or_replace: "Pour un dossier déjà commencé",
    or_replace_hint: "Ses réponses et ses preuves passent à cette certification, compétence par compétence. Vous vérifiez avant.",
    replace_in: |name, code| format!("Remplacer la certification de « {name} » ({code})"),
    link: "Changer de certification ou mettre à jour la fiche",

    choose: "Vers quelle certification ?",
    choose_none: "Ce dossier porte déjà sur la fiche que contient Acquis.",
    take: |code| format!("Prendre {code}"),
    why: |offer| match offer {
        Offer::Changed => "Même certification, fiche plus récente dans Acquis.",
        Offer::Replaces => "Elle remplace celle de ce dossier.",
    },
    draft: "La certification que vous avez importée ou écrite.",
    file: "La certification d’un fichier Acquis",
    file_hint: "Un fichier de dossier contient la fiche entière, un fichier de certification aussi. Seule la certification est prise.",
    refused: "Ce fichier ne contient pas de certification lisible.",
    same: "C’est la certification que ce dossier porte déjà.",
    elsewhere: "Une autre certification : importez sa fiche ou choisissez-la dans le catalogue ; vous pourrez y faire passer ce dossier.",

    proposed: |code| format!("Ce que devient chaque compétence dans {code}"),
    proposed_hint: "La correspondance est proposée d’après les textes. Vérifiez d’abord les cas douteux, en haut.",
    rest: "Ce qui reste d’une fiche précédente",
    rest_hint: "Ces réponses et ces preuves sont gardées sous leur ancienne compétence, hors des blocs. Reportez-les où elles conviennent, ou laissez-les ici.",
    sure: |n| fr_count(n, "compétence reprise telle quelle", "compétences reprises telles quelles"),
    doubtful: |n| fr_count(n, "à vérifier", "à vérifier"),
    confidence: |confidence| match confidence {
        Confidence::Same => "texte identique",
        Confidence::VeryLike => "formulation modifiée",
        Confidence::Like => "à vérifier",
        Confidence::None => "sans correspondance",
    },
    was: "Ancienne compétence",
    becomes: "Devient",
    becomes_of: |text| format!("Devient : {text}"),
    also: "Et aussi",
    nothing: "Sans correspondance : garder à part",
    holds: |level, comment, evidence| {
        let level = level.map(str::to_owned);
        let comment = comment.then(|| "un commentaire".to_owned());
        let evidence = (evidence > 0).then(|| fr_count(evidence, "preuve", "preuves"));
        [level, comment, evidence].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    },
    holds_nothing: "rien encore",
    two: |text| format!("Quel niveau pour : {text}"),
    two_hint: "Plusieurs niveaux arrivent sur cette compétence. Le moins élevé est proposé ; l’autre est gardé à part. Les commentaires sont mis bout à bout.",
    fresh: |n| fr_count(n, "compétence nouvelle, à évaluer", "compétences nouvelles, à évaluer"),
    target: |blocks| match blocks {
        [] => "Visée ensuite : toute la certification.".to_owned(),
        blocks => format!("Blocs visés ensuite : {}.", blocks.join(" ; ")),
    },
    confirm: |code| format!("Passer à {code}"),
    confirm_rest: "Reporter",
    refusal: "Ce changement n’a pas pu être fait. Rien n’a changé.",

    done: "C’est fait",
    moved: |ratings, links| {
        format!(
            "{} et {} sont passés à la nouvelle fiche.",
            fr_count(ratings, "niveau ou commentaire", "niveaux ou commentaires"),
            fr_count(links, "lien de preuve", "liens de preuves")
        )
    },
    kept: |n| {
        format!(
            "{} sans correspondance : ce qu’elles contiennent est gardé, et listé ci-dessous.",
            fr_count(n, "compétence", "compétences")
        )
    },
    kept_none: "Tout a trouvé sa place.",
    to_rate: |n| format!("{} encore à évaluer.", fr_count(n, "compétence", "compétences")),
    point: "L’état d’avant est aussi gardé dans « Versions », à la page Dossier.",
    to_board: "Voir le tableau de bord",
    undo: "Annuler ce changement",
};

/// English.
pub const EN: CarryPage = CarryPage {
    title: "Change the certification",
    intro: "A fiche is updated, or replaced by another: your answers and evidence go over to the new one, competence by competence. You check first; nothing is deleted, and you can go back.",
    since: "The certification of the dossier has changed since: each competence is compared with what it was in the earlier fiche.",
    own: |code, title| format!("This dossier is on: {code}, {title}"),
    or_replace: "For a dossier you have begun",
    or_replace_hint: "Its answers and evidence go over to this certification, competence by competence. You check first.",
    replace_in: |name, code| format!("Replace the certification of “{name}” ({code})"),
    link: "Change the certification or update the fiche",

    choose: "To which certification?",
    choose_none: "This dossier is already on the fiche that Acquis has.",
    take: |code| format!("Take {code}"),
    why: |offer| match offer {
        Offer::Changed => "The same certification, a later fiche in Acquis.",
        Offer::Replaces => "It replaces that of this dossier.",
    },
    draft: "The certification you have imported or written.",
    file: "The certification of an Acquis file",
    file_hint: "A dossier file holds the whole fiche, and so does a certification file. Only the certification is taken.",
    refused: "There is no certification that can be read in this file.",
    same: "This dossier is on that certification already.",
    elsewhere: "Another certification: import its fiche or choose it in the catalogue; this dossier can then go over to it.",

    proposed: |code| format!("What each competence becomes in {code}"),
    proposed_hint: "The correspondence is proposed from the texts. Check the doubtful ones first, at the top.",
    rest: "What is left of an earlier fiche",
    rest_hint: "These answers and this evidence are kept under their old competence, outside the blocks. Carry them over where they fit, or leave them here.",
    sure: |n| en_count(n, "competence kept as it is", "competences kept as they are"),
    doubtful: |n| en_count(n, "to check", "to check"),
    confidence: |confidence| match confidence {
        Confidence::Same => "same text",
        Confidence::VeryLike => "reworded",
        Confidence::Like => "to check",
        Confidence::None => "no counterpart",
    },
    was: "Old competence",
    becomes: "Becomes",
    becomes_of: |text| format!("Becomes: {text}"),
    also: "And also",
    nothing: "No counterpart: keep it aside",
    holds: |level, comment, evidence| {
        let level = level.map(str::to_owned);
        let comment = comment.then(|| "a comment".to_owned());
        let evidence =
            (evidence > 0).then(|| en_count(evidence, "piece of evidence", "pieces of evidence"));
        [level, comment, evidence].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    },
    holds_nothing: "nothing yet",
    two: |text| format!("Which level for: {text}"),
    two_hint: "Several levels come to this competence. The lowest is proposed; the other is kept aside. The comments are put one after the other.",
    fresh: |n| en_count(n, "new competence, to be rated", "new competences, to be rated"),
    target: |blocks| match blocks {
        [] => "Aimed at afterwards: the whole certification.".to_owned(),
        blocks => format!("Blocks aimed at afterwards: {}.", blocks.join("; ")),
    },
    confirm: |code| format!("Go over to {code}"),
    confirm_rest: "Carry over",
    refusal: "This change could not be made. Nothing has changed.",

    done: "Done",
    moved: |ratings, links| {
        format!(
            "{} and {} went over to the new fiche.",
            en_count(ratings, "level or comment", "levels or comments"),
            en_count(links, "evidence link", "evidence links")
        )
    },
    kept: |n| {
        format!(
            "{} without a counterpart: what is in it is kept, and listed below.",
            en_count(n, "competence", "competences")
        )
    },
    kept_none: "Everything has found its place.",
    to_rate: |n| format!("{} still to be rated.", en_count(n, "competence", "competences")),
    point: "The state before is kept in “Versions” too, on the Dossier page.",
    to_board: "See the dashboard",
    undo: "Undo this change",
};
