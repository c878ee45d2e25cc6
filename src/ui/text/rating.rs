//! Words of the self-assessment: one bloc as a list, or one competence at a time.

use super::common::{en_count, fr_count};

/// Words of the self-assessment.
pub struct RatingPage {
    pub block: fn(&str) -> String,
    pub assessment: &'static str,
    pub as_list: &'static str,
    pub one_by_one: &'static str,
    pub filter: &'static str,
    pub filter_all: &'static str,
    pub filter_none: &'static str,
    pub show_all: &'static str,
    pub position: fn(usize, usize) -> String,
    pub question: &'static str,
    pub withdraw: &'static str,
    pub comment: &'static str,
    pub comment_hint: &'static str,
    pub add_comment: &'static str,
    pub evidence: &'static str,
    pub no_evidence: &'static str,
    pub tell: &'static str,
    pub tell_for: fn(&str) -> String,
    pub link: &'static str,
    pub link_choose: &'static str,
    pub unlink: fn(&str) -> String,
    pub complete: &'static str,
    pub incomplete: fn(&str) -> String,
    pub previous: &'static str,
    pub next: &'static str,
    pub finish: &'static str,
    pub next_block: fn(&str) -> String,
    pub block_progress: fn(usize, usize, usize) -> String,
    pub unknown_block: &'static str,
    pub unknown_competence: &'static str,
}

/// French.
pub const FR: RatingPage = RatingPage {
    block: |code| format!("Bloc {code}"),
    assessment: "Comment ce bloc est évalué",
    as_list: "En liste",
    one_by_one: "Une par une",
    filter: "Afficher",
    filter_all: "Toutes",
    filter_none: "Aucune compétence de ce bloc n’est dans cet état.",
    show_all: "Afficher toutes les compétences",
    position: |n, of| format!("Compétence {n} sur {of}"),
    question: "Où en êtes-vous ?",
    withdraw: "Retirer mon positionnement",
    comment: "Commentaire",
    comment_hint: "Ce qui explique votre positionnement, pour vous ou pour votre accompagnateur.",
    add_comment: "Ajouter un commentaire",
    evidence: "Preuves",
    no_evidence: "Aucune preuve reliée.",
    tell: "Raconter une situation",
    tell_for: |n| format!("Raconter une situation pour la compétence {n}"),
    link: "Relier une preuve existante",
    link_choose: "Choisir une preuve…",
    unlink: |title| format!("Délier « {title} »"),
    complete: "complète",
    incomplete: |gaps| format!("il manque {gaps}"),
    previous: "Précédente",
    next: "Suivante",
    finish: "Terminer le bloc",
    next_block: |title| format!("Bloc suivant : {title}"),
    block_progress: |rated, ready, total| {
        format!(
            "{} et {} sur {total}",
            fr_count(rated, "compétence évaluée", "compétences évaluées"),
            fr_count(ready, "prête", "prêtes")
        )
    },
    unknown_block: "Cette certification n’a pas ce bloc",
    unknown_competence: "Ce bloc n’a pas cette compétence",
};

/// English.
pub const EN: RatingPage = RatingPage {
    block: |code| format!("Block {code}"),
    assessment: "How this block is assessed",
    as_list: "As a list",
    one_by_one: "One by one",
    filter: "Show",
    filter_all: "All",
    filter_none: "No competence of this block has this status.",
    show_all: "Show all competences",
    position: |n, of| format!("Competence {n} of {of}"),
    question: "Where do you stand?",
    withdraw: "Withdraw my rating",
    comment: "Comment",
    comment_hint: "What explains your rating, for you or for your adviser.",
    add_comment: "Add a comment",
    evidence: "Evidence",
    no_evidence: "No evidence linked.",
    tell: "Tell a situation",
    tell_for: |n| format!("Tell a situation for competence {n}"),
    link: "Link existing evidence",
    link_choose: "Choose a piece of evidence…",
    unlink: |title| format!("Unlink “{title}”"),
    complete: "complete",
    incomplete: |gaps| format!("{gaps} missing"),
    previous: "Previous",
    next: "Next",
    finish: "Finish the block",
    next_block: |title| format!("Next block: {title}"),
    block_progress: |rated, ready, total| {
        format!(
            "{} rated and {ready} of {total} ready",
            en_count(rated, "competence", "competences")
        )
    },
    unknown_block: "This certification has no such block",
    unknown_competence: "This block has no such competence",
};
