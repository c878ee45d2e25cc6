//! A made-up national export: fiches like those of the XML flux 4.1, with its traps, from a seed.
//!
//! Owns the shape of the flux. The same seed and numbers give the same bytes, and the fiche of a number
//! is the same however many there are. What is written is text of our own (`words`).

use super::words::{ENDINGS, FIELDS, GOALS, KINDS, SYLLABLES, THINGS, TRADES, VERBS, WAYS};
use std::fmt::Write as _;
use std::io::{self, Write};

/// What is asked for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Export {
    /// Other numbers, other fiches.
    pub(crate) seed: u64,
    /// How many fiches.
    pub(crate) fiches: u32,
    /// How many of a hundred are active.
    pub(crate) active: u32,
    /// How often a fiche is damaged: one of so many; 0 for none.
    pub(crate) damaged: u32,
}

impl Export {
    /// Writes the whole file.
    ///
    /// # Errors
    /// When the writer refuses.
    pub(crate) fn write(&self, out: &mut impl Write) -> io::Result<()> {
        out.write_all(b"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n<FICHES>\n  <VERSION_FLUX>4.1</VERSION_FLUX>\n")?;
        for number in 0..self.fiches {
            out.write_all(self.fiche(number).as_bytes())?;
        }
        out.write_all(b"</FICHES>\n")
    }

    /// One fiche, as it stands in the file.
    #[must_use]
    pub(crate) fn fiche(&self, number: u32) -> String {
        let mut hand =
            Hand(self.seed ^ (u64::from(number) << 20).wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let specific = number % 5 == 4;
        let code = if specific {
            format!("RS{}", 5000 + number)
        } else {
            format!("RNCP{}", 20_000 + number)
        };
        let mut fiche =
            Fiche { hand: &mut hand, text: String::with_capacity(32 * 1024), code, specific };
        let active = fiche.hand.below(100) < self.active;
        fiche.whole(number, active);
        let mut text = fiche.text;
        if self.damaged > 0 && number % self.damaged == self.damaged - 1 {
            // A tag that closes nothing.
            text = text.replacen("</INTITULE>", "</TITRE>", 1);
        }
        text
    }
}

/// A seeded hand (`SplitMix64`).
struct Hand(u64);

impl Hand {
    fn below(&mut self, most: u32) -> u32 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        u32::try_from((z ^ (z >> 31)) % u64::from(most.max(1))).unwrap_or_default()
    }

    fn pick<'a, T>(&mut self, among: &'a [T]) -> &'a T {
        let most = u32::try_from(among.len()).unwrap_or(u32::MAX);
        &among[self.below(most) as usize]
    }

    /// A rare word: some ten thousand of them.
    fn coined(&mut self) -> String {
        let (a, b) = (*self.pick(&SYLLABLES), *self.pick(&SYLLABLES));
        format!("{a}{b}{}", self.pick(&ENDINGS))
    }

    fn competence(&mut self) -> String {
        let mut text = format!("{} {}", self.pick(&VERBS), self.pick(&THINGS));
        let _ = write!(text, ", {}", self.pick(&WAYS));
        if self.below(3) > 0 {
            let _ = write!(text, ", {}", self.pick(&GOALS));
        }
        text
    }

    fn sentences(&mut self, count: u32) -> String {
        let mut text = String::new();
        for _ in 0..count {
            let _ = write!(
                text,
                "Le professionnel sait {} {}. ",
                self.pick(&VERBS).to_lowercase(),
                self.pick(&THINGS)
            );
            let _ = write!(text, "Il agit {}, {}.  ", self.pick(&WAYS), self.pick(&GOALS));
        }
        text.trim_end().to_owned()
    }

    fn day(&mut self, from: u32, years: u32) -> String {
        format!("{:02}/{:02}/{}", 1 + self.below(28), 1 + self.below(12), from + self.below(years))
    }
}

struct Fiche<'h> {
    hand: &'h mut Hand,
    text: String,
    code: String,
    specific: bool,
}

impl Fiche<'_> {
    fn tag(&mut self, indent: usize, name: &str, value: &str) {
        let value = value.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        let _ = writeln!(self.text, "{:indent$}<{name}>{value}</{name}>", "");
    }

    fn line(&mut self, indent: usize, line: &str) {
        let _ = writeln!(self.text, "{:indent$}{line}", "");
    }

    /// A list of one kind of item.
    fn list(&mut self, list: &str, item: &str, items: &[Vec<(&str, String)>]) {
        self.line(4, &format!("<{list}>"));
        for fields in items {
            self.line(6, &format!("<{item}>"));
            for (name, value) in fields {
                self.tag(8, name, value);
            }
            self.line(6, &format!("</{item}>"));
        }
        self.line(4, &format!("</{list}>"));
    }

    fn whole(&mut self, number: u32, active: bool) {
        let (short, kind, level) = *self.hand.pick(&KINDS);
        let code = self.code.clone();
        self.line(2, "<FICHE>");
        self.tag(4, "ID_FICHE", &(10_000 + number).to_string());
        self.tag(4, "NUMERO_FICHE", &code);
        let kin = code.trim_end_matches(|c: char| c.is_ascii_digit()).to_owned();
        if !active {
            let next = format!("{kin}{}", 60_000 + number);
            self.list(
                "NOUVELLES_CERTIFICATIONS",
                "NOUVELLE_CERTIFICATION",
                &[vec![("ID_FICHE_NOUVELLE_CERTIFICATION", next)]],
            );
        }
        let before = format!("{kin}{}", 1_000 + number % 19_000);
        self.list(
            "ANCIENNES_CERTIFICATIONS",
            "ANCIENNE_CERTIFICATION",
            &[vec![("ID_FICHE_ANCIENNE_CERTIFICATION", before)]],
        );
        let title = self.title();
        self.tag(4, "INTITULE", &title);
        if !short.is_empty() && !self.specific {
            self.line(4, "<ABREGE>");
            self.tag(6, "CODE", short);
            self.tag(6, "LIBELLE", kind);
            self.line(4, "</ABREGE>");
        }
        self.tag(4, "ETAT_FICHE", "Publiée");
        self.nomenclatures(level);
        let activities = self.hand.sentences(12);
        self.tag(4, "ACTIVITES_VISEES", &activities);
        let blocks = if self.specific { 1 } else { 3 + self.hand.below(4) };
        let blocks: Vec<Vec<String>> = (0..blocks)
            .map(|_| (0..3 + self.hand.below(7)).map(|_| self.hand.competence()).collect())
            .collect();
        let attested = blocks.concat().join("    ");
        self.tag(
            4,
            "CAPACITES_ATTESTEES",
            if number.is_multiple_of(3) && !self.specific { "" } else { &attested },
        );
        let sectors = format!("{} et {}", self.hand.pick(&FIELDS), self.hand.pick(&FIELDS));
        self.tag(4, "SECTEURS_ACTIVITE", &sectors);
        let jobs: Vec<String> = (0..2 + self.hand.below(5)).map(|_| self.job()).collect();
        self.tag(
            4,
            "TYPE_EMPLOI_ACCESSIBLES",
            &jobs.join(if number.is_multiple_of(2) { " - " } else { "  " }),
        );
        self.ways(number);
        let expires = self.hand.day(if active { 2027 } else { 2018 }, 5);
        self.tag(4, "DATE_FIN_ENREGISTREMENT", &expires);
        let decided = self.hand.day(2017, 6);
        self.tag(4, "DATE_DECISION", &decided);
        self.tag(4, "DUREE_ENREGISTREMENT", "5");
        if !self.specific {
            self.blocks(number, &blocks);
            self.line(4, "<CORRESPONDANCES><SOURCE><BLOC_COMPETENCES><CODE>RNCP1BC01</CODE><LIBELLE>Bloc d’une autre fiche</LIBELLE></BLOC_COMPETENCES></SOURCE></CORRESPONDANCES>");
        }
        let objectives = self.hand.sentences(10);
        self.tag(4, "OBJECTIFS_CONTEXTE", &objectives);
        self.tag(4, "ACTIF", if active { "Oui" } else { "Non" });
        self.tag(
            4,
            "PREREQUIS_ENTREE_FORMATION",
            "Un niveau 4, ou deux ans d’expérience dans le métier    Un entretien de motivation",
        );
        self.line(2, "</FICHE>");
    }

    fn title(&mut self) -> String {
        let mut title = format!("{} en {}", self.hand.pick(&TRADES), self.hand.pick(&FIELDS));
        match self.hand.below(4) {
            0 => {
                let _ = write!(title, ", spécialité {}", self.hand.coined());
            }
            1 => {
                let _ = write!(title, " option {} & {}", self.hand.coined(), self.hand.coined());
            }
            _ => {}
        }
        title
    }

    fn job(&mut self) -> String {
        match self.hand.below(3) {
            0 => format!("{} {}", self.hand.pick(&TRADES), self.hand.coined()),
            1 => format!("{} en {}", self.hand.pick(&TRADES), self.hand.pick(&FIELDS)),
            _ => (*self.hand.pick(&TRADES)).to_owned(),
        }
    }

    fn nomenclatures(&mut self, level: u8) {
        let formacode = 10_000 + self.hand.below(40_000);
        let label = (*self.hand.pick(&FIELDS)).to_owned();
        self.list(
            "FORMACODES",
            "FORMACODE",
            &[vec![("CODE", formacode.to_string()), ("LIBELLE", label)]],
        );
        if !self.specific {
            self.line(4, "<NOMENCLATURE_EUROPE>");
            self.tag(6, "NIVEAU", &format!("NIV{level}"));
            self.tag(6, "LIBELLE", &format!("Niveau {level}"));
            self.line(4, "</NOMENCLATURE_EUROPE>");
        }
        let nsf = (100 + self.hand.below(246)).to_string();
        let label = (*self.hand.pick(&FIELDS)).to_owned();
        self.list("CODES_NSF", "NSF", &[vec![("CODE", nsf), ("LIBELLE", label)]]);
        let siret = format!("{:014}", u64::from(self.hand.below(u32::MAX)) * 1_000);
        let name = format!("INSTITUT {}", self.hand.coined().to_uppercase());
        self.list(
            "CERTIFICATEURS",
            "CERTIFICATEUR",
            &[vec![
                ("SIRET_CERTIFICATEUR", siret),
                ("NOM_CERTIFICATEUR", name),
                ("ETAT_CERTIFICATEUR", "Actif".to_owned()),
                ("SITE_INTERNET", "https://certificateur.example/fiche?a=1&b=2".to_owned()),
            ]],
        );
        // A job's code always has the same label.
        let rome: Vec<_> = (0..=self.hand.below(3))
            .map(|_| {
                let at = self.hand.below(530) as usize;
                let letter = char::from(b'A' + u8::try_from(at % 14).unwrap_or_default());
                let label = format!("{} {}", TRADES[at % TRADES.len()], FIELDS[at % FIELDS.len()]);
                vec![("CODE", format!("{letter}{}", 1101 + at)), ("LIBELLE", label)]
            })
            .collect();
        self.list("CODES_ROME", "ROME", &rome);
    }

    fn ways(&mut self, number: u32) {
        let jury = self.hand.sentences(4);
        // The older schema says it flat.
        let flat = number % 11 == 10;
        for way in ["FI", "CA", "FC", "CQ", "CL", "VAE"] {
            let open = self.hand.below(4) > 0 || way == "VAE";
            let said = if open { "Oui" } else { "Non" };
            let name = format!("SI_JURY_{way}");
            if flat {
                self.tag(4, &name, said);
                continue;
            }
            self.line(4, &format!("<{name}>"));
            self.tag(6, "ACTIF", said);
            if open {
                self.tag(6, "COMPOSITION", &jury);
            }
            self.line(4, &format!("</{name}>"));
        }
        self.tag(4, "ACCESSIBLE_NOUVELLE_CALEDONIE", "Non");
    }

    fn blocks(&mut self, number: u32, blocks: &[Vec<String>]) {
        self.line(4, "<BLOCS_COMPETENCES>");
        let mut order: Vec<usize> = (0..blocks.len()).collect();
        if number % 7 == 6 {
            order.reverse();
        }
        for at in order {
            let printed = format!("{}BC{:02}", self.code, at + 1);
            let title = format!("{} {}", self.hand.pick(&VERBS), self.hand.pick(&THINGS));
            let list = joined(number, at + 1, &blocks[at]);
            let assessment = self.hand.sentences(5);
            self.line(6, "<BLOC_COMPETENCES>");
            self.tag(8, "CODE", &printed);
            self.tag(8, "LIBELLE", &title);
            self.tag(8, "LISTE_COMPETENCES", &list);
            self.tag(8, "MODALITES_EVALUATION", &assessment);
            self.line(6, "</BLOC_COMPETENCES>");
        }
        self.line(4, "</BLOCS_COMPETENCES>");
    }
}

/// A bloc's competences as one text, in one of the ways that fiches do it.
fn joined(number: u32, block: usize, competences: &[String]) -> String {
    let mut items: Vec<String> = competences.to_vec();
    // A run of spaces inside a sentence, before a small letter.
    if number % 4 == 1
        && let Some(first) = items.first_mut()
    {
        *first = first.replacen(", ", ",   ", 1);
    }
    let marked = |mark: &dyn Fn(usize) -> String| -> Vec<String> {
        items.iter().enumerate().map(|(at, item)| format!("{}{item}", mark(at + 1))).collect()
    };
    match number % 9 {
        0 => marked(&|_| "- ".to_owned()).join("  "),
        1 => marked(&|_| "* ".to_owned()).join("      "),
        2 => marked(&|at| format!("C.{at}. ")).join("    "),
        3 => marked(&|at| format!("A{block}C{at}. ")).join("  "),
        4 => {
            let items = marked(&|at| format!("A{block}.C{at}. "));
            format!(
                "Le candidat est capable de mettre en œuvre les compétences suivantes :    {}",
                items.join("    ")
            )
        }
        5 => {
            let items = marked(&|at| format!("{block}.1.{at} "));
            format!("{block}.1 Organisation du travail    {}", items.join("    "))
        }
        6 => format!("Organisation du travail    {}", items.join("    ")),
        7 => format!("<p>{}</p>", items.join("</p><p>"))
            .replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('>', "&gt;"),
        _ => items.join("    "),
    }
}
