//! Words of the dashboard: readiness, reasons, the next step, dates that bite.

use super::common::{en_count, fr_count};
use crate::domain::carry::Offer;

/// The months nearest to a number of days, by the mean month of the calendar.
fn months(days: i32) -> i64 {
    (i64::from(days) * 4800 + 73_048) / 146_097
}

/// Words of the dashboard.
pub struct Board {
    pub ready_whole: &'static str,
    pub summary: fn(usize, usize) -> String,
    pub summary_competences: fn(usize, usize) -> String,
    pub only_jury: &'static str,
    pub next_title: &'static str,
    pub next_none: &'static str,
    pub next_complete: fn(&str, &str, usize) -> String,
    pub next_tell: fn(usize) -> String,
    pub next_rate: fn(usize) -> String,
    pub next_develop: fn(usize) -> String,
    pub go_complete: &'static str,
    pub go_tell: &'static str,
    pub go_rate: &'static str,
    pub go_develop: &'static str,
    pub in_block: fn(&str) -> String,
    pub blocks_title: &'static str,
    pub block_rated: fn(usize, usize) -> String,
    pub not_targeted: &'static str,
    pub why: fn(usize) -> String,
    pub reason_unrated: &'static str,
    pub reason_developing: fn(&str) -> String,
    pub reason_unproven: &'static str,
    pub reason_thin: fn(&str, &str) -> String,
    pub untitled_evidence: &'static str,
    pub rule: &'static str,
    pub chart_title: &'static str,
    pub chart_levels: &'static str,
    pub chart_statuses: &'static str,
    pub dates_title: &'static str,
    pub expires: &'static str,
    pub expires_hint: &'static str,
    pub last_award: &'static str,
    pub days_left: fn(i32) -> String,
    pub no_milestone: &'static str,
    pub add_milestone: &'static str,
    pub copy_title: &'static str,
    pub never_exported: &'static str,
    pub exported: fn(&str) -> String,
    pub overdue: fn(i32) -> String,
    pub export: &'static str,
    pub begin_title: &'static str,
    pub begin: &'static str,
    pub target_some: fn(usize) -> String,
    pub target_whole: &'static str,
    pub change_target: &'static str,
    /// Of another certification, and of copies that met.
    pub offered: fn(Offer, &str) -> String,
    pub left: fn(usize) -> String,
    pub replaced_by: fn(&str) -> String,
    pub expired: &'static str,
    pub superseded_count: fn(usize) -> String,
}

/// French.
pub const FR: Board = Board {
    ready_whole: "Tous les blocs visés sont prêts à présenter",
    summary: |ready, total| {
        format!(
            "{} sur {total}",
            fr_count(ready, "bloc prêt à présenter", "blocs prêts à présenter")
        )
    },
    summary_competences: |ready, total| {
        format!("{} sur {total}", fr_count(ready, "compétence prête", "compétences prêtes"))
    },
    only_jury: "« Prêt à présenter » veut dire : tout est déclaré et prouvé. Seul le jury valide.",
    next_title: "Prochaine étape",
    next_none: "Relisez votre dossier, puis exportez-le pour votre accompagnateur.",
    next_complete: |title, gaps, n| {
        format!(
            "Complétez « {title} » : il manque {gaps}. {} avec cette preuve.",
            if n < 2 {
                format!("{n} compétence avance")
            } else {
                format!("{n} compétences avancent")
            }
        )
    },
    next_tell: |n| {
        format!(
            "Racontez une situation : {} sans preuve.",
            if n < 2 {
                format!("{n} compétence est déclarée")
            } else {
                format!("{n} compétences sont déclarées")
            }
        )
    },
    next_rate: |n| {
        format!(
            "Positionnez-vous : {}.",
            if n < 2 {
                format!("{n} compétence n’est pas évaluée")
            } else {
                format!("{n} compétences ne sont pas évaluées")
            }
        )
    },
    next_develop: |n| {
        format!(
            "Pratiquez ou formez-vous : {} en dessous de « En autonomie ».",
            if n < 2 { format!("{n} compétence est") } else { format!("{n} compétences sont") }
        )
    },
    go_complete: "Compléter la preuve",
    go_tell: "Raconter une situation",
    go_rate: "Me positionner",
    go_develop: "Voir ces compétences",
    in_block: |title| format!("Dans le bloc « {title} »"),
    blocks_title: "Blocs de compétences",
    block_rated: |rated, total| format!("{} sur {total}", fr_count(rated, "évaluée", "évaluées")),
    not_targeted: "Non visé",
    why: |n| {
        format!(
            "Pourquoi pas encore : {}",
            fr_count(n, "compétence à faire avancer", "compétences à faire avancer")
        )
    },
    reason_unrated: "pas encore évaluée",
    reason_developing: |level| format!("positionnée « {level} », en dessous de « En autonomie »"),
    reason_unproven: "déclarée, mais aucune preuve reliée",
    reason_thin: |title, gaps| format!("« {title} » est incomplète : il manque {gaps}"),
    untitled_evidence: "Preuve sans titre",
    rule: "La règle de la fiche",
    chart_title: "Positionnement par bloc",
    chart_levels: "Nombre de compétences par niveau",
    chart_statuses: "Nombre de compétences par état",
    dates_title: "Dates à ne pas manquer",
    expires: "Échéance de l’enregistrement de la fiche",
    expires_hint: "Après cette date, on n’entre plus dans la certification, sauf renouvellement.",
    last_award: "Dernière délivrance possible",
    days_left: |n| match n {
        i32::MIN..=-2 => format!("passée depuis {} jours", -n),
        -1 => "passée depuis hier".to_owned(),
        0 => "aujourd’hui".to_owned(),
        1 => "demain".to_owned(),
        2..=90 => format!("dans {n} jours"),
        _ => format!("dans {} mois", months(n)),
    },
    no_milestone: "Aucune date de votre parcours pour l’instant.",
    add_milestone: "Ajouter une date",
    copy_title: "Copie de sécurité",
    never_exported: "Ce dossier n’a jamais été exporté : il n’existe que dans ce navigateur.",
    exported: |when| format!("Dernière copie exportée {when}."),
    overdue: |n| {
        format!(
            "Des modifications attendent une copie depuis {n} jours. Exportez votre dossier et gardez le fichier ailleurs."
        )
    },
    export: "Exporter le dossier",
    begin_title: "Par où commencer",
    begin: "Positionnez-vous sur les compétences d’un bloc, puis racontez une situation réelle : une même situation prouve souvent plusieurs compétences.",
    target_some: |n| fr_count(n, "bloc visé", "blocs visés"),
    target_whole: "Certification entière visée",
    change_target: "Changer",
    offered: |offer, code| match offer {
        Offer::Changed => format!(
            "La fiche {code} a changé depuis le début de ce dossier : voir ce qui serait repris"
        ),
        Offer::Replaces => format!(
            "La certification de ce dossier est remplacée par {code} : voir ce qui serait repris"
        ),
    },
    left: |n| {
        format!(
            "{} d’une fiche précédente : à reporter ou à laisser de côté",
            fr_count(n, "compétence", "compétences")
        )
    },
    replaced_by: |codes| {
        format!(
            "D’après sa fiche, la certification de ce dossier est remplacée par {codes} : changer de certification"
        )
    },
    expired: "Changer de certification",
    superseded_count: |n| {
        format!("{} à relire", fr_count(n, "version écartée", "versions écartées"))
    },
};

/// English.
pub const EN: Board = Board {
    ready_whole: "All targeted blocks are ready to present",
    summary: |ready, total| {
        format!("{ready} of {} ready to present", en_count(total, "block", "blocks"))
    },
    summary_competences: |ready, total| {
        format!("{ready} of {} ready", en_count(total, "competence", "competences"))
    },
    only_jury: "“Ready to present” means: everything is declared and evidenced. Only the jury awards.",
    next_title: "Next step",
    next_none: "Read your dossier once more, then export it for your adviser.",
    next_complete: |title, gaps, n| {
        format!(
            "Complete “{title}”: {gaps} missing. This moves {} on.",
            en_count(n, "competence", "competences")
        )
    },
    next_tell: |n| {
        format!(
            "Tell a situation: {} declared without evidence.",
            en_count(n, "competence is", "competences are")
        )
    },
    next_rate: |n| {
        format!("Rate yourself: {} not rated.", en_count(n, "competence is", "competences are"))
    },
    next_develop: |n| {
        format!(
            "Practise or train: {} below “On my own”.",
            en_count(n, "competence is", "competences are")
        )
    },
    go_complete: "Complete the evidence",
    go_tell: "Tell a situation",
    go_rate: "Rate myself",
    go_develop: "See these competences",
    in_block: |title| format!("In the block “{title}”"),
    blocks_title: "Blocks of competences",
    block_rated: |rated, total| format!("{rated} of {total} rated"),
    not_targeted: "Not targeted",
    why: |n| format!("Why not yet: {} to move on", en_count(n, "competence", "competences")),
    reason_unrated: "not rated yet",
    reason_developing: |level| format!("rated “{level}”, below “On my own”"),
    reason_unproven: "declared, but no evidence is linked",
    reason_thin: |title, gaps| format!("“{title}” is incomplete: {gaps} missing"),
    untitled_evidence: "Untitled evidence",
    rule: "The fiche’s rule",
    chart_title: "Ratings per block",
    chart_levels: "Number of competences per level",
    chart_statuses: "Number of competences per status",
    dates_title: "Dates not to miss",
    expires: "The fiche’s registration expires",
    expires_hint: "After this date nobody enters the certification, unless it is renewed.",
    last_award: "Last possible award",
    days_left: |n| match n {
        i32::MIN..=-2 => format!("{} days ago", -n),
        -1 => "yesterday".to_owned(),
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        2..=90 => format!("in {n} days"),
        _ => format!("in {} months", months(n)),
    },
    no_milestone: "No date of your own path yet.",
    add_milestone: "Add a date",
    copy_title: "Safety copy",
    never_exported: "This dossier was never exported: it exists in this browser only.",
    exported: |when| format!("Last copy exported {when}."),
    overdue: |n| {
        format!(
            "Changes have waited for a copy for {n} days. Export your dossier and keep the file elsewhere."
        )
    },
    export: "Export the dossier",
    begin_title: "Where to begin",
    begin: "Rate yourself on the competences of a block, then tell a real situation: one situation often proves several competences.",
    target_some: |n| en_count(n, "targeted block", "targeted blocks"),
    target_whole: "Whole certification targeted",
    change_target: "Change",
    offered: |offer, code| match offer {
        Offer::Changed => format!(
            "The fiche {code} has changed since this dossier was begun: see what would be kept"
        ),
        Offer::Replaces => format!(
            "The certification of this dossier is replaced by {code}: see what would be kept"
        ),
    },
    left: |n| {
        format!(
            "{} of an earlier fiche: to be carried over or left aside",
            en_count(n, "competence", "competences")
        )
    },
    replaced_by: |codes| {
        format!(
            "By its fiche, the certification of this dossier is replaced by {codes}: change the certification"
        )
    },
    expired: "Change the certification",
    superseded_count: |n| {
        format!("{} to look at", en_count(n, "version set aside", "versions set aside"))
    },
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn far_dates_are_told_in_whole_months() {
        for (days, told) in [(91, 3), (365, 12), (366, 12), (1826, 60), (1831, 60)] {
            assert_eq!(months(days), told, "{days} days");
        }
    }
}
