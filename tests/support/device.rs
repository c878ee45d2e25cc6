//! Two devices with a copy of one dossier each, whose writers see all that their copy knows. Owns what
//! they do, no assertion.
#![allow(dead_code, reason = "each test file takes what it needs of it")]
#![allow(clippy::expect_used)]

use crate::strategies::{blank_dossier, complete_evidence};
use acquis::domain::evidence::EvidenceChange;
use acquis::domain::id::DeviceId;
use acquis::domain::merge::{Entity, Merged, Replica, Superseded, Value, merge};
use acquis::domain::story::StoryPart;
use acquis::domain::{Edit, Evidence, Timestamp};

/// A copy on a device, whose writer sees all that it knows.
#[derive(Clone)]
pub(crate) struct Device(pub(crate) DeviceId, pub(crate) Replica);

impl Device {
    pub(crate) fn does(&mut self, edits: impl IntoIterator<Item = Edit>) {
        for edit in edits {
            let before = self.1.dossier();
            let after = before.apply(&edit).expect("an edit that can be done");
            self.1.record(&before, &after, &self.0);
        }
    }

    pub(crate) fn tells(&mut self, part: StoryPart, text: &str) {
        self.does([tell(part, text)]);
    }

    pub(crate) fn meets(&mut self, other: &Self) -> Merged {
        let merged = merge(&self.1, &other.1).expect("one dossier");
        self.1 = merged.replica.clone();
        merged
    }

    #[track_caller]
    pub(crate) fn part(&self, part: StoryPart) -> String {
        self.evidence().story.part(part).to_owned()
    }

    #[track_caller]
    pub(crate) fn evidence(&self) -> Evidence {
        Evidence::clone(&self.1.dossier().evidence["ev"])
    }

    /// The texts that can be brought back.
    pub(crate) fn superseded(&self) -> Vec<String> {
        let text = |(_, version): (Entity, Superseded)| match version.value {
            Value::Text(text) => text,
            other => format!("{other:?}"),
        };
        self.1.superseded().into_iter().map(text).collect()
    }
}

pub(crate) fn at() -> Timestamp {
    Timestamp::from_unix(1_700_000_500)
}

/// Tells a part so many seconds later.
pub(crate) fn tell_after(seconds: u32, part: StoryPart, text: &str) -> Edit {
    let change = EvidenceChange::Part(part, text.to_owned());
    let at = Timestamp::from_unix(at().unix() + seconds);
    Edit::ChangeEvidence { id: "ev".into(), change, at }
}

pub(crate) fn tell(part: StoryPart, text: &str) -> Edit {
    change(EvidenceChange::Part(part, text.to_owned()))
}

pub(crate) fn change(change: EvidenceChange) -> Edit {
    Edit::ChangeEvidence { id: "ev".into(), change, at: at() }
}

pub(crate) fn ev() -> Entity {
    Entity::Evidence("ev".into())
}

/// A telephone and a computer with one dossier, in which one situation is told.
pub(crate) fn telephone_and_computer() -> (Device, Device) {
    let mut telephone = Device("telephone".into(), Replica::new("d1".into()));
    telephone.1 = Replica::of(&blank_dossier(&[2, 1]), &telephone.0);
    telephone.does([Edit::AddEvidence(Box::new(complete_evidence("ev")))]);
    let computer = Device("computer".into(), telephone.1.clone());
    (telephone, computer)
}
