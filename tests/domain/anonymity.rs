//! What the anonymity check finds and what it must leave in peace, as tables; and that no text makes
//! it panic. All persons and numbers are invented.

use acquis::domain::anonymity::HitKind::{
    Address, Card, Email, Iban, MemberNumber, Nir, Person, Phone,
};
use acquis::domain::anonymity::{HitKind, check};
use proptest::prelude::*;

fn found(text: &str) -> Vec<(HitKind, &str)> {
    check(text).into_iter().map(|hit| (hit.kind, &text[hit.range])).collect()
}

/// Each text, alone and inside a sentence, holds exactly that one hit.
#[track_caller]
fn all_are(kind: HitKind, texts: &[&str]) {
    for text in texts {
        assert_eq!(found(text), [(kind, *text)], "alone");
        let sentence = format!("Ce jour-là j’ai noté : {text}, puis j’ai classé.");
        assert_eq!(found(&sentence), [(kind, *text)], "in a sentence");
        let end = format!("(voir {text})\nÉté.");
        assert_eq!(found(&end), [(kind, *text)], "in brackets");
    }
}

#[track_caller]
fn none_in(texts: &[&str]) {
    for text in texts {
        assert_eq!(found(text), [], "{text}");
        assert_eq!(found(&format!("Donc {text} et voilà.")), [], "{text}");
    }
}

#[test]
fn e_mails_are_found() {
    all_are(
        Email,
        &[
            "prenom.nom@mutuelle.fr",
            "p_nom+vae@accueil.mutuelle-ouest.com",
            "12345@exemple.org",
            "rené@exemple.fr",
        ],
    );
    assert_eq!(found("Écrire à a.b@c.fr."), [(Email, "a.b@c.fr")]);
    all_are(
        Email,
        &[
            "prenom.nom (at) mutuelle.fr",
            "nom[at]mutuelle.fr",
            "nom arobase mutuelle point fr",
            "nom_vae (arobase) accueil.mutuelle-ouest (point) com",
        ],
    );
    none_in(&[
        "rendez-vous at home",
        "la touche arobase du clavier",
        "nom (at) mutuelle",
        "nom (at home mutuelle.fr)",
        "nom arobase mutuelle. Ensuite on valide",
        "il faut taper arobase. Ensuite on valide",
    ]);
    none_in(&["@mutuelle", "un prix @ 12", "nom@serveur", "a@b.1", "@", "nom@.fr", "nom@fr."]);
}

#[test]
fn french_telephone_numbers_are_found_in_all_spellings() {
    all_are(
        Phone,
        &[
            "06 12 34 56 78",
            "06.12.34.56.78",
            "06-12-34-56-78",
            "06/12/34/56/78",
            "06_12_34_56_78",
            "06·12·34·56·78",
            "06 - 12 - 34 - 56 - 78",
            "0612345678",
            "06\u{a0}12\u{a0}34\u{202f}56\u{a0}78",
            "06  12  34  56  78",
            "0612 34 56 78",
            "06 123 456 78",
            "0800 123 456",
            "+33 6 12 34 56 78",
            "+33612345678",
            "+33 (0)6 12 34 56 78",
            "+33(0)612345678",
            "+33 06 12 34 56 78",
            "+33.6.12.34.56.78",
            "0033 6 12 34 56 78",
            "0033612345678",
            "+262 692 12 34 56",
        ],
    );
    assert_eq!(found("02 40 12 34 56 06 12 34 56 78").len(), 2);
    assert_eq!(found("rappelé le 15 06 12 34 56 78 2 fois"), [(Phone, "06 12 34 56 78")]);
    none_in(&[
        "00 12 34 56 78",
        "06 12 34 56",
        "061234567",
        "06123456789",
        "le 01/02/2023 15 personnes",
        "01.02.2023",
        "06 12.34 56-78",
        "06 - - 12 34 56 78",
        "08 - 12 heures, 14 - 18 heures",
        "réf06 12 34 56 7",
        "+1 212 555 0100",
    ]);
}

#[test]
fn social_security_numbers_with_their_right_key_are_found() {
    all_are(
        Nir,
        &[
            "1 85 05 78 006 084 91",
            "185057800608491",
            "1.85.05.78.006.084.91",
            "2 69 05 49 588 157 80",
            "1 85 05 2A 006 084 35",
            "185052b00608462",
            "1 85 05 78 006 084",
        ],
    );
    none_in(&[
        "1 85 05 78 006 084 92",
        "185057800608492",
        "1 85 05 2B 006 084 35",
        "1 85 13 78 006 084 91",
        "9 85 05 78 006 084 91",
        "1850578006084",
    ]);
}

#[test]
fn bank_accounts_with_their_right_sum_are_found() {
    all_are(
        Iban,
        &[
            "FR14 2004 1010 0505 0001 3M02 606",
            "FR1420041010050500013M02606",
            "fr7630006000011234567890189",
            "FR76-3000-6000-0112-3456-7890-189",
            "BE68 5390 0754 7034",
            "DE89 3704 0044 0532 0130 00",
            // Many letters in a row.
            "MT94 ABCD 0110 0012 345A BCDE FGHJ KLM",
        ],
    );
    none_in(&[
        "FR15 2004 1010 0505 0001 3M02 606",
        "FR76 3000 6000 0112 3456 7890 188",
        "FR76 3000 6000",
        "BC01 RNCP39866",
    ]);
}

#[test]
fn payment_cards_with_their_right_sum_are_found() {
    all_are(
        Card,
        &[
            "4970 1012 3456 7893",
            "4970101234567893",
            "4111-1111-1111-1111",
            "5105 1051 0510 5100",
            "3782 822463 10005",
        ],
    );
    none_in(&[
        "4970 1012 3456 7894",
        "4970101234567894",
        "1234 5678 9012 3456",
        // A SIRET has a Luhn sum too.
        "44399165800032",
        "443 991 658 00032",
    ]);
}

#[test]
fn member_and_policy_numbers_are_found_by_the_word_beside_them() {
    all_are(
        MemberNumber,
        &[
            "n° adhérent 123456",
            "N° d'adhérent : 123456",
            "n° de l’adhérente 12 345 678",
            "nº adhérent 123456",
            "numéro de contrat : AB12345",
            "numéro d'adhérent est le 123456",
            "numero de police AB 12345",
            "contrat n°12345-B",
            "contrat n° 2021-00123",
            "dossier numéro 4587",
            "code client 12345",
            "réf. dossier : 2021/4587",
            "client : 123456",
            "adhérent 123456",
            "sociétaire n° 9876T",
            "matricule 4587",
            "contrat santé n° 4587-A",
            "contrat complémentaire santé n° 12345",
            "n° adh. 123456",
            "n° SS 1850578006084",
            "n° de sécurité sociale : 1850578",
            "Police d'assurance n° 12345",
            "contrat de prévoyance collective n° 12345",
            "contrat numéro santé n° 12345",
            "adhérent #4587",
        ],
    );
    assert_eq!(found("adhérents n° 12345,23456"), [(MemberNumber, "adhérents n° 12345")]);
    none_in(&[
        "contrat 2019-2021",
        "contrat : 2021",
        "contrat : 12 mois",
        "contrat : 12500 €",
        "contrat 28/11/2027",
        "contrat n° 3",
        "dossier n°",
        "12 adhérents sur 100",
        "n'a adhéré que 12345 fois",
        "le numéro de dossier reste 100 % interne",
        "compte 512000",
        "SS 20241",
        "contrat signé le 3 mars, n° 12345",
        "client 2021",
        "n° 123456",
        "numéro de contrat communiqué",
    ]);
}

#[test]
fn a_title_and_a_name_are_found() {
    all_are(
        Person,
        &[
            "M. Dupont",
            "M.\u{a0}Dupont",
            "M Dupont",
            "Mr Dupont",
            "Mr. Dupont",
            "Mme Dupont-Martin",
            "Mme Dupont\u{2010}Martin",
            "Mme Dupont\u{2011}Martin",
            "mme Dupont",
            "Mme DUPONT",
            "Mlle Élise Dupont",
            "Monsieur Jean Dupont",
            "Madame de la Tour",
            "M. d’Ornano",
            "M. Le Goff",
            "Mme O'Brien",
            "M. J. Dupont",
            "M. J.-P. Dupont",
            "Dr Martin",
            "Docteur Martin",
            "Me Durand",
            "Madame L'Hermitte",
            "Mme Ben Ali",
            "M. van den Berg",
        ],
    );
    assert_eq!(found("M. et Mme Dupont"), [(Person, "Mme Dupont")]);
    assert_eq!(found("Mme Dupont. Elle venait"), [(Person, "Mme Dupont")]);
    assert_eq!(found("M. Paul et Mme Anne"), [(Person, "M. Paul"), (Person, "Mme Anne")]);
}

#[test]
fn a_title_without_a_name_is_left_in_peace() {
    none_in(&[
        "Mme la directrice",
        "Mme la Directrice",
        "M. le Maire",
        "Madame, Monsieur,",
        "Monsieur",
        "la taille M.",
        "la taille M. Ensuite je range",
        "j’ai appelé M. Il attendait",
        "Mme D.",
        "Mme D. a rappelé",
        "M. X",
        "M. X.",
        "Mme XXX",
        "M.\nDossier suivant",
        "Madame la Présidente",
        "M. Le directeur",
        "me Dupont",
    ]);
}

#[test]
fn postal_addresses_are_found_with_their_town() {
    all_are(
        Address,
        &[
            "12 rue des Lilas",
            "12 rue des lilas",
            "12 bis rue de la République",
            "12bis, avenue Jean-Jaurès",
            "12-14 boulevard de l’Hôpital",
            "3 ter bd. Voltaire",
            "8 rue du 8 mai 1945",
            "2 place du 11 novembre 1918",
            "5 impasse Pasteur",
            "12 rue du Dr Roux",
            "12 rue des Lilas, 44000 Nantes",
            "12 rue des Lilas 92130 Issy-les-Moulineaux",
            "12 bis rue des Lilas\n44000 Nantes",
            "4 place du marché, 35000 Rennes",
            "12-B rue des Lilas",
            "12/14 rue des Lilas",
            "4 rond-point de l’Europe",
            "12 rue des Lilas (44000 Nantes",
            "12 rue des Lilas - 44000 Nantes",
            "12 rue des Lilas – 44000 Nantes",
        ],
    );
    assert_eq!(
        found("3 rue Pasteur et Mme Anne Petit"),
        [(Address, "3 rue Pasteur"), (Person, "Mme Anne Petit")]
    );
    assert_eq!(found("12 rue Pasteur. Ensuite, rien"), [(Address, "12 rue Pasteur")]);
    // A name ends somewhere, however many capitals follow.
    let street = format!("12 rue{}", " Bleue".repeat(14));
    assert_eq!(found(&format!("{street} Bleue Bleue")), [(Address, &*street)]);
    none_in(&[
        "ouvert 10/18h rue des Lilas",
        "2 cours de vente",
        "3 places restantes",
        "12 rue",
        "la rue des Lilas",
        "44000 Nantes",
        "35052 : Accueil",
        "12 dossiers en route",
    ]);
}

#[test]
fn ordinary_numbers_of_the_trade_are_left_in_peace() {
    none_in(&[
        "article R. 512-13-1 du code des assurances",
        "les années 2019-2021",
        "12 500 €",
        "1 250 000,50 euros",
        "le 28/11/2027",
        "le 28-11-2027 à 14h30",
        "2027-11-28T10:00:00Z",
        "RNCP39866BC01-03",
        "SIRET 443 991 658 00032",
        "de 08 h 30 à 17 h 45",
        "100 % des 19 compétences",
        "+ 12 500 000 €",
        "3,14159265358979",
    ]);
}

#[test]
fn hits_that_overlap_are_one_and_stand_in_the_order_of_the_text() {
    let text =
        "Mme Petit (n° de sécurité sociale : 1 85 05 78 006 084 91, a.b@c.fr), 3 rue du Dr Roux";
    assert_eq!(
        found(text),
        [
            (Person, "Mme Petit"),
            (Nir, "n° de sécurité sociale : 1 85 05 78 006 084 91"),
            (Email, "a.b@c.fr"),
            (Address, "3 rue du Dr Roux"),
        ]
    );
}

proptest! {
    #[test]
    fn any_text_is_checked_without_panic_and_hits_are_ordered_places_of_it(
        text in "(\\PC|[0-9+@°'’. \n-]|M\\.|Mme |n° |rue |adhérent |FR|A){0,60}"
    ) {
        let mut end = 0;
        for hit in check(&text) {
            prop_assert!(hit.range.start >= end && hit.range.start < hit.range.end);
            prop_assert!(text.get(hit.range.clone()).is_some());
            end = hit.range.end;
        }
    }

    #[test]
    fn a_mobile_number_is_found_wherever_it_stands(
        digits in prop::collection::vec(0_u8..10, 8), sign in "[ .-]?", before in "[a-zé]{1,9}", after in "[a-zé]{1,9}"
    ) {
        let pairs: Vec<String> = digits.chunks(2).map(|pair| format!("{}{}", pair[0], pair[1])).collect();
        let number = format!("06{sign}{}", pairs.join(&sign));
        let text = format!("{before} {number} {after}");
        prop_assert_eq!(found(&text), [(Phone, number.as_str())]);
    }
}
