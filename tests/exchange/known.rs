//! The certification of a file beside the one of that code that comes with Acquis.

use crate::files;
use crate::files::{GOLDEN, altered, golden};
use acquis::exchange::{Finding, Imported, read};
use serde_json::{Value, json};

#[test]
fn the_files_own_certification_is_used_and_compared_with_the_known_ones() {
    let unknown = read(GOLDEN.as_bytes(), &[]).unwrap();
    assert_eq!(unknown.findings, [Finding::UnknownCertification("RNCP39866".to_owned())]);
    assert_eq!(unknown.dossier, golden());

    let differs = altered(|dossier| dossier["certification"]["title"] = json!("Another title"));
    assert_eq!(differs.findings, [Finding::CertificationDiffers("RNCP39866".to_owned())]);
    assert_eq!(differs.dossier.certification.title, "Another title");
}

/// Damages the blocs of a file.
type Damage = fn(&mut Value);

/// What was put back: each bloc's last digit, and how many of its competences.
fn put_back(imported: &Imported) -> Vec<(char, usize)> {
    let found = imported.findings.iter().filter_map(|finding| match finding {
        Finding::CompetencesPutBack { block, competences } => {
            Some((block.as_str().chars().last()?, competences.len()))
        }
        _ => None,
    });
    found.collect()
}

#[test]
fn a_damaged_list_of_competences_makes_no_bloc_easier() {
    let damages: [(Damage, &[(char, usize)]); 5] = [
        (|blocks| blocks[0]["competences"][2] = json!("lost"), &[('1', 1)]),
        (|blocks| blocks[0]["competences"][0]["text"] = json!(1), &[('1', 1)]),
        (|blocks| blocks[3]["competences"] = json!("lost"), &[('4', 5)]),
        (|blocks| blocks[1]["title"] = json!(null), &[('2', 4)]),
        (
            |blocks| {
                blocks[0]["competences"][5]["id"] = json!(null);
                blocks[2]["competences"] = json!([{}, [], 5]);
            },
            &[('1', 1), ('3', 4)],
        ),
    ];
    for (damage, expected) in damages {
        let imported = altered(|dossier| damage(&mut dossier["certification"]["blocks"]));
        assert_eq!(put_back(&imported), expected);
        assert!(imported.dossier == golden(), "what is rated, told and asked for is as it was");
    }
}

#[test]
fn competences_taken_out_of_an_altered_file_are_put_back_and_those_of_a_whole_one_told() {
    let take = |dossier: &mut Value| {
        let blocks = dossier["certification"]["blocks"].as_array_mut().unwrap();
        blocks[0]["competences"].as_array_mut().unwrap().truncate(4);
        blocks.remove(2);
    };
    let mut file: Value = serde_json::from_str(GOLDEN).unwrap();
    take(&mut file["dossier"]);
    let imported = files::read(&file.to_string());
    assert_eq!(put_back(&imported), [('1', 2), ('3', 4)]);
    assert!(imported.dossier == golden());

    let whole = altered(take);
    let fewer = |block: &str, from: usize, to: usize| Finding::FewerCompetences {
        block: block.into(),
        competences: (from..=to).map(|n| format!("{block}-{n:02}").as_str().into()).collect(),
    };
    let expected = [
        fewer("RNCP39866BC01", 5, 6),
        fewer("RNCP39866BC03", 1, 4),
        Finding::CertificationDiffers("RNCP39866".to_owned()),
    ];
    assert_eq!(whole.findings[..3], expected);
    assert_eq!(whole.dossier.certification.competences().count(), 13);
}
