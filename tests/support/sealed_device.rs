//! A device with one dossier on it, sealed or not, over places that die when told: what it holds, and what
//! of it can be read. The tests are in `sealing.rs`.

use crate::files::golden;
use crate::vault::{DyingJournal, DyingStore, Life, TestCipher, now};
use acquis::domain::Timestamp;
use acquis::domain::id::{DeviceId, DossierId};
use acquis::domain::merge::Replica;
use acquis::exchange::{record, sealed, stamp};
use acquis::state::cipher::Cipher;
use acquis::state::saver::{QUARANTINE, Text};
use acquis::state::{Ports, RecordStore, Vaults};
use std::rc::Rc;

pub(crate) const PHRASE: &str = "cheval agrafe bleu tambour";
pub(crate) const OTHER: &str = "lanterne sept poivre ruche";
/// What must not be readable anywhere.
pub(crate) const SENTENCE: &str = "Une adhérente arrive en colère à l'accueil.";

thread_local! {
    /// The dossier's id and records: reading its file for each kill would take longer than the rest.
    static RECORDS: (DossierId, Vec<Text>) = {
        let mut dossier = golden();
        SENTENCE.clone_into(&mut dossier.name);
        let copy = Replica::of(&dossier, &DeviceId::new("w"));
        (dossier.id.clone(), record::all(&copy))
    };
}

/// A device with one dossier on it, as it is stored.
pub(crate) struct Device {
    pub(crate) store: DyingStore,
    pub(crate) journal: DyingJournal,
    pub(crate) life: Life,
    pub(crate) cipher: TestCipher,
    pub(crate) id: DossierId,
    /// What the journal holds of it, and the quick store.
    pub(crate) plain: (Vec<Text>, Vec<Text>),
}

impl Device {
    pub(crate) fn new() -> Self {
        let life = Life::default();
        let store = DyingStore(Rc::default(), life.clone());
        let journal = DyingJournal(Rc::default(), life.clone());
        let (id, mut texts) = RECORDS.with(Clone::clone);
        let card = format!("{}card/-", record::prefix(&id));
        texts.push((card, stamp::encode(3, SENTENCE)));
        let parked = format!("{QUARANTINE}{}evidence/lost", record::prefix(&id));
        texts.push((parked, SENTENCE.to_owned()));
        for (key, text) in &texts {
            store.set(key, text).unwrap();
        }
        let quick = store.all();
        texts.push((format!("acquis/1/points/{id}/p1"), stamp::encode(1, SENTENCE)));
        for (key, text) in &texts {
            journal.0.put(key, text);
        }
        // Another dossier, which is nobody's business here.
        journal.0.put("acquis/1/other/header/-", "1 x y");
        store.set("acquis/1/other/header/-", "1 x y").unwrap();
        texts.sort();
        let cipher = TestCipher::default();
        Self { store, journal, life, cipher, id, plain: (texts, quick) }
    }

    pub(crate) fn ports(&self) -> Ports {
        Ports {
            store: Rc::new(self.store.clone()),
            journal: Some(Rc::new(self.journal.clone())),
            others: None,
            shared: true,
            now: || Timestamp::from_unix(1_800_000_000),
            new_id: || "id".to_owned(),
        }
    }

    /// A page that has just been opened.
    pub(crate) fn page(&self) -> (Vaults, Ports) {
        let ports = self.ports();
        let cipher = Rc::new(self.cipher.clone()) as Rc<dyn Cipher>;
        let vaults = Vaults::over(&ports, Some(cipher)).unwrap();
        let guarded = vaults.guard(&ports);
        (vaults, guarded)
    }

    pub(crate) fn raw(&self) -> String {
        let texts = self.store.all().into_iter().chain(self.journal.all());
        texts.fold(String::new(), |all, (key, text)| all + &key + "\n" + &text + "\n")
    }

    /// What is stored of the dossier, in neither place sealed.
    pub(crate) fn is_plain(&self) -> bool {
        let ours = |(key, _): &Text| !key.contains("/other/") && !sealed::is_header(key);
        let of = |texts: Vec<Text>| texts.into_iter().filter(ours).collect::<Vec<_>>();
        let mut quick = self.plain.1.clone();
        quick.sort();
        of(self.journal.all()) == self.plain.0 && of(self.store.all()) == quick
    }

    /// What is stored of the dossier, in neither place to be read; it opens whole.
    pub(crate) fn check_sealed(&self, phrase: &str) {
        let raw = self.raw();
        for told in [SENTENCE, "adhérente", "RNCP39866BC01-01", "evidence", "versions"] {
            assert!(!raw.contains(told), "{told} can be read");
        }
        assert_eq!(raw.matches("other/header").count(), 2);
        let (vaults, ports) = self.page();
        assert_eq!(
            ports.store.keys(&record::prefix(&self.id)),
            Ok(vec![]),
            "locked, it is not there"
        );
        assert_eq!(now(ports.journal.clone().unwrap().read("acquis/1/")).unwrap().len(), {
            1 + self.journal.all().iter().filter(|(key, _)| sealed::seat(key).is_some()).count()
        });
        assert_eq!(now(vaults.unlock(&self.id, phrase)), Ok(0));
        let journal = ports.journal.unwrap();
        let mut texts = Vec::new();
        for root in sealed::roots(&sealed::owner_of(&self.id)) {
            texts.extend(now(journal.read(&root.prefix)).unwrap());
        }
        texts.sort();
        assert_eq!(texts, self.plain.0, "in the journal");
        let mut quick = Vec::new();
        for root in sealed::roots(&sealed::owner_of(&self.id)) {
            for key in ports.store.keys(&root.prefix).unwrap() {
                quick.push((key.clone(), ports.store.get(&key).unwrap().unwrap()));
            }
        }
        let expected = &self.plain.1;
        // A kill may leave less there; what is there is right.
        assert!(quick.iter().all(|text| expected.contains(text)), "in the quick store");
    }
}
