//! A clinic whose records somebody changes without the app, with the states that it had before.

use crate::places::InMemory;
use crate::quick::{QUICK, put};
use anamnesis::caseload::Clinic;
use anamnesis::desk::{Change, Command, Deed, apply};
use anamnesis::judge::Policy;
use anamnesis::record::{Device, Instant, Patient, Stamp, Undecided};
use anamnesis::vault::{Keeper, MemoryStore, Note, Opened, Store, StoreError};
use contract::rust_crypto::RustCrypto;
use contract::{add_patient, sealed, take_away_patient};
use pollster::block_on;
use std::sync::atomic::{AtomicU64, Ordering};

/// The record that is tampered with.
pub(crate) const NAME: &str = "patient/0000000000000001";

pub(crate) type ClinicKeeper = Keeper<MemoryStore, RustCrypto>;
pub(crate) type Records = Vec<(String, Vec<u8>)>;

/// What somebody does to the store, with the states that it had before.
pub(crate) struct Tampered {
    pub(crate) store: MemoryStore,
    /// After each of the steps: nobody, one patient, that patient changed, a second patient.
    pub(crate) states: Vec<Records>,
}

pub(crate) fn note(what: &str) -> Note {
    sealed::note(Deed::Entered, what)
}

/// A change of the patient's note, made by a device of its own: several may be made of one state.
pub(crate) fn noted(bits: u64, before: &str, after: &str) -> Change {
    static DEVICES: AtomicU64 = AtomicU64::new(2);
    let stamp = |by: &str| Stamp {
        device: Device::from_bits(DEVICES.fetch_add(1, Ordering::Relaxed)),
        by: by.into(),
        at: Instant::from_seconds(1_900_000_000),
    };
    let added = add_patient(bits);
    let patient = |note: &str| {
        let added = added.charts[0].after.clone().unwrap().patient.clone();
        Patient { note: anamnesis::record::Note::new(note).unwrap(), ..added }
    };
    let clinic = Clinic::default().with(&added);
    let edit = |clinic: &Clinic, from: &str, to: &str| {
        apply(clinic, Command::EditPatient { patient: patient(to), was: patient(from) }, &stamp("Dr. Example")).unwrap()
    };
    if before.is_empty() {
        edit(&clinic, "", after)
    } else {
        edit(&clinic.with(&edit(&clinic, "", before)), before, after)
    }
}

pub(crate) fn rules(window_days: i32) -> Change {
    let policy = Some((Policy::default(), Policy { window_days, ..Policy::default() }));
    Change { charts: Vec::new(), policy, ..add_patient(1) }
}

pub(crate) fn clinic() -> (Tampered, ClinicKeeper) {
    let store = MemoryStore::default();
    let keeper = block_on(sealed::sealed(&InMemory(store.clone()), &QUICK));
    let mut states = vec![block_on(store.load()).unwrap()];
    for change in [add_patient(1), noted(1, "", "worse"), add_patient(2), rules(14), rules(42)] {
        block_on(keeper.save(&change, note("patient N-1"))).unwrap();
        states.push(block_on(store.load()).unwrap());
    }
    (Tampered { store, states }, keeper)
}

impl Tampered {
    pub(crate) fn opened(&self) -> (ClinicKeeper, Opened) {
        block_on(sealed::unlocked(&InMemory(self.store.clone()), &QUICK))
    }

    pub(crate) fn put(&self, name: &str, bytes: Option<Vec<u8>>) {
        put(&self.store, name, bytes);
    }

    /// The record as it lay after that many of the steps.
    pub(crate) fn at(&self, step: usize, name: &str) -> Option<Vec<u8>> {
        self.states[step].iter().find(|(other, _)| other == name).map(|(_, bytes)| bytes.clone())
    }

    pub(crate) fn names(&self, prefix: &str) -> Vec<String> {
        block_on(self.store.names()).unwrap().into_iter().filter(|name| name.starts_with(prefix)).collect()
    }

    /// Opens it, and takes out what is told of that record; nothing else may be.
    pub(crate) fn only(&self) -> (ClinicKeeper, Opened) {
        let (keeper, opened) = self.opened();
        assert_eq!(opened.undecided.breaks, []);
        assert_eq!(opened.undecided.records.len(), 1, "{:?}", opened.undecided);
        (keeper, opened)
    }

    /// Nothing waits for a decision after a reload, and saves go on.
    pub(crate) fn is_quiet(&self) {
        let (keeper, opened) = self.opened();
        assert_eq!(opened.undecided, Undecided::default());
        block_on(keeper.save(&add_patient(9), note(""))).unwrap();
        block_on(keeper.save(&take_away_patient(9), note(""))).unwrap();
        assert_eq!(self.opened().1.undecided, Undecided::default());
    }
}

/// What somebody makes of a record's bytes so that nobody can read them.
pub(crate) type Damage = fn(&[u8]) -> Vec<u8>;

/// One byte flipped, cut, emptied, written over.
pub(crate) fn damages() -> [Damage; 4] {
    [
        |whole| {
            whole.iter().enumerate().map(|(at, byte)| if at + 1 == whole.len() { byte ^ 1 } else { *byte }).collect()
        },
        |whole| whole[..whole.len() / 2].to_vec(),
        |_| Vec::new(),
        |whole| vec![b'x'; whole.len()],
    ]
}

pub(crate) fn is_refused(done: &Result<anamnesis::desk::AuditEntry, StoreError>) {
    let Err(StoreError::Undecided { .. }) = done else { panic!("{done:?}") };
}

/// Accepts all that waits, and reopens.
pub(crate) fn accepts(tampered: &Tampered) {
    let (keeper, opened) = tampered.opened();
    let before = opened.audit.len();
    let entry = block_on(keeper.accept(&opened.undecided, sealed::note(Deed::RecordAccepted, ""))).unwrap();
    assert_eq!(keeper.undecided(), Undecided::default());
    let (_, again) = tampered.opened();
    assert_eq!(again.audit.len(), before + 1);
    assert_eq!(again.audit.last(), Some(&entry));
    tampered.is_quiet();
}
