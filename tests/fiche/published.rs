//! Fiches as published for machines: XML, JSON, HTML, and what is none; and, where `../shared` is
//! there, the answers of a careful reader.

use acquis::domain::certification::Route;
use acquis::fiche::published::{Form, Problem, Published, Why, flux, read, recognise};
use serde_json::Value;
use std::path::{Path, PathBuf};

fn fiche(number: &str, inside: &str) -> String {
    format!(
        "<FICHE><NUMERO_FICHE>{number}</NUMERO_FICHE><INTITULE>Essai</INTITULE>{inside}</FICHE>"
    )
}

const BLOCKS: &str = "<BLOCS_COMPETENCES><BLOC_COMPETENCES><CODE>RNCP1BC02</CODE><LIBELLE>Vendre</LIBELLE>\
    <LISTE_COMPETENCES>C1. Accueillir le client  C2. Conclure la vente R&amp;D</LISTE_COMPETENCES></BLOC_COMPETENCES>\
    </BLOCS_COMPETENCES><CORRESPONDANCES><SOURCE><BLOC_COMPETENCES><CODE>RNCP9BC01</CODE></BLOC_COMPETENCES></SOURCE></CORRESPONDANCES>";

fn of(xml: &str) -> Vec<Result<Published, Problem>> {
    flux(xml.as_bytes()).collect()
}

fn texts(read: &Published) -> Vec<String> {
    read.certification.competences().map(|(_, competence)| competence.text.clone()).collect()
}

#[test]
fn a_flux_is_read_fiche_by_fiche() {
    let inside = "<NOMENCLATURE_EUROPE><NIVEAU>NIV5</NIVEAU></NOMENCLATURE_EUROPE>\
        <SI_JURY_VAE><ACTIF>Oui</ACTIF><COMPOSITION>Deux membres</COMPOSITION></SI_JURY_VAE>\
        <SI_JURY_FI>Non</SI_JURY_FI><DATE_FIN_ENREGISTREMENT>31/08/2026</DATE_FIN_ENREGISTREMENT><ACTIF>Oui</ACTIF>";
    let first = fiche("RNCP1", &format!("{inside}{BLOCKS}"));
    let damaged = fiche("RNCP2", "<LIBELLE>a</CODE>");
    let all = of(&format!("<FICHES>{first}{damaged}{}{first}", first.replace("</FICHE>", "")));
    assert_eq!(all.len(), 4);
    let read = all[0].as_ref().unwrap();
    let certification = &read.certification;
    assert_eq!(texts(read), ["Accueillir le client", "Conclure la vente R&D"]);
    assert_eq!(certification.blocks.len(), 1, "another fiche's blocs are not its own");
    assert_eq!((certification.level, read.active), (Some(5), Some(true)));
    assert_eq!(certification.is_open(Route::Experience), Some(true));
    assert_eq!(certification.is_open(Route::InitialTraining), Some(false));
    assert_eq!(certification.is_open(Route::Apprenticeship), None);
    assert_eq!(certification.registration.expires.unwrap().to_string(), "2026-08-31");
    let problem = |code: &str, why| Err(Problem { code: code.to_owned(), why });
    assert_eq!(all[1], problem("RNCP2", Why::Damaged));
    assert_eq!(all[2], problem("RNCP1", Why::Cut));
    assert_eq!(all[3], all[0]);
}

#[test]
fn html_escaped_twice_is_cut_at_its_paragraphs() {
    let list = "&amp;lt;p&amp;gt;Lire un plan&amp;lt;/p&amp;gt;&amp;lt;p&amp;gt;Poser une&amp;amp;nbsp;cloison&amp;lt;/p&amp;gt;";
    for list in [list.to_owned(), list.replace("&amp;lt;", "&lt;").replace("&amp;gt;", "&gt;")] {
        let blocks =
            BLOCKS.replace("C1. Accueillir le client  C2. Conclure la vente R&amp;D", &list);
        let all = of(&fiche("RNCP1", &blocks));
        assert_eq!(
            texts(all[0].as_ref().unwrap()),
            ["Lire un plan", "Poser une cloison"],
            "{list}"
        );
    }
}

#[test]
fn what_is_no_fiche_is_answered_with_what_to_bring() {
    for (bytes, why) in [
        (&b"PK\x03\x04"[..], Why::Zip),
        (b"%PDF-1.7", Why::Pdf),
        (b"Id_Fiche;Numero_Fiche;Intitule\n1;RNCP1;x", Why::Csv),
        (b"\xd0\xcf\x11\xe0\0\0", Why::Binary),
        (b"", Why::NotAFiche),
    ] {
        assert_eq!(recognise(bytes), Err(why));
        assert_eq!(read(bytes), [Err(Problem { code: String::new(), why })]);
    }
    assert_eq!(recognise(b"\xef\xbb\xbf<?xml version='1.0'?><FICHES>"), Ok(Form::Xml));
    assert_eq!(recognise(b"<!DOCTYPE html><html>"), Ok(Form::Html));
    for text in ["<FICHES></FICHES>", "{}", "[1]", "{", "bonjour", "<p>bonjour</p>"] {
        assert!(read(text.as_bytes()).iter().all(Result::is_err), "{text}");
    }
}

#[test]
fn a_fiche_of_the_specific_register_is_one_bloc_when_it_lists_competences() {
    let all = of(&fiche("RS7", "<CAPACITES_ATTESTEES>- Nager  - Plonger</CAPACITES_ATTESTEES>"));
    assert_eq!(texts(all[0].as_ref().unwrap()), ["Nager", "Plonger"]);
    for number in ["RS7", "RNCP7"] {
        let none = of(&fiche(number, ""));
        assert_eq!(none[0], Err(Problem { code: number.to_owned(), why: Why::NoCompetences }));
    }
}

#[test]
fn a_page_whose_blocs_list_nothing_is_answered_as_a_fiche_that_lists_nothing() {
    let head = "CQP Petit titre\nL'essentiel\nRNCP39866BC01 - Assurer l’accueil\n";
    let list = "Liste de compétences | Modalités d'évaluation |\n";
    let all = read(format!("{head}{list}").as_bytes());
    assert_eq!(all.len(), 1);
    assert_eq!(all[0].as_ref().unwrap_err().why, Why::NoCompetences);
    let all = read(format!("{head}{list}- Accueillir le client  - Conclure | Oral |\n").as_bytes());
    assert_eq!(texts(all[0].as_ref().unwrap()).len(), 2);
}

#[test]
fn json_of_both_apis_is_read() {
    for json in [
        r#"{"NUMERO_FICHE":"RNCP1","INTITULE":"Essai","BLOCS_COMPETENCES":[{"CODE":"RNCP1BC01","LIBELLE":"Vendre","LISTE_COMPETENCES":"- Accueillir\n- Conclure"}]}"#,
        r#"[{"code_rncp":"RNCP1","intitule_diplome":"Essai","niveau_europe":"niveau5","blocs_competences":[{"numero_bloc":"RNCP1BC01","intitule":"Vendre","liste_competences":"<p>Accueillir<br>Conclure</p>"}]}]"#,
    ] {
        let all = read(json.as_bytes());
        let certification = &all[0].as_ref().unwrap().certification;
        assert_eq!((certification.title.as_str(), certification.blocks.len()), ("Essai", 1));
        assert_eq!(texts(all[0].as_ref().unwrap()), ["Accueillir", "Conclure"]);
    }
}

#[test]
fn damage_at_every_byte_ends_in_an_answer() {
    let whole = format!("<FICHES>{}</FICHES>", fiche("RNCP1", BLOCKS));
    for at in (0..whole.len()).filter(|at| whole.is_char_boundary(*at)) {
        let _ = of(&whole[..at]);
        for sign in ["<", ">", "&", "</FICHE>", "\0"] {
            let _ = of(&format!("{}{sign}{}", &whole[..at], &whole[at..]));
        }
    }
    let deep = "<A>".repeat(50_000);
    assert!(of(&fiche("RNCP1", &deep)).iter().all(Result::is_err));
}

fn shared() -> Option<PathBuf> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR")).parent()?.join("shared/fiches");
    let places = [here, PathBuf::from("/work/shared/fiches")];
    places.into_iter().find(|place| place.join("gold").is_dir())
}

/// How many blocs of the shared fiches are cut as a careful reader does, and of how many, when each is read in
/// the form that `form` gives its text. `None` where they are absent.
fn scored(form: impl Fn(String) -> String) -> Option<(usize, usize)> {
    let Some(shared) = shared() else {
        println!("../shared/fiches is absent: the careful reader's answers were not compared");
        return None;
    };
    let (mut exact, mut count) = (0, 0);
    for name in [
        "RNCP34762.xml",
        "RNCP34826.json",
        "RNCP35809.xml",
        "RNCP36490.xml",
        "RNCP36612.xml",
        "RNCP39866-page.txt",
    ] {
        let code = &name[..9];
        let gold = std::fs::read(shared.join(format!("gold/{code}.json"))).unwrap();
        let gold: Value = serde_json::from_slice(&gold).unwrap();
        let text = std::fs::read_to_string(shared.join(name)).unwrap();
        let all = read(form(text).as_bytes());
        let certification = &all[0].as_ref().unwrap().certification;
        for block in gold["blocks"].as_array().unwrap() {
            let wanted: Vec<&str> = block["competences"]
                .as_array()
                .unwrap()
                .iter()
                .map(|c| c["text"].as_str().unwrap())
                .collect();
            let found =
                certification.blocks.iter().find(|b| block["code"] == b.code.as_str()).unwrap();
            let found: Vec<&str> = found.competences.iter().map(|c| c.text.as_str()).collect();
            count += 1;
            if found == wanted {
                exact += 1;
            } else {
                println!("{}: {found:#?}", block["code"]);
            }
        }
    }
    println!("{exact} of {count} blocs exact");
    Some((exact, count))
}

#[test]
fn the_shared_fiches_are_cut_as_a_careful_reader_does() {
    if let Some((exact, count)) = scored(|text| text) {
        assert_eq!(exact, count);
    }
}

/// As they come out of a text field: no break and no run of spaces is left, and no element.
#[test]
fn the_shared_fiches_are_mostly_cut_so_with_single_spaces() {
    let single = |text: String| {
        let plain = match text.trim_start().chars().next() {
            Some('<') => text,
            Some('{') => ["<p>", "</p>", "<br>", "<ul>", "</ul>", "<li>", "</li>"]
                .iter()
                .fold(text, |plain, element| plain.replace(element, " ")),
            // The lines of a page part its sections; its lists have single spaces already.
            _ => return text,
        };
        plain.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    if let Some((exact, count)) = scored(single) {
        assert!(exact * 100 >= count * 85, "{exact} of {count}");
    }
}
