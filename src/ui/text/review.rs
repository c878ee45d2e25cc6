//! Words of one dossier's review on the adviser's desk.

use super::common::{en_count, fr_count};
use crate::domain::review::{Stance, Verdict};

/// Words of a review.
pub struct Review {
    pub title: fn(&str) -> String,
    pub back: &'static str,
    pub unknown: &'static str,
    pub unreadable: &'static str,
    pub about: fn(&str, &str) -> String,
    pub words: fn(usize, usize) -> String,
    pub not_exported: &'static str,
    pub since: &'static str,
    pub since_reviewed: &'static str,
    pub since_review: fn(&str, usize) -> String,
    pub since_file: fn(&str, usize) -> String,
    pub since_unknown: fn(&str) -> String,
    pub since_nothing: &'static str,
    pub answered: fn(usize) -> String,
    pub carry: &'static str,
    pub carry_hint: &'static str,
    pub agenda: &'static str,
    pub chip: fn(&str, &str, &str) -> String,
    pub chip_thin: &'static str,
    pub chip_changed: &'static str,
    pub not_aimed: &'static str,
    pub previous: &'static str,
    pub next: &'static str,
    pub next_undecided: &'static str,
    pub next_thin: &'static str,
    pub next_changed: &'static str,
    pub decided: fn(usize, usize) -> String,
    pub candidate_side: &'static str,
    pub evidence_side: &'static str,
    pub own_side: &'static str,
    pub no_comment: &'static str,
    pub no_evidence: &'static str,
    pub remarks: &'static str,
    pub nothing_told: &'static str,
    pub rated_low: &'static str,
    pub lacks: fn(&str) -> String,
    pub lacks_part: fn(&str) -> String,
    pub reversed: &'static str,
    pub outside: &'static str,
    pub short: fn(usize) -> String,
    pub collective: &'static str,
    pub copied_part: fn(&str, &str) -> String,
    pub copied_comment: fn(usize) -> String,
    pub proves_many: fn(usize) -> String,
    pub third_parties: fn(usize) -> String,
    pub third_comment: fn(usize) -> String,
    pub leave: &'static str,
    pub new_evidence: &'static str,
    pub changed_evidence: &'static str,
    pub see_changes: &'static str,
    pub rating_was: fn(&str) -> String,
    pub verdict: fn(Option<Verdict>) -> &'static str,
    pub verdict_legend: &'static str,
    pub comment: &'static str,
    pub comment_hint: &'static str,
    pub earlier: &'static str,
    pub answer: &'static str,
    pub unanswered: &'static str,
    pub ask: &'static str,
    pub ask_all: &'static str,
    pub request: fn(usize) -> String,
    pub requests: &'static str,
    pub requests_hint: &'static str,
    pub requests_none: &'static str,
    pub take_back: &'static str,
    pub take_back_of: fn(usize) -> String,
    pub advice_of: fn(&str) -> String,
    pub overall: &'static str,
    pub stance: fn(Option<Stance>) -> &'static str,
    pub stance_legend: &'static str,
    pub recommendations: &'static str,
    pub recommendations_hint: &'static str,
    pub usual: [&'static str; 4],
    pub add_usual: fn(&str) -> String,
    pub undo: &'static str,
    pub kept: &'static str,
    pub keeping: &'static str,
    pub send: &'static str,
    pub send_hint: fn(&str) -> String,
    pub send_unsigned: &'static str,
    pub send_blank: &'static str,
    pub send_json: &'static str,
    pub send_html: &'static str,
    pub print: &'static str,
    pub preview: &'static str,
    pub preview_hide: &'static str,
    pub report: &'static str,
    pub report_about: fn(u32, &str, &str) -> String,
    pub report_note: &'static str,
    pub report_by: &'static str,
    pub report_candidate: &'static str,
    pub columns: [&'static str; 4],
}

/// French.
pub const FR: Review = Review {
    title: |name| format!("Relecture du dossier de {name}"),
    back: "Tous les dossiers ouverts",
    unknown: "Ce dossier n’est pas ouvert sur cet appareil. Ouvrez son fichier depuis la page Relecture.",
    unreadable: "Ce dossier n’a pas pu être relu depuis cet appareil. Ouvrez de nouveau son fichier depuis la page Relecture.",
    about: |certification, day| format!("{certification} · exporté le {day}"),
    words: |words, minutes| {
        format!(
            "{} · {} de lecture",
            fr_count(words, "mot", "mots"),
            fr_count(minutes, "minute", "minutes")
        )
    },
    not_exported: "date inconnue",
    since: "Depuis votre dernière relecture",
    since_reviewed: "Vous avez déjà relu cette version. Ce que vous changez remplacera la relecture envoyée.",
    since_review: |day, n| {
        format!(
            "Depuis votre relecture du {day} : {}.",
            fr_count(n, "compétence a changé", "compétences ont changé")
        )
    },
    since_file: |day, n| {
        format!(
            "Depuis le fichier du {day} : {}.",
            fr_count(n, "compétence a changé", "compétences ont changé")
        )
    },
    since_unknown: |day| {
        format!(
            "Vous avez relu une autre version le {day}, qui n’est pas sur cet appareil : ouvrez aussi ce fichier pour voir ce qui a changé."
        )
    },
    since_nothing: "Rien n’a changé dans ce qui se relit.",
    answered: |n| fr_count(n, "demande a reçu une réponse", "demandes ont reçu une réponse"),
    carry: "Reprendre mes avis sur ce qui n’a pas changé",
    carry_hint: "Seuls Oui, Partiellement et Non sont repris, et jamais à la place d’un avis déjà donné ici.",
    agenda: "Compétences",
    chip: |number, text, verdict| format!("{number}, {text} Avis : {verdict}."),
    chip_thin: " À regarder.",
    chip_changed: " A changé.",
    not_aimed: "pas visé",
    previous: "Précédente",
    next: "Suivante",
    next_undecided: "Prochaine sans avis",
    next_thin: "Prochaine à regarder",
    next_changed: "Prochaine qui a changé",
    decided: |n, all| format!("{} sur {all}", fr_count(n, "avis donné", "avis donnés")),
    candidate_side: "Ce que dit le candidat",
    evidence_side: "Preuves",
    own_side: "Votre avis",
    no_comment: "Sans commentaire.",
    no_evidence: "Aucune preuve n’est reliée à cette compétence.",
    remarks: "À regarder",
    nothing_told: "Déclarée en autonomie, mais rien n’est raconté.",
    rated_low: "Positionnée en dessous de « En autonomie », alors qu’une preuve complète y est reliée : peut-être sous-évaluée.",
    lacks: |gaps| format!("Il manque : {gaps}."),
    lacks_part: |part| format!("{part} : n’est pas raconté."),
    reversed: "La fin de la période est avant son début.",
    outside: "La période n’est pas dans celle de l’expérience.",
    short: |n| format!("Racontée en {} seulement.", fr_count(n, "mot", "mots")),
    collective: "« On » ou « nous » y agissent, pas « je ».",
    copied_part: |part, others| format!("« {part} » se retrouve mot pour mot dans : {others}."),
    copied_comment: |n| {
        format!(
            "Le même commentaire se retrouve sur {}.",
            fr_count(n, "autre compétence", "autres compétences")
        )
    },
    proves_many: |n| format!("Reliée à {n} compétences : peut-être trop générale pour chacune."),
    third_parties: |n| {
        format!(
            "{} ressemble à des données d’autres personnes :",
            fr_count(n, "passage", "passages")
        )
    },
    third_comment: |n| {
        format!(
            "Le commentaire contient {} qui ressemble à des données d’autres personnes.",
            fr_count(n, "passage", "passages")
        )
    },
    leave: "Laisser",
    new_evidence: "Nouvelle",
    changed_evidence: "Modifiée",
    see_changes: "Voir ce qui a changé",
    rating_was: |level| format!("Auparavant : {level}"),
    verdict: |verdict| match verdict {
        Some(Verdict::Yes) => "Oui",
        Some(Verdict::Partly) => "Partiellement",
        Some(Verdict::No) => "Non",
        None => "Pas encore d’avis",
    },
    verdict_legend: "La compétence est-elle démontrée ?",
    comment: "Commentaire",
    comment_hint: "Le candidat le lira à côté de son positionnement.",
    earlier: "Échanges précédents",
    answer: "Réponse du candidat :",
    unanswered: "Sans réponse pour l’instant.",
    ask: "Demander quelque chose sur cette compétence",
    ask_all: "Demander quelque chose sur le dossier",
    request: |n| format!("Demande {n}"),
    requests: "Demandes au candidat",
    requests_hint: "Chacune devient une ligne de sa liste, à laquelle il répond.",
    requests_none: "Aucune demande.",
    take_back: "Retirer",
    take_back_of: |n| format!("Retirer la demande {n}"),
    advice_of: |block| format!("Avis sur le bloc {block}"),
    overall: "Avis sur l’ensemble",
    stance: |stance| match stance {
        Some(Stance::Favourable) => "Avis favorable",
        Some(Stance::Reserved) => "Avis avec réserve",
        Some(Stance::Unfavourable) => "Avis non favorable",
        None => "Pas encore d’avis",
    },
    stance_legend: "Avis",
    recommendations: "Préconisations",
    recommendations_hint: "Une par ligne.",
    usual: ["Formation complémentaire", "PMSMP", "Autre preuve", "Entretien avec l’accompagnateur"],
    add_usual: |usual| format!("Ajouter « {usual} »"),
    undo: "Annuler la dernière modification",
    kept: "Relecture enregistrée sur cet appareil",
    keeping: "Enregistrement…",
    send: "Renvoyer la relecture",
    send_hint: |name| {
        format!(
            "Un fichier « {name} » à envoyer au candidat, qui l’ouvre dans Acquis. La page HTML se lit partout, sans Acquis, et contient le même fichier."
        )
    },
    send_unsigned: "Indiquez votre nom sur la page Relecture : il signe ce que vous envoyez.",
    send_blank: "Rien n’est encore dit dans cette relecture.",
    send_json: "Exporter la relecture",
    send_html: "Exporter la page HTML",
    print: "Imprimer le compte rendu",
    preview: "Afficher le compte rendu",
    preview_hide: "Masquer le compte rendu",
    report: "Compte rendu de relecture",
    report_about: |round, day, exported| {
        format!("Relecture n° {round}, faite le {day}, sur le dossier exporté le {exported}.")
    },
    report_note: "L’avis de l’accompagnateur n’est pas une validation : seul le jury valide.",
    report_by: "Relu par",
    report_candidate: "Dossier de",
    columns: ["Compétence", "Auto-positionnement", "Avis", "Commentaire"],
};

/// English.
pub const EN: Review = Review {
    title: |name| format!("Review of the dossier of {name}"),
    back: "All open dossiers",
    unknown: "This dossier is not open on this device. Open its file from the page Reviewing.",
    unreadable: "This dossier could not be read back from this device. Open its file again from the page Reviewing.",
    about: |certification, day| format!("{certification} · exported on {day}"),
    words: |words, minutes| {
        format!(
            "{} · {} to read",
            en_count(words, "word", "words"),
            en_count(minutes, "minute", "minutes")
        )
    },
    not_exported: "an unknown date",
    since: "Since your last review",
    since_reviewed: "You have reviewed this version already. What you change will replace the review you sent.",
    since_review: |day, n| {
        format!("Since your review of {day}: {} changed.", en_count(n, "competence", "competences"))
    },
    since_file: |day, n| {
        format!("Since the file of {day}: {} changed.", en_count(n, "competence", "competences"))
    },
    since_unknown: |day| {
        format!(
            "You reviewed another version on {day}, which is not on this device: open that file too to see what changed."
        )
    },
    since_nothing: "Nothing to be read has changed.",
    answered: |n| format!("{} answered", en_count(n, "request was", "requests were")),
    carry: "Take over my opinions on what did not change",
    carry_hint: "Only Yes, Partly and No are taken over, and never in place of an opinion given here.",
    agenda: "Competences",
    chip: |number, text, verdict| format!("{number}, {text} Opinion: {verdict}."),
    chip_thin: " Worth a look.",
    chip_changed: " Changed.",
    not_aimed: "not aimed at",
    previous: "Previous",
    next: "Next",
    next_undecided: "Next without opinion",
    next_thin: "Next worth a look",
    next_changed: "Next that changed",
    decided: |n, all| format!("{} of {all} given", en_count(n, "opinion", "opinions")),
    candidate_side: "What the candidate says",
    evidence_side: "Evidence",
    own_side: "Your opinion",
    no_comment: "No comment.",
    no_evidence: "No evidence is linked to this competence.",
    remarks: "Worth a look",
    nothing_told: "Declared on their own, but nothing is told.",
    rated_low: "Rated below “On my own”, though a complete piece of evidence is linked: perhaps underrated.",
    lacks: |gaps| format!("Missing: {gaps}."),
    lacks_part: |part| format!("{part}: not told."),
    reversed: "The period ends before it begins.",
    outside: "The period is not within that of the experience.",
    short: |n| format!("Told in {} only.", en_count(n, "word", "words")),
    collective: "“One” or “we” act in it, not “I”.",
    copied_part: |part, others| format!("“{part}” stands word for word in: {others}."),
    copied_comment: |n| {
        format!(
            "The same comment stands on {}.",
            en_count(n, "other competence", "other competences")
        )
    },
    proves_many: |n| format!("Linked to {n} competences: perhaps too general for each."),
    third_parties: |n| {
        format!("{} look like data of other people:", en_count(n, "passage", "passages"))
    },
    third_comment: |n| {
        format!(
            "The comment holds {} that look like data of other people.",
            en_count(n, "passage", "passages")
        )
    },
    leave: "Leave it",
    new_evidence: "New",
    changed_evidence: "Changed",
    see_changes: "See what changed",
    rating_was: |level| format!("Before: {level}"),
    verdict: |verdict| match verdict {
        Some(Verdict::Yes) => "Yes",
        Some(Verdict::Partly) => "Partly",
        Some(Verdict::No) => "No",
        None => "No opinion yet",
    },
    verdict_legend: "Is the competence shown?",
    comment: "Comment",
    comment_hint: "The candidate will read it beside their own rating.",
    earlier: "Earlier exchanges",
    answer: "The candidate’s answer:",
    unanswered: "No answer yet.",
    ask: "Ask for something about this competence",
    ask_all: "Ask for something about the dossier",
    request: |n| format!("Request {n}"),
    requests: "Requests to the candidate",
    requests_hint: "Each becomes a line of their list, which they answer.",
    requests_none: "No request.",
    take_back: "Take back",
    take_back_of: |n| format!("Take back request {n}"),
    advice_of: |block| format!("Opinion on block {block}"),
    overall: "Opinion on the whole",
    stance: |stance| match stance {
        Some(Stance::Favourable) => "Favourable",
        Some(Stance::Reserved) => "With reservations",
        Some(Stance::Unfavourable) => "Unfavourable",
        None => "No opinion yet",
    },
    stance_legend: "Opinion",
    recommendations: "Recommendations",
    recommendations_hint: "One a line.",
    usual: [
        "Further training",
        "Work placement (PMSMP)",
        "Other evidence",
        "Meeting with the adviser",
    ],
    add_usual: |usual| format!("Add “{usual}”"),
    undo: "Undo the last change",
    kept: "Review saved on this device",
    keeping: "Saving…",
    send: "Send the review back",
    send_hint: |name| {
        format!(
            "A file “{name}” for the candidate, who opens it in Acquis. The HTML page is read anywhere, without Acquis, and holds the same file."
        )
    },
    send_unsigned: "Give your name on the page Reviewing: it signs what you send.",
    send_blank: "Nothing is said in this review yet.",
    send_json: "Export the review",
    send_html: "Export the HTML page",
    print: "Print the report",
    preview: "Show the report",
    preview_hide: "Hide the report",
    report: "Review report",
    report_about: |round, day, exported| {
        format!("Review no. {round}, made on {day}, of the dossier exported on {exported}.")
    },
    report_note: "The adviser’s opinion is no award: only the jury awards.",
    report_by: "Reviewed by",
    report_candidate: "Dossier of",
    columns: ["Competence", "Self-assessment", "Opinion", "Comment"],
};
