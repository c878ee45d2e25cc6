//! The page that anyone reads: what stands on it, that nothing in it runs or fetches, and that its file
//! comes back from it.

use crate::desk;
use crate::desk::{B1, C2, after, any_review, blank, change, dossier};
use crate::files;
use crate::pages::{of_dossier, of_review};
use acquis::domain::Target;
use acquis::domain::edit::Edit;
use acquis::domain::evidence::{Document, DocumentKind, EvidenceChange};
use acquis::domain::review::ReviewEdit;
use acquis::exchange::html::{Line, Node, Page, data, html_file_name, write_html};
use acquis::exchange::{ImportError, LARGEST_FILE, ReviewImportError, read_review};
use acquis::fiche::default_certification;
use proptest::prelude::*;

/// Elements without an end.
const VOID: [&str; 2] = ["meta", "!DOCTYPE"];
/// Everything that may stand on a page.
const KNOWN: [&str; 25] = [
    "!DOCTYPE", "html", "head", "meta", "title", "style", "body", "main", "section", "script",
    "h1", "h2", "h3", "h4", "p", "div", "ul", "li", "table", "thead", "tbody", "tr", "th", "td",
    "a",
];

/// The page is whole markup: known elements, each closed in its turn, no attribute that acts or fetches
/// and one element of data at the end.
fn check(page: &str) {
    let mut open: Vec<&str> = Vec::new();
    let mut rest = page;
    let mut scripts = 0;
    while let Some(at) = rest.find('<') {
        let (inside, after) = rest[at + 1..].split_once('>').unwrap();
        assert!(!rest[..at].contains('>') || open.last() == Some(&"style"), "a stray > in {page}");
        rest = after;
        if let Some(name) = inside.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "closed in another order");
            continue;
        }
        let (name, attributes) = inside.split_once(' ').unwrap_or((inside, ""));
        assert!(KNOWN.contains(&name), "<{inside}>");
        let acts = ["on", "src", "style=", "srcset", "action", "xlink"];
        assert!(!acts.iter().any(|act| attributes.starts_with(act)), "<{inside}>");
        if name == "a" {
            let outside =
                ["http", "mailto"].map(|to| format!("rel=\"noopener noreferrer\" href=\"{to}"));
            let inner = attributes.starts_with("href=\"#e");
            assert!(inner || outside.iter().any(|to| attributes.starts_with(to)), "<{inside}>");
        }
        if name == "script" {
            scripts += 1;
            assert_eq!(attributes, "type=\"application/json\" id=\"acquis-data\"");
            let content = rest.split_once("</script>").unwrap().0;
            assert!(!content.contains(['<', '>']), "markup within the data");
        }
        if !VOID.contains(&name) {
            open.push(name);
        }
    }
    assert_eq!(open, [""; 0], "something is left open");
    assert_eq!(scripts, 1);
    assert!(page.contains("default-src 'none'; script-src 'none'"));
    assert!(!page.contains("url(") && !page.contains("@import"));
}

#[test]
fn a_dossier_is_shown_bloc_by_bloc_and_its_situations_in_full() {
    let page = of_dossier(&files::golden());
    check(&page);
    for told in [
        "<html lang=\"fr\">",
        "<title>Dossier · RNCP39866 · La candidate</title>",
        "<h2>RNCP39866BC01 · ",
        "<h2>RNCP39866BC03 · ",
        "<a href=\"#e1\">1</a>",
        "<section id=\"e3\">",
        "<h4>Justificatifs</h4>",
        "Seul le jury valide.",
    ] {
        assert!(page.contains(told), "{told}");
    }
    assert!(!page.contains("<h2>RNCP39866BC02"), "only the blocs aimed at");
    let evidence = files::golden().evidence["0192f1c2-0000-7000-8000-000000000001"].clone();
    let first = evidence.story.actions.lines().next().unwrap();
    assert!(page.contains(&first.replace('\'', "&#39;").replace('"', "&quot;")), "{first}");
    check(&of_dossier(&blank("d-1")));
}

#[test]
fn a_review_is_shown_beside_the_ratings_with_what_it_asks() {
    let mine = dossier();
    let review = desk::review("r-1", &mine);
    let page = of_review(&review, &mine);
    check(&page);
    for told in [
        "<title>Compte rendu de relecture · RNCP39866</title>",
        "Par L’accompagnatrice · Point relais",
        "<td><p>Some(Autonomous)</p>\n</td>\n<td><p>Some(Partly)</p>\n</td>\n<td><p>Le contexte est clair ; quand était-ce ?</p>",
        "<p>Some(Reserved)</p>\n<h3>Préconisations</h3>\n<ul><li>Une autre preuve à l’oral</li>",
        "<li>Relire tout le bloc à voix haute.</li>",
        "\nDonner la période.</li>",
        "On y est presque.",
    ] {
        assert!(page.contains(told), "{told}");
    }
    // In the dossier, with the answer of the candidate.
    let taken = after(
        &mine,
        &[
            Edit::Review(ReviewEdit::take(review)),
            Edit::Review(ReviewEdit::Answer {
                review: "r-1".into(),
                request: "q1".to_owned(),
                answer: Some("En mars.".to_owned()),
            }),
        ],
    );
    let page = of_review(&taken.reviews["r-1"], &taken);
    assert!(page.contains("Donner la période.\nRéponse : En mars."));
    let mut stranger = (*taken.reviews["r-1"]).clone();
    stranger.opinions[0].competence = "RNCP1BC01-01".into();
    assert!(of_review(&stranger, &taken).contains("<h4>RNCP1BC01-01</h4>"));
    let aimed = Target::Blocks { blocks: ["RNCP39866BC02".into()].into() };
    let elsewhere = after(&taken, &[Edit::SetTarget(aimed)]);
    let page = of_review(&taken.reviews["r-1"], &elsewhere);
    assert!(page.contains(&format!("<h2>{B1} · ")), "what was said is shown, aimed at or not");
}

#[test]
fn where_a_document_is_kept_is_a_link_only_when_it_may_be_followed() {
    for (kept_at, shown) in [
        (
            "https://exemple.fr/a?b=1&c=2",
            "Attestation · Other · <a rel=\"noopener noreferrer\" href=\"https://exemple.fr/a?b=1&amp;c=2\">https://exemple.fr/a?b=1&amp;c=2</a>",
        ),
        (
            "mailto:a@exemple.fr",
            "<a rel=\"noopener noreferrer\" href=\"mailto:a@exemple.fr\">mailto:a@exemple.fr</a>",
        ),
        ("Classeur bleu", "<li>Attestation · Other · Classeur bleu</li>"),
        ("javascript:alert(1)", "<li>Attestation · Other · javascript:alert(1)</li>"),
        ("https://a.fr@b.fr/", "<li>Attestation · Other · https://a.fr@b.fr/</li>"),
        ("https://a.fr/\u{202e}fdp", "<li>Attestation · Other · https://a.fr/[U+202E]fdp</li>"),
    ] {
        let document = Document {
            id: "k".into(),
            label: "Attestation".to_owned(),
            kind: DocumentKind::Other,
            kept_at: kept_at.to_owned(),
            sha256: None,
        };
        let mine = after(&dossier(), &[change("e1", EvidenceChange::Document(document))]);
        let page = of_dossier(&mine);
        check(&page);
        assert!(page.contains(shown), "{kept_at}: {page}");
    }
}

const HOSTILE: [&str; 12] = [
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "--></main></body>",
    "\"><img src=x onerror=alert(1)>",
    "'><svg/onload=alert(1)>",
    "]]><![CDATA[",
    "&lt;script&gt; &#60;",
    "<script type=\"application/json\" id=\"acquis-data\">{}</script>",
    "javascript:alert(1)",
    "\u{202e}evil\u{0}\u{2028}",
    "</style><style>body{display:none}",
    "{{constructor}} ${1} <%= 1 %>",
];

#[test]
fn texts_made_to_be_markup_are_texts() {
    for hostile in HOSTILE {
        let mut mine = after(
            &dossier(),
            &[
                change("e1", EvidenceChange::Title(hostile.to_owned())),
                change(
                    "e1",
                    EvidenceChange::Part(
                        acquis::domain::story::StoryPart::Role,
                        hostile.to_owned(),
                    ),
                ),
                Edit::Comment {
                    competence: C2.into(),
                    comment: hostile.to_owned(),
                    at: desk::at(2),
                },
                Edit::Rename(hostile.to_owned()),
            ],
        );
        let mut certification = (*mine.certification).clone();
        hostile.clone_into(&mut certification.code);
        hostile.clone_into(&mut certification.blocks[0].title);
        mine.certification = certification.into();
        let page = of_dossier(&mine);
        check(&page);
        let read = acquis::exchange::read(page.as_bytes(), &[]).unwrap();
        assert_eq!(read.dossier, mine, "{hostile}");

        let mut review = desk::review("r-1", &dossier());
        hostile.clone_into(&mut review.opinions[0].comment);
        hostile.clone_into(&mut review.reviewer.name);
        hostile.clone_into(&mut review.requests[0].text);
        let page = of_review(&review, &dossier());
        check(&page);
        assert_eq!(read_review(page.as_bytes()).unwrap().review, review, "{hostile}");

        let line = || {
            vec![
                Line::Note(hostile.to_owned()),
                Line::Links(vec![(hostile.to_owned(), "e1".to_owned())]),
            ]
        };
        let page = Page {
            lang: hostile.to_owned(),
            title: hostile.to_owned(),
            body: vec![
                Node::Heading(9, hostile.to_owned()),
                Node::List(vec![hostile.to_owned().into()]),
                Node::Table { head: vec![hostile.to_owned()], rows: vec![vec![line()]] },
                Node::Section { anchor: Some(hostile.to_owned()), sheet: true, nodes: vec![] },
            ],
        };
        let written = write_html(&page, "{}");
        assert_eq!(data(written.as_bytes()), Some(&b"{}"[..]));
        if !hostile.starts_with("on") {
            check(&written.replace("<html lang", "<html data-lang"));
        }
    }
}

#[test]
fn the_file_is_found_in_a_page_that_was_saved_again() {
    let found =
        |page: &str| data(page.as_bytes()).map(|json| String::from_utf8_lossy(json).into_owned());
    let is = |json: &str| Some(json.to_owned());
    for (page, json) in [
        ("<script id=\"acquis-data\">{}</script>", is("{}")),
        (
            "\u{feff}\n <!doctype html><SCRIPT TYPE='application/json' ID='acquis-data'>\n{ }\n</SCRIPT >",
            is("{ }"),
        ),
        ("<html><script>1</script><script type=x id=acquis-data>[1]</script>", is("[1]")),
        ("<p><script id=other>{}</script>", None),
        ("<script id=\"acquis-data-2\">{}</script>", None),
        ("<script data-id=\"acquis-data\">{}</script>", None),
        ("<script id=\"acquis-data\">{}", None),
        ("<script id=\"acquis-data\"", None),
        ("<script id=\"acquis-data\"></script>", is("")),
        ("<", None),
        ("", None),
        ("{\"a\":\"<script id=acquis-data>{}</script>\"}", None),
        ("text <script id=acquis-data>{}</script>", None),
    ] {
        assert_eq!(found(page), json, "{page}");
    }
    let golden = write_html(
        &Page { lang: String::new(), title: String::new(), body: vec![] },
        files::GOLDEN,
    );
    let saved = golden.replace("\n<", "\r\n<").replace(
        "<script type=\"application/json\" id=\"acquis-data\">",
        "<script id='acquis-data' type='application/json'>",
    );
    let known = default_certification();
    let read = acquis::exchange::read(saved.as_bytes(), &[&known]).unwrap();
    assert_eq!(read.findings, []);
    assert_eq!(read.dossier, files::golden());
    assert_eq!(
        html_file_name("acquis_RNCP39866_2026-11-23.json"),
        "acquis_RNCP39866_2026-11-23.html"
    );
}

#[test]
fn pages_that_hold_no_file_are_refused_as_any_text_is() {
    let known = default_certification();
    let read = |bytes: &[u8]| acquis::exchange::read(bytes, &[&known]).unwrap_err();
    assert!(matches!(read(b"<!DOCTYPE html><p>x</p>"), ImportError::NotJson { line: 1, .. }));
    assert!(matches!(
        read(b"<script id=acquis-data>{</script>"),
        ImportError::NotJson { cut: true, .. }
    ));
    assert!(matches!(read(b"<script id=acquis-data>{}</script>"), ImportError::NotADossier { .. }));
    let review = of_review(&desk::review("r-1", &dossier()), &dossier());
    assert_eq!(read(review.as_bytes()), ImportError::Review);
    let page = of_dossier(&dossier());
    assert_eq!(read_review(page.as_bytes()), Err(ReviewImportError::Dossier));
    let largest = page.clone() + &" ".repeat(3 * LARGEST_FILE - page.len());
    assert!(acquis::exchange::read(largest.as_bytes(), &[&known]).is_ok());
    assert!(matches!(read((largest + " ").as_bytes()), ImportError::TooLarge { .. }));
    let large = vec![b'<'; 3 * LARGEST_FILE + 1];
    assert!(matches!(read(&large), ImportError::TooLarge { .. }));
    let many = "<script ".repeat(200_000);
    assert!(matches!(read(many.as_bytes()), ImportError::NotJson { .. }));
    let many = "<script>".repeat(200_000);
    assert!(matches!(read(many.as_bytes()), ImportError::NotJson { .. }));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn any_dossier_comes_back_from_its_page(dossier in files::any_dossier()) {
        let page = of_dossier(&dossier);
        check(&page);
        let read = files::read(&page);
        prop_assert_eq!(read.dossier, dossier.clone());
        prop_assert_eq!(read.digest, files::read(&files::text(&dossier)).digest);
    }

    #[test]
    fn any_review_comes_back_from_its_page(review in any_review()) {
        let page = of_review(&review, &dossier());
        check(&page);
        prop_assert_eq!(read_review(page.as_bytes()).unwrap().review, review);
    }

    #[test]
    fn any_bytes_may_be_looked_into(bytes in proptest::collection::vec(any::<u8>(), 0..60), tail in "[<>/script id=acqdt\"'-]{0,60}") {
        let _ = data(&[b"<".as_slice(), &bytes, tail.as_bytes()].concat());
    }
}
