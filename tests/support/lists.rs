//! Lists written for the tests, one for each trap of published fiches.

/// A list and how a careful reader cuts it.
pub(crate) struct List {
    pub(crate) name: &'static str,
    pub(crate) text: &'static str,
    pub(crate) attested: &'static str,
    pub(crate) intro: &'static str,
    /// `code|heading|text`.
    pub(crate) competences: &'static [&'static str],
    /// Whether it is cut so with single spaces too: a few cannot be.
    pub(crate) single: bool,
}

const PLAIN: List =
    List { name: "", text: "", attested: "", intro: "", competences: &[], single: true };

pub(crate) const LISTS: &[List] = &[
    List {
        name: "dashes",
        text: "- Accueillir la clientèle  - Préparer la commande  - Encaisser le montant dû",
        competences: &[
            "||Accueillir la clientèle",
            "||Préparer la commande",
            "||Encaisser le montant dû",
        ],
        ..PLAIN
    },
    List {
        name: "runs inside a sentence, a lower-case letter after",
        text: "- Tailler les  haies et   arbustes  - Tondre la   pelouse  - Arroser les massifs",
        competences: &[
            "||Tailler les haies et arbustes",
            "||Tondre la pelouse",
            "||Arroser les massifs",
        ],
        ..PLAIN
    },
    List {
        name: "stars",
        text: "* Conduire un engin * Entretenir le matériel * Respecter les consignes de sécurité",
        competences: &[
            "||Conduire un engin",
            "||Entretenir le matériel",
            "||Respecter les consignes de sécurité",
        ],
        ..PLAIN
    },
    List {
        name: "dotted codes",
        text: "C.1. Rédiger une note   C.2. Tenir un agenda  C.3. Classer les dossiers",
        competences: &[
            "C.1||Rédiger une note",
            "C.2||Tenir un agenda",
            "C.3||Classer les dossiers",
        ],
        ..PLAIN
    },
    List {
        name: "codes stuck to the words",
        text: "A2C1.Mesurer les écarts   A2C2.Corriger le réglage    A2C3. Consigner le résultat",
        competences: &[
            "A2C1||Mesurer les écarts",
            "A2C2||Corriger le réglage",
            "A2C3||Consigner le résultat",
        ],
        ..PLAIN
    },
    List {
        name: "introduction then codes",
        text: "En s’appuyant sur les règles du métier, dans le respect des délais fixés par le client :   A5.C1. Établir un devis  A5.C2. Commander les fournitures",
        intro: "En s’appuyant sur les règles du métier, dans le respect des délais fixés par le client :",
        competences: &["A5.C1||Établir un devis", "A5.C2||Commander les fournitures"],
        ..PLAIN
    },
    List {
        name: "headings over deeper codes",
        text: "1.1 Préparer la salle    1.1.1 Dresser les tables   1.1.2 Vérifier la vaisselle    1.2 Servir les clients   1.2.1 Présenter la carte",
        competences: &[
            "1.1.1|Préparer la salle|Dresser les tables",
            "1.1.2|Préparer la salle|Vérifier la vaisselle",
            "1.2.1|Servir les clients|Présenter la carte",
        ],
        ..PLAIN
    },
    List {
        name: "unmarked headings",
        text: "Relation avec les familles  Accueillir les parents à leur arrivée  Transmettre les observations du jour  Soins de l’enfant  Préparer le repas adapté à son âge  Veiller au sommeil de chacun",
        competences: &[
            "|Relation avec les familles|Accueillir les parents à leur arrivée",
            "|Relation avec les familles|Transmettre les observations du jour",
            "|Soins de l’enfant|Préparer le repas adapté à son âge",
            "|Soins de l’enfant|Veiller au sommeil de chacun",
        ],
        single: false,
        ..PLAIN
    },
    List {
        name: "headings with a colon over bullets",
        text: "Organisation du poste :  - Ranger l’atelier  - Affûter les outils  Fabrication :  - Tracer les pièces  - Assembler les éléments",
        competences: &[
            "|Organisation du poste|Ranger l’atelier",
            "|Organisation du poste|Affûter les outils",
            "|Fabrication|Tracer les pièces",
            "|Fabrication|Assembler les éléments",
        ],
        ..PLAIN
    },
    List {
        name: "activities over codes",
        text: "Activité 1 : La vente en magasin   C1. Renseigner la clientèle  C2. Conclure la vente  Activité 2 : La tenue du rayon   C3. Réassortir les produits  C4. Étiqueter les prix",
        competences: &[
            "C1|La vente en magasin|Renseigner la clientèle",
            "C2|La vente en magasin|Conclure la vente",
            "C3|La tenue du rayon|Réassortir les produits",
            "C4|La tenue du rayon|Étiqueter les prix",
        ],
        ..PLAIN
    },
    List {
        name: "a bullet lost in the middle",
        text: "- Contrôler les stocks  - Passer les commandes  Réceptionner les livraisons  - Signaler les anomalies",
        competences: &[
            "||Contrôler les stocks",
            "||Passer les commandes",
            "||Réceptionner les livraisons",
            "||Signaler les anomalies",
        ],
        ..PLAIN
    },
    List {
        name: "a bullet lost, and the attested competences that tell",
        text: "- Contrôler les stocks - Passer les commandes auprès du fournisseur Réceptionner les livraisons du matin - Signaler les anomalies",
        attested: "Contrôler les stocks  Passer les commandes auprès du fournisseur  Réceptionner les livraisons du matin  Signaler les anomalies",
        competences: &[
            "||Contrôler les stocks",
            "||Passer les commandes auprès du fournisseur",
            "||Réceptionner les livraisons du matin",
            "||Signaler les anomalies",
        ],
        ..PLAIN
    },
    List {
        name: "nothing at all, runs only",
        text: "Réaliser l’inventaire des besoins avec la Direction, en lien avec le DPO    Proposer une solution NoSQL conforme au RGPD   Former les équipes DevOps à son usage",
        competences: &[
            "||Réaliser l’inventaire des besoins avec la Direction, en lien avec le DPO",
            "||Proposer une solution NoSQL conforme au RGPD",
            "||Former les équipes DevOps à son usage",
        ],
        ..PLAIN
    },
    List {
        name: "sentences with single spaces",
        text: "Mener un entretien avec un usager, afin de cerner sa demande. Rédiger le compte rendu de l’entretien. Orienter l’usager vers le service compétent.",
        competences: &[
            "||Mener un entretien avec un usager, afin de cerner sa demande.",
            "||Rédiger le compte rendu de l’entretien.",
            "||Orienter l’usager vers le service compétent.",
        ],
        ..PLAIN
    },
    List {
        name: "dashes within sentences",
        text: "C1 - Négocier les conditions - tarifs, délais - avec le fournisseur   C2 - Suivre l’exécution du contrat - en particulier les pénalités   C3 - Évaluer le fournisseur",
        competences: &[
            "C1||Négocier les conditions - tarifs, délais - avec le fournisseur",
            "C2||Suivre l’exécution du contrat - en particulier les pénalités",
            "C3||Évaluer le fournisseur",
        ],
        ..PLAIN
    },
    List {
        name: "numbers within sentences are no codes",
        text: "1. Exploiter les outils du web 2.0 et 3.0 Next  2. Appliquer la norme ISO 9001 Version 2015  3. Piloter 2 ou 3 projets",
        competences: &[
            "1||Exploiter les outils du web 2.0 et 3.0 Next",
            "2||Appliquer la norme ISO 9001 Version 2015",
            "3||Piloter 2 ou 3 projets",
        ],
        ..PLAIN
    },
    List {
        name: "sub-items stay with their competence",
        text: "C1. Entretenir un véhicule :  - niveaux  - pneumatiques  - éclairage  C2. Remplacer une pièce d’usure  C3. Essayer le véhicule",
        competences: &[
            "C1||Entretenir un véhicule : - niveaux - pneumatiques - éclairage",
            "C2||Remplacer une pièce d’usure",
            "C3||Essayer le véhicule",
        ],
        ..PLAIN
    },
    List {
        name: "lower case after numbers",
        text: "Le titulaire est capable de :  1. lire un plan ;  2. choisir un matériau ;  3. poser une cloison.",
        intro: "Le titulaire est capable de :",
        competences: &["1||lire un plan ;", "2||choisir un matériau ;", "3||poser une cloison."],
        ..PLAIN
    },
    List {
        name: "lower case after dashes",
        text: "Être capable de :  - lire un plan ;  - choisir un matériau ;  - poser une cloison.",
        intro: "Être capable de :",
        competences: &["||lire un plan ;", "||choisir un matériau ;", "||poser une cloison."],
        ..PLAIN
    },
    List {
        name: "line breaks, wrapped lines",
        text: "Analyser la demande du client et ses\ncontraintes de délai\nChiffrer la prestation\nRédiger la proposition commerciale",
        competences: &[
            "||Analyser la demande du client et ses contraintes de délai",
            "||Chiffrer la prestation",
            "||Rédiger la proposition commerciale",
        ],
        ..PLAIN
    },
    List {
        name: "nouns of action",
        text: "• Gestion des plannings • Maîtrise des logiciels de paie • Suivi des absences",
        competences: &[
            "||Gestion des plannings",
            "||Maîtrise des logiciels de paie",
            "||Suivi des absences",
        ],
        ..PLAIN
    },
    List {
        name: "semicolons inside and parentheses",
        text: "C1.1 Établir un budget ; constituer le dossier (Recettes, Dépenses. Charges)  C1.2 Suivre les engagements (Commandes et factures)",
        competences: &[
            "C1.1||Établir un budget ; constituer le dossier (Recettes, Dépenses. Charges)",
            "C1.2||Suivre les engagements (Commandes et factures)",
        ],
        ..PLAIN
    },
    List {
        name: "a sentence that goes on",
        text: "Animer une réunion d’équipe. Elle se tient chaque semaine.  Rendre compte des décisions à la hiérarchie.",
        competences: &[
            "||Animer une réunion d’équipe. Elle se tient chaque semaine.",
            "||Rendre compte des décisions à la hiérarchie.",
        ],
        ..PLAIN
    },
    List {
        name: "labels",
        text: "Compétence 1 : Planter des arbres  Compétence 2 : Élaguer des arbres",
        competences: &["Compétence 1||Planter des arbres", "Compétence 2||Élaguer des arbres"],
        ..PLAIN
    },
    List {
        name: "one competence alone",
        text: "C3.1 Concevoir un support de communication destiné à différents publics",
        competences: &["C3.1||Concevoir un support de communication destiné à différents publics"],
        ..PLAIN
    },
    List {
        name: "codes with a gap and letters",
        text: "C2.B1 Repérer les besoins  C2.B3 Rendre compte  C2.4 Participer au bilan",
        competences: &[
            "C2.B1||Repérer les besoins",
            "C2.B3||Rendre compte",
            "C2.4||Participer au bilan",
        ],
        ..PLAIN
    },
];
