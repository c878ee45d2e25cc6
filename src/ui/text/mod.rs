//! Every word a person sees, as one typed record per language: a missing phrase does not compile.
//!
//! One file per page holds the phrases of that page in both languages side by side, so that a
//! change to one is a change to the other. French takes the singular for 0 and 1.

#![allow(missing_docs, reason = "a phrase says what it is, and stands in two languages beside")]

pub mod answers;
pub mod board;
pub mod carry;
pub mod catalogue;
pub mod cohort;
pub mod common;
pub mod device;
pub mod evidence;
pub mod fiche;
pub mod file;
pub mod findings;
pub mod frame;
pub mod framework;
pub mod help;
pub mod home;
pub mod lock;
pub mod merge;
pub mod path;
pub mod rating;
pub mod review;
pub mod shelf;
pub mod shell;
pub mod signature;
pub mod versions;
pub mod words;

use std::ops::Deref;

/// The languages Acquis speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// Français.
    French,
    /// English.
    English,
}

impl Language {
    /// Every language, the first is the default.
    pub const ALL: [Self; 2] = [Self::French, Self::English];

    /// Its BCP 47 tag.
    pub fn tag(self) -> &'static str {
        match self {
            Self::French => "fr",
            Self::English => "en",
        }
    }

    /// Its own name for itself.
    pub fn name(self) -> &'static str {
        match self {
            Self::French => "Français",
            Self::English => "English",
        }
    }

    /// The language of a tag such as `en-GB`, if it is spoken here.
    pub fn of_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        Self::ALL.into_iter().find(|language| language.tag() == primary)
    }

    /// Its words for the frame and the first page.
    pub fn frame(self) -> &'static FrameText {
        match self {
            Self::French => &FR_FRAME,
            Self::English => &EN_FRAME,
        }
    }

    /// Its words for a dossier's pages.
    pub fn text(self) -> &'static Text {
        match self {
            Self::French => &FR,
            Self::English => &EN,
        }
    }

    /// Its words for what is worked on beside them, with those.
    pub fn aside(self) -> &'static AsideText {
        match self {
            Self::French => &FR_ASIDE,
            Self::English => &EN_ASIDE,
        }
    }

    /// Its words for the pages that are read, with those.
    pub fn reading(self) -> &'static ReadingText {
        match self {
            Self::French => &FR_READING,
            Self::English => &EN_READING,
        }
    }
}

/// The words of the frame and of the first page: all that the first load carries.
pub struct FrameText {
    /// The frame around every page.
    pub frame: frame::Frame,
    /// Mes dossiers.
    pub home: home::Home,
}

static FR_FRAME: FrameText = FrameText { frame: frame::FR, home: home::FR };

static EN_FRAME: FrameText = FrameText { frame: frame::EN, home: home::EN };

/// The words of a dossier's dashboard and blocs, and those that stand on several pages. They come with the parcels:
/// nothing that the first page reaches may ask for them.
pub struct Text {
    /// Buttons, dates and numbers, wherever they stand.
    pub common: common::Common,
    /// What stands around the pages of a dossier.
    pub shell: shell::Shell,
    /// What can be done with the dossiers of this device.
    pub shelf: shelf::Shelf,
    /// The domain's own words: levels, statuses, gaps, kinds.
    pub words: words::Words,
    /// Tableau de bord.
    pub board: board::Board,
    /// Auto-positionnement.
    pub rating: rating::RatingPage,
    /// What reading a file found.
    pub findings: findings::Findings,
    /// Behind a passphrase.
    pub lock: lock::Lock,
    /// Reviews received.
    pub answers: answers::Answers,
}

static FR: Text = Text {
    common: common::FR,
    shell: shell::FR,
    shelf: shelf::FR,
    words: words::FR,
    board: board::FR,
    rating: rating::FR,
    findings: findings::FR,
    lock: lock::FR,
    answers: answers::FR,
};

static EN: Text = Text {
    common: common::EN,
    shell: shell::EN,
    shelf: shelf::EN,
    words: words::EN,
    board: board::EN,
    rating: rating::EN,
    findings: findings::EN,
    lock: lock::EN,
    answers: answers::EN,
};

/// The words of what is worked on beside a dossier's dashboard and blocs, and through them the others. They come with
/// the parcel of those pages.
pub struct AsideText {
    base: &'static Text,
    /// Parcours.
    pub path: path::PathPage,
    /// Dossier.
    pub file: file::FilePage,
    /// Signatures.
    pub signature: signature::Signature,
    /// Versions.
    pub versions: versions::Versions,
    /// Cet appareil.
    pub device: device::Device,
    /// Two copies that meet.
    pub merge: merge::Merge,
    /// Preuves.
    pub evidence: evidence::EvidencePages,
    /// Relecture: the desk.
    pub cohort: cohort::Cohort,
    /// Relecture: one dossier.
    pub review: review::Review,
    /// Choisir une certification.
    pub catalogue: catalogue::Catalogue,
    /// Importer une certification.
    pub framework: framework::Framework,
    /// Going over to another certification.
    pub carry: carry::CarryPage,
    /// La fiche.
    pub fiche: fiche::FichePage,
}

impl Deref for AsideText {
    type Target = Text;

    fn deref(&self) -> &Text {
        self.base
    }
}

static FR_ASIDE: AsideText = AsideText {
    base: &FR,
    path: path::FR,
    file: file::FR,
    signature: signature::FR,
    versions: versions::FR,
    device: device::FR,
    merge: merge::FR,
    evidence: evidence::FR,
    cohort: cohort::FR,
    review: review::FR,
    catalogue: catalogue::FR,
    framework: framework::FR,
    carry: carry::FR,
    fiche: fiche::FR,
};

static EN_ASIDE: AsideText = AsideText {
    base: &EN,
    path: path::EN,
    file: file::EN,
    signature: signature::EN,
    versions: versions::EN,
    device: device::EN,
    merge: merge::EN,
    evidence: evidence::EN,
    cohort: cohort::EN,
    review: review::EN,
    catalogue: catalogue::EN,
    framework: framework::EN,
    carry: carry::EN,
    fiche: fiche::EN,
};

/// The words of the pages that are read, and through them the others. They come with the parcel of those pages.
pub struct ReadingText {
    base: &'static Text,
    /// La fiche.
    pub fiche: fiche::FichePage,
    /// Aide.
    pub help: help::HelpPage,
}

impl Deref for ReadingText {
    type Target = Text;

    fn deref(&self) -> &Text {
        self.base
    }
}

static FR_READING: ReadingText = ReadingText { base: &FR, fiche: fiche::FR, help: help::FR };

static EN_READING: ReadingText = ReadingText { base: &EN, fiche: fiche::EN, help: help::EN };

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_of_any_region_finds_its_language() {
        assert_eq!(Language::of_tag("fr-BE"), Some(Language::French));
        assert_eq!(Language::of_tag("EN_us"), Some(Language::English));
        assert_eq!(Language::of_tag("de"), None);
        assert_eq!(Language::of_tag(""), None);
    }
}
