//! Words of the adviser's desk: opening files, the table, what is seen across it.

use super::common::{en_count, fr_count};
use crate::domain::cohort::{Column, ReviewState};

/// Words of the adviser's desk.
pub struct Cohort {
    pub title: &'static str,
    pub lead: &'static str,
    pub where_kept: &'static str,
    pub forgets: &'static str,
    pub not_kept: &'static str,
    pub intake: &'static str,
    pub intake_label: &'static str,
    pub intake_hint: &'static str,
    pub paste: &'static str,
    pub paste_label: &'static str,
    pub paste_button: &'static str,
    pub pasted: &'static str,
    pub reading: fn(usize, usize) -> String,
    pub stop: &'static str,
    pub stopped: fn(usize) -> String,
    pub unread: fn(usize) -> String,
    pub read_on: &'static str,
    pub took: fn(usize, usize, usize, usize) -> String,
    pub refused: fn(usize) -> String,
    pub review_refused: &'static str,
    pub put_off: &'static str,
    pub me: &'static str,
    pub me_hint: &'static str,
    pub name: &'static str,
    pub organisation: &'static str,
    pub table: &'static str,
    pub empty: &'static str,
    pub search: &'static str,
    pub show: &'static str,
    pub all: &'static str,
    pub only_ready: &'static str,
    pub only_not_ready: &'static str,
    pub only_feasible: &'static str,
    pub only_unproven: &'static str,
    pub only_open: &'static str,
    pub every_certification: &'static str,
    pub none_found: &'static str,
    pub count: fn(usize, usize) -> String,
    pub more: &'static str,
    pub no_name: &'static str,
    pub whole: &'static str,
    pub blocks_aimed: fn(usize) -> String,
    pub of: fn(usize, usize) -> String,
    pub column: fn(Column) -> &'static str,
    pub state: fn(ReviewState) -> &'static str,
    pub put_away: &'static str,
    pub put_away_of: fn(&str) -> String,
    pub put_away_ask: fn(&str) -> String,
    pub csv: &'static str,
    pub ndjson: &'static str,
    pub export: &'static str,
    pub export_hint: &'static str,
    pub exported: fn(&str) -> String,
    pub clear: &'static str,
    pub clear_hint: &'static str,
    pub clear_ask: fn(usize) -> String,
    pub cleared: &'static str,
    pub figures: &'static str,
    pub by_block: &'static str,
    pub block_line: fn(usize, usize, usize) -> String,
    pub part_ready: &'static str,
    pub part_begun: &'static str,
    pub part_other: &'static str,
    pub weakest: &'static str,
    pub weakest_hint: &'static str,
    pub weak_line: fn(usize, usize) -> String,
}

/// French.
pub const FR: Cohort = Cohort {
    title: "Relecture",
    lead: "Ouvrez les dossiers que les candidats vous ont envoyés : voyez où chacun en est, répondez compétence par compétence, renvoyez votre relecture.",
    where_kept: "Ce que vous ouvrez ici reste dans ce navigateur, à part de « Mes dossiers », et s’efface d’un geste.",
    forgets: "Ce navigateur ne garde rien : tout ce qui est ouvert ici disparaîtra avec la page. Exportez vos relectures avant de la fermer.",
    not_kept: "Le navigateur n’a pas pu tout enregistrer. Exportez vos relectures avant de fermer cette page, puis retirez des dossiers ou libérez de la place.",
    intake: "Ouvrir des dossiers",
    intake_label: "Fichiers de dossiers ou de relectures (.json, .html)",
    intake_hint: "Un seul ou plusieurs centaines à la fois : choisissez-les, déposez-les sur cette page ou collez-les. Un fichier illisible n’arrête pas les autres.",
    paste: "Coller le contenu d’un fichier",
    paste_label: "Contenu du fichier",
    paste_button: "Ouvrir ce contenu",
    pasted: "contenu collé",
    reading: |done, total| format!("{done} sur {}", fr_count(total, "fichier lu", "fichiers lus")),
    stop: "Arrêter",
    stopped: |n| {
        format!(
            "Lecture arrêtée : {} sans être ouverts.",
            fr_count(n, "fichier laissé", "fichiers laissés")
        )
    },
    unread: |n| {
        format!(
            "Lecture arrêtée : {} sur cet appareil, pas encore {}.",
            fr_count(n, "fichier gardé", "fichiers gardés"),
            if n > 1 { "lus" } else { "lu" }
        )
    },
    read_on: "Continuer la lecture",
    took: |new, states, known, reviews| {
        let mut parts = Vec::new();
        if new > 0 {
            parts.push(fr_count(new, "dossier ouvert", "dossiers ouverts"));
        }
        if states > 0 {
            parts.push(fr_count(states, "nouvelle version", "nouvelles versions"));
        }
        if known > 0 {
            parts.push(fr_count(known, "version déjà connue", "versions déjà connues"));
        }
        if reviews > 0 {
            parts.push(fr_count(reviews, "relecture", "relectures"));
        }
        parts.join(" · ")
    },
    refused: |n| {
        fr_count(n, "fichier n’a pas pu être ouvert", "fichiers n’ont pas pu être ouverts")
    },
    review_refused: "Cette relecture ne peut pas être lue : elle est incomplète ou ne dit pas à quel dossier elle répond.",
    put_off: "Masquer cette liste",
    me: "Vous",
    me_hint: "Ce nom signe vos relectures. Il reste sur cet appareil et dans les relectures que vous envoyez.",
    name: "Votre nom",
    organisation: "Votre organisme",
    table: "Dossiers ouverts",
    empty: "Aucun dossier n’est ouvert pour l’instant.",
    search: "Rechercher",
    show: "Afficher",
    all: "Tous les dossiers",
    only_ready: "Prêts à présenter",
    only_not_ready: "Pas encore prêts",
    only_feasible: "Prêts pour la faisabilité",
    only_unproven: "Avec des compétences déclarées sans preuve",
    only_open: "Avec des demandes sans réponse",
    every_certification: "Toutes les certifications",
    none_found: "Aucun dossier ne correspond.",
    count: |shown, all| {
        if shown == all {
            fr_count(all, "dossier", "dossiers")
        } else {
            format!("{shown} sur {}", fr_count(all, "dossier", "dossiers"))
        }
    },
    more: "Afficher plus de dossiers",
    no_name: "Sans nom",
    whole: "Entière",
    blocks_aimed: |n| fr_count(n, "bloc", "blocs"),
    of: |n, all| format!("{n} sur {all}"),
    column: |column| match column {
        Column::Candidate => "Candidat",
        Column::Certification => "Certification",
        Column::Target => "Visé",
        Column::ReadyBlocks => "Blocs prêts",
        Column::Rated => "Évaluées",
        Column::Ready => "Prêtes",
        Column::Unproven => "Sans preuve",
        Column::Thin => "Preuve à compléter",
        Column::Evidence => "Preuves",
        Column::Words => "Mots",
        Column::NewestEvidence => "Dernière preuve",
        Column::Exported => "Exporté",
        Column::Reviewed => "Relu",
        Column::Review => "Relecture",
        Column::OpenRequests => "Demandes ouvertes",
        Column::AnsweredRequests => "Demandes répondues",
    },
    state: |state| match state {
        ReviewState::ToReview => "À relire",
        ReviewState::Back => "Revenu modifié",
        ReviewState::Begun => "Commencée",
        ReviewState::Reviewed => "Relu",
    },
    put_away: "Retirer",
    put_away_of: |name| format!("Retirer le dossier de {name}"),
    put_away_ask: |name| {
        format!(
            "Retirer de cet appareil le dossier de {name} et la relecture commencée ? Le fichier reçu, lui, n’est pas touché."
        )
    },
    csv: "Tableau (CSV)",
    ndjson: "Lignes par compétence (NDJSON)",
    export: "Exporter le tableau",
    export_hint: "Les dossiers affichés, dans cet ordre. Le CSV s’ouvre dans un tableur ; le NDJSON donne une ligne par candidat et par compétence.",
    exported: |name| format!("Le fichier « {name} » est dans vos téléchargements."),
    clear: "Tout effacer de cette page",
    clear_hint: "Retire de cet appareil tous les dossiers reçus, vos relectures et votre nom. « Mes dossiers » n’est pas touché.",
    clear_ask: |n| {
        format!(
            "Effacer {} et toutes les relectures de cet appareil ? Cela ne peut pas être annulé.",
            fr_count(n, "dossier", "dossiers")
        )
    },
    cleared: "Il ne reste rien de la relecture sur cet appareil.",
    figures: "Vue d’ensemble",
    by_block: "Où en sont les blocs",
    block_line: |ready, begun, all| {
        format!("{ready} sur {} · {} en bonne voie", fr_count(all, "prêt", "prêts"), begun)
    },
    part_ready: "prêt à présenter",
    part_begun: "des compétences prêtes",
    part_other: "aucune compétence prête",
    weakest: "Compétences les plus fragiles",
    weakest_hint: "Évaluées par le candidat, mais pas encore prêtes à présenter.",
    weak_line: |weak, all| format!("{weak} sur {}", fr_count(all, "candidat", "candidats")),
};

/// English.
pub const EN: Cohort = Cohort {
    title: "Reviewing",
    lead: "Open the dossiers that candidates sent you: see where each stands, answer competence by competence, send your review back.",
    where_kept: "What you open here stays in this browser, apart from “My dossiers”, and is erased at a stroke.",
    forgets: "This browser keeps nothing: all that is open here will go with the page. Export your reviews before closing it.",
    not_kept: "The browser could not save everything. Export your reviews before closing this page, then take dossiers away or make room.",
    intake: "Open dossiers",
    intake_label: "Dossier or review files (.json, .html)",
    intake_hint: "One or several hundred at once: choose them, drop them on this page or paste them. An unreadable file does not stop the others.",
    paste: "Paste the content of a file",
    paste_label: "Content of the file",
    paste_button: "Open this content",
    pasted: "pasted content",
    reading: |done, total| format!("{done} of {} read", en_count(total, "file", "files")),
    stop: "Stop",
    stopped: |n| format!("Reading stopped: {} not opened.", en_count(n, "file", "files")),
    unread: |n| {
        format!(
            "Reading stopped: {} on this device, not read yet.",
            en_count(n, "file kept", "files kept")
        )
    },
    read_on: "Go on reading",
    took: |new, states, known, reviews| {
        let mut parts = Vec::new();
        if new > 0 {
            parts.push(en_count(new, "dossier opened", "dossiers opened"));
        }
        if states > 0 {
            parts.push(en_count(states, "new version", "new versions"));
        }
        if known > 0 {
            parts.push(en_count(known, "version known already", "versions known already"));
        }
        if reviews > 0 {
            parts.push(en_count(reviews, "review", "reviews"));
        }
        parts.join(" · ")
    },
    refused: |n| en_count(n, "file could not be opened", "files could not be opened"),
    review_refused: "This review cannot be read: it is incomplete or does not say which dossier it answers.",
    put_off: "Hide this list",
    me: "You",
    me_hint: "This name signs your reviews. It stays on this device and in the reviews you send.",
    name: "Your name",
    organisation: "Your organisation",
    table: "Open dossiers",
    empty: "No dossier is open yet.",
    search: "Search",
    show: "Show",
    all: "All dossiers",
    only_ready: "Ready to present",
    only_not_ready: "Not ready yet",
    only_feasible: "Ready for feasibility",
    only_unproven: "With competences declared without evidence",
    only_open: "With requests not answered",
    every_certification: "Every certification",
    none_found: "No dossier matches.",
    count: |shown, all| {
        if shown == all {
            en_count(all, "dossier", "dossiers")
        } else {
            format!("{shown} of {}", en_count(all, "dossier", "dossiers"))
        }
    },
    more: "Show more dossiers",
    no_name: "Unnamed",
    whole: "Whole",
    blocks_aimed: |n| en_count(n, "block", "blocks"),
    of: |n, all| format!("{n} of {all}"),
    column: |column| match column {
        Column::Candidate => "Candidate",
        Column::Certification => "Certification",
        Column::Target => "Target",
        Column::ReadyBlocks => "Blocks ready",
        Column::Rated => "Rated",
        Column::Ready => "Ready",
        Column::Unproven => "Without evidence",
        Column::Thin => "Evidence to complete",
        Column::Evidence => "Evidence",
        Column::Words => "Words",
        Column::NewestEvidence => "Newest evidence",
        Column::Exported => "Exported",
        Column::Reviewed => "Reviewed",
        Column::Review => "Review",
        Column::OpenRequests => "Open requests",
        Column::AnsweredRequests => "Answered requests",
    },
    state: |state| match state {
        ReviewState::ToReview => "To review",
        ReviewState::Back => "Back, changed",
        ReviewState::Begun => "Begun",
        ReviewState::Reviewed => "Reviewed",
    },
    put_away: "Take away",
    put_away_of: |name| format!("Take away the dossier of {name}"),
    put_away_ask: |name| {
        format!(
            "Take the dossier of {name} and the review begun off this device? The file you received is untouched."
        )
    },
    csv: "Table (CSV)",
    ndjson: "Rows by competence (NDJSON)",
    export: "Export the table",
    export_hint: "The dossiers shown, in this order. CSV opens in a spreadsheet; NDJSON has a row per candidate and competence.",
    exported: |name| format!("The file “{name}” is in your downloads."),
    clear: "Erase all of this page",
    clear_hint: "Takes all dossiers received, your reviews and your name off this device. “My dossiers” is untouched.",
    clear_ask: |n| {
        format!(
            "Erase {} and every review from this device? This cannot be undone.",
            en_count(n, "dossier", "dossiers")
        )
    },
    cleared: "Nothing of reviewing is left on this device.",
    figures: "Overview",
    by_block: "Where the blocks stand",
    block_line: |ready, begun, all| format!("{ready} of {all} ready · {begun} on the way"),
    part_ready: "ready to present",
    part_begun: "some competences ready",
    part_other: "no competence ready",
    weakest: "Weakest competences",
    weakest_hint: "Rated by the candidate, but not ready to present yet.",
    weak_line: |weak, all| format!("{weak} of {}", en_count(all, "candidate", "candidates")),
};
