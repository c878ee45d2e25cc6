//! What may be put before the domain: certifications, edits of every kind, right and wrong, and the
//! dossiers that sequences of them make. Owns the choice of cases only, no assertion.
#![allow(dead_code, reason = "each test file takes what it needs of it")]

use acquis::domain::carry::Carry;
use acquis::domain::certification::{Block, Certification, Competence};
use acquis::domain::dossier::{Candidate, Milestone, MilestoneKind, UnknownField};
use acquis::domain::edit::{LONGEST_LINE, LONGEST_TEXT};
use acquis::domain::evidence::{Document, DocumentKind, EvidenceChange};
use acquis::domain::experience::{ExperienceChange, ExperienceKind};
use acquis::domain::id::{BlockCode, CompetenceId, DossierId, MilestoneId, ReviewId};
use acquis::domain::review::{Opinion, Review, Reviewer, Verdict};
use acquis::domain::story::StoryPart;
use acquis::domain::{
    Date, Dossier, Edit, Evidence, Experience, Level, PartialDate, Period, Target, Timestamp,
};
use proptest::collection::{btree_map, btree_set, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use std::collections::BTreeSet;
use std::sync::Arc;

/// A certification with that many competences in each bloc: `B1` has `B1-01`, `B1-02`…
pub(crate) fn certification_of(competences: &[usize]) -> Certification {
    let block = |(ordinal, count): (usize, &usize)| {
        let code = BlockCode::new(format!("B{}", ordinal + 1));
        let competence = |n| Competence {
            id: CompetenceId::of(&code, n),
            code: None,
            heading: None,
            text: format!("Savoir faire {n}"),
        };
        Block {
            title: format!("Bloc {code}"),
            assessment: String::new(),
            intro: None,
            competences: (1..=*count).map(competence).collect(),
            code,
        }
    };
    Certification {
        code: "RNCP1".to_owned(),
        title: "Certification d’essai".to_owned(),
        blocks: competences.iter().enumerate().map(block).collect(),
        ..Certification::default()
    }
}

/// An untouched dossier on such a certification.
pub(crate) fn blank_dossier(competences: &[usize]) -> Dossier {
    let certification = Arc::new(certification_of(competences));
    Dossier::new(DossierId::new("d1"), certification, Timestamp::from_unix(1_700_000_000))
}

/// One to three blocs of none to four competences.
pub(crate) fn certifications() -> impl Strategy<Value = Certification> {
    vec(0_usize..5, 1..4).prop_map(|counts| certification_of(&counts))
}

/// Instants of some minutes, so that keystrokes may or may not be close.
pub(crate) fn instants() -> impl Strategy<Value = Timestamp> {
    (1_700_000_000_u32..1_700_000_300).prop_map(Timestamp::from_unix)
}

/// Names of a few entries, so that edits meet.
fn names(kind: &'static str) -> impl Strategy<Value = String> {
    (0_u8..4).prop_map(move |n| format!("{kind}{n}"))
}

/// Competences that any of [`certifications`] may have or lack, and one that none has.
pub(crate) fn competence_ids() -> impl Strategy<Value = CompetenceId> {
    (0_u8..5, 0_u8..6).prop_map(|(block, n)| CompetenceId::new(format!("B{block}-{n:02}")))
}

fn block_codes() -> impl Strategy<Value = BlockCode> {
    (0_u8..5).prop_map(|n| BlockCode::new(format!("B{n}")))
}

/// Nothing, blanks, words, any characters, and what is just too long for a text or a line.
fn texts() -> impl Strategy<Value = String> {
    prop_oneof![
        40 => "[a-zé’ ]{0,20}",
        20 => Just("J’ai reçu l’adhérent et je lui ai répondu.".to_owned()),
        10 => Just(String::new()),
        10 => Just(" \n\t\u{a0}".to_owned()),
        20 => any::<String>().prop_map(|text| text.chars().take(40).collect()),
        8 => select(vec![LONGEST_LINE, LONGEST_LINE + 1]).prop_map(|most| "é".repeat(most)),
        1 => Just(LONGEST_TEXT + 1).prop_map(|most| "é".repeat(most)),
    ]
}

fn levels() -> impl Strategy<Value = Option<Level>> {
    option::weighted(0.85, select(&Level::ALL[..]))
}

fn partial_dates() -> impl Strategy<Value = PartialDate> {
    (2018_u16..2024, option::of(1_u8..13), option::of(1_u8..29))
        .prop_filter_map("a day needs its month", |(year, month, day)| {
            PartialDate::new(year, month, month.and(day))
        })
}

/// Open, one-sided, in order and reversed.
pub(crate) fn periods() -> impl Strategy<Value = Period> {
    (option::of(partial_dates()), option::of(partial_dates()))
        .prop_map(|(from, to)| Period { from, to })
}

fn documents() -> impl Strategy<Value = Document> {
    let fingerprint = option::of(Just("0a".repeat(32)));
    (names("doc"), texts(), select(&DocumentKind::ALL[..]), texts(), fingerprint).prop_map(
        |(id, label, kind, kept_at, sha256)| Document {
            id: id.as_str().into(),
            label,
            kind,
            kept_at,
            sha256,
        },
    )
}

fn experiences() -> impl Strategy<Value = Experience> {
    (names("exp"), texts(), periods(), option::of(0_u8..200)).prop_map(
        |(id, post, period, weekly_hours)| Experience {
            post,
            period,
            weekly_hours,
            ..Experience::blank(id.as_str().into())
        },
    )
}

fn stories() -> impl Strategy<Value = [String; 4]> {
    [texts(), texts(), texts(), texts()]
}

/// Situations, complete or not, that name competences and experiences which may not be there.
pub(crate) fn evidence() -> impl Strategy<Value = Evidence> {
    let links = btree_set(competence_ids(), 0..3);
    let experience = option::weighted(0.3, names("exp"));
    let documents = vec(documents(), 0..2);
    (names("ev"), stories(), periods(), links, experience, documents, instants()).prop_map(
        |(id, [title, context, actions, outcome], period, competences, experience, docs, at)| {
            let mut evidence = Evidence::blank(id.as_str().into(), at);
            evidence.title = title;
            evidence.story.context = context;
            evidence.story.actions = actions;
            evidence.story.outcome = outcome;
            evidence.period = period;
            evidence.competences = competences;
            evidence.experience = experience.map(|id| id.as_str().into());
            evidence.documents = docs;
            evidence
        },
    )
}

/// A situation of which nothing is missing, linked to nothing.
pub(crate) fn complete_evidence(id: &str) -> Evidence {
    let mut evidence = Evidence::blank(id.into(), Timestamp::from_unix(1_700_000_000));
    "Un accueil".clone_into(&mut evidence.title);
    evidence.period.from = PartialDate::new(2021, Some(3), None);
    "Au guichet de l’agence.".clone_into(&mut evidence.story.context);
    "J’ai écouté puis reformulé.".clone_into(&mut evidence.story.actions);
    "Le dossier est complet.".clone_into(&mut evidence.story.outcome);
    evidence
}

fn experience_changes() -> impl Strategy<Value = ExperienceChange> {
    prop_oneof![
        texts().prop_map(ExperienceChange::Post),
        texts().prop_map(ExperienceChange::Organisation),
        select(&ExperienceKind::ALL[..]).prop_map(ExperienceChange::Kind),
        periods().prop_map(ExperienceChange::Period),
        option::of(0_u8..200).prop_map(ExperienceChange::WeeklyHours),
        texts().prop_map(ExperienceChange::Description),
    ]
}

fn evidence_changes() -> impl Strategy<Value = EvidenceChange> {
    let experience = option::of(names("exp").prop_map(|id| id.as_str().into()));
    prop_oneof![
        1 => texts().prop_map(EvidenceChange::Title),
        1 => experience.prop_map(EvidenceChange::Experience),
        1 => periods().prop_map(EvidenceChange::Period),
        1 => (select(&StoryPart::ALL[..]), texts())
            .prop_map(|(part, told)| EvidenceChange::Part(part, told)),
        1 => documents().prop_map(EvidenceChange::Document),
        1 => names("doc").prop_map(|id| EvidenceChange::WithoutDocument(id.as_str().into())),
        4 => competence_ids().prop_map(EvidenceChange::Link),
        1 => competence_ids().prop_map(EvidenceChange::Unlink),
    ]
}

fn targets() -> impl Strategy<Value = Target> {
    let blocks = btree_set(block_codes(), 0..3).prop_map(|blocks| Target::Blocks { blocks });
    prop_oneof![1 => Just(Target::Whole), 3 => blocks]
}

fn milestones() -> impl Strategy<Value = Milestone> {
    let date = option::of((2020_i32..2030, 1_u8..13, 1_u8..29)).prop_map(|date| {
        let (year, month, day) = date?;
        Date::new(year, month, day)
    });
    (names("mile"), select(&MilestoneKind::ALL[..]), date, texts())
        .prop_map(|(id, kind, date, note)| Milestone { id: MilestoneId::new(id), kind, date, note })
}

/// Any edit: most can be done, some name what is not there, exceed a bound or come twice.
pub(crate) fn edits() -> impl Strategy<Value = Edit> {
    let candidate =
        (texts(), texts(), texts(), texts()).prop_map(|(name, contact, adviser, motivation)| {
            Candidate { name, contact, adviser, motivation }
        });
    prop_oneof![
        1 => texts().prop_map(Edit::Rename),
        1 => candidate.prop_map(Edit::SetCandidate),
        1 => targets().prop_map(Edit::SetTarget),
        6 => (competence_ids(), levels(), instants())
            .prop_map(|(competence, level, at)| Edit::Rate { competence, level, at }),
        2 => (competence_ids(), texts(), instants())
            .prop_map(|(competence, comment, at)| Edit::Comment { competence, comment, at }),
        2 => experiences().prop_map(Edit::AddExperience),
        2 => (names("exp"), experience_changes())
            .prop_map(|(id, change)| Edit::ChangeExperience { id: id.as_str().into(), change }),
        1 => names("exp").prop_map(|id| Edit::RemoveExperience(id.as_str().into())),
        4 => evidence().prop_map(|evidence| Edit::AddEvidence(Box::new(evidence))),
        6 => (names("ev"), evidence_changes(), instants())
            .prop_map(|(id, change, at)| Edit::ChangeEvidence { id: id.as_str().into(), change, at }),
        1 => names("ev").prop_map(|id| Edit::RemoveEvidence(id.as_str().into())),
        2 => milestones().prop_map(Edit::SetMilestone),
        1 => names("mile").prop_map(|id| Edit::RemoveMilestone(id.as_str().into())),
        1 => carries().prop_map(|carry| Edit::Carry(Box::new(carry))),
    ]
}

/// Going over to another certification, in which some ids and some texts are those of others.
pub(crate) fn carries() -> impl Strategy<Value = Carry> {
    let certification = (certifications(), 0_usize..3).prop_map(|(mut certification, turn)| {
        for block in &mut certification.blocks {
            for competence in &mut block.competences {
                competence.text.push_str(["", " bien", " mieux"][turn]);
            }
        }
        Arc::new(certification)
    });
    let map = btree_map(competence_ids(), btree_set(competence_ids(), 0..3), 0..5);
    let chosen = btree_map(competence_ids(), competence_ids(), 0..2);
    (certification, map, chosen, targets(), instants()).prop_map(
        |(certification, map, chosen, target, at)| {
            // Mostly one that can be done.
            let there = certification.competence_ids();
            let map = map
                .into_iter()
                .map(|(from, to)| (from, to.into_iter().filter(|id| there.contains(id)).collect()));
            let map = map.collect();
            Carry { certification, map, chosen, target, at }
        },
    )
}

/// Sequences of edits.
pub(crate) fn sequences() -> impl Strategy<Value = Vec<Edit>> {
    vec(edits(), 0..30)
}

/// The dossier after those edits; the ones that cannot be done leave it as it is.
pub(crate) fn after(dossier: Dossier, edits: &[Edit]) -> Dossier {
    edits.iter().fold(dossier, |now, edit| now.apply(edit).unwrap_or(now))
}

/// Dossiers made by edits.
pub(crate) fn dossiers() -> impl Strategy<Value = Dossier> {
    (certifications(), sequences()).prop_map(|(certification, edits)| {
        let at = Timestamp::from_unix(1_700_000_000);
        after(Dossier::new(DossierId::new("d1"), Arc::new(certification), at), &edits)
    })
}

/// Dossiers made by edits, with what only a file brings: reviews and unknown fields.
pub(crate) fn imported_dossiers() -> impl Strategy<Value = Dossier> {
    let verdict = select(vec![Verdict::Yes, Verdict::Partly, Verdict::No]);
    let opinions = vec((competence_ids(), option::of(verdict), texts()), 0..3);
    let unknown = vec(("[a-z/%]{1,6}", "[0-9]{1,3}"), 0..3);
    (dossiers(), option::of((opinions, texts())), unknown).prop_map(
        |(mut dossier, review, unknown)| {
            if let Some((opinions, name)) = review {
                let opinion =
                    |(competence, verdict, comment)| Opinion { competence, verdict, comment };
                let id = ReviewId::new("r1");
                let review = Review {
                    id: id.clone(),
                    reviewer: Reviewer { name, organisation: String::new() },
                    made_at: Some(Timestamp::from_unix(1_700_000_400)),
                    answers_digest: "sha-256:00".to_owned(),
                    dossier: None,
                    answers_exported_at: None,
                    round: None,
                    opinions: opinions.into_iter().map(opinion).collect(),
                    blocks: Vec::new(),
                    overall: acquis::domain::review::Advice::default(),
                    requests: Vec::new(),
                };
                dossier.reviews.insert(id, Arc::new(review));
            }
            let field = |(at, value): (String, String)| UnknownField { at: vec![at], value };
            // A file says a thing once, and so do the records.
            let mut said = BTreeSet::new();
            let unknown = unknown.into_iter().filter(|field| said.insert(field.clone()));
            dossier.unknown = Arc::new(unknown.map(field).collect());
            dossier
        },
    )
}
