//! A certification as its RNCP fiche publishes it: blocs, competences, rules, ways of access, dates.
//!
//! Owns the shape and the look-ups. Does not read fiches (`fiche` does) nor say who is ready
//! (`readiness`). Texts are the certifier's, word for word.

use super::date::Date;
use super::gather::Gather;
use super::id::{BlockCode, CompetenceId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A whole certification, as the candidate saw it.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Certification {
    /// `RNCP39866`.
    pub code: String,
    /// The title of the certification.
    pub title: String,
    /// Level of the national framework, 3 to 8; `None` when the fiche names none.
    pub level: Option<u8>,
    /// Collective agreements: `3300`, `Mutualité`.
    pub agreements: Vec<Coded>,
    /// NSF specialities.
    pub nsf: Vec<Coded>,
    /// Formacodes.
    pub formacodes: Vec<Coded>,
    /// ROME job codes.
    pub rome: Vec<Coded>,
    /// Who delivers it.
    pub certifiers: Vec<Certifier>,
    /// *Objectifs et contexte*.
    pub objectives: String,
    /// *Activités visées*, one each.
    pub activities: Vec<String>,
    /// *Compétences attestées*, one each, as the fiche lists them apart from the blocs.
    pub attested: Vec<String>,
    /// *Modalités d'évaluation* of the whole.
    pub assessment: String,
    /// The blocs, in the fiche's order.
    pub blocks: Vec<Block>,
    /// How blocs and the certification are obtained, quoted.
    pub award_rule: String,
    /// *Secteurs d'activités*.
    pub sectors: String,
    /// *Types d'emplois accessibles*, one each.
    pub jobs: Vec<String>,
    /// *Références juridiques des règlementations d'activité*, a paragraph each.
    pub regulations: Vec<String>,
    /// What entering a training requires, one each.
    pub entry_prerequisites: Vec<String>,
    /// What validation requires, one each.
    pub award_prerequisites: Vec<String>,
    /// Whether blocs have prerequisites of their own; `None` when the fiche is silent.
    pub block_prerequisites: Option<bool>,
    /// *Validité des composantes acquises*; empty when the fiche is silent.
    pub components_validity: String,
    /// Ways of access, open and closed, in the fiche's order.
    pub access: Vec<Access>,
    /// Territories with a framework of their own.
    pub territories: Vec<Territory>,
    /// *Correspondances* with other certifications; empty when there is none.
    pub correspondences: String,
    /// The texts that founded the certification.
    pub founding_texts: Vec<LegalText>,
    /// The decisions that registered it.
    pub decisions: Vec<LegalText>,
    /// Its registration in force.
    pub registration: Registration,
    /// Yearly figures, newest first as published.
    pub statistics: Vec<YearStatistics>,
    /// Certifications that this one replaces.
    pub previous: Vec<Related>,
    /// Certifications that replace this one.
    pub next: Vec<Related>,
    /// Where the text comes from, as its licence asks.
    pub source: String,
}

/// A code of a public nomenclature and its label.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Coded {
    /// `C1102`.
    pub code: String,
    /// What it stands for.
    pub label: String,
}

/// A body that delivers the certification.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Certifier {
    /// Legal name.
    pub name: String,
    /// SIRET, 14 digits, when published.
    pub siret: Option<String>,
    /// Trade name, when published.
    pub trade_name: Option<String>,
    /// Web site, when published.
    pub website: Option<String>,
}

/// A *bloc de compétences*: what can be obtained by itself.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Block {
    /// `RNCP39866BC01`.
    pub code: BlockCode,
    /// Its title.
    pub title: String,
    /// *Modalités d'évaluation*, quoted.
    #[serde(default)]
    pub assessment: String,
    /// What announces its competences, when the fiche says something before them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub intro: Option<String>,
    /// Its competences, in the fiche's order.
    pub competences: Vec<Competence>,
}

/// A competence, the thing rated and proved.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Competence {
    /// Stable: block code and ordinal.
    pub id: CompetenceId,
    /// The code printed in the fiche (`C1.2`), if any.
    #[serde(default)]
    pub code: Option<String>,
    /// The heading it stands under, if any.
    #[serde(default)]
    pub heading: Option<String>,
    /// Its text, word for word.
    pub text: String,
}

/// A *voie d'accès*.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Route {
    /// Statut d'élève ou d'étudiant (FI).
    InitialTraining,
    /// Contrat d'apprentissage (CA).
    Apprenticeship,
    /// Formation continue (FC).
    ContinuingTraining,
    /// Contrat de professionnalisation (CQ).
    ProfessionalContract,
    /// Candidature individuelle (CL).
    IndividualApplication,
    /// Par expérience (VAE).
    Experience,
}

/// Whether a way is open, and its jury.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Access {
    /// The way.
    pub route: Route,
    /// `None` when the fiche does not tell.
    pub open: Option<bool>,
    /// Composition of the jury, quoted; empty where the way is closed.
    #[serde(default)]
    pub jury: String,
}

/// A territory and whether the certification stands in its framework.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Territory {
    /// As the fiche names it.
    pub name: String,
    /// `None` when the fiche does not tell.
    pub registered: Option<bool>,
}

/// A text published in the *Journal officiel*.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct LegalText {
    /// Day of publication.
    pub date: Option<Date>,
    /// The reference, quoted.
    pub text: String,
}

/// The registration at the RNCP.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Registration {
    /// *Date de décision*.
    pub decided: Option<Date>,
    /// For how many years.
    pub years: Option<u8>,
    /// *Date d'échéance de l'enregistrement*: no one enters after it.
    pub expires: Option<Date>,
    /// *Date de dernière délivrance possible*: no award after it.
    pub last_award: Option<Date>,
    /// *Date du dernier Journal officiel*.
    pub last_published: Option<Date>,
}

/// Figures of one year; rates in per cent.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct YearStatistics {
    /// The year.
    pub year: u16,
    /// People certified.
    pub certified: Option<u32>,
    /// Of whom by VAE.
    pub certified_by_vae: Option<u32>,
    /// In any employment at 6 months.
    pub employed_6_months: Option<u8>,
    /// In the trade aimed at, at 6 months.
    pub in_trade_6_months: Option<u8>,
    /// In the trade aimed at, at 2 years.
    pub in_trade_2_years: Option<u8>,
}

/// Another certification named by this one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Related {
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
}

impl Certification {
    /// The block of that code.
    pub fn block(&self, code: &BlockCode) -> Option<&Block> {
        self.blocks.iter().find(|block| block.code == *code)
    }

    /// Every competence with its block, in the fiche's order.
    pub fn competences(&self) -> impl Iterator<Item = (&Block, &Competence)> {
        self.blocks.iter().flat_map(|block| block.competences.iter().map(move |c| (block, c)))
    }

    /// The id of every competence, for who looks many up.
    pub fn competence_ids(&self) -> BTreeSet<&CompetenceId> {
        self.competences().map(|(_, competence)| &competence.id).gathered()
    }

    /// Where a competence stands: the place of its block, and its own in it.
    pub fn place(&self, id: &CompetenceId) -> Option<(usize, usize)> {
        self.blocks.iter().enumerate().find_map(|(block, inside)| {
            let place = inside.competences.iter().position(|c| c.id == *id)?;
            Some((block, place))
        })
    }

    /// The competence of that id, with its block.
    pub fn competence(&self, id: &CompetenceId) -> Option<(&Block, &Competence)> {
        self.competences().find(|(_, competence)| competence.id == *id)
    }

    /// Whether both say the same, whatever ids their competences bear: a dossier that was carried over
    /// may have some of its own.
    pub fn says_as(&self, other: &Self) -> bool {
        let plain = |certification: &Self| {
            let mut plain = certification.clone();
            let all = plain.blocks.iter_mut().flat_map(|block| &mut block.competences);
            all.for_each(|competence| competence.id = CompetenceId::new(""));
            plain
        };
        self == other || plain(self) == plain(other)
    }

    /// Whether that way of access is open; `None` when the fiche does not tell.
    pub fn is_open(&self, route: Route) -> Option<bool> {
        self.access.iter().find(|access| access.route == route)?.open
    }
}
