//! Words of signatures: by which device a file was made, and whether it is as it was then.

/// Words of signatures.
pub struct Signature {
    pub own: fn(&str) -> String,
    pub none_here: &'static str,
    pub signed: &'static str,
    pub unsigned: &'static str,
    pub altered: &'static str,
    pub not_checked: &'static str,
    pub by: fn(&str) -> String,
    pub by_this_device: &'static str,
    pub same: &'static str,
    pub other: &'static str,
    pub unsigned_hint: &'static str,
    pub unsigned_now: &'static str,
    pub altered_hint: &'static str,
    pub not_checked_hint: &'static str,
}

/// French.
pub const FR: Signature = Signature {
    own: |fingerprint| {
        format!(
            "Cet appareil signe les dossiers qu’il exporte. Son empreinte : {fingerprint}. Dictez-la à votre accompagnateur : s’il lit la même, le fichier vient de cet appareil et n’a pas été modifié depuis."
        )
    },
    none_here: "Ce navigateur ne permet pas de signer ici : le fichier est exporté sans signature.",
    signed: "Signé",
    unsigned: "Non signé",
    altered: "Modifié après signature",
    not_checked: "Signature non vérifiée",
    by: |fingerprint| {
        format!(
            "Fichier signé, inchangé depuis. Empreinte de l’appareil : {fingerprint}. Comparez-la avec celle que lit le candidat."
        )
    },
    by_this_device: "Signé par cet appareil, inchangé depuis.",
    same: "C’est le même appareil que pour le fichier précédent.",
    other: "Ce n’est pas l’appareil du fichier précédent : demandez au candidat s’il en a changé.",
    unsigned_hint: "Fichier non signé : rien ne dit de quel appareil il vient.",
    unsigned_now: "Fichier non signé, alors qu’un fichier précédent l’était : demandez-en la raison au candidat.",
    altered_hint: "La signature n’est pas celle de ce contenu : le fichier a été modifié après avoir été signé.",
    not_checked_hint: "Fichier signé. La signature n’est pas vérifiée : ce navigateur ne le permet pas ici (il faut https).",
};

/// English.
pub const EN: Signature = Signature {
    own: |fingerprint| {
        format!(
            "This device signs the dossiers it exports. Its fingerprint: {fingerprint}. Read it out to your adviser: if they see the same, the file comes from this device and has not been changed since."
        )
    },
    none_here: "This browser cannot sign here: the file is exported without a signature.",
    signed: "Signed",
    unsigned: "Not signed",
    altered: "Changed after signing",
    not_checked: "Signature not checked",
    by: |fingerprint| {
        format!(
            "Signed file, unchanged since. Fingerprint of the device: {fingerprint}. Compare it with the one the candidate reads out."
        )
    },
    by_this_device: "Signed by this device, unchanged since.",
    same: "It is the device of the previous file.",
    other: "It is not the device of the previous file: ask the candidate whether they changed device.",
    unsigned_hint: "File without a signature: nothing tells which device it comes from.",
    unsigned_now: "File without a signature, though an earlier one had one: ask the candidate why.",
    altered_hint: "The signature is not that of this content: the file was changed after it was signed.",
    not_checked_hint: "Signed file. The signature is not checked: this browser cannot do it here (it takes https).",
};
