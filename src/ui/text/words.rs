//! The domain's words: levels, statuses, gaps, parts of a story, kinds of things.
//!
//! VAE.md says which to use: only the jury « valide », Acquis says « prêt à présenter ».

use super::common::fr_count;
use crate::domain::Date;
use crate::domain::dossier::MilestoneKind;
use crate::domain::evidence::{DocumentKind, Gap};
use crate::domain::experience::ExperienceKind;
use crate::domain::history::StepKind;
use crate::domain::readiness::CompetenceStatus;
use crate::domain::registration::DateDoubt;
use crate::domain::story::StoryPart;
use crate::domain::{Level, certification};

/// The domain's words.
pub struct Words {
    pub level: fn(Level) -> &'static str,
    pub level_means: fn(Level) -> &'static str,
    pub unrated: &'static str,
    pub block_ready: &'static str,
    pub block_not_ready: fn(usize, usize) -> String,
    pub status: fn(CompetenceStatus) -> &'static str,
    pub status_means: fn(CompetenceStatus) -> &'static str,
    pub gap: fn(Gap) -> &'static str,
    pub part: fn(StoryPart) -> &'static str,
    pub part_hint: fn(StoryPart) -> &'static str,
    pub experience: fn(ExperienceKind) -> &'static str,
    pub document: fn(DocumentKind) -> &'static str,
    pub milestone: fn(MilestoneKind) -> &'static str,
    pub route: fn(certification::Route) -> &'static str,
    pub step: fn(StepKind) -> &'static str,
    pub doubt: fn(DateDoubt, fn(Date) -> String) -> String,
}

/// French.
pub const FR: Words = Words {
    level: |level| match level {
        Level::NotPractised => "Pas encore pratiquée",
        Level::WithHelp => "Avec de l’aide",
        Level::Autonomous => "En autonomie",
        Level::Transmits => "Je maîtrise et je transmets",
    },
    level_means: |level| match level {
        Level::NotPractised => "Je ne l’ai pas encore fait en situation réelle.",
        Level::WithHelp => "Je le fais avec un collègue, un modèle ou une vérification.",
        Level::Autonomous => "Je le fais seul ou seule, y compris quand la situation change.",
        Level::Transmits => {
            "Je le fais dans les cas difficiles, je l’explique et je forme d’autres personnes."
        }
    },
    unrated: "Non évaluée",
    block_ready: "Prêt à présenter",
    block_not_ready: |ready, total| format!("{} sur {total}", fr_count(ready, "prête", "prêtes")),
    status: |status| match status {
        CompetenceStatus::Unrated => "Non évaluée",
        CompetenceStatus::Developing => "En cours d’acquisition",
        CompetenceStatus::Unproven => "Déclarée sans preuve",
        CompetenceStatus::Thin => "Preuve à compléter",
        CompetenceStatus::Ready => "Prête à présenter",
    },
    status_means: |status| match status {
        CompetenceStatus::Unrated => {
            "Vous ne vous êtes pas encore positionné sur cette compétence."
        }
        CompetenceStatus::Developing => "Votre positionnement est en dessous de « En autonomie ».",
        CompetenceStatus::Unproven => {
            "Vous la déclarez en autonomie, mais aucune preuve n’y est reliée."
        }
        CompetenceStatus::Thin => "Une preuve y est reliée, mais aucune n’est complète.",
        CompetenceStatus::Ready => "En autonomie, et au moins une preuve complète y est reliée.",
    },
    gap: |gap| match gap {
        Gap::Title => "le titre",
        Gap::Period => "la période",
        Gap::Context => "le contexte",
        Gap::Actions => "ce que vous avez fait",
        Gap::Outcome => "le résultat",
    },
    part: |part| match part {
        StoryPart::Context => "Contexte",
        StoryPart::Role => "Mon rôle et mon autonomie",
        StoryPart::Actions => "Ce que j’ai fait",
        StoryPart::Means => "Moyens et règles",
        StoryPart::People => "Avec qui",
        StoryPart::Difficulties => "Difficultés",
        StoryPart::Outcome => "Résultat",
        StoryPart::Learnings => "Ce que j’en retiens",
    },
    part_hint: |part| match part {
        StoryPart::Context => "Où, quand, pour qui, à quelle occasion ?",
        StoryPart::Role => "Qu’attendait-on de vous ? Que décidiez-vous seul ou seule ?",
        StoryPart::Actions => "Étape par étape, à la première personne : « j’ai… »",
        StoryPart::Means => "Outils, logiciels, procédures, textes que vous avez appliqués.",
        StoryPart::People => {
            "Collègues, responsables, partenaires : par leur fonction, sans leur nom."
        }
        StoryPart::Difficulties => "Ce qui a résisté, et comment vous y avez répondu.",
        StoryPart::Outcome => "Ce qui a changé grâce à vous, si possible avec un chiffre.",
        StoryPart::Learnings => "Ce que vous referiez, ou feriez autrement.",
    },
    experience: |kind| match kind {
        ExperienceKind::Employment => "Emploi salarié",
        ExperienceKind::SelfEmployment => "Activité indépendante",
        ExperienceKind::Volunteering => "Bénévolat",
        ExperienceKind::Mandate => "Mandat électif ou syndical",
        ExperienceKind::Training => "Formation, alternance",
        ExperienceKind::Internship => "Stage, PMSMP",
        ExperienceKind::Personal => "Activité personnelle, proche aidant",
        ExperienceKind::Other => "Autre",
    },
    document: |kind| match kind {
        DocumentKind::Production => "Production personnelle",
        DocumentKind::Attestation => "Attestation",
        DocumentKind::Employment => "Contrat, fiche de paie, fiche de poste",
        DocumentKind::Appraisal => "Évaluation, entretien annuel",
        DocumentKind::Correspondence => "Courrier ou courriel",
        DocumentKind::Image => "Photo, capture d’écran, vidéo",
        DocumentKind::Certificate => "Diplôme, certificat de formation",
        DocumentKind::Other => "Autre",
    },
    milestone: |kind| match kind {
        MilestoneKind::Feasibility => "Dépôt du dossier de faisabilité",
        MilestoneKind::Admissibility => "Décision de recevabilité",
        MilestoneKind::Validation => "Dépôt du dossier de validation",
        MilestoneKind::Assessment => "Mise en situation",
        MilestoneKind::Jury => "Entretien avec le jury",
        MilestoneKind::Appointment => "Rendez-vous avec l’accompagnateur",
        MilestoneKind::Other => "Autre date",
    },
    route: |route| match route {
        certification::Route::InitialTraining => "Statut d’élève ou d’étudiant",
        certification::Route::Apprenticeship => "Contrat d’apprentissage",
        certification::Route::ContinuingTraining => "Formation continue",
        certification::Route::ProfessionalContract => "Contrat de professionnalisation",
        certification::Route::IndividualApplication => "Candidature individuelle",
        certification::Route::Experience => "Expérience (VAE)",
    },
    step: |step| match step {
        StepKind::Write => "la saisie",
        StepKind::Rate => "le positionnement",
        StepKind::Link => "le lien avec une compétence",
        StepKind::Add => "l’ajout",
        StepKind::Remove => "la suppression",
        StepKind::Choose => "le choix",
        StepKind::Import => "l’import",
        StepKind::Restore => "le retour d’une version",
        StepKind::Carry => "le changement de certification",
    },
    doubt: |doubt, date| {
        match doubt {
        DateDoubt::NoExpiry => "La fiche ne dit pas jusqu’à quand la certification est enregistrée : vérifiez-le auprès du certificateur.".to_owned(),
        DateDoubt::Expired(on) => format!("L’enregistrement est échu depuis le {} : demandez au certificateur si elle peut encore être délivrée, et par quoi elle est remplacée.", date(on)),
        DateDoubt::ExpiredAwardUntil(on, until) => format!("L’enregistrement est échu depuis le {}. Seules les personnes déjà engagées peuvent encore l’obtenir, jusqu’au {} : vérifiez auprès du certificateur.", date(on), date(until)),
        DateDoubt::AwardOver(on) => format!("Elle ne peut plus être délivrée depuis le {} : cherchez la certification qui la remplace.", date(on)),
        DateDoubt::ExpiresSoon(on) => format!("L’enregistrement arrive à échéance le {} : voyez avec le certificateur si votre parcours tient dans ce délai.", date(on)),
        DateDoubt::AwardBeforeExpiry(expires, award) => format!("Dates à vérifier : la dernière délivrance ({}) précède la fin de l’enregistrement ({}).", date(award), date(expires)),
        DateDoubt::ExpiredBeforeDecided(decided, expires) => format!("Dates à vérifier : la fin de l’enregistrement ({}) précède la décision ({}).", date(expires), date(decided)),
    }
    },
};

/// English.
pub const EN: Words = Words {
    level: |level| match level {
        Level::NotPractised => "Not practised yet",
        Level::WithHelp => "With help",
        Level::Autonomous => "On my own",
        Level::Transmits => "Mastered, and I teach it",
    },
    level_means: |level| match level {
        Level::NotPractised => "I have not done it in a real situation yet.",
        Level::WithHelp => "I do it with a colleague, a model or someone checking.",
        Level::Autonomous => "I do it by myself, also when the situation changes.",
        Level::Transmits => "I do it in difficult cases, explain it and train others.",
    },
    unrated: "Not rated",
    block_ready: "Ready to present",
    block_not_ready: |ready, total| format!("{ready} of {total} ready"),
    status: |status| match status {
        CompetenceStatus::Unrated => "Not rated",
        CompetenceStatus::Developing => "Being acquired",
        CompetenceStatus::Unproven => "Declared without evidence",
        CompetenceStatus::Thin => "Evidence to complete",
        CompetenceStatus::Ready => "Ready to present",
    },
    status_means: |status| match status {
        CompetenceStatus::Unrated => "You have not rated yourself on this competence yet.",
        CompetenceStatus::Developing => "Your rating is below “On my own”.",
        CompetenceStatus::Unproven => {
            "You declare it held on your own, but no evidence is linked to it."
        }
        CompetenceStatus::Thin => "Evidence is linked to it, but none is complete.",
        CompetenceStatus::Ready => {
            "On your own, and at least one complete piece of evidence is linked."
        }
    },
    gap: |gap| match gap {
        Gap::Title => "the title",
        Gap::Period => "the period",
        Gap::Context => "the context",
        Gap::Actions => "what you did",
        Gap::Outcome => "the result",
    },
    part: |part| match part {
        StoryPart::Context => "Context",
        StoryPart::Role => "My role and autonomy",
        StoryPart::Actions => "What I did",
        StoryPart::Means => "Means and rules",
        StoryPart::People => "With whom",
        StoryPart::Difficulties => "Difficulties",
        StoryPart::Outcome => "Result",
        StoryPart::Learnings => "What I learnt",
    },
    part_hint: |part| match part {
        StoryPart::Context => "Where, when, for whom, on what occasion?",
        StoryPart::Role => "What was expected of you? What did you decide alone?",
        StoryPart::Actions => "Step by step, in the first person: “I …”",
        StoryPart::Means => "Tools, software, procedures, rules that you applied.",
        StoryPart::People => "Colleagues, managers, partners: by their function, without names.",
        StoryPart::Difficulties => "What resisted, and how you dealt with it.",
        StoryPart::Outcome => "What changed thanks to you, with a figure if you can.",
        StoryPart::Learnings => "What you would do again, or differently.",
    },
    experience: |kind| match kind {
        ExperienceKind::Employment => "Employment",
        ExperienceKind::SelfEmployment => "Self-employment",
        ExperienceKind::Volunteering => "Volunteering",
        ExperienceKind::Mandate => "Elected or union mandate",
        ExperienceKind::Training => "Training, apprenticeship",
        ExperienceKind::Internship => "Internship",
        ExperienceKind::Personal => "Personal activity, carer",
        ExperienceKind::Other => "Other",
    },
    document: |kind| match kind {
        DocumentKind::Production => "My own work",
        DocumentKind::Attestation => "Attestation",
        DocumentKind::Employment => "Contract, pay slip, job description",
        DocumentKind::Appraisal => "Appraisal",
        DocumentKind::Correspondence => "Letter or e-mail",
        DocumentKind::Image => "Photo, screenshot, video",
        DocumentKind::Certificate => "Diploma, training certificate",
        DocumentKind::Other => "Other",
    },
    milestone: |kind| match kind {
        MilestoneKind::Feasibility => "Feasibility file handed in",
        MilestoneKind::Admissibility => "Admissibility decision",
        MilestoneKind::Validation => "Validation file handed in",
        MilestoneKind::Assessment => "Practical assessment",
        MilestoneKind::Jury => "Interview with the jury",
        MilestoneKind::Appointment => "Meeting with the adviser",
        MilestoneKind::Other => "Other date",
    },
    route: |route| match route {
        certification::Route::InitialTraining => "Pupil or student",
        certification::Route::Apprenticeship => "Apprenticeship",
        certification::Route::ContinuingTraining => "Continuing training",
        certification::Route::ProfessionalContract => "Professional training contract",
        certification::Route::IndividualApplication => "Individual application",
        certification::Route::Experience => "Experience (VAE)",
    },
    step: |step| match step {
        StepKind::Write => "the typing",
        StepKind::Rate => "the rating",
        StepKind::Link => "the link to a competence",
        StepKind::Add => "the addition",
        StepKind::Remove => "the deletion",
        StepKind::Choose => "the choice",
        StepKind::Import => "the import",
        StepKind::Restore => "bringing a version back",
        StepKind::Carry => "the change of certification",
    },
    doubt: |doubt, date| {
        match doubt {
        DateDoubt::NoExpiry => "The fiche does not say until when the certification is registered: check with the certifier.".to_owned(),
        DateDoubt::Expired(on) => format!("The registration expired on {}: ask the certifier whether it can still be awarded, and what replaces it.", date(on)),
        DateDoubt::ExpiredAwardUntil(on, until) => format!("The registration expired on {}. Only people already under way can still be awarded it, until {}: check with the certifier.", date(on), date(until)),
        DateDoubt::AwardOver(on) => format!("It can no longer be awarded since {}: look for the certification that replaces it.", date(on)),
        DateDoubt::ExpiresSoon(on) => format!("The registration expires on {}: see with the certifier whether your path fits in that time.", date(on)),
        DateDoubt::AwardBeforeExpiry(expires, award) => format!("Dates to check: the last award ({}) comes before the end of registration ({}).", date(award), date(expires)),
        DateDoubt::ExpiredBeforeDecided(decided, expires) => format!("Dates to check: the end of registration ({}) comes before the decision ({}).", date(expires), date(decided)),
    }
    },
};
