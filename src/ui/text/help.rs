//! Words of the help page: telling a situation, readiness, the path, where the data lives.
//!
//! The worked example and the glossary are long and stand in files of their own. Levels, statuses,
//! parts and shortcuts are named by `words` and `shell`, never again here.

pub mod example;
pub mod glossary;

use crate::domain::story::StoryPart;

/// A question or a step, and the paragraphs that answer it.
pub type Told = (&'static str, &'static [&'static str]);

/// Words of the help page.
pub struct HelpPage {
    pub title: &'static str,
    pub intro: &'static str,
    pub contents: &'static str,

    pub tell: &'static str,
    pub tell_more: &'static [&'static str],
    pub part: &'static str,
    pub part_asks: &'static str,
    pub part_shows: &'static str,
    /// What the jury learns from a part.
    pub shows: fn(StoryPart) -> &'static str,
    pub needed: &'static str,
    pub voice: &'static str,
    pub voice_more: &'static [&'static str],
    pub voice_before: &'static str,
    pub voice_after: &'static str,
    /// A vague sentence, and the same told in the first person.
    pub voices: &'static [(&'static str, &'static str)],
    pub names: &'static str,
    pub names_more: &'static [&'static str],

    pub example: example::Example,

    pub ready: &'static str,
    pub ready_more: &'static [&'static str],
    pub statuses: &'static str,
    pub levels: &'static str,
    pub levels_more: &'static [&'static str],

    pub steps: &'static str,
    pub steps_more: &'static [Told],

    pub data: &'static str,
    pub data_more: &'static [Told],

    pub limits: &'static str,
    pub limits_more: &'static [&'static str],

    pub keys_more: &'static str,

    pub glossary: &'static str,
    pub words: &'static [(&'static str, &'static str)],
}

/// French.
pub const FR: HelpPage = HelpPage {
    title: "Aide",
    intro: "Se situer, raconter, vérifier, exporter : l’essentiel pour préparer votre dossier.",
    contents: "Sur cette page",

    tell: "Raconter une situation",
    tell_more: &[
        "Une preuve est une situation réelle que vous avez vécue, racontée de façon que quelqu’un qui n’y était pas comprenne ce que vous avez fait, vous. Ce n’est pas une fiche de poste : « je suis chargé de l’accueil » dit votre fonction, pas votre compétence.",
        "Choisissez un moment précis, assez riche pour montrer plusieurs compétences : un cas difficile, une demande inhabituelle, une tâche menée du début à la fin. Quelques lignes par partie suffisent, une dizaine pour ce que vous avez fait. Commencez par là, le reste viendra autour.",
    ],
    part: "Partie",
    part_asks: "Ce qu’on y écrit",
    part_shows: "Ce que le jury y lit",
    shows: |part| match part {
        StoryPart::Context => "Que la situation est réelle, et à quoi elle ressemble.",
        StoryPart::Role => "Votre part de responsabilité, distincte de celle de l’équipe.",
        StoryPart::Actions => "La compétence elle-même : c’est la partie qui compte le plus.",
        StoryPart::Means => "Que vous savez quels outils et quelles règles s’appliquent.",
        StoryPart::People => "Votre place parmi les autres, et comment vous leur passez le relais.",
        StoryPart::Difficulties => {
            "Que vous savez vous adapter quand rien ne se passe comme prévu."
        }
        StoryPart::Outcome => "Que votre action a servi à quelque chose.",
        StoryPart::Learnings => "Que vous avez du recul et pourriez le refaire ailleurs.",
    },
    needed: "Pour qu’une preuve soit complète, il faut le titre, la période, le contexte, ce que vous avez fait et le résultat. Les autres parties la rendent plus convaincante.",
    voice: "Pourquoi dire « je »",
    voice_more: &[
        "Le jury évalue une personne. Avec « on » ou « nous », il ne peut pas savoir ce qui vient de vous. Parlez des autres quand ils comptent, puis revenez à votre part.",
    ],
    voice_before: "Trop vague",
    voice_after: "Plus clair",
    voices: &[
        (
            "On accueille les adhérents et on répond à leurs questions.",
            "J’ai écouté la demande, je l’ai reformulée, puis j’ai vérifié le contrat avant de répondre.",
        ),
        (
            "Le dossier a été transmis au service concerné.",
            "J’ai résumé la demande en trois lignes et je l’ai transmise à la gestionnaire, avec la date promise.",
        ),
        (
            "Nous avons mis en place un suivi.",
            "J’ai proposé un tableau des rappels à l’équipe ; je l’ai construit et je le mets à jour chaque soir.",
        ),
    ],
    names: "Sans noms",
    names_more: &[
        "Désignez les personnes par leur fonction : « un adhérent », « ma responsable ». Ni nom, ni numéro, ni adresse, ni détail de santé qui permette de reconnaître quelqu’un. Masquez-les aussi sur les justificatifs. Avant l’export, la page Dossier signale ce qui ressemble à une donnée personnelle ; elle ne voit pas tout, relisez-vous.",
    ],

    example: example::FR,

    ready: "« Prêt à présenter », et les autres états",
    ready_more: &[
        "Une compétence est prête à présenter quand vous vous situez en autonomie ou au-dessus, et qu’au moins une preuve complète y est reliée. Un bloc est prêt à présenter quand toutes ses compétences le sont : la certification demande 100 % des compétences d’un bloc.",
        "Cela veut dire que votre dossier est étayé, pas que vous êtes certifié : seul le jury valide.",
    ],
    statuses: "Les cinq états d’une compétence",
    levels: "Les quatre niveaux",
    levels_more: &[
        "Situez-vous sur ce que vous faites aujourd’hui, sans modestie ni optimisme. Ne pas répondre n’est pas répondre « pas encore pratiquée » : c’est une question qui reste ouverte.",
    ],

    steps: "Les étapes d’une VAE",
    steps_more: &[
        (
            "Dossier de faisabilité (livret 1)",
            &[
                "Vous présentez votre parcours et la certification ou les blocs que vous visez. Aucune preuve de votre expérience ne peut être exigée à cette étape.",
            ],
        ),
        (
            "Recevabilité",
            &[
                "Le certificateur dit si la demande est recevable ou non. Recevable ne veut pas dire validée : vous pouvez continuer.",
            ],
        ),
        (
            "Dossier de validation (livret 2)",
            &[
                "Vous décrivez vos activités réelles et montrez qu’elles recouvrent les compétences visées. C’est ici que vos preuves servent. Suivez la trame que donne le certificateur : Acquis vous aide à la remplir, il ne la remplace pas.",
            ],
        ),
        (
            "Mise en situation",
            &[
                "Selon la certification, vous agissez dans une situation reconstituée ou étudiez un cas. La page Certification cite les modalités de chaque bloc.",
            ],
        ),
        (
            "Jury",
            &[
                "Il lit le dossier, peut vous entendre, et décide : validation totale, validation partielle (certains blocs) ou non-validation. Un bloc validé séparément vous est acquis dans les conditions que fixe la certification.",
            ],
        ),
        (
            "Les dates",
            &[
                "Notez les vôtres dans Parcours : elles dépendent de votre certificateur. Acquis ne connaît que celles de la fiche, l’échéance de l’enregistrement et la dernière délivrance possible.",
            ],
        ),
    ],

    data: "Où sont vos données",
    data_more: &[
        (
            "Dans ce navigateur, sur cet appareil, nulle part ailleurs",
            &[
                "Acquis fonctionne entièrement ici : ni compte, ni serveur qui recevrait votre travail. Personne d’autre que vous ne peut donc le retrouver s’il disparaît.",
            ],
        ),
        (
            "Exportez régulièrement",
            &[
                "Le fichier exporté est votre copie de secours et la seule façon de changer d’appareil ou de navigateur. Rangez-le dans un endroit sûr. Il se rouvre dans n’importe quel Acquis.",
            ],
        ),
        (
            "Navigation privée",
            &[
                "Tout est effacé à la fermeture de la fenêtre privée. Exportez avant de la fermer, ou travaillez dans une fenêtre ordinaire.",
            ],
        ),
        (
            "Appareil partagé",
            &[
                "Qui utilise la même session peut ouvrir vos dossiers. Avant de partir, exportez sur une clé ou un espace à vous, puis supprimez le dossier de l’appareil.",
            ],
        ),
        (
            "Effacer l’historique",
            &[
                "Effacer les données de navigation ou « les données de sites » efface vos dossiers. Certains navigateurs le font d’eux-mêmes : Safari peut effacer les données d’un site resté sept jours d’utilisation sans visite.",
            ],
        ),
    ],

    limits: "Ce qu’Acquis ne fait pas",
    limits_more: &[
        "Il ne valide rien : ni compétence, ni bloc. C’est le rôle du jury.",
        "Il n’envoie rien : c’est vous qui remettez le fichier ou l’impression.",
        "Il ne garde pas vos justificatifs : seulement leur nom, l’endroit où vous les rangez et, si vous le voulez, l’empreinte d’un fichier, qui prouve qu’il n’a pas changé.",
        "Il n’écrit pas à votre place et ne corrige pas votre texte.",
        "Il ne remplace ni votre accompagnateur, ni la trame du certificateur.",
    ],

    keys_more: "Les lettres seules n’agissent que hors des champs de texte. Tout se fait aussi sans raccourci.",

    glossary: "Les mots",
    words: glossary::FR,
};

/// English.
pub const EN: HelpPage = HelpPage {
    title: "Help",
    intro: "Rate yourself, tell, check, export: what you need to prepare your dossier.",
    contents: "On this page",

    tell: "Telling a situation",
    tell_more: &[
        "A piece of evidence is a real situation that you lived, told so that someone who was not there understands what you, yourself, did. It is not a job description: “I am in charge of the front desk” states your function, not your competence.",
        "Choose one precise moment, rich enough to show several competences: a difficult case, an unusual request, a task carried from beginning to end. A few lines per part are enough, some ten for what you did. Begin there; the rest comes around it. The dossier itself is usually written in French.",
    ],
    part: "Part",
    part_asks: "What to write",
    part_shows: "What the jury reads in it",
    shows: |part| match part {
        StoryPart::Context => "That the situation is real, and what it looks like.",
        StoryPart::Role => "Your share of responsibility, apart from the team’s.",
        StoryPart::Actions => "The competence itself: this part counts most.",
        StoryPart::Means => "That you know which tools and rules apply.",
        StoryPart::People => "Your place among others, and how you hand over to them.",
        StoryPart::Difficulties => "That you adapt when nothing goes as planned.",
        StoryPart::Outcome => "That what you did was of use.",
        StoryPart::Learnings => "That you can step back, and do it again elsewhere.",
    },
    needed: "To be complete, a piece of evidence needs its title, its period, the context, what you did and the result. The other parts make it more convincing.",
    voice: "Why say “I”",
    voice_more: &[
        "The jury assesses one person. With “we”, it cannot know what came from you. Mention others where they count, then come back to your part.",
    ],
    voice_before: "Too vague",
    voice_after: "Clearer",
    voices: &[
        (
            "We welcome members and answer their questions.",
            "I listened to the request, put it in my own words, then checked the contract before answering.",
        ),
        (
            "The file was passed on to the department.",
            "I summed the request up in three lines and passed it to the claims officer, with the date I had promised.",
        ),
        (
            "We set up a follow-up.",
            "I proposed a table of call-backs to the team; I built it and update it every evening.",
        ),
    ],
    names: "No names",
    names_more: &[
        "Call people by their function: “a member”, “my manager”. No name, number, address or detail of health by which someone could be recognised. Mask them on supporting documents too. Before an export, the page Dossier points out what looks like personal data; it does not see everything, so read your text again.",
    ],

    example: example::EN,

    ready: "“Ready to present”, and the other statuses",
    ready_more: &[
        "A competence is ready to present when you rate yourself as doing it on your own or better, and at least one complete piece of evidence is linked to it. A block is ready to present when all its competences are: the certification asks for 100% of a block’s competences.",
        "It means that your dossier is well supported, not that you are certified: only the jury awards.",
    ],
    statuses: "The five statuses of a competence",
    levels: "The four levels",
    levels_more: &[
        "Rate what you do today, with neither modesty nor optimism. Giving no answer is not answering “not practised yet”: it is a question left open.",
    ],

    steps: "The steps of a VAE",
    steps_more: &[
        (
            "Feasibility file (dossier de faisabilité, livret 1)",
            &[
                "You present your path and the certification or blocks you aim at. No proof of your experience may be demanded at this step.",
            ],
        ),
        (
            "Admissibility (recevabilité)",
            &[
                "The certifying body says whether the request is admissible. Admissible does not mean awarded: it means that you may go on.",
            ],
        ),
        (
            "Validation file (dossier de validation, livret 2)",
            &[
                "You describe your real activities and show that they cover the competences aimed at. This is where your evidence serves. Follow the template of the certifying body: Acquis helps you fill it in and does not replace it.",
            ],
        ),
        (
            "Practical assessment (mise en situation)",
            &[
                "Depending on the certification, you act in a staged situation or study a case. The page Certification quotes how each block is assessed.",
            ],
        ),
        (
            "Jury",
            &[
                "It reads the dossier, may hear you, and decides: the whole award, a partial one (some blocks), or none. A block obtained by itself is yours under the conditions that the certification sets.",
            ],
        ),
        (
            "Dates",
            &[
                "Note yours under Path: they depend on your certifying body. Acquis knows only those of the fiche: when the registration expires and the last possible award.",
            ],
        ),
    ],

    data: "Where your data lives",
    data_more: &[
        (
            "In this browser, on this device, nowhere else",
            &[
                "Acquis works wholly here: no account, and no server that would receive your work. So nobody but you can bring it back if it vanishes.",
            ],
        ),
        (
            "Export regularly",
            &[
                "The exported file is your safety copy, and the only way to another device or browser. Keep it somewhere safe. It opens again in any Acquis.",
            ],
        ),
        (
            "Private windows",
            &[
                "Everything is erased when the private window closes. Export before you close it, or work in an ordinary window.",
            ],
        ),
        (
            "Shared devices",
            &[
                "Whoever uses the same session can open your dossiers. Before you leave, export to a key or a space of your own, then delete the dossier from the device.",
            ],
        ),
        (
            "Clearing history",
            &[
                "Clearing browsing data or “site data” erases your dossiers. Some browsers do so by themselves: Safari may erase the data of a site not visited during seven days of use.",
            ],
        ),
    ],

    limits: "What Acquis does not do",
    limits_more: &[
        "It awards nothing, neither competence nor block: that is for the jury.",
        "It sends nothing: you hand over the file or the print.",
        "It keeps no supporting documents: only their name, where you keep them and, if you wish, the fingerprint of a file, which proves that it has not changed.",
        "It does not write for you, nor correct your text.",
        "It replaces neither your adviser nor the certifying body’s template.",
    ],

    keys_more: "Single letters act only outside text fields. Everything can be done without shortcuts too.",

    glossary: "The words",
    words: glossary::EN,
};
