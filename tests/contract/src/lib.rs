//! What every store must hold to: one suite, run natively for the stores in memory and in Chromium for the browser's own.
//!
//! Each check begins with an empty place and panics where the store breaks its word, as a test does.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "these are tests, which fail by panicking"
)]

mod attempts;
pub mod fakes;
pub mod library;
pub mod rekeyed;
pub mod sealed;

use crate::fakes::{FailingKv, Fault, NoCrypto};
use anamnesis::caseload::Clinic;
use anamnesis::desk::{Change, Command, apply};
use anamnesis::record::{Device, Id, Instant, Key, Name, Patient, Stamp};
use anamnesis::vault::Sealing;
use anamnesis::vault::audit::Note;
use anamnesis::vault::envelope::{self, Envelope, Seal};
use anamnesis::vault::keeper::{Keeper, Opened, Refreshed};
use anamnesis::vault::kv::{KeyValue, KvStore};
use anamnesis::vault::port::{Expect, Store, StoreError, Write};
use anamnesis::vault::schema;

/// A place that a store can be opened on again, as after a reload.
#[expect(async_fn_in_trait, reason = "the tests run on one thread")]
pub trait Place {
    /// The store on it.
    type Store: Store;
    /// Opens the store on what earlier ones left.
    async fn open(&self) -> Self::Store;
}

/// Bytes of a record in that revision.
pub fn bytes(name: &str, revision: u64, body: &str) -> Vec<u8> {
    let envelope = Envelope { seal: Seal::None, schema: schema::CURRENT, revision, body: body.as_bytes() };
    envelope::encode(name, &envelope).unwrap()
}

/// A write that puts a record in place of the revision before it.
pub fn put(name: &str, revision: u64, body: &str) -> Write {
    Write {
        name: name.to_owned(),
        expect: revision.checked_sub(1).filter(|r| *r > 0).map_or(Expect::Absent, Expect::Revision),
        bytes: Some(bytes(name, revision, body)),
    }
}

fn take(name: &str, revision: u64) -> Write {
    Write { name: name.to_owned(), expect: Expect::Revision(revision), bytes: None }
}

/// A change that adds a made-up patient of that key.
pub fn add_patient(bits: u64) -> Change {
    let key = Key::from_bits(bits);
    let mut patient = Patient::of(key, Id::new(&format!("N-{bits}")).unwrap());
    patient.name = Name::new("<b>Zoë</b> Made-up").unwrap();
    apply(&Clinic::default(), Command::AddPatient(patient), &stamp()).unwrap()
}

fn stamp() -> Stamp {
    Stamp { device: Device::from_bits(1), by: "Dr. Example".into(), at: Instant::from_seconds(1_800_000_000) }
}

/// What takes the addition of that patient back.
pub fn take_away_patient(bits: u64) -> Change {
    let added = add_patient(bits);
    added.inverse(&Clinic::default().with(&added), &stamp()).unwrap().unwrap()
}

/// Opens a store whose records are not sealed.
pub async fn open<S: Store>(store: S) -> Result<(Keeper<S, NoCrypto>, Opened), StoreError> {
    Keeper::open(store, Sealing::Open).await
}

/// Runs every check that needs nothing but the store; `fresh` makes an empty place each time.
pub async fn every_store<P: Place>(mut fresh: impl AsyncFnMut() -> P) {
    what_was_committed_is_there_after_reopening(&fresh().await).await;
    a_conflict_anywhere_in_a_commit_changes_nothing(&fresh().await).await;
    of_two_handles_the_second_to_save_the_same_revision_is_refused(&fresh().await).await;
    damaged_and_newer_records_are_listed_and_never_written_over(&fresh().await).await;
    a_large_commit_is_whole(&fresh().await).await;
    erasing_leaves_nothing(&fresh().await).await;
}

async fn what_was_committed_is_there_after_reopening(place: &impl Place) {
    let store = place.open().await;
    assert_eq!(store.load().await, Ok(vec![]));
    store.commit(&[put("b", 1, "two"), put("a", 1, "one"), put("c", 1, "three")]).await.unwrap();
    store.commit(&[put("a", 2, "eins"), take("c", 1)]).await.unwrap();
    let expected = vec![("a".to_owned(), bytes("a", 2, "eins")), ("b".to_owned(), bytes("b", 1, "two"))];
    assert_eq!(store.load().await.as_ref(), Ok(&expected));
    assert_eq!(store.names().await, Ok(vec!["a".to_owned(), "b".to_owned()]));
    let asked = ["b", "gone", "a"].map(str::to_owned);
    assert_eq!(store.fetch(&asked).await, Ok(vec![Some(bytes("b", 1, "two")), None, Some(bytes("a", 2, "eins"))]));
    let anything = Write { name: "b".to_owned(), expect: Expect::Anything, bytes: Some(b"not an envelope".to_vec()) };
    store.commit(std::slice::from_ref(&anything)).await.unwrap();
    let back = Write { bytes: Some(bytes("b", 1, "two")), ..anything };
    store.commit(&[back]).await.unwrap();
    assert_eq!(place.open().await.load().await, Ok(expected));
}

async fn a_conflict_anywhere_in_a_commit_changes_nothing(place: &impl Place) {
    let store = place.open().await;
    store.commit(&[put("a", 1, "one"), put("b", 1, "two")]).await.unwrap();
    let before = store.load().await.unwrap();
    let stale = [
        put("b", 1, "created twice"),
        put("b", 3, "one revision skipped"),
        put("never", 2, "changed before it was created"),
        take("b", 2),
        take("never", 1),
    ];
    for last in stale {
        let name = last.name.clone();
        let refused = store.commit(&[put("a", 2, "must not stay"), put("new", 1, "must not stay"), last]).await;
        assert_eq!(refused, Err(StoreError::Conflict { name }));
        assert_eq!(store.load().await.as_ref(), Ok(&before));
    }
    store.commit(&[put("a", 2, "a later commit works")]).await.unwrap();
}

async fn of_two_handles_the_second_to_save_the_same_revision_is_refused(place: &impl Place) {
    let (first, _) = open(place.open().await).await.unwrap();
    let (second, _) = open(place.open().await).await.unwrap();
    let change = add_patient(7);
    first.save(&change, Note::default()).await.unwrap();
    assert!(matches!(second.save(&change, Note::default()).await, Err(StoreError::Conflict { .. })));
    // The refused one is as it was: it is refused again, until it has read what the other wrote.
    assert!(matches!(second.save(&change, Note::default()).await, Err(StoreError::Conflict { .. })));
    let Refreshed::Update(update) = second.refresh().await.unwrap() else { panic!("it went on") };
    assert_eq!(update.charts.len(), 1);
    assert_eq!(update.audit.len(), 1);
    second.save(&add_patient(8), Note::default()).await.unwrap();
    first.refresh().await.unwrap();
    first.save(&take_away_patient(7), Note::default()).await.unwrap();
    let Refreshed::Update(update) = second.refresh().await.unwrap() else { panic!("it went on") };
    assert_eq!(update.charts, [(Key::from_bits(7), None)]);
    // What one tab had saved or discarded was still offered in another that had read it before.
    let draft = Key::from_bits(9);
    first.save_drafts(&[(draft, Some("half typed".to_owned()))], Note::default()).await.unwrap();
    second.refresh().await.unwrap();
    first.save_drafts(&[(draft, None)], Note::default()).await.unwrap();
    let Refreshed::Update(update) = second.refresh().await.unwrap() else { panic!("it went on") };
    assert_eq!(update.drafts_gone, [draft]);
    let (_, opened) = open(place.open().await).await.unwrap();
    assert_eq!((opened.charts.len(), opened.audit.len()), (1, 5));
    assert_eq!(opened.undecided, Default::default());
}

async fn damaged_and_newer_records_are_listed_and_never_written_over(place: &impl Place) {
    let store = place.open().await;
    let name = |bits: u64| format!("patient/{}", Key::from_bits(bits));
    let mut flipped = bytes(&name(1), 1, "{}");
    *flipped.last_mut().unwrap() ^= 1;
    let body = b"{}";
    let later = Envelope { seal: Seal::None, schema: schema::CURRENT + 1, revision: 5, body };
    let planted = [
        (name(1), flipped),
        (name(2), bytes(&name(1), 1, "another record's")),
        (name(3), b"not an envelope \0\xff".to_vec()),
        (name(4), bytes(&name(4), 1, "{\"whole\":\"but no chart\"}")),
        (name(5), envelope::encode(&name(5), &later).unwrap()),
    ];
    let writes: Vec<Write> = planted
        .iter()
        .map(|(name, b)| Write { name: name.clone(), expect: Expect::Absent, bytes: Some(b.clone()) })
        .collect();
    store.commit(&writes).await.unwrap();
    let (keeper, opened) = open(place.open().await).await.unwrap();
    assert_eq!(opened.charts.len(), 0);
    let damaged: Vec<_> = opened.damaged.into_iter().map(|d| (d.name, d.bytes)).collect();
    assert_eq!(damaged.as_slice(), planted.get(..4).unwrap(), "kept byte for byte");
    assert_eq!(opened.newer.iter().map(|n| n.schema).collect::<Vec<_>>(), [schema::CURRENT + 1]);
    for bits in 1..=5 {
        let refused = keeper.save(&add_patient(bits), Note::default()).await.unwrap_err();
        assert!(matches!(refused, StoreError::Damaged { .. } | StoreError::Newer { .. }), "{refused:?}");
    }
    assert_eq!(store.load().await.unwrap(), planted);
}

async fn a_large_commit_is_whole(place: &impl Place) {
    let note = "x".repeat(4_000);
    let writes: Vec<Write> = (0..300).map(|i| put(&format!("patient/{i:03}"), 1, &note)).collect();
    place.open().await.commit(&writes).await.unwrap();
    assert_eq!(place.open().await.load().await.unwrap().len(), 300);
}

async fn erasing_leaves_nothing(place: &impl Place) {
    let (keeper, _) = open(place.open().await).await.unwrap();
    keeper.save(&add_patient(1), Note::default()).await.unwrap();
    keeper.erase().await.unwrap();
    assert_eq!(place.open().await.load().await, Ok(vec![]));
    keeper.save(&add_patient(1), Note::default()).await.unwrap();
    let (_, opened) = open(place.open().await).await.unwrap();
    assert_eq!(opened.charts.len(), 1, "an erased store can be used again");
}

/// Cuts a commit off before every single operation, and by a full store at every write: after reopening it is all there or not
/// at all, and all there only if nothing was cut. `fresh` makes an empty place of texts each time.
pub async fn a_commit_over_single_texts_is_never_halved<K: KeyValue + Clone>(mut fresh: impl FnMut() -> K) {
    for fault in [Fault::DiesBefore, Fault::QuotaAtWrite] {
        let mut cut_at = 0;
        loop {
            let texts = fresh();
            let sound = || KvStore::new(texts.clone(), "w");
            sound().commit(&[put("a", 1, "one"), put("b", 1, "two")]).await.unwrap();
            let before = sound().load().await.unwrap();
            let failing = KvStore::new(FailingKv::new(texts.clone(), fault(cut_at)), "w");
            let done = failing.commit(&[put("a", 2, "eins"), take("b", 1), put("c", 1, "drei")]).await;
            let after = sound().load().await.unwrap();
            if done.is_ok() {
                assert_eq!(after, [("a".to_owned(), bytes("a", 2, "eins")), ("c".to_owned(), bytes("c", 1, "drei"))]);
                break;
            }
            assert_eq!(after, before, "cut off before operation {cut_at}");
            cut_at += 1;
        }
        assert!(cut_at > 2, "it was cut off at least once in the middle");
    }
}
