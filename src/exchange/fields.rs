//! Which fields each type of the domain has in files and records, and the names of its choices.
//!
//! The one list of the file's vocabulary in code; the derives beside the types say the same to the
//! schema, and `tests/exchange/codec.rs` proves it. Owns no reading: `codec` does.

use super::codec::{Codec, names, position, record, text};
use crate::domain::certification::{
    Access, Block, Certification, Certifier, Coded, Competence, LegalText, Registration, Related,
    Route, Territory, YearStatistics,
};
use crate::domain::date::{Date, PartialDate, Period, Timestamp};
use crate::domain::dossier::{Candidate, Milestone, MilestoneKind, UnknownField};
use crate::domain::evidence::{Document, DocumentKind, Evidence};
use crate::domain::experience::{Experience, ExperienceKind};
use crate::domain::framework::{Counterpart, Framework};
use crate::domain::id::{
    BlockCode, CompetenceId, DocumentId, DossierId, EvidenceId, ExperienceId, FrameworkId,
    MilestoneId, ReviewId,
};
use crate::domain::rating::{Level, Rating};
use crate::domain::review::{
    Advice, BlockAdvice, Opinion, Request, Review, Reviewer, Stance, Verdict,
};
use crate::domain::story::Story;
use crate::domain::target::Target;
use serde_json::Value;

text! {
    BlockCode: blank Self::new(""), read |text| Some(Self::new(text));
    CompetenceId: blank Self::new(""), read |text| Some(Self::new(text));
    DocumentId: blank Self::new(""), read |text| Some(Self::new(text));
    DossierId: blank Self::new(""), read |text| Some(Self::new(text));
    EvidenceId: blank Self::new(""), read |text| Some(Self::new(text));
    ExperienceId: blank Self::new(""), read |text| Some(Self::new(text));
    FrameworkId: blank Self::new(""), read |text| Some(Self::new(text));
    MilestoneId: blank Self::new(""), read |text| Some(Self::new(text));
    ReviewId: blank Self::new(""), read |text| Some(Self::new(text));
    Date: blank Timestamp::default().date(), read |text| text.parse().ok();
    PartialDate: blank Timestamp::default().date().into(), read |text| text.parse().ok();
    Timestamp: blank Self::default(), read |text| text.parse().ok();
}

names! {
    Level {
        NotPractised = "not-practised",
        WithHelp = "with-help",
        Autonomous = "autonomous",
        Transmits = "transmits",
    }
    ExperienceKind {
        Employment = "employment",
        SelfEmployment = "self-employment",
        Volunteering = "volunteering",
        Mandate = "mandate",
        Training = "training",
        Internship = "internship",
        Personal = "personal",
        Other = "other",
    }
    DocumentKind {
        Production = "production",
        Attestation = "attestation",
        Employment = "employment",
        Appraisal = "appraisal",
        Correspondence = "correspondence",
        Image = "image",
        Certificate = "certificate",
        Other = "other",
    }
    MilestoneKind {
        Feasibility = "feasibility",
        Admissibility = "admissibility",
        Validation = "validation",
        Assessment = "assessment",
        Jury = "jury",
        Appointment = "appointment",
        Other = "other",
    }
    Route {
        InitialTraining = "initial-training",
        Apprenticeship = "apprenticeship",
        ContinuingTraining = "continuing-training",
        ProfessionalContract = "professional-contract",
        IndividualApplication = "individual-application",
        Experience = "experience",
    }
    Verdict { Yes = "yes", Partly = "partly", No = "no" }
    Stance { Favourable = "favourable", Reserved = "reserved", Unfavourable = "unfavourable" }
}

record! {
    Rating { competence: Required, level: Optional, comment: Optional, updated_at: Optional }
    Period { from: Optional, to: Optional }
    Experience {
        id: Required,
        post: Optional,
        organisation: Optional,
        kind: Optional,
        period: Optional,
        weekly_hours: Optional,
        description: Optional,
    }
    Story {
        context: Optional,
        role: Optional,
        actions: Optional,
        means: Optional,
        people: Optional,
        difficulties: Optional,
        outcome: Optional,
        learnings: Optional,
    }
    Document {
        id: Required,
        label: Optional,
        kind: Optional,
        kept_at: Optional,
        sha256: Optional,
    }
    Evidence {
        id: Required,
        title: Optional,
        experience: Optional,
        period: Optional,
        story: Optional,
        documents: Optional,
        competences: Optional,
        created_at: Optional,
        updated_at: Optional,
    }
    Milestone { id: Required, kind: Optional, date: Optional, note: Optional }
    Candidate { name: Optional, contact: Optional, adviser: Optional, motivation: Optional }
    UnknownField { at: Required, value: Required }
}

record! {
    Review {
        id: Required,
        reviewer: Optional,
        made_at: Optional,
        answers_digest: Optional,
        dossier: Sparse,
        answers_exported_at: Sparse,
        round: Sparse,
        opinions: Optional,
        blocks: Optional,
        overall: Optional,
        requests: Optional,
    }
    Reviewer { name: Optional, organisation: Optional }
    Opinion { competence: Required, verdict: Optional, comment: Optional }
    BlockAdvice { block: Required, advice: Optional }
    Advice { stance: Optional, recommendations: Optional, comment: Optional }
    Request { id: Required, competence: Optional, text: Optional, answer: Optional }
}

record! {
    Certification {
        code: Optional,
        title: Optional,
        level: Optional,
        agreements: Optional,
        nsf: Optional,
        formacodes: Optional,
        rome: Optional,
        certifiers: Optional,
        objectives: Optional,
        activities: Optional,
        attested: Optional,
        assessment: Optional,
        blocks: Optional,
        award_rule: Optional,
        sectors: Optional,
        jobs: Optional,
        regulations: Optional,
        entry_prerequisites: Optional,
        award_prerequisites: Optional,
        block_prerequisites: Optional,
        components_validity: Optional,
        access: Optional,
        territories: Optional,
        correspondences: Optional,
        founding_texts: Optional,
        decisions: Optional,
        registration: Optional,
        statistics: Optional,
        previous: Optional,
        next: Optional,
        source: Optional,
    }
    Coded { code: Optional, label: Optional }
    Certifier { name: Optional, siret: Optional, trade_name: Optional, website: Optional }
    Block {
        code: Required,
        title: Required,
        assessment: Optional,
        intro: Sparse,
        competences: Required,
    }
    Competence { id: Required, code: Optional, heading: Optional, text: Required }
    Access { route: Required, open: Optional, jury: Optional }
    Territory { name: Required, registered: Optional }
    LegalText { date: Optional, text: Required }
    Registration {
        decided: Optional,
        years: Optional,
        expires: Optional,
        last_award: Optional,
        last_published: Optional,
    }
    YearStatistics {
        year: Optional,
        certified: Optional,
        certified_by_vae: Optional,
        employed_6_months: Optional,
        in_trade_6_months: Optional,
        in_trade_2_years: Optional,
    }
    Related { code: Required, title: Required }
    Framework {
        id: Required,
        code: Optional,
        title: Optional,
        kept_at: Optional,
        blocks: Optional,
        counterparts: Optional,
    }
    Counterpart { competence: Required, became: Optional }
}

/// `{"scope": "whole"}`, or `{"scope": "blocks", "blocks": […]}`.
impl Codec for Target {
    fn blank() -> Self {
        Self::Whole
    }

    fn read(&mut self, value: &Value) -> bool {
        let part = |name: &str| value.get(name).unwrap_or(&Value::Null);
        match position(&["whole", "blocks"], part("scope")) {
            Some(0) => true,
            Some(_) => {
                let mut blocks = Codec::blank();
                let read = Codec::read(&mut blocks, part("blocks"));
                *self = Self::Blocks { blocks };
                read
            }
            None => false,
        }
    }

    fn write(&self) -> Value {
        let mut object = serde_json::Map::new();
        let (scope, blocks) = match self {
            Self::Whole => ("whole", None),
            Self::Blocks { blocks } => ("blocks", Some(blocks)),
        };
        object.insert("scope".to_owned(), Value::from(scope));
        if let Some(blocks) = blocks {
            object.insert("blocks".to_owned(), blocks.write());
        }
        Value::Object(object)
    }
}
