//! Reading a published RNCP fiche into a [`Certification`], with what is doubtful about it.
//!
//! Owns the shape of an answer: the certification, its findings, or the error. Each format has its
//! reader in its own module. Does no I/O and holds no word for users: the wording of findings is
//! the UI's.

pub mod catalogue;
mod embedded;
pub mod page;
pub mod published;
pub mod reader;
pub mod segment;
pub mod talk;

pub use embedded::{DEFAULT_FACE, Face, default_certification};

use crate::domain::certification::{Certification, Route};
use crate::domain::date::Date;
use crate::domain::id::{BlockCode, CompetenceId};
use segment::Piece;

/// What the licence of the public fiches asks to say (Licence Ouverte 2.0).
pub const SOURCE: &str = "France compétences, Licence Ouverte 2.0";

/// A fiche that was read: never silently incomplete, what is doubtful stands in `findings`.
#[derive(Debug, Clone, PartialEq)]
pub struct Fiche {
    /// The certification as far as the fiche tells it.
    pub certification: Certification,
    /// The list of each bloc, in the order of the blocs.
    pub lists: Vec<Vec<Piece>>,
    /// What a person should check, in the order met.
    pub findings: Vec<Finding>,
}

/// Why no certification could be made of a text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FicheError {
    /// Larger than is read.
    #[error("{size} bytes, {most} at most")]
    TooLarge {
        /// Its size, in bytes.
        size: usize,
        /// What is read, in bytes.
        most: usize,
    },
    /// No heading of a fiche was met.
    #[error("no section of a fiche")]
    NotAFiche,
    /// A fiche without *blocs de compétences*; its code when it names one.
    #[error("no block in fiche {code:?}")]
    NoBlocks {
        /// `RNCP39866`, `RS5719`; empty when the text names none.
        code: String,
    },
}

/// Something doubtful in a fiche, as data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// The title was taken from elsewhere than a place that says "title".
    TitleFrom(TitleSource),
    /// A section that matters is absent or empty.
    Missing(Section),
    /// A heading nobody knows; what stands under it is not kept.
    UnknownSection {
        /// The heading, as written.
        heading: String,
    },
    /// Text of a known section for which a certification has no place.
    Unread {
        /// Where it stands.
        section: Section,
        /// The text, as written.
        text: String,
    },
    /// A bloc whose code was met before; the first one is kept.
    RepeatedBlock(BlockCode),
    /// A bloc of another fiche; it is not kept.
    ForeignBlock(BlockCode),
    /// A bloc in which no competence was found.
    EmptyBlock(BlockCode),
    /// No attested line matched in this bloc: its cuts rest on its own marks, capitals and verbs.
    GuessedCuts(BlockCode),
    /// A competence that no attested line repeats, in a bloc where others are repeated.
    Unguided(CompetenceId),
    /// The bloc and *Compétences attestées* spell the same competence differently.
    SpellingDiffers {
        /// The competence, kept in its bloc's spelling.
        competence: CompetenceId,
        /// The other spelling.
        attested: String,
    },
    /// A line of *Compétences attestées* that stands in no bloc.
    AttestedNowhere {
        /// The line, as written.
        text: String,
    },
    /// The columns Oui/Non were lost: open or closed was told from the presence of a jury.
    AccessDeduced(Vec<Route>),
    /// Neither the columns nor a jury tell whether the way is open.
    AccessUnknown(Route),
    /// Whether the certification stands in this territory's framework cannot be told.
    TerritoryUnknown {
        /// As the fiche names it.
        name: String,
    },
    /// The end of registration is stated twice, differently; the first one is kept.
    ExpiryDiffers {
        /// What is kept.
        kept: Date,
        /// What else is stated.
        other: Date,
    },
}

/// Where a title came from when the fiche's text lost it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TitleSource {
    /// A line above the first section, likely but not marked as the title.
    Header,
    /// The replaced certification of that code.
    Previous(String),
}

/// The sections of a fiche.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    /// What stands above the first known heading.
    Header,
    /// N° de fiche.
    Number,
    /// Title of the certification.
    Title,
    /// CCN1, CCN2, …
    Agreements,
    /// Nomenclature du niveau de qualification.
    Level,
    /// Code(s) NSF.
    Nsf,
    /// Formacode(s).
    Formacodes,
    /// Date d'échéance de l'enregistrement, in the summary or in the table of dates.
    Expiry,
    /// The table of certifiers.
    Certifiers,
    /// Objectifs et contexte de la certification.
    Objectives,
    /// Activités visées.
    Activities,
    /// Compétences attestées.
    Attested,
    /// Modalités d'évaluation of the whole.
    Assessment,
    /// One bloc de compétences.
    Block,
    /// Description des modalités d'acquisition.
    AwardRule,
    /// Secteurs d'activités.
    Sectors,
    /// Type d'emplois accessibles.
    Jobs,
    /// Code(s) ROME.
    Rome,
    /// Références juridiques des règlementations d'activité.
    Regulations,
    /// Prérequis à l'entrée en formation.
    EntryPrerequisites,
    /// Prérequis à la validation de la certification.
    AwardPrerequisites,
    /// Prérequis distincts pour les blocs de compétences.
    BlockPrerequisites,
    /// Validité des composantes acquises.
    ComponentsValidity,
    /// Voies d'accès.
    Access,
    /// Inscription au cadre d'un territoire.
    Territories,
    /// Correspondances.
    Correspondences,
    /// Textes règlementaires instaurant la certification.
    FoundingTexts,
    /// Arrêtés et décisions publiés.
    Decisions,
    /// Date du dernier Journal officiel ou Bulletin officiel.
    LastPublished,
    /// Date de décision.
    Decided,
    /// Durée de l'enregistrement en années.
    Years,
    /// Date de dernière délivrance possible.
    LastAward,
    /// Statistiques.
    Statistics,
    /// Certification(s) antérieure(s).
    Previous,
    /// Nouvelle(s) certification(s).
    Next,
    /// A heading over other headings, or over what Acquis does not keep.
    Other,
}
