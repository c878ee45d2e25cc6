//! What stands on the page that anyone reads, sign by sign: what is told has its place, what is not told
//! has none.

use crate::desk;
use crate::desk::{
    B1, C1, C2, after, answered, at, blank, change, changed, period, reviewer, told,
};
use crate::pages::{of_dossier, of_review};
use acquis::domain::dossier::Candidate;
use acquis::domain::edit::Edit;
use acquis::domain::evidence::EvidenceChange;
use acquis::domain::review::{AdviceChange, Review, ReviewChange, Reviewer, Stance, Verdict};
use acquis::domain::{Dossier, Evidence, Experience, Target};
use acquis::exchange::html::{Entry, Line, Node, Page, write_html};

/// What stands between the beginning of a page and its data.
fn shown(page: &str) -> &str {
    let (_, main) = page.split_once("<main>\n").unwrap();
    main.split_once("</main>").unwrap().0
}

#[test]
fn each_piece_of_a_page_has_its_markup_and_texts_are_escaped() {
    let text = |text: &str| text.to_owned();
    let link = |to: &str| (text(to), format!("e{to}"));
    let cells = vec![
        vec![Line::Text(text("a")), Line::Note(text("b"))],
        vec![Line::Links(vec![link("1"), link("2"), link("3")])],
        vec![],
    ];
    let inner = vec![Node::Text(text("dedans"))];
    for (node, markup) in [
        (Node::Heading(0, text("t")), "<h1>t</h1>\n"),
        (Node::Heading(1, text("t")), "<h1>t</h1>\n"),
        (Node::Heading(3, text("t")), "<h3>t</h3>\n"),
        (Node::Heading(5, text("t")), "<h4>t</h4>\n"),
        (Node::Text(text("<a> & \"b\" 'c'")), "<p>&lt;a&gt; &amp; &quot;b&quot; &#39;c&#39;</p>\n"),
        (Node::Note(text("n")), "<p class=\"note\">n</p>\n"),
        (Node::Part(text("t"), text("x")), "<div class=\"part\"><h4>t</h4>\n<p>x</p>\n</div>\n"),
        (Node::List(vec![Entry::from(text("x"))]), "<ul><li>x</li>\n</ul>\n"),
        (
            Node::Table { head: vec![text("A"), text("B"), text("C")], rows: vec![cells] },
            "<table>\n<thead><tr><th scope=\"col\">A</th><th scope=\"col\">B</th>\
             <th scope=\"col\">C</th></tr></thead>\n<tbody>\n<tr>\
             <td><p>a</p>\n<p class=\"note\">b</p>\n</td>\n\
             <td><p><a href=\"#e1\">1</a>, <a href=\"#e2\">2</a>, <a href=\"#e3\">3</a></p>\n</td>\n\
             <td></td>\n</tr>\n</tbody>\n</table>\n",
        ),
        (
            Node::Section { anchor: Some(text("e1")), sheet: false, nodes: inner.clone() },
            "<section id=\"e1\">\n<p>dedans</p>\n</section>\n",
        ),
        (
            Node::Section { anchor: None, sheet: true, nodes: inner },
            "<section class=\"sheet\">\n<p>dedans</p>\n</section>\n",
        ),
    ] {
        let page = Page { lang: text("fr"), title: text("t"), body: vec![node] };
        assert_eq!(shown(&write_html(&page, "{}")), markup);
    }
}

#[track_caller]
fn assert_order(page: &str, told: &[&str]) {
    let mut rest = page;
    for one in told {
        let found = rest.split_once(one);
        assert!(found.is_some(), "{one} is not there, or not in its place: {page}");
        rest = found.unwrap().1;
    }
}

#[test]
fn of_a_dossier_in_which_nothing_is_told_there_is_its_target_and_its_competences() {
    let page = of_dossier(&blank("d-1"));
    let page = shown(&page);
    assert_order(page, &["<h1>Dossier</h1>\n<p>Vise : tout</p>", "<h2>RNCP39866BC01 · ", "None"]);
    let note = "<p class=\"note\"></p>";
    for absent in ["<p>Par", "Motivation", "Expériences", "<h2>Preuves", note, "<h3>", "<h4>"] {
        assert!(!page.contains(absent), "{absent}");
    }
}

#[test]
fn all_that_a_dossier_tells_stands_on_its_page_in_its_order() {
    let candidate = Candidate {
        name: "La candidate".to_owned(),
        contact: "Sur demande".to_owned(),
        motivation: "Apprendre.".to_owned(),
        ..Candidate::default()
    };
    let post = Experience {
        post: "Hôtesse d’accueil".to_owned(),
        organisation: "La mairie".to_owned(),
        period: period("2021"),
        weekly_hours: Some(35),
        description: "Le guichet du matin.".to_owned(),
        ..Experience::blank("x1".into())
    };
    let edits = [
        Edit::SetCandidate(candidate),
        Edit::AddExperience(post),
        Edit::AddExperience(Experience::blank("x2".into())),
        Edit::AddEvidence(Box::new(told("e1", "Une réclamation", &[C1]))),
        change("e1", EvidenceChange::Experience(Some("x1".into()))),
        Edit::AddEvidence(Box::new(Evidence::blank("e2".into(), at(0)))),
        change("e2", EvidenceChange::Link(C1.into())),
        Edit::AddEvidence(Box::new(Evidence::blank("e3".into(), at(0)))),
        Edit::Comment { competence: C1.into(), comment: "Chaque jour.".to_owned(), at: at(1) },
    ];
    let mine = after(&blank("d-1"), &edits);
    let page = of_dossier(&mine);
    assert_order(
        shown(&page),
        &[
            "<h1>Dossier</h1>\n<p>Par La candidate · Sur demande</p>\n<p>Vise : tout</p>\n",
            "<div class=\"part\"><h4>Motivation</h4>\n<p>Apprendre.</p>\n</div>\n<section>\n<h2>Expériences</h2>\n",
            "<h3>Hôtesse d’accueil</h3>\n<p class=\"note\">La mairie · Employment · 2021 · 35 h</p>\n<p>Le guichet du matin.</p>\n",
            "<h3>Sans nom</h3>\n<p class=\"note\">Employment</p>\n</section>\n",
            "</p>\n<p class=\"note\">Chaque jour.</p>\n</td>\n<td><p>None</p>\n</td>\n<td><p>Unrated</p>\n</td>\n\
             <td><p><a href=\"#e1\">1</a>, <a href=\"#e2\">2</a></p>\n</td>\n</tr>\n<tr><td>",
            "</p>\n</td>\n<td><p>None</p>\n</td>\n<td><p>Unrated</p>\n</td>\n<td><p></p>\n</td>\n",
            "<section class=\"sheet\">\n<h2>Preuves</h2>\n<section id=\"e1\">\n<h3>Preuve 1 · Une réclamation</h3>\n",
            "<p class=\"note\">Hôtesse d’accueil, La mairie · 2024-03</p>\n<div class=\"part\"><h4>Context</h4>\n",
            "<h4>Actions</h4>\n",
            "<h4>Outcome</h4>\n",
            "<h4>Prouve</h4>\n<ul><li>",
            "</li>\n</ul>\n</section>\n<section id=\"e2\">\n<h3>Preuve 2 · Sans titre</h3>\n<h4>Prouve</h4>\n",
            "<section id=\"e3\">\n<h3>Preuve 3 · Sans titre</h3>\n</section>\n",
        ],
    );
}

fn begun(dossier: &Dossier, reviewer: Reviewer, changes: &[ReviewChange]) -> Review {
    changed(&Review::begin("r-1".into(), reviewer, &answered(dossier), []), 1, changes)
}

#[test]
fn of_a_review_in_which_nothing_is_said_there_are_the_ratings_alone() {
    let mine = blank("d-1");
    let page = of_review(&begun(&mine, Reviewer::default(), &[]), &mine);
    let page = shown(&page);
    assert!(
        page.contains(
            "<h1>Compte rendu de relecture</h1>\n<p class=\"note\">Première relecture.</p>"
        )
    );
    for absent in ["<p>Par", "<p>Pour", "<h2>Avis", "À faire", "<h3>", "<h4>", "<ul>"] {
        assert!(!page.contains(absent), "{absent}");
    }
}

#[test]
fn all_that_a_review_says_stands_on_its_page_each_at_its_place() {
    let named = Candidate { name: "La candidate".to_owned(), ..Candidate::default() };
    let mine = after(&blank("d-1"), &[Edit::SetCandidate(named)]);
    let review = begun(
        &mine,
        reviewer("L’accompagnatrice"),
        &[
            ReviewChange::Overall(AdviceChange::Stance(Some(Stance::Favourable))),
            ReviewChange::Block(B1.into(), AdviceChange::Comment("Presque.".to_owned())),
            ReviewChange::Verdict(C2.into(), Some(Verdict::No)),
            desk::ask("q1", Some(C2), "Dater."),
            desk::ask("q2", Some("RNCP1BC01-01"), "Relire."),
        ],
    );
    let page = of_review(&review, &mine);
    assert_order(
        shown(&page),
        &[
            "<p>Pour La candidate</p>\n<p>Par L’accompagnatrice · Point relais</p>\n<p class=\"note\">Première relecture.</p>\n",
            "<section>\n<h2>Avis</h2>\n<p>Some(Favourable)</p>\n</section>\n<section class=\"sheet\">\n<h2>RNCP39866BC01",
            "</h2>\n<p>None</p>\n<p>Presque.</p>\n<table>\n",
            "<td><p>None</p>\n</td>\n<td><p>Some(No)</p>\n</td>\n",
            "<h2>RNCP39866BC02",
            "</h2>\n<table>\n",
            "<section>\n<h2>À faire</h2>\n<ul><li>",
            "\nDater.</li>\n<li>RNCP1BC01-01\nRelire.</li>\n</ul>\n</section>\n",
        ],
    );
    // Whoever is asked something of an unknown competence has said nothing of it.
    assert!(!shown(&page).contains("<h4>"));
}

#[test]
fn a_bloc_that_is_not_aimed_at_is_shown_when_the_review_speaks_of_it() {
    let aimed = Target::Blocks { blocks: ["RNCP39866BC02".into()].into() };
    let mine = after(&blank("d-1"), &[Edit::SetTarget(aimed)]);
    let advice = AdviceChange::Stance(Some(Stance::Reserved));
    for (changes, both) in [
        (vec![], false),
        (vec![ReviewChange::Verdict(C1.into(), Some(Verdict::Yes))], true),
        (vec![ReviewChange::Block(B1.into(), advice)], true),
    ] {
        let page = of_review(&begun(&mine, reviewer("L’accompagnatrice"), &changes), &mine);
        let told = |code: &str| page.contains(&format!("<h2>{code} · "));
        assert_eq!([B1, "RNCP39866BC02", "RNCP39866BC03"].map(told), [both, true, false]);
    }
}
