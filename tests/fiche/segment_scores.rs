//! How often lists in the styles of published fiches are cut as their author meant: blocs exact, and
//! the starts of competences (F1), as they are and with single spaces. The lists: `fixtures/lists.txt`.

use acquis::fiche::segment::{Attested, competences, cut, single_spaced};
use std::collections::BTreeSet;

const LISTS: &str = include_str!("../fixtures/lists.txt");

/// A list and its pieces: kind, marker, text.
#[derive(Default)]
struct List {
    name: &'static str,
    gaps: Vec<String>,
    attested: &'static str,
    pieces: Vec<(char, String, String)>,
}

fn lists() -> Vec<List> {
    let mut lists: Vec<List> = Vec::new();
    for line in LISTS.lines().filter(|line| !line.starts_with("# ")) {
        if let Some(name) = line.strip_prefix("== ") {
            lists.push(List { name, ..List::default() });
            continue;
        }
        let list = lists.last_mut().unwrap();
        match line.split_at_checked(3) {
            Some(("g: ", gaps)) => {
                let gap = |gap: &str| gap.parse().map_or("\n".to_owned(), |n| " ".repeat(n));
                list.gaps = gaps.split(' ').map(gap).collect();
            }
            Some(("a: ", attested)) => list.attested = attested,
            Some((kind @ ("i: " | "h: " | "c: "), piece)) => {
                let (marker, text) = piece.split_once('⟩').unwrap();
                let kind = kind.chars().next().unwrap();
                list.pieces.push((kind, marker.to_owned(), text.to_owned()));
            }
            _ => {
                let text = &mut list.pieces.last_mut().unwrap().2;
                text.push('\n');
                text.push_str(line);
            }
        }
    }
    lists
}

impl List {
    fn text(&self) -> String {
        let mut text = String::new();
        for (at, (_, marker, piece)) in self.pieces.iter().enumerate() {
            if at > 0 {
                text.push_str(&self.gaps[(at - 1) % self.gaps.len()]);
            }
            text.push_str(marker);
            text.push_str(piece);
        }
        text
    }

    fn competences(&self) -> Vec<String> {
        let own = self.pieces.iter().filter(|(kind, ..)| *kind == 'c');
        own.map(|(_, _, text)| single_spaced(text)).collect()
    }

    fn attested(&self) -> String {
        let lines = self.competences().join("  ");
        match self.attested {
            "=" => lines,
            "~" => lines.replace(['é', 'É', 'è', 'ê'], "e").replace("  ", "  C9. "),
            _ => String::new(),
        }
    }
}

fn starts(texts: &[String]) -> BTreeSet<usize> {
    let mut at = 0;
    let mut all = BTreeSet::new();
    for text in texts {
        all.insert(at);
        at += text.chars().filter(|c| c.is_alphanumeric()).count();
    }
    all
}

/// Exact blocs, of how many, and F1 over all starts; a piece that should not be one counts as wrong.
fn score(single: bool) -> (usize, usize, f64) {
    let (mut exact, mut right, mut found, mut wanted) = (0, 0, 0, 0);
    let lists = lists();
    for list in &lists {
        let text = if single { single_spaced(&list.text()) } else { list.text() };
        let (_, told) = competences(&cut(&text, &Attested::of(&list.attested())));
        let told: Vec<String> = told.into_iter().map(|found| found.text).collect();
        let meant = list.competences();
        if told == meant {
            exact += 1;
        } else {
            println!(
                "{} ({})\n  {}",
                list.name,
                if single { "single" } else { "raw" },
                told.join("\n  ")
            );
        }
        let (a, b) = (starts(&told), starts(&meant));
        right += a.intersection(&b).count();
        found += a.len();
        wanted += b.len();
    }
    #[allow(clippy::cast_precision_loss, reason = "a few hundred")]
    let f1 = 2.0 * right as f64 / (found + wanted) as f64;
    (exact, lists.len(), f1)
}

#[test]
fn lists_as_published_are_cut_as_meant() {
    let (exact, all, f1) = score(false);
    println!("raw: {exact} of {all} exact, F1 {f1:.3}");
    assert!(exact * 100 >= all * 95 && f1 >= 0.99, "{exact} of {all}, F1 {f1:.3}");
}

#[test]
fn lists_with_single_spaces_are_mostly_cut_as_meant() {
    let (exact, all, f1) = score(true);
    println!("single: {exact} of {all} exact, F1 {f1:.3}");
    assert!(exact * 100 >= all * 85 && f1 >= 0.95, "{exact} of {all}, F1 {f1:.3}");
}
