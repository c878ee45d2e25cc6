//! The words of the VAE as Acquis uses them, in the order in which they are met.

/// French.
pub const FR: &[(&str, &str)] = &[
    (
        "Bloc de compétences",
        "Un ensemble de compétences de la certification qui peut être évalué et obtenu séparément.",
    ),
    ("Compétence", "Ce que la fiche demande de savoir faire, et que vous aurez à prouver."),
    (
        "Auto-positionnement",
        "Le niveau que vous vous reconnaissez aujourd’hui sur une compétence. Ce n’est pas une note.",
    ),
    (
        "Preuve",
        "Une situation réelle que vous racontez. Une preuve peut servir à plusieurs compétences.",
    ),
    (
        "Justificatif",
        "Le document qui appuie une preuve : attestation, production, fiche de poste… Il reste chez vous.",
    ),
    (
        "Expérience",
        "Un poste, un mandat, un stage ou un engagement, avec ses dates, où vos situations ont eu lieu.",
    ),
    (
        "Faisabilité",
        "L’étape où l’on examine si votre parcours et la certification visée vont ensemble.",
    ),
    ("Recevabilité", "La réponse du certificateur à votre demande : recevable ou non recevable."),
    (
        "Préconisation",
        "Ce que votre accompagnateur vous conseille : compléter une preuve, viser un bloc, suivre une formation…",
    ),
    (
        "AAP",
        "Architecte accompagnateur de parcours : la personne qui vous conseille tout au long de la VAE.",
    ),
    (
        "Certificateur",
        "L’organisme responsable de la certification, qui fixe la trame et réunit le jury.",
    ),
    ("Jury", "Les personnes qui évaluent votre dossier et vos réponses. Lui seul valide."),
];

/// English.
pub const EN: &[(&str, &str)] = &[
    (
        "Block of competences (bloc)",
        "A set of the certification’s competences that can be assessed and obtained by itself.",
    ),
    ("Competence (compétence)", "What the fiche asks you to be able to do, and you to prove."),
    (
        "Self-assessment (auto-positionnement)",
        "The level at which you see yourself today on a competence. It is not a mark.",
    ),
    (
        "Evidence (preuve)",
        "A real situation that you tell. One piece of evidence can serve several competences.",
    ),
    (
        "Supporting document (justificatif)",
        "What backs a piece of evidence: attestation, own work, job description… It stays with you.",
    ),
    (
        "Experience (expérience)",
        "A post, mandate, internship or commitment, with its dates, where your situations took place.",
    ),
    (
        "Feasibility (faisabilité)",
        "The step that examines whether your path and the certification fit together.",
    ),
    (
        "Admissibility (recevabilité)",
        "The certifying body’s answer to your request: admissible or not.",
    ),
    (
        "Recommendation (préconisation)",
        "What your adviser suggests: completing evidence, aiming at a block, taking a course…",
    ),
    (
        "AAP",
        "Architecte accompagnateur de parcours: the adviser who goes with you through the VAE.",
    ),
    (
        "Certifying body (certificateur)",
        "The body responsible for the certification, which sets the template and calls the jury.",
    ),
    ("Jury", "The people who assess your dossier and your answers. It alone awards."),
];
