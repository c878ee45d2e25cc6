//! Words of what an adviser's review is to the candidate: taking it in, reading it, answering; and of the
//! gate that asks for no proof.

use super::common::{en_count, fr_count};
use crate::domain::feasibility::ExperienceGap;
use crate::domain::review::{Stance, Verdict};

/// Words of reviews received.
pub struct Answers {
    pub preview: &'static str,
    pub by: fn(&str, &str) -> String,
    pub unsigned: &'static str,
    pub round: fn(u32) -> String,
    pub holds: fn(usize, usize, usize) -> String,
    pub overall: &'static str,
    pub of: fn(&str) -> String,
    pub not_here: &'static str,
    pub same: &'static str,
    pub earlier: &'static str,
    pub later: &'static str,
    pub since: fn(&str, usize) -> String,
    pub take: &'static str,
    pub taken: &'static str,
    pub failed: &'static str,
    pub file: &'static str,
    pub title: &'static str,
    pub received: &'static str,
    pub todo: &'static str,
    pub todo_open: fn(usize) -> String,
    pub todo_done: &'static str,
    pub done: &'static str,
    pub answer: &'static str,
    pub answer_hint: &'static str,
    pub about: &'static str,
    pub whole: &'static str,
    pub remove: &'static str,
    pub removed: &'static str,
    pub thread: &'static str,
    pub feasible: &'static str,
    pub not_feasible: &'static str,
    pub feasibility: &'static str,
    pub feasibility_hint: &'static str,
    pub unrated: fn(usize) -> String,
    pub no_experience: &'static str,
    pub unfinished: fn(&str, &str) -> String,
    pub gap: fn(ExperienceGap) -> &'static str,
    /// Of a review that answers an earlier fiche.
    pub earlier_fiche: &'static str,
    pub verdict: fn(Option<Verdict>) -> &'static str,
    pub stance: fn(Option<Stance>) -> &'static str,
    pub recommendations: &'static str,
    pub experience_untitled: &'static str,
}

/// French.
pub const FR: Answers = Answers {
    preview: "Une relecture de votre accompagnateur",
    by: |who, day| format!("{who}, le {day}"),
    unsigned: "Relecture non signée",
    round: |n| format!("Relecture n° {n}"),
    holds: |opinions, comments, requests| {
        format!(
            "{} · {} · {}",
            fr_count(opinions, "avis sur une compétence", "avis sur des compétences"),
            fr_count(comments, "commentaire", "commentaires"),
            fr_count(requests, "demande", "demandes")
        )
    },
    overall: "Avis sur l’ensemble",
    of: |name| format!("Elle répond à votre dossier « {name} »."),
    not_here: "Cette relecture répond à un autre dossier, qui n’est pas sur cet appareil. Ouvrez-la sur l’appareil où se trouve ce dossier. Rien n’a changé.",
    same: "Cette relecture est déjà dans votre dossier : l’ajouter ne changerait rien.",
    earlier: "Une version plus récente de cette relecture est déjà dans votre dossier : rien ne change.",
    later: "Elle remplace une version plus ancienne de la même relecture. Vos réponses restent.",
    since: |day, n| match n {
        0 => format!("Elle porte sur votre dossier exporté le {day}."),
        n => format!(
            "Elle porte sur votre dossier exporté le {day}. Depuis, vous avez travaillé sur {}.",
            fr_count(n, "compétence", "compétences")
        ),
    },
    take: "Ajouter cette relecture à mon dossier",
    taken: "La relecture est dans votre dossier. Vos positionnements et vos textes n’ont pas changé.",
    failed: "La relecture n’a pas pu être ajoutée. Rien n’a changé.",
    file: "Cette relecture ne peut pas être lue : le fichier est incomplet ou ne dit pas à quel dossier il répond. Rien n’a changé.",
    title: "Relectures de votre accompagnateur",
    received: "Relectures reçues",
    todo: "Demandes de votre accompagnateur",
    todo_open: |n| fr_count(n, "demande à traiter", "demandes à traiter"),
    todo_done: "Toutes les demandes ont une réponse.",
    done: "C’est fait",
    answer: "Votre réponse",
    answer_hint: "Un mot pour votre accompagnateur, si vous voulez. Il le lira dans votre prochain export.",
    about: "Voir la compétence",
    whole: "Sur l’ensemble du dossier",
    remove: "Retirer cette relecture",
    removed: "La relecture est retirée de votre dossier.",
    thread: "Ce que dit votre accompagnateur",
    feasible: "Prêt pour la faisabilité",
    not_feasible: "Pas encore prêt pour la faisabilité",
    feasibility: "Dossier de faisabilité",
    feasibility_hint: "Cette étape ne demande aucune preuve : se situer sur chaque compétence visée, et dire les postes occupés avec leurs dates.",
    unrated: |n| format!("{} à évaluer", fr_count(n, "compétence", "compétences")),
    no_experience: "Aucune expérience n’est décrite",
    unfinished: |name, gaps| format!("{name} : il manque {gaps}"),
    gap: |gap| match gap {
        ExperienceGap::Post => "le poste",
        ExperienceGap::Period => "les dates",
    },
    earlier_fiche: "À propos d’une compétence d’une fiche précédente :",
    verdict: |verdict| match verdict {
        Some(Verdict::Yes) => "Oui",
        Some(Verdict::Partly) => "Partiellement",
        Some(Verdict::No) => "Non",
        None => "Pas encore d’avis",
    },
    stance: |stance| match stance {
        Some(Stance::Favourable) => "Avis favorable",
        Some(Stance::Reserved) => "Avis avec réserve",
        Some(Stance::Unfavourable) => "Avis non favorable",
        None => "Pas encore d’avis",
    },
    recommendations: "Préconisations",
    experience_untitled: "Expérience sans nom",
};

/// English.
pub const EN: Answers = Answers {
    preview: "A review by your adviser",
    by: |who, day| format!("{who}, on {day}"),
    unsigned: "Unsigned review",
    round: |n| format!("Review no. {n}"),
    holds: |opinions, comments, requests| {
        format!(
            "{} · {} · {}",
            en_count(opinions, "opinion on a competence", "opinions on competences"),
            en_count(comments, "comment", "comments"),
            en_count(requests, "request", "requests")
        )
    },
    overall: "Opinion on the whole",
    of: |name| format!("It answers your dossier “{name}”."),
    not_here: "This review answers another dossier, which is not on this device. Open it on the device where that dossier is. Nothing has changed.",
    same: "This review is in your dossier already: adding it would change nothing.",
    earlier: "A later version of this review is in your dossier already: nothing changes.",
    later: "It takes the place of an earlier version of the same review. Your answers stay.",
    since: |day, n| match n {
        0 => format!("It is about your dossier exported on {day}."),
        n => format!(
            "It is about your dossier exported on {day}. Since then you have worked on {}.",
            en_count(n, "competence", "competences")
        ),
    },
    take: "Add this review to my dossier",
    taken: "The review is in your dossier. Your ratings and texts have not changed.",
    failed: "The review could not be added. Nothing has changed.",
    file: "This review cannot be read: the file is incomplete or does not say which dossier it answers. Nothing has changed.",
    title: "Reviews by your adviser",
    received: "Reviews received",
    todo: "Requests of your adviser",
    todo_open: |n| en_count(n, "request to deal with", "requests to deal with"),
    todo_done: "Every request has an answer.",
    done: "Done",
    answer: "Your answer",
    answer_hint: "A word for your adviser, if you like. They will read it in your next export.",
    about: "See the competence",
    whole: "On the whole dossier",
    remove: "Remove this review",
    removed: "The review is removed from your dossier.",
    thread: "What your adviser says",
    feasible: "Ready for feasibility",
    not_feasible: "Not ready for feasibility yet",
    feasibility: "Feasibility dossier",
    feasibility_hint: "This step asks for no evidence: rate yourself on each competence aimed at, and tell the posts you held with their dates.",
    unrated: |n| format!("{} to rate", en_count(n, "competence", "competences")),
    no_experience: "No experience is told",
    unfinished: |name, gaps| format!("{name}: {gaps} missing"),
    gap: |gap| match gap {
        ExperienceGap::Post => "the post",
        ExperienceGap::Period => "the dates",
    },
    earlier_fiche: "About a competence of an earlier fiche:",
    verdict: |verdict| match verdict {
        Some(Verdict::Yes) => "Yes",
        Some(Verdict::Partly) => "Partly",
        Some(Verdict::No) => "No",
        None => "No opinion yet",
    },
    stance: |stance| match stance {
        Some(Stance::Favourable) => "Favourable",
        Some(Stance::Reserved) => "With reservations",
        Some(Stance::Unfavourable) => "Unfavourable",
        None => "No opinion yet",
    },
    recommendations: "Recommendations",
    experience_untitled: "Unnamed experience",
};
