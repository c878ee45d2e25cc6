//! The reader of public RNCP pages on copies of the fixture that were changed, damaged or cut, and on
//! texts that are no fiche. What the whole page says is in `page.rs`.
// clippy allows them in `#[test]` functions only, not in what these share.

use acquis::domain::Date;
use acquis::domain::certification::{Certification, Route};
use acquis::domain::id::BlockCode;
use acquis::fiche::page::read;
use acquis::fiche::{Fiche, FicheError, Finding, Section, TitleSource};
use proptest::prelude::*;

const PAGE: &str = include_str!("../fixtures/RNCP39866-page.txt");

fn fixture() -> Fiche {
    read(PAGE).expect("the fixture is a fiche")
}

fn certification() -> Certification {
    fixture().certification
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

fn texts(certification: &Certification) -> Vec<Vec<String>> {
    let blocks = certification.blocks.iter();
    blocks.map(|block| block.competences.iter().map(|c| c.text.clone()).collect()).collect()
}

fn without(section: &str, until: &str) -> String {
    let (before, rest) = PAGE.split_once(section).expect(section);
    let (_, after) = rest.split_once(until).expect(until);
    format!("{before}{until}{after}")
}

fn day(text: &str) -> Option<Date> {
    text.parse().ok()
}

#[test]
fn without_attested_lines_capitals_and_verbs_give_the_same_cuts_and_say_so() {
    let text = without("Compétences attestées :", "Modalités d'évaluation :\nMise");
    let fiche = read(&text).expect("still a fiche");
    assert_eq!(texts(&fiche.certification), texts(&certification()));
    assert!(fiche.findings.contains(&Finding::Missing(Section::Attested)));
    let guessed = fiche.findings.iter().filter(|f| matches!(f, Finding::GuessedCuts(_))).count();
    assert_eq!(guessed, 4);
}

#[test]
fn headings_are_known_whatever_their_apostrophes_accents_and_colons() {
    for (from, to) in [
        ("’", "'"),
        ("'", "’"),
        (" :\n", "\n"),
        (" :\n", " : \n\n"),
        ("\n", "\r\n"),
        (" | ", "\t"),
        ("échant", "échéant"),
        ("disctincts", "distincts"),
        ("Secteurs d’activités", "SECTEUR D’ACTIVITÉ"),
        ("Date d’échéance\nde l’enregistrement", "Date d’échéance de l’enregistrement"),
        ("é", "e\u{301}"),
    ] {
        let read = read(&PAGE.replace(from, to)).expect("still a fiche").certification;
        let shape: Vec<_> = read.blocks.iter().map(|b| b.competences.len()).collect();
        assert_eq!(shape, [6, 4, 4, 5], "{from:?} → {to:?}");
        let seen = (
            (
                read.level,
                read.nsf.len(),
                read.formacodes.len(),
                read.certifiers.len(),
                read.activities.len(),
            ),
            (
                read.jobs.len(),
                read.rome.len(),
                read.regulations.len(),
                read.entry_prerequisites.len(),
            ),
            (
                read.access.len(),
                read.statistics.len(),
                read.previous.len(),
                read.block_prerequisites,
            ),
            (read.registration.expires, read.registration.last_award, read.decisions.len()),
            (read.is_open(Route::Experience), read.is_open(Route::Apprenticeship)),
        );
        assert_eq!(
            seen,
            (
                (Some(5), 3, 3, 2, 14),
                (6, 1, 3, 2),
                (6, 2, 1, Some(false)),
                (day("2027-11-28"), day("2031-11-28"), 1),
                (Some(true), Some(false)),
            ),
            "{from:?} → {to:?}"
        );
    }
}

#[test]
fn an_unknown_section_is_told_and_breaks_no_other() {
    let known = fixture();
    for before in [
        "Code(s) ROME :",
        "Références juridiques",
        "Statistiques :",
        "Certification(s) antérieure(s) :",
    ] {
        let text =
            PAGE.replace(before, &format!("Section inventée :\nun texte\n12 | 13 |\n{before}"));
        let mut fiche = read(&text).expect("still a fiche");
        let told = fiche.findings.iter().position(|finding| {
            *finding == Finding::UnknownSection { heading: "Section inventée :".into() }
        });
        fiche.findings.remove(told.expect("told"));
        assert_eq!(fiche, known, "{before}");
    }
}

#[test]
fn a_whole_table_tells_open_and_closed_by_its_columns() {
    let text = PAGE
        .replace("apprentissage | X | - | - | |", "apprentissage | | X | - | - |")
        .replace(
            "Par candidature individuelle | X | - | - | |",
            "Par candidature individuelle\tX\t\tDeux membres\t-",
        )
        .replace("Oui | Non | |", "| Oui | Non |")
        .replace("Polynésie française | X |", "Polynésie française | | X |");
    let read = read(&text).expect("still a fiche").certification;
    assert_eq!(read.is_open(Route::Apprenticeship), Some(false));
    assert_eq!(read.is_open(Route::IndividualApplication), Some(true));
    assert_eq!(read.access[4].jury, "Deux membres");
    let territories: Vec<_> = read.territories.iter().map(|t| t.registered).collect();
    assert_eq!(territories, [Some(true), Some(false)]);
}

#[test]
fn a_title_above_the_first_section_is_taken() {
    for (header, title, told) in [
        ("RNCP39866 - CQP Autre titre\nActive\n", "CQP Autre titre", false),
        ("Intitulé : CQP Autre titre\n", "CQP Autre titre", false),
        (
            "Accueil du site\nCQP Autre titre\nActive\nN° de fiche\nRNCP39866\n",
            "CQP Autre titre",
            true,
        ),
    ] {
        let fiche = read(&format!("{header}{PAGE}")).expect("a fiche");
        assert_eq!(fiche.certification.title, title);
        assert_eq!(fiche.certification.code, "RNCP39866");
        assert_eq!(
            fiche.findings.contains(&Finding::TitleFrom(TitleSource::Header)),
            told,
            "{header}"
        );
    }
}

#[test]
fn blocs_met_twice_or_of_another_fiche_are_not_kept() {
    let twice =
        PAGE.replace("RNCP39866BC02 - ", "RNCP39866BC01 - ").replace("RNCP39866BC03", "RNCP1BC03");
    let fiche = read(&twice).expect("a fiche");
    let codes: Vec<_> = fiche.certification.blocks.iter().map(|b| b.code.as_str()).collect();
    assert_eq!(codes, ["RNCP39866BC01", "RNCP39866BC04"]);
    assert!(fiche.findings.contains(&Finding::RepeatedBlock(BlockCode::new("RNCP39866BC01"))));
    assert!(fiche.findings.contains(&Finding::ForeignBlock(BlockCode::new("RNCP1BC03"))));
    let nowhere =
        fiche.findings.iter().filter(|f| matches!(f, Finding::AttestedNowhere { .. })).count();
    assert_eq!(nowhere, 8);
}

#[test]
fn two_ends_of_registration_are_told() {
    let text = PAGE.replace("l'enregistrement | 28-11-2027", "l'enregistrement | 28-11-2026");
    let fiche = read(&text).expect("a fiche");
    assert_eq!(fiche.certification.registration.expires, day("2027-11-28"));
    let told =
        fiche.findings.iter().any(|finding| matches!(finding, Finding::ExpiryDiffers { .. }));
    assert!(told);
}

#[test]
fn what_is_no_fiche_is_refused() {
    assert_eq!(read(""), Err(FicheError::NotAFiche));
    assert_eq!(read("Bonjour,\n\nvoici une lettre : rien d'autre."), Err(FicheError::NotAFiche));
    let text = without("RNCP39866BC01", "Description des modalités");
    assert_eq!(read(&text), Err(FicheError::NoBlocks { code: String::new() }));
    assert_eq!(
        read(&format!("N° de fiche\nRS5719\n{text}")),
        Err(FicheError::NoBlocks { code: "RS5719".into() })
    );
}

/// All that a certification has of its lists: what announces competences, headings, codes, texts.
fn all_of(certification: &Certification) -> String {
    let mut all = String::new();
    for block in &certification.blocks {
        all.extend(block.intro.as_deref());
        let mut last = None;
        for competence in &block.competences {
            if competence.heading != last {
                all.extend(competence.heading.as_deref());
                last.clone_from(&competence.heading);
            }
            all.extend(competence.code.as_deref());
            all.push_str(&competence.text);
        }
    }
    all
}

/// Its letters, whatever their order: what announces competences may stand among them.
fn sorted(text: &str) -> String {
    let mut letters: Vec<char> = letters(text).chars().collect();
    letters.sort_unstable();
    letters.into_iter().collect()
}

/// A word; alone, « o » is the bullet of a word processor, which belongs to no text.
fn word() -> impl Strategy<Value = String> {
    "[A-Zœ]?[a-zéèà’,.;-]{1,9}".prop_filter("a bullet", |word| word != "o")
}

proptest! {
    #[test]
    fn a_truncated_page_never_panics(from in 0..PAGE.len(), to in 0..PAGE.len()) {
        let kept: String = PAGE.bytes().enumerate().filter(|(at, _)| (from.min(to)..from.max(to)).contains(at))
            .map(|(_, byte)| char::from(byte)).collect();
        let _ = read(&kept);
        let _ = read(&String::from_utf8_lossy(&PAGE.as_bytes()[from.min(to)..from.max(to)]));
    }

    #[test]
    fn a_page_with_lines_moved_or_spoilt_never_panics(
        moves in prop::collection::vec((0_usize..160, 0_usize..160, "[ |\t:X\u{e9}\u{301}\u{a0}œ0-9A-Z-]{0,6}"), 1..12)
    ) {
        let mut lines: Vec<String> = PAGE.lines().map(str::to_owned).collect();
        for (from, to, spoil) in moves {
            let (from, to) = (from % lines.len(), to % lines.len());
            let middle = lines[from].char_indices().map(|(at, _)| at).nth(to).unwrap_or(0);
            lines[from].insert_str(middle, &spoil);
            lines.swap(from, to);
        }
        let _ = read(&lines.join("\n"));
    }

    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,80}", code in "RNCP[0-9]{1,3}BC[0-9]{1,2} - \\PC{0,9}") {
        let _ = read(&text);
        let _ = read(&format!("{code}\n{text} | {text}\nCompétences attestées :\n{text}"));
    }

    #[test]
    fn whatever_a_bloc_says_its_letters_are_kept(words in prop::collection::vec(word(), 1..40)) {
        let text = words.join(" ");
        let guide: Vec<String> = words.chunks(5).map(|chunk| chunk.join(" ")).collect();
        let page = format!("RNCP1BC01 - Titre\n{text} |\nOral |\nCompétences attestées :\n{}", guide.join("\n"));
        // Inside a bloc « Compétences attestées » is text of the bloc: the guide must stand before.
        let page = page.split_once("Compétences").map(|(bloc, rest)| format!("Compétences{rest}\n{bloc}"));
        let fiche = read(&page.expect("two halves")).expect("a fiche");
        prop_assert_eq!(sorted(&all_of(&fiche.certification)), sorted(&text));
    }
}
