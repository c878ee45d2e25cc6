//! What reading a file had to say, worded: why it is refused, and what to know before taking it.

use crate::domain::dossier::Fault;
use crate::domain::id::CompetenceId;
use crate::domain::unseen::shown;
use crate::exchange::certification::CERTIFICATION_FORMAT;
use crate::exchange::finding::{Finding, ImportError};

/// The wording of errors and findings.
pub struct Findings {
    pub error: fn(&ImportError) -> String,
    pub finding: fn(&Finding) -> String,
    pub opened: fn(usize) -> String,
    pub opened_more: &'static str,
}

/// French.
pub const FR: Findings = Findings {
    error: |error| {
        let why = match error {
            ImportError::TooLarge { size, most } => {
                format!("Ce fichier est trop gros pour un dossier : {}, {} au plus.", fr_size(*size), fr_size(*most))
            }
            ImportError::NotText { .. } => "Ce fichier n’est pas un dossier Acquis : ce n’est pas du texte (une image, un PDF, une archive ?).".to_owned(),
            ImportError::NotJson { cut: true, .. } => "Ce fichier est incomplet : il s’arrête avant la fin. Téléchargez-le ou copiez-le de nouveau.".to_owned(),
            ImportError::NotJson { line, column, .. } => {
                format!("Ce fichier n’est pas du JSON lisible : erreur à la ligne {line}, colonne {column}.")
            }
            ImportError::TooManyValues { most } => format!("Ce fichier contient plus de {most} valeurs : ce n’est pas un dossier ordinaire."),
            ImportError::NotADossier { format: Some(format) } if format == CERTIFICATION_FORMAT => {
                "Ce fichier est un référentiel, pas un dossier : ouvrez-le par « Importer une autre certification ».".to_owned()
            }
            ImportError::NotADossier { format: Some(format) } => format!("Ce fichier n’est pas un dossier Acquis : il se dit « {format} »."),
            ImportError::NotADossier { format: None } => "Ce fichier JSON n’est pas un dossier Acquis.".to_owned(),
            ImportError::Review => "Ce fichier est une relecture d’accompagnateur, pas un dossier.".to_owned(),
            ImportError::Sealed => "Ce fichier est chiffré : ouvrez-le seul, avec sa phrase de passe.".to_owned(),
            ImportError::NoVersion => "Ce fichier ne dit pas dans quelle version il est écrit.".to_owned(),
            ImportError::Newer { found, supported } => {
                format!("Ce fichier vient d’une version plus récente d’Acquis (format {found}, ici {supported} au plus). Rechargez la page pour avoir la dernière version, puis réessayez.")
            }
            ImportError::NoDossier => "Ce fichier ne contient aucun dossier.".to_owned(),
            ImportError::NoCertification => "Le dossier de ce fichier n’a pas de certification : ses compétences ne peuvent pas être retrouvées.".to_owned(),
            ImportError::NoBlocks { code } => format!("La certification de ce fichier ({code}) n’a aucun bloc lisible."),
        };
        format!("{why} Rien n’a changé sur cet appareil.")
    },
    finding: |finding| {
        match finding {
        Finding::DigestMissing => "Le fichier n’a pas d’empreinte : il n’a pas été écrit par Acquis, ou il a été modifié depuis.".to_owned(),
        Finding::DigestDiffers { .. } => "Le contenu ne correspond pas à l’empreinte du fichier : il a été modifié ou abîmé hors d’Acquis. Vérifiez-le avant de l’utiliser.".to_owned(),
        Finding::UnknownCertification(code) => format!("La certification {code} n’est pas livrée avec Acquis : celle du fichier est utilisée, elle est complète."),
        Finding::CertificationDiffers(code) => format!("La certification {code} du fichier diffère de celle d’Acquis : celle du fichier est utilisée."),
        Finding::CompetencesPutBack { block, competences } => format!("Le fichier est abîmé : le bloc {block} y a perdu {} ; Acquis reprend ce qui manque dans sa propre fiche, sans quoi le bloc paraîtrait plus facile à obtenir.", fr_competences(competences)),
        Finding::FewerCompetences { block, competences } => format!("Dans ce fichier, le bloc {block} n’a pas {}, que demande la certification livrée avec Acquis : il y paraît plus facile à obtenir. Vérifiez la fiche officielle.", fr_competences(competences)),
        Finding::RepeatedKey { at } => format!("Une donnée figure deux fois ; la dernière compte : {}.", place(at)),
        Finding::DamagedField { at, .. } => format!("Une donnée n’a pas été comprise et reste vide : {}.", place(at)),
        Finding::SkippedRecord { at, .. } => format!("Un élément n’a pas pu être lu et est laissé de côté : {}.", place(at)),
        Finding::RepeatedRecord { at } => format!("Un élément figure deux fois ; le premier est gardé : {}.", place(at)),
        Finding::TooLong { at, length, most } => format!("Un texte de {length} caractères est coupé à {most} : {}.", place(at)),
        Finding::TooMany { at, count, most } => format!("Une liste de {count} éléments est coupée à {most} : {}.", place(at)),
        Finding::Unseen { at, count: 1 } => format!("Un texte contient des caractères invisibles, qui peuvent faire lire autre chose que ce qui y est écrit ; il est gardé tel quel : {}.", place(at)),
        Finding::Unseen { at, count } => format!("{count} textes contiennent des caractères invisibles, qui peuvent faire lire autre chose que ce qui y est écrit ; ils sont gardés tels quels. Le premier : {}.", place(at)),
        Finding::Repaired(fault) => match fault {
            Fault::UnknownCompetence(id) => format!("Un lien vers une compétence absente de la certification est retiré : {id}."),
            Fault::UnknownExperience(id) => format!("Un lien vers une expérience absente est retiré : {id}."),
            Fault::UnknownBlock(code) => format!("Un bloc visé absent de la certification est retiré : {code}."),
            Fault::EmptyTarget => "Aucun bloc n’était visé : la certification entière l’est.".to_owned(),
            Fault::Misfiled(id) => format!("Un élément rangé sous un autre nom est laissé de côté : {id}."),
            Fault::BlankRating(id) => format!("Un auto-positionnement vide est laissé de côté : {id}."),
        },
        Finding::AndMore => "Il y a d’autres remarques, trop nombreuses pour être listées.".to_owned(),
    }
    },
    opened: |n| match n {
        1 => "À l’ouverture, un élément de ce dossier n’a pas pu être repris.".to_owned(),
        n => format!("À l’ouverture, {n} éléments de ce dossier n’ont pas pu être repris."),
    },
    opened_more: "Une copie exportée plus tôt peut encore les contenir : ouvrez-la pour comparer.",
};

/// English.
pub const EN: Findings = Findings {
    error: |error| {
        let why = match error {
            ImportError::TooLarge { size, most } => {
                format!(
                    "This file is too large for a dossier: {}, {} at most.",
                    en_size(*size),
                    en_size(*most)
                )
            }
            ImportError::NotText { .. } => {
                "This file is no Acquis dossier: it is not text (an image, a PDF, an archive?)."
                    .to_owned()
            }
            ImportError::NotJson { cut: true, .. } => {
                "This file is incomplete: it stops before its end. Download or copy it again."
                    .to_owned()
            }
            ImportError::NotJson { line, column, .. } => {
                format!("This file is not readable JSON: error at line {line}, column {column}.")
            }
            ImportError::TooManyValues { most } => {
                format!("This file holds more than {most} values: it is no ordinary dossier.")
            }
            ImportError::NotADossier { format: Some(format) } if format == CERTIFICATION_FORMAT => {
                "This file is a framework, not a dossier: open it by “Import another certification”."
                    .to_owned()
            }
            ImportError::NotADossier { format: Some(format) } => {
                format!("This file is no Acquis dossier: it calls itself “{format}”.")
            }
            ImportError::NotADossier { format: None } => {
                "This JSON file is no Acquis dossier.".to_owned()
            }
            ImportError::Review => "This file is an adviser’s review, not a dossier.".to_owned(),
            ImportError::Sealed => {
                "This file is encrypted: open it by itself, with its passphrase.".to_owned()
            }
            ImportError::NoVersion => {
                "This file does not say in which version it is written.".to_owned()
            }
            ImportError::Newer { found, supported } => {
                format!(
                    "This file comes from a newer Acquis (format {found}, here {supported} at most). Reload the page to get the latest version, then try again."
                )
            }
            ImportError::NoDossier => "This file holds no dossier.".to_owned(),
            ImportError::NoCertification => {
                "The dossier in this file has no certification: its competences cannot be found."
                    .to_owned()
            }
            ImportError::NoBlocks { code } => {
                format!("The certification in this file ({code}) has no readable block.")
            }
        };
        format!("{why} Nothing has changed on this device.")
    },
    finding: |finding| {
        match finding {
        Finding::DigestMissing => "The file has no digest: it was not written by Acquis, or was changed since.".to_owned(),
        Finding::DigestDiffers { .. } => "The content does not match the file’s digest: it was changed or damaged outside Acquis. Check it before you use it.".to_owned(),
        Finding::UnknownCertification(code) => format!("The certification {code} does not come with Acquis: the file’s own is used, it is whole."),
        Finding::CertificationDiffers(code) => format!("The file’s certification {code} differs from the one in Acquis: the file’s own is used."),
        Finding::CompetencesPutBack { block, competences } => format!("The file is damaged: in it the block {block} has lost {}; Acquis takes what is missing from its own fiche, or the block would look easier to get.", en_competences(competences)),
        Finding::FewerCompetences { block, competences } => format!("In this file the block {block} lacks {}, asked for by the certification that comes with Acquis: it looks easier to get. Check the official fiche.", en_competences(competences)),
        Finding::RepeatedKey { at } => format!("Something stands twice; the last one counts: {}.", place(at)),
        Finding::DamagedField { at, .. } => format!("Something was not understood and stays empty: {}.", place(at)),
        Finding::SkippedRecord { at, .. } => format!("An entry could not be read and is left out: {}.", place(at)),
        Finding::RepeatedRecord { at } => format!("An entry stands twice; the first is kept: {}.", place(at)),
        Finding::TooLong { at, length, most } => format!("A text of {length} characters is cut at {most}: {}.", place(at)),
        Finding::TooMany { at, count, most } => format!("A list of {count} entries is cut at {most}: {}.", place(at)),
        Finding::Unseen { at, count: 1 } => format!("A text holds invisible characters, which can make it read other than it is written; it is kept as it is: {}.", place(at)),
        Finding::Unseen { at, count } => format!("{count} texts hold invisible characters, which can make them read other than they are written; they are kept as they are. The first: {}.", place(at)),
        Finding::Repaired(fault) => match fault {
            Fault::UnknownCompetence(id) => format!("A link to a competence that the certification lacks is dropped: {id}."),
            Fault::UnknownExperience(id) => format!("A link to an absent experience is dropped: {id}."),
            Fault::UnknownBlock(code) => format!("A targeted block that the certification lacks is dropped: {code}."),
            Fault::EmptyTarget => "No block was targeted: the whole certification is.".to_owned(),
            Fault::Misfiled(id) => format!("An entry filed under another name is left out: {id}."),
            Fault::BlankRating(id) => format!("An empty rating is left out: {id}."),
        },
        Finding::AndMore => "There are more remarks, too many to list.".to_owned(),
    }
    },
    opened: |n| match n {
        1 => "When it was opened, one entry of this dossier could not be taken.".to_owned(),
        n => format!("When it was opened, {n} entries of this dossier could not be taken."),
    },
    opened_more: "A copy exported earlier may still hold them: open it to compare.",
};

/// Where in the file, as steps.
fn place(at: &[String]) -> String {
    if at.is_empty() { "dossier".to_owned() } else { shown(&at.join(" › ")).into_owned() }
}

fn ids(competences: &[CompetenceId]) -> String {
    let ids: Vec<_> = competences.iter().map(CompetenceId::as_str).collect();
    shown(&ids.join(", ")).into_owned()
}

fn fr_competences(competences: &[CompetenceId]) -> String {
    let word = if competences.len() > 1 { "compétences" } else { "compétence" };
    format!("{} {word} ({})", competences.len(), ids(competences))
}

fn en_competences(competences: &[CompetenceId]) -> String {
    let word = if competences.len() == 1 { "competence" } else { "competences" };
    format!("{} {word} ({})", competences.len(), ids(competences))
}

fn megabytes(bytes: usize, unit: &str) -> String {
    format!("{} {unit}", bytes.div_ceil(1_000_000))
}

fn fr_size(bytes: usize) -> String {
    megabytes(bytes, "Mo")
}

fn en_size(bytes: usize) -> String {
    megabytes(bytes, "MB")
}
