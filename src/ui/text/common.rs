//! Words that stand on many pages: buttons, dates, numbers, counts.

use crate::domain::{Date, PartialDate, Period};

/// Words that stand on many pages.
pub struct Common {
    pub cancel: &'static str,
    pub close: &'static str,
    pub delete: &'static str,
    pub rename: &'static str,
    pub save: &'static str,
    pub open: &'static str,
    pub back: &'static str,
    pub optional: &'static str,
    pub yes: &'static str,
    pub no: &'static str,
    pub unknown: &'static str,
    pub source: &'static str,
    /// A day in full.
    pub date: fn(Date) -> String,
    /// A day, month or year as known.
    pub partial_date: fn(PartialDate) -> String,
    /// What the field of such a date should hold, to be typed again.
    pub typed_date: fn(PartialDate) -> String,
    /// From when to when; empty when nothing is given.
    pub period: fn(Period) -> String,
    /// A number of days ahead or behind.
    pub days_ago: fn(i32) -> String,
    pub competences: fn(usize) -> String,
    pub pieces: fn(usize) -> String,
    pub words: fn(usize) -> String,
    /// A list of words in a sentence.
    pub and: fn(&[String]) -> String,
    pub date_hint: &'static str,
    pub date_wrong: &'static str,
    pub day_hint: &'static str,
    pub day_wrong: &'static str,
    pub period_reversed: &'static str,
    pub exported: fn(&str) -> String,
    pub export_failed: &'static str,
}

/// French.
pub const FR: Common = Common {
    cancel: "Annuler",
    close: "Fermer",
    delete: "Supprimer",
    rename: "Renommer",
    save: "Enregistrer",
    open: "Ouvrir",
    back: "Retour",
    optional: "facultatif",
    yes: "Oui",
    no: "Non",
    unknown: "Non précisé",
    source: "Source",
    date: |d| {
        format!("{} {} {}", ordinal(d.day()), FR_MONTHS[usize::from(d.month() - 1)], d.year())
    },
    partial_date: |d| partial(d, &FR_MONTHS, ordinal),
    typed_date: typed,
    period: fr_period,
    days_ago: |n| match n {
        0 => "aujourd’hui".to_owned(),
        1 => "hier".to_owned(),
        n => format!("il y a {n} jours"),
    },
    competences: |n| fr_count(n, "compétence", "compétences"),
    pieces: |n| fr_count(n, "preuve", "preuves"),
    words: |n| fr_count(n, "mot", "mots"),
    and: |list| join(list, " et "),
    date_hint: "Par exemple 03/2021, 2021 ou 15/03/2021",
    date_wrong: "Cette date n’est pas comprise. Écrivez par exemple 03/2021, 2021 ou 15/03/2021.",
    day_hint: "Par exemple 15/03/2027",
    day_wrong: "Cette date n’est pas comprise. Écrivez le jour, le mois et l’année, par exemple 15/03/2027.",
    period_reversed: "La fin est avant le début.",
    exported: |name| format!("Le fichier « {name} » est dans vos téléchargements."),
    export_failed: "Le navigateur n’a pas pu créer le fichier. Essayez d’imprimer le dossier en PDF.",
};

/// English.
pub const EN: Common = Common {
    cancel: "Cancel",
    close: "Close",
    delete: "Delete",
    rename: "Rename",
    save: "Save",
    open: "Open",
    back: "Back",
    optional: "optional",
    yes: "Yes",
    no: "No",
    unknown: "Not stated",
    source: "Source",
    date: |d| format!("{} {} {}", d.day(), EN_MONTHS[usize::from(d.month() - 1)], d.year()),
    partial_date: |d| partial(d, &EN_MONTHS, |day| day.to_string()),
    typed_date: typed,
    period: |p| match (p.from.map(en_partial), p.to.map(en_partial)) {
        (Some(from), Some(to)) if from == to => from,
        (Some(from), Some(to)) => format!("from {from} to {to}"),
        (Some(from), None) => format!("since {from}"),
        (None, Some(to)) => format!("until {to}"),
        (None, None) => String::new(),
    },
    days_ago: |n| match n {
        0 => "today".to_owned(),
        1 => "yesterday".to_owned(),
        n => format!("{n} days ago"),
    },
    competences: |n| en_count(n, "competence", "competences"),
    pieces: |n| en_count(n, "piece of evidence", "pieces of evidence"),
    words: |n| en_count(n, "word", "words"),
    and: |list| join(list, " and "),
    date_hint: "For example 03/2021, 2021 or 15/03/2021",
    date_wrong: "This date is not understood. Write for example 03/2021, 2021 or 15/03/2021.",
    day_hint: "For example 15/03/2027",
    day_wrong: "This date is not understood. Write day, month and year, for example 15/03/2027.",
    period_reversed: "The end is before the beginning.",
    exported: |name| format!("The file “{name}” is in your downloads."),
    export_failed: "The browser could not make the file. Try printing the dossier to PDF.",
};

const FR_MONTHS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

const EN_MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A count with its noun; French takes the singular for 0 and 1.
pub fn fr_count(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n < 2 { one } else { many })
}

/// A count with its noun; English takes the singular for 1 only.
pub fn en_count(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

fn ordinal(day: u8) -> String {
    if day == 1 { "1er".to_owned() } else { day.to_string() }
}

fn fr_partial(date: PartialDate) -> String {
    partial(date, &FR_MONTHS, ordinal)
}

/// A day takes its article, a month that begins with a vowel elides: « du 3 mars au 4 avril », « d’avril à août ».
fn fr_period(period: Period) -> String {
    let to_day = |date: PartialDate| date.day().is_some();
    let said = |date: PartialDate, day: &str, other: &str, elided: &str| {
        let text = fr_partial(date);
        let before = match text.chars().next() {
            _ if to_day(date) => day,
            Some('a' | 'o') => elided,
            _ => other,
        };
        format!("{before}{text}")
    };
    match (period.from, period.to) {
        (Some(from), Some(to)) if from == to => fr_partial(from),
        (Some(from), Some(to)) => {
            let from = said(from, "du ", "de ", "d’");
            format!("{from} {}", said(to, "au ", "à ", "à "))
        }
        (Some(from), None) => said(from, "depuis le ", "depuis ", "depuis "),
        (None, Some(to)) => said(to, "jusqu’au ", "jusqu’à ", "jusqu’à "),
        (None, None) => String::new(),
    }
}

fn en_partial(date: PartialDate) -> String {
    partial(date, &EN_MONTHS, |day| day.to_string())
}

fn partial(date: PartialDate, months: &[&str; 12], day: fn(u8) -> String) -> String {
    let month = date.month().and_then(|month| months.get(usize::from(month) - 1));
    match (date.day(), month) {
        (Some(d), Some(month)) => format!("{} {month} {}", day(d), date.year()),
        (None, Some(month)) => format!("{month} {}", date.year()),
        _ => date.year().to_string(),
    }
}

fn typed(date: PartialDate) -> String {
    match (date.day(), date.month()) {
        (Some(day), Some(month)) => format!("{day:02}/{month:02}/{}", date.year()),
        (None, Some(month)) => format!("{month:02}/{}", date.year()),
        _ => date.year().to_string(),
    }
}

fn join(list: &[String], before_end: &str) -> String {
    match list {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., end] => format!("{}{before_end}{end}", most.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn french_takes_the_singular_for_zero_and_one() {
        assert_eq!((FR.competences)(0), "0 compétence");
        assert_eq!((FR.competences)(1), "1 compétence");
        assert_eq!((FR.competences)(2), "2 compétences");
        assert_eq!((EN.competences)(0), "0 competences");
    }

    #[test]
    fn a_period_is_told_as_a_sentence() {
        let date = |typed: &str| PartialDate::read(typed).ok();
        let told = |from: &str, to: &str| (FR.period)(Period { from: date(from), to: date(to) });
        assert_eq!(told("03/2021", "2023"), "de mars 2021 à 2023");
        assert_eq!(told("01/08/2021", ""), "depuis le 1er août 2021");
        assert_eq!(told("11/02/2025", "01/03/2025"), "du 11 février 2025 au 1er mars 2025");
        assert_eq!(told("04/2021", "08/2021"), "d’avril 2021 à août 2021");
        assert_eq!(told("", "02/03/2021"), "jusqu’au 2 mars 2021");
        assert_eq!(told("2021", "2021"), "2021");
        assert_eq!(told("", ""), "");
    }

    #[test]
    fn a_date_is_shown_as_it_is_typed() {
        for typed in ["2021", "03/2021", "15/03/2021"] {
            assert_eq!(PartialDate::read(typed).map(FR.typed_date).as_deref(), Ok(typed));
        }
    }
}
