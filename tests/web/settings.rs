//! Preferences outlive a reload, and damaged ones are set aside in sight.

use anamnesis::browser::local_kv::LocalKv;
use anamnesis::browser::settings::{Preferences, Rows, Theme, load_preferences, save_preferences};
use anamnesis::vault::KeyValue;
use wasm_bindgen_test::wasm_bindgen_test;

const PLACE: &str = "anamnesis-1/preferences";

/// Keeps these, as they lie.
fn kept(theme: Theme) -> String {
    save_preferences(&Preferences { theme, ..Preferences::default() }).unwrap();
    LocalKv.get(PLACE).unwrap().unwrap()
}

#[wasm_bindgen_test]
fn damaged_preferences_are_set_aside_and_said() {
    let damaged = kept(Theme::Dark).replace("dark", "darc");
    LocalKv.set(PLACE, &damaged).unwrap();
    let loaded = load_preferences();
    assert_eq!(loaded.value, Preferences::default());
    assert!(loaded.notice.unwrap().contains("damaged"));
    let aside = format!("{PLACE}.damaged-1");
    assert_eq!(LocalKv.get(&aside), Ok(Some(damaged)));
    assert_eq!(load_preferences().notice, None);
    LocalKv.remove(&aside).unwrap();
}

#[wasm_bindgen_test]
fn newer_preferences_are_left_untouched() {
    let newer = kept(Theme::Dark).replace("\"schema\":1", "\"schema\":2");
    LocalKv.set(PLACE, &newer).unwrap();
    let loaded = load_preferences();
    assert_eq!(loaded.value, Preferences::default());
    assert!(loaded.notice.unwrap().contains("newer version"));
    assert!(save_preferences(&Preferences::default()).is_err());
    assert_eq!(LocalKv.get(PLACE), Ok(Some(newer)));
    LocalKv.remove(PLACE).unwrap();
}

#[wasm_bindgen_test]
fn preferences_are_kept() {
    let chosen = Preferences { theme: Theme::Dark, rows: Rows::Comfortable, shortcuts: false };
    save_preferences(&chosen).unwrap();
    assert_eq!(load_preferences().value, chosen);
    LocalKv.remove(PLACE).unwrap();
}
