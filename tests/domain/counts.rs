//! What the domain counts and where it finds a thing.

use crate::strategies::blank_dossier;
use acquis::domain::id::CompetenceId;
use acquis::domain::readiness::Readiness;
use acquis::domain::story::Story;
use acquis::domain::{Dossier, Edit, Level, Timestamp};

fn rated_at(dossier: &Dossier, competences: &[&str]) -> Dossier {
    competences.iter().fold(dossier.clone(), |dossier, id| {
        let at = Timestamp::from_unix(1_700_000_000);
        let edit = Edit::Rate { competence: (*id).into(), level: Some(Level::WithHelp), at };
        dossier.apply(&edit).unwrap_or(dossier)
    })
}

#[test]
fn rated_competences_are_counted_bloc_by_bloc() {
    let dossier = blank_dossier(&[3, 2]);
    let rated = |dossier: &Dossier| {
        Readiness::of(dossier).blocks.iter().map(|block| block.rated()).collect::<Vec<_>>()
    };
    assert_eq!(rated(&dossier), [0, 0]);
    assert_eq!(rated(&rated_at(&dossier, &["B1-01", "B1-03", "B2-02"])), [2, 1]);
}

#[test]
fn a_competence_is_found_at_its_place_and_wherever_else_it_stands() {
    let dossier = rated_at(&blank_dossier(&[2, 2]), &["B2-01"]);
    let readiness = Readiness::of(&dossier);
    for (block, ids) in [["B1-01", "B1-02"], ["B2-01", "B2-02"]].iter().enumerate() {
        for (ordinal, id) in ids.iter().enumerate() {
            let id = CompetenceId::new(id);
            assert_eq!(dossier.certification.place(&id), Some((block, ordinal)), "{id}");
            for place in [(block, ordinal), (0, 0), (1, 1), (9, 9)] {
                let found = readiness.competence_at(place, &id).map(|found| &found.id);
                assert_eq!(found, Some(&id), "{id} expected at {place:?}");
            }
        }
    }
    let nowhere = CompetenceId::new("B3-01");
    assert_eq!(dossier.certification.place(&nowhere), None);
    assert_eq!(readiness.competence_at((0, 0), &nowhere), None);
}

#[test]
fn the_words_of_a_story_are_those_of_all_its_parts() {
    let mut story = Story::default();
    assert_eq!(story.words(), 0);
    story.context = "  Un matin\nd’affluence ".to_owned();
    story.learnings = "Noter la date".to_owned();
    assert_eq!(story.words(), 6);
}
