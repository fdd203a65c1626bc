//! Workspaces don't mix, one goes without a trace, and files are read whole.

use anamnesis::browser::settings::{Preferences, load_preferences, save_preferences};
use anamnesis::browser::workspace::{Workspace, current, mark_in_use, set_current};
use anamnesis::browser::{clock, erase_all, files, keys, local_kv::LocalKv, pause, store};
use anamnesis::vault::{KeyValue, Note, Store, StoreKind};
use contract::add_patient;
use js_sys::{Array, Uint8Array};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn the_demo_goes_without_a_trace_and_takes_nothing_with_it() {
    let (clinic, fell_back) = store::open(Workspace::Clinic).await;
    assert_eq!((clinic.kind(), fell_back), (StoreKind::IndexedDb, None));
    let (clinic, _) = contract::open(clinic).await.unwrap();
    clinic.save(&add_patient(1), Note::default()).await.unwrap();
    let (demo, opened) = contract::open(store::open(Workspace::Demo).await.0).await.unwrap();
    assert_eq!(opened.charts.len(), 0, "the demo shows no patient of the clinic");
    demo.save(&add_patient(2), Note::default()).await.unwrap();
    LocalKv.set("anamnesis-1-demo/clock", "28").unwrap();
    set_current(Workspace::Demo).unwrap();

    erase_all(Workspace::Demo).await.unwrap();
    assert_eq!(current(), None);
    assert!(LocalKv.names().unwrap().iter().all(|name| !name.starts_with("anamnesis-1-demo")));
    assert_eq!(store::open(Workspace::Demo).await.0.load().await, Ok(vec![]));
    let (_, opened) = contract::open(store::open(Workspace::Clinic).await.0).await.unwrap();
    assert_eq!(opened.charts.len(), 1);
    erase_all(Workspace::Clinic).await.unwrap();
    erase_all(Workspace::Demo).await.unwrap();
}

/// A clinic's page that was loaded anew or locked opened the demo instead, once that had been opened in another tab.
#[wasm_bindgen_test]
async fn a_tab_comes_back_to_its_own_workspace() {
    mark_in_use(Workspace::Clinic);
    mark_in_use(Workspace::Demo);
    set_current(Workspace::Clinic).unwrap();
    LocalKv.set("anamnesis-1/workspace", "anamnesis-1-demo").unwrap();
    assert_eq!(current(), Some(Workspace::Clinic), "another tab opened the demo");
    erase_all(Workspace::Clinic).await.unwrap();
    assert_eq!(current(), Some(Workspace::Demo), "what was erased isn't opened anew");
    erase_all(Workspace::Demo).await.unwrap();
    assert_eq!(current(), None);
}

#[wasm_bindgen_test]
async fn preferences_go_with_the_last_workspace_and_not_before() {
    let chosen = Preferences { shortcuts: false, ..Preferences::default() };
    save_preferences(&chosen).unwrap();
    mark_in_use(Workspace::Clinic);
    mark_in_use(Workspace::Demo);
    erase_all(Workspace::Demo).await.unwrap();
    assert_eq!(load_preferences().value, chosen);
    erase_all(Workspace::Clinic).await.unwrap();
    assert_eq!(load_preferences().value, Preferences::default());
}

#[wasm_bindgen_test]
async fn a_file_is_read_whole_with_progress() {
    let bytes: Vec<u8> = (0..2_500_000u32).map(|i| (i % 251) as u8).collect();
    let parts = Array::of1(&Uint8Array::from(bytes.as_slice()));
    let file = web_sys::File::new_with_u8_array_sequence(&parts, "scores.csv").unwrap();
    let mut seen = Vec::new();
    let read = files::read_file(file, |done, total| seen.push((done, total))).await.unwrap();
    assert_eq!(read, bytes);
    assert_eq!(seen, [0, 1 << 20, 2 << 20, 2_500_000].map(|done| (done, 2_500_000)));
}

/// The demo's clock, moved in one tab, moved the clinic's in another: what was entered there got days that had not come.
#[wasm_bindgen_test]
fn the_demos_moved_clock_moves_no_clinics() {
    set_current(Workspace::Demo).unwrap();
    clock::set_days_ahead(28).unwrap();
    let [clinic, demo] = [Workspace::Clinic, Workspace::Demo].map(|open| clock::today(Some(open)));
    clock::set_days_ahead(0).unwrap();
    set_current(None).unwrap();
    assert_eq!(demo.days_since(clinic), 28);
}

#[wasm_bindgen_test]
async fn the_small_ports_answer() {
    assert_ne!(keys::new_key(), keys::new_key());
    assert!(clock::today(None).days_since(anamnesis::record::Day::FIRST) > 40_000);
    pause().await;
    files::save_text("test.csv", "text/csv", "a,b\n").unwrap();
}
