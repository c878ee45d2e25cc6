//! Which fields the file's own types have, for the codec: the twin of `fields` for `layout`.

use super::codec::{Codec, names, record};
use super::layout::{
    BlockStatus, BlockSummary, CertificationName, DossierRecord, Generator, Missing, Summary,
};
use crate::domain::readiness::CompetenceStatus;
use serde_json::Value;
use std::sync::Arc;

/// Shared values travel as what they share.
impl<T: Codec + Clone> Codec for Arc<T> {
    fn blank() -> Self {
        Self::new(T::blank())
    }

    fn read(&mut self, value: &Value) -> bool {
        Self::make_mut(self).read(value)
    }

    fn write(&self) -> Value {
        (**self).write()
    }
}

record! {
    DossierRecord {
        id: Required,
        name: Optional,
        created_at: Optional,
        certification: Required,
        candidate: Optional,
        target: Optional,
        ratings: Optional,
        experiences: Optional,
        evidence: Optional,
        milestones: Optional,
        reviews: Optional,
        frameworks: Sparse,
    }
    Generator { name: Optional, version: Optional }
    Summary { certification: Optional, candidate: Optional, ready: Optional, blocks: Optional }
    CertificationName { code: Optional, title: Optional }
    BlockSummary {
        code: Required,
        title: Required,
        targeted: Required,
        ready: Required,
        total: Required,
        status: Required,
        missing: Required,
    }
    Missing { competence: Required, status: Required }
}

names! {
    BlockStatus {
        NotReady = "not-ready",
        Ready = "ready",
    }
    CompetenceStatus {
        Unrated = "unrated",
        Developing = "developing",
        Unproven = "unproven",
        Thin = "thin",
        Ready = "ready",
    }
}
