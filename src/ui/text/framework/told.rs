//! Words of what is wrong with what was brought, doubtful about its dates, missing in a draft.

use crate::domain::draft::{DraftError, DraftFault};
use crate::fiche::published::Why;

/// What is wrong, doubtful or missing.
pub struct Told {
    pub why: fn(Why) -> &'static str,
    pub error: fn(DraftError) -> &'static str,
    pub fault: fn(&DraftFault) -> String,
}

/// French.
pub const FR: Told = Told {
    why: |why| match why {
        Why::NotAFiche => {
            "Aucune fiche n’y a été reconnue. Apportez la page entière de la certification (tout sélectionner, copier, coller), cette page enregistrée, son JSON ou l’export XML."
        }
        Why::Csv => {
            "L’export CSV donne le titre des blocs, mais aucune compétence : on ne peut pas s’y positionner. Apportez la page de la certification, ou l’export XML."
        }
        Why::Zip => {
            "C’est une archive (ZIP). Ouvrez-la sur votre appareil, puis apportez le fichier XML qu’elle contient."
        }
        Why::Pdf => {
            "C’est un PDF, dont le texte ne garde pas les listes. Apportez plutôt la page de la certification : copiée, ou enregistrée."
        }
        Why::Binary => {
            "Ce fichier ne contient pas de texte. Apportez la page de la certification, son JSON ou l’export XML."
        }
        Why::TooLarge => {
            "C’est trop grand pour être une fiche. Seul l’export XML peut être aussi grand."
        }
        Why::Damaged => "Le fichier est abîmé. Téléchargez-le de nouveau.",
        Why::Cut => "Le fichier s’arrête au milieu d’une fiche. Téléchargez-le de nouveau.",
        Why::NoCompetences => {
            "Cette fiche ne liste aucune compétence : il n’y a rien sur quoi se positionner. Elle a peut-être été remplacée : cherchez la nouvelle certification."
        }
        Why::Dossier => {
            "C’est un dossier ou une relecture d’Acquis, pas une certification. Ouvrez-le depuis « Mes dossiers »."
        }
        Why::Newer => {
            "Ce fichier vient d’une version plus récente d’Acquis. Rechargez la page pour mettre Acquis à jour, puis réessayez."
        }
    },
    error: |error| match error {
        DraftError::Nowhere => "Il n’y a rien avant à quoi rattacher.",
        DraftError::NothingToCut => {
            "Placez le curseur entre deux mots : à cet endroit, un des deux morceaux serait vide."
        }
        DraftError::NotByHand => "Le texte de la fiche ne se modifie pas.",
        DraftError::TooLong => "Ce texte est trop long.",
        DraftError::TooMany => "Il y en a trop.",
    },
    fault: |fault| match fault {
        DraftFault::NoCode => "le code de la certification".to_owned(),
        DraftFault::NoTitle => "son intitulé".to_owned(),
        DraftFault::NoBlock => "un bloc de compétences".to_owned(),
        DraftFault::NoBlockCode(at) => format!("le code du bloc {}", at + 1),
        DraftFault::RepeatedBlock(at) => {
            format!("un autre code pour le bloc {} : un bloc l’a déjà", at + 1)
        }
        DraftFault::NoBlockTitle(at) => format!("l’intitulé du bloc {}", at + 1),
        DraftFault::EmptyBlock(at) => format!("une compétence dans le bloc {}", at + 1),
        DraftFault::EmptyPiece(at, piece) => {
            format!("le texte de l’élément {} du bloc {}", piece + 1, at + 1)
        }
    },
};

/// English.
pub const EN: Told = Told {
    why: |why| match why {
        Why::NotAFiche => {
            "No fiche was recognised in it. Bring the whole page of the certification (select all, copy, paste), that page saved, its JSON, or the XML export."
        }
        Why::Csv => {
            "The CSV export gives the titles of the blocks but no competence: there is nothing to rate. Bring the page of the certification, or the XML export."
        }
        Why::Zip => {
            "This is an archive (ZIP). Open it on your device, then bring the XML file that it holds."
        }
        Why::Pdf => {
            "This is a PDF, whose text does not keep the lists. Bring the page of the certification instead: copied, or saved."
        }
        Why::Binary => {
            "This file holds no text. Bring the page of the certification, its JSON, or the XML export."
        }
        Why::TooLarge => "This is too large to be a fiche. Only the XML export may be so large.",
        Why::Damaged => "The file is damaged. Download it again.",
        Why::Cut => "The file ends in the middle of a fiche. Download it again.",
        Why::NoCompetences => {
            "This fiche lists no competence: there is nothing to rate. It may have been replaced: look for the new certification."
        }
        Why::Dossier => {
            "This is a dossier or a review of Acquis, not a certification. Open it from “My dossiers”."
        }
        Why::Newer => {
            "This file comes from a later version of Acquis. Reload the page to update Acquis, then try again."
        }
    },
    error: |error| match error {
        DraftError::Nowhere => "There is nothing before to join to.",
        DraftError::NothingToCut => {
            "Place the caret between two words: there, one of the two parts would be empty."
        }
        DraftError::NotByHand => "The text of the fiche cannot be changed.",
        DraftError::TooLong => "This text is too long.",
        DraftError::TooMany => "There are too many.",
    },
    fault: |fault| match fault {
        DraftFault::NoCode => "the code of the certification".to_owned(),
        DraftFault::NoTitle => "its title".to_owned(),
        DraftFault::NoBlock => "a block of competences".to_owned(),
        DraftFault::NoBlockCode(at) => format!("the code of block {}", at + 1),
        DraftFault::RepeatedBlock(at) => {
            format!("another code for block {}: a block has it already", at + 1)
        }
        DraftFault::NoBlockTitle(at) => format!("the title of block {}", at + 1),
        DraftFault::EmptyBlock(at) => format!("a competence in block {}", at + 1),
        DraftFault::EmptyPiece(at, piece) => {
            format!("the text of item {} of block {}", piece + 1, at + 1)
        }
    },
};
