//! Settings outlive a reload, and a damaged one is set aside in sight.

use anamnesis::browser::local_kv::LocalKv;
use anamnesis::browser::settings::{Preferences, Theme, load_policy, load_preferences, save_policy, save_preferences};
use anamnesis::browser::workspace::Workspace;
use anamnesis::judge::Policy;
use anamnesis::vault::{KeyValue, StoreError};
use wasm_bindgen_test::wasm_bindgen_test;

const PLACE: &str = "anamnesis-clinic/settings/policy";

#[wasm_bindgen_test]
fn a_policy_is_kept_for_its_own_workspace() {
    let policy = Policy { window_days: 42, ..Policy::default() };
    save_policy(Workspace::Clinic, &policy).unwrap();
    assert_eq!(load_policy(Workspace::Clinic).value, policy);
    assert_eq!(load_policy(Workspace::Demo).value, Policy::default());
    LocalKv.remove(PLACE).unwrap();
}

#[wasm_bindgen_test]
fn a_damaged_policy_is_set_aside_and_said() {
    save_policy(Workspace::Clinic, &Policy::default()).unwrap();
    let damaged = LocalKv.get(PLACE).unwrap().unwrap().replace("28", "29");
    LocalKv.set(PLACE, &damaged).unwrap();
    let loaded = load_policy(Workspace::Clinic);
    assert_eq!(loaded.value, Policy::default());
    assert!(loaded.notice.unwrap().contains("damaged"));
    let aside = format!("{PLACE}.damaged-1");
    assert_eq!(LocalKv.get(&aside), Ok(Some(damaged)));
    assert_eq!(load_policy(Workspace::Clinic).notice, None);
    LocalKv.remove(&aside).unwrap();
}

#[wasm_bindgen_test]
fn a_newer_policy_is_left_untouched() {
    save_policy(Workspace::Clinic, &Policy::default()).unwrap();
    let newer = LocalKv.get(PLACE).unwrap().unwrap().replace("\"schema\":1", "\"schema\":2");
    LocalKv.set(PLACE, &newer).unwrap();
    assert!(load_policy(Workspace::Clinic).notice.unwrap().contains("newer version"));
    assert!(matches!(save_policy(Workspace::Clinic, &Policy::default()), Err(StoreError::Newer { .. })));
    assert_eq!(LocalKv.get(PLACE), Ok(Some(newer)));
    LocalKv.remove(PLACE).unwrap();
}

#[wasm_bindgen_test]
fn preferences_are_kept() {
    let chosen = Preferences {
        theme: Theme::Dark,
        clinician_name: "Dr. Example".to_owned(),
        shortcuts: false,
        saved_filters: Vec::new(),
    };
    save_preferences(&chosen).unwrap();
    assert_eq!(load_preferences().value, chosen);
    LocalKv.remove("anamnesis/settings/preferences").unwrap();
}
