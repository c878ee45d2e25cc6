//! How much a dossier holds: a list that is full takes no more, and can still be changed.

use crate::strategies::{blank_dossier, complete_evidence};
use acquis::domain::dossier::{Milestone, MilestoneKind};
use acquis::domain::edit::MOST_ENTRIES;
use acquis::domain::evidence::{Document, DocumentKind, EvidenceChange};
use acquis::domain::{Edit, EditError, Timestamp};

fn milestone(id: &str, note: &str) -> Milestone {
    Milestone { id: id.into(), kind: MilestoneKind::Jury, date: None, note: note.to_owned() }
}

#[test]
fn a_full_list_takes_no_more_and_can_still_be_changed() {
    let mut dossier = blank_dossier(&[1]);
    for n in 0..MOST_ENTRIES {
        let one = milestone(&n.to_string(), "");
        dossier.milestones.insert(one.id.clone(), one.into());
    }
    let set = |id: &str, note: &str| dossier.apply(&Edit::SetMilestone(milestone(id, note)));
    assert_eq!(set("more", ""), Err(EditError::TooMany));
    let changed = set("7", "À Brest").unwrap();
    assert_eq!(changed.milestones.len(), MOST_ENTRIES);
    assert_eq!(changed.milestones.get("7").map(|m| m.note.as_str()), Some("À Brest"));
}

#[test]
fn evidence_holds_as_many_documents_as_a_list_may() {
    let with = |count: usize| {
        let document = |n: usize| Document {
            id: n.to_string().as_str().into(),
            label: String::new(),
            kind: DocumentKind::Other,
            kept_at: String::new(),
            sha256: None,
        };
        let mut evidence = complete_evidence("e");
        evidence.documents = (0..count).map(document).collect();
        blank_dossier(&[1]).apply(&Edit::AddEvidence(Box::new(evidence)))
    };
    let full = with(MOST_ENTRIES).unwrap();
    assert_eq!(with(MOST_ENTRIES + 1), Err(EditError::TooMany));
    let document = |id: &str, label: &str| {
        let known = &full.evidence.get("e").unwrap().documents[0];
        let label = label.to_owned();
        let change = EvidenceChange::Document(Document { id: id.into(), label, ..known.clone() });
        Edit::ChangeEvidence { id: "e".into(), change, at: Timestamp::from_unix(1_700_000_000) }
    };
    assert_eq!(full.apply(&document("more", "Un de trop")), Err(EditError::TooMany));
    let changed = full.apply(&document("7", "Le planning")).unwrap();
    assert_eq!(changed.evidence.get("e").unwrap().documents[7].label, "Le planning");
}
