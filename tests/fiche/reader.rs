//! The conversation of the import page with the reader: one fiche, several, none, and what they say as text.

use acquis::fiche::published::Why;
use acquis::fiche::reader::{file, pasted};
use acquis::fiche::talk::{Answer, AnswerKind, Ask};
use std::fmt::Write;

fn fiche(number: usize, more: &str) -> String {
    format!(
        "<FICHE><NUMERO_FICHE>RNCP{number}</NUMERO_FICHE><INTITULE>Essai {number}</INTITULE>{more}<BLOCS_COMPETENCES>\
         <BLOC_COMPETENCES><CODE>RNCP{number}BC01</CODE><LIBELLE>Vendre</LIBELLE><LISTE_COMPETENCES>- Accueillir le client  \
         - Conclure la vente</LISTE_COMPETENCES></BLOC_COMPETENCES></BLOCS_COMPETENCES></FICHE>"
    )
}

fn ask(text: Option<&str>, html: bool, code: Option<&str>) -> Ask {
    Ask { text: text.map(str::to_owned), html, code: code.map(str::to_owned) }
}

/// Every answer, each by way of its text.
fn answers(source: &[u8], code: Option<&str>) -> Vec<Answer> {
    let mut all = Vec::new();
    let question = Ask::of(&ask(None, false, code).text()).unwrap();
    file(source, &question, &mut |answer: Answer| {
        assert_eq!(Answer::of(&answer.text()).as_ref(), Some(&answer));
        all.push(answer);
    });
    all
}

fn answers_to_paste(text: &str, html: bool) -> Vec<Answer> {
    let mut all = Vec::new();
    pasted(&ask(Some(text), html, None), &mut |answer| all.push(answer));
    all
}

#[test]
fn one_fiche_is_a_draft_at_once() {
    let all = answers(fiche(1, "<ACTIF>Non</ACTIF>").as_bytes(), None);
    assert_eq!((all.len(), all[0].kind), (1, AnswerKind::Read));
    let draft = all[0].draft.as_ref().unwrap();
    assert_eq!((draft.competences(), draft.active, draft.by_hand), (2, Some(false), false));
}

#[test]
fn an_export_is_listed_and_the_wanted_fiche_is_read() {
    let mut export = String::from("<FICHES>");
    for number in 1..=450 {
        let _ = write!(
            export,
            "{}",
            fiche(number, "<NOMENCLATURE_EUROPE><NIVEAU>NIV5</NIVEAU></NOMENCLATURE_EUROPE>")
        );
    }
    export.push_str("<FICHE><NUMERO_FICHE>RNCP999</NUMERO_FICHE><A></B></FICHE></FICHES>");
    let all = answers(export.as_bytes(), None);
    assert_eq!(all.last().unwrap().kind, AnswerKind::Several);
    let rows: Vec<_> = all.iter().flat_map(|answer| &answer.rows).collect();
    assert_eq!((rows.len(), all.len(), all.last().unwrap().refused), (450, 3, 1));
    assert_eq!((rows[449].code.as_str(), rows[449].title.as_str()), ("RNCP450", "Essai 450"));
    assert_eq!(rows[0].level, Some(5));
    let one = answers(export.as_bytes(), Some("RNCP300")).pop().unwrap();
    assert_eq!(one.draft.unwrap().about.code, "RNCP300");
    let none = answers(export.as_bytes(), Some("RNCP4500")).pop().unwrap();
    assert_eq!(none.kind, AnswerKind::Refused);
    let damaged = answers(export.as_bytes(), Some("RNCP999")).pop().unwrap();
    assert_eq!((damaged.why, damaged.code.as_str()), (Some(Why::Damaged), "RNCP999"));
}

#[test]
fn json_of_several_fiches_is_listed_too() {
    let one = |n: u8| {
        format!(
            r#"{{"NUMERO_FICHE":"RNCP{n}","BLOCS_COMPETENCES":[{{"CODE":"B","LISTE_COMPETENCES":"- Lire\n- Poser"}}]}}"#
        )
    };
    let both = format!("[{},{}]", one(1), one(2));
    let all = answers(both.as_bytes(), None);
    assert_eq!((all[0].kind, all[0].rows.len()), (AnswerKind::Several, 2));
    let second = answers(both.as_bytes(), Some("RNCP2")).pop().unwrap();
    assert_eq!(second.draft.unwrap().about.code, "RNCP2");
}

#[test]
fn what_is_no_fiche_is_refused_with_its_reason() {
    for (bytes, why) in [
        (&b"PK\x03\x04"[..], Why::Zip),
        (b"%PDF-1.7", Why::Pdf),
        (b"Numero_Fiche;Intitule\nRNCP1;x", Why::Csv),
        (b"<FICHES></FICHES>", Why::NotAFiche),
        (b"", Why::NotAFiche),
        (b"<FICHE><NUMERO_FICHE>RS1</NUMERO_FICHE></FICHE>", Why::NoCompetences),
        (b"<FICHE><NUMERO_FICHE>RNCP1</NUMERO_FICHE>", Why::Cut),
    ] {
        let answer = answers(bytes, None).pop().unwrap();
        assert_eq!((answer.kind, answer.why), (AnswerKind::Refused, Some(why)));
    }
}

#[test]
fn a_pasted_page_is_read_as_text_and_as_html() {
    let page = include_str!("../fixtures/RNCP39866-page.txt");
    let answer = answers_to_paste(page, false).pop().unwrap();
    assert_eq!(answer.draft.as_ref().map(acquis::domain::Draft::competences), Some(19));
    let html = "<meta charset='utf-8'><h2>N° de fiche</h2><p>RNCP7</p><h3>Blocs de compétences</h3>\
        <h4>RNCP7BC01 - Vendre</h4><table><tr><th>Liste de compétences</th><th>Modalités d'évaluation</th></tr>\
        <tr><td><ul><li>Accueillir le client</li><li>Conclure la vente</li></ul></td><td>Mise en situation</td></tr></table>";
    let answer = answers_to_paste(html, true).pop().unwrap();
    let draft = answer.draft.unwrap_or_else(|| panic!("{:?}", answer.why));
    let texts: Vec<_> = draft.blocks[0].pieces.iter().map(|piece| piece.text.as_str()).collect();
    assert_eq!(texts, ["Accueillir le client", "Conclure la vente"]);
}

#[test]
fn a_pasted_list_may_become_a_bloc_written_by_hand() {
    let answer = answers_to_paste("- Lire un plan\n- Poser une cloison", false).pop().unwrap();
    assert_eq!(answer.why, Some(Why::NotAFiche));
    let draft = answer.draft.unwrap();
    assert!(draft.by_hand);
    assert_eq!(draft.competences(), 2);
    assert_eq!(answers_to_paste("Bonjour", false).pop().unwrap().draft, None);
}
