//! Words of « Choisir une certification ».

use super::common::{en_count, fr_count};
use crate::ui::catalogue::Trouble;

/// Words of « Choisir une certification ».
pub struct Catalogue {
    pub title: &'static str,
    pub lead: &'static str,
    pub coming: &'static str,
    pub search: &'static str,
    pub hint: &'static str,
    pub results: &'static str,
    /// How many there are, and of which day.
    pub of: fn(usize, Option<&str>) -> String,
    /// How many were found; whether they only come near.
    pub found: fn(usize, bool) -> String,
    pub more: &'static str,
    pub level: fn(u8) -> String,
    pub until: fn(&str) -> String,
    pub back: &'static str,
    pub begin: &'static str,
    pub kept: &'static str,
    pub no_experience: &'static str,
    pub doubtful: &'static str,
    pub to_check: &'static str,
    pub correct: &'static str,
    pub draft_there: &'static str,
    pub import: &'static str,
    pub trouble: fn(Trouble) -> &'static str,
    pub instead: &'static str,
    pub back_home: &'static str,
    pub again: &'static str,
}

/// French.
pub const FR: Catalogue = Catalogue {
    title: "Choisir une certification",
    lead: "Cherchez parmi les certifications actives des répertoires nationaux. Ouvrir cette page a demandé la liste au site qui vous propose Acquis ; ce que vous écrivez ici n’est envoyé à personne.",
    coming: "Le catalogue arrive…",
    search: "Titre, métier, code RNCP ou ROME",
    hint: "Par exemple : accueil, aide-soignant, RNCP39866, C1102. Les accents et une faute de frappe ne comptent pas.",
    results: "Certifications trouvées",
    of: |count, day| match day {
        Some(day) => {
            format!("{}, données du {day}.", fr_count(count, "certification", "certifications"))
        }
        None => format!("{}.", fr_count(count, "certification", "certifications")),
    },
    found: |count, near| match (count, near) {
        (0, _) => "Aucune certification ne correspond. Essayez un autre mot.".to_owned(),
        (n, true) => format!(
            "Rien ne correspond exactement : {}.",
            fr_count(n, "certification s’en approche", "certifications s’en approchent")
        ),
        (n, false) => {
            format!("{}.", fr_count(n, "certification trouvée", "certifications trouvées"))
        }
    },
    more: "En montrer plus",
    level: |level| format!("niveau {level}"),
    until: |day| format!("enregistrée jusqu’au {day}"),
    back: "Retour à la recherche",
    begin: "Commencer un dossier sur cette certification",
    kept: "Le dossier garde la certification entière : il s’ouvre ensuite sans connexion.",
    no_experience: "La fiche ne l’ouvre pas par l’expérience (VAE). Renseignez-vous auprès du certificateur.",
    doubtful: "Les compétences ont été séparées automatiquement. Celles marquées « à vérifier » sont peut-être coupées au mauvais endroit : comparez avec la fiche.",
    to_check: "à vérifier",
    correct: "Corriger le découpage d’abord",
    draft_there: "Pour corriger le découpage, terminez ou fermez d’abord la certification que vous avez en cours.",
    import: "Apporter la fiche d’une certification",
    trouble: |trouble| match trouble {
        Trouble::Absent => "Ce site ne propose pas de catalogue, ou pas cette certification.",
        Trouble::Unreachable => {
            "Le catalogue n’a pas répondu. Il se consulte en ligne : vérifiez la connexion, puis réessayez. Vos dossiers, eux, s’ouvrent sans connexion."
        }
        Trouble::Newer => {
            "Le catalogue de ce site est fait pour une version plus récente d’Acquis. Rechargez la page pour mettre Acquis à jour."
        }
        Trouble::Damaged => {
            "Le catalogue de ce site est abîmé ou en cours de remplacement. Réessayez dans quelques minutes."
        }
    },
    instead: "Vous pouvez apporter vous-même la fiche de votre certification : la page publique copiée, ou un fichier.",
    back_home: "Mes dossiers",
    again: "Réessayer",
};

/// English.
pub const EN: Catalogue = Catalogue {
    title: "Choose a certification",
    lead: "Search the active certifications of the national registers. Opening this page asked the site that offers you Acquis for the list; what you type here is sent to nobody.",
    coming: "The catalogue is on its way…",
    search: "Title, job, RNCP or ROME code",
    hint: "For instance: accueil, aide-soignant, RNCP39866, C1102. Titles are in French. Accents and a slip do not count.",
    results: "Certifications found",
    of: |count, day| match day {
        Some(day) => {
            format!("{}, data of {day}.", en_count(count, "certification", "certifications"))
        }
        None => format!("{}.", en_count(count, "certification", "certifications")),
    },
    found: |count, near| match (count, near) {
        (0, _) => "No certification matches. Try another word.".to_owned(),
        (n, true) => format!(
            "Nothing matches exactly: {} near.",
            en_count(n, "certification comes", "certifications come")
        ),
        (n, false) => format!("{} found.", en_count(n, "certification", "certifications")),
    },
    more: "Show more",
    level: |level| format!("level {level}"),
    until: |day| format!("registered until {day}"),
    back: "Back to the search",
    begin: "Begin a dossier on this certification",
    kept: "The dossier keeps the whole certification: from then on it opens without a connection.",
    no_experience: "The fiche does not open it by experience (VAE). Ask the certifier.",
    doubtful: "The competences were separated automatically. Those marked “to check” may be cut at the wrong place: compare with the fiche.",
    to_check: "to check",
    correct: "Correct the cuts first",
    draft_there: "To correct the cuts, first finish or close the certification that you have begun.",
    import: "Bring the fiche of a certification",
    trouble: |trouble| match trouble {
        Trouble::Absent => "This site offers no catalogue, or not this certification.",
        Trouble::Unreachable => {
            "The catalogue did not answer. It needs a connection: check yours, then try again. Your dossiers open without one."
        }
        Trouble::Newer => {
            "This site’s catalogue is made for a later version of Acquis. Reload the page to update Acquis."
        }
        Trouble::Damaged => {
            "This site’s catalogue is damaged or being replaced. Try again in a few minutes."
        }
    },
    instead: "You can bring the fiche of your certification yourself: its public page, copied, or a file.",
    back_home: "My dossiers",
    again: "Try again",
};
