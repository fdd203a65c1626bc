//! The browser's stores keep the same contract as those in memory.

use anamnesis::browser::idb_store::{IdbStore, LARGE};
use anamnesis::browser::local_kv::LocalKv;
use anamnesis::browser::web_crypto::WebCrypto;
use anamnesis::vault::crypto::{Crypto, CryptoError, Sealed, Stretching};
use anamnesis::vault::{InParts, KeyValue, KvStore, Note, Store, StoreError};
use contract::{Place, add_patient};
use gloo_storage::{LocalStorage, Storage};
use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;

struct InDatabase(&'static str);

impl Place for InDatabase {
    type Store = InParts<IdbStore>;
    async fn open(&self) -> InParts<IdbStore> {
        InParts::new(IdbStore::open(self.0).await.unwrap(), LARGE)
    }
}

struct InLocalStorage(&'static str);

impl Place for InLocalStorage {
    type Store = KvStore<LocalKv>;
    async fn open(&self) -> KvStore<LocalKv> {
        KvStore::new(LocalKv, self.0)
    }
}

#[wasm_bindgen_test]
async fn indexed_db_keeps_the_contract() {
    contract::every_store(async || {
        IdbStore::open("test-contract").await.unwrap().erase().await.unwrap();
        InDatabase("test-contract")
    })
    .await;
}

#[wasm_bindgen_test]
async fn local_storage_keeps_the_contract() {
    contract::every_store(async || {
        KvStore::new(LocalKv, "test-contract").erase().await.unwrap();
        InLocalStorage("test-contract")
    })
    .await;
}

#[wasm_bindgen_test]
async fn a_commit_to_local_storage_is_all_or_nothing_wherever_it_is_cut() {
    contract::a_commit_over_single_texts_is_never_halved(|| {
        for name in LocalKv.names().unwrap().iter().filter(|name| name.starts_with("w/")) {
            LocalKv.remove(name).unwrap();
        }
        LocalKv
    })
    .await;
}

#[wasm_bindgen_test]
async fn a_full_local_storage_says_so_and_keeps_what_it_held() {
    let store = KvStore::new(LocalKv, "test-full");
    store.erase().await.unwrap();
    store.commit(&[contract::put("a", 1, "small")]).await.unwrap();
    let before = store.load().await.unwrap();
    let large = "x".repeat(6_000_000);
    let refused = store.commit(&[contract::put("a", 2, "changed"), contract::put("b", 1, &large)]).await;
    assert_eq!(refused, Err(StoreError::Quota));
    assert_eq!(store.load().await, Ok(before));
    store.erase().await.unwrap();
}

#[wasm_bindgen_test]
async fn saves_that_overlap_wait_for_each_other() {
    IdbStore::open("test-overlap").await.unwrap().erase().await.unwrap();
    let keeper = std::rc::Rc::new(contract::open(IdbStore::open("test-overlap").await.unwrap()).await.unwrap().0);
    let second = std::rc::Rc::clone(&keeper);
    let both = js_sys::Array::of2(
        &wasm_bindgen_futures::future_to_promise(async move {
            Ok(keeper.save(&add_patient(1), Note::default()).await.is_ok().into())
        }),
        &wasm_bindgen_futures::future_to_promise(async move {
            Ok(second.save(&add_patient(2), Note::default()).await.is_ok().into())
        }),
    );
    let done = wasm_bindgen_futures::JsFuture::from(js_sys::Promise::all(&both)).await.unwrap();
    let done: Vec<_> = js_sys::Array::from(&done).iter().map(|v| v.as_bool()).collect();
    assert_eq!(done, [Some(true), Some(true)]);
}

#[wasm_bindgen_test]
async fn erasing_in_one_tab_closes_the_data_in_the_other() {
    let here = IdbStore::open("test-tabs").await.unwrap();
    let there = IdbStore::open("test-tabs").await.unwrap();
    there.erase().await.unwrap();
    assert_eq!(here.commit(&[contract::put("a", 1, "lost otherwise")]).await, Err(StoreError::Closed));
}

#[wasm_bindgen_test]
fn a_foreign_text_in_local_storage_is_handed_out_as_it_lies() {
    LocalStorage::raw().set_item("test-foreign", "{not json").unwrap();
    assert_eq!(LocalKv.get("test-foreign"), Ok(Some("{not json".to_owned())));
    LocalKv.remove("test-foreign").unwrap();
}

/// Web Crypto keeps the contract that the tests keep natively, and the vault is the same: what one sealed the other opens.
#[wasm_bindgen_test]
async fn a_sealed_clinic_in_the_database_keeps_the_contract() {
    contract::library::every_library(&Quick, async || {
        IdbStore::open("test-sealed").await.unwrap().erase().await.unwrap();
        InDatabase("test-sealed")
    })
    .await;
}

/// Web Crypto with a stretching that costs next to nothing, and without the worker, which only the built app has.
#[derive(Clone)]
struct Quick;

impl Crypto for Quick {
    type Key = web_sys::CryptoKey;

    fn random(&self, buffer: &mut [u8]) -> Result<(), CryptoError> {
        WebCrypto.random(buffer)
    }

    async fn stretch(&self, how: Stretching, secret: &[u8], salt: &[u8]) -> Result<Self::Key, CryptoError> {
        WebCrypto.stretch(how, secret, salt).await
    }

    async fn generate(&self) -> Result<Self::Key, CryptoError> {
        WebCrypto.generate().await
    }

    async fn wrap(
        &self,
        by: &Self::Key,
        key: &Self::Key,
        nonce: &[u8; 12],
        bound: &[u8],
    ) -> Result<Vec<u8>, CryptoError> {
        WebCrypto.wrap(by, key, nonce, bound).await
    }

    async fn unwrap(
        &self,
        by: &Self::Key,
        wrapped: &[u8],
        nonce: &[u8; 12],
        bound: &[u8],
        can_be_wrapped: bool,
    ) -> Result<Self::Key, CryptoError> {
        WebCrypto.unwrap(by, wrapped, nonce, bound, can_be_wrapped).await
    }

    async fn encrypt(
        &self,
        key: &Self::Key,
        nonce: &[u8; 12],
        bound: &[u8],
        plain: &[u8],
    ) -> Result<Vec<u8>, CryptoError> {
        WebCrypto.encrypt(key, nonce, bound, plain).await
    }

    async fn decrypt_all(&self, key: &Self::Key, sealed: &[Sealed<'_>]) -> Vec<Result<Vec<u8>, CryptoError>> {
        WebCrypto.decrypt_all(key, sealed).await
    }

    async fn stretching(&self) -> Stretching {
        Stretching::Pbkdf2Sha256 { rounds: 3 }
    }
}

fn hex(text: &str) -> Vec<u8> {
    let digit = |at: usize| text.get(at..at + 2).and_then(|pair| u8::from_str_radix(pair, 16).ok()).unwrap();
    (0..text.len()).step_by(2).map(digit).collect()
}

/// McGrew and Viega, "The Galois/Counter Mode of Operation", test case 16: the vector that the native library is held to, too.
#[wasm_bindgen_test]
async fn web_crypto_gives_the_published_vector() {
    let subtle = web_sys::window().unwrap().crypto().unwrap().subtle();
    let raw = Uint8Array::from(hex("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308").as_slice());
    let uses = js_sys::Array::of2(&"encrypt".into(), &"decrypt".into());
    let asked = subtle.import_key_with_str("raw", &raw, "AES-GCM", false, &uses).unwrap();
    let key: web_sys::CryptoKey = wasm_bindgen_futures::JsFuture::from(asked).await.unwrap().unchecked_into();
    let nonce: [u8; 12] = hex("cafebabefacedbaddecaf888").try_into().unwrap();
    let bound = hex("feedfacedeadbeeffeedfacedeadbeefabaddad2");
    let plain = hex(concat!(
        "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72",
        "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39"
    ));
    let sealed = hex(concat!(
        "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa",
        "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662",
        "76fc6ece0f4e1768cddf8853bb2d551b"
    ));
    assert_eq!(WebCrypto.encrypt(&key, &nonce, &bound, &plain).await, Ok(sealed.clone()));
    let mut body = [nonce.as_slice(), &sealed].concat();
    let opened = WebCrypto.decrypt_all(&key, &[Sealed { bound: &bound, body: &body }]).await;
    assert_eq!(opened, [Ok(plain.clone())]);
    // One that was changed, and one that is too short, take nothing from the others.
    let whole = body.clone();
    *body.last_mut().unwrap() ^= 1;
    let short = vec![0; 5];
    let all = [&whole, &body, &short, &whole].map(|body| Sealed { bound: &bound, body });
    let mismatch = Err(CryptoError::Mismatch);
    assert_eq!(
        WebCrypto.decrypt_all(&key, all.first_chunk::<2>().unwrap()).await,
        [Ok(plain.clone()), mismatch.clone()]
    );
    let opened = WebCrypto.decrypt_all(&key, &all).await;
    assert_eq!(opened, [Ok(plain.clone()), mismatch.clone(), mismatch, Ok(plain)]);
}

#[wasm_bindgen_test]
async fn keys_of_one_secret_open_what_the_other_wrapped_and_those_of_another_do_not() {
    let how = Stretching::Pbkdf2Sha256 { rounds: 1 };
    let key = WebCrypto.generate().await.unwrap();
    let wraps = WebCrypto.stretch(how, b"passwd", b"salt").await.unwrap();
    let wrapped = WebCrypto.wrap(&wraps, &key, &[7; 12], b"bound").await.unwrap();
    let same = WebCrypto.stretch(how, b"passwd", b"salt").await.unwrap();
    let opened = WebCrypto.unwrap(&same, &wrapped, &[7; 12], b"bound", false).await.unwrap();
    assert!(!opened.extractable() && !same.extractable(), "no script can read a key that is worked with");
    assert!(WebCrypto.wrap(&same, &opened, &[8; 12], b"bound").await.is_err());
    let other = WebCrypto.stretch(how, b"passwd", b"salz").await.unwrap();
    for (by, bound) in [(&other, b"bound"), (&same, b"other")] {
        let refused = WebCrypto.unwrap(by, &wrapped, &[7; 12], bound, false).await;
        assert_eq!(refused.err(), Some(CryptoError::Mismatch));
    }
}
