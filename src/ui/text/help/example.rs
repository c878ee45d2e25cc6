//! A worked example of the default certification's field: one situation, part by part, and what it
//! proves.
//!
//! The situation is invented and names nobody. It names competences by their id; their text is the
//! fiche's.

use crate::domain::story::StoryPart;

/// A situation told in full.
pub struct Example {
    pub heading: &'static str,
    pub intro: &'static str,
    pub name: &'static str,
    pub period: &'static str,
    pub told: fn(StoryPart) -> &'static str,
    pub documents_title: &'static str,
    pub documents: &'static [&'static str],
    pub proves_title: &'static str,
    /// « BC01, compétence 2 », from the number of the bloc and that of the competence.
    pub number: fn(usize, usize) -> String,
    pub because: &'static str,
    /// Competence ids, and why the situation proves each.
    pub proves: &'static [(&'static str, &'static str)],
    pub not_proved: &'static str,
}

/// French.
pub const FR: Example = Example {
    heading: "Un exemple complet",
    intro: "La situation est inventée, dans le métier visé par le CQP Chargé d’accueil et de relation clients-adhérents (RNCP39866). Inspirez-vous de sa forme, racontez la vôtre.",
    name: "Renouer avec un adhérent mécontent à l’accueil",
    period: "Mars 2024, point d’accueil d’une mutuelle santé",
    told: |part| match part {
        StoryPart::Context => {
            "Un samedi matin de mars 2024, à l’agence, huit personnes attendent. Un adhérent arrive en colère : il a envoyé sa demande de remboursement de lunettes cinq semaines plus tôt et ses deux courriels sont restés sans réponse."
        }
        StoryPart::Role => {
            "Ce matin-là, je tiens l’accueil sans collègue. Je peux consulter les dossiers, relancer le service prestations et fixer un rappel. Je ne peux ni décider d’un remboursement ni accorder un geste commercial."
        }
        StoryPart::Actions => {
            "J’ai salué l’adhérent, je lui ai proposé de s’asseoir dans le bureau, à l’écart de la file, et j’ai annoncé un quart d’heure d’attente aux autres. Je l’ai laissé finir, puis j’ai reformulé : « Vous attendez ce remboursement depuis cinq semaines et personne ne vous a répondu. » J’ai vérifié son identité, puis demandé la date d’envoi, le moyen utilisé et les pièces jointes. Dans le logiciel, j’ai vu que la facture était arrivée sans l’ordonnance, et que la demande de pièce était partie à son ancienne adresse. Je le lui ai expliqué sans terme technique. J’ai numérisé l’ordonnance qu’il avait sur lui, corrigé l’adresse avec son accord et créé une relance prioritaire, résumée en trois lignes. Je lui ai remis une trace écrite avec une date de rappel, et je l’ai rappelé ce jour-là."
        }
        StoryPart::Means => {
            "Logiciel de gestion des adhérents, outil de suivi des demandes, numériseur. J’ai appliqué le standard d’accueil (écouter, reformuler, conclure), la garantie optique du contrat, la procédure de réclamation et la règle de confidentialité : vérifier l’identité, ne rien dire devant d’autres."
        }
        StoryPart::People => {
            "Une gestionnaire du service prestations, à qui j’ai transmis la demande, et ma responsable d’agence, que j’ai informée en fin de matinée."
        }
        StoryPart::Difficulties => {
            "L’adhérent haussait le ton et exigeait un paiement immédiat. J’ai reconnu le désagrément sans accuser un collègue, dit ce que je ne pouvais pas promettre, puis ce que je ferais et quand. Pendant ce temps la file s’allongeait : j’ai réorienté deux personnes vers la borne de dépôt."
        }
        StoryPart::Outcome => {
            "La demande a été traitée le mardi et le remboursement versé quatre jours plus tard. L’adhérent est reparti calme et n’a pas déposé de réclamation. Depuis, nous vérifions l’adresse à chaque passage : c’est une proposition que j’ai faite à la réunion d’équipe."
        }
        StoryPart::Learnings => {
            "Isoler et reformuler m’a fait gagner du temps au lieu d’en perdre. Aujourd’hui, je vérifie l’adresse et les pièces avant de chercher la cause. Je préviendrais plus tôt ma responsable quand je suis seule personne à l’accueil."
        }
    },
    documents_title: "Justificatifs qu’on pourrait y joindre",
    documents: &[
        "Capture de la relance dans l’outil de suivi, nom et numéro d’adhérent masqués",
        "Compte rendu de la réunion d’équipe, noms masqués",
        "Attestation de la responsable d’agence",
    ],
    proves_title: "Ce que cette situation prouve, et pourquoi",
    number: |block, competence| format!("Bloc {block}, compétence {competence}"),
    because: "Pourquoi",
    proves: &[
        (
            "RNCP39866BC01-01",
            "La posture et le questionnement sont décrits, pas seulement annoncés : mise à l’écart, écoute, reformulation, selon le standard d’accueil.",
        ),
        (
            "RNCP39866BC01-02",
            "Les questions posées et la vérification d’identité montrent un recueil complet, dans le respect de la procédure.",
        ),
        (
            "RNCP39866BC01-04",
            "La réponse tient compte du contrat, de la confidentialité et de l’organisation : ce que l’accueil peut faire, ce qui revient aux prestations.",
        ),
        (
            "RNCP39866BC01-06",
            "Il y a un vrai conflit, des gestes précis pour l’apaiser, et une relation rétablie à la fin.",
        ),
        (
            "RNCP39866BC03-03",
            "La cause est trouvée dans le logiciel, en croisant pièces reçues et courrier envoyé.",
        ),
        (
            "RNCP39866BC03-04",
            "Le résumé va à la bonne personne, avec une date, et la responsable est informée.",
        ),
    ],
    not_proved: "Elle ne prouve ni la compétence 3 du bloc 1 (aucun besoin nouveau n’y est exploré), ni la compétence 5 (aucun service mutualiste n’y est présenté). Mieux vaut une autre situation que d’étirer celle-ci.",
};

/// English.
pub const EN: Example = Example {
    heading: "A full example",
    intro: "The situation is invented, in the trade of the CQP Chargé d’accueil et de relation clients-adhérents (RNCP39866), front desk of a mutual health insurer. Take its form, tell your own.",
    name: "Restoring the relation with an angry member at the front desk",
    period: "March 2024, front desk of a mutual health insurer",
    told: |part| match part {
        StoryPart::Context => {
            "One Saturday morning in March 2024, at the branch, eight people are waiting. A member comes in angry: he sent his claim for glasses five weeks before, and his two e-mails were never answered."
        }
        StoryPart::Role => {
            "That morning I run the front desk without a colleague. I can look up files, press the claims department and set a call-back. I can neither decide on a refund nor grant a goodwill gesture."
        }
        StoryPart::Actions => {
            "I greeted the member, offered him a seat in the office, away from the queue, and told the others to expect a quarter of an hour. I let him finish, then put it in my words: “You have been waiting five weeks for this refund and nobody answered.” I checked his identity, then asked when and how he had sent it and with which papers. In the software I saw that the bill had come without the prescription, and that the request for it had gone to his former address. I explained it without technical terms. I scanned the prescription he had with him, corrected the address with his agreement and created a priority reminder, summed up in three lines. I gave him a written trace with a date on which I would call, and I called on that day."
        }
        StoryPart::Means => {
            "Member management software, request tracker, scanner. I applied the reception standard (listen, rephrase, conclude), the contract’s optical cover, the complaints procedure and the rule of confidentiality: check identity, say nothing in front of others."
        }
        StoryPart::People => {
            "A claims officer, to whom I passed the request, and my branch manager, whom I informed at the end of the morning."
        }
        StoryPart::Difficulties => {
            "The member raised his voice and demanded immediate payment. I acknowledged the trouble without blaming a colleague, said what I could not promise, then what I would do and when. Meanwhile the queue grew: I directed two people to the drop-off terminal."
        }
        StoryPart::Outcome => {
            "The claim was handled on the Tuesday and paid four days later. The member left calm and made no complaint. Since then we check the address at every visit: I proposed it at the team meeting."
        }
        StoryPart::Learnings => {
            "Setting apart and rephrasing saved time rather than costing it. I now check address and papers before looking for the cause. I would tell my manager earlier when I am the only person at the desk."
        }
    },
    documents_title: "Supporting documents that could go with it",
    documents: &[
        "Screenshot of the reminder in the tracker, name and member number masked",
        "Minutes of the team meeting, names masked",
        "Attestation by the branch manager",
    ],
    proves_title: "What this situation proves, and why",
    number: |block, competence| format!("Block {block}, competence {competence}"),
    because: "Why",
    proves: &[
        (
            "RNCP39866BC01-01",
            "Attitude and questions are described, not merely announced: setting apart, listening, rephrasing, by the reception standard.",
        ),
        (
            "RNCP39866BC01-02",
            "The questions asked and the check of identity show that the information was gathered in full, by the procedure.",
        ),
        (
            "RNCP39866BC01-04",
            "The answer takes account of contract, confidentiality and organisation: what the desk can do, what belongs to claims.",
        ),
        (
            "RNCP39866BC01-06",
            "There is a real conflict, precise acts to calm it, and a relation restored in the end.",
        ),
        (
            "RNCP39866BC03-03",
            "The cause is found in the software, by comparing papers received and letter sent.",
        ),
        (
            "RNCP39866BC03-04",
            "The summary goes to the right person, with a date, and the manager is informed.",
        ),
    ],
    not_proved: "It proves neither competence 3 of block 1 (no new need is explored) nor competence 5 (no mutual service is presented). Another situation is better than stretching this one.",
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::story::{Voice, voice};
    use crate::fiche::default_certification;

    #[test]
    fn the_example_names_competences_of_the_fiche_alike_in_both_languages() {
        let certification = default_certification();
        for (id, _) in FR.proves {
            assert!(certification.competence(&(*id).into()).is_some(), "{id}");
        }
        let ids = |example: &Example| example.proves.iter().map(|(id, _)| *id).collect::<Vec<_>>();
        assert_eq!(ids(&FR), ids(&EN));
    }

    #[test]
    fn the_example_is_told_as_acquis_asks() {
        let words = (FR.told)(StoryPart::Actions);
        assert_eq!(voice(words), Voice::Own);
        for part in StoryPart::ALL {
            assert_ne!(voice((FR.told)(part)), Voice::Collective, "{part:?}");
        }
    }
}
