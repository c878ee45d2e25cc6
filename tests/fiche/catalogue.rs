//! The catalogue: made of a made-up export, read back, searched; and the export itself.

#[path = "../../examples/export/make.rs"]
mod make;
#[path = "../../examples/export/words.rs"]
mod words;

use acquis::fiche::catalogue::index::{Entry, Index};
use acquis::fiche::catalogue::make::{Addition, File, Listing};
use acquis::fiche::catalogue::{Counts, Manifest, path_of, stored};
use acquis::fiche::published::{Published, Why, walk};
use acquis::fiche::segment::{Kind, Piece};
use make::Export;
use proptest::prelude::*;
use std::sync::LazyLock;

const EXPORT: Export = Export { seed: 7, fiches: 300, active: 60, damaged: 50 };

fn xml(export: &Export) -> Vec<u8> {
    let mut xml = Vec::new();
    export.write(&mut xml).unwrap();
    xml
}

struct Made {
    counts: Counts,
    read: Vec<Published>,
    fiches: Vec<File>,
    index: File,
    manifest: File,
}

/// As `examples/catalogue` does, without its threads.
fn made(xml: &[u8]) -> Made {
    let (mut listing, mut counts) = (Listing::default(), Counts::default());
    let (mut read, mut fiches) = (Vec::new(), Vec::new());
    for fiche in walk(xml) {
        counts.read += 1;
        let fiche = match fiche {
            Ok(fiche) if fiche.active() == Some(false) => {
                counts.inactive += 1;
                continue;
            }
            Ok(fiche) => fiche,
            Err(_) => {
                counts.unreadable += 1;
                continue;
            }
        };
        match fiche.read() {
            Ok(told) => {
                fiches.extend(listing.add(Addition::of(&told, fiche.short()).unwrap()));
                read.push(told);
            }
            Err(problem) if problem.why == Why::NoCompetences => counts.without_competences += 1,
            Err(problem) => panic!("{problem}"),
        }
    }
    let [index, manifest] = listing.finish(counts, "2026-11-20");
    Made { counts, read, fiches, index, manifest }
}

static MADE: LazyLock<Made> = LazyLock::new(|| made(&xml(&EXPORT)));
static INDEX: LazyLock<Index> = LazyLock::new(|| Index::read(MADE.index.text.clone()).unwrap());

#[test]
fn every_active_fiche_is_in_the_catalogue_and_what_is_not_is_counted() {
    let Made { counts, read, fiches, index, manifest } = &*MADE;
    assert_eq!((counts.read, counts.unreadable), (300, 6));
    assert!(counts.inactive > 80, "{counts:?}");
    assert_eq!(
        counts.read,
        read.len() + counts.inactive + counts.unreadable + counts.without_competences
    );
    assert_eq!((fiches.len(), INDEX.len()), (read.len(), read.len()));
    let manifest = Manifest::read(&manifest.text).unwrap();
    assert_eq!((manifest.listed, &manifest.index), (read.len(), &index.path));
    assert_eq!(manifest.generated_at, "2026-11-20");
}

/// How sure the cut before each competence of a list is.
fn sureness(list: &[Piece]) -> Vec<f32> {
    let competences = list.iter().filter(|piece| piece.kind == Kind::Competence);
    competences.map(|piece| piece.confidence).collect()
}

#[test]
fn a_fiche_comes_back_whole_from_its_file() {
    let Made { read, fiches, .. } = &*MADE;
    for (told, file) in read.iter().zip(fiches) {
        assert_eq!(Some(&file.path), path_of(&told.certification.code).as_ref());
        let again = stored::read(&file.text).unwrap();
        assert_eq!(again.certification, told.certification);
        assert!(again.intros().eq(told.intros()));
        for (again, told) in again.lists.iter().zip(&told.lists) {
            let (again, told) = (sureness(again), sureness(told));
            assert_eq!(again.len(), told.len());
            assert!(again.iter().zip(&told).all(|(a, b)| (a - b).abs() < 0.006));
        }
    }
    for other in ["", "{}", "<!doctype html>", "{\"format\":\"acquis-fiche\",\"version\":1}"] {
        assert_eq!(stored::read(other), None, "{other}");
    }
    let newer = fiches[0].text.replace("\"version\":1", "\"version\":2");
    assert_eq!(stored::read(&newer), None);
}

#[test]
fn the_same_export_gives_the_same_bytes() {
    let again = made(&xml(&EXPORT));
    assert_eq!((&again.index, &again.manifest), (&MADE.index, &MADE.manifest));
    assert_eq!(again.fiches, MADE.fiches);
    let other = xml(&Export { seed: 8, ..EXPORT });
    assert_ne!(made(&other).index, MADE.index);
}

#[test]
fn a_code_that_comes_twice_stands_once_as_it_came_first() {
    let twice = [xml(&EXPORT), xml(&EXPORT)].concat();
    let again = made(&twice);
    assert_eq!(again.index, MADE.index);
}

#[test]
fn every_trap_of_the_export_is_read() {
    let whole = xml(&EXPORT);
    let text = String::from_utf8(whole).unwrap();
    for trap in [
        "&amp;lt;p&amp;gt;",
        "<SI_JURY_VAE>Oui</SI_JURY_VAE>",
        "<CORRESPONDANCES>",
        "RS5",
        "A1C1. ",
        "C.1. ",
        "<ACTIF>Non</ACTIF>",
        "</TITRE>",
        "&amp;",
    ] {
        assert!(text.contains(trap), "{trap}");
    }
    // What was written as so many competences is cut into as many, nearly always.
    let (mut exact, mut all) = (0, 0);
    for told in MADE.read.iter().filter(|told| !told.certification.code.starts_with("RS")) {
        let code = &told.certification.code;
        let from = text.find(&format!("<NUMERO_FICHE>{code}<")).unwrap();
        let fiche = &text[from..from + text[from..].find("</FICHE>").unwrap()];
        for block in &told.certification.blocks {
            let from = fiche.find(&format!("<CODE>{}</CODE>", block.code)).unwrap();
            let list = fiche[from..].split("<LISTE_COMPETENCES>").nth(1).unwrap();
            let list = list.split("</LISTE_COMPETENCES>").next().unwrap();
            let written = words::VERBS.iter().map(|verb| list.matches(verb).count()).sum::<usize>();
            all += 1;
            exact += usize::from(written == block.competences.len());
        }
    }
    assert!(exact * 100 >= all * 95, "{exact} of {all}");
}

fn first<'i>(query: &str) -> Entry<'i> {
    let found = INDEX.search(query, 10);
    assert!(!found.entries.is_empty(), "{query}");
    INDEX.entry(found.entries[0]).unwrap()
}

/// A title of the list that has a coined word of its own.
fn rare() -> (Entry<'static>, String) {
    let entries = (0..INDEX.len()).map(|at| INDEX.entry(at).unwrap());
    let coined = |title: &str| title.split("spécialité ").nth(1).map(str::to_owned);
    let mut found = entries.filter_map(|entry| Some((entry, coined(entry.title)?)));
    found.find(|(_, word)| word.chars().count() >= 9 && word.is_ascii()).unwrap()
}

#[test]
fn a_certification_is_found_by_its_code_with_its_register_or_without() {
    let entry = INDEX.entry(3).unwrap();
    let number = entry.code.trim_start_matches("RNCP");
    for query in [entry.code, &entry.code.to_lowercase(), number, &format!("rncp {number}")] {
        assert_eq!(first(query).code, entry.code, "{query}");
    }
    let all = INDEX.search("RNCP20", 1000);
    assert!(all.total > 50 && all.entries.len() == all.total);
    let specific = INDEX.search("RS", 10);
    assert!(specific.entries.len() <= 10);
}

#[test]
fn a_title_is_found_without_accents_by_its_beginning_and_with_slips() {
    let (entry, word) = rare();
    let mut swapped: Vec<char> = word.chars().collect();
    swapped.swap(3, 4);
    let swapped: String = swapped.into_iter().collect();
    let without: String =
        word.chars().enumerate().filter(|(at, _)| *at != 2).map(|(_, c)| c).collect();
    for query in [word.clone(), word.to_uppercase(), word[..word.len() - 3].to_owned()] {
        let found = INDEX.search(&query, 10);
        assert!(!found.near, "{query}");
        let codes: Vec<_> = found.entries.iter().map(|at| INDEX.entry(*at).unwrap().code).collect();
        assert!(codes.contains(&entry.code), "{query}: {codes:?}");
    }
    for query in [swapped, without] {
        let found = INDEX.search(&query, 10);
        let codes: Vec<_> = found.entries.iter().map(|at| INDEX.entry(*at).unwrap().code).collect();
        assert!(codes.contains(&entry.code), "{query}: {codes:?}");
    }
    assert_eq!(first(entry.title).title, entry.title);
    let folded = "charge d accueil";
    assert!(first(folded).title.starts_with("Chargé d’accueil"), "{}", first(folded).title);
}

#[test]
fn a_job_and_a_rome_code_lead_to_their_certifications() {
    let told = MADE.read.iter().find(|told| !told.certification.rome.is_empty()).unwrap();
    let rome = &told.certification.rome[0];
    for query in [rome.code.clone(), rome.code.to_lowercase()] {
        let found = INDEX.search(&query, 300);
        let codes: Vec<_> = found.entries.iter().map(|at| INDEX.entry(*at).unwrap().code).collect();
        assert!(codes.contains(&told.certification.code.as_str()), "{query}");
    }
    let job =
        told.certification.jobs.iter().flat_map(|job| job.split(' ')).max_by_key(|word| word.len());
    let found = INDEX.search(job.unwrap(), 300);
    let codes: Vec<_> = found.entries.iter().map(|at| INDEX.entry(*at).unwrap().code).collect();
    assert!(codes.contains(&told.certification.code.as_str()));
}

#[test]
fn what_has_every_word_comes_alone_and_nothing_is_told_as_near() {
    let both = INDEX.search("boulanger mutualite", 300);
    let all = INDEX.search("boulanger", 300);
    assert!(both.total <= all.total);
    let near = INDEX.search("boulanjer", 10);
    assert!(near.near && near.total > 0, "{near:?}");
    let partly = INDEX.search("boulanger xqzwkjv", 10);
    assert!(partly.near && partly.total >= all.total);
    for nothing in ["", "   ", "’", "xqzwkjvw"] {
        assert_eq!(INDEX.search(nothing, 10).total, 0, "{nothing}");
    }
}

#[test]
fn a_damaged_index_is_refused_or_says_less_and_never_ends_the_page() {
    let text = &MADE.index.text;
    for at in (0..text.len()).step_by(97).filter(|at| text.is_char_boundary(*at)) {
        assert!(Index::read(text[..at].to_owned()).is_err(), "cut at {at}");
        for sign in ["\t", "\n", "~", "9"] {
            if let Ok(index) = Index::read(format!("{}{sign}{}", &text[..at], &text[at..])) {
                let _ = index.search("boulanger", 10);
            }
        }
    }
    assert!(Index::read("acquis-catalogue-index\t1\t99999999999\t0\n".to_owned()).is_err());
    assert!(Index::read(text.replacen("\t1\t", "\t2\t", 1)).is_err());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_query_gives_places_of_the_list_no_more_than_asked_for(query in ".{0,60}", most in 0_usize..40) {
        let found = INDEX.search(&query, most);
        prop_assert!(found.entries.len() <= most && found.entries.len() <= found.total);
        prop_assert!(found.entries.iter().all(|at| INDEX.entry(*at).is_some()));
    }

    /// What is found goes on being found as the word is typed.
    #[test]
    fn a_title_is_among_what_its_own_beginning_finds(at in 0_usize..100, letters in 3_usize..40) {
        let entry = INDEX.entry(at % INDEX.len()).unwrap();
        let typed: String = entry.title.chars().take(letters).collect();
        let found = INDEX.search(&typed, INDEX.len());
        prop_assert!(found.entries.contains(&(at % INDEX.len())), "{}", typed);
    }
}
