//! Dossiers of a given size, as files that Acquis opens.

use acquis_e2e::digest::digest;
use serde_json::{Value, json};

/// How large a dossier is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Size {
    /// Competences.
    pub(crate) competences: usize,
    /// Pieces of evidence.
    pub(crate) evidence: usize,
    /// Competences of a bloc.
    pub(crate) in_block: usize,
    /// Times that what was done is told in a piece of evidence.
    pub(crate) told: usize,
}

impl Size {
    /// So many competences in blocs of ten, and so many pieces of evidence.
    pub(crate) const fn new(competences: usize, evidence: usize) -> Self {
        Self { competences, evidence, in_block: 10, told: 1 }
    }

    /// In words.
    pub(crate) fn name(self) -> String {
        let one = if self.in_block >= self.competences && self.competences > 19 {
            " in one bloc"
        } else {
            ""
        };
        format!("{} competences{one}, {} pieces of evidence", self.competences, self.evidence)
    }
}

/// The file of a dossier of that size; `number` tells it from others.
pub(crate) fn file(number: usize, size: Size) -> Vec<u8> {
    let dossier = dossier(number, size);
    let file = json!({
        "format": "acquis-dossier",
        "version": 1,
        "exported_at": "2026-11-23T10:00:00Z",
        "digest": digest(&dossier),
        "dossier": dossier,
    });
    serde_json::to_vec(&file).expect("JSON")
}

/// The id of the dossier of that number.
pub(crate) fn id(number: usize) -> String {
    format!("0192f1c0-0000-7000-8000-{number:012}")
}

/// The name of the `n`th competence, from 0.
fn competence(n: usize, size: Size) -> String {
    format!("B{:02}-{:02}", n / size.in_block + 1, n % size.in_block + 1)
}

/// The dossier of that size and number.
pub(crate) fn dossier(number: usize, size: Size) -> Value {
    let competences = (0..size.competences).map(|n| {
        json!({
            "id": competence(n, size),
            "code": null,
            "heading": null,
            "text": format!("Conduire l’activité n° {n} en tenant compte des règles de la structure \
                et des attentes de la personne reçue, puis en rendre compte par écrit"),
        })
    });
    let competences: Vec<_> = competences.collect();
    let blocks = competences.chunks(size.in_block).enumerate().map(|(n, chunk)| {
        json!({
            "code": format!("B{:02}", n + 1),
            "title": format!("Bloc numéro {}", n + 1),
            "assessment": "Mise en situation, puis entretien.",
            "competences": chunk,
        })
    });
    let ratings = (0..size.competences).map(|n| {
        json!({
            "competence": competence(n, size),
            "level": ([None, Some("with-help"), Some("autonomous"), Some("transmits")][n % 4]),
            "comment": format!("Je le fais depuis {} mois.", n + 2),
            "updated_at": "2026-11-02T10:00:00Z",
        })
    });
    let evidence = (0..size.evidence).map(|n| evidence(n, size));
    json!({
        "id": id(number),
        "name": format!("Dossier de mesure n° {number}"),
        "created_at": "2026-10-01T08:00:00Z",
        "certification": {
            "code": "RNCP99999",
            "title": "Certification de mesure",
            "level": 5,
            "blocks": blocks.collect::<Vec<_>>(),
        },
        "candidate": { "name": "La candidate", "contact": "", "adviser": "", "motivation": "" },
        "target": { "scope": "whole" },
        "ratings": ratings.collect::<Vec<_>>(),
        "experiences": [],
        "evidence": evidence.collect::<Vec<_>>(),
        "milestones": [],
        "reviews": [],
    })
}

const ACTIONS: &str = "Je l’ai reçue à part, j’ai reformulé sa demande, vérifié son dossier à l’écran, appelé \
    le service concerné, puis noté la réponse et la date promise. ";

fn evidence(n: usize, size: Size) -> Value {
    let proves = [n % size.competences, (n * 7 + 3) % size.competences];
    json!({
        "id": evidence_id(n),
        "title": format!("Situation n° {n}"),
        "experience": null,
        "period": { "from": "2025-03", "to": "2025-04" },
        "story": {
            "context": format!("Un matin d’affluence, la personne n° {n} arrive avec une question \
                que personne n’avait encore traitée, et trois autres attendent derrière elle."),
            "role": "Seule à l’accueil, je décide de la suite.",
            "actions": ACTIONS.repeat(size.told),
            "means": "",
            "people": "",
            "difficulties": "",
            "outcome": "Elle est repartie avec une réponse écrite le jour même.",
            "learnings": "",
        },
        "documents": [],
        "competences": proves.map(|n| competence(n, size)),
        "created_at": "2026-10-07T18:00:00Z",
        "updated_at": "2026-10-21T20:14:33Z",
    })
}

/// The name of the `n`th piece of evidence, from 0.
pub(crate) fn evidence_id(n: usize) -> String {
    format!("0192f1c2-0000-7000-8000-{n:012}")
}
