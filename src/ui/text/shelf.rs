//! Words of what can be done with the dossiers of this device, on « Mes dossiers ».

/// Words of what can be done with the dossiers.
pub struct Shelf {
    pub duplicate: &'static str,
    pub copy_of: fn(&str) -> String,
    pub new_name: &'static str,
    pub actions_on: fn(&str) -> String,
    pub binned: fn(&str) -> String,
    pub bin: &'static str,
    pub bin_hint: &'static str,
    pub restore: &'static str,
    pub erase: &'static str,
    pub erase_sure: fn(&str) -> String,
    pub erase_warning: &'static str,
}

/// French.
pub const FR: Shelf = Shelf {
    duplicate: "Dupliquer",
    copy_of: |name| format!("{name} (copie)"),
    new_name: "Nouveau nom du dossier",
    actions_on: |name| format!("Actions sur {name}"),
    binned: |name| format!("« {name} » est dans la corbeille."),
    bin: "Corbeille",
    bin_hint: "Les dossiers supprimés restent ici 30 jours.",
    restore: "Restaurer",
    erase: "Effacer définitivement",
    erase_sure: |name| format!("Effacer définitivement « {name} » ?"),
    erase_warning: "Ce dossier et toutes ses preuves seront effacés de cet appareil. On ne peut pas revenir en arrière.",
};

/// English.
pub const EN: Shelf = Shelf {
    duplicate: "Duplicate",
    copy_of: |name| format!("{name} (copy)"),
    new_name: "New name of the dossier",
    actions_on: |name| format!("Actions on {name}"),
    binned: |name| format!("“{name}” is in the bin."),
    bin: "Bin",
    bin_hint: "Deleted dossiers stay here for 30 days.",
    restore: "Restore",
    erase: "Erase for good",
    erase_sure: |name| format!("Erase “{name}” for good?"),
    erase_warning: "This dossier and all its evidence will be erased from this device. There is no way back.",
};
