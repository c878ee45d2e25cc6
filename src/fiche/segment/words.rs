//! What the words around a place tell: whether a competence may open there, whether a sentence ended.
//!
//! Owns the lists of French words, folded (`domain::fold`). Knows neither markers nor cuts.

use crate::domain::fold::key;
use std::borrow::Cow;
use std::sync::LazyLock;

/// Words by a hash of their letters, the empty one where none is: they are looked up for every word of a list.
type Words = LazyLock<Vec<&'static str>>;

/// How the text after a place begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Opening {
    /// A capital and a verb of the list: `Analyser`, `Être capable de`, `S'exprimer`, `D’assurer`.
    Verb,
    /// A capital and the ending of an infinitive, the next word agreeing.
    Infinitive,
    /// A capital and a noun of action: `Gestion de`, `Maîtrise des`.
    Action,
    /// A capital and a verb in the present: `Analyse`, `Élabore`.
    Present,
    /// A capital and words that stand before a verb: `En utilisant…`, `Dans le cadre de…`.
    Adverbial,
    /// A capital and what goes on with a sentence: `Il`, `Cette`, `Ainsi`.
    Going,
    /// Several words in capitals.
    Capitals,
    /// Any other word with a capital.
    Capital,
    /// An acronym or a name with capitals inside: `RGPD`, `DevOps`.
    Acronym,
    /// A lower-case infinitive.
    LowerVerb,
    /// A lower-case word.
    Lower,
    /// A digit or a sign.
    Other,
}

/// Characters that an opening is told from.
const LOOK: usize = 90;

impl Opening {
    /// Whether it says what is to be done.
    pub(super) fn is_verb(self) -> bool {
        matches!(self, Self::Verb | Self::Infinitive)
    }
}

static VERBS: Words = LazyLock::new(|| {
    table(
        " abaisser aborder aboutir accepter accompagner accomplir accorder accroitre accueillir acheminer acheter achever acquerir actionner activer actualiser adapter adherer adjoindre administrer adopter adresser affecter affiner afficher affirmer agencer agir aider aiguiller ajouter ajuster alerter alimenter aligner allouer ameliorer amenager amener analyser ancrer animer annoncer anticiper appliquer apporter apprecier apprehender apprendre approfondir approprier approuver approvisionner arbitrer archiver argumenter articuler assainir assembler assister associer assumer assurer attester attirer attribuer auditer augmenter ausculter automatiser autoriser avertir avoir baliser batir bloquer boucler braser brosser budgeter cabler cadrer calculer calibrer capitaliser capter caracteriser cartographier centraliser cerner certifier challenger changer charger chercher chiffrer choisir circonscrire circuler cibler clarifier classer classifier cloturer co coacher coder cogerer collaborer collecter combiner commander commencer commercialiser communiquer comparer completer composer comprendre compter comptabiliser concevoir concilier conclure concourir concretiser conditionner conduire confectionner conferer configurer confirmer confronter connaitre consigner conseiller conserver considerer consolider constater constituer construire consulter contextualiser continuer contractualiser contribuer controler convaincre convertir convoquer cooperer coordonner corriger coudre couper couvrir creer critiquer cuire cuisiner cultiver debattre debiter decaisser decider declarer declencher decliner decoder decomposer decouper decrire decrypter deduire defendre definir degager deleguer delimiter delivrer demander demarcher demarrer demonter demontrer depanner depister deployer deposer dessiner detailler detecter determiner developper devenir diagnostiquer dialoguer differencier diffuser diminuer diriger discerner discuter disposer dissocier distinguer distribuer diversifier documenter donner dresser dynamiser ecarter echanger eclairer ecouter ecrire editer eduquer effectuer elaborer elargir elever eliminer emettre employer encadrer encaisser encourager engager enoncer enregistrer enrichir enseigner entamer entendre entrer entreprendre entretenir enumerer envisager epauler equilibrer equiper estimer etablir etayer etre etudier evacuer evaluer eveiller eviter evoluer examiner executer exercer expedier experimenter expertiser expliciter expliquer exploiter explorer exposer exprimer extraire fabriquer facturer faconner faciliter faire favoriser federer fermer fiabiliser fidéliser fideliser filmer finaliser financer fixer fluidifier focaliser fonder forger formaliser former formuler fournir franchir garantir generer gerer guider habiller hierarchiser identifier illustrer imaginer impacter implanter implementer impliquer importer imprimer impulser inciter inclure indexer indiquer individualiser induire influencer informer ingenier initialiser initier innover inscrire inserer inspecter inspirer installer instaurer instruire integrer interagir interconnecter interesser interpeller interpreter interroger intervenir introduire inventer inventorier investiguer investir isoler jalonner juger justifier lancer laver lever liberer limiter lire lister livrer localiser loger lutter maintenir maitriser majorer manager manier manipuler manoeuvrer maquetter marquer materialiser maximiser mediatiser mener mesurer mettre mieux minimiser mobiliser modeliser moderer moderniser modifier monitorer monter montrer motiver mutualiser narrer naviguer negocier nettoyer nommer normaliser noter notifier nouer nourrir numeriser objectiver observer obtenir occuper offrir operationnaliser operer optimiser orchestrer ordonnancer ordonner organiser orienter outiller ouvrir parametrer parfaire participer partager parvenir passer payer penser percevoir perenniser perfectionner permettre persuader piloter placer planifier porter poser positionner poser poursuivre pouvoir pratiquer preciser preconiser predire prendre preparer prescrire presenter preserver presider prevenir preter prevoir prioriser privilegier proceder produire programmer projeter promouvoir proposer proteger prototyper prouver provoquer publier qualifier quantifier questionner raccorder raconter raisonner ramasser rapporter rapprocher rassembler rassurer realiser recenser receptionner recevoir rechercher recommander reconcilier reconnaitre recouvrer recruter rectifier recueillir recuperer rediger redresser reduire referencer reflechir reformuler regler reguler relancer relater relayer relever relier remedier remettre remonter remplacer remplir rencontrer rendre renforcer renouveler renseigner rentabiliser reparer repartir reperer repondre reporter representer reproduire reserver resoudre respecter responsabiliser restaurer restituer retablir retenir retoucher retranscrire retrouver reunir reussir reviser revoir saisir sanctionner satisfaire savoir scenariser schematiser sculpter securiser segmenter selectionner sensibiliser separer sequencer servir signaler signer simuler situer soigner solliciter sonder souder soumettre soutenir specifier stabiliser standardiser stimuler stocker structurer styliser suggerer suivre superviser surveiller susciter synchroniser synthetiser tailler tarifer tenir tester tirer tracer traduire traiter transcrire transferer transformer transmettre transposer travailler trier trouver unifier user usiner utiliser vacciner valider valoriser varier vehiculer veiller vendre ventiler verifier verrouiller verser veiller viser visiter visualiser vivre voir vulgariser ",
    )
});

/// Words with the ending of an infinitive that are none.
static NO_VERBS: Words = LazyLock::new(|| {
    table(
        " acier affaire affaires ailleurs alimentaire altaire anniversaire annuaire arbitraire architecture atelier autre avenir avoirs bancaire bilan budgetaire bulgare cadre cahier caractere centre chambre chantier chapitre chef chiffre circulaire cimetiere clavier climatoire collaboratoire commentaire commissaire communautaire comptoire concert contraire contre courrier couverture cover culture customer dernier desir directoire docker documentaire dossier electricaire elementaire encadre entier entre equilibre escalier exemplaire faire fevrier fiduciaire filiere financier finistere fiscalaire foncier formulaire fournitures frontiere gare genre guerre hier hiver honoraire hotelier hospitalier immobilier inventaire itineraire infrastructure janvier jour laboratoire lancer leader lettre libre ligne linkedin litre livre loire loisir lumiere maire maniere manufacture master matiere membre mercier mer meilleur memoire metier metre ministere mobilier moniteur monetaire montre mortuaire notre nature newsletter nombre notaire nucleaire oeuvre observatoire obligatoire octobre offre ordre outre papier parlementaire partenaire particulier peer peripherique perimetre persuasoire pierre plaisir planetaire pompier poster power premier premiere prestataire primaire procedure proprietaire quartier quatre registre reglementaire repertoire reporter salaire sanitaire scolaire secondaire secretaire secteur semaine semestre seminaire septembre novembre decembre server signature solidaire solidarire sommaire souvenir stagiaire structure sucre supplementaire tableur tarifaire temperature territoire tiers titre titulaire trimestre tutelaire twitter universitaire user vestiaire vocabulaire voiture votre whoever zootechnicaire theatre agriculture candidature facture posture lecture ouverture ecriture couture peinture toiture armature nomenclature cyber super hyper inter pair air clair chair fer enfer hier cher amer ver cancer laser driver router container starter partner career carrier premier ",
    )
});

/// Words that follow an infinitive.
static AFTER_VERB: Words = LazyLock::new(|| {
    table(
        " a afin au aux avec ce ces cette chaque d dans de des du efficacement en et l la le les leur leurs l' on ou par pour quotidiennement regulierement sa ses son sur tout toute toutes tous un une ",
    )
});

static ACTIONS: Words = LazyLock::new(|| {
    table(
        " accompagnement accueil adaptation aide amenagement amelioration analyse animation application appui approche assistance capacite choix collecte communication comprehension conception conduite connaissance connaissances conseil construction controle coordination creation definition developpement diagnostic elaboration encadrement entretien etablissement etude evaluation execution exploitation formalisation formation gestion identification installation integration intervention maintenance maitrise management mise mobilisation montage negociation organisation participation pilotage planification positionnement preparation prise production programmation promotion prospection realisation recherche redaction respect savoir suivi supervision surveillance traitement transmission utilisation valorisation veille vente verification ",
    )
});

static ADVERBIALS: Words = LazyLock::new(|| {
    table(
        " a afin apres au aupres autour aux avant avec chaque conformement dans depuis des durant en face grace lors par parmi pendant pour selon seul suite sur tout ",
    )
});

static GOING: Words = LazyLock::new(|| {
    table(
        " ainsi aussi ce cela celle celui celles ceux ces cet cette cependant dont donc elle elles enfin ensuite il ils on or par que qui son sa ses leur leurs si le la les l un une outre ici ou et mais puis notamment exemple exemples ex nb note remarque attention ",
    )
});

/// Words that no competence ends with.
static LINKS: Words = LazyLock::new(|| {
    table(
        " a au aux avec car ce ces cet cette chaque chez comme contre d dans de des dont du en entre et l la le les leur leurs mais meme n ni nos notre ou par pas plus pour qu quand que quel quelle qui s sa sans selon ses si son sous sur tous tout toute toutes tres un une vers via vos votre dit dite dits sein ",
    )
});

/// Abbreviations that end with a dot without ending a sentence.
static SHORT: Words = LazyLock::new(|| {
    table(
        " ex cf art p pp n no st ste m mm mme mlle dr i e g c d ed env min max vs resp hab al fig chap vol tel ref dept resp spec ",
    )
});

/// Words of an introduction.
static INTRODUCES: Words = LazyLock::new(|| {
    table(
        " capable capables competence competences candidat candidate titulaire apprenant professionnel diplome certifie etudiant stagiaire suivantes suivants mesure attestees attendues objectif objectifs capacite capacites bloc ",
    )
});

fn table(list: &'static str) -> Vec<&'static str> {
    // Half of it stays empty: every search ends.
    let mut table = vec![""; (2 * list.split(' ').count()).next_power_of_two()];
    for word in list.split(' ').filter(|word| !word.is_empty()) {
        let free = slots(&table, word).find(|slot| table[*slot].is_empty());
        if let Some(free) = free {
            table[free] = word;
        }
    }
    table
}

/// Where a word may stand in a table, the likeliest place first.
fn slots(table: &[&str], word: &str) -> impl Iterator<Item = usize> + use<> {
    let letters = word.bytes().map(usize::from);
    let hash = letters.fold(0, |hash: usize, byte| (hash ^ byte).wrapping_mul(0x0100_0193));
    let last = table.len() - 1;
    (0..=last).map(move |more| hash.wrapping_add(more) & last)
}

fn within(list: &Words, word: &str) -> bool {
    let known = slots(list, word).map(|slot| list[slot]);
    known.take_while(|known| !known.is_empty()).any(|known| known == word)
}

/// Whether a character stands between two words.
fn parts_words(c: char) -> bool {
    c.is_whitespace() || matches!(c, '’' | '\'' | 'ʼ' | '`' | '´')
}

/// The words of a text's beginning, apostrophes parting them: `S’exprimer` is two.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split(parts_words)
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| !word.is_empty())
}

/// Whether a folded word is an infinitive: by the list, else by its ending and the word after it.
fn infinitive<'t>(word: &str, next: impl FnOnce() -> &'t str) -> Option<Opening> {
    if !(word.ends_with('r') || word.ends_with("re") || matches!(word, "co" | "mieux")) {
        return None;
    }
    let bare = word.strip_prefix("co").or(word.strip_prefix("re"));
    if within(&VERBS, word) || bare.is_some_and(|bare| bare.len() > 5 && within(&VERBS, bare)) {
        return Some(Opening::Verb);
    }
    let ends = ["er", "ir", "re", "oir"].iter().any(|end| word.ends_with(end));
    (ends && word.len() > 4 && !within(&NO_VERBS, word) && within(&AFTER_VERB, &key(next())))
        .then_some(Opening::Infinitive)
}

/// Whether a word may open as an infinitive, by its last letters: most of a list's words do not, and need
/// no further look.
fn may_act(word: &str) -> bool {
    let alone = ["s", "se", "d", "de", "co", "mieux"];
    match word.as_bytes() {
        [.., b'r' | b'R'] => true,
        [.., b'e' | b'E'] if word.ends_with("re") || word.ends_with("RE") => true,
        [.., last] if !last.is_ascii() => word.ends_with("ré") || word.ends_with("RÉ"),
        _ => word.len() <= 5 && alone.iter().any(|alone| alone.eq_ignore_ascii_case(word)),
    }
}

/// The small letters that a text begins with, where they are its first word as [`parts`] tells it.
fn small_word(text: &str) -> Option<&str> {
    let end = text.find(|c: char| !c.is_lowercase()).unwrap_or(text.len());
    let rest = text[end..].trim_start_matches([',', '.', ';', ':', ')']);
    let parted = rest.chars().next().is_none_or(parts_words);
    ((1..=LOOK).contains(&end) && parted).then(|| &text[..end])
}

/// How a text begins.
pub(super) fn opening(text: &str) -> Opening {
    if small_word(text).is_some_and(|word| !may_act(word)) {
        return Opening::Lower;
    }
    let text = head(text).trim_start_matches(|c: char| {
        c.is_whitespace() || matches!(c, '«' | '"' | '“' | '(' | '[' | '\'' | '’')
    });
    let Some(first) = text.chars().next().filter(|c| c.is_alphabetic()) else {
        return Opening::Other;
    };
    // The words after the first are seldom asked for.
    let nth = |at: usize| parts(text).nth(at).unwrap_or_default();
    let (next, third) = (|| nth(1), || nth(2));
    let word = nth(0);
    if first.is_lowercase() && !may_act(word) {
        return Opening::Lower;
    }
    let folded = key(word);
    if first.is_lowercase() {
        let verb = match folded.as_str() {
            "s" | "se" | "d" | "de" => infinitive(&key(next()), third),
            _ => infinitive(&last_part(word, &folded), next),
        };
        return verb.map_or(Opening::Lower, |_| Opening::LowerVerb);
    }
    let capitals = |word: &str| {
        word.chars().filter(|c| c.is_alphabetic()).count() > 1
            && !word.chars().any(char::is_lowercase)
    };
    if capitals(word) || (first.is_uppercase() && word.chars().count() == 1 && capitals(next())) {
        return if is_capitals(text) { Opening::Capitals } else { acronym(&folded, next) };
    }
    if word.chars().skip(1).any(char::is_uppercase) && !word.contains('-') {
        return Opening::Acronym;
    }
    if matches!(folded.as_str(), "s" | "se" | "d" | "de" | "ne" | "n")
        && let Some(verb) = infinitive(&key(next()), third)
    {
        return verb;
    }
    if let Some(verb) = infinitive(&last_part(word, &folded), next) {
        return verb;
    }
    if within(&ACTIONS, &folded) {
        return Opening::Action;
    }
    if within(&GOING, &folded) {
        return Opening::Going;
    }
    if within(&ADVERBIALS, &folded) {
        return Opening::Adverbial;
    }
    if within(&VERBS, &(folded.clone() + "r")) || within(&VERBS, &folded.replace("it", "ir")) {
        return Opening::Present;
    }
    if folded.ends_with("tion") || folded.ends_with("ment") || folded.ends_with("age") {
        return Opening::Action;
    }
    Opening::Capital
}

/// A verb in capitals opens as any other: `ANALYSER le besoin`.
fn acronym<'t>(folded: &str, next: impl FnOnce() -> &'t str) -> Opening {
    infinitive(folded, next).unwrap_or(Opening::Acronym)
}

/// `construire` of `Co-construire`.
fn last_part<'w>(word: &str, folded: &'w str) -> Cow<'w, str> {
    match word.rsplit_once('-') {
        Some((_, last)) if last.len() > 3 => Cow::Owned(key(last)),
        _ => Cow::Borrowed(folded),
    }
}

/// As much of a text as an opening is told from.
fn head(text: &str) -> &str {
    let begins = |byte: u8| !(0x80..0xc0).contains(&byte);
    // A character takes a byte at least: only those after so many are looked at one by one.
    let Some((near, rest)) = text.as_bytes().split_at_checked(LOOK) else { return text };
    let first = near.iter().filter(|byte| begins(**byte)).count();
    let mut more = rest.iter().enumerate().filter(|(_, byte)| begins(**byte));
    more.nth(LOOK - first).map_or(text, |(at, _)| &text[..LOOK + at])
}

/// Whether a text begins with words in capitals, two at least or one long one before a break.
fn is_capitals(text: &str) -> bool {
    let mut letters = 0;
    let mut words = 0;
    for word in parts(text) {
        if word.chars().any(char::is_lowercase) {
            break;
        }
        let here = word.chars().filter(|c| c.is_alphabetic()).count();
        letters += here;
        words += usize::from(here > 1);
    }
    words >= 2 && letters >= 10
}

/// Whether all letters of a text are capitals, and they are several.
pub(super) fn all_capitals(text: &str) -> bool {
    let (mut capitals, mut others) = (0, 0);
    for c in text.chars().filter(|c| c.is_alphabetic()) {
        if c.is_uppercase() {
            capitals += 1;
        } else {
            others += 1;
            // More than a tenth of all there can be.
            if others * 10 > text.len() {
                return false;
            }
        }
    }
    capitals + others >= 6 && capitals >= others * 9
}

/// How a text ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    /// `.`, `!`, `?`, `…` after a whole word.
    Sentence,
    /// `;`.
    Semicolon,
    /// `:`.
    Colon,
    /// `,`.
    Comma,
    /// A word that asks for another: `de`, `la`, `et`, or an apostrophe.
    Link,
    /// `etc.` or an abbreviation.
    Short,
    /// Any other word or sign.
    Word,
}

/// How the text before a place ends.
pub(super) fn ending(text: &str) -> Ending {
    let text = text.trim_end();
    let Some(last) = text.chars().next_back() else {
        return Ending::Sentence;
    };
    let tail = text.rsplit(char::is_whitespace).next().unwrap_or_default();
    match last {
        '.' | '…' => {
            let word = key(tail);
            let dotted = tail.trim_end_matches('.').rsplit(['.', '(', '’', '\'']).next();
            let short = dotted.map(key).is_some_and(|word| within(&SHORT, &word));
            match word.as_str() {
                _ if word == "etc" || tail.ends_with("...") || last == '…' => Ending::Short,
                _ if short => Ending::Link,
                _ => Ending::Sentence,
            }
        }
        '!' | '?' => Ending::Sentence,
        ';' => Ending::Semicolon,
        ':' => Ending::Colon,
        ',' => Ending::Comma,
        '\'' | '’' | '(' | '«' | '/' | '&' | '+' | '=' => Ending::Link,
        '-' | '–' => Ending::Word,
        _ => {
            let word = key(tail.rsplit(['’', '\'', '/', '(']).next().unwrap_or(tail));
            if within(&LINKS, &word) { Ending::Link } else { Ending::Word }
        }
    }
}

/// Whether a text speaks as an introduction does.
pub(super) fn introduces(text: &str) -> bool {
    parts(text).any(|word| within(&INTRODUCES, &key(word)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn openings_are_told_apart() {
        for (text, opening_of_it) in [
            ("Analyser le besoin", Opening::Verb),
            ("Être capable de lire", Opening::Verb),
            ("S’exprimer à l’oral", Opening::Verb),
            ("D'assurer la suite", Opening::Verb),
            ("Co-animer un atelier", Opening::Verb),
            ("Débroussailler les abords", Opening::Infinitive),
            ("ANALYSER le besoin", Opening::Verb),
            ("Dossier de suivi", Opening::Capital),
            ("Gestion de la paie", Opening::Action),
            ("Il veille au grain", Opening::Going),
            ("En utilisant un tableur", Opening::Adverbial),
            ("RGPD et sécurité", Opening::Acronym),
            ("DevOps et lui", Opening::Acronym),
            ("GESTION DE PROJET", Opening::Capitals),
            ("proposer une offre", Opening::LowerVerb),
            ("la suite", Opening::Lower),
            ("12 mois", Opening::Other),
        ] {
            assert_eq!(opening(text), opening_of_it, "{text}");
        }
    }

    #[test]
    fn endings_are_told_apart() {
        for (text, ending_of_it) in [
            ("le plan.", Ending::Sentence),
            ("le plan ;", Ending::Semicolon),
            ("capable de :", Ending::Colon),
            ("dans la", Ending::Link),
            ("des outils (ex.", Ending::Link),
            ("affiches, etc.", Ending::Short),
            ("le client", Ending::Word),
            ("au sein de l’", Ending::Link),
        ] {
            assert_eq!(ending(text), ending_of_it, "{text}");
        }
    }
}
