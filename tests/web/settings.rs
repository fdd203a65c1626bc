//! Settings outlive a reload, and a damaged one is set aside in sight.

use anamnesis::browser::local_kv::LocalKv;
use anamnesis::browser::settings::{
    Preferences, Rows, Theme, drop_old_policy, load_preferences, old_policy, save_preferences,
};
use anamnesis::browser::workspace::Workspace;
use anamnesis::judge::Policy;
use anamnesis::vault::KeyValue;
use anamnesis::vault::settings::encode;
use wasm_bindgen_test::wasm_bindgen_test;

const PLACE: &str = "anamnesis-clinic/settings/policy";

/// Puts a policy where earlier versions kept it.
fn put_old(policy: &Policy) -> String {
    let text = encode(policy, 1).unwrap();
    LocalKv.set(PLACE, &text).unwrap();
    text
}

#[wasm_bindgen_test]
fn a_policy_of_an_earlier_version_is_found_for_its_own_workspace_until_it_is_dropped() {
    let policy = Policy { window_days: 42, ..Policy::default() };
    put_old(&policy);
    assert_eq!(old_policy(Workspace::Clinic).value, Some(policy));
    assert_eq!(old_policy(Workspace::Demo).value, None);
    drop_old_policy(Workspace::Clinic);
    assert_eq!(old_policy(Workspace::Clinic).value, None);
    assert_eq!(LocalKv.get(PLACE), Ok(None));
}

#[wasm_bindgen_test]
fn a_damaged_policy_is_set_aside_and_said() {
    let damaged = put_old(&Policy::default()).replace("28", "29");
    LocalKv.set(PLACE, &damaged).unwrap();
    let loaded = old_policy(Workspace::Clinic);
    assert_eq!(loaded.value, None);
    assert!(loaded.notice.unwrap().contains("damaged"));
    let aside = format!("{PLACE}.damaged-1");
    assert_eq!(LocalKv.get(&aside), Ok(Some(damaged)));
    assert_eq!(old_policy(Workspace::Clinic).notice, None);
    LocalKv.remove(&aside).unwrap();
}

#[wasm_bindgen_test]
fn a_newer_policy_is_left_untouched() {
    let newer = put_old(&Policy::default()).replace("\"schema\":1", "\"schema\":2");
    LocalKv.set(PLACE, &newer).unwrap();
    let loaded = old_policy(Workspace::Clinic);
    assert_eq!(loaded.value, None);
    assert!(loaded.notice.unwrap().contains("newer version"));
    assert_eq!(LocalKv.get(PLACE), Ok(Some(newer)));
    LocalKv.remove(PLACE).unwrap();
}

#[wasm_bindgen_test]
fn preferences_are_kept() {
    let chosen = Preferences { theme: Theme::Dark, rows: Rows::Comfortable, shortcuts: false, lock_minutes: Some(3) };
    save_preferences(&chosen).unwrap();
    assert_eq!(load_preferences().value, chosen);
    LocalKv.remove("anamnesis/settings/preferences").unwrap();
}
